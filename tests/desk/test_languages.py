"""Vietnamese for everybody who chose nothing; English one click away, and back."""

from django.conf import settings
from django.test import Client
from django.urls import reverse


def test_the_browsers_wish_alone_changes_nothing(officer: Client) -> None:
    page = officer.get("/", headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == "vi"
    assert '<html lang="vi">' in page.content.decode()


def test_one_click_leads_to_english_and_back_to_the_same_page(officer: Client) -> None:
    here = "/ke-hoach/?trang=1"
    answer = officer.post(reverse("language"), {"language": "en"}, headers={"referer": f"http://testserver{here}"})
    assert (answer.status_code, answer["Location"]) == (302, here)
    page = officer.get(here)
    assert '<html lang="en">' in page.content.decode()
    assert "Tiếng Việt" in page.content.decode()

    officer.post(reverse("language"), {"language": "vi", "next": here})
    assert '<html lang="vi">' in officer.get(here).content.decode()


def test_an_unknown_language_is_vietnamese(officer: Client) -> None:
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert officer.get("/").headers["Content-Language"] == "vi"


def test_the_choice_leads_nobody_out_of_the_house(officer: Client) -> None:
    answer = officer.post(reverse("language"), {"language": "en", "next": "https://example.org/"})
    assert answer["Location"] == "/"


def test_a_visitor_chooses_too(db: None, client: Client) -> None:
    client.post(reverse("language"), {"language": "en", "next": reverse("account_login")})
    assert '<html lang="en">' in client.get(reverse("account_login")).content.decode()
