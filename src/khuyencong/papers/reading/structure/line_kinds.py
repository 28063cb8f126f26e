"""What a line of an outline is: a section without items, one on money, an attribute of the item above, a cause."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ....terms.facts import Activity, Role, Span, Status
from ....terms.vietnamese import fold
from ..grammar.budget import names_only_projects, title_names_thing
from ..grammar.counts import find_counts
from ..grammar.money import find_money
from ..grammar.money_kinds import MoneyKind
from ..grammar.parts import first_sentence
from ..grammar.periods import comes_before, find_period, last_year, leading_period, year_of
from ..grammar.roles import Context, under_heading
from ..grammar.sources import PROMOTION, SOURCE, fund_source, source_named
from ..grammar.sums import A_SUM, ABOUT
from ..grammar.titles import COST_OF, heading_title
from ..text.scan import Scan
from .outline import DASH, LETTER, PLAIN, Node

# «Đã thực hiện 12/15 đề án; còn 03 đề án chuyển sang năm 2027»: the later time is of what is left
_THEN_LATER = re.compile(r";|[,.] (?=(?:con|hien|du kien|chuyen|se)\b)")
HEADING_REACH = 90  # a heading run into its sentence tells role and period within this many characters
NO_ITEMS = re.compile(
    r"^(?:\(?(?:so tien )?(?:viet |ghi )?bang chu\b"
    r"|\(?(?:don vi(?: tinh)?|dvt)\s*:\s*(?:1\.000 |nghin |ngan |trieu |ty )?dong\b|don vi tinh\b"
    r"|muc dich|yeu cau|quan diem|can cu"
    r"|ly do(?: (?:de nghi|de xuat|trinh|dieu chinh|bo sung))*\W*$"
    r"|giai phap|(?:cac )?(?:nhiem vu,? )?giai phap"
    r"|to chuc thuc hien|phan cong|trach nhiem|su can thiet|thoi gian\b|(?:bang|bieu|phu luc) (?:so )?[\divx]+\b"
    r"|kho khan|ton tai|han che|bai hoc|nguyen nhan|thuan loi|che do|y nghia|co so phap ly|truong hop"
    r"|(?:bien ban|cuoc hop|phien hop)(?: nay)? (?:ket thuc|duoc lap|lap (?:xong|thanh)|duoc thong qua|be mac)\b"
    r"|thanh phan(?: tham du| du hop| tham gia)?\W*$"
    r"|khen thuong(?! (?:va |cho )?\d)|tren day|kinh (?:de nghi|trinh|mong)|tien do\b"
    r"|thoi gian (?:thuc hien|trien khai)|hieu luc|giao (?:so|ubnd|uy ban"
    r"|chu tich|giam doc|cac)|quyet dinh nay|chanh van phong|dieu khoan"
    # «Điều 3. Trưởng các phòng, … chịu trách nhiệm thi hành Quyết định này»
    r"|[^.;:\d]{3,200}\bchiu trach nhiem (?:thi hanh|to chuc thuc hien|thuc hien) (?:quyet dinh|ke hoach) nay\b)"
    # «Nội dung, kinh phí và thời gian thực hiện chi tiết tại Phụ lục kèm theo»: where contents stand, and none itself
    r"|^\(?(?:(?:cac|danh muc|chi tiet|cu the|tong hop)\b[ :]*)*"
    r"(?:(?:noi dung|kinh phi|nhiem vu|chi tieu|du toan|de an)\b[^.;:\d]{0,160} )?"
    r"(?:tai|theo|trong|o) (?:cac )?(?:phu luc|bieu|bang)\b[^.;:]{0,80}[\W\d]*$"
    r"|^(?:noi dung|kinh phi|nhiem vu|chi tieu|du toan|danh muc)[^.;:\d()]{0,80}"
    r"\((?:co |xem |theo |chi tiet |tai |cac |kem )*(?:phu luc|bieu|bang)\b[^.;:()]{0,80}\)\W*$"
)
FUNDING = re.compile(
    r"^(?:(?:tong |du toan |nhu cau |nguon )*(?:kinh phi|nguon von|du toan)\b"
    r"|(?:(?:ve|tinh hinh|ket qua|cong tac) )+(?:(?:giai ngan|thanh toan|quyet toan|su dung|thuc hien)(?:,| va)? )*"
    r"(?:giai ngan|thanh toan|quyet toan|kinh phi|du toan)\b)"
)
# «2. Kinh phí dự kiến: 5.200 triệu đồng» of a section
SUM_ALONE = re.compile(
    rf"(?:tong |nhu cau |du toan )*(?:kinh phi|du toan)(?: (?:du kien|thuc hien|can thiet|ke hoach|ca nam|nam 20\d\d))*"
    rf":?{ABOUT} {A_SUM}[.;/ ]*"
)
# «1. Kinh phí tổ chức Hội chợ: 450 triệu đồng» of a section on money
_DEED_AND_SUM = re.compile(rf"[^.;:\d]{{3,160}}(?:\d{{1,3}} [^.;:,\d]{{2,80}})?[:,]?{ABOUT}\s*{A_SUM}")
COST = re.compile(r"^(?:tong )?(?:nguon )?kinh phi(?: thuc hien)?\s*:")
NOTES_MONEY = re.compile(r"(?:ghi chu|luu y)(?: ve)? kinh phi\b")  # a note, whatever section it closes
SOURCE_LINE = re.compile(
    r"^(?:tong|tu (?:nguon|ngan sach|von|kinh phi|quy|cac nguon)|nguon|ngan sach|von|kinh phi(?! (?:quan ly"
    r"|to chuc|ho tro"
    r"|thuc hien (?:cac )?(?:noi dung|nhiem vu)|cho|mua|thue|in|tap huan|kiem tra|tuyen truyen))|trong do|chi tiet)"
)
# «- Khuyến công hỗ trợ: 300 triệu đồng», «- Vốn của đơn vị thụ hưởng: 600 triệu đồng»
PAYS = re.compile(
    rf"(?:{PROMOTION.pattern}|(?:von |kinh phi )?(?:cua |do )?(?:don vi|chu the|co so|doanh nghiep|hop tac xa|htx)"
    r"(?: thu huong| duoc ho tro)?(?: (?:tu|doi ung|dong gop|gop|dau tu|bo|bao dam)\b[a-z ]{0,30})?): ?\d"
)
_ATTRIBUTE = re.compile(
    r"^(?:noi dung(?: thuc hien)?(?! (?:(?:de nghi|xin|duoc) )*(?:dieu chinh|tang|giam|cat|bo sung|dung|khong|giu)\b)"
    r"|don vi (?:chu tri|phoi hop|thuc hien|thu huong)|co quan (?:chu tri|phoi hop)"
    r"|thoi gian|dia diem|kinh phi|so luong(?: thiet bi| may moc)?(?=:)|hieu qua(?=:)"
    r"|(?:tong (?:kinh phi|von|muc dau tu|chi phi)|von dau tu|luy ke|(?:ke hoach|nhu cau) (?:von|kinh phi))"
    r"(?=[^.:]{0,60}:)|doi tuong|quy mo|san pham"
    r"|chu (?:dau tu|the|nhiem)|ten (?:de an|du an|nhiem vu))\b"
)
_ACTOR = re.compile(r"^(?:don vi|co quan) (?:chu tri|phoi hop|thuc hien)[^:]*:\s*")
_GENERAL = re.compile(r"(?:danh gia|tinh hinh|ket qua|nhan xet|khai quat|dac diem|boi canh) chung|khai quat|tong quan")
_SUMMED = re.compile(r"(?i:tổng|cộng|lũy kế|luỹ kế)\b")
_CUMULATED = re.compile(r"luy ke|tinh chung|tong giai ngan")
CAUSES = re.compile(r"^(?:\S+ )?(?:nguyen nhan\b|ly do\b[^:.;]{0,60}:)")
AIMED = re.compile(r"\b(?:phan dau|dat it nhat|co (?:it nhat|them)|toi thieu)\b")
# «1. Khuyến công quốc gia: kinh phí giao …, đã giải ngân …»
_SOURCE_SPENDS = re.compile(
    rf"(?:nguon |kinh phi |von )*{SOURCE}[^:.;\d]{{0,40}}:[^:;]{{0,400}}\b(?:giao|ke hoach|du toan|duyet|bo tri)\b"
    r"[^:;]{0,400}\b(?:thuc hien|giai ngan|da chi|su dung|quyet toan)\b"
    # «1. Khuyến công địa phương: ước thực hiện được 288 triệu đồng»: a programme and what was done of it
    r"|(?:khuyen cong (?:quoc gia|dia phuong|tinh)|xuc tien thuong mai): (?:(?:da|uoc|duoc) )*"
    rf"(?:thuc hien|giai ngan|chi)(?: duoc)?{ABOUT} {A_SUM}"
)
_FRAME = re.compile(r"(?:thoi gian|don vi|co quan|chu tri|phoi hop)\b")


_BESIDES = re.compile(
    r"(?:ngoai ra|ben canh do|dong thoi)\b"
    # «Riêng khuyến công quốc gia, Trung tâm được giao 01 đề án …»
    r"|rieng [^,;:.\d]{3,60}, [^.;:\d]{0,90}\b\d{1,3} (?:de an|nhiem vu|du an|mo hinh|lop|hoi cho)\b"
)


def _tells_apart(node: Node, period: str | None) -> bool:
    """«Quý IV, Sở sẽ mở …», «Ngoài ra, …» behind a list: of another time than its items, or of more than these."""
    if _BESIDES.match(node.folded):
        return True
    own = leading_period(node.folded, year=last_year(period))
    return bool(own and period) and (comes_before(own, period) or comes_before(period, own))


_SPENT_SO_FAR = re.compile(
    r"(?:(?:luy ke|tong|uoc|da|ket qua|so|tien|kinh phi) )*(?:giai ngan|thuc hien|quyet toan|chi|su dung)\b"
    rf"[^:;.,]{{0,60}}\b(?:thang|quy|nam|den nay|\d\d?/\d\d?)\b[^:;.,]{{0,30}}?(?::|\b(?:la|dat|duoc)\b){ABOUT} {A_SUM}"
)


def closes_items(node: Node) -> bool:
    """«Giải ngân quý I: 434 triệu đồng» under the last of items that have told their own in one line is of them all."""
    above = node.parent
    if node.level != PLAIN or above is None or above.parent is None or above.parent.children[-1] is not above:
        return False
    beside = [child for child in above.parent.children[:-1] if child.level == above.level]
    told = bool(beside) and not any(child.children for child in beside)
    return told and _DIGIT.search(above.words) is not None and _SPENT_SO_FAR.match(node.folded) is not None


def is_overall(node: Node, period: str | None) -> bool:
    """A paragraph beside several numbered items, which tell of a `period`, tells of all of them."""
    above = node.parent
    if above is None or _CUMULATED.match(node.folded) or closes_items(node):
        return above is not None
    if node.level != PLAIN:
        return False
    if _SUMMED.match(node.words) and len(above.children) > 2:
        return True
    if _tells_apart(node, period):
        return False
    numbered = sum(count for level, count in above.counted.items() if level < LETTER)
    return numbered > 1 or (above.level >= 0 and bool(_GENERAL.match(above.folded)))


def heads_time(node: Node) -> bool:
    """Whether a line stands under a number that names no thing, but when: «2. Kế hoạch năm 2024»."""
    above = next((a for a in node.ancestors() if a.level < DASH), None)
    own = above is None or above is node or _tells_programme(node)
    return not own and above is not None and not title_names_thing(above.words)


def is_prose(scan: Scan, node: Node) -> bool:
    """Whether nothing but sentences stands under a number that names no thing, but when: «1. Năm 2019»."""
    if find_period(node.folded, bare=False) is None or title_names_thing(node.words):
        return False
    if any(c.level != PLAIN or c.children for c in node.children):
        return False
    return any(len(scan.sentences(c.span)) > 1 for c in node.children)


_OPENS_WITH_PLAN = re.compile(r"(?:ke hoach|chi tieu|du toan|kinh phi (?:du kien|ke hoach))\b")
_DIGIT = re.compile(r"\d")
_THEN_REACHED = re.compile(
    r"[,;] ?(?:nhung |va |nay )?(?:da |moi |chi )*(?:thuc hien|giai ngan|dat|hoan thanh|nghiem thu|to chuc)\b"
)


def tells_plan_and_result(folded: str) -> bool:
    """Whether a line that opens with the plan tells in its sentence what was reached: it heads nothing planned."""
    told = first_sentence(folded) if _OPENS_WITH_PLAN.match(folded) else ""
    reached = _THEN_REACHED.search(told)
    return reached is not None and all(map(_DIGIT.search, (told[: reached.start()], told[reached.end() :])))


# «a) Năm 2016: trên 1,6 tỷ đồng», of what the heading above names
_TIME_AND_SUM = re.compile(
    r"(?:trong )?(?:nam 20\d\d|giai doan 20\d\d ?[-–] ?20\d\d|(?:6|sau|9|chin) thang(?: dau)?(?: nam)? 20\d\d"
    rf"|quy (?:iv|i{{1,3}}|[1-4])(?:/| nam )20\d\d)[:,]?"
    rf"(?: (?:du kien|uoc|da|thuc hien|ho tro|dat|chi|la|khoang|hon|gan|tren))* {A_SUM}[\s.;,]*"
)


def tells_time_and_sum(folded: str) -> bool:
    return _TIME_AND_SUM.fullmatch(folded) is not None


def as_line_opens(node: Node, context: Context) -> Context:
    """What is told in a line that has none below it, by its own opening."""
    if node.level < LETTER and not (context.role is Role.ACTUAL and tells_plan_and_result(node.folded)):
        context = under_heading(_THEN_LATER.split(node.folded[:HEADING_REACH], maxsplit=1)[0], context)
    if context.status is Status.PROPOSED:  # what is asked for is of the year that is named with it
        return replace(context, period=find_period(node.folded, bare=False) or context.period)
    return context


# «- UBND xã Phú Vang: 270 triệu đồng», «- Phường Thuận An 90 triệu đồng (01 phiên chợ)»
_AREA_AND_SUM = re.compile(
    r"(?:(?:ubnd |uy ban nhan dan )?(?:thanh pho|tp|thi xa|thi tran|huyen|quan|xa|phuong|dac khu)"
    r"|so|trung tam|chi cuc|phong|hoi|lien minh|ban quan ly)\b"
    r"(?!.*\b(?:giao|cap|bo tri|phan bo|doi ung|dong gop|ngan sach)\b)"
    rf"[^.;:,\d()]{{2,60}}(?:\([^()]{{2,60}}\))?\s*[:,]?{ABOUT}\s*{A_SUM}\s*(?P<counted>\(\d+ [^()]{{3,60}}\)\s*)?[.;]?"
)


def announces(scan: Scan, node: Node) -> bool:
    """Whether a heading's sum is what the sums of the things under it add up to."""
    own = [m.value for m in find_money(scan, node.span) if m.kind is not MoneyKind.NORM]
    if len(own) != 1 or not node.children:
        return False
    lines = [under for child in node.children for under in child.walk()]
    below = [under.span for under in lines]
    sums = [m.value for span in below for m in find_money(scan, span) if m.kind is MoneyKind.SPENDING]
    pays = (fund_source(scan, u.span.start, u.span.end) or PAYS.match(u.folded) for u in lines)
    sources = sum(map(bool, pays))
    return len(sums) > 1 and own[0] >= sum(sums) and sources * 2 < len(below)


