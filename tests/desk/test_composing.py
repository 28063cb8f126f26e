"""The pages on which papers are composed: begin, fill in beside a live preview, save, download, issue."""

import html
import re

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Draft, Issue
from khuyencong.work.reporting import save_draft
from tests.desk.conftest import SignIn
from tests.factories import Case

FILLED = {
    "matter": "Họp sơ kết",
    "addressees": "Trung tâm Khuyến công",
    "time": "08 giờ 00",
    "place": "Phòng họp số 2",
    "chair": "Phó Giám đốc",
    "agenda": "Báo cáo số liệu\nThảo luận",
    "urgency": "KHẨN",
}


def page_of(answer: object) -> str:
    return html.unescape(answer.content.decode())  # type: ignore[attr-defined]


def test_every_kind_is_offered_and_begun(case: Case, officer: Client) -> None:
    address = reverse("begin_draft", args=[case.plan.pk])
    offered = page_of(officer.get(address))
    assert all(words in offered for words in ("Tờ trình phê duyệt", "Quyết định phê duyệt", "Giấy mời họp", "Biên bản"))
    answer = officer.post(address, {"mau": "to-trinh", "ky": "2023", "tien": "trieu"}, follow=True)
    draft = Draft.objects.get()
    assert (draft.form, draft.money) == ("to-trinh", "trieu")
    assert "TỜ TRÌNH" in page_of(answer)


def test_a_period_the_kind_does_not_know_is_said_and_begins_nothing(case: Case, officer: Client) -> None:
    page = officer.post(reverse("begin_draft", args=[case.plan.pk]), {"mau": "to-trinh", "ky": "2023Q3"})
    assert "không lập cho kỳ 2023Q3" in page_of(page)
    assert not Draft.objects.exists()


def test_what_is_typed_shows_at_once_and_is_kept_only_when_saved(case: Case, officer: Client) -> None:
    draft = case.draft
    shown = page_of(officer.post(reverse("compose_preview", args=[draft.pk]), FILLED))
    assert "Phòng họp số 2" in shown
    assert "<html" not in shown
    tried = page_of(officer.post(reverse("compose", args=[draft.pk]), FILLED | {"buoc": "xem", "revision": "1"}))
    assert tried.count("Phòng họp số 2") == 2  # in its field and on the paper
    assert Draft.objects.get().revision == 1

    answer = officer.post(reverse("compose", args=[draft.pk]), FILLED | {"revision": "1"}, follow=True)
    assert "Đã lưu dự thảo" in page_of(answer)
    assert Draft.objects.get().answers["place"] == "Phòng họp số 2"


def test_who_comes_second_sees_what_the_first_saved(case: Case, officer: Client) -> None:
    save_draft(case.world.officer, case.draft, FILLED, 1)
    late = FILLED | {"place": "Hội trường A", "revision": "1"}
    page = page_of(officer.post(reverse("compose", args=[case.draft.pk]), late))
    assert "đã lưu dự thảo này sau khi anh/chị mở" in page
    assert "Phòng họp số 2" in page
    assert 'value="Hội trường A"' in page
    assert 'name="revision" value="2"' in page


def test_days_are_typed_the_vietnamese_way(case: Case, officer: Client) -> None:
    officer.post(reverse("begin_draft", args=[case.plan.pk]), {"mau": "don-doc"})
    draft = Draft.objects.get()
    officer.post(reverse("compose", args=[draft.pk]), draft.answers | {"until": "4/6/2024", "revision": "1"})
    assert Draft.objects.get().answers["until"] == "2024-06-04"
    page = page_of(officer.get(reverse("compose", args=[draft.pk])))
    assert 'value="04/6/2024"' in page
    assert "trước ngày 04/6/2024" in page
    wrong = page_of(officer.post(reverse("compose", args=[draft.pk]), {"until": "hôm qua", "revision": "2"}))
    assert "Ngày «hôm qua» không đúng" in wrong


def test_a_draft_is_downloaded_and_issued_through_the_same_pages_as_a_report(case: Case, officer: Client) -> None:
    saved = save_draft(case.world.officer, case.draft, FILLED, 1)
    asked = {"soan": str(saved.pk)}
    file = officer.get(reverse("draft", args=[case.plan.pk, "docx"]), asked)
    assert file.content.startswith(b"PK")
    assert "giay-moi" in file["Content-Disposition"]
    answers = {
        "numbered_by": "here", "signed_on": "5/1/2024", "signer_name": "Trần Thị Ký", "authority": "GIÁM ĐỐC",
        "buoc": "phat-hanh",
    }  # fmt: skip
    address = f"{reverse('issue_report', args=[case.plan.pk])}?soan={saved.pk}"
    page = page_of(officer.post(address, answers, follow=True))
    issued = Issue.objects.get(form__startswith="giay-moi")
    assert issued.paper.number in page
    assert Draft.objects.get().issue == issued
    assert issued.paper.number in page_of(officer.get(reverse("drafts")))


