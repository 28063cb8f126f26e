"""Whether the lines of a text are those of a page, broken where its width ended, or whole paragraphs."""

import re
from collections.abc import Iterable

LEAST_AMID, AMID_SHARE = 4, 0.15  # lines that go on with the one above, of all
# «… kinh phí thực hiện» over «67.116.980 đồng», «… tại các huyện» over «Định Quán»: no paragraph ends so, or begins
_SUM_FIRST = re.compile(r"\d[\d.,]*\s?(?:(?:nghìn|triệu|tỷ|tỉ)\s)?(?:đồng|đ)\b")
_OPEN_END = re.compile(
    r"(?:(?<!\w)(?:(?:Văn bản|văn bản|Công văn|Quyết định|Kế hoạch|Báo cáo|Nghị quyết|Nghị định|Thông tư) số|ngày|tháng"
    r"|(?:UBND|các|tại) (?:huyện|xã|phường|tỉnh|thành phố)|tại|của|và|các|với|từ|cho|là))$"
)
_YEAR_FIRST, _YEAR_AWAITED = re.compile(r"20\d\d(?!\d|[.)/]\d)"), re.compile(r"(?<!\w)năm$")
LONGEST_WORDS = 24  # characters in which such an end is looked for
SHORTEST_OPEN = 50  # of a paragraph: a heading may be called «UBND các huyện»
_LETTERED = re.compile(r"[a-zđ]\s?[).]")


def are_broken(lines: Iterable[str]) -> bool:
    """Many begin amid a sentence, in small letters and without the letter of an item; hardly a paragraph does."""
    told = [words for line in lines if (words := line.lstrip())]
    amid = sum(words[0].islower() and not _LETTERED.match(words) for words in told)
    return amid >= max(LEAST_AMID, AMID_SHARE * len(told))


def awaits(content: str, begun: int, end: int, start: int) -> bool:
    """Whether a paragraph [begun, end) leaves something out that the line at `start` opens with: a sum, a year, a
    name."""
    ending = content[max(begun, end - LONGEST_WORDS) : end]
    if _SUM_FIRST.match(content, start):
        return ending[-1:].isalpha()
    if _OPEN_END.search(ending):
        return end - begun >= SHORTEST_OPEN
    return bool(_YEAR_FIRST.match(content, start) and _YEAR_AWAITED.search(ending))
