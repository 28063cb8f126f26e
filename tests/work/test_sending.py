"""A unit's paper reaches the agency that collects it, and the agency's answer reaches the unit."""

from datetime import date

import pytest
from django.utils import timezone

from khuyencong.records.models import (
    Act,
    Area,
    AreaSuccession,
    Fact,
    Membership,
    Notification,
    Office,
    Paper,
    Statement,
    Unit,
    UnitTitle,
    User,
)
from khuyencong.records.scopes import papers_for
from khuyencong.work.library import (
    Correction,
    ReceivedBefore,
    accept,
    accept_clean,
    asks_whose,
    beside_ledger,
    correct,
    issuing_units,
    other_sender,
    place_planned,
    receive,
    recipients_of,
    reject,
    return_paper,
    say_whose,
    send,
)
from khuyencong.work.library.read import read_paper
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import planned_total
from tests.factories import Case, person, unit_of
from tests.world import accept_all, last_seen, pending

pytestmark = pytest.mark.django_db

REPORT = """BÁO CÁO
Kết quả khuyến công năm 2023

1. Hội chợ trong nước

Thực hiện: Tham gia 02 hội chợ. Kinh phí thực hiện: 148.500.000 đồng.
"""

PLAN = """KẾ HOẠCH
Khuyến công năm 2026

1. Hội chợ trong nước: tham gia 09 hội chợ, kinh phí 900.000.000 đồng.
"""

PLANNED = REPORT.replace(
    "Thực hiện: Tham gia", "Kế hoạch: 02 hội chợ, kinh phí 200.000.000 đồng.\n\nThực hiện: Tham gia"
)


@pytest.fixture
def commune(case: Case) -> User:
    return case.people["commune"]


def unit_of_person(user: User) -> Unit:
    return user.memberships.get().unit


def sent(case: Case, sender: User, text: str = REPORT) -> Paper:
    paper = receive(sender, unit_of_person(sender), "bao-cao.txt", text.encode(), case.world.department)
    read_paper.func(paper.pk)
    return Paper.objects.get(pk=paper.pk)


def sees(user: User, paper: Paper) -> bool:
    return papers_for(user, paper.received_at.date()).filter(pk=paper.pk).exists()


def told(user: User, kind: str) -> list[str]:
    return list(Notification.objects.filter(user=user, kind=kind).order_by("pk").values_list("words", flat=True))


def test_what_a_commune_sends_is_seen_by_the_agency_and_the_commune_and_nobody_else(case: Case, commune: User) -> None:
    world = case.world
    neighbour = person("xakhac", unit_of(world.province, world.committee, "XA2", "commune_committee"), Office.COMMUNE)
    paper = sent(case, commune)

    assert (paper.unit, paper.sender, paper.state) == (world.department, unit_of_person(commune), "read")
    assert all(sees(user, paper) for user in (commune, world.officer, world.leader, world.centre_officer))
    assert not any(sees(user, paper) for user in (neighbour, world.stranger, case.people["foreigner"]))
    assert any("chờ duyệt" in words for words in told(world.officer, "paper_read") + told(world.officer, "finding"))


def test_what_a_commune_keeps_for_itself_stays_with_it_until_it_sends_it(case: Case, commune: User) -> None:
    world = case.world
    paper = receive(commune, unit_of_person(commune), "cong-van.txt", REPORT.encode())
    read_paper.func(paper.pk)
    assert sees(commune, paper)
    assert not sees(world.officer, paper)

    send(commune, paper, world.department)

    assert sees(commune, paper)
    assert sees(world.officer, paper)
    assert any("gửi" in words for words in told(world.officer, "paper_read"))
    sent_to = Act.objects.get(verb="send_paper").summary
    assert sent_to.endswith(f"tới {world.department.name_on(timezone.localdate())}")  # names people know, not codes
    with pytest.raises(Refused):
        send(commune, paper, world.department)


