"""An issued paper on screen: recalled, replaced, packed for exchange, and answered by its receivers."""

import html
import json
import re
from dataclasses import replace
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Issue, PlanVersion
from khuyencong.records.queries import amounts_of
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.library import issue as issue_paper
from khuyencong.work.plans import Decision, approve
from khuyencong.work.reporting import moved_figures
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.work.test_exchange import message
from tests.work.test_issue import order


def shown(client: Client, case: Case) -> str:
    return html.unescape(client.get(reverse("issue", args=[case.issue.pk])).content.decode())


def test_a_recalled_paper_says_so_and_takes_no_more_files(case: Case, officer: Client) -> None:
    said = {"basis": "15/SCT-VP ngày 9/1/2024", "reason": "sai số liệu mục 1"}
    officer.post(reverse("recall_issue", args=[case.issue.pk]), said)
    page = shown(officer, case)
    assert "Đã thu hồi" in page
    listed = html.unescape(officer.get(reverse("reports")).content.decode())
    assert "đã thu hồi" in listed
    assert "15/SCT-VP ngày 9/1/2024: sai số liệu mục 1" in page
    assert "Nhận lại bản đã ký" not in page
    again = officer.post(reverse("recall_issue", args=[case.issue.pk]), said)
    assert "không thu hồi được nữa" in html.unescape(again.content.decode())


def test_an_adjustment_after_issue_is_told_beside_the_figures_that_were_printed(case: Case, officer: Client) -> None:
    half = issue_paper(case.world.officer, replace(order(case.plan), period=Period.parse("2023H1")))
    page = html.unescape(officer.get(reverse("issue", args=[half.pk])).content.decode())
    assert "đã đổi trong sổ" not in page
    moved_to_fair(case, 30_000_000)

    page = html.unescape(officer.get(reverse("issue", args=[half.pk])).content.decode())

    told = page[page.index("đã đổi trong sổ") :]
    assert "<s>450.000.000</s>" in told
    assert "480.000.000" in told
    home = html.unescape(officer_of_inspection(case).get(reverse("home")).content.decode())
    assert half.paper.number in home[home.index('aria-labelledby="doi"') :]


def moved_to_fair(case: Case, money: int) -> None:
    """Money of the machines goes to the fair, under the plan's total."""
    version = PlanVersion.objects.get(plan=case.plan)
    approve(case.world.leader, version, Decision("95/KH-UBND", date(2023, 3, 1), None))
    purse = {purse.line.title: purse for purse in purses(case.plan)}
    machines, fair = purse["Máy móc tiên tiến"], purse["Hội chợ trong nước"]
    moves = [
        Move(fair.line.pk, None, fair.money + money, fair.money),
        Move(machines.line.pk, None, machines.money - money, machines.money),
    ]
    adjust(case.world.officer, case.plan, moves, Basis("56/SCT-CN", date(2023, 8, 1), "bù phần tăng"))


def officer_of_inspection(case: Case) -> Client:
    client = Client()
    client.force_login(case.people["inspector"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_printed_figure_is_judged_as_the_ledger_itself_chooses_its_entries(case: Case) -> None:
    half = issue_paper(case.world.officer, replace(order(case.plan), period=Period.parse("2023H1")))
    moved_to_fair(case, 30_000_000)
    told = {one.selector.encode(): one.by for one in moved_figures([half])[half.pk]}
    codes = set(re.findall(r'"selector": "([^"]+)"', json.dumps(half.document)))
    assert len(codes) > 5
    for code in codes:
        then = Selector.decode(code)
        less = replace(then.less, act=None) if then.less else None
        now = replace(then, act=None, less=less)
        moved = amounts_of(now).low - amounts_of(as_of(now, half.as_of)).low
        assert told.get(now.encode(), 0) == moved, code


def as_of(selector: Selector, act: int) -> Selector:
    return replace(selector, act=act, less=replace(selector.less, act=act) if selector.less else None)


def test_a_replaced_paper_leads_to_the_one_that_stands(case: Case, officer: Client) -> None:
    new = issue_paper(case.world.officer, order(case.plan, replaces=case.issue))
    assert f'href="{reverse("issue", args=[new.pk])}">02/BC-SCT' in shown(officer, case)


def test_the_package_is_handed_out(case: Case, signed_in: SignIn) -> None:
    answer = signed_in(case.world.leader).get(reverse("issue_package", args=[case.issue.pk]))
    assert answer.content.startswith(b"<?xml")
    assert "01-BC-SCT.edxml" in answer["Content-Disposition"]


def test_what_a_receiver_answered_is_shown(case: Case, officer: Client) -> None:
    address = reverse("status_message", args=[case.issue.pk])
    file = SimpleUploadedFile("tra-loi.xml", message())
    assert "Đã nhận: đã tiếp nhận" in html.unescape(
        officer.post(address, {"thong_diep": file}, follow=True).content.decode()
    )
    assert "Sở Tài chính" in shown(officer, case)
    assert "Chọn tệp thông điệp" in html.unescape(officer.post(address).content.decode())
    assert Issue.objects.get().statuses.count() == 1
