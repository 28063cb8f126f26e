"""The demonstration: Đồng Nai's figures of 2022–2024 written as papers, received, read, accepted and approved."""

import hashlib
from dataclasses import dataclass
from datetime import date

from khuyencong.records.models import (
    Fact,
    LoadedSeed,
    Office,
    Paper,
    PaperFinding,
    PlanVersion,
    Province,
    SigningDelegation,
    SigningPost,
    Unit,
    User,
)
from khuyencong.terms.facts import Severity

from ..delegation import delegate
from ..library import accept, accept_clean, read_paper, receive
from ..people import create_user
from ..plans import Decision, approve, prepare_province
from ..seeds.references import load_references
from ..seeds.units import load_units
from ..signing import appoint
from .example import prepare_example
from .figures import PaperFigures, read_figures
from .papers import write

PROVINCE = "dong-nai"
SEED = "demo"
RECEIVING = "SCT"
# Doubts that are true of the source: their figures are taken, and the pages go on showing the doubt.
TAKEN_KNOWINGLY = ("over-plan-unexplained", "measure-mismatch")
_ALARMS = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    username: str
    full_name: str
    office: Office
    unit: str


PEOPLE = (
    DemoPerson("demo-chuyenvien", "Chuyên viên trình diễn", Office.OFFICER, "SCT-CN"),
    DemoPerson("demo-lanhdao", "Lãnh đạo trình diễn", Office.LEADER, "SCT"),
    DemoPerson("demo-trungtam", "Trung tâm trình diễn", Office.CENTRE, "TTKC"),
    DemoPerson("demo-xa", "Cán bộ xã trình diễn", Office.COMMUNE, "UBND-26425"),
    DemoPerson("demo-songanh", "Cán bộ sở ngành trình diễn", Office.AGENCY, "SKHCN"),
    DemoPerson("demo-thanhtra", "Thanh tra trình diễn", Office.INSPECTOR, "UBND"),
    DemoPerson("demo-quantri", "Quản trị trình diễn", Office.ADMIN, "UBND"),
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a preparation did; `changed` is False when these very figures stand already."""

    province: Province
    changed: bool
    papers: int


class DemoSpoilt(Exception):
    """A demonstration paper did not go through as its figures say; the message names it."""


def prepare() -> Prepared:
    """Bring the demonstration to the shipped figures. Broken off and run again, it goes on where it stopped."""
    province = load_units(PROVINCE).province
    load_references(province)
    figures = read_figures()
    if LoadedSeed.objects.filter(name=SEED, digest=figures.digest).exists():
        return Prepared(province, False, len(figures.papers))
    prepare_province(province)
    users = _people(province)
    for paper in figures.papers:
        _carry(province, users, paper)
    _signers(province, users)
    prepare_example(province, users)
    LoadedSeed.objects.update_or_create(name=SEED, defaults={"digest": figures.digest})
    return Prepared(province, True, len(figures.papers))


def _people(province: Province) -> dict[str, User]:
    """The demonstration's users; nobody can sign in to them with a password."""
    units = {unit.code: unit for unit in province.units.filter(code__in={person.unit for person in PEOPLE})}
    known = {user.username: user for user in User.objects.filter(username__in=[p.username for p in PEOPLE])}
    return {p.username: known.get(p.username) or _create(p, units[p.unit]) for p in PEOPLE}


def _create(person: DemoPerson, unit: Unit) -> User:
    return create_user(None, person.username, person.full_name, None, person.office, unit)


def _signers(province: Province, users: dict[str, User]) -> None:
    """Who signs in the demonstration: a head with an account, a deputy, and a division's head for letters only."""
    unit = province.units.get(code=RECEIVING)
    if unit.signing_posts.exists():
        return
    division = province.units.get(code="SCT-CN")
    said = {"unit": unit, "basis": "Dữ liệu trình diễn"}
    head = SigningPost(rank="head", title="Giám đốc", name="Lãnh đạo trình diễn", user=users["demo-lanhdao"], **said)
    deputy = SigningPost(rank="deputy", title="Phó Giám đốc", name="Cấp phó trình diễn", **said)
    chief = SigningPost(
        rank="division_head", title="Trưởng phòng", name="Trưởng phòng trình diễn", division=division, **said
    )
    for post in (head, deputy, chief):
        appoint(None, post)
    order = SigningDelegation(
        ground="order",
        grantor=head,
        grantee=chief,
        valid_from=date(2024, 1, 1),
        kinds="CV GM",
        basis="Dữ liệu trình diễn",
    )
    delegate(None, order)


def _carry(province: Province, users: dict[str, User], figures: PaperFigures) -> None:
    """One paper on the normal way: received and accepted by the officer, its plan approved by the leader."""
    officer, unit = users["demo-chuyenvien"], province.units.get(code=RECEIVING)
    paper = _received(officer, unit, figures)
    _accept(officer, paper)
    if figures.decision:
        number, day = figures.decision
        for version in PlanVersion.objects.filter(paper=paper, state=PlanVersion.State.DRAFT):
            approve(users["demo-lanhdao"], version, Decision(number, day, figures.plan.money))


def _received(officer: User, unit: Unit, figures: PaperFigures) -> Paper:
    """The paper in the library, read; received now unless an earlier start got so far."""
    data = write(figures)
    known = Paper.objects.filter(unit=unit, file__sha256=hashlib.sha256(data).hexdigest()).first()
    paper = known or receive(officer, unit, figures.name, data)
    read_paper.func(paper.pk)
    paper.refresh_from_db()
    if paper.failure:
        raise DemoSpoilt(f"«{figures.name}»: {paper.failure}")
    return paper


def _accept(officer: User, paper: Paper) -> None:
    """What an officer does in the review: take what is clean, look at the rest, and take that too if it is known."""
    accept_clean(officer, paper)
    pending = paper.facts.filter(review=Fact.Review.PENDING)
    unforeseen = PaperFinding.objects.filter(fact__in=pending, severity__in=_ALARMS).exclude(rule__in=TAKEN_KNOWINGLY)
    if unforeseen.exists():
        raise DemoSpoilt(f"«{paper.name}»: {'; '.join(finding.message for finding in unforeseen)}")
    accept(officer, paper, list(pending.values_list("pk", flat=True)))
