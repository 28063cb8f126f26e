"""Papers with tables of hundreds of rows: blocks taken at once, columns mended once, a page that stays light."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.papers.layout import tables_of
from khuyencong.records.models import Fact, FundSource, Paper
from khuyencong.terms.facts import Text
from khuyencong.work.library import Correction, Lesson, ReadAs, correct, fingerprint, taught_by, teach
from khuyencong.work.library.read import keep
from tests.desk.asked import for_the_page
from tests.factories import Case
from tests.world import TABLE_HEAD, item, last_seen, paper_row, read_as, table_paper, tell

MILLION = 1_000_000


def shown(client: Client, paper: Paper, query: str = "") -> str:
    return html.unescape(client.get(reverse("paper", args=[paper.pk]) + query).content.decode())


def decide(client: Client, paper: Paper, what: str, **more: object) -> str:
    answer = client.post(reverse("decide", args=[paper.pk]), {"viec": what, **more}, follow=True)
    return html.unescape(answer.content.decode())


def pending(paper: Paper) -> int:
    return paper.facts.filter(review=Fact.Review.PENDING).count()


def test_a_paper_is_shown_in_its_shape(case: Case, officer: Client) -> None:
    page = shown(officer, table_paper(case.world))
    assert '<p class="paper-kind">BÁO CÁO</p>' in page
    assert "<h2>I. KẾT QUẢ</h2>" in page
    assert "<th>Kế hoạch 2025</th>" in page
    assert "thực hiện · năm 2025 · triệu đồng" in page


def test_a_cell_left_empty_under_a_head_of_two_rows_is_no_head(case: Case, officer: Client) -> None:
    """Heard aloud, an empty head is a column without a name."""
    content = TABLE_HEAD.replace("STT", "") + "1 | Máy móc cho hộ | cơ sở | 2 | 1 | 101 | 91 | 51\n"
    paper, text = paper_row(case.world, content), Text(content, "text/plain")
    keep(paper, text, find_facts(text), ())
    page = shown(officer, paper)
    assert "<th>Kế hoạch 2025</th>" in page
    assert "<th></th>" not in page


def test_a_row_of_a_table_is_one_item_taken_at_once(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    first = paper.facts.order_by("position")[0]
    decide(officer, paper, f"muc:{first.pk}")
    assert set(paper.facts.exclude(review=Fact.Review.PENDING).values_list("title", flat=True)) == {
        "Máy móc cho hộ số 1"
    }
    assert pending(paper) == 8


def test_a_heading_is_taken_at_once_but_for_what_is_doubted(case: Case, officer: Client) -> None:
    one, two = {"group_title": "1. Thị trường"}, {"group_title": "2. Quản lý"}
    items = [item("8.1", "Khảo sát cụm", money=5, **one), item("8.2", "Dựng cổng vào", money=6, **one)]
    paper = tell(case.world, *items, item("9.1", "Sách ảnh", money=7, **two), title="Kết quả khuyến công 2031")
    first, doubted, _other = paper.facts.order_by("position")
    paper.findings.create(fact=doubted, rule="unit-slip", severity="error", message="lệch")
    decide(officer, paper, f"phan:{first.pk}")
    assert set(paper.facts.filter(review=Fact.Review.PENDING).values_list("value", flat=True)) == {6, 7}


def test_a_part_of_the_list_is_taken_at_once(case: Case, officer: Client) -> None:
    paper = table_paper(case.world, rows=60)
    before = pending(paper)
    decide(officer, paper, "trang:2")
    assert before - pending(paper) == 60
    page = shown(officer, paper)
    assert 'aria-label="Phần 2: 0 số chờ duyệt"' in page


def test_a_fact_asked_for_brings_its_part_of_the_list_and_of_the_text(case: Case, officer: Client) -> None:
    paper = table_paper(case.world, rows=200)
    last = paper.facts.order_by("-position")[0]
    page = shown(officer, paper, f"?so={last.pk}")
    assert f'id="f{last.pk}"' in page
    assert f'id="m{last.pk}"' in page
    assert "<th>Kế hoạch 2025</th>" in page  # the heads stand over every part
    assert f'id="f{paper.facts.order_by("position")[0].pk}"' not in page


def test_every_row_of_a_long_table_stands_in_one_part(case: Case, officer: Client) -> None:
    paper = table_paper(case.world, rows=200)
    pages = [shown(officer, paper, f"?trang={number}") for number in range(1, 6)]
    for n in range(1, 201):
        assert sum(f"<td>Máy móc cho hộ số {n}</td>" in page for page in pages) == 1
    for page in pages:  # the row is shown where its facts are
        first = re.findall(r"Máy móc cho hộ số (\d+)\s*</h2>", page)[0]
        assert f"<td>Máy móc cho hộ số {first}</td>" in page


@pytest.mark.parametrize("rows", [20, 200])
def test_a_long_table_stays_light(case: Case, officer: Client, rows: int) -> None:
    paper = table_paper(case.world, rows)
    with CaptureQueriesContext(connection) as asked:
        page = officer.get(reverse("paper", args=[paper.pk]))
    assert len(for_the_page(asked)) <= 15
    assert len(page.content) <= 150_000


def test_columns_are_looked_at_before_they_change(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    address = reverse("columns", args=[paper.pk, min(tables_of(paper.text))])
    page = html.unescape(officer.get(address).content.decode())
    assert "Kinh phí thực hiện" in page
    said = {f"c{column}-{name}": value for column, read in AS_READ.items() for name, value in read.items()}
    said |= {"c6-scale": "1000", "ly_do": "bảng tính theo nghìn đồng"}
    looked = officer.post(address, said)
    assert "91.000 đồng" in html.unescape(looked.content.decode())
    assert looked.context["count"] == 3
    assert paper.facts.filter(value=91 * MILLION).exists()

    officer.post(address, said | {"dong_y": looked.context["agreed"]})
    assert set(paper.facts.filter(kind="amount", role="actual").values_list("value", flat=True)) == {
        91_000,
        92_000,
        93_000,
    }


def test_a_page_says_after_which_paper_its_columns_were_read(case: Case, officer: Client) -> None:
    first = table_paper(case.world)
    lessons = {6: Lesson(ReadAs.MONEY, scale=1_000)}
    table = min(tables_of(first.text))
    teach(case.world.officer, first, table, lessons, "nghìn đồng", fingerprint(taught_by(first, table, lessons)))
    paper = read_as(case.world, first.text.replace("2025", "2026"))
    address = reverse("paper", args=[paper.pk])
    with CaptureQueriesContext(connection) as asked:
        page = html.unescape(officer.get(address).content.decode())
    assert f"cột đọc như đã sửa ở «{first}»" in page
    assert "3 số chờ duyệt" in page
    assert len(for_the_page(asked)) <= 15
    address = reverse("as_mended", args=[paper.pk])
    assert officer.get(address).headers["Location"] == reverse("paper", args=[first.pk])
    page = html.unescape(officer.post(address, follow=True).content.decode())
    assert "Các cột đọc lại như máy đã đọc" in page
    assert "cột đọc như đã sửa ở" not in page
    assert paper.facts.filter(value=91 * MILLION).exists()


AS_READ: dict[int, dict[str, str]] = {
    0: {},
    1: {},
    2: {},
    3: {"read_as": "count", "role": "plan", "period": "2025"},
    4: {"read_as": "count", "role": "actual", "period": "2025"},
    5: {"read_as": "money", "role": "plan", "period": "2025", "scale": "1000000"},
    6: {"read_as": "money", "role": "actual", "period": "2025", "scale": "1000000"},
    7: {},
}


def test_a_wrong_period_of_a_column_comes_back_with_what_is_wrong(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    address = reverse("columns", args=[paper.pk, min(tables_of(paper.text))])
    page = html.unescape(officer.post(address, {"c6-period": "2025H7"}).content.decode())
    assert "Không hiểu kỳ «2025H7»; ví dụ: 2025, 6 tháng đầu năm, quý III, tháng 5." in page
    assert 'value="2025H7"' in page


def test_what_a_correction_teaches_is_shown_while_it_is_typed(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    fact = paper.facts.get(value=91 * MILLION)
    said = {"value": "91.000", "role": "actual", "period": "2025", "reason": "nghìn đồng", "alike": "on"}
    page = html.unescape(officer.post(reverse("alike", args=[paper.pk, fact.pk]), said).content.decode())
    assert "2 số cùng loại sẽ đổi theo" in page
    assert "92.000.000" in page
    assert "92.000 đồng" in page
    fact.refresh_from_db()
    assert fact.value == 91 * MILLION


def test_a_figure_mended_by_a_colleague_is_shown_before_it_is_taken(case: Case, officer: Client) -> None:
    fact = case.waiting.facts.get(value=50 * MILLION)
    seen = last_seen(case.waiting)
    correct(case.world.colleague, fact, Correction(value=55 * MILLION), "theo chứng từ")
    page = decide(officer, case.waiting, f"nhan:{fact.pk}", da_xem=seen)
    assert "vừa được người khác duyệt hay sửa" in page
    assert "55.000.000" in page
    fact.refresh_from_db()
    assert fact.review == Fact.Review.PENDING

    said = {"value": "60.000.000", "role": "actual", "period": "2023", "reason": "khác", "da_xem": seen}
    mended = html.unescape(officer.post(reverse("mend", args=[case.waiting.pk, fact.pk]), said).content.decode())
    assert "vừa sửa số này" in mended
    assert "theo chứng từ" in mended
    assert 'value="60.000.000"' in mended


def test_an_open_page_hears_of_others_decisions(case: Case, officer: Client) -> None:
    address = reverse("paper_news", args=[case.waiting.pk]) + f"?da_xem={last_seen(case.waiting)}"
    assert "every 20s" in officer.get(address).content.decode()
    correct(case.world.colleague, case.fact, Correction(value=1), "in nhầm")
    page = html.unescape(officer.get(address).content.decode())
    assert "Người khác vừa duyệt văn bản này" in page
    assert "every 20s" not in page


def test_a_figure_the_ledger_contradicts_is_said_and_left_out_of_bulk(case: Case, officer: Client) -> None:
    paper = tell(case.world, item("1.1", "Hội chợ trong nước", money=455 * MILLION))
    page = shown(officer, paper)
    assert "Sổ đang ghi 440.000.000" in page
    decide(officer, paper, "sach")
    assert pending(paper) == 1


def test_a_figure_that_crosses_another_leads_to_its_decision(case: Case, officer: Client) -> None:
    accepted = tell(case.world, item("1.1", "Hội chợ trong nước", money=200 * MILLION, period="2023M05-M09"))
    half = tell(case.world, item("1.1", "Hội chợ trong nước", money=90 * MILLION, period="2023H2"))
    decide(officer, accepted, f"nhan:{accepted.facts.get().pk}")
    assert "Phạm vi đè lên một phần" in shown(officer, half)
    decide(officer, half, f"nhan:{half.facts.get().pk}")
    assert "/quyet-dinh/" in shown(officer, half)


def test_a_column_read_anew_is_asked_for_all_it_cannot_do_without(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    address = reverse("columns", args=[paper.pk, min(tables_of(paper.text))])
    said = {f"c{column}-{name}": value for column, read in AS_READ.items() for name, value in read.items()}
    answer = officer.post(address, said | {"c7-read_as": "money", "ly_do": "cột thưởng"})
    wanting = next(form.errors for form in answer.context["forms"] if form.column.index == 7)
    assert set(wanting) == {"scale", "role", "period"}
    assert "changes" not in answer.context
    whole = {"c7-read_as": "money", "c7-scale": "1000", "c7-role": "plan", "c7-period": "2025", "ly_do": "cột thưởng"}
    assert officer.post(address, said | whole).context["count"] == 3


def test_a_column_of_a_table_whose_rows_tell_their_own_time(case: Case, officer: Client) -> None:
    """Nobody need say one period for what is of another quarter in each row of one name."""
    table = "TT | Nội dung | Kinh phí (triệu đồng) | Thưởng | Thời gian\n"
    rows = "1 | Lớp may | 510 | 31 | Quý II\n2 | Lớp may | 420 | 22 | Quý III\n"
    paper = read_as(case.world, f"KẾ HOẠCH\nKhuyến công năm 2025\n\nI. NỘI DUNG\n{table}{rows}")
    address = reverse("columns", args=[paper.pk, min(tables_of(paper.text))])
    (form,) = (form for form in officer.get(address).context["forms"] if form.column.head == "Thưởng")
    assert (form["role"].value(), form["period"].value()) == ("plan", "")
    assert form.fields["period"].widget.attrs["placeholder"] == "kỳ của từng dòng"
    said = {"c2-read_as": "money", "c2-role": "plan", "c2-scale": "1000000", "ly_do": "cột thưởng"}
    said |= {"c3-read_as": "money", "c3-role": "plan", "c3-scale": "1000"}
    looked = officer.post(address, said)
    officer.post(address, said | {"dong_y": looked.context["agreed"]})
    told = paper.facts.filter(rule="column").order_by("start").values_list("value", "period")
    assert list(told) == [(31_000, "2025Q2"), (22_000, "2025Q3")]


def test_a_decision_is_taken_back_with_one_key(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    first = paper.facts.order_by("position")[0]
    decide(officer, paper, f"muc:{first.pk}")
    act = paper.facts.exclude(act=None)[0].act
    assert act is not None
    assert f'value="hoan-tac:{act.number}" data-undo' in shown(officer, paper)
    page = decide(officer, paper, f"hoan-tac:{act.number}")
    assert "Đã hoàn tác: 4 số chờ duyệt lại." in page
    assert pending(paper) == 12
    assert "data-undo" not in page
    assert "Chỉ hoàn tác được lần duyệt gần nhất" in decide(officer, paper, f"hoan-tac:{act.number}")


def test_what_a_mended_source_teaches_is_told_before_and_after(case: Case, officer: Client) -> None:
    paper = table_paper(case.world)
    money = paper.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")[0]
    local = FundSource.objects.get(province=case.world.province, code="kcdp")
    form = officer.get(reverse("mend", args=[paper.pk, money.pk])).context["form"]
    said = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    answer = officer.post(reverse("alike", args=[paper.pk, money.pk]), said | {"source": local.pk, "alike": "on"})
    page = " ".join(html.unescape(answer.content.decode()).split())
    assert "· không nêu</span> → <strong>" in page
    assert f"· {local}</strong>" in page


def test_a_table_of_which_nothing_was_read_leads_to_its_columns(case: Case, officer: Client) -> None:
    table = "STT | Nội dung công việc | Dự toán | Đã làm | Ghi chú\n"
    table += "1 | Máy sấy | 110 | 100 | x\n2 | Lớp may | 120 | 105 | x\n"
    content = f"BÁO CÁO\nKết quả khuyến công năm 2025\n\n{table}"
    paper, text = paper_row(case.world, content), Text(content, "text/plain")
    read = find_facts(text)
    keep(paper, text, read, check(text, read))
    paper.refresh_from_db()
    assert not paper.facts.exclude(value=None)
    address = reverse("columns", args=[paper.pk, min(tables_of(paper.text))])
    assert f'href="{address}"' in shown(officer, paper)
    page = html.unescape(officer.get(address).content.decode())
    assert page.count("autofocus") == 1
    money = {"read_as": "money", "period": "2025", "scale": "1000000"}
    said = {f"c2-{name}": value for name, value in (money | {"role": "plan"}).items()}
    said |= {f"c3-{name}": value for name, value in (money | {"role": "actual"}).items()}
    looked = officer.post(address, said | {"ly_do": "triệu đồng"})
    officer.post(address, said | {"ly_do": "triệu đồng", "dong_y": looked.context["agreed"]})
    told = paper.facts.exclude(value=None).order_by("start").values_list("title", "role", "value")
    assert list(told) == [
        ("Máy sấy", "plan", 110 * MILLION),
        ("Máy sấy", "actual", 100 * MILLION),
        ("Lớp may", "plan", 120 * MILLION),
        ("Lớp may", "actual", 105 * MILLION),
    ]
