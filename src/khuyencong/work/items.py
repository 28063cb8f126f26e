"""Editing a content of a plan: its words, who leads it, when and where it is held, and, while the plan is a draft, what
is planned of it. When and where are changed of a plan in force too, by a paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.models import (
    Act,
    Arrangement,
    FundSource,
    Issue,
    Line,
    Measure,
    Plan,
    PlanVersion,
    Statement,
    Unit,
    User,
)
from khuyencong.records.queries import amounts_of
from khuyencong.terms.facts import PLANNED, Role
from khuyencong.terms.ledger import BEGINNING
from khuyencong.terms.numbers import format_scaled
from khuyencong.terms.periods import Period, Window, day_in_figures
from khuyencong.terms.results import State
from khuyencong.terms.selector import Selector
from khuyencong.terms.vietnamese import fold

from .adjust import Basis, absorb
from .arrangements import put, put_lead
from .permissions import ALLOWED, Permission, Refused, require
from .plans import money_of, refuse_future
from .posting import Posting
from .titles import is_renamed

TITLE, LEAD, TIME, VENUE = "title", "lead", "time", "venue"
Range = tuple[int, int]  # the low and the high end, equal where one number is meant


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """What a plan gives a content in one measure, of one fund source where it is told by source."""

    measure: Measure
    source: FundSource | None
    now: Range | None  # None: nobody has said it yet

    @property
    def code(self) -> str:
        return code_of(self.measure.pk, self.source.pk if self.source else None)

    @property
    def in_words(self) -> str:
        """«28–30», as it is typed too."""
        if self.now is None:
            return _("chưa có")
        low, high = (format_scaled(value, self.measure.scale) for value in self.now)
        return low if low == high else f"{low}–{high}"


def code_of(measure: int, source: int | None) -> str:
    """The name of a cell within its content."""
    return f"{measure}-{source or 0}"


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """What is to become of a content, each new value beside the one the person saw before."""

    reason: str = ""
    title: tuple[str, str] | None = None
    lead: tuple[int | None, int | None] | None = None
    planned: Mapping[str, tuple[Range | None, Range]] = field(default_factory=dict)
    time: tuple[str, str] | None = None  # the code of a period, or words that name none
    venue: tuple[str, str] | None = None
    basis: Basis | None = None  # the paper that moves what a decision in force arranged


class Overtaken(Refused):
    """Somebody changed meanwhile what the person was looking at: these fields."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(_("Trong lúc anh/chị sửa, người khác đã đổi mục này."))
        self.fields = fields


def may_edit_figures(plan: Plan) -> Permission:
    """Whether planned figures may be entered into the plan: until a decision is in force over its newest version."""
    latest = plan.versions.order_by("number").last()
    if latest is None or latest.state == PlanVersion.State.DRAFT:
        return ALLOWED
    words = _("Kế hoạch đã phê duyệt theo %(decision)s: kinh phí đổi bằng «Điều chỉnh», chỉ tiêu bằng văn bản mới.")
    return Permission(False, words % {"decision": latest.decision_number})


def planned_cells(line: Line) -> list[PlannedCell]:
    """The cells of a content that its plan tells, money first; its money also where nobody has told any."""
    if line.kind != Line.Kind.ITEM:
        return []
    money = money_of(line.plan.province)
    told = _stated([line]).select_related("measure", "source").order_by("pk")
    places = {(s.measure_id, s.source_id): (s.measure, s.source) for s in told}
    if not any(measure == money.pk for measure, _ in places):
        places = {(money.pk, None): (money, None), **places}
    cells = [PlannedCell(measure, source, _now(line, measure, source)) for measure, source in places.values()]
    return sorted(cells, key=lambda cell: not cell.measure.is_money)


def places_told(plan: Plan) -> dict[int, set[tuple[int, int | None]]]:
    """(measure, source) of every planned figure, by line: what a table offers to be edited."""
    told: dict[int, set[tuple[int, int | None]]] = {}
    for line, measure, source in _stated(plan.lines.all()).values_list("line_id", "measure_id", "source_id"):
        told.setdefault(line, set()).add((measure, source))
    return told


