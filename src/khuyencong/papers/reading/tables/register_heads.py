"""What the columns of a list of products or establishments hold, and whether a table is such a list at all."""

import re
from collections.abc import Sequence
from enum import StrEnum


class Holds(StrEnum):
    """What a column of a list holds."""

    PRODUCT = "product"
    ESTABLISHMENT = "establishment"
    HOLDER = "holder"
    ADDRESS = "address"
    RATING = "rating"
    TRADE = "trade"
    DECISION = "decision"
    DECIDED_ON = "decided_on"
    VALID_TO = "valid_to"
    POINTS = "points"
    GIVEN = "given"
    SUPPORT = "support"
    TIME = "time"
    NOTHING = ""


NAMES = (Holds.PRODUCT, Holds.ESTABLISHMENT)
_OWN_MONEY = r"doi ung|tu co|tu dau tu|dong gop|chu dau tu|von vay|tin dung"
_NAMED = (
    r"(?:ten )?(?:cac )?(?:co so|don vi|doanh nghiep|hop tac xa|htx|cong ty|to chuc|doi tuong|chu the|san pham|sp)\b"
)
_HEADS = (
    (
        Holds.NOTHING,
        re.compile(
            r"(?:stt|tt|so tt|so thu tu)\b"
            r"|(?!ten (?:co so|doanh nghiep)\b).*(?:dien thoai|sdt|email|dai dien|chu co so|ghi chu)"
            rf"|.*(?:%|ty le|ti le|{_OWN_MONEY}|(?:von|tong muc|kinh phi) (?:dieu le|dau tu|dang ky)|doanh (?:thu|so))"
        ),
    ),
    (
        Holds.VALID_TO,
        re.compile(
            r".*(?:het (?:han|hieu luc)|thoi han|(?:hieu luc|gia tri|thoi gian) den|den (?:het )?ngay)"
            r"|(?:ngay )?han(?: (?:su dung|hieu luc|chung nhan|cong nhan))?$"
        ),
    ),
    (
        Holds.DECIDED_ON,
        re.compile(
            r"(?:ngay|nam|thoi (?:gian|diem)) (?:duoc )?(?:cong nhan|cap|ky|ban hanh|quyet dinh|qd|phe duyet"
            r"|xep hang)\b"
            r"|ngay(?:,? thang(?:,? nam)?)?(?: (?:cap|ky|cong nhan|quyet dinh))?$"
        ),
    ),
    (
        Holds.TIME,
        re.compile(r"thoi (?:gian|diem)\b|tien do|(?:nam|ngay|thang) (?:ho tro|thuc hien|nghiem thu|ban giao)"),
    ),
    (
        Holds.SUPPORT,
        re.compile(
            r".*(?:kinh phi|so tien|ngan sach|thanh tien|muc ho tro|du toan|ke hoach von|von ke hoach|\bkc(?:qg|dp)\b"
            r"|\bnsnn\b|ho tro\b.*\bdong\b)"
        ),
    ),
    (
        Holds.GIVEN,
        re.compile(rf"(?!{_NAMED}|dia |so ).*(?:may moc|thiet bi|mo hinh|\bho tro\b(?!.*\b(?:quyet dinh|qd)\b))"),
    ),
    (
        Holds.POINTS,
        re.compile(r"(?:tong )?(?:so )?diem\b(?! (?:gioi thieu|ban|den))|ket qua (?:cham )?diem|diem (?:so|danh gia)"),
    ),
    (Holds.RATING, re.compile(r".*(?:hang sao|so sao|(?:xep|phan) hang|hang dat|hang san pham)|(?:hang|sao)$")),
    (Holds.DECISION, re.compile(r".*(?:quyet dinh|\bqd\b|so van ban|giay chung nhan)")),
    (
        Holds.TRADE,
        re.compile(r".*(?:nganh|linh vuc|nhom san pham|phan nhom|san pham (?:chinh|san xuat|kinh doanh)|mat hang)"),
    ),
    (Holds.ADDRESS, re.compile(r".*(?:dia chi|dia ban|dia diem|noi san xuat)|(?:xa|phuong|huyen|thi tran)\b")),
    (Holds.HOLDER, re.compile(r".*(?:chu the|chu so huu|(?:co so|don vi|nha|noi) san xuat)")),
    (Holds.PRODUCT, re.compile(r"(?:ten )?(?:(?:bo )?san pham|sp)\b")),
    (
        Holds.ESTABLISHMENT,
        re.compile(
            r"(?:ten )?(?:(?:cac )?(?:co so|don vi|doanh nghiep|hop tac xa|htx|cong ty|to chuc|doi tuong thu huong))\b"
        ),
    ),
)
_FIRMS = re.compile(  # heads whose rows can only be firms or products; «Đơn vị» may be agencies
    r"(?:ten )?(?:cac )?(?:co so|doanh nghiep|hop tac xa|htx|cong ty|chu the|san pham|sp)\b"
    r"|.*(?:thu huong|(?:duoc|nhan) ho tro)"
)
_DETAILS = re.compile(r".*(?:dai dien|dien thoai|sdt|ma so thue|\bmst\b|chu co so|dia chi|nganh nghe)")
# A table whose rows are works, not things: its heads name them, or tell money in two states.
_CONTENTS = re.compile(
    r"(?:ten )?(?:cac )?(?:noi dung|nhiem vu|hang muc|hoat dong|cong viec|de an|chuong trinh|du an)\b"
)
_STATES = re.compile(
    r".*(?:dieu chinh|giai ngan|quyet toan|thanh toan|tam ung|don gia|\bdvt\b"
    r"|don vi tinh|so luong(?! (?:lao dong|cong nhan)))"
)
_PLANNED = re.compile(r".*(?:ke hoach|du toan)")  # money of a list that is yet to come, where no other state is told
_INDEX = re.compile(r"(?:stt|tt|so tt|so thu tu)?$")
_MONEY = re.compile(r".*(?:kinh phi|ngan sach|ho tro|thuc hien|thanh tien|so tien)")
_OF = r"(?:(?:cac|nhung|tong hop|chi tiet|\d+) )*"
_LISTS = re.compile(
    rf"\bdanh (?:sach(?! {_OF}(?:de an|nhiem vu|noi dung|hoat dong|du an|hang muc|chuong trinh|lop|hoi cho|su kien"
    rf"|goi thau|nguon|kinh phi|phan bo))"
    rf"|muc (?={_OF}(?:co so|doanh nghiep|hop tac xa|htx|chu the|san pham|don vi thu huong)))"
)
_GIVEN_TO = re.compile(
    rf"\bdanh sach {_OF}(?:don vi|to chuc)\b.{{0,40}}"
    r"\b(?:tham gia|thu huong|(?:duoc|nhan|du kien|de nghi|de xuat) ho tro|dang ky)\b"
)
_ASK = re.compile(  # «Tổng hợp các cơ sở đề nghị hỗ trợ»: a list by any name
    r"\b(?:co so|doanh nghiep|hop tac xa|htx|chu the)\b.{0,40}\b(?:du kien|de nghi|de xuat|dang ky)"
    r"(?: (?:duoc|nhan))? (?:ho tro|thu huong|tham gia)\b"
)
# «DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ …» over «Tên cơ sở | Nội dung hỗ trợ»: what each was given, in no plan or report
_LISTS_GIVEN = re.compile(
    rf"\bdanh sach {_OF}"
    r"(?:co so|doanh nghiep|hop tac xa|htx|cong ty|chu the|ho\b|to chuc).{0,60}"
    r"\b(?:(?:duoc|nhan|da) (?:\w+ )?ho tro|thu huong)\b"
)
_GIVEN_CONTENT = re.compile(r"noi dung (?:duoc |da )?ho tro\b")
_OF_WORKS = re.compile(r"\b(?:de an|nhiem vu|noi dung|du an)\b")  # «Tên cơ sở/đề án»
_PLANS = re.compile(r"\b(?:ke hoach|du toan|phan bo|nhu cau|tong hop|ket qua|bieu|de an|nhiem vu|noi dung)\b")
_SAYS_SUPPORT = re.compile(r"ho tro|khuyen cong|\bkc(?:qg|dp)\b|ngan sach|\bns")
_WHOLE = re.compile(r"\b(?:tong|cong)(?: (?:cong|so))?\b(?! (?:nghiep|ty|thuong))(?<!khuyen cong)")

