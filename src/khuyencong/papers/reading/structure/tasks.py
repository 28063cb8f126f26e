"""What is asked of each unit: the bullets under its name, lines that name it, and reports due by period."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ....terms.facts import Span, Task
from ....terms.vietnamese import fold
from ..grammar.counts import find_counts
from ..text.scan import Scan, trimmed
from .outline import LETTER, TABLE, Node

UNIT_HEADING = re.compile(
    r"^(?:cac )?(?:so (?!huu )|trung tam|phong (?!trung bay)|van phong|thanh tra|ubnd|uy ban"
    r"|to chuc (?:chinh tri|xa hoi|dang|doan the)|ban |hoi (?!thao|nghi|cho|thi|dong)|chi cuc|kho bac"
    r"|doanh nghiep|don vi (?!tinh\b)|don vi$|chu the|lien minh|giam doc|co quan|bo phan|hiep hoi)"
)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất(?: là)?|hoàn thành trong|trong thời hạn|trong vòng)\s+(?:(?:hết|ngày|tháng|quý)\s+)*"
    r"(?:\d|[IV])(?:(?! và )[^.;,]){0,40}"
    r"|trước (?:ngày )?(?:khai mạc|tổ chức|kết thúc)(?:(?! và )[^.;,]){0,40}"
    r"|trong (?:quý [IV1-4]+|tháng \d{1,2})(?:\s?/\s?\d{4}| năm \d{4})?|trong \d{1,3} ngày(?: làm việc)?"
)
_FREQUENCIES = (
    ("hằng tháng", re.compile(r"ha?ng thang|dinh ky thang|moi thang")),
    ("hằng quý", re.compile(r"hang quy|dinh ky (?:hang )?quy|moi quy|(?:bao cao|thang cuoi) quy(?! [iv\d])")),
    (
        "6 tháng",
        re.compile(
            r"(?:,|va|hang quy|dinh ky)\s*6 thang|6 thang(?:,| va (?:ca )?nam\b(?! 20))"
            r"|bao cao (?:ket qua |tien do )?6 thang(?= \(?(?:truoc|cham nhat)\b)"
        ),
    ),
    (
        "hằng năm",
        re.compile(
            r"ha?ng nam|, nam (?:thuc hien|gui|bao cao|tong hop)|va (?:ca )?nam\b(?! 20)"
            r"|(?:6|9) thang,? (?:ca )?nam\b(?! 20)"
            r"|, nam \(truoc|(?:bao cao|dinh ky) ca nam\b(?! 20)|bao cao nam\b(?! (?:20|nay|sau|truoc(?! ngay)))"
        ),
    ),
    ("định kỳ", re.compile(r"dinh ky")),
)
_REPORT = re.compile(r"\b(?:thuc hien bao cao|gui bao cao|bao cao (?:ket qua|gui|ve|dinh ky))")
_ASKED = re.compile(
    r"(?i:đề nghị|yêu cầu|giao)\s+([^.;:]{4,60}?)\s+"
    r"(?:thực hiện|triển khai|báo cáo|gửi|trong quá trình|chủ động|tổ chức|chuẩn bị|rà soát|tổng hợp)"
)
_ACTS = (
    r"(?:chủ trì|chủ động|phối hợp|chịu trách nhiệm|có trách nhiệm|tham mưu|theo dõi|hướng dẫn|tổ chức|rà soát|xây dựng"
    r"|triển khai|thực hiện|cân đối|bố trí|thẩm định|tổng hợp|đôn đốc|kiểm tra|tuyên truyền|tiếp tục|căn cứ"
    r"|hoàn thành|lập (?:danh sách|hồ sơ|dự toán)|giới thiệu|đăng ký|vận động|phổ biến"
    r"|(?:gửi )?báo cáo|là (?:cơ quan|đơn vị)|hỗ trợ(?! (?:doanh nghiệp|phát triển))|(?<![Cc]hương )trình|nghiệm thu"
    r"|khẩn trương|chuẩn bị|tăng cường|kịp thời|thường xuyên|gửi|cử|lựa chọn|thống kê|ký (?:kết )?hợp đồng"
    r"|cấp (?:phát )?kinh phí|sử dụng (?:đúng|kinh phí)|(?:thanh )?quyết toán|thông báo(?= (?:cho|tới|đến|kết quả)))\b"
)
_TOLD = re.compile(
    r"(?:(?:Giao|Đề nghị|Yêu cầu)\s+(?:cho\s+)?)?(?P<unit>[^\W\d][^.;:]{2,140}?)"
    rf"(?:\s*:\s*(?=\S)|,?\s+(?={_ACTS}))"
)
_ACT = re.compile(rf"(?i:{_ACTS})")
LONGEST_NAME = 140  # characters
_ENDS = " ;./"  # «…./.» ends the last task of a paper
_CLAUSE = re.compile(r"\s*;\s+")
_PERIOD = r"(?:(?:3|6|9|sáu|chín) tháng|(?:cả )?năm|quý [IV1-4]+)\b"
_AND = re.compile(rf" và |, (?={_PERIOD})")
_OF_PERIOD = re.compile(_PERIOD)
_PERIOD_LAST = re.compile(rf"\s*(?:{_PERIOD}|h[àằ]ng (?:tháng|quý))(?: đầu năm)?\s*$")
_OFFICE = re.compile(r"là (?:cơ quan|đơn vị)(?! chủ trì)")  # what a unit is, asks nothing of it by itself

_CLOSING = re.compile(r"(?:tren day|yeu cau|de nghi|ben canh) ")


# «2. Trách nhiệm của UBND cấp huyện», «1. Đề nghị Sở Tài chính:», «1. Đối với UBND các xã»
_ASKED_OF = re.compile(
    r"(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công|Đối với|(?:Trách nhiệm|Nhiệm vụ)(?: của)?)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)


def unit_named(node: Node) -> str:
    """The unit that a heading names, without what asks it."""
    asked = _ASKED_OF.match(node.words)
    return node.words[asked.end() if asked else 0 :].strip(" :.")


_OPENS_DUTIES = re.compile(r"\b(?:de nghi|yeu cau|phan cong|giao nhiem vu)(?: [a-z,]+){0,20}\s*:$")


def opens_duties(line: str) -> bool:
    """«Sở Công Thương đề nghị các đơn vị thực hiện nội dung sau:»: each unit named below it is asked."""
    return _OPENS_DUTIES.search(fold(line)) is not None


def is_unit(node: Node, scan: Scan) -> bool:
    """Whether a numbered heading is the name of a unit, so that what stands under it is asked of that unit."""
    has_own = any(not _CLOSING.match(child.folded) for child in node.children)
    return has_own and node.level < LETTER and bool(UNIT_HEADING.match(fold(unit_named(node)))) and _is_name(node, scan)


def _is_name(node: Node, scan: Scan) -> bool:
    """Whether a line is short, and no colon in it opens a task."""
    line = scan.flat[node.paragraph.body : node.paragraph.end].rstrip()
    is_short = len(line) < LONGEST_NAME and ": " not in line
    return is_short and not (_ASKED_OF.match(line) and _TOLD.match(line))  # «Giao Thanh tra Sở kiểm tra …»


def tasks_of(node: Node, scan: Scan) -> Iterator[Task]:
    """The tasks under a unit's heading."""
    unit = unit_named(node)
    for inner in node.walk():
        if inner is not node and inner.level != TABLE and not _CLOSING.match(inner.folded):
            yield _asked(unit, inner.words.strip(_ENDS), inner.span)


