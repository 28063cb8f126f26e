"""Who signs, on screen; a paper laid before a signer, sent back, taken back; and what each of it looks like after."""

import html
import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.records.models import Act, Office, SigningDelegation, SigningPost, SigningRequest
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.delegation import delegate
from khuyencong.work.reporting import begin_draft, save_draft
from khuyencong.work.signing import ForSignature, appoint, sign, submit
from tests.desk.conftest import SignIn
from tests.factories import YEAR, Case, person


@pytest.fixture
def head(case: Case) -> SigningPost:
    post = SigningPost(
        unit=case.world.department, rank="head", title="Giám đốc", name="Lê Thử", user=case.world.leader, basis="QĐ 7"
    )
    appoint(None, post)
    return post


@pytest.fixture
def leader(case: Case, signed_in: SignIn) -> Client:
    return signed_in(case.world.leader)


def shown(client: Client, route: str, *args: object, **query: str) -> str:
    return html.unescape(client.get(reverse(route, args=args), query).content.decode())


def laid(case: Case, head: SigningPost) -> SigningRequest:
    return submit(case.world.officer, ForSignature(case.plan, YEAR, head))


def decide(client: Client, row: SigningRequest, **said: str) -> str:
    return html.unescape(client.post(reverse("decide_request", args=[row.pk]), said, follow=True).content.decode())


def test_a_leader_records_posts_and_leaves(case: Case, leader: Client, head: SigningPost) -> None:
    said = {"rank": "deputy", "title": "Phó Giám đốc", "name": "Trần Thử", "basis": "QĐ 8/QĐ-UBND"}
    leader.post(reverse("appoint_signer"), said)
    deputy = SigningPost.objects.get(rank="deputy")
    leave = {"ground": "leave", "grantor": head.pk, "grantee": deputy.pk, "valid_from": "5/2/2024", "basis": "GNP 3"}
    assert "phải có ngày kết thúc" in html.unescape(leader.post(reverse("hand_over"), leave).content.decode())
    leader.post(reverse("hand_over"), leave | {"valid_to": "9/2/2024"})

    page = shown(leader, "signers", ngay="6/2/2024")
    assert "giao Phó Giám đốc Trần Thử phụ trách (GNP 3)" in page
    assert page.index("Trần Thử") < page.index("Lê Thử")
    assert "KT. GIÁM ĐỐC" in page
    address = reverse("end_handing_over", args=[SigningDelegation.objects.get().pk])
    seen_by_another = leader.post(address, {"day": "6/2/2024", "seen": "2024-02-08"})
    assert "Người khác vừa ghi ngày kết thúc khác (09/02/2024)" in html.unescape(seen_by_another.content.decode())
    leader.post(address, {"day": "6/2/2024", "seen": "2024-02-09"})
    assert "Người đứng đầu" in shown(leader, "signers", ngay="7/2/2024")


def test_a_leave_that_has_not_begun_is_called_off_and_one_that_began_only_ends(
    case: Case, leader: Client, head: SigningPost
) -> None:
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    coming = SigningDelegation(ground="leave", grantor=head, valid_from=tomorrow, valid_to=tomorrow, basis="GNP 3")
    delegate(None, coming)
    assert "Chưa bắt đầu: bỏ hẳn" in shown(leader, "end_handing_over", coming.pk)
    address = reverse("end_handing_over", args=[coming.pk])
    assert "Chưa điền" in html.unescape(leader.post(address, {"viec": "bo", "reason": ""}).content.decode())
    said = leader.post(address, {"viec": "bo", "reason": "không đi nữa"}, follow=True)
    assert "Đã bỏ" in html.unescape(said.content.decode())
    assert "GNP 3" not in shown(leader, "signers")
    assert leader.get(address).status_code == 404

    begun = SigningDelegation(ground="leave", grantor=head, valid_from=today, valid_to=tomorrow, basis="GNP 4")
    delegate(None, begun)
    assert "bỏ hẳn" not in shown(leader, "end_handing_over", begun.pk)


