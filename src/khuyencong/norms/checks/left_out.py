"""Checks of sums left out: «Kinh phí …:» with nothing behind it."""

import re
from collections.abc import Iterator

from ...terms.facts import Finding, Span
from .case import Case, warning

_OPEN_END = re.compile(  # a list may follow, from its first member; «2. …» is the next content
    r"[.;]\s[^.;\n]{0,60}[Kk]inh phí[^.;:\n\d]{0,40}:[ \t]*"
    r"(?=\n(?!\s*[-+–•\d(a-z])|\n\s*(?!0?1[.)])\d{1,2}[.)][ \t]|$)"
)
_EMPTY_AMOUNT = re.compile(
    r"(?i)(?<!tính )kinh phí[^.;:\n\d]{0,40}(?:là|:)[ \t]*(?:\.{3,}|…+|_{2,})?[ \t]*(?:đồng|triệu)\b"
)

_BLANK = re.compile(  # dots to write on; «Thực hiện:» with the next content right under it
    r"(?i)kinh phí[^.;:…\n\d]{0,40}:?[ \t]*(?:\.{4,}|…{2,}|_{3,})[ \t]*(?=\n|$)"
    r"|(?m:^)[ \t]*(?:[-+–•][ \t]*)?"
    r"(?:kế hoạch|(?:kinh phí )?thực hiện|kết quả)[ \t]*:[ \t]*(?=\n\s*(?!0?1[.)])\d{1,2}[.)][ \t])"
)

# «(kinh phí: triệu đồng)», or right over a table: the unit of what it tells
_UNIT_OF_TABLE = re.compile(r"(?i)kinh phí[^.;:\n\d]{0,40}:? ?(?:triệu )?đồng[^\S\n]*(?:\)|\n[^\n|]*\|)")


def missing_values(case: Case) -> Iterator[Finding]:
    """«Kinh phí …:» with nothing behind it: missing, which is never 0."""
    for pattern in (_OPEN_END, _EMPTY_AMOUNT, _BLANK):
        for match in pattern.finditer(case.text):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" \t.;"))
            span = Span(start, match.end())
            if not _UNIT_OF_TABLE.match(case.text, span.start):
                yield warning("missing-value", "Thiếu số tiền sau «Kinh phí …»", span, case.words(span))