def duties(node: Node, scan: Scan) -> Iterator[Task]:
    """The tasks in a section of duties: under the names of units, and in lines that name their unit themselves."""
    if is_unit(node, scan):
        yield from tasks_of(node, scan)
        return
    yield from told_to(node, scan)
    for child in node.children:
        yield from duties(child, scan)


def told_to(node: Node, scan: Scan) -> Iterator[Task]:
    """«1. Phòng Thương mại: lập danh sách; mở 2 lớp.», «Giao Sở Tài chính cân đối kinh phí.»: a task a clause."""
    line = node.span
    told = _told_at(scan, line)
    if told is None:
        return
    unit, start = told["unit"].strip(), told.end()
    for mark in (*_CLAUSE.finditer(scan.flat, start, line.end), None):
        part = trimmed(scan, Span(start, mark.start() if mark else line.end), f"\n\t,:{_ENDS}")
        if other := _told_at(scan, part):
            unit, part = other["unit"].strip(), Span(other.end(), part.end)
        if part.start < part.end and not _OFFICE.match(scan.flat, part.start):
            yield from _by_deadline(unit, part, scan)
        start = mark.end() if mark else line.end


def asks_outright(node: Node, scan: Scan, *, asked: bool) -> bool:
    """«4. Giao Thanh tra Sở kiểm tra …» among the names of units, also in a letter about a plan; `asked`: the line over
    the list asks whoever it names."""
    asked = asked or node.words.startswith(("Giao ", "Đề nghị ", "Yêu cầu "))
    return asked and _told_at(scan, node.span) is not None


