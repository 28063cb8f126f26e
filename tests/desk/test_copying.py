"""Tables and papers on the clipboard: text for a sheet, HTML for Word, and nothing a sheet would take for a formula."""

import re
from typing import TYPE_CHECKING

import pytest

from khuyencong.records.models import Line, Plan
from khuyencong.work.library import accept_clean
from tests.desk.test_walk import desk, sign_in, world
from tests.factories import waiting_paper
from tests.world import World

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["desk", "world"]  # fixtures of the walk
pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


def copied(page: "Page", kind: str) -> str:
    read = "async kind => (await (await navigator.clipboard.read())[0].getType(kind)).text()"
    found: str = page.evaluate(read, kind)
    return found


def copy_at(page: "Page", address: str, button: str, menu: str = "") -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    if menu:
        page.locator("summary", has_text=menu).click()
    page.get_by_role("button", name=button).first.click()
    page.get_by_role("button", name="Đã chép").wait_for()


def test_a_table_is_copied_as_text_and_as_a_table_for_word(desk: "Page", world: World) -> None:
    accept_clean(world.officer, waiting_paper(world))
    sign_in(desk, "chuyenvien")
    copy_at(desk, f"/ke-hoach/{Plan.objects.get().pk}/", "Chép dạng văn bản")
    rows = [row.split("\t") for row in copied(desk, "text/plain").splitlines()]
    assert rows[0] == ["Nội dung", "Chỉ tiêu", "Đạt", "Kế hoạch", "Thực hiện", "Tiến độ"]
    assert [row[4] for row in rows if row[0].startswith("3.1")] == ["50.000.000"]
    html = copied(desk, "text/html")
    assert html.count("<table") == 1
    assert 'border="1"' in html
    assert ">50.000.000<" in html
    assert "data-selector" not in html


def test_words_that_a_sheet_would_reckon_are_copied_as_words(desk: "Page", world: World) -> None:
    accept_clean(world.officer, waiting_paper(world))
    Line.objects.filter(number="3.1").update(number="", title='=HYPERLINK("http://x.y")')
    sign_in(desk, "chuyenvien")
    copy_at(desk, f"/ke-hoach/{Plan.objects.get().pk}/", "Chép dạng văn bản")
    cells = [cell for row in copied(desk, "text/plain").splitlines() for cell in row.split("\t")]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell[:1] in ("=", "@") for cell in cells)
    assert ">=HYPERLINK" not in copied(desk, "text/html")
    assert "50.000.000" in cells


def test_a_paper_is_copied_whole(desk: "Page", world: World) -> None:
    accept_clean(world.officer, waiting_paper(world))
    sign_in(desk, "chuyenvien")
    copy_at(desk, f"/bao-cao/{Plan.objects.get().pk}/", "Chép văn bản", menu="Dạng khác")
    lines = copied(desk, "text/plain").splitlines()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines
    assert any("50.000.000 đồng" in line for line in lines)
    wide = [line.count("\t") for line in lines if line.count("\t") > 4]
    assert len(wide) > 3
    assert len(set(wide)) == 1  # heads over two rows too have every column
    assert not any("✎" in line for line in lines)  # the pencil beside a sentence is no part of it
    desk.evaluate("document.querySelector('.paper table').createCaption().textContent = 'Kinh phí theo nguồn'")
    desk.get_by_role("button", name="Đã chép").click()
    desk.wait_for_function("async () => (await navigator.clipboard.readText()).includes('Kinh phí theo nguồn')")
    html = copied(desk, "text/html")
    assert html.index(">Kinh phí theo nguồn<") < html.index("<thead>")
    assert "Times New Roman" in html
    head = html[: html.index("</table>")]
    assert head.count("<td") == 4  # for Word: issuer beside the state, number beside the day
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head
    assert re.findall(r'<td width="(\d+)%"', head) == ["40", "60", "40", "60"]  # in half a line the name takes two
    sizes = {words: size for size, words in re.findall(r'size="(\d)">(?:<b>)?(?:<i>)?([^<]+)<', html)}
    assert (sizes["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], sizes["Độc lập - Tự do - Hạnh phúc"]) == ("3", "4")
    assert sizes[next(words for words in sizes if "báo cáo kết quả thực hiện" in words)] == "4"  # 13,5 points in Word
    assert sizes["50.000.000"] == "3"
    heads, rows = html[html.index("<thead>") :].split("</thead>", 1)
    assert re.search(r'<td colspan="\d" rowspan="1" align="center"><font[^>]*><b>Kinh phí', heads)
    assert re.search(r'align="right"><font[^>]*>50\.000\.000<', rows)
