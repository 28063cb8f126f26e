"""What the columns of a table hold, by the words of its head."""

import re
from functools import lru_cache

from ....terms.facts import Arranged, Role
from ....terms.vietnamese import fold_in_place
from ..grammar.periods import find_period
from ..grammar.sources import NATIONAL_TARGET, source_among, source_named
from ..grammar.units import UNIT, printed_unit
from .adjusted_columns import adjusted
from .column import OF_SOURCES, Column, Kind
from .quarters import with_quarters
from .supported import as_granted_money

RECIPIENTS = re.compile(  # who gets what a content gives
    r"(?:ten )?(?:(?:don vi|doi tuong|co so|doanh nghiep|to chuc|ca nhan)\b[^|]{0,40}? )?thu huong\b"
    r"|(?:ten )?(?:(?:don vi|doi tuong|co so|doanh nghiep)[^|]{0,30} )(?:duoc|nhan) ho tro$"
    r"|(?:ten )?chu the\b(?!.*(?:quan ly|thuc hien|doi ung|dong gop))"
)
_FIRMS = re.compile(r"ten (?:co so|doanh nghiep|cong ty|don vi (?:duoc|thu)|chu the|htx|hop tac xa)\b")
_PEOPLE = re.compile(
    r"ho (?:va |, ?)?ten\b|(?:ten )?(?:hoc vien|nghe nhan|nguoi (?:lao dong|tham gia))\b"
)  # never contents
_DONG = r"(?<!hoat )(?<!lao )(?<!van )(?<!tac )(?<!cong )(?<!hop )(?<!bien )(?<!hoi )\bdong\b"  # the money
_KINDS = (
    (Kind.INDEX, re.compile(r"(?:stt|tt|so tt|so thu tu|no\.?)\b.{0,4}$")),
    (Kind.REASON, re.compile(r"(?:(?:neu )?(?:nguyen nhan|ly do)|giai trinh|ghi chu\W+(?:nguyen nhan|ly do))")),
    (Kind.REMARK, re.compile(r"ghi chu\b")),
    (Kind.LEAD, RECIPIENTS),
    (Kind.TIME, re.compile(r"thoi (?:gian|han)\b")),
    (
        Kind.OTHER,
        re.compile(
            r".*(?:ty le|ti le|%|ca uoc|gom uoc|so sanh|muc do hoan thanh|chenh lech|tang,? ?giam|ghi chu"
            r"|dia (?:diem|chi|ban)|can cu"
            r"|dien thoai|doi tuong|san pham$|xep hang|hang sao|phan hang"
            r"|von (?:dang ky kinh doanh|dieu le|phap dinh|chu so huu))"  # what a firm is worth, and no plan's money
        ),
    ),
    (Kind.PRICE, re.compile(r".*don gia")),
    (Kind.OTHER, re.compile(r".*(?:muc (?:chi|ho tro)|dinh muc|suat dau tu)")),
    (Kind.UNIT, re.compile(r"(?:dvt|d\.?v\.? ?t(?:inh)?|don vi(?: tinh)?)\.?$")),
    (
        Kind.LEAD,
        re.compile(
            r"(?!(?:tong )?(?:von|kinh phi|nguon|so tien|du toan)\b)"  # «Vốn đối ứng của chủ thể» is money
            r"(?!(?:tong )?so (?:luong )?(?:co so|chu the|don vi|doanh nghiep|hop tac xa)\b)"  # which are counted
            r".*(?:don vi (?:thuc|chu|phoi|thu|dang|trien)|co quan|chu tri|phoi hop|co so thu huong"
            r"|chu the(?!(?: ocop)? (?:doi ung|dong gop)))"
        ),
    ),
    (Kind.TIME, re.compile(r".*(?:thoi (?:gian|han)|tien do|ngay (?:to chuc|thuc hien))")),
    (Kind.SOURCE, re.compile(r"nguon(?: kinh phi| von)?$")),
    (
        Kind.COUNT,
        re.compile(
            r".*(?:so luong|khoi luong|\bsl\b|quy mo)|(?:.* )?(?<!co )so (?!tien|von|kinh phi|du toan|con lai"
            r"|(?:da |duoc |thuc )?(?:thuc hien|chi|giao|duyet|phe duyet|quyet toan|giai ngan|su dung|cap|du kien)\b)\w"
        ),
    ),
    (
        Kind.AMOUNT,
        re.compile(
            r"(?:tong|cong|tong cong|tong so|khuyen cong(?: quoc gia| dia phuong| tinh)?(?: ho tro)?|nha nuoc ho tro)$"
            rf"|{NATIONAL_TARGET}"
            r"|.*(?:kinh phi|thanh tien|so tien|\btien (?:duoc |da |thuc )?(?:giao|chi|cap|duyet)"
            r"|du toan|gia tri|tong (?:tien|muc|von|cong|so)|\bvon\b|ngan sach|nguon"
            r"|\bns(?:nn|tw|dp|h|t)?\b|kcqg|kcdp|doi ung|xa hoi hoa|dong gop|giai ngan"
            r"|(?:quyet|thanh) toan|thuc chi|(?:\bda|^so|\bso da) chi\b(?! (?:nhanh|hoi|bo|phi))|trieu"
            rf"|{_DONG}|trd\b|tr\.d)"
        ),
    ),
    (
        Kind.TITLE,
        re.compile(
            r"(?:ten|noi dung|(?:cac )?nhiem vu|hang muc|hoat dong|danh muc|(?:cac )?de an|cong viec|dien giai"
            r"|chuong trinh"
            r"|khoan (?:muc|chi)|chi tieu|tieu chi|linh vuc|du an|su kien)\b"
        ),
    ),
)
_ACTUAL = re.compile(
    r"thuc hien|ket qua|quyet toan|giai ngan|\bda (?:chi|dat|su dung|hoan thanh)\b|\bth\b|dat duoc|nghiem thu|luy ke"
    r"|(?<!de nghi )(?<!chua )(?<!con phai )\bthanh toan\b|\bthuc chi\b"
    r"|\b(?:kinh phi|tien|so|von) chi\b(?! (?:tiet|phi))"
)
_PLAN = re.compile(r"ke hoach|\bkh\b|du toan|chi tieu|giao|duyet|du kien|nhu cau|de xuat|dang ky|muc tieu")
_SAYS_PLAN = re.compile(r"(?:ke hoach|kh)(?: (?:nam|giao|von|duoc giao|20\d\d))*(?: \([^()]*\))?$")
_NAMED_COUNT = re.compile(rf"(?:.* )?so (?:luong )?(?P<unit>{UNIT})")
_IN_BRACKETS = re.compile(rf"(?:[^()]* )?\((?:dvt:? ?|tinh bang )?(?P<unit>{UNIT})\)$")  # «Số lượng (gian hàng)»
_BARE_UNIT = re.compile(rf"(?P<unit>{UNIT})(?: (?:moi|nang hang|duoc [a-z]+|tham gia))?(?:\s*\(.*\))?$")
_SCALES = (
    (1_000_000_000, re.compile(r"\b(?:ty|ti) dong|\((?:ty|ti)\)")),
    (1_000_000, re.compile(r"trieu(?: dong| vnd)?|\btrd\b|tr\.? ?d(?:ong)?\b|1\.000\.000 ?d")),
    (1_000, re.compile(r"(?:nghin|ngan) dong|1\.?000 ?(?:d\b|dong)|\bnd\b")),
    (1, re.compile(rf"{_DONG}(?! gop)|\bvnd\b|\(d\)")),
)