def test_papers_go_only_where_somebody_accepts_figures(case: Case, commune: User) -> None:
    world = case.world
    assert recipients_of(unit_of_person(commune)) == [world.department]
    assert recipients_of(world.centre) == []
    with pytest.raises(Refused):
        receive(commune, unit_of_person(commune), "bao-cao.txt", REPORT.encode(), world.stranger_unit)
    Membership.objects.create(user=world.stranger, unit=world.stranger_unit, office=Office.OFFICER)
    assert world.stranger_unit in recipients_of(unit_of_person(commune))


def test_the_agency_accepts_and_the_commune_hears_of_it(case: Case, commune: User) -> None:
    paper = sent(case, commune)
    with pytest.raises(Refused):
        accept_clean(commune, paper)

    accept_all(case.world.officer, paper)

    paper.refresh_from_db()
    assert paper.state == "accepted"
    (words,) = told(commune, "answered")
    assert "Sở Công Thương đã duyệt xong" in words


def test_the_agency_sends_back_with_a_reason_and_takes_nothing(case: Case, commune: User) -> None:
    officer, paper = case.world.officer, sent(case, commune)
    with pytest.raises(Refused):
        return_paper(officer, paper, " ")
    with pytest.raises(Refused):
        return_paper(commune, paper, "tự trả")

    return_paper(officer, paper, "Thiếu số của quý III")

    paper.refresh_from_db()
    assert (paper.state, paper.answer) == ("returned", "Thiếu số của quý III")
    assert not paper.facts.exclude(review="rejected").exists()
    (words,) = told(commune, "answered")
    assert "Thiếu số của quý III" in words
    with pytest.raises(Refused):
        return_paper(officer, paper, "lần nữa")
    with pytest.raises(Refused):
        accept_clean(officer, paper)


def test_what_was_taken_is_not_sent_back_any_more(case: Case, commune: User) -> None:
    paper = sent(case, commune)
    accept_all(case.world.officer, paper)
    with pytest.raises(Refused):
        return_paper(case.world.officer, paper, "muộn rồi")
    with pytest.raises(Refused):
        return_paper(case.world.officer, case.waiting, "không ai gửi")


@pytest.mark.parametrize("later", [False, True])
def test_what_a_commune_reaches_is_told_of_its_own_territory(case: Case, commune: User, later: bool) -> None:
    unit = unit_of_person(commune)
    unit.area = case.area
    unit.save(update_fields=["area"])
    if later:
        paper = receive(commune, unit, "bao-cao.txt", REPORT.encode())
        read_paper.func(paper.pk)
        send(commune, paper, case.world.department)
    else:
        paper = sent(case, commune)

    reached = paper.facts.filter(kind="amount", role="actual")
    assert {fact.area for fact in reached} == {case.area}


def test_a_plan_that_a_commune_tells_waits_for_a_look(case: Case, commune: User) -> None:
    """It may be the commune's share: taken in bulk it would stand for the whole plan's."""
    paper = sent(case, commune, PLANNED)
    accept_clean(case.world.officer, paper)
    reviews = set(paper.facts.filter(role="plan").values_list("review", flat=True))
    assert reviews == {Fact.Review.PENDING}


def of_area(case: Case, user: User) -> None:
    unit = unit_of_person(user)
    unit.area = case.area
    unit.save(update_fields=["area"])


def test_what_a_commune_plans_is_placed_after_a_look_and_taken_like_other_figures(case: Case, commune: User) -> None:
    of_area(case, commune)
    paper = sent(case, commune, PLANNED)
    with pytest.raises(Refused):
        place_planned(commune, paper)

    place_planned(case.world.officer, paper)
    accept_clean(case.world.officer, paper)

    planned = paper.facts.filter(role="plan")
    assert {(fact.review, fact.area) for fact in planned} == {(Fact.Review.POSTED, case.area)}
    told = Statement.objects.filter(fact__in=planned)
    assert {statement.area for statement in told} == {case.area}
    assert told.count() == planned.count() == 2
    with pytest.raises(Refused):
        place_planned(case.world.officer, paper)


