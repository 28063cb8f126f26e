"""Every request is one line: its number, who, which route, which acts; no address, no name, no secret of a link."""

import io
import json
import logging
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from khuyencong.config.logs import JsonLines, RequestNumber, Stderr
from khuyencong.records.models import Act
from tests.factories import Case

LINE = JsonLines()


def lines(caplog: pytest.LogCaptureFixture, logger: str) -> list[dict[str, object]]:
    return [json.loads(LINE.format(record)) for record in caplog.records if record.name == logger]


def test_a_request_that_writes_names_its_act_and_its_person(
    case: Case, officer: Client, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks
) -> None:
    caplog.set_level(logging.INFO)
    with django_capture_on_commit_callbacks(execute=True):
        answer = officer.post(reverse("add_measure"), {"name": "gian hàng", "unit": "gian", "kind": "flow"})
    act = Act.objects.latest("number")
    assert act.verb == "add_measure"
    (line,) = lines(caplog, "khuyencong.request")
    told = {name: line[name] for name in ("method", "route", "status_code", "person", "acts")}
    assert told == {
        "method": "POST",
        "route": "add_measure",
        "status_code": answer.status_code,
        "person": case.world.officer.pk,
        "acts": [act.number],
    }
    assert "gian hàng" not in json.dumps(line, ensure_ascii=False)
    assert case.world.officer.username not in json.dumps(line)


@pytest.mark.django_db
def test_lines_of_one_request_bear_its_number_and_the_answer_too(officer: Client) -> None:
    heard: list[logging.LogRecord] = []
    listener = logging.Handler()
    listener.addFilter(RequestNumber())
    listener.emit = heard.append  # type: ignore[method-assign]
    loggers = [logging.getLogger(name) for name in ("django.request", "khuyencong.request")]
    for logger in loggers:
        logger.addHandler(listener)
    try:
        answer = officer.get("/khong-co/")
    finally:
        for logger in loggers:
            logger.removeHandler(listener)
    numbers = {json.loads(LINE.format(record))["request"] for record in heard if record.name == "django.request"}
    assert numbers == {answer["X-Request-Id"]}
    assert officer.get("/khong-co/")["X-Request-Id"] not in numbers


@pytest.mark.django_db
def test_the_key_of_an_invitation_does_not_lie_in_the_log(
    case: Case, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    token = "khoa-bi-mat-cua-duong-dan"
    client.get(reverse("invitation", args=[case.world.officer.pk, token]))
    (record,) = [record for record in caplog.records if record.name == "django.request"]
    assert record.getMessage() == "Not Found: /nhan-tai-khoan/<int:person>/<str:token>/"


@pytest.mark.django_db
def test_what_the_door_refuses_bears_every_header_too(officer: Client) -> None:
    for answer in (officer.get("/tim/?q=%00"), officer.put("/")):
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_a_line_goes_to_what_is_stderr_now_though_an_earlier_one_was_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier, now = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stderr", earlier)
    handler = Stderr()
    earlier.close()
    monkeypatch.setattr(sys, "stderr", now)
    handler.handle(logging.makeLogRecord({"msg": "một dòng"}))
    assert now.getvalue() == "một dòng\n"
    assert settings.LOGGING["handlers"]["stderr"]["class"] == f"{Stderr.__module__}.{Stderr.__qualname__}"


def test_a_fault_of_ours_is_logged_with_its_trace_and_told_without_it(
    case: Case, officer: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("một lỗi không ngờ")

    monkeypatch.setattr("khuyencong.desk.plans.views.plans_for", broken)
    officer.raise_request_exception = False
    answer = officer.get(reverse("plans"))
    (line,) = lines(caplog, "django.request")
    assert answer.status_code == 500
    assert "LookupError: một lỗi không ngờ" in str(line)
    assert "in broken" in str(line)
    assert "LookupError" not in answer.content.decode()
