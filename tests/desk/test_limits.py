"""Who asks too often is told so, a session ends in time, and every event of security leaves one line without names."""

import json
import logging
import time
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.test import Client, RequestFactory
from django.urls import URLPattern, reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from khuyencong.config import limits
from khuyencong.config.limits import LIMITS, Limit, counted
from khuyencong.config.logs import JsonLines
from khuyencong.config.sessions import BEGAN, SEEN, is_over
from khuyencong.config.urls import urlpatterns as house_routes
from khuyencong.desk.urls import urlpatterns as counter_routes
from khuyencong.records.models import User
from khuyencong.work.people import end_sessions, give_password
from khuyencong.work.permissions import Refused
from tests.desk.conftest import SignIn
from tests.factories import Case

PASSWORD = "mot-mat-khau-dai"


@pytest.fixture
def counts(settings: Settings, tmp_path: Path) -> None:
    """Counts as they are kept in the house: in files, shared by processes."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(tmp_path / "counts"),
        }
    }


@pytest.fixture
def with_password(case: Case) -> User:
    case.world.officer.set_password(PASSWORD)
    case.world.officer.save()
    return case.world.officer


def sign_in(password: str = PASSWORD, client: Client | None = None) -> Client:
    client = client or Client()
    client.post(reverse("account_login"), {"login": "chuyenvien", "password": password})
    return client


# How often ----------------------------------------------------------------------------------------


def test_who_asks_too_often_waits_and_others_do_not(
    case: Case, signed_in: SignIn, counts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, ("search", "GET"), Limit("search", 3, 3600))
    hasty, other = signed_in(case.world.officer), signed_in(case.world.leader)
    answers = [hasty.get(reverse("search"), {"q": "hội"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "đợi một phút" in answers[-1].content.decode()
    assert answers[-1]["Retry-After"] == "3600"
    assert other.get(reverse("search"), {"q": "hội"}).status_code == 200


def test_a_window_that_is_over_counts_afresh(counts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = Limit("thu", 2, 60)
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_000.0)
    assert [counted(limit, "u1") for _ in range(3)] == [1, 2, 3]
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_060.0)
    assert counted(limit, "u1") == 1


def test_counts_outlive_the_object_that_keeps_them(counts: None) -> None:
    from django.core.cache import caches

    counted(Limit("thu", 2, 3600), "u1")
    del caches["default"]  # as another process would open it
    assert counted(Limit("thu", 2, 3600), "u1") == 2


def test_every_limit_stands_on_a_route_that_is_there() -> None:
    known = {one.name for one in (*counter_routes, *house_routes) if isinstance(one, URLPattern)}
    assert {route for route, _ in LIMITS} <= known


# The second step ----------------------------------------------------------------------------------


def codes(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_guessing_the_second_step_is_stopped(with_password: User, counts: None) -> None:
    secret = generate_totp_secret()
    TOTP.activate(with_password, secret)
    client = sign_in()
    assert "_auth_user_id" not in client.session
    wrong = "000000" if codes(secret) != "000000" else "111111"
    for _ in range(12):
        client.post(reverse("mfa_authenticate"), {"code": wrong})
    late = client.post(reverse("mfa_authenticate"), {"code": codes(secret)})
    assert late.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_code_opens_once(with_password: User, counts: None) -> None:
    secret = generate_totp_secret()
    TOTP.activate(with_password, secret)
    code = codes(secret)
    first, second = sign_in(), sign_in()
    first.post(reverse("mfa_authenticate"), {"code": code})
    second.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_a_new_second_step_ends_the_other_sessions(
    with_password: User, counts: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    here, elsewhere = sign_in(), sign_in()
    assert here.get(reverse("mfa_activate_totp")).status_code == 200  # the password was typed this very minute
    secret = here.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        assert here.post(reverse("mfa_activate_totp"), {"code": codes(secret)}).status_code == 302
    assert here.get(reverse("home")).status_code == 200
    assert elsewhere.get(reverse("home")).status_code == 302


@pytest.mark.parametrize(("asked", "leads"), [("none", 200), ("admin", 302), ("all", 302)])
def test_administrators_set_up_the_second_step_before_anything_else(
    case: Case, signed_in: SignIn, settings: Settings, asked: str, leads: int
) -> None:
    settings.SECOND_STEP = asked
    answer = signed_in(case.people["admin"]).get(reverse("users"))
    assert answer.status_code == leads
    assert leads == 200 or answer["Location"] == reverse("mfa_activate_totp")


def test_whoever_has_the_second_step_passes(case: Case, signed_in: SignIn, settings: Settings) -> None:
    settings.SECOND_STEP = "all"
    client = signed_in(case.world.officer)
    assert client.get(reverse("plans")).status_code == 302
    Authenticator.objects.create(user=case.world.officer, type="totp", data={"secret": "x"})
    assert client.get(reverse("plans")).status_code == 200


def test_an_officer_is_not_asked_where_only_administrators_are(case: Case, officer: Client, settings: Settings) -> None:
    settings.SECOND_STEP = "admin"
    assert officer.get(reverse("plans")).status_code == 200


# Sessions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("began", "seen", "over"),
    [(0, 0, False), (3600, 3500, False), (3600, 3601, True), (35_900, 100, False), (36_001, 10, True)],
)
def test_a_session_ends_idle_for_an_hour_or_ten_hours_old(began: int, seen: int, over: bool) -> None:
    now = 1_000_000
    assert is_over(now - began, now - seen, now) is over


def test_an_idle_session_is_led_to_the_door(case: Case, officer: Client) -> None:
    session = officer.session
    session[SEEN] = int(time.time()) - 3700
    session.save()
    answer = officer.get(reverse("plans"))
    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('account_login')}?next={reverse('plans')}")
    assert "_auth_user_id" not in officer.session


def test_looking_at_pages_keeps_a_session_but_not_beyond_the_day(case: Case, officer: Client) -> None:
    session = officer.session
    session[BEGAN], session[SEEN] = int(time.time()) - 36_100, int(time.time()) - 10
    session.save()
    assert officer.get(reverse("plans"))["Location"].startswith(reverse("account_login"))


def test_signing_in_changes_the_key_and_signing_out_ends_it(with_password: User) -> None:
    client = Client()
    client.get(reverse("account_login"))
    before = client.session.session_key
    sign_in(client=client)
    key = client.session.session_key
    assert key not in (None, before)
    answer = client.post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(pk=key).exists()


def test_a_new_password_ends_the_other_sessions(with_password: User) -> None:
    here, elsewhere = sign_in(), sign_in()
    said = {"oldpassword": PASSWORD, "password1": "cau-khac-dai-hon-7", "password2": "cau-khac-dai-hon-7"}
    here.post(reverse("account_change_password"), said)
    assert elsewhere.get(reverse("plans")).status_code == 302


def test_the_old_password_is_asked_before_a_new_one(with_password: User) -> None:
    said = {"oldpassword": "sai", "password1": "cau-khac-dai-hon-7", "password2": "cau-khac-dai-hon-7"}
    sign_in().post(reverse("account_change_password"), said)
    assert User.objects.get(pk=with_password.pk).check_password(PASSWORD)


def test_an_administrator_signs_somebody_out_everywhere(case: Case, with_password: User) -> None:
    here, elsewhere = sign_in(), sign_in()
    assert end_sessions(case.people["admin"], with_password).changes == {"sessions": 2}
    assert [client.get(reverse("plans")).status_code for client in (here, elsewhere)] == [302, 302]


def test_a_lost_password_is_replaced_by_an_administrator_only(case: Case, with_password: User) -> None:
    with pytest.raises(Refused):
        give_password(case.world.leader, with_password, "cau-khac-dai-hon-7")
    act = give_password(case.people["admin"], with_password, "cau-khac-dai-hon-7")
    assert (act.verb, act.changes) == ("give_password", {"changed": ["password"]})
    assert User.objects.get(pk=with_password.pk).check_password("cau-khac-dai-hon-7")


def test_an_account_that_is_locked_is_out_with_the_next_page(case: Case, officer: Client) -> None:
    User.objects.filter(pk=case.world.officer.pk).update(is_active=False)
    assert officer.get(reverse("plans")).status_code == 302


# Passwords ----------------------------------------------------------------------------------------


# What the browser is told -------------------------------------------------------------------------


def test_pages_carry_every_header(case: Case, officer: Client) -> None:
    page = officer.get(reverse("plans"))
    assert page["Cross-Origin-Opener-Policy"] == page["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in page["Permissions-Policy"]
    assert page["Cache-Control"] == "no-store, private"
    assert "report-uri /bao-chinh-sach/" in page["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in page.headers


def test_a_file_that_somebody_sent_runs_nothing(case: Case, officer: Client) -> None:
    for answer in (
        officer.get(reverse("paper_file", args=[case.waiting.pk])),
        officer.get(reverse("issue_file", args=[case.issue.pk, "docx"])),
    ):
        assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("route", ["account_reset_password", "account_email", "account_set_password"])
def test_ways_nobody_needs_are_closed(case: Case, officer: Client, route: str) -> None:
    assert [client.get(reverse(route)).status_code for client in (Client(), officer)] == [404, 404]


def test_an_error_tells_nothing_of_the_house(case: Case, officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khuyencong.desk.home.views.render", lambda *_, **__: 1 / 0)
    officer.raise_request_exception = False
    page = officer.get(reverse("home"))
    assert page.status_code == 500
    assert "Hệ thống gặp lỗi" in page.content.decode()
    assert [
        said for said in ("Traceback", "ZeroDivision", "khuyencong.desk", ".py") if said in page.content.decode()
    ] == []


# What is logged -----------------------------------------------------------------------------------


def events(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    kept = [record for record in caplog.records if record.name == "khuyencong.security"]
    return [json.loads(JsonLines().format(record)) for record in kept]


def test_signing_in_and_failing_leave_a_line_without_names(
    with_password: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "khuyencong.security"):
        sign_in("sai-roi-sai-roi")
        client = sign_in()
        client.post(reverse("account_logout"))
    told = events(caplog)
    assert [event["event"] for event in told] == ["sign_in_failed", "sign_in", "sign_out"]
    assert [event["person"] for event in told] == [None, with_password.pk, with_password.pk]
    assert len({event["origin"] for event in told}) == 1
    assert not [
        event for event in told if "127.0.0.1" in str(event) or "chuyenvien" in str(event) or "sai-roi" in str(event)
    ]


def test_refusals_exports_and_looks_at_accounts_leave_a_line(
    case: Case, signed_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    person, keeper = case.people["centre"], case.people["admin"].pk
    centre, admin = signed_in(person), signed_in(case.people["admin"])
    caplog.clear()
    with caplog.at_level(logging.INFO, "khuyencong.security"):
        centre.get(reverse("users"))
        centre.get(reverse("paper_file", args=[case.waiting.pk]))
        admin.get(reverse("users"))
        for words in (person.username, "khuyen cong"):
            admin.get(reverse("search"), {"q": words})
    told = [(event["event"], event["person"], event["route"]) for event in events(caplog)]
    assert told == [
        ("refused", person.pk, "users"),
        ("export", person.pk, "paper_file"),
        *(("personal_seen", keeper, route) for route in ("users", "search")),
    ]


def test_a_lock_out_leaves_a_line(with_password: User, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "khuyencong.security"):
        for _ in range(settings.AXES_FAILURE_LIMIT):
            sign_in("sai")
    assert "locked_out" in {event["event"] for event in events(caplog)}


INLINE = {"document-uri": "https://a/x?secret=1", "blocked-uri": "inline", "effective-directive": "script-src"}


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (json.dumps({"csp-report": INLINE}), 1),
        ("[]", 0),
        ("{", 0),
        ('{"csp-report": 7}', 0),
        ("x" * 9000, 0),
        (b"\xff", 0),
    ],
)
def test_a_browser_s_report_is_one_line_without_what_was_asked(
    db: None, caplog: pytest.LogCaptureFixture, body: str, lines: int
) -> None:
    with caplog.at_level(logging.INFO, "khuyencong.security"):
        answer = Client().post(reverse("policy_report"), body, content_type="application/csp-report")
    assert answer.status_code == 204
    assert sum(record.name == "khuyencong.security" for record in caplog.records) == lines
    assert "secret" not in caplog.text


def test_a_report_cannot_write_a_second_line(db: None, caplog: pytest.LogCaptureFixture) -> None:
    report = {"csp-report": {"document-uri": "https://a/\nERROR forged", "effective-directive": "x\r\ny"}}
    with caplog.at_level(logging.INFO, "khuyencong.security"):
        Client().post(reverse("policy_report"), json.dumps(report), content_type="application/csp-report")
    assert all("\n" not in record.getMessage() for record in caplog.records)


def test_the_asker_is_the_person_or_else_the_address(case: Case) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    assert limits.asker(request) == "a203.0.113.9"
    request.user = case.world.officer
    assert limits.asker(request) == f"u{case.world.officer.pk}"
