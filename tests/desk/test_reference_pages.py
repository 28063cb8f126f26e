"""The legal library at the counter: validity with its marks, the sentence that cites, and keeping it."""

import html
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import CitedIn, Measure, Reference
from khuyencong.records.references import CertaintyMark
from khuyencong.work.library.references import Description, describe
from tests.desk.conftest import SignIn
from tests.desk.said import words_on
from tests.factories import Case

SAID = {
    "title": "Quy chế mới", "kind": "Quyết định", "issuer": "UBND tỉnh", "dated": "5/2026", "valid_from": "1/6/2026",
    "valid_to": "", "mark": "V", "source": "Công báo tỉnh", "remark": "",
}  # fmt: skip


@pytest.fixture
def decree(case: Case) -> Reference:
    assert case.change
    return Reference.objects.get(number="45/2012/NĐ-CP")


def test_the_list_says_validity_mark_and_what_amends(officer: Client, decree: Reference) -> None:
    page = words_on(officer, "references", q="45 2012 khuyen cong")
    assert "45/2012/NĐ-CP" in page
    assert "được sửa đổi" in page
    assert "đã đọc chính văn" in page
    assert "235/2025/NĐ-CP" in page


def test_a_state_can_be_asked_for(officer: Client, decree: Reference) -> None:
    page = words_on(officer, "references", hieu_luc="replaced")
    assert "26/2014/TTLT-BTC-BCT" in page
    assert ">45/2012/NĐ-CP<" not in page
    assert "Không có căn cứ nào khớp" in words_on(officer, "references", hieu_luc="not_yet")


def test_a_document_without_a_day_of_validity_is_not_called_in_force(officer: Client, decree: Reference) -> None:
    """In the list, by its filter and on its own page; what is known of its amendment stands beside."""
    assert "558/QĐ-UBND" not in words_on(officer, "references", hieu_luc="amended", q="558")
    page = words_on(officer, "references", hieu_luc="unverified", q="558")
    assert '<span class="chip wait">chưa kiểm chứng hiệu lực</span>' in page
    assert "684/QĐ-UBND" in page
    own = words_on(officer, "reference", Reference.objects.get(number="558/QĐ-UBND").pk)
    assert "chưa kiểm chứng hiệu lực" in own
    assert "còn hiệu lực" not in own
    assert "chưa có ngày hết hiệu lực" not in own


def test_norms_stand_under_their_document_and_in_a_list_of_a_day(officer: Client, decree: Reference) -> None:
    circular = Reference.objects.get(number="28/2018/TT-BTC")
    page = words_on(officer, "reference", circular.pk)
    assert "Ứng dụng máy móc thiết bị tiên tiến" in page
    assert "300.000.000" in page
    assert "chưa kiểm chứng" in page
    then = words_on(officer, "norms", q="may moc thiet bi", ngay="1/1/2016")
    assert "200.000.000" in then
    assert "300.000.000" not in then
    assert "200.000.000" not in words_on(officer, "norms", q="may moc thiet bi", ngay="1/1/2024")
    assert "200.000.000" in words_on(officer, "norms", q="may moc thiet bi", moi_luc="1")
    assert "Không có mức chi nào khớp" in words_on(officer, "norms", q="khong co gi nhu the")


def test_words_of_a_norm_find_its_document(officer: Client, decree: Reference) -> None:
    assert "28/2018/TT-BTC" in words_on(officer, "references", q="day chuyen cong nghe")
    assert "28/2018/TT-BTC" in words_on(officer, "search", q="day chuyen cong nghe")


def test_what_nobody_has_read_says_so(case: Case, officer: Client) -> None:
    met = Reference.objects.create(province=case.world.province, key="9/QĐ-UBND", number="9/QĐ-UBND")
    page = words_on(officer, "reference", met.pk)
    assert "chưa kiểm chứng" in page
    assert "còn hiệu lực" not in page


