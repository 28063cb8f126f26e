"""How many pages a written paper has: a column of registers and of exchange packages."""


def page_count(pdf: bytes) -> int:
    import pypdfium2  # noqa: PLC0415 - it loads slowly, and most callers of this room count no pages

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
