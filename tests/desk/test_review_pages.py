"""The review: marks over the text, decisions in few steps, and nothing typed is lost."""

import html
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.desk.library.review import segments
from khuyencong.desk.library.views import counted
from khuyencong.records.models import Fact, Line, Paper, PaperFinding
from khuyencong.terms.facts import Role, Status
from khuyencong.work.library import Correction, correct, reject, return_paper
from khuyencong.work.plans import Decision, approve
from tests.desk.conftest import SignIn
from tests.factories import Case, received_at_work, waiting_paper
from tests.world import accept_all, item, last_seen, tell

TEXT = "Mở 02 lớp cho 60 học viên, kinh phí 120.000.000 đồng."
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: (min(pair), max(pair)))


def review(client: Client, paper: Paper) -> str:
    return html.unescape(client.get(reverse("paper", args=[paper.pk])).content.decode())


@given(st.lists(spans, max_size=6))
def test_cutting_the_text_loses_nothing_and_marks_every_fact(found: list[tuple[int, int]]) -> None:
    facts = [Fact(pk=n, start=start, end=end, kind=Fact.Kind.AMOUNT) for n, (start, end) in enumerate(found, 1)]
    pieces = list(segments(TEXT, facts, set()))
    assert "".join(piece.text for piece in pieces) == TEXT
    for fact in facts:
        assert "".join(p.text for p in pieces if fact.pk in p.facts) == TEXT[fact.start : fact.end]


def test_text_and_facts_lead_to_one_another(case: Case, officer: Client) -> None:
    page = review(officer, case.waiting)
    for fact in case.waiting.facts.all():
        assert f'id="m{fact.pk}"' in page
        assert f'href="#m{fact.pk}"' in page
        assert f'id="f{fact.pk}"' in page
    assert '<span class="small" lang="vi">kinh phí</span>' in page  # what a sum is, beside «doanh thu» and the like


def test_contents_opened_since_the_reading_are_not_shown_as_new(case: Case, officer: Client) -> None:
    new = review(officer, case.waiting).count("mục mới")
    line = Line.objects.filter(plan=case.waiting.plan, kind=Line.Kind.ITEM, closed_in=None)[0]
    case.waiting.facts.filter(same_as=0).update(title=line.title, path=line.number)
    assert review(officer, case.waiting).count("mục mới") == new - 1


def test_a_content_known_by_its_number_alone_is_told_to_be_so(case: Case, officer: Client) -> None:
    line = Line.objects.filter(plan=case.waiting.plan, kind=Line.Kind.ITEM, closed_in=None)[0]
    told, words = case.waiting.facts.filter(same_as=0), "cùng số, tên khác"
    told.update(title=line.title, path=line.number)
    assert words not in review(officer, case.waiting)
    told.update(title=f"{line.title} cho các cơ sở trên địa bàn các huyện miền núi năm nay")
    assert words in review(officer, case.waiting)


def test_what_was_found_in_a_decided_paper_as_a_whole_is_looked_at_and_leaves(case: Case, officer: Client) -> None:
    paper = case.waiting
    found = paper.findings.create(rule="columns-unread", severity="warning", message="Cột tiền chưa đọc")
    address = reverse("settle_finding", args=[paper.pk, found.pk])
    assert address not in review(officer, paper)
    assert "quyết định hết các số" in officer.post(address, follow=True).content.decode()

    accept_all(case.world.officer, paper)
    assert address in review(officer, paper)
    officer.post(address)
    assert address not in review(officer, paper)
    assert counted(Paper.objects.filter(pk=paper.pk)).get().doubts == 0
    assert "đã được xử lý: đã xem, để nguyên" in officer.post(address, follow=True).content.decode()


def test_what_is_neither_plan_nor_result_is_asked(case: Case, officer: Client) -> None:
    assert "không cho biết" not in review(officer, case.waiting)
    case.waiting.facts.filter(printed_value=2_700_000).update(role="")
    page = review(officer, case.waiting)
    assert "Văn bản không cho biết 1 số là kế hoạch hay thực hiện" in page
    assert "chưa rõ vai trò" in page


