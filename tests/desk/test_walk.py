"""A day at the counter in a real browser: a real paper in, every figure traced, an official report out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from khuyencong.records.models import Fact, Paper, Plan
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean
from tests.factories import waiting_paper
from tests.house.browser import follow
from tests.house.own_database import OwnDatabase
from tests.world import World, item, make_world, tell

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_BOTH = (Role.PLAN, Role.ACTUAL)
PASSWORD = "mot-mat-khau-dai-2026"
pytestmark = pytest.mark.browser


@pytest.fixture
def world(own_database: OwnDatabase) -> World:
    world = make_world()
    for user in (world.officer, world.leader):
        user.set_password(PASSWORD)
        user.save()
    return world


@pytest.fixture
def desk(world: World, page: "Page") -> Iterator["Page"]:
    """A page whose browser must never complain: no broken script, nothing the policy refuses."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield page
    assert complaints == []


def sign_in(page: "Page", name: str) -> None:
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("/")


def number(words: str) -> int:
    """«417.110.000», «−107.110.000» and «trên 80» as the integer they print; the low end of a range."""
    digits = int(re.sub(r"\D", "", words.split("–")[0]) or 0)
    return -digits if words.strip().startswith("−") else digits


def assert_sound(page: "Page") -> None:
    """Axe finds nothing, and a phone needs no sideways scrolling."""
    from axe_playwright_python.sync_playwright import Axe  # slow to import; only browser tests pay

    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    wide = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
    page.set_viewport_size(wide or {"width": 1280, "height": 800})


def assert_traced(page: "Page", figure: "Locator") -> None:
    """A click on the figure opens its entries, and they sum to what the figure says."""
    figure.scroll_into_view_if_needed()
    figure.click()
    page.wait_for_selector(".trace.filled[aria-busy=false] .big")
    shown = page.locator(".trace .big").get_attribute("data-sum")
    parts = [int(e.get_attribute("data-value") or 0) for e in page.locator(".trace .entry").all()]
    assert shown is not None
    assert sum(parts) == int(shown) == number(figure.inner_text())


def assert_reckoned(page: "Page", figure: "Locator") -> None:
    """A click on a share or a count opens what it is reckoned from, as words and numbers that lead on."""
    figure.scroll_into_view_if_needed()
    figure.click()
    panel = page.locator(".trace.filled[aria-busy=false]")
    expect(panel.locator(".big")).to_contain_text(figure.inner_text().lstrip("0"))  # «09 nội dung»
    expect(panel.locator("a").first).to_be_visible()


def test_a_real_paper_in_and_an_official_report_out(desk: "Page", world: World, corpus: Path) -> None:
    sign_in(desk, "chuyenvien")
    follow(desk.get_by_role("link", name="Văn bản", exact=True))
    assert_sound(desk)
    desk.set_input_files("#tep", corpus / "004.txt")
    follow(desk.get_by_role("button", name="Nhận và đọc"))
    desk.wait_for_selector("[data-facts-list] .fact")
    assert_sound(desk)

    mend_one(desk)
    follow(desk.get_by_role("button", name=re.compile("Nhận các mục không có phát hiện")))
    expect(desk.locator(".said")).to_contain_text("Đã ghi sổ")

    follow(desk.get_by_role("link", name="Mở kế hoạch"))
    assert_plan_traced(desk)

    follow(desk.get_by_role("link", name="Lập báo cáo"))
    assert_sound(desk)
    for figure in desk.locator("article.paper .fig[data-selector]").all():
        assert_traced(desk, figure)
    for reckoned in desk.locator("article.paper .fig[data-reckoned]").all()[:8]:
        assert_reckoned(desk, reckoned)

    issue_and_download(desk)
    number_given = desk.locator(".title h1").inner_text()
    desk.context.clear_cookies()
    sign_in(desk, "lanhdao")
    assert_sound(desk)
    follow(desk.locator(".todo", has_text="đã phát hành").locator("a").first)
    expect(desk.locator(".title h1")).to_have_text(number_given)
    assert_sound(desk)


def test_a_paper_of_twenty_facts_is_accepted_in_one_action(desk: "Page", world: World) -> None:
    lines = [item(f"{n}", f"Lớp nghề {n}", role, n * 1_000_000, (n, "lớp")) for n in range(1, 6) for role in _BOTH]
    paper = tell(world, *lines)
    assert paper.facts.count() == 20
    sign_in(desk, "chuyenvien")
    desk.goto(f"/van-ban/{paper.pk}/")
    follow(desk.get_by_role("button", name=re.compile("Nhận các mục không có phát hiện")))
    expect(desk.locator(".said")).to_be_visible()
    assert set(paper.facts.values_list("review", flat=True)) == {Fact.Review.POSTED}