def test_a_paper_before_somebody_on_leave_says_so(
    case: Case, officer: Client, leader: Client, head: SigningPost
) -> None:
    row, today = laid(case, head), timezone.localdate()
    delegate(None, SigningDelegation(ground="leave", grantor=head, valid_from=today, valid_to=today, basis="GNP 5"))
    for client in (officer, leader):
        page = shown(client, "signing_request", row.pk)
        assert "hôm nay không ký được" in page
        assert "GNP 5" in page


def test_a_post_ends(leader: Client, head: SigningPost) -> None:
    ending, said = reverse("end_signer", args=[head.pk]), {"day": "31/1/2024", "basis": "QĐ nghỉ hưu"}
    leader.post(ending, said)
    again = html.unescape(leader.post(ending, said | {"day": "15/2/2024"}).content.decode())  # opened before the other
    assert "ghi ngày kết thúc khác (31/01/2024)" in again
    assert 'name="seen" value="2024-01-31"' in again
    assert "không giữ chức vụ này (đến 31/01/2024)" in shown(leader, "signers", ngay="1/2/2024")


def test_who_may_not_sign_is_shown_with_the_reason_and_cannot_be_chosen(
    case: Case, officer: Client, head: SigningPost
) -> None:
    leave = SigningDelegation(
        ground="leave", grantor=head, valid_from=date(2020, 1, 1), valid_to=date(2099, 1, 1), basis="giấy nghỉ phép"
    )
    delegate(None, leave)
    page = shown(officer, "submit_paper", case.plan.pk)
    assert "không ký được" in page
    assert "giấy nghỉ phép" in page
    answer = officer.post(reverse("submit_paper", args=[case.plan.pk]), {"post": head.pk})
    assert answer.status_code == 200
    assert not SigningRequest.objects.exists()


def test_why_somebody_may_sign_is_said_in_the_readers_language(
    officer: Client, case: Case, head: SigningPost, english: None
) -> None:
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    checked = {"signed_on": "5/1/2024", "post": head.pk, "numbered_by": "here"}
    for page in (
        shown(officer, "submit_paper", case.plan.pk),
        officer.post(reverse("issue_report", args=[case.plan.pk]), checked).content.decode(),
    ):
        assert "Người đứng đầu." not in page
    assert "The head" in shown(officer, "submit_paper", case.plan.pk)


def test_a_paper_is_sent_back_with_words_and_waits_on_nobodys_home(
    case: Case, officer: Client, leader: Client, head: SigningPost
) -> None:
    row = laid(case, head)
    assert "chờ ký" in shown(leader, "home")
    assert "Trả lại phải nêu ý kiến" in decide(leader, row, viec="tra-lai", seen="waiting", reason=" ")
    assert "Đã trả lại" in decide(leader, row, viec="tra-lai", seen="waiting", reason="thiếu nguyên nhân")
    assert "thiếu nguyên nhân" in shown(officer, "signing_request", row.pk)
    assert "chờ ký" not in shown(leader, "home")
    assert "trả lại" in shown(officer, "reports")


def test_who_signs_sees_what_the_checks_say_and_the_writer_is_led_back_to_the_same_paper(
    case: Case, leader: Client, officer: Client, head: SigningPost
) -> None:
    row = laid(case, head)
    checks = re.findall(r'class="finding [^"]+">(.+?)</div>', shown(officer, "report", case.plan.pk, ky="2023"), re.S)
    page = shown(leader, "signing_request", row.pk)
    assert checks
    assert all(check in page for check in checks)
    decide(leader, row, viec="tra-lai", reason="Bổ sung nguyên nhân", seen="waiting")
    way = re.search(r'href="([^"]+)">\s*Sửa và trình lại', shown(officer, "signing_request", row.pk))
    assert way is not None
    assert officer.get(way[1]).status_code == 200
    assert "ky=2023" in way[1]


