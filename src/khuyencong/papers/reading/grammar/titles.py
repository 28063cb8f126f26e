"""Titles short enough to be a plan item."""

import re

from ....terms.facts import Quantity, Span
from ....terms.vietnamese import UPPER, fold
from ..text.scan import LONGEST_CLAUSE, Scan, trimmed
from .budget import title_names_thing
from .sums import A_SUM, tells_sum
from .units import UNIT

LONGEST = 120
SHORT = 10  # letters: fewer name a thing only where its money follows, «Hội chợ, kinh phí …»
LONG_ENOUGH = 40  # a title of this length may end at a comma
_SHORT_LEAD = (  # «Máy: …», «Web: …»
    rf"(?!(?:Tổng|Gồm|Riêng|Trong|Vốn|Theo|Khác|Cộng|Nguồn|Năm|Quý|Ngày|Bước|Số|Về|Lý|Chi|Nữ|Nam)\b)[{UPPER}][a-zà-ỹđ]{{2,4}}"
)
_LEAD = re.compile(rf"(?:[^:.;]{{6,160}}|{_SHORT_LEAD}):(?!\d)")
_COUNT_TAIL = re.compile(r"\s*\(\d[^()]*\)\s*$")
_ITS_SUM = r",\s+(?:\d[\d.,]*\s(?:nghin |trieu |ty |ti )?dong\b)"  # «Lò gốm của HTX Mẫu, 70 triệu đồng»
_PRICED = r",?\s\d[\d.]*(?:\s[a-z]+){1,3}\sx\s\d"  # «Tập huấn 03 lớp x 50 triệu đồng = 150 triệu đồng»
_HARD_CUT = re.compile(
    rf"{_ITS_SUM}|{_PRICED}|"
    r"\s*(?:[;:(]|, con lai\b|(?<!\btp)(?<!\btx)\.(?=\s|$)|,?\s(?:voi )?(?:tong )?kinh phi\b"
    r"|,?\sgom(?=\s*:|\s(?:co|cac|\d))|,?\sket qua (?:co|la|dat)\b|,?\sdu kien\b"
    r"|(?:,|\sda|,\sda)\sgiai ngan(?: duoc)? (?=\d)|,?\s(?:da )?duoc giao (?=\d|kinh phi|ke hoach|chi tieu)"
    r"|\svoi (?:su tham gia|tong)\b|\sve viec\b|\s(?:de|nham) (?:phuc vu|giup|tang|nang)\b)"
)
_MONEY_CUT = re.compile(rf"\s*[,;:(]\s*(?:voi )?(?:tong )?kinh phi\b|{_ITS_SUM}")
# «Đề nghị phê duyệt tổ chức …», «Bổ sung nội dung: …», «Dành 500 triệu đồng hỗ trợ …»: what a paper does with a thing
_THING_WORD = r"(?:noi dung|nhiem vu|hoat dong|hang muc|de an|du an)"
_DEED = r"(?:to chuc|ho tro|mo|xay dung|tham gia|trien khai|dao tao|tap huan|mua)"
_DECIDES = (
    r"(?:(?:kien nghi|de xuat|de nghi|thong nhat|dong y|xin)(?: (?:phe duyet|chap thuan|cho phep|chu truong))*"
    rf"(?::|(?= (?:bo sung|{_DEED}) (?!kinh phi|von|nguon)[a-z\d]))"
    rf"|bo sung(?: moi| them)*(?: {_THING_WORD}(?::|(?= [\"“]?{_DEED} ))"
    rf"|(?: kinh phi)? {A_SUM}(?: dong)? (?:cho|de)(?: {_THING_WORD}(?= [a-z]))?)"
    rf"|danh {A_SUM}(?: dong)?(?: de| cho)?(?= {_DEED} ))"
)
# «Nội dung chưa thực hiện: …», «Chưa bố trí được kinh phí để thực hiện nội dung …»: what was not done stands behind
_LEFT_UNDONE = (
    rf"(?:(?:con|co|cac|nhung|mot so) )*{_THING_WORD} (?:khong|chua) (?:thuc hien|trien khai|to chuc)(?: duoc)?:"
    r"|(?:khong|chua) (?:duoc )?(?:bo tri|cap|co)(?: duoc)? (?:kinh phi|nguon|von)"
    rf" (?:de )?(?:thuc hien|trien khai|to chuc)(?: {_THING_WORD}(?= [a-z]))?"
)
_OPENING = re.compile(
    r"^(?:(?:\(?[a-z]{2,8}\)\s?[-–]|[^:.;]{3,90} cho biet[:,]|tu ngay [\d/-]+ den (?:ngay )?[\d/-]+,?"
    r"|theo do,?|va|(?:ngoai ra|dong thoi|ben canh do),?(?: con)?|trong (?:so )?(?:do|nay),?"
    r"|gom(?: co)?|bao gom|cu the[:,]?|chia (?:ra|thanh):?"
    rf"|ket qua:|{_LEFT_UNDONE}|{_DECIDES}|nhom (?:thu \w+|cuoi)(?: la)?,?"
    r"|thu (?:nhat|hai|ba|tu|nam|sau|bay|tam),?(?: la)?|(?:cac )?khoan (?:tang|giam):"
    r"|(?:[^.;:]{3,120}? )?(?:ban hanh|vua co|ky|ra) (?:quyet dinh|ke hoach|van ban|cong van)[^.;:]{0,70}?"
    r" (?:phe duyet|ve viec|phan bo|giao)"
    r"|(?:(?:trong )?\d+ thang(?: dau nam)?(?: 20\d\d)?|(?:cong don|luy ke|tinh) tu dau nam)"
    r"(?:,|(?= (?:da|ho tro|to chuc|mo) ))"
    r"|tu (?:dau nam (?:20\d\d )?(?:den|toi) nay|nay (?:cho )?(?:den|toi) (?:het |cuoi )+nam(?: 20\d\d)?),?"
    r"|(?:trong )?nam 20\d\d,?|(?:uoc|du kien)(?: thuc hien)? (?:den (?:het|cuoi) )?(?:ca )?nam(?: 20\d\d)?[,:]"
    r"|(?:trong |vao )?(?:quy (?:iv|i{1,3}|[1-4])(?:\s?[-–]\s?(?:iv|i{1,3}|[1-4]))?(?:(?:/| nam )20\d\d)?"
    r"|(?:tu |(?:tinh )?den (?:het |cuoi )*)?thang \d{1,2}(?:(?:/| nam )20\d\d)?"
    r"(?:(?: den(?: het)?(?: thang)? |\s?[-–]\s?)\d{1,2}"
    r"(?:(?:/| nam )20\d\d)?)?)(?:[,:]"
    r"|(?= (?:da |duoc )?(?:ho tro|to chuc|tham gia|mo|trien khai|thuc hien) (?!ke hoach)\w))"
    r"|(?:vao )?ngay [\d/]+,?|(?:trong )?(?:(?:6|9|sau|chin) thang|nua) (?:dau|cuoi) nam(?: 20\d\d)?[,:]?"
    r"|chi(?! (?:phi|cuc|tiet|tieu|nhanh|bo|hoi|doan|so|dao|dan|thi)\b)(?: cho)?|tiep tuc|da|\(\d+\)|la|duoc)\s+)+"
)
_COUNT_OPENING = re.compile(
    rf"^(?:co |ho tro |nghiem thu,? (?:ban giao )?)?\d[\d.]*\s+{UNIT}(?:\s*(?:,|/"
    rf"|va)\s*{UNIT})*\s+(?:duoc (?:ho tro )?|de (?!an\b)|thuc hien |tham gia )?"
)
# What the counted do: «11 cơ sở ứng dụng máy móc»; «02 mô hình trình diễn», «01 đoàn khảo sát …» are things.
_DOES = re.compile(
    r"(?:ung dung|dau tu|mua|xay dung|doi moi|che bien|san xuat|lap dat|ho tro|tham gia|mo rong|nang cao|ap dung"
    r"|thuc hien|dao tao|cai tien|chuyen giao|phat trien|trung bay|thiet ke|dang ky|truyen nghe|tu van)\b"
)
_MONEY_TAIL = re.compile(
    r"[\s,:;(–-]*\b(?:(?:duoc )?(?:ho tro|bo tri|cap)|(?:voi )?(?:tong )?"
    r"(?:kinh phi|so tien|gia tri|muc (?:chi|ho tro)|nguon)(?: (?!\d)[\w]+){0,6}?"
    r"|(?<=[,;] )(?:voi )?(?:tong )?chi phi|(?:voi )?tong|gan|khoang|(?<!sach )hon|(?<=, )tren|la|uoc|het)?"
    r"[\s:,]*$"
)
_BREAKDOWN = re.compile(
    r"(?:chia (?:ra|thanh|theo)|gom(?: co)?|bao gom|trong do|cu the|nhu sau|ket qua|cac khoan \w+)\s*:?\s|\bsau\s*:\s"
)