def mend_one(page: "Page") -> None:
    """A wrong fact in four actions: open it, type, say who erred for the paper prints no such number, send."""
    fact = page.locator(".fact[data-pending]", has=page.locator("[data-do=mend]")).first
    pk = int(fact.get_attribute("data-fact") or 0)
    follow(fact.locator("[data-do=mend]"))
    page.locator(".mend [name=value]").fill("301")
    page.locator(".mend [name=why][value=doc]").check()
    follow(page.get_by_role("button", name="Sửa và nhận"))
    expect(page.locator(".said")).to_be_visible()
    mended = Fact.objects.get(pk=pk)
    assert (mended.value, mended.review) == (301, Fact.Review.POSTED)
    assert mended.printed_value != 301


def assert_plan_traced(page: "Page") -> None:
    """Every figure of the plan's table, then the sums of what is left of it by a filter."""
    assert_sound(page)
    figures = page.locator("#bang a[href^='/s/']").all()
    assert len(figures) > 60
    for figure in figures:
        assert_traced(page, figure)
    page.get_by_label("Tình trạng").select_option("over")
    page.wait_for_url(re.compile("trang_thai=over"))
    expect(page.locator("#bang .total")).to_contain_text("mục đang xem")
    sums = page.locator("#bang .total a")
    expect(sums).to_have_count(3)  # planned, reached, left
    for figure in sums.all():
        assert_traced(page, figure)
    assert_sound(page)


def issue_and_download(page: "Page") -> None:
    follow(page.get_by_role("link", name="Phát hành", exact=True))
    assert_sound(page)
    follow(page.get_by_role("button", name="Kiểm tra lại"))
    expect(page.locator("#id_signer_name")).to_be_visible()  # the page asks for the name that is missing
    page.fill("#id_signer_name", "Trần Thị Ký")
    follow(page.get_by_role("button", name="Kiểm tra lại"))
    assert_sound(page)
    follow(page.get_by_role("button", name="Phát hành"))
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải DOCX").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_sentences_of_the_report_say_what_its_tables_say(desk: "Page", world: World, corpus: Path) -> None:
    sign_in(desk, "chuyenvien")
    receive(desk, corpus / "004.txt")
    accept_clean(world.officer, Paper.objects.get())
    desk.goto(f"/bao-cao/{Plan.objects.get().pk}/")
    cells = {f.get_attribute("data-selector") for f in desk.locator("article.paper td .fig").all()}
    told = {f.get_attribute("data-selector"): f.inner_text() for f in desk.locator("article.paper p .fig").all()}
    assert len(told) > 20
    assert {code: words for code, words in told.items() if code not in cells} == {}


def receive(page: "Page", file: Path) -> None:
    page.goto("/van-ban/")
    page.set_input_files("#tep", file)
    follow(page.get_by_role("button", name="Nhận và đọc"))
    page.wait_for_selector("[data-facts-list]")


def test_a_click_beside_a_figure_takes_the_keys_there(desk: "Page", world: World) -> None:
    """Who came with the mouse pressed J and nothing moved."""
    paper = waiting_paper(world)
    sign_in(desk, "chuyenvien")
    desk.goto(f"/van-ban/{paper.pk}/")
    first, second = desk.locator(".fact").nth(0), desk.locator(".fact").nth(1)
    desk.locator(".item-head h2").first.click()
    expect(first).to_be_focused()
    desk.keyboard.press("j")
    expect(second).to_be_focused()


def test_a_paper_is_reviewed_by_keyboard_alone(desk: "Page", world: World) -> None:
    paper = waiting_paper(world)
    first, second = (f.pk for f in paper.facts.order_by("position")[:2])
    sign_in(desk, "chuyenvien")
    desk.goto(f"/van-ban/{paper.pk}/")
    press_until(desk, "Tab", f"f{first}")
    desk.keyboard.press("j")
    expect(desk.locator(f"#f{second}")).to_be_focused()
    desk.keyboard.press("k")
    follow(desk.locator(f"#f{first}:focus"), "Enter")
    expect(desk.locator(".said")).to_be_visible()
    assert Fact.objects.get(pk=first).review == Fact.Review.POSTED
    follow(desk.locator(f"#f{second}:focus"), "x")  # the next that waits
    expect(desk.locator(f"#f{second}.gone")).to_be_visible()
    desk.keyboard.press("s")
    desk.wait_for_selector(".mend")


