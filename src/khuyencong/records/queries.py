"""Questions to the memory: who holds which office, what a person may see, what stands, and the folds of the ledger."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts, Outcome, prefixes
from khuyencong.terms.selector import JUST_THERE, ON_TODAYS_MAP, Selector

from .drafts import Draft
from .history import Head
from .ledger import SUMS, Entry, Statement
from .library import Issue, Paper
from .numbering import NumberSeries
from .people import Membership, Office, User
from .plans import FundSource, Line, Plan
from .references import Reference
from .registers import RegisterRecord
from .signing import SigningPost, SigningRequest
from .units import Area, AreaLevel, AreaQuerySet, Province, Unit, UnitTitle, UnitType, issuer_of, within

_SEES_PLANS = {Office.OFFICER, Office.CENTRE, Office.COMMUNE, Office.AGENCY, Office.LEADER, Office.INSPECTOR}


# Who, and what they may see -----------------------------------------------------------------------


def offices_of(user: User, day: date) -> list[Membership]:
    """The offices a user holds on a day, with their units and what these are `called` that day; asked once where a
    page keeps them (`keep_offices`)."""
    kept = user.offices_kept
    if kept is not None and day in kept:
        return kept[day]
    titles = UnitTitle.objects.on(day).filter(unit=OuterRef("unit")).order_by("-valid_from").values("short_title")
    mine = Membership.objects.filter(within(day), user=user).annotate(called=Subquery(titles[:1]))
    held: list[Membership] = list(mine.select_related("unit__parent"))
    if kept is not None:
        kept[day] = held
    return held


def keep_offices(user: User) -> None:
    """From here on this user value answers for its offices as they are now: for a page that only reads."""
    user.offices_kept = user.offices_kept or {}


def reach_of(office: Membership) -> str:
    """The path of units whose papers an office sees: officers and centres their whole department, others their unit."""
    whole = office.office in (Office.OFFICER, Office.CENTRE, Office.LEADER)
    return ((department_of(office.unit) if whole else None) or office.unit).path


def department_of(unit: Unit | None) -> Unit | None:
    """The department a unit is or stands in; None for committees and what stands right below them."""
    while unit is not None and unit.type != UnitType.DEPARTMENT:
        unit = unit.parent
    return unit


def papers_for(user: User | None, day: date) -> QuerySet[Paper]:
    """The papers a user may see: those kept in reach of an office or sent from there, and the province's issued ones.

    None is the operator at the machine's own command line, who sees all; so below.
    """
    if user is None:
        return Paper.objects.all()
    offices = [o for o in offices_of(user, day) if o.office != Office.ADMIN]
    visible = Q(pk__in=[])
    for office in offices:
        reach = reach_of(office)
        visible |= Q(unit__path__startswith=reach) | Q(sender__path__startswith=reach)
        if office.office in _SEES_PLANS:
            visible |= Q(direction=Paper.Direction.ISSUED, province=office.unit.province_id)
    return Paper.objects.filter(visible)


def plans_for(user: User | None, day: date) -> QuerySet[Plan]:
    """The plans a user may see: officials see those of their province."""
    if user is None:
        return Plan.objects.all()
    return Plan.objects.filter(province__in=provinces_of(user, day))


def issues_for(user: User | None, day: date) -> QuerySet[Issue]:
    return Issue.objects.filter(paper__in=papers_for(user, day))


def administered_units(user: User, day: date) -> QuerySet[Unit]:
    """The units whose accounts a user looks after: those of an administrator's office and all below."""
    below = Q(pk__in=[])
    for office in offices_of(user, day):
        if office.office == Office.ADMIN:
            below |= Q(path__startswith=office.unit.path)
    return Unit.objects.filter(below)


def accounts_for(user: User, day: date) -> QuerySet[User]:
    """The accounts that hold, held or will hold an office in these units."""
    offices = Membership.objects.filter(unit__in=administered_units(user, day))
    return User.objects.filter(pk__in=offices.values("user"))


def drafts_for(user: User, day: date) -> QuerySet[Draft]:
    """Papers being composed are seen by those who see their department's papers, and by nobody elsewhere."""
    visible = Q(pk__in=())
    for office in offices_of(user, day):
        if office.office in _SEES_PLANS:
            visible |= Q(plan__unit__path__startswith=reach_of(office))
    return Draft.objects.filter(visible)


def units_for(user: User, day: date) -> QuerySet[Unit]:
    """The units of the provinces in which a user holds an office of any kind."""
    return Unit.objects.filter(province__in={o.unit.province_id for o in offices_of(user, day)})


