"""Who saw what: openings and downloads of papers and of lists that name people are told to who looks over them."""

import html
import threading
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.records.models import Opening, User
from khuyencong.records.openings import KEPT_DAYS, Opened
from khuyencong.terms.periods import day_in_figures
from khuyencong.work import openings
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.house.own_database import OwnDatabase


def told(client: Client, **query: object) -> str:
    return html.unescape(client.get(reverse("openings"), query).content.decode())


def test_who_opened_and_took_away_a_paper_is_told_to_the_inspector_and_to_nobody_else(
    case: Case, officer: Client, signed_in: SignIn
) -> None:
    paper, issue = case.waiting.pk, case.issue
    for _again in range(2):  # told once a day
        officer.get(reverse("paper", args=[paper]))
        officer.get(reverse("paper_file", args=[paper]))
    officer.get(reverse("issue_file", args=[issue.pk, "pdf"]))
    officer.get(reverse("registers"))
    officer.get(reverse("recipients"))
    officer.get(reverse("plans"))
    mine = Opening.objects.filter(user=case.world.officer).values_list("what", "subject_id")
    assert sorted(mine) == [
        (Opened.ISSUE_FILE, issue.pk), (Opened.PAPER, paper), (Opened.PAPER_FILE, paper),
        (Opened.RECIPIENTS, 0), (Opened.REGISTERS, 0),
    ]  # fmt: skip
    signed_in(case.people["foreigner"]).get(reverse("paper", args=[paper]))  # sees nothing, and has seen nothing
    assert not Opening.objects.filter(user=case.people["foreigner"]).exists()

    inspector = signed_in(case.people["inspector"])
    page = told(inspector, van_ban=paper)
    assert f'<td class="by" data-k="Ai" lang="vi">{case.world.officer}</td>' in page
    assert "tải tệp văn bản" in page
    assert "tải văn bản phát hành" in told(inspector, van_ban=issue.paper_id)
    for address in (reverse("paper", args=[paper]), reverse("issue", args=[issue.pk])):
        assert "Ai đã mở, tải" in html.unescape(inspector.get(address).content.decode())
        assert "Ai đã mở, tải" not in html.unescape(officer.get(address).content.decode())
    assert str(case.world.officer) not in told(signed_in(case.people["commune"])).partition("<table")[2]


def test_openings_are_kept_for_their_time_and_a_page_is_shown_where_they_cannot_be(
    case: Case, officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.get(reverse("paper", args=[case.waiting.pk]))
    today = timezone.localdate()
    assert openings.forget_openings(today + timedelta(days=KEPT_DAYS)) == 0
    assert openings.forget_openings(today + timedelta(days=KEPT_DAYS + 1)) == 1

    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Opening.objects, "bulk_create", locked)
    assert officer.get(reverse("paper", args=[case.waiting.pk])).status_code == 200
    assert User.objects.get(pk=case.world.officer.pk).openings.count() == 0


def test_no_reader_waits_for_a_writer(own_database: OwnDatabase, caplog: pytest.LogCaptureFixture) -> None:
    """A look told already is only read; a new one gives up soon, and is told with the next. With the store's own
    patience of 20 seconds both would come back only after the writer, who here waits for the reader."""
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL writers pass one another")
    reader = User.objects.create(username="doc")
    openings.opened(reader, Opened.PAPER, 1)
    writes, has_read, came_back = threading.Event(), threading.Event(), []

    def write() -> None:
        with transaction.atomic():
            User.objects.update(last_name="")
            writes.set()
            came_back.append(has_read.wait(5))
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    assert writes.wait(5)
    openings.opened(reader, Opened.PAPER, 1)
    assert not caplog.records
    openings.opened(reader, Opened.PAPER, 2)
    has_read.set()
    writer.join()
    assert came_back == [True]
    assert "opening not kept" in caplog.text
    openings.opened(reader, Opened.PAPER, 2)
    assert reader.openings.count() == 2
    assert connection.cursor().execute("PRAGMA busy_timeout").fetchone() == (20_000,)


def test_what_was_opened_bears_its_name_for_who_looks_over_the_province(
    case: Case, officer: Client, signed_in: SignIn
) -> None:
    """An administrator opens no paper, and yet knows which one was opened; the inspector goes on to it."""
    case.waiting.title = "Quyết định giao nhiệm vụ"
    case.waiting.save()
    officer.get(reverse("paper", args=[case.waiting.pk]))
    officer.get(reverse("issue", args=[case.issue.pk]))
    officer.get(reverse("recipient", args=[case.one_given.pk]))
    signed_in(case.people["admin"]).get(reverse("person", args=[case.world.officer.pk]))
    admin, own = told(signed_in(case.people["admin"])), told(officer)
    for name in (str(case.waiting), str(case.issue.paper)):
        assert f'<span lang="vi">{name}</span>' in admin
    assert f'href="{reverse("person", args=[case.world.officer.pk])}">{case.world.officer}</a>' in admin
    assert f'href="{reverse("paper", args=[case.waiting.pk])}">{case.waiting}</a>' in own
    assert f'href="{reverse("recipient", args=[case.one_given.pk])}">{case.one_given}</a>' in own


def test_openings_are_found_by_person_and_days_and_handed_on_by_the_administrator_alone(
    case: Case, officer: Client, signed_in: SignIn
) -> None:
    officer.get(reverse("paper", args=[case.waiting.pk]))
    signed_in(case.people["centre"]).get(reverse("registers"))
    day, before = timezone.localdate(), timezone.localdate() - timedelta(days=1)
    Opening.objects.filter(what=Opened.REGISTERS).update(day=before, at=timezone.now() - timedelta(days=1))
    admin = signed_in(case.people["admin"])

    def rows(client: Client = admin, **query: object) -> list[str]:
        page = told(client, **query).partition("<tbody>")[2]
        return [kind for kind in ("mở văn bản", "mở danh mục") if f'class="chip">{kind}<' in page]

    assert rows() == ["mở văn bản", "mở danh mục"]
    assert rows(ai=case.people["centre"].username) == ["mở danh mục"]
    assert rows(tu=day_in_figures(day)) == ["mở văn bản"]
    assert rows(den=day_in_figures(before)) == ["mở danh mục"]
    assert "Không có lượt mở, tải nào khớp" in told(admin, ai="khong ai")
    assert "Ngày «hôm kia» không đúng" in told(admin, tu="hôm kia")
    assert rows(officer, ai=case.people["centre"].username) == ["mở văn bản"]  # of others nothing is told or asked

    file = admin.get(reverse("openings_file"), {"ai": case.world.officer.username})
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 2
    assert str(case.waiting) in lines[1]
    assert signed_in(case.people["inspector"]).get(reverse("openings_file")).status_code == 403
