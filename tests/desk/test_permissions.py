"""Every address × every person, against the hand-written table; an address without a row fails."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.desk.urls import urlpatterns
from khuyencong.papers.layout import tables_of
from khuyencong.records.models import Act, Entry, Note
from khuyencong.terms.facts import Role
from khuyencong.terms.selector import Selector
from khuyencong.work.plans import money_of
from tests.desk.conftest import SignIn
from tests.desk.permission_matrix import PEOPLE, expected
from tests.factories import YEAR, Case

METHODS = ("GET", "POST")
ON_BOTH_ENGINES = ("officer", "leader", "admin")  # nearly all pages open to one of them; no engine decides over a right


def _each_once(people: Iterable[str]) -> list[Any]:
    return [pytest.param(name, marks=[] if name in ON_BOTH_ENGINES else pytest.mark.one_engine) for name in people]


def addresses(case: Case) -> dict[str, str]:
    """The address of every route, with one object of the case for each name in it."""
    known = {
        "plan": case.plan.pk,
        "line": case.line.pk,
        **{"statement": case.statement.pk, "note": Note.objects.all()[0].pk},
        **{"period": "2023Q4", "finding": case.waiting.findings.all()[0].pk},
        "held": case.held.pk,
        "paper": case.waiting.pk,
        "fact": case.fact.pk,
        "arrangement": case.arrangement.pk,
        "told": case.given.pk,
        "establishment": case.given.establishment_id,
        "activity": case.fact.activity,
        "issue": case.issue.pk,
        "number": case.kept_number.pk,
        "draft": case.draft.pk,
        "request_id": case.signing_request.pk,
        "post": case.signing_request.post_id,
        "delegation": case.delegation.pk,
        "format": "docx",
        "unit": case.world.division.pk,
        "area": case.area.pk,
        "notification": case.world.officer.notifications.all()[0].pk,
        "mail": 0,
        "person": case.world.colleague.pk,
        "deed": "khoa",
        "token": "sai",
        "membership": case.world.colleague.memberships.get().pk,
        "key": "opening",
        "reference": case.reference.pk,
        "change": case.change.pk,
        "measure": case.statement.measure_id,
        **{"task": case.task.pk, "assigned": case.assigned.pk, "code": selector_of(case).encode()},
    }
    own, found = of_their_own(case), {}
    for route in urlpatterns:
        of = known | own.get(route.name, {})
        found[route.name] = reverse(route.name, kwargs={name: of[name] for name in route.pattern.converters})
    return found | {"trace": f"{reverse('trace')}?{urlencode({'s': selector_of(case).encode()})}"}


def of_their_own(case: Case) -> dict[str, dict[str, int]]:
    """What some routes name otherwise: a paper that holds what the route is about."""
    return {
        "undo_adjustment": {"act": 1},
        "columns": {"paper": case.tabled.pk, "table": min(tables_of(case.tabled.text))},
        "read_table": {"paper": case.tabled.pk, "table": min(tables_of(case.tabled.text))},
        "listing": {"paper": case.record.paper_id, "table": case.record.table},
        "listed_row": {"paper": case.record.paper_id, "table": case.record.table, "row": 4},
        "withdraw_record": {"record": case.record.pk},
        "correct_record": {"record": case.record.pk},
        "name_source": {"source": case.world.province.sources.get(code="nst").pk},
        "page_picture": {"paper": case.paged.pk, "page": 1},
    }


def selector_of(case: Case) -> Selector:
    return Selector(case.line.pk, money_of(case.world.province).pk, (Role.ACTUAL, Role.ESTIMATE), YEAR.window)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert {route for route, _ in expected()} == {route.name for route in urlpatterns}


@pytest.mark.parametrize("name", _each_once(PEOPLE))
def test_each_person_gets_what_the_table_says(whole_case: Case, signed_in: SignIn, name: str) -> None:
    client = Client() if name == "visitor" else signed_in(whole_case.people[name])
    wanted = {key: people[name] for key, people in expected().items()}
    got = {}
    for route, address in addresses(whole_case).items():
        for method in METHODS:
            status = client.generic(method, address).status_code
            if (route, method) in wanted or status != 405:
                got[route, method] = status
    assert got == wanted


@pytest.mark.parametrize("name", _each_once([person for person in PEOPLE if person != "officer"]))
def test_a_refused_form_leaves_nothing_behind(whole_case: Case, signed_in: SignIn, name: str) -> None:
    client = Client() if name == "visitor" else signed_in(whole_case.people[name])
    known = addresses(whole_case)
    before = (Act.objects.count(), Entry.objects.count())
    refused = [key for key, people in expected().items() if key[1] == "POST" and people[name] != 200]
    for route, _method in refused:
        client.post(known[route], {"viec": "sach", "ly_do": "thử", "reason": "thử", "buoc": "phat-hanh"})
    assert (Act.objects.count(), Entry.objects.count()) == before


def test_a_refusal_is_said_in_words(case: Case, signed_in: SignIn) -> None:
    page = signed_in(case.people["centre"]).get(reverse("issue_report", args=[case.plan.pk]))
    assert page.status_code == 403
    assert "phát hành văn bản" in page.content.decode()


def test_who_wrote_the_plan_does_not_approve_it(case: Case, signed_in: SignIn) -> None:
    version = case.plan.versions.get()
    version.prepared_by = case.world.leader
    version.save(update_fields=["prepared_by"])
    client = signed_in(case.world.leader)
    said = {"number": "12/QĐ-UBND", "day": "4/6/2023", "total": ""}
    page = client.post(reverse("approve_plan", args=[case.plan.pk]), said)
    assert page.status_code == 200
    assert "12/QĐ-UBND" in page.content.decode()
    assert "phải là một người khác" in page.content.decode()