_THEN_MONEY = re.compile(r"(?<=\w{3})\. (?:Tổng k|K)inh phí[^.:]*$")  # «Hỗ trợ máy ép. Kinh phí thực hiện: …»


def heading_title(words: str) -> str:
    """A heading as a title: the part before its colon where it has one, without end marks."""
    lead, colon, _ = words.partition(":")
    title = _THEN_MONEY.sub("", _before_open_bracket(lead)) if colon and len(lead) > 5 else words
    return shortened(_COUNT_TAIL.sub("", title) if ")" in title else title)


def _before_open_bracket(words: str) -> str:
    """«Khảo sát thị trường Lào (thời gian: tháng 6; …)»: a colon in brackets ends no title."""
    before, opened, inside = words.rpartition(" (")
    return before if opened and ")" not in inside and len(before) > 5 else words


_SECTION_WORD = r"(?:muc (?:dich|tieu)|yeu cau|noi dung|nhiem vu|giai phap|kinh phi|to chuc thuc hien)"
_SECTION = re.compile(
    rf"(?:(?:cac|nhung|mot so|phan) )*{_SECTION_WORD}(?:(?: va | ?[,;/–-] ?| )(?:cac )?{_SECTION_WORD})*"
    r"(?: (?:chu yeu|trong tam|cu the|chinh|chung|khac|thuc hien|trien khai|ke hoach|hoat dong|nhu sau))*"
)


