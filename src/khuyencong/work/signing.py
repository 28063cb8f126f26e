"""Signing: who holds which post, and a paper's way to a signature; what is handed over is in `delegation`.

Who writes a paper does not sign it; who signs must be one that may on that day, and the verb says why not.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.norms.signing import Bench, Delegation, Post, Signatory
from khuyencong.records.agencies import issuer_of
from khuyencong.records.models import Act, Plan, SigningDelegation, SigningPost, SigningRequest, Unit, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.queries import last_act
from khuyencong.records.signing import collective_of, delegations_of, posts_of
from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.document import Document, from_json, to_json
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period, day_in_figures
from khuyencong.terms.signing import Ground, Rank

from .acts import as_recorded, seal
from .notifications import Event, tell
from .numbering import lock_book
from .permissions import Refused, not_the_same, require
from .reporting import form_named, lock_draft, open_draft, preview, sheet_for
from .standing_in import StandIn, stand_in

ON_ITS_WAY = SigningRequest.ON_ITS_WAY


def signatories(unit: Unit, day: date, kind: str) -> tuple[Signatory, ...]:
    """Who may sign the agency's papers of a kind on a day, then who may not and why; empty where nobody is recorded."""
    return bench_of(issuer_of(unit)).on(day, kind)


def bench_of(unit: Unit) -> Bench:
    posts = [
        Post(p.pk, p.name, p.title, Rank(p.rank), p.valid_from, p.valid_to, str(p.division_id or ""))
        for p in posts_of(unit)
    ]
    handed = [
        Delegation(
            Ground(d.ground), d.grantor_id, d.grantee_id, d.valid_from, d.valid_to, d.basis, tuple(d.kinds.split())
        )
        for d in delegations_of(unit)
    ]
    return Bench(posts, handed, collective_of(unit))


def signatory_of(unit: Unit, post_id: int | None, day: date, kind: str) -> Signatory:
    """The signer an order names; Refused with the reason where that post may not sign. A verb locks the book first:
    until its end nobody changes who signs for the agency."""
    chosen = next((one for one in signatories(unit, day, kind) if one.post.id == post_id), None)
    if chosen is None:
        raise Refused(_("Hãy chọn người ký trong danh sách chức vụ của cơ quan."))
    if not chosen.allowed:
        raise Refused(
            _("%(title)s %(name)s không ký được: %(reason)s")
            % {"title": chosen.post.title, "name": chosen.post.name, "reason": chosen.reason}
        )
    return chosen


# Posts ---------------------------------------------------------------------------------------------


def appoint(user: User | None, post: SigningPost) -> Act:
    """Record a post (unsaved): who holds it, from when, by which decision."""
    with transaction.atomic():
        unit = Unit.objects.select_for_update(no_key=True).get(pk=issuer_of(post.unit).pk)
        require(user, "signers", unit)
        post.unit = unit
        _check_post(post)
        post.save()
        held = f"{post.title} ({as_recorded(post.get_rank_display)})"
        words = f"Ghi chức vụ {held} của {unit.name_on(timezone.localdate())}, theo {post.basis}"
        post.act = seal(unit.province, user, "appoint", unit, words, {"post": post.pk, "rank": post.rank})
        post.save(update_fields=["act"])
        return post.act


def _check_post(post: SigningPost) -> None:
    if not (post.name.strip() and post.title.strip() and post.basis.strip()):
        raise Refused(_("Phải ghi họ tên, chức vụ và quyết định bổ nhiệm hoặc giao quyền."))
    if post.rank == SigningPost.Rank.ACTING and post.valid_from is None:
        raise Refused(_("Giao quyền phải có ngày bắt đầu."))
    _check_days(post)


