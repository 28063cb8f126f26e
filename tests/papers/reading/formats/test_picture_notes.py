"""Notes at the foot of a scanned page are told apart by the height of their lines and their numbers."""

import pytest

from khuyencong.papers.reading.formats.lines import Line
from khuyencong.papers.reading.formats.picture_notes import with_notes_apart
from khuyencong.terms.facts import Area, Place

TEXT = "Trong năm, công tác khuyến công của tỉnh được các cấp quan tâm"
HIGH, LOW = 0.016, 0.012


def page(*told: tuple[str, float], row: int | None = None) -> list[Line]:
    above = [(TEXT, HIGH)] * 5
    return [
        Line(said, Place(1, row if i >= 5 else None, area=Area.of(0.1, 0.1 + 0.02 * i, 0.8, 0.1 + 0.02 * i + height)))
        for i, (said, height) in enumerate([*above, *told])
    ]


def test_each_note_is_one_line_with_the_place_of_all_its_lines() -> None:
    lines, notes = with_notes_apart(
        page(("1 Theo Quyết định số 15/QĐ-SCT", LOW), ("2 lần trong năm.", LOW), ("2 Gồm 08 hộ.", LOW), ("3", LOW))
    )
    assert [line.text for line in lines] == [*[TEXT] * 5, "3"]  # the page's number is left to the page
    assert [note.text for note in notes] == ["1 Theo Quyết định số 15/QĐ-SCT 2 lần trong năm.", "2 Gồm 08 hộ."]
    area = notes[0].place.area
    assert area is not None
    assert (area.top, area.bottom) == (0.2, 0.232)


@pytest.mark.parametrize(
    ("last", "height", "row"),
    [
        ("Nơi nhận: như trên", LOW, None),
        ("1. Hỗ trợ máy móc", LOW, None),
        ("2 lớp cho học viên", LOW, None),
        ("1 Hỗ trợ máy móc 20.000.000", LOW, None),
        ("1 Theo dự toán", HIGH, None),
        ("1 Hỗ trợ máy móc |", LOW, 1),
    ],
)
def test_no_other_last_line_is_a_note(last: str, height: float, row: int | None) -> None:
    lines = page((last, height), row=row)
    assert with_notes_apart(lines) == (tuple(lines), ())
    assert with_notes_apart([]) == ((), ())
