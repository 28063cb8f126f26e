"""Issue a paper: give or take its number, freeze its figures, write its bytes, and keep all of it for good."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.frame import lettered
from khuyencong.papers.pages import page_count
from khuyencong.papers.writing import write_annexes, write_paper
from khuyencong.records.agencies import issuer_of
from khuyencong.records.models import (
    Act,
    BookNumber,
    Draft,
    Issue,
    Paper,
    Plan,
    SigningPost,
    SigningRequest,
    StoredFile,
    User,
)
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.queries import last_act
from khuyencong.records.signing import posts_of
from khuyencong.records.stationery import template_for
from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.document import Document, Signature, from_json, to_json
from khuyencong.terms.media_types import DOCX, PDF
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period

from ...acts import seal
from ...notifications import Event, notify
from ...numbering import Place, Wanted, bind, fill_place, find_place, left_out_before, lock_book
from ...permissions import Refused, not_the_same, require
from ...reporting import NotReady, Preview, form_named, lock_draft, open_draft, preview, sheet_for
from ...signing import refuse_on_its_way, signatory_of
from ..references import cite
from ..store import store_bytes
from .standing import require_a_word_about, standing_issues


@dataclass(frozen=True, slots=True)
class Circulation:
    """How many copies leave the house, when, and who keeps one: columns of the outgoing register."""

    copies: int | None = None
    kept_by: str = ""
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What an officer says when issuing. `number` is empty when the number book here gives it; from the province's
    e-office it is the ordinal, or the whole «12/BC-SCT», and `gap` says what became of numbers it leaves out."""

    plan: Plan
    period: Period
    signed_on: date
    signer_name: str = ""  # as typed, where the agency has nobody recorded who signs
    authority: tuple[str, ...] = ("GIÁM ĐỐC",)
    recipients: tuple[str, ...] = ()
    numbered_by: Literal["here", "office"] = "here"
    number: str = ""
    gap: str = ""
    kept: BookNumber | None = None
    leap: int | None = None  # how many numbers it was agreed to leave out
    form: str = "ket-qua"
    as_of: int | None = None
    money: MoneyUnit = MoneyUnit.DONG
    answers: Answers = NONE  # what the officer filled in
    post: SigningPost | None = None  # who signs, of those recorded
    request: SigningRequest | None = None  # the paper as it was laid before the signer and signed
    replaces: Issue | None = None
    supplements: Issue | None = None
    beside: str = ""  # why it is issued though another tells the same form and period, and goes on standing
    circulation: Circulation = Circulation()
    draft: int | None = None  # the draft it was composed in, whose words are taken
    revision: int | None = None  # of the draft, as the officer saw it


@dataclass(frozen=True, slots=True)
class _Ready:
    """An order that nothing stands against."""

    order: IssueOrder
    plan: Plan
    draft: Draft | None
    request: SigningRequest | None
    replaced: Issue | None
    place: Place
    shown: Preview


def _hold(order: IssueOrder) -> None:
    """What an order moves or stands on, locked until the transaction's end: it is looked at behind these locks."""
    plan = Plan.objects.select_for_update(of=["self"]).select_related("unit").get(pk=order.plan.pk)
    if order.draft:
        lock_draft(order.draft)
    if order.request:
        SigningRequest.objects.select_for_update().only("pk").get(pk=order.request.pk)
    if order.replaces:
        Issue.objects.select_for_update().only("pk").get(pk=order.replaces.pk)
    lock_book(plan.unit)


def _ready(user: User, order: IssueOrder) -> _Ready:
    """Everything that may refuse an order; the order and its paper as they stand. Nothing is locked or changed."""
    plan = Plan.objects.get(pk=order.plan.pk)
    require(user, "issue", plan.unit)
    draft = open_draft(order.draft, plan, order.revision) if order.draft else None
    order = _settled(order, plan, draft)
    _check(order)
    request = _signed(order.request) if order.request else None
    if request is None:
        refuse_on_its_way(plan, order.form, order.period, order.draft)
    signature = _signature(user, order, plan)
    replaced = _replaced(order, plan)
    standing = standing_issues(plan, order.form, order.period)
    require_a_word_about(standing, order.replaces, order.supplements, order.beside)
    place = find_place(_wanted(order, plan))
    shown = _shown(user, order, plan, place, signature)
    shown.require_ready()
    if request:
        _say_what_was_signed(user, order, request)
    return _Ready(order, plan, draft, request, replaced, place, shown)


def look_at(user: User, order: IssueOrder) -> tuple[Preview | None, Refused | None]:
    """The paper an order would issue as things stand, where it comes to one, and why it would be refused."""
    try:
        return _ready(user, order).shown, None
    except NotReady as unready:
        return unready.shown, unready
    except Refused as refusal:
        return None, refusal


