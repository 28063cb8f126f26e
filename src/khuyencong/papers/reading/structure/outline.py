"""The paper's own outline: lines become paragraphs, markers («I.», «1.1», «a)», «-», «+») become a tree of nodes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from ....terms.facts import Span
from ....terms.values import once, value_class
from ....terms.vietnamese import UPPER, fold
from ..grammar.roles import label, opens_section
from ..text.broken import are_broken, awaits
from ..text.grid import tables_in
from ..text.joined import Joined

PART, ROMAN, NUMBER, DOTTED, LETTER, DASH, PLUS, PLAIN, TABLE = 0, 1, 2, 3, 6, 7, 8, 9, 10

_NUMBERED = "(?:Nhóm|Nội dung|Nhiệm vụ|Hoạt động|Đề án|Dự án|Mô hình|Hạng mục)"  # what such numbers stand behind
_MARKERS = (
    (PART, re.compile(r"(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?P<n>[IVX]{1,4}|\d{1,2}|(?i:thứ\s+\w+))(?!\w)\s?[.:]?\s*")),
    (ROMAN, re.compile(r"(?P<n>(?:Điều|Mục)\s+\d{1,3})[.:]\s+")),
    (ROMAN, re.compile(r"(?P<n>[IVX]{1,5})\s?[.)/-]\s*(?=\S)(?<=[\s.)/-])(?=[^\W\d_]|[«“\"(])")),
    (PART, re.compile(r"(?P<n>[A-HĐ])\s?[.)/]\s+(?=[^\W\d_a-z])")),
    (
        NUMBER,
        re.compile(
            rf"(?:{_NUMBERED}\s+)?(?P<n>\d{{1,2}}|[1-9]\d\d(?=\.\s))\s?[.)/](?!(?<=/)\w+-)\s*(?=[^\W\d_]|[«“\"(])"
        ),
    ),
    (
        NUMBER,
        re.compile(rf"{_NUMBERED}\s+(?P<n>\d{{1,2}})\s?:\s*(?=[^\W\d_]|[«“\"(])"),
    ),
    (NUMBER, re.compile(rf"(?P<n>\d{{1,2}})\s?[-–]\s+(?=[{UPPER}])")),
    (NUMBER, re.compile(r"(?P<n>\d{1,2})\.\s+(?=\d{1,3}(?: [^\W\d_]|(?:,\d{1,2})? ?% ))")),
    (DOTTED, re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s*(?=[^\W\d_]|[«“\"(])(?!\s*(?:tỷ|tỉ|triệu|ha|km)\b)")),
    (LETTER, re.compile(rf"\(?(?P<n>[a-zđ])\s?[).](?:\s+|(?=[{UPPER}]))(?=\S)")),
    (LETTER, re.compile(r"(?P<n>[a-zđ])\s?/\s+(?=\S)")),
    (DASH, re.compile(r"(?P<n>\(\d{1,2}\))\s*(?=[^\W\d_]|\d{1,3}\s)")),
    (DASH, re.compile(r"(?P<n>[-–—•●*▪✓✔➢►■□])\s*(?=[^\s\d\-–—•●*▪]|\d{1,3}[\s%])")),
    (PLUS, re.compile(rf"(?P<n>[+○◦]|o(?=\s+[{UPPER}]))\s*(?=\S)")),
)
_ANY_MARKER = re.compile("|".join(pattern.pattern.replace("(?P<n>", "(?:") for _, pattern in _MARKERS))
_ENDS_PARAGRAPH = re.compile(r"(?:[.;:!?]|\./\.)[\"”»)]*\s*$")
_LINE = re.compile(r"[^\n]+")
# «Trân trọng./.», «Sở Công Thương trân trọng cảm ơn.»: words a letter ends with, which ask and tell nothing
_COURTESY = re.compile(
    r"(?:^|(?<=[.;!/)–-]\s))[^\S\n]*"
    r"(?:(?:Xin )?(?:[Tt]rân trọng|[Cc]hân thành)(?: (?:thông báo|báo cáo|kính báo|kính trình|đề nghị))?"
    r"|Trong quá trình (?:tổ chức |triển khai )*thực hiện,? (?:nếu )?có (?:gì |những )?"
    r"(?:khó khăn|vướng mắc|phát sinh)[^\n]*"
    r"|(?:Rất|Kính) mong [^.;:\d]{0,100}(?:quan tâm|phối hợp|hợp tác)[^.;:\d]{0,60}"
    r"|(?:[^\W\d][^.;:\d]{0,60} )?(?:(?:[Tt]rân trọng|[Cc]hân thành) (?:cảm ơn|cám ơn|kính chào)"
    r"|(?:[Tt]rân trọng |[Kk]ính )(?:kính )?(?:báo cáo|trình|gửi)|[Kk]ính (?:đề nghị|mong) (?=[^.;:\d]{0,100}xem xét))"
    r"\b[^.;:\d]{0,140})"
    r"[\s.,/!]*$",
    re.MULTILINE,
)
_COURTEOUS = re.compile("rân trọng|hân thành|mong |ính |Trong quá trình")  # without one of them no leave is taken
_BULLETS = (DASH, PLUS)
WRAPPED_LINE_LIMIT = 160
NARROWEST = 50
_ENDS_SENTENCE = re.compile(rf"\.\s+(?=[{UPPER}])")
_COST_LINE = re.compile(r"(?:Tổng )?[Kk]inh phí[^.;:\d]{0,40}:?\s*\d[\d.,]*\s*(?:triệu|tỷ|tỉ|đồng)")
_HEADLINE = re.compile(rf"[{UPPER}\d][^.;!?]*")
_GRAND_TOTAL = re.compile(
    r"(?i:nguồn (?:kinh phí|vốn)(?: thực hiện)?\s*:"
    r"|tổng (?:kinh phí|nhu cầu|cộng|số|hợp|mức|dự toán|giá trị|chi|nguồn)|cộng\b)"
)
_OF_ALL = re.compile(r"(?:Tính chung,? )?(?i:cả (?:năm|kỳ|giai đoạn))\b|Tính chung\b")
_CLOSES = re.compile(r"Trên đây là\b")  # of no item's, whatever stood last
_SUM = re.compile(r"\d\s*(?:triệu|tỷ|tỉ|đồng|đ\b)")
LONGEST_HEADLINE = 110
_LABEL = re.compile(
    r"(?:Kế hoạch|Thực hiện|Nguyên nhân|Lý do|Kết quả|Đã thực hiện|Ước thực hiện|Chỉ tiêu|Mục tiêu|Dự kiến|KH"
    r"|TH)\b[^.;:]{0,20}:"
)


@value_class(frozen=True, slots=True)
class Paragraph:
    """Characters [start, end) of the text; `body` is where the words begin behind the marker."""

    start: int
    body: int
    end: int
    level: int
    number: str = ""


@dataclass(eq=False)
class Node:
    """A paragraph of the text `content` and what stands under it.

    `path` is the numbering from the top, `item` the ordinal of a bullet. Its words are asked for once the tree stands.
    """

    content: str = field(repr=False)
    paragraph: Paragraph
    path: str = ""
    item: str = ""
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    counted: dict[int, int] = field(default_factory=dict)  # how many stand right under it of each level
    totalled: "Node | None" = None  # the first of its items that has a line of its own total

    @once
    def level(self) -> int:
        return self.paragraph.level

    @once
    def span(self) -> Span:
        """Its own words, without those under it."""
        return Span(self.paragraph.body, self.paragraph.end)

    @once
    def words(self) -> str:
        """The same on one line."""
        return " ".join(self.content[self.paragraph.body : self.paragraph.end].split())

    @once
    def folded(self) -> str:
        return fold(self.words)

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator["Node"]:
        """This node and those above it, nearest first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    @property
    def last(self) -> int:
        return self.children[-1].last if self.children else self.paragraph.end


