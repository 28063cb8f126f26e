"""Papers told in sentences, without an outline: each sentence or list member with figures is an activity."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from operator import itemgetter

from ....terms.facts import Activity, Amount, Role, Span, Total
from ....terms.gazetteer import places_in
from ....terms.vietnamese import fold
from ..grammar.budget import title_names_thing
from ..grammar.counts import find_counts
from ..grammar.money import find_money
from ..grammar.periods import (
    find_period,
    last_year,
    leading_period,
    lies_within,
    months_told,
    spans_years,
    year_of,
)
from ..grammar.reasons import nothing_spent
from ..grammar.roles import (
    Context,
    adjustment_of,
    heading_role,
    heads_not_done,
    label,
    opens_section,
    under_heading,
    without_posted,
)
from ..grammar.sums import ABOUT
from ..grammar.titles import sentence_title, shortened
from ..sentences.leading_times import opens_until
from ..sentences.passage import Found, Passage
from ..sentences.passages import read_passage
from ..sentences.payers import is_of_firm
from ..sentences.projects import are_projects
from ..sentences.purposes import LISTS_MORE
from ..sentences.statements import in_period, statements
from ..sentences.totals import read_totals
from ..sentences.wholes import with_wholes
from ..tables.rows import read_table
from ..text.grid import grid_at
from ..text.scan import Scan, trimmed
from .line_kinds import costs_of_one
from .list_leads import of_named_year
from .news_costs import (
    cost_of,
    is_of_several,
    its_years,
    named,
    of_years,
    take_years,
    with_cost_of,
    with_investments,
    with_totals_only,
)
from .opening import context_of, is_over, times_headed
from .outline import DASH, LETTER, LONGEST_HEADLINE, PLAIN, TABLE, Node

NAMED_REACH = 40  # a section of news opens with the province it tells of
LEAD_REACH = 60  # «Nhiệm vụ năm 2022: …» tells role and period
_LIST_LEAD = re.compile(r"^[^;]{4,90}?:\s")


def read_sentences(scan: Scan, root: Node, context: Context, *, of_time: bool = False) -> Found:
    """Activities and totals of every sentence that holds a figure, numbered in order; `of_time`: in a section whose
    number heads no thing."""
    return read_opening(scan, root, context, of_time=of_time)[0]


def read_opening(scan: Scan, root: Node, context: Context, *, of_time: bool = False) -> tuple[Found, Context]:
    """The same, and of which time a last line that opens a list («… như sau:») says the items behind it are.

    The year around that of the paper («Thực hiện Kế hoạch năm 2024 …» in a report of its half) is the plan's.
    """
    found = Found()
    last = _read_under(scan, root, context, found, of_time=of_time)
    opens = bool(root.children) and root.children[-1].folded.endswith(":")
    is_wider = bool(context.period and last.period) and lies_within(context.period, last.period)
    read = _numbered(scan, with_wholes(scan, _with_lone_total(scan, with_investments(scan, found))))
    return read, in_period(context, last.period) if opens and not is_wider else context


_ABOUT = re.compile(r"\b20\d\d\b")


def is_collection(scan: Scan, root: Node, context: Context) -> bool:
    """Whether numbered sections are news of their own: their headlines name two provinces, or days or years.

    Where no title tells a period, one headline that does is enough.
    """
    told = [_headline(scan, n) for n in root.children if n.level < DASH and any(c.level == PLAIN for c in n.children)]
    named = [line for line in told if not opens_section(fold(line)) and not label(fold(line))]
    dated = any if context.loose else all
    provinces = {p.name for line in named for p in places_in(line[:NAMED_REACH]) if p.kind == "province"}
    return len(provinces) > 1 or (len(named) > 1 and dated(_ABOUT.search(line) for line in named))


def read_collection(scan: Scan, root: Node, context: Context) -> Found:
    """Each section read by what its own headline and opening tell; a headline's figures stand in its text again."""
    found = Found()
    times = times_headed(root.children)
    for section in root.children:
        headline = _headline(scan, section)
        own = context_of(scan, headline, Span(section.paragraph.end, section.last), None, formal=False)
        own = replace(own, period=own.period or (None if context.loose else context.period))
        if own.role is Role.PLAN and is_over(scan.fold(section.span), own.period, times):
            own = replace(own, role=Role.ACTUAL)
        text = replace(section, children=[replace(section, children=[]), *section.children])
        read = read_sentences(scan, section if len(headline) <= LONGEST_HEADLINE else text, own)
        found.totals += read.totals
        found.activities += [replace(a, path=section.path) for a in read.activities]
    return found


