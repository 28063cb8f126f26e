"""Take the pictures of the guides from a running demonstration: `make demo`, then this script.

usage: .venv/bin/python scripts/take_pictures.py [http://127.0.0.1:8000]
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main(base: str) -> None:
    """One PNG a page; names are what the guides refer to."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{base}/vao-thu/")
        page.screenshot(path=FOLDER / "vao-thu.png")
        page.locator("main button:has-text('Chuyên viên')").first.click()
        take(page, "viec-cua-toi")
        page.goto(f"{base}/ke-hoach/")
        page.locator("main a:has-text('2023')").first.click()
        page.locator("main .fig").nth(4).click()
        page.locator(".trace .big").first.wait_for()
        take(page, "ke-hoach")
        page.goto(f"{base}/bao-cao/")
        take(page, "bao-cao")
        browser.close()


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
