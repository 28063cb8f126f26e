"""The outgoing register on screen, printed and as a workbook; numbers kept, given up, and how an agency numbers."""

import html
import io

import python_calamine
from django.test import Client
from django.urls import reverse

from khuyencong.papers.numbering import COLUMNS
from khuyencong.records.models import BookNumber, NumberRule, Paper
from tests.desk.conftest import SignIn
from tests.factories import Case

KEPT = {"kind": "BC", "division": "", "body": "", "day": "8/1/2024", "count": "2", "reason": "chờ ký"}


def shown(client: Client, route: str, *args: int, **query: str) -> str:
    return html.unescape(client.get(reverse(route, args=args), query).content.decode())


def test_the_register_tells_each_number_in_ten_columns(case: Case, officer: Client) -> None:
    assert case.issue.paper.number == "01/BC-SCT"
    page = shown(officer, "register")
    assert all(f">{title}</th>" in page for title, _ in COLUMNS)
    for told in ("01/BC-SCT", "05/01/2024", "Báo cáo: Kết quả thực hiện", "Trần Thị Ký", "Lưu: VT"):
        assert told in page
    assert "Trang" not in shown(officer, "register", **{"in": "1"})


def test_the_workbook_holds_the_same_rows_and_no_formula(case: Case, officer: Client) -> None:
    paper = case.issue.paper
    paper.title = "=1+1 kết quả"
    paper.save(update_fields=["title"])
    answer = officer.get(reverse("register_file"), {"nam": "2024"})
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    head = next(number for number, row in enumerate(rows) if row[0] == COLUMNS[0][0])
    assert rows[head] == [title for title, _ in COLUMNS]
    told = ["01/BC-SCT", "05/01/2024", "Báo cáo: =1+1 kết quả", "Trần Thị Ký"]
    assert rows[head + 1][:5] == [*told, "Ủy ban nhân dân tỉnh Đồng Nai; Lưu: VT"]


def test_numbers_that_went_elsewhere_together_stand_in_one_row(case: Case, officer: Client) -> None:
    """An office that numbers all its papers elsewhere leaves hundreds out before the next of ours."""
    issued = case.issue
    series = issued.book_number.series
    gone = {"series": series, "symbol": "BC-SCT", "day": issued.signed_on, "state": BookNumber.State.ELSEWHERE}
    for reason, ordinals in (("văn thư cấp", range(2, 41)), ("cấp cho phòng khác", range(41, 42))):
        for ordinal in ordinals:
            BookNumber.objects.create(ordinal=ordinal, reason=reason, **gone)
    page = shown(officer, "register", nam="2024")
    assert all(told in page for told in (">01/BC-SCT<", "02 – 40/BC-SCT", " 41/BC-SCT"))
    assert "17/BC-SCT" not in page

    last = BookNumber.objects.get(ordinal=40)
    assert "Gạch 39 số, từ 02/BC-SCT đến 40/BC-SCT?" in shown(officer, "strike_number", last.pk)
    officer.post(reverse("strike_number", args=[last.pk]), {"reason": "nhập nhầm sổ năm trước"})
    page = shown(officer, "register", nam="2024")
    assert all(told in page for told in ("02 – 40/BC-SCT", "ghi nhầm", "nhập nhầm sổ năm trước", " 41/BC-SCT"))
    BookNumber.objects.filter(ordinal=41).update(struck_for="đọc nhầm")
    assert "cấp cho phòng khác; từng bị gạch: đọc nhầm" in shown(officer, "register", nam="2024")


def test_whom_a_letter_is_addressed_to_stands_among_its_receivers(case: Case, officer: Client) -> None:
    """«Như trên» of a letter means those under «Kính gửi», whom the register has nowhere else."""
    issue = case.issue
    issue.document |= {"addressees": ["Sở Tài chính", "UBND xã Suối Nhỏ"], "recipients": ["Như trên;", "Lưu: VT"]}
    issue.save(update_fields=["document"])
    assert ">Sở Tài chính; UBND xã Suối Nhỏ; Lưu: VT<" in shown(officer, "register")


def test_numbers_are_kept_and_given_up(case: Case, officer: Client) -> None:
    answer = officer.post(reverse("reserve_numbers"), KEPT, follow=True)
    assert "Đã giữ: 01/BC-SCT, 02/BC-SCT" in html.unescape(answer.content.decode())
    number = BookNumber.objects.get(ordinal=2)
    officer.post(reverse("cancel_number", args=[number.pk]), {"reason": "không ban hành"})
    number.refresh_from_db()
    assert (number.state, number.reason) == ("cancelled", "không ban hành")
    assert "không ban hành" in shown(officer, "register", nam="2024")


def test_keeping_a_number_far_behind_the_last_is_asked_about(case: Case, officer: Client) -> None:
    outside = {"number": "845/BC-SCT", "dated": "2024-01-05", "issuer": "Sở Công Thương"}
    Paper.objects.filter(pk=case.waiting.pk).update(**outside)
    page = html.unescape(officer.post(reverse("reserve_numbers"), KEPT).content.decode())
    assert "bỏ cách 845 số (từ 01 đến 845): hãy xác nhận" in page
    assert not BookNumber.objects.exists()
    assert 'name="leap"' not in shown(officer, "reserve_numbers")
    officer.post(reverse("reserve_numbers"), KEPT | {"leap": "845"})
    assert str(BookNumber.objects.latest("ordinal")) == "847/BC-SCT"


def test_a_letter_says_who_drafts_it(case: Case, officer: Client) -> None:
    page = officer.post(reverse("reserve_numbers"), KEPT | {"kind": "CV"})
    assert "Công văn cần ký hiệu" in html.unescape(page.content.decode())
    officer.post(reverse("reserve_numbers"), KEPT | {"kind": "CV", "division": "CN"})
    assert str(BookNumber.objects.first()) == "01/SCT-CN"


def test_the_rule_of_numbering_is_recorded(case: Case, officer: Client) -> None:
    said = {"together": "together", "year": "2030", "body": "", "body_name": "", "basis": "Quy chế văn thư"}
    page = html.unescape(officer.post(reverse("number_rule"), said, follow=True).content.decode())
    assert "mọi loại chung một dãy số" in page
    assert NumberRule.objects.get().together
    assert "đã có quy định" in html.unescape(officer.post(reverse("number_rule"), said).content.decode())


def test_who_only_reads_sees_no_button(case: Case, signed_in: SignIn) -> None:
    assert str(case.kept_number)
    page = shown(signed_in(case.world.leader), "register")
    assert "Giữ số" not in page
    assert "Hủy số" not in page
