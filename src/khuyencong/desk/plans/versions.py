"""Versions of a plan side by side: what came, went and changed between two states of it."""

from dataclasses import dataclass

from django.db.models import Max, Min
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khuyencong.records.models import Act, Plan
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.versions import Comparison, Fate, compare
from khuyencong.terms.periods import Period
from khuyencong.work.permissions import rights_of

from ..access import Request, counter, openable, plan_or_404
from ..address import one_of


@dataclass(frozen=True, slots=True)
class Point:
    """A state of the plan one may look back to: the act it stands at; None is now."""

    code: str
    words: str
    act: int | None


@require_safe
@counter
def compare_versions(request: Request, plan: int) -> HttpResponse:
    """Two states of a plan, chosen by version; changed contents alone, or all."""
    chosen = plan_or_404(request, plan)
    points = points_of(chosen)
    before, after = asked(request.GET, points)
    whole = request.GET.get("tat_ca") == "1"
    told = comparison(chosen, before, after)
    versions = list(chosen.versions.select_related("approved_by", "prepared_by", "paper"))
    context = {
        "plan": chosen,
        "versions": versions,
        "openable": openable(request.user, (version.paper_id for version in versions)),
        "points": points,
        "before": before,
        "after": after,
        "told": told,
        "whole": whole,
        "rows": [line for line in told.lines if whole or line.fate is not Fate.SAME],
        "counts": [(fate, told.count(fate)) for fate in Fate],
        "rights": rights_of(request.user, [chosen.unit]),
    }
    return render(request, "plans/compare.html", context)


def comparison(plan: Plan, before: Point, after: Point) -> Comparison:
    year = Period.parse(str(plan.year))
    return compare(plan_case(plan, year, before.act, closed=True), plan_case(plan, year, after.act, closed=True))


def points_of(plan: Plan) -> list[Point]:
    """Each version as its paper laid it down, as it was approved, and as it stood before the next; and now."""
    points: list[Point] = []
    approved = {a.changes.get("version"): a.number for a in _acts(plan, "approve")}
    for version in plan.versions.select_related("paper").order_by("number"):
        laid = Act.objects.filter(facts__paper=version.paper_id).aggregate(first=Min("number"), last=Max("number"))
        name = _("bản %(number)s") % {"number": version.number}
        if points and laid["first"]:
            words = _("trước %(version)s") % {"version": name}
            points.append(Point(f"truoc-{version.number}", words, laid["first"] - 1))
        if laid["last"]:
            points.append(Point(f"lap-{version.number}", _("%(version)s khi lập") % {"version": name}, laid["last"]))
        if version.number in approved:
            words = _("%(version)s khi phê duyệt (%(decision)s)") % {
                "version": name, "decision": version.decision_number,
            }  # fmt: skip
            points.append(Point(f"duyet-{version.number}", words, approved[version.number]))
    return [*points, Point("nay", _("hiện nay"), None)]


def _acts(plan: Plan, verb: str) -> list[Act]:
    return list(Act.objects.filter(subject_kind="plan", subject_id=plan.pk, verb=verb).order_by("number"))


def asked(query: QueryDict, points: list[Point]) -> tuple[Point, Point]:
    """The two states an address names; where it names none, the last one before now, and now."""
    known = {point.code: point for point in points}
    earlier = [point for point in points if point.act is not None]
    usual = next((p for p in reversed(earlier) if p.code.startswith("truoc")), earlier[-1] if earlier else points[-1])
    return known[one_of(query, "tu", known, usual.code)], known[one_of(query, "den", known, points[-1].code)]