def test_what_is_only_asked_for_says_so(case: Case, officer: Client) -> None:
    asked = item("9", "Thêm 01 lớp nâng cao", Role.PLAN, 45, (1, "lớp"), status=Status.PROPOSED)
    page = review(officer, tell(case.world, item("1", "Máy móc", Role.ACTUAL, 90), asked))
    assert "<span>đề xuất</span>" in page
    assert "mới đề xuất" in page
    assert page.count("Văn bản mới đề xuất, chưa được duyệt") == 3  # once for both figures, and at each


def test_one_click_takes_everything_without_a_finding(case: Case, officer: Client) -> None:
    officer.post(reverse("decide", args=[case.waiting.pk]), {"viec": "sach"})
    left = case.waiting.facts.filter(review=Fact.Review.PENDING)
    assert [fact.printed_value for fact in left] == [2_700_000]


def test_a_wrong_figure_is_mended_and_taken_in_one_form(case: Case, officer: Client) -> None:
    fact = case.waiting.facts.get(printed_value=2_700_000)
    address = reverse("mend", args=[case.waiting.pk, fact.pk])
    assert 'value="2.700.000.000"' in officer.get(address, {"gia_tri": "2.700.000.000"}).content.decode()

    said = {"value": "2,7 tỷ", "role": "actual", "period": "2023", "reason": "thiếu ba số 0", "viec": "sua-nhan"}
    assert officer.post(address, said).status_code == 302

    fact.refresh_from_db()
    assert (fact.value, fact.printed_value, fact.review) == (2_700_000_000, 2_700_000, Fact.Review.POSTED)
    assert "in: 2.700.000" in review(officer, case.waiting)
    assert PaperFinding.objects.get(fact=fact).settled


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"value": "3.7000"}, "«3.7000» không phải là số"),
        ({"period": "2023H7"}, "Không hiểu kỳ «2023H7»; ví dụ: 2023, 6 tháng đầu năm, quý III, tháng 5."),
        ({"value": "30", "value_high": "28"}, "lớn hơn đầu dưới"),
        ({"reason": ""}, "Số mới không in ở câu này: chọn ai sai, hoặc ghi lý do."),
    ],
)
def test_what_was_typed_comes_back_with_what_is_wrong(
    case: Case, officer: Client, wrong: dict[str, str], words: str
) -> None:
    fact = case.waiting.facts.get(printed_value=2_700_000)
    said = {"value": "5.000.000", "role": "actual", "period": "2023", "reason": "xem lại trang 3"} | wrong
    page = officer.post(reverse("mend", args=[case.waiting.pk, fact.pk]), said)
    shown = html.unescape(page.content.decode())
    assert words in shown
    assert all(f'value="{typed}"' in shown for name, typed in said.items() if typed and name != "role")
    fact.refresh_from_db()
    assert fact.value == 2_700_000


def test_what_was_found_in_a_figure_set_aside_is_asked_no_more(case: Case, officer: Client) -> None:
    finding = PaperFinding.objects.filter(paper=case.waiting, fact__review=Fact.Review.PENDING, settled="")[0]
    told = counted(Paper.objects.filter(pk=case.waiting.pk))
    before = told.get().doubts
    assert finding.message in html.unescape(review(officer, case.waiting))
    reject(case.world.officer, case.waiting, {finding.fact_id or 0})
    assert told.get().doubts == before - 1
    assert f'href="#f{finding.fact_id}"' not in review(officer, case.waiting)


