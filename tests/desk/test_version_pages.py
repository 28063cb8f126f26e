"""Versions of a plan on screen, and money moved between its contents under the approved total."""

import html
from datetime import date

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Act
from khuyencong.terms.facts import Role
from khuyencong.work.adjust import purses
from khuyencong.work.plans import Decision, approve
from tests.factories import Case
from tests.world import accept_all, item, tell

BASIS = {"number": "56/SCT-CN", "day": "1/8/2023", "reason": "bù phần tăng"}


def approved(case: Case) -> None:
    approve(case.world.leader, case.plan.versions.get(), Decision("95/KH-UBND", date(2023, 3, 1)))


def page(client: Client, route: str, case: Case, **query: str) -> str:
    return html.unescape(client.get(reverse(route, args=[case.plan.pk]), query).content.decode())


def said(case: Case, **new: str) -> dict[str, str]:
    """What the page sends: a field for each content, with what it showed."""
    sent = dict(BASIS)
    for purse in purses(case.plan):
        code = f"{purse.line.pk}-0"
        sent |= {f"tien-{code}": new.get(purse.line.title.split()[0], ""), f"thay-{code}": str(purse.money)}
    return sent


def test_a_draft_is_not_adjusted(case: Case, officer: Client) -> None:
    assert "Chỉ điều chỉnh được kế hoạch đã phê duyệt" in page(officer, "adjust_plan", case)


def test_money_is_moved_and_shown_beside_what_it_was(case: Case, officer: Client) -> None:
    approved(case)
    sent = said(case, Hội="470.000.000", Mạng="880 triệu")
    answer = officer.post(reverse("adjust_plan", args=[case.plan.pk]), sent, follow=True)
    told = html.unescape(answer.content.decode())
    assert "Đã ghi điều chỉnh" in told
    assert "+20.000.000</a>" in told
    assert "−20.000.000</a>" in told
    assert "2 thay đổi" in told
    assert Act.objects.filter(verb="adjust").count() == 1


def test_what_is_refused_keeps_what_was_typed_and_shows_what_stands(case: Case, officer: Client) -> None:
    approved(case)
    address = reverse("adjust_plan", args=[case.plan.pk])
    short = html.unescape(officer.post(address, said(case, Hội="470.000.000")).content.decode())
    assert "còn thiếu 20.000.000 đồng" in short
    assert 'value="470.000.000"' in short
    wrong = html.unescape(officer.post(address, said(case, Hội="nhiều hơn")).content.decode())
    assert "«nhiều hơn» không phải là số" in wrong
    stale = said(case, Hội="460.000.000", Mạng="890.000.000") | {f"thay-{case.line.pk}-0": "400000000"}
    assert "nay đã có người đổi thành 450.000.000" in html.unescape(officer.post(address, stale).content.decode())


def test_a_second_version_is_compared_with_the_first(case: Case, officer: Client) -> None:
    approved(case)
    told = (
        item("1.1", "Hội chợ trong nước", Role.PLAN, 500_000_000, (4, "hội chợ")),
        item("2.3", "Máy sấy", Role.PLAN, 1),
    )
    accept_all(case.world.officer, tell(case.world, *told, title="Kế hoạch khuyến công điều chỉnh 2023"))
    shown = page(officer, "compare_versions", case)
    assert "trước bản 2 → hiện nay" in shown
    assert "1 thêm" in shown
    assert "1 thay đổi" in shown
    assert "Bình chọn sản phẩm" not in shown
    assert "Bình chọn sản phẩm" in page(officer, "compare_versions", case, tat_ca="1")
    assert "không khác nhau" in page(officer, "compare_versions", case, tu="nay", den="nay")
