"""Take the pictures of the guides from a running demonstration: `make demo`, then this script.

Each role's steps at 1440 pixels, those done on the way also at 360; as WebP, so that the repository stays small.

It works as the demonstration's people do: receives an example paper, begins a draft, has a report signed and issued.
So run it on a demonstration that may be thrown away.

usage: .venv/bin/python scripts/take_pictures.py [http://127.0.0.1:8000]
"""

import sys
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
EXAMPLE = Path(__file__).with_name("example_paper.txt")
HOMES = {
    "Lãnh đạo": "viec-lanh-dao",
    "Trung tâm": "viec-trung-tam",
    "Cấp xã": "viec-cap-xa",
    "Cơ quan phối hợp": "viec-so-nganh",
    "Thanh tra": "viec-thanh-tra",
    "Quản trị": "viec-quan-tri",
}
ON_THE_WAY = ("Lãnh đạo", "Trung tâm", "Cấp xã", "Cơ quan phối hợp")
CHROMIUM = "/usr/bin/chromium"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 760}
SMALLER = """async png => {
    const picture = new Image();
    picture.src = "data:image/png;base64," + png;
    await picture.decode();
    const sheet = new OffscreenCanvas(picture.width, picture.height);
    sheet.getContext("2d").drawImage(picture, 0, 0);
    const bytes = new Uint8Array(await (await sheet.convertToBlob({type: "image/webp", quality: 0.82})).arrayBuffer());
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
}"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main(base: str) -> None:
    """One picture a page; names are what the guides refer to."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        officer = sign_in(browser, base, "Chuyên viên")
        take_review(officer)
        take_plan(officer)
        for name in ("dieu-hanh", "so-so-lieu"):
            officer.goto(f"/{name}/")
            take(officer, name)
        take_composing(officer)
        take_signing(browser, base, officer)
        take_number_book(officer)
        officer.goto("/")
        take(officer, "viec-cua-toi")
        take_users(browser, base)
        for role, name in HOMES.items():
            take_home(browser, base, role, name)
        take_filling_in(browser, base)
        take_task(browser, base)
        take_history(browser, base)
        browser.close()


def sign_in(browser: Browser, base: str, role: str) -> Page:
    """A page of one of the demonstration's people."""
    context = browser.new_context(base_url=base, viewport=DESK, locale="vi-VN")
    page = context.new_page()
    page.goto("/vao-thu/")
    page.locator(f"main button:has-text('{role}')").first.click()
    return page


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    drawing = page.context.new_page()  # of no site, whose rules would forbid it
    smaller = drawing.evaluate(SMALLER, b64encode(page.screenshot()).decode())
    drawing.close()
    (FOLDER / f"{name}.webp").write_bytes(b64decode(smaller))


def take_on_phone(page: Page, name: str) -> None:
    page.set_viewport_size(PHONE)
    take(page, f"{name}-360")
    page.set_viewport_size(DESK)


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
    take_on_phone(leader, "ky-duyet")
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
    administrator.get_by_role("link", name="Mở theo danh sách").click()
    take(administrator, "mo-theo-danh-sach")


def take_home(browser: Browser, base: str, role: str, name: str) -> None:
    """What a role finds waiting, at the desk and on the way."""
    page = sign_in(browser, base, role)
    page.goto("/")
    take(page, name)
    if role in ON_THE_WAY:
        take_on_phone(page, name)


def take_filling_in(browser: Browser, base: str) -> None:
    """A commune sends a paper from a telephone, and fills in the table of a plan."""
    commune = sign_in(browser, base, "Cấp xã")
    commune.goto("/")
    commune.get_by_role("link", name="Gửi văn bản").first.click()
    take_on_phone(commune, "gui-van-ban")
    commune.goto("/")
    commune.get_by_role("link", name="Nhập số liệu").first.click()
    take(commune, "nhap-bang")
    take_on_phone(commune, "nhap-bang")


def take_task(browser: Browser, base: str) -> None:
    """Another department opens what it is asked for."""
    department = sign_in(browser, base, "Cơ quan phối hợp")
    department.goto("/")
    department.get_by_role("link", name="Báo cáo danh sách").first.click()
    take(department, "viec-duoc-giao")


def take_history(browser: Browser, base: str) -> None:
    inspector = sign_in(browser, base, "Thanh tra")
    inspector.goto("/nhat-ky/")
    take(inspector, "nhat-ky")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
