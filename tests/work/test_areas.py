"""Places of a paper become areas of the ledger: only where a sentence can mean no other."""

from datetime import date

import pytest

from khuyencong.records.models import Area, Entry, Fact, Paper, Plan, Statement, Unit
from khuyencong.records.places import places_of
from khuyencong.records.queries import amounts_of, last_act
from khuyencong.records.units import went_into
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import reverse
from khuyencong.work.library import Correction, accept, accept_clean, correct, doubts_of
from khuyencong.work.library.meaning.areas import HomeAreas
from khuyencong.work.seeds.units import load_units
from khuyencong.work.verification import verify
from tests.world import World, item, pending, tell

pytestmark = pytest.mark.django_db
FAIR = "Hội chợ tại xã Xuân Hưng, huyện Xuân Lộc"


@pytest.fixture
def home(world: World) -> HomeAreas:
    load_units("dong-nai")
    return HomeAreas.of(world.province)


@pytest.mark.parametrize(
    ("words", "period", "meant"),
    [
        ("hạ tầng cụm công nghiệp Xuân Hưng", "2023", "26446"),
        ("tại xã Xuân Hưng, huyện Xuân Lộc, tỉnh Đồng Nai", "2023", "26446"),  # what it lies in is no second place
        ("lớp tập huấn tại huyện Tân Phú", "2023", "734"),
        ("hội thảo tại thành phố Biên Hòa, tỉnh Đồng Nai", "2023H1", "731"),
        ("các lớp tại huyện Tân Phú, Định Quán", "2023", None),  # two: never split by guess
        ("hội chợ tại tỉnh Sóc Trăng", "2023", None),
        ("hội thảo tại thành phố Biên Hòa với đoàn của Hà Nội", "2023", None),
        ("UBND huyện Tân Phú phối hợp thực hiện", "2023", None),  # who, not where
        ("cả tỉnh Đồng Nai", "2023", None),
        ("lớp tập huấn tại huyện Tân Phú", "2026", None),  # districts ended on 30/6/2025
        ("không nêu nơi nào", "2023", None),
    ],
)
def test_the_one_area_a_sentence_tells_of(home: HomeAreas, words: str, period: str, meant: str | None) -> None:
    found = home.meant(words, Period.parse(period).window)
    assert (found.code if found else None) == meant


@pytest.fixture
def placed(world: World, home: HomeAreas) -> Paper:
    return tell(
        world, item("1", FAIR, Role.ACTUAL, 50_000, (3, "gian hàng")), item("2", "Tập huấn", Role.ACTUAL, 7_000)
    )


def test_figures_reached_are_posted_at_their_place(world: World, placed: Paper) -> None:
    accept_clean(world.officer, placed)
    told = Entry.objects.order_by("pk").values_list("value", "area__code")
    assert list(told) == [(50_000, "26446"), (3, "26446"), (7_000, None)]
    assert verify() == []


def test_money_only_expected_is_told_apart_on_the_map(world: World, home: HomeAreas) -> None:
    told = (item("1", FAIR, Role.ACTUAL, 50_000), item("2", FAIR.replace("Hội chợ", "Lớp học"), Role.ESTIMATE, 7_000))
    accept_clean(world.officer, tell(world, *told))
    plan = Plan.objects.get()
    [place] = places_of(plan, Period.parse("2023").window, last_act(world.province), date(2026, 1, 1))
    assert (place.reached.value, place.reached.estimate) == (57_000, 7_000)
    assert amounts_of(Selector.decode(place.reached.estimate_selector or "")).low == 7_000
    for statement in Statement.objects.all():
        reverse(world.officer, statement, "nhầm xã")
    then = last_act(world.province)
    assert places_of(plan, Period.parse("2023").window, then, date(2026, 1, 1)) == (), "taken back is no 0"


def test_what_is_planned_keeps_to_no_place(world: World, home: HomeAreas) -> None:
    paper = tell(world, item("1", FAIR, Role.PLAN, 50_000))
    assert not paper.facts.exclude(area=None).exists()


