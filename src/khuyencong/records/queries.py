"""Questions to the ledger: what stands, the last act, and the sum a selector names."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from khuyencong.terms.facts import Role
from khuyencong.terms.ledger import Amounts, Outcome, prefixes
from khuyencong.terms.selector import JUST_THERE, ON_TODAYS_MAP, TOLD_OF_NONE, Selector

from .history import Act, Head, stood
from .ledger import SUMS, Entry, Statement
from .library import Note, Paper, heavy
from .plans import FundSource, Line, Plan, PlanVersion
from .units import Area, Province, Unit

# What stands --------------------------------------------------------------------------------------


def was_told() -> Q:
    """Lines of which something was told once, be it taken back."""
    return Q(Exists(Statement.objects.filter(line=OuterRef("pk")))) | Q(
        Exists(Note.objects.filter(line=OuterRef("pk")))
    )


def is_told(act: int | None = None) -> Q:
    """Lines of which something told stands, now or at an act."""
    figures, notes = Statement.objects.filter(withdrawn_in=None), Note.objects.filter(withdrawn_at_act=None)
    if act is not None:
        by_then = Q(act__number__lte=act) | Q(fact__act__number__lte=act)  # accepted then, and decided later
        figures = Statement.objects.filter(Q(withdrawn_in=None) | Q(withdrawn_in__number__gt=act), by_then)
        notes = Note.objects.filter(stood(act))
    return Q(Exists(figures.filter(line=OuterRef("pk")))) | Q(Exists(notes.filter(line=OuterRef("pk"))))


def is_emptied() -> Q:
    """Open contents of which all that was told has been taken back: they are no contents of their plan any more."""
    return Q(kind=Line.Kind.ITEM, closed_in=None) & was_told() & ~is_told()


def is_undone() -> Q:
    """Contents of which nothing was told but by acceptances that were undone: no paper means them, they stand again
    only with the same words."""
    told, noted = Statement.objects.filter(line=OuterRef("pk")), Note.objects.filter(line=OuterRef("pk"))
    return is_emptied() & ~Q(Exists(_told_otherwise(told)) | Exists(_noted_otherwise(noted)))


def is_undone_plan(but: Paper | None = None) -> Q:
    """Plans that only such acceptances opened, and that no version and no paper (but this one) speaks of."""
    papers = Paper.objects.filter(plan=OuterRef("pk")).exclude(pk__in=[but.pk] if but else [])
    versions = PlanVersion.objects.filter(plan=OuterRef("pk"))
    told, noted = Statement.objects.filter(plan=OuterRef("pk")), Note.objects.filter(line__plan=OuterRef("pk"))
    used = Exists(papers) | Exists(versions) | Exists(_told_otherwise(told)) | Exists(_noted_otherwise(noted))
    return Q(Exists(told) | Exists(noted)) & ~Q(used)


def _told_otherwise(told: QuerySet[Statement]) -> QuerySet[Statement]:
    """Those that stand, or were withdrawn by another act than the undoing of their acceptance."""
    return told.exclude(withdrawn_in__verb="undo")


def _noted_otherwise(noted: QuerySet[Note]) -> QuerySet[Note]:
    undoing = Act.objects.filter(verb="undo", number=OuterRef("withdrawn_at_act"))
    return noted.exclude(Exists(undoing.filter(province=OuterRef("line__plan__province"))))


def first_title() -> Subquery:
    """Of a line that decisions renamed, even if they were taken back: what it was called before the first of them."""
    return Subquery(_renamings().order_by("act_number", "pk").values("old_title")[:1])


def title_at(act: int | None = None) -> Coalesce:
    """What a line was called as of an act (None = now): by the last decision that renamed it and stood then."""
    stands = Q(withdrawn_at_act=None) if act is None else stood(act)
    last = Subquery(_renamings().filter(stands).order_by("-act_number", "-pk").values("new_title")[:1])
    return Coalesce(last, first_title(), F("title"))


def _renamings() -> QuerySet[Note]:
    return Note.objects.filter(line=OuterRef("pk")).exclude(new_title="")


def neighbourhood(told: Sequence[Statement], roles: Iterable[Role]) -> list[Statement]:
    """The statements in these roles, standing or waiting for a decision, whose cells may meet those of `told`, which
    are of one plan, of whatever fund source; of a single one those that do, and it is not among them.

    Place and time are asked for: of an item that two hundred units tell about, one unit's neighbours are few.
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
    """Rows that may meet one of these cells by time, and by unit and area where all tell the same."""
    sides: dict[str, set[Unit | Area | None]] = {"unit": {s.unit for s in told}, "area": {s.area for s in told}}
    together = (_meeting(side, *places) for side, places in sides.items() if len(places) == 1)
    return (*together, Q(first__lte=max(s.last for s in told), last__gte=min(s.first for s in told)))


