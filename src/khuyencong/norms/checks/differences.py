"""Checks of a figure that a sentence works out from two of its others: what was saved, an average."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ...terms.facts import Finding, Span
from ...terms.numbers import NotANumber, format_decimal, parse_number, parse_scaled
from .case import Case, printed_figure, warning

_SCALE = r"(?:nghin|ngan|trieu|ty|ti)"


def _money(name: str) -> str:
    """«4.800 triệu đồng», «50.000.000 đồng»."""
    return rf"(?P<{name}>\d(?<![\d.,/–-]\d)[\d.]*+(?:,\d++)?)(?: (?P<{name}_scale>{_SCALE})\b)? dong\b"


_SHARE = r"(?:[,;]? \(?(?:dat|bang|chiem) (?:ty le )?[\d,.]+ ?%[^\d.;:]{0,30})?"
_SAVED = r"(?:tiet kiem|con thua|con du)(?: duoc)?"
_PLANNED = r"(?:du toan|ke hoach|kinh phi (?:duoc |da )?(?:duyet|giao|cap|phe duyet))(?: nam 20\d\d)?"
_LEFT = r"(?:(?:so |so tien |kinh phi |so kinh phi )?con lai(?: la)?)"
_SPENT = r"(?:quyet toan|thuc hien|da chi|thuc chi|giai ngan|su dung)"
_DIFFERENCES = (
    re.compile(  # «quyết toán 47.850.000 đồng, tiết kiệm 2.150.000 đồng so với dự toán (50.000.000 đồng)»
        rf"\b{_SPENT}\b[^\d.;:]{{0,30}}:? ?{_money('after')}{_SHARE},? \(?(?:{_SAVED}|thap hon|giam) {_money('change')}"
        rf" so voi [^\d();.]{{0,20}}{_PLANNED}[^\d();.]{{0,30}}\(?{_money('before')}"
    ),
    re.compile(  # «dự toán 50 triệu đồng, quyết toán 47 triệu đồng, tiết kiệm 3 triệu đồng»
        rf"\b{_PLANNED}\b[^\d.;:]{{0,30}}:? ?{_money('before')}[,;]? ?\(?(?:va )?(?:da )?{_SPENT}\b[^\d.;:]{{0,30}}:? ?"
        rf"{_money('after')}{_SHARE}[,;]? \(?(?:{_SAVED}|(?P<left>{_LEFT})) {_money('change')}"
    ),
)
_WORKED_OUT = re.compile(r"\b(?:tiet kiem|con thua|con du|con lai|thap hon|giam)\b")


def differences(case: Case) -> Iterator[Finding]:
    """What was saved or is left of a planned sum, beside that and what was spent."""
    if not _WORKED_OUT.search(case.folded):
        return
    told: set[int] = set()
    for said in (found for pattern in _DIFFERENCES for found in pattern.finditer(case.folded)):
        values = _moved(said)
        if values is None or said.start("change") in told:
            continue
        told.add(said.start("change"))
        moved, change, allowed = values
        if abs(moved - change) > allowed:
            span = Span(said.start("change"), said.end("change_scale" if said["change_scale"] else "change"))
            left = said.groupdict().get("left")
            words = f"Số {'còn lại' if left else 'tiết kiệm'} khác hiệu của hai số trong câu"
            yield warning("sum-mismatch", words, span, format_decimal(change), format_decimal(moved))


def _moved(said: re.Match[str]) -> tuple[Decimal, Decimal, Decimal] | None:
    """What was left, what is told of it, and by how much rounding may part them."""
    try:
        before, first = printed_figure(said["before"], said["before_scale"])
        after, second = printed_figure(said["after"], said["after_scale"])
        change, third = printed_figure(said["change"], said["change_scale"])
    except NotANumber:
        return None
    return before - after, change, first + second + third


_OF_THE_SUM = (  # «doanh thu bình quân», «thu nhập bình quân» are averages of something else
    r"(?:[,;(] ?|\b(?:ho tro|kinh phi|muc chi|so tien|tuc la|tuc|va) )(?:muc )?(?:binh quan|trung binh)"
)
_FIGURE = rf"(?P<digits>\d[\d.]*+(?:,\d++)?)(?: (?P<scale>{_SCALE})\b)? "
_AVERAGES = (
    re.compile(
        rf"{_OF_THE_SUM}(?: la| dat)?:? {_FIGURE}(?P<of>[a-z]+(?: [a-z]+){{0,2}}?) ?/ ?"
        r"(?P<unit>[a-z]+(?: [a-z]+)?)\b(?! ?/)"
    ),
    re.compile(  # «bình quân mỗi cơ sở được hỗ trợ 35 triệu đồng»
        rf"{_OF_THE_SUM} moi (?P<unit>[a-z]+(?: [a-z]+)??)(?: (?:duoc )?ho tro| la| dat| co)? {_FIGURE}"
        r"(?P<of>[a-z]+)\b(?! ?/)"
    ),
)
_SUM = re.compile(rf"(?<![\d.,/–-])\d[\d.]*+(?:,\d++)?(?: {_SCALE}\b)? (?:dong|d)\b(?! ?/)")
_SENTENCE = re.compile(r"[.;:](?=\s)|\n")
_ROUGH = re.compile(r"\b(?:gan|hon|tren|duoi|khoang|uoc|den|toi thieu|it nhat|toi da) *\Z")
_OF_OTHER = re.compile(r"\b(?:von|doanh thu|doanh so|gia tri|doi ung|kim ngach|thu nhap)\b")
_TIME = re.compile(r"(?:ngay|thang|nam|quy|buoi|gio|dot|lan|tuan)\b")
_REACH = 300  # characters before an average in which its sentence tells the whole


def averages(case: Case) -> Iterator[Finding]:
    """«19 chủ thể với tổng số tiền 665 triệu đồng, bình quân 53 triệu đồng/chủ thể»; where its sentence tells one sum
    (or count) and one count of that unit, as far as the average is told."""
    if "binh quan" not in case.folded and "trung binh" not in case.folded:
        return
    for said in (found for pattern in _AVERAGES for found in pattern.finditer(case.folded)):
        first = max(0, said.start() - _REACH)
        starts = [stop.end() for stop in _SENTENCE.finditer(case.text, first, said.start())]
        start = starts[-1] if starts else first
        is_money = said["of"] in ("dong", "d")
        whole = _only(case, _SUM if is_money else _counted(said["of"]), start, said.start())
        times = _only(case, _counted(said["unit"]), start, said.start())
        of_other = is_money and _OF_OTHER.search(case.folded, start, said.start())
        if _TIME.match(said["unit"]) or of_other or whole is None or not times:
            continue
        try:
            average = _number(said["digits"], said["scale"])
        except NotANumber:
            continue
        if abs(whole - average * times) > times * _last_digit(said["digits"], said["scale"]):
            span = Span(said.start("digits"), said.end("scale" if said["scale"] else "digits"))
            words = "Số bình quân khác tổng chia cho số lượng trong câu"
            right = format_decimal((whole / times).quantize(Decimal(1) if is_money else Decimal("0.1")))
            yield warning("sum-mismatch" if is_money else "count-mismatch", words, span, case.words(span), right)


def _counted(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,/–-])\d[\d.]*+(?![,/]\d) {re.escape(unit)}\b")


def _only(case: Case, what: re.Pattern[str], start: int, end: int) -> Decimal | None:
    """The one such figure in a stretch, told exactly."""
    found = [*what.finditer(case.folded, start, end)]
    if len(found) != 1 or _ROUGH.search(case.folded, max(start, found[0].start() - 12), found[0].start()):
        return None
    digits, _, unit = found[0].group().partition(" ")
    scale = re.match(rf"{_SCALE}\b", unit)
    try:
        return _number(digits, scale.group() if scale else None)
    except NotANumber:
        return None


def _number(digits: str, scale: str | None) -> Decimal:
    return Decimal(parse_scaled(digits, scale) if scale else parse_number(digits.rstrip(".")))


def _last_digit(digits: str, scale: str | None) -> Decimal:
    """One of the last place that is told: noughts at the end of «35.000.000» say that it may be rounded to millions."""
    decimals = len(digits.partition(",")[2])
    noughts = len(digits.replace(".", "")) - len(digits.replace(".", "").rstrip("0")) if not decimals else 0
    rounded = noughts // 3 * 3
    return Decimal(parse_scaled("1", scale) if scale else 1).scaleb(rounded - decimals)
