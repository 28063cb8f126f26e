"""What an assignment asks of each unit: the bullets under a unit's name, and reports due by period."""

import re
from collections.abc import Iterator

from ...terms.facts import Span, Task
from .outline import LETTER, Node, folded_words, words_of
from .scan import Scan, trimmed

UNIT_HEADING = re.compile(
    r"^(?:cac )?(?:so (?!huu )|trung tam|phong (?!trung bay)|van phong|thanh tra|ubnd|uy ban"
    r"|to chuc (?:chinh tri|xa hoi|dang|doan the)|ban |hoi (?!thao|nghi|cho|thi|dong)|chi cuc|kho bac"
    r"|doanh nghiep|don vi|chu the|lien minh|giam doc|co quan|bo phan|hiep hoi)"
)
_DEADLINE = re.compile(r"(?:trước|chậm nhất|hoàn thành trong|trong thời hạn)\s+(?:ngày\s+)?[^.;,]{3,40}")
_FREQUENCIES = (
    ("hằng tháng", re.compile(r"ha?ng thang|dinh ky thang|moi thang")),
    ("hằng quý", re.compile(r"hang quy|dinh ky (?:hang )?quy|moi quy")),
    ("6 tháng", re.compile(r"(?:,|va|hang quy|dinh ky)\s*6 thang|6 thang,")),
    ("hằng năm", re.compile(r"ha?ng nam|, nam (?:thuc hien|gui|bao cao|tong hop)|va (?:ca )?nam\b")),
    ("định kỳ", re.compile(r"dinh ky")),
)
_REPORT = re.compile(r"\b(?:thuc hien bao cao|gui bao cao|bao cao (?:ket qua|gui|ve))")
_ASKED = re.compile(
    r"(?i:đề nghị|yêu cầu|giao)\s+([^.;:]{4,60}?)\s+(?:thực hiện|triển khai|báo cáo|trong quá trình|chủ động|tổ chức)"
)


_CLOSING = re.compile(r"(?:tren day|yeu cau|de nghi|ben canh) ")


def is_unit(node: Node, scan: Scan) -> bool:
    """Whether a numbered heading is the name of a unit, so that what stands under it is asked of that unit."""
    return (
        bool(node.children)
        and node.level < LETTER
        and bool(UNIT_HEADING.match(folded_words(scan.content, node)))
        and _is_short(node)
    )


def _is_short(node: Node) -> bool:
    return node.paragraph.end - node.paragraph.body < 140


def tasks_of(node: Node, scan: Scan) -> Iterator[Task]:
    """The tasks under a unit's heading."""
    unit = words_of(scan.content, node).strip(" :.")
    for inner in node.walk():
        if inner is not node and not _CLOSING.match(folded_words(scan.content, inner)):
            yield _task(unit, inner, scan)


def _task(unit: str, node: Node, scan: Scan) -> Task:
    text = words_of(scan.content, node).strip(" ;.")
    deadline = _DEADLINE.search(text)
    return Task(
        unit=unit,
        text=text,
        span=Span(node.paragraph.body, node.paragraph.end),
        deadline=deadline.group() if deadline else None,
        frequency=frequency(folded_words(scan.content, node)),
    )


def frequency(folded: str) -> str | None:
    """How often, where the words say so: «hằng quý, 6 tháng, hằng năm»."""
    named = [name for name, pattern in _FREQUENCIES if pattern.search(folded)]
    return ", ".join(n for n in named if n != "định kỳ" or len(named) == 1) or None


def report_duties(scan: Scan, span: Span) -> Iterator[Task]:
    """Sentences outside the list that ask everybody for reports by quarter, half or year."""
    asked = _ASKED.search(scan.flat, span.start, span.end)
    for match in _REPORT.finditer(scan.folded, span.start, span.end):
        sentence = trimmed(
            scan, Span(scan.clause_start(match.start(), span.start), scan.clause_end(match.end(), span.end))
        )
        if often := frequency(scan.fold(sentence)):
            unit = " ".join(asked[1].split()) if asked else "Các đơn vị"
            yield Task(unit, scan.words(sentence), sentence, frequency=often)
