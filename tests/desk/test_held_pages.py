"""Figures that cross others: where they wait, what their page shows, and what a decision does."""

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import FundSource, Statement
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.results import results
from khuyencong.terms.periods import Period
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.ledger import reverse as reverse_figure
from khuyencong.work.overlaps import settle_overlap
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import money_of
from khuyencong.work.verification import verify
from tests.desk.conftest import SignIn
from tests.desk.said import words_of
from tests.factories import Case


def words(client: Client, address: str) -> str:
    return words_of(client.get(address))


def test_a_held_figure_waits_on_home_on_its_plan_and_on_its_line(case: Case, officer: Client) -> None:
    address = reverse("settle", args=[case.held.pk])
    plan, line = case.plan.pk, case.held.line_id
    for page in (reverse("home"), reverse("plan", args=[plan]), reverse("line", args=[plan, line])):
        assert f'href="{address}"' in words(officer, page)


def test_who_may_not_decide_sees_that_it_waits(case: Case, signed_in: SignIn) -> None:
    address = reverse("settle", args=[case.held.pk])
    leader = signed_in(case.world.leader)
    page = words(leader, reverse("plan", args=[case.plan.pk]))
    assert "Chờ quyết định" in page
    assert address not in page
    assert f'href="{reverse("line", args=[case.plan.pk, case.held.line_id])}">' in page
    assert address not in words(leader, reverse("home"))


def test_both_figures_are_shown_with_their_sentences(case: Case, officer: Client) -> None:
    page = words(officer, reverse("settle", args=[case.held.pk]))
    assert "800.000.000" in page
    assert "theo sổ chi" in page
    for old in (440_000_000, 390_000_000):
        said = Statement.objects.get(value=old)
        assert f"{old:,}".replace(",", ".") in page
        assert said.fact is not None
        assert f"<mark>{said.fact.paper.text[said.fact.start : said.fact.end]}</mark>" in page


@pytest.mark.parametrize(
    ("choice", "new", "old"), [("moi", "stands", {"withdrawn"}), ("cu", "compared", {"stands"})], ids=["new", "old"]
)
def test_the_decision_says_which_of_them_stands(
    case: Case, officer: Client, choice: str, new: str, old: set[str]
) -> None:
    address = reverse("settle", args=[case.held.pk])
    answer = officer.post(address, {"choice": choice, "reason": "đã hỏi trung tâm"}, follow=True)
    assert "Đã quyết định" in answer.content.decode()
    assert Statement.objects.get(pk=case.held.pk).standing == new
    crossed = Statement.objects.filter(value__in=[440_000_000, 390_000_000])
    assert set(crossed.values_list("standing", flat=True)) == old
    assert "không còn chờ" in officer.get(address, follow=True).content.decode()


@pytest.mark.parametrize("said", [{}, {"choice": "moi", "reason": " "}, {"choice": "khac", "reason": "vì thế"}])
def test_an_unfinished_answer_decides_nothing(case: Case, officer: Client, said: dict[str, str]) -> None:
    page = officer.post(reverse("settle", args=[case.held.pk]), said)
    assert "Chưa gửi được" in page.content.decode()
    assert Statement.objects.get(pk=case.held.pk).standing == "held"


def test_both_stand_when_the_whole_around_them_is_told(case: Case, officer: Client) -> None:
    address = reverse("settle", args=[case.held.pk])
    assert words(officer, address).count('name="da_xem"') == 2
    both = {"choice": "ca-hai", "reason": "số lũy kế"}
    assert "vừa thay đổi" in words_of(officer.post(address, {**both, "whole": "2 tỷ", "da_xem": [case.held.pk]}))
    assert "Ghi số chung gồm cả hai số" in words_of(officer.post(address, both))
    assert "không thể nhỏ hơn" in words_of(officer.post(address, {**both, "whole": "1 triệu"}))
    assert Statement.objects.get(pk=case.held.pk).standing == "held"

    officer.post(address, {**both, "whole": "2 tỷ"})

    told = Statement.objects.filter(value__in=[800_000_000, 440_000_000, 390_000_000, 2_000_000_000])
    assert set(told.values_list("standing", flat=True)) == {"stands"}


def test_what_the_operator_stated_is_told_by_nobody_called_none(case: Case, officer: Client) -> None:
    assert Statement.objects.get(pk=case.statement.pk).made_by == case.world.officer
    Statement.objects.filter(pk=case.statement.pk).update(made_by=None)
    line = reverse("line", args=[case.plan.pk, case.statement.line_id])
    assert "hệ thống" not in words(officer, line)  # figures of before are told by who took them in
    Statement.objects.filter(pk=case.statement.pk).update(act=None)
    for page in (line, f"{reverse('trace')}?n={case.statement.pk}"):
        assert "hệ thống" in words(officer, page)
        assert "None" not in words(officer, page)


def test_what_a_commune_tells_never_takes_the_place_of_what_all_did(case: Case, officer: Client) -> None:
    """The page says of whom each figure is, does not offer to replace the whole, and knows what would hold both."""
    local = FundSource.objects.get(province=case.world.province, code="kcdp")
    told = {"plan": case.plan, "line": case.line, "measure": money_of(case.world.province), "role": "actual"}
    told |= {"province": case.world.province, "state": "given", "reason": "biểu của xã"}
    reverse_figure(case.world.officer, case.statement, "nêu lại theo nguồn")
    for code, value, more in (
        ("H1", 136_200_000, {"source": local}),
        ("", 228_400_000, {"source": local}),
        ("", 46_200_000, {"area": case.area}),
    ):
        window = Period.parse(f"2023{code}").window
        enter_by_hand(case.world.officer, Statement(**told, **more, value=value, first=window.first, last=window.last))
    held = Statement.objects.get(value=46_200_000)
    address = reverse("settle", args=[held.pk])
    page = words(officer, address)
    assert f'Số mới chỉ của <span lang="vi">{case.area}</span>' in page
    assert "<dd> cả địa bàn </dd>" in page
    assert 'value="moi"' not in page
    with pytest.raises(Refused, match="không thay được số của cả địa bàn"):
        settle_overlap(case.world.officer, held, True, "số mới")
    assert 'value="228.400.000"' in page  # what its sources told of the year
    officer.post(address, {"choice": "ca-hai", "whole": "228.400.000", "reason": "phường là một phần"})
    held.refresh_from_db()
    assert held.standing == "stands"
    assert results(plan_case(case.plan, Period.parse("2023"))).lines[1].money_actual.value == 228_400_000
    assert verify() == []
