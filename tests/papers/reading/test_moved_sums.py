"""Decisions tell beside each other what stood, by how much it is adjusted and what stands from now on."""

import pytest

from tests.papers.reading.reading import facts_of
from tests.papers.reading.test_adjusting import contents, told
from tests.papers.reading.test_adjustments import HEAD

STOOD_MOVED_STANDS = """\
X mẫu: kinh phí đã duyệt 200 triệu đồng, điều chỉnh giảm 40 triệu đồng, kinh phí sau điều chỉnh 160 triệu đồng.
X mẫu: kế hoạch 200 triệu đồng, giảm 40 triệu đồng, còn 160 triệu đồng.
X mẫu: dự toán đã giao 200 triệu đồng; điều chỉnh giảm 40 triệu đồng; dự toán sau điều chỉnh 160 triệu đồng.
X mẫu (kế hoạch đã giao 200 triệu đồng): điều chỉnh giảm bớt 40 triệu đồng, còn 160 triệu đồng.
X mẫu: giảm 40 triệu đồng (kinh phí được duyệt 200 triệu đồng, kinh phí sau điều chỉnh 160 triệu đồng).
X mẫu: kinh phí đã duyệt là 200 triệu đồng, kinh phí sau điều chỉnh là 160 triệu đồng, giảm 40 triệu đồng.
X mẫu: giảm 40 triệu đồng, từ 200 triệu đồng xuống 160 triệu đồng, do tiết kiệm chi.
Nội dung X mẫu: dự toán ban đầu 200 triệu đồng, nay điều chỉnh còn 160 triệu đồng.
X mẫu: kinh phí 160 triệu đồng, giảm 40 triệu đồng so với Quyết định số 3/QĐ-UBND.
Giảm 40 triệu đồng của nội dung X mẫu, kinh phí còn lại là 160 triệu đồng.
Điều chỉnh giảm 40 triệu đồng kinh phí X mẫu, kinh phí sau khi điều chỉnh còn 160 triệu đồng.
Giảm 40 triệu đồng của đề án X mẫu, đưa tổng kinh phí hỗ trợ xuống còn 160 triệu đồng.
Giảm 40 triệu đồng của đề án X mẫu (trong đó nhân công 10 triệu đồng), còn 160 triệu đồng."""


@pytest.mark.parametrize("sentence", STOOD_MOVED_STANDS.splitlines())
def test_what_stood_and_what_stands_are_told_of_one_content(sentence: str) -> None:
    assert told(sentence) == [("X mẫu", "decrease", 160, 200)]


MORE = """\
Bổ sung 50 triệu đồng cho đề án X mẫu, nâng tổng kinh phí hỗ trợ lên 250 triệu đồng.
Bổ sung 50 triệu đồng cho đề án X mẫu, nâng tổng kinh phí từ 200 triệu đồng lên 250 triệu đồng.
Bổ sung kinh phí cho nội dung X mẫu 50 triệu đồng, đưa tổng mức kinh phí lên 250 triệu đồng.
Tăng 50 triệu đồng cho nội dung X mẫu, tổng kinh phí sau điều chỉnh 250 triệu đồng."""


@pytest.mark.parametrize("sentence", MORE.splitlines())
def test_what_is_more_says_what_stands_then(sentence: str) -> None:
    assert told(sentence) == [("X mẫu", "increase", 250, 200)]


def test_what_a_move_is_paid_from_is_not_what_stands() -> None:
    parted = "trong đó ngân sách tỉnh 30 triệu đồng, còn lại 20 triệu đồng do doanh nghiệp đóng góp"
    assert told(f"Bổ sung 50 triệu đồng cho đề án X mẫu, {parted}.") == [("X mẫu", "increase", 50, None)]