def paragraphs(content: str, start: int, end: int, *, wrapped: bool = True) -> list[Paragraph]:
    """Paragraphs of the body [start, end); `wrapped`: lines may have been broken by a page's width, and go together.

    A Word file keeps its paragraphs whole, but not one that a program made of a PDF: its lines tell that themselves.
    """
    tables = tables_in(content, start, end)
    starts = [table.start for table in tables]
    told = [line for line in _lines(content, start, end) if not _is_within(tables, starts, line[0])]
    wrapped = wrapped or are_broken(content[a:b] for a, b in told)
    width = _wrap_width([b - a for a, b in told])
    result = [Paragraph(t.start, t.start, t.end, TABLE) for t in tables]
    before: Paragraph | None = None
    for first, last in told:
        opened = _open(content, first, last)
        in_one = before and bisect_left(starts, before.end) == bisect_left(starts, first)
        if before and in_one and opened.level == PLAIN:
            goes_on = _continues(content, before, first, last, width) if wrapped else _is_cut(content, before, first)
            opened = replace(result.pop(), end=last) if goes_on else opened
        result.append(opened)
        before = opened
    return sorted(result, key=lambda paragraph: paragraph.start)


def _is_within(tables: list[Span], starts: list[int], position: int) -> bool:
    """Whether one of the tables, which stand in order, holds a position."""
    before = bisect_right(starts, position)
    return before > 0 and position < tables[before - 1].end


