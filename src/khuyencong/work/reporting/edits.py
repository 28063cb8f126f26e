"""Editing the sentences of a report: a person's words stand in later previews until they are taken back."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.papers.forms.edited import (
    Change,
    UnknownFigure,
    changes_under,
    chips_of,
    figures_beside,
    figures_of,
    figures_under,
    links_of,
    refreshed,
    runs_of,
    sentence_of,
    worded,
    words_of,
)
from khuyencong.records.models import Act, Plan, ReportEdit, User
from khuyencong.terms.document import Document, Paragraph, Run
from khuyencong.terms.periods import Period

from ..acts import seal
from ..permissions import Refused, require
from .preview import as_edit, generated

LONGEST = 4_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Which sentence of which report: `form` is its name («ket-qua»), `key` the sentence's own."""

    plan: Plan
    form: str
    period: Period
    key: str

    def edits(self) -> QuerySet[ReportEdit]:
        """The edit in force, if there is one."""
        of_report = ReportEdit.objects.filter(plan=self.plan, form=self.form, period=self.period.code)
        return of_report.filter(key=self.key, withdrawn_at_act=None)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report as it stands: what the form writes, what a person made of it, and what moved since."""

    document: Document
    generated: Paragraph
    edit: ReportEdit | None
    runs: _Runs
    changes: tuple[Change, ...] = ()

    @property
    def own(self) -> dict[str, Run]:
        """The figures it says now, and those the form would say."""
        return chips_of(self.generated.runs) | chips_of(self.runs)

    @property
    def beside(self) -> dict[str, Run]:
        """Further figures of its content that the report prints elsewhere."""
        return figures_beside(self.document, self.generated.key, self.own)


def sentence_at(place: SentencePlace) -> Sentence:
    """The sentence as it stands now; Refused where the report has none."""
    document = generated(place.plan, place.period, place.form)
    paragraph = sentence_of(document, place.key)
    if paragraph is None:
        raise Refused(_("Báo cáo không có câu này; có thể số liệu đã đổi, hãy mở lại trang."))
    row = place.edits().select_related("made_by", "act").first()
    if row is None:
        return Sentence(document, paragraph, None, paragraph.runs)
    edit = as_edit(row)
    changes = changes_under(edit, figures_of(document))
    return Sentence(document, paragraph, row, runs_of(edit, paragraph, document), changes)


def edit_sentence(user: User, place: SentencePlace, text: str, reason: str = "", seen: int | None = None) -> ReportEdit:
    """Put a person's words in the place of a generated sentence. Figures of the sentence stand in brackets («[03]») and
    stay linked; the edit keeps what stood under them. `seen` is the edit the person looked at, None for the generated
    words: what somebody else wrote meanwhile is shown, not overwritten."""
    with transaction.atomic():
        place = _locked(user, place)
        template = _checked(text)
        sentence = _as_seen(sentence_at(place), seen)
        runs = _runs(template, sentence)
        if _same(runs, sentence.generated.runs):
            raise Refused(_("Câu này giống hệt câu do hệ thống viết, không có gì để sửa."))
        figures = figures_under(sentence.generated.runs) | figures_under(runs)
        changes = {"text": _words(runs), "reason": reason}
        act = _sealed(user, place, "edit_sentence", f"Sửa câu «{place.key}»", changes)
        return _store(user, place, act, runs, figures, reason)


def _as_seen(sentence: Sentence, seen: int | None) -> Sentence:
    if (sentence.edit.pk if sentence.edit else None) != seen:
        told = _("Trong lúc anh/chị xem, người khác đã đổi câu này thành «%(words)s»: xem lại rồi quyết định.")
        raise Refused(told % {"words": _words(sentence.runs)})
    return sentence


def reset_sentence(user: User, place: SentencePlace, seen: int | None) -> Act:
    """Take a person's words back, those that were `seen`: the generated sentence stands again."""
    with transaction.atomic():
        place = _locked(user, place)
        if not place.edits().exists():
            raise Refused(_("Câu này chưa được sửa."))
        _as_seen(sentence_at(place), seen)
        act = _sealed(user, place, "reset_sentence", f"Bỏ phần sửa của câu «{place.key}»", {})
        place.edits().update(withdrawn_at_act=act.number)
        return act


