"""Why something was not done, cost nothing or went over: the sentence that says so, and what it means."""

import re
from dataclasses import dataclass

from ....terms.facts import Amount, Span
from ..text.scan import Scan, trimmed
from .sums import A_SUM

_NO_MONEY = (
    r"(?:phat sinh|su dung|can|ton|cap)(?: (?:su dung|nhu cau|chi|den))?[^.;:]{0,40}?"
    r"(?:nguon )?(?:kinh phi|chi phi|ngan sach)"
)
_ZERO = r"[a-z ]{0,20}:? 0 dong\b"
_NOTHING_SPENT = re.compile(
    rf"khong chi (?:ho tro|cho|tra)\b|khong {_NO_MONEY}|chua(?<!phan chua)(?<!con chua) {_NO_MONEY}"
    r"|chua duoc (?:ho tro|cap|bo tri) kinh phi|chua (?:giai ngan|thanh toan|chi)\b(?= *(?:[.;,)]|$))"
    rf"|kinh phi{_ZERO}|da chi{_ZERO}|so tien{_ZERO}|(?:giai ngan|uoc chi){_ZERO}|:\s*0 (?:dong|trieu)\b"
)
_NOT_DONE = re.compile(
    r"khong (?:nhan duoc|co) (?:ho so|don vi|nhu cau|doi tuong)(?! (?:[a-z]+ ){0,3}rut\b)"
    r"|(?:khong|chua) (?:thuc hien|trien khai|to chuc|mo duoc)(?! hieu qua)|(?:khong|chua) phat sinh(?=\s*(?:[.;,]|$))"
    r"|(?:khong|chua) tham gia(?: duoc)?(?= (?:do|vi)\b)"
)
# as printed: without marks «hoãn» is «hoàn thành», «dừng» is «dùng», «hủy» is «huy động»
CANCELS = (
    r"(?:(?:phải|bị|đã|xin|tạm|tạm thời) )*(?:(?:hủy|huỷ)(?: bỏ)?|hoãn|dừng|ngừng|đình chỉ)\b"
    r"(?! (?:dự toán|kinh phí|vốn|số|ở|lại|thủ tục|quyết định|hợp đồng))"
)
_CANCELLED = re.compile(CANCELS, re.IGNORECASE)
_NOT_YET = re.compile(r"\W*chua (?:ho tro|xay dung|mo|tham gia|to chuc|thanh lap|dau tu|cong nhan|hoan thanh|ban hanh)")
# Who was to get a content gives it up; «rút kinh nghiệm», «rút bớt», «rút phần kinh phí», «rút khỏi liên doanh» are
# something else.
_FROM_IT = (
    r"(?:khoi (?:chuong trinh|de an|ke hoach|danh sach|danh muc|du an|noi dung|nhiem vu)\b"
    r"|ho so\b(?! (?!(?:vi|do|dang ky|de nghi|tham gia|khoi)\b)\w))"
)
_WITHDRAWN = re.compile(
    rf"\b(?:(?:xin|de nghi|tu nguyen) (?:duoc )?rut\b(?! (?!{_FROM_IT})(?:kinh nghiem|kinh phi|ngan|von|tien|gon|bot"
    rf"|(?:mot )?phan|mot so|tam ung|ho so|khoi|\d+)\b)|rut (?:{_FROM_IT}|(?:dang ky|ten|lui)\b))"
)
_SOME_OF_THEM = re.compile(
    r"\d (?:co so|don vi|cong ty|doanh nghiep|htx|hop tac xa|chu the|ho|de an)\b"
    r"|(?<![\d/.,])(?<!thang )(?<!quy )(?:\d{1,3}|mot|hai|ba|vai|nhieu|thu tu)(?: [a-z]+){1,5} $"
    r"|\b(?:hoc vien|ho dan|nguoi dan|lao dong|gian hang)(?: [a-z]+){0,3} $"
)
_NOBODY = re.compile(
    r"\b(?:khong|chua)(?: (?:co|thay|ghi nhan)"
    r"(?: (?!(?:nen|phai|(?<!don )vi|do|von|du|kha nang|mat bang)\b)[a-z]+){0,6})? $"
)
_DONE_AFTER_ALL = re.compile(
    r"\bda (?:duoc )?(?:nghiem thu|hoan thanh|be giang|thay|to chuc|thuc hien|trien khai|ban giao|ket noi|lap dat"
    r"|dua vao)\b|\b(?:duoc )?thay (?:the )?bang\b|\b(?<!khong )(?<!khong the )tiep tuc thuc hien\b"
)
_CAUSE = re.compile(
    r"(?:\bvi vay|\bdo (?!(?:bo|cuc|so|ubnd|trung tam|uy ban|hoi|don vi|nha nuoc)\b)|\bvi\b"
    r"|nguyen nhan|\bnen\b|\bly do)"
)
_NAMED = re.compile(r"[.,;]?\s+(?:nguyen nhan|ly do)(?: la| (?:khong|chua) (?:thuc hien|trien khai))?: ?")
_UNSAID = re.compile(r"\bchua neu(?: (?:nguyen nhan|ly do|nguon bu))?$")
_EXPLAINED = re.compile(r"giai trinh: ")
_FROM = r"(?:[^().]|\.(?=\d)){0,40}(?:can doi|bu dap|lay|dieu chuyen) tu[^().]{0,160}"
_BALANCED = re.compile(
    rf"kinh phi (?:phat sinh )?(?:tang|vuot|chenh lech)[^()]{{0,160}}|phat sinh{_FROM}|vuot{_FROM}|tang{_FROM}"
)

