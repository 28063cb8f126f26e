"""Words by the decree while composing: told beside the paper, taken over on request, kept only when saved."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Draft
from khuyencong.work.reporting import begin_draft, save_draft
from khuyencong.work.seeds.references import load_references
from tests.desk.test_signing_pages import red
from tests.factories import YEAR, Case

FULL = "Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công"


@pytest.fixture
def draft(case: Case) -> Draft:
    load_references(case.plan.province)
    return begin_draft(case.world.officer, case.plan, "to-trinh", YEAR)


def posted(officer: Client, draft: Draft, **more: str) -> str:
    said = {**draft.answers, "revision": str(draft.revision), **more}
    answer = officer.post(reverse("compose", args=[draft.pk]), said)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_a_short_basis_is_told_and_written_in_full_only_when_asked(officer: Client, draft: Draft) -> None:
    typed = {"bases": "Căn cứ Nghị định số 45/2012/NĐ-CP", "need": f"Theo {FULL}, gửi sở Công Thương."}
    page = posted(officer, draft, buoc="xem", **typed)
    assert "còn thiếu ngày tháng năm, cơ quan ban hành, trích yếu" in page
    assert "Căn cứ Nghị định số 45/2012/NĐ-CP</textarea>" in page  # what was typed still stands
    page = posted(officer, draft, sua="tat-ca", **typed)
    assert f"Căn cứ {FULL}</textarea>" in page
    assert "Theo Nghị định số 45/2012/NĐ-CP, gửi Sở Công Thương.</textarea>" in page
    assert "chưa lưu" in page
    assert red(page) == ["Lưu dự thảo"]  # what is laid before a signer is what was saved
    draft.refresh_from_db()
    assert "bases" not in draft.answers  # nothing is kept before the officer saves


def test_one_suggestion_is_taken_over_alone(officer: Client, draft: Draft) -> None:
    page = posted(officer, draft, sua="need:4:6", need="gửi sở Công Thương và ủy ban nhân dân tỉnh")
    assert "gửi Sở Công Thương và ủy ban nhân dân tỉnh</textarea>" in page


@pytest.mark.parametrize("button", [{"sua": "tat-ca"}, {"buoc": "xem"}], ids=["words", "look"])
def test_what_another_saved_meanwhile_is_shown_and_not_overwritten(
    case: Case, officer: Client, draft: Draft, button: dict[str, str]
) -> None:
    """Looking or taking words over makes the page anew, but does not show what a colleague wrote."""
    seen = draft.revision
    save_draft(case.world.colleague, draft, draft.answers | {"need": "Lời của người khác."}, seen)
    page = posted(officer, draft, need="gửi sở Công Thương", revision=str(seen), **button)
    assert f'name="revision" value="{seen}"' in page
    page = posted(officer, draft, need="gửi sở Công Thương", revision=str(seen))
    assert "Lời của người khác." in page
    draft.refresh_from_db()
    assert draft.answers["need"] == "Lời của người khác."


def test_a_basis_of_the_library_is_added_in_full(officer: Client, draft: Draft) -> None:
    offered = posted(officer, draft, buoc="xem")
    assert '<option value="45/2012/NĐ-CP">' in offered
    assert '<option value="68/2017/NĐ-CP">' not in offered  # what has ended is not offered
    page = posted(officer, draft, them_can_cu="1", can_cu="45/2012/NĐ-CP", bases="Căn cứ Luật Thử nghiệm")
    assert f"Căn cứ Luật Thử nghiệm\nCăn cứ {FULL}</textarea>" in page


def test_a_basis_that_has_ended_is_warned_of(officer: Client, draft: Draft) -> None:
    page = posted(officer, draft, buoc="xem", bases="Căn cứ Nghị định số 68/2017/NĐ-CP")
    assert "Căn cứ 68/2017/NĐ-CP đã hết hiệu lực" in page


def test_a_basis_of_unknown_validity_says_so_where_it_is_chosen_and_before_it_is_signed(
    officer: Client, draft: Draft
) -> None:
    page = posted(officer, draft, them_can_cu="1", can_cu="558/QĐ-UBND", bases="")
    offered = page.partition('<option value="558/QĐ-UBND">')[2].partition("</option>")[0]
    assert "(chưa kiểm chứng hiệu lực)" in offered
    told = "Căn cứ 558/QĐ-UBND: chưa kiểm chứng hiệu lực, hãy đối chiếu trước khi ký."
    assert told in page
    draft.refresh_from_db()
    saved = save_draft(draft.changed_by, draft, draft.answers | {"bases": "Căn cứ Quyết định 558/QĐ-UBND"}, 1)
    asked = reverse("submit_paper", args=[draft.plan_id]) + f"?soan={saved.pk}"
    assert told in html.unescape(officer.get(asked).content.decode())
