"""Checks of the line right over a table against its rows: «hỗ trợ 05 cơ sở với tổng số tiền …, cụ thể:»."""

import re
from collections.abc import Iterator

from ...terms.facts import Finding, Span, Total
from ...terms.numbers import format_vnd
from ...terms.vietnamese import fold
from .case import Case, warning
from .own_annex import told_in
from .table_rows import TOTAL, Row, body_of, heads_of

LEADS_TO = re.compile(r"(?:\b(?:sau|nhu sau|cu the|gom|gom co|danh sach|duoi day)\W*|:\s*)$")
_NOTE = re.compile(r"\W*(?:dvt|don vi tinh)\b[^\n]{0,40}|\s*")
_COUNT = re.compile(
    r"(?:\b(?P<lead>cho|voi|gom|ho tro|thuong) )?(?P<count>\d{1,3}) "
    r"(?P<unit>(?:co so|doanh nghiep|don vi|hop tac xa|chu the|ca nhan|tap the|de an)\b)"
)
SOME = re.compile(r"\b(?:trong do|tieu bieu|dien hinh|mot so|vi du|dang chu y)\b")  # the table tells not all of them
_MONEY = re.compile(r"\d ?(?:(?:trieu|nghin|ngan|ty) ?(?:dong)?|dong|d|vnd)\b")
_WHOLE = re.compile(r"\btong (?:so tien|kinh phi|so kinh phi|muc ho tro|gia tri)\b")
_NAMES = re.compile(
    r"(?:ten )?(?:co so|doanh nghiep|don vi|chu the|hop tac xa|htx|ca nhan|tap the|de an|cong ty)\b"
    r"(?!.*(?:thuc hien|chu tri|phoi hop|tinh\b))|[^|]*thu huong"
)


def counts_over_tables(case: Case) -> Iterator[Finding]:
    """«05 cơ sở …, cụ thể:» over a table that numbers four."""
    for rows in case.tables:
        start, lead = lead_of(case, rows[0].cells[0][1])
        told = [found for found in _COUNT.finditer(lead) if found["lead"]]
        if len(told) != 1 or len({int(found["count"]) for found in _COUNT.finditer(lead)}) > 1 or SOME.search(lead):
            continue
        body = body_of(rows)
        heads = heads_of(rows, body)
        listed = [row for row in rows[body:] if not row.is_total and row.cells[0][0].strip(" .").isdigit()]
        named = next((j for j, head in enumerate(heads) if j and _NAMES.match(head)), None)
        count = int(told[0]["count"])
        if named is None or not _are_numbered(listed):
            continue
        names = {fold(row.cells[named][0]) for row in listed if named < len(row.cells)} - {""}
        if count not in (len(listed), len(names)):
            span = Span(start + told[0].start("count"), start + told[0].end("unit"))
            unit = case.words(span).partition(" ")[2]
            words = f"Văn bản nêu {count} {unit} nhưng bảng liệt kê {len(listed)}"
            yield warning("count-mismatch", words, span, str(count), str(len(listed)))


def sums_over_tables(case: Case) -> Iterator[Finding]:
    """The only sum that such a line tells, beside another total of the table or, where it has none, of its rows."""
    for rows in case.tables:
        start, lead = lead_of(case, rows[0].cells[0][1])
        said = [t for t in case.facts.totals if start <= t.span.start < start + len(lead) and t.amount_vnd]
        if len(said) != 1 or not _WHOLE.search(lead) or len(_MONEY.findall(lead)) > 1:
            continue
        whole = _whole_of(case, rows, said[0])
        value = said[0].amount_vnd or 0
        if whole and not told_in(value, [whole], case.words(said[0].span)):
            told, right = format_vnd(value), format_vnd(whole)
            words = f"Tổng nêu trên bảng khác tổng của bảng: {right} đồng"
            yield warning("sum-mismatch", words, said[0].span, told, right)


def lead_of(case: Case, table: int) -> tuple[int, str]:
    """Where the line over a table that leads to it begins, and its folded words; none that does not lead there."""
    end = case.text.rfind("\n", 0, max(table, 0)) + 1
    while end > 0:
        start = case.text.rfind("\n", 0, end - 1) + 1
        line = case.folded[start : end - 1]
        if not _NOTE.fullmatch(line):
            return (start, line) if LEADS_TO.search(line.rstrip()) and "|" not in line else (start, "")
        end = start
    return 0, ""


def _are_numbered(rows: list[Row]) -> bool:
    return len(rows) > 1 and [int(row.cells[0][0].strip(" .")) for row in rows] == [*range(1, len(rows) + 1)]


def _whole_of(case: Case, rows: list[Row], said: Total) -> int | None:
    start = rows[0].cells[0][1]
    end = rows[-1].cells[-1][1] + len(rows[-1].cells[-1][0])
    totals = {
        t.amount_vnd
        for t in case.facts.totals
        if start <= t.span.start < end and TOTAL.fullmatch(fold(t.label)) and t.role is said.role
        if not (t.fund_source or t.of_group)  # what whoever is supported lays out in all is told beside the support
    }
    if totals:
        return totals.pop() if len(totals) == 1 else None
    paid = [a for a in case.facts.activities if start <= a.span.start < end and a.amount and a.role is said.role]
    listed = [row for row in rows[body_of(rows) :] if not row.is_total]
    is_flat = len(paid) == len(listed) == len({a.span.start for a in paid})
    return sum(a.amount.value for a in paid if a.amount) if is_flat and paid else None
