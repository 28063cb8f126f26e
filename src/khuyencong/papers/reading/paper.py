"""All facts of one paper: head, citations, activities, tasks and totals, each with its span."""

import re
from dataclasses import replace

from ...terms.facts import Citation, PaperFacts, PaperHead, Span, Text
from ...terms.vietnamese import fold
from .activities import ItemReader, report_duties
from .citations import find_citations
from .dates import ANY_DATE
from .head import Frame, read_frame
from .news import read_sentences
from .news_head import with_news_head
from .noise import find_noise
from .outline import LETTER, PLAIN, Node, read_outline
from .passages import Found
from .periods import find_period
from .roles import Context, document_role
from .scan import Scan

_POSTED = re.compile(r"\((?:tin|dang|cap nhat)[^)]*\)")
OPENING = 600  # characters of news in which its role is told


def find_facts(text: Text) -> PaperFacts:
    """Read a paper. Nothing raises on a bad document: what is not understood is not told."""
    scan = Scan.of(text.content)
    frame = read_frame(scan)
    citations = find_citations(scan, frame.head.number)
    dates = (Span(m.start(), m.end()) for m in ANY_DATE.finditer(scan.flat))
    masked = scan.without([*(c.span for c in citations), *dates, *find_noise(scan)])
    root = read_outline(scan.content, frame.body.start, frame.body.end)
    context = _document_context(scan, frame)
    reader = ItemReader(masked)
    if _has_outline(root):
        reader.read(_without_preamble(root), context)
        found = reader.found
    else:
        found = read_sentences(masked, root, context) if not frame.formal else Found()
    return PaperFacts(
        head=_completed(_head(scan, frame, root, citations), context),
        citations=citations,
        activities=tuple(found.activities),
        tasks=(*reader.tasks, *report_duties(masked, frame.body)),
        totals=tuple(found.totals),
    )


def _head(scan: Scan, frame: Frame, root: Node, citations: tuple[Citation, ...]) -> PaperHead:
    if frame.formal or _has_outline(root):
        return frame.head
    return with_news_head(scan, frame.head, citations)


def _has_outline(root: Node) -> bool:
    return sum(node.level != PLAIN for node in root.children) >= 2


def _without_preamble(root: Node) -> Node:
    """The body from its first numbered item; bases and the opening sentence hold no items."""
    marked = [i for i, node in enumerate(root.children) if node.level != PLAIN]
    numbered = [i for i in marked if root.children[i].level < LETTER]
    first = (numbered or marked or [0])[0]
    root.children = root.children[first:]
    return root


def _document_context(scan: Scan, frame: Frame) -> Context:
    title = fold(frame.head.title or "")
    opening = scan.folded[frame.body.start : frame.body.start + OPENING]
    period = find_period(_POSTED.sub("", title)) or (None if frame.formal else find_period(opening, bare=False))
    return Context(document_role(title, frame.head.kind, opening), period)


def _completed(head: PaperHead, context: Context) -> PaperHead:
    """A paper without a kind line is a report of results when its title says so."""
    if head.kind is None and context.role is not None:
        return replace(head, kind="result" if context.role == "actual" else "plan")
    return head