KEPT = """\
Giữ nguyên kinh phí nội dung X mẫu (200 triệu đồng).
Không điều chỉnh kinh phí nội dung X mẫu (200 triệu đồng).
Nội dung X mẫu: không điều chỉnh kinh phí (200 triệu đồng).
X mẫu: kinh phí giữ nguyên 200 triệu đồng, điều chỉnh thời gian tổ chức sang quý IV.
Nội dung X mẫu giữ nguyên mức 200.000.000 đồng.
Thay đổi đơn vị thụ hưởng đề án X mẫu từ Hộ Thử sang Hộ Mẫu, kinh phí giữ nguyên 200 triệu đồng.
Thay đổi đơn vị thụ hưởng từ X mẫu sang Y mẫu, kinh phí giữ nguyên 200 triệu đồng."""


@pytest.mark.parametrize("sentence", KEPT.splitlines())
def test_what_stays_as_it_is_has_the_same_sum_before_and_after(sentence: str) -> None:
    assert told(sentence) == [("X mẫu", None, 200, 200)]


def test_what_is_replaced_leaves_its_own_sum_and_the_other_has_another() -> None:
    sentence = 'Thay nội dung "X mẫu" (250 triệu đồng) bằng nội dung "Y mẫu" (240 triệu đồng) của Cơ sở Thử.'
    assert told(sentence) == [("X mẫu", "decrease", None, 250), ("Y mẫu", "increase", 240, None)]


def test_an_agency_that_passes_money_on_is_no_content() -> None:
    passed = "Điều chuyển 120 triệu đồng từ Sở Công Thương sang Sở Nông nghiệp và Môi trường"
    assert told(f"{passed} để tổ chức X mẫu.") == [("X mẫu", "increase", 120, None)]
    facts = facts_of(f"{HEAD}Điều 1. Điều chỉnh Kế hoạch như sau:\n1. {passed}.\n2. Giảm 20 triệu đồng của Y mẫu.\n")
    assert [a.title for a in facts.activities] == ["Y mẫu"]
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [(120_000_000, True)]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Chuyển nguồn 300 triệu đồng của đề án X mẫu sang năm 2032.", ("decrease", 300, None)),
        ("Chuyển toàn bộ kinh phí 300 triệu đồng của đề án X mẫu sang năm 2032.", ("decrease", None, 300)),
        ("Chuyển đề án X mẫu (kinh phí 300 triệu đồng) sang thực hiện năm 2032.", ("decrease", None, 300)),
    ],
)
def test_what_goes_to_the_next_year_is_taken_from_this_one(
    sentence: str, figures: tuple[str, int | None, int | None]
) -> None:
    assert told(sentence) == [("X mẫu", *figures)]


@pytest.mark.parametrize(
    "article",
    [
        "Sau điều chỉnh, tổng kinh phí Chương trình giảm 600 triệu đồng, từ 4.800 triệu đồng còn 4.200 triệu đồng.",
        "Tổng kinh phí giảm 600 triệu đồng (từ 4.800 triệu đồng xuống 4.200 triệu đồng).",
        "Tổng kinh phí Kế hoạch: điều chỉnh giảm từ 4.800 triệu đồng xuống còn 4.200 triệu đồng.",
        "Điều chỉnh tổng kinh phí thực hiện Kế hoạch từ 4.800 triệu đồng xuống còn 4.200 triệu đồng.",
    ],
)
def test_what_a_plan_comes_to_after_the_adjustment_is_its_total(article: str) -> None:
    moved = "1. X mẫu: kinh phí điều chỉnh từ 900 triệu đồng thành 300 triệu đồng."
    facts = facts_of(f"{HEAD}Điều 1. Điều chỉnh một số nội dung như sau:\n{moved}\nĐiều 2. {article}\n")
    assert [(a.path, a.title) for a in facts.activities] == [("Điều 1.1", "X mẫu")]
    assert [(t.amount_vnd, t.of_group) for t in facts.totals] == [(4_200_000_000, False)]


def test_a_quoted_content_is_called_by_its_name() -> None:
    sizes = "nâng số phiên từ 03 phiên lên 05 phiên, kinh phí tăng từ 150 triệu đồng lên 240 triệu đồng"
    (content,) = contents(f"Nội dung “X mẫu”: {sizes}.")
    assert (content.title, content.reason) == ("X mẫu", None)
    assert [q.value for q in content.quantities] == [5]
    assert contents("Bãi bỏ điểm c khoản 2 mục III của Chương trình.")[0].status is None


