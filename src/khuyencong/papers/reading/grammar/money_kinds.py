"""What kind a sum is by the words around it: spent on a thing, a total, earned, a rate, or somebody else's."""

import re
from enum import StrEnum
from functools import lru_cache

from .parts import is_parted
from .programmes import PROGRAMME, is_programmes
from .sums import ABOUT


class MoneyKind(StrEnum):
    """What a sum is: spending of the programme, or something that must never be added to it."""

    SPENDING = "spending"
    TOTAL = "total"
    REVENUE = "revenue"
    NORM = "norm"  # a rate or a ceiling
    OTHER = "other"  # investors' own capital, credit


_REVENUE = re.compile(
    r"(?=[dkgbthlsx])(?:"  # the letters with which any of them begins
    r"(?<!kinh )doanh (?:thu|so)\b|kim ngach|\btong (?:so )?thu\b(?! hut)|tri gia (?:cac )?hop dong"
    r"|gia tri (?:hop dong|giao dich|ban hang|san xuat|xuat khau|don hang"
    r"|hang hoa|tieu thu|ghi nho)|tong muc (?:ban le|luu chuyen)"
    r"|(?:bien ban|thoa thuan|hop dong|tieu thu|don hang|hang hoa|giao dich|xuat khau|san luong)"
    r"(?:[^.;]|\.\d){0,60}(?:gia tri|tri gia)(?! (?:ho tro|kinh phi|thuc hien|quyet toan|thanh toan))"
    r"|(?:giao dich|hop dong|bien ban(?: ghi nho)?|don hang)[^.;\d]{0,30} dat\b"
    r"|loi nhuan|thu nhap"
    # «Điện Bàn được phân bổ …»
    r"|(?<!dien )ban duoc(?! (?:ubnd|ho tro|giao|cap|phan bo|bo tri)\b)"
    r"|luong hang|\bthu (?:phi|ve|tu (?:cho thue|ban ve|dich vu|gian hang))\b)"
)
_WORTH = re.compile(
    r"(?:may|day chuyen|thiet bi|he thong|nha xuong)\b[^.;:(]{0,50} (?:tri gia|(?<!chuoi )gia tri)[a-z ]{0,10}$"
)
# «Liên minh đã hỗ trợ cho HTX Hoa Mai thiết bị trị giá 150 triệu đồng»: given as a thing, not to buy one
_GIVEN_IN_KIND = re.compile(
    r"\b(?:ho tro|trao|tang)\b(?!.*\b(?:mua|dau tu|lap dat|trang bi|ung dung|doi moi|thay the|trieu|ty|dong)\b)"
)
_SUPPORT_BEHIND = re.compile(r"(?:[^.]|\.\d){0,200}?\b(?:khuyen cong|ho tro|kinh phi|ngan sach)\b[^.;]{0,60}\d")


_once_each = lru_cache(maxsize=1024)  # papers tell their sums in the same few words


@_once_each
def is_revenue(lead: str) -> bool:
    """Whether the words before a sum say that it was earned."""
    return _REVENUE.search(lead) is not None and not _WORTH.search(lead)


_CEILING = re.compile(
    r"(?=[tkcn])(?<!kinh phi )(?<!du kien )"
    r"(?:toi da|khong qua|khong vuot qua|(?:cao|thap|nhieu) nhat|\bnhan it nhat)(?: la)?\s*$"
)
_NORM = re.compile(
    r"(?:muc chi|muc thuong|(?<!xay dung )dinh muc|don gia|binh quan)[^,.;]{0,60}(?<! them )$"
    r"|^\W*(?:\d+\. )?(?:cac )?chinh sach[^:.;]{0,40}:[^:]*$"
    r"|^\W*(?:trong )?truong hop\b[^(]*\b(?:ho tro|thuong|cap)(?: la| them)*\s*$"  # a rule, not a thing done
    # «Sản phẩm đạt 3 sao được hỗ trợ 30 triệu đồng»: opens without a name and without a number of products
    r"|(?:^|[,;:] )\W*(?:theo quy dinh,? )?(?:moi )?san pham (?:ocop )?(?:(?:dat|hang) )*[1-5] sao(?: lan dau)?"
    r" (?:se )?duoc (?:ho tro|thuong)(?: la)?\s*$"
    r"|^\s*(?:-\s*)?muc ho tro (?:tu|binh quan|cho moi|theo)\b[^,.;]{0,60}$"
)
_DIFFERENCE = re.compile(
    rf"(?:tang|giam|vuot|thap hon|cao hon){ABOUT}(?: [\d.,]+ [a-z ]{{2,24}}(?: va|,)(?: tang| giam)?{ABOUT})?\s*$"
)
_COMPARED = re.compile(r"[^.;()]*so voi")