def costs_deed(scan: Scan, node: Node) -> bool:
    """Whether a line about money tells what one thing costs, and not who pays or how much there is in all."""
    deed = COST_OF.match(node.folded)
    told = _DEED_AND_SUM.match(node.folded, deed.end()) if deed else None
    return told is not None and source_named(told[0]) is None and title_names_thing(heading_title(node.words))


def tells_thing(scan: Scan, node: Node) -> bool:
    """Whether a line's sums are of a thing, though its words name none: what one source was to pay and has paid, of a
    report's results, or what an area or an agency has for the thing above the line."""
    return _SOURCE_SPENDS.match(node.folded) is not None or _tells_programme(node) or _gives_area(scan, node)


def _gives_area(scan: Scan, node: Node) -> bool:
    above, told = node.parent, _AREA_AND_SUM.fullmatch(node.folded)
    if not LETTER <= node.level < PLAIN or above is None or above.level < 0 or told is None:
        return False
    if told["counted"]:
        return bool(find_counts(scan, node.span))
    return title_names_thing(heading_title(above.words)) and not names_only_projects(scan, above.span)


_PROGRAMME = re.compile(r"(?:(?:nguon|kinh phi|chuong trinh|de an) )*khuyen cong (?:quoc gia|dia phuong|tinh)\W*")
_GIVEN_PROJECTS = re.compile(r"[^.;]{0,120}\b\d{1,3} (?:de an|nhiem vu|noi dung|mo hinh)\b")