def _check_days(post: SigningPost) -> None:
    """The days are in order, and nobody else heads the agency in them. Called with the agency locked."""
    if post.valid_from and post.valid_to and post.valid_to < post.valid_from:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
    if post.rank in SigningPost.AT_THE_TOP and (held := _overlapping(post)):
        raise Refused(
            _("%(held)s đang giữ chức vụ trong thời gian này: ghi ngày kết thúc của người đó trước.") % {"held": held}
        )


def _overlapping(post: SigningPost) -> SigningPost | None:
    """Somebody else at the top of the agency in the same days: it has one head at a time."""
    others = SigningPost.objects.filter(unit=post.unit, rank__in=SigningPost.AT_THE_TOP).exclude(pk=post.pk)
    if post.valid_to:
        others = others.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=post.valid_to))
    if post.valid_from:
        others = others.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=post.valid_from))
    return others.first()


def end_post(user: User | None, post: SigningPost, last: date, basis: str, seen: date | None) -> Act:
    """A post ends with the day given; what was signed in it stays. `seen` is the last day it had, as the person saw."""
    with transaction.atomic():
        unit = Unit.objects.select_for_update(no_key=True).get(pk=post.unit_id)
        require(user, "signers", unit)
        if not basis.strip():
            raise Refused(_("Phải ghi văn bản kết thúc chức vụ."))
        current = ends_as_seen(SigningPost.objects.get(pk=post.pk), seen)
        if current.valid_to is not None and last > current.valid_to:
            raise Refused(
                _("Chức vụ này đã kết thúc ngày %(day)s: không kéo dài thêm, muốn giữ tiếp thì ghi chức vụ mới.")
                % {"day": day_in_figures(current.valid_to)}
            )
        current.valid_to = last
        _check_days(current)
        current.save(update_fields=["valid_to"])
        agency = unit.name_on(timezone.localdate())
        words = f"Kết thúc chức vụ {current.title} của {agency} ngày {day_in_figures(last)}, theo {basis.strip()}"
        return seal(unit.province, user, "end_post", unit, words, {"post": current.pk, "last": last.isoformat()})


Held = TypeVar("Held", SigningPost, SigningDelegation)


def ends_as_seen(held: Held, seen: date | None) -> Held:
    """What still ends on the day the person saw; the day somebody else set meanwhile is not overwritten."""
    if held.valid_to != seen:
        until = day_in_figures(held.valid_to) if held.valid_to else _("chưa định")
        raise Refused(_("Người khác vừa ghi ngày kết thúc khác (%(day)s): hãy xem lại.") % {"day": until})
    return held


# A paper's way to a signature ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ForSignature:
    """What an officer lays before a signer."""

    plan: Plan
    period: Period
    post: SigningPost
    form: str = "ket-qua"
    as_of: int | None = None
    money: MoneyUnit = MoneyUnit.DONG
    answers: Answers = NONE
    recipients: tuple[str, ...] = ()
    draft: int | None = None  # the draft it was composed in, whose words are taken
    revision: int | None = None  # of the draft, as the officer saw it


def submit(user: User, paper: ForSignature) -> SigningRequest:
    """Lay a paper before a signer. From here on its figures and words are those of the act it names."""
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=paper.plan.pk)
        require(user, "issue", plan.unit)
        refuse_on_its_way(plan, paper.form, paper.period, paper.draft)
        if paper.draft:
            lock_draft(paper.draft)
            draft = open_draft(paper.draft, plan, paper.revision)
            paper = replace(paper, answers=Answers(draft.answers))
        form = form_named(paper.form)
        lock_book(plan.unit)
        signer = signatory_of(plan.unit, paper.post.pk, timezone.localdate(), form.book)
        if paper.post.user is not None:
            not_the_same(paper.post.user, user, _("ký văn bản mình soạn"))
        as_of = last_act(plan.province) if paper.as_of is None else paper.as_of
        shown = _as_signed(user, plan, replace(paper, as_of=as_of), signer)
        request = SigningRequest.objects.create(
            plan=plan,
            form=paper.form,
            period=paper.period.code,
            money=paper.money,
            as_of=as_of,
            draft_id=paper.draft,
            answers=dict(paper.answers.values),
            recipients=list(paper.recipients),
            document=to_json(shown),
            title=f"{shown.kind_vi}: {shown.title}"[:400],
            writer=user,
            asked_at=timezone.now(),
            post=paper.post,
        )
        words = f"Trình {paper.post.title} ký {shown.kind_vi.lower()}: {shown.title}"
        if paper.post.user is not None:
            tell([paper.post.user], Event(NotificationKind.TO_SIGN, f"to_sign:{request.pk}", words, request))
        seal(plan.province, user, "submit", request, words, {"as_of": as_of})
    return request