# Never đồng. A scale stands right before it: «công ty (USD)» has none.
FOREIGN = re.compile(r"\b(?:(?P<scale>ty|ti|trieu|nghin|ngan|1\.000) )?(?:(?P<unit>usd|eur)\b|do la\b)")
_FOREIGN_SCALES = {
    "ty": 1_000_000_000, "ti": 1_000_000_000, "trieu": 1_000_000, "nghin": 1_000, "ngan": 1_000, "1.000": 1_000,
}  # fmt: skip

LEAST_ARRANGED = 2  # columns of when, where and by whom
# «(triệu đồng)» under the name of a column
_UNIT_ONLY = re.compile(r"\(?(?:dvt:? ?)?(?:1\.?000 ?|trieu |nghin |ngan |ty )?(?:dong|d|vnd)\)?")


@lru_cache(maxsize=1024)
def money_factor(folded: str) -> int | None:
    """How many đồng one is, where words say so: «ĐVT: triệu đồng», «Kinh phí (1.000 đồng)»."""
    if FOREIGN.search(folded):
        return None
    return next((factor for factor, pattern in _SCALES if pattern.search(folded)), None)


def foreign_unit(folded: str) -> tuple[str, int] | None:
    """The money of another country that words name, and how much of it one is: «ĐVT: nghìn USD»."""
    found = FOREIGN.search(folded)
    return ((found["unit"] or "usd").upper(), _FOREIGN_SCALES.get(found["scale"], 1)) if found else None


