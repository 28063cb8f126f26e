"""What pages say, as a reader sees it: letters instead of their codes, and white space as a browser shows it."""

import html
from typing import Any

from django.test import Client
from django.urls import reverse


def words_of(answer: Any) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def words_at(client: Client, address: str = "/") -> str:
    return words_of(client.get(address))


def words_on(client: Client, route: str, *args: object, **query: str) -> str:
    """Of the page under a route, which the person may see."""
    page = client.get(reverse(route, args=args), query)
    assert page.status_code == 200
    return words_of(page)