def test_a_person_may_say_another_place_or_none_for_all_figures_of_the_event(world: World, placed: Paper) -> None:
    money = placed.facts.all()[0]
    correct(world.officer, money, Correction(changed=frozenset({"area"})), "Cả tỉnh", with_alike=True)
    assert not placed.facts.exclude(area=None).exists()
    town = Area.objects.get(code="734")
    correct(world.officer, placed.facts.all()[0], Correction(area=town), "Ở Tân Phú")
    accept_clean(world.officer, placed)
    assert list(Entry.objects.order_by("pk").values_list("area__code", flat=True)) == ["734", None, None]


def test_an_item_told_before_without_place_gets_none_from_a_later_paper(world: World, placed: Paper) -> None:
    correct(world.officer, placed.facts.all()[0], Correction(changed=frozenset({"area"})), "Cả tỉnh")
    accept_clean(world.officer, placed)
    later = tell(world, item("1", FAIR, Role.ACTUAL, 60_000, (4, "gian hàng")))
    assert list(later.facts.values_list("area__code", flat=True)) == [None, "26446"]


def test_papers_read_before_either_was_accepted_warn_of_one_figure_told_twice(world: World, home: HomeAreas) -> None:
    course = FAIR.replace("Hội chợ", "Lớp học")
    first, second = (tell(world, item("1", title, Role.ACTUAL, 50_000)) for title in ("Lớp học", course))
    accept_clean(world.officer, first)
    second.plan = first.plan = Paper.objects.get(pk=first.pk).plan
    second.save()
    Fact.objects.filter(paper=second).update(line=Entry.objects.get().line)
    (doubt,) = doubts_of(second).values()
    assert doubt.rule == "place-conflict"
    assert accept_clean(world.officer, second).act is None  # wants a person's look
    accept(world.officer, second, pending(second))
    assert sum(Entry.objects.values_list("value", flat=True)) == 50_000  # placed, not added


def test_the_ward_a_fair_was_held_in_is_not_what_its_figures_are_of(world: World, home: HomeAreas) -> None:
    half = tell(world, item("1", "Hội chợ xuân", Role.ACTUAL, 50_000, (3, "gian hàng"), period="2023H1"))
    told_at = ("Tập huấn tại huyện Tân Phú", "Hội chợ xuân tại xã Xuân Hưng, huyện Xuân Lộc")
    later = tell(world, *(item(f"{n}", t, Role.ACTUAL, 50_000, (3, "gian hàng")) for n, t in enumerate(told_at)))
    assert set(later.facts.values_list("area__code", flat=True)) == {"734", "26446"}
    accept_clean(world.officer, half)
    later.plan, fair = Plan.objects.get(), Entry.objects.all()[0].line
    later.save()
    later.facts.filter(title__startswith="Hội chợ").update(line=fair)

    accept_clean(world.officer, later)
    assert not Statement.objects.filter(standing="held").exists()
    assert {(s.area, s.value) for s in Statement.objects.filter(line=fair)} == {(None, 50_000), (None, 3)}
    assert set(later.facts.exclude(line=fair).values_list("area__code", flat=True)) == {
        "734"
    }  # a course is of its place
    assert verify() == []


@pytest.mark.both_engines
def test_versions_of_an_area_stand_in_the_order_of_their_days(home: HomeAreas) -> None:
    for versions in home.versions.values():
        assert list(versions) == sorted(versions, key=lambda area: area.valid_from or date.min)


def test_what_a_commune_tells_of_a_content_lies_within_what_all_tell(world: World, home: HomeAreas) -> None:
    accept_clean(world.officer, tell(world, item("1", "Điểm bán hàng", Role.ACTUAL, 300)))
    below = tell(world, item("1", "Điểm bán hàng", Role.ACTUAL, 120))
    (fact,) = below.facts.all()
    correct(world.officer, fact, Correction(area=home.versions["26446"][-1]), "của xã")
    assert {doubt.rule for doubt in doubts_of(below).values()} == {"place-conflict"}
    below.told_by = Unit(area=home.versions["26446"][-1])
    assert doubts_of(below) == {}, "told by the commune itself there is nothing to ask"
    once, now = home.versions["26446"][0], home.versions["26446"][-1]
    assert once.path in went_into(now)
    assert once.path not in went_into(once)
    Statement.objects.update(area=once)
    assert {doubt.rule for doubt in doubts_of(below).values()} == {"place-conflict"}, "told of what it was made of"
    Statement.objects.update(area=None)
    accept(world.officer, below, pending(below))
    assert sum(Entry.objects.values_list("value", flat=True)) == 300
    assert verify() == []