def issue(user: User, order: IssueOrder) -> Issue:
    """Issue a report. Its figures are those of the act it names; later postings never change it."""
    with transaction.atomic():
        _hold(order)
        ready = _ready(user, order)
        order, plan, document, request = ready.order, ready.plan, ready.shown.document, ready.request
        replaced = _replace(ready.replaced)
        row = _keep(user, order, plan, document)
        numbers = fill_place(ready.place, row, user, order.gap)
        if request:
            request.state, request.issue = SigningRequest.State.ISSUED, row
            request.save(update_fields=["state", "issue"])
        words = f"Phát hành {document.kind_vi.lower()} số {document.number}: {document.title}"
        changes = {"number": document.number, "as_of": row.as_of, "replaces": replaced} | _beside(row)
        changes |= left_out_before(ready.place)
        notify(Event(NotificationKind.ISSUED, f"issued:{row.pk}", words, row), "prepare_report", plan.unit, user)
        row.act = seal(plan.province, user, "issue", row.paper, words, changes)
        row.save(update_fields=["act"])
        bind(numbers, row.act)
        if ready.draft:
            ready.draft.issue = row
            ready.draft.save(update_fields=["issue"])
    return row


def _settled(order: IssueOrder, plan: Plan, draft: Draft | None) -> IssueOrder:
    """The order with the words its draft holds and the act its figures stand at, both as they are under the lock; what
    was signed keeps the words it was signed with."""
    answers = order.answers if draft is None or order.request else Answers(draft.answers)
    as_of = last_act(plan.province) if order.as_of is None else order.as_of
    return replace(order, answers=answers, as_of=as_of)


def order_of(request: SigningRequest, **numbering: Any) -> IssueOrder:
    """The order that issues a signed paper just as it was signed; `numbering` says which number it bears."""
    if request.signed_on is None:
        raise Refused(_("Văn bản chưa được ký."))
    return IssueOrder(
        plan=request.plan,
        period=Period.parse(request.period),
        signed_on=request.signed_on,
        recipients=tuple(request.recipients),
        form=request.form,
        as_of=request.as_of,
        money=MoneyUnit(request.money),
        answers=Answers(request.answers),
        post=request.post,
        request=request,
        draft=request.draft_id,
        **numbering,
    )


def recall(user: User, issue: Issue, reason: str, basis: str) -> Act:
    """Call an issued paper back (NĐ 30/2020, Điều 18). Its number stays used, its bytes stay kept and frozen."""
    with transaction.atomic():
        current = Issue.objects.select_for_update(of=["self"]).select_related("paper", "plan__unit").get(pk=issue.pk)
        require(user, "recall", current.plan.unit)
        if not reason.strip() or not basis.strip():
            raise Refused(_("Thu hồi văn bản phải nêu lý do và văn bản thu hồi."))
        if current.state != Issue.State.ISSUED:
            raise Refused(_("Văn bản này %(state)s, không thu hồi được nữa.") % {"state": current.get_state_display()})
        current.state, current.state_reason = Issue.State.RECALLED, reason.strip()
        current.state_basis = basis.strip()[:120]
        current.save(update_fields=["state", "state_reason", "state_basis"])
        words = f"Thu hồi văn bản số {current.paper.number} theo {current.state_basis}: {current.state_reason}"
        return seal(current.paper.province, user, "recall", current.paper, words, {"reason": current.state_reason})


def _replaced(order: IssueOrder, plan: Plan) -> Issue | None:
    """The paper whose place this one takes."""
    if order.replaces is None:
        return None
    old = Issue.objects.select_related("paper").get(pk=order.replaces.pk)
    if old.plan_id != plan.pk or old.state == Issue.State.REPLACED:
        raise Refused(
            _("Văn bản số %(number)s không thay thế được: %(state)s hoặc khác kế hoạch.")
            % {"number": old.paper.number, "state": old.get_state_display()}
        )
    return old


def _replace(old: Issue | None) -> str:
    """The paper that another takes the place of no longer stands; returns its number."""
    if old is None:
        return ""
    old.state = Issue.State.REPLACED
    old.save(update_fields=["state"])
    return old.paper.number


def _beside(row: Issue) -> dict[str, str]:
    """What is said of a paper that tells the same and goes on standing."""
    number = row.supplements.paper.number if row.supplements else ""
    told = {"supplements": number, "beside": row.beside_reason}
    return {name: words for name, words in told.items() if words}


def _check(order: IssueOrder) -> None:
    form_named(order.form).require(order.period, order.plan.year)
    if order.signed_on > timezone.localdate():
        raise Refused(_("Ngày ký không thể ở sau hôm nay."))


def _signature(user: User, order: IssueOrder, plan: Plan) -> Signature:
    """Who signs, with which authority: one who may on that day, and never who issues what they wrote themselves."""
    if order.post is None and not posts_of(issuer_of(plan.unit)).exists():
        if not order.signer_name.strip():
            raise Refused(_("Phải ghi họ tên người ký."))
        return Signature(order.authority, order.signer_name.strip())
    post = order.post.pk if order.post else None
    chosen = signatory_of(plan.unit, post, order.signed_on, form_named(order.form).book)
    if order.post is not None and order.post.user is not None:
        not_the_same(order.post.user, user, _("ký văn bản"))
    return chosen.lines()