def test_what_a_signer_typed_stays_and_the_fault_leads_to_its_field(
    case: Case, leader: Client, head: SigningPost
) -> None:
    page = decide(leader, laid(case, head), viec="ky", day="hôm qua")
    assert '<a href="#id_day">Ngày ký chưa đúng' in page
    assert 'value="hôm qua"' in page
    assert page.index("Kiểm tra trước khi ký") < page.index('id="ky-duyet"')  # what it lacks, then the button


def test_who_is_to_sign_gets_there_past_the_paper(
    case: Case, head: SigningPost, leader: Client, officer: Client
) -> None:
    """On a telephone the paper stands above what signs it."""
    row = laid(case, head)
    page = shown(leader, "signing_request", row.pk)
    assert page.index('href="#ky-duyet"') < page.index('id="ky-duyet"')
    assert "#ky-duyet" not in shown(officer, "signing_request", row.pk)
    sign(case.world.leader, row, timezone.localdate())
    assert "#ky-duyet" not in shown(leader, "signing_request", row.pk)


def test_a_signed_paper_waits_for_its_number_and_tells_its_acts(
    case: Case, officer: Client, leader: Client, head: SigningPost
) -> None:
    row = laid(case, head)
    assert "chưa được ký" in html.unescape(officer.get(reverse("issue_signed", args=[row.pk])).content.decode())
    assert "Ngày ký chưa đúng" in decide(leader, row, viec="ky", day="hôm qua")
    assert "trước ngày trình" in decide(leader, row, viec="ky", day="5/1/2024")
    assert "Đã ký duyệt" in decide(leader, row, viec="ky", day=day_in_figures(timezone.localdate()))
    assert "chờ phát hành" in shown(officer, "home")
    officer.post(reverse("issue_signed", args=[row.pk]), {"numbered_by": "here"})
    row.refresh_from_db()
    assert row.issue is not None
    page = shown(officer, "signing_request", row.pk)
    assert f"Văn bản số {row.issue.paper.number}" in " ".join(page.split())
    assert "Giám đốc ký báo cáo" in page


