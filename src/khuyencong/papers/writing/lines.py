"""Where the lines of a paragraph end, how many they are, and which blanks give way so that none is torn apart."""

import unicodedata

_MM = 14 * 0.3528  # millimetres of one size of the body's type
_INDENT = 12.7  # millimetres of a first line
_BLANK, _SHRUNK = 0.25, 0.17  # sizes of a blank in Times, and the least that typst makes of one
_TORN = 0.3  # added to each blank: what is left of the line is seen as holes
_UNSURE = 0.6  # sizes: so near the end of a line one writer still has room for a word and another has not
_WIDTHS = {  # of Times and its metric equals, in thousandths of the size
    letter: width
    for width, letters in (
        (180, "'"), (250, ".,\u00a0"), (278, "ijlt/:;"), (333, "frI-()!"), (389, "sJ"), (444, "acez“”"),
        (556, "FPS"), (611, "ELTZ"), (667, "BCR"), (722, "wADGHKNOQUVXYĐ"), (778, "m&"), (833, "%"), (889, "M"),
        (944, "W"),
    )
    for letter in letters
}  # fmt: skip
_OTHERS = 500
_JOIN = "\u00a0"


def evenly_joined(text: str, millimetres: float, *, shrinks: bool = False) -> str:
    """The text without those joined blanks that would leave holes in a line before the last: there a date, or a number
    and what it counts, ends with one line and goes on with the next.

    `shrinks`: the writer also draws blanks together, so that a little more fits into a line.
    """
    blank = _SHRUNK if shrinks else _BLANK
    room, filled, blanks = (millimetres - _INDENT) / _MM, 0.0, 0
    words, told = text.split(" ")[::-1], []
    while words:
        word = words.pop()
        width = sum(map(_width, word))
        needed, parts = filled + blank + width, word.split(_JOIN)
        if filled and len(parts) > 1 and needed > room - _UNSURE:
            is_torn = room - filled - blanks * (_BLANK - blank) > _TORN * blanks
            if is_torn and filled + blank + sum(map(_width, parts[0])) <= room:
                words += reversed(parts)
                continue
        if filled and needed > room:
            room, filled, blanks = millimetres / _MM, width, 0
        else:
            blanks += 1 if filled else 0
            filled += (blank if filled else 0) + width
        told.append(word)
    return " ".join(told)


def line_count(text: str, room: float) -> int:
    """How many lines words take that are `room` sizes of their letters wide."""
    lines, filled = 1, 0.0
    for word in text.split(" "):
        width = text_width(word)
        if filled and filled + _BLANK + width > room:
            lines, filled = lines + 1, width
        else:
            filled += (_BLANK if filled else 0) + width
        torn = int(filled / room)  # a word longer than the line goes on in the next
        lines, filled = lines + torn, filled - torn * room
    return lines


def text_width(text: str) -> float:
    """How wide words stand on one line, in sizes of their letters."""
    return sum(map(_width, text.replace(" ", _JOIN)))


def _width(letter: str) -> float:
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _OTHERS) / 1000
