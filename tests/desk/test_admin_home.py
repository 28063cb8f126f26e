"""The administrator's home: accounts, mails that failed, backups, and when the ledger was proven."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone
from pytest_django import Settings

from khuyencong.records.models import Mail, Notification, User, Verification
from khuyencong.records.notifications import MailState
from khuyencong.work.verification import prove
from tests.desk.conftest import HomeOf
from tests.desk.test_homes import panel
from tests.factories import Case


def test_an_administrator_sees_who_has_no_password_of_their_own(case: Case, home_of: HomeOf) -> None:
    kept = [case.world.officer.pk, case.people["admin"].pk]
    User.objects.exclude(pk__in=kept).update(password="set")
    User.objects.filter(pk=case.world.officer.pk).update(must_choose_password=True)
    accounts = panel(home_of("admin"), "tai-khoan")
    assert str(case.world.officer) in accounts
    assert str(case.world.leader) not in accounts


def test_an_administrator_sees_failed_mails_but_not_what_they_say(case: Case, home_of: HomeOf) -> None:
    told = Notification.objects.filter(user=case.world.officer)[0]
    Mail.objects.create(notification=told, state=MailState.FAILED, due_at=timezone.now(), fault="hộp thư đầy")
    page = home_of("admin")
    assert "hộp thư đầy" in panel(page, "thu")
    assert told.words not in page
    assert str(case.accepted) not in page


def test_an_administrator_sees_how_old_the_last_backup_is(
    case: Case, home_of: HomeOf, settings: Settings, tmp_path: Path
) -> None:
    assert "chưa được theo dõi" in panel(home_of("admin"), "may-chu")
    settings.BACKUPS = str(tmp_path)
    assert "Chưa có bản sao lưu nào" in panel(home_of("admin"), "may-chu")
    (tmp_path / "2026-01-31.zip").write_bytes(b"x")
    assert "đúng hẹn" in panel(home_of("admin"), "may-chu")
    before = (datetime.now().astimezone() - timedelta(hours=30)).timestamp()
    os.utime(tmp_path / "2026-01-31.zip", (before, before))
    assert "quá 26 giờ" in panel(home_of("admin"), "may-chu")


def test_an_administrator_sees_when_the_ledger_was_last_proven_and_what_was_found(case: Case, home_of: HomeOf) -> None:
    never = panel(home_of("admin"), "may-chu")
    assert "Chưa lần nào kiểm tra toàn bộ sổ" in never
    assert "bấm để kiểm tra ngay; nên hẹn giờ mỗi đêm cùng sao lưu" in never
    row, _faults = prove()
    told = panel(home_of("admin"), "may-chu")
    assert f"mã {row.digest[:12]}" in told
    assert "khớp" in told
    Verification.objects.update(at=timezone.now() - timedelta(hours=30))
    assert "quá 26 giờ" in panel(home_of("admin"), "may-chu")
    Verification.objects.update(faults=1, words="sổ BC 2024: Sổ đăng ký thiếu 1 số.")
    assert "Sổ đăng ký thiếu 1 số" in panel(home_of("admin"), "may-chu")
