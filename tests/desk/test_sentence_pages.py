"""Sentences of a report on screen: edited with their figures locked, marked when one moves, decided by a person."""

import html
import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import ReportEdit
from khuyencong.terms.facts import Role
from tests.factories import Case
from tests.world import accept_all, item, tell

if TYPE_CHECKING:
    from django.http import HttpResponse


def key_of(case: Case) -> str:
    return f"line-{case.line.pk}-actual"


def address(case: Case) -> str:
    return reverse("sentence", args=[case.plan.pk, key_of(case)])


def shown(answer: "HttpResponse") -> str:
    return html.unescape(answer.content.decode())


def edit(officer: Client, case: Case, words: str = "Dự [03] hội chợ, chi [440.000.000] đồng.") -> "HttpResponse":
    return officer.post(address(case), {"viec": "luu", "cau": words, "ly_do": "gọn hơn"}, follow=True)


def test_a_sentence_is_edited_without_any_script(case: Case, officer: Client) -> None:
    page = shown(officer.get(address(case)))
    assert "[440.000.000]" in page
    assert 'data-chip="[03]"' in page
    (offered, *_more) = re.findall(r'data-chip="(\[450[^"]+)"', page)  # what the content's row of the annex says
    assert "Kinh phí, kế hoạch" in page.replace("<", " <")

    typed = shown(edit(officer, case, f"Chi [440.000.000] trong {offered} đồng, bán 26 sản phẩm."))
    assert "Số không dẫn về sổ: 26." in typed
    assert "<mark>26</mark>" in typed
    officer.post(address(case), {"viec": "bo", "da_thay": ReportEdit.objects.get().pk})
    preview = shown(edit(officer, case))
    assert "Đã lưu câu; mọi số trong câu dẫn về sổ." in preview
    assert 'class="edited"' in preview
    assert "Dự <button" in preview


def test_what_a_colleague_wrote_meanwhile_is_shown_before_it_is_overwritten(case: Case, officer: Client) -> None:
    edit(officer, case, "Dự đủ [03] hội chợ.")
    page = shown(edit(officer, case, "Chi [440.000.000] đồng."))  # opened before the other was saved
    assert "người khác đã đổi câu này thành «Dự đủ 03 hội chợ.»" in page
    assert "Chi [440.000.000] đồng." in page
    seen = ReportEdit.objects.get().pk
    assert f'name="da_thay" value="{seen}"' in page
    officer.post(address(case), {"viec": "luu", "cau": "Chi [440.000.000] đồng.", "da_thay": seen})
    assert ReportEdit.objects.get(withdrawn_at_act=None).text == "Chi 440.000.000 đồng."


def test_the_preview_lists_its_sentences_and_puts_moved_ones_first(case: Case, officer: Client) -> None:
    edit(officer, case)
    accept_all(case.world.officer, tell(case.world, item("1.1", "Hội chợ trong nước", Role.ACTUAL, 445_000_000)))
    page = shown(officer.get(reverse("report", args=[case.plan.pk])))
    assert "1 câu có số đã đổi" in page
    assert page.index("số đã đổi</span>") < page.index("data-edit-sentence", page.index("số đã đổi</span>"))
    assert "440.000.000 nay là 445.000.000" in page


@pytest.mark.parametrize(
    ("deed", "said", "number"), [("nhan", "Đã nhận số mới", "445.000.000"), ("giu", "Đã giữ câu", "440.000.000")]
)
def test_a_moved_figure_is_taken_or_kept(case: Case, officer: Client, deed: str, said: str, number: str) -> None:
    edit(officer, case)
    accept_all(case.world.officer, tell(case.world, item("1.1", "Hội chợ trong nước", Role.ACTUAL, 445_000_000)))
    page = shown(officer.get(address(case)))
    assert "Số liệu dưới câu này đã thay đổi" in page
    assert "<del>440.000.000</del>" in page

    answer = shown(
        officer.post(
            address(case), {"viec": deed, "ly_do": "đã gửi bộ", "da_thay": ReportEdit.objects.get().pk}, follow=True
        )
    )
    assert said in answer
    assert number in ReportEdit.objects.get(withdrawn_at_act=None).text


def test_what_was_typed_is_kept_when_it_is_refused(case: Case, officer: Client) -> None:
    answer = shown(edit(officer, case, "Chi [1.000.000.001] đồng."))
    assert "[1.000.000.001] không phải số liệu của câu này" in answer
    assert "Chi [1.000.000.001] đồng.</textarea>" in answer
    assert not ReportEdit.objects.exists()


def test_an_edit_is_taken_back(case: Case, officer: Client) -> None:
    edit(officer, case)
    assert "người khác đã đổi câu này" in shown(officer.post(address(case), {"viec": "bo"}))  # saw no edit
    seen = ReportEdit.objects.get().pk
    assert "Đã bỏ phần sửa" in shown(officer.post(address(case), {"viec": "bo", "da_thay": seen}, follow=True))
    assert not ReportEdit.objects.filter(withdrawn_at_act=None).exists()


def test_figures_of_another_day_or_unit_of_money_are_only_looked_at(case: Case, officer: Client) -> None:
    for query in ({"ngay": "1/1/2024"}, {"tien": "trieu"}):
        page = shown(officer.get(reverse("report", args=[case.plan.pk]), query))
        assert "data-edit-sentence" not in page
