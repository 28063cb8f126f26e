"""Where money comes from, in the words of such papers."""

import re

from .scan import Scan

# Pieces of patterns over folded words: what names a source, and who pays beside the budget.
SOURCE = (
    r"(?:nguon|ngan sach|von\b|cap (?:tinh|huyen|xa|trung uong)|kcqg|kcdp|nsnn|nstw|nst\b"
    r"|ns (?:tw|tinh|huyen|dia phuong)"
    r"|khuyen cong (?:quoc gia|dia phuong|tinh|ho tro)|nha nuoc ho tro|doi ung|xa hoi hoa|dong gop)"
)
PAYER = (
    r"(?:(?:cac )?(?:co so|chu the|doanh nghiep|hop tac xa|don vi|nguoi dan|nhan dan|ho dan)(?: thu huong)?"
    r"(?:,? va (?:nguoi dan|doanh nghiep|hop tac xa|chu the))?)"
)

_SOURCES = {
    "khuyến công quốc gia": r"khuyen cong quoc gia|\bkcqg\b",
    # «Kế hoạch khuyến công tỉnh …» names a plan, not who pays.
    "khuyến công địa phương": r"khuyen cong dia phuong|(?<!ke hoach )(?<!chuong trinh )khuyen cong tinh|\bkcdp\b",
    "nguồn khác": r"nguon khac|doi ung|thu hut tu|dong gop|doanh nghiep (?:dau tu|bo)|xa hoi hoa",
    "ngân sách trung ương": r"ngan sach (?:trung uong|nha nuoc cap tren|tw\b)|\bnstw\b|\bns (?:tw|trung uong)\b",
    "ngân sách huyện": r"ngan sach (?:cap )?(?:huyen|xa)|\bns huyen\b",
    "ngân sách tỉnh": (
        r"ngan sach (?:cap )?(?:tinh|thanh pho|dia phuong)|\bns(?:t| tinh|dp)\b|su nghiep (?:kinh te|khoa hoc)"
    ),
}
_NAMES = tuple(_SOURCES)
_NAMED = re.compile("|".join(f"({words})" for words in _SOURCES.values()))  # a group for each name


def source_named(folded: str) -> str | None:
    """The first fund source that folded words name."""
    found = _NAMED.search(folded)
    return _NAMES[found.lastindex - 1] if found and found.lastindex else None


def fund_source(scan: Scan, start: int, end: int) -> str | None:
    """The first fund source named between two positions."""
    return source_named(scan.folded[start:end])
