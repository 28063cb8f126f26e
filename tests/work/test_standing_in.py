"""A paper under way when its signer goes away: who stands in hears of it, sees their own lines, and signs it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from khuyencong.records.models import Act, Notification, Plan, SigningDelegation, SigningPost, SigningRequest
from khuyencong.records.scopes import requests_for
from khuyencong.terms.document import from_json
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.delegation import delegate, end_delegation
from khuyencong.work.library import issue, order_of
from khuyencong.work.permissions import Refused
from khuyencong.work.reminders import remind
from khuyencong.work.signing import send_back, sign
from khuyencong.work.verification import verify
from tests.work.test_signing import handed, laid, planned, post_of
from tests.world import World

pytestmark = pytest.mark.both_engines


@pytest.fixture
def plan(world: World) -> Plan:
    return planned(world)


@pytest.fixture
def head(world: World) -> SigningPost:
    return post_of(world, user=world.leader)


@pytest.fixture
def deputy(world: World) -> SigningPost:
    return post_of(world, "deputy", "Phó Giám đốc", user=world.stranger)  # of no office that opens the unit's papers


def away(head: SigningPost, instead: SigningPost | None, begins: int = 0, ends: int = 3) -> SigningDelegation:
    day = timezone.localdate()
    days = {"valid_from": day + timedelta(days=begins), "valid_to": day + timedelta(days=ends)}
    return handed(head, instead, "leave", basis="GNP 3", **days)


def test_what_waits_for_one_who_goes_away_is_signed_by_who_stands_in(
    world: World, plan: Plan, head: SigningPost, deputy: SigningPost
) -> None:
    today, request = timezone.localdate(), laid(world, plan, head)
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó ký được"):
        sign(world.stranger, request, today)
    assert not requests_for(world.stranger, today).exists()

    delegate(world.leader, away(head, deputy))
    assert requests_for(world.stranger, today).get() == request
    told = Notification.objects.get(user=world.stranger)
    assert (told.kind, told.subject_id) == ("to_sign", request.pk)
    with pytest.raises(Refused, match="Nghỉ, đi công tác"):
        sign(world.leader, request, today)
    sign(world.stranger, request, today)

    act = Act.objects.get(verb="sign")
    assert act.actor == world.stranger
    assert act.summary.startswith("Phó Giám đốc ký thay (Giám đốc vắng) báo cáo: ")
    assert f"nghỉ phép, đi công tác: Giám đốc cho Phó Giám đốc từ {day_in_figures(today)}" in act.summary
    assert act.summary.endswith("theo GNP 3")
    row = issue(world.officer, order_of(SigningRequest.objects.get()))
    signature = from_json(row.document).signature
    assert (signature.authority, signature.name) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Người Phó Giám đốc")
    assert verify() == []


def test_whom_the_absent_head_empowered_signs_by_that_power_and_only_its_kinds(
    world: World, plan: Plan, head: SigningPost
) -> None:
    chief = post_of(world, "division_head", "Trưởng phòng", user=world.stranger, division=world.division)
    days = {"valid_to": timezone.localdate() + timedelta(days=9), "basis": "GUQ 5"}
    power = handed(head, chief, "empowered", kinds="CV", **days)
    request, today = laid(world, plan, head), timezone.localdate()
    delegate(world.leader, power)
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):  # the head is here
        sign(world.stranger, request, today)
    delegate(world.leader, away(head, None))
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):  # a power over letters is none over reports
        sign(world.stranger, request, today)
    delegate(world.leader, handed(head, chief, "empowered", kinds="BC", **days))
    sign(world.stranger, request, today)
    authority = from_json(SigningRequest.objects.get().document).signature.authority
    assert authority == ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG")


def test_days_decide_before_behind_and_between_it_is_the_head_s(
    world: World, plan: Plan, head: SigningPost, deputy: SigningPost
) -> None:
    today, request = timezone.localdate(), laid(world, plan, head)
    leave = away(head, deputy, begins=1)
    delegate(world.leader, leave)
    assert not Notification.objects.filter(user=world.stranger).exists()
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):
        sign(world.stranger, request, today)
    remind(today + timedelta(days=1))  # the day it begins
    assert Notification.objects.filter(user=world.stranger, kind="to_sign").count() == 1
    remind(today + timedelta(days=2))
    assert Notification.objects.filter(user=world.stranger, kind="to_sign").count() == 1

    SigningDelegation.objects.filter(pk=leave.pk).update(valid_from=today)
    leave.refresh_from_db()
    end_delegation(world.leader, leave, today, leave.valid_to)
    assert requests_for(world.stranger, today).exists()
    assert not requests_for(world.stranger, today + timedelta(days=1)).exists()
    send_back(world.stranger, SigningRequest.objects.get(), "sai số liệu", "waiting")
    assert SigningRequest.objects.get().state == "returned"
    assert not requests_for(world.stranger, today).exists()  # of what no longer waits they need nothing


def test_behind_the_leave_nobody_signs_as_of_one_of_its_days(
    world: World, plan: Plan, head: SigningPost, deputy: SigningPost
) -> None:
    request, today = laid(world, plan, head), timezone.localdate()
    past = timezone.now() - timedelta(days=3)
    SigningRequest.objects.filter(pk=request.pk).update(asked_at=past)
    leave = away(head, deputy, begins=-3, ends=-1)
    delegate(world.leader, leave)
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):
        sign(world.stranger, request, today - timedelta(days=2))


def test_behind_the_leave_nobody_signs_as_of_its_last_day(
    world: World, plan: Plan, head: SigningPost, deputy: SigningPost
) -> None:
    """They might have signed yesterday; the day they type does not bring it back."""
    request, today = laid(world, plan, head), timezone.localdate()
    yesterday = today - timedelta(days=1)
    SigningRequest.objects.filter(pk=request.pk).update(asked_at=timezone.now() - timedelta(days=2))
    leave = away(head, deputy)
    delegate(world.leader, leave)
    SigningDelegation.objects.filter(pk=leave.pk).update(valid_from=today - timedelta(days=3), valid_to=yesterday)
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):
        sign(world.stranger, request, yesterday)
    assert SigningRequest.objects.get().state == "waiting"


def test_who_stood_in_takes_back_their_own_signature(
    world: World, plan: Plan, head: SigningPost, deputy: SigningPost
) -> None:
    request = laid(world, plan, head)
    delegate(world.leader, away(head, deputy))
    sign(world.stranger, request, timezone.localdate())
    send_back(world.stranger, request, "sai số liệu", "signed")
    assert SigningRequest.objects.get().state == "returned"


def test_who_stands_in_takes_back_no_signature_of_the_absent_one(
    world: World, plan: Plan, head: SigningPost, deputy: SigningPost
) -> None:
    today, request = timezone.localdate(), laid(world, plan, head)
    sign(world.leader, request, today)
    delegate(world.leader, away(head, deputy))
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó trả lại được"):
        send_back(world.stranger, request, "sai số liệu", "signed")
    assert SigningRequest.objects.get().state == "signed"


def test_who_wrote_it_does_not_sign_it_for_another_either(world: World, plan: Plan, head: SigningPost) -> None:
    own = post_of(world, "deputy", "Phó Giám đốc", user=world.officer)
    request = laid(world, plan, head)
    delegate(world.leader, away(head, own))
    assert not Notification.objects.filter(user=world.officer, kind="to_sign").exists()
    with pytest.raises(Refused, match="Người lập không được"):
        sign(world.officer, request, timezone.localdate())
