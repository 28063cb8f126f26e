"""A plan's totals by source beside the ledger: marked wherever they stand, and they lead to the words of a paper."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.desk.figure_links import figure_link
from khuyencong.records.models import Paper, Plan, Statement, User
from khuyencong.terms.facts import Role, Span, Total
from khuyencong.terms.results import Figure, State
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import Decision, approve
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.world import item, tell

MARK = "theo văn bản, không cộng vào sổ"
IN_PAPERS = "theo số ghi trong văn bản kế hoạch"
LINK = re.compile(r'href="(/nguon-goc/\?n=\d+)"[^>]*>([\d.]+)</a>')


@pytest.fixture
def paper(case: Case) -> Paper:
    """A plan of the year after, told by content and by source; the sources come to more than the plan."""
    totals = (
        ("Tổng", 7_000, None),
        ("Nguồn", 5_000, "khuyến công địa phương"),
        ("Nguồn", 2_300, "khuyến công quốc gia"),
    )
    told = tell(
        case.world,
        item("1", "Hội chợ vùng", Role.PLAN, 4_000, period="2027"),
        item("2", "Máy móc mới", Role.PLAN, 3_000, period="2027"),
        title="Kế hoạch khuyến công 2027",
        totals=tuple(
            Total(label, money, Span(0, 4), role=Role.PLAN, period="2027", fund_source=source)
            for label, money, source in totals
        ),
    )
    accept_clean(case.world.officer, told)
    return told


def plan() -> Plan:
    return Plan.objects.get(year=2027)


def shown(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_the_plan_page_marks_them_and_says_where_they_do_not_add_up(paper: Paper, officer: Client) -> None:
    page = shown(officer, reverse("plan", args=[plan().pk]))
    assert page.count(MARK) == 2
    assert [words for _, words in LINK.findall(page)] == ["5.000", "2.300"]
    assert "cộng được 7.300 đồng: nhiều hơn 300 đồng so với tổng kế hoạch 7.000 đồng" in page
    assert "chờ quyết định" not in page


def test_they_lead_to_the_sentence_that_told_them(paper: Paper, officer: Client) -> None:
    (address, _), *_ = LINK.findall(shown(officer, reverse("plan", args=[plan().pk])))
    panel = shown(officer, address)
    assert "chỉ để đối chiếu" in panel
    assert f"{reverse('paper', args=[paper.pk])}#f" in panel


def test_of_what_a_person_may_not_see_nothing_is_told(paper: Paper, officer: Client, signed_in: SignIn) -> None:
    address = f"{reverse('trace')}?n={Statement.objects.filter(standing='compared').latest('pk').pk}"
    nobody = signed_in(User.objects.create(username="khong-vai-tro", full_name="Không Vai Trò"))
    assert (officer.get(address).status_code, nobody.get(address).status_code) == (200, 404)
    for unknown in ("0", "x", "99999999999999999999"):
        assert officer.get(f"{reverse('trace')}?n={unknown}").status_code == 404


def test_the_report_marks_them_and_asks_about_the_difference(paper: Paper, officer: Client) -> None:
    page = shown(officer, reverse("report", args=[plan().pk]))
    assert page.count(f"({IN_PAPERS})") == 4  # in the paper, and in the list of its sentences
    assert f"lấy {IN_PAPERS}." in page
    assert page.count("data-told=") == 4  # in the sentences, and in the table
    assert "nhiều hơn 300 đồng" in page


def test_the_review_says_that_they_are_only_compared(paper: Paper, officer: Client) -> None:
    page = shown(officer, reverse("paper", args=[paper.pk]))
    assert page.count("chỉ đối chiếu</span>") == 2


def test_after_an_adjustment_no_two_sums_contradict_one_another(paper: Paper, officer: Client, case: Case) -> None:
    """The sources stand as the paper told them: what adjustments made of the plan stands beside them everywhere."""
    of_year = plan()
    approve(case.world.leader, of_year.versions.get(), Decision("95/KH-UBND", date(2026, 3, 1)))
    less = next(purse for purse in purses(of_year) if purse.money == 4_000)
    move = Move(less.line.pk, None, 3_900, 4_000)
    adjust(case.world.officer, of_year, [move], Basis("7/QĐ-SCT", date(2026, 6, 1), "giá thuê giảm"))

    table = shown(officer, reverse("plan", args=[of_year.pk])).partition("Theo nguồn kinh phí")[2]
    rows = re.findall(r"<tr.*?</tr>", table)
    assert [re.search(r">([−\d.]+)</a>", row)[1] for row in rows[1:5]] == ["5.000", "2.300", "−100", "6.900"]  # type: ignore[index]
    remark = "chưa tính các lần điều chỉnh (−100 đồng)"
    assert remark in shown(officer, f"{reverse('dashboard')}?ke_hoach={of_year.pk}")
    report = shown(officer, reverse("report", args=[of_year.pk]))
    assert re.search(r"6\.900(</a>|</span>)? đồng \(đã tính điều chỉnh\)\.", report), re.search(
        r".{200}đã tính.{40}", report
    )
    once = r"<p[^>]*>Kinh phí theo nguồn ở trên là của kế hoạch trước điều chỉnh: "
    assert len(re.findall(once, report)) == 1  # of the plan, not of each source
    assert f"lấy {IN_PAPERS}; chưa tính các lần điều chỉnh (-100 đồng)." in report

    address = reverse("adjust_plan", args=[of_year.pk])
    local = re.search(r'<option value="(\d+)" lang="vi">Kinh phí khuyến công địa phương', shown(officer, address))
    assert local, "the page asks which of the plan's sources gives it"
    code, words = f"{less.line.pk}-0", {"number": "8/QĐ-SCT", "day": "1/7/2026", "reason": "giá thuê giảm"}
    sent = {f"tien-{code}": "3.850", f"thay-{code}": "3900", f"nguon-{code}": local[1], **words}
    assert officer.post(address, sent).status_code == 302
    table = shown(officer, reverse("plan", args=[of_year.pk])).partition("Theo nguồn kinh phí")[2]
    moved = re.findall(r'Điều chỉnh: <span lang="vi">(.+?)</span></th>.*?>([−\d.]+)</a>', table)
    assert moved == [("Kinh phí khuyến công địa phương", "−50"), ("chưa chia theo nguồn", "−100")]


def test_what_no_source_was_told_of_stands_among_them_wherever_they_are_listed(case: Case, officer: Client) -> None:
    contents = (
        item("1", "Hội chợ vùng", Role.PLAN, 4_000, period="2027", fund_source="khuyến công địa phương"),
        item("2", "Máy móc mới", Role.PLAN, 3_000, period="2027"),
    )
    accept_clean(case.world.officer, tell(case.world, *contents, title="Kế hoạch khuyến công 2027"))
    page = reverse("plan", args=[plan().pk])
    for address in (page, f"{reverse('dashboard')}?ke_hoach={plan().pk}", reverse("report", args=[plan().pk])):
        assert "Chưa nêu nguồn" in shown(officer, address), address
    assert "các nguồn đã nêu cộng được 4.000 đồng: 3.000 đồng chưa nêu nguồn." in shown(officer, page)


def test_a_figure_beside_the_ledger_opens_its_statement_in_a_long_table_too() -> None:
    """Such a table does without the class of figures, for their address tells; this one leads elsewhere."""
    told = figure_link(Figure(5_000, State.GIVEN, "", told_by=7), light=True)
    assert '<a class="fig" href="/nguon-goc/?n=7"' in told
