"""Papers told in sentences, without an outline: each sentence or list member with figures is an activity."""

import re
from dataclasses import replace

from ...terms.facts import Activity, Role, Span
from .counts import find_counts
from .money import MoneyKind, find_money
from .outline import Node
from .passages import Found, Passage, read_passage
from .periods import leading_period
from .roles import Context, adjustment_of, sentence_role
from .scan import Scan, trimmed
from .titles import sentence_title

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?")
_LIST_LEAD = re.compile(r"^[^;]{4,90}?:\s")


def read_sentences(scan: Scan, root: Node, context: Context) -> Found:
    """Activities and totals of every sentence that holds a figure, numbered in order."""
    found = Found()
    for node in root.walk():
        if node.level < 0:
            continue
        inner = context
        for sentence in _sentences(scan, Span(node.paragraph.body, node.paragraph.end)):
            inner = _said(scan, sentence, inner, context)
            found.add(_read(scan, sentence, inner))
    return replace_items(found)


def _sentences(scan: Scan, span: Span) -> list[Span]:
    ends = [m.end() for m in re.finditer(r"[.!?](?=\s|$)", scan.folded[span.start : span.end])]
    edges = [span.start, *(span.start + e for e in ends)]
    if edges[-1] < span.end:
        edges.append(span.end)
    return [trimmed(scan, Span(a, b), " \n\t") for a, b in zip(edges, edges[1:], strict=False)]


def _said(scan: Scan, sentence: Span, before: Context, document: Context) -> Context:
    """What a sentence says of period, role and adjustment; a period lasts to the paragraph's end."""
    words = scan.fold(sentence)
    period = leading_period(words, year=document.period)
    role = sentence_role(words, before.role if document.role is None else document.role)
    if period and document.period and period[:4] > document.period[:4] and document.role is Role.ACTUAL:
        role = Role.PLAN
    return replace(before, period=period or before.period, role=role, adjustment=adjustment_of(words) or before.adjustment)


def _read(scan: Scan, sentence: Span, context: Context) -> Found:
    sums = find_money(scan, sentence)
    if not sums and not find_counts(scan, sentence):
        return Found()
    start = _behind_lead(scan, sentence)
    if context.adjustment:
        context = replace(context, role=Role.PLAN)
    passage = Passage(sentence, context, title="" if sums else sentence_title(scan, Span(start, sentence.end), ""))
    read = read_passage(scan, passage)
    total_only = any(m.kind is MoneyKind.TOTAL for m in sums)
    read.activities = [a for a in read.activities if _tells(a, total_only)]
    return read


def _tells(activity: Activity, total_only: bool) -> bool:
    return activity.amount is not None or bool(activity.quantities) or not total_only


def _behind_lead(scan: Scan, sentence: Span) -> int:
    """«Kết quả: …», «Các khoản giảm: …» open a list and name nothing."""
    lead = _LIST_LEAD.match(scan.flat, sentence.start, sentence.end)
    return lead.end() if lead and lead.end() - sentence.start < 40 else sentence.start


def replace_items(found: Found) -> Found:
    """Number the activities in order; sentences have no numbers of their own."""
    found.activities = [replace(a, item=str(i)) for i, a in enumerate(found.activities, 1)]
    return found
