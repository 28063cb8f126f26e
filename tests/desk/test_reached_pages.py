"""A unit fills the table of a plan, on the page or in a workbook: either becomes a paper that is read and reviewed."""

import html
import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.desk.plans.mending import way_to_mend
from khuyencong.papers.forms.reached_table import Reached
from khuyencong.records.library import heavy
from khuyencong.records.models import Entry, Fact, Notification, Office, Paper, Plan, UnitTitle
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import accept_clean, mend_table, newest_of, read_paper, receive
from khuyencong.work.permissions import Refused
from tests.desk.conftest import SignIn
from tests.desk.test_query_counts import more_lines, queries
from tests.factories import Case, person
from tests.world import accept_all

pytestmark = pytest.mark.django_db
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def commune(case: Case, signed_in: SignIn) -> Client:
    unit, name = case.people["commune"].memberships.get().unit, "UBND xã Suối Nhỏ"
    said = {"place_name": "Suối Nhỏ", "certainty": "verified", "source": "thử"}
    UnitTitle.objects.create(unit=unit, title=name, short_title=name, **said)
    return signed_in(case.people["commune"])


def address(case: Case, more: str = "?ky=2023-Q4") -> str:
    return reverse("reached_table", args=[case.plan.pk]) + more


def shown(client: Client, at: str) -> str:
    return " ".join(html.unescape(client.get(at).content.decode()).split())


def fields(client: Client, case: Case) -> dict[str, str]:
    """The fields of the case's content, with what the page offers to send along."""
    form = client.get(address(case)).context["form"]
    own = {name: "" for name in form.fields if f"-{case.line.pk}" in name}
    return own | {"vai_tro": "actual", "gui_toi": str(case.world.department.pk)}


def told(paper: Paper) -> list[tuple[str, str, str, int | None, str]]:
    read_paper.func(paper.pk)
    facts = paper.facts.exclude(kind=Fact.Kind.NOTE).select_related("line").order_by("position")
    return [(fact.line.title, fact.kind, fact.role, fact.value, fact.period) for fact in facts if fact.line]


def named(filled: dict[str, str], what: str) -> str:
    return next(name for name in filled if name.startswith(what))