# What is yet to be given, or given to spend: money of a plan, and no support that anybody got.
_TO_COME = re.compile(
    r"\b(?:du kien|de nghi|de xuat|nhu cau|du toan|(?<!thuc hien )(?<!theo )ke hoach"
    r"|dang ky(?! (?:kinh doanh|doanh nghiep|kd|dn|nhan hieu|thue|thanh lap))"
    r"|giao (?:du toan|kinh phi|von|nhiem vu|chi tieu|ke hoach|cho))\b"
)
_AGENCY = re.compile(r"(?:ubnd|uy ban|phong|trung tam|so|chi cuc|cuc|ban quan ly|hoi dong|lien minh)\b")


def are_agencies(names: Sequence[str]) -> bool:
    """Whether rows name those who spend money and not those who are given it. `names`: folded."""
    return sum(bool(_AGENCY.match(name)) for name in names) * 2 > len(names)


def columns_held(heads: Sequence[str], above: str) -> tuple[Holds, ...] | None:
    """What the columns under these heads hold; None where the table is no list. `above`: the lines over it. All folded.

    A column names things, another tells more of them, and none names works but what is given. Money is that of who is
    named where the lines above call the table a list, or what is told of each is told of nobody but firms."""
    works = [head for head in heads if _CONTENTS.match(head)]
    if not all(_GIVEN_CONTENT.match(head) for head in works):
        return None
    held = [Holds.GIVEN if head in works else _held(head) for head in heads]
    columns = _one_support(_one_name(held, heads), heads)
    if not (set(columns) & set(NAMES) and set(columns) - {*NAMES, Holds.NOTHING}):
        return None
    told = bool(works) or any(pattern.match(head) for pattern in (_MONEY, _STATES, _PLANNED) for head in heads)
    return columns if not told or _is_list_with_money(heads, columns, above) else None