def _stated(lines: Iterable[Line]) -> QuerySet[Statement]:
    return Statement.objects.filter(
        line__in=lines, role=Role.PLAN, standing=Statement.Standing.STANDS, unit=None, area=None
    )


def _now(line: Line, measure: Measure, source: FundSource | None) -> Range | None:
    selector = Selector(
        line.pk, measure.pk, PLANNED, _window(line.plan, measure), source=source.path if source else "/"
    )
    amounts = amounts_of(selector)
    return (amounts.low, amounts.high) if amounts.given > 0 or amounts.nil > 0 else None


def _window(plan: Plan, measure: Measure) -> Window:
    year = Period.parse(str(plan.year)).window
    return Window(BEGINNING, year.last) if measure.kind == Measure.Kind.STOCK else year


def edit_item(user: User, line: Line, edit: ItemEdit) -> Act:
    """Change a content in one act; what somebody else changed meanwhile is told, not overwritten."""
    with transaction.atomic():
        posting = Posting(line.plan)
        require(user, "enter", posting.plan.unit)
        change = _ItemChange(user, posting, Line.objects.select_related("plan__province", "lead").get(pk=line.pk))
        change.check_seen(edit)
        change.run(edit)
        if not change.told:
            raise Refused(_("Không có gì thay đổi."))
        latest = posting.plan.versions.order_by("number").last()
        kept = {"line": line.pk, "reason": edit.reason.strip(), "version": latest.number if latest else None}
        if edit.basis:
            kept |= {"basis": edit.basis.number.strip(), "day": edit.basis.day.isoformat()}
        act = posting.sealed(user, "edit_item", f"Sửa {change.words}", {**kept, "changed": change.told})
        if LEAD in change.told:
            put_lead(change.line, change.line.lead, act)
        put(change.line, change.arranged, act)
        return act


def arranged_now(line: Line, kind: str) -> str:
    """When or where a content is held, as it says of itself: the code of a time that is a period, else words."""
    one = Arrangement.objects.standing().filter(line=line, kind=kind).first()
    return (one.period or one.words) if one else ""


def arranged_in_words(told: str) -> str:
    """«quý III năm 2026» of its code; a place, or a time that is no period, as it is written."""
    try:
        return Period.parse(told).in_words() if told else ""
    except ValueError:
        return told