def _tells_programme(node: Node) -> bool:
    """«1. Khuyến công quốc gia» over one sentence that counts its projects: no other line tells of what they cost."""
    above = node.parent
    alone = node.level == PLAIN and above is not None and len(above.children) == 1
    return alone and bool(above and _PROGRAMME.fullmatch(above.folded)) and bool(_GIVEN_PROJECTS.match(node.folded))


def has_attributes(node: Node) -> bool:
    return are_attributes(node.children)


def are_attributes(lines: Sequence[Node]) -> bool:
    """Whether lines tell of one thing who does it, when, for whom or what it costs."""
    named = sum(bool(_ATTRIBUTE.match(line.folded)) for line in lines)
    return named >= 2 and named * 2 >= len(lines)


def is_costed(node: Node) -> bool:
    """An item told by its attributes, its cost among them, though it is called «Doanh nghiệp …» as a unit may be."""
    return has_attributes(node) and any(COST.match(c.folded) for c in node.children)


def is_frame(scan: Scan, node: Node) -> bool:
    """A line about when and by whom tells no figures."""
    return bool(_FRAME.match(node.folded)) and not find_money(scan, node.span)


_NAME_FIELD = re.compile(r"ten (?:(?:cua )?(?:de an|du an|nhiem vu|noi dung|hoat dong|dien hinh))[^:]{0,30}:\s*(?=\S)")