def names_section(title: str) -> bool:
    """Whether words are those of a plan's sections, which name no content: «NỘI DUNG», «Nhiệm vụ, giải pháp»."""
    words = " ".join(fold(_COUNT_TAIL.sub("", title)).split()).strip(" .:,")
    return len(title) <= LONGEST and _SECTION.fullmatch(words) is not None


# «Phê duyệt kế hoạch với nội dung sau:» names nothing that stands below it.
_ANNOUNCES = re.compile(r"\bsau(?: day)?\W*$|^\W*(?:dieu \d+\W+)?(?:phe duyet|ban hanh|giao|sua doi)\b.*:\s*$")


def title_below(scan: Scan, span: Span, words: str, *, names_thing: bool) -> str:
    """What a sentence opens with; where that only calls a section, the heading over it that names a thing, or what
    stands behind the colon: «NỘI DUNG: tổ chức 3 hội chợ»."""
    title = sentence_title(scan, span, heading_title(words))
    if not names_section(title):
        return title
    if names_thing and not _ANNOUNCES.search(fold(words)):
        return heading_title(words)
    lead, colon, _ = scan.flat[span.start : span.end].partition(":")
    told = trimmed(scan, Span(span.start + len(lead) + 1, span.end) if colon and names_section(lead) else span)
    return shortened(sentence_title(scan, told, scan.words(told)))


def has_lead(scan: Scan, span: Span) -> bool:
    """Whether a sentence names its subject before a colon."""
    lead = _LEAD.match(scan.flat, span.start, span.end)
    return lead is not None and len(scan.words(Span(lead.start(), lead.end()))) <= LONGEST


def sentence_title(scan: Scan, span: Span, fallback: str) -> str:
    """What a sentence opens with before its first clause or colon; `fallback` when that says nothing."""
    near = slice(span.start, min(span.end, span.start + 200))
    opening = scan.folded[near]
    start = span.start + _opening_length(
        _folded(scan.flat[near]) if "gom" in opening or "Đà" in scan.flat[near] else opening
    )
    if lead := _LEAD.match(scan.flat, start, span.end):
        words = _before_open_bracket(scan.words(Span(lead.start(), lead.end() - 1)))
        if len(words) <= LONGEST and not re.search(r"\d{2,}|[Kk]inh phí", words):
            return _capital(words) or fallback
    money = _MONEY_CUT.search(scan.folded, start + 1, span.end)
    cut = money if money and money.start() < start + SHORT else _HARD_CUT.search(scan.folded, start + SHORT, span.end)
    words = scan.words(trimmed(scan, Span(start, cut.start() if cut else span.end)))
    return _capital(_at_comma(words)) if len(words) > 5 else fallback