OTHER_WORDS = {
    "X mẫu: 05 lớp, kinh phí 150 triệu đồng; điều chỉnh còn 04 lớp, kinh phí 120 triệu đồng.": ("decrease", 120, 150),
    "X mẫu: kinh phí phê duyệt: 500 triệu đồng; kinh phí điều chỉnh: 420 triệu đồng; giảm: 80 triệu đồng.": (
        "decrease", 420, 500,
    ),
    "Điều chỉnh giảm kinh phí X mẫu 80 triệu đồng, từ 500 triệu đồng xuống 420 triệu đồng.": ("decrease", 420, 500),
    "X mẫu: điều chỉnh kinh phí còn 420 triệu đồng (giảm 80 triệu đồng so với dự toán được duyệt).": (
        "decrease", 420, 500,
    ),
    "X mẫu: điều chỉnh giảm 01 đoàn, kinh phí giảm 200 triệu đồng, kinh phí còn lại 150 triệu đồng.": (
        "decrease", 150, 350,
    ),
    "Phân bổ 120 triệu đồng kinh phí còn lại cho X mẫu.": ("increase", 120, None),
    "Bổ sung 60 triệu đồng cho Sở Công Thương để tổ chức X mẫu.": ("increase", 60, None),
    "Lùi thời gian thực hiện đề án X mẫu sang năm 2032, kinh phí 300 triệu đồng.": ("decrease", None, 300),
    "Đề án X mẫu: chuyển sang năm 2032, kinh phí 300 triệu đồng.": ("decrease", None, 300),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "figures"), OTHER_WORDS.items())
def test_officials_say_so_in_other_words_too(sentence: str, figures: tuple[str, int | None, int | None]) -> None:
    assert told(sentence) == [("X mẫu", *figures)]


def test_what_all_other_contents_keep_is_no_content() -> None:
    of_all = "các nội dung khác giữ nguyên 3.400 triệu đồng"
    for other in ("Giữ nguyên kinh phí các nội dung còn lại (3.400 triệu đồng)", f"Kinh phí {of_all}"):
        facts = facts_of(f"{HEAD}Điều 1. Điều chỉnh Kế hoạch như sau:\n1. Giảm 20 triệu đồng của X mẫu.\n2. {other}.\n")
        assert [a.title for a in facts.activities] == ["X mẫu"]
        assert [t.of_group for t in facts.totals] == [True]


def test_a_list_of_what_goes_to_the_next_year_takes_each_from_this_one() -> None:
    listed = "Chuyển nguồn sang năm 2032: đề án X mẫu 300 triệu đồng; đề án Y mẫu 50 triệu đồng."
    assert told(listed) == [("X mẫu", "decrease", 300, None), ("Y mẫu", "decrease", 50, None)]
    instead = "Không thực hiện đề án X mẫu (300 triệu đồng), thay bằng đề án Y mẫu (280 triệu đồng)."
    assert told(instead) == [("X mẫu", "decrease", None, 300), ("Y mẫu", "increase", 280, None)]


BULLETS = [
    "1. X mẫu\n- Kinh phí đã phê duyệt: 500 triệu đồng.\n- Kinh phí sau điều chỉnh: 420 triệu đồng.\n- Lý do: ít gian.",
    "1. Nội dung 1: X mẫu\n- Nội dung đã phê duyệt: quy mô 100 gian hàng, kinh phí 500 triệu đồng.\n"
    "- Nội dung điều chỉnh: quy mô 80 gian hàng, kinh phí 420 triệu đồng.",
    "1. X mẫu:\n- Trước điều chỉnh: 500 triệu đồng;\n- Sau điều chỉnh: 420 triệu đồng (giảm 80 triệu đồng).",
]


@pytest.mark.parametrize("listed", BULLETS)
def test_what_stood_and_what_stands_may_have_lines_of_their_own(listed: str) -> None:
    facts = facts_of(f"{HEAD}Điều 1. Điều chỉnh Kế hoạch như sau:\n{listed}\n2. Giảm 20 triệu đồng của Y mẫu.\n")
    told = [(a.path, a.title, a.amount and a.amount.value, a.before and a.before.value) for a in facts.activities]
    assert told[0] == ("Điều 1.1", "X mẫu", 420_000_000, 500_000_000)
    assert len(told) == 2
    assert {q.value for q in facts.activities[0].quantities} <= {80}


