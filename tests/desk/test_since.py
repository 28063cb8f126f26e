"""What moved since a leader's last look, and who is late: one short block of the home."""

import html
from datetime import timedelta

from axes.models import AccessLog
from django.urls import reverse
from django.utils import timezone

from khuyencong.records.models import GivenTask
from khuyencong.work.tasks import give_task
from tests.desk.conftest import SignIn
from tests.desk.test_homes import panel, spent
from tests.factories import Case


def test_a_leader_reads_in_one_block_what_moved_since_the_last_look_and_who_is_late(
    case: Case, signed_in: SignIn
) -> None:
    """The sign-in that goes on is this look; the one before it is the last."""
    AccessLog.objects.create(username=case.world.leader.username)  # the last look, behind all that was posted
    leader = signed_in(case.world.leader)
    page = panel(leader.get(reverse("home")).content.decode(), "vua-doi")
    assert "đổi từ lần anh/chị đăng nhập trước" in html.unescape(page)

    spent(case, 25_000_000)
    units = [case.people[role].memberships.get().unit for role in ("commune", "agency")]
    task = give_task(case.world.officer, case.world.department, "Gửi danh sách", timezone.localdate(), units)
    GivenTask.objects.filter(pk=task.pk).update(due=timezone.localdate() - timedelta(days=3))
    page = html.unescape(panel(leader.get(reverse("home")).content.decode(), "vua-doi"))
    assert "1 mục" in page
    assert f'href="{reverse("plan", args=[case.plan.pk])}"' in page
    assert "kế hoạch 0, thực hiện +25.000.000 đồng" in page
    assert "2 đơn vị" in page
    assert "quá hạn việc giao" in page
