"""Home for each office: what it tells, what it never tells, and how often it asks."""

import html
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from khuyencong.desk.home.homes import HOMES
from khuyencong.records.models import (
    Area,
    AskedTask,
    GivenTask,
    Head,
    Line,
    Measure,
    Office,
    Paper,
    Plan,
    PlanVersion,
    SigningRequest,
    Statement,
    Unit,
    User,
)
from khuyencong.terms.facts import Role
from khuyencong.terms.selector import Selector
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.ledger import reverse as take_back
from khuyencong.work.plans import Decision, approve, money_of, open_plan
from khuyencong.work.reporting import trace
from khuyencong.work.seeds.references import load_references
from khuyencong.work.tasks import give_task
from tests.desk.conftest import HomeOf, SignIn
from tests.factories import YEAR, Case, make_case, waiting_paper
from tests.house.made_once import Begin
from tests.world import tell

ROLES = ("officer", "centre", "leader", "commune", "agency", "inspector", "admin", "nobody")


def test_what_waits_for_the_person_is_not_cut_by_what_waits_for_others(case: Case, home_of: HomeOf) -> None:
    for year in range(2031, 2037):
        plan = open_plan(case.plan.programme, year, f"Kế hoạch {year}", case.world.stranger_unit, Plan.Origin.PAPER)
        PlanVersion.objects.create(plan=plan, number=1, prepared_by=case.world.stranger)
    PlanVersion.objects.create(plan=case.plan, number=9, prepared_by=case.world.officer)
    page = home_of("leader")
    assert reverse("approve_plan", args=[case.plan.pk]) in page
    assert "Kế hoạch 2036" not in page


def test_only_the_newest_version_of_a_plan_waits_for_approval(case: Case, home_of: HomeOf) -> None:
    """Each draft stood there with a way to the newest, and the older ones stayed when that was approved."""
    for number in (8, 9):
        PlanVersion.objects.create(plan=case.plan, number=number, prepared_by=case.world.officer)
    page = panel(home_of("leader"), "viec")
    assert page.count(reverse("approve_plan", args=[case.plan.pk])) == 1
    assert "bản 9" in page
    approve(case.people["leader"], PlanVersion.objects.get(number=9), Decision("9/QĐ-UBND", date(2023, 7, 20)))
    assert reverse("approve_plan", args=[case.plan.pk]) not in panel(home_of("leader"), "viec")


def test_more_papers_than_a_home_has_room_for_are_said_to_wait_too(case: Case, home_of: HomeOf) -> None:
    """The tenth was the last of all, whatever stood behind it; and a letter looked like the decision of its name."""
    for number in range(2, 13):
        waiting_paper(case.world, number)
    Paper.objects.filter(title="Báo cáo bổ sung số 2").update(kind="Báo cáo", number="2/BC-SCT")
    waiting = Paper.objects.filter(state=Paper.State.READ).count()
    part = " ".join(panel(home_of("officer"), "viec").split())
    assert f"+ {waiting - 10}" in part
    assert f'href="{reverse("papers")}?trang_thai=read"' in part
    assert "Báo cáo 2/BC-SCT · 3 số" in part


def panel(page: str, code: str) -> str:
    """One panel of a home."""
    start = page.index(f'aria-labelledby="{code}"')
    return page[start : page.index("</section>", start)]


def panels(page: str) -> list[str]:
    return re.findall(r'<section class="sheet [^"]*" aria-labelledby="([^"]+)"', page)


def spent(
    case: Case, money: int, area: Area | None = None, measure: Measure | None = None, role: Role = Role.ACTUAL
) -> None:
    window = YEAR.window
    said = Statement(
        province=case.world.province, plan=case.plan, line=Line.objects.get(title="Đoàn giao thương"), area=area,
        measure=measure or money_of(case.world.province), role=role, first=window.first, last=window.last,
        state="given",
        value=money, reason="theo chứng từ",
    )  # fmt: skip
    enter_by_hand(case.world.officer, said)


# Every home ---------------------------------------------------------------------------------------


def units_of(case: Case) -> list[Unit]:
    return [case.people[role].memberships.get().unit for role in ("commune", "agency")]