def clause_title(scan: Scan, start: int, end: int, fallback: str) -> str:
    """The words of a list member before its sum, without «kinh phí …» at their end and counts at their beginning."""
    start = max(start, end - LONGEST_CLAUSE)
    if _SUM_FIRST.search(scan.folded[start:end]) and (named := _purpose(scan, end)):
        return named
    words = _behind_breakdown(scan.words(trimmed(scan, Span(start, end))))
    if paid := _PAID_WHEN.match(fold(words)):
        words = words[paid.end() :]
    tail = _MONEY_TAIL.search(fold(words))
    if tail and not tail.start() and (cost := COST_OF.match(fold(words))):
        words = words[cost.end() :]  # «Kinh phí tổ chức bình chọn»
    elif tail:
        words = words[: tail.start()]
    words = words[_opening_length(_folded(words)) :]
    lead, colon, rest = words.partition(": ")
    if colon and (_OPENS_LIST.match(fold(lead)) or tells_sum(fold(lead))):
        words = rest
    elif colon and 5 < len(lead) <= LONGEST and not re.search(r"\d{2,}", lead):
        words = lead
    elif counted := _COUNT_OPENING.match(fold(words)):
        rest = _ended(words[counted.end() :])
        verb = words[: len("hỗ trợ ")] if _SUPPORTS.match(fold(words)) else ""
        words = verb + rest if len(rest) > 8 and _DOES.match(fold(rest)) else words
    words = _ended(words)
    if not (len(words) > 3 and title_names_thing(words)) and (named := _purpose(scan, end)):
        return named  # «Trung tâm hỗ trợ 90 triệu đồng để mua máy ép»
    return _capital(shortened(words)) if len(words) > 3 else fallback


# «Giải ngân trong quý IV; tổ chức tập huấn …»: when the money goes out names nothing
_PAID_WHEN = re.compile(
    r"(?:giai ngan|thanh toan|quyet toan)(?: het| xong| kinh phi)* (?:trong|vao|truoc|den) (?:ngay |het |cuoi )*"
    r"(?:quy|thang|nam|\d)[^.;,:]{0,20};\s*(?=[a-z])"
)
_SUPPORTS = re.compile(r"ho tro \d[\d.]* (?!.* (?:duoc )?ho tro )")  # «Hỗ trợ 06 cơ sở ứng dụng máy móc»
# «Kinh phí tổ chức Hội chợ …»: what is done, and not who gives, or how much there is in all
COST_OF = re.compile(
    r"(?:tong |du toan |nhu cau )*(?:kinh phi|chi phi)(?: thuc hien| de| chi| cho)* (?="
    r"(?:to chuc|xay dung|tham gia|du(?= (?:hoi|\d))|mo|mua|ho tro|nang cap|sua chua)"
    r" (?!(?:la|tu|cua|cho|trong|nam|theo|va|khoang|hon|gan|du kien|thuc hien|khuyen cong|nguon|von)\b)[a-z\d]"
    r"|(?:dao tao|tap huan|truyen nghe|hoi cho|hoi nghi|hoi thao|phien cho|binh chon|khao sat|tuyen truyen|truyen thong"
    r"|quang ba|trung bay)\b)"
)
# «Kết quả nổi bật: …» names nothing itself.
_OPENS_LIST = re.compile(
    r"(?:ket qua |mot so |cac |nhung )?"
    r"(?:noi bat|tieu bieu|dien hinh|(?:hoat dong|noi dung|nhiem vu) (?:chinh\b|trong tam|chu yeu|ho tro$))"
)


def _ended(words: str) -> str:
    """Without the count at their end and words that lead to it; a bracket that the count has cut is closed."""
    words = _RATE_END.sub("", words)
    counted = _LOOSE_END.sub("", _COUNTED_END.sub("", words).strip(" ,:;-–("))
    told = _LOOSE_END.sub("", words.strip(" ,:;-–(")) if _ACT_ALONE.fullmatch(counted) else counted
    words = told.rstrip(" ,")
    return words + ")" * (words.count("(") - words.count(")"))


_RATE_END = re.compile(r",?\s+(?:với\s)?(?:định )?mức (?:hỗ trợ|chi|thưởng)\s(?:[^\W\d]+\s){0,3}\d.*$")
_COUNTED_END = re.compile(r",?\s+(?:được giao|cho|có|với|gồm) \d.*$")
_ACT_ALONE = re.compile(r"(?i:tổ chức|triển khai|thực hiện|hỗ trợ)")  # «tổ chức cho 25 cơ sở tham gia hội chợ»
_LOOSE_END = re.compile(r"(?:\s+(?:với|là|cho|gồm|của|và|có|để|từ|hết|quy mô))+$")
_SUM_FIRST = re.compile(r"(?:^|[:;,])\s*(?:va )?(?:tren |hon |gan |khoang )*\Z")
_PURPOSE = re.compile(
    r"[\d.,]*\s*(?:nghin|trieu|ty|ti)?\s*(?:dong|d)?\s+"
    r"(?:kinh phi )?(?:duoc )?(?:danh |chi )?"
    r"(?:(?:cho|de|ho tro|to chuc|tham gia|dau tu)\s+|(?=(?:mua|mo|lap dat|xay dung|trung bay|quang ba"
    r"|tuyen truyen|dao tao|tap huan|dang ky|thiet ke|sua chua|nang cap|khao sat|in an|lam)\s))"
    r"((?:(?!,? (?:va )?(?:hon |gan |tren |khoang )?\d)[^.;(]){6,160})"
)


