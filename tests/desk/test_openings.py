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