def all_of_it(case: Case, number: int) -> None:
    """One more of everything that a panel lists."""
    paper = waiting_paper(case.world, number + 1)
    AskedTask.objects.create(
        paper=paper, unit="Trung tâm Khuyến công, UBND các xã", text=f"Báo cáo kết quả {number}", frequency="hằng quý",
        start=0, end=4,
    )  # fmt: skip
    User.objects.create(username=f"moi{number}", must_choose_password=True)
    late = give_task(case.world.officer, case.world.department, f"Việc {number}", timezone.localdate(), units_of(case))
    GivenTask.objects.filter(pk=late.pk).update(due=timezone.localdate() - timedelta(days=number))
    kept = tell(case.world, title=f"Báo cáo của xã {number}")
    Paper.objects.filter(pk=kept.pk).update(unit=case.people["commune"].memberships.get().unit)


def case_with_laws_and_papers() -> Case:
    case = make_case()
    load_references(case.world.province)
    assert all((case.issue, case.signing_request, case.draft))
    return case


@pytest.mark.parametrize("role", ROLES)
def test_a_home_asks_as_often_for_three_as_for_one_and_stays_light(begin: Begin, signed_in: SignIn, role: str) -> None:
    case = begin(case_with_laws_and_papers)
    client = signed_in(case.people[role])

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("home")).status_code == 200
        return len(queries)

    all_of_it(case, 1)
    once = asked()
    all_of_it(case, 2)
    all_of_it(case, 3)
    assert asked() == once
    assert once <= 20
    assert len(client.get(reverse("home")).content) <= 80_000


def test_every_office_has_the_panels_of_its_table_and_no_others(case: Case, home_of: HomeOf) -> None:
    for role in ("officer", "centre", "leader", "commune", "inspector", "admin"):
        office = case.people[role].memberships.get().office
        assert panels(home_of(role)) == [panel.code for panel in HOMES[office]]
    assert panels(home_of("nobody")) == []


@pytest.mark.parametrize("role", ["officer", "leader", "commune", "inspector"])
def test_every_figure_of_a_home_is_the_sum_of_its_entries(case: Case, home_of: HomeOf, role: str) -> None:
    told = re.findall(r'"/s/([^"]+)" data-value="(-?\d+)"', home_of(role))
    assert len(told) > 7 or role not in ("officer", "leader")
    for code, value in told:
        assert trace(case.world.officer, Selector.decode(code)).amounts.low == int(value)


# The leader ---------------------------------------------------------------------------------------


def test_a_leader_sees_first_what_waits_for_the_signature_and_for_how_long(case: Case, home_of: HomeOf) -> None:
    request = case.signing_request
    type(request).objects.filter(pk=request.pk).update(
        state="waiting", signed_by=None, signed_on=None, asked_at=timezone.now() - timedelta(days=9)
    )
    waits = panel(home_of("leader"), "viec")
    assert request.title in waits
    assert "9 ngày" in waits
    assert 'class="chip bad">chờ ký' in waits  # after a week it looks late


def test_a_leader_sees_what_is_behind_and_by_how_much(case: Case, home_of: HomeOf) -> None:
    late = panel(home_of("leader"), "cham")  # of the first 527 are only expected: nothing of it is done yet
    assert [int(value) for value in re.findall(r'data-value="(\d+)"', late)] == [900_000_000, 527_000_000, 700_000_000]
    assert "Bình chọn sản phẩm" not in late  # over plan
    assert "Hội chợ trong nước" not in late  # reached what it is for, and saved the rest
    assert re.findall(r"<b>(.*?)</b>", late) == ["–", "0 %"]


def test_what_nobody_reported_is_behind_without_a_per_cent(case: Case, home_of: HomeOf) -> None:
    spent(case, 900_000_000, role=Role.PLAN)
    late = panel(home_of("leader"), "cham")
    assert re.findall(r"<b>(.*?)</b>", late) == ["–", "–", "0 %"]  # that is not 0 %: nobody has said so


def test_a_group_over_its_plan_is_told_in_words_and_drawn_beyond_a_line(case: Case, home_of: HomeOf) -> None:
    over = "1. Thị trường".removeprefix("1. ")
    row = panel(home_of("leader"), "nhom")
    row = row[row.index(over) :]
    row = row[: row.index("</tr>")]
    assert "vượt kế hoạch" in row
    assert 'class="past"' in row


