"""An issued paper on screen: recalled, replaced, packed for exchange, and answered by its receivers."""

import html

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Issue
from khuyencong.work.library import issue as issue_paper
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
    assert "15/SCT-VP ngày 9/1/2024: sai số liệu mục 1" in page
    assert "Nhận lại bản đã ký" not in page
    again = officer.post(reverse("recall_issue", args=[case.issue.pk]), said)
    assert "không thu hồi được nữa" in html.unescape(again.content.decode())


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
