"""Walks the outline and turns items into activities, each with the role and period that stand above it."""

import re
from dataclasses import replace
from itertools import pairwise

from ....terms.facts import Activity, Role, Span, Status, Task
from ..grammar.budget import title_names_thing
from ..grammar.counts import find_counts
from ..grammar.money import find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.periods import find_period
from ..grammar.reasons import nothing_spent
from ..grammar.roles import Context, coming_next, label, under_heading
from ..grammar.sources import fund_source
from ..grammar.tense import DID
from ..grammar.titles import heading_title, sentence_title
from ..sentences.passage import Found, Passage, of_all_times
from ..sentences.passages import read_passage
from ..sentences.totals import read_totals
from ..tables.rows import read_table
from ..text.grid import grid_at
from ..text.scan import Scan, trimmed
from .asked import Asked, tells_figures
from .captions import without_captions
from .causes import cause_by_name, cause_of_all, heads_causes, parted_by_causes, tells_cause
from .heading_titles import costs_heading, title_in
from .line_kinds import (
    AIMED,
    CAUSES,
    COST,
    FUNDING,
    NO_ITEMS,
    NOTES_MONEY,
    SOURCE_LINE,
    SUM_ALONE,
    actor_of,
    announces,
    as_line_opens,
    behind_label,
    closes_items,
    costs_deed,
    has_attributes,
    heads_time,
    is_frame,
    is_overall,
    is_prose,
    named_by_field,
    of_label,
    tells_thing,
)
from .list_leads import Led, led_by, member_title
from .listed_again import free_table
from .news import read_sentences
from .opening import in_section
from .outline import DASH, LETTER, NUMBER, PLAIN, ROMAN, TABLE, Node
from .tasks import counts_things, duties, is_unit, opens_duties, tasks_of

_ENUMERATOR = re.compile(r"\((\d{1,2})\)\s*(?=[^\W\d_])")
_DUTIES = re.compile(r"(?:cac )?nhiem vu\b(?!.*\b(?:da|duoc giao)\b)")  # «III. NHIỆM VỤ, GIẢI PHÁP» of a report
_Told = tuple[Node, tuple[Role, str | None] | None]  # a line and what its label says


