"""Every table of the counter prints as a table: no bars, no buttons, heads repeated, and who printed it on top."""

import re
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import expect

from khuyencong.records.models import Plan
from khuyencong.work.library import accept_clean
from khuyencong.work.seeds.references import load_references
from tests.desk.test_walk import desk, sign_in, world
from tests.factories import waiting_paper
from tests.house.sources import ROOT
from tests.world import World

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["desk", "world"]  # fixtures of the walk
TEMPLATES = ROOT / "src/khuyencong/desk/templates"


def test_every_list_offers_to_be_copied_and_printed() -> None:
    lists = [file for file in TEMPLATES.rglob("*.html") if re.search(r'class="filters" action', file.read_text())]
    assert lists
    assert [str(file.relative_to(TEMPLATES)) for file in lists if "_copy.html" not in file.read_text()] == []


@pytest.mark.browser
@pytest.mark.one_engine
def test_on_paper_only_the_table_is_left(desk: "Page", world: World) -> None:
    load_references(world.province)
    accept_clean(world.officer, waiting_paper(world))
    sign_in(desk, "chuyenvien")
    for address in ("/can-cu/", "/ke-hoach/", "/nhat-ky/"):
        desk.goto(address)
        if address != "/ke-hoach/":
            expect(desk.locator("[data-print]").first).to_be_visible()
        desk.emulate_media(media="print")
        for part in ("header.top", ".btn"):
            expect(desk.locator(part).first).to_be_hidden()
        expect(desk.locator(".printed-by")).to_contain_text("chuyenvien", ignore_case=True)
        heads = desk.locator("table thead")
        assert {heads.nth(n).evaluate("e => getComputedStyle(e).display") for n in range(heads.count())} <= {
            "table-header-group"
        }
        desk.emulate_media(media="screen")


@pytest.mark.browser
@pytest.mark.one_engine
def test_a_page_with_a_paper_prints_the_paper_alone_on_a4(desk: "Page", world: World) -> None:
    accept_clean(world.officer, waiting_paper(world))
    sign_in(desk, "chuyenvien")
    desk.goto(f"/bao-cao/{Plan.objects.get().pk}/")
    with pdfium.PdfDocument(desk.pdf(prefer_css_page_size=True)) as printed:
        sizes = {tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in printed}
        text = "".join(page.get_textpage().get_text_bounded() for page in printed)
    assert sizes == {(210, 297), (297, 210)}  # the annex lies on its side
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert [words for words in ("in lúc", "Kiểm tra trước khi ký", "Trình ký", "Trang chủ") if words in text] == []


@pytest.mark.browser
@pytest.mark.one_engine
def test_a_coloured_chip_keeps_its_border_on_paper(desk: "Page", world: World) -> None:
    accept_clean(world.officer, waiting_paper(world))
    sign_in(desk, "chuyenvien")
    desk.goto("/van-ban/")
    desk.emulate_media(media="print")
    chip = desk.locator(".chip.ok, .chip.wait, .chip.bad, .chip.info").first
    assert chip.evaluate("e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).borderTopWidth]") == [
        "rgb(119, 119, 119)",
        "1px",
    ]


@pytest.mark.browser
@pytest.mark.one_engine
@pytest.mark.parametrize("wide", [1800, 360])
def test_a_chart_is_laid_out_for_the_paper_it_is_printed_on(desk: "Page", world: World, wide: int) -> None:
    """Else the paper cuts off what the window has room for, and a bar ends at less money than it stands for."""
    accept_clean(world.officer, waiting_paper(world))
    sign_in(desk, "chuyenvien")
    desk.set_viewport_size({"width": wide, "height": 800})
    desk.emulate_media(reduced_motion="reduce")
    desk.goto("/dieu-hanh/")
    on_screen = drawn(desk)
    assert on_screen[0]["bars"] >= 2
    desk.evaluate(f"addEventListener('beforeprint', () => {{ window.printed = ({_DRAWN})() }})")
    desk.pdf(prefer_css_page_size=True)
    on_paper = desk.evaluate("window.printed")
    assert [chart["bars"] for chart in on_paper] == [chart["bars"] for chart in on_screen]
    assert [chart for chart in on_paper if chart["width"] != ON_A4 or chart["outside"]] == []
    expect(desk.locator(".canvas svg").first).to_have_attribute("width", str(on_screen[0]["width"]))


ON_A4 = 680  # CSS pixels between margins of 15 mm
_DRAWN = """() => [...document.querySelectorAll(".canvas svg")].map((svg) => {
  const end = (mark) => mark.getBoundingClientRect().right, marks = [...svg.querySelectorAll("path, text")];
  const bars = svg.querySelectorAll("[fill='#c9c1b2'], [fill='#1b604c']").length;
  return { bars, width: svg.clientWidth, outside: marks.filter((mark) => end(mark) > end(svg) + 1).length };
})"""


def drawn(page: "Page") -> list[dict[str, int]]:
    page.wait_for_selector(".mapped .canvas svg path")  # the last: it waits for its map
    found: list[dict[str, int]] = page.evaluate(_DRAWN)
    return found


@pytest.mark.browser
@pytest.mark.one_engine
def test_no_table_leaves_one_row_alone_on_a_page(desk: "Page", world: World) -> None:
    """Wherever on the page the table begins: its first row goes with the second, its last with the one before."""
    load_references(world.province)
    sign_in(desk, "chuyenvien")
    desk.goto("/can-cu/")
    desk.evaluate("""() => {
      const rows = [...document.querySelectorAll("main tbody tr")].slice(0, 6);
      document.querySelector("main tbody").replaceChildren(...rows);
      rows.forEach((row, n) => { row.cells[0].textContent = `HANG${n}`; });
      document.querySelector("main table").before(Object.assign(document.createElement("div"), { id: "above" }));
    }""")
    for height in range(700, 1000, 15):
        desk.evaluate("height => { document.querySelector('#above').style.height = `${height}px`; }", height)
        with pdfium.PdfDocument(desk.pdf(prefer_css_page_size=True)) as printed:
            texts = [page.get_textpage().get_text_bounded() for page in printed]
        rows = [count for text in texts if (count := text.count("HANG"))]
        assert sum(rows) == 6
        assert min(rows) > 1, (height, rows)