def typed_in(book: bytes, title: str, count: int, money: int) -> bytes:
    """The workbook with two numbers in the empty cells behind this title's unit, as Excel writes them."""
    with ZipFile(BytesIO(book)) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    sheet = parts[SHEET].decode()
    (row,) = (row for row in re.findall(r"<row .*?</row>", sheet) if title in row)
    typed = row
    for column, value in (("D", count), ("E", money)):
        typed = re.sub(rf'<c (r="{column}\d+" s="\d+")/>', rf"<c \1><v>{value}</v></c>", typed)
    assert typed.count("<v>") == row.count("<v>") + 2
    parts[SHEET] = sheet.replace(row, typed).encode()
    made = BytesIO()
    with ZipFile(made, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


def test_a_commune_fills_the_table_and_its_figures_wait_for_review(case: Case, commune: Client) -> None:
    filled = fields(commune, case)
    filled |= {named(filled, "so"): "2", named(filled, "tien"): "148,5 triệu", named(filled, "ghi"): "đủ hồ sơ"}
    answer = commune.post(address(case), filled)
    paper = Paper.objects.latest("pk")
    assert answer.url == reverse("paper", args=[paper.pk])
    assert (paper.unit, paper.sender) == (case.world.department, case.people["commune"].memberships.get().unit)
    assert told(paper) == [
        (case.line.title, "quantity", "actual", 2, "2023Q4"),
        (case.line.title, "amount", "actual", 148_500_000, "2023Q4"),
    ]
    paper.refresh_from_db()
    assert (paper.plan, paper.findings.exclude(severity="info").count()) == (case.plan, 0)

    again = commune.post(address(case), filled, follow=True)  # a button pressed twice
    assert (again.context["paper"].pk, Paper.objects.latest("pk")) == (paper.pk, paper)


def test_a_commune_tells_what_each_source_paid(case: Case, commune: Client) -> None:
    """Of who tells only the parts the whole is their sum; more than the whole is refused beside its field."""
    filled = fields(commune, case)
    paid = {name: filled for name in filled if name.startswith("nguon")}
    source = {one.name: one.pk for one in commune.get(address(case)).context["form"].sources}
    assert {"Kinh phí khuyến công địa phương", "Vốn đối ứng của cơ sở thụ hưởng", "Ngân sách xã"} <= source.keys()
    local, holder = (
        next(name for name in paid if name.endswith(f"-{source[told]}"))
        for told in ("Kinh phí khuyến công địa phương", "Vốn đối ứng của cơ sở thụ hưởng")
    )
    too_much = filled | {named(filled, "tien"): "100 triệu", local: "70 triệu", holder: "40 triệu"}
    assert "cộng lại vượt kinh phí của nội dung" in commune.post(address(case), too_much).content.decode()

    commune.post(address(case), filled | {local: "70 triệu", holder: "40 triệu"})
    paper = Paper.objects.latest("pk")
    read_paper.func(paper.pk)
    money = paper.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")
    assert [(fact.source.name if fact.source else "", fact.value) for fact in money] == [
        ("", 110_000_000),
        ("Kinh phí khuyến công địa phương", 70_000_000),
        ("Vốn đối ứng của cơ sở thụ hưởng", 40_000_000),
    ]


def test_what_a_commune_tells_goes_first_to_the_department_that_leads_the_plan(
    case: Case, commune: Client, officer: Client
) -> None:
    lead, address_of_lead = case.world.stranger_unit, reverse("edit_line", args=[case.plan.pk, case.plan.top.pk])
    assert "chủ trì kế hoạch này" not in shown(commune, address(case))
    officer.post(f"{address_of_lead}?o=lead", {"lead": lead.pk, "thay-lead": ""})
    assert "Sở Khoa học và Công nghệ chủ trì kế hoạch này, chưa có người nhận" in shown(commune, address(case))

    person("nhan", lead, Office.OFFICER)
    assert f'<option value="{lead.pk}" selected' in shown(commune, address(case))
    report = shown(officer, reverse("report", args=[case.plan.pk]))
    assert "do Sở Khoa học và Công nghệ chủ trì, báo cáo đứng tên Sở Công Thương" in report


def test_expected_figures_and_a_declared_nothing_keep_their_meaning(case: Case, commune: Client) -> None:
    filled = fields(commune, case)
    commune.post(address(case), filled | {"vai_tro": "estimate", named(filled, "tien"): "0", "gui_toi": ""})
    paper = Paper.objects.latest("pk")
    assert (paper.unit, paper.sender) == (case.people["commune"].memberships.get().unit, None)
    assert told(paper) == [(case.line.title, "amount", "estimate", 0, "2023Q4")]


def test_what_is_wrong_is_said_and_nothing_is_kept(case: Case, commune: Client) -> None:
    before, filled = Paper.objects.count(), fields(commune, case)
    for wrong, words in (
        ({}, "Chưa điền số nào"),
        ({named(filled, "so"): "hai"}, "không phải là số"),
        ({named(filled, "tien"): "1.5.0"}, "không phải là số tiền"),
        ({"tien-999999": "5"}, "Kế hoạch đã đổi từ lúc mở bảng"),
    ):
        page = commune.post(address(case), filled | {named(filled, "ghi"): ""} | wrong).content.decode()
        assert words in page
        assert all(f'value="{value}"' in page for name, value in wrong.items() if name in filled)
    assert Paper.objects.count() == before
    assert commune.get(address(case, "?cua=999999")).status_code == 404


def test_the_workbook_filled_in_and_sent_is_read_as_the_page_is(case: Case, commune: Client) -> None:
    answer = commune.get(address(case, "?ky=2023-Q4&dang=xlsx"))
    filled = typed_in(answer.content, case.line.title, 2, 148_500_000)
    unit = case.people["commune"].memberships.get().unit
    paper = receive(case.people["commune"], unit, "so-lieu.xlsx", filled, case.world.department)
    assert told(paper) == [
        (case.line.title, "quantity", "actual", 2, "2023Q4"),
        (case.line.title, "amount", "actual", 148_500_000, "2023Q4"),
    ]


def sent(client: Client, case: Case, **typed: str) -> Paper:
    """The table of one content with its money and note, sent and read."""
    filled = fields(client, case)
    client.post(address(case), filled | {named(filled, name): value for name, value in typed.items()})
    paper = Paper.objects.latest("pk")
    read_paper.func(paper.pk)
    paper.refresh_from_db()
    return paper


def test_a_commune_mends_what_nobody_reviewed_and_the_first_stays_told(
    case: Case, commune: Client, officer: Client
) -> None:
    first = sent(commune, case, so="2", tien="148,5 triệu", ghi="đủ hồ sơ")
    page = commune.get(reverse("paper", args=[first.pk])).content.decode()
    way = html.unescape(re.search(r'href="([^"]+sua=\d+)"', page)[1])  # type: ignore[index]
    form = commune.get(way).context["form"]
    before = [form[named(form.fields, what)].value() for what in ("so", "tien", "ghi")]
    assert before == [
        "2",
        "148.500.000",
        "đủ hồ sơ",
    ]

    filled = fields(commune, case)
    again = {named(filled, "so"): "3", named(filled, "tien"): "150 triệu", "ly_do": ""}
    assert "Chưa điền" in html.unescape(commune.post(way, filled | again).content.decode())
    commune.post(way, filled | again | {"ly_do": "thiếu một hội chợ"})
    first.refresh_from_db()
    second = Paper.objects.latest("pk")
    assert (second.mends, second.mend_reason, second.unit) == (first, "thiếu một hội chợ", first.unit)
    assert (first.state, set(first.facts.values_list("review", flat=True))) == ("mended", {"rejected"})
    assert told(second)[0][3] == 3
    page = shown(officer, reverse("paper", args=[first.pk]))
    assert "Đơn vị gửi đã thay bằng bản sửa" in page
    assert "thiếu một hội chợ" in page


def test_what_was_accepted_is_asked_to_be_corrected_and_stands_until_then(
    case: Case, commune: Client, signed_in: SignIn
) -> None:
    first = sent(commune, case, tien="148,5 triệu")
    accept_clean(case.world.officer, first)
    first.refresh_from_db()
    way = way_to_mend(case.people["commune"], first)
    assert "đề nghị đính chính" in shown(commune, way)
    filled = fields(commune, case)
    commune.post(way, filled | {named(filled, "tien"): "150 triệu", "ly_do": "cộng thiếu"})
    second = Paper.objects.latest("pk")
    read_paper.func(second.pk)
    first.refresh_from_db()
    assert (first.state, second.mends) == ("accepted", first)
    words = Notification.objects.filter(user=case.world.officer).values_list("words", flat=True)
    assert any("đề nghị đính chính số liệu đã nhận" in one for one in words)
    accept_all(case.world.officer, Paper.objects.get(pk=second.pk))
    held = Entry.objects.filter(line=case.line, first=date(2023, 10, 1), role="actual", measure__is_money=True)
    assert held.aggregate(sum=Sum("value"))["sum"] == 150_000_000


def test_of_two_who_mend_one_table_the_second_sees_how_theirs_differs(
    case: Case, commune: Client, signed_in: SignIn
) -> None:
    first = sent(commune, case, so="2", tien="148,5 triệu")
    colleague = person("dongnghiepxa", case.people["commune"].memberships.get().unit, Office.COMMUNE)
    way, filled = way_to_mend(colleague, first), fields(commune, case)
    commune.post(way, filled | {named(filled, "so"): "3", named(filled, "tien"): "148,5 triệu", "ly_do": "thiếu"})
    theirs = Paper.objects.latest("pk")
    read_paper.func(theirs.pk)

    mine = filled | {named(filled, "so"): "4", named(filled, "tien"): "148.500.000", "ly_do": "đếm lại"}
    page = signed_in(colleague).post(way, mine)
    assert Paper.objects.latest("pk") == theirs
    assert [(one.theirs, one.yours) for one in page.context["differences"]] == [("3", "4")]
    over = html.unescape(re.search(r'action="([^"]+sua=\d+)"', page.content.decode())[1])  # type: ignore[index]
    signed_in(colleague).post(way.partition("?")[0] + over, mine)
    last = Paper.objects.latest("pk")
    assert (last.mends, Paper.objects.get(pk=theirs.pk).state) == (theirs, "mended")


def refused_to_mend(commune: Client, case: Case, paper: Paper, at: str) -> None:
    """Neither the page nor the verb behind it puts a table over this paper; it stays as it was."""
    before = (paper.state, list(paper.facts.order_by("pk").values_list("review", flat=True)))
    assert before[1]
    filled, newest = fields(commune, case), Paper.objects.latest("pk")
    answer = commune.post(address(case, f"{at}&sua={paper.pk}"), filled | {named(filled, "so"): "5", "ly_do": "thử"})
    assert answer.status_code == 404

    period, line = Period.parse(at.removeprefix("?ky=")), {case.line.pk: Reached({}, 5_000_000, "", {})}
    with pytest.raises(Refused, match="đúng kế hoạch và kỳ này"):
        mend_table(case.people["commune"], paper, case.plan, period, line, Role.ACTUAL, "thử")
    paper.refresh_from_db()
    assert (paper.state, list(paper.facts.order_by("pk").values_list("review", flat=True))) == before
    assert Paper.objects.latest("pk") == newest


def test_a_table_of_one_quarter_is_not_mended_by_that_of_another(case: Case, commune: Client) -> None:
    paper = sent(commune, case, so="2", tien="148,5 triệu")
    refused_to_mend(commune, case, paper, "?ky=2023Q2")


def test_a_table_sets_no_report_of_the_unit_aside(case: Case, commune: Client) -> None:
    unit = case.people["commune"].memberships.get().unit
    told_there = "BÁO CÁO\nKết quả năm 2023\n\n1. Hỗ trợ 2 cơ sở, kinh phí 90 triệu đồng.\n".encode()
    report = receive(case.people["commune"], unit, "bao-cao.txt", told_there, case.world.department)
    read_paper.func(report.pk)
    report.refresh_from_db()
    refused_to_mend(commune, case, report, "?ky=2023Q4")


def test_a_table_of_one_plan_is_not_mended_by_that_of_another(case: Case, commune: Client) -> None:
    paper = sent(commune, case, so="2", tien="148,5 triệu")
    same = {name: getattr(case.plan, name) for name in ("province", "programme", "unit", "title", "origin")}
    other = Plan.objects.create(year=case.plan.year - 1, **same)
    Paper.objects.filter(pk=paper.pk).update(plan=other)
    paper.refresh_from_db()
    refused_to_mend(commune, case, paper, "?ky=2023Q4")


def test_mending_a_table_asks_as_often_for_three_contents_as_for_one(case: Case, commune: Client) -> None:
    way = way_to_mend(case.people["commune"], sent(commune, case, so="2", tien="148,5 triệu"))
    more_lines(case, 1)
    once = queries(commune, way)
    more_lines(case, 2)
    more_lines(case, 3)
    assert queries(commune, way) == once


def test_the_last_of_three_mendings_is_found_with_one_question_like_the_last_of_one(
    case: Case, commune: Client
) -> None:
    first = sent(commune, case, so="2", tien="148,5 triệu")
    for number in range(3, 6):
        way, filled = way_to_mend(case.people["commune"], first), fields(commune, case)
        commune.post(way, filled | {named(filled, "so"): str(number), named(filled, "tien"): "1", "ly_do": "thiếu"})
        last = Paper.objects.latest("pk")
        read_paper.func(last.pk)
        with CaptureQueriesContext(connection) as asked:
            assert newest_of(Paper.objects.select_related("sender", "unit").defer(*heavy()).get(pk=first.pk)) == last
        assert len(asked) == 2  # the first paper, and the chain