def _signed(request: SigningRequest) -> SigningRequest:
    """The paper that was laid before the signer: it is issued once, and a second time writes no file."""
    current = SigningRequest.objects.get(pk=request.pk)
    if current.state != SigningRequest.State.SIGNED:
        raise Refused(_("Văn bản trình ký này %(state)s.") % {"state": current.get_state_display()})
    return current


def _say_what_was_signed(user: User, order: IssueOrder, request: SigningRequest) -> None:
    """A paper is written anew with its number: where the program writes otherwise than when it was laid before the
    signer, it does not leave."""
    day = timezone.localdate(request.asked_at)
    sheet = sheet_for(order.plan.unit, day, form_named(order.form).symbol).sent_to(order.recipients)
    now = preview(
        user, order.plan, order.period, order.as_of, sheet, form=order.form, money=order.money, answers=order.answers
    ).document
    if now.blocks != from_json(request.document).blocks:
        raise Refused(
            _("Phần mềm đã cập nhật sau khi trình, câu chữ nay khác bản đã ký: rút hồ sơ, xem lại và trình ký lại.")
        )


def wanted_by(plan: Plan, form: str, day: date, answers: Answers = NONE) -> Wanted:
    """What a paper of this form, signed that day, asks of the number book."""
    known = form_named(form)
    return Wanted(plan.unit, known.book, lettered(sheet_for(plan.unit, day, known.symbol).symbol, answers), day)


def _wanted(order: IssueOrder, plan: Plan) -> Wanted:
    taken = order.number if order.numbered_by == "office" else ""
    if order.numbered_by == "office" and not taken.strip():
        raise Refused(_("Phải ghi số mà văn phòng điện tử đã cấp."))
    wanted = wanted_by(plan, order.form, order.signed_on, order.answers)
    return replace(wanted, taken=taken, gap=order.gap, kept=order.kept, leap=order.leap)


def _shown(user: User, order: IssueOrder, plan: Plan, place: Place, signature: Signature) -> Preview:
    own = sheet_for(plan.unit, order.signed_on, form_named(order.form).symbol)
    sheet = replace(own.sent_to(order.recipients), number=str(place), signed_on=order.signed_on, signature=signature)
    return preview(
        user,
        plan,
        order.period,
        order.as_of,
        sheet,
        form=order.form,
        money=order.money,
        answers=order.answers,
        replaces=order.replaces,
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """The bytes that leave the house; without annexes in a file of their own those are empty."""

    docx: bytes
    pdf: bytes
    annex_docx: bytes = b""
    annex_pdf: bytes = b""

    @property
    def pages(self) -> int:
        return sum(page_count(file) for file in (self.pdf, self.annex_pdf) if file)


def _write(document: Document, template: bytes | None) -> _Written:
    docx, pdf = write_paper(document, "docx", template), write_paper(document, "pdf")
    if not document.has_annex_file:
        return _Written(docx, pdf)
    return _Written(docx, pdf, write_annexes(document, "docx", template), write_annexes(document, "pdf"))


def _keep(user: User, order: IssueOrder, plan: Plan, document: Document) -> Issue:
    written, told = _write(document, template_for(plan.unit)), order.circulation
    pdf = store_bytes(written.pdf, PDF)
    paper = _paper(user, order, plan, document, pdf)
    _cite_bases(paper, written.docx)
    return Issue.objects.create(
        paper=paper,
        form=document.form,
        plan=plan,
        period=order.period.code,
        as_of=order.as_of or 0,  # settled under the lock
        document=to_json(document),
        docx=store_bytes(written.docx, DOCX),
        pdf=pdf,
        annex_docx=store_bytes(written.annex_docx, DOCX) if written.annex_docx else None,
        annex_pdf=store_bytes(written.annex_pdf, PDF) if written.annex_pdf else None,
        numbered_by=order.numbered_by,
        signed_on=order.signed_on,
        replaces=order.replaces,
        supplements=order.supplements,
        beside_reason=order.beside.strip(),
        copies=told.copies,
        pages=written.pages,
        kept_by=told.kept_by.strip()[:160],
        sent_on=told.sent_on,
    )


def _paper(user: User, order: IssueOrder, plan: Plan, document: Document, pdf: StoredFile) -> Paper:
    return Paper.objects.create(
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
        signer=document.signature.name[:100],
        plan=plan,
        year=plan.year,
    )


def _cite_bases(paper: Paper, word: bytes) -> None:
    """What our own paper cites is told in the legal library as of any other, at the words it is cited with."""
    text = read_text(word, paper.name.replace(".pdf", ".docx"))
    paper.text = text.content
    paper.save(update_fields=["text"])
    cite(paper, find_facts(text).citations)
