"""Which plan a paper belongs to: only plans that it may open are offered as new, and what taking it changes is said."""

import html

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.records.models import Act, Line, Paper, Plan, PlanVersion, Programme
from khuyencong.work.library import accept_clean, choose_plan
from khuyencong.work.permissions import Refused
from tests.desk.asked import for_the_page
from tests.factories import Case
from tests.work.test_list_contents import PLAN
from tests.world import World, accept_all, read_as

MORE = f"{PLAN}3 | Tham gia hội chợ trong nước | 200\n"


def other(world: World) -> Programme:
    return Programme.objects.create(province=world.province, code="ocop", name="OCOP")


def shown(client: Client, paper: Paper) -> str:
    return " ".join(html.unescape(client.get(reverse("paper", args=[paper.pk])).content.decode()).split())


def options(page: str) -> list[str]:
    select = page[page.index('<select id="ke_hoach"') :]
    return [part.split("<")[0].split(">")[1] for part in select[: select.index("</select>")].split("<option")[1:]]


def test_a_paper_is_given_to_a_new_plan_of_another_programme(case: Case, officer: Client) -> None:
    ocop = Programme.objects.filter(code="ocop").first() or other(case.world)
    paper = read_as(case.world, PLAN)
    page = shown(officer, paper)
    assert options(page)[0] == "kế hoạch mới: Khuyến công năm 2031"
    assert f"kế hoạch mới: {ocop} năm 2031" in options(page)
    officer.post(reverse("choose_plan", args=[paper.pk]), {"ke_hoach": f"moi-{ocop.pk}"})
    assert f'value="moi-{ocop.pk}" selected' in shown(officer, paper)
    paper.refresh_from_db()
    accept_clean(case.world.officer, paper)
    assert [plan.programme for plan in Plan.objects.filter(year=2031)] == [ocop]
    assert Act.objects.get(verb="choose_plan").changes == {"programme": "ocop"}


def test_beside_the_plan_of_its_year_none_of_that_programme_is_new_and_the_page_says_what_changes(
    case: Case, officer: Client
) -> None:
    accept_all(case.world.officer, read_as(case.world, PLAN))
    plan = Plan.objects.get(year=2031)
    paper = read_as(case.world, MORE)
    page = shown(officer, paper)
    assert f'value="{plan.pk}" selected' in page
    assert "kế hoạch mới: Khuyến công năm 2031" not in options(page)
    assert "Kế hoạch này đã có bản 1 từ văn bản khác" in page
    assert "1 nội dung kế hoạch chưa có sẽ thêm vào" in page
    assert "khi phê duyệt bản mới thì chọn đóng hay giữ" in page
    paper.refresh_from_db()
    with pytest.raises(Refused, match="đã có kế hoạch"):
        choose_plan(case.world.officer, paper, None, plan.programme)
    accept_all(case.world.officer, paper)
    assert "Kế hoạch này đã có bản" not in shown(officer, read_as(case.world, f"{MORE}\n"))  # it tells nothing new
    assert PlanVersion.objects.filter(plan=plan).count() == 2
    assert "Kế hoạch này đã có bản" not in shown(officer, paper)


def test_what_was_read_before_its_plan_stood_is_matched_with_the_plans_contents(case: Case, officer: Client) -> None:
    """Plan and report dropped together: the report had no plan, so «Đổi mục» was not there to match it."""
    plan_paper = read_as(case.world, PLAN)
    paper = read_as(case.world, MORE.replace("Tham gia hội chợ trong nước", "Gian hàng chung"))
    Paper.objects.filter(pk__in=(plan_paper.pk, paper.pk)).update(unit=case.world.division)
    assert "Đổi mục" not in shown(officer, paper)
    assert "Kế hoạch mới từ văn bản này ghi cho" in shown(officer, paper)
    plan_paper.refresh_from_db()
    accept_all(case.world.officer, plan_paper)
    page = shown(officer, paper)
    assert "Kế hoạch mới từ văn bản này ghi cho" not in page
    assert "Kế hoạch này đã có bản 1 từ văn bản khác" in page
    fact = paper.facts.get(title__contains="Gian hàng chung")
    assert f"?muc={fact.activity}&so={fact.pk}" in page
    line = Line.objects.filter(plan__year=2031, parent__isnull=False).latest("pk")
    assert f'value="{line.pk}"' in " ".join(
        officer.get(reverse("paper", args=[paper.pk]), {"muc": fact.activity, "so": fact.pk}).content.decode().split()
    )
    officer.post(reverse("match_line", args=[paper.pk, fact.activity]), {"line": line.pk})
    paper.refresh_from_db()
    fact.refresh_from_db()
    assert (fact.line, paper.plan) == (line, line.plan)


def test_beside_a_standing_plan_the_review_stays_inside_its_promise(case: Case, officer: Client) -> None:
    accept_all(case.world.officer, read_as(case.world, PLAN))
    paper = read_as(case.world, MORE)
    with CaptureQueriesContext(connection) as asked:
        assert "Kế hoạch này đã có bản 1 từ văn bản khác" in shown(officer, paper)
    assert len(for_the_page(asked)) <= 15


def test_a_plan_that_is_the_first_of_its_year_changes_none(case: Case, officer: Client) -> None:
    assert "Kế hoạch này đã có bản" not in shown(officer, read_as(case.world, PLAN))
