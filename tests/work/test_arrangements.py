"""Who leads a content comes from the plan's paper, is put right in review, changed by hand later; nothing is lost."""

from dataclasses import replace

import pytest

from khuyencong.records.models import Act, Arrangement, Line, Paper, Plan, User
from khuyencong.records.snapshots import plan_case
from khuyencong.terms.facts import Activity, Arranged, PaperFacts, PaperHead, Role, Span, Text
from khuyencong.terms.facts import Arrangement as Told
from khuyencong.terms.periods import Period
from khuyencong.work import items
from khuyencong.work.items import ItemEdit, edit_item
from khuyencong.work.library import accept_clean, name_unit
from khuyencong.work.library.read import keep
from khuyencong.work.library.review import arranging
from khuyencong.work.permissions import Refused
from khuyencong.work.posting import Posting
from tests.work.at_once import together
from tests.world import World, item, paper_row, tell

pytestmark = pytest.mark.both_engines

CENTRE, DEPARTMENT, UNKNOWN = "Trung tâm Khuyến công", "Sở Công Thương", "Phòng chuyên ngành"


def said(kind: Arranged, words: str, period: str | None = None) -> Told:
    return Told(kind, words, Span(0, 4), period)


def led(activity: Activity, *told: Told) -> Activity:
    return replace(activity, arrangements=told)


def plan_paper(world: World, *activities: Activity, whole: tuple[Told, ...] = ()) -> Paper:
    content = "Sở Công Thương chủ trì thực hiện Kế hoạch này."
    paper = paper_row(world, content)
    facts = PaperFacts(PaperHead(title="Kế hoạch khuyến công năm 2023"), activities=activities, arrangements=whole)
    keep(paper, Text(content, "text/plain"), facts, ())
    return Paper.objects.get(pk=paper.pk)


def fair(*told: Told) -> Activity:
    return led(item("1", "Hội chợ", Role.PLAN, 500), *told)


def taken(world: World, *activities: Activity, whole: tuple[Told, ...] = ()) -> Plan:
    paper = plan_paper(world, *activities, whole=whole)
    accept_clean(world.officer, paper)
    return Plan.objects.get()


def line(title: str = "Hội chợ") -> Line:
    return Line.objects.get(title=title)


def history(of: Line) -> list[tuple[str, str | None, bool]]:
    rows = of.arrangements.filter(kind="lead").select_related("unit")
    return [(row.words, row.unit.code if row.unit else None, row.withdrawn_at_act is None) for row in rows]


def test_a_plan_taken_in_says_who_leads_who_helps_and_when(world: World) -> None:
    machines = item("2", "Máy móc", Role.PLAN, 300)
    told = (
        said(Arranged.LEAD, CENTRE),
        said(Arranged.PARTNER, "UBND các xã"),
        said(Arranged.TIME, "quý II", "2023Q2"),
    )
    taken(world, fair(*told), machines)

    assert line().lead == world.centre
    standing = Arrangement.objects.standing().filter(line=line())
    assert [(one.kind, one.words, one.period) for one in standing] == [
        ("lead", CENTRE, ""),
        ("partner", "UBND các xã", ""),
        ("time", "quý II", "2023Q2"),
    ]
    assert line("Máy móc").lead is None
    assert {one.act.verb for one in standing if one.act} == {"accept"}
    assert standing[0].quote == "Sở C"


def test_nothing_is_taken_before_the_officer_accepts(world: World) -> None:
    paper = plan_paper(world, fair(said(Arranged.LEAD, CENTRE)))
    assert [(one.unit, one.state) for one in paper.arrangements.all()] == [(world.centre, "pending")]
    assert not Arrangement.objects.standing().exists()


def test_results_name_units_and_lead_nothing(world: World) -> None:
    paper = plan_paper(world, led(item("1", "Hội chợ", Role.ACTUAL, 500), said(Arranged.LEAD, CENTRE)))
    assert not paper.arrangements.exists()


def test_what_is_said_of_the_whole_plan_holds_for_lines_that_say_nothing_else(world: World) -> None:
    whole = (said(Arranged.LEAD, DEPARTMENT), said(Arranged.DOER, CENTRE))
    plan = taken(
        world, fair(said(Arranged.LEAD, "Phòng Quản lý Công nghiệp")), item("2", "Máy móc", Role.PLAN, 300), whole=whole
    )
    case = plan_case(plan, Period.parse("2023"))
    assert case.units_of(line().pk) == {world.division.pk, world.centre.pk}
    assert case.units_of(line("Máy móc").pk) == {world.department.pk, world.centre.pk}
    assert case.units_of(plan.outside_top.pk) == frozenset()


def test_a_name_nobody_bears_is_kept_as_printed_and_answered_once_for_all_its_contents(world: World) -> None:
    machines = led(item("2", "Máy móc", Role.PLAN, 300), said(Arranged.LEAD, UNKNOWN))
    taken(world, fair(said(Arranged.LEAD, UNKNOWN)), machines)
    assert history(line()) == [(UNKNOWN, None, True)]

    paper = Paper.objects.get()
    act = name_unit(world.officer, paper, paper.arrangements.earliest("pk"), world.division)
    assert (line().lead, line("Máy móc").lead) == (world.division, world.division)
    assert history(line()) == [(UNKNOWN, None, False), (UNKNOWN, "SCT-CN", True)]
    assert act.verb == "name_unit"
    with pytest.raises(Refused, match="người khác đã trả lời"):
        name_unit(world.officer, paper, paper.arrangements.earliest("pk"), world.centre)