ALLOWED = [
    ("Cho phép điều chỉnh 80 triệu đồng từ nội dung X mẫu sang thực hiện nội dung Y mẫu.", "Y mẫu"),
    ("Cho phép Trung tâm Thử được sử dụng 80 triệu đồng tiết kiệm từ nội dung X mẫu để hỗ trợ thêm Y mẫu.", "Y mẫu"),
]


@pytest.mark.parametrize(("article", "other"), ALLOWED)
def test_what_one_content_may_spend_of_another_goes_from_the_one_to_the_other(article: str, other: str) -> None:
    assert told(article) == [("X mẫu", "decrease", 80, None), (other, "increase", 80, None)]


def test_money_taken_back_is_what_the_dropped_content_had() -> None:
    back = "Đối với đề án “X mẫu” của HTX Thử: dừng thực hiện do HTX giải thể; thu hồi 250 triệu đồng về ngân sách."
    assert told(back) == [("X mẫu", "decrease", None, 250)]
    more = "Đối với nội dung X mẫu: bổ sung 150 triệu đồng để thuê thêm 20 gian hàng, tổng kinh phí là 650 triệu đồng."
    assert told(more) == [("X mẫu", "increase", 650, 500)]


def test_by_how_much_a_programme_grows_is_no_content_and_what_it_then_has_is_its_total() -> None:
    grows = {
        "Điều chỉnh tăng kinh phí Chương trình khuyến công năm 2031 thêm 500 triệu đồng, từ 4.500 triệu đồng lên 5.000 "
        "triệu đồng, cụ thể:": "Kinh phí Chương trình khuyến công năm 2031",
        "Bổ sung 500 triệu đồng cho Kế hoạch khuyến công năm 2031, nâng tổng kinh phí từ 4.500 triệu đồng lên 5.000 "
        "triệu đồng, gồm:": "Kế hoạch khuyến công năm 2031",
        "Điều chỉnh tổng kinh phí Kế hoạch từ 4.500 triệu đồng lên 5.000 triệu đồng (tăng 500 triệu đồng), như sau:": (
            "Tổng kinh phí Kế hoạch"
        ),
        "Bổ sung kinh phí 500 triệu đồng thực hiện Kế hoạch khuyến công năm 2031 cho các nội dung:": None,
    }
    for whole, called in grows.items():
        facts = facts_of(f"{HEAD}Điều 1. {whole}\n1. X mẫu: tăng 200 triệu đồng.\n2. Y mẫu: tăng 300 triệu đồng.\n")
        assert [a.title for a in facts.activities] == ["X mẫu", "Y mẫu"]
        assert [t.amount_vnd for t in facts.totals if t.of_group] == [500_000_000]
        stands = [(t.label, t.amount_vnd) for t in facts.totals if not t.of_group]
        assert stands == ([(called, 5_000_000_000)] if called else [])


AMENDED = {
    "Điều chỉnh khoản 2 Điều 1 Quyết định số 3/QĐ-UBND như sau:\n“2. X mẫu: 10 cơ sở, kinh phí 200 triệu đồng.”": None,
    "Sửa đổi mục 4 phần II: “4. X mẫu, kinh phí 200 triệu đồng”.": None,
    "Tại mục II.3 “X mẫu”: thay cụm từ “12 cơ sở, kinh phí 240 triệu đồng” bằng cụm từ “10 cơ sở, kinh phí 200 triệu "
    "đồng”.": 240,
    "Sửa cụm từ “kinh phí 240 triệu đồng” tại điểm a mục 2 (X mẫu) thành “kinh phí 200 triệu đồng”.": 240,
}


@pytest.mark.parametrize(("article", "before"), AMENDED.items())
def test_what_is_worded_anew_is_called_by_its_own_name_and_has_the_new_sum(article: str, before: int | None) -> None:
    assert told(article) == [("X mẫu", "decrease" if before else None, 200, before)]
