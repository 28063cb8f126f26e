"""Words about money itself: whose it is, who gives it, how much of it is planned or spent. They name no thing it buys.

«Kế hoạch kinh phí khuyến công của cả nước là …; khu vực thực hiện …» tells totals, however the sums are called.
"""

import re
from functools import lru_cache

from ....terms.facts import Span
from ..text.scan import MASK, Scan
from .counts import find_counts

_PHRASES = r"""
tinh chung|nhu vay|nhu cau
tinh hinh|nhin lai|tien do|phan khai|neu duoc|kinh phi|nguon von|nguon luc|ngan sach|so tien|so von
nha nuoc|ke hoach|su dung|da dung|duoc duyet|du toan|thuc hien|thuc te|giai ngan|quyet toan|tam ung|ung truoc
phan bo|bo tri|phe duyet|huy dong|du kien|uoc tinh|trong do|con lai|nhu sau|bao gom|cu the|so voi|cung ky|luy ke
tuong duong|len (?:den|toi)|tang them|tang len|giam con|giam xuong|ty le|giai doan
dau nam|cuoi nam|ca nam|nam nay|nam truoc|tinh den|den nay|den het
trong so nay|muc tieu|chua (?:phan bo|giai ngan|su dung|thanh toan|quyet toan|giao|phan khai)|con(?= \d| $)
tu nay den|(?:trung tam )?de nghi|(?:bao|dam) (?:dam|bao)|thanh (?:hai|ba|\d) (?:lan|dot)|tuong ung|lan dau
trung uong|dia phuong|quoc gia|khu vuc|ca nuoc|toan quoc|toan tinh|tren dia ban|cap tinh|cap huyen|thanh pho|thi xa
phia (?:bac|nam)|mien (?:bac|trung|nam)|tay nguyen|uy ban nhan dan|nhan dan|quyet dinh|van ban
khuyen cong|moi xa(?:,? (?:moi )?phuong)? mot san pham|xuc tien thuong mai|chuong trinh|hoat dong|cong tac
muc de xuat|(?:cac )?(?:viec|noi dung|nhiem vu|hang muc)(?= sau\b| tren\b| nay\b)
dang ky(?= (?:kinh phi|von|khoang|hon|gan|tren|\d))
phuc vu|truc tiep|doi ung|xa hoi hoa|tu co|dong gop|ho tro|tin lien quan|bo cong thuong|so cong thuong
(?:sau|truoc) (?:khi )?(?:dieu chinh|bo sung|cat giam)(?: tang| giam)?|khong (?:thay )?doi|giu nguyen
cuc cong thuong dia phuong|von moi|tinh chung|(?:da )?su dung|da dung
"""
_WORDS = r"""
tong cong(?!\sty\b) tung kp von nguon ngan nsnn nstw nst kcqg kcdp ocop xttm chi cap giao duoc da dang moi vua danh dat
uoc la khoang hon gan tren duoi them chiem tang giam bang trieu nghin ty ti dong cua tu cho voi va cac nhung theo
tai den het qua ra nhu gom deu rieng nam quy thang dau cuoi ca lan dot ky i ii iii iv ubnd tinh huyen xa nganh tw so
muc tien trong ve ngay duyet trinh mot hai ba bon sau bay tam chin muoi
"""
# Words that join others and what is done with money of any kind; as printed, since without marks «nhờ» is a grape.
_JOINING = re.compile(
    r"\b(?:(?:để|nhằm)(?: (?:tiếp tục )?triển khai)?|do|bởi|vì|nên|nhờ|bằng|cũng|còn|vẫn|mà|thì|khi|lúc|hiện|này|đó|kia"
    r"|trên|dưới|trong|ngoài|sau|trước|cách đây|sẽ|đang|bị|phải|cần|có|không|tất cả|toàn|các|những|mọi|từng|phần|số"
    r"|khoản|tiền|lớn|nhỏ|nhiều|nhất|nửa|tức|riêng|tiếp tục|nhận|trích|rót|chuyển|bổ sung|thu hút|đóng góp|chi trả"
    r"|thanh toán|dành ra|(?<!cho )đơn vị thụ hưởng|sang(?= năm)"
    r"|nâng(?= (?:tổng|kinh phí|số))|(?:lên|xuống)(?= \d|\s*$)"
    r"|chia (?:ra|thành|theo)|các (?:đề án|dự án|nhiệm vụ))\b",
    re.IGNORECASE,
)
_AGENCY = r"trung tam (?:khuyen cong|xuc tien)[a-z -]{0,60}?(?=[,.;:]| da | duoc | se | cho (?:biet|hay)|$)"
# «Kế hoạch phát triển … giai đoạn 2021-2025»: a plan's name is no thing done.
_PLAN_NAME = r"(?:ke hoach|chuong trinh)\b[^,.;:]{0,90}?(?:giai doan 20\d\d ?[-–] ?20\d\d|nam 20\d\d)"
_OF_MONEY = re.compile(
    rf"\b(?:{_AGENCY}|{_PLAN_NAME}|(?:{_PHRASES.strip().replace(chr(10), '|')}|{'|'.join(_WORDS.split())})\b)"
)
_SOURCE_BEHIND = re.compile(
    r"\s*(?:con lai )?(?:la |tu |do |bang )*(?:von|nguon|ngan sach"
    r"|kinh phi (?!(?:de )?(?:ho tro|thuc hien|to chuc) [a-z])) ?"
)
_FOR = re.compile(r"\b(?:de|cho) ")
_BENEFICIARY = re.compile(r"\s*(?:cho|giup) (?:cong ty|dntn|doanh nghiep tu nhan|htx|hop tac xa|co so|ho kinh doanh)\b")
_NAMELESS = re.compile(r"(?:so lieu|cu the|ket qua|trong do|tin lien quan)\b")
_LEAD_IN = re.compile(r"(?:so lieu|theo|ket qua|cu the|nhu sau|trong do|trong nam)[^:.;]{0,80}:\s")
_AREA = re.compile(r"(?:tinh|thanh pho|huyen|thi xa|dia phuong|don vi|xa|nam|thang|quy|lan|dot)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=1024)
def title_names_thing(title: str) -> bool:
    """Whether a passage's title tells what its sums were for."""
    scan = Scan.of(title)
    return not _NAMELESS.match(scan.folded) and names_thing(scan, Span(0, len(title)))


def names_thing(scan: Scan, span: Span) -> bool:
    """Whether the words of a span name or count anything but money, its givers and its places."""
    supported = _SUPPORTED.match(scan.folded, span.start, span.end) is not None
    return supported or _has_other_words(scan, span) or _counts_thing(scan, span)


# «Hỗ trợ HTX Phú Thạnh 250 triệu đồng»: a grant is named by who gets it
_SUPPORTED = re.compile(
    r"\W*(?:kinh phi )?(?:da )?ho tro (?:cho )?"
    r"(?:cong ty|dntn|doanh nghiep tu nhan|htx|hop tac xa|to hop tac|co so|ho kinh doanh) [a-z]"
)


# what is done to projects whatever they are about, and who does it
_OF_PROJECTS = re.compile(
    r"\b(?:de an|du an|de tai|nhiem vu|chuong trinh|noi dung|trien khai|hoan thanh|nghiem thu|ban giao|tham muu|quan ly"
    r"|lam|to chuc|xay dung|tham dinh|lua chon|co quan|don vi|chu tri|ket qua|dung tien do|bo truong|chu tich|giam doc"
    r"|(?<!phan )bo(?! tri)|so|nay|co|tat ca|toan bo|moi|hon nua|sang|buoc|phan dau|dat muc tieu|se"
    r"|duoc biet|thanh toan|tich cuc"
    r"|trung tam(?: khuyen cong)?(?: va (?:tu van|xuc tien)[a-z ]{0,40}?(?=[,.;:]| da | duoc |$))?|dot \d|cong thuong"
    r"|phat trien cong nghiep|khoa hoc(?: va)? cong nghe|cong nghiep nong thon|huong dan|kiem tra|theo doi|giam sat"
    r"|don doc|chuyen tiep|(?<=quoc gia )diem)\b"
)


def names_only_projects(scan: Scan, span: Span) -> bool:
    """Whether the words of a span name nothing but projects, whatever they are about, money and who gives it."""
    return not _has_words_besides_money(
        scan, span.start, _OF_PROJECTS.sub(_blotted, scan.masked[span.start : span.end])
    )


def _blotted(found: re.Match[str]) -> str:
    return MASK * len(found.group())


def names_purpose(scan: Scan, span: Span) -> bool:
    """Whether the words right behind a sum name a thing it is for, not only where it comes from."""
    if _BENEFICIARY.match(scan.folded, span.start, span.end):
        return True
    if source := _SOURCE_BEHIND.match(scan.folded, span.start, span.end):
        behind = _FOR.search(scan.folded, source.end(), span.end)
        return _counts_thing(scan, span) or (behind is not None and names_thing(scan, Span(behind.end(), span.end)))
    return names_thing(scan, span)


def _counts_thing(scan: Scan, span: Span) -> bool:
    return any(not _AREA.match(scan.folded, q.span.end - len(q.unit)) for q in find_counts(scan, span))


def _has_other_words(scan: Scan, span: Span) -> bool:
    lead = _LEAD_IN.match(scan.folded, span.start, span.end)
    start = lead.end() if lead else span.start
    return _has_words_besides_money(scan, start, scan.folded[start : span.end])


_POTTERY = re.compile(r"\bgốm\b", re.IGNORECASE)  # without its mark it is «gồm»


def _has_words_besides_money(scan: Scan, start: int, folded: str) -> bool:
    if "gom" in folded and _POTTERY.search(scan.flat, start, start + len(folded)):
        return True
    other = _OF_MONEY.sub(_blotted, folded)
    joined = _JOINING.sub(_blotted, scan.flat[start : start + len(folded)])
    words = (found.start() for found in _WORD.finditer(other) if joined[found.start()] != MASK)
    return any(not _is_name(scan, start, start + at) for at in words)


def _is_name(scan: Scan, first: int, at: int) -> bool:
    """Whether a capital behind another word opens this one: «tỉnh Ninh Bình»."""
    return at > first and scan.flat[at].isupper() and scan.flat[at - 1] == " " and scan.flat[at - 2] not in ".:;"
