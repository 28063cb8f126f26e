"""A letter that the font of a PDF lacks is drawn in another one behind its line: it is read where a person sees it."""

from khuyencong.papers import read_text
from tests.papers.reading.formats.pdf_files import Placed, pdf_file, ruled


def coffee(left: float, up: float) -> list[Placed]:
    """«cà phê rang», its marked letters behind the rest, as LibreOffice draws them without Times New Roman."""
    told = ((0, "c"), (14.7, "ph"), (36.1, "rang"), (5.5, "à"), (26.9, "ê"))
    return [(left + right, up, words) for right, words in told]


def test_letters_drawn_behind_their_line_stand_in_their_words() -> None:
    page = [placed for i in range(4) for placed in coffee(60, 700 - 20 * i)]
    text = read_text(pdf_file((page, [])), "a.pdf")
    assert text.content.split("\n") == ["cà phê rang"] * 4
    assert not text.findings


def test_in_a_cell_too_where_lines_stand_close() -> None:
    cells = [*coffee(60, 690), *coffee(60, 677), *coffee(160, 690), (60, 715, "STT"), (160, 715, "Kinh")]
    text = read_text(pdf_file((cells, ruled([50, 150, 250], [730, 705, 670]))), "a.pdf")
    assert text.content.split("\n") == ["STT | Kinh", "cà phê rang cà phê rang | cà phê rang"]