def columns_of(
    heads: list[tuple[str, ...]],
    year: str | None = None,
    *,
    of_promotion: bool = True,
    note: str = "",
    only_arranged: bool = False,
) -> list[Column] | None:
    """Columns by the words of their heads, topmost first; None when no column names things or no figures, or, where a
    table has none and things are `only_arranged`, when and by whom.

    `year` completes «Thực hiện 6 tháng», «Kế hoạch năm»; `of_promotion`: the paper speaks of khuyến công; `note`: the
    unit over the table.
    """
    sources = _grouped_sources(heads, of_promotion=of_promotion)
    rated = any(_RATED.search(fold_in_place(" ".join(parts))) for parts in heads)
    found = [_column(parts, year, source, rated=rated) for parts, source in zip(heads, sources, strict=True)]
    if Kind.TITLE not in {c.kind for c in found}:
        found = _with_title(found, heads)
    found = with_quarters(found, heads, year)
    all_money = bool(money_factor(note)) and all(c.kind is not Kind.UNIT for c in found)
    folded = [fold_in_place(" ".join(parts)) for parts in heads]
    found = adjusted(as_granted_money(found, folded) if all_money else found, folded, all_money=all_money)
    titles = [i for i, c in enumerate(found) if c.kind is Kind.TITLE]
    firms = [i for i in titles if _FIRMS.match(fold_in_place(heads[i][-1]))]
    if len(titles) > len(firms):  # who gets the contents that another column names
        recipients = Column(Kind.LEAD, arranges=Arranged.RECIPIENT)
        found = [recipients if i in firms else c for i, c in enumerate(found)]
        titles = [i for i in titles if i not in firms]
    figures = any(c.kind in (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE) for c in found)
    figures = figures or (only_arranged and sum(c.arranges is not None for c in found) >= LEAST_ARRANGED)
    if not titles or not figures or _PEOPLE.match(fold_in_place(heads[titles[0]][-1])):
        return None
    later = set(titles[1:])  # «Nội dung» again further right is a remark, «Chỉ tiêu» a target
    return [_second_title(c, heads[i]) if i in later else c for i, c in enumerate(found)]


def _second_title(column: Column, parts: tuple[str, ...]) -> Column:
    is_target = fold_in_place(parts[-1]).startswith("chi tieu")
    return Column(Kind.FIGURE if is_target else Kind.OTHER, column.role, column.period)


_MAY_NAME_THINGS = (Kind.OTHER, Kind.FIGURE, Kind.LEAD, Kind.UNIT)  # «Đơn vị» at the left is who gets the money


def _with_title(found: list[Column], heads: list[tuple[str, ...]]) -> list[Column]:
    """A first column behind the index that nothing else explains names the things («Lĩnh vực hỗ trợ» …), or sources."""
    for i, column in enumerate(found[:2]):
        if column.kind is Kind.SOURCE:
            return [*found[:i], Column(Kind.TITLE, source=OF_SOURCES), *found[i + 1 :]]
        if i == 0 and column.kind is Kind.COUNT and len(found) > 1 and _names_place(heads[1]):
            return [Column(Kind.INDEX), Column(Kind.TITLE), *found[2:]]  # «Phiên | Địa điểm | …»
        first = column.kind is Kind.COUNT and (i == 0 or _names_things(heads[i]))
        if (first or column.kind in _MAY_NAME_THINGS) and heads[i] and not column.role:
            return [*found[:i], Column(Kind.TITLE), *found[i + 1 :]]
    return found


_PLACE = re.compile(r"(?:ten )?(?:dia (?:phuong|diem|ban)|huyen|xa|phuong|thi xa|tinh)\b")
_COUNTED = re.compile(r"(?:cac )?(?:san pham(?: ocop)?|mo hinh|hoi cho|phien cho|lop(?: (?:tap huan|dao tao|nghe))?)")


def _names_place(parts: tuple[str, ...]) -> bool:
    return bool(parts) and _PLACE.match(fold_in_place(parts[-1])) is not None


def _names_things(parts: tuple[str, ...]) -> bool:
    """«Địa phương», «Sản phẩm» behind the index, which further right are counted."""
    return _names_place(parts) or (bool(parts) and _COUNTED.fullmatch(fold_in_place(parts[-1]).strip()) is not None)


_MONEY_HEAD = re.compile(r"nguon|co cau (?:von|kinh phi)|ngan sach|kinh phi|\bvon\b|du toan|thanh tien")