def _headline(scan: Scan, node: Node) -> str:
    return scan.words(node.span)


def _read_under(
    scan: Scan, above: Node, context: Context, found: Found, *, of_time: bool, years: str | None = None
) -> Context:
    """The sentences under a node; headings without figures tell role and period of what follows them. `years`: those
    that a paragraph with a list of its own goes back to.

    Bullets take what the last paragraph before them said, though it stands behind other bullets: that is returned."""
    last = above_all = context
    of_sources = opened = False
    costs = costs_of_one(above.children)
    for node in above.children:
        if node.level == TABLE:
            grid = grid_at(scan.content, Span(node.paragraph.start, node.paragraph.end))
            found.add(read_table(scan, grid, context, "") if grid else Found())
            continue
        words, listed = node.folded, (DASH if not opened else LETTER) <= node.level < PLAIN
        opened = words.endswith(":") if node.level == PLAIN else opened and listed
        outer = last if listed or _GOES_ON.match(words) else context
        outer = replace(outer, period=years) if years and node.level == PLAIN and words.endswith(":") else outer
        thing = costs.get(node.paragraph.start)
        is_source = of_sources and (listed or _SOURCE_OPENS.match(words) is not None)
        inner = _read_node(scan, node, outer, found, of_sources=is_source, thing=thing, of_time=of_time)
        if words.endswith("?"):
            context = last = _asked(words, above_all)
            continue
        of_sources = is_source or _OPENS_SOURCES.search(words) is not None
        heading = under_heading(words, outer) if node.level < LETTER and opens_section(words) else inner
        goes_back = listed and inner.period == outer.period and spans_years(context.period)
        back = years or (context.period if goes_back and not words.endswith(":") else None)
        below = _read_under(scan, node, heading, found, of_time=of_time, years=back)
        if node.level == PLAIN:
            headed = _headed(node, above_all)
            context = headed or _lasting(context, inner)
            last = headed or inner
        elif any(child.level == PLAIN for child in node.children):
            last, of_sources = below, False
    return last


_ASKS = re.compile(r"^[-–\s]*(?:(?:hoi|pv|phong vien)\s*:\s*)?")


def _asked(words: str, context: Context) -> Context:
    """«Hỏi: Năm 2024 có gì mới?»: what the answer tells of."""
    return in_period(context, leading_period(_ASKS.sub("", words)))


def _headed(node: Node, context: Context) -> Context | None:
    """What a line of its own that names a role or a period tells of the paragraphs behind it; None where it is none."""
    words = node.folded
    if len(words) > LONGEST_HEADLINE or words.endswith((".", ";", ":")) or not opens_section(without_posted(words)):
        return None
    return under_heading(words, context)


def _lasting(context: Context, told: Context) -> Context:
    """Where no title tells a period, years that a paragraph has told together are those of the next ones too."""
    years = told.period if spans_years(told.period) else None
    if not years or not context.loose or told.role is not context.role:
        return context
    return replace(context, period=years) if not context.period or lies_within(context.period, years) else context


