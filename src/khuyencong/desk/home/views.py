"""Home: what waits for the person today, and what their office looks at first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..access import Request, counter, today
from ..asker import Asker
from .homes import panels_of
from .panels import shown


@require_safe
@counter
def home(request: Request) -> HttpResponse:
    """The panels of the person's offices, each asked in their name."""
    asker = Asker(request.user, today(), request.GET)
    return render(request, "home/home.html", {"asker": asker, "panels": shown(panels_of(asker.offices), asker)})
