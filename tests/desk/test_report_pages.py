"""Reports: the preview's figures, drafts, issuing with a check of the answers, and the signed file that comes back."""

import html
import io
import re
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.records.models import BookNumber, Issue, User
from khuyencong.records.queries import amounts_of
from khuyencong.records.store import read_bytes
from khuyencong.terms.selector import Selector
from khuyencong.work.reporting import CATALOGUE
from tests.desk.asked import for_the_page
from tests.desk.conftest import SignIn
from tests.factories import Case

ANSWERS = {
    "numbered_by": "here",
    "number": "",
    "signed_on": "5/1/2024",
    "signer_name": "Trần Thị Ký",
    "authority": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "recipients": "UBND tỉnh\nLưu: VT",
}


def test_figures_of_the_preview_name_their_entries(case: Case, officer: Client) -> None:
    page = html.unescape(officer.get(reverse("report", args=[case.plan.pk])).content.decode())
    figures = re.findall(r'data-selector="([^"]+)"[^>]*>([\d.]+)<', page)
    assert len(figures) > 10
    for code, words in figures:
        assert amounts_of(Selector.decode(code)).low == int(words.replace(".", ""))


def test_what_a_comparison_reckons_leads_to_the_entries_of_both_sides(case: Case, officer: Client) -> None:
    page = html.unescape(officer.get(reverse("report", args=[case.plan.pk]), {"mau": "so-sanh"}).content.decode())
    figures = re.findall(r'data-selector="([^"]+)"[^>]*>(-?[\d.]+)<', page)
    differences = [(Selector.decode(code), words) for code, words in figures if "_" in code]
    assert differences
    for selector, words in differences:
        assert amounts_of(selector).low == int(words.replace(".", ""))
    told = officer.get(reverse("trace"), {"s": differences[0][0].encode()}).content.decode()
    assert "chênh lệch so với kế hoạch" in told


def test_the_check_list_names_what_is_unexplained(case: Case, officer: Client) -> None:
    page = officer.get(reverse("report", args=[case.plan.pk])).content.decode()
    assert "Bình chọn sản phẩm: vượt kế hoạch 90.000.000 đồng" in page


def test_each_count_of_contents_leads_to_its_list(case: Case, officer: Client) -> None:
    page = html.unescape(officer.get(reverse("report", args=[case.plan.pk])).content.decode())
    counts = re.findall(r'<a href="([^"]+trang_thai=[^"]+)">\s*<b>(\d+)</b>', page)
    assert counts
    for address, count in counts:
        rows = re.findall(r"<tr[^>]*><th><a", officer.get(address).content.decode())
        assert len(rows) == int(count), address


def test_drafts_come_in_three_formats(case: Case, officer: Client) -> None:
    beginnings = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype"}
    for format, beginning in beginnings.items():
        answer = officer.get(reverse("draft", args=[case.plan.pk, format]))
        assert answer.content.startswith(beginning)
    assert officer.get(reverse("draft", args=[case.plan.pk, "exe"])).status_code == 404


def test_every_form_of_the_catalogue_has_its_preview(case: Case, officer: Client) -> None:
    address = reverse("report", args=[case.plan.pk])
    for form in CATALOGUE.values():
        page = officer.get(address, {"mau": form.name, "tien": "trieu"}).content.decode()
        assert form.is_composed or f'value="{form.name}" selected' in page
        assert 'class="paper"' in page


def test_a_form_is_not_shown_for_a_period_it_does_not_know(case: Case, officer: Client) -> None:
    page = officer.get(reverse("report", args=[case.plan.pk]), {"mau": "ke-hoach", "ky": "2023Q3"})
    assert "không lập cho kỳ 2023Q3" in html.unescape(page.content.decode())


def test_answers_are_checked_before_anything_is_issued(case: Case, officer: Client) -> None:
    address = reverse("issue_report", args=[case.plan.pk])
    before = Issue.objects.count()
    check = officer.post(address, ANSWERS | {"buoc": "kiem-tra"}).content.decode()
    assert "Kiểm tra lại trước khi phát hành" in check
    assert Issue.objects.count() == before

    answer = officer.post(address, ANSWERS | {"buoc": "phat-hanh"}, follow=True)
    issued = Issue.objects.first()
    assert issued is not None
    assert issued.paper.number in answer.content.decode()


def test_a_look_before_issuing_holds_up_nobody_and_composes_the_paper_once(case: Case, officer: Client) -> None:
    """Of an order that may be carried out, and of one that nobody may sign."""
    address = reverse("issue_report", args=[case.plan.pk])
    for said, hindered in ((ANSWERS, False), (ANSWERS | {"signed_on": "1/1/2999"}, True)):
        with CaptureQueriesContext(connection) as asked:
            page = officer.post(address, said | {"buoc": "kiem-tra"}).content.decode()
        assert ('value="phat-hanh" disabled' in page) == hindered
        told = for_the_page(asked)
        assert [sql for sql in told if not sql.startswith("SELECT") or "FOR UPDATE" in sql] == []
        folded = [sql for sql in told if "SUM(" in sql]
        assert folded
        assert len(folded) == len(set(folded))


