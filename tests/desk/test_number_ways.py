"""Issuing asks one thing at a time: which way the number comes, and what becomes of a paper that stands already."""

import html
import re

from django.test import Client
from django.urls import reverse

from khuyencong.desk.signing.numbers import NumberForm
from khuyencong.records.models import Issue
from khuyencong.terms.periods import Period
from tests.factories import Case


def asked(case: Case, **said: str) -> NumberForm:
    issued = case.issue
    return NumberForm(
        issued.plan, issued.form.partition("/")[0], Period.parse(issued.period), {"numbered_by": "here"} | said
    )


def test_the_usual_way_is_chosen_and_each_way_holds_its_own_questions(case: Case, officer: Client) -> None:
    address = reverse("issue_report", args=[case.plan.pk])
    page = html.unescape(officer.get(address, {"ky": case.issue.period}).content.decode())
    (ways,) = re.findall(r'<fieldset class="field ways">\s*<legend>Số văn bản.+?</fieldset>', page, re.S)
    assert re.findall(r'value="(\w+)"[^>]*checked', ways) == ["here"]
    assert re.findall(r'type="radio"|name="(kept|number|gap)"', ways) == ["", "", "kept", "", "number", "gap"]
    assert page.index("<summary>Số bản") < page.index('name="copies"')


def test_of_two_papers_of_one_form_and_period_the_second_says_what_becomes_of_the_first(case: Case) -> None:
    form = asked(case)
    assert not form.is_valid()
    assert "relation" in form.errors
    assert case.issue in form.standing

    replacing = asked(case, relation="replaces")
    assert replacing.is_valid(), replacing.errors
    assert replacing.numbering()["replaces"] == case.issue


def test_what_stands_under_a_way_not_chosen_is_not_said(case: Case) -> None:
    form = asked(case, relation="beside", beside="bản gửi riêng Bộ", replaces=str(case.issue.pk), number="9", gap="x")
    assert form.is_valid(), form.errors
    told = form.numbering()
    assert (told["replaces"], told["supplements"], told["beside"]) == (None, None, "bản gửi riêng Bộ")
    assert (told["number"], told["gap"]) == ("", "")
    assert Issue.objects.get(pk=case.issue.pk).state == case.issue.state
