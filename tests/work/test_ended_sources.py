"""A later plan tells a content's whole money by other sources: what was planned of a source it leaves out ends."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.records.models import Act, Entry, Line, Paper, Plan, PlanVersion, Statement
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.facts import Activity, Amount, Role, Share, Span, Total
from khuyencong.terms.periods import Period, Window
from khuyencong.terms.results import Results
from khuyencong.terms.selector import Selector
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.library import accept, accept_clean, doubts_of, undo
from khuyencong.work.neighbours import cell_of
from khuyencong.work.plans import Decision, approve
from khuyencong.work.reporting.trace import trace
from khuyencong.work.verification import verify
from tests.work.test_totals_by_source import DP, QG, by_source
from tests.world import World, accept_all, item, pending, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
TITLE = "Kế hoạch khuyến công 2023"
BUDGET = "ngân sách tỉnh"


def fair(whole: int, **paid: int) -> Activity:
    """«Hội chợ» with what each source pays of the whole."""
    names = {"qg": QG, "dp": DP}
    told = item("1", "Hội chợ", Role.PLAN, whole)
    if len(paid) == 1 and [*paid.values()] == [whole]:
        return replace(told, fund_source=names[next(iter(paid))])
    shares = tuple(Share(names[name], Amount(value, Span(0, 4))) for name, value in paid.items())
    return replace(told, shares=shares)


def whole(money: int) -> Total:
    return Total("Tổng kinh phí", money, Span(0, 4), role=Role.PLAN, period="2023")


def plan_paper(world: World, *contents: Activity, totals: tuple[Total, ...] = ()) -> Paper:
    return tell(world, *contents, title=TITLE, totals=totals)


def told() -> Results:
    return results(plan_case(Plan.objects.get(), Period.parse("2023")))


def by_name() -> dict[str, int | None]:
    """The plan's money, and what of it each source pays."""
    now = told()
    return {"": now.money_plan.value, **{name.split()[-1]: plan.value for name, plan, _ in now.sources if plan.value}}


@pytest.fixture
def earlier(world: World) -> Paper:
    paper = plan_paper(world, fair(310, qg=200, dp=110), item("2", "Máy móc", Role.PLAN, 90), totals=(whole(400),))
    accept_all(world.officer, paper)
    assert by_name() == {"": 400, "gia": 200, "phương": 110}
    return paper


def test_a_source_that_the_new_plan_leaves_out_ends_with_it(world: World, earlier: Paper) -> None:
    later = plan_paper(world, fair(310, dp=310), item("2", "Máy móc", Role.PLAN, 90), totals=(whole(400),))
    doubts = doubts_of(later)
    assert [d.message_vi for d in doubts.values()] == [
        f"Sổ đang ghi 110 («{earlier}»); nhận số này là thay số đó. Sổ đang ghi nguồn Kinh phí khuyến công quốc gia "
        f"200 đồng («{earlier}»); văn bản này nêu đủ kinh phí mà không có nguồn ấy: nhận thì số ấy được rút"
    ]
    accept_clean(world.officer, later)
    assert by_name() == {"": 400, "gia": 200, "phương": 110}  # what the ledger speaks against waits for a person

    accept(world.officer, later, pending(later))
    assert by_name() == {"": 400, "phương": 310}
    gone = Statement.objects.get(standing="withdrawn")
    assert (gone.value, gone.withdrawn_in) == (200, Act.objects.latest("number"))
    assert gone.withdrawn_in is not None
    assert gone.withdrawn_in.changes["paper"] == later.pk
    assert "rút 1 số của nguồn văn bản không nêu nữa" in gone.withdrawn_in.summary
    back = Entry.objects.get(reverses__statement=gone)
    assert back.value == -200
    source = Selector(
        gone.line_id, gone.measure_id, (Role.PLAN,), Window(gone.first, gone.last), source=cell_of(gone).source
    )
    rows = trace(world.officer, source).rows
    assert [(row.value, row.origin.paper, row.cause_paper) for row in rows] == [
        (200, earlier.pk, None),
        (-200, earlier.pk, later.pk),
    ]
    assert verify() == []

    undo(world.officer, later, gone.withdrawn_in.number)
    assert by_name() == {"": 400, "gia": 200, "phương": 110}
    assert verify() == []


