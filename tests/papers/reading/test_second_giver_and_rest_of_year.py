"""What one sentence tells of the same thing or of another: who else pays for it, what the rest of the year brings,
when its money goes out, what stood before, and what goes to the next year."""

import pytest

from khuyencong.terms.facts import Activity, Arranged, Role
from tests.papers.reading.reading import facts_of

PLAN = "KẾ HOẠCH\nKhuyến công năm 2031\n\n"
REPORT = "BÁO CÁO\nKết quả thực hiện công tác khuyến công năm 2031\n\n"


def told(activities: tuple[Activity, ...]) -> list[tuple[str, int | None]]:
    return [(a.title, a.amount and a.amount.value // 1_000_000) for a in activities]


@pytest.mark.parametrize(
    "sums",
    [
        "96 triệu đồng từ nguồn khuyến công quốc gia và 24 triệu đồng từ ngân sách huyện",
        "96 triệu đồng (ngân sách tỉnh) và 24 triệu đồng (ngân sách huyện)",
    ],
)
def test_what_a_second_giver_pays_is_called_by_the_thing(sums: str) -> None:
    facts = facts_of(f"{PLAN}Tổ chức 01 lớp đan lát, kinh phí {sums}.\n")
    assert told(facts.activities) == [("Tổ chức 01 lớp đan lát", 96), ("Tổ chức 01 lớp đan lát", 24)]
    assert facts.activities[1].fund_source == "ngân sách huyện"


def test_another_thing_behind_a_sum_keeps_its_own_name() -> None:
    words = "Mở 01 lớp đan lát, kinh phí 96 triệu đồng từ ngân sách tỉnh, in sổ tay 24 triệu đồng từ ngân sách huyện."
    assert told(facts_of(f"{PLAN}{words}\n").activities) == [("Mở 01 lớp đan lát", 96), ("In sổ tay", 24)]


@pytest.mark.parametrize("source", ["", ", từ ngân sách tỉnh"])
def test_money_for_the_products_of_a_programme_is_a_total(source: str) -> None:
    facts = facts_of(f"{PLAN}Kinh phí 500 triệu đồng để phát triển sản phẩm OCOP năm 2031{source}.\n")
    assert not facts.activities
    assert [t.amount_vnd for t in facts.totals] == [500_000_000]


def test_a_purpose_is_not_cut_within_its_year() -> None:
    facts = facts_of(f"{PLAN}Kinh phí 500 triệu đồng cho máy ép gạch năm 2031.\n")
    assert told(facts.activities) == [("Máy ép gạch", 500)]


def test_the_rest_of_the_year_has_things_of_its_own() -> None:
    words = (
        "Từ đầu năm đến nay đã hỗ trợ 03 đề án, kinh phí 500 triệu đồng;"
        " từ nay đến cuối năm hỗ trợ 02 đề án, kinh phí 300 triệu đồng."
    )
    done, coming = facts_of(f"{REPORT}{words}\n").activities
    assert told((done, coming)) == [("Hỗ trợ 03 đề án", 500), ("Hỗ trợ 02 đề án", 300)]
    assert (done.role, coming.role) == (Role.ACTUAL, Role.PLAN)


def test_what_is_still_paid_in_the_rest_of_the_year_is_of_the_same_things() -> None:
    words = (
        "Từ đầu năm đến nay đã hỗ trợ 03 đề án, kinh phí 500 triệu đồng;"
        " từ nay đến cuối năm sẽ giải ngân 300 triệu đồng."
    )
    assert {a.title for a in facts_of(f"{REPORT}{words}\n").activities} == {"Hỗ trợ 03 đề án"}


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Giải ngân trong quý IV; tổ chức tập huấn trong quý II", "Tổ chức tập huấn trong quý II"),
        # a thing that is paid is named with it
        ("Thanh toán hội chợ; tổ chức tập huấn", "Thanh toán hội chợ; tổ chức tập huấn"),
    ],
)
def test_when_money_goes_out_names_nothing(words: str, title: str) -> None:
    assert told(facts_of(f"{PLAN}{words}, kinh phí 80 triệu đồng.\n").activities) == [(title, 80)]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("60 gian hàng, tăng từ 45 gian hàng năm 2030", [60]),
        ("60 gian hàng (tăng từ 45 gian hàng năm 2030)", [60]),
        ("60 gian hàng, giảm từ 75 gian hàng", [60]),
        ("60 gian hàng, từ 45 doanh nghiệp", [60, 45]),
        ("60 gian hàng, thu hút 45 doanh nghiệp", [60, 45]),
    ],
)
def test_a_count_that_rose_since_is_no_count_of_now(words: str, counts: list[int]) -> None:
    (fair,) = facts_of(f"{REPORT}Tổ chức hội chợ với {words}, kinh phí 200 triệu đồng.\n").activities
    assert [q.value for q in fair.quantities] == counts


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (" (chủ trì: Sở Công Thương; phối hợp: Sở Tài chính)", ["Sở Công Thương", "Sở Tài chính"]),
        (" (chủ trì: Sở Công Thương), tại trung tâm huyện", ["Sở Công Thương"]),
        (", Sở Công Thương chủ trì, Sở Tài chính phối hợp", ["Sở Công Thương", "Sở Tài chính"]),
        (", Sở Công Thương chủ trì", ["Sở Công Thương"]),
        # several lead it together, or one leads something else
        (", Sở Tài chính, Sở Công Thương chủ trì", []),
        (", Sở Công Thương chủ trì lập danh sách cơ sở", []),
    ],
)
def test_who_leads_a_content_in_brackets_or_behind_a_comma(words: str, units: list[str]) -> None:
    (fair,) = facts_of(f"{PLAN}Tổ chức 01 hội chợ, kinh phí 200 triệu đồng{words}.\n").activities
    assert [a.words for a in fair.arrangements] == units
    assert [a.kind for a in fair.arrangements] == [Arranged.LEAD, Arranged.PARTNER][: len(units)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("01 lớp không mở được do thiếu học viên, kinh phí 40 triệu đồng chuyển sang năm 2032", Role.PLAN),
        ("Kinh phí chưa thực hiện 40 triệu đồng chuyển sang năm 2032", None),  # of this year's money it is neither
    ],
)
def test_money_that_goes_to_the_next_year_is_planned_there(words: str, role: Role | None) -> None:
    assert [t.role for t in facts_of(f"{REPORT}{words}.\n").totals] == [role]
