"""All facts of one paper: head, citations, activities, tasks and totals, each with its span."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ...terms.facts import Activity, Citation, PaperFacts, PaperHead, RegisterKind, RegisterRow, Role, Span, Text
from ...terms.rings import no_search_for_rings
from .grammar.citations import find_citations
from .grammar.dates import dates_in
from .grammar.periods import find_period
from .grammar.roles import Context, label
from .grammar.tense import DID
from .sentences.allotted import with_allotted
from .sentences.area_parts import with_area_parts, without_areas_again
from .sentences.bare_shares import with_bare_shares
from .sentences.cost_parts import with_bare_parts
from .sentences.left_sums import with_left_sums
from .sentences.listed_payers import with_listed_payers
from .sentences.one_count import with_one_count
from .sentences.own_money import with_own_money_apart
from .sentences.passage import Found, Passage
from .sentences.shares import with_shares
from .sentences.statements import statements
from .sentences.totals import read_totals
from .sentences.wholes import with_opening, with_tables, with_wholes, without_unsourced
from .structure.adjusting import directed, with_adjusting
from .structure.aims import with_aims
from .structure.arrangements import Arrangements
from .structure.articles import with_articles
from .structure.changes import with_changes
from .structure.economy import without_economy
from .structure.head import Frame, is_sentence, read_frame
from .structure.items import ItemReader
from .structure.list_or_contents import decided, open_tables, without_parts
from .structure.news import is_collection, read_collection, read_opening, read_sentences
from .structure.news_head import with_news_head
from .structure.opening import context_of
from .structure.outline import (
    DASH,
    LETTER,
    PLAIN,
    TABLE,
    Node,
    Paragraph,
    in_joined,
    paragraphs,
    parted_by_labels,
    read_outline,
)
from .structure.own_titles import with_own_titles
from .structure.paid_totals import with_payer_of_all
from .structure.promotion_level import with_promotion_level
from .structure.tasks import opens_duties, report_duties
from .structure.undecided import as_undecided
from .tables.alone import context_alone, is_alone
from .tables.annexes import read_annexes
from .tables.registers import register_rows
from .tables.subtotals import with_subtotals, without_annex_sum
from .text.joined import Joined
from .text.noise import find_noise
from .text.scan import Scan

_BASIS = re.compile(r"(?:can cu|xet|theo de nghi|theo|kinh gui|quyet dinh)\b")
_CARRIED_OUT = re.compile(r"(?:thuc hien|trien khai|theo) (?:ke hoach|chuong trinh|quyet dinh|de an)\b")
NEWS_HEAD = 700  # characters of news in which the decision behind it is told


def find_facts(text: Text, as_lists: Mapping[int, bool] | None = None) -> PaperFacts:
    """Read a paper. Nothing raises on a bad document: what is not understood is not told. `as_lists`: what was
    said of its tables, each told by a character in it.

    Its notes explain what is told above them: no figure of theirs is a content's or a total, but what they cite counts.
    """
    with no_search_for_rings():
        if text.notes_from is None:
            return _find_without_notes(text, as_lists)
        facts = _find_without_notes(replace(text, content=text.content[: text.notes_from]), as_lists)
    cited = find_citations(Scan.of(text.content), facts.head.number)
    noted = (citation for citation in cited if citation.span.start >= text.notes_from)
    return replace(facts, citations=(*facts.citations, *noted))


def _find_without_notes(text: Text, as_lists: Mapping[int, bool] | None) -> PaperFacts:
    """A list that may be contents is measured by what the paper tells without it."""
    scan = Scan.of(text.content, as_lists)
    tables = open_tables(scan)
    facts = _find_said(text, scan.saying({table.start: True for table in tables}))
    read = decided(scan, tables, facts)
    if not all(table.is_list for table in read):
        facts = _find_said(text, scan.saying({table.start: table.is_list for table in read}))
    return without_parts(scan, replace(facts, tables=read))


def _find_said(text: Text, scan: Scan) -> PaperFacts:
    whole = read_frame(scan)
    told = paragraphs(text.content, whole.body.start, whole.body.end, wrapped="word" not in text.media_type)
    headline = "" if whole.formal or is_sentence(whole.head.title or "") else whole.head.title
    if headline:  # it stands again under the pictures of a page
        told = [p for p in told if " ".join(text.content[p.start : p.end].split()) != headline]
    found = parted_by_labels(text.content, told)
    listed = register_rows(scan, whole.page_end)
    joined = Joined.of(text.content, (Span(p.start, p.end) for p in found if p.level != TABLE))
    if not joined.origins:
        return _with_lists(_find(scan, whole, found), listed)
    joined_scan = Scan.of(
        joined.content, {joined.forward(Span(at, at)).start: said for at, said in scan.as_lists.items()}
    )
    facts: PaperFacts = joined.back(_find(joined_scan, whole.in_joined(joined), in_joined(found, joined)))
    return _with_lists(facts, listed)


def _with_lists(facts: PaperFacts, listed: tuple[RegisterRow, ...]) -> PaperFacts:
    """The same with what lists name; a line that only names one of them is no content: «- Công ty TNHH Gỗ …;»."""
    named = {row.span.start: row.span.end for row in listed if row.kind is RegisterKind.ESTABLISHMENT}

    def only_names(told: Activity) -> bool:
        return (
            not (told.amount or told.quantities or told.status) and told.span.end <= named.get(told.span.start, 0) + 2
        )

    contents = tuple(told for told in facts.activities if not only_names(told)) if named else facts.activities
    return replace(facts, activities=contents, register_rows=listed)


def _find(scan: Scan, frame: Frame, told: list[Paragraph]) -> PaperFacts:
    citations = tuple(c for c in find_citations(scan, frame.head.number) if c.span.start < frame.page_end)
    dates = (Span(m.start(), m.end()) for m in dates_in(scan.flat))
    masked = scan.without([*(c.span for c in citations), *dates, *find_noise(scan)])
    root = read_outline(scan.content, told, frame.body.start)
    context = context_of(
        scan, frame.head.title or "", Span(frame.body.start, len(scan.content)), frame.head.kind, formal=frame.formal
    )
    if is_alone(scan, frame.head, frame.page_end):
        context = context_alone(scan, frame.head, context, frame.page_end)
    reader = ItemReader(masked)
    found = with_articles(scan, _read_body(reader, root, context, frame))
    found = with_adjusting(scan, root, context, frame.head.title or "", found)
    arrangements = Arrangements(scan, root, context.year)
    found.add(read_annexes(masked, Span(frame.body.end, frame.page_end), context, found, arrangements.of_contents))
    found = with_own_titles(scan, with_allotted(scan, with_listed_payers(scan, found)))
    found = with_aims(scan, root, found) if context.role is Role.PLAN else with_left_sums(masked, found)
    found = without_economy(scan, root, with_changes(scan, root, context, found))
    found = with_own_money_apart(
        scan, with_bare_parts(scan, with_bare_shares(scan, with_shares(scan, with_tables(scan, found))))
    )
    found = with_one_count(with_promotion_level(found, frame.head.title or ""))
    found = as_undecided(scan, root, context, frame.head, without_areas_again(scan, found))
    found = with_area_parts(with_payer_of_all(scan, with_subtotals(scan, without_annex_sum(without_unsourced(found)))))
    asks = frame.head.kind != "report"  # «… báo cáo kết quả 9 tháng như sau» asks nobody
    return PaperFacts(
        head=_completed(_head(scan, frame, root, citations), context),
        citations=citations,
        activities=tuple(map(directed, arrangements.of_contents(found.activities))),
        tasks=(*reader.tasks, *(report_duties(masked, frame.body, reader.tasks) if asks else ())),
        totals=tuple(found.totals),
        arrangements=arrangements.of_whole_plan(),
    )


def _head(scan: Scan, frame: Frame, root: Node, citations: tuple[Citation, ...]) -> PaperHead:
    if frame.formal:
        return frame.head
    numbered = [n.paragraph.start for n in root.children if n.level < DASH] if _has_outline(root, formal=False) else []
    opening = Span(0, min([*numbered, NEWS_HEAD, len(scan.content)]))
    return with_news_head(scan, frame.head, opening, citations)


def _has_outline(root: Node, *, formal: bool) -> bool:
    """Numbered items, one alone in a formal paper or under a heading, or one told as «Kế hoạch: … Thực hiện: …»;
    bullets alone are a list within sentences."""
    numbered = [node for node in root.children if node.level < DASH]
    below = [child for node in numbered for child in node.children if child.level < DASH]
    lines = [child for node in root.children for child in node.children if child.level == PLAIN]
    return len(numbered) >= (1 if formal else 2) or bool(below) or any(label(line.folded) for line in lines)


def _read_body(reader: ItemReader, root: Node, context: Context, frame: Frame) -> Found:
    """Items of the outline; sentences where there is none, and before it in a paper without a head."""
    if not _has_outline(root, formal=frame.formal):
        is_told = context.role or is_alone(reader.scan, frame.head, frame.page_end)
        return read_sentences(reader.scan, root, context) if is_told else _totals_reached(reader.scan, root, context)
    preamble = _preamble(root)
    if not frame.formal and is_collection(reader.scan, root, context):
        found = read_sentences(reader.scan, preamble, context)
        found.add(read_collection(reader.scan, root, context))
        return found
    if frame.formal:
        opening = _opening(reader.scan, preamble, context)
    else:
        opening, context = read_opening(reader.scan, preamble, context)
    *_, last = preamble.walk()
    reader.read(root, context, asked=opens_duties(last.words))
    return with_wholes(reader.scan, with_opening(opening, reader.found))


def _totals_reached(scan: Scan, root: Node, context: Context) -> Found:
    """A letter whose matter is neither plan nor result may say what was reached: «tổng kinh phí đã thực hiện là …»."""
    spans = [n.span for n in root.walk() if n.level == PLAIN]
    told = [span for span in spans if DID.search(scan.flat, span.start, span.end)]
    contexts = [context.of(Role.ACTUAL, find_period(scan.fold(span)) or context.period) for span in told]
    passages = [Passage(span, reached) for span, reached in zip(told, contexts, strict=True)]
    return Found(totals=[total for passage in passages for total in read_totals(scan, passage)])


def _opening(scan: Scan, preamble: Node, context: Context) -> Found:
    """Before the first item a formal paper tells at most the totals of the whole; of its bases those it carries out."""
    spans = [n.span for n in preamble.walk() if n.level == PLAIN]
    told = [s for s in spans if not _BASIS.match(scan.folded, s.start)]
    plan = replace(context, role=Role.PLAN)
    carried_out = {s: plan for s in told if _CARRIED_OUT.match(scan.folded, s.start)}
    stretches = [one for s in told for one in statements(scan, s, carried_out.get(s, context))]
    passages = [Passage(one.span, one.context) for one in stretches]
    return Found(totals=[total for passage in passages for total in read_totals(scan, passage)])


def _preamble(root: Node) -> Node:
    """What stands before the first numbered item, taken off the body: bases, addressees, opening sentences."""
    marked = [i for i, node in enumerate(root.children) if node.level != PLAIN]
    numbered = [i for i in marked if root.children[i].level < LETTER]
    first = (numbered or marked or [0])[0]
    before = replace(root, children=root.children[:first])
    root.children = root.children[first:]
    return before


def _completed(head: PaperHead, context: Context) -> PaperHead:
    """A paper without a kind line is a report of results when its title says so."""
    if head.kind is None and context.role is not None:
        return replace(head, kind="result" if context.role == "actual" else "plan")
    return head
