"""The outgoing register as its pages and its workbook show it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from khuyencong.records.agencies import issuer_of
from khuyencong.records.library import heavy
from khuyencong.records.models import BookNumber, Issue, Unit, User
from khuyencong.records.numbering import IN_RUNS, in_runs, register_of
from khuyencong.records.scopes import books_for, offices_of
from khuyencong.terms.exchange import ABOVE

from ..access import get_or_404, today
from ..templatetags.counter import day


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A number with what the register says of it."""

    number: BookNumber
    what: str
    signer: str
    recipients: str
    remark: str

    def __str__(self) -> str:
        """«07/BC-SCT», or «01 – 06/BC-SCT» of numbers that went elsewhere together."""
        first = self.number.after + 1  # type: ignore[attr-defined]
        is_run = self.number.state in IN_RUNS and first < self.number.ordinal
        return f"{first:02d} – {self.number}" if is_run else str(self.number)

    @property
    def issue(self) -> Issue | None:
        return self.number.issue

    @property
    def tone(self) -> str:
        if self.issue is not None:
            return "ok" if self.issue.state == Issue.State.ISSUED else "bad"
        return "wait" if self.number.state == BookNumber.State.RESERVED else ""

    @property
    def circulation(self) -> tuple[str, str, str]:
        """Who keeps the copy, how many copies there are, and the day they went."""
        if self.issue is None:
            return "", "", ""
        return self.issue.kept_by, str(self.issue.copies or ""), day(self.issue.sent_on)

    def cells(self) -> tuple[str, ...]:
        """The ten columns as text; «ký nhận» is signed by hand."""
        told = (str(self), day(self.number.day), self.what, self.signer, self.recipients)
        return (*told, *self.circulation, "", self.remark)


def own_agency(user: User, books: QuerySet[Unit]) -> Unit | None:
    """The agency whose book opens first: the one the person works for."""
    offices = offices_of(user, today())
    own = [issuer_of(office.unit).pk for office in offices]
    return books.filter(pk__in=own).first() or books.first()


def agency_asked(user: User, pk: int | None) -> Unit | None:
    """The agency asked for, among those whose book the person may see; else the own one."""
    books = books_for(user, today())
    return own_agency(user, books) if pk is None else get_or_404(books, pk)


def years_of(unit: Unit) -> list[int]:
    """Years in which the agency gave numbers, newest first; this year always."""
    held = set(unit.series.filter(numbers__isnull=False).values_list("year", flat=True))
    return sorted(held | {today().year}, reverse=True)


def numbers_of(unit: Unit, year: int) -> QuerySet[BookNumber]:
    """The year's numbers without the heavy parts of their papers."""
    rows = in_runs(register_of(unit, year)).annotate(
        told_recipients=KeyTextTransform("recipients", "issue__document"),
        told_addressees=KeyTextTransform("addressees", "issue__document"),
    )
    issues = ("issue", "issue__replaced_by", "issue__supplements")
    return rows.defer(*(name for of in issues for name in (f"{of}__document", *heavy(f"{of}__paper__"))))


def rows_of(numbers: Iterable[BookNumber]) -> list[RegisterRow]:
    return [_row(number) for number in numbers]


def _row(number: BookNumber) -> RegisterRow:
    issue = number.issue
    if issue is None:
        return RegisterRow(number, number.get_state_display(), "", "", _with_struck(number, number.reason))
    what = f"{issue.paper.kind}: {issue.paper.title}"
    return RegisterRow(number, what, issue.paper.signer, _recipients(number), _with_struck(number, _remark(issue)))


def _with_struck(number: BookNumber, remark: str) -> str:
    """A remark, and why the number had been struck out before it was given."""
    struck = _("từng bị gạch: %(reason)s") % {"reason": number.struck_for} if number.struck_for else ""
    return "; ".join(filter(None, (remark, struck)))


def _recipients(number: BookNumber) -> str:
    """Those under «Kính gửi», whom «Như trên» means, then the others of «Nơi nhận»."""
    above, told = (json.loads(names or "[]") for names in (number.told_addressees, number.told_recipients))  # type: ignore[attr-defined]
    return "; ".join([*above, *(place for place in told if place.strip(" ;.").lower() != ABOVE)])


def _remark(issue: Issue) -> str:
    """What happened to the paper since."""
    if issue.state == Issue.State.RECALLED:
        return _("thu hồi theo %(basis)s: %(reason)s") % {"basis": issue.state_basis, "reason": issue.state_reason}
    if issue.state == Issue.State.REPLACED:
        return _("thay bằng số %(number)s") % {"number": issue.replaced_by.paper.number}
    if issue.supplements is not None:
        return _("bổ sung cho số %(number)s") % {"number": issue.supplements.paper.number}
    return _("số của văn phòng điện tử") if issue.numbered_by == Issue.NumberedBy.OFFICE else ""