def test_what_an_approval_counts_on_is_offered_no_undoing(case: Case, officer: Client) -> None:
    new = tell(case.world, item("7", "Việc mới", Role.PLAN, 5_000_000), title="Kế hoạch khuyến công năm 2023")
    accept_all(case.world.officer, new)
    assert "hoan-tac:" in review(officer, new)
    version = case.plan.versions.get(paper=new)
    approve(case.world.leader, version, Decision("95/KH-UBND", date(2023, 5, 1)))
    assert "hoan-tac:" not in review(officer, new)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"value": "9.000.000", "why": "in"}, "Văn bản ghi sai"),
        ({"value": "9.000.000", "why": "doc", "reason": "trang 3"}, "Đọc chưa đúng so với văn bản; trang 3"),
        ({"value": "4,7 tỷ"}, "Đọc chưa đúng so với văn bản"),  # it stands in the line: nothing to choose
        ({"value": "2.700.000", "role": "estimate"}, "Đọc chưa đúng so với văn bản"),
    ],
)
def test_who_erred_is_asked_only_where_the_line_does_not_print_the_number(
    case: Case, officer: Client, said: dict[str, str], why: str
) -> None:
    fact = case.waiting.facts.get(printed_value=2_700_000)
    Paper.objects.filter(pk=case.waiting.pk).update(text="kinh phí 4.700 triệu đồng\nmục khác 9.000.000 đồng")
    Fact.objects.filter(pk=fact.pk).update(start=9, end=14)
    page = officer.get(reverse("mend", args=[case.waiting.pk, fact.pk])).content.decode()
    assert 'type="radio" name="why"' in page
    assert not re.search(r'name="why"[^>]*checked', page)
    answer = officer.post(reverse("mend", args=[case.waiting.pk, fact.pk]), {"role": "actual", "period": "2023"} | said)
    assert answer.status_code == 302
    fact.refresh_from_db()
    assert fact.correction == why


def test_what_a_correction_would_teach_is_shown_without_a_script(case: Case, officer: Client) -> None:
    first, second = case.waiting.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")
    said = {"value": "50.000.000", "role": "estimate", "period": "2023", "reason": "số ước", "viec": "xem"}
    page = officer.post(reverse("mend", args=[case.waiting.pk, first.pk]), said)
    told = " ".join(html.unescape(page.content.decode()).split())
    assert "1 số cùng loại sẽ đổi theo" in told
    assert f'value="{said["reason"]}"' in told
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.role, second.role) == ("actual", "actual")


def test_a_figure_mended_by_another_meanwhile_is_not_set_aside(case: Case, officer: Client) -> None:
    first, second = case.waiting.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")
    seen = last_seen(case.waiting)
    correct(case.world.colleague, first, Correction(value=11), "in nhầm")
    said = {"viec": "bo", "so_lieu": [first.pk, second.pk], "da_xem": seen}
    page = officer.post(reverse("decide", args=[case.waiting.pk]), said, follow=True)
    assert "1 số vừa được người khác duyệt hoặc sửa" in html.unescape(page.content.decode())
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.review, second.review) == (Fact.Review.PENDING, Fact.Review.REJECTED)


def test_one_correction_teaches_the_facts_read_alike(case: Case, officer: Client) -> None:
    first, second = case.waiting.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")
    said = {"value": "50.000.000", "role": "estimate", "period": "2023", "reason": "số ước", "alike": "on"}
    officer.post(reverse("mend", args=[case.waiting.pk, first.pk]), said)
    second.refresh_from_db()
    assert (second.role, second.value) == ("estimate", 2_700_000)


def test_facts_are_set_aside_with_a_reason(case: Case, officer: Client) -> None:
    fact = case.fact
    said = {"viec": f"bo:{fact.pk}", "ly_do": "số của đơn vị khác"}
    officer.post(reverse("decide", args=[case.waiting.pk]), said)
    fact.refresh_from_db()
    assert (fact.review, fact.correction) == (Fact.Review.REJECTED, "số của đơn vị khác")