def areas_for(user: User, day: date) -> AreaQuerySet:
    """All versions of the areas that stand, or stand up to the day, in the provinces of a user's offices."""
    codes = set(units_for(user, day).values_list("province__code", flat=True))
    paths = Area.objects.on(day).filter(level=AreaLevel.PROVINCE, code__in=codes).values_list("path", flat=True)
    visible = Area.objects.none()
    for path in paths:
        visible |= Area.objects.filter(present_path__startswith=path)
    return visible


def references_for(user: User | None, day: date) -> QuerySet[Reference]:
    """The legal library of the provinces whose plans a user may see."""
    if user is None:
        return Reference.objects.all()
    return Reference.objects.filter(province__in=provinces_of(user, day))


def register_for(user: User | None, day: date) -> QuerySet[RegisterRecord]:
    """The register of products and establishments of the provinces whose plans a user may see."""
    standing = RegisterRecord.objects.filter(withdrawn_at_act=None)
    return standing if user is None else standing.filter(province__in=provinces_of(user, day))


def provinces_of(user: User, day: date) -> set[int]:
    """The provinces in which a user is an official."""
    return {o.unit.province_id for o in offices_of(user, day) if o.office in _SEES_PLANS}


def requests_for(user: User, day: date) -> QuerySet[SigningRequest]:
    """Papers on their way to a signature: seen where the unit's own papers are, and by whom they are laid before."""
    visible = Q(post__user=user)
    for office in (o for o in offices_of(user, day) if o.office != Office.ADMIN):
        visible |= Q(plan__unit__path__startswith=reach_of(office))
    return SigningRequest.objects.filter(visible)


def agencies_for(user: User, day: date) -> QuerySet[Unit]:
    """The agencies whose signers a user may see: those that number papers or have signers, and those looked after."""
    offices = offices_of(user, day)
    own = Q(pk__in=[issuer_of(office.unit).pk for office in offices])
    for office in (o for o in offices if o.office == Office.ADMIN):
        own |= Q(path__startswith=office.unit.path, type=UnitType.DEPARTMENT)
    known = Q(pk__in=SigningPost.objects.values("unit")) | Q(pk__in=NumberSeries.objects.values("unit"))
    return Unit.objects.filter(own | known & Q(province__in=provinces_of(user, day)))


def books_for(user: User, day: date) -> QuerySet[Unit]:
    """The agencies whose outgoing register a user may see: the own one, and the province's that number papers."""
    offices = [o for o in offices_of(user, day) if o.office in _SEES_PLANS]
    own = Q(pk__in=[issuer_of(office.unit).pk for office in offices])
    return Unit.objects.filter(
        own | Q(pk__in=NumberSeries.objects.values("unit")), province__in=provinces_of(user, day)
    )


# What stands --------------------------------------------------------------------------------------


def neighbourhood(told: Sequence[Statement], roles: Iterable[Role]) -> list[Statement]:
    """The statements in these roles, standing or waiting for a decision, whose cells may meet those of `told`, which
    are of one plan; of a single one those that do, and it is not among them.

    All sides of the cell are asked for: of an item that two hundred units tell about, one unit's neighbours are few.
    """
    standing = Statement.objects.filter(
        *_meeting_any(told),
        line__in=_above_and_below(told).values("pk"),
        measure__in={s.measure_id for s in told},
        role__in=[role.value for role in roles],
        standing__in=[Statement.Standing.STANDS, Statement.Standing.HELD],
    )
    if len(told) == 1:
        standing = standing.exclude(pk=told[0].pk)
    return list(standing.select_related("line", "measure", "unit", "area", "source").order_by())


def _above_and_below(told: Sequence[Statement]) -> QuerySet[Line]:
    """The lines these statements hang on, all above them and all below."""
    paths = {statement.line.path for statement in told}
    tops = [path for path in paths if not any(above in paths for above in prefixes(path)[:-1])]
    wanted = Q(pk__in={pk for path in tops for pk in ancestors(path)})
    for path in sorted(tops):
        wanted |= Q(path__startswith=path)
    return Line.objects.filter(wanted, plan=told[0].plan_id).order_by()


