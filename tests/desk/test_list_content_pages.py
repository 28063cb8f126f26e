"""A list's rows are set right on their page before they are taken; a content's page tells who gets it beside what was
spent."""

import html
import re
from datetime import date

from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Entry, FundSource, Line, Paper, RegisterRecord, Statement
from khuyencong.records.queries import amounts_of
from khuyencong.terms.facts import Role
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import tables_listed
from khuyencong.work.plans import money_of
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.work.test_list_contents import LIST, TITLED, planned
from tests.world import accept_all, read_as

SPENT = """BÁO CÁO
Kết quả khuyến công năm 2031

Đơn vị tính: triệu đồng

STT | Nội dung | Kinh phí thực hiện
1 | Hỗ trợ máy móc tiên tiến trong chế biến nông sản | {}
2 | Dạy nghề may công nghiệp | 300
"""


def text_of(client: Client, address: str) -> str:
    return " ".join(html.unescape(client.get(address).content.decode()).split())


def listing(paper: Paper) -> str:
    return reverse("listing", args=[paper.pk, tables_listed(paper)[0].start])


def spent_on(page: str) -> list[int]:
    """What a content's page says was spent beside its lists; each figure led to entries that add up to it."""
    told = re.findall(r'<a class="fig" href="/s/([^"]+)"[^>]*>([\d.]+)</a></strong>', page.split("sổ ghi đã chi")[1])
    sums = [int(words.replace(".", "")) for _code, words in told]
    assert [amounts_of(Selector.decode(code)).low for code, _words in told] == sums
    return sums


def line_page(client: Client, line: Line) -> str:
    return text_of(client, reverse("line", args=[line.plan_id, line.pk]))


def test_a_row_is_set_right_before_it_is_taken(case: Case, officer: Client) -> None:
    paper = read_as(case.world, LIST)
    address = reverse("listed_row", args=[paper.pk, tables_listed(paper)[0].start, 2])
    assert address in text_of(officer, listing(paper))
    form = officer.get(address).context["form"]
    said = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    assert said["support"] == "250.000.000"
    said |= {
        "support": "260 triệu",
        "given": "03 máy sấy",
        "points": "81,5",
        "period": "quý II/2031",
        "reason": "hồ sơ",
    }
    page = html.unescape(officer.post(address, said, follow=True).content.decode())
    assert "Đã nhận dòng vào danh mục." in page
    assert "đã sửa" in page
    record = RegisterRecord.objects.get(withdrawn_at_act=None, paper=paper)
    assert (record.support, record.given, record.points, record.period) == (260_000_000, "03 máy sấy", 8150, "2031Q2")
    assert "đã sửa" in text_of(officer, f"{reverse('registers')}?q=bau+sen")
    assert officer.get(address).status_code == 404


def test_a_contents_page_tells_who_gets_it_beside_what_was_spent(case: Case, officer: Client) -> None:
    line = planned(case.world)
    paper = read_as(case.world, TITLED)
    page = text_of(officer, listing(paper))
    assert f'value="{line.pk}" selected' in page
    assert "Chọn sẵn theo tên danh sách" in page
    officer.post(listing(paper), {"viec": "chon", "dong": ["2", "3"], "noi_dung": line.pk})
    assert "sổ chưa có số đã chi của nội dung này" in line_page(officer, line)
    accept_all(case.world.officer, read_as(case.world, SPENT.format(500)))
    before = Entry.objects.count()
    page = line_page(officer, line)
    assert "HTX Bàu Sen" in page
    assert "danh sách ít hơn 50.000.000 đồng" in page
    accept_all(case.world.officer, read_as(case.world, SPENT.format(450)))
    page = line_page(officer, line)
    assert '<span class="chip ok">khớp</span>' in page
    assert spent_on(page) == [450_000_000]
    own = FundSource.objects.get(province=case.world.province, code="thu-hut")
    said = Statement(
        province=case.world.province, plan=line.plan, line=line, measure=money_of(case.world.province), source=own,
        role=Role.ACTUAL, first=date(2031, 1, 1), last=date(2031, 12, 31), state="given", value=70_000_000, reason="p",
    )  # fmt: skip
    enter_by_hand(case.world.officer, said)
    assert spent_on(line_page(officer, line)) == [380_000_000]  # what firms bring of it stands in no list
    assert Entry.objects.count() > before
    register = text_of(officer, f"{reverse('registers')}?q=bau+sen")
    assert reverse("line", args=[line.plan_id, line.pk]) in register


def test_rows_taken_before_are_given_their_content_at_once(case: Case, officer: Client, signed_in: SignIn) -> None:
    line = planned(case.world)
    paper = read_as(case.world, LIST)
    officer.post(listing(paper), {"viec": "chon", "dong": ["2", "3"], "noi_dung": ""})
    officer.post(listing(paper), {"viec": "noi-dung", "noi_dung": line.pk})
    assert "danh sách" in line_page(officer, line).lower()
    assert RegisterRecord.objects.filter(line=line, withdrawn_at_act=None).count() == 2
    assert signed_in(case.world.inspector).post(listing(paper), {"viec": "noi-dung"}).status_code == 403
