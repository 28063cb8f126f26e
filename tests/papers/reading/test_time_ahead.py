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


def coming(title: str, heading: str) -> Told:
    results = "I. KẾT QUẢ\n1. Dạy nghề may: đã mở 01 lớp, 30 triệu đồng.\n2. Bản tin: đã in 02 số.\n"
    return told(f"BÁO CÁO\n{title}\n\n{results}{heading}\n{ITEMS}", "Dự hội chợ", "Máy sấy")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Kết quả khuyến công quý I và phương hướng quý II năm 2031", "2031Q2"),
        ("Kết quả khuyến công quý III, nhiệm vụ trọng tâm quý tới năm 2031", "2031Q4"),
        ("Tình hình khuyến công 6 tháng đầu năm và nhiệm vụ trọng tâm 6 tháng cuối năm 2031", "2031H2"),
        ("Kết quả khuyến công 9 tháng đầu năm, phương hướng 3 tháng cuối năm 2031", "2031Q4"),
        ("Kết quả khuyến công tháng 5, kế hoạch tháng 6 năm 2031", "2031M06"),
        ("Kết quả khuyến công năm 2031 và phương hướng, nhiệm vụ năm 2032", "2032"),
    ],
)
def test_what_comes_next_is_of_the_later_time_that_the_title_names(title: str, period: str) -> None:
    for heading in ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ", "II. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI", "II. NHIỆM VỤ, GIẢI PHÁP"):
        assert coming(title, heading) == {(Role.PLAN, period)}


@pytest.mark.parametrize("time", ["6 tháng đầu năm 2031", "quý I năm 2031", "tháng 5 năm 2031", "năm 2031"])
@pytest.mark.parametrize(
    "heading",
    [
        "II. PHƯƠNG HƯỚNG NHIỆM VỤ",
        "II. MỘT SỐ NHIỆM VỤ TRỌNG TÂM",
        "II. NHIỆM VỤ THỜI GIAN TỚI",
        "II. MỤC TIÊU, NHIỆM VỤ",
    ],
)
def test_what_comes_next_is_never_of_the_time_reported(time: str, heading: str) -> None:
    assert coming(f"Kết quả khuyến công {time}", heading) == {(Role.PLAN, None)}


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM", "2031H2"),
        ("II. PHƯƠNG HƯỚNG NHIỆM VỤ CÁC THÁNG CUỐI NĂM", "2031H2"),
        ("II. NHIỆM VỤ TRỌNG TÂM NHỮNG THÁNG CÒN LẠI CỦA NĂM", "2031H2"),
        ("II. PHƯƠNG HƯỚNG NĂM 2032", "2032"),
        ("II. KẾ HOẠCH ĐƯỢC GIAO", "2031H1"),
        ("II. KẾ HOẠCH", "2031H1"),
        ("II. CHỈ TIÊU KẾ HOẠCH ĐÃ ĐƯỢC PHÊ DUYỆT", "2031H1"),
        ("II. NHIỆM VỤ NĂM 2031 ĐÃ ĐƯỢC GIAO", "2031"),
    ],
)
def test_a_heading_with_its_own_time_and_what_had_been_given_out_keep_theirs(heading: str, period: str) -> None:
    assert coming("Kết quả khuyến công 6 tháng đầu năm 2031", heading) == {(Role.PLAN, period)}


def test_a_quarter_told_among_what_comes_next_is_of_the_reports_year() -> None:
    results = "I. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n"
    coming = "II. PHƯƠNG HƯỚNG\n1. Quý IV: mở 02 lớp may, 20 triệu đồng.\n2. Dự hội chợ: 80 triệu đồng.\n"
    read = facts_of(f"BÁO CÁO\nKết quả khuyến công 6 tháng đầu năm 2031\n\n{results}{coming}").activities
    assert [a.period for a in read] == ["2031H1", "2031Q4", None]


@pytest.mark.parametrize(
    "heading",
    [
        "II. CÔNG TÁC TRỌNG TÂM ĐÃ THỰC HIỆN",
        "II. MỘT SỐ NHIỆM VỤ TRỌNG TÂM ĐÃ TRIỂN KHAI",
        "II. ĐỊNH HƯỚNG CHUNG ĐÃ ĐẠT ĐƯỢC",
        "II. NHIỆM VỤ TRỌNG TÂM ĐÃ HOÀN THÀNH TRONG 6 THÁNG ĐẦU NĂM",
        "II. CÁC NHIỆM VỤ CHỦ YẾU ĐÃ THỰC HIỆN",
        "II. PHƯƠNG HƯỚNG ĐÃ TRIỂN KHAI",
        "II. CÔNG TÁC TRỌNG TÂM ĐÃ ĐẠT ĐƯỢC",
    ],
)
def test_what_a_heading_says_was_carried_out_is_a_result(heading: str) -> None:
    title = "Kết quả khuyến công 6 tháng đầu năm 2031, phương hướng 6 tháng cuối năm 2031"
    assert coming(title, heading) == {(Role.ACTUAL, "2031H1")}


def test_what_goes_on_of_what_was_begun_comes_next() -> None:
    title = "Kết quả khuyến công 6 tháng đầu năm 2031, phương hướng 6 tháng cuối năm 2031"
    heading = "II. NHIỆM VỤ TRỌNG TÂM TIẾP TỤC CÁC ĐỀ ÁN ĐÃ TRIỂN KHAI"
    assert coming(title, heading) == {(Role.PLAN, "2031H2")}
