"""What the report pages show: the preview in the shape of the paper, and the check list before issuing."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from khuyencong.papers.writing import write_html
from khuyencong.records.models import Arrangement, Entry, Issue, Plan, PlanVersion, UnitTitle, User
from khuyencong.records.queries import last_act
from khuyencong.records.scopes import issues_for, papers_for
from khuyencong.terms.document import Document
from khuyencong.terms.facts import Arranged, Finding, Severity
from khuyencong.terms.results import Results, Standing
from khuyencong.work.permissions import Refused, rights_of
from khuyencong.work.reporting import BLANK_LEFT, REPORTS, NotReady, Preview, preview

from ..access import today
from ..choices import Choices, periods_of
from ..plans.table import STATES
from ..plans.whose import whose_of
from ..rules import told_finding
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


def chosen_preview(user: User, plan: Plan, choices: Choices) -> Preview:
    """The paper that an address asks for, or the draft it names."""
    return preview(
        user,
        plan,
        choices.period,
        choices.as_of,
        form=choices.form.name,
        money=choices.money,
        answers=choices.answers,
        cut=choices.cut,
    )


def before_signing(shown: Preview, *, filling: bool = False) -> dict[str, Any]:
    """What keeps a paper from being issued, and what else to look at: open where it is more than a gap to fill. While
    it is being filled in, a gap is no more than that."""
    found = [one for one in shown.findings if one.severity is not Severity.ERROR]
    others = [one for one in found if one.rule != BLANK_LEFT]
    return {
        "hindrances": [*(() if filling else shown.unfilled), *map(told_finding, _errors(shown))],
        "findings": found if filling else others,
        "grave": any(one.rule != "missing-value" or one.severity is not Severity.INFO for one in others),
    }


def before_issuing(shown: Preview, refusal: Refused | None) -> dict[str, Any]:
    """The same of a paper with its number and signer: what issuing would refuse stands among what hinders it."""
    told = before_signing(shown)
    if refusal is None or isinstance(refusal, NotReady):  # of a paper that is not ready its own hindrances tell
        return told
    return told | {"hindrances": [str(refusal), *told["hindrances"]]}


def why_refused(refusal: Refused) -> str:
    """A refusal for its reader: what is found amiss in a paper is told behind the sentence of its rule."""
    if not isinstance(refusal, NotReady):
        return str(refusal)
    shown = refusal.shown
    return format_html_join(" ", "{}", ((words,) for words in (*shown.unfilled, *map(told_finding, _errors(shown)))))


def _errors(shown: Preview) -> list[Finding]:
    return [one for one in shown.findings if one.severity is Severity.ERROR]


def on_screen(document: Document) -> str:
    """The paper as a fragment whose figures lead to their entries."""
    return mark_safe(write_html(document, traceable=True))  # noqa: S308 — the writer escapes every word it is given


def issued_of(user: User, plan: Plan) -> list[Issue]:
    return list(issues_for(user, today()).filter(plan=plan).select_related("paper")[:10])
