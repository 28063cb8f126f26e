"""A table to fill in a real browser: a column is pasted, waits on this machine, and arrows lead through it."""

from typing import TYPE_CHECKING

import pytest

from tests.desk.test_walk import PASSWORD, sign_in
from tests.factories import Case, make_case
from tests.house.own_database import OwnDatabase

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]

PASTE = """words => {
  const data = new DataTransfer();
  data.setData("text/plain", words);
  const told = {clipboardData: data, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", told));
}"""


@pytest.fixture
def case(own_database: OwnDatabase) -> Case:
    made = make_case()
    commune = made.people["commune"]
    commune.set_password(PASSWORD)
    commune.save()
    return made


def typed(page: "Page") -> list[str]:
    return [cell.input_value() for cell in page.locator(".reached td > input").all()]


def test_a_column_of_a_sheet_is_pasted_and_waits_until_it_is_sent(case: Case, page: "Page") -> None:
    """Line by line and column by column, as the workbook stands: an empty cell of the sheet takes nothing away."""
    sign_in(page, case.people["commune"].username)
    table = f"/ke-hoach/{case.plan.pk}/nhap-bang/"
    page.goto(f"{table}?ky=2023-Q4")
    page.locator(".reached input").first.focus()
    page.evaluate(PASTE, "2\t148.500.000\tđủ hồ sơ\n\t60.000.000\t\n")
    assert typed(page)[:6] == ["2", "148.500.000", "đủ hồ sơ", "", "60.000.000", ""]
    page.evaluate(PASTE, "3\t\n")
    assert typed(page)[:6] == ["3", "148.500.000", "đủ hồ sơ", "", "60.000.000", ""]
    page.locator("input[name^='tien-']").first.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "60.000.000"

    page.goto(f"{table}?ky=2023-Q3")
    assert not any(typed(page))  # what was typed of one quarter is not told of another
    page.goto(f"{table}?ky=2023-Q4")
    assert typed(page)[:2] == ["3", "148.500.000"]
    page.get_by_role("button", name="Bỏ, nhập lại từ đầu").click()
    page.reload()
    assert not any(typed(page))


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_a_sum_of_milliards_is_seen_whole_where_it_is_typed(case: Case, page: "Page", width: int) -> None:
    sign_in(page, case.people["commune"].username)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/ke-hoach/{case.plan.pk}/nhap-bang/?ky=2023-Q4")
    field = page.locator("input[name^='tien-']").first
    field.fill("12.345.000.000")
    assert field.evaluate("box => box.scrollWidth <= box.clientWidth")
