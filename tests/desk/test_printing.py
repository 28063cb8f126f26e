"""Every table of the counter prints as a table: no bars, no buttons, heads repeated, and who printed it on top."""

import re
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import expect

from khuyencong.records.models import Plan
from khuyencong.work.library import accept_clean
from khuyencong.work.references_seed import load_references
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
