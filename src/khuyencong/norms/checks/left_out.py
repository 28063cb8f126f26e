"""Checks of sums left out: «Kinh phí …:» with nothing behind it."""

import re
from collections.abc import Iterator

from ...terms.facts import Finding, Span
from .case import Case, warning

_OPEN_END = re.compile(  # a list may follow, from its first member; «2. …» is the next content
    r"[.;]\s[^.;\n]{0,60}[Kk]inh phí[^.;:\n\d]{0,40}:[ \t]*"
    r"(?=\n(?!\s*[-+–•\d(a-z])|\n\s*(?!0?1[.)])\d{1,2}[.)][ \t]|$)"
)
_ENDS_OPEN = re.compile(r"inh phí[^.;:\n\d]{0,40}:[ \t]*(?=\n|$)")  # where none stands nothing is left open
_EMPTY_AMOUNT = re.compile(
    r"(?i)(?-i:[kK])(?<!tính k)inh phí[^.;:\n\d]{0,40}(?:là|:)[ \t]*(?:\.{3,}|…+|_{2,})?[ \t]*(?:đồng|triệu)\b"
)
_DOTS_FOR_SUM = re.compile(r"[Kk]inh phí[^.;:…_\n\d]{0,40} (?:\.{3,}|…+|_{2,})[ \t]*(?:triệu |tỷ )?đồng\b")

_BLANK = re.compile(
    r"(?i)(?-i:[kK])inh phí[^.;:…\n\d]{0,40}:[ \t]*(?:\.{4,}|…{2,}|_{3,})[ \t]*(?=\n|$)"
)  # dots to write on
_NO_RESULT = re.compile(  # «Thực hiện:» with the next content right under it
    r"(?m:^)[ \t]*(?:[-+–•][ \t]*)?Thực hiện[ \t]*:[ \t]*(?=\n\s*(?P<number>\d{1,2})(?P<mark>[.)])[ \t])"
)

# «(kinh phí: triệu đồng)», or right over a table: the unit of what it tells
_UNIT_OF_TABLE = re.compile(r"(?i)kinh phí[^.;:\n\d]{0,40}:? ?(?:triệu )?đồng[^\S\n]*(?:\)|\n[^\n|]*\|)")
# «Hỗ trợ kinh phí như sau:» right over a table: its rows tell it
_TABLE_BEHIND = re.compile(r"\s*(?:[^\n|\t]*(?:ĐVT|[Đđ]ơn vị(?: tính)?)[^\n|\t]*\n\s*)?[^\n|\t]*[|\t]")


def missing_values(case: Case) -> Iterator[Finding]:
    """«Kinh phí …:» with nothing behind it: missing, which is never 0."""
    dotted = (_EMPTY_AMOUNT, _BLANK, _DOTS_FOR_SUM)
    for pattern in (_OPEN_END, *dotted) if _ENDS_OPEN.search(case.text) else dotted:
        for match in pattern.finditer(case.text):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" \t.;"))
            span = Span(start, match.end())
            is_of_table = pattern is _OPEN_END and _TABLE_BEHIND.match(case.text, match.end())
            if not (is_of_table or _UNIT_OF_TABLE.match(case.text, span.start)):
                yield warning("missing-value", "Thiếu số tiền sau «Kinh phí …»", span, case.words(span))
    for match in _NO_RESULT.finditer(case.text):
        if re.search(rf"(?m:^)\s*0?{int(match['number']) - 1}{re.escape(match['mark'])} ", case.text[: match.start()]):
            span = Span(match.start(), match.end())
            yield warning("missing-value", "Thiếu kết quả sau «Thực hiện:»", span, case.words(span))
