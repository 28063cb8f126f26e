"""What the report pages show: the preview in the shape of the paper, and the check list before issuing."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise

from khuyencong.records.models import Arrangement, Entry, Issue, Plan, PlanVersion, UnitTitle, User
from khuyencong.records.queries import last_act
from khuyencong.records.scopes import issues_for, papers_for
from khuyencong.terms.facts import Arranged
from khuyencong.terms.results import Results, Standing
from khuyencong.work.permissions import rights_of
from khuyencong.work.reporting import REPORTS

from ..access import today
from ..choices import Choices, periods_of
from ..plans.table import STATES
from ..plans.whose import whose_of
from ..shown import chosen_preview, on_screen
from ..signing.waiting import way_out
from ..words import MONEY_WORDS
from .sentences import sentences_of

_COUNTED = (
    Standing.DONE,
    Standing.OVER,
    Standing.EXPECTED,
    Standing.TOLD,
    Standing.NOT_DONE,
    Standing.DROPPED,
    Standing.LATER,
    Standing.UNPAID,
    Standing.NO_COST,
    Standing.OPEN,
)


def report_page(user: User, plan: Plan, choices: Choices) -> dict[str, Any]:
    shown = chosen_preview(user, plan, choices)
    rights = rights_of(user, [plan.unit])
    editable = "edit_report" in rights and choices.is_the_whole_now
    sentences = sentences_of(shown.document) if editable else []
    return {
        "plan": plan,
        "choices": choices,
        "periods": periods_of(plan.year, choices.form.periods),
        "units": [(unit.value, words) for unit, words in MONEY_WORDS.items()],
        "forms": REPORTS,
        "parts": parts_of(plan),
        "standings": [] if choices.cut else _standings(shown.results),
        "findings": shown.findings,
        "html": on_screen(shown.document),
        "told": shown.results,
        "now": last_act(plan.province),
        "issued": issued_of(user, plan),
        "way": way_out(user, plan, choices),
        "approved": _approved(user, plan),
        "whose": "" if choices.cut else whose_of(plan, choices.period.window, shown.results.as_of).of_plan,
        "rights": rights,
        "sentences": sentences,
        "moved_sentences": sum(one.moved for one in sentences),
    }


def _approved(user: User, plan: Plan) -> PlanVersion | None:
    """The version in force whose paper is among those the user may open: the report names it by number and day."""
    in_force = plan.versions.filter(state=PlanVersion.State.APPROVED, paper__in=papers_for(user, today()))
    return in_force.first()


def _standings(told: Results) -> list[tuple[str, str | Promise, int]]:
    """How many contents count as what, with the plan page's filter that lists them."""
    counts = told.standings
    done = {Standing.DONE: counts.get(Standing.DONE, 0) + counts.get(Standing.OVER, 0)}
    return [(kind, STATES[kind][0], count) for kind in _COUNTED if (count := (counts | done).get(kind, 0))]


def parts_of(plan: Plan) -> list[UnitTitle]:
    """The units that lead a content of the plan or of which something was told, by the names they had that year."""
    told = Entry.objects.filter(plan=plan, unit__isnull=False).values("unit")
    leads = Arrangement.objects.standing().filter(line__plan=plan, kind=Arranged.LEAD, unit__isnull=False)
    theirs = Q(unit__in=told) | Q(unit__in=leads.values("unit"))
    titles = UnitTitle.objects.on(date(plan.year, 12, 31)).filter(theirs)
    return list(titles.select_related("unit").order_by("unit__path"))


def issued_of(user: User, plan: Plan) -> list[Issue]:
    return list(issues_for(user, today()).filter(plan=plan).select_related("paper")[:10])