def test_a_draft_put_aside_leaves_the_list(case: Case, officer: Client) -> None:
    assert case.draft.title in page_of(officer.get(reverse("drafts")))
    answer = officer.post(reverse("drop_draft", args=[case.draft.pk]), follow=True)
    assert case.draft.title not in page_of(answer)


def test_only_who_may_write_is_shown_where_to_begin(case: Case, officer: Client, signed_in: SignIn) -> None:
    begin = "Đến trang Báo cáo"
    assert begin in page_of(officer.get(reverse("drafts")))
    assert begin not in page_of(signed_in(case.world.stranger).get(reverse("drafts")))


def test_who_may_only_read_a_draft_gets_no_field_to_type_into(case: Case, officer: Client, signed_in: SignIn) -> None:
    address = reverse("compose", args=[case.draft.pk])
    fields = re.compile(r"<(?:textarea|select|input(?! type=.(?:hidden|search)))[^>]*>")
    offered = page_of(signed_in(case.world.leader).get(address))
    typed = fields.findall(offered[offered.index('id="soan"') :])
    assert typed
    assert all("disabled" in field for field in typed)
    assert "disabled" not in page_of(officer.get(address))


def test_another_department_does_not_see_drafts(case: Case, signed_in: SignIn) -> None:
    title = case.draft.title
    assert title in page_of(signed_in(case.world.leader).get(reverse("drafts")))
    assert title not in page_of(signed_in(case.world.stranger).get(reverse("drafts")))


def test_a_draft_is_named_by_an_address_only_to_whoever_sees_it(case: Case, officer: Client, signed_in: SignIn) -> None:
    address = reverse("plan", args=[case.plan.pk])
    assert officer.get(address, {"soan": case.draft.pk}).status_code == 200
    elsewhere = signed_in(case.people["agency"])
    assert elsewhere.get(address).status_code == 200
    assert elsewhere.get(address, {"soan": case.draft.pk}).status_code == 404


def test_what_cannot_be_issued_says_why_on_every_page_before_signing(case: Case, officer: Client) -> None:
    """The page of the blanks, the answers looked at again, and laying it before a signer tell what the verb refuses."""
    officer.post(reverse("begin_draft", args=[case.plan.pk]), {"mau": "dieu-chinh"})
    draft = Draft.objects.get(form="dieu-chinh")
    nothing = "Sổ chưa có lần điều chỉnh nào của kế hoạch này"
    composed = page_of(officer.get(reverse("compose", args=[draft.pk])))
    assert "Chưa phát hành được:" in composed
    assert nothing in composed
    asked, answers = f"?soan={draft.pk}", {"numbered_by": "here", "signed_on": "5/1/2024", "signer_name": "Trần Ký"}
    address = reverse("issue_report", args=[case.plan.pk]) + asked
    checked = page_of(officer.post(address, answers | {"authority": "GIÁM ĐỐC", "buoc": "kiem-tra"}))
    laid = page_of(officer.get(reverse("submit_paper", args=[case.plan.pk]) + asked))
    for page in (checked, laid):
        assert nothing in page
        assert "Chưa điền: " in page
        assert "Theo đề nghị của" in page
    assert 'value="phat-hanh" disabled' in checked


def test_what_the_checks_find_in_an_officers_own_words_is_told_on_every_page_before_signing(
    case: Case, officer: Client
) -> None:
    officer.post(reverse("begin_draft", args=[case.plan.pk]), {"mau": "cong-van"})
    draft = Draft.objects.get(form="cong-van")
    slip = "Đề nghị chuyển kinh phí 5.000.000 đồng (Bằng chữ: Sáu triệu đồng)"
    filled = {"matter": "Chuyển kinh phí", "addressees": "Sở Tài chính", "body": f"{slip} trước ngày 15/12/2026."}
    address = reverse("compose", args=[draft.pk])
    officer.post(address, draft.answers | filled | {"revision": "1"})
    composed = page_of(officer.get(address))
    asked = f"?soan={draft.pk}"
    answers = {"numbered_by": "here", "signed_on": "5/1/2024", "signer_name": "Trần Ký", "authority": "GIÁM ĐỐC"}
    issuing = reverse("issue_report", args=[case.plan.pk]) + asked
    checked = page_of(officer.post(issuing, answers | {"buoc": "kiem-tra"}))
    laid = page_of(officer.get(reverse("submit_paper", args=[case.plan.pk]) + asked))
    for page in (composed, checked, laid):
        assert f"Số tiền bằng chữ khác số tiền bằng số (đúng ra: 5.000.000): «{slip}" in page
    assert 'value="phat-hanh" disabled' not in checked  # a machine may misread: the officer decides
    right = filled["body"].replace("Sáu", "Năm")
    officer.post(address, draft.answers | filled | {"body": right, "revision": "2"})
    assert "Số tiền bằng chữ" not in page_of(officer.get(address))