def test_an_answer_before_accepting_goes_in_with_the_figures(world: World) -> None:
    paper = plan_paper(world, fair(said(Arranged.LEAD, UNKNOWN)))
    name_unit(world.officer, paper, paper.arrangements.get(), world.division)
    accept_clean(world.officer, paper)
    assert line().lead == world.division


def test_words_that_are_set_aside_never_stand(world: World) -> None:
    paper = plan_paper(world, fair(said(Arranged.LEAD, CENTRE)))
    name_unit(world.officer, paper, paper.arrangements.get(), None)
    accept_clean(world.officer, paper)
    assert line().lead is None
    assert not Arrangement.objects.standing().exists()


def test_a_later_change_by_hand_wins_and_the_paper_becomes_history(world: World) -> None:
    plan = taken(world, fair(said(Arranged.LEAD, CENTRE)))
    before = Act.objects.order_by("number").last()
    act = edit_item(world.officer, line(), ItemEdit(lead=(world.centre.pk, world.division.pk)))
    assert line().lead == world.division
    assert history(line()) == [(CENTRE, "TTKC", False), ("", "SCT-CN", True)]
    assert Arrangement.objects.standing().get(line=line()).act == act
    assert before is not None
    assert plan_case(plan, Period.parse("2023"), before.number).units_of(line().pk) == {world.centre.pk}

    edit_item(world.officer, line(), ItemEdit(lead=(world.division.pk, None)))
    assert line().lead is None
    assert [stands for _words, _unit, stands in history(line())] == [False, False]


def test_a_new_version_that_says_nothing_keeps_the_lead_and_one_that_does_replaces_it(world: World) -> None:
    taken(world, fair(said(Arranged.LEAD, CENTRE)))
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 550), title="Kế hoạch khuyến công 2023"))
    assert line().lead == world.centre
    accept_clean(world.officer, plan_paper(world, fair(said(Arranged.LEAD, DEPARTMENT))))
    assert line().lead == world.department
    assert [stands for _words, _unit, stands in history(line())] == [False, True]


def test_a_name_nobody_bears_pushes_no_known_unit_away(world: World) -> None:
    taken(world, fair(said(Arranged.LEAD, CENTRE)))
    later = plan_paper(world, fair(said(Arranged.LEAD, UNKNOWN)))
    accept_clean(world.officer, later)
    assert line().lead == world.centre
    assert later.arrangements.get().state == "pending"


def test_only_who_may_correct_names_units(world: World) -> None:
    paper = plan_paper(world, fair(said(Arranged.LEAD, UNKNOWN)))
    with pytest.raises(Refused):
        name_unit(world.stranger, paper, paper.arrangements.get(), world.centre)


# Two people at the same moment --------------------------------------------------------------------


def answered_together(world: World) -> list[BaseException]:
    """One person names the unit in the review while another changes the lead by hand; both saw the centre lead."""
    paper = Paper.objects.get()
    row = paper.arrangements.get()
    return together(
        lambda: name_unit(world.officer, paper, row, world.department),
        lambda: edit_item(world.colleague, line(), ItemEdit(lead=(world.centre.pk, world.division.pk))),
    )


def answers() -> int:
    return Act.objects.filter(verb__in=["name_unit", "edit_item"]).count()


def test_of_two_answers_at_once_one_stands_and_the_other_person_is_told(shared_world: World) -> None:
    taken(shared_world, fair(said(Arranged.LEAD, CENTRE)))
    (refused,) = answered_together(shared_world)
    assert isinstance(refused, Refused)
    assert answers() == 1
    (standing,) = Arrangement.objects.standing().filter(line=line(), kind="lead")
    assert line().lead == standing.unit


def test_control_with_the_lead_read_before_the_lock_one_answer_is_buried(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both still see the centre lead: nobody is told, and the answer of the faster one is gone."""
    taken(shared_world, fair(said(Arranged.LEAD, CENTRE)))
    rows, stale, begin = list(Arrangement.objects.standing()), line(), items._ItemChange.__init__

    def begin_before(change: items._ItemChange, user: User, posting: Posting, _line: Line) -> None:
        begin(change, user, posting, stale)

    monkeypatch.setattr(arranging, "_alike", lambda *_: rows)
    monkeypatch.setattr(items._ItemChange, "__init__", begin_before)
    assert answered_together(shared_world) == []
    assert answers() == 2
    assert Arrangement.objects.standing().filter(kind="lead").count() == 1


def test_the_table_itself_refuses_a_second_lead(shared_world: World) -> None:
    taken(shared_world, fair(said(Arranged.LEAD, CENTRE)))
    one, other = (
        Arrangement(kind="lead", unit=unit, line=line(), state="taken", act_number=99)
        for unit in (shared_world.centre, shared_world.division)
    )
    Arrangement.objects.standing().update(withdrawn_at_act=98)
    raised = together(one.save, other.save)
    assert [type(error).__name__ for error in raised] == ["IntegrityError"]