def neighbour_of(case: Case, commune: User) -> Unit:
    """Another commune, with a territory of its own."""
    of_area(case, commune)
    world = case.world
    area = Area.objects.create(
        code="99002", level="commune", name="Hạt Dẻ", type="Xã", parent=case.area.parent, path=f"{case.area.path}2/"
    )
    unit = unit_of(world.province, world.committee, "XA2", "commune_committee")
    Unit.objects.filter(pk=unit.pk).update(area=area)
    for named, name in ((unit, "UBND xã Hạt Dẻ"), (unit_of_person(commune), "UBND xã Hạt Sen")):
        if not named.titles.exists():
            UnitTitle.objects.create(unit=named, title=name, short_title=name, certainty="verified", source="thử")
    return Unit.objects.get(pk=unit.pk)


def test_a_paper_headed_by_another_commune_is_told_to_its_sender_and_booked_for_whom_the_officer_says(
    case: Case, commune: User
) -> None:
    other, own = neighbour_of(case, commune), unit_of_person(commune)
    headed = REPORT.replace("BÁO CÁO", "ỦY BAN NHÂN DÂN XÃ HẠT DẺ\n\nBÁO CÁO")
    paper = sent(case, commune, headed)
    assert paper.issuer == "UBND xã Hạt Dẻ"
    assert (issuing_units(paper), other_sender(paper)) == ([other], own.name_on(timezone.localdate()))
    assert any("không phải đơn vị" in words for words in told(commune, "finding"))
    reached = paper.facts.filter(role="actual").exclude(kind="note")
    assert {fact.area for fact in reached.all()} == {case.area}

    with pytest.raises(Refused, match="không có quyền"):
        say_whose(commune, paper, other, own.pk)
    with pytest.raises(Refused, match="của một đơn vị"):
        say_whose(case.world.officer, paper, None, own.pk)
    by_hand = reached.all()[0]
    correct(case.world.officer, by_hand, Correction(changed=frozenset({"area"})), "của cả tỉnh")
    reached, shown = reached.exclude(pk=by_hand.pk), last_seen(paper)
    say_whose(case.world.officer, paper, other, own.pk)
    with pytest.raises(Refused, match="Người khác vừa chọn"):
        say_whose(case.world.colleague, paper, own, own.pk)
    assert {fact.area for fact in reached.all()} == {other.area}
    assert Fact.objects.get(pk=by_hand.pk).area is None  # where a person put it
    assert accept(case.world.colleague, paper, [fact.pk for fact in reached.all()], shown).act is None  # seen otherwise
    accept_all(case.world.officer, Paper.objects.get(pk=paper.pk))
    assert {statement.area for statement in Statement.objects.filter(fact__in=reached)} == {other.area}
    with pytest.raises(Refused, match="duyệt một phần"):
        say_whose(case.world.officer, Paper.objects.get(pk=paper.pk), own, other.pk)


def test_a_commune_s_paper_that_an_officer_receives_is_no_slip_beside_the_whole_plan(case: Case, commune: User) -> None:
    other, world = neighbour_of(case, commune), case.world
    whole = receive(
        world.officer, world.department, "ke-hoach.txt", PLAN.replace("900.000.000", "48.500.000.000").encode()
    )
    read_paper.func(whole.pk)
    accept_all(world.officer, Paper.objects.get(pk=whole.pk))
    headed = REPORT.replace("2023", "2026").replace("148.500.000", "48.500.000")
    paper = receive(world.officer, world.department, "xa.txt", f"ỦY BAN NHÂN DÂN XÃ HẠT DẺ\n\n{headed}".encode())
    read_paper.func(paper.pk)
    paper = Paper.objects.get(pk=paper.pk)
    assert "unit-slip" in {doubt.rule for doubt in beside_ledger(paper)[0].values()}

    assert issuing_units(paper) == [other]
    say_whose(world.officer, paper, other, None)
    assert "unit-slip" not in {doubt.rule for doubt in beside_ledger(Paper.objects.get(pk=paper.pk))[0].values()}
    say_whose(world.officer, paper, None, other.pk)
    assert set(paper.facts.values_list("area", flat=True)) == {None}


