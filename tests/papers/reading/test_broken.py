"""A paragraph that leaves out what the next line opens with goes on there, wherever the break came from."""

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.reading.text.broken import awaits
from tests.papers.reading.formats.word_files import p, word_file
from tests.papers.reading.reading import facts_of

HEAD = "BÁO CÁO\nKết quả khuyến công năm 2031\nI. KẾT QUẢ\n"


@pytest.mark.parametrize("told", ["Kinh phí thực hiện\n67.100.000 đồng.", "Kinh phí đã chi là\n67,1 triệu đồng."])
def test_a_sum_goes_back_to_its_sentence(told: str) -> None:
    line = f"- Tổ chức 02 lớp nghề gốm cho lao động các xã vùng xa. {told}"
    (content,) = facts_of(f"{HEAD}{line}").activities
    assert content.amount
    assert content.amount.value == 67_100_000


def test_in_a_word_file_made_of_a_pdf_too() -> None:
    lines = [
        *HEAD.strip().split("\n"),
        "- Tổ chức 02 lớp nghề gốm. Kinh phí thực hiện",
        "67.100.000 đồng.",
        "II. HẠN CHẾ",
    ]
    facts = find_facts(read_text(word_file("".join(map(p, lines))), "a.docx"))
    assert [(a.title, a.amount and a.amount.value) for a in facts.activities] == [
        ("Tổ chức 02 lớp nghề gốm", 67_100_000)
    ]
    assert not facts.totals


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("- Mở lớp tập huấn bán hàng qua mạng cho chủ cơ sở gốm ở phường năm", "2031. Có 40 học viên dự lớp."),
        ("- Mở lớp tập huấn bán hàng qua mạng cho chủ cơ sở gốm tại các huyện", "Xuân Lộc, Định Quán với 40 học viên."),
        ("- Mở lớp tập huấn bán hàng qua mạng cho 40 chủ cơ sở gốm theo Kế hoạch số", "41/KH-UBND ngày 20/02/2031."),
    ],
)
def test_a_year_a_place_or_a_number_goes_back_too(line: str, rest: str) -> None:
    assert [q.value for a in facts_of(f"{HEAD}{line}\n{rest}").activities for q in a.quantities] == [40]
    assert len(facts_of(f"{HEAD}{line}\n{rest}").activities) == 1


@pytest.mark.parametrize(
    "told", ["- UBND các huyện\nMở 02 lớp.", "- Chi năm\nMở 02 lớp.", "- Mở 01 lớp.\n2 triệu đồng.", "- Mở lớp\n2 đợt."]
)
def test_a_short_heading_or_a_closed_line_is_whole(told: str) -> None:
    end = told.index("\n")
    assert not awaits(told, 0, end, end + 1)