def test_a_paper_that_came_before_is_shown_with_a_choice(case: Case, officer: Client) -> None:
    first, again = waiting_paper(case.world, 8), waiting_paper(case.world, 9)
    for paper in (first, again):
        Paper.objects.filter(pk=paper.pk).update(number="12/BC-SCT", dated="2024-01-05", issuer="Sở Công Thương")
    again.findings.create(rule="duplicate-paper", severity="warning", message="đã có")
    page = review(officer, again)
    assert f'href="/van-ban/{first.pk}/"' in page
    assert "Bản thay thế" in page

    officer.post(reverse("settle_copy", args=[again.pk]), {"la": "same"})
    assert set(again.facts.values_list("review", flat=True)) == {Fact.Review.REJECTED}
    assert "Bản thay thế" not in review(officer, again)


def test_the_same_file_leads_to_the_paper_kept(case: Case, officer: Client) -> None:
    said = {"don_vi": case.world.division.pk}
    data = "Kết quả khuyến công năm 2023: mở 02 lớp.".encode()
    officer.post(reverse("receive"), {**said, "tep": SimpleUploadedFile("a.txt", data)})
    kept = Paper.objects.order_by("-pk")[0]
    page = officer.post(reverse("receive"), {**said, "tep": SimpleUploadedFile("b.txt", data)}).content.decode()
    assert f'href="/van-ban/{kept.pk}/"' in page


def test_the_lines_of_the_plan_are_offered_for_one_item(case: Case, officer: Client) -> None:
    asked = {"muc": case.fact.activity, "so": case.fact.pk}
    page = html.unescape(officer.get(reverse("paper", args=[case.waiting.pk]), asked).content.decode())
    assert 'id="muc-moi"' in page
    assert f'<option value="{case.line.pk}"' in page


def test_nothing_chosen_is_said(case: Case, officer: Client) -> None:
    page = officer.post(reverse("decide", args=[case.waiting.pk]), {"viec": "nhan"}, follow=True)
    assert "Chưa chọn số liệu nào" in page.content.decode()


def test_an_item_is_matched_with_another_line(case: Case, officer: Client) -> None:
    address = reverse("match_line", args=[case.waiting.pk, case.fact.activity])
    officer.post(address, {"line": case.line.pk})
    assert case.fact.line == case.line


def test_a_content_that_is_none_of_the_plan_is_matched_with_the_likeliest_in_one_click(
    case: Case, officer: Client
) -> None:
    paper = tell(case.world, item("9", "Mạng lưới", Role.ACTUAL, 5))
    line = Line.objects.get(plan=case.plan, title="Mạng lưới cộng tác viên")
    page = review(officer, paper)
    assert "Là nội dung" in page
    assert f'name="line" value="{line.pk}"' in page
    officer.post(reverse("match_line", args=[paper.pk, 0]), {"line": line.pk})
    assert paper.facts.get().line == line
    assert "Là nội dung" not in review(officer, paper)


def test_a_list_the_plan_does_not_have_is_one_row_with_one_way_out(case: Case, officer: Client) -> None:
    approve(case.world.leader, case.plan.versions.get(), Decision("95/KH-UBND", date(2023, 1, 9)))
    others = [item(str(i), f"Cơ sở mộc số {i} mua máy bào", Role.ACTUAL, 5) for i in (11, 12, 13)]
    whole = tell(case.world, *others)
    page = review(officer, whole)
    assert page.count('class="finding warning"') == 1
    assert "3 số liệu" in page
    officer.post(reverse("decide", args=[whole.pk]), {"viec": "moi"})
    page = review(officer, whole)
    assert "Tất cả là mục mới" not in page
    assert "Nhận các mục không có phát hiện (3)" in " ".join(re.sub(r"<[^>]*>", "", page).split())


def test_a_fact_of_another_paper_is_not_mended_here(case: Case, officer: Client) -> None:
    other = case.accepted.facts.all()[0]
    assert officer.get(reverse("mend", args=[case.waiting.pk, other.pk])).status_code == 404