def _grouped_sources(heads: list[tuple[str, ...]], *, of_promotion: bool) -> list[str | None]:
    """Of columns under one head of money, or beside a named source under any, the sources that only this shows."""
    names = [[fold_in_place(part) for part in _named_parts(parts)] for parts in heads]
    groups: dict[tuple[str, ...], list[int]] = {}
    for j, parts in enumerate(names):
        if len(parts) > 1:
            groups.setdefault(tuple(parts[:-1]), []).append(j)
    sources: list[str | None] = [None] * len(heads)
    for above, at in groups.items():
        lasts = [names[j][-1] for j in at]
        if _MONEY_HEAD.search(above[-1]) or any(_source(last) for last in lasts):
            for j, last in zip(at, lasts, strict=True):
                whole = _source(above[-1]) if _WHOLE.fullmatch(last) else None
                sources[j] = whole or source_among(last, lasts, of_promotion=of_promotion)
    return sources


_WHOLE = re.compile(r"(?:tong|cong|tong cong|tong so)")


def _named_parts(parts: tuple[str, ...]) -> list[str]:
    """The parts of a head without those that tell nothing but a unit of money."""
    return [part for part in parts if not _UNIT_ONLY.fullmatch(fold_in_place(part))]


def _column(parts: tuple[str, ...], year: str | None, source: str | None, *, rated: bool) -> Column:
    if len(parts) > 1 and _RATE.match(parts[-2]) and money_factor(fold_in_place(parts[-1])):
        parts = (*parts[:-2], f"số tiền {_RATE.sub('', parts[-2])} {parts[-1]}")  # «Tỷ lệ đối ứng» over «% | đồng»
    words = fold_in_place(" ".join(parts))
    printed = (_named_parts(parts) or parts)[-1] if parts else ""
    last = fold_in_place(printed)
    if _MARKS.fullmatch(last) and (rated or not _BARE_MARKS.fullmatch(last)):  # «Chợ | Điểm | Chuyến»: of sale
        return Column(Kind.OTHER)
    if _COMPARES.match(_above(parts)) and not (_role(last) or money_factor(fold_in_place(parts[-1]))):
        return Column(Kind.OTHER)
    told = Kind.AMOUNT if source else _kind(last) or _kind(words) or (Kind.AMOUNT if _source(last) else None)
    if _EARNED.match(last) and not foreign_unit(words):
        return Column(
            Kind.COUNT, _role(words), _period(words, year), unit="đồng", factor=money_factor(words), is_revenue=True
        )
    kind = told or (Kind.FIGURE if _role(words) or find_period(words) else Kind.OTHER)
    unit = _unit_counted(printed, last, words, kind)
    kind = Kind.COUNT if unit else kind
    if kind in (Kind.AMOUNT, Kind.FIGURE, Kind.OTHER) and (foreign := foreign_unit(words)):
        return Column(Kind.COUNT, _role(words), _period(words, year), *foreign)
    if kind is Kind.PRICE:
        return Column(kind, factor=money_factor(words))
    if kind not in (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE):
        return Column(kind, arranges=_arranged_by(last or words, kind))
    return Column(
        kind,
        role=_role(words),
        period=_period(words, year),
        unit=unit,
        factor=money_factor(words) if kind is not Kind.COUNT else None,
        source=source or (_source(last) if kind is Kind.AMOUNT else None),
        is_part=bool(_PART.search(words)),
        is_plan=bool(_SAYS_PLAN.match(last)),
    )


# What a thing was judged by; «Số điểm» may be places of sale.
_MARKS = re.compile(
    r"(?:(?:tong )?diem(?: (?:so|danh gia|cham|trung binh|binh quan))*|(?:tong so|so) diem (?:dat|danh gia|cham)[a-z ]*"
    r"|(?:so |hang )?sao)(?: ?\([^()]*\))?"
)
_BARE_MARKS = re.compile(r"diem(?: ?\([^()]*\))?")
_RATED = re.compile(r"\bsao\b|\b(?:xep|phan) (?:hang|loai)\b|^hang$")
_OCOP = re.compile(r"\bocop\b")


def _unit_counted(printed: str, last: str, words: str, kind: Kind) -> str:
    """What a head says its figures count: «Số lớp», «Số lượng (lớp)», «Lớp» alone or under «Số lượng»."""
    if kind not in (Kind.FIGURE, Kind.OTHER, Kind.COUNT):
        return ""
    named = _NAMED_COUNT.match(last)
    if not named and (kind is not Kind.COUNT or last != words):
        named = _BARE_UNIT.match(last)
    if not named and kind is not Kind.OTHER:
        return unit_in_brackets(printed, last)
    return _printed_unit(printed, named)


