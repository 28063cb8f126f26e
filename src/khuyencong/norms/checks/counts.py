"""Checks of counts: digits grouped wrongly, parts against wholes, shares, units that change from plan to result."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import chain

from ...terms.facts import REACHED, Activity, Finding, Quantity, Role, Span
from ...terms.measure_words import are_times_and_heads
from ...terms.numbers import NotANumber, format_decimal, parse_number, parse_scaled, percent_text
from ...terms.vietnamese import fold
from .case import Case, info, warning
from .count_parts import parted_counts, parts_differ

_BAD_GROUP = re.compile(
    r"(\d(?<![\w.,/:-]\d)(?<!(?=(?:1[0-2]|0?[1-9])\.20\d\d(?!\d))\d)\d{0,2}(?:\.\d{3})*\.(?:\d{4,6}|\d{3}0|\d{2}))"
    r"(?![\w.]|,\d)(?!\s*(?:ty|ti|trieu|ha|%|km))"
)


_MONEY = re.compile(  # grouped otherwise than «1.250.000»; «2.1 Đồng Nai», «mục 1.2 đồng thời …» is none
    r"(?P<digits>\d(?<![\w.,/:-]\d)(?!\d{0,2}(?:\.\d{3})+(?![.,]?\d))\d{0,2}"
    r"(?:(?:[.,]\d{1,6}){2,}|[.,]\d{1,6}(?= ?(?:nghìn|ngàn|triệu|tỷ|tỉ)\b)))"
    r" ?(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)?\b ?(?:đồng\b|đ\b|VNĐ\b)(?= ?(?:[.,;:()/]|$)| (?:và|cho|từ|để|do|đã|được)\b)"
)


def bad_groupings(case: Case) -> Iterator[Finding]:
    """Digits between dots that are no group of three («3.7000»), in counts and in money («1.250.00.000 đồng»)."""
    words = "Dấu chấm tách hàng nghìn đặt sai chỗ"
    told = set[int]()
    for match in _BAD_GROUP.finditer(case.folded):
        digits = match[1]
        if len(digits.rpartition(".")[2]) <= 2 or _in_citation(case, match.start()):
            continue
        told.add(match.start(1))
        expected = digits[:-1] if digits.endswith("0") and len(digits.rpartition(".")[2]) == 4 else None
        yield warning("bad-grouping", words, Span(*match.span(1)), digits, expected)
    for money in _MONEY.finditer(case.flat):
        if money.start("digits") not in told and not _is_number(money):
            yield warning(
                "bad-grouping", words, Span(*money.span("digits")), money["digits"], _grouped(money["digits"])
            )


def _is_number(money: re.Match[str]) -> bool:
    """A part of a đồng may be told, too."""
    for parse in (parse_number, lambda digits: parse_scaled(digits, money["scale"] or "")):
        with suppress(NotANumber):
            parse(money["digits"])
            return True
    return False


def _grouped(digits: str) -> str | None:
    """«250,000.000» is surely «250.000.000»; where a nought was left out or doubled nobody can tell which."""
    groups = re.split("[.,]", digits)
    return ".".join(groups) if all(len(group) == len("000") for group in groups[1:]) else None


def _in_citation(case: Case, at: int) -> bool:
    return any(c.span.start <= at < c.span.end for c in case.facts.citations)


PARTS_REACH = 1500  # characters behind a whole in which its parts are told
_PARTS = re.compile(r"\b(gom|bao gom|trong do)\b(?: co)?:?")
_COMPARED = re.compile(r",\s*(?:vuot|tang|giam|so voi)\b")  # with a plan, with another year
_OPENS_MEMBERS = re.compile(r"[^.]{0,60}\b(?:gom|sau)\s*:\s*(?=\(1\))")
_MEMBER = re.compile(r"\((\d{1,2})\)\s*[^\W\d_]")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)|\n\s*\n")


def count_mismatches(case: Case) -> Iterator[Finding]:
    """A whole whose parts, told in the same sentence, add up to something else."""
    told = {finding.span.start: finding for finding in parted_counts(case) if finding.span}
    for activity in case.facts.activities:
        for i, whole in enumerate(activity.quantities):
            if whole.span.start not in told:
                yield from _against_parts(case, activity, whole, i)
            yield from _against_members(case, whole)
    yield from told.values()


def _against_parts(case: Case, activity: Activity, whole: Quantity, at: int) -> Iterator[Finding]:
    """Whether the counts behind a whole, which is the activity's so-and-so-many-th, are told as its parts."""
    end = _sentence_end(case, whole.span.end, min(activity.span.end, whole.span.end + PARTS_REACH))
    lead = _PARTS.search(case.folded, whole.span.end, end)
    if not lead or whole.value_max is not None:
        return
    if _is_open(case.text[whole.span.end : lead.start()]):  # «05 đề án (trong đó 01 …), 05 đề án địa phương»
        closed = case.text.find(")", lead.end(), end)
        end = closed if closed >= 0 else end
    compared = _COMPARED.search(case.folded, lead.end(), end)
    end = compared.start() if compared else end
    following = [q for q in activity.quantities[at + 1 :] if not _in_brackets(case, lead.end(), q)]
    parts = [q for q in following if lead.end() <= q.span.start < end and _same_head(q, whole)]
    first = next((q for q in following if q.span.start > whole.span.end), None)
    if len(parts) < 2 or first not in parts or _told_again(case, Span(lead.end(), end), parts):
        return
    added = sum(q.value for q in parts)
    whole_said = lead[1] != "trong do" or (_closes_list(case, parts) and abs(added - whole.value) * 4 <= whole.value)
    if added != whole.value and (whole_said or added > whole.value):
        yield parts_differ(case, whole.span, Decimal(str(whole.value)), Decimal(str(added)))