def standing_near(plan: Plan, lines: Collection[Line]) -> tuple[list[Statement], list[Statement]]:
    """The standing statements on these lines of a plan, above them and right below them, with their origins; and what
    stands adjusted anywhere in it, asked for at once."""
    near = {line.pk for line in lines}
    wanted = {pk for line in lines for pk in ancestors(line.path)}
    standing = Statement.objects.filter(
        Q(line__in=wanted) | Q(line__parent__in=near) | Q(role=Role.ADJUSTMENT),
        plan=plan,
        standing=Statement.Standing.STANDS,
    )
    with_words = standing.select_related("line", "unit", "area", "source", "measure", "fact__paper")
    told = list(with_words.defer(*heavy("fact__paper__")).order_by("pk"))
    adjusted = [s for s in told if s.role == Role.ADJUSTMENT]
    return [s for s in told if s.line_id in wanted or s.line.parent_id in near], adjusted


def _meeting(side: str, told: Unit | Area | None) -> Q:
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
    if selector.beyond is not None:
        return entries.exclude(pk__in=_added(selector.beyond).values("pk"))
    return entries if selector.less is None else entries | selected(selector.less)


def _added(selector: Selector) -> QuerySet[Entry]:
    one = Q(line__path__contains=f"/{selector.line}/")
    entries = Entry.objects.filter(
        Q(line__in=with_below(selector.lines)) if selector.also else one,
        measure=selector.measure,
        role__in=[role.value for role in selector.roles],
        first__gte=selector.window.first,
        last__lte=selector.window.last,
    )
    for name in ("source", "unit", "area"):
        path = getattr(selector, name)
        if path.startswith(ON_TODAYS_MAP):
            entries = entries.filter(area__present_path=path.removeprefix(ON_TODAYS_MAP))
        elif path == TOLD_OF_NONE:
            entries = entries.filter(**{name: None})
        elif path.startswith(JUST_THERE):
            entries = entries.filter(**{f"{name}__path": path.removeprefix(JUST_THERE)})
        elif path != "/":
            entries = entries.filter(**{f"{name}__path__startswith": path})
    if selector.since is not None:
        entries = entries.filter(act_number__gt=selector.since)
    if selector.besides:
        entries = entries.exclude(act_number__in=selector.besides)
    return entries if selector.act is None else entries.filter(act_number__lte=selector.act)


def with_below(lines: Iterable[int]) -> list[int]:
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


def sources_offered(plan: Plan | None, province: Province) -> QuerySet[FundSource]:
    """The fund sources that money of a plan may come from: those of its programme and of none, that stood in its year;
    others too where figures of the plan stand under them already."""
    sources = FundSource.objects.filter(province=province)
    if plan is None:
        return sources
    of_programme = Q(programme=None) | Q(programme=plan.programme_id)
    in_force = Q(valid_to=None) | Q(valid_to__year__gte=plan.year)
    return sources.filter((of_programme & in_force) | Q(pk__in=sources_told(plan)))


def sources_told(plan: Plan) -> QuerySet[Statement, int | None]:
    """The fund sources under which somebody told figures of a plan."""
    return Statement.objects.filter(plan=plan).exclude(source=None).order_by().values_list("source", flat=True)
