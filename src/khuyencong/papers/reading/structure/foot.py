"""A paper's foot: where it begins, who signed and who receives it, whichever of the two stands first or beside."""

import re
from collections import deque
from collections.abc import Iterator

from ....terms.vietnamese import LOWER, UPPER
from ..text.grid import is_row

_FOOT_REACH = 2500
_CLOSING = re.compile(r"\./\.(?=\W*$)", re.MULTILINE)  # ends the body, however long the annexes behind it
_RECIPIENTS = re.compile(r"^[^\S\n]*Nơi nhận\s*:?", re.MULTILINE)
_ANNEX = re.compile(r"^[^\S\n]*(?:PHỤ LỤC|BIỂU|DANH (?:MỤC|SÁCH))\b[^\n;.]{0,80}$", re.MULTILINE)
# «PHỤ LỤC I. DANH SÁCH …», «Phụ lục 2: Kinh phí», «Phụ lục 2 (kèm theo …)», but no sentence and no half of one
_ANNEX_HEAD = re.compile(
    r"\s*(?:PHỤ LỤC|Phụ lục)(?:(?: số)? (?:[IVX]{1,4}|\d{1,2}))?(?:\s*\([^()\n]*\)|\s*[.:–-][^\n;]*[^\n;.)])?\s*$"
    rf"|\s*PHỤ LỤC[{UPPER}\W\d]*$"
)
_BELOW_TABLE = re.compile(r"\s*(?:\(|\*|(?:Ghi chú|Nguồn|Chú thích)\b)")
_NUMBERED = re.compile(r"\s*(?:[IVX]{1,5}|\d{1,2}|[a-zđ])\s?[.)]|\s*[-–+•]")
_COLUMN = re.compile(r"\t+| {3,}| \| ")  # signature and recipients side by side in one line
_CAPITALS = rf"[{UPPER}&,/()\s–-]"
_POST = re.compile(
    rf"(?:(?:TM|KT|TL|TUQ|TH|Q)\s?[./]\s?{_CAPITALS}{{4,60}}"
    r"|(?:QUYỀN |PHÓ |TỔNG |CHI )*(?:GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|CHÁNH (?:VĂN PHÒNG|THANH TRA)"
    rf"|THỦ TRƯỞNG|(?:BỘ|THỨ|CỤC|VỤ) TRƯỞNG|TRƯỞNG (?:PHÒNG|BAN|ĐOÀN))(?: {_CAPITALS}{{2,40}})?)$"
)
_OF_POST = re.compile(r"[MTLQH]\s*[./]|GIÁM|CHỦ|BÍ|CHÁNH|TRƯỞNG")  # in the line of every post
_GOES_ON = re.compile(rf"{_CAPITALS}{{3,60}}$")  # «TM. ỦY BAN / NHÂN DÂN TỈNH» in a narrow column
_PERSON = re.compile(
    rf"(?:(?:PGS|GS|TS|ThS)\.\s*)*(?:[{UPPER}][{LOWER}]*\s+){{1,4}}[{UPPER}][{LOWER}]*$"
    rf"|(?:[{UPPER}]+ ){{1,4}}[{UPPER}]+$"
)
_BESIDE = re.compile(rf"((?:[-–]|Nơi nhận).*?[;.:)]) (?=(?:{_POST.pattern})|(?:{_PERSON.pattern}))")
_SIGNED = re.compile(r"\((?:đã )?k[ýí]\b[^)]{0,40}\)$|đã ký$", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
LINES_OF_SIGNATURE = 12
LONGEST_NOTE = 200  # characters of a line beside an annex's table


def foot_start(content: str) -> int:
    """Where recipients and signature begin, or the annexes that stand before them."""
    return _annexes_start(content, _signed_at(content))


def _annexes_start(content: str, end: int) -> int:
    """Where the annexes right before a place begin: a heading, then only tables and lines about them."""
    start, has_table = end, False
    for line in _backwards(content, end):
        if is_row(content, *line):
            has_table = True
        elif not (has_table or _BELOW_TABLE.match(content, *line)) or _is_of_body(content, *line):
            break
        elif _ANNEX_HEAD.match(content, *line):
            start, has_table = line[0] if has_table else start, False
    return start


def _is_of_body(content: str, start: int, end: int) -> bool:
    return end - start > LONGEST_NOTE or bool(_NUMBERED.match(content, start, end))


def _backwards(content: str, end: int) -> Iterator[tuple[int, int]]:
    """The lines before a place that hold words, the last first."""
    end = len(content[:end].rstrip())
    while end > 0:
        start = content.rfind("\n", 0, end) + 1
        if content[start:end].strip():
            yield start, end
        end = start - 1


def _signed_at(content: str) -> int:
    """Where recipients and signature begin."""
    end = _without_page_foot(content)
    named = _RECIPIENTS.finditer(content) if "Nơi nhận" in content else ()
    found = next(iter(deque(named, maxlen=1)), None)
    if found and (len(content) - found.start() < _FOOT_REACH or _ends_body(content, found.start())):
        return _signature_start(content, found.start())
    closing = max((m.end() for m in _CLOSING.finditer(content)), default=0)
    return closing or _signature_start(content, end)


def signer(foot: str) -> str | None:
    """The name under the last post."""
    name, is_sought = None, False
    for line in foot.split("\n"):
        for words in _pieces(line) if is_sought or _OF_POST.search(line) else ():
            if words[:2].isupper() and _POST.match(words):
                name, is_sought = None, True
            elif is_sought and _PERSON.match(words):
                name, is_sought = words, False
    return name


def recipients(foot: str) -> tuple[str, ...]:
    head = _RECIPIENTS.search(foot)
    lines = _pieces(foot[head.end() :]) if head else ()
    return tuple(re.sub(r"[;.]$", "", line[1:].strip()) for line in lines if line[0] in "-–" and line[1:].strip())


_ADDRESSED = re.compile(
    r"^[^\S\n]*Kính gửi\s*:?[^\S\n]*(?P<one>[^\n]*)(?P<more>(?:\s*\n[^\S\n]*[-–+•][^\n]+)*)", re.MULTILINE
)
_AS_ABOVE = re.compile(r"(?:như (?:trên|kính gửi)|lưu)\b", re.IGNORECASE)


def letter_recipients(opening: str, foot: str) -> tuple[str, ...]:
    """Those a letter is sent to, «Kính gửi: …», then those of its foot, where «Như trên» and the files are nobody."""
    sent = _ADDRESSED.search(opening)
    if sent is None:
        return recipients(foot)
    lines = [sent["one"], *sent["more"].split("\n")]
    to = [re.sub(r"[;.]$", "", line.strip(" \t-–+•")).strip() for line in lines]
    return (*filter(None, to), *(name for name in recipients(foot) if not _AS_ABOVE.match(name)))


def _pieces(foot: str) -> Iterator[str]:
    """Its lines, those of two columns apart, also where a single blank is left between «Nơi nhận:» and «GIÁM ĐỐC»."""
    for line in foot.split("\n"):
        for words in filter(None, (" ".join(part.split()) for part in _COLUMN.split(line))):
            beside = _BESIDE.match(words)
            yield from (beside[1], words[beside.end() :]) if beside else (words,)


def _signature_start(content: str, end: int) -> int:
    """Where the signature right before a place begins: at its first post; the place itself where none stands there."""
    start, last = end, max(0, end - _FOOT_REACH)
    lines = deque(_LINE.finditer(content, last, end), maxlen=LINES_OF_SIGNATURE)
    for line in reversed(lines):
        words = line.group().strip()
        if _POST.match(words):
            start = line.start()
        elif not (_PERSON.match(words) or _SIGNED.match(words) or _GOES_ON.match(words)):
            break
    return start


def _without_page_foot(content: str) -> int:
    """Where the paper ends: under a portal page stand its own labels."""
    end = len(content)
    lines = [*_LINE.finditer(content)]
    while lines and _is_page_foot(lines[-1].group().rstrip()):
        end = lines.pop().start()
    return end


def _is_page_foot(line: str) -> bool:
    """A few words without a mark at the end or a figure."""
    return len(line.split()) <= 5 and not re.search(r"[.;:,!?)]\s*$|[\d:]", line)


def _ends_body(content: str, at: int) -> bool:
    """Whether the body ended with its mark here, or an annex is headed right behind the signature: then what follows
    is foot and annexes, however long."""
    return content[:at].rstrip().endswith("./.") or bool(_ANNEX.search(content, at, at + _FOOT_REACH))