def test_a_leader_is_told_that_no_part_of_the_year_was_reported(case: Case, home_of: HomeOf) -> None:
    assert "Mới có số cả năm" in panel(home_of("leader"), "ky")


# The officer --------------------------------------------------------------------------------------


def test_an_officer_sees_how_long_papers_wait_the_oldest_first(case: Case, home_of: HomeOf) -> None:
    waiting_paper(case.world, 2)
    Paper.objects.filter(pk=case.waiting.pk).update(received_at=timezone.now() - timedelta(days=12))
    waits = panel(home_of("officer"), "viec")
    assert waits.index("12 ngày") < waits.index("hôm nay")
    assert "1 phát hiện cần xem" in waits


def test_an_officer_sees_the_own_drafts_and_not_a_colleagues(case: Case, home_of: HomeOf) -> None:
    case.people["colleague"] = case.world.colleague
    assert case.draft.title in panel(home_of("officer"), "du-thao")
    assert "Chưa có dự thảo" in panel(home_of("colleague"), "du-thao")


def test_an_officer_sees_reports_due_and_whether_they_left_the_house(case: Case, home_of: HomeOf) -> None:
    load_references(case.world.province)
    due = panel(home_of("officer"), "bao-cao")
    assert "36/2013/TT-BCT" in due
    assert "chưa phát hành" in due


def test_an_officer_sees_contents_without_a_report(case: Case, home_of: HomeOf) -> None:
    still = panel(home_of("officer"), "dung")
    assert "Đoàn giao thương" in still
    assert "Hội chợ trong nước" not in still


# The commune --------------------------------------------------------------------------------------


@pytest.fixture
def places(case: Case) -> tuple[Area, Area]:
    """The area of the commune at the counter, and another's."""
    here = case.area
    there = Area.objects.create(code="26001", level="commune", name="Suối Lớn", type="Xã", parent=here.parent)
    there.path = there.present_path = f"{here.parent.path if here.parent else '/'}{there.pk}/"
    there.save()
    unit = case.people["commune"].memberships.get().unit
    unit.area = here
    unit.save()
    return here, there


def test_a_commune_sees_its_own_figures_and_nobody_elses(
    case: Case, places: tuple[Area, Area], home_of: HomeOf
) -> None:
    spent(case, 31_000_000, places[0])
    spent(case, 15, places[0], Measure.objects.filter(is_money=False, kind="flow")[0])
    spent(case, 72_000_000, places[1])
    page = home_of("commune")
    told = panel(page, "so-lieu")
    assert "31.000.000" in told
    assert told.count('class="todo"') == 1  # a content is one row, whatever is counted in it
    assert "72.000.000" not in page
    assert "103.000.000" not in page


def test_a_communes_figures_say_what_of_them_is_expected_and_add_up_nothing_else(
    case: Case, places: tuple[Area, Area], home_of: HomeOf
) -> None:
    spent(case, 31_000_000, places[0], role=Role.ESTIMATE)
    spent(case, 15, places[0], Measure.objects.filter(is_money=False, kind="flow")[0])
    told = panel(home_of("commune"), "so-lieu")
    assert re.search(r"31\.000\.000</a> <span class=\"sub\">ước</span>", told)
    gone = Statement.objects.get(value=15)
    take_back(case.world.officer, gone, "ghi nhầm")
    assert "15</a>" not in panel(home_of("commune"), "so-lieu")


def test_sending_stands_first_for_who_sends_only(home_of: HomeOf) -> None:
    assert "Gửi văn bản</a>" in home_of("commune").split("<section")[0]
    assert "Gửi văn bản" not in home_of("officer")