def _purpose(scan: Scan, start: int) -> str:
    """What a sum is for when it is named behind it: «1,2 tỷ đồng cho máy móc»."""
    named = _PURPOSE.match(scan.folded, start)
    if named is None:
        return ""
    words = _at_comma(scan.words(trimmed(scan, Span(*named.span(1)))))
    if _YEAR_BEHIND.match(scan.folded, named.end()):
        words = _YEARS_WORD.sub("", words)
    return _capital(_ended(words))


# «… cho máy móc năm 2024»: the number has cut the year in two
_YEAR_BEHIND = re.compile(r"\s*20\d\d\b")
_YEARS_WORD = re.compile(r"(?:\s+trong)?\s+(?:năm|giai đoạn)$")


# what a list by fields calls its members
_FIELD = re.compile(r"(?:(?:kinh phi|chi|danh) )*(?:cho )?(?P<name>xuc tien thuong mai|khuyen cong|ocop)")


def thing_title(scan: Scan, span: Span, title: str, counts: tuple[Quantity, ...]) -> str:
    """The title, or where it names only who acts and when, what is counted: «2 chủ thể đạt 4 sao»."""
    if field := _FIELD.fullmatch(fold(title)):
        return _capital(title[field.start("name") :])
    if not counts or title_names_thing(title):
        return title
    first = counts[0].span.start
    cut = _HARD_CUT.search(scan.folded, first + 4, span.end)
    words = scan.words(trimmed(scan, Span(first, cut.start() if cut else span.end), " ,;.:)"))
    return _at_comma(_LOOSE_END.sub("", _SUM_END.sub("", words))) or title


_SUM_END = re.compile(r"(?<!ước đạt)(?<!doanh thu)(?<!trị giá)\s\d[\d.,]*\s(?:(?:nghìn|triệu|tỷ|tỉ)\s)?đồng.*$")


def _behind_breakdown(words: str) -> str:
    """«Tổng … 3 tỷ, chia ra: a …» names «a»."""
    ends = [found.end() for found in _BREAKDOWN.finditer(_folded(words))]
    return words[ends[-1] :] if ends and ends[-1] < len(words) - 4 else words


_COUNTED_FOR = re.compile(
    rf",? (?:cho|voi|gom|thu hut) (?=\d[\d.]* {UNIT})|, (?=\d[\d.,]* (?:(?:nghin|trieu|ty|ti) )?dong\b)"
)
_COUNT = re.compile(rf"(?<![\d.,])\d[\d.]* (?=(?!thang|lan\b|bac\b|nam\b|quy\b){UNIT})")


def uncounted(title: str) -> str:
    """A title without how many: «Tổ chức 02 lớp cho 80 người» is «Tổ chức lớp»."""
    folded = _folded(title)
    end = counted.start() if (counted := _COUNTED_FOR.search(folded)) else len(title)
    start, stop = count.span() if (count := _COUNT.search(folded, 0, end)) else (end, end)
    return _capital(title[:start] + title[stop:end])


def _folded(words: str) -> str:
    """Folded, but «gốm» is no «gồm», and «Đà Nẵng» no «đã»."""
    return fold(words.replace("gốm", "g·m").replace("Gốm", "g·m").replace("Đà", "Đ·"))


def _opening_length(folded: str) -> int:
    blanks = len(folded) - len(folded.lstrip(" .,;:"))
    opening = _OPENING.match(folded[blanks:])
    return blanks + (opening.end() if opening else 0)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_COMMA = re.compile(r",(?!\d)")  # not that of «2,5 tỷ đồng»


def _at_comma(words: str) -> str:
    """Up to the first comma behind LONG_ENOUGH characters."""
    comma = next((found.start() for found in _COMMA.finditer(words, LONG_ENOUGH)), -1)
    return shortened(words[:comma] if 0 < comma <= LONGEST else words)


def shortened(words: str) -> str:
    """At most LONGEST characters, cut at a comma or a blank."""
    words = words.strip(" .;:,/")
    if len(words) > LONGEST:
        cut = words[:LONGEST]
        mark = max(cut.rfind(mark) for mark in ",;(")
        words = cut[: mark if mark > LONG_ENOUGH else cut.rfind(" ")]
    return words.strip(" .,;:-–/")
