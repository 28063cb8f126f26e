"""Contents that an adjustment adds to a plan in force: opened in the act that gives them money taken from others."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Line, Plan, Unit
from khuyencong.records.queries import is_emptied
from khuyencong.terms.vietnamese import fold

from .arrangements import put_lead
from .closing import mark_open
from .permissions import Refused
from .plans import add_line

_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


@dataclass(frozen=True, slots=True)
class NewContent:
    """What an officer says of a content to add: `money` by fund source (None: not told by source), `aims` by measure.

    Without a number it gets the next one of its group; without a group it stands right below the plan.
    """

    title: str
    money: Mapping[int | None, int]
    number: str = ""
    group: int | None = None
    lead: int | None = None
    aims: Mapping[int, int] = field(default_factory=dict)


def next_number(parent: Line) -> str:
    """«2.4» behind «2.3», «II.1» as the first of group «II»: the number of the next content below a line."""
    numbered = [line.number for line in _standing_below(parent) if _LAST_NUMBER.search(line.number)]
    if numbered:
        return _LAST_NUMBER.sub(lambda last: str(int(last[0]) + 1), numbered[-1])
    return f"{parent.number}.1" if parent.number else "1"


def _standing_below(parent: Line) -> QuerySet[Line]:
    return parent.children.filter(closed_in=None).exclude(is_emptied()).order_by("position", "pk")


class Additions:
    """The contents one act adds, as `lines` beside what was `told` of them. Called with the plan locked."""

    def __init__(self, plan: Plan, told: Sequence[NewContent]) -> None:
        self.plan, self.told = plan, told
        self._again: list[int] = []
        self.leads = self._leads()
        self.lines: list[Line] = []
        for new in told:
            self.lines.append(self._opened(new))

    def settle(self, act: Act) -> None:
        """What only a numbered act can say: who leads the contents, and that closed ones are open again."""
        mark_open(self._again, act)
        for new, line in zip(self.told, self.lines, strict=True):
            if new.lead is not None:
                put_lead(line, self.leads[new.lead], act)

    def _leads(self) -> dict[int, Unit]:
        units = Unit.objects.filter(province=self.plan.province_id).in_bulk([new.lead for new in self.told if new.lead])
        for new in self.told:
            refuse_unknown(new, {new.lead} - {None}, units)
        return units

    def _opened(self, new: NewContent) -> Line:
        """The line of a new content; one of the same name that is closed or empty stands again rather than have a
        twin."""
        title = " ".join(new.title.split())
        if not title:
            raise Refused(_("Nội dung bổ sung phải có tên."))
        if min(new.money.values(), default=0) < 0 or not any(new.money.values()):
            raise Refused(_("«%(title)s»: nội dung bổ sung phải có kinh phí, không âm.") % {"title": title})
        parent = self._parent(new)
        named = [line for line in self._items() if fold(line.title) == fold(title)]
        empty = set(self._items().filter(is_emptied()).values_list("pk", flat=True))
        standing = (line for line in named if line.closed_in_id is None and line.pk not in empty)
        if twin := next(standing, None) or next((line for line in named if line in self.lines), None):
            words = _("Kế hoạch đã có nội dung «%(line)s»: ghi kinh phí mới ở dòng của nội dung ấy.")
            raise Refused(words % {"line": twin})
        if before := next((line for line in named if line.parent_id == parent.pk), None):
            self._again += [before.pk] if before.closed_in_id else []
            return before
        return add_line(self.plan, parent, Line.Kind.ITEM, self._number(new, parent), title)

    def _number(self, new: NewContent, parent: Line) -> str:
        number, following = new.number.strip(), next_number(parent)
        if same := _standing_below(parent).filter(number=number).first() if number else None:
            words = _("Số mục %(number)s đã là của «%(line)s»; số kế tiếp là %(next)s.")
            raise Refused(words % {"number": number, "line": same.title, "next": following})
        return number or following

    def _parent(self, new: NewContent) -> Line:
        if new.group is None:
            return self.plan.top
        found = groups_of(self.plan).filter(pk=new.group).first()
        if found is None:
            raise Refused(_("Nhóm được chọn cho «%(title)s» không còn trong kế hoạch.") % {"title": new.title})
        return found

    def _items(self) -> QuerySet[Line]:
        items = self.plan.lines.filter(kind=Line.Kind.ITEM, path__startswith=self.plan.top.path)
        return items.order_by("parent__position", "position")


def refuse_unknown(new: NewContent, chosen: Collection[int | None], known: Container[int | None]) -> None:
    if any(one not in known for one in chosen):
        words = _("«%(title)s»: nguồn kinh phí, chỉ tiêu hoặc đơn vị được chọn không có trong danh mục của tỉnh.")
        raise Refused(words % {"title": new.title})


def groups_of(plan: Plan) -> QuerySet[Line]:
    """The groups that a new content may stand in."""
    inside = plan.lines.filter(kind=Line.Kind.GROUP, closed_in=None, path__startswith=plan.top.path)
    return inside.order_by("position", "pk")