def is_told_to_one(node: Node, scan: Scan) -> bool:
    """«3. Phòng Tài chính: bố trí kinh phí», which the headings beside it show to be a task where they name units; what
    it counts would be planned."""
    told = _told_at(scan, node.span) if node.level < LETTER and not counts_things(scan, node.span) else None
    return told is not None and _ACT.match(scan.flat, told.end()) is not None


_OF_TIME = ("ngày", "giờ", "tháng", "tuần")


def counts_things(scan: Scan, span: Span) -> bool:
    """Whether a task asks for so many of something: a time to do it in is no target, nor is money that a unit shall
    only see to."""
    return any(not count.unit.startswith(_OF_TIME) for count in find_counts(scan, span))


def _told_at(scan: Scan, span: Span) -> re.Match[str] | None:
    told = _TOLD.match(scan.flat, span.start, span.end)
    return told if told and UNIT_HEADING.match(fold(told["unit"])) else None


def _by_deadline(unit: str, span: Span, scan: Scan) -> Iterator[Task]:
    """«Báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 25/11»: a task for each of its deadlines; one that
    names no deed, «và trước ngày 30/11» or «9 tháng trước ngày 20/9», is the deed before it again."""
    due = [*_DEADLINE.finditer(scan.flat, span.start, span.end)]
    edges = [span.start]
    for before, after in pairwise(due):
        between = [*_AND.finditer(scan.flat, before.end(), after.start() + 1)]
        edges += [between[-1].end()] if between else []
    lead = scan.words(Span(span.start, due[0].start())).rstrip(" (") if due else ""  # «báo cáo 6 tháng (trước 15/6)»
    for start, end in pairwise([*edges, span.end]):
        part = trimmed(scan, Span(start, end), f"\n\t,:{_ENDS}")
        words = scan.words(part).removesuffix(" và")
        if start != span.start and _OF_PERIOD.match(scan.flat, start):
            words = f"{_PERIOD_LAST.sub('', lead)} {words}"
        elif start != span.start and _DEADLINE.match(scan.flat, start):
            words = f"{lead} {words}"
        yield _asked(unit, words, part)


def _asked(unit: str, text: str, span: Span) -> Task:
    due = [told for found in _DEADLINE.finditer(text) if (told := _uncut(found.group()))]
    return Task(
        unit=unit,
        text=text,
        span=span,
        deadline=_joined(due),
        frequency=frequency(fold(text)),
    )


LONGEST_DEADLINE = 120  # characters a library keeps


def _joined(due: list[str]) -> str | None:
    """All that a task is due at, as far as a library keeps them whole."""
    told = ""
    for deadline in dict.fromkeys(due):
        if len(told) + len(deadline) + 2 <= LONGEST_DEADLINE:
            told = f"{told}; {deadline}" if told else deadline
    return told or None


_BEHIND_DEADLINE = re.compile(r"\s(?:để|về|gửi|theo|nhằm|qua|cho)\s.*$", re.DOTALL)


def _uncut(deadline: str) -> str:
    """A deadline without the end of brackets that opened before it, and without what follows it."""
    return _BEHIND_DEADLINE.sub("", deadline if "(" in deadline else deadline.partition(")")[0]).strip()


def frequency(folded: str) -> str | None:
    """How often, where the words say so: «hằng quý, 6 tháng, hằng năm»."""
    named = [name for name, pattern in _FREQUENCIES if pattern.search(folded)]
    return ", ".join(n for n in named if n != "định kỳ" or len(named) == 1) or None


def report_duties(scan: Scan, span: Span, told: Sequence[Task]) -> list[Task]:
    """Sentences outside the list of what is `told` that ask everybody for reports by quarter, half or year."""
    due = [sentence for sentence in _reports(scan, span, told) if _is_due(scan, sentence)]
    asked = _ASKED.search(scan.flat, span.start, span.end) if due else None
    unit = " ".join(asked[1].split()) if asked else "Các đơn vị"
    return [_asked(unit, scan.words(sentence).rstrip(_ENDS), sentence) for sentence in due]


def _is_due(scan: Scan, sentence: Span) -> bool:
    """Whether a sentence about a report says how often, or asks for it by a day."""
    if frequency(scan.fold(sentence)):
        return True
    asked = _ASKED.search(scan.flat, sentence.start, sentence.end)
    return asked is not None and _DEADLINE.search(scan.flat, asked.end(), sentence.end) is not None


def _reports(scan: Scan, span: Span, told: Sequence[Task]) -> Iterator[Span]:
    for match in _REPORT.finditer(scan.folded, span.start, span.end):
        if not any(task.span.start <= match.start() < task.span.end for task in told):
            start, end = scan.clause_start(match.start(), span.start), scan.clause_end(match.end(), span.end)
            yield trimmed(scan, Span(start, end))