def _as_signed(user: User, plan: Plan, paper: ForSignature, signer: Signatory) -> Document:
    """The paper over the signer's own lines: nobody signs what they do not see, or what could not be issued."""
    own = sheet_for(plan.unit, timezone.localdate(), form_named(paper.form).symbol)
    sheet = replace(own.sent_to(paper.recipients), signature=signer.lines())
    shown = preview(
        user, plan, paper.period, paper.as_of, sheet, form=paper.form, money=paper.money, answers=paper.answers
    )
    shown.require_ready()
    return shown.document


def refuse_on_its_way(plan: Plan, form: str, period: Period, draft: int | None) -> None:
    """A paper is on its way to one number at a time, until it is issued or taken back. Called with the plan locked."""
    same = {"plan": plan, "form": form, "period": period.code, "draft": draft}
    laid = SigningRequest.objects.filter(state__in=ON_ITS_WAY, **same).select_related("post").first()
    if laid is None:
        return
    if laid.state == SigningRequest.State.SIGNED:
        raise Refused(
            _("Văn bản này đã được %(title)s ký, đang chờ phát hành: hãy phát hành bản đã ký, hoặc rút lại trước.")
            % {"title": laid.post.title}
        )
    raise Refused(
        _("Văn bản này đang chờ %(title)s ký: hãy rút hồ sơ ấy trước khi trình hoặc phát hành bản khác.")
        % {"title": laid.post.title}
    )


def sign(user: User, request: SigningRequest, day: date) -> Act:
    """Sign what was laid before one; the post signed in must be one that may sign on that day."""
    with transaction.atomic():
        current = _locked(request)
        not_the_same(current.writer, user, _("ký văn bản mình soạn"))
        if current.state != SigningRequest.State.WAITING:
            raise Refused(_("Văn bản này %(state)s: không còn chờ ký.") % {"state": current.get_state_display()})
        if day > timezone.localdate():
            raise Refused(_("Ngày ký không thể ở sau hôm nay."))
        if day < (asked := timezone.localdate(current.asked_at)):
            raise Refused(
                _("Ngày ký không thể ở trước ngày trình (%(day)s); văn bản ký trước đó phát hành như văn bản đã ký.")
                % {"day": day_in_figures(asked)}
            )
        lock_book(current.plan.unit)
        words = f"{current.post.title} ký {_titled(current)}"
        if current.post.user_id == user.pk:
            signatory_of(current.plan.unit, current.post_id, day, form_named(current.form).book)
        elif (instead := stand_in_for(user, current, day)) and stand_in_for(user, current, timezone.localdate()):
            words = f"{instead.post.title} ký thay ({current.post.title} vắng) {_titled(current)}; {instead.why}"
            _take_up(current, instead)
        else:
            raise Refused(
                _("Văn bản này trình %(title)s: chỉ người giữ chức vụ đó ký được.") % {"title": current.post.title}
            )
        current.state, current.signed_by, current.signed_on = SigningRequest.State.SIGNED, user, day
        current.save(update_fields=["state", "signed_by", "signed_on"])
        return _sealed(user, current, "sign", words)


