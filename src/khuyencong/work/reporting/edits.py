"""Editing the sentences of a report: a person's words stand in later previews until they are taken back."""

import re
import unicodedata

from django.db import transaction
from django.db.models import QuerySet

from khuyencong.papers.forms.edited import figures_under, linked, sentence_of, words_of
from khuyencong.records.models import Act, Plan, ReportEdit, User
from khuyencong.terms.document import Document, Paragraph
from khuyencong.terms.periods import Period

from ..acts import seal
from ..permissions import Refused, require
from .preview import generated

LONGEST = 4_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def edit_sentence(
    user: User, plan: Plan, form: str, period: Period, key: str, text: str, reason: str = ""
) -> ReportEdit:
    """Put a person's words in the place of a generated sentence, beside the figures that stand under it now."""
    words = _checked(text)
    with transaction.atomic():
        held = _locked(user, plan)
        document, sentence = _sentence(held, form, period, key)
        if words == words_of(sentence):
            raise Refused("Câu này giống hệt câu do hệ thống viết, không có gì để sửa.")
        runs = linked(words, sentence, document)
        figures = figures_under(sentence.runs) | figures_under(runs)
        act = _sealed(user, held, period, "edit_sentence", f"Sửa câu «{key}»", {"text": words, "reason": reason})
        _in_force(held, form, period).filter(key=key).update(withdrawn_at_act=act.number)
        return ReportEdit.objects.create(
            plan=held,
            form=form,
            period=period.code,
            key=key,
            text=words,
            figures=figures,
            reason=reason.strip(),
            made_by=user,
            act=act,
            act_number=act.number,
        )


def reset_sentence(user: User, plan: Plan, form: str, period: Period, key: str) -> Act:
    """Take a person's words back: the generated sentence stands again."""
    with transaction.atomic():
        held = _locked(user, plan)
        edits = _in_force(held, form, period).filter(key=key)
        if not edits.exists():
            raise Refused("Câu này chưa được sửa.")
        act = _sealed(user, held, period, "reset_sentence", f"Bỏ phần sửa của câu «{key}»", {})
        edits.update(withdrawn_at_act=act.number)
        return act


def _locked(user: User, plan: Plan) -> Plan:
    held = Plan.objects.select_for_update().get(pk=plan.pk)
    require(user, "edit_report", held.unit)
    return held


def _checked(text: str) -> str:
    """One paragraph of clean words."""
    if _CONTROL.search(text):
        raise Refused("Câu có ký tự điều khiển không in được; hãy gõ lại.")
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if not words:
        raise Refused("Câu không được để trống; muốn trở lại câu cũ thì chọn «bỏ phần sửa».")
    if len(words) > LONGEST:
        raise Refused(f"Câu dài quá {LONGEST} ký tự.")
    return words


def _sentence(plan: Plan, form: str, period: Period, key: str) -> tuple[Document, Paragraph]:
    document = generated(plan, period, form)
    sentence = sentence_of(document, key)
    if sentence is None:
        raise Refused("Báo cáo không có câu này; có thể số liệu đã đổi, hãy mở lại trang.")
    return document, sentence


def _in_force(plan: Plan, form: str, period: Period) -> QuerySet[ReportEdit]:
    return ReportEdit.objects.filter(plan=plan, form=form, period=period.code, withdrawn_at_act__isnull=True)


def _sealed(user: User, plan: Plan, period: Period, verb: str, words: str, changes: dict[str, str]) -> Act:
    return seal(plan.province, user, verb, plan, f"{words} của báo cáo {period.in_words()}: {plan.title}", changes)
