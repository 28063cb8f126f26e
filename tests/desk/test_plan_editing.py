"""Editing a plan in its table: a cell's own form, the same on a page without a script, another's change shown."""

import html
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from khuyencong.records.models import Act, Line, Plan
from khuyencong.terms.facts import Role
from khuyencong.work.items import ItemEdit, edit_item, planned_cells
from khuyencong.work.library import accept_clean
from khuyencong.work.plans import Decision, approve
from tests.desk.test_plan_pages import page_of, row
from tests.desk.test_walk import desk, sign_in, world
from tests.factories import YEAR, Case
from tests.world import World, item, tell

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["desk", "world"]
CELL = {"HX-Request": "true"}


def money_of(line: Line) -> str:
    return planned_cells(line)[0].code


def address(case: Case, only: str = "") -> str:
    return reverse("edit_line", args=[case.plan.pk, case.line.pk]) + (f"?o={only}" if only else "")


def test_the_table_offers_its_cells_only_where_asked(case: Case, officer: Client) -> None:
    assert "data-edit" not in row(page_of(officer, case.plan), "Hội chợ trong nước")
    edited = row(page_of(officer, case.plan, "?sua=1"), "Hội chợ trong nước")
    for field in ("title", "lead", money_of(case.line)):
        assert f'id="o-{case.line.pk}-{field}"' in edited
    assert ">440.000.000</a>" in edited  # what was reached is no cell to type into


def test_a_cell_is_typed_into_and_saved_by_itself(case: Case, officer: Client) -> None:
    code = money_of(case.line)
    form = officer.get(address(case, code), headers=CELL).content.decode()
    assert "<html" not in form
    assert 'value="450.000.000"' in form
    said = {code: "440 triệu", f"thay-{code}": "450.000.000", "reason": "họp 5/3"}
    answer = officer.post(address(case, code), said, headers=CELL)
    assert "plan-edited" in answer.headers["HX-Trigger"]
    assert ">440.000.000</a>" in row(page_of(officer, case.plan), "Hội chợ trong nước")


@pytest.mark.parametrize(
    ("typed", "words"), [("bốn", "không phải là số"), ("440.000.000", "phải nêu lý do"), ("450.000.000", "Không có gì")]
)
def test_what_is_wrong_stays_in_the_cell(case: Case, officer: Client, typed: str, words: str) -> None:
    code = money_of(case.line)
    answer = officer.post(address(case, code), {code: typed, f"thay-{code}": "450.000.000"}, headers=CELL)
    page = html.unescape(answer.content.decode())
    assert words in page
    assert f'value="{typed}"' in page


def test_another_persons_change_is_shown_and_can_be_overruled(case: Case, officer: Client) -> None:
    code = money_of(case.line)
    seen, theirs = (450_000_000, 450_000_000), (460_000_000, 460_000_000)
    edit_item(case.world.colleague, case.line, ItemEdit("họp", planned={code: (seen, theirs)}))
    said = {code: "440.000.000", f"thay-{code}": "450.000.000", "reason": "họp 5/3"}
    answer = html.unescape(officer.post(address(case, code), said, headers=CELL).content.decode())
    assert "người khác đã đổi thành «460.000.000»" in answer
    assert 'value="440.000.000"' in answer
    assert f'name="thay-{code}" value="460.000.000"' in answer
    officer.post(address(case, code), said | {f"thay-{code}": "460.000.000"}, headers=CELL)
    assert ">440.000.000</a>" in row(page_of(officer, case.plan), "Hội chợ trong nước")


def test_what_no_page_ever_showed_was_not_seen(case: Case, officer: Client) -> None:
    code = money_of(case.line)
    said = {code: "440.000.000", f"thay-{code}": "<bịa>", "reason": "họp 5/3"}
    answer = html.unescape(officer.post(address(case, code), said, headers=CELL).content.decode())
    assert "người khác đã đổi thành «450.000.000»" in answer


