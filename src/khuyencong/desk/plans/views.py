"""Plans: the list, and the tree table of one plan."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khuyencong.records.scopes import plans_for
from khuyencong.work.permissions import rights_of

from ..access import Request, counter, plan_or_404, today
from ..asker import Asker
from ..choices import choices_of, periods_of
from ..pages import page_of
from ..tasks.returns import returned
from .contexts import origins_of, plan_rows
from .held import held_rows
from .table import CUTS, STATES, cut_of, editing_of, plan_table, without


@require_safe
@counter
def plans(request: Request) -> HttpResponse:
    """The plans a person may see, newest first."""
    visible = plans_for(request.user, today()).select_related("programme").prefetch_related("versions")
    page = page_of(request, visible.order_by("-year", "programme_id"))
    return render(request, "plans/plans.html", {"rows": plan_rows(page.object_list), "page": page})


@require_safe
@counter
def plan(request: Request, plan: int) -> HttpResponse:
    """The tree table of a plan; the part alone when only a choice changed, or when the rest of a long plan follows."""
    chosen = plan_or_404(request, plan)
    choices, cut = choices_of(request.GET, chosen, request.user), cut_of(request.GET)
    rights = rights_of(request.user, [chosen.unit])
    edits = "enter" in rights and request.GET.get("sua") == "1"
    table = plan_table(chosen, choices, cut, request.GET)
    context = {
        "plan": chosen,
        "origin": origins_of([chosen])[chosen.pk],
        "version": chosen.versions.last(),
        "editing": editing_of(chosen) if edits else None,
        "reading": without(request.GET, "sua"),
        "choices": choices,
        "periods": periods_of(chosen.year),
        "cut": cut,
        "uncut": without(request.GET, *CUTS),
        "states": [(code, words) for code, (words, _) in STATES.items()],
        "table": table,
        "parted": table.rest and not edits and request.GET.get("tiep") != "1",
        "onward": f"{without(request.GET, 'tiep')}&tiep=1",
        "returned": returned(Asker(request.user, today(), request.GET), chosen, choices.period)
        if table.whose.of_plan
        else None,
        "held": held_rows(chosen),
        "rights": rights,
    }
    return render(request, _template(request), context)


def _template(request: Request) -> str:
    if not request.htmx:
        return "plans/plan.html"
    return "plans/_rest.html" if request.htmx.target == "tiep" else "plans/_table.html"