def _in_brackets(case: Case, start: int, part: Quantity) -> bool:
    """«15 đề án chế biến nông sản (riêng chế biến chè 12 đề án)»: 12 of the 15, not beside them."""
    return _is_open(case.text[start : part.span.start])


def _is_open(words: str) -> bool:
    return words.count("(") > words.count(")")


def _told_again(case: Case, span: Span, parts: list[Quantity]) -> bool:
    """«01 đề án in bao bì, 01 đề án cơ khí»: one and the same count is kept once, and the parts cannot be added."""
    told = {(q.value, q.unit) for q in parts}
    printed = (rf"(?<![\d.,])0?{re.escape(format_decimal(value))} {re.escape(fold(unit))}\b" for value, unit in told)
    return sum(len(re.compile(p).findall(case.folded, span.start, span.end)) for p in printed) > len(parts)


def _closes_list(case: Case, parts: list[Quantity]) -> bool:
    """«… 04 bộ và 01 hộp» tells all there is; «…, 06 bộ đủ điều kiện» may be some of them."""
    return bool(re.search(r"\bva\b", case.folded[parts[-2].span.end : parts[-1].span.start]))


def _same_head(part: Quantity, whole: Quantity) -> bool:
    one, other = fold(part.unit), fold(whole.unit)
    return one in other or other in one


def _against_members(case: Case, whole: Quantity) -> Iterator[Finding]:
    """«Có 05 nội dung … gồm: (1) …; (2) …»: the members are counted."""
    line_end = case.text.find("\n", whole.span.end)
    line_end = len(case.text) if line_end < 0 else line_end
    lead = _OPENS_MEMBERS.match(case.folded, whole.span.end, line_end)
    if not lead:
        return
    members = [int(m[1]) for m in _MEMBER.finditer(case.folded, lead.end(), line_end)]
    if members and members[-1] != whole.value:
        yield warning(
            "count-mismatch",
            f"Văn bản nêu {format_decimal(whole.value)} {whole.unit} nhưng liệt kê {members[-1]}",
            whole.span,
            format_decimal(whole.value),
            str(members[-1]),
        )


def _sentence_end(case: Case, start: int, most: int) -> int:
    found = _SENTENCE_END.search(case.text, start, most)
    return found.start() if found else most


