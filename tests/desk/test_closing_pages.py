"""Approving a version that leaves contents out: the page asks what becomes of them, the plan tells them as closed."""

import html

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Line
from khuyencong.terms.facts import Role
from khuyencong.work.plans import Decision, approve
from tests.desk.conftest import SignIn
from tests.desk.test_plan_pages import page_of, row
from tests.factories import YEAR, Case
from tests.world import accept_all, item, tell

SAID = {"number": "180/KH-UBND", "day": "1/8/2023"}


def second_version(case: Case) -> None:
    """A second paper names the fair alone."""
    approve(case.world.leader, case.plan.versions.get(), Decision("95/KH-UBND", YEAR.window.first))
    fair = item("1.1", "Hội chợ trong nước", Role.PLAN, 450_000_001, group_title="1. Thị trường")
    accept_all(case.world.officer, tell(case.world, fair, title="Kế hoạch khuyến công 2023 điều chỉnh"))


def approving(leader: Client, case: Case, **said: str) -> str:
    return html.unescape(leader.post(reverse("approve_plan", args=[case.plan.pk]), SAID | said).content.decode())


def test_the_leader_says_what_becomes_of_contents_left_out(case: Case, signed_in: SignIn) -> None:
    second_version(case)
    leader = signed_in(case.world.leader)
    asked = approving(leader, case)
    assert "Máy móc tiên tiến" in asked
    assert "Nội dung bản này không nêu:" in asked  # nothing is chosen for them
    approving(leader, case, omitted="dong")

    closed = row(page_of(leader, case.plan), "Máy móc tiên tiến")
    assert "đã đóng, bản mới không nêu" in closed
    only = page_of(leader, case.plan, "?trang_thai=closed")
    assert "Máy móc tiên tiến" in only
    assert "Hội chợ trong nước" not in only
    report = leader.get(reverse("report", args=[case.plan.pk])).content.decode()
    assert "Đoàn giao thương" not in report


def test_an_approval_is_taken_back_with_a_reason(case: Case, signed_in: SignIn) -> None:
    second_version(case)
    leader = signed_in(case.world.leader)
    approving(leader, case, omitted="dong")
    address = reverse("take_back_approval", args=[case.plan.pk])
    assert address in leader.get(reverse("compare_versions", args=[case.plan.pk])).content.decode()
    leader.post(address, {"reason": "ghi nhầm số"})
    assert not Line.objects.exclude(closed_in=None).exists()
    assert "đã đóng" not in row(page_of(leader, case.plan), "Máy móc tiên tiến")


def test_contents_may_be_kept_where_the_paper_tells_only_changes(case: Case, signed_in: SignIn) -> None:
    second_version(case)
    approving(signed_in(case.world.leader), case, omitted="giu")
    assert case.plan.versions.get(number=2).state == "approved"
    assert not Line.objects.exclude(closed_in=None).exists()
