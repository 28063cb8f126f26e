"""Where money comes from, in the words of such papers."""

import re
from collections.abc import Collection

from ..text.scan import Scan

# Pieces of patterns over folded words: what names a source, and who pays beside the budget.
SOURCE = (
    r"(?:nguon(?! goc\b)|ngan sach|(?<!vay )von\b|su nghiep (?:khoa hoc|kinh te|nong nghiep|cong thuong|moi truong)"
    r"|cap (?:tinh|huyen|xa|trung uong)|kcqg|kcdp|nsnn|nstw|nsdp|nst\b"
    r"|ns (?:tw|tinh|huyen|dia phuong)"
    r"|khuyen cong (?:quoc gia|dia phuong|tinh|ho tro)|nha nuoc ho tro|doi ung|xa hoi hoa|dong gop)"
)
PAYER = (
    r"(?:(?:cac )?(?:co so|chu the|doanh nghiep|hop tac xa|don vi|nguoi dan|nhan dan|ho dan|nha tai tro)(?: thu huong)?"
    r"(?:,? va (?:nguoi dan|doanh nghiep|hop tac xa|chu the))?)"
)

_SOURCES = {
    "khuyến công quốc gia": re.compile(r"khuyen cong quoc gia|kcqg\b"),
    # «Kế hoạch khuyến công tỉnh …» names a plan, not who pays.
    "khuyến công địa phương": re.compile(
        r"khuyen cong dia phuong|kcdp\b"
        r"|khuyen cong tinh(?<!ke hoach khuyen cong tinh)(?<!chuong trinh khuyen cong tinh)"
    ),
    "nguồn khác": re.compile(r"nguon khac|von khac|doi ung|thu hut tu|dong gop|doanh nghiep (?:dau tu|bo)|xa hoi hoa"),
    "ngân sách trung ương": re.compile(
        r"ngan sach (?:trung uong|quoc gia|nha nuoc cap tren|tw\b)|nstw\b|ns (?:tw|trung uong)\b"
    ),
    "ngân sách huyện": re.compile(r"ngan sach (?:cap )?(?:huyen|xa)|ns(?: huyen|h\b)"),
    "ngân sách tỉnh": re.compile(
        r"ngan sach (?:cap )?(?:tinh|thanh pho|dia phuong)|ns(?:t| tinh|dp)\b|su nghiep (?:kinh te|khoa hoc)"
    ),
}
_ANY_SOURCE = re.compile("|".join(words.pattern for words in _SOURCES.values()))


def source_named(folded: str) -> str | None:
    """The first fund source that folded words name."""
    found = _ANY_SOURCE.search(folded)
    return next(name for name, words in _SOURCES.items() if words.match(folded, found.start())) if found else None


_LEVEL = re.compile(r"(?:cap |nguon |von |phan )?(?P<level>quoc gia|trung uong|tw|dia phuong|dp|tinh|huyen|xa)")
_LEVELS = {
    **dict.fromkeys(("tinh", "dia phuong", "dp"), "ngân sách tỉnh"),
    **dict.fromkeys(("huyen", "xa"), "ngân sách huyện"),
}
_OTHERS = re.compile(rf"(?:nguon |von |phan )?(?:(?!don vi$){PAYER}|khac|vay|tin dung|tu co|thu huong)(?: .*)?")


def source_among(folded: str, beside: Collection[str], *, of_promotion: bool) -> str | None:
    """Who pays, told by a word that means a source only where sources stand `beside` it: «Quốc gia», «Cơ sở».

    `of_promotion`: the paper speaks of khuyến công, whose money is national or local.
    """
    if found := _LEVEL.fullmatch(folded):
        level = found["level"]
        if level == "quoc gia":
            return "khuyến công quốc gia" if of_promotion else "ngân sách trung ương"
        if level in ("dia phuong", "dp") and of_promotion and any("quoc gia" in words for words in beside):
            return "khuyến công địa phương"
        return _LEVELS.get(level, "ngân sách trung ương")
    return "nguồn khác" if _OTHERS.fullmatch(folded) else None


def fund_source(scan: Scan, start: int, end: int) -> str | None:
    """The first fund source named between two positions."""
    return source_named(scan.folded[start:end])