def in_joined(found: list[Paragraph], joined: Joined) -> list[Paragraph]:
    """The paragraphs at their places in the joined text."""
    whole = [joined.forward(Span(p.start, p.end)) for p in found]
    bodies = [joined.forward(Span(p.body, p.end)) for p in found]
    return [
        replace(p, start=span.start, body=body.start, end=span.end)
        for p, span, body in zip(found, whole, bodies, strict=True)
    ]


def _lines(content: str, start: int, end: int) -> list[tuple[int, int]]:
    told = ((m.start(), _before_courtesy(content, m.start(), m.end())) for m in _LINE.finditer(content, start, end))
    return [_trimmed(content, first, last) for first, last in told if content[first:last].strip()]


def _before_courtesy(content: str, start: int, end: int) -> int:
    """Where a line ends without the words a letter takes leave with; at its start when it holds nothing else."""
    last = end
    if not _COURTEOUS.search(content, start, end):
        return end
    while closing := _COURTESY.search(content, start, last):
        last = closing.start()
    return last if last == end or any(map(str.isalpha, content[start:last])) else start


# «1. Hội nghị. Kế hoạch: 9 triệu đồng. Thực hiện: 12 triệu đồng.»: labels that part one line into those of an item
_INNER_LABEL = re.compile(
    r"(?:(?<=[.;:/(–-]) ?|(?<=/))(?:(?P<plan>(?:Theo )?[Kk]ế hoạch|KH|[Cc]hỉ tiêu)"
    r"|(?P<reached>(?:Ước |Đã )?[Tt]hực hiện|TH|[Kk]ết quả)|[Nn]guyên nhân|[Ll]ý do)\b"
    r"(?:[^.;:()\d]{0,20}:|(?<=KH|TH)(?= \d))"
)


