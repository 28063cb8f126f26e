"""Vietnamese for everybody who chose nothing; English one click away, and back."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml.html import HtmlElement, fromstring

from khuyencong.desk.rules import RULE_SENTENCES, told_in_sentence
from khuyencong.desk.words import RULE_WORDS
from khuyencong.records.models import Act, Draft, Measure, Norm, Paper, Reference
from khuyencong.work.measures import add_measure
from khuyencong.work.permissions import Refused
from khuyencong.work.recorded import _own_words, _patterns
from khuyencong.work.reporting import CATALOGUE, save_draft
from scripts import messages
from tests.desk.conftest import ENGLISH, SignIn
from tests.desk.permission_matrix import viewers
from tests.desk.test_permissions import addresses
from tests.factories import Case


def test_the_browsers_wish_alone_changes_nothing(officer: Client) -> None:
    page = officer.get("/", headers={"accept-language": "en"})
    assert page.headers["Content-Language"] == "vi"
    assert '<html lang="vi">' in page.content.decode()


def test_one_click_leads_to_english_and_back_to_the_same_page(officer: Client) -> None:
    here = "/ke-hoach/?trang=1"
    answer = officer.post(reverse("language"), {"language": "en"}, headers={"referer": f"http://testserver{here}"})
    assert (answer.status_code, answer["Location"]) == (302, f"http://testserver{here}")
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


def test_who_reads_english_is_refused_in_english_and_history_stays_vietnamese(case: Case, english: None) -> None:
    officer = case.world.officer
    with translation.override("en"):
        add_measure(officer, case.world.province, "gian hàng", "gian", Measure.Kind.FLOW)
        with pytest.raises(Refused, match="There is already a measure “gian hàng”"):
            add_measure(officer, case.world.province, "gian hàng", "gian", Measure.Kind.FLOW)
    assert Act.objects.latest("number").summary == "Thêm chỉ tiêu «gian hàng» (gian): cộng trong kỳ"


def test_no_page_in_english_holds_forgotten_vietnamese(whole_case: Case, signed_in: SignIn, english: None) -> None:
    """Every route of the matrix, each as somebody who may see it: every word is English, or content marked as such."""
    at, told = addresses(whole_case), {}
    for person, routes in viewers().items():
        client = signed_in(whole_case.people[person])
        told |= {route: words for route in routes if (words := forgotten(client, at[route]))}
    assert told == {}


def test_no_word_hides_from_the_catalogue_inside_another_string() -> None:
    """What stands inside an f-string is not gathered, and would stay Vietnamese."""
    hidden = re.compile(r"""\bf(["']).*?\{_\((["'])(.+?)\2\)""")
    told = {found[3] for file in messages.PACKAGE.rglob("*.py") for found in hidden.finditer(file.read_text())}
    assert told - {str(message.id) for message in messages.read(ENGLISH)} == set()


def test_a_paper_with_a_table_under_review_in_english(case: Case, officer: Client, english: None) -> None:
    assert forgotten(officer, reverse("paper", args=[case.tabled.pk])) == []


def test_a_draft_says_in_english_what_hinders_it_what_is_blank_and_how_words_are_written(
    case: Case, officer: Client, english: None
) -> None:
    officer.post(reverse("begin_draft", args=[case.plan.pk]), {"mau": "dieu-chinh"})
    draft = Draft.objects.get(form="dieu-chinh")
    save_draft(case.world.officer, draft, draft.answers | {"reason": "dừng từ tháng tư", "proposal": ""}, 1)
    address = reverse("compose", args=[draft.pk])
    assert forgotten(officer, address) == []
    page = fromstring(officer.get(address).content.decode())
    (hindrance,) = page.xpath("//div[contains(@class, 'notice bad')]//li")
    assert hindrance.text.startswith("A figure is missing where one is expected")
    blanks = [one.text_content() for one in page.xpath("//details/ul[contains(@class, 'small')]/li")]
    assert "“At the request of” is not filled in." in blanks
    (said,) = page.xpath("//ul[contains(@class, 'wording')]/li")
    assert said.xpath("string(.//span[contains(@class, 'chip')])") == "Why it is not carried out"
    assert said.xpath("string(.//span[contains(@class, 'sub')])").startswith("Capital or small letter by Annex II")
    answers = {"numbered_by": "here", "signed_on": "5/1/2024", "signer_name": "Trần Ký", "authority": "GIÁM ĐỐC"}
    issuing = f"{reverse('issue_report', args=[case.plan.pk])}?soan={draft.pk}"
    refused = fromstring(officer.post(issuing, answers | {"buoc": "phat-hanh"}).content.decode())
    (why,) = refused.xpath("//div[@class='error-summary']//li")
    for official in why.xpath(".//*[@lang='vi']"):
        official.drop_tree()
    assert "A figure is missing where one is expected" in why.text_content()
    assert not VIETNAMESE.search(KEPT_BESIDE.sub("", why.text_content()))


def test_names_of_people_places_and_contents_are_marked_wherever_they_stand(
    whole_case: Case, signed_in: SignIn, english: None
) -> None:
    """In sentences, among choices and in what is only spoken."""
    case, at = whole_case, addresses(whole_case)
    officer, admin = signed_in(case.people["officer"]), signed_in(case.people["admin"])
    first = case.waiting.facts.order_by("activity")[0].activity
    for client, address in (
        (officer, f"{at['paper']}?muc={first}"),
        (officer, f"{at['plan']}?sua=1"),
        (admin, at["end_office"]),
        (signed_in(case.people["commune"]), at["reached_table"]),
    ):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        page = fromstring(client.get(address).content.decode())
        for content in page.xpath("//head | //script | //*[@lang='vi']"):
            content.drop_tree()
        told = " ".join(page.xpath("//main//text() | //main//@title"))
        names = (case.line.title, str(case.world.colleague), case.world.department.titles.first().title)
        assert [name for name in names if name in told] == [], address


def test_a_name_in_a_heading_is_marked_and_the_title_of_the_page_is_bare(
    whole_case: Case, signed_in: SignIn, english: None
) -> None:
    admin = signed_in(whole_case.people["admin"])
    admin.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = admin.get(addresses(whole_case)["rename_unit"]).content.decode()
    assert re.search(r'<h1>Rename <span lang="vi">[^<]+</span></h1>', page)
    assert re.search(r"<title>Rename [^<]+</title>", " ".join(page.split()))


def forgotten(client: Client, address: str) -> list[str]:
    """Words with Vietnamese letters that are neither content marked as such nor terms kept beside their English;
    findings that say nothing but their Vietnamese message; words of the interface marked as if they were content."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.get(address)
    assert answer.status_code == 200
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return []
    page = fromstring(answer.content.decode())
    known = {words.casefold() for words in _content()}
    hidden = [words for words in _marked(page) if _is_of_the_interface(words) and words.casefold() not in known]
    for content in page.xpath("//head | //script | //*[@lang='vi']"):
        content.drop_tree()
    told = page.xpath("//div[contains(@class, 'finding ')]/span[not(contains(@class, 'chip'))][1]")
    unsaid = ["a finding in Vietnamese alone" for one in told if not (one.text or "").strip()]
    said = page.xpath("//text() | //@placeholder | //@title | //@alt | //@data-k | //@aria-label")
    words = (KEPT_BESIDE.sub("", " ".join(str(one).split())) for one in said)
    return [word for word in words if VIETNAMESE.search(word)] + unsaid + hidden


def _marked(page: HtmlElement) -> Iterator[str]:
    """Everything that is said to be Vietnamese, but for papers themselves and the heads of their tables."""
    for paper in page.xpath("//article[contains(@class, 'paper')]"):
        paper.drop_tree()
    nearest = "[ancestor-or-self::*[@lang][1][@lang='vi']]"
    told = page.xpath(f"//text(){nearest} | //@*[parent::*{nearest}]")
    spoken = (one for one in told if not one.is_attribute or one.attrname in SPOKEN)
    yield from filter(re.compile(r"[^\W\d_]").search, (" ".join(str(one).split()) for one in spoken))


def _content() -> set[str]:
    """What papers and the ledger say in words that the interface has too: measures and their units, kinds of papers,
    a paper's headings and the heads of its tables, what a norm says, which has its English beside, and the reason that
    an officer of the case gave."""
    names = (one for row in Measure.objects.values_list("name", "unit") for one in (*row, f"({row[1]})"))
    kinds = (*Reference.objects.values_list("kind", flat=True), *Paper.objects.values_list("kind", flat=True))
    cells = (cell.strip() for text in Paper.objects.values_list("text", flat=True) for cell in re.split(r"[|\n]", text))
    norms = (words for row in Norm.objects.values_list("content", "conditions") for words in row)
    told = {word for cell in cells for word in (cell, re.sub(r"^[IVX]+\. ", "", cell))}
    return {*names, *kinds, *told, *norms, "chờ ký"}


def _is_of_the_interface(words: str) -> bool:
    """Whether words marked as Vietnamese content are the interface's own: a string of the catalogue, a sentence of
    history, or English."""
    own = words.casefold().strip(" :.,«»()") in STRINGS or words.startswith(FORMS) or ENGLISH_WORDS.search(words)
    return bool(own) or any(pattern.fullmatch(words) for pattern, told in _patterns() if _own_words(told) >= 10)


def _all_of(told: str | tuple[str, ...]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else told


def _kept_beside() -> re.Pattern[str]:
    """English strings of the catalogue that hold Vietnamese words, such as «Area (địa bàn)», also capitalised."""
    strings = (message.string for message in messages.read(ENGLISH) if message.id)
    told = (word for words in strings for word in ([words] if isinstance(words, str) else words))
    kept = sorted(filter(VIETNAMESE.search, told), key=len, reverse=True)
    return re.compile("|".join(re.sub(r"%\\\(\w+\\\)s", ".*?", re.escape(word)) for word in kept), re.IGNORECASE)


VIETNAMESE = re.compile(r"[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
KEPT_BESIDE = _kept_beside()
STRINGS = {one.casefold().strip(" :.,«»()") for message in messages.read(ENGLISH) for one in _all_of(message.id)}
SPOKEN = {"placeholder", "title", "alt", "aria-label"}
ENGLISH_WORDS = re.compile(
    r"\b(?:the(?! plan\))|of|and|by|with|without|not|from|until|source|rows?|year|given|sent|all|choose|apply)\b"
)
FORMS = tuple(form.title for form in CATALOGUE.values())  # names of our own forms are words of the interface


def test_every_rule_says_in_english_what_was_found(english: None) -> None:
    assert RULE_SENTENCES.keys() == RULE_WORDS.keys()
    with translation.override("en"):
        told = {rule: told_in_sentence(rule, "Mục 3.1 <b>") for rule in RULE_SENTENCES}
    assert told["form"] == 'The form departs from the rules. <span lang="vi">Mục 3.1 &lt;b&gt;</span>'
    assert not any(VIETNAMESE.search(one.partition("<span")[0]) for one in told.values())
    assert told_in_sentence("form", "Mục 3.1 <b>") == "Mục 3.1 &lt;b&gt;"


@pytest.mark.parametrize(("count", "said"), [(1, r"\b1 finding\b"), (2, r"\b2 findings\b")])
def test_one_finding_is_no_findings(english: None, count: int, said: str) -> None:
    with translation.override("en"):
        chips = render_to_string("library/_state.html", {"paper": {"state": "read", "doubts": count}})
    assert re.search(said, chips)