def named_by_field(node: Node) -> str:
    """What a line under an item names it by: «Tên đề án: Hỗ trợ máy sấy …»."""
    for child in node.children:
        if named := _NAME_FIELD.match(child.folded):
            return child.words[named.end() :].strip(' .;“”"')
    return ""


def actor_of(node: Node) -> str | None:
    """The unit named behind «Đơn vị chủ trì:»."""
    found = _ACTOR.match(node.folded)
    return node.words[found.end() :].strip(" .;") if found else None


def names(text: str, activity: Activity) -> bool:
    """Whether a cause opens with the name of a thing in the list."""
    lead = fold(text).partition(":")[0] if ":" in text else ""
    lead = re.sub(r"^(?:noi dung|nhiem vu|viec|doi voi)\s+", "", lead)
    return len(lead.split()) > 2 and lead in fold(activity.title)


def behind_lead(text: str) -> str:
    return text.partition(":")[2].strip(" .")


def of_label(role: Role, context: Context) -> str | None:
    """Beside the results of a part of a year stands the plan of the whole."""
    return year_of(context.period) if role is Role.PLAN and context.role is Role.ACTUAL else context.period


_WITH_THE_REST = re.compile(r"uoc [^:;]{0,60}:[^;]{1,600}; trong do phan con lai:")


def behind_label(scan: Scan, start: int, *, to_rest: bool = False) -> int:
    """Where what a label says of begins: beside what was reached, an estimate of the whole that tells its rest apart
    is of that rest."""
    if to_rest and (rest := _WITH_THE_REST.match(scan.folded, start)):
        return rest.end()
    bare = _BARE_LABEL.match(scan.flat, start)
    return bare.end() if bare else scan.flat.index(":", start) + 1


_BARE_LABEL = re.compile(r"(?:KH|TH) (?=\d)(?!20\d\d\s*:)")


def costs_of_one(lines: list[Node]) -> dict[int, Span]:
    """Where the costs begin among bullets that tell who leads one thing, and when; and the paragraph that names it."""
    told: dict[int, Span] = {}
    before: Node | None = None
    for is_list, run in groupby(lines, key=lambda node: DASH <= node.level < PLAIN):
        nodes = [*run]
        if is_list and before and are_attributes(nodes):
            told |= {node.paragraph.start: before.span for node in nodes if COST.match(node.folded)}
        before = nodes[-1]
    return told