LONGEST_WHO = 160  # signs before «xin rút» that say who does


@dataclass(frozen=True, slots=True)
class Reason:
    text: str
    span: Span


_OTHERS_PAY = re.compile(
    r"(?:\bkinh phi[a-z ]{0,20}:?|:)\s*0 (?:dong|trieu)\b|"
    r"(?:khong su dung|khong dung|khong phat sinh|khong bo tri) (?:tu )?(?:nguon )?(?:kinh phi|ngan sach|von\b)"
)


def costs_nothing(scan: Scan, span: Span) -> Amount | None:
    """A planned amount of 0: the text says that others pay and the budget gives nothing."""
    found = _OTHERS_PAY.search(scan.folded, span.start, span.end)
    return Amount(0, Span(found.start(), found.end()), rule="nothing-spent") if found else None


def nothing_spent(scan: Scan, span: Span) -> Amount | None:
    """An amount of 0 where the text says that no money was used."""
    found = _NOTHING_SPENT.search(scan.folded, span.start, span.end)
    return Amount(0, Span(found.start(), found.end()), rule="nothing-spent") if found else None


def is_not_done(scan: Scan, span: Span) -> bool:
    """Only what a sentence opens with tells that the thing itself was not done."""
    named = scan.folded.find(": ", span.start, min(span.end, span.start + LONGEST_WHO))
    opening = min(span.end, max(named, span.start) + 60)
    said = _NOT_DONE.search(scan.folded, span.start, opening) or _NOT_YET.match(scan.folded, span.start, opening)
    return bool(said) or withdrawn(scan, span) is not None


def withdrawn(scan: Scan, span: Span) -> Span | None:
    """«Công ty xin rút do không đủ vốn»: the clause by which who was to get a thing gives it up. «01 cơ sở xin rút»
    leaves the others, and what was done after all was not given up."""
    found = _WITHDRAWN.search(scan.folded, span.start, span.end)
    if found is None or _DONE_AFTER_ALL.search(scan.folded, span.start, span.end):
        return None
    start = max(span.start, scan.folded.rfind(": ", span.start, found.start()) + 1)
    who = scan.folded[max(start, found.start() - LONGEST_WHO) : found.start()]
    if _SOME_OF_THEM.search(who) or _NOBODY.search(who):
        return None
    if named := _NAMED.search(scan.folded, found.end(), span.end):
        start = named.end()
    return trimmed(scan, Span(start, scan.clause_end(max(start, found.end()), span.end)))