_TAKEN_FROM = re.compile(
    r" (?:duoc |se )?(?:lay|trich|can doi|dieu chuyen) (?:tu|trong)\b"
)  # «tăng thêm 3 tỷ đồng lấy từ …»


def _is_difference(lead: str, after: str) -> bool:
    """«tăng 2 tỷ đồng so với …», «so với …, tăng 2 tỷ đồng»; «(tăng 100 triệu đồng)» alone is what a plan moves."""
    is_told = "so voi" in lead or _COMPARED.match(after) or _TAKEN_FROM.match(after)
    return bool(is_told and _DIFFERENCE.search(lead))


_SAVED = re.compile(
    r"(?:tiet kiem(?! nang luong| va hieu qua)|phan (?:tang|giam|vuot|chenh lech)"
    r"|nop tra|hoan tra|(?<!khong )(?<!co )thu hoi|con (?:du|thua)|huy du toan|chua (?:giai ngan|thanh toan)"
    r"|(?:khong|chua) (?:su dung|dung|chi|giai ngan) het|\bxu phat|\bphat tien|\btien phat)"
    r"(?:(?! va | cho )[^,.;]){0,40}$"
)
_MORE_THAN = re.compile(
    r"(?:nhieu|it|cao|thap) hon (?:nam truoc|nam ngoai|cung ky(?: nam 20\d\d)?|ke hoach|du kien|du toan|nam 20\d\d)"
    r"[a-z ]{0,12}$"
)
_LEFT = re.compile(r"con (?:lai|du|thua)[^,.;]{0,30}$")
_MOVED = re.compile(r"\bchuyen(?: [a-z]+){0,3}\s*$")
_TO_LATER = re.compile(
    r" sang\b(?! (?:cho|lam|chi|mua|ho tro|thuc hien|to chuc|mo)\b)"
)  # but not what it then pays for
_CARRIED = re.compile(
    r"\s*(?:duoc |se |phai )?chuyen (?:sang(?! (?:lam|chi|mua|ho tro|thuc hien|to chuc)\b)|nguon|tra)\b"
)  # «50 triệu đồng chuyển sang năm 2024»
_RETURNED = re.compile(r"thu hoi|hoan tra|\bnop\b|chuyen (?:nguon|sang)|huy")
_OTHER = re.compile(
    r"(?=[vmtdchng])(?:"
    r"(?:von|muc|gia tri|tong(?: gia tri)?) dau tu(?! cong\b)"
    r"|(?<!voi )tong von|tong von dau tu|von doi ung|doi ung|(?<!lai suat )vay von|cho vay|du no"
    rf"|(?:tu (?:bo(?: ra| von)?|gop)|\bdong gop){ABOUT}\s*$"
    rf"|\bvay (?:(?:von|them|tu) )*(?:ngan hang|tin dung|quy tin dung)\b(?:(?!kinh phi)[^.;:,\d]){{0,40}}$"
    rf"|(?<!nhu )(?<!vi )\bvay(?: von)?{ABOUT}\s*$"
    r"|tu dau tu|von tu co|\bdu an cua (?:cong ty|doanh nghiep|htx|hop tac xa|co so)\b[^.;:]{0,90}"
    r" (?:tong )?(?:so )?von\b"
    r"|(?:co so|cong ty|\bho(?: dan| kinh doanh)?|doanh nghiep|chu the|chu dau tu|chu co so|don vi thu huong|htx"
    r"|hop tac xa)"
    r"(?: thu huong)?(?: cam ket)?(?: da| se)?(?: tu)? (?:bo(?: ra| von| them)*|dau tu(?: them)?|chi|gop)"
    rf"{ABOUT}:?\s*$|nop ngan sach)"
)
# «HTX Bích Thao đầu tư thêm …», «Công ty Mây Xanh, ở xã …, đã đầu tư …», but not «hỗ trợ HTX … đầu tư …»
_INVESTS = re.compile(
    r"^(?!.*ho tro)[^:]*\b(?:co so|doanh nghiep|cong ty|htx|hop tac xa|chu the)(?: [\w&.-]+){1,6}?"
    rf"(?:, (?:o|tai|thuoc) [^.;:]{{3,60}}?)?(?: da)? (?:tu )?(?:bo (?:ra |von )?|(?:tu )?dau tu){ABOUT}\s*$"
)
_OWN_CAPITAL = re.compile(
    r"\s*von (?:doi ung|dau tu|tu co|vay|tin dung)"
    # «phần còn lại hơn 200 triệu đồng do chủ cơ sở tự bỏ ra»
    r"|\s*(?:con lai |la )*do (?:cac |nhung )?(?:chu (?:co so|the|dau tu|ho)|co so|cong ty|doanh nghiep|htx"
    r"|hop tac xa|ho\b|nguoi dan|nhan dan|don vi thu huong)[^.;:,\d]{0,40}?"
    r" (?:tu )?(?:bo (?:ra|von)|dong gop(?! tich cuc)|doi ung|tu (?:lo|chi|tuc|dau tu|can doi))\b"
)
_TOTAL = re.compile(
    rf"\b(?<!tu )(?<!bang )(?<!tu nguon )(?<!bang nguon )(?:kinh phi|von) (?:{PROGRAMME}(?! [a-z0-9 ]{{0,30}}ho tro)"
    r"|(?:cua |thuc hien )?(?:toan |ca )?(?:chuong trinh|ke hoach)\b)|"
    r"tong (?:ho tro|kinh phi|muc|von(?! dau tu)|so tien|so von|so kinh phi|hop kinh phi|du toan|ngan sach|nguon|cong"
    r"|chi phi|gia tri|tien)|\bluy ke\b|nguon luc(?! (?:nay|tren)\b)|huy dong"
    r"|\btrong (?:tong so|tong|so)(?: gan| hon| tren)?\s*$|^\s*trong (?:gan|hon|tren)\s*$"
    r"|tong nhu cau (?:kinh phi|von)"
    rf"|^\W*(?:uoc tinh |du kien |uoc )?nguon (?:kinh phi|von) thuc hien{ABOUT}\s*$"
    rf"|\b(?:moi|hang) nam{ABOUT}\s*$"
    r"|\buoc (?:thuc hien )?(?:ca nam|nam 20\d\d)[^,.;]{0,30}$|tong (?:tang|giam)"
)
_MEMBER = re.compile(
    r":\s+(?=(?:[^\W\d]|\d+ [^\W\d])[^:]{14,}$)|\b(?:nhu sau|sau day|cu the|gom)\s*:\s+(?=[^\W\d][^:]{4,}:\s*$)"
)