def parted_by_labels(content: str, found: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs; one that tells plan and result behind labels is as many as it has labels."""
    return [part for paragraph in found for part in _parts(content, paragraph)]


def _parts(content: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    labels = _inner_labels(content, paragraph)
    if not labels:
        yield paragraph
        return
    edges = [paragraph.body, *labels, paragraph.end]
    for start, end in pairwise(edges):
        tight = start + len(content[start:end].rstrip(" (/;–-" if end < paragraph.end else " "))
        is_item = start == paragraph.body
        yield replace(paragraph, end=tight) if is_item else Paragraph(start, start, tight, PLAIN)


def _inner_labels(content: str, paragraph: Paragraph) -> list[int]:
    """Where the labels of plan and result begin behind an item's name; nowhere unless both are there."""
    start, end = paragraph.body, paragraph.end
    if paragraph.level == TABLE or (content.count(":", start, end) < 2 and content.find("KH ", start, end) < 0):
        return []
    found = [*_INNER_LABEL.finditer(content, start, end)]
    both = {label.lastgroup for label in found} >= {"plan", "reached"}
    return [label.start() + label.group().startswith(" ") for label in found] if both else []


def _trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    while content[start].isspace():
        start += 1
    while content[end - 1].isspace():
        end -= 1
    return start, end


def _wrap_width(lengths: list[int]) -> int | None:
    """The width at which lines were broken; None when paragraphs stand on one line each."""
    if len(lengths) < 8 or max(lengths) > WRAPPED_LINE_LIMIT:
        return None
    width = sorted(lengths)[int(len(lengths) * 0.9)]
    full = sum(length > 0.8 * width for length in lengths)
    return width if full > 0.4 * len(lengths) and width >= NARROWEST else None


def _open(content: str, start: int, end: int) -> Paragraph:
    for level, pattern in _MARKERS if _ANY_MARKER.match(content, start, end) else ():
        if found := pattern.match(content, start, end):
            number = found["n"]
            depth = level + number.count(".") - 1 if level == DOTTED else level
            return Paragraph(start, found.end(), end, depth, number)
    return Paragraph(start, start, end, PLAIN)


def _continues(content: str, before: Paragraph, start: int, end: int, width: int | None) -> bool:
    """Whether a line without a marker goes on with the paragraph before it."""
    if before.level == PART and before.body == before.end:
        return True  # «Phần thứ nhất» over its words
    if _LABEL.match(content, start, end):
        return False
    if width is None:
        near = "\n\n" not in content[before.end : start]
        return (near and _is_mid_sentence(content, before.end, start)) or awaits(
            content, before.start, before.end, start
        )
    last_line = content.rfind("\n", before.start, before.end) + 1 or before.start
    if _ENDS_PARAGRAPH.search(content, last_line, before.end) and content[start].isupper():
        return before.end - last_line > 0.9 * width and not content[last_line : before.end].endswith((":", "./."))
    if _is_mid_sentence(content, before.end, start) or awaits(content, before.start, before.end, start):
        return True
    first_word = content[start:end].partition(" ")[0]
    return before.end - last_line + len(first_word) >= 0.85 * width


def _is_cut(content: str, before: Paragraph, start: int) -> bool:
    """A program that makes Word files of PDFs ends a paragraph where a page ended: amid a sentence, without a mark."""
    ending = content[before.end - 1]
    goes_on = content[start].islower() and (ending.isalpha() or ending == ",")
    return goes_on or awaits(content, before.start, before.end, start)


def _is_mid_sentence(content: str, end: int, start: int) -> bool:
    return content[start].islower() or content[end - 1] in ",-–(/"


def read_outline(content: str, found: list[Paragraph], start: int) -> Node:
    """The tree of the paragraphs of a body that begins at `start`."""
    root = Node(content, Paragraph(start, start, start, -1))
    open_nodes = [root]
    for paragraph, following in zip_longest(found, found[1:]):
        if _is_headline(content, paragraph, following, open_nodes[-1]):
            paragraph = replace(paragraph, level=PART)
        elif paragraph.level == PLAIN and _CLOSES.match(content, paragraph.start, paragraph.end):
            del open_nodes[1:]
        elif _tells_of_all(content, paragraph, open_nodes[-1]):
            open_nodes = [n for n in open_nodes if n.level < open_nodes[-1].level]
        elif _closes_section(content, paragraph, open_nodes[-1]):
            closed = open_nodes[-1].level if open_nodes[-1].level in _BULLETS else NUMBER
            open_nodes = [n for n in open_nodes if n.level < closed]
        if (told := _cost_bearer(open_nodes[-1])) and _COST_LINE.match(content, paragraph.start, paragraph.end):
            told.paragraph = replace(told.paragraph, end=paragraph.end)
            continue
        while len(open_nodes) > 1 and not _stands_under(paragraph, open_nodes[-1]):
            open_nodes.pop()
        node = _placed(paragraph, open_nodes[-1])
        open_nodes[-1].children.append(node)
        _note_total(content, node)
        if paragraph.level < PLAIN:
            open_nodes.append(node)
    return root


def _is_headline(content: str, paragraph: Paragraph, following: Paragraph | None, under: Node) -> bool:
    """A line of its own that tells of a period or of plan or result, without a number."""
    if paragraph.level != PLAIN or following is None or paragraph.end - paragraph.start > LONGEST_HEADLINE:
        return False
    line = content[paragraph.start : paragraph.end]
    if not _HEADLINE.fullmatch(line) or _SUM.search(line) or (following.level == PLAIN and not line.isupper()):
        return False
    folded = " ".join(fold(line).split())
    if not opens_section(folded):
        return False
    within_item = any(NUMBER <= above.level <= LETTER for above in under.ancestors())
    return following.level < LETTER or not within_item or not label(folded.rstrip(" :") + ":")


def _closes_section(content: str, paragraph: Paragraph, under: Node) -> bool:
    """«Tổng kinh phí …» behind the last of several items tells of them all, unless each has such a line of its own."""
    item = under if under.level in _BULLETS else next((n for n in under.ancestors() if n.level == NUMBER), None)
    if paragraph.level != PLAIN or item is None or item.parent is None or len(item.parent.children) < 2:
        return False
    return item.parent.totalled in (None, item.parent.children[-1]) and _is_total(content, paragraph)


def _tells_of_all(content: str, paragraph: Paragraph, under: Node) -> bool:
    """«Cả năm có 16 cơ sở …» behind the last of several lines stands beside them."""
    return (
        paragraph.level == PLAIN
        and under.level in (*_BULLETS, LETTER)
        and _OF_ALL.match(content, paragraph.start, paragraph.end) is not None
    )


def _note_total(content: str, line: Node) -> None:
    """Remember the first item with such a line, or each of thousands would look through all before it."""
    item = line.parent
    if line.level == PLAIN and item and item.parent and not item.parent.totalled and _is_total(content, line.paragraph):
        item.parent.totalled = item


def _is_total(content: str, paragraph: Paragraph) -> bool:
    return bool(_GRAND_TOTAL.match(content, paragraph.start, paragraph.end))


def _cost_bearer(node: Node) -> Node | None:
    """Whose cost a line «Kinh phí …: … đồng» tells: the one sentence or the item right above it."""
    if node.children:
        above, own = node.children[-1], node.children[-1].paragraph
        is_one = own.level == PLAIN and not _ENDS_SENTENCE.search(node.content, own.body, own.end)
        return above if is_one else None
    return node if node.level > ROMAN else None


def _stands_under(paragraph: Paragraph, node: Node) -> bool:
    return paragraph.level > node.level


def _placed(paragraph: Paragraph, parent: Node) -> Node:
    """The node with its path: dotted numbers already carry the number above them."""
    node = Node(parent.content, paragraph, path=parent.path, parent=parent)
    count = parent.counted[paragraph.level] = parent.counted.get(paragraph.level, 0) + 1
    if paragraph.level >= DASH:
        node.item = f"{parent.item}.{count}" if parent.item else str(count)
        return node
    base = parent.path
    if DOTTED <= paragraph.level < LETTER:
        base = next((a.path for a in parent.ancestors() if a.level < NUMBER), "")
    node.path = f"{base}.{paragraph.number}" if base else paragraph.number
    return node
