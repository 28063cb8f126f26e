"""A paper's text against its own tables: what both tell of one content, and the sum of all."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from ...terms.facts import Finding, Span
from ...terms.numbers import format_decimal, format_vnd
from ...terms.tables import figure_in
from ...terms.vietnamese import fold
from .case import Case, last_place, warning
from .table_rows import TOTAL


def annex_differs(case: Case) -> Iterator[Finding]:
    """A sum or count of the text that its row in the annex tells otherwise; which of them is right nobody can tell."""
    for activity in case.facts.activities:
        for one in activity.in_annex:
            if one.unit:
                told, other = format_decimal(one.value), format_decimal(one.annex_value)
                words = f"Phần lời ghi {told} {one.unit}, phụ lục của văn bản ghi {other} ở dòng cùng nội dung"
                yield warning("count-mismatch", words, one.span, told, other)
            else:
                told, other = format_vnd(int(one.value)), format_vnd(int(one.annex_value))
                words = f"Phần lời ghi {told} đồng, phụ lục của văn bản ghi {other} đồng ở dòng cùng nội dung"
                yield warning("sum-mismatch", words, one.span, told, other)


def text_totals(case: Case) -> Iterator[Finding]:
    """The sum of all that the text tells, where it is none of those that the paper's one table comes to."""
    told = [total for total in case.facts.totals if total.amount_vnd and not total.of_group and total.role]
    in_tables = [total for total in told if _in_table(case, total.span)]
    for total in told:
        alike = [other for other in in_tables if (other.role, other.period) == (total.role, total.period)]
        wholes = {t.amount_vnd for t in alike if not t.fund_source and TOTAL.fullmatch(fold(t.label))}
        if (
            total in in_tables
            or total.fund_source
            or len(wholes) != 1
            or not (said := _OF_ALL.fullmatch(" ".join(fold(total.label).split())))
            or (said["act"] and case.text[total.span.end :].partition("\n")[0].rstrip().endswith(":"))
        ):
            continue
        (whole,) = wholes
        if any(t.amount_vnd == whole and t.fund_source and t not in in_tables for t in told):
            continue  # «5.240 triệu đồng, gồm khuyến công tỉnh 3.120 …»: the table tells what this source pays
        parts = {other.fund_source: other.amount_vnd or 0 for other in alike if other.fund_source}
        known = [whole or 0, *subset_sums(parts.values())]
        if whole and total.amount_vnd and not told_in(total.amount_vnd, known, case.words(total.span)):
            words = f"Tổng nêu trong văn bản khác dòng tổng của bảng: {format_vnd(whole)} đồng"
            yield warning("sum-mismatch", words, total.span, format_vnd(total.amount_vnd), format_vnd(whole))


_OF_ALL = re.compile(  # «Tổng kinh phí thực hiện kế hoạch năm 2026 là», and not «Tổng kinh phí hội chợ»
    r"(?P<act>(?:phe duyet|ban hanh|phan bo|giao)\b.* (?:voi|co) )?(?:du kien |uoc )?"
    r"tong (?:cong|so tien|von|du toan|(?:nhu cau |muc |nguon |so )*kinh phi)"
    r"(?: (?:thuc hien|trien khai|ke hoach|du kien|ca|nam|20\d\d|khuyen cong|chuong trinh|cac|de an|noi dung|nhiem vu"
    r"|hoat|dong|cua|duoc|phe|duyet|giao|bo|tri|de|cho|toan|tinh|thanh|pho|la|nay|theo|phu luc))*"
)
_MOST_SOURCES = 8


def _in_table(case: Case, span: Span) -> bool:
    line = case.text[case.text.rfind("\n", 0, span.start) + 1 : span.end]
    return "|" in line or "\t" in line.strip()


def subset_sums(parts: Iterable[int]) -> list[int]:
    """What some of the sources pay together: a text may leave out what firms pay themselves."""
    sums = [0]
    for part in islice(parts, _MOST_SOURCES):
        sums += [known + part for known in sums]
    return sums


def told_in(value: int, sums: Iterable[int], printed: str) -> bool:
    """Whether the text's sum is one of these, as far as it is told: «6,7 tỷ đồng» is 6.680 triệu đồng, but «6.700
    triệu đồng» is not."""
    digits = str(value)
    last = min(10 ** (len(digits) - len(digits.rstrip("0"))), value // 50)
    figure = figure_in(found.group().rstrip(".,")) if (found := _PRINTED.match(printed)) else None
    last = min(last, int(value / figure * last_place(figure))) if figure else last
    return any(2 * abs(value - known) <= last for known in sums)


_PRINTED = re.compile(r"\d[\d.,]*")
