"""A plan tells its contents in its own order and groups, in whatever order people take them from its paper."""

import pytest

from khuyencong.records.models import Fact, Line, Paper, PaperFinding, Plan
from khuyencong.terms.facts import Activity, Role, Span, Total
from khuyencong.work.adjust import purses
from khuyencong.work.library import accept, accept_clean
from tests.world import World, accept_all, item, read_as, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

LEARN, BUILD = "I. Đào tạo", "II. Mô hình"


def planned(path: str, title: str, group: str) -> Activity:
    return item(path, title, Role.PLAN, 400, group_title=group)


def told(world: World, *groups: str) -> Paper:
    contents = ("Lớp may", "Lớp mộc", "Máy sấy", "Máy ép")
    numbered = [(f"{group.partition('.')[0]}.{n}", contents[n - 1], group) for n, group in enumerate(groups, 1)]
    return tell(world, *(planned(*one) for one in numbered), title="Kế hoạch khuyến công 2023")


def lines(kind: Line.Kind) -> list[str]:
    return [str(line) for line in Line.objects.filter(kind=kind).order_by("parent__position", "position")]


def test_the_last_taken_first_stands_last(world: World) -> None:
    paper = told(world, LEARN, LEARN, BUILD, BUILD)
    for fact in reversed(Fact.objects.filter(paper=paper)):
        accept(world.officer, paper, {fact.pk})
    assert lines(Line.Kind.GROUP) == ["I Đào tạo", "II Mô hình"]
    assert lines(Line.Kind.ITEM) == ["1 Lớp may", "2 Lớp mộc", "3 Máy sấy", "4 Máy ép"]


def test_a_single_section_is_only_where_the_list_stands(world: World) -> None:
    accept_clean(world.officer, told(world, BUILD, BUILD, BUILD))
    assert lines(Line.Kind.GROUP) == []
    assert len(lines(Line.Kind.ITEM)) == 3


def test_a_section_with_one_content_is_a_group_among_others(world: World) -> None:
    """And what adjusts the plan tells the contents in the same order, the tenth behind the ninth."""
    parts = [(LEARN, 4), ("II. Sản xuất sạch hơn", 1), ("III. Thị trường", 5)]
    groups = [group for group, count in parts for _ in range(count)]
    named = [(f"{group.partition('.')[0]}.{n}", f"Nội dung {n}", group) for n, group in enumerate(groups, 1)]
    paper = tell(world, *(planned(*one) for one in named), title="Kế hoạch khuyến công 2023")
    accept_clean(world.officer, paper)
    assert lines(Line.Kind.GROUP) == ["I Đào tạo", "II Sản xuất sạch hơn", "III Thị trường"]
    assert Line.objects.get(number="5").parent == Line.objects.get(number="II")
    assert [purse.line.number for purse in purses(Plan.objects.get())] == [str(n) for n in range(1, 11)]


def test_a_plan_is_called_by_its_programme_with_its_own_capitals(world: World) -> None:
    paper = tell(world, planned("1", "Bao bì", ""), title="Kế hoạch thực hiện Chương trình OCOP năm 2023")
    accept_clean(world.officer, paper)
    assert Plan.objects.get().title == "Kế hoạch mỗi xã một sản phẩm (OCOP) năm 2023"


def test_sections_of_a_report_are_no_groups(world: World) -> None:
    """«II. Kết quả …», «III. Nội dung vượt …» both tell planned money: they part the report, not the plan."""
    contents = (("1", "Lớp may", BUILD), ("2", "Lớp mộc", BUILD), ("3", "Máy sấy", LEARN), ("4", "Máy ép", LEARN))
    told = [
        item(f"{group.partition('.')[0]}.{number}", title, role, 400, group_title=group)
        for number, title, group in contents
        for role in (Role.PLAN, Role.ACTUAL)
    ]
    accept_clean(world.officer, tell(world, *told))
    assert lines(Line.Kind.GROUP) == []


def test_two_totals_of_a_plan_are_for_a_person_to_choose(world: World) -> None:
    """A source the house has no name for may not take the place of the sum it is part of."""
    sums = tuple(Total(name, value, Span(0, 4), role=Role.PLAN, period="2023") for name, value in SUMS)
    paper = tell(world, item("1", "Lớp may", Role.PLAN, 400), totals=sums, title="Kế hoạch khuyến công 2023")
    accept_clean(world.officer, paper)
    waiting = paper.facts.get(review=Fact.Review.PENDING)
    assert waiting.title == "Quỹ phát triển"
    assert "chọn nguồn kinh phí" in PaperFinding.objects.get(fact=waiting).message