class ItemReader:
    """One reading of one paper's body; `found` and `tasks` grow as the outline is walked."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.found = Found()
        self.tasks: list[Task] = []
        self.asked = Asked(scan)
        self._costs_before: set[int] = set()  # what the contents before the last section on money cost
        self._counted = 0  # how many contents these are

    def read(self, node: Node, context: Context, *, asked: bool = False) -> None:
        """Everything under a node, which itself has been dealt with; `asked`: what led to it asks whoever is named."""
        free_table(self.scan, node)
        plain = [c for c in node.children if c.level == PLAIN]
        led = Led(context, context)
        for child in without_captions(self.scan, node.children):
            if child.level == PLAIN and len(plain) == 1:
                child.item = node.item
            inner = context if child.level >= PLAIN else led.bullets if child.level >= DASH else led.items
            self._child(child, inner, asked=asked)
            if child.level == PLAIN:
                led, asked = led_by(self.scan, child.span, context), opens_duties(child.words)

    def _child(self, node: Node, context: Context, *, asked: bool = False) -> None:
        told = self._labels(node, context)
        if node.level == TABLE:
            self._table(node, context)
        elif any(said and child.level >= LETTER for child, said in told):
            self._labelled(node, told, context)
        elif is_unit(node, self.scan) and self.asked.of_unit(node, context):
            self.tasks += tasks_of(node, self.scan)
            self._targets(node, context)
        elif tasks := self.asked.in_line(node, context, asked=asked):
            self.tasks += tasks
            self._targets(node, context)
        elif NO_ITEMS.match(node.folded) and not self._tells_event(node):
            self._without_items(node, context)
        elif not node.children and not (node.level < LETTER and COST.match(node.folded)):
            self._leaf(node, context)
        elif self._is_funding(node):
            self._funding(node, under_heading(node.folded, context))
        elif has_attributes(node):
            self._attributed(node, context)
        else:
            self._heading(node, context)

    def _tells_event(self, node: Node) -> bool:
        """«Căn cứ Quyết định …, Hội đồng đã chấm 12 sản phẩm»: more than a basis."""
        if not node.folded.startswith("can cu"):
            return False
        did = DID.search(self.scan.flat, node.span.start, node.span.end)
        return did is not None and not self.scan.flat.startswith(" được", did.end())

    def _labels(self, node: Node, context: Context) -> list[tuple[Node, tuple[Role, str | None] | None]]:
        """The lines under a node with the roles that label them; «Kinh phí được giao: …» alone labels no item."""
        told = [(c, None if closes_items(c) else label(c.folded, context.year)) for c in node.children]
        of_money = [c for c, said in told if said and c.folded.startswith("kinh phi")]
        return [(c, None if [c] == of_money else said) for c, said in told]

    def _targets(self, node: Node, context: Context) -> None:
        """What an assignment gives money for is planned too; what it only counts is told by the task, and a plan's own
        duties tell its items again."""
        planned = replace(context, role=Role.PLAN)
        for asked in node.walk() if context.role is None else ():
            span = asked.span
            if asked.level == TABLE:
                self._table(asked, planned)
            elif (asked is not node or not node.children) and self._costs(span):
                self.found.add(read_passage(self.scan, self._passage(asked, span, planned)))

    def _costs(self, span: Span) -> bool:
        """Whether a task does something with money: what a unit shall only see to costs nothing."""
        is_paid = any(money.kind is MoneyKind.SPENDING for money in find_money(self.scan, span))
        return is_paid and counts_things(self.scan, span)

    def _table(self, node: Node, context: Context) -> None:
        above = node.parent
        group = heading_title(above.words) if above and above.level >= 0 else None
        if grid := grid_at(self.scan.content, node.span):
            self.found.add(read_table(self.scan, grid, context, node.path, group))

    def _heading(self, node: Node, context: Context) -> None:
        inner = in_section(self.scan, node, under_heading(node.folded, context, section=node.level <= ROMAN), context)
        if inner.status is Status.NOT_DONE and context.status is None:
            self._not_done(node, inner)
            return
        if announces(self.scan, node):
            self.found.totals += read_totals(self.scan, self._passage(node, node.span, context))
        elif tells_figures(self.scan, node.span):
            told = inner if inner.status is Status.PROPOSED else context
            self.found.add(read_passage(self.scan, self._passage(node, node.span, told)))
        if is_prose(self.scan, node):
            read = read_sentences(self.scan, node, inner, of_time=True)
            self.found.add(Found([replace(a, path=node.path) for a in read.activities], read.totals))
            return
        self.read(node, inner)

    def _only_opens(self, span: Span) -> bool:
        """Whether a line with a colon counts at most how many are listed behind it: «Có 3 nội dung chưa thực hiện:»."""
        return not find_money(self.scan, span) and len(find_counts(self.scan, span)) < 2

    def _leaf(self, node: Node, context: Context) -> None:
        span, words, context = node.span, node.folded, as_line_opens(node, context)
        parts = self._enumerated(span)
        if parts:
            self._members(node, parts, span, context)
        elif words.endswith(":") and len(words) < 200 and self._only_opens(span):
            return
        elif self._is_funding(node) and not find_money(self.scan, span):
            return  # «2. Tổng kinh phí thực hiện» alone on its line names no thing
        elif self._is_funding(node) and SUM_ALONE.fullmatch(words):
            self.found.totals += read_totals(self.scan, self._passage(node, span, context))
        elif context.status is Status.PROPOSED and not tells_figures(self.scan, span):
            return  # «Đề nghị các sở, ngành phối hợp» asks for nothing that is counted
        else:
            asked = context if context.role else replace(context, role=Role.PLAN)  # of a unit that no list knows
            told = replace(self._passage(node, span, asked), is_thing=tells_thing(self.scan, node))
            read = of_all_times(read_passage(self.scan, told))
            if (
                read.totals
            ):  # «5. Kết quả giải ngân: 1.480 triệu đồng», «Đến nay, đã giải ngân 90 triệu đồng»: a total alone
                read.activities = [a for a in read.activities if self._tells(node, a)]
            self.found.add(read)

    def _tells(self, node: Node, told: Activity) -> bool:
        """Whether a thing stands beside the totals of its line, not the words about its money alone."""
        has_figures = bool(told.amount or told.quantities or told.status)
        return has_figures or (not self._is_funding(node) and title_names_thing(told.title))

    def _members(self, node: Node, parts: list[Span], span: Span, context: Context) -> None:
        """«…: (1) …; (2) …», each member a thing of its own."""
        lead = Span(span.start, parts[0].start)
        sums = [m.value for part in parts for m in find_money(self.scan, part) if m.kind is MoneyKind.SPENDING]
        if sum(sums) in [m.value for m in find_money(self.scan, lead)]:
            self.found.totals += read_totals(self.scan, self._passage(node, lead, context))
        elif tells_figures(self.scan, lead):
            whole = replace(self._passage(node, lead, context), item="" if node.level == PLAIN else node.item)
            self.found.add(read_passage(self.scan, whole))
        for number, part in enumerate(parts, 1):
            item = f"{node.item}.{number}" if node.item and node.level != PLAIN else str(number)
            title = member_title(self.scan, part)
            self.found.add(read_passage(self.scan, replace(self._passage(node, part, context), item=item, title=title)))

    def _enumerated(self, span: Span) -> list[Span]:
        """Members (1), (2) … that carry money or stand in a list of things not done."""
        marks = [m for i, m in enumerate(_ENUMERATOR.finditer(self.scan.masked, span.start, span.end))]
        if len(marks) < 2 or [int(m[1]) for m in marks] != list(range(1, len(marks) + 1)):
            return []
        edges = [*(m.start() for m in marks), span.end]
        parts = [Span(a, b) for a, b in pairwise(edges)]
        is_list = re.search(r"khong thuc hien|chua thuc hien|khong trien khai", self.scan.folded[span.start : edges[0]])
        return parts if is_list or sum(bool(find_money(self.scan, p)) for p in parts) > 1 else []

    def _passage(self, node: Node, span: Span, context: Context) -> Passage:
        return Passage(
            span,
            context,
            node.path,
            node.item,
            title_in(self.scan, node, span),
            self._group(node),
            overall=is_overall(node, context.period),
            of_time=heads_time(node),
            is_cost=costs_heading(self.scan, node),
        )

    def _group(self, node: Node) -> str | None:
        """The heading an item stands under, with its number."""
        above = node.parent
        if above is None or above.level < 0:
            return None
        number = above.path.rpartition(".")[2] if above.level in (NUMBER,) else above.paragraph.number
        mark = ". " if above.level < LETTER else ") " if above.level == LETTER else " "
        return f"{number}{mark}{heading_title(above.words)}"

    def _labelled(self, node: Node, told: list[_Told], context: Context) -> None:
        """An item told as «Kế hoạch: …» and «Thực hiện: …»; a sentence without label goes on with the last one."""
        title = self._read_labelled_lead(node, [said[0] for _, said in told if said], context)
        group, first = self._group(node), len(self.found.activities)
        inner, known = context, ()  # type: tuple[Context, tuple[str, ...]]
        counts = not title_names_thing(title) and any(find_counts(self.scan, c.span) for c, said in told if said)
        joins = [said is None and child.level == PLAIN and self._goes_on(child) for child, said in told]
        for number, (child, said) in enumerate(told):
            if said:
                inner = context.of(said[0], said[1] or of_label(said[0], context))
            if said is None and tells_cause(child) and cause_of_all(self.scan, [child], self.found.activities, first):
                continue
            if child.children or (said is None and child.level != PLAIN):
                (self._funding_line if self._is_funding(node) and not child.children else self._child)(child, inner)
                continue
            start = child.paragraph.body
            if said:
                beside_reached = any(case and case[0] is Role.ACTUAL for _, case in told)
                start = behind_label(self.scan, start, to_rest=beside_reached)
            elif joins[number]:
                continue
            last = number
            while last + 1 < len(told) and joins[last + 1]:
                last += 1
            span = Span(start, told[last][0].paragraph.end)
            for part, part_context in self._planned_then_done(span, inner, context):
                passage = Passage(part, part_context, node.path, node.item, title, group, known, is_thing=counts)
                read = read_passage(self.scan, passage)
                known = (*known, *(a.title for a in read.activities if a.title != title))
                self.found.add(read)

    def _planned_then_done(self, span: Span, labelled: Context, section: Context) -> list[tuple[Span, Context]]:
        """«Kế hoạch được giao: 02 đề án. Đến nay đã nghiệm thu …»: from there on it tells of the section's results."""
        if labelled.role is not Role.PLAN or section.role is not Role.ACTUAL:
            return [(span, labelled)]
        done = (s.start for s in self.scan.sentences(span)[1:] if self._tells_done(s))
        edges = [span.start, *[*done][:1], span.end]
        return [(Span(a, b), told) for (a, b), told in zip(pairwise(edges), (labelled, section), strict=False)]

    def _tells_done(self, sentence: Span) -> bool:
        opens = label(self.scan.fold(trimmed(self.scan, sentence)))
        return bool(opens and opens[0] is Role.ACTUAL) or bool(DID.search(self.scan.flat, sentence.start, sentence.end))

    def _read_labelled_lead(self, node: Node, roles: list[Role], context: Context) -> str:
        """The title of a labelled item; figures in its own line, with a label or before «Thực hiện:», are its plan."""
        span, said = node.span, label(node.folded)
        heading = heading_title(node.words)
        planned = said or next(((Role.PLAN, None) for role in roles if role is not Role.PLAN), None)
        if planned is None or planned[0] in roles:
            return heading
        if tells_figures(self.scan, span):
            start = behind_label(self.scan, span.start) if said else span.start
            title = sentence_title(self.scan, Span(start, span.end), heading)
            inner = context.of(planned[0], planned[1] or of_label(planned[0], context))
            passage = Passage(Span(start, span.end), inner, node.path, node.item, title, self._group(node))
            self.found.add(read_passage(self.scan, passage))
            return title
        return heading

    def _goes_on(self, child: Node) -> bool:
        """A sentence without label that tells no sum belongs to the sentence before it, which has taken it in."""
        own = child.span
        return not (find_money(self.scan, own) or nothing_spent(self.scan, own))

    def _attributed(self, node: Node, context: Context) -> None:
        """An item whose content, lead unit, partners and time stand in lines of their own."""
        whole = Span(node.paragraph.body, node.last)
        times = [c.folded for c in node.children]
        when = next((p for t in times if t.startswith("thoi gian") and (p := find_period(t))), None)
        title = heading_title(named_by_field(node) or node.words)
        passage = Passage(whole, context, node.path, node.item, title, self._group(node))
        read = read_passage(self.scan.without(c.span for c in node.children if is_frame(self.scan, c)), passage)
        actors = tuple(a for c in node.children if (a := actor_of(c)))
        self.found.totals += [replace(t, period=when or t.period) for t in read.totals]
        self.found.activities += [
            replace(a, period=when or a.period, organisations=actors or a.organisations) for a in read.activities
        ]

    def _is_funding(self, node: Node) -> bool:
        """A heading about money, or a numbered line that tells nothing else."""
        return node.level < LETTER and bool(FUNDING.match(node.folded)) and not costs_deed(self.scan, node)

    def _funding(self, node: Node, context: Context) -> None:
        """A section on money: sums of sources are totals, those of things, if new, activities."""
        new = self.found.activities[self._counted :]
        self._costs_before |= {a.amount.value for a in new if a.amount}
        self._counted = len(self.found.activities)
        for inner in node.walk():
            if inner.level == TABLE:
                self._table(inner, context)
            else:
                self._funding_line(inner, context)

    def _funding_line(self, node: Node, context: Context) -> None:
        span = node.span
        counts = DASH <= node.level < PLAIN and find_counts(self.scan, span)
        if not counts and not find_money(self.scan, span):
            return
        of_source = SOURCE_LINE.match(node.folded) or fund_source(self.scan, span.start, span.end)
        passage = self._passage(node, span, context)
        told_before = any(money.value in self._costs_before for money in find_money(self.scan, span))
        if costs_deed(self.scan, node) and not told_before:
            self.found.add(read_passage(self.scan, passage))
        elif not counts and (of_source or node.level < LETTER):
            self.found.totals += read_totals(self.scan, passage)
        else:  # «- Khuyến công quốc gia hỗ trợ 2 đề án, kinh phí 85 triệu đồng»
            self.found.add(read_passage(self.scan, passage))

    def _without_items(self, node: Node, context: Context) -> None:
        """Aims, solutions and duties: no items, but units' tasks, and sums where there are any."""
        asked = [*duties(node, self.scan)]
        self.tasks += asked
        given = {task.span.start for task in asked}
        if context.role is Role.ACTUAL and node.level <= ROMAN and _DUTIES.match(node.folded):
            context = coming_next(node.folded, context)
        for inner in node.walk():
            if inner.level == TABLE:
                self._table(inner, context)
            elif inner.level == PLAIN and NOTES_MONEY.match(inner.folded):
                self.found.totals += read_totals(self.scan, self._passage(inner, inner.span, context))
            elif not is_unit(inner, self.scan) and self._shall_reach(inner, given):
                self.found.add(read_passage(self.scan, self._passage(inner, inner.span, context)))

    def _shall_reach(self, node: Node, given: set[int]) -> bool:
        """Among aims and duties a sum does, and a count that shall be reached and is in no task `given` to a unit."""
        span = node.span
        if any(m.kind is MoneyKind.SPENDING for m in find_money(self.scan, span)):
            return True
        aimed = AIMED.search(self.scan.folded, span.start, span.end)
        is_given = any(span.start <= start < span.end for start in given)
        return aimed is not None and not is_given and bool(find_counts(self.scan, span))

    def _not_done(self, node: Node, context: Context) -> None:
        """A list of what was not done, then its causes."""
        before, causes = len(self.found.activities), False
        for child in node.children:
            if causes := causes or bool(CAUSES.match(child.folded)):
                if not heads_causes(child):
                    self._cause(child, before, context, node)
                continue
            child.children, behind = parted_by_causes(child)
            self._child(child, context)
            told = [line for line in behind if not heads_causes(line)]
            unnamed = [line for line in told if not cause_by_name(line, self.found.activities, before)]
            cause_of_all(self.scan, unnamed, self.found.activities, before)

    def _cause(self, child: Node, first: int, context: Context, section: Node) -> None:
        told = self.found.activities
        if cause_by_name(child, told, first) or (tells_cause(child) and cause_of_all(self.scan, [child], told, first)):
            return
        span, text = child.span, child.words
        self.found.activities.append(
            Activity(
                section.path, child.item, "Nguyên nhân", span, Role.ACTUAL, context.period, Status.NOT_DONE,
                reason=text.strip(" ."), reason_span=span, group_title=self._group(child),
            )
        )  # fmt: skip