class _ItemChange:
    """One act of editing: compares with what was seen, changes the line, states the figures."""

    def __init__(self, user: User, posting: Posting, line: Line) -> None:
        self.user, self.posting, self.line = user, posting, line
        self.cells = {cell.code: cell for cell in planned_cells(line)}
        self.told: dict[str, list[object]] = {}
        self.arranged: list[Arrangement] = []
        self.words = str(line)  # and, of what was moved, from where to where and by which paper

    def check_seen(self, edit: ItemEdit) -> None:
        """Nothing is changed that the person did not see as it stands."""
        seen = [(code, one) for code, (one, _new) in edit.planned.items()]
        gone = [code for code, one in seen if code not in self.cells or self.cells[code].now != one]
        if edit.title and edit.title[0] != self.line.title:
            gone.append(TITLE)
        if edit.lead and edit.lead[0] != self.line.lead_id:
            gone.append(LEAD)
        for name, pair in ((TIME, edit.time), (VENUE, edit.venue)):
            if pair and pair[0] != arranged_now(self.line, name):
                gone.append(name)
        if gone:
            raise Overtaken(tuple(gone))

    def run(self, edit: ItemEdit) -> None:
        if self.line.closed_in is not None:
            raise Refused(_("Mục này đã đóng ở bản %(number)s.") % {"number": self.line.closed_in.number})
        if edit.title and edit.title[1].strip() != self.line.title:
            self._retitle(edit.title[1].strip())
        if edit.lead and edit.lead[1] != self.line.lead_id:
            self._relead(edit.lead[1])
        self._rearrange(edit)
        changed = {code: new for code, (seen, new) in edit.planned.items() if seen != new}
        if changed:
            self._restate(changed, edit.reason.strip())

    def _retitle(self, title: str) -> None:
        if not title:
            raise Refused(_("Nội dung phải có tên."))
        require_draft(self.posting.plan)
        if Issue.objects.filter(plan=self.posting.plan).exists():
            raise Refused(_("Đã có văn bản phát hành nêu tên mục này: tên chỉ đổi bằng văn bản kế hoạch mới."))
        if is_renamed(self.line):
            raise Refused(_("Quyết định đã đổi tên mục này: tên chỉ đổi bằng văn bản kế hoạch mới."))
        self.told[TITLE] = [self.line.title, title]
        self.line.title, self.line.key = title[:300], fold(f"{self.line.number} {title}")[:300]
        self.line.save(update_fields=["title", "key"])

    def _relead(self, unit: int | None) -> None:
        self.told[LEAD] = [self.line.lead_id, unit]
        self.line.lead = Unit.objects.get(pk=unit, province=self.posting.plan.province) if unit else None

    def _rearrange(self, edit: ItemEdit) -> None:
        """When and where it is held from now on; what the approved version said stays told of that version."""
        pairs = ((name, pair) for name, pair in ((TIME, edit.time), (VENUE, edit.venue)) if pair)
        for name, (was, new) in ((name, (was, new.strip())) for name, (was, new) in pairs):
            if new and new != was:
                self.told[name] = [was, new]
                code = new if name == TIME else ""
                self.arranged.append(Arrangement(kind=name, words=arranged_in_words(new)[:300], period=code))
        if not self.arranged:
            return
        if not may_edit_figures(self.posting.plan):
            _require_basis(edit)
        moved = (f"{_SAID[name]} {_moved(*self.told[name])}" for name in (TIME, VENUE) if name in self.told)
        by = f" theo {edit.basis.number.strip()} ngày {day_in_figures(edit.basis.day)}" if edit.basis else ""
        self.words = f"{self.line}: {', '.join(moved)}{by}"

    def _restate(self, changed: Mapping[str, Range], reason: str) -> None:
        require_draft(self.posting.plan)
        if not reason:
            raise Refused(_("Sửa số liệu kế hoạch phải nêu lý do, căn cứ."))
        for code, new in changed.items():
            self.told[code] = [self.cells[code].now, new]
        figures = [self._statement(self.cells[code], new, reason) for code, new in changed.items()]
        absorb(self.posting, figures)
        self.posting.foresee(figures)
        for figure in figures:
            self.posting.state(figure)

    def _statement(self, cell: PlannedCell, new: Range, reason: str) -> Statement:
        low, high = new
        if low < 0 or high < low:
            raise Refused(_("Số đầu của khoảng phải nhỏ hơn số cuối, và không âm."))
        window = _window(self.posting.plan, cell.measure)
        return Statement(
            province_id=self.posting.plan.province_id,
            plan=self.posting.plan,
            line=self.line,
            measure=cell.measure,
            role=Role.PLAN,
            source=cell.source,
            first=window.first,
            last=window.last,
            state=State.GIVEN if high else State.NIL,
            value=low,
            value_high=high if high != low else None,
            stated=replace(cell, now=new).in_words,
            reason=reason,
            made_by=self.user,
        )


_SAID = {TIME: "thời gian", VENUE: "địa điểm"}  # how history says what was moved


def _moved(was: object, new: object) -> str:
    before = arranged_in_words(str(was))
    return f"{before} → {arranged_in_words(str(new))}" if before else arranged_in_words(str(new))


def _require_basis(edit: ItemEdit) -> None:
    """What a decision in force arranged is moved by a paper, and for a reason."""
    if edit.basis is None or not edit.basis.number.strip() or not edit.reason.strip():
        raise Refused(
            _("Đổi thời gian, địa điểm của kế hoạch đã phê duyệt phải ghi số, ngày của văn bản cho phép và lý do.")
        )
    refuse_future(edit.basis.day)


def require_draft(plan: Plan) -> None:
    permission = may_edit_figures(plan)
    if not permission:
        raise Refused(permission.reason)