SUMS = (("Tổng kinh phí", 900), ("Quỹ phát triển", 300))


AIMED = """KẾ HOẠCH
Khuyến công năm 2031
I. MỤC TIÊU
1. Mục tiêu chung
Nâng chất lượng hồ sơ của cơ sở.
2. Mục tiêu cụ thể
- Đánh giá mới 36 sản phẩm.
- Đánh giá lại 18 sản phẩm.
- Tập huấn cho 240 lượt người.
II. NỘI DUNG
1. Tập huấn cán bộ
Mở 06 lớp. Kinh phí: 360 triệu đồng, trong đó ngân sách trung ương 200 triệu đồng, ngân sách tỉnh 160 triệu đồng.
2. Tư vấn hồ sơ
Tư vấn cho 36 cơ sở. Kinh phí: 900 triệu đồng, trong đó ngân sách trung ương 500 triệu đồng, ngân sách tỉnh 400 triệu.
"""


def test_aims_are_of_the_whole_plan_and_a_content_paid_by_two_sources_is_one(world: World) -> None:
    """No aim stands among the contents with a number of its own, and no content under a heading that is itself."""
    paper = read_as(world, AIMED)
    aims = paper.facts.filter(place=Fact.Place.ROOT, kind=Fact.Kind.QUANTITY).values_list("measure__name", "value")
    assert set(aims) == {("sản phẩm (đánh giá mới)", 36), ("sản phẩm (đánh giá lại)", 18), ("lượt người", 240)}
    accept_all(world.officer, paper)
    assert (lines(Line.Kind.GROUP), lines(Line.Kind.ITEM)) == ([], ["1 Tập huấn cán bộ", "2 Tư vấn hồ sơ"])


ANNEXED = """UBND TỈNH

Số: 8/KH-UBND

KẾ HOẠCH
Khuyến công năm 2031

I. {aims}

1. Hỗ trợ 18 cơ sở ứng dụng máy móc.

2. Đào tạo nghề cho 450 lao động.

3. Hỗ trợ 40 lượt cơ sở tham gia hội chợ.

II. NỘI DUNG VÀ KINH PHÍ

Nội dung, kinh phí và thời gian thực hiện chi tiết tại Phụ lục kèm theo.

Nơi nhận:
- Lưu: VT.

PHỤ LỤC
KINH PHÍ THỰC HIỆN KẾ HOẠCH NĂM 2031
Đơn vị tính: triệu đồng

STT | Nội dung | Đơn vị tính | Chỉ tiêu | Kinh phí
I | Hỗ trợ sản xuất |  |  |
1 | Hỗ trợ ứng dụng máy móc thiết bị tiên tiến | cơ sở | 18 | 900
2 | Xây dựng mô hình trình diễn | mô hình | 2 | 400
II | Phát triển thị trường |  |  |
3 | Tập huấn chuyển đổi số | lớp | 6 | 240
4 | Hỗ trợ tham gia hội chợ | lượt cơ sở | 40 | 520
"""


@pytest.mark.parametrize("aims", ["MỤC TIÊU", "CHỈ TIÊU", "CÁC CHỈ TIÊU CHỦ YẾU"])
def test_rows_of_an_annex_stand_under_their_own_names_beside_aims_of_the_same_numbers(world: World, aims: str) -> None:
    """And the sentence that leads to the annex is no content."""
    paper = read_as(world, ANNEXED.format(aims=aims))
    accept_clean(world.officer, paper)
    assert lines(Line.Kind.GROUP) == ["I Hỗ trợ sản xuất", "II Phát triển thị trường"]
    assert lines(Line.Kind.ITEM) == [
        "1 Hỗ trợ ứng dụng máy móc thiết bị tiên tiến",
        "2 Xây dựng mô hình trình diễn",
        "3 Tập huấn chuyển đổi số",
        "4 Hỗ trợ tham gia hội chợ",
    ]
    row = Line.objects.get(number="3", kind=Line.Kind.ITEM)
    assert set(paper.facts.filter(line=row).values_list("value", flat=True)) == {6, 240_000_000}
