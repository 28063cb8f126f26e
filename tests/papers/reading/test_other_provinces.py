"""How papers of other provinces tell what was decided, what it cost and whose money it was."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of
from .test_told_in_news import Case, sums, told

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
ITEMS = "{lead}\n\n1.1. Hỗ trợ máy sấy: 300 triệu đồng.\n\n1.2. Mở lớp nghề may: 90 triệu đồng.\n\n"
LATER = "2. Năm 2032\n\nUBND tỉnh ban hành Kế hoạch khuyến công năm 2032, có 9 đề án được duyệt.\n"


@pytest.mark.parametrize(
    ("title", "lead", "role"),
    [
        ("phê duyệt kế hoạch khuyến công năm 2031 và năm 2032", "UBND tỉnh duyệt kinh phí 2 tỷ đồng cho:", PLAN),
        ("phân bổ kinh phí khuyến công năm 2031 và năm 2032", "Chia theo nội dung:", PLAN),
        ("kế hoạch khuyến công các năm 2031 và 2032", "Trung tâm đã hoàn thành các việc sau:", ACTUAL),
        ("kết quả khuyến công năm 2031 và năm 2032", "UBND tỉnh duyệt kinh phí 2 tỷ đồng cho:", PLAN),
        ("kết quả khuyến công năm 2031 và năm 2032", "Chia theo nội dung:", ACTUAL),
        ("khuyến công năm 2031 và năm 2032", "Chia theo nội dung:", ACTUAL),
    ],
)
def test_a_page_about_two_plans_tells_what_was_planned_for_each_year(title: str, lead: str, role: Role) -> None:
    text = "1. Năm 2031\n\n" + ITEMS.format(lead=lead) + LATER
    assert told(text, f"Kon Tum: {title}\n\n")[:2] == [(300, role, "2031"), (90, role, "2031")]


@pytest.mark.parametrize(
    ("day", "said", "case"),
    [
        ("tin ngày 25/03/2031", "năm 2031 tỉnh hỗ trợ 12 cơ sở mua máy, 900 triệu đồng", (900, PLAN, "2031")),
        ("đăng ngày 2-4-2031", "năm 2031 tỉnh hỗ trợ 12 cơ sở mua máy, 900 triệu đồng", (900, PLAN, "2031")),
        ("tin ngày 25/03/2031", "năm 2031 tỉnh đã hỗ trợ 12 cơ sở mua máy, 900 triệu đồng", (900, ACTUAL, "2031")),
        ("tin ngày 25/11/2031", "năm 2031 tỉnh hỗ trợ 12 cơ sở mua máy, 900 triệu đồng", (900, ACTUAL, "2031")),
        ("tin ngày 25/03/2032", "năm 2031 tỉnh hỗ trợ 12 cơ sở mua máy, 900 triệu đồng", (900, ACTUAL, "2031")),
    ],
)
def test_the_day_of_the_news_may_stand_in_its_first_sentence(day: str, said: str, case: Case) -> None:
    assert told(f"Theo Sở Công Thương ({day}), {said}.", "Kon Tum: khuyến công địa phương năm 2031\n\n") == [case]


def test_the_day_of_a_later_section_is_none_of_the_news() -> None:
    text = "Năm 2031 tỉnh hỗ trợ 12 cơ sở mua máy, 900 triệu đồng.\n\nTập huấn (tin ngày 12/1/2031) có 3 lớp."
    assert told(text, "Kon Tum: khuyến công địa phương năm 2031\n\n") == [(900, ACTUAL, "2031")]


YEARS = "Kon Tum: kết quả khuyến công giai đoạn 2031 - 2034\n\n"
YEAR = "Kon Tum: kết quả khuyến công năm 2031\n\n"
LESSONS = "Cả tỉnh mở 31 lớp tập huấn quản lý cho cơ sở công nghiệp nông thôn"


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        # one kind of work, done in years: what it cost closes the sentence that tells it
        (
            f"I. Nâng cao năng lực quản lý\n\n{LESSONS}; tổng kinh phí trên 2,8 tỷ đồng.\n\nII. Máy\n\nMua máy.",
            [2800],
            [],
        ),
        (
            "I. Chuyển giao công nghệ\n\nHoàn thành 66 đề án ứng dụng máy móc vào chế biến chè cho 60 cơ sở; tổng kinh"
            " phí hỗ trợ gần 9 tỷ đồng. Cơ sở Hoa Mai là một trong số đó.\n\nII. Lớp\n\nMở lớp.",
            [9000],
            [],
        ),
        (f"{LESSONS}; tổng số tiền 3 tỷ 125 triệu đồng.", [3125], []),
        # a programme's money: nothing but projects, several kinds of work, the whole time, who pays
        ("Cả tỉnh hoàn thành 85 đề án; tổng kinh phí trên 20 tỷ đồng.", [], [20000]),
        (f"{LESSONS}, hỗ trợ 70 cơ sở mua máy và dự 9 hội chợ; tổng kinh phí 20 tỷ đồng.", [], [20000]),
        ("Cả giai đoạn hỗ trợ 29 sản phẩm; tổng kinh phí hơn 476 tỷ đồng.", [], [476_000]),
    ],
)
def test_what_closes_the_telling_of_one_kind_of_work_in_years_is_its_cost(
    text: str, spent: list[int], totals: list[int]
) -> None:
    assert sums(text, YEARS) == (spent, totals)


def test_a_whole_aim_of_years_stays_the_plans() -> None:
    text = f"{LESSONS}; tổng kinh phí trên 2,8 tỷ đồng."
    assert sums(text, "Kon Tum: kế hoạch khuyến công giai đoạn 2031 - 2034\n\n") == ([], [2800])


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (
            "Với nghề mây tre, các cấp huy động quỹ khuyến công và nhiều nguồn khác để mở các lớp dạy nghề cho lao"
            " động; tổng số tiền khoảng 1 tỷ 215 triệu đồng.",
            [1215],
            [],
        ),
        ("Các cấp huy động quỹ khuyến công và nhiều nguồn khác; tổng số tiền khoảng 1 tỷ 215 triệu đồng.", [], [1215]),
        # all that was done in a year
        (
            "Trung tâm đã theo dõi, đôn đốc 21 nhiệm vụ mới, 14 nhiệm vụ chuyển tiếp; tổng kinh phí 23 tỷ đồng.",
            [],
            [23000],
        ),
        ("Trung tâm đã triển khai 21 nhiệm vụ về giống lúa; tổng kinh phí 23 tỷ đồng.", [23000], []),
        (
            "Hoàn thành 6 đề án khuyến công quốc gia (trong đó 1 đề án gốm), 8 đề án khuyến công địa phương và 3 nội"
            " dung khác; tổng kinh phí 4,2 tỷ đồng.",
            [],
            [4200],
        ),
        ("Hoàn thành 6 đề án khuyến công quốc gia về gốm; tổng kinh phí 4,2 tỷ đồng.", [4200], []),
        ("Hỗ trợ 4 cơ sở mua máy; mở 2 lớp; tổng kinh phí 1,6 tỷ đồng.", [1600], []),
        ("Tư vấn để xây dựng thương hiệu cho làng nghề; tổng kinh phí khuyến công của tỉnh là 5 tỷ đồng.", [], [5000]),
    ],
)
def test_what_closes_a_sentence_is_of_its_work_unless_it_counts_all_that_a_year_did(
    text: str, spent: list[int], totals: list[int]
) -> None:
    assert sums(text, YEAR) == (spent, totals)


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("Những đề án được phê duyệt trong năm 2032 đã hoàn thành gồm có:", "2032"),
        ("Các đề án của năm 2031 đã nghiệm thu:", "2031"),
        ("Từ năm 2032 đã hoàn thành:", "2031-2033"),
        ("Các đề án năm 2031, 2032 đã hoàn thành:", "2031-2033"),
        ("Các đề án chuyển tiếp từ năm 2030 đã hoàn thành:", "2031-2033"),
        ("Các đề án đã hoàn thành:", "2031-2033"),
        ("Tính đến cuối năm 2032, tỉnh đã hoàn thành:", "2031-2033"),
        ("Vượt qua đại dịch năm 2032, các địa phương đã hoàn thành:", "2031-2033"),
    ],
)
@pytest.mark.parametrize(
    "listed",
    [
        "1.1. Máy sấy tại Công ty Mây Xanh: 500 triệu đồng.\n\n1.2. Máy ép: 300 triệu đồng.\n\n2. Tập huấn\n\nMở lớp.",
        "- Máy sấy tại Công ty Mây Xanh: 500 triệu đồng.\n- Máy ép: 300 triệu đồng.\n",
    ],
)
def test_of_the_years_of_a_page_a_list_is_of_the_one_that_opens_it(lead: str, period: str, listed: str) -> None:
    heading = "1. Khuyến công quốc gia\n\n" if listed.startswith("1") else ""
    text = f"{heading}Bộ Công Thương giao 5 đề án, tổng kinh phí hỗ trợ 3,7 tỷ đồng. {lead}\n\n{listed}"
    cases = told(text, "Kon Tum: kết quả khuyến công giai đoạn 2031 - 2033\n\n")
    assert [(amount, when) for amount, _, when in cases] == [(500, period), (300, period)]


FIRM = "Công ty Mây Xanh lắp dây chuyền nước ép, "


@pytest.mark.parametrize(
    ("text", "spent", "totals"),
    [
        (FIRM + "tổng kinh phí 1.240 triệu đồng; phần khuyến công quốc gia hỗ trợ là 85,5 triệu đồng.", [85], [1240]),
        (FIRM + "tổng vốn đầu tư trên 30 tỷ đồng; phần kinh phí khuyến công hỗ trợ 240 triệu đồng.", [240], [30_000]),
        (FIRM + "tổng kinh phí 900 triệu đồng, trong đó khuyến công hỗ trợ 200 triệu đồng.", [200], [900]),
        # without a firm it is a programme's
        ("Tổng kinh phí 5 tỷ đồng; phần khuyến công quốc gia hỗ trợ là 2 tỷ đồng.", [], [5000, 2000]),
    ],
)
def test_what_a_firm_invests_and_apart_from_it_what_the_programme_gives(
    text: str, spent: list[int], totals: list[int]
) -> None:
    assert sums(text, YEAR) == (spent, totals)


NEXT = "Kon Tum: kế hoạch kinh phí khuyến công năm 2032\n\n"
BY_SOURCE = "Tổng kinh phí dự kiến là 2,7 tỷ đồng, chia theo nguồn:\n\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- Khuyến công quốc gia: 700 triệu đồng, hỗ trợ 4 đề án.", "- Khuyến công tỉnh: 2 tỷ đồng, 12 đề án."),
        ("Nguồn 1: quốc gia, 700 triệu đồng, hỗ trợ 4 đề án.\n", "Nguồn 2: địa phương, 2 tỷ đồng, 12 đề án."),
        ("- Khuyến công quốc gia 700 triệu đồng;", "- Khuyến công tỉnh 2 tỷ đồng."),
    ],
)
def test_a_sum_parted_by_source_has_totals_below_it_and_keeps_what_they_count(one: str, other: str) -> None:
    text = f"{BY_SOURCE}{one}\n{other}\n"
    assert sums(text, NEXT) == ([], [2700, 700, 2000])
    counted = [q.value for a in facts_of(NEXT + text).activities for q in a.quantities]
    assert counted == ([4, 12] if "đề án" in one else [])


def test_what_stands_behind_the_sources_is_told_again_as_content() -> None:
    text = (
        f"{BY_SOURCE}- Khuyến công quốc gia 700 triệu đồng;\n- Khuyến công tỉnh 2 tỷ đồng.\n\nMở 3 lớp, 90 triệu đồng."
    )
    assert sums(text, NEXT)[0] == [90]


@pytest.mark.parametrize(
    ("lead", "spent", "period"),
    [("So sánh với năm 2031: ", [], "2031"), ("So với năm 2031: ", [], "2031"), ("Năm 2032, ", [], "2032")],
)
def test_a_year_set_beside_that_of_a_plan_tells_no_contents(lead: str, spent: list[int], period: str | None) -> None:
    facts = facts_of(f"{NEXT}{lead}UBND tỉnh giao Trung tâm 1 tỷ đồng kinh phí khuyến công để làm 12 đề án.")
    assert [a.amount.value // 1_000_000 for a in facts.activities if a.amount] == spent
    assert [t.period for t in facts.totals] == [period][: len(facts.totals)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Việc này thuộc Chương trình OCOP giai đoạn 2031 - 2035. Cả giai đoạn hỗ trợ 29 sản phẩm", "2031-2035"),
        ("Đề án có từ giai đoạn 2026-2030, nay là giai đoạn 2031-2035. Toàn giai đoạn nâng 29 sản phẩm", "2031-2035"),
        ("Cả giai đoạn hỗ trợ 29 sản phẩm", "2032"),  # no years are named
        ("Chương trình OCOP giai đoạn 2031 - 2035 có 5 nhóm. Cả tỉnh hỗ trợ 29 sản phẩm", "2032"),
        ("Chương trình OCOP giai đoạn 2031 - 2035.\n\nCả giai đoạn hỗ trợ 29 sản phẩm", "2032"),  # of another paragraph
    ],
)
def test_the_whole_time_is_that_of_the_programme_named_before_it(text: str, period: str) -> None:
    facts = facts_of(f"Kon Tum: kế hoạch OCOP năm 2032\n\n{text}, tổng kinh phí 47 tỷ đồng.")
    assert [a.period for a in facts.activities if 29 in [q.value for q in a.quantities]] == [period]


@pytest.mark.parametrize(
    ("lead", "is_total"),
    [
        ("Mức đề xuất từ ngân sách tỉnh là 4,6 tỷ đồng, dự kiến chi cho các việc sau:", True),
        ("Ngân sách tỉnh bố trí 4,6 tỷ đồng để thực hiện các việc sau:", True),
        ("Mức đề xuất mua máy sấy từ ngân sách tỉnh là 4,6 tỷ đồng.", False),
        ("Tạo việc làm cho lao động nghề mây: 4,6 tỷ đồng.", False),
    ],
)
def test_money_asked_for_works_that_follow_is_their_total(lead: str, is_total: bool) -> None:
    text = f"{lead}\n\n1. Xúc tiến thương mại.\n\n2. Hỗ trợ 23 sản phẩm.\n"
    expected = ([], [4600]) if is_total else ([4600], [])
    assert sums(text, "Kon Tum: đề xuất kinh phí OCOP năm 2032\n\n") == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Có 340 sản phẩm (nhóm thực phẩm 170, đồ uống 60, dịch vụ 2)", ["nhóm thực phẩm", "đồ uống", "dịch vụ"]),
        ("Tập huấn cho 45 người (nam 20; nữ 25)", ["nam", "nữ"]),
        ("Hỗ trợ 1.250 cơ sở (gồm: chế biến gỗ: 1.000, gốm: 200)", ["chế biến gỗ", "gốm"]),
        # numbers of names, more than the whole, units of their own, one alone
        ("Mở 9 lớp (khóa 1, khóa 2)", []),
        ("Hỗ trợ 12 cơ sở (phường 3, quận 7)", []),
        ("Hỗ trợ 12 cơ sở (gỗ 10, gốm 7)", []),
        ("Có 30 sản phẩm (thực phẩm 20 sản phẩm, đồ uống 9 sản phẩm)", []),
        ("Có 30 sản phẩm (trong đó đồ uống 9)", []),
    ],
)
def test_kinds_in_brackets_are_counted_by_what_stands_before_them(text: str, kinds: list[str]) -> None:
    (activity,) = facts_of(f"{YEAR}- {text}.").activities
    assert [q.note for q in activity.quantities if q.rule == "kind"] == kinds
    assert len({q.unit for q in activity.quantities if q.rule in ("kind", "count")}) == 1
