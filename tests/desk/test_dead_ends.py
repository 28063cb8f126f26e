"""Nobody is led to a page that is closed to them: every link of every page opens for the person it is shown to."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.desk.conftest import SignIn
from tests.desk.permission_matrix import PEOPLE
from tests.factories import Case, make_case
from tests.house.made_once import Begin

LINK = re.compile(r'<a [^>]*?href="(/[^"#?]*)([^"#]*)')
FILES = re.compile(r"\.(docx|pdf|xlsx|csv|html|edxml)$|/tep/|/but-toan/$")
pytestmark = pytest.mark.one_engine  # what each page asks of PostgreSQL the permission matrix shows
WALKERS = [person for person in PEOPLE if person != "visitor"]


def case_with_papers() -> Case:
    case = make_case()
    assert all((case.issue, case.draft, case.record, case.tabled))
    return case


@pytest.mark.parametrize("person", WALKERS)
def test_no_link_leads_a_person_to_a_closed_page(begin: Begin, signed_in: SignIn, person: str) -> None:
    client = signed_in(begin(case_with_papers).people[person])
    assert list(_closed(client)) == []


def _closed(client: Client) -> Iterator[str]:
    """Each address that answers 403 or 404, with the page that leads there."""
    led_from = {"/": "start"}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        if answer.status_code in (403, 404):
            yield f"{answer.status_code} {address} from {led_from[address]}"
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        for path, query in LINK.findall(answer.content.decode()):
            to = path + (query.replace("&amp;", "&") if path == "/nguon-goc/" else "")
            if to not in led_from and not FILES.search(path):
                led_from[to] = address
                waiting.append(to)