_WORD = re.compile(r"[a-z]")
_OPENS_SOURCES = re.compile(
    r"\b(?:(?:tu|gom)(?: (?:cac|hai|ba|bon|\d))* nguon|(?:chia|phan)(?: ra)? theo(?: tung)? nguon)"
    r"(?: (?:sau|kinh phi|von|nhu sau))*\s*:$"
)
_SOURCE_OPENS = re.compile(r"nguon (?:thu )?(?:\d|nhat|hai|ba|tu|khuyen cong|kinh phi|von|ngan sach)\b")
_COMPARES = re.compile(r"so (?:sanh )?voi nam (?P<year>20\d\d)\s*:")
_OPENS_LIST = re.compile(r"[^\d,.;]{3,60}:\s*")  # «Chia theo cấp:»
_ITS_COST = re.compile(r"(?:tong )?(?:kinh phi|chi phi|so tien)(?! (?:nam|giai doan|khuyen cong|duoc|ke hoach|ca ))")
_SUM_OF_IT = re.compile(rf"tong (?:kinh phi|so tien)(?: du kien| ho tro| can)*:?{ABOUT}:? ?\d")
_GOES_ON = re.compile(r"(?:trong (?:so )?do|trong so nay|cu the|theo do)\b")


def _read_node(
    scan: Scan, node: Node, above: Context, found: Found, *, of_sources: bool, thing: Span | None, of_time: bool
) -> Context:
    """The node's own sentences; what the last of them tells of goes on to the bullets under them. `thing`: whose cost
    they tell."""
    own, before, since = above, thing or Span(node.paragraph.body, node.paragraph.body), node.span.start
    for sentence in scan.sentences(node.span):
        sentence = trimmed(scan, sentence, " \n\t")
        if not _WORD.search(scan.folded, sentence.start, sentence.end):
            continue  # a lone number tells nothing
        if years := its_years(scan, sentence):
            take_years(found, since, above, years)
            since = sentence.end
        told = _said(scan, sentence, own, above)
        if of_sources and not find_counts(scan, sentence):
            read = Found(totals=read_totals(scan, Passage(sentence, told)))
        else:
            read = _read(scan, sentence, told, of_time=of_time)
        of_all = _ITS_COST.match(scan.folded, sentence.start) and is_of_several(scan, before)
        if of_sources or of_all or _COMPARES.match(scan.folded, sentence.start):
            read = with_totals_only(read)
        if read.totals and not read.activities:
            read = cost_of(scan, before, read) if thing else with_cost_of(scan, before, read)
        if not _joined(scan, before, found, read):
            things = [named(scan, before, a) for a in read.activities]
            found.add(_without_lone_cost(scan, Found(things, read.totals)))
        own, before = own if years else _told_last(scan, sentence, told), sentence
    return of_named_year(scan, before, own) if node.folded.endswith(":") else own


MOST_TIMES = 2  # that a sentence turns to and goes on with; more are a list of years


def _told_last(scan: Scan, sentence: Span, told: Context) -> Context:
    """What the sentences behind one go on with; behind a list of years what stood before it."""
    parts = statements(scan, sentence, told)
    return told if len({part.context.period for part in parts}) > MOST_TIMES else parts[-1].context


def _said(scan: Scan, sentence: Span, before: Context, document: Context) -> Context:
    """What a sentence opens with: a lead that heads it, an adjustment, a period that lasts to the paragraph's end."""
    words = scan.fold(sentence)
    if _GOES_ON.match(words) or _OPENS_LIST.fullmatch(words):
        return before
    if compared := _COMPARES.match(words):
        return in_period(document, compared["year"])
    if _ITS_COST.match(words) and (before.role is Role.ACTUAL or _SUM_OF_IT.match(words)):
        return before  # what was done has been paid
    lead = words.partition(":")[0] if ":" in words[:LEAD_REACH] else ""
    if told := heading_role(lead):
        period = find_period(lead, year=document.year, bare=False) or months_told(lead, last_year(before.period))
        return replace(before, role=told, period=period or before.period)
    if heads_not_done(lead):
        return before.of(Role.PLAN, year_of(before.period))
    own = document if document.role is Role.ACTUAL and opens_until(scan, sentence) else before
    period = leading_period(words, year=document.year) or own.reached or own.period
    adjustment = adjustment_of(words) or before.adjustment
    return replace(in_period(document, period), adjustment=adjustment)


