"""Which lines of a body ask something of units, and are no items."""

from ....terms.facts import REACHED, Span, Task
from ..grammar.counts import find_counts
from ..grammar.money import find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.roles import Context
from ..text.scan import Scan
from .line_kinds import is_costed
from .outline import PLAIN, Node
from .tasks import asks_outright, is_told_to_one, is_unit, told_to


class Asked:
    """Asks of one body's lines; what stands beside a line is looked at once."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.among_units: dict[int, bool] = {}

    def of_unit(self, node: Node, context: Context) -> bool:
        """Whether what stands under a unit's name is asked of it: results ask nothing, and what costs is an item."""
        if context.role in REACHED or is_costed(node):
            return False
        below = [inner.span for inner in node.walk() if inner is not node]
        return context.role is None or not any(
            money.kind is MoneyKind.SPENDING for span in below for money in find_money(self.scan, span)
        )

    def in_line(self, node: Node, context: Context, *, asked: bool) -> list[Task]:
        """What a line asks of the unit it names; beside a plan, figures in it or items under it are what is planned."""
        if context.role is not None and not self._outright(node, context, asked=asked):
            return []
        return [*told_to(node, self.scan)]

    def _outright(self, node: Node, context: Context, *, asked: bool) -> bool:
        if not all(child.level == PLAIN for child in node.children):
            return False
        told = asks_outright(node, self.scan, asked=asked) and not tells_figures(self.scan, node.span)
        is_article = node.path.startswith("Điều ")  # «Điều 3. Trung tâm Khuyến công ký hợp đồng …» plans nothing
        beside = told or (is_told_to_one(node, self.scan) and (is_article or self._stands_among_units(node, context)))
        return beside and self.of_unit(node, context)

    def _stands_among_units(self, node: Node, context: Context) -> bool:
        """Whether a heading beside a line names a unit, of which what stands under it is asked."""
        above = node.parent
        if above is not None and id(above) not in self.among_units:
            asked = (is_unit(one, self.scan) and self.of_unit(one, context) for one in above.children)
            self.among_units[id(above)] = any(asked)
        return above is not None and self.among_units[id(above)]


def tells_figures(scan: Scan, span: Span) -> bool:
    return bool(find_money(scan, span) or find_counts(scan, span))
