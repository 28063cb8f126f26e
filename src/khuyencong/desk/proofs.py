"""Proofs of the whole memory: the administrator starts one, and reads what the nightly ones and those found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from khuyencong.records.models import Line, Office, User, Verification
from khuyencong.records.scopes import offices_of, plans_for
from khuyencong.work.permissions import may
from khuyencong.work.verification import running_proof, start_proof

from .access import Request, counter, needs, today

SHOWN = 20
_NEARLY = 95  # per cent: nobody knows how much is left before it is done


@dataclass(frozen=True, slots=True)
class Found:
    """One fault in words, and the page of the content or of the act it concerns."""

    words: str
    address: str


@require_http_methods(["GET", "HEAD", "POST"])
@counter
def proofs(request: Request) -> HttpResponse:
    """Start a proof, or read what came of the last ones; inspectors read too."""
    if request.method == "POST":
        start_proof(request.user)
        return redirect("proofs")
    if all(office.office != Office.INSPECTOR for office in offices_of(request.user, today())):
        needs(request, "administer", None)
    last, job = list(Verification.objects.all()[:SHOWN]), running_proof()
    context = {
        "proofs": last,
        "may_start": may(request.user, "administer", None),
        "found": _found(request.user, last[0]) if last else [],
        "unkept": last[0].faults - len(last[0].found) if last else 0,
        "running": job is not None,
        "percent": _percent(job.started_at, last[0].took_ms) if job and job.started_at and last else 0,
    }
    return render(request, "desk/_proofs.html" if request.htmx else "desk/proofs.html", context)


def _percent(since: datetime, took_ms: int) -> int:
    """How far a proof is, if it takes as long as the last one did."""
    over_ms = 1000 * (timezone.now() - since).total_seconds()
    return min(_NEARLY, round(100 * over_ms / max(took_ms, 1)))


def _found(user: User, proof: Verification) -> list[Found]:
    """The faults of a proof: those of a content lead to its entries, where the person sees its plan, those of history
    to the act."""
    lines = [fault["line"] for fault in proof.found]
    plans = dict(Line.objects.filter(pk__in=lines, plan__in=plans_for(user, today())).values_list("pk", "plan"))
    return [Found(f"{fault['where']}: {fault['message']}", _way(fault, plans)) for fault in proof.found]


def _way(fault: dict[str, Any], plans: dict[int, int]) -> str:
    if fault["line"] in plans:
        return reverse("line", args=[plans[fault["line"]], fault["line"]])
    return f"{reverse('history')}?so={fault['act']}" if fault["act"] else ""
