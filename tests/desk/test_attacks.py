"""What somebody with bad intent tries at the counter, each as a short story that ends without harm."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from khuyencong.desk.downloads import attachment
from khuyencong.desk.plans.forms import ApprovalForm
from khuyencong.records.models import Act, Membership, Paper, Plan, User
from khuyencong.records.store import path_of
from khuyencong.work.library import IssueOrder, issue
from tests.desk.conftest import SignIn
from tests.factories import YEAR, Case
from tests.world import tell

SCRIPT = "<script>alert(1)</script>"
PAPER = "Báo cáo kết quả khuyến công năm 2023.\n1. Hội chợ: 440.000.000 đồng.\n".encode()


def upload(client: Client, case: Case, name: str, content: bytes = PAPER) -> None:
    said = {"don_vi": case.world.division.pk, "tep": SimpleUploadedFile(name, content)}
    client.post(reverse("receive"), said)


def raw_upload(client: Client, case: Case, name: str) -> None:
    """A body written by hand: test clients and browsers would mend the name before sending it."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="don_vi"\r\n\r\n{case.world.division.pk}\r\n'.encode(),
        f'--x\r\nContent-Disposition: form-data; name="tep"; filename="{name}"\r\n\r\n'.encode() + PAPER,
        b"\r\n--x--\r\n",
    ]
    client.generic("POST", reverse("receive"), b"".join(parts), content_type="multipart/form-data; boundary=x")


@pytest.mark.parametrize("name", ["../../etc/cron.d/x.txt", "..\\..\\windows\\x.txt", "/etc/x.txt", "a/../../x.txt"])
def test_a_name_that_climbs_out_of_the_store_is_only_a_name(case: Case, officer: Client, name: str) -> None:
    raw_upload(officer, case, name)
    paper = Paper.objects.latest("pk")
    assert paper.name == "x.txt"
    assert path_of(paper.file.sha256).name == paper.file.sha256


@pytest.mark.parametrize("digest", ["../../secret_key", "ab/../../x"])
def test_a_download_takes_a_number_never_a_path(case: Case, officer: Client, digest: str) -> None:
    assert officer.get(f"/van-ban/{digest}/tep/").status_code == 404
    assert officer.get(f"/static/{digest}").status_code == 404


def test_a_script_in_titles_and_names_is_shown_as_words(case: Case, officer: Client) -> None:
    told = tell(case.world, title=f"Báo cáo {SCRIPT}")
    Paper.objects.filter(pk=told.pk).update(name=f"{SCRIPT}.txt", failure=SCRIPT, text=SCRIPT)
    Plan.objects.filter(pk=case.plan.pk).update(title=f"Kế hoạch {SCRIPT}")
    User.objects.filter(pk=case.world.officer.pk).update(full_name=SCRIPT)
    pages = [reverse(name) for name in ("home", "papers", "plans", "reports", "history")]
    pages += [
        reverse("paper", args=[told.pk]),
        reverse("plan", args=[case.plan.pk]),
        reverse("report", args=[case.plan.pk]),
    ]
    pages += [f"{reverse('search')}?q={SCRIPT}", f"{reverse('papers')}?q=%22%3E{SCRIPT}"]
    shown = [officer.get(page).content.decode() for page in pages]
    assert not [page for page, content in zip(pages, shown, strict=True) if SCRIPT in content]
    assert any("&lt;script&gt;alert(1)" in content for content in shown)


def test_a_script_in_a_line_of_the_plan_stays_words_in_the_report(case: Case, officer: Client) -> None:
    line = case.line
    line.title = f"Hội chợ {SCRIPT}"
    line.save(update_fields=["title"])
    order = IssueOrder(case.plan, YEAR, signed_on=date(2024, 1, 5), signer_name=f"Ký {SCRIPT}", recipients=(SCRIPT,))
    issued = issue(case.world.officer, order)
    assert SCRIPT not in officer.get(reverse("issue", args=[issued.pk])).content.decode()
    draft = officer.get(reverse("draft", args=[case.plan.pk, "html"]))
    assert SCRIPT not in draft.content.decode()
    assert draft["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "place", ["https://example.org/", "//example.org", "javascript:alert(1)", "/\\example.org", "http:example.org"]
)
def test_signing_in_leads_to_no_strange_house(case: Case, place: str) -> None:
    case.world.officer.set_password("mot-mat-khau-dai")
    case.world.officer.save()
    said = {"login": "chuyenvien", "password": "mot-mat-khau-dai", "next": place}
    answer = Client().post(reverse("account_login"), said)
    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.parametrize("route", ["receive", "issue_report", "withdraw", "decide", "return_file"])
