"""Checks of a line that leads to a numbered list against what it lists: «04 đề án với tổng kinh phí …, cụ thể:»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...terms.facts import Activity, Finding, Span, Status, Total
from ...terms.numbers import format_vnd
from .case import Case, error, warning
from .sums import rounding, told_roughly
from .table_leads import LEADS_TO, SOME

_NUMBERED = re.compile(r"[^\S\n]*(?:Điều 1\.)?(?P<number>\d{1,2}|[a-zđ])\s?[.)]\s")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*(?:[-+–•*]|[a-zđ]\s?[.)]|\d{1,2}\.\d)")
_LEAD = re.compile(r"^[^\n]*:[^\S\n]*$", re.MULTILINE)
_NEXT = re.compile(r"\s*(?:Điều \d|[IVX]{1,5}\s?[.)]|[A-H]\s?[.)]|Phần |PHẦN |Nơi nhận|Chương |PHỤ LỤC)")
_THINGS = r"(?:de an|noi dung|nhiem vu|du an|hang muc)"
_NAMED = r"(?:(?:bo )?san pham|co so|doanh nghiep|don vi|chu the|hop tac xa|ca nhan|tap the)"
_COUNT = re.compile(
    rf"(?<![\d./-])(?P<count>\d{{1,3}}) (?P<unit>{_THINGS})\b"
    rf"|\b(?:phe duyet|cong nhan|khen thuong|tang)\b[^.;:\d]{{0,60}}(?<![\d./-])(?P<named>\d{{1,3}}) {_NAMED}\b"
)
_COUNTED = re.compile(rf"\b\d{{1,3}} (?:{_THINGS}|de tai|mo hinh)\b")  # «1. Nông nghiệp: 15 đề tài, 1 dự án»: groups
_MONEY = re.compile(r"\d ?(?:(?:trieu|nghin|ngan|ty) ?(?:dong)?|dong|d|vnd)\b")
_OWN = re.compile(
    r"\b(?:dau tu|doi ung|huy dong|xa hoi hoa)\b"
)  # the whole of whoever is supported, beside his support
_ELSEWHERE = re.compile(r"\b(?:phu luc|danh muc|danh sach) kem theo\b")  # what is counted stands there
_LETTERS = "abcdđeghiklmnopqrstuvxy"
REACH = 20_000  # characters of the longest list
LONGEST_LEAD = 600


@dataclass(frozen=True, slots=True)
class List:
    """A line that leads to items which count from one, and where each of them begins and ends."""

    lead: Span
    items: tuple[Span, ...]


def sums_over_lists(case: Case) -> Iterator[Finding]:
    """The only sum in such a line, beside what its items come to where each tells one."""
    for listed in lists_in(case):
        words = case.folded[listed.lead.start : listed.lead.end]
        said = [t for t in case.facts.totals if _lies(t.span, listed.lead) and t.amount_vnd]
        if len(said) != 1 or said[0].of_group or len(_MONEY.findall(words)) != 1 or _tells_some(words):
            continue
        parts = [_only_sum(case, item, said[0]) for item in listed.items]
        value, added = said[0].amount_vnd or 0, sum(part.amount.value for part in parts if part and part.amount)
        told = [(said[0].span.start, value), *((p.amount.span.start, p.amount.value) for p in parts if p and p.amount)]
        if None in parts or any(told_roughly(case, at) for at, _ in told):
            continue
        if abs(value - added) > sum(rounding(case, at, one) for at, one in told):
            message = f"Các khoản liệt kê bên dưới cộng lại được {format_vnd(added)} đồng, khác số tổng ghi ở trên"
            yield error("sum-mismatch", message, said[0].span, format_vnd(value), format_vnd(added))


def counts_over_lists(case: Case) -> Iterator[Finding]:
    """«Phê duyệt 05 đề án …, cụ thể:» over four."""
    for listed in lists_in(case):
        words = case.folded[listed.lead.start : listed.lead.end]
        told = [*_COUNT.finditer(words)]
        if len(told) != 1 or _tells_some(words) or _ELSEWHERE.search(words):
            continue
        number = told[0]["count"] or told[0]["named"]
        counts_again = told[0]["unit"] and any(_COUNTED.search(_own_lines(case, item)) for item in listed.items)
        if int(number) != len(listed.items) and not counts_again:
            start = listed.lead.start + told[0].start("count" if told[0]["count"] else "named")
            span = Span(start, listed.lead.start + told[0].end())
            unit = case.words(span).partition(" ")[2]
            message = f"Văn bản nêu {int(number)} {unit} nhưng liệt kê {len(listed.items)}"
            yield warning("count-mismatch", message, span, str(int(number)), str(len(listed.items)))


def _own_lines(case: Case, item: Span) -> str:
    """An item's line and the bullets under it: what else follows the last one may be told of all («Không thông qua 01
    đề án …»)."""
    lines = [*_LINE.finditer(case.text, item.start, item.end)]
    own = lines[:1] + [line for line in lines[1:] if _BULLET.match(line.group())]
    return "\n".join(case.folded[line.start() : line.end()] for line in own)


def _tells_some(lead: str) -> bool:
    return SOME.search(lead) is not None or _OWN.search(lead) is not None


def _lies(span: Span, within: Span) -> bool:
    return within.start <= span.start < within.end


def _only_sum(case: Case, item: Span, total: Total) -> Activity | None:
    """The one content of an item that tells money in the total's role."""
    paid = [a for a in case.facts.activities if a.amount and _lies(a.span, item) and a.role is total.role]
    changed = any(a.adjustment or a.is_move or a.status in (Status.NOT_DONE,) for a in paid)
    return paid[0] if len(paid) == 1 and not changed else None


def lists_in(case: Case) -> Iterator[List]:
    for lead in _LEAD.finditer(case.text):
        leads = len(lead.group()) < LONGEST_LEAD and LEADS_TO.search(case.folded[lead.start() : lead.end()].rstrip())
        if leads and (items := _items(case, lead.end())):
            yield List(Span(*lead.span()), items)


def _items(case: Case, first: int) -> tuple[Span, ...]:
    """What is numbered 1, 2, 3 or a, b, c from a line on, each up to the next; nothing where less than two are."""
    starts: list[int] = []
    end, letters = first, False
    for line in _LINE.finditer(case.text, first, first + REACH):
        number = _NUMBERED.match(case.text, line.start())
        if number and not starts:
            letters = number["number"].isalpha()
        if number and number["number"].isalpha() == letters:
            place = _LETTERS.find(number["number"]) if letters else int(number["number"]) - 1
            if place != len(starts):
                break
            starts.append(line.start())
        elif not starts or _ends(case, line, numbered=number is not None and not letters):
            break
        end = line.end()
    return tuple(Span(a, b) for a, b in zip(starts, [*starts[1:], end], strict=True)) if len(starts) > 1 else ()


def _ends(case: Case, line: re.Match[str], *, numbered: bool) -> bool:
    """Whether a line between numbered ones opens the next section, or is a table's."""
    return numbered or "|" in line.group() or _NEXT.match(case.text, line.start()) is not None