def set_aside_above(gone: Sequence[Statement]) -> list[Statement]:
    """The planned totals by source, on lines above these statements of a plan, that are compared for they are cut
    another way."""
    totals = Statement.objects.filter(
        *_meeting_any(gone),
        plan=gone[0].plan_id,
        line__in={pk for statement in gone for pk in ancestors(statement.line.path)[:-1]},
        measure__in={statement.measure_id for statement in gone},
        role__in={statement.role for statement in gone},
        standing=Statement.Standing.COMPARED,
        outcome=Outcome.CUT_OTHERWISE,
    )
    return list(totals.select_related("line", "measure", "unit", "area", "source").order_by("pk"))


def _meeting_any(told: Sequence[Statement]) -> tuple[Q, ...]:
    """Rows that may meet one of these cells by time, and by unit, area and source where all tell the same."""
    sides: dict[str, set[Unit | Area | FundSource | None]] = {
        "unit": {s.unit for s in told}, "area": {s.area for s in told}, "source": {s.source for s in told}
    }  # fmt: skip
    together = (_meeting(side, *places) for side, places in sides.items() if len(places) == 1)
    return (*together, Q(first__lte=max(s.last for s in told), last__gte=min(s.first for s in told)))


def standing_near(plan: Plan, lines: Iterable[Line]) -> list[Statement]:
    """The standing statements on these lines of a plan, above them and right below them, with their origins."""
    near = list(lines)
    wanted = {pk for line in near for pk in ancestors(line.path)}
    standing = Statement.objects.filter(
        Q(line__in=wanted) | Q(line__parent__in=[line.pk for line in near]),
        plan=plan,
        standing=Statement.Standing.STANDS,
    )
    with_words = standing.select_related("line", "unit", "area", "source", "measure", "fact__paper")
    return list(with_words.defer("fact__paper__text"))


def _meeting(side: str, told: Unit | Area | FundSource | None) -> Q:
    """Rows whose tree place on this side holds the one told of, or lies in it; nothing told is the whole tree."""
    if told is None:
        return Q()
    return (
        Q(**{f"{side}__isnull": True})
        | Q(**{f"{side}__path__in": prefixes(told.path)})
        | Q(**{f"{side}__path__startswith": told.path})
    )


def ancestors(path: str) -> list[int]:
    """Ids along a tree path, the own id last."""
    return [int(part) for part in path.strip("/").split("/") if part]


# Acts ---------------------------------------------------------------------------------------------


def last_act(province: Province) -> int:
    """The number of the province's last act: «as of now»."""
    return Head.objects.filter(province=province).values_list("number", flat=True).first() or 0


def last_act_on(province: Province, day: date) -> int:
    """The last act done on or before a day: «as of» that date."""
    done = province.acts.filter(at__date__lte=day)
    return done.aggregate(last=Max("number"))["last"] or 0


# Sums ---------------------------------------------------------------------------------------------


def selected(selector: Selector) -> QuerySet[Entry]:
    """The entries a selector names. Σ of their values, each as `Selector.taken` counts it, is the figure."""
    entries = _added(selector)
    return entries if selector.less is None else entries | _added(selector.less)


def _added(selector: Selector) -> QuerySet[Entry]:
    one = Q(line__path__contains=f"/{selector.line}/")
    entries = Entry.objects.filter(
        Q(line__in=_below(selector.lines)) if selector.also else one,
        measure=selector.measure,
        role__in=[role.value for role in selector.roles],
        first__gte=selector.window.first,
        last__lte=selector.window.last,
    )
    for name in ("source", "unit", "area"):
        path = getattr(selector, name)
        if path.startswith(ON_TODAYS_MAP):
            entries = entries.filter(area__present_path=path.removeprefix(ON_TODAYS_MAP))
        elif path.startswith(JUST_THERE):
            entries = entries.filter(area__path=path.removeprefix(JUST_THERE))
        elif path != "/":
            entries = entries.filter(**{f"{name}__path__startswith": path})
    if selector.since is not None:
        entries = entries.filter(act_number__gt=selector.since)
    return entries if selector.act is None else entries.filter(act_number__lte=selector.act)


def _below(lines: Iterable[int]) -> list[int]:
    """These lines and all under them."""
    tops = set(lines)
    plans = Line.objects.filter(pk__in=tops).values("plan")
    rows = Line.objects.filter(plan__in=plans).order_by().values_list("pk", "path")
    return [pk for pk, path in rows if not tops.isdisjoint(ancestors(path))]


def amounts_of(selector: Selector) -> Amounts:
    """The sum a selector names."""
    sums = _added(selector).aggregate(**SUMS)
    added = Amounts(*(sums[name] or 0 for name in SUMS))
    return added if selector.less is None else added - amounts_of(selector.less)