def test_a_commune_sees_what_it_is_asked_and_by_when(case: Case, home_of: HomeOf, signed_in: SignIn) -> None:
    unit = case.people["commune"].memberships.get().unit
    Paper.objects.filter(pk=case.accepted.pk).update(unit=unit)
    for who, what, by in (
        ("UBND các xã, phường", "Rà soát cơ sở đăng ký", "trước ngày 30/9"),
        ("Trung tâm Khuyến công", "Lập danh bạ", ""),
    ):
        AskedTask.objects.create(paper=case.accepted, unit=who, text=what, deadline=by, start=0, end=4)
    asked = panel(home_of("commune"), "duoc-giao")
    assert "Rà soát cơ sở đăng ký" in asked
    assert "trước ngày 30/9" in asked
    assert "Lập danh bạ" not in asked
    Paper.objects.filter(pk=case.accepted.pk).update(unit=case.world.department)
    assert "Rà soát cơ sở đăng ký" in home_of("commune")
    case.people["commune"].memberships.update(office=Office.APPLICANT)  # an owner whose account the commune keeps
    owner = signed_in(User.objects.get(pk=case.people["commune"].pk))
    for address in ("/", "/viec/", "/bao-cao-den-han/"):
        assert "Rà soát cơ sở đăng ký" not in html.unescape(owner.get(address).content.decode())


def test_a_commune_sees_its_own_papers_and_their_state_only(case: Case, home_of: HomeOf) -> None:
    page = home_of("commune")
    assert "Đơn vị chưa gửi văn bản nào" in panel(page, "van-ban")
    assert str(case.waiting) not in page
    unit = case.people["commune"].memberships.get().unit
    Paper.objects.filter(pk=case.waiting.pk).update(unit=unit)
    assert "chờ duyệt" in panel(home_of("commune"), "van-ban")


def test_a_commune_sees_the_contents_it_leads(case: Case, home_of: HomeOf) -> None:
    Line.objects.filter(title="Hội chợ trong nước").update(lead=case.people["commune"].memberships.get().unit)
    led = panel(home_of("commune"), "muc")
    assert "Hội chợ trong nước" in led
    assert re.search("kế hoạch <.*thực hiện <", led)  # beside what the plan gives stands what was reached
    assert "đã có số liệu" in led
    assert "Bình chọn sản phẩm" not in led


# The inspector ------------------------------------------------------------------------------------


def test_an_inspector_sees_open_alarms(case: Case, home_of: HomeOf) -> None:
    assert str(case.waiting) in panel(home_of("inspector"), "canh-bao")
    case.waiting.facts.update(review="posted")  # a figure that was decided has had its answer
    assert "Không còn phát hiện" in panel(home_of("inspector"), "canh-bao")
    assert case.waiting.findings.filter(settled="").exists()  # what was found stays with the figure


def test_a_writer_sees_what_a_signer_sent_back_until_it_is_laid_again(case: Case, home_of: HomeOf) -> None:
    request = case.signing_request
    rows = SigningRequest.objects.filter(pk=request.pk)
    rows.update(state="returned", writer=case.people["officer"], note="thiếu phụ lục")
    assert "thiếu phụ lục" in panel(home_of("officer"), "viec")
    again = rows.get()
    again.pk, again.state = None, "waiting"
    again.save()
    assert "thiếu phụ lục" not in panel(home_of("officer"), "viec")


def test_an_inspector_sees_papers_whose_figures_moved_after_they_were_signed(case: Case, home_of: HomeOf) -> None:
    number = case.issue.paper.number
    assert number not in panel(home_of("inspector"), "doi")
    spent(case, 5_000_000)
    assert number in panel(home_of("inspector"), "doi")


def test_an_inspector_sees_ended_bases_that_papers_cite(case: Case, home_of: HomeOf) -> None:
    old = case.reference
    case.change.kind, case.change.since = "replaces", date(2020, 1, 1)
    case.change.save()
    assert str(old) not in panel(home_of("inspector"), "can-cu")
    old.citations.create(paper=case.accepted, start=0, end=4)
    assert str(old) in panel(home_of("inspector"), "can-cu")


def test_an_inspector_sees_whether_the_history_ends_where_its_head_says(case: Case, home_of: HomeOf) -> None:
    assert 'class="chip ok">khớp' in panel(home_of("inspector"), "doi-chieu")
    Head.objects.update(digest="0" * 64)
    assert "Đầu sổ không khớp hành vi cuối" in panel(home_of("inspector"), "doi-chieu")
