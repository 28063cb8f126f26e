"""Words about money itself: whose it is, who gives it, how much of it is planned or spent. They name no thing it buys.

«Kế hoạch kinh phí khuyến công của cả nước là …; khu vực thực hiện …» tells totals, however the sums are called.
"""

import re

from .counts import find_counts
from ...terms.facts import Span
from .scan import MASK, Scan

_WORDS = frozenset(
    "tong cong so tien kinh phi kp von nguon ngan sach nsnn nstw nha nuoc muc ke hoach du toan thuc hien giai quyet chi cap"
    " giao duoc da dang moi vua phan bo tri phe duyet danh huy dong dat uoc tinh khoang hon gan tren duoi la trong do"
    " con lai cua tu cho voi va cac nhung nam nay quy thang dau cuoi ca nuoc khu vuc toan trung uong dia phuong quoc gia"
    " khuyen cong kcqg kcdp ocop xuc tien thuong mai xttm chuong trinh hoat cong tac doi ung xa"
    " hoi hoa rieng theo tai den het luy so cung ky tang giam bang ty le ubnd tinh thanh pho huyen thi uy ban nhan dan"
    " so cuc bo quyet dinh van ban giai doan phia bac nam dong tay mien thu chi tu hang qua lan dot moi phuong mot san pham"
    " ra duoc nhu sau va gom bao cu the deu chu du kien them chiem tuong duong dong trieu nghin ngan ti ho tro tin lien quan"
    .split()
)  # fmt: skip
_AGENCY = re.compile(
    r"trung tam (?:khuyen cong|xuc tien|ktnl)[a-z -]{0,60}?(?=[,.;:]| da | duoc | se |$)|so cong thuong|bo cong thuong"
    r"|cuc cong thuong dia phuong|phong kinh te[a-z ]{0,20}"
)
_LEAD_IN = re.compile(r"(?:so lieu|theo|ket qua|cu the|nhu sau|trong do|trong nam)[^:.;]{0,80}:\s")
# «Kế hoạch phát triển … giai đoạn 2021-2025»: a plan's name is no thing done.
_PLAN_NAME = re.compile(
    r"(?:ke hoach|chuong trinh)\b[^,.;:]{0,90}?(?:giai doan 20\d\d ?[-–] ?20\d\d|nam 20\d\d)"
)
_SOURCE_BEHIND = re.compile(r"\s*(?:con lai )?(?:la |tu |do |bang )*(?:von|nguon|ngan sach|kinh phi) ")
_NAMELESS = re.compile(r"(?:so lieu|cu the|ket qua|trong do|tin lien quan)\b")
_AREA = re.compile(r"(?:tinh|thanh pho|huyen|thi xa|dia phuong|don vi|xa|nam|thang|quy|lan|dot)\b")
_WORD = re.compile(r"[^\W\d_]+")


def names_thing(scan: Scan, span: Span) -> bool:
    """Whether the words of a span name or count anything but money, its givers and its places."""
    if any(not _AREA.match(scan.folded, q.span.end - len(q.unit)) for q in find_counts(scan, span)):
        return True
    start = span.start
    if lead := _LEAD_IN.match(scan.folded, span.start, span.end):
        start = lead.end()
    if _SOURCE_BEHIND.match(scan.folded, start, span.end):
        return False
    folded = scan.folded[start : span.end]
    for named in (_AGENCY, _PLAN_NAME):
        folded = named.sub(lambda found: MASK * len(found.group()), folded)
    return any(_is_thing(scan, start, word) for word in _WORD.finditer(folded))


def _is_thing(scan: Scan, start: int, word: re.Match[str]) -> bool:
    """Whether a word is neither about money nor a name behind another word («tỉnh Ninh Bình»)."""
    at = start + word.start()
    is_name = at > start and scan.flat[at].isupper() and scan.flat[at - 1] == " " and scan.flat[at - 2] not in ".:;"
    return len(word.group()) > 1 and not is_name and word.group() not in _WORDS


def title_names_thing(title: str) -> bool:
    """Whether a passage's title tells what its sums were for."""
    scan = Scan.of(title)
    return not _NAMELESS.match(scan.folded) and names_thing(scan, Span(0, len(title)))
