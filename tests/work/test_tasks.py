"""Tasks of units: given by hand with a last day, said to be done once, withdrawn; and two people at the same task."""

from copy import copy
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khuyencong.records.models import Act, AskedTask, GivenTask, Notification, TaskShare
from khuyencong.work import tasks
from khuyencong.work.permissions import Refused
from khuyencong.work.tasks import finish_task, give_task, withdraw_task
from tests.factories import Case
from tests.work.at_once import refusals, together
from tests.world import World


def soon() -> date:
    return timezone.localdate() + timedelta(days=9)


def given(case: Case) -> GivenTask:
    units = [case.unit_of("commune"), case.unit_of("agency")]
    return give_task(case.world.officer, case.world.department, "Gửi danh sách sản phẩm", soon(), units)


def test_each_unit_is_told_and_says_once_that_it_is_done(case: Case) -> None:
    task = given(case)
    assert Notification.objects.filter(user=case.people["commune"], kind="task").count() == 1
    share = finish_task(case.people["commune"], task, case.unit_of("commune"), "đã gửi 3 sản phẩm")
    assert (share.done_on, share.done_by) == (timezone.localdate(), case.people["commune"])
    assert Notification.objects.filter(user=case.world.officer, kind="task").count() == 1
    with pytest.raises(Refused, match="đã báo xong"):
        finish_task(case.people["commune"], task, case.unit_of("commune"), "lại")
    assert [*task.shares.filter(done_on=None).values_list("unit", flat=True)] == [case.unit_of("agency").pk]
    assert [act.verb for act in Act.objects.order_by("number")][-2:] == ["give_task", "finish_task"]


def test_who_answers_for_many_units_is_asked_for_at_once(case: Case) -> None:
    def queries(text: str, roles: tuple[str, ...]) -> int:
        people = {case.unit_of(role) for role in roles}
        with CaptureQueriesContext(connection) as seen:
            give_task(case.world.officer, case.world.department, text, soon(), sorted(people, key=lambda one: one.pk))
        return sum('"records_membership"' in query["sql"] for query in seen)

    assert queries("Việc một", ("commune",)) == queries("Việc hai", ("commune", "agency", "centre"))


def test_what_a_paper_asks_is_done_once_by_each_unit(case: Case) -> None:
    asked = AskedTask.objects.create(paper=case.accepted, unit="UBND các xã", text="Gửi danh sách", start=0, end=4)
    finish_task(case.people["commune"], asked, case.unit_of("commune"), paper=case.accepted)
    with pytest.raises(Refused, match="đã báo xong"):
        finish_task(case.people["commune"], asked, case.unit_of("commune"), "lại")
    assert TaskShare.objects.get().paper == case.accepted


def test_what_comes_round_each_quarter_is_not_done_for_good(case: Case) -> None:
    asked = case.task
    with pytest.raises(Refused, match="lặp lại theo kỳ"):
        finish_task(case.people["commune"], asked, case.unit_of("commune"), "xong")
    assert not TaskShare.objects.exists()


def test_who_may_not_is_refused_and_nothing_is_written(case: Case) -> None:
    task, commune, other = given(case), case.unit_of("commune"), case.people["agency"]
    before = Act.objects.count()
    with pytest.raises(Refused):
        give_task(case.people["commune"], case.world.department, "Việc", soon(), [commune])
    with pytest.raises(Refused):
        finish_task(other, task, commune, "xong hộ")
    with pytest.raises(Refused, match="một câu về kết quả"):
        finish_task(case.people["commune"], task, commune, "  ")
    with pytest.raises(Refused):
        withdraw_task(other, task, "thử")
    assert Act.objects.count() == before


@pytest.mark.parametrize(("text", "days", "whom"), [(" ", 9, True), ("Việc", -1, True), ("Việc", 9, False)])
def test_a_task_says_what_until_when_and_to_whom(case: Case, text: str, days: int, whom: bool) -> None:
    units = [case.unit_of("commune")] if whom else []
    with pytest.raises(Refused):
        give_task(case.world.officer, case.world.department, text, timezone.localdate() + timedelta(days=days), units)
    assert not GivenTask.objects.exists()


def test_a_withdrawn_task_is_nobodys_any_more(case: Case) -> None:
    task = given(case)
    withdraw_task(case.world.officer, task, "giao nhầm")
    with pytest.raises(Refused, match="đã có người rút"):
        withdraw_task(case.world.officer, task, "lại")
    with pytest.raises(Refused):
        finish_task(case.people["commune"], task, case.unit_of("commune"), "xong")
    assert give_task(case.world.officer, case.world.department, task.text, task.due, [case.unit_of("commune")])


# Two people at once --------------------------------------------------------------------------------


def give_together(world: World) -> list[BaseException]:
    def give() -> None:
        give_task(world.officer, world.department, "Gửi danh sách", soon(), [world.centre])

    return together(give, give)


def test_the_same_task_is_given_once_by_two_at_once(shared_world: World) -> None:
    assert refusals(give_together(shared_world)) == 1
    assert GivenTask.objects.count() == Act.objects.filter(verb="give_task").count() == 1


def finish_together(world: World, task: GivenTask) -> list[BaseException]:
    return together(
        lambda: finish_task(world.officer, task, world.centre, "xong"),
        lambda: finish_task(world.colleague, task, world.centre, "cũng xong"),
    )


def test_a_part_is_said_to_be_done_once_by_two_at_once(shared_world: World) -> None:
    task = give_task(shared_world.officer, shared_world.department, "Gửi danh sách", soon(), [shared_world.centre])
    assert refusals(finish_together(shared_world, task)) == 1
    assert Act.objects.filter(verb="finish_task").count() == 1


def test_control_a_part_read_before_the_lock_is_done_twice(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = give_task(shared_world.officer, shared_world.department, "Gửi danh sách", soon(), [shared_world.centre])
    share = task.shares.get()
    monkeypatch.setattr(tasks, "_open_share", lambda _task, _unit: copy(share))
    assert finish_together(shared_world, task) == []
    assert Act.objects.filter(verb="finish_task").count() == 2