def unit_in_brackets(printed: str, folded: str) -> str:
    """What stands in brackets behind other words as the unit they are counted in: «Dạy nghề may (lớp)»."""
    return _printed_unit(printed, _IN_BRACKETS.match(folded))


def _printed_unit(printed: str, named: re.Match[str] | None) -> str:
    unit = printed_unit(printed[named.start("unit") : named.end("unit")].lower()) if named else ""
    return _OCOP.sub("OCOP", unit)


# What was sold stands first in such a head: «Số cơ sở tăng doanh thu» counts workshops. An average adds up to nothing.
_EARNED = re.compile(
    r"(?!.*(?:binh quan|trung binh|\blan\b|%|/|\b(?:truoc|sau) (?:khi|ho tro)))"
    r"(?:(?:tong|ke hoach|thuc hien|uoc(?: dat)?|muc|du kien) )*"
    r"(?:(?<!kinh )doanh (?:thu|so)\b|kim ngach\b|loi nhuan\b"
    r"|gia tri (?:giao dich|ban hang|don hang|xuat khau|tieu thu))"
)
# «Tỷ lệ (%)» over «Số lượng | Kinh phí»: shares of what stands under the same words elsewhere
_COMPARES = re.compile(
    r"(?:ty le|ti le|so sanh|chenh lech|tang,? ?giam|muc do hoan thanh|%)|.*(?:\(%\)|so voi [^|]*%)$"
)


_RATE = re.compile(r"(?:tỷ|tỉ) lệ\b|\(?%\)?", re.IGNORECASE)


def _above(parts: tuple[str, ...]) -> str:
    named = _named_parts(parts)
    return fold_in_place(named[-2]) if len(named) > 1 else ""


def payer_in_head(parts: tuple[str, ...]) -> str:
    """Who pays, by a head that names nothing else: one of the known sources, or its own words."""
    words = (_named_parts(parts) or list(parts))[-1]
    return source_among(fold_in_place(words), (), of_promotion=False) or words


_PART = re.compile(r"ho tro|doi ung|giai ngan|thanh toan|tam ung|con lai")


def _source(words: str) -> str | None:
    if words.startswith("khuyen cong ho tro"):
        return "khuyến công"
    return source_named(words)


def _period(words: str, year: str | None) -> str | None:
    """«6 tháng», «Lũy kế 9 tháng» of a column are the first of the year; «Kế hoạch năm» is the whole."""
    said = find_period(_MONTHS.sub(r"\1 thang dau nam", words), year=year)
    return said or (
        year
        if re.search(r"ke hoach (?:ca )?nam\b|\bkh nam\b|ca nam\b|\buoc (?:thuc hien |th |dat )?nam\b", words)
        else None
    )


_MONTHS = re.compile(r"\b([3-9]|1[01]) thang(?! (?:dau|cuoi))(?: nam)?")


def _kind(words: str) -> Kind | None:
    return next((kind for kind, pattern in _KINDS if words and pattern.match(words)), None)


def _role(words: str) -> Role | None:
    if re.search(r"\buoc\b", words):
        return Role.ESTIMATE
    if _ACTUAL.search(words) and not re.search(r"ke hoach thuc hien|du (?:toan|kien) thuc hien", words):
        return Role.ACTUAL
    return Role.PLAN if _PLAN.search(words) else None


_VENUE = re.compile(r"(?:dia diem|noi)(?: (?:to chuc|thuc hien|trien khai|dien ra|mo)\b.*)?(?: \(.*\))?$")


def _arranged_by(folded: str, kind: Kind) -> Arranged | None:
    """What a column's head says its cells arrange; None for units that do something else."""
    if kind not in (Kind.LEAD, Kind.TIME):
        return Arranged.VENUE if kind is Kind.OTHER and _VENUE.match(folded) else None
    if RECIPIENTS.match(folded) and "thuc hien" not in folded:
        return Arranged.RECIPIENT
    if re.search(r"thoi (?:gian|han)|tien do", folded):
        return Arranged.TIME
    if "chu tri" in folded:
        return Arranged.LEAD
    if "phoi hop" in folded:
        return Arranged.PARTNER
    return Arranged.DOER if re.search(r"(?:don vi|co quan) (?:thuc hien|trien khai|to chuc)", folded) else None