def _read(scan: Scan, sentence: Span, context: Context, *, of_time: bool) -> Found:
    sums = find_money(scan, sentence)
    if not sums and not find_counts(scan, sentence) and not nothing_spent(scan, sentence):
        return Found()
    if context.adjustment:
        context = replace(context, role=Role.PLAN)
    words = scan.fold(sentence)
    is_sources = _SOURCES.match(words) and not _counts_by_source(scan, sentence)
    if sums and not is_of_firm(scan, sums[0]) and (is_sources or _OPENS_SOURCES.search(words)):
        told = statements(scan, sentence, context)[0].context  # «Tổng kinh phí … giai đoạn 2021 - 2025 là …»
        return Found(totals=read_totals(scan, Passage(sentence, context.of(told.role, told.period))))
    start = _behind_lead(scan, sentence)
    title = "" if sums else sentence_title(scan, Span(start, sentence.end), "")
    read = read_passage(scan, Passage(sentence, context, title=title, of_time=of_time))
    read.activities = [a for a in read.activities if a.amount is not None or a.quantities]
    return read


def _counts_by_source(scan: Scan, sentence: Span) -> bool:
    """«Trong đó: nguồn quốc gia 1,5 tỷ đồng, thực hiện 5 đề án; …»: each source with what it paid for."""
    parted = scan.fold(sentence).startswith("trong do")
    return parted and len(find_counts(scan, sentence)) >= len(find_money(scan, sentence))


_SOURCES = re.compile(
    r"^(?:ve )?(?:nguon (?:kinh phi|von)|kinh phi (?:tu|gom|lay tu)|nhu cau (?:kinh phi|von)|ghi chu\b"
    r"|kinh phi thuc hien (?:chuong trinh|ke hoach)|trong do:?\s+(?:von|nguon|ngan sach|kinh phi)\b"
    r"|tong (?:von(?! dau tu)|kinh phi|nguon)"
    r"(?! (?:thuc hien|cua|dau tu) (?:de an|du an|mo hinh)(?: nay)?(?: la| hon| gan| tren)* \d)"
    r"[^.]*?(?:trong do|gom)[^.]{0,12}(?:ngan sach|nguon|von"
    r"|khuyen cong (?:quoc|dia)))"
)
_COST = re.compile(r"^(?:tong )?kinh phi(?: thuc hien| ho tro| to chuc| da chi)?(?: la)?\s*:?\s*\d")


def _joined(scan: Scan, sentence: Span, found: Found, read: Found) -> bool:
    """«Kinh phí thực hiện: …» alone in a sentence is the cost of the sentence before it, where that tells figures."""
    if len(read.activities) != 1 or not found.activities or found.activities[-1].amount is not None:
        return False
    cost, before = read.activities[0], found.activities[-1]
    if before.span.end <= sentence.start < sentence.end or is_of_several(scan, sentence):
        return False
    if not _COST.match(scan.fold(cost.span)) or cost.role != before.role:
        return False
    found.activities[-1] = replace(
        before, amount=cost.amount, fund_source=cost.fund_source, span=Span(before.span.start, cost.span.end)
    )
    found.totals += read.totals
    return True


def _without_lone_cost(scan: Scan, read: Found) -> Found:
    """«Kinh phí: 11 tỷ đồng» that belongs to no sentence before it is a total."""
    cost = read.activities[0] if len(read.activities) == 1 else None
    if cost is None or cost.amount is None or cost.quantities or not _COST.match(scan.fold(cost.span)):
        return read
    if title_names_thing(cost.title):
        return read
    total = Total(cost.title, cost.amount.value, cost.amount.span, role=cost.role, period=cost.period)
    return Found([], [total, *read.totals])


def _behind_lead(scan: Scan, sentence: Span) -> int:
    """«Kết quả: …», «Các khoản giảm: …» open a list and name nothing."""
    lead = _LIST_LEAD.match(scan.flat, sentence.start, sentence.end)
    return lead.end() if lead and lead.end() - sentence.start < 40 else sentence.start