def test_a_form_of_another_site_is_refused(case: Case, route: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(case.world.officer, backend="django.contrib.auth.backends.ModelBackend")
    known = {
        "issue_report": case.plan.pk, "withdraw": case.statement.pk,
        "decide": case.waiting.pk, "return_file": case.issue.pk,
    }  # fmt: skip
    before = Act.objects.count()
    answer = client.post(reverse(route, args=[known[route]] if route in known else []), {"viec": "sach"})
    assert answer.status_code == 403
    assert Act.objects.count() == before


@pytest.mark.parametrize("trick", [{"HTTP_X_HTTP_METHOD_OVERRIDE": "POST"}, {"QUERY_STRING": "_method=POST"}])
def test_a_reading_request_never_turns_into_a_writing_one(case: Case, officer: Client, trick: dict[str, str]) -> None:
    before = Act.objects.count()
    assert officer.generic("GET", reverse("decide", args=[case.waiting.pk]), **trick).status_code == 405
    assert Act.objects.count() == before


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "JUNK"])
@pytest.mark.parametrize("route", ["home", "account_login"])
def test_methods_nobody_needs_are_refused(case: Case, officer: Client, method: str, route: str) -> None:
    assert officer.generic(method, reverse(route)).status_code == 405


def test_guessing_numbers_of_another_province_finds_nothing(case: Case, signed_in: SignIn) -> None:
    foreigner = signed_in(case.people["foreigner"])
    known = {
        "plan": case.plan.pk, "report": case.plan.pk, "paper": case.waiting.pk, "paper_file": case.accepted.pk,
        "issue": case.issue.pk, "withdraw": case.statement.pk, "approve_plan": case.plan.pk,
    }  # fmt: skip
    mine = {route: foreigner.get(reverse(route, args=[pk])) for route, pk in known.items()}
    none = {route: foreigner.get(reverse(route, args=[10**9])) for route in known}
    assert {answer.status_code for answer in (*mine.values(), *none.values())} == {404}
    assert {route: words(answer) for route, answer in mine.items()} == {r: words(answer) for r, answer in none.items()}


def words(answer: HttpResponse) -> str:
    """The page without the secret of its forms, which differs each time."""
    return re.sub(r'value="\w{64}"', "", answer.content.decode())


def test_a_number_too_large_for_the_database_is_not_found(case: Case, officer: Client) -> None:
    assert officer.get(reverse("paper", args=[10**30])).status_code in (400, 404)


@pytest.mark.parametrize("said", ["²", "9" * 30, "9" * 5000])
def test_what_is_no_number_names_nothing(case: Case, officer: Client, said: str) -> None:
    paper, before = reverse("paper", args=[case.waiting.pk]), Act.objects.count()
    assert officer.get(f"{paper}?trang={said}&so={said}&muc={said}").status_code == 200
    assert officer.get(reverse("paper_news", args=[case.waiting.pk]), {"da_xem": said}).status_code == 200
    for sent in ({"viec": f"hoan-tac:{said}"}, {"viec": f"bo:{said}"}, {"viec": "nhan", "so_lieu": said}):
        assert officer.post(reverse("decide", args=[case.waiting.pk]), sent).status_code == 302
    assert officer.post(reverse("own_sessions"), {"phien": said}).status_code == 404
    assert Act.objects.count() == before


# Words that are no words --------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["a\x00b", "a\x1bb", "a\x7fb", "a\x85b", "a\x08"])
def test_control_characters_stop_at_the_door(case: Case, officer: Client, field: str) -> None:
    before = Act.objects.count()
    answer = officer.post(reverse("decide", args=[case.waiting.pk]), {"viec": f"bo:{case.fact.pk}", "ly_do": field})
    assert answer.status_code == 400
    assert "ký tự không đọc được" in answer.content.decode()
    assert Act.objects.count() == before


@pytest.mark.parametrize("route", ["search", "papers", "history", "references", "plans"])
def test_a_nul_in_an_address_is_a_clear_answer_on_both_engines(case: Case, officer: Client, route: str) -> None:
    assert officer.get(f"{reverse(route)}?q=a%00b&viec=%00&trang_thai=%00").status_code == 400


def test_a_nul_in_the_name_of_a_guest_is_refused_before_the_database(db: None) -> None:
    assert Client().post(reverse("account_login"), {"login": "a\x00", "password": "x"}).status_code == 400


def test_words_are_kept_composed_whichever_keyboard_wrote_them(case: Case, officer: Client) -> None:
    decomposed = "Trùng lặp vơ\u0301i báo cáo".replace("ù", "u\u0300")
    officer.post(reverse("decide", args=[case.waiting.pk]), {"viec": f"bo:{case.fact.pk}", "ly_do": decomposed})
    assert (
        "Trùng lặp với báo cáo"
        in case.waiting.facts.get(pk=case.fact.pk).correction + Act.objects.latest("number").summary
    )


def test_a_name_does_not_hide_its_end(case: Case, officer: Client) -> None:
    raw_upload(officer, case, "bao-cao\u202etxt.exe.txt")
    assert "\u202e" not in Paper.objects.latest("pk").name


def test_line_breaks_and_marks_in_a_paper_s_name_do_not_write_headers(case: Case) -> None:
    answer = attachment(b"x", 'báo "cáo"\r\nSet-Cookie: a=b.txt', "text/plain")
    assert "\n" not in answer["Content-Disposition"]
    assert "Set-Cookie" not in answer.headers
    assert answer["Content-Disposition"].startswith("attachment;")


