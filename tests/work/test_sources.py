"""Fund sources: a paper's words mean the house's sources in its own programme, and nobody makes a second one."""

from importlib import import_module

import pytest
from django.apps import apps

from khuyencong.records.models import Act, Fact, FundSource, Paper, Plan, Programme, SourceName
from khuyencong.records.queries import sources_offered
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.periods import Period
from khuyencong.work.library import accept_clean
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import prepare_province
from khuyencong.work.sources import add_source, load_sources, name_source
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db
MILLION = 1_000_000
PLAN = """KẾ HOẠCH
{title} năm 2031

Đơn vị tính: triệu đồng

STT | Nội dung | Tổng kinh phí | {heads}
"""


def plan_of(world: World, title: str, heads: str, *rows: str) -> Paper:
    numbered = "\n".join(f"{n} | {row}" for n, row in enumerate(rows, 1))
    return read_as(world, PLAN.format(title=title, heads=heads) + numbered + "\n")


def paid(paper: Paper) -> list[tuple[str, int]]:
    """Each sum in triệu đồng with its source's code."""
    facts = paper.facts.filter(kind=Fact.Kind.AMOUNT).select_related("source")
    return [(f.source.code if f.source else "", f.value // MILLION) for f in facts if f.value]


FOUR = "Ngân sách tỉnh | Ngân sách xã | CTMTQG | Đối ứng"
ROW = "Hỗ trợ máy sấy bưởi | 720 | 180 | 60 | 120 | 360"


@pytest.mark.parametrize(
    ("title", "sources"),
    [
        ("Chương trình OCOP", ["nst", "nsx", "mtqg", "doi-ung"]),
        ("Xúc tiến thương mại", ["nst", "nsx", "mtqg", "dong-gop"]),
        ("Khuyến công", ["snkt", "nsx", "mtqg", "doi-ung-co-so"]),
    ],
)
def test_the_same_heads_mean_the_sources_of_the_papers_programme(world: World, title: str, sources: list[str]) -> None:
    paper = plan_of(world, title, FOUR, ROW)
    assert paid(paper) == list(zip(sources, (180, 60, 120, 360), strict=True))
    assert not paper.findings.exists()


def test_what_the_paper_calls_its_other_money_is_kept_apart(world: World) -> None:
    heads = "Ngân sách tỉnh | Chủ thể đối ứng | Xã hội hóa | Vốn vay tín dụng"
    paper = plan_of(world, "Chương trình OCOP", heads, "Điểm bán hàng | 100 | 40 | 30 | 20 | 10")
    assert paid(paper) == [("nst", 40), ("doi-ung", 30), ("xa-hoi-hoa", 20), ("tin-dung", 10)]


UNKNOWN = ("Ngân sách tỉnh | Quỹ Hạt Gạo", "Máy sấy | 100 | 70 | 30", "Bao bì | 50 | 30 | 20", "Hội nghị | 9 | 9 | ")


def test_a_source_nobody_knows_waits_for_a_person_and_is_known_once_it_was_added(world: World) -> None:
    paper = plan_of(world, "Chương trình OCOP", *UNKNOWN)
    assert paid(paper) == [("", 100), ("nst", 70), ("", 50), ("nst", 30), ("nst", 9)]
    (finding,) = paper.findings.filter(rule="unknown-source")
    assert "«Quỹ Hạt Gạo»" in finding.message

    added = add_source(world.officer, world.province, "Quỹ hạt gạo", others=["Quỹ HG"])
    again = plan_of(world, "Chương trình OCOP", *UNKNOWN)
    assert paid(again) == [("nst", 70), (added.code, 30), ("nst", 30), (added.code, 20), ("nst", 9)]
    assert not again.findings.filter(rule="unknown-source").exists()


def test_a_column_that_is_no_part_of_the_sum_is_no_source(world: World) -> None:
    paper = plan_of(
        world, "Chương trình OCOP", "Ngân sách tỉnh | Suất", "Máy sấy | 100 | 100 | 7", "Bao bì | 50 | 50 | 8"
    )
    assert paid(paper) == [("nst", 100), ("nst", 50)]
    assert not paper.findings.filter(rule="unknown-source").exists()


def test_a_sentence_that_names_an_added_source_means_it(world: World) -> None:
    add_source(world.officer, world.province, "Quỹ Hạt Gạo")
    paper = read_as(
        world,
        "BÁO CÁO\nKết quả Chương trình OCOP năm 2031\n\nI. KẾT QUẢ\n1. Hỗ trợ máy sấy bưởi, "
        "kinh phí thực hiện từ Quỹ Hạt Gạo 30 triệu đồng.\n",
    )
    assert paid(paper) == [("quy-hat-gao", 30)]


def test_a_plan_goes_on_with_the_source_its_figures_stand_under(world: World) -> None:
    """Read before the house knew more than khuyến công's sources."""
    first = plan_of(world, "Chương trình OCOP", "Ngân sách tỉnh", "Máy sấy | 100 | 100")
    old = FundSource.objects.get(code="snkt")
    first.facts.filter(kind=Fact.Kind.AMOUNT).update(source=old)
    accept_clean(world.officer, first)
    later = plan_of(world, "Chương trình OCOP", "Ngân sách tỉnh | Đối ứng", "Bao bì | 90 | 60 | 30")
    assert paid(later) == [("snkt", 60), ("doi-ung", 30)]


def test_nobody_makes_a_second_source_for_one_name(world: World) -> None:
    ocop = Programme.objects.get(code="ocop")
    for name in ("NGÂN SÁCH  TỈNH", "ngan sach tinh", "CTMTQG", "Đối ứng"):
        with pytest.raises(Refused, match="đã là tên gọi của nguồn"):
            add_source(world.officer, world.province, name)
    with pytest.raises(Refused, match="Phải ghi tên nguồn"):
        add_source(world.officer, world.province, " - ")
    added = add_source(world.officer, world.province, "Quỹ Hạt Gạo", programme=ocop)
    with pytest.raises(Refused, match="Quỹ Hạt Gạo"):
        name_source(world.officer, FundSource.objects.get(code="nst"), "quỹ hạt gạo")
    assert Act.objects.filter(verb="add_source").count() == 1
    assert str(Act.objects.get(verb="add_source").summary) == "Thêm nguồn kinh phí «Quỹ Hạt Gạo»"
    assert added.path == "/quy-hat-gao/"


def test_only_who_keeps_sources_adds_one(world: World) -> None:
    for person in (world.leader, world.centre_officer, world.inspector, world.stranger):
        with pytest.raises(Refused, match="thêm nguồn kinh phí"):
            add_source(person, world.province, "Quỹ Hạt Gạo")
    assert not FundSource.objects.filter(name="Quỹ Hạt Gạo").exists()


def test_a_source_within_another_is_part_of_it(world: World) -> None:
    """Of one content the province's money is told as a whole, of another a part of it: the rows of sources add up."""
    province = FundSource.objects.get(code="nst")
    part = add_source(world.officer, world.province, "Vốn mồi của tỉnh", under=province)
    assert part.path == f"{province.path}{part.code}/"
    accept_all(world.officer, plan_of(world, "Chương trình OCOP", "Vốn mồi của tỉnh | Đối ứng", "Máy sấy | 9 | 7 | 2"))
    assert by_source() == {"Vốn mồi của tỉnh": 7, "Vốn đối ứng của chủ thể, đơn vị thụ hưởng": 2}
    accept_all(world.officer, plan_of(world, "Chương trình OCOP", "Ngân sách tỉnh | Đối ứng", "Bao bì | 70 | 50 | 20"))
    assert by_source() == {"Ngân sách tỉnh": 57, "Vốn đối ứng của chủ thể, đơn vị thụ hưởng": 22}


def test_what_workshops_bring_keeps_its_own_name_and_is_a_part_of_the_other_money(world: World) -> None:
    """Nobody prints «nguồn khác» where the paper says «vốn đối ứng»; told beside it the rows still add up."""
    heads = "Khuyến công địa phương | Vốn đối ứng của cơ sở thụ hưởng | Vốn xã hội hóa"
    accept_all(world.officer, plan_of(world, "Khuyến công", heads, "Máy sấy | 19 | 7 | 2 | 10"))
    local, own = "Kinh phí khuyến công địa phương", "Vốn đối ứng của cơ sở thụ hưởng"
    assert by_source() == {local: 7, own: 2, "Xã hội hóa": 10}
    accept_all(
        world.officer, plan_of(world, "Khuyến công", "Khuyến công địa phương | Nguồn khác", "Bao bì | 70 | 50 | 20")
    )
    other = "Nguồn thu hút từ doanh nghiệp, cơ sở CNNT (nguồn khác)"
    assert by_source() == {local: 57, other: 22, "Xã hội hóa": 10}


def by_source() -> dict[str, int]:
    told = results(plan_case(Plan.objects.get(), Period.parse("2031")))
    return {name: (plan.value or 0) // MILLION for name, plan, _ in told.sources}


def test_a_plan_is_offered_its_programmes_sources_of_its_year(world: World) -> None:
    paper = plan_of(world, "Chương trình OCOP", FOUR, ROW)
    accept_all(world.officer, paper)
    plan = Plan.objects.get()
    codes = set(sources_offered(plan, world.province).values_list("code", flat=True))
    assert {"nst", "nsx", "mtqg", "doi-ung", "tin-dung"} <= codes
    assert not codes & {"kcdp", "kcqg", "thu-hut", "xttm-qg", "nsh"}  # khuyến công's, trade's, and no district is left
    plan.year = Period.parse("2024").year
    assert "nsh" in set(sources_offered(plan, world.province).values_list("code", flat=True))


def test_loading_again_changes_nothing_and_keeps_what_a_person_named(world: World) -> None:
    named = name_source(world.officer, FundSource.objects.get(code="nst"), "NSĐP cấp tỉnh")
    before = set(world.province.source_names.values_list("pk", flat=True))
    prepare_province(world.province)
    assert set(world.province.source_names.values_list("pk", flat=True)) == before
    assert named.pk in before


def test_a_province_set_up_earlier_learns_the_name_of_what_workshops_bring_once(world: World) -> None:
    """Its «đối ứng» was called «nguồn thu hút»; what it named itself and what stands in the ledger stay."""
    whole, part = FundSource.objects.get(code="thu-hut"), FundSource.objects.get(code="doi-ung-co-so")
    SourceName.objects.filter(source=part, programme=None).delete()
    SourceName.objects.filter(source=part).update(source=whole)
    part.delete()
    name_source(world.officer, whole, "tiền cơ sở bỏ ra", whole.programme)
    rule = import_module("khuyencong.records.migrations.0058_what_workshops_bring_has_its_own_name")
    for _time in range(2):
        rule.keep_apart(apps, None)
    part = FundSource.objects.get(code="doi-ung-co-so")
    names = set(SourceName.objects.filter(source=part).values_list("name", flat=True))
    assert names == {"Vốn đối ứng của cơ sở thụ hưởng", "đối ứng", "vốn đối ứng", "vốn của cơ sở"}
    assert (part.path, part.programme, part.mark) == (f"{whole.path}doi-ung-co-so/", whole.programme, whole.mark)
    assert whole.names.filter(name="tiền cơ sở bỏ ra").exists()
    assert paid(plan_of(world, "Khuyến công", FOUR, ROW))[-1] == ("doi-ung-co-so", 360)
    load_sources(world.province)
    assert FundSource.objects.filter(name=part.name).count() == 1


def test_a_source_that_a_province_named_so_itself_stays_the_only_one(world: World) -> None:
    whole = FundSource.objects.get(code="thu-hut")
    part = FundSource.objects.get(code="doi-ung-co-so")
    part.code = "doi-ung-rieng"
    part.save()
    SourceName.objects.filter(source=part, name="đối ứng").update(source=whole)
    rule = import_module("khuyencong.records.migrations.0058_what_workshops_bring_has_its_own_name")
    rule.keep_apart(apps, None)
    assert not FundSource.objects.filter(code="doi-ung-co-so").exists()