def _with_lone_total(scan: Scan, found: Found) -> Found:
    """«Kinh phí …» right behind a thing is what it cost; «Tổng kinh phí …» behind the only thing of a period."""
    last_before = _by_end(found.activities)
    sums = {(a.role, a.period) for a in found.activities if a.amount}
    kept: list[Total] = []
    for total in found.totals:
        i = last_before(total.span.start)
        if i is None or not _is_cost_of(scan, found.activities[i], total, sums):
            kept.append(total)
            continue
        found.activities[i] = replace(
            found.activities[i], amount=Amount(total.amount_vnd or 0, total.span, rule="total")
        )
        sums.add((found.activities[i].role, found.activities[i].period))
    found.totals = kept
    return found


def _by_end(activities: list[Activity]) -> Callable[[int], int | None]:
    """Which activity is the last that ends before a position; of thousands each is looked at once."""
    ends = sorted((activity.span.end, i) for i, activity in enumerate(activities))
    latest = [*accumulate((i for _, i in ends), max)]

    def last_before(position: int) -> int | None:
        count = bisect_right(ends, position, key=itemgetter(0))
        return latest[count - 1] if count else None

    return last_before


def _is_cost_of(scan: Scan, thing: Activity, total: Total, sums: set[tuple[Role | None, str | None]]) -> bool:
    if thing.amount or are_projects(thing.quantities) or of_years(total) or is_of_several(scan, thing.span):
        return False
    mark = _follows(scan, thing.span.end, total)
    if not mark or _BY_AGENCY.match(scan.folded, total.span.end):
        return False
    if mark["whole"] and LISTS_MORE.search(scan.folded, thing.span.start, thing.span.end):
        return False
    return not mark["whole"] or (total.fund_source is None and (total.role, total.period) not in sums)


def _follows(scan: Scan, end: int, total: Total) -> re.Match[str] | None:
    """How a total opens the sentence right behind a position in the same paragraph, if it does."""
    if "\n" in scan.content[end : total.span.start]:
        return None
    is_share = _SHARE_OF_ALL.match(scan.folded, total.span.end) is not None
    return (_OF_PROGRAMME if is_share else _TOTAL_SENTENCE).fullmatch(scan.folded, end, total.span.start)


# Agencies, not sources: what they share is a programme's money.
_BY_AGENCY = re.compile(r"\s*[,;(]?\s*trong do:?,? (?:cac )?(?:so|nganh|huyen|dia phuong|don vi)\b")
# «Kinh phí cho chương trình này là 20 tỷ đồng, chiếm 25% tổng kinh phí»: one of several programmes
_SHARE_OF_ALL = re.compile(r",? (?:chi )?chiem(?: hon| gan| khoang)? [\d,.]+ ?% tong\b")
_OF_PROGRAMME = re.compile(r"\s*[.;]?\s*(?P<whole>tong )?(?:kinh phi|chi phi|so tien)[a-z ]{0,40}:?\s*")
_TOTAL_SENTENCE = re.compile(
    r"\s*[.;]?\s*(?:tong (?:nguon )?(?:von(?: dau tu)?|kinh phi) (?:cua|thuc hien) (?:de an|du an|mo hinh)"
    r"|(?:muc ho tro [^.;(]*\((?:tong )?|(?P<whole>tong )?)(?:kinh phi|muc|chi phi|so tien))"
    r"(?!(?: [a-z]+){0,3} (?:chuong trinh|ke hoach)\b| khuyen cong(?: [a-z]+){0,4} nam )[a-z ]{0,40}:?\s*"
)


def _numbered(scan: Scan, found: Found) -> Found:
    """Number the activities in order; sentences have no numbers of their own."""
    found.activities = [
        replace(a, item=a.item if a.path else str(i), title=a.title or shortened(scan.words(a.span)))
        for i, a in enumerate(found.activities, 1)
    ]
    return found
