"""Long lists in pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 50


def page_of(request: HttpRequest, rows: QuerySet[Any] | list[Any]) -> Page:
    """The page an address asks for; the nearest one when it asks for none that exists."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
