"""Take the pictures of the guides from a running demonstration: `make demo`, then this script.

It works as the demonstration's people do: receives an example paper, begins a draft, has a report signed and issued.
So run it on a demonstration that may be thrown away.

usage: .venv/bin/python scripts/take_pictures.py [http://127.0.0.1:8000]
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
EXAMPLE = Path(__file__).with_name("example_paper.txt")
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main(base: str) -> None:
    """One PNG a page; names are what the guides refer to."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        officer = sign_in(browser, base, "Chuyên viên", door="vao-thu")
        take_review(officer)
        take_plan(officer)
        for name in ("dieu-hanh", "so-so-lieu", "bao-cao"):
            officer.goto(f"/{name}/")
            take(officer, name)
        take_composing(officer)
        take_signing(browser, base, officer)
        take_number_book(officer)
        officer.goto("/")
        take(officer, "viec-cua-toi")
        take_users(browser, base)
        browser.close()


def sign_in(browser: Browser, base: str, role: str, door: str = "") -> Page:
    """A page of one of the demonstration's people; `door` names a picture of the sign-in page."""
    context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 800}, locale="vi-VN")
    page = context.new_page()
    page.goto("/vao-thu/")
    if door:
        take(page, door)
    page.locator(f"main button:has-text('{role}')").first.click()
    return page


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


def take_review(page: Page) -> None:
    """The example paper, read and waiting for decisions."""
    page.goto("/van-ban/")
    page.set_input_files("#tep", EXAMPLE)
    page.get_by_role("button", name="Nhận và đọc").click()
    page.locator(".bulk").wait_for(timeout=60_000)
    take(page, "duyet")


def take_plan(page: Page) -> None:
    """A plan with the panel of one figure open."""
    page.goto("/ke-hoach/")
    page.locator("main a:has-text('2023')").first.click()
    page.locator("main .fig.below").nth(1).click()  # more was spent than planned
    page.locator(".trace .big").first.wait_for()
    take(page, "ke-hoach")


def take_composing(page: Page) -> None:
    page.goto("/bao-cao/")
    page.locator("main a", has_text="Soạn văn bản").first.click()
    page.get_by_role("button", name="Bắt đầu soạn").click()
    page.get_by_role("button", name="Lưu dự thảo").wait_for()
    take(page, "soan-van-ban")


def take_signing(browser: Browser, base: str, officer: Page) -> None:
    """The report previewed, laid before the leader, signed, numbered and issued."""
    officer.goto("/bao-cao/")
    officer.locator("main a", has_text="Xem trước báo cáo Kế hoạch khuyến công năm 2023").click()
    take(officer, "xem-truoc")
    officer.get_by_role("link", name="Trình ký").click()
    officer.get_by_label("Lãnh đạo trình diễn").check()
    take(officer, "trinh-ky")
    officer.get_by_role("button", name="Trình ký").click()
    leader = sign_in(browser, base, "Lãnh đạo")
    leader.locator(".todo", has_text="chờ ký").locator("a").first.click()
    take(leader, "ky-duyet")
    leader.get_by_role("button", name="Ký duyệt").click()
    officer.reload()
    officer.get_by_role("link", name="Cấp số và phát hành").click()
    officer.get_by_role("button", name="Phát hành").click()
    take(officer, "da-phat-hanh")


def take_number_book(page: Page) -> None:
    page.goto("/so-van-ban/")
    take(page, "so-van-ban")


def take_users(browser: Browser, base: str) -> None:
    administrator = sign_in(browser, base, "Quản trị")
    administrator.goto("/nguoi-dung/")
    take(administrator, "nguoi-dung")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