def test_a_key_pressed_wrongly_costs_nothing(desk: "Page", world: World) -> None:
    """U takes the last decision back, be it the paper's last; Escape leaves a correction begun by S."""
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 450_000_000))
    only = paper.facts.get().pk
    sign_in(desk, "chuyenvien")
    desk.goto(f"/van-ban/{paper.pk}/#f{only}")
    follow(desk.locator(f"#f{only}:focus"), "Enter")
    expect(desk.locator("[data-undo]")).to_be_visible()
    assert Fact.objects.get(pk=only).review == Fact.Review.POSTED
    follow(desk.locator(f"#f{only}:focus"), "u")
    expect(desk.locator(".said")).to_contain_text("Đã hoàn tác")
    assert Fact.objects.get(pk=only).review == Fact.Review.PENDING

    follow(desk.locator(f"#f{only}:focus"), "s")
    desk.locator(".mend [name=value]").fill("301")
    follow(desk.locator(".mend [name=value]"), "Escape")
    expect(desk.locator(f"#f{only}:focus")).to_be_visible()
    expect(desk.locator(".mend")).to_have_count(0)
    assert Fact.objects.get(pk=only).review == Fact.Review.PENDING
    assert_sound(desk)


def test_the_keys_lead_from_the_buttons_into_the_list(desk: "Page", world: World) -> None:
    """J on «Nhận các mục …» goes to the first figure; Enter then takes that one and not all of them."""
    paper = waiting_paper(world)
    first, second = (f.pk for f in paper.facts.order_by("position")[:2])
    sign_in(desk, "chuyenvien")
    desk.goto(f"/van-ban/{paper.pk}/")
    desk.locator("[name=viec][value=sach]").focus()
    desk.keyboard.press("j")
    follow(desk.locator(f"#f{first}:focus"), "Enter")
    expect(desk.locator(".said")).to_be_visible()
    assert Fact.objects.get(pk=second).review == Fact.Review.PENDING
    desk.goto(f"/van-ban/{paper.pk}/")
    desk.locator(".skip[href='#so-lieu']").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(f"#f{second}")).to_be_focused()


def test_the_letters_are_left_alone_outside_the_list(desk: "Page", world: World) -> None:
    paper = waiting_paper(world)
    sign_in(desk, "chuyenvien")
    desk.goto(f"/van-ban/{paper.pk}/")
    desk.locator(".find input").fill("")
    desk.keyboard.type("xsj")
    expect(desk.locator(".find input")).to_have_value("xsj")
    assert paper.facts.filter(review=Fact.Review.PENDING).count() == paper.facts.count()


def test_a_trace_opens_and_closes_by_keyboard(desk: "Page", world: World) -> None:
    accept_clean(world.officer, waiting_paper(world))
    sign_in(desk, "chuyenvien")
    desk.goto(f"/ke-hoach/{Plan.objects.get().pk}/")
    figure = desk.locator("#bang a[href^='/s/']").first
    figure.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".trace.filled .entry")
    expect(figure).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("Escape")
    expect(figure).to_have_attribute("aria-expanded", "false")
    expect(figure).to_be_focused()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_scrolls_sideways(desk: "Page", world: World, width: int) -> None:
    paper = waiting_paper(world)
    accept_clean(world.officer, waiting_paper(world, 2))
    plan = Plan.objects.get()
    sign_in(desk, "chuyenvien")
    desk.set_viewport_size({"width": width, "height": 740})
    line = plan.lines.filter(kind="item")[0]
    for address in (
        "/",
        "/tim/?q=tap+huan",
        "/ke-hoach/",
        f"/ke-hoach/{plan.pk}/",
        f"/ke-hoach/{plan.pk}/muc/{line.pk}/",
        f"/ke-hoach/{plan.pk}/muc/{line.pk}/ghi/",
        "/van-ban/",
        f"/van-ban/{paper.pk}/",
        f"/van-ban/{paper.pk}/so-lieu/{paper.facts.all()[0].pk}/sua/",
        "/bao-cao/",
        f"/bao-cao/{plan.pk}/",
        f"/bao-cao/{plan.pk}/phat-hanh/",
        "/can-cu/",
        "/chi-tieu/",
        "/chi-tieu/them/",
        "/nhat-ky/",
        "/tai-khoan/2fa/",
        "/tai-khoan/password/change/",
    ):
        desk.goto(address)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, address


def press_until(page: "Page", key: str, wanted: str, most: int = 80) -> None:
    for _ in range(most):
        if focused(page) == wanted:
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} never reached {wanted}")


def focused(page: "Page") -> str:
    found: str = page.evaluate("document.activeElement.id")
    return found