def _of_member(lead: str) -> str:
    """What leads to a sum behind the colon that opens its list: «Tổng kinh phí gồm: 3 lớp tập huấn, kinh phí …»."""
    return _MEMBER.split(lead)[-1] if ":" in lead else lead


# «300 triệu đồng còn lại thanh toán sau …», «90 triệu đồng chưa giải ngân»
_UNPAID = re.compile(
    r"\s*(?:con lai )?(?:chua|khong) (?:duoc )?(?:giai ngan|phan bo|su dung|thanh toan)\b"
    r"|\s*con lai (?:duoc |se )?(?:thanh toan|giai ngan|van dong|huy dong)\b"
)
# «còn lại 60 triệu đồng giải ngân sau nghiệm thu»
_PAID_THEN = re.compile(
    r"\s*(?:duoc |se )*(?:thanh toan|giai ngan|quyet toan)(?: not| tiep| het| dot \d)? (?:sau|khi)\b"
)
_TO_BE_PAID = re.compile(r"\s*(?:du kien |se )+(?:duoc )?(?:giai ngan|thanh toan|quyet toan)\b")


# «Kinh phí còn lại chưa phân bổ là …», «huyện cần thêm khoảng …»: a rest or a need, no matter what is counted beside it
_REST = re.compile(
    r"(?:kinh phi|so tien|von|nguon) [^,.;]{0,40}con lai(?: chua [a-z ]{3,12})?(?: la)?\s*$"
    rf"|\b(?:tong nhu cau (?:kinh phi|von)|con (?:can|thieu)|can them){ABOUT}\s*$"
)
_FOR = re.compile(r"[^.;:,]{0,12}\b(?:cho|de(?! nghi| xuat)|dung|chi|lam)\b")


