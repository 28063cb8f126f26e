"""Where money comes from, in the words of such papers."""

import re
from collections.abc import Collection, Iterable
from enum import StrEnum

from ....terms import fund_sources
from ..text.scan import Scan

# Pieces of patterns over folded words: what names a source, and who pays beside the budget.
# «thu từ cho thuê gian hàng 300 triệu đồng» of what a fair costs
INCOME = (
    r"thu (?:duoc )?(?:tu |phi |tien )+(?:viec )?(?:(?:cho )?thue |ban )?(?:cac )?"
    r"(?:gian hang|mat bang|ve\b|dich vu|quang cao)"
)
SOURCE = (
    r"(?:nguon(?! goc\b)|ngan sach|(?<!vay )von\b|su nghiep (?:khoa hoc|kinh te|nong nghiep|cong thuong|moi truong)"
    r"|cap (?:tinh|huyen|xa|trung uong)|kcqg|kcdp|nsnn|nstw|nsdp|nst\b"
    r"|ns (?:tw|tinh|huyen|dia phuong)"
    r"|kinh phi (?:tu )?(?:dia phuong|trung uong)\b"
    r"|khuyen cong (?:quoc gia|dia phuong|tinh|ho tro)|xuc tien thuong mai (?:quoc gia )?ho tro"
    rf"|nha nuoc ho tro|doi ung|xa hoi hoa|dong gop|{INCOME})"
)
PAYER = (
    r"(?:(?:cac )?(?:co so|chu the|doanh nghiep|hop tac xa|don vi|nguoi dan|nhan dan|ho dan|nha tai tro)(?: thu huong)?"
    r"(?:,? va (?:nguoi dan|doanh nghiep|hop tac xa|chu the))?)"
)


_MONEY_OF = r"(?:von|nguon|kinh phi|ngan sach)(?: [a-z]+){0,3} "
# A national programme pays where the words tell of its money or are the whole head of a column; else it is a subject.
NATIONAL_TARGET = r"(?:(?:chuong trinh|ct) ?)?(?:mtqg|muc tieu quoc gia)\b"
_NATIONAL_TRADE = r"(?:chuong trinh )?(?:cap quoc gia ve xuc tien thuong mai|(?:xuc tien thuong mai|xttm) quoc gia)\b"


_OF_PLACE = r"(?:kinh phi|nguon|von) dia phuong\b"


class FundSourceName(StrEnum):
    """Every source of money that the words of a paper may tell."""

    NATIONAL = "khuyến công quốc gia"
    LOCAL = "khuyến công địa phương"
    OTHER = fund_sources.OTHER
    CENTRAL_BUDGET = "ngân sách trung ương"
    DISTRICT_BUDGET = "ngân sách huyện"
    COMMUNE_BUDGET = "ngân sách xã"
    PROVINCE_BUDGET = "ngân sách tỉnh"
    STATE_BUDGET = "ngân sách nhà nước"
    NATIONAL_TARGET = "chương trình mục tiêu quốc gia"
    NATIONAL_TRADE = "xúc tiến thương mại quốc gia"
    ECONOMY = "sự nghiệp kinh tế"
    SCIENCE = "sự nghiệp khoa học"
    PROMOTION = "khuyến công"  # national or local, which the paper does not say


OF_PROMOTION = (FundSourceName.PROMOTION, FundSourceName.NATIONAL, FundSourceName.LOCAL)


_SOURCES = {
    FundSourceName.NATIONAL_TARGET: re.compile(rf"{_MONEY_OF}{NATIONAL_TARGET}|^(?:trong do:? )?{NATIONAL_TARGET}"),
    FundSourceName.NATIONAL_TRADE: re.compile(rf"{_MONEY_OF}{_NATIONAL_TRADE}|^{_NATIONAL_TRADE}"),
    FundSourceName.ECONOMY: re.compile(r"(?:(?:von|nguon) )?su nghiep kinh te"),
    FundSourceName.SCIENCE: re.compile(r"(?:(?:von|nguon) )?su nghiep khoa hoc"),
    FundSourceName.NATIONAL: re.compile(r"(?<!tam )khuyen cong quoc gia(?! va (?:khuyen cong )?dia phuong)|kcqg\b"),
    # «Kế hoạch khuyến công tỉnh …» names a plan, not who pays.
    FundSourceName.LOCAL: re.compile(
        r"khuyen cong dia phuong(?<!quoc gia va khuyen cong dia phuong)|kcdp\b"
        r"|khuyen cong tinh(?<!ke hoach khuyen cong tinh)(?<!chuong trinh khuyen cong tinh)"
    ),
    FundSourceName.OTHER: re.compile(
        r"nguon khac|von khac|doi ung|thu hut tu|dong gop|xa hoi hoa|(?:cac nha )?tai tro\b"
        rf"|(?:nguon )?{INCOME}|nguon thu\b"
        r"|doanh nghiep (?:dau tu|bo)(?! (?!(?:ra|them|hon|gan|khoang|tren)\b)[a-z])"  # not what they invest in
    ),
    FundSourceName.CENTRAL_BUDGET: re.compile(
        r"ngan sach (?:trung uong|quoc gia|nha nuoc cap tren|tw\b)|nstw\b|ns (?:tw|trung uong)\b"
        r"|(?:kinh phi|nguon|von) (?:tu )?trung uong\b"
    ),
    FundSourceName.DISTRICT_BUDGET: re.compile(r"ngan sach (?:cap )?huyen|ns(?: huyen|h\b)"),
    FundSourceName.COMMUNE_BUDGET: re.compile(r"ngan sach (?:cap )?(?:xa\b|phuong\b|dac khu)|ns xa\b"),
    FundSourceName.PROVINCE_BUDGET: re.compile(
        rf"ngan sach (?:cap )?(?:tinh|thanh pho|dia phuong)|ns(?:t| tinh|dp)\b|{_OF_PLACE}"
    ),
    FundSourceName.STATE_BUDGET: re.compile(
        r"ngan sach nha nuoc(?! cap tren)|nsnn\b|nha nuoc ho tro|ngan sach (?=ho tro\b)"
    ),
}
_OPENS_SOURCE = r"\b(?=[cdkmnstvx])"  # with these letters their words begin: looked for at every figure


