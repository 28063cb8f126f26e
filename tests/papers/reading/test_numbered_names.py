"""Names of firms that end in a number or in their trade are whole, so that two firms never become one."""

import pytest

from khuyencong.papers.reading.grammar.recipients import listed_recipients, told_recipients
from khuyencong.papers.reading.text.scan import Scan
from khuyencong.terms.facts import Span

WHOLE = [
    "Công ty Cổ phần Gạch ngói số 1",
    "Công ty Cổ phần Gạch ngói số 2",
    "HTX Nông nghiệp 27-7",
    "HTX Nông nghiệp 30/4",
    "Công ty May Đồng Tiến 3",
    "Công ty cổ phần Xây dựng 47",
    "Công ty TNHH MTV 622",
    "Xí nghiệp Cơ khí số 5",
    "Hộ kinh doanh Nguyễn Văn Ba",
    "HTX Bàu Sen II",
]


def listed(cell: str) -> list[str]:
    return [cell[name.start : name.end] for name in listed_recipients(Scan.of(cell), Span(0, len(cell)), any_name=True)]


def told(sentence: str) -> list[str]:
    return [sentence[n.start : n.end] for n in told_recipients(Scan.of(sentence), Span(0, len(sentence)))]


@pytest.mark.parametrize("name", WHOLE)
def test_a_cell_names_a_firm_with_its_number(name: str) -> None:
    assert listed(name) == [name]
    assert listed(f"{name}, xã Suối Mơ") == [name]


@pytest.mark.parametrize("name", WHOLE)
def test_a_sentence_names_a_firm_with_its_number(name: str) -> None:
    assert told(f"Hỗ trợ {name} đầu tư lò sấy, kinh phí 90 triệu đồng.") == [name]


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" 02 máy sấy", "Công ty TNHH Minh Tâm"),
        (" 150 triệu đồng", "Công ty TNHH Minh Tâm"),
        (" 5 lao động", "Công ty TNHH Minh Tâm"),
        (" năm 2031", "Công ty TNHH Minh Tâm"),
        (" 90.000.000 đồng", "Công ty TNHH Minh Tâm"),
        (" đợt 2", "Công ty TNHH Minh Tâm"),
    ],
)
def test_counts_sums_and_times_are_no_part_of_a_name(behind: str, name: str) -> None:
    assert listed(f"{name}{behind}") == [name]
    assert told(f"Hỗ trợ {name}{behind}.") == [name]


def test_two_firms_of_one_name_with_two_numbers_are_two() -> None:
    assert listed("Công ty May Đồng Tiến 2; Công ty May Đồng Tiến 3") == [
        "Công ty May Đồng Tiến 2",
        "Công ty May Đồng Tiến 3",
    ]