def test_the_whole_is_told_by_a_row_of_several_sources(world: World) -> None:
    three = tuple(Share(source, Amount(sum_, Span(0, 4))) for source, sum_ in ((QG, 200), (DP, 60), (BUDGET, 50)))
    accept_all(world.officer, plan_paper(world, replace(item("1", "Hội chợ", Role.PLAN, 310), shares=three)))
    accept_all(world.officer, plan_paper(world, fair(310, qg=150, dp=160)))
    assert by_name() == {"": 310, "gia": 150, "phương": 160}
    assert verify() == []


def test_what_was_adjusted_of_a_source_ends_with_it(world: World) -> None:
    """Of what the budget gave the fair, 20 had gone to the machines; a later row tells the fair without it."""
    three = tuple(Share(source, Amount(sum_, Span(0, 4))) for source, sum_ in ((QG, 200), (DP, 60), (BUDGET, 50)))
    hall = replace(item("1", "Hội chợ", Role.PLAN, 310), shares=three)
    accept_all(world.officer, plan_paper(world, hall, item("2", "Máy móc", Role.PLAN, 90)))
    plan = Plan.objects.get()
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    given, machines = (purse for purse in purses(plan) if purse.money in (50, 90))
    assert given.source
    moves = [Move(given.line.pk, given.source.pk, 30, 50), Move(machines.line.pk, None, 110, 90)]
    adjust(world.officer, plan, moves, Basis("56/SCT-CN", date(2023, 8, 1), "dồn kinh phí"))

    later = plan_paper(world, fair(310, qg=150, dp=160))
    told_of = " ".join(doubt.message_vi for doubt in doubts_of(later).values())
    assert f"{given.source} -20 đồng (điều chỉnh)" in told_of
    assert "Nửa kia của lần điều chỉnh ấy vẫn đứng («2 Máy móc» 20 đồng), nên tổng kế hoạch đổi" in told_of
    (anew,) = doubts_of(plan_paper(world, item("2", "Máy móc", Role.PLAN, 90))).values()
    assert "nhận thì số điều chỉnh 20 đồng được rút. Nửa kia" in anew.message_vi
    assert doubts_of(plan_paper(world, item("2", "Máy móc", Role.PLAN, 110))) == {}, "as it stands since"
    both = plan_paper(world, item("1", "Hội chợ", Role.PLAN, 310), item("2", "Máy móc", Role.PLAN, 90))
    assert not any("Nửa kia" in doubt.message_vi for doubt in doubts_of(both).values()), "both halves told anew"
    accept_all(world.officer, later)
    assert by_name() == {"": 420, "gia": 150, "phương": 160}
    assert sorted(purse.money for purse in purses(plan) if purse.line.title == "Hội chợ") == [150, 160]
    assert verify() == []


def test_totals_by_source_kept_beside_the_contents_end_too(world: World) -> None:
    contents = (item("1", "Hội chợ", Role.PLAN, 4_000), item("2", "Máy móc", Role.PLAN, 3_000))
    first = (whole(7_000), by_source(DP, 5_000), by_source(QG, 2_000))
    accept_all(world.officer, plan_paper(world, *contents, totals=first))
    accept_all(world.officer, plan_paper(world, *contents, totals=(whole(7_000), by_source(DP, 7_000))))
    assert by_name() == {"": 7_000, "phương": 7_000}
    assert verify() == []


@pytest.mark.parametrize(
    ("contents", "totals"),
    [
        ((fair(310, dp=310),), ()),  # nobody told that it is all: another paper may give the other source
        ((fair(310, dp=100),), ()),  # the rest may be of the other source
        ((fair(310, dp=310),), (whole(400),)),  # the contents do not make up the plan
    ],
)
def test_where_the_whole_is_not_made_up_nothing_ends(
    world: World, earlier: Paper, contents: tuple[Activity, ...], totals: tuple[Total, ...]
) -> None:
    later = plan_paper(world, *contents, totals=totals)
    assert not any("được rút" in doubt.message_vi for doubt in doubts_of(later).values())
    accept_all(world.officer, later)
    assert by_name()["gia"] == 200
    assert Line.objects.filter(title="Hội chợ").count() == 1
