"""Who pays, what each gets and what a list adds up to, told in lines or in sentences behind a sum."""

import pytest

from khuyencong.terms.facts import Role

from .reading import facts_of

ACTUAL, PLAN = Role.ACTUAL, Role.PLAN
MILLION = 1_000_000
HEAD = "Hoa Lư: kết quả khuyến công năm 2031\n\n"


def contents(text: str) -> list[int]:
    return [a.amount.value // MILLION for a in facts_of(text).activities if a.amount]


def totals(text: str) -> list[int]:
    return [(t.amount_vnd or 0) // MILLION for t in facts_of(text).totals]


WHOLE = "Trung tâm nghiệm thu đề án máy sấy tại HTX Mây Xanh. Tổng kinh phí thực hiện đề án là 860 triệu đồng"


@pytest.mark.parametrize(
    ("payers", "told"),
    [
        (", trong đó:\n\n- Kinh phí khuyến công tỉnh hỗ trợ: 250 triệu đồng;\n\n- HTX đầu tư: 610 triệu đồng.", 250),
        (". Trong đó:\n- Khuyến công quốc gia: 250 triệu đồng.\n- Vốn đối ứng của HTX: 610 triệu đồng.", 250),
        (", gồm:\n+ Nguồn khuyến công 250 triệu đồng;\n+ Đơn vị thụ hưởng 610 triệu đồng.", 250),
        (", trong đó khuyến công tỉnh 250 triệu đồng, vốn đối ứng của HTX 610 triệu đồng.", 250),
        (
            ". Trong đó:\n- Ngân sách tỉnh: 250 triệu đồng;\n- HTX đầu tư: 610 triệu đồng.",
            250,
        ),  # the machine is the HTX's own
    ],
)
def test_what_the_programme_pays_of_one_thing_is_its_sum(payers: str, told: int) -> None:
    text = f"{HEAD}{WHOLE}{payers}\n"
    assert contents(text)[0] == told
    if told == 250:
        assert contents(text) == [250]
        assert sorted(totals(text)) == [610, 860]


def test_payers_in_lines_under_numbers_are_no_contents_of_their_own() -> None:
    item = (
        "Đề án máy sấy tại HTX Mây Xanh, kinh phí 860 triệu đồng, trong đó:\n- Khuyến công tỉnh hỗ trợ 250 triệu đồng;"
    )
    text = f"Kết quả khuyến công năm 2031\n\n1. {item}\n- HTX đối ứng 610 triệu đồng.\n2. Mở 02 lớp, 90 triệu đồng.\n"
    facts = facts_of(text)
    assert [(a.path, a.amount and a.amount.value // MILLION) for a in facts.activities] == [("1", 250), ("2", 90)]
    assert facts.activities[0].fund_source == "khuyến công địa phương"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Các cơ sở đã bỏ thêm 4,6 tỷ đồng mua máy.", []),
        ("Doanh nghiệp đã đầu tư thêm hơn 2 tỷ đồng.", []),
        ("Hội chợ Hoa Lư, doanh thu 9,4 tỷ đồng: 2,5 tỷ đồng.", [2500]),
        ("Hội chợ Hoa Lư doanh thu 9,4 tỷ đồng, trong đó gian OCOP 2,5 tỷ đồng.", []),
        ("Mức hỗ trợ: 60 triệu đồng cho sản phẩm 5 sao, 40 triệu đồng cho sản phẩm 4 sao.", []),
        ("Mức thưởng là 60 triệu đồng cho sản phẩm 5 sao và 40 triệu đồng cho sản phẩm 4 sao.", []),
        ("Mở lớp thêu, mức hỗ trợ 60 triệu đồng.", [60]),
        ("Tỉnh bố trí 9 tỷ đồng phát triển sản phẩm OCOP năm 2031, từ nguồn ngân sách tỉnh 5 tỷ đồng.", []),
        ("Tỉnh bố trí cho xã Hoa 9 tỷ đồng phát triển sản phẩm OCOP.", [9000]),
    ],
)
def test_what_others_bring_or_each_may_get_is_no_content(sentence: str, told: list[int]) -> None:
    assert contents(f"{HEAD}Trong năm đã chấm 12 sản phẩm. {sentence}\n") == told


def test_a_sum_that_a_later_sentence_parts_is_a_total() -> None:
    counted = (
        "Đến nay có 05 đề án đã nghiệm thu với kinh phí 500 triệu đồng, 02 đề án đang làm với kinh phí 80 triệu đồng."
    )
    parted = "Các đề án đã nghiệm thu gồm: máy sấy 300 triệu đồng; mở lớp 200 triệu đồng."
    assert (contents(f"{HEAD}{counted} {parted}\n"), totals(f"{HEAD}{counted} {parted}\n")) == ([80, 300, 200], [500])
    others = "Các đề án đã nghiệm thu gồm: máy sấy 300 triệu đồng; mở lớp 150 triệu đồng."
    assert contents(f"{HEAD}{counted} {others}\n") == [500, 80, 300, 150]


@pytest.mark.parametrize("of", ["trong tổng kinh phí", "trên tổng số", "trong tổng vốn"])
def test_of_what_money_was_paid_out_is_the_plan(of: str) -> None:
    text = f"{HEAD}Đến hết tháng 10 năm 2031, tỉnh giải ngân được 3.018 triệu đồng {of} 3.950 triệu đồng (76,4%).\n"
    assert {(t.amount_vnd // MILLION, t.role) for t in facts_of(text).totals if t.amount_vnd} == {
        (3018, ACTUAL), (3950, PLAN),
    }  # fmt: skip


def test_plans_behind_slashes_are_named_as_what_was_reached() -> None:
    text = f"{HEAD}Cụ thể, nhóm máy móc 2.100/2.600 triệu đồng; nhóm nhãn hiệu 318/350 triệu đồng.\n"
    titles = {(a.role, a.title) for a in facts_of(text).activities}
    assert titles == {(role, title) for role in (PLAN, ACTUAL) for title in ("Nhóm máy móc", "Nhóm nhãn hiệu")}


@pytest.mark.parametrize(
    ("title", "role"),
    [("danh mục đề án khuyến công năm 2031", PLAN), ("kết quả thực hiện danh mục đề án khuyến công năm 2031", ACTUAL)],
)
def test_a_list_of_projects_is_a_plan_whoever_it_is_of(title: str, role: Role) -> None:
    text = f"Hoa Lư: {title}\n\n1/ Máy sấy cho 03 cơ sở: 450 triệu đồng.\n\n2/ Dự hội chợ: 180 triệu đồng.\n"
    assert [(a.role, a.amount.value // MILLION) for a in facts_of(text).activities if a.amount] == [
        (role, 450), (role, 180),
    ]  # fmt: skip


def test_what_a_sum_is_spent_on_names_it_where_nothing_stands_before() -> None:
    spent = "Ngoài ra chi 62 triệu đồng quảng bá trên truyền hình và 10 triệu đồng đăng ký mã vạch."
    assert [a.title for a in facts_of(f"{HEAD}Mở 02 lớp, 90 triệu đồng. {spent}\n").activities] == [
        "Mở 02 lớp", "Quảng bá trên truyền hình", "Đăng ký mã vạch",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("payers", "spent"),
    [
        ("(ngân sách 720 triệu đồng, thu gian hàng 400 triệu đồng)", [1120, 60]),
        ("(ngân sách tỉnh 720 triệu đồng và các nhà tài trợ 400 triệu đồng)", [1120, 60]),
        ("(hội chợ Tết 720 triệu đồng, hội chợ hè 400 triệu đồng)", [720, 400, 60]),  # things, and not who pays
    ],
)
def test_who_pays_a_sum_in_its_bracket_is_no_content(payers: str, spent: list[int]) -> None:
    text = f"{HEAD}Hội chợ trong tỉnh: 02 hội chợ, 1.120 triệu đồng {payers}; mở lớp thêu 60 triệu đồng.\n"
    assert contents(text) == spent


def test_sources_that_count_their_projects_in_brackets_are_totals() -> None:
    sources = "khuyến công quốc gia 180 triệu đồng (06 đề án), khuyến công tỉnh 555 triệu đồng (21 đề án)"
    text = f"{HEAD}Kế hoạch năm 2031 có tổng kinh phí 735 triệu đồng; trong đó {sources}.\n"
    assert (contents(text), totals(text)) == ([], [735, 180, 555])


def test_what_is_counted_between_two_priced_things_is_told_apart() -> None:
    told = "Mua máy sấy 300 triệu đồng; mở 2 lớp nghề; dự hội chợ tại Huế 200 triệu đồng."
    assert [(a.title, [q.value for q in a.quantities]) for a in facts_of(f"{HEAD}{told}\n").activities] == [
        ("Mua máy sấy", []), ("Mở 2 lớp nghề", [2]), ("Dự hội chợ tại Huế", []),
    ]  # fmt: skip
    one = "Mua máy sấy 300 triệu đồng; 02 lớp nghề; 60 học viên, kinh phí 90 triệu đồng."
    assert [[q.value for q in a.quantities] for a in facts_of(f"{HEAD}{one}\n").activities if a.amount] == [[], [2, 60]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Giảm kinh phí lớp thêu từ 90 triệu đồng xuống 65 triệu đồng.", [("Lớp thêu", 90, 65)]),
        ("Lớp thêu: giảm từ 90 triệu đồng còn 65 triệu đồng.", [("Lớp thêu", 90, 65)]),
        ("UBND tỉnh điều chỉnh kinh phí lớp thêu từ 90 triệu đồng lên 125 triệu đồng.", [("Lớp thêu", 90, 125)]),
        (
            "Bỏ hội chợ Huế (300 triệu đồng); giảm lớp thêu từ 90 triệu đồng xuống 65 triệu đồng (giảm 25 triệu đồng);"
            " thêm phiên chợ tại Gia Viễn 40 triệu đồng.",
            [("Lớp thêu", 90, 65), ("Thêm phiên chợ tại Gia Viễn", None, 40)],  # what is dropped is planned no more
        ),
        ("Nâng mức hỗ trợ từ 20 triệu đồng lên 30 triệu đồng mỗi cơ sở.", []),
        ("Thu nhập tăng từ 20 triệu đồng lên 30 triệu đồng.", []),
        ("Kinh phí tăng thêm 35 triệu đồng lấy từ nguồn dự phòng.", []),
    ],
)
def test_a_plan_gives_what_it_moves_a_thing_to(sentence: str, told: list[tuple[str, int | None, int]]) -> None:
    facts = facts_of(f"Hoa Lư: điều chỉnh kế hoạch khuyến công năm 2031\n\n{sentence}\n")
    assert [
        (a.title, a.before and a.before.value // MILLION, a.amount.value // MILLION)
        for a in facts.activities
        if a.amount and a.role is PLAN
    ] == told


def test_a_whole_plan_that_is_moved_is_a_total() -> None:
    text = "Hoa Lư: điều chỉnh kế hoạch khuyến công năm 2031\n\nNâng tổng kinh phí từ 5 tỷ đồng lên 6 tỷ đồng.\n"
    assert (contents(text), totals(text)) == ([], [6000])


GIVES = "Hoa Lư: phân bổ kinh phí OCOP năm 2031\n\n"


@pytest.mark.parametrize(
    ("text", "spent", "whole"),
    [
        (
            "Tỉnh phân bổ 5 tỷ đồng cho các huyện thực hiện Chương trình OCOP: huyện Yên Mô 2 tỷ đồng; huyện Gia Viễn"
            " 1.800 triệu đồng; thành phố Hoa Lư 1.200 triệu đồng.",
            [2000, 1800, 1200], [5000],
        ),
        (
            "UBND tỉnh giao 5 tỷ đồng cho 03 đơn vị như sau:\n\n- Sở Công Thương: 2 tỷ đồng;\n\n- Sở Du lịch: 1,8 tỷ"
            " đồng;\n\n- UBND huyện Yên Mô: 1,2 tỷ đồng.",
            [2000, 1800, 1200], [5000],
        ),
        (
            "Tỉnh phân bổ 5 tỷ đồng cho các huyện: huyện Yên Mô 2 tỷ đồng; huyện Gia Viễn 1.800 triệu đồng.",
            [], [5000, 2000, 1800],  # which do not come to it
        ),
        (
            "Tổng kinh phí đã giải ngân 5 tỷ đồng (huyện Yên Mô 2 tỷ đồng, huyện Gia Viễn 3 tỷ đồng).",
            [], [5000, 2000, 3000],  # nothing is given to each
        ),
    ],
)  # fmt: skip
def test_what_an_act_gives_to_each_unit_is_a_content_of_its_plan(text: str, spent: list[int], whole: list[int]) -> None:
    assert (contents(GIVES + text + "\n"), totals(GIVES + text + "\n")) == (spent, whole)


@pytest.mark.parametrize(
    ("text", "spent", "whole"),
    [
        ("Mua máy: 02 đề án, kinh phí 700 triệu đồng; đã giải ngân 350 triệu đồng.", [700], [350]),
        ("Mua máy: 02 cơ sở, kinh phí 700 triệu đồng, đã thanh toán 700 triệu đồng.", [700], [700]),
        (
            "Mua máy: kinh phí được duyệt 700 triệu đồng, đã giải ngân 650 triệu đồng.",
            [700, 650],
            [],
        ),  # plan and result
        ("Mua máy 700 triệu đồng; đã giải ngân 350 triệu đồng cho 02 lớp nghề.", [700, 350], []),
        ("Sở Khoa học và Công nghệ được giao 12 tỷ đồng. Mua máy 700 triệu đồng.", [700], [12_000]),
        ("Sở Khoa học và Công nghệ được giao 120 triệu đồng mở lớp thêu. Mua máy 700 triệu đồng.", [120, 700], []),
        ("Năm 2031 hỗ trợ 14 cơ sở, 700 triệu đồng; năm 2032 bố trí 18 tỷ đồng.", [700], [18_000]),
        ("Năm 2031 hỗ trợ 14 cơ sở, 700 triệu đồng; năm 2032 bố trí 900 triệu đồng mở lớp.", [700, 900], []),
    ],
)
def test_money_that_is_given_or_paid_out_alone_is_a_total(text: str, spent: list[int], whole: list[int]) -> None:
    assert (contents(HEAD + text + "\n"), totals(HEAD + text + "\n")) == (spent, whole)


@pytest.mark.parametrize("since", ["Từ đầu năm 2031 đến nay", "Từ đầu năm đến nay", "Từ năm 2029 đến nay"])
def test_news_that_open_with_what_was_done_till_now_tell_results(since: str) -> None:
    text = f"Hoa Lư dạy nghề\n\n{since}, Trung tâm mở 09 lớp, kinh phí 486 triệu đồng. Năm 2032 sẽ mở 10 lớp.\n"
    assert [a.role for a in facts_of(text).activities if a.amount] == [ACTUAL]