_SHARE = re.compile(
    r"(\d(?<![\d.,/]\d)(?<!thang \d)(?<!ngay \d)[\d.]*+)\s?/\s?(\d[\d.]*)(?![\d/]|,\d)"
    r"(?:[^,.;%/\d]|20\d\d|[1-5] sao){0,40}?,?(?: (?:chi|da|uoc|voi))?[ (]+(?:ty le|dat|chiem|tuong ung|bang)"
    r"(?: (?:ty le|khoang|tren|gan|hon|duoc|toi|la|dat))*:? ?(\d{1,3}(?:,\d+)?)\s?%"
    r"(?! (?:so voi )?(?:cung ky|nam (?:truoc|20)|ke hoach (?:quy|dot|thang|\d)|muc))"
)
_OF_WHOLE = re.compile(  # «1.200 trên tổng số 2.000 triệu đồng, đạt tỷ lệ 60%», «150 lao động/200 lao động, đạt 75%»
    r"(?P<part>\d(?<![\d.,/]\d)[\d.]*+(?:,\d+)?) ?(?P<unit>[a-z]++(?: (?!tren\b)[a-z]++){0,2})?"
    r"(?:(?P<plan>,? so voi (?:ke hoach|chi tieu|muc tieu)(?: nam| ca nam| de ra| duoc giao| giao| la)*) |"
    r"(?P<among> tren) (?:tong (?:so )?)?| ?/ ?)(?P<whole>\d[\d.]*+(?:,\d+)?) (?P<again>[a-z]++(?: [a-z]++){0,2})"
    r"[^.;%/\d()]{0,30}?,? ?\(?(?:dat|chiem|tuong ung|bang)(?: (?:ty|ti) le)? (?P<percent>\d{1,3}(?:,\d+)?) ?%"
    r"(?! (?:so voi|cung ky)|(?(among) ke hoach|(?!)))"  # «45 trên 60 sản phẩm đăng ký, đạt 90% kế hoạch»
)
_OF_THEM = re.compile(  # «Trong 40 cơ sở được khảo sát có 12 cơ sở đạt yêu cầu, chiếm 30%»
    r"\btrong (?:tong )?(?:so )?(?P<whole>\d[\d.]*+) (?P<unit>[a-z]++(?: [a-z]++)?)[^\d.;%()]{0,50} co "
    r"(?P<part>\d[\d.]*+) (?P=unit)\b[^\d.;%()]{0,60},? chiem(?: ty le)? (?P<percent>\d{1,3}(?:,\d+)?) ?%"
)
_PLAN_REST = re.compile(  # «kế hoạch 10 lớp, đã mở 06 lớp, còn lại 04 lớp»
    r"\bke hoach (?:la |giao |nam )?(\d[\d.]*+) ([a-z]++)\b[^\d.;%]{0,50} (\d[\d.]*+) \2\b[^\d.;%]{0,50} "
    r"con lai (\d[\d.]*+) \2\b(?![^.;\n]{0,80} \d[\d.]* \2\b)"
)
_FRACTION_REST = re.compile(
    r"(?=\d)(?<![\d./])(\d[\d.]*)/(\d[\d.]*)\s+([a-z]+(?: [a-z]+)?)[^/]{0,220}?con lai\s+(\d[\d.]*)\s+(?!trieu|ty\b"
    r"|ti\b|dong|nghin)"
)

_PRESENT = re.compile(  # «09 thành viên, có mặt 08, vắng 01»
    r"(?<![\d./])(\d[\d.]*+) (?:thanh vien|dai bieu|nguoi)\b[^\d.;]{0,40}co mat:? (\d[\d.]*+)(?!/)[^\d.;]{0,30}"
    r"[,;] (?:va )?vang(?: mat)?:? (\d[\d.]*+)"
)