def _is_left(lead: str, after: str) -> bool:
    """Whether a sum was not paid out, is left or is still needed, and nothing behind it says what for."""
    if _UNPAID.match(after) or (_TO_BE_PAID.match(after) and (_LEFT.search(lead) or lead.rstrip().endswith(" con"))):
        return True
    if lead.endswith("con lai ") and _PAID_THEN.match(after):
        return True
    told = "con " in lead or "can them" in lead or "nhu cau" in lead  # one of these stands in every such lead
    return told and _REST.search(lead) is not None and not _FOR.match(after)


_CALLED_BEHIND = re.compile(
    r" la tong (?:kinh phi|so tien|so von|von|muc|nguon|du toan)\b"
)  # «2 tỷ đồng là tổng kinh phí …»


def _is_whole(lead: str, after: str) -> bool:
    """Whether a sum is called a total or a rest, is of a whole plan or programme, or is parted behind it."""
    called = _is_called_total(lead) or _CALLED_BEHIND.match(after) is not None
    return called or is_programmes(lead, after) or is_parted(after)


@_once_each
def _is_called_total(lead: str) -> bool:
    return _TOTAL.search(_of_member(lead)) is not None


# «tổng nguồn vốn đầu tư của đề án là …»: what the project cost, whoever paid
_OF_PROJECT = re.compile(
    rf"\btong (?:nguon |so )?(?:von )?dau tu (?:cua|thuc hien|cho) de an(?: nay| tren)?{ABOUT}:?\s*$"
)
_PROGRAMME_PAYS = re.compile(r"\b(?:khuyen cong|ngan sach|ho tro)\b[^.;]{0,40}\d")


def _is_invested(lead: str, after: str) -> bool:
    """Whether others than the programme bring a sum, or it is what a thing is worth."""
    if _OF_PROJECT.search(lead) and not _PROGRAMME_PAYS.search(after):
        return False
    return _is_worth(lead, after) or _is_others(lead) or _OWN_CAPITAL.match(after) is not None


def _is_worth(lead: str, after: str) -> bool:
    """Whether a thing is worth a sum; one given instead of money, with no other sum as its support, costs it."""
    worth = _WORTH.search(lead)
    if worth is None:
        return False
    return not _GIVEN_IN_KIND.search(lead, 0, worth.start()) or _SUPPORT_BEHIND.match(after) is not None


# «01 đề án không triển khai được do thiếu vốn đối ứng (250 triệu đồng)»: why it was not done, and not whose money
_IN_CAUSE = re.compile(r"\b(?:do|vi) (?=[^.;:()]*\b(?:khong|chua|thieu|het)\b)[^.;:()]*\(\s*$")


@_once_each
def _is_others(lead: str) -> bool:
    lead = _IN_CAUSE.sub("(", lead) if lead.endswith("(") else lead
    return (_OTHER.search(lead) or _INVESTS.search(lead)) is not None


def _is_carried_over(lead: str, after: str) -> bool:
    """Whether a sum was left and goes back or to the next year."""
    if _CARRIED.match(after) or (_MOVED.search(lead) and _TO_LATER.match(after)):
        return True
    return _LEFT.search(lead) is not None and _RETURNED.search(after) is not None


def money_kind(lead: str, after: str) -> MoneyKind:
    """The kind of a sum by the folded words of its clause before it and right after it."""
    if is_revenue(lead):
        return MoneyKind.REVENUE
    if "binh quan" in lead and _NORM.search(lead):
        return MoneyKind.NORM
    if _is_invested(lead, after) or _is_left(lead, after):
        return MoneyKind.OTHER
    if _CEILING.search(lead):
        return MoneyKind.NORM
    if _is_whole(lead, after):
        return MoneyKind.OTHER if _is_difference(lead, after) else MoneyKind.TOTAL
    if _MORE_THAN.search(lead):
        return MoneyKind.NORM
    if _is_carried_over(lead, after):
        return MoneyKind.OTHER
    return MoneyKind.NORM if _is_rate(lead) or _is_difference(lead, after) else MoneyKind.SPENDING


@_once_each
def _is_rate(lead: str) -> bool:
    """Whether words tell what each gets, or what was saved."""
    return bool(_NORM.search(lead) or _SAVED.search(lead.rpartition(": ")[2]))
