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
    return [cell.input_value() for cell in page.locator(".reached input").all()]


def test_a_column_of_a_sheet_is_pasted_and_waits_until_it_is_sent(case: Case, page: "Page") -> None:
    """One line for the cell, the next for the cell below; what stands beside a figure in the sheet is its note."""
    sign_in(page, case.people["commune"].username)
    page.goto(f"/ke-hoach/{case.plan.pk}/nhap-bang/?ky=2023-Q4")
    page.locator(".reached input").first.focus()
    page.evaluate(PASTE, "2\n148.500.000\tđủ hồ sơ\n")
    assert typed(page)[:3] == ["2", "148.500.000", "đủ hồ sơ"]
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "148.500.000"

    page.reload()
    assert typed(page)[:3] == ["2", "148.500.000", "đủ hồ sơ"]
    page.get_by_role("button", name="Bỏ, nhập lại từ đầu").click()
    page.reload()
    assert not any(typed(page))
