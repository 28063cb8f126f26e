"""Every form of the matrix sent empty: what is wrong is told at the top and beside the field, the two joined."""

import re
from html.parser import HTMLParser

import pytest

from tests.desk.conftest import SignIn
from tests.desk.permission_matrix import PEOPLE, expected
from tests.desk.test_permissions import addresses
from tests.factories import Case


class Seen(HTMLParser):
    """The marks of a page, and what points at them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.marks: set[str] = set()
        self.pointed: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.marks.add(told.get("id") or "")
        self.pointed.update((told.get("aria-describedby") or "").split())
        self.pointed.update((told.get("aria-labelledby") or "").split())
        if (told.get("href") or "").startswith("#"):
            self.pointed.add(str(told["href"])[1:])


def forms() -> dict[str, str]:
    """Every route whose form comes back when it is sent empty, with the first person who gets it."""
    rows = {route: answers for (route, method), answers in expected().items() if method == "POST"}
    firsts = {route: next((who for who in PEOPLE if answers[who] == 200), "") for route, answers in rows.items()}
    return {route: who for route, who in firsts.items() if who}


@pytest.mark.parametrize("route", sorted(forms()))
def test_what_is_wrong_leads_to_its_field(whole_case: Case, signed_in: SignIn, route: str) -> None:
    page = signed_in(whole_case.people[forms()[route]]).post(addresses(whole_case)[route]).content.decode()
    seen = Seen(page)
    assert seen.pointed - seen.marks == set()
    beside = len(re.findall(r'class="wrong', page))
    assert not beside or "error-summary" in page