_UNPAID_FOR = re.compile(r"\b(?:khong|chua) (?:duoc )?(?:bo tri|cap|co)(?: duoc)? (?:kinh phi|nguon|von)\b")


def _unpaid_for(scan: Scan, span: Span) -> Span | None:
    """«Chưa bố trí được kinh phí để thực hiện …»: want of money is a reason."""
    found = _UNPAID_FOR.search(scan.folded, span.start, span.end)
    return Span(found.start(), scan.clause_end(found.end(), span.end)) if found else None


def reason_of(scan: Scan, span: Span, *, unspent: bool = False) -> Reason | None:
    """The words that explain overspending; else, where nothing was done or spent, the sentences about that."""
    if explained := _EXPLAINED.search(scan.folded, span.start, span.end):
        return _named(scan, explained.end(), span.end)
    if balanced := _BALANCED.search(scan.folded, span.start, span.end):
        return _said(scan, Span(balanced.start(), balanced.end()))
    if not unspent:
        return None
    found = (
        _NOTHING_SPENT.search(scan.folded, span.start, span.end)
        or _NOT_DONE.search(scan.folded, span.start, span.end)
        or _CANCELLED.search(scan.flat, span.start, span.end)
    )
    if not found:
        given_up = withdrawn(scan, span) or _unpaid_for(scan, span)
        return _said(scan, given_up) if given_up else None
    if named := _NAMED.match(scan.folded, found.end(), span.end):
        return _named(scan, named.end(), span.end)
    start = scan.clause_start(found.start(), span.start)
    if not _CAUSE.search(scan.folded, start, scan.clause_end(found.end(), span.end)):
        later = _NAMED.search(scan.folded, found.end(), span.end)
        return _named(scan, later.end(), span.end) if later else None
    if re.match(r"\s*(?:vi vay|do do|vi the)", scan.folded[start:]):
        start = scan.clause_start(max(start - 2, span.start), span.start)
    lead = scan.folded.rfind(": ", start, found.start() + 1)
    start = lead + 1 if lead >= 0 else start
    return _said(scan, Span(start, scan.clause_end(found.end(), span.end)))


# Behind a sum, as printed: «do» is also «tiến độ»; «do Sở Công Thương cấp», «do ngân sách tỉnh hỗ trợ» tell who paid.
_WHO = (
    r"ngân sách|nguồn|trung ương|địa phương|tỉnh|huyện|xã|phường|thành phố|các?|đơn vị|cơ sở|doanh nghiệp|công ty"
    r"|hợp tác xã|hội|sở|bộ|cục|chi cục|phòng|ban|trung tâm|ủy ban|uỷ ban|nhà nước|chủ|người|nhà thầu|dân|trường|viện"
)
_MORE_CAUSED = re.compile(
    r"(?P<clause>(?:[^.;\n]|\.(?=\d)|;(?= (?:tăng|vượt)\b)){0,80}?)"
    rf"(?:(?<!tự )\bdo (?!(?:đó|vậy|{_WHO})\b)(?=[a-zà-ỹđ])|\bvì (?!(?:vậy|thế)\b)|\btheo (?:đề nghị|yêu cầu) của "
    r"|\b(?:được )?(?:bổ sung|điều chỉnh tăng)(?: kinh phí)? (?:tại|theo|bằng) )"
    r"|[^.;\n]{0,40}(?:[.;,]\s+|\()(?P<named>[Nn]guyên nhân|[Ll]ý do)(?: (?:tăng|vượt)[^.:;]{0,30}| là)?:? "
    # «…, tăng 01 lớp so với kế hoạch để đáp ứng nhu cầu»: what more was for
    r"|(?P<more>[^.;\n]{0,40}\b(?:tăng|vượt|thêm)\b[^.;\n]{0,60}? )để (?=đáp ứng|phục vụ|kịp|bảo đảm|đảm bảo|phù hợp)"
    # «…; phần tăng được Sở Tài chính thống nhất tại Công văn số …»: who agreed to it
    r"|(?P<rise>[^.;\n]{0,40}[.;,(]\s*)(?:[Pp]hần |[Ss]ố |[Kk]hoản |[Kk]inh phí )+(?:kinh phí )?(?:tăng|vượt|phát sinh)"
    r"(?: thêm)?(?: này)?(?: đã)? được [^.;\n]{2,80}?(?:thống nhất|đồng ý|chấp thuận|cho phép|phê duyệt|bổ sung|cấp)\b"
)
_LESS = re.compile(r"\b(?:giảm|tiết kiệm|thấp hơn|ít hơn)\b")