def received_from(case: Case, name: str, dated: str = "") -> Paper:
    """A paper handed in at the department, whose head and title name a commune."""
    text = f"ỦY BAN NHÂN DÂN\n{name.upper()}\n\n{dated}{REPORT}".replace(
        "công năm 2023", f"công trên địa bàn {name} năm 2023"
    )
    paper = receive(case.world.officer, case.world.department, "xa.txt", text.encode())
    read_paper.func(paper.pk)
    return Paper.objects.get(pk=paper.pk)


def old_commune(name: str, *now: Area) -> Area:
    """A commune that ended before the paper, and went into these."""
    ended = date(2022, 12, 31)
    old = Area.objects.create(
        code=f"98{Area.objects.count():03}", level="commune", name=name, type="Xã", parent=now[0].parent, valid_to=ended
    )
    coverage = "full" if len(now) == 1 else "partial"
    for area in now:
        AreaSuccession.objects.create(old=old, new=area, coverage=coverage, date=date(2023, 1, 1), instrument="NQ thử")
    return old


def test_what_head_and_title_tell_of_one_commune_is_that_commune_s(case: Case, commune: User) -> None:
    other = neighbour_of(case, commune)
    assert other.area is not None
    old_commune("Hạt Cũ", other.area)
    for name in ("xã Hạt Dẻ", "xã Hạt Cũ"):  # and by the name it had before
        paper = received_from(case, name)
        assert (paper.told_by, issuing_units(paper)) == (other, [other])
        assert {fact.area for fact in paper.facts.filter(role="actual").exclude(kind="note")} == {other.area}
        say_whose(case.world.officer, paper, None, other.pk)  # a person knows better
        assert set(paper.facts.values_list("area", flat=True)) == {None}


def test_an_old_name_that_several_hold_now_is_asked_before_anything_is_taken_in_bulk(case: Case, commune: User) -> None:
    other, own = neighbour_of(case, commune), unit_of_person(commune)
    assert other.area is not None
    old_commune("Hạt Cũ", other.area, case.area)
    paper = received_from(case, "xã Hạt Cũ")
    assert (paper.told_by, set(issuing_units(paper)), asks_whose(paper)) == (None, {other, own}, True)
    assert accept_clean(case.world.officer, paper).act is None
    first, *_others = pending(paper)
    with pytest.raises(Refused, match="của đơn vị nào"):  # nor one by one: the others could not be told of it any more
        accept(case.world.officer, paper, [first])
    reject(case.world.officer, paper, [first], "đọc nhầm")

    say_whose(case.world.officer, paper, other, None)
    taken = accept_clean(case.world.officer, Paper.objects.get(pk=paper.pk))
    assert taken.act is not None
    assert {statement.area for statement in Statement.objects.filter(act=taken.act)} == {other.area}


def test_a_commune_s_part_stands_inside_the_plan_and_leaves_its_total(case: Case, commune: User) -> None:
    of_area(case, commune)
    whole = receive(case.world.officer, case.world.department, "ke-hoach.txt", PLAN.encode())
    read_paper.func(whole.pk)
    accept_all(case.world.officer, Paper.objects.get(pk=whole.pk))
    plan = Paper.objects.get(pk=whole.pk).plan
    assert plan is not None
    before = planned_total(plan)

    own = PLAN.replace("900.000.000", "200.000.000").replace("09 hội chợ", "02 hội chợ")
    paper = sent(case, commune, own)
    place_planned(case.world.officer, paper)
    accept_clean(case.world.officer, paper)

    assert not paper.facts.filter(role="plan", review=Fact.Review.PENDING).exists()
    assert planned_total(plan) == before == 900_000_000
    assert plan.versions.count() == 1, "a part of a plan is no version of it"


def test_two_communes_may_send_the_same_file_and_each_only_once(case: Case, commune: User) -> None:
    world = case.world
    neighbour = person("xakhac", unit_of(world.province, world.committee, "XA2", "commune_committee"), Office.COMMUNE)
    sent(case, commune)
    sent(case, neighbour)
    with pytest.raises(ReceivedBefore):
        sent(case, commune)