def test_a_paper_being_read_tells_how_far_it_is(case: Case, officer: Client) -> None:
    paper = received_at_work(case.world)
    assert "40 %" in review(officer, paper)
    polled = {"headers": {"HX-Request": "true"}}
    assert "every 1s" in officer.get(reverse("progress", args=[paper.pk]), **polled).content.decode()
    Paper.objects.filter(pk=paper.pk).update(state=Paper.State.READ)
    assert officer.get(reverse("progress", args=[paper.pk]), **polled)["HX-Redirect"] == f"/van-ban/{paper.pk}/"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [("a.pdf", b"not a pdf at all", "a.pdf"), ("b.txt", b"", "b.txt"), ("c.docx", b"PK\x03\x04broken", "c.docx")],
)
def test_a_bad_file_is_refused_with_the_reason(case: Case, officer: Client, name: str, data: bytes, words: str) -> None:
    before = Paper.objects.count()
    said = {"don_vi": case.world.division.pk, "tep": SimpleUploadedFile(name, data)}
    page = officer.post(reverse("receive"), said)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert Paper.objects.count() == before


def test_a_paper_is_received_only_for_an_office_of_ones_own(case: Case, signed_in: SignIn) -> None:
    agency = signed_in(case.world.stranger)
    said = {"don_vi": case.world.department.pk, "tep": SimpleUploadedFile("a.txt", "Báo cáo".encode())}
    assert "Chọn đơn vị giữ văn bản" in agency.post(reverse("receive"), said).content.decode()


def test_the_original_comes_back_byte_for_byte(case: Case, officer: Client) -> None:
    answer = officer.get(reverse("paper_file", args=[case.waiting.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert case.waiting.text.encode() in answer.content or answer.content


def test_a_returned_paper_tells_who_sent_it_what_to_do_and_nobody_else(case: Case, signed_in: SignIn) -> None:
    sender = case.people["commune"]
    Paper.objects.filter(pk=case.waiting.pk).update(sender=sender.memberships.get().unit)
    return_paper(case.world.officer, Paper.objects.get(pk=case.waiting.pk), "thiếu chữ ký")
    sent, received = (review(signed_in(user), case.waiting) for user in (sender, case.world.officer))
    assert "«thiếu chữ ký»" in sent
    assert "«thiếu chữ ký»" in received
    assert "Sửa rồi gửi tệp khác" in sent
    assert "Sửa rồi gửi tệp khác" not in received
    assert "Đã duyệt hết" not in sent


def test_a_content_between_numbered_groups_stands_under_none_of_them(case: Case, officer: Client) -> None:
    """The paper's «I. NỘI DUNG» is around the groups; told between two of them it would seem another part."""
    around = {"group_title": "I. NỘI DUNG KẾ HOẠCH"}
    plans = [
        item("1.a", "Lớp khởi sự", Role.PLAN, 10_000_001, group_title="1. Nâng cao năng lực"),
        item("2", "Mô hình trình diễn", Role.PLAN, 20_000_001, **around),
        item("3.a", "Bình chọn sản phẩm", Role.PLAN, 30_000_001, group_title="3. Phát triển sản phẩm"),
        item("1", "Nguồn khác", Role.PLAN, 40_000_001, group_title="II. KINH PHÍ"),
    ]
    page = review(officer, tell(case.world, *plans, title="Kế hoạch khuyến công năm 2026"))
    told = re.findall(r'<strong lang="vi">([^<]+)</strong>|<h2 lang="vi">\s*(.*?)\s*</h2>', page, re.S)
    heads = [" ".join((group or name).split()) for group, name in told]
    listed = heads[heads.index("1. Nâng cao năng lực") :]
    assert listed == [
        "1. Nâng cao năng lực", "1.a Lớp khởi sự",
        "2 Mô hình trình diễn",
        "3. Phát triển sản phẩm", "3.a Bình chọn sản phẩm",
        "II. KINH PHÍ", "1 Nguồn khác",
    ]  # fmt: skip