def test_a_kind_of_file_does_not_write_headers_either() -> None:
    with pytest.raises(ValueError, match="newlines"):
        attachment(b"x", "x.txt", "text/plain\r\nX-Y: z")


# Too much, too often ------------------------------------------------------------------------------


def test_a_field_longer_than_its_column_comes_back_with_words(case: Case, officer: Client) -> None:
    said = {"numbered_by": "here", "signed_on": "5/1/2024", "signer_name": "x" * 101, "authority": "GIÁM ĐỐC"}
    page = officer.post(reverse("issue_report", args=[case.plan.pk]), said | {"buoc": "phat-hanh"})
    assert page.status_code == 200
    assert "100" in page.content.decode()


def test_a_form_of_many_megabytes_is_refused(case: Case, officer: Client, settings: Settings) -> None:
    answer = officer.post(
        reverse("decide", args=[case.waiting.pk]), {"ly_do": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}
    )
    assert answer.status_code == 400


def test_a_body_beyond_every_measure_is_refused_unread(case: Case, officer: Client, settings: Settings) -> None:
    settings.MAX_REQUEST_BYTES = 1000
    sent_from = {"Referer": f"http://testserver{reverse('papers')}"}
    answer = officer.post(reverse("receive"), {"tep": SimpleUploadedFile("x.txt", b"x" * 2000)}, headers=sent_from)
    assert answer.status_code == 413
    assert "nhiều lần" in answer.content.decode()
    assert f'<a class="btn go" href="{reverse("papers")}">Mở lại trang vừa gõ</a>' in answer.content.decode()


def test_a_body_of_untold_length_is_refused_and_not_taken_for_an_empty_one(case: Case, officer: Client) -> None:
    answer = officer.post(
        reverse("receive"), {"tep": SimpleUploadedFile("x.txt", b"x")}, HTTP_TRANSFER_ENCODING="chunked"
    )
    assert answer.status_code == 411
    assert "độ dài" in answer.content.decode()


# Fields nobody offered ----------------------------------------------------------------------------


def test_fields_that_no_form_has_change_nothing(case: Case, signed_in: SignIn) -> None:
    said = {
        "number": "12/QĐ-UBND",
        "day": "4/6/2023",
        "total": "",
        "state": "approved",
        "approved_by": "1",
        "unit": "9",
    }
    form = ApprovalForm(said)
    assert form.is_valid()
    assert set(form.cleaned_data) == {"number", "day", "total"}


def test_a_person_does_not_promote_themselves(case: Case, signed_in: SignIn) -> None:
    client, user = signed_in(case.world.officer), case.world.officer
    user.set_password("mot-mat-khau-dai")
    user.save()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    said = {"oldpassword": "mot-mat-khau-dai", "password1": "cau-khac-dai-hon-7", "password2": "cau-khac-dai-hon-7"}
    client.post(reverse("account_change_password"), {**said, "is_superuser": "1", "username": "vua", "office": "admin"})
    after = User.objects.get(pk=user.pk)
    assert after.check_password("cau-khac-dai-hon-7")
    assert (after.username, after.is_superuser, after.is_staff) == ("chuyenvien", False, False)
    assert [held.office for held in Membership.objects.filter(user=user)] == ["officer"]


def test_a_parameter_said_twice_is_not_taken_for_both(case: Case, officer: Client) -> None:
    answer = officer.get(f"{reverse('search')}?q=mot&q=hoi+cho")
    assert "Hội chợ trong nước" in re.sub("</?mark>", "", answer.content.decode())


def test_sql_in_a_search_is_only_words(case: Case, officer: Client) -> None:
    answer = officer.get(reverse("search"), {"q": "'; DROP TABLE records_act; --"})
    assert answer.status_code == 200
    assert "records_act" in connection.introspection.table_names()


def test_a_form_s_secret_is_in_no_address(case: Case, officer: Client) -> None:
    page = officer.get(reverse("issue_report", args=[case.plan.pk])).content.decode()
    assert not re.search(r'(?:href|action)="[^"]*csrfmiddlewaretoken', page)


def test_an_upload_is_read_for_what_it_is_not_for_its_ending(case: Case, officer: Client) -> None:
    before = Paper.objects.count()
    upload(officer, case, "bao-cao.docx", b"MZ\x90\x00\x03" + bytes(200))
    assert Paper.objects.count() == before


def test_the_door_reads_no_address_that_a_visitor_wrote(settings: Settings) -> None:
    from khuyencong.config.proxy import BehindProxy

    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.9", REMOTE_ADDR="127.0.0.1")
    settings.HTTPS = False
    assert BehindProxy(lambda r: r.META["REMOTE_ADDR"])(request) == "127.0.0.1"  # type: ignore[arg-type,return-value,comparison-overlap]
    settings.HTTPS = True
    assert BehindProxy(lambda r: r.META["REMOTE_ADDR"])(request) == "203.0.113.9"  # type: ignore[arg-type,return-value,comparison-overlap]
