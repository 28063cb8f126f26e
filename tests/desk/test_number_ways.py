"""Issuing asks one thing at a time: which way the number comes, and what becomes of a paper that stands already."""

import html
import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from khuyencong.desk.signing.numbers import NumberForm
from khuyencong.records.models import BookNumber, Issue, Paper
from khuyencong.terms.periods import Period
from khuyencong.work.numbering import reserve
from tests.factories import Case


def asked(case: Case, before: int = 0, **said: str) -> NumberForm:
    """The form for a second paper, signed on the day of the first or so many days before."""
    issued, usual = case.issue, {"numbered_by": "here"}
    day = issued.signed_on - timedelta(days=before)
    return NumberForm(issued.plan, issued.form.partition("/")[0], Period.parse(issued.period), usual | said, day=day)


def test_the_usual_way_is_chosen_and_each_way_holds_its_own_questions(case: Case, officer: Client) -> None:
    address = reverse("issue_report", args=[case.plan.pk])
    page = html.unescape(officer.get(address, {"ky": case.issue.period}).content.decode())
    (ways,) = re.findall(r'<fieldset class="field ways">\s*<legend>Số văn bản.+?</fieldset>', page, re.S)
    assert re.findall(r'value="(\w+)"[^>]*checked', ways) == ["here"]
    assert re.findall(r'type="radio"|name="(kept|number|gap)"', ways) == ["", "", "kept", "", "number", "gap"]
    assert page.index("<summary>Số bản") < page.index('name="copies"')


def test_of_two_papers_of_one_form_and_period_the_second_says_what_becomes_of_the_first(case: Case) -> None:
    form = asked(case)
    assert not form.is_valid()
    assert "relation" in form.errors
    assert case.issue in form.standing

    replacing = asked(case, relation="replaces")
    assert replacing.is_valid(), replacing.errors
    assert replacing.numbering()["replaces"] == case.issue


def test_what_stands_under_a_way_not_chosen_is_not_said(case: Case) -> None:
    form = asked(case, relation="beside", beside="bản gửi riêng Bộ", replaces=str(case.issue.pk), number="9", gap="x")
    assert form.is_valid(), form.errors
    told = form.numbering()
    assert (told["replaces"], told["supplements"], told["beside"]) == (None, None, "bản gửi riêng Bộ")
    assert (told["number"], told["gap"]) == ("", "")
    assert Issue.objects.get(pk=case.issue.pk).state == case.issue.state


def test_a_number_of_the_office_that_will_be_refused_is_told_on_the_form(case: Case) -> None:
    """And not only when the paper is about to be issued."""
    last = BookNumber.objects.get(issue=case.issue)
    for number, words in ((str(last), "đã có trong sổ"), ("9", "phải ghi vì sao bỏ cách"), ("9/TB-SCT", "Ký hiệu")):
        form = asked(case, relation="beside", beside="gửi riêng", numbered_by="office", number=number)
        assert not form.is_valid()
        assert words in form.errors["number"][0]
    free = asked(
        case, relation="beside", beside="gửi riêng", numbered_by="office", number="9", gap="cấp cho phòng khác"
    )
    assert free.is_valid(), free.errors


def test_each_way_tells_the_number_that_comes_of_it_before_one_presses(case: Case, officer: Client) -> None:
    form = asked(case)
    last = BookNumber.objects.get(issue=case.issue)
    upcoming = f"{last.ordinal + 1:02d}/{last.symbol}"
    assert [way.comes for way in form.number_ways()] == [
        upcoming,
        "chưa giữ số nào cho loại văn bản này",
        f"Sổ đang ở số {last.ordinal:02d}",
    ]
    (kept,) = reserve(case.world.officer, form.wanted, "báo cáo quý")
    ways = asked(case).number_ways()
    assert str(kept) == upcoming == ways[1].comes
    assert ways[0].comes == f"{last.ordinal + 2:02d}/{last.symbol}"
    address = reverse("issue_report", args=[case.plan.pk])
    page = html.unescape(officer.get(address).content.decode())
    assert re.search(r'<span class="sub">01/BC-SCT</span>', page)  # signed today: a new year's book
    assert '<span class="sub">Dãy số này chưa có số nào trong sổ</span>' in page

    today = timezone.localdate()
    outside = {"number": "845/BC-SCT", "dated": f"{today:%Y}-01", "issuer": "Sở Công Thương", "title": "Báo cáo cũ"}
    Paper.objects.filter(pk=case.waiting.pk).update(**outside)
    page = html.unescape(officer.get(address).content.decode())
    stands = "Dãy số này chưa có số nào trong sổ, văn bản «Báo cáo cũ» từ ngoài sổ mang số 845/BC-SCT"
    assert f'<span class="sub">846/BC-SCT · {stands}</span>' in page
    asked_of = re.findall(r'name="leap" value="(\d+)".+?</label>', page, re.S)
    assert asked_of == ["845", "0"]  # the leap is confirmed, or the number was read wrongly


def test_a_day_before_the_last_number_s_is_told_before_one_presses(case: Case) -> None:
    here, _kept, outside = asked(case, before=1).number_ways()
    assert "không thể mang số sau nó" in here.comes
    assert outside.comes == ""


def test_a_leap_over_many_numbers_is_confirmed_with_their_count(case: Case) -> None:
    said = {"relation": "beside", "beside": "gửi riêng", "numbered_by": "office", "number": "90", "gap": "phòng khác"}
    last = BookNumber.objects.get(issue=case.issue).ordinal
    count = 89 - last
    for leap in ("", "0", "5"):
        form = asked(case, **said, leap=leap)
        assert not form.is_valid()
        assert f"bỏ cách {count} số (từ {last + 1:02d} đến 89)" in form.errors["leap"][0]
        _here, _kept, office = form.number_ways()
        assert [field.name for field in office.fields] == ["number", "gap", "leap"]
    form = asked(case, **said, leap=str(count))
    assert form.is_valid(), form.errors
    assert form.numbering()["leap"] == count
