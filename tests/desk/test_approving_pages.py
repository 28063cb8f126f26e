"""Who approves a plan sees what: the sum by source, beside the plan before it, and what nobody has decided."""

import html
import re

from django.urls import reverse

from khuyencong.records.models import Paper, Statement
from khuyencong.terms.facts import Role
from khuyencong.terms.numbers import format_vnd
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.ledger import reverse as reverse_figure
from khuyencong.work.plans import planned_total
from tests.desk.conftest import SignIn
from tests.desk.test_closing_pages import second_version
from tests.factories import Case
from tests.world import item, tell


def approving(case: Case, signed_in: SignIn) -> str:
    page = signed_in(case.world.leader).get(reverse("approve_plan", args=[case.plan.pk])).content.decode()
    return html.unescape(page)


def test_the_first_version_shows_its_sum_by_source(case: Case, signed_in: SignIn) -> None:
    page = approving(case, signed_in)
    assert "Kinh phí của bản này" in page
    assert format_vnd(planned_total(case.plan)) in page
    assert "Tăng, giảm" not in page


def test_a_later_version_shows_the_plan_before_it_and_the_difference(case: Case, signed_in: SignIn) -> None:
    before = planned_total(case.plan)
    second_version(case)
    page = approving(case, signed_in)
    assert "Kinh phí trước và sau bản này" in page
    assert format_vnd(before) in page
    assert format_vnd(before + 1) in page
    (since,) = set(re.findall(r'href="([^"]+)"[^>]*>\+1</a>', page))
    trace = html.unescape(signed_in(case.world.leader).get(since).content.decode())
    assert 'data-sum="1"' in trace  # what was written since is what changed
    assert "thay đổi sau hành vi số" in trace


def test_money_of_no_content_leads_to_the_whole_and_to_its_parts(case: Case, signed_in: SignIn) -> None:
    money = Statement.objects.get(line=case.line, measure__is_money=True, role=Role.PLAN)
    said = {"measure": money.measure, "role": Role.PLAN, "state": "given", "value": 9_000_000_000, "side": money.side}
    whole = Statement(province=case.plan.province, plan=case.plan, line=case.plan.root, reason="tờ trình", **said)
    whole.first, whole.last = money.first, money.last
    enter_by_hand(case.world.officer, whole)
    page = approving(case, signed_in)
    told = page[page.index("đồng chưa phân cho nội dung nào") :]
    sums = re.findall(r'<span class="sub">(?:tổng kế hoạch|các nội dung cộng lại): <a class="fig" href="([^"]+)"', told)
    shown = [signed_in(case.world.leader).get(address).content.decode() for address in sums]
    sum_told, parts = (int(re.findall(r'data-sum="(\d+)"', one)[0]) for one in shown)
    assert f"{format_vnd(sum_told - parts)} đồng chưa phân" in page


def test_what_nobody_has_decided_is_named_and_leads_there(case: Case, signed_in: SignIn) -> None:
    waiting = tell(case.world, item("9", "Việc mới", Role.PLAN, 77_000_000), title="Kế hoạch khuyến công năm 2023")
    page = approving(case, signed_in)
    assert f'href="{reverse("paper", args=[waiting.pk])}#so-lieu"' in page
    assert "77.000.000 đồng" in page


def test_what_is_only_asked_for_keeps_no_plan_from_approval(case: Case, signed_in: SignIn) -> None:
    """A commune's letter of needs stood among what the plan had left undecided."""
    letter = tell(case.world, item("9", "Máy rang", Role.PLAN, 77_000_000), title="Kế hoạch khuyến công năm 2023")
    Paper.objects.filter(pk=letter.pk).update(plan=case.plan)
    address = reverse("paper", args=[letter.pk])
    assert address in approving(case, signed_in)
    letter.facts.update(status="proposed")
    assert address not in approving(case, signed_in)


def test_what_changed_after_the_page_was_opened_is_shown_before_it_is_approved(case: Case, signed_in: SignIn) -> None:
    """What the leader typed stays, and pressing again approves what the page shows now."""
    second_version(case)
    leader, address = signed_in(case.world.leader), reverse("approve_plan", args=[case.plan.pk])

    def hidden(page: str) -> dict[str, str]:
        return dict(re.findall(r'<input type="hidden" name="(ban|da_xem)" value="(\d+)">', page))

    said = {"number": "180/KH-UBND", "day": "1/8/2023", "omitted": "giu"}
    shown = hidden(leader.get(address).content.decode())
    told = Statement.objects.filter(line=case.line, measure__is_money=True, role=Role.PLAN)
    reverse_figure(case.world.colleague, told.latest("pk"), "nhập nhầm")
    page = html.unescape(leader.post(address, said | shown).content.decode())
    assert "Dongnghiep đã đổi bản này" in page
    assert 'value="180/KH-UBND"' in page
    assert leader.post(address, said | hidden(page)).status_code == 302


def test_number_and_day_of_the_papers_own_decision_are_filled_in(case: Case, signed_in: SignIn) -> None:
    paper = case.plan.versions.get().paper
    assert paper is not None
    Paper.objects.filter(pk=paper.pk).update(number="95/KH-UBND", dated="2023-03-01")
    page = approving(case, signed_in)
    assert 'value="95/KH-UBND"' in page
    assert 'value="01/3/2023"' in page
    Paper.objects.filter(pk=paper.pk).update(dated="2023-03")  # a month is no day of signing
    assert "1/3/2023" not in approving(case, signed_in)
