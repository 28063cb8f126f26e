"""What an administrator looks after: accounts, mails on their way, jobs, the backup and the house's health."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from khuyencong.records.models import Mail, Membership, Verification
from khuyencong.records.notifications import MailState
from khuyencong.records.scopes import accounts_for, administered_units
from khuyencong.terms.periods import moment_in_figures
from khuyencong.work.permissions import may

from ..asker import Asker
from ..figures import scaled
from ..health import NIGHTLY, what_ails
from ..panel_rows import Row
from ..words import official

MOST = 6
ENDS_SOON = 14  # days


def accounts(asker: Asker) -> list[Row]:
    """Whom to let in first; people who have not chosen a password yet, and offices that end soon."""
    return [*_nobody_else(asker), *_first_passwords(asker), *_ending(asker)]


def _nobody_else(asker: Asker) -> Iterator[Row]:
    if not accounts_for(asker.user, asker.day).exclude(pk=asker.user.pk).exists():
        words, more = _("Mở tài khoản đầu tiên"), _("chuyên viên, lãnh đạo, trung tâm, xã: mỗi người một tài khoản")
        yield Row("1", words, reverse("add_user"), _("việc đầu tiên"), "wait", more, official=False)


def _first_passwords(asker: Asker) -> Iterator[Row]:
    unset = Q(must_choose_password=True) | Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    waiting = accounts_for(asker.user, asker.day).filter(unset, is_active=True)
    for person in waiting.order_by("-date_joined", "pk")[:MOST]:
        since = timezone.localdate(person.date_joined)
        address = reverse("person", args=[person.pk])
        yield Row(asker.waited(since), str(person), address, _("chưa tự đặt mật khẩu"), "wait", person.username)


def _ending(asker: Asker) -> Iterator[Row]:
    last = asker.day + timedelta(days=ENDS_SOON)
    ending = Membership.objects.filter(unit__in=administered_units(asker.user, asker.day))
    for office in ending.filter(valid_to__range=(asker.day, last)).select_related("user", "unit")[:MOST]:
        days = _("còn %(days)s ngày") % {"days": (office.valid_to - asker.day).days if office.valid_to else 0}
        address = reverse("person", args=[office.user_id])
        yield Row(days, str(office.user), address, _("vai trò sắp hết"), "wait", str(office.get_office_display()))


def outbox(asker: Asker) -> list[Row]:
    """Mails of the administrator's people that could not be sent, then those that wait."""
    mine = Mail.objects.filter(notification__user__in=accounts_for(asker.user, asker.day))
    told = mine.exclude(state=MailState.SENT).select_related("notification__user").order_by("state", "-pk")[:MOST]
    return [
        Row(
            asker.waited(timezone.localdate(mail.notification.made_at)),
            mail.notification.get_kind_display(),  # what it is about is not theirs to read
            f"{reverse('outbox')}?tinh_trang={mail.state}",
            mail.get_state_display(),
            "bad" if mail.state == MailState.FAILED else "wait",
            official(f"{mail.notification.user} {mail.fault}".strip()),
            official=False,
        )
        for mail in told
    ]


def health(asker: Asker) -> list[Row] | None:
    """The house itself; only for who administers."""
    if not may(asker.user, "administer", None):
        return None
    return [_service(), _jobs(), _proof(), _backup()]


def _service() -> Row:
    if fault := what_ails():
        return Row("!", _("Hệ thống không phục vụ đầy đủ"), "", _("có lỗi"), "bad", fault, official=False)
    words = _("Cơ sở dữ liệu, khóa của sổ, kho văn bản")
    return Row("✓", words, "", _("bình thường"), "ok", official=False)


def _jobs() -> Row:
    week = timezone.now() - timedelta(days=7)
    counts = DBTaskResult.objects.aggregate(
        failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED, finished_at__gte=week)),
        waiting=Count("pk", filter=Q(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])),
    )
    words = _("Việc chạy nền: %(waiting)s đang chờ hoặc đang chạy") % counts
    if counts["failed"]:
        return Row(str(counts["failed"]), words, "", _("việc lỗi trong 7 ngày"), "bad")
    return Row("✓", words, "", _("không có lỗi trong 7 ngày"), "ok")


def _proof() -> Row:
    """The newest run of `khuyencong verify`, which is best run with the nightly backup."""
    last, page = Verification.objects.first(), reverse("proofs")
    if last is None:
        more = _("bấm để kiểm tra ngay; nên hẹn giờ mỗi đêm cùng sao lưu")
        return Row("–", _("Chưa lần nào kiểm tra toàn bộ sổ"), page, _("chưa biết"), "wait", more)
    words = _("Kiểm tra toàn bộ sổ gần nhất: %(at)s") % {"at": moment_in_figures(timezone.localtime(last.at))}
    more = _("%(entries)s bút toán, %(acts)s hành vi, mã %(digest)s") % {
        "entries": scaled(last.entries, 0), "acts": scaled(last.acts, 0), "digest": last.digest[:12],
    }  # fmt: skip
    if last.faults:
        return Row(str(last.faults), words, page, _("có lỗi"), "bad", f"{last.words} · {more}")
    if timezone.now() - last.at > NIGHTLY:
        return Row("!", words, page, _("quá 26 giờ"), "bad", more)
    return Row("✓", words, page, _("khớp"), "ok", more)


def _backup() -> Row:
    """The newest backup file, where the operator told which folder they lie in."""
    if not settings.BACKUPS:
        more = _("đặt KHUYENCONG_BACKUPS là thư mục sao lưu để trang này theo dõi")
        return Row("–", _("Bản sao lưu gần nhất: chưa được theo dõi"), "", _("chưa biết"), "wait", more)
    made = max((file.stat().st_mtime for file in Path(settings.BACKUPS).glob("*.zip")), default=None)
    if made is None:
        return Row("!", _("Chưa có bản sao lưu nào"), "", _("thiếu"), "bad", settings.BACKUPS)
    at = datetime.fromtimestamp(made, UTC)
    late = timezone.now() - at > NIGHTLY
    words = _("Bản sao lưu gần nhất: %(at)s") % {"at": moment_in_figures(timezone.localtime(at))}
    return Row("!" if late else "✓", words, "", _("quá 26 giờ") if late else _("đúng hẹn"), "bad" if late else "ok")
