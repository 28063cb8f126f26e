"""Issue a paper: give or take its number, freeze its figures, write its bytes, and keep all of it for good."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.db import transaction
from django.utils import timezone

from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Issue, NumberSeries, Paper, Plan, Unit, User
from khuyencong.records.queries import last_act
from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.document import Document, Signature, to_json
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period

from ..acts import seal
from ..permissions import Refused, require
from ..reporting import form_named, preview, sheet_for
from .store import store_bytes

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What an officer says when issuing. `number` is empty when the number book here gives it; from the province's
    e-office it is the ordinal, or the whole «12/BC-SCT»."""

    plan: Plan
    period: Period
    signed_on: date
    signer_name: str
    authority: tuple[str, ...] = ("GIÁM ĐỐC",)
    recipients: tuple[str, ...] = ()
    numbered_by: Literal["here", "office"] = "here"
    number: str = ""
    form: str = "ket-qua"
    as_of: int | None = None
    money: MoneyUnit = MoneyUnit.DONG
    answers: Answers = NONE  # what the officer filled in


def issue(user: User, order: IssueOrder) -> Issue:
    """Issue a report. Its figures are those of the act it names; later postings never change it."""
    _check(order)
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=order.plan.pk)
        require(user, "issue", plan.unit)
        series, ordinal = _number(order, plan.unit)
        document = _document(user, order, plan, ordinal)
        row = _keep(user, order, plan, document, series, ordinal)
        words = f"Phát hành {document.kind_vi.lower()} số {document.number}: {document.title}"
        row.act = seal(plan.province, user, "issue", row.paper, words, {"number": document.number, "as_of": row.as_of})
        row.save(update_fields=["act"])
    return row


def _check(order: IssueOrder) -> None:
    form = form_named(order.form)
    form.require(order.period, order.plan.year)
    form.require_filled(order.answers)
    if not order.signer_name.strip():
        raise Refused("Phải ghi họ tên người ký.")
    if order.signed_on > timezone.localdate():
        raise Refused("Ngày ký không thể ở sau hôm nay.")


def _number(order: IssueOrder, unit: Unit) -> tuple[NumberSeries, int]:
    """The number, given by the book of the unit, year and kind, or taken from the e-office into the same book."""
    kind = form_named(order.form).book
    NumberSeries.objects.get_or_create(unit=unit, year=order.signed_on.year, kind=kind)
    series = NumberSeries.objects.select_for_update().get(unit=unit, year=order.signed_on.year, kind=kind)
    ordinal = series.last + 1 if order.numbered_by == "here" else _ordinal(order.number)
    if Issue.objects.filter(series=series, ordinal=ordinal).exists():
        raise Refused(f"Số {ordinal:02d}/{kind}-{unit.symbol} năm {series.year} đã được dùng.")
    series.last = max(series.last, ordinal)
    series.save(update_fields=["last"])
    return series, ordinal


def _ordinal(number: str) -> int:
    head = number.strip().partition("/")[0].strip()
    if not head.isdigit() or int(head) == 0:
        raise Refused("Số văn bản phải bắt đầu bằng chữ số, ví dụ 12/BC-SCT.")
    return int(head)


def _document(user: User, order: IssueOrder, plan: Plan, ordinal: int) -> Document:
    frame = sheet_for(plan.unit, order.signed_on, form_named(order.form).symbol)
    sheet = replace(
        frame,
        number=f"{ordinal:02d}/{frame.symbol}",
        signed_on=order.signed_on,
        signature=Signature(order.authority, order.signer_name.strip()),
        recipients=order.recipients or (f"Lưu: VT, {plan.unit.symbol}",),
    )
    as_of = last_act(plan.province) if order.as_of is None else order.as_of
    return preview(
        user, plan, order.period, as_of, sheet, form=order.form, money=order.money, answers=order.answers
    ).document


def _keep(user: User, order: IssueOrder, plan: Plan, document: Document, series: NumberSeries, ordinal: int) -> Issue:
    pdf = store_bytes(write_paper(document, "pdf"), PDF)
    paper = Paper.objects.create(
        province=plan.province,
        unit=plan.unit,
        direction=Paper.Direction.ISSUED,
        state=Paper.State.ISSUED,
        purpose=form_named(order.form).purpose,
        file=pdf,
        name=f"{document.number.replace('/', '-')}.pdf",
        received_by=user,
        received_at=timezone.now(),
        kind=document.kind_vi,
        number=document.number,
        dated=order.signed_on.isoformat(),
        issuer=document.agency,
        title=document.title[:400],
        signer=order.signer_name.strip()[:100],
        plan=plan,
        year=plan.year,
    )
    return Issue.objects.create(
        paper=paper,
        form=document.form,
        plan=plan,
        period=order.period.code,
        as_of=last_act(plan.province) if order.as_of is None else order.as_of,
        document=to_json(document),
        docx=store_bytes(write_paper(document, "docx"), DOCX),
        pdf=pdf,
        numbered_by=order.numbered_by,
        series=series,
        ordinal=ordinal,
        signed_on=order.signed_on,
    )