def test_where_it_is_used_shows_the_very_sentence_and_leads_to_it(
    case: Case, officer: Client, decree: Reference
) -> None:
    start = case.waiting.text.index("số liệu")
    CitedIn.objects.create(paper=case.waiting, reference=decree, start=start, end=start + 7)
    page = words_on(officer, "reference", decree.pk)
    address = f"{reverse('paper', args=[case.waiting.pk])}#v{start}"
    assert f'<a href="{address}"><mark>số liệu</mark></a>' in page
    assert f'<span id="v{start}"></span>' in words_on(officer, "paper", case.waiting.pk)


def test_who_may_not_see_the_paper_sees_no_sentence_of_it(case: Case, signed_in: SignIn, decree: Reference) -> None:
    CitedIn.objects.create(paper=case.waiting, reference=decree, start=0, end=4)
    page = words_on(signed_in(case.people["agency"]), "reference", decree.pk)
    assert "Chưa văn bản nào trong phạm vi" in page


def test_an_officer_adds_describes_and_links(case: Case, officer: Client, decree: Reference) -> None:
    page = officer.post(reverse("add_reference"), {**SAID, "number": "7/2026/QĐ-UBND"})
    added = Reference.objects.get(number="7/2026/QĐ-UBND")
    assert page["Location"] == reverse("reference", args=[added.pk])
    told = words_on(officer, "reference", added.pk)
    assert "5/2026" in told
    assert "chưa có ngày hết hiệu lực" in told

    link = {"new": "7/2026/QĐ-UBND", "kind": "replaces", "since": "1/6/2026", "mark": "V", "source": "Điều 3"}
    old = Reference.objects.get(number="22/2023/QĐ-UBND")
    assert officer.post(reverse("link_reference", args=[old.pk]), link).status_code == 302
    assert "bị thay thế" in words_on(officer, "reference", old.pk)
    change = old.changed_by.get(withdrawn_at_act=None)
    officer.post(reverse("unlink_reference", args=[change.pk]), {"reason": "đọc nhầm"})
    told = words_on(officer, "reference", old.pk)
    assert "Lý do: đọc nhầm" in told
    assert "bị thay thế" not in told


def test_who_was_overtaken_sees_the_newer_description_and_loses_nothing(
    case: Case, officer: Client, decree: Reference
) -> None:
    seen = decree.versions.get(withdrawn_at_act=None).pk
    newer = Description("Bản của người khác", "Công báo", CertaintyMark.TEXT)
    describe(case.world.colleague, decree, newer, seen)
    page = officer.post(reverse("describe_reference", args=[decree.pk]), {**SAID, "seen": seen})
    told = " ".join(html.unescape(page.content.decode()).split())
    assert "Vừa có người khác cập nhật" in told
    assert "Bản của người khác" in told
    assert "Quy chế mới" in told


def test_a_number_the_library_does_not_hold_is_said(officer: Client, decree: Reference) -> None:
    said = {"new": "1/1999/NĐ-CP", "kind": "amends", "since": "", "mark": "V", "source": "Điều 1"}
    page = officer.post(reverse("link_reference", args=[decree.pk]), said)
    assert "không có đúng một văn bản" in html.unescape(page.content.decode())


def test_what_a_later_document_did_is_told_of_the_earlier_one_in_the_passive(
    officer: Client, decree: Reference, english: None
) -> None:
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    joint = Reference.objects.get(number="26/2014/TTLT-BTC-BCT")
    for page in (words_on(officer, "references"), words_on(officer, "reference", joint.pk)):
        assert "replaced, repealed by" in page
        assert not re.search(r"(replaces, repeals|amends and supplements) by", page)


def test_who_keeps_the_accounts_reads_the_catalogues_and_changes_none(
    case: Case, decree: Reference, signed_in: SignIn
) -> None:
    """They hold no figure; «chưa có căn cứ nào» would be untrue."""
    admin = signed_in(case.people["admin"])
    told = {name: words_on(admin, name) for name in ("references", "norms", "measures", "sources")}
    assert "45/2012/NĐ-CP" in told["references"]
    assert "28/2018/TT-BTC" in told["norms"]
    assert Measure.objects.filter(is_money=False)[0].name in told["measures"]
    assert "Kinh phí khuyến công địa phương" in told["sources"]
    assert [name for name, page in told.items() if "Thêm" in page[page.index("<main") : page.index("<table")]] == []