def is_to_come(heads: Sequence[str], above: str) -> bool:
    """Whether what a list tells of each is yet to be given."""
    return any(_TO_COME.search(words) for words in (above, *heads))


def may_be_contents(heads: Sequence[str], above: str, *, in_paper: bool) -> bool:
    """Whether rows that name a content beside a firm may be contents: all but those of a list of who was given what,
    which no plan or report brings (`in_paper`)."""
    return any(_CONTENTS.match(head) for head in heads) and (in_paper or not _LISTS_GIVEN.search(above))


def columns_said(heads: Sequence[str]) -> tuple[Holds, ...]:
    """The same of a table that a person said to be a list: what its heads call a content is given, and where nothing
    names who is listed, the first words of a row do."""
    held = [Holds.GIVEN if _CONTENTS.match(head) else _held(head) for head in heads]
    columns = _one_support(_one_name(held, heads), heads)
    if set(columns) & set(NAMES):
        return columns
    words = [i for i, head in enumerate(heads) if columns[i] in (Holds.GIVEN, Holds.NOTHING) and not _INDEX.match(head)]
    return tuple(Holds.ESTABLISHMENT if i in words[:1] else holds for i, holds in enumerate(columns))


def names_whom_works_are_for(heads: Sequence[str], columns: Sequence[Holds]) -> bool:
    """Whether rows name works, and beside each the firm that gets its money: «Tên đề án | Đơn vị thụ hưởng»."""
    told = list(zip(heads, columns, strict=True))
    has_firms = any(holds is Holds.ESTABLISHMENT and _FIRMS.match(head) for head, holds in told)
    return has_firms and Holds.SUPPORT in columns and any(map(_CONTENTS.match, heads))


def _is_list_with_money(heads: Sequence[str], columns: Sequence[Holds], above: str) -> bool:
    name = next(head for head, holds in zip(heads, columns, strict=True) if holds in NAMES)
    details = sum(bool(_DETAILS.match(head)) for head in heads if head is not name)
    of_firms = _FIRMS.match(name) or details > 1 or _GIVEN_TO.search(above)
    if any(_STATES.match(head) for head in heads) or not of_firms or _OF_WORKS.search(name):
        return False
    return bool(_LISTS.search(above) or _ASK.search(above)) or (details > 1 and not _PLANS.search(above))


def _held(head: str) -> Holds:
    return next((holds for holds, pattern in _HEADS if head and pattern.match(head)), Holds.NOTHING)


def _one_name(columns: list[Holds], heads: Sequence[str]) -> tuple[Holds, ...]:
    """One column names the rows: «Tên …» before others, then the leftmost; what names beside it tells more of them."""
    named = [i for i, holds in enumerate(columns) if holds in NAMES]
    if not named and Holds.RATING in columns and "ten" in heads:  # «STT | Tên | Điểm | Số sao»
        return tuple(Holds.PRODUCT if head == "ten" else holds for head, holds in zip(heads, columns, strict=True))
    if not named:  # «STT | Chủ thể | Địa chỉ»: whoever holds is listed
        return tuple(Holds.ESTABLISHMENT if holds is Holds.HOLDER else holds for holds in columns)
    main = min(named, key=lambda i: (not heads[i].startswith("ten"), i))
    if columns[main] is Holds.ESTABLISHMENT:
        beside = {Holds.PRODUCT: Holds.TRADE, Holds.ESTABLISHMENT: Holds.NOTHING, Holds.HOLDER: Holds.NOTHING}
    else:
        held = Holds.HOLDER in columns
        beside = {Holds.ESTABLISHMENT: Holds.NOTHING if held else Holds.HOLDER, Holds.PRODUCT: Holds.NOTHING}
    return tuple(holds if i == main else beside.get(holds, holds) for i, holds in enumerate(columns))


def _one_support(columns: Sequence[Holds], heads: Sequence[str]) -> tuple[Holds, ...]:
    """Of several sums those that are given: their whole where a column tells it, else all, and no whole cost."""
    money = [i for i, holds in enumerate(columns) if holds is Holds.SUPPORT]
    given = [i for i in money if _SAYS_SUPPORT.search(heads[i])] or money
    wholes = [i for i in given if _WHOLE.search(heads[i])]
    kept = wholes[:1] or given
    return tuple(Holds.NOTHING if i in money and i not in kept else holds for i, holds in enumerate(columns))