def share_mismatches(case: Case) -> Iterator[Finding]:
    """A fraction beside another percent, or a rest that does not complete its fraction."""
    for match in _SHARE.finditer(case.folded):
        values = _numbers(match[1], match[2])
        if values and values[1] and abs(values[0] * 100 / values[1] - Decimal(match[3].replace(",", "."))) > 1:
            exact = percent_text(values[0] * 100 / values[1])
            yield warning(
                "percent-mismatch", "Tỷ lệ khác phân số ghi trước nó", Span(*match.span()), match[3] + "%", exact
            )
    yield from _shares_of_wholes(case)
    for match in _FRACTION_REST.finditer(case.folded) if "con lai" in case.folded else ():
        yield from _rest(match, match[2], match[1], "Số còn lại không khớp phân số")
    for match in _PLAN_REST.finditer(case.folded) if "con lai" in case.folded else ():
        yield from _rest(match, match[1], match[3], "Số còn lại không khớp kế hoạch và số đã làm")
    for match in _PRESENT.finditer(case.folded) if " vang " in case.folded else ():
        yield from _rest(match, match[1], match[2], "Số vắng không khớp số thành viên và số có mặt")


def _rest(match: re.Match[str], whole: str, done: str, words: str) -> Iterator[Finding]:
    """A rest, the last of what matched, that does not complete its whole."""
    last = match.re.groups
    told = _numbers(done, whole, match[last])
    if told and told[0] + told[2] != told[1]:
        expected = format_decimal(told[1] - told[0])
        yield warning("count-mismatch", words, Span(*match.span(last)), match[last], expected)


def _shares_of_wholes(case: Case) -> Iterator[Finding]:
    """A part beside a whole of the same unit, where that of the part may be left out, and another percent."""
    said = (words.finditer(case.folded) for words in (_OF_WHOLE, _OF_THEM) if "%" in case.folded)
    for match in chain.from_iterable(said):
        unit = match["unit"] or ""
        if match.re is _OF_WHOLE and not (
            match["again"].startswith(unit) and (unit or match["among"] or match["plan"])
        ):
            continue  # «12/15 lớp» is told of by _SHARE
        part, whole, told = (_decimal(match[name]) for name in ("part", "whole", "percent"))
        if part is not None and whole and told is not None and abs(part * 100 / whole - told) > 1:
            words = "Tỷ lệ khác phân số ghi trước nó"
            exact = percent_text(part * 100 / whole)
            yield warning("percent-mismatch", words, Span(*match.span()), match["percent"] + "%", exact)


def _decimal(printed: str) -> Decimal | None:
    with suppress(NotANumber):
        return Decimal(parse_number(printed.rstrip(".")))
    return None


def _numbers(*printed: str) -> list[Decimal] | None:
    try:
        return [Decimal(parse_number(digits.rstrip("."))) for digits in printed]
    except NotANumber:
        return None


def measure_mismatches(case: Case) -> Iterator[Finding]:
    """Planned in «lượt học viên», reported in «học viên»: not the same measure."""
    planned = {(a.path, a.title): a for a in case.facts.activities if a.role is Role.PLAN}
    for actual in case.facts.activities:
        plan = planned.get((actual.path, actual.title)) if actual.role in REACHED else None
        for reached in actual.quantities if plan else ():
            if plan and (target := measures_apart(reached, plan.quantities)):
                words = f"Kế hoạch tính bằng «{target.unit}», kết quả tính bằng «{reached.unit}»"
                told = info if _says_so(case, reached) else warning
                yield told("measure-mismatch", words, reached.span, reached.unit, target.unit)


_NEAR = 60  # characters in which brackets go on over the lines of a page


def _says_so(case: Case, reached: Quantity) -> bool:
    """Whether the line says itself «(kế hoạch tính bằng lượt học viên)»: its writer saw what a check would tell."""
    end = case.text.find("\n", reached.span.end)
    return "ke hoach tinh bang" in case.folded[reached.span.end : max(end, reached.span.end + _NEAR)]


def measures_apart(reached: Quantity, targets: Iterable[Quantity]) -> Quantity | None:
    """The target that counts the same people or things another way: heads, or how often they came."""
    return next((target for target in targets if are_times_and_heads(target.unit, reached.unit)), None)
