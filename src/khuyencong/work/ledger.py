"""The ledger's verbs by hand: enter a figure, withdraw one, change who speaks for a figure."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Authority, Line, LineClosing, Measure, Statement, User
from khuyencong.terms.facts import PLANNED, Role

from .closing import refuse_closed
from .items import require_draft
from .neighbours import cell_of
from .permissions import Refused, require
from .posting import Posting


def enter_by_hand(user: User, statement: Statement) -> Act:
    """State a figure without a paper. The statement (unsaved) must carry the person's reason."""
    with transaction.atomic():
        posting = Posting(statement.plan)
        require(user, "enter", posting.plan.unit)
        if not statement.reason.strip():
            raise Refused(_("Ghi tay vào sổ phải nêu lý do."))
        _refuse_planned_elsewhere(posting, statement)
        statement.made_by = user
        came_to = posting.state(statement)
        changes: dict[str, object] = {"outcome": came_to.value, "reason": statement.reason}
        return posting.sealed(user, "enter", f"Ghi tay: {statement.line}", changes)


def refuse_under_decision(posting: Posting, *statements: Statement) -> None:
    """Planned money in force moves by its own verbs, or by a paper, whichever way a person takes."""
    for statement in statements:
        _refuse_half_of_an_adjustment(statement)
        if statement.role != Role.ADJUSTMENT:
            _refuse_planned_elsewhere(posting, statement)


def _refuse_planned_elsewhere(posting: Posting, statement: Statement) -> None:
    """What is planned is entered by hand only into a draft and of an open content; money moves with who pays for it."""
    if statement.role not in PLANNED:
        return
    if statement.role == Role.ADJUSTMENT:
        raise Refused(_("Điều chỉnh kinh phí phải nêu văn bản cho phép và nội dung bù: ghi ở trang «Điều chỉnh»."))
    if not _opened_again(statement):
        require_draft(posting.plan)
    refuse_closed([statement.line_id])


def _opened_again(statement: Statement) -> bool:
    """A content that a person opened again and nothing is planned of has nothing to adjust: under a decision too it is
    stated anew, as far as its total allows."""
    planned = Statement.objects.filter(line=statement.line_id, measure=statement.measure_id, role__in=PLANNED)
    reopened = LineClosing.objects.filter(line=statement.line_id).exclude(reopened_at_act=None)
    return reopened.exists() and not planned.filter(standing=Statement.Standing.STANDS).exists()


def reverse(user: User, statement: Statement, reason: str) -> Act:
    """Withdraw a statement with a reason; its entries are reversed, never removed."""
    with transaction.atomic():
        posting = Posting(statement.plan)
        require(user, "reverse", posting.plan.unit)
        if not reason.strip():
            raise Refused(_("Rút số liệu phải nêu lý do."))
        current = _statement(statement)
        _refuse_half_of_an_adjustment(current)
        refuse_moved_on(current)
        posting.withdraw(current)
        changes: dict[str, object] = {"reason": reason, "statement": current.pk}
        return posting.sealed(user, "reverse", f"Rút số liệu: {current.line}", changes)


def _refuse_half_of_an_adjustment(statement: Statement) -> None:
    """What an adjustment gave one content others paid for: both sides change together."""
    act = statement.act
    if act is not None and act.verb == "adjust":
        words = _(
            "Số này được ghi cùng các nội dung bù ở lần điều chỉnh do %(who)s ghi (hành vi số %(act)s), không rút "
            "riêng: muốn đổi lại thì ghi một lần điều chỉnh mới, hoặc hoàn tác lần ấy, ở trang «Điều chỉnh»."
        )
        raise Refused(words % {"who": act.who, "act": act.number})


def refuse_moved_on(*going: Statement) -> None:
    """By how much later decisions adjusted the same money is told together with these: they would stay in it."""
    moves = [s for s in going if s.role == Role.ADJUSTMENT and s.standing == Statement.Standing.STANDS]
    told = Statement.objects.filter(line__in={s.line_id for s in moves}, role=Role.ADJUSTMENT)
    told = told.filter(standing=Statement.Standing.STANDS).exclude(pk__in=[s.pk for s in going])
    for later in told.select_related("line", "unit", "area", "source", "act").order_by("-pk") if moves else ():
        before = (s for s in moves if s.pk < later.pk and s.measure_id == later.measure_id)
        if later.act and any(cell_of(later).contains(cell_of(s)) for s in before):
            words = _("%(item)s: hành vi số %(act)s đã điều chỉnh tiếp từ số này. Hãy rút hoặc hoàn tác lần ấy trước.")
            raise Refused(words % {"item": later.line, "act": later.act.number})


def change_authority(user: User, line: Line, measure: Measure, role: Role, side: str, reason: str) -> Act:
    """Let the other side speak for a figure: its statements stand, those of the side before are kept to compare."""
    with transaction.atomic():
        posting = Posting(line.plan)
        require(user, "authority", posting.plan.unit)
        if not reason.strip():
            raise Refused(_("Đổi nguồn có thẩm quyền phải nêu lý do."))
        _check_other_side(line, measure, role, side)
        Authority.objects.update_or_create(line=line, measure=measure, role=role, defaults={"side": side})
        told = _with_places().filter(line=line, measure=measure, role=role)
        told = told.exclude(standing__in=[Statement.Standing.WITHDRAWN, Statement.Standing.HELD])
        _let_speak(posting, list(told), side)
        return posting.sealed(user, "authority", f"Đổi nguồn có thẩm quyền: {line}", {"side": side, "reason": reason})


def _let_speak(posting: Posting, told: Sequence[Statement], side: str) -> None:
    posting.suspend(*(s for s in told if s.side != side and s.standing == Statement.Standing.STANDS))
    for statement in told:
        if statement.side == side and statement.standing == Statement.Standing.COMPARED:
            posting.decide(statement, take=True)


def _check_other_side(line: Line, measure: Measure, role: Role, side: str) -> None:
    """It is the other side's turn still. Called with the plan locked."""
    told = Authority.objects.filter(line=line, measure=measure, role=role).first()
    if side == (told.side if told else Statement.Side.STATEMENTS):
        raise Refused(_("Bên này đang quyết định số liệu ấy rồi."))


def _statement(seen: Statement) -> Statement:
    """The statement as it stands. Called with its plan locked."""
    return _with_places().get(pk=seen.pk)


def _with_places() -> QuerySet[Statement]:
    return Statement.objects.select_related("line", "unit", "area", "source")
