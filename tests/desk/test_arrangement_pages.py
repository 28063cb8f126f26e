"""Who leads a content on the pages: asked in the review, shown with its sentence, filtered by on the plan."""

from dataclasses import replace

import pytest
from django.test import Client

from khuyencong.records.models import Fact, Line, Paper
from khuyencong.terms.facts import Arranged, Role
from khuyencong.terms.periods import Period
from khuyencong.terms.selector import Selector
from khuyencong.work.items import ItemEdit, edit_item
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import Decision, approve, money_of
from tests.work.test_arrangements import CENTRE, UNKNOWN, fair, plan_paper, said
from tests.work.test_closing import SECOND, closing
from tests.world import World, item, tell


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.fixture
def asked(world: World) -> Paper:
    paper = plan_paper(world, fair(said(Arranged.LEAD, UNKNOWN)))
    accept_clean(world.officer, paper)
    return paper


def test_the_review_asks_who_is_meant_and_the_answer_stands_on_the_line(
    world: World, clerk: Client, asked: Paper
) -> None:
    shown = page(clerk, f"/van-ban/{asked.pk}/")
    assert UNKNOWN in shown
    assert "chưa rõ đơn vị" in shown
    row = asked.arrangements.get()
    clerk.post(f"/van-ban/{asked.pk}/phan-cong/{row.pk}/", {"don_vi": world.centre.pk})
    line = Line.objects.get(title="Hội chợ")
    assert line.lead == world.centre

    shown = page(clerk, f"/ke-hoach/{line.plan_id}/muc/{line.pk}/")
    assert CENTRE in shown
    assert "<mark>Sở C</mark>" in shown
    assert "thay từ hành vi số" in shown
    assert "chưa rõ đơn vị" not in page(clerk, f"/van-ban/{asked.pk}/")


def test_a_place_that_no_list_has_stays_in_its_words_and_is_marked(world: World, clerk: Client) -> None:
    for place, marked in (("Thôn Thử", True), ("Phường Trấn Biên", False)):
        shown = page(clerk, f"/van-ban/{plan_paper(world, fair(said(Arranged.VENUE, place))).pk}/")
        assert place in shown
        assert ("chưa có trong danh mục địa bàn" in shown) is marked


def test_the_plan_is_filtered_by_who_leads_or_carries_out_also_when_said_of_the_whole(
    world: World, clerk: Client
) -> None:
    whole = (said(Arranged.LEAD, "Sở Công Thương"), said(Arranged.DOER, CENTRE))
    paper = plan_paper(world, fair(), item("2", "Máy móc", Role.PLAN, 300), whole=whole)
    accept_clean(world.officer, paper)
    plan = Line.objects.get(title="Hội chợ").plan
    shown = page(clerk, f"/ke-hoach/{plan.pk}/?chu_tri={world.centre.pk}")
    assert "Sở Công Thương chủ trì · Trung tâm Khuyến công thực hiện" in shown
    assert "Hội chợ" in shown
    assert "Máy móc" in shown
    assert "Không có mục nào khớp" in page(clerk, f"/ke-hoach/{plan.pk}/?chu_tri=0")


def test_the_trace_of_a_figure_names_who_does_it_as_of_its_act(world: World, clerk: Client) -> None:
    paper = plan_paper(world, fair(said(Arranged.LEAD, CENTRE)), whole=(said(Arranged.PARTNER, "UBND các xã"),))
    act = accept_clean(world.officer, paper).act
    assert act is not None
    line = Line.objects.get(title="Hội chợ")
    edit_item(world.officer, line, ItemEdit("giao lại", lead=(world.centre.pk, world.department.pk)))
    now = Selector(line.pk, money_of(world.province).pk, (Role.PLAN,), Period.parse("2023").window)
    led = {"now": "Sở Công Thương", "then": CENTRE}
    for when, selector in (("now", now), ("then", replace(now, act=act.number))):
        shown = " ".join(page(clerk, f"/nguon-goc/?s={selector.encode()}").split())
        who = shown.partition('<dl class="facts-of who')[2].partition("</dl>")[0]
        assert [name for name in led.values() if name in who] == [led[when]]
        assert f'href="/van-ban/{paper.pk}/#v0">UBND các xã</a> <span class="muted">(theo cả kế hoạch)</span>' in who


def test_a_figure_that_one_paper_tells_twice_stands_once_with_both_sentences(world: World, clerk: Client) -> None:
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 500), item("1", "Hội chợ", Role.ACTUAL, 500))
    accept_clean(world.officer, paper)
    line = Line.objects.get(title="Hội chợ")
    assert line.facts.filter(review__in=[Fact.Review.POSTED, Fact.Review.CONFIRMS]).count() == 2
    shown = page(clerk, f"/ke-hoach/{line.plan_id}/muc/{line.pk}/")
    assert shown.count('data-k="Giá trị"') == 1
    for fact in line.facts.all():
        assert f"#f{fact.pk}" in shown


def test_a_closed_content_that_a_paper_plans_again_is_opened_and_has_no_twin(world: World, clerk: Client) -> None:
    accept_clean(
        world.officer,
        tell(world, item("1", "Hội chợ", Role.PLAN, 500), item("2", "Máy móc", Role.PLAN, 300), title="Kế hoạch 2023"),
    )
    plan = Line.objects.get(title="Hội chợ").plan
    approve(world.leader, plan.versions.get(), Decision("7/QĐ", SECOND.day))
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 500), title="Kế hoạch 2023 bản 2"))
    approve(world.leader, plan.versions.get(number=2), closing(plan))

    third = tell(world, item("2", "Máy móc", Role.PLAN, 320), title="Kế hoạch 2023 bản 3")
    machines = Line.objects.get(title="Máy móc")
    assert third.facts.get().line == machines
    assert accept_clean(world.officer, third).act is None
    shown = page(clerk, f"/van-ban/{third.pk}/")
    assert "đã đóng cùng bản 2" in shown
    assert "Mở lại mục đã đóng" in shown

    clerk.post(f"/van-ban/{third.pk}/duyet/", {"viec": f"nhan:{third.facts.get().pk}"})
    assert third.facts.get().review == Fact.Review.PENDING
    clerk.post(f"/ke-hoach/{plan.pk}/muc/{machines.pk}/mo-lai/", {"van_ban": third.pk})
    assert accept_clean(world.officer, third).act is not None
    assert Line.objects.filter(title="Máy móc").count() == 1
    shown = page(clerk, f"/ke-hoach/{plan.pk}/muc/{machines.pk}/")
    assert "Đóng cùng bản 2" in shown
    assert "mở lại, hành vi số" in shown


def test_who_may_not_see_the_paper_names_no_unit(world: World, asked: Paper, client: Client) -> None:
    client.force_login(world.stranger)
    answer = client.post(f"/van-ban/{asked.pk}/phan-cong/{asked.arrangements.get().pk}/", {"don_vi": "0"})
    assert answer.status_code == 404
