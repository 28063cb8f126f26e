"""PDF files written by hand: words at places, lines drawn where a table has them."""

Placed = tuple[float, float, str] | tuple[float, float, str, float]  # from left and below, words, size if not 11
Ruled = tuple[float, float, float, float]  # left, bottom, right, top of a drawn line


_TURNED = {  # how a page is stored that is shown upright only after a turn: its sides, and where its points go
    0: ("595 842", "1 0 0 1 0 0"),
    90: ("842 595", "0 1 -1 0 842 0"),
    180: ("595 842", "-1 0 0 -1 595 842"),
    270: ("842 595", "0 -1 1 0 0 595"),
}


def pdf_file(*pages: tuple[list[Placed], list[Ruled]], turn: int = 0) -> bytes:
    """A PDF of such pages, in a font with Western letters; `turn` = stored lying or upside down, and turned back."""
    sides, points = _TURNED[turn]
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, (words, lines) in enumerate(pages):
        content = f"{points} cm\n".encode() + _content(words, lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sides}] /Rotate {turn} /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return packed(objects)


def packed(objects: list[bytes]) -> bytes:
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, told) for i, told in enumerate(objects, 1))
    return body + b"trailer << /Root 1 0 R /Size %d >>\n%%%%EOF" % (len(objects) + 1)


def _content(words: list[Placed], lines: list[Ruled]) -> bytes:
    told = [f"BT /F1 {(*size, 11)[0]} Tf 1 0 0 1 {x} {y} Tm ({said}) Tj ET" for x, y, said, *size in words]
    drawn = [f"{left} {bottom} m {right} {top} l S" for left, bottom, right, top in lines]
    return "\n".join([*drawn, *told]).encode("cp1252")


def ruled(xs: list[float], ys: list[float]) -> list[Ruled]:
    """All lines of a grid."""
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return across + [(x, min(ys), x, max(ys)) for x in xs]
