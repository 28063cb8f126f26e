"""Prices, rates and levels: what each gets, how high a sum may be, from what to what it goes. None was spent."""

import re

from ....terms.facts import Span
from ..text.scan import Scan

EACH_REACH = 80
_TIMES = ("x", "×", "*", "nhân", "nhân với")
# «nhận 150 triệu», «các cá nhân 150 triệu» multiply nothing
_TIMES_BEFORE = re.compile(r"(?=\d)\d[^.;:()=]{0,40}\s(?:[x×*]\s*|(?<!cá )(?<!tư )nhân (?:với )?)$")
_TIMES_AFTER = re.compile(r"[^.;:,()=\d]{0,24}\s[x×*]\s*\d")
# The printed words: «mới giải ngân 2 tỷ» is no rate.
_EACH = re.compile(
    r"(?=[mđs])(?:\bmỗi (?!năm\b|quý\b|tháng\b|xã (?:một|1)\b)[^\W\d]+(?:[ /][^\W\d]+){0,7}(?: \d [^\W\d]+)?"
    r"(?: [^\W\d]+){0,6}(?: từ [\d,.]+ ?(?:[-–]|đến) ?)?|được thưởng|sao thưởng)\s*\(?$",
    re.IGNORECASE,
)
_EACH_WORDS = ("moi ", "thuong")  # without marks
_EACH_AFTER = re.compile(r"\s+(?:cho )?moi (?:de an|du an|co so|don vi|lop|san pham|nguoi|ho|chu the)\b")
# «Mỗi làng nghề được hỗ trợ. Cụ thể: 30 triệu đồng cho 1 làng nghề mới …»
_FOR_ONE_AFTER = re.compile(r"\s*(?:cho|doi voi) (?:0?1|mot) [a-z]")
_EACH_GETS = re.compile(r"\bmoi [a-z][a-z, ]{2,60} (?:se )?duoc [^.]{2,160}\.\s+cu the[^.]{0,120}$")
EACH_TOLD = 400  # characters back to where a rule begins


def is_rate(scan: Scan, at: Span) -> bool:
    """A price multiplied by a count, on either side of «x», or so much for each."""
    first = max(0, at.start - EACH_REACH)
    before = scan.flat[first : at.start].rstrip()
    if before.endswith(_TIMES) and _TIMES_BEFORE.search(scan.flat, first, at.start):
        return True
    if any(scan.folded.find(word, first, at.start) >= 0 for word in _EACH_WORDS) and _EACH.search(
        scan.flat, first, at.start
    ):
        return True
    if _FOR_ONE_AFTER.match(scan.folded, at.end):
        return bool(_EACH_GETS.search(scan.folded, max(0, at.start - EACH_TOLD), at.start))
    return bool(_TIMES_AFTER.match(scan.folded, at.end) or _EACH_AFTER.match(scan.folded, at.end))


_AT_LEVEL = re.compile(
    r"\b(?:cac|mot so|nhieu|moi|tung|\d+) (?:dia phuong|tinh|thanh pho|thi xa|huyen|xa|phuong|so|nganh|don vi)\b"
    r"[^.;:\d]{0,80}\bo muc (?:[a-z]+ ){0,2}(?:tu )?$"
)


def is_at_level(lead: str) -> bool:
    """«các huyện bố trí ở mức từ 3 đến 6 tỷ đồng»: between what and what the sums of several lie, none of them one."""
    return _AT_LEVEL.search(lead) is not None


_FROM = re.compile(r"\btu\s*$")
_LEVEL = re.compile(r"\s*(?:len|xuong|con|thanh)(?: thanh| con)?\s+\d")
# «từ 5 triệu đồng đến 130 triệu đồng»
_UP_TO = re.compile(r"\s*(?:len|xuong|con|thanh|den|toi|-|–|hoac)(?: thanh| con)?(?: gan| hon| khoang)?\s*")
_NEXT_RATE = re.compile(r" (?:cho|doi voi|voi) (?:moi |tung )?[^.;:\d]{3,40}(?:\d sao)?(?:,| va|, va)\s*")
# «mỗi lớp trong tỉnh (30 triệu đồng) và lớp ngoài tỉnh (40 triệu đồng)»
_OTHER_KIND = re.compile(
    r"\)? va (?!.*\b(?:ho tro|kinh phi|von|chi|cap (?!tinh|huyen|xa)|tong|tang|thuong)\b)[^.;:,\d]{3,60}[ (]$"
)
_NEXT_STARS = re.compile(r"[,;] (?:va )?(?:san pham )?(?:dat |hang )?\d sao(?: duoc)?(?: thuong| ho tro)?(?: la)?:? ")
# «vốn bình quân của mỗi doanh nghiệp 21 tỷ đồng; hộ kinh doanh khoảng 70 triệu đồng, …»
_NEXT_KIND = re.compile(
    r"\W*(?:va )?(?:cac )?(?:ho|doanh nghiep|hop tac xa|to hop tac|htx|co so|lang nghe|chu the)"
    r"(?: kinh doanh| san xuat)?(?: (?:la|khoang|hon|gan|tren|chi|dat))* "
)
_FOR_KIND = re.compile(r" (?:cho|doi voi|voi) (?:moi |tung )?[a-z]")


# «Mức hỗ trợ: 60 triệu đồng cho sản phẩm 5 sao, 40 triệu đồng cho sản phẩm 4 sao»
_LEVELS_OPEN = re.compile(
    r"\W*(?:\d+[.)] )?muc (?:ho tro|thuong|khen thuong|chi)(?: cu the| nhu sau| toi da| la)*:? ?$"
)
_EACH_KIND = re.compile(
    r" (?:cho|doi voi) (?:moi |tung |mot )?[^.;:\d]{3,40}(?:\d sao)?(?:[,;]| va|, va) \d[^.;:]{2,24}? (?:cho|doi voi) "
)


def is_level(lead: str, after: str) -> bool:
    """«(từ 1,2 tỷ đồng lên 1,5 tỷ đồng)»: levels, not what is moved; so much for each of several kinds."""
    if _LEVELS_OPEN.match(lead):
        return _EACH_KIND.match(after) is not None
    return bool(_FROM.search(lead) and _LEVEL.match(after))


def goes_on_with_rates(lead: str, after: str) -> bool:
    """Behind a rate its other end, or that of the next kind: «20 triệu đồng cho giải nhất, 10 triệu đồng cho …»."""
    if _UP_TO.fullmatch(lead) or _OTHER_KIND.match(lead) or _NEXT_STARS.fullmatch(lead) or _NEXT_KIND.fullmatch(lead):
        return True
    return bool(_NEXT_RATE.fullmatch(lead) and _FOR_KIND.match(after))