def test_another_day_shows_who_may_sign_then(case: Case, officer: Client, head: SigningPost) -> None:
    SigningPost.objects.update(valid_from=date(2024, 1, 1))
    address = reverse("issue_report", args=[case.plan.pk])
    part = officer.post(address, {"signed_on": "31/12/2023"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "từ 01/01/2024" in html.unescape(part)


def test_the_writer_takes_a_paper_back(case: Case, officer: Client, head: SigningPost) -> None:
    row = laid(case, head)
    assert "Đã rút" in decide(officer, row, viec="rut", seen="waiting", reason="còn sửa")
    assert "Chưa rõ việc" in decide(officer, row, viec="khac")


def test_a_signed_paper_is_taken_back_on_its_page_and_nothing_is_laid_beside_it(
    case: Case, officer: Client, leader: Client, head: SigningPost
) -> None:
    row = laid(case, head)
    for route in ("submit_paper", "issue_report"):
        page = shown(officer, route, case.plan.pk)
        assert "đang chờ Giám đốc Lê Thử ký" in " ".join(page.split())
        assert reverse("signing_request", args=[row.pk]) in page
        assert 'name="post"' not in page
    sign(case.world.leader, row, timezone.localdate())
    assert "vừa chuyển sang «đã ký, chờ phát hành»" in decide(
        officer, row, viec="rut", seen="waiting", reason="còn sửa"
    )
    assert "Trả lại người soạn" in shown(leader, "signing_request", row.pk)
    assert "Đã rút" in decide(officer, row, viec="rut", seen="signed", reason="thiếu phụ lục")
    assert "Trình ký" in red(shown(officer, "report", case.plan.pk))
    assert "thiếu phụ lục" in shown(leader, "notifications")


def red(page: str) -> list[str]:
    """What the red buttons of a page say."""
    return [" ".join(words.split()) for words in re.findall(r'class="btn go"[^>]*>([^<]*)<', page)]


def test_one_red_button_leads_on_by_where_the_paper_stands(case: Case, officer: Client) -> None:
    assert red(shown(officer, "report", case.plan.pk)) == ["Phát hành"]  # nobody is recorded who could sign
    head = SigningPost(
        unit=case.world.department, rank="head", title="Giám đốc", name="Lê Thử", user=case.world.leader, basis="QĐ 7"
    )
    appoint(None, head)
    page = shown(officer, "report", case.plan.pk)
    assert red(page) == ["Trình ký"]
    assert "Phát hành văn bản đã ký" in page
    row = laid(case, head)
    assert red(shown(officer, "report", case.plan.pk)) == ["Xem văn bản đang trình ký"]
    sign(case.world.leader, row, timezone.localdate())
    assert red(shown(officer, "report", case.plan.pk)) == ["Đã ký: cấp số và phát hành"]


def test_a_draft_is_saved_until_its_blanks_are_filled_and_then_laid_before_a_signer(
    case: Case, officer: Client, head: SigningPost
) -> None:
    draft = begin_draft(case.world.officer, case.plan, "cong-van", YEAR)
    assert red(shown(officer, "compose", draft.pk)) == ["Lưu dự thảo"]
    said = draft.answers | {"matter": "thử", "addressees": "UBND xã", "body": "Nội dung."}
    save_draft(case.world.officer, draft, said, draft.revision)
    assert red(shown(officer, "compose", draft.pk)) == ["Trình ký"]
    draft.refresh_from_db()
    way = ForSignature(case.plan, YEAR, head, "cong-van", draft=draft.pk, revision=draft.revision)
    submit(case.world.officer, way)
    laid = shown(officer, "compose", draft.pk)
    assert "bản trình giữ nguyên như lúc trình" in laid
    assert "Lưu dự thảo" not in laid
    assert "Bỏ dự thảo này" not in laid


def test_what_happens_to_a_request_is_told_to_who_may_see_it(case: Case, signed_in: SignIn) -> None:
    """Everybody may read the plan; why a paper was laid, signed or sent back stays with those who see the request."""
    act = Act.objects.get(verb="submit", subject_id=case.signing_request.pk)
    readers = {"officer": case.world.colleague, "commune": case.people["commune"], "agency": case.people["agency"]}
    pages = {who: signed_in(user).get(reverse("history")).content.decode() for who, user in readers.items()}
    assert {who for who, page in pages.items() if act.summary in html.unescape(page)} == {"officer"}


def test_who_stands_in_finds_the_paper_at_home_under_their_own_lines_and_signs_it(
    case: Case, head: SigningPost, signed_in: SignIn
) -> None:
    second = person("phogiamdoc", case.world.department, Office.LEADER)
    told = {"rank": "deputy", "title": "Phó Giám đốc", "name": "Vũ Thử", "basis": "QĐ 9"}
    instead = SigningPost(unit=case.world.department, user=second, **told)
    appoint(None, instead)
    row, today = laid(case, head), timezone.localdate()
    deputy = signed_in(second)
    assert reverse("signing_request", args=[row.pk]) not in shown(deputy, "home")
    assert "Ký duyệt" not in shown(deputy, "signing_request", row.pk)
    leave = SigningDelegation(
        ground="leave", grantor=head, grantee=instead, valid_from=today, valid_to=today, basis="GNP 3"
    )
    delegate(None, leave)

    assert reverse("signing_request", args=[row.pk]) in shown(deputy, "home")
    page = shown(deputy, "signing_request", row.pk)
    assert "KT. GIÁM ĐỐC" in page
    assert "Anh/chị ký thay" in page
    assert "KT. GIÁM ĐỐC" not in shown(signed_in(case.world.officer), "signing_request", row.pk)
    assert "Đã ký duyệt" in decide(deputy, row, viec="ky", day=day_in_figures(today))
    history = shown(signed_in(case.world.officer), "signing_request", row.pk)
    assert "Phó Giám đốc ký thay (Giám đốc vắng)" in history
