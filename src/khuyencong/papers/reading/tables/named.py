"""Establishments that a sentence lists: «Giới thiệu 03 cơ sở đăng ký …: Công ty TNHH Gỗ Minh Phát, Hợp tác xã …»."""

import re
from collections.abc import Iterator

from ....terms.facts import Span
from ..grammar.recipients import listed_recipients
from ..text.scan import Scan

# Whom nothing is given, and who only helps: refused, struck off, consultants, auditors, partners, suppliers.
OF_OTHERS = (
    r"khong (?:dat|du|duoc|dap ung|ho tro|cong nhan|xet|thong qua|phu hop|hop le|con)|chua (?:dat|du|dap ung)|tu choi"
    r"|(?:bi|loai) (?:loai|bo|khoi)|tra lai (?:ho so|don)|thu hoi|dinh chi|tu van|kiem toan|tham dinh gia|phoi hop"
    r"|doi tac|nha thau|trung thau|(?:nha|don vi) cung cap|tai tro"
)
_LISTS = re.compile(
    r"(?=[^\n:]{0,200}\b(?:gioi thieu|dang ky|de nghi|de xuat|lua chon|danh sach)\b)"
    rf"(?![^\n:]{{0,200}}\b(?:khong|chua|{OF_OTHERS})\b)"
    r"[^\n:|]{0,120}?\b(?:co so|doanh nghiep|hop tac xa|htx|cong ty|don vi|chu the|ho)\b[^\n:|]{0,160}:"
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*[-–+•]\s[^\n]*[^\n:]$", re.MULTILINE)  # but none that opens a list itself
FEWEST = 2


def lists_told(scan: Scan, end: int) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The words that open each list, and the names behind them: in their line, or one in each bullet below it."""
    lines = [Span(*line.span()) for line in _LINE.finditer(scan.content, 0, end)]
    for number, line in enumerate(lines):
        if scan.folded.find(":", line.start, line.end) < 0:
            continue
        opens = _LISTS.match(scan.folded, line.start, line.end)
        if opens is None:
            continue
        names = tuple(listed_recipients(scan, _told_in(scan, lines, number, opens.end()), any_name=False))
        if len(names) >= FEWEST:
            yield Span(line.start, opens.end()), names


def _told_in(scan: Scan, lines: list[Span], number: int, start: int) -> Span:
    """The rest of the line behind the colon; where there is none, the bullets below."""
    if scan.content[start : lines[number].end].strip():
        return Span(start, lines[number].end)
    last = number
    while last + 1 < len(lines) and _BULLET.match(scan.content, lines[last + 1].start):
        last += 1
    return Span(start, lines[last].end)