def refresh_sentence(user: User, place: SentencePlace, seen: int | None) -> ReportEdit:
    """Take the figures of today into a person's words, which stay as they are."""
    with transaction.atomic():
        place = _locked(user, place)
        sentence, row = _moved(_as_seen(sentence_at(place), seen))
        runs = refreshed(as_edit(row), sentence.document)
        if runs is None:
            raise Refused(_("Một số của câu không còn trong báo cáo: hãy sửa câu bằng tay."))
        told = {change.said_before: change.said_now for change in sentence.changes}
        act = _sealed(user, place, "refresh_sentence", f"Nhận số mới vào câu «{place.key}»", told)
        figures = _figures_now(row, sentence) | figures_under(runs)
        return _store(user, place, act, runs, figures, row.reason)


def keep_sentence(user: User, place: SentencePlace, reason: str, seen: int | None) -> ReportEdit:
    """Leave a person's words as they are though figures under them moved; the report goes on telling the difference."""
    with transaction.atomic():
        place = _locked(user, place)
        if not reason.strip():
            raise Refused(_("Giữ câu với số cũ phải nêu lý do."))
        sentence, row = _moved(_as_seen(sentence_at(place), seen))
        act = _sealed(user, place, "keep_sentence", f"Giữ câu «{place.key}» với số cũ", {"reason": reason.strip()})
        return _store(user, place, act, sentence.runs, _figures_now(row, sentence), reason)


def _store(
    user: User, place: SentencePlace, act: Act, runs: _Runs, figures: Mapping[str, int | None], reason: str
) -> ReportEdit:
    """The edit in force from this act on; the one before is kept, withdrawn."""
    place.edits().update(withdrawn_at_act=act.number)
    return ReportEdit.objects.create(
        plan=place.plan,
        form=place.form,
        period=place.period.code,
        key=place.key,
        text=_words(runs),
        links=[astuple(link) for link in links_of(runs)],
        figures=dict(figures),
        reason=reason.strip(),
        made_by=user,
        act=act,
        act_number=act.number,
    )


def _runs(template: str, sentence: Sentence) -> _Runs:
    try:
        return worded(template, sentence.own | sentence.beside, sentence.generated, sentence.document)
    except UnknownFigure as strange:
        raise Refused(
            _("%(strange)s không phải số liệu của câu này: số trong ngoặc vuông giữ nguyên, hoặc bỏ cả ngoặc.")
            % {"strange": strange}
        ) from strange


def _same(one: _Runs, other: _Runs) -> bool:
    return _words(one) == _words(other) and links_of(one) == links_of(other)


def _words(runs: _Runs) -> str:
    return words_of(Paragraph(runs))


def _moved(sentence: Sentence) -> tuple[Sentence, ReportEdit]:
    if sentence.edit is None or not sentence.changes:
        raise Refused(_("Số liệu dưới câu này không đổi."))
    return sentence, sentence.edit


def _figures_now(row: ReportEdit, sentence: Sentence) -> dict[str, int | None]:
    now = figures_of(sentence.document)
    return {code: now[code].value if code in now else None for code in row.figures}


def _locked(user: User, place: SentencePlace) -> SentencePlace:
    held = Plan.objects.select_for_update().get(pk=place.plan.pk)
    require(user, "edit_report", held.unit)
    return replace(place, plan=held)


def _checked(text: str) -> str:
    """One paragraph of clean words."""
    if _CONTROL.search(text):
        raise Refused(_("Câu có ký tự điều khiển không in được; hãy gõ lại."))
    words = " ".join(unicodedata.normalize("NFC", text).split())
    if not words:
        raise Refused(_("Câu không được để trống; muốn trở lại câu cũ thì chọn «bỏ phần sửa»."))
    if len(words) > LONGEST:
        raise Refused(_("Câu dài quá %(longest)s ký tự.") % {"longest": LONGEST})
    return words


def _sealed(user: User, place: SentencePlace, verb: str, words: str, changes: dict[str, str]) -> Act:
    summary = f"{words} của báo cáo {place.period.in_words()}: {place.plan.title}"
    return seal(place.plan.province, user, verb, place.plan, summary, changes)
