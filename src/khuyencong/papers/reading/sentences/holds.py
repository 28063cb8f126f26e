"""What a passage holds that each of its clauses asks for, looked for once: words without which a rule finds nothing."""

import re
from bisect import bisect_left

from ....terms.facts import Span
from ....terms.values import once
from ..grammar.periods import WHOLE_TIME, years_named
from ..grammar.tense import DID, PROPOSED
from ..text.scan import MASK, Scan

# Years, months and shares count nothing.
_FIGURE = re.compile(r"(?<![\d.,])(?<!\bthang )(?!20\d\d\b|\d{1,2} (?:thang|nam)\b|[\d,]+ ?%)\d")
TELLS_TIME = re.compile(rf"nam\b|thang|quy |20\d\d|{MASK}")  # what every period and day is told with
STOPS = re.compile("phai |bi |xin |ngung |khong |chua ")  # without one of them nothing was stopped or cut
UNDONE = re.compile(  # as printed
    r"(?=[KkCcHhDdNnĐđLlXxGg])(?:[Kk]hông |[Cc]hưa |[Hh](?:ủy|uỷ)|[Hh]oãn|[Dd]ừng|[Nn]gừng|[Đđ]ình chỉ|xin |[Gg]ia hạn"
    r"|[Cc]huyển (?:tiếp |sang |qua )|[Ll]ùi|[Dd]ời|[Kk]éo dài|[Đđ]iều chỉnh (?:thời gian|tiến độ|giảm))"
)
LEFT = re.compile(r"\b(?:đang|chưa|sang|hoàn thiện|còn lại,?) ", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:không|chưa) (?:được |thể |kịp )?(?:tổ chức|triển khai|thực hiện|tham gia)(?: được)?\b"
    r"(?=\s*(?:[.,;]|$)| (?:do|vì|trong|theo)\b)",
    re.IGNORECASE,
)
_THEN = re.compile(r"\W*(?:va |nay |se )?(?:du kien|se|chuyen sang|doi sang|lui sang|tiep tuc)\b")
_ASKED = ("nghi", "de xuat", "trinh ", "xin ", "dang ky ")  # without one of them nothing was asked for


PARAGRAPH_REACH = 600  # back to where a paragraph names the years of a programme


class Holds:
    """A time, a stop, what was done or asked for, and where its figures stand."""

    def __init__(self, scan: Scan, span: Span) -> None:
        self._scan, self._span = scan, span
        self.time = TELLS_TIME.search(scan.masked, span.start, span.end) is not None
        self.stop = STOPS.search(scan.masked, span.start, span.end) is not None
        self.undone = UNDONE.search(scan.flat, span.start, span.end) is not None
        words = scan.fold(span)
        is_left = "dang " in words or "chua " in words or "sang " in words or "hoan thien " in words
        is_left = is_left or "con lai" in words
        self.left = is_left and LEFT.search(scan.flat, span.start, span.end) is not None
        self._done, self._asked = "da" in words, any(word in words for word in _ASKED)

    def put_off(self, told: Span, then: Span) -> bool:
        """«Hội nghị: chưa tổ chức do …, dự kiến quý IV»: what stands behind only says when it will be."""
        if not self.undone or self.figure(told.start, told.end):
            return False
        said = _NOT_HELD.search(self._scan.flat, told.start, told.end)
        return said is not None and _THEN.match(self._scan.folded, then.start, then.end) is not None

    def did(self, printed: str) -> bool:
        """Whether a clause says «đã»."""
        return self._done and DID.search(printed) is not None

    def proposed(self, printed: str) -> bool:
        """Whether a clause asks for what was not given yet."""
        return self._asked and PROPOSED.search(printed) is not None and not self.did(printed)

    @once
    def _starts(self) -> list[int]:
        return [found.start() for found in _FIGURE.finditer(self._scan.masked, self._span.start, self._span.end)]

    def figure(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end


def whole_time(scan: Scan, sentence: Span) -> str | None:
    """«… chương trình giai đoạn 2018 - 2020. Cả giai đoạn hỗ trợ …»: the years that its paragraph has named."""
    if not WHOLE_TIME.match(scan.folded, sentence.start, sentence.end):
        return None
    line = scan.content.rfind("\n", 0, sentence.start) + 1
    return years_named(scan.folded[max(line, sentence.start - PARAGRAPH_REACH) : sentence.start])
