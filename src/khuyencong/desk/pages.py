"""Long lists in pages: so many rows a page, and those that hold the words asked for."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from khuyencong.terms.vietnamese import fold

PER_PAGE = 50
T = TypeVar("T")


def page_of(request: HttpRequest, rows: QuerySet[Any] | list[Any]) -> Page:
    """The page an address asks for; the nearest one when it asks for none that exists."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))


def matching(rows: Iterable[T], words: str, key: Callable[[T], str]) -> list[T]:
    """The rows whose key holds the words as they follow one another, marks and capitals aside; where none does, those
    that hold every word: «xuan phu» is no «phường Xuân Lộc»."""
    wanted = fold(words).split()
    told = [(row, f" {' '.join(fold(key(row)).split())}") for row in rows]
    together = [row for row, said in told if f" {' '.join(wanted)}" in said]
    return together or [row for row, said in told if all(word in said for word in wanted)]