def test_without_a_script_the_content_has_a_form_of_its_own(case: Case, officer: Client) -> None:
    page = html.unescape(officer.get(address(case)).content.decode())
    assert "Kinh phí (đồng)" in page
    code, line = money_of(case.line), reverse("line", args=[case.plan.pk, case.line.pk])
    said = {"title": "Hội chợ vùng", "lead": case.world.centre.pk, code: "445.000.000", "reason": "họp 5/3"}
    assert officer.post(address(case), said).status_code == 302
    act = Act.objects.get(verb="edit_item")
    assert set(act.changes["changed"]) == {"title", "lead", code}
    changed = row(page_of(officer, case.plan), "Hội chợ vùng")
    assert "Trung tâm Khuyến công" in changed
    assert act.summary in html.unescape(officer.get(line).content.decode())


def test_lines_are_cut_by_who_leads_them(case: Case, officer: Client) -> None:
    edit_item(case.world.officer, case.line, ItemEdit(lead=(None, case.world.centre.pk)))
    page = page_of(officer, case.plan, f"?chu_tri={case.world.centre.pk}")
    assert "Hội chợ trong nước" in page
    assert "Bình chọn sản phẩm" not in page
    assert "Cộng 1 mục đang xem" in page
    assert "Bình chọn sản phẩm" in page_of(officer, case.plan, "?chu_tri=0")


def test_money_of_a_plan_in_force_leads_to_its_adjustment(case: Case, officer: Client) -> None:
    approve(case.world.leader, case.plan.versions.get(), Decision("95/KH-UBND", YEAR.window.first))
    page = page_of(officer, case.plan, "?sua=1")
    assert "kinh phí đổi bằng «Điều chỉnh»" in page
    assert f'/dieu-chinh/#tien-{case.line.pk}-0"' in row(page, "Hội chợ trong nước")
    said = {"title": "Khác", "reason": "họp"}
    assert "Không có gì thay đổi" in html.unescape(officer.post(address(case), said).content.decode())


def test_when_and_where_of_a_plan_in_force_are_changed_by_a_paper_and_compared(case: Case, officer: Client) -> None:
    draft = {"title": case.line.title, "time": "quý II", "venue": "phường Long Khánh"}
    assert officer.post(address(case), draft).status_code == 302
    approve(case.world.leader, case.plan.versions.get(), Decision("95/KH-UBND", YEAR.window.first))
    form = html.unescape(officer.get(address(case)).content.decode())
    assert 'value="quý II năm 2023"' in form
    assert "Văn bản cho phép đổi thời gian, địa điểm" in form
    said = {"time": "tháng 11", "venue": "phường Xuân Lộc", "reason": "mưa bão"}
    assert "phải ghi số, ngày của văn bản" in html.unescape(officer.post(address(case), said).content.decode())
    assert officer.post(address(case), said | {"number": "15/QĐ-SCT", "day": "3/3/2023"}).status_code == 302
    assert "tháng 11 năm 2023 · phường Xuân Lộc" in row(page_of(officer, case.plan), "Hội chợ trong nước")
    compared = html.unescape(officer.get(reverse("compare_versions", args=[case.plan.pk])).content.decode())
    assert 'địa điểm: <span lang="vi">phường Long Khánh → phường Xuân Lộc</span>' in compared
    assert 'thời gian: <span lang="vi">quý II năm 2023 → tháng 11 năm 2023</span>' in compared
    line = html.unescape(officer.get(reverse("line", args=[case.plan.pk, case.line.pk])).content.decode())
    assert "địa điểm phường Long Khánh → phường Xuân Lộc theo 15/QĐ-SCT" in line  # the journal tells the day too


