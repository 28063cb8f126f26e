"""Scopes: the offices a person holds on a day, and what of each table they may see by them."""

from collections.abc import Container
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from khuyencong.terms.firm_names import spelling

from .agencies import agency_of, issuer_of
from .drafts import Draft
from .establishments import Establishment
from .library import Issue, Paper
from .numbering import NumberSeries
from .people import Membership, Office, User
from .plans import Plan
from .queries import is_undone_plan
from .references import Reference
from .registers import RegisterRecord, naming
from .signing import SigningPost, SigningRequest, handed_while_away
from .units import LATEST_FIRST, Area, AreaLevel, AreaQuerySet, Unit, UnitQuerySet, UnitTitle, UnitType, within

OUTSIDE = (Office.ADMIN, Office.APPLICANT)  # an office of theirs opens nothing of its unit's own work
_SEES_PLANS = {Office.OFFICER, Office.CENTRE, Office.COMMUNE, Office.AGENCY, Office.LEADER, Office.INSPECTOR}


def offices_of(user: User, day: date) -> list[Membership]:
    """The offices a user holds on a day, with their units and what these are `called` that day; asked once where a
    page keeps them (`keep_offices`)."""
    kept = user.offices_kept
    if kept is not None and day in kept:
        return kept[day]
    titles = UnitTitle.objects.on(day).filter(unit=OuterRef("unit")).order_by(LATEST_FIRST).values("short_title")
    mine = Membership.objects.filter(within(day), user=user).annotate(called=Subquery(titles[:1]))
    held: list[Membership] = list(mine.select_related("unit__parent"))
    if kept is not None:
        kept[day] = held
    return held


def keep_offices(user: User) -> None:
    """From here on this user value answers for its offices as they are now: for a page that only reads."""
    user.offices_kept = user.offices_kept or {}


def reach_of(office: Membership) -> str:
    """The path of units whose papers an office sees: officers and centres their whole agency, others their unit."""
    whole = office.office in (Office.OFFICER, Office.CENTRE, Office.LEADER)
    return (agency_of(office.unit) if whole else office.unit).path


def papers_for(user: User | None, day: date) -> QuerySet[Paper]:
    """The papers a user may see: those kept in reach of an office or sent from there, and the province's issued ones.

    None is the operator at the machine's own command line, who sees all; so below.
    """
    if user is None:
        return Paper.objects.all()
    offices = [o for o in offices_of(user, day) if o.office not in OUTSIDE]
    visible = Q(pk__in=[])
    for office in offices:
        reach = reach_of(office)
        visible |= Q(unit__path__startswith=reach) | Q(sender__path__startswith=reach)
        if office.office in _SEES_PLANS:
            visible |= Q(direction=Paper.Direction.ISSUED, province=office.unit.province_id)
    return Paper.objects.filter(visible)


def plans_for(user: User | None, day: date) -> QuerySet[Plan]:
    """The plans a user may see: officials see those of their province; nobody one whose opening was undone."""
    plans = Plan.objects.exclude(is_undone_plan())
    return plans if user is None else plans.filter(province__in=provinces_of(user, day))


def issues_for(user: User | None, day: date) -> QuerySet[Issue]:
    return Issue.objects.filter(paper__in=papers_for(user, day))


def administered_units(user: User, day: date) -> UnitQuerySet:
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


def provinces_overseen(user: User, day: date) -> set[int]:
    """The provinces whose whole history a user reads: inspectors and administrators."""
    offices = offices_of(user, day)
    return {office.unit.province_id for office in offices if office.office in (Office.INSPECTOR, Office.ADMIN)}


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
    """The legal library of the provinces whose catalogues a user reads."""
    if user is None:
        return Reference.objects.all()
    return Reference.objects.filter(province__in=catalogues_of(user, day))


def register_for(user: User | None, day: date) -> QuerySet[RegisterRecord]:
    """The register of products and establishments of the provinces a user is an official or of the council of; an
    owner sees what names its own establishment."""
    standing = RegisterRecord.objects.filter(withdrawn_at_act=None)
    if user is None:
        return standing
    whole = _provinces(user, day, {*_SEES_PLANS, Office.COUNCIL})
    return standing.filter(Q(province__in=whole) | Q(pk__in=_own_rows(user, day, standing)))


def own_products_of(user: User, day: date) -> QuerySet[RegisterRecord]:
    """What the register names of an owner's own establishment, whatever else the person may see."""
    standing = RegisterRecord.objects.filter(withdrawn_at_act=None, kind=RegisterRecord.Kind.PRODUCT)
    return standing.filter(pk__in=_own_rows(user, day, standing))


def _own_rows(user: User, day: date, standing: QuerySet[RegisterRecord]) -> list[int]:
    provinces = _provinces(user, day, {Office.APPLICANT})
    if not provinces or not user.full_name:
        return []
    names = {user.full_name, *own_establishments(user, day).values_list("name", flat=True)}
    return [row.pk for row in naming(standing.filter(province__in=provinces), names)]


def own_establishments(user: User, day: date) -> QuerySet[Establishment]:
    """The establishment that an owner's account is of: the one that bears the account's name, by every spelling. The
    name is given by an administrator; nobody changes their own."""
    provinces = _provinces(user, day, {Office.APPLICANT})
    known = Establishment.objects.filter(province__in=provinces, key=spelling(user.full_name)) if provinces else ()
    roots = [one.root for one in known]
    return Establishment.objects.filter(Q(pk__in=roots) | Q(same_as__in=roots))


def establishments_for(user: User | None, day: date) -> QuerySet[Establishment]:
    """Who gets contents of the plans of the provinces a user is an official of."""
    known = Establishment.objects.all()
    return known if user is None else known.filter(province__in=provinces_of(user, day))


def provinces_of(user: User, day: date) -> set[int]:
    """The provinces in which a user is an official."""
    return _provinces(user, day, _SEES_PLANS)


def catalogues_of(user: User, day: date) -> set[int]:
    """The provinces whose law, measures and fund sources a user reads: they hold no figure, and the law is public."""
    return _provinces(user, day, {*_SEES_PLANS, Office.ADMIN})


def _provinces(user: User, day: date, offices: Container[str]) -> set[int]:
    return {o.unit.province_id for o in offices_of(user, day) if o.office in offices}


def requests_for(user: User, day: date) -> QuerySet[SigningRequest]:
    """Papers on their way to a signature: seen where the unit's own papers are, by whom they are laid before, and,
    while they wait, by who signs for one of these that is away."""
    visible = Q(post__user=user) | Q(post__in=stood_in_for(user, day), state=SigningRequest.State.WAITING)
    for office in (o for o in offices_of(user, day) if o.office not in OUTSIDE):
        visible |= Q(plan__unit__path__startswith=reach_of(office))
    return SigningRequest.objects.filter(visible)


def stood_in_for(user: User, day: date) -> QuerySet[SigningPost]:
    """The posts whose holders are away on a day and for whom a user signs."""
    return SigningPost.objects.filter(granted__in=handed_while_away(day).filter(grantee__user=user))


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
