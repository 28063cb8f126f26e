"""Two people remind of one task at the same moment: it is told once, and the second learns who did it.

The control reads what was done before the lock; then both remind, or the test proves nothing.
"""

import time
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from khuyencong.records.models import Act, GivenTask
from khuyencong.work import urging
from khuyencong.work.notifications import tell
from khuyencong.work.tasks import give_task
from khuyencong.work.urging import UrgedBefore, urge
from tests.factories import Case, make_case
from tests.house.own_database import OwnDatabase
from tests.work.at_once import together


@pytest.fixture
def shared_case(own_database: OwnDatabase, settings: Settings, tmp_path: Path) -> Case:
    settings.STORE_ROOT = tmp_path / "papers"
    return make_case()


def both_remind(case: Case, monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Each is still telling when the other asks whether it was done."""
    unit, due = case.people["commune"].memberships.get().unit, timezone.localdate()

    def tell_slowly(*told: Any) -> None:
        time.sleep(0.3)
        tell(*told)

    monkeypatch.setattr(urging, "tell", tell_slowly)
    task = give_task(case.world.officer, case.world.department, "Gửi danh sách sản phẩm", due, [unit])

    def remind(person: str) -> None:
        urge(getattr(case.world, person), GivenTask.objects.select_related("unit").get(pk=task.pk), "việc", due, [unit])

    return together(lambda: remind("officer"), lambda: remind("leader"))


def test_of_two_who_remind_at_once_one_does(shared_case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    (refused,) = both_remind(shared_case, monkeypatch)
    assert isinstance(refused, UrgedBefore)
    assert Act.objects.filter(verb="urge").count() == 1


def test_control_read_before_the_lock_both_do(shared_case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urging, "urged_on", lambda *_: None)
    assert both_remind(shared_case, monkeypatch) == []
    assert Act.objects.filter(verb="urge").count() == 2
