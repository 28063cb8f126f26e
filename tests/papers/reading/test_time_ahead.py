"""What a report tells of the time behind its own is planned, in its sections and in its annexes."""

import pytest

from khuyencong.papers.reading.grammar.periods import next_period
from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công quý I năm 2031\n\nI. KẾT QUẢ\n1. Dạy nghề may: 01 lớp, 30 triệu đồng.\n"
TABLE = "Đơn vị tính: triệu đồng\nTT | Nội dung | Kinh phí\n1 | Dự hội chợ | 80\n2 | Máy sấy | 90\n"
SIGNED = "\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n\nPhụ lục\n"
Told = set[tuple[Role | None, str | None]]


def told(text: str, *titles: str) -> Told:
    return {(a.role, a.period) for a in facts_of(text).activities if a.title in titles}


AHEAD = {(Role.PLAN, "2031Q2")}


@pytest.mark.parametrize(
    "title",
    [
        "KINH PHÍ DỰ KIẾN QUÝ II/2031",
        "NHIỆM VỤ TRỌNG TÂM QUÝ TỚI",
        "KINH PHÍ QUÝ II/2031",
        "KINH PHÍ DỰ KIẾN QUÝ II\nKèm theo Báo cáo kết quả số 12/BC-SCT",
        "(Kèm theo Báo cáo kết quả quý I)\nNỘI DUNG, KINH PHÍ QUÝ TIẾP THEO",
    ],
)
def test_an_annex_of_the_next_quarter_is_planned(title: str) -> None:
    assert told(f"{REPORT}{SIGNED}{title}\n{TABLE}", "Dự hội chợ", "Máy sấy") == AHEAD


@pytest.mark.parametrize("title", ["KẾT QUẢ THỰC HIỆN QUÝ I", "KINH PHÍ ĐÃ GIẢI NGÂN QUÝ I/2031", "BIỂU SỐ LIỆU"])
def test_an_annex_of_the_reports_own_time_tells_results(title: str) -> None:
    assert told(f"{REPORT}{SIGNED}{title}\n{TABLE}", "Dự hội chợ", "Máy sấy") == {(Role.ACTUAL, "2031Q1")}


ITEMS = "1. Dự hội chợ: 80 triệu đồng.\n2. Máy sấy: 90 triệu đồng.\n"


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("II. NHIỆM VỤ TRỌNG TÂM QUÝ TỚI", TABLE),
        ("II. NHIỆM VỤ TRỌNG TÂM QUÝ TỚI", ITEMS),
        ("II. KINH PHÍ DỰ KIẾN QUÝ II/2031", TABLE),
    ],
)
def test_a_section_of_the_next_quarter_is_planned(heading: str, body: str) -> None:
    assert told(f"{REPORT}{heading}\n{body}", "Dự hội chợ", "Máy sấy") == AHEAD


@pytest.mark.parametrize(
    ("words", "period", "following"),
    [
        ("quy toi", "2031Q1", "2031Q2"),
        ("quy toi", "2031M01-M09", "2031Q4"),
        ("quy tiep theo", "2031Q4", "2032Q1"),
        ("thang toi", "2031M12", "2032M01"),
        ("6 thang tiep theo", "2031H1", "2031H2"),
        ("nam sau", "2031H2", "2032"),
        ("thoi gian toi", "2031Q1", None),
        ("nam toi", "2026-2030", None),
        ("quy toi", None, None),
    ],
)
def test_the_time_behind_a_period(words: str, period: str | None, following: str | None) -> None:
    assert next_period(f"nhiem vu {words}", period) == following