def _any_of(names: Iterable[FundSourceName]) -> re.Pattern[str]:
    return re.compile(f"{_OPENS_SOURCE}(?:{'|'.join(_SOURCES[name].pattern for name in names)})")


_ANY_SOURCE = _any_of(_SOURCES)
_ANY_OF_STATE = _any_of(_SOURCES.keys() - {FundSourceName.OTHER, FundSourceName.STATE_BUDGET})


def source_named(folded: str) -> FundSourceName | None:
    """The first fund source that folded words name; of «ngân sách nhà nước (khuyến công địa phương)» the narrower."""
    if (found := _ANY_SOURCE.search(folded)) is None:
        return None
    named = _name_at(folded, found)
    narrower = _ANY_OF_STATE.search(folded, found.end()) if named is FundSourceName.STATE_BUDGET else None
    return _name_at(folded, narrower) if narrower else named


def _name_at(folded: str, found: re.Match[str]) -> FundSourceName:
    return next(name for name, words in _SOURCES.items() if words.match(folded, found.start()))


_LEVEL = re.compile(r"(?:cap |nguon |von |phan )?(?P<level>quoc gia|trung uong|tw|dia phuong|dp|tinh|huyen|xa|phuong)")
_LEVELS = {
    **dict.fromkeys(("quoc gia", "trung uong", "tw"), FundSourceName.CENTRAL_BUDGET),
    **dict.fromkeys(("tinh", "dia phuong", "dp"), FundSourceName.PROVINCE_BUDGET),
    "huyen": FundSourceName.DISTRICT_BUDGET,
    **dict.fromkeys(("xa", "phuong"), FundSourceName.COMMUNE_BUDGET),
}
_OTHERS = re.compile(rf"(?:nguon |von |phan )?(?:(?!don vi$){PAYER}|khac|vay|tin dung|tu co|thu huong)(?: .*)?")


# Khuyến công as who pays, of which level nobody says; «kinh phí khuyến công năm 2025» is a programme's money.
PROMOTION = re.compile(
    r"(?:tu |do )?(?:(?:kinh phi|nguon|von|ngan sach|muc) )*(?:chuong trinh )?(?:khuyen cong|kc)"
    r"(?: (?:cua )?tinh)?(?: (?:ho tro|cap|tai tro|chi))?(?: kinh phi| so tien)?"
)


def source_among(folded: str, beside: Collection[str], *, of_promotion: bool) -> FundSourceName | None:
    """Who pays, told by a word that means a source only where sources stand `beside` it: «Quốc gia», «Cơ sở».

    `of_promotion`: the paper speaks of khuyến công, whose money is national or local.
    """
    if PROMOTION.fullmatch(folded):
        return FundSourceName.PROMOTION
    if folded == "ngan sach":
        return FundSourceName.STATE_BUDGET
    if found := _LEVEL.fullmatch(folded):
        level = found["level"]
        if level == "quoc gia" and of_promotion:
            return FundSourceName.NATIONAL
        if level in ("dia phuong", "dp") and of_promotion and any("quoc gia" in words for words in beside):
            return FundSourceName.LOCAL
        return _LEVELS[level]
    return FundSourceName.OTHER if _OTHERS.fullmatch(folded) else None


def fund_source(scan: Scan, start: int, end: int) -> FundSourceName | None:
    """The first fund source named between two positions; «kinh phí địa phương» beside khuyến công quốc gia is of khuyến
    công too."""
    named = source_named(scan.folded[start:end])
    if named is FundSourceName.PROVINCE_BUDGET:
        beside = _BESIDE_NATIONAL.search(scan.folded, max(0, start - BESIDE_REACH), end)
        return FundSourceName.LOCAL if beside and beside.end() > start else named
    return named


BESIDE_REACH = 120
_BESIDE_NATIONAL = re.compile(rf"khuyen cong quoc gia[^.;]{{0,{BESIDE_REACH}}}?\b{_OF_PLACE}")