def test_an_order_that_cannot_be_carried_out_keeps_its_answers(case: Case, officer: Client) -> None:
    address = reverse("issue_report", args=[case.plan.pk])
    page = officer.post(address, ANSWERS | {"signed_on": "1/1/2999", "buoc": "phat-hanh"})
    shown = html.unescape(page.content.decode())
    assert "Ngày ký không thể ở sau hôm nay" in shown
    assert 'value="Trần Thị Ký"' in shown
    before = Issue.objects.count(), BookNumber.objects.count()
    told = html.unescape(
        officer.post(address, ANSWERS | {"signed_on": "1/1/2999", "buoc": "kiem-tra"}).content.decode()
    )
    assert "Kiểm tra lại trước khi phát hành" in told  # and there it is told what issuing would refuse
    assert "Ngày ký không thể ở sau hôm nay" in told
    assert 'value="phat-hanh" disabled' in told
    assert (Issue.objects.count(), BookNumber.objects.count()) == before
    wrong = officer.post(address, ANSWERS | {"numbered_by": "office", "number": "BC", "buoc": "phat-hanh"})
    assert "bắt đầu bằng chữ số" in wrong.content.decode()


def test_the_download_is_what_left_the_house(case: Case, signed_in: SignIn) -> None:
    leader = signed_in(case.world.leader)
    for format, file in (("docx", case.issue.docx), ("pdf", case.issue.pdf)):
        assert leader.get(reverse("issue_file", args=[case.issue.pk, format])).content == read_bytes(file)


def test_an_issued_paper_is_found_under_its_paper_too(case: Case, officer: Client) -> None:
    answer = officer.get(reverse("paper", args=[case.issue.paper_id]))
    assert answer["Location"] == reverse("issue", args=[case.issue.pk])


def test_a_changed_figure_in_the_signed_file_is_shown(case: Case, officer: Client) -> None:
    signed = docx.Document(io.BytesIO(read_bytes(case.issue.docx)))
    _replace(signed, "440.000.000", "444.000.000")
    changed = io.BytesIO()
    signed.save(changed)
    said = {"tep": SimpleUploadedFile("ban-ky.docx", changed.getvalue())}
    page = officer.post(reverse("return_file", args=[case.issue.pk]), said, follow=True).content.decode()
    assert "<mark>444.000.000</mark>" in page
    assert "<mark>440.000.000</mark>" in page
    assert "số bị đổi" in page


def test_a_signed_file_that_is_no_paper_is_refused_in_words(case: Case, officer: Client) -> None:
    address = reverse("return_file", args=[case.issue.pk])
    page = officer.post(address, {"tep": SimpleUploadedFile("x.docx", b"no")})
    assert "Không nhận lại được" in page.content.decode()
    assert "Chọn tệp đã ký" in officer.post(address).content.decode()


def _replace(document: docx.document.Document, before: str, after: str) -> None:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for paragraph in [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]:
        for run in paragraph.runs:
            run.text = run.text.replace(before, after)


def test_only_those_who_may_prepare_a_report_are_offered_one(case: Case, signed_in: SignIn) -> None:
    """No button leads to a page that refuses."""
    offered = {
        name: "Xem trước báo cáo" in signed_in(case.people[name]).get(reverse("reports")).content.decode()
        for name in ("officer", "leader", "centre", "commune")
    }
    assert offered == {"officer": True, "leader": True, "centre": False, "commune": False}


def test_a_file_that_is_another_paper_is_asked_about_and_may_be_set_aside(case: Case, officer: Client) -> None:
    address = reverse("return_file", args=[case.issue.pk])

    def sent(**more: str) -> str:
        file = SimpleUploadedFile("khac.txt", "Số: 77/SCT-CN\nV/v cử cán bộ dự tập huấn\nKính gửi: Phòng".encode())
        return officer.post(address, {"tep": file, **more}, follow=True).content.decode()

    page = sent()
    assert "Tệp này có vẻ là văn bản khác, nên chưa nhận" in page
    assert "Số ghi trên tệp là 77/SCT-CN" in page
    assert "Nhận nhầm tệp?" in sent(dung_la="1")
    wrong = case.issue.returns.get()
    page = officer.post(address, {"go": wrong.pk}).content.decode()
    assert "phải nêu lý do" in page
    assert ("Chưa gỡ bản nhận lại:" in page, "Không nhận lại được:" in page) == (True, False)
    page = officer.post(address, {"go": wrong.pk, "ly_do": "nhầm tệp"}, follow=True).content.decode()
    assert "Không phải bản đã ký của văn bản này" in page
    assert "nhầm tệp" in page
    assert officer.post(address, {"go": "0", "ly_do": "x"}).status_code == 404


def test_a_share_and_a_count_lead_to_what_they_are_of(case: Case, officer: Client, signed_in: SignIn) -> None:
    page = officer.get(reverse("report", args=[case.plan.pk])).content.decode()
    shares, counts = (re.findall(rf'data-reckoned="([^"]+{mark}[^"]+)">([^<]+)<', page) for mark in ":!")

    def panel(code: str, who: Client = officer) -> Any:
        return who.get(reverse("trace"), {"s": code}, headers={"HX-Request": "true"})

    (code, percent), *_ = shares
    told = panel(code).content.decode()
    assert percent.rstrip("%") in told
    terms = [int(value) for value in re.findall(r'data-value="(\d+)"', told)]
    assert percent.rstrip("%") == f"{round(100 * terms[0] / terms[1], 2):g}".replace(".", ",")
    assert len(counts) > 3  # also those that the lists open with
    for code, number in counts:
        assert len(re.findall(r"<li>", panel(code).content.decode())) == int(number) > 0, code
    nobody = signed_in(User.objects.create(username="khong-vai-tro", full_name="Không Vai Trò"))
    assert {panel(one, nobody).status_code for one in (shares[0][0], code)} == {404}
    assert {panel(one).status_code for one in ("1:2", "1!2!3", "x!2023!1!done", "9!2023!1!none")} == {404}