@pytest.mark.browser
def test_a_plan_is_edited_by_keyboard_alone(desk: "Page", world: World) -> None:
    told = [item(f"{n}", f"Lớp nghề {n}", Role.PLAN, n * 1_000_000, (n, "lớp")) for n in (1, 2, 3)]
    accept_clean(world.officer, tell(world, *told, title="Kế hoạch khuyến công năm 2023"))
    plan = Plan.objects.get()
    first, second = plan.lines.filter(kind="item")[:2]
    code = money_of(first)
    sign_in(desk, "chuyenvien")
    desk.goto(f"/ke-hoach/{plan.pk}/?sua=1")
    desk.locator("#ly-do").focus()
    desk.keyboard.type("họp 5/3")
    desk.locator(f"#o-{first.pk}-{code}").focus()
    open_cell(desk)
    desk.keyboard.type("1,5 triệu")
    desk.keyboard.press("Escape")
    expect(desk.locator(f"#o-{first.pk}-{code}")).to_be_focused()
    open_cell(desk)
    desk.keyboard.type("1,5 triệu")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("[data-edited]:not(:empty)")
    expect(desk.locator(f"#o-{second.pk}-{code}")).to_be_focused()
    desk.keyboard.press("ArrowUp")
    expect(desk.locator(f"#o-{first.pk}-{code}")).to_be_focused()
    open_cell(desk)
    desk.keyboard.press("Tab")
    expect(desk.locator(f"#o-{second.pk}-title")).to_be_focused()
    assert planned_cells(first)[0].now == (1_500_000, 1_500_000)
    assert Act.objects.filter(verb="edit_item").count() == 1


ELLIPSIS = 12  # pixels that «…» takes where a unit is too long for its column


@pytest.mark.browser
def test_a_target_of_billions_is_never_cut_to_another_number(desk: "Page", world: World) -> None:
    fair = item("1", "Hội chợ vùng", Role.PLAN, 1_200_000_000, (7, "ngày"), (12_000_000_000, "sản phẩm"))
    accept_clean(world.officer, tell(world, fair, title="Kế hoạch khuyến công năm 2023"))
    sign_in(desk, "chuyenvien")
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(f"/ke-hoach/{Plan.objects.get().pk}/")
    number = desk.locator(".tree .measure a", has_text="12.000.000.000")
    ends = number.evaluate("n => [n, n.closest('.measure')].map(box => box.getBoundingClientRect().right)")
    assert ends[0] + ELLIPSIS <= ends[1]


@pytest.mark.browser
def test_the_unit_behind_a_long_sum_takes_a_second_line_and_is_never_shortened(desk: "Page", world: World) -> None:
    fair = item("1", "Hội chợ vùng", Role.PLAN, 1_200_000_000, (7, "ngày"), (12_000_000_000, "đồng doanh thu bán hàng"))
    accept_clean(world.officer, tell(world, fair, title="Kế hoạch khuyến công năm 2023"))
    sign_in(desk, "chuyenvien")
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(f"/ke-hoach/{Plan.objects.get().pk}/")
    shown = desk.locator(".tree .measure", has_text="12.000.000.000")
    assert shown.evaluate("n => n.scrollWidth <= n.clientWidth")
    assert "doanh thu bán hàng" in shown.inner_text()


def open_cell(page: "Page") -> None:
    page.keyboard.press("Enter")
    page.wait_for_selector("form.cell :focus")


def test_the_side_that_speaks_for_a_figure_is_changed_with_a_reason(case: Case, officer: Client) -> None:
    page = reverse("decide_authority", args=[case.plan.pk, case.line.pk])
    assert page in officer.get(reverse("line", args=[case.plan.pk, case.line.pk])).content.decode()
    assert "thực hiện · Kinh phí (phát biểu)" in html.unescape(officer.get(page).content.decode())
    said = {"figure": f"{case.statement.measure_id}-actual", "side": "records", "reason": "có đủ chứng từ"}
    assert officer.post(page, said).status_code == 302
    assert "chưa có" in row(page_of(officer, case.plan), "Hội chợ trong nước")  # no record has told it yet
    assert "Bên này đang quyết định" in html.unescape(officer.post(page, said).content.decode())
    officer.post(page, said | {"side": "statements", "reason": "chứng từ chưa đủ"})
    assert ">440.000.000</a>" in row(page_of(officer, case.plan), "Hội chợ trong nước")