def stand_in_for(user: User, request: SigningRequest, day: date) -> StandIn | None:
    """By what the person signs for who the paper was laid before; None where that is nobody's place but their own."""
    return stand_in(user, request, bench_of(issuer_of(request.plan.unit)), day, form_named(request.form).book)


def under_their_lines(request: SigningRequest, instead: StandIn) -> Document:
    """The paper over the lines of who signs for another: nobody signs what they do not see."""
    return replace(from_json(request.document), signature=instead.signatory.lines())


def _take_up(request: SigningRequest, instead: StandIn) -> None:
    """The paper is theirs from here on who signs it; the act tells before whom it was laid, and why it passed."""
    request.document = to_json(under_their_lines(request, instead))
    request.post = instead.post
    request.save(update_fields=["document", "post"])


def send_back(user: User, request: SigningRequest, reason: str, seen: str) -> Act:
    """The signer does not sign, or takes the signature back before the paper is issued; the writer learns why."""
    with transaction.atomic():
        current = _locked(request)
        instead = stand_in_for(user, current, timezone.localdate())
        if current.post.user_id != user.pk and instead is None:
            raise Refused(
                _("Văn bản này trình %(title)s: chỉ người giữ chức vụ đó trả lại được.") % {"title": current.post.title}
            )
        _refuse_unless_on_its_way(current, seen)
        if not reason.strip():
            raise Refused(_("Trả lại phải nêu ý kiến."))
        by = instead.post if instead else current.post
        words = f"{by.title} trả lại {_titled(current)}: {reason.strip()}"
        tell([current.writer], Event(NotificationKind.SENT_BACK, f"sent_back:{current.pk}", words, current))
        return _closed(user, current, SigningRequest.State.RETURNED, reason, "send_back", "Trả lại")


def withdraw_request(user: User, request: SigningRequest, reason: str, seen: str) -> Act:
    """The writer's office takes a paper back before it is issued, signed or not; the signer learns why."""
    with transaction.atomic():
        current = _locked(request)
        require(user, "issue", current.plan.unit)
        _refuse_unless_on_its_way(current, seen)
        if not reason.strip():
            raise Refused(_("Rút hồ sơ trình ký phải nêu lý do."))
        if current.post.user is not None:
            words = f"Rút {_titled(current)}: {reason.strip()}"
            event = Event(NotificationKind.TAKEN_BACK, f"taken_back:{current.pk}", words, current)
            tell([current.post.user], event)
        return _closed(user, current, SigningRequest.State.WITHDRAWN, reason, "withdraw_request", "Rút")


def _locked(request: SigningRequest) -> SigningRequest:
    rows = SigningRequest.objects.select_for_update(of=["self"])
    return rows.select_related("plan__unit", "plan__province", "post__user", "writer").get(pk=request.pk)


def _refuse_unless_on_its_way(current: SigningRequest, seen: str) -> None:
    """A paper not issued yet stays where the person saw it: one that was signed meanwhile is looked at again."""
    if current.state not in ON_ITS_WAY:
        raise Refused(
            _("Văn bản này %(state)s: không còn trên đường trình ký.") % {"state": current.get_state_display()}
        )
    if current.state != seen:
        raise Refused(
            _("Văn bản này vừa chuyển sang «%(state)s»: hãy xem lại rồi quyết định.")
            % {"state": current.get_state_display()}
        )


def _closed(user: User, request: SigningRequest, state: str, reason: str, verb: str, word: str) -> Act:
    request.state, request.note = state, reason.strip()
    request.save(update_fields=["state", "note"])
    return _sealed(user, request, verb, f"{word} {_titled(request)}: {reason.strip()}")


def _titled(request: SigningRequest) -> str:
    return request.title[:1].lower() + request.title[1:]


def _sealed(user: User, request: SigningRequest, verb: str, words: str) -> Act:
    """The act is on the request, not on the plan: whoever may read the plan need not know why a paper was sent back."""
    return seal(request.plan.province, user, verb, request, words)