def cause_of_more(scan: Scan, span: Span) -> Reason | None:
    """Behind what was spent: «…, vượt kế hoạch do mở thêm 01 lớp», «…. Nguyên nhân: giá in tăng»."""
    found = _MORE_CAUSED.match(scan.flat, span.start, span.end)
    if found is None:
        return None
    if found["named"]:
        return _named(scan, found.end(), _within_bracket(scan, found.end(), scan.clause_end(found.end(), span.end)))
    if found["clause"] and _LESS.search(found["clause"]):
        return None  # «…, giảm 20 triệu đồng do tiết kiệm chi»
    end = _within_bracket(scan, found.end(), scan.clause_end(found.end(), span.end))
    start = found.end(next(group for group in ("clause", "more", "rise") if found[group] is not None))
    told = found["rise"] is not None or scan.flat[found.end() : end].strip(" .;)")
    return _said(scan, Span(start, end)) if told else None


def _within_bracket(scan: Scan, start: int, end: int) -> int:
    """Where a bracket closes in which words stand, else their end."""
    opened = 0
    for at in range(start, end):
        opened += (scan.flat[at] == "(") - (scan.flat[at] == ")")
        if opened < 0:
            return at
    return end


_REMARKED = re.compile(
    r"\b(?:vuot ke hoach|khong thuc hien|khong phat sinh kinh phi|nguyen nhan|ly do|giai trinh)\s*: "
)


def reason_in_cell(scan: Scan, cell: Span, *, only_causes: bool) -> Reason | None:
    """What a table's column of reasons says of a row; of a column of remarks only what names a cause."""
    if named := _REMARKED.search(scan.folded, cell.start, cell.end):
        return _unless_unsaid(_said(scan, Span(named.end(), cell.end)), scan)
    if cell.start == cell.end or (only_causes and not _CAUSE.search(scan.folded, cell.start, cell.end)):
        return None
    said = _said(scan, cell)
    return _unless_unsaid(said, scan) if any(map(str.isalpha, said.text)) else None


def is_unsaid(folded: str) -> bool:
    """«Nguyên nhân: chưa nêu.»"""
    return _UNSAID.search(folded.rstrip(" .;")) is not None


def _unless_unsaid(said: Reason, scan: Scan) -> Reason | None:
    """«chưa nêu» names no reason."""
    return None if _UNSAID.search(scan.folded, said.span.start, said.span.end) else said


_SUM_ALONE = re.compile(rf"(?:(?:tong )?(?:kinh phi|von|so tien)[a-z :]{{0,20}})?{A_SUM}")  # says how much, and not why
_BRACKET = re.compile(r"\(([^()]{6,90})\)[\s.;,]*\Z")


def bracketed_reason(scan: Scan, span: Span) -> Reason | None:
    """Why a member of a list was not done, where brackets behind it say so."""
    found = _BRACKET.search(scan.flat[span.start : span.end])
    inside = Span(span.start + found.start(1), span.start + found.end(1)) if found else None
    return _said(scan, inside) if inside and not _SUM_ALONE.fullmatch(scan.fold(inside)) else None


def _named(scan: Scan, start: int, end: int) -> Reason | None:
    """What stands behind «nguyên nhân: »; «chưa nêu» names none."""
    return _unless_unsaid(_said(scan, Span(start, scan.clause_end(start, end))), scan)


def _said(scan: Scan, span: Span) -> Reason:
    tight = trimmed(scan, span)
    return Reason(scan.words(tight), tight)
