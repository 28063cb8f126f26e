"""The paper's head: kind, number, date, place, issuer, title; None where it is blank. And where its body lies."""

import re
from dataclasses import dataclass, replace

from ....terms.facts import PaperHead, Span
from ....terms.gazetteer import council_of
from ....terms.vietnamese import UPPER, fold
from ..grammar.agency_names import agency_name, goes_on, lower_kind
from ..grammar.dates import DATE, iso_date
from ..grammar.roles import section_role
from ..text.grid import is_row
from ..text.joined import Joined
from ..text.noise import is_portal_line, portal_tail
from ..text.scan import Scan
from .foot import foot_start, letter_recipients, recipients, signer

_KINDS = {
    "KẾ HOẠCH": "plan",
    "BÁO CÁO": "report",
    "QUYẾT ĐỊNH": "decision",
    "TỜ TRÌNH": "proposal",
    "THÔNG BÁO": "notice",
    "HƯỚNG DẪN": "guidance",
    "CHƯƠNG TRÌNH": "plan",
    "CÔNG VĂN": "letter",
    "NGHỊ QUYẾT": "resolution",
    "CHỈ THỊ": "directive",
}
_OWN_LINE_KINDS = {
    "GIẤY MỜI": "invitation",
    "BẢNG PHÂN CÔNG": "assignment",
    "BIÊN BẢN": "minutes",
    "DANH SÁCH": "list",
}  # ordinary words elsewhere
_NUMBER = re.compile(
    r"Số\s*:\s*(?P<n>\d+[a-z]?(?:/20\d\d)?)?\s*(?P<symbol>/\s*[A-ZĐ][\wĐ&]*(?:\s?[-/]\s?[A-ZĐ][\wĐ&]*)*)"
)
_NUMBER_DATE = re.compile(rf"Số\s*:[^\n,;|]{{0,40}}[\s,;|]+ngày\s+(?P<day>{DATE})(?!\d)")  # both in one cell
_PLACE_DATE = re.compile(
    rf"(?P<place>[{UPPER}][^\W\d_]+(?:[ \t][^\W\d_]+){{0,3}}),\s*ngày\s*(?P<d>\d{{1,2}})?\s*tháng\s*"
    r"(?P<m>\d{1,2})?\s*năm\s*(?P<y>\d{4})?"
)
_BY_LETTERS = {fold(kind): kind for kind in (*_KINDS, *_OWN_LINE_KINDS)}
_CAPITALS = re.compile(rf"^[^\S\n]*(?P<kind>[{UPPER}]+(?: [{UPPER}]+){{1,3}})[^\S\n]*$", re.MULTILINE)
_KIND_WORD = re.compile(rf"^\s*(?P<kind>{'|'.join(_KINDS)})\b", re.MULTILINE)
_ABOUT = re.compile(r"^\s*V/v[:\s]+", re.MULTILINE)
_TITLE_END = re.compile(
    r"^\s*$|^\s*(?:CỘNG\s+H[OÒ]|CHỦ TỊCH|GIÁM ĐỐC|ỦY BAN|UỶ BAN|HỘI ĐỒNG|BỘ TRƯỞNG|Căn cứ|Kính gửi|I\.|Thực hiện\s"
    r"|Số:|_{3,}|-{3,}|Phần\s|PHẦN\s|[A-HĐ1]\.\s|[IA1]\s?[/)–-]\s|\((?:Kèm|Ban hành)"
    r"|TT\s*\||STT\b|(?:Biểu|BIỂU|Bảng|BẢNG|Phụ lục|PHỤ LỤC)\s+(?:số\s+|SỐ\s+)?\d"
    r"|\(?(?:ĐVT|Đơn vị tính)\s*:)|,\s*ngày\s"
)
_SENTENCE = re.compile(rf"\.\s+[{UPPER}]|[.:;]$|\d\s*(?:triệu|tỷ|đồng)")
_AGENCY_LINE = re.compile(
    r"^\s*(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|SỞ|BỘ|CỤC|TRUNG TÂM|CHI CỤC|BAN(?! HÀNH)|VĂN PHÒNG|PHÒNG)"
    rf"\s+[{UPPER}\s&-]+$"
)
_STATE = re.compile(  # may stand on one line with the agency at its left
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA(?:\s+VIỆT\s+NAM)?|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc"
)
_SPLIT_COUNCIL = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN\s*\n\s*(TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG)\b")
_TITLED = re.compile(r"(?:ket qua|bao cao|ke hoach|tinh hinh|so ket|tong ket)\b[^:;]* 20\d\d\b[^.:;]{0,30}$")
_SECTION_NUMBER = re.compile(r"\s*(?:[A-HĐ]|[IVX]{1,5}|\d{1,2})\s?[.)/-]")
HEAD_REACH = 3000
_SHORT_END = 40
_MAIL = re.compile(  # the lines over a letter kept from a mail program
    r"\s*(?:(?:From|To|Cc|Bcc|Date|Sent|Reply-To|Subject|Từ|Đến|Tới|Ngày gửi|Chủ đề):[^\n]*\n){2,}"
)
_MAIL_SUBJECT = re.compile(r"^(?:Subject|Chủ đề):[ \t]*(?:(?:Re|RE|Fwd|Fw|FW):[ \t]*)*(?P<title>[^\n]+)", re.MULTILINE)
_MAIL_DAY = re.compile(
    r"^(?:Date|Sent|Ngày gửi):[^\n]*?(?P<day>\d{1,2}[/ -](?:[A-Z][a-z]{2}|\d{1,2})[/ -]20\d\d)", re.MULTILINE
)
_BODY_START = re.compile(
    r"(?<!\n\n)^\s*(?:Căn cứ|Kính gửi|[IA1]\s?[.)/–-]\s|Phần (?:I|1|thứ)|PHẦN (?:I|1|THỨ)|Chương I\b|Xét (?:đề|Tờ)"
    r"|Theo đề nghị|Điều 1\.)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of a paper and where its body lies."""

    head: PaperHead
    body: Span
    formal: bool  # carries a number, a date line or a kind line, as NĐ 30/2020 asks
    page_end: int  # behind it a portal lists other news and its owner

    def in_joined(self, joined: Joined) -> "Frame":
        """The same frame at its places in the joined text."""
        end = joined.forward(Span(self.page_end, self.page_end)).start
        return replace(self, body=joined.forward(self.body), page_end=end)


def read_frame(scan: Scan) -> Frame:
    start = _BODY_START.search(scan.content)
    top = scan.content[: min(start.start() if start else HEAD_REACH, HEAD_REACH)]
    kind = _kind(top)
    formal = bool(_NUMBER.search(top) or kind or _PLACE_DATE.search(top))
    first = _formal_body(top, kind, found=start is not None) if formal else _first_line_end(scan.content)
    page_end = portal_tail(scan, first)
    foot = min(foot_start(scan.content[:page_end]), page_end)
    head = _formal_head(scan, top, foot) if formal else _plain_head(scan, top)
    return Frame(head, Span(first, max(first, foot)), formal, page_end)


def _plain_head(scan: Scan, top: str) -> PaperHead:
    """A headline, and the agency where it stands over it in capitals."""
    return PaperHead(
        title=_first_line(scan.content), date=_day_sent(scan.content), issuer=_issuer(scan, top, "", PaperHead())
    )


def _day_sent(content: str) -> str | None:
    """The day in the lines of a mail: «Tue, 9 Jun 2026», «09/06/2026»."""
    mail = _MAIL.match(content)
    sent = _MAIL_DAY.search(mail.group()) if mail else None
    if sent is None:
        return None
    day, month, year = re.split(r"[/ -]", sent["day"])
    number = _MONTHS.index(month) + 1 if month in _MONTHS else month
    return iso_date(f"{day}/{number}/{year}")


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _formal_body(top: str, kind: re.Match[str] | None, *, found: bool) -> int:
    """Behind the title where there is one; what stands there before the first base may tell figures too."""
    if kind:
        return _title_lines(top, kind.end())[1]
    return len(top) if found else 0


def _formal_head(scan: Scan, top: str, foot: int) -> PaperHead:
    number, kind = _NUMBER.search(top), _kind(top)
    dated = _PLACE_DATE.search(_NUMBER.sub(" ", top))  # the two may stand on one line
    signature = scan.content[foot:]
    place = " ".join(dated["place"].split()) if dated else None
    named = _BY_LETTERS[fold(kind["kind"])] if kind else None
    is_letter = kind is None and bool(_ABOUT.search(top))
    head = PaperHead(
        kind=(_KINDS | _OWN_LINE_KINDS)[named] if named else "letter" if is_letter else None,
        kind_vi=named.capitalize() if named else "Công văn" if is_letter else None,
        number=_number(number),
        date=_date(dated) or _date_beside_number(top),
        place=place,
        title=_title(top, kind),
        signer=signer(signature),
        recipients=(
            letter_recipients(scan.content[: min(foot, HEAD_REACH)], signature) if is_letter else recipients(signature)
        ),
    )
    return replace(head, issuer=_issuer(scan, top, signature, head))


def _kind(top: str) -> re.Match[str] | None:
    """The line of capitals that names the kind, whose marks a scan may have lost («BAO CAO»), or its first words."""
    alone = next((line for line in _CAPITALS.finditer(top) if fold(line["kind"]) in _BY_LETTERS), None)
    return alone or _KIND_WORD.search(top)


def _first_line(content: str) -> str | None:
    line = _headline(content)
    return " ".join(line.split()) or None


def _headline(content: str) -> str:
    """The first line that is no menu; one behind it that is headed as results or a plan goes before «Đơn vị: …». Of a
    mail its subject."""
    if (mail := _MAIL.match(content)) and (subject := _MAIL_SUBJECT.search(mail.group())):
        return subject["title"].strip()
    lines = [line for line in _head_lines(content)[:12] if not (_is_menu(line) or is_row(line, 0, len(line)))]
    named = next((line for line in lines[1:3] if _is_title(line)), None)
    first = _before_agency(lines[0]) if lines else ""
    return named if named and not section_role(fold(first)) and not first.isupper() else first


_NEWS_AGENCY = re.compile(rf"(?<=.{{20}})\s\((?:[{UPPER}]{{2,12}}|[{UPPER}]\w{{2,14}})\)\s*[-–]\s")


def _before_agency(line: str) -> str:
    """«Hỗ trợ 16 tỷ đồng cho miền núi (QNO) – Theo báo cáo …»: the headline ends where the news agency begins."""
    return _NEWS_AGENCY.split(line, maxsplit=1)[0] if len(line) >= LONGEST_TITLE else line


def _is_title(line: str) -> bool:
    """A line of its own that is headed as results or a plan: by its words and a year, or unnumbered in capitals."""
    in_capitals = line.isupper() and not _SECTION_NUMBER.match(line)
    return bool(section_role(fold(line)) and (in_capitals or _TITLED.match(fold(line.strip()))))


def _head_lines(content: str) -> list[str]:
    return [line for line in content[:HEAD_REACH].split("\n") if line.strip()]


def _is_menu(line: str) -> bool:
    """A portal page opens with the name of its section: one to three words, or a few in small letters. Nor are the
    agency and the state over a table without a number line any title."""
    over = _AGENCY_LINE.match(line) or _STATE.search(line)
    words = line.split()
    of_section = len(words) <= 6 and words[0].islower() and not (_YEAR.search(line) or section_role(fold(line)))
    return len(words) <= 3 or of_section or is_portal_line(line) or over is not None


_YEAR = re.compile(r"\b20\d\d\b")
LONGEST_TITLE = 200
_FULL_STOP = re.compile(r"\d ?(?:(?:nghìn |triệu |tỷ |tỉ )?đồng\b|%).*\.$|[^\W\d]{3}\.\s+\S.*\.$")


def is_sentence(line: str) -> bool:
    """Whether what stands where a headline should is text: a page cut out of news begins with its figures."""
    return len(line) >= LONGEST_TITLE or _FULL_STOP.search(line.strip()) is not None


def _first_line_end(content: str) -> int:
    """Where the body of a paper without a head begins: behind its headline."""
    if mail := _MAIL.match(content):
        return mail.end()
    title = _headline(content)
    end = 0 if is_sentence(title) else content.find(title) + len(title)
    for line in _head_lines(content[end:]):
        if not is_portal_line(line):
            break
        end = content.find(line, end) + len(line)
    return end


def _number(found: re.Match[str] | None) -> str | None:
    return re.sub(r"\s+", "", found["n"] + found["symbol"]) if found and found["n"] else None


def _date(found: re.Match[str] | None) -> str | None:
    """A whole date, or as much of it as the paper gives (2019-08, 2024)."""
    if not found or not found["y"]:
        return None
    if found["d"] and found["m"]:
        return iso_date(f"{found['d']}/{found['m']}/{found['y']}")
    return f"{found['y']}-{int(found['m']):02}" if found["m"] else found["y"]


def _date_beside_number(top: str) -> str | None:
    found = _NUMBER_DATE.search(top)
    return iso_date(found["day"]) if found else None


def _issuer(scan: Scan, top: str, signature: str, head: PaperHead) -> str | None:
    lines = _agencies(scan, _SPLIT_COUNCIL.sub(r"UBND \1", _STATE.sub("\n", top)))
    if lines:
        own = agency_name(scan, lines[-1])
        owner = re.search(r"(?:UBND|ỦY BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ) .+", lines[0])
        if own in ("UBND Tỉnh", "UBND Thành phố") and owner:
            own = agency_name(scan, lines[0])  # «ỦY BAN NHÂN DÂN TỈNH» over its decision is the council of the head
        if owner and len(lines) > 1:
            above = lower_kind(owner.group().removeprefix("UBND ").removeprefix("ỦY BAN NHÂN DÂN "))
            return own if own.endswith(above) else f"{own} {above}"  # the council again, over its decision
        province = re.search(r"(?:TỈNH|THÀNH PHỐ) [^\n]+$", lines[0])
        return f"{own} {lower_kind(province.group())}" if province and len(lines) > 1 else own
    is_council = head.place and re.search(r"TM\.\s*(?:ỦY|UỶ) BAN NHÂN DÂN", signature)
    return council_of(head.place, head.date) if is_council and head.place else None


def _agencies(scan: Scan, top: str) -> list[str]:
    """The lines of capitals that name agencies; a name broken over two lines is one."""
    named: list[str] = []
    is_open = False
    for line in (" ".join(line.split()) for line in top.split("\n") if line.strip()):
        if _AGENCY_LINE.match(line):
            named.append(line)
            is_open = True
        elif is_open and not _names_kind(line) and goes_on(scan, named[-1], line):
            named[-1] += f" {line}"
        else:
            is_open = False
    return named


def _names_kind(line: str) -> bool:
    return fold(line) in _BY_LETTERS or bool(_KIND_WORD.match(line))


def _title(top: str, kind: re.Match[str] | None) -> str | None:
    """The lines under the kind of paper, or behind «V/v» in a letter."""
    about = _ABOUT.search(top)
    start = kind.end() if kind else about.end() if about else None
    if start is None:
        return None
    words = _title_lines(top, start)[0]
    return _ABOUT.sub("", " ".join(" ".join(words).split())).removeprefix("Về việc ").strip(" .") or None


_TELLS_SUM = re.compile(r"\d (?:nghìn|triệu|tỷ|tỉ|đồng)\b")


def _title_lines(top: str, start: int) -> tuple[list[str], int]:
    """The lines of a title and where it ends: at a blank line, a base, or a line that is a sentence."""
    words: list[str] = []
    blank, end = False, start
    for found in re.finditer(r"[^\n]*\n?", top[start:]):
        line = found.group().strip()
        if not line:
            blank = blank or bool(words)
            continue
        if _TITLE_END.search(line) and (words or not line.startswith("Thực hiện ")):
            break
        closes = line.find(".") == len(line) - 1 and not _TELLS_SUM.search(line)
        if words and closes and (line[0].islower() or len(line) < _SHORT_END or words[-1].endswith(" số")):
            return [*words, line], start + found.end()  # the full stop of a letter's subject
        if words and ((blank and not _goes_on(words[-1], line)) or _SENTENCE.search(line)):
            break
        words.append(line)
        blank, end = False, start + found.end()
    return words, end


def _goes_on(before: str, line: str) -> bool:
    """Whether a line behind a blank one still belongs to the title above it."""
    return line[0].islower() or before.endswith((",", "-", "–")) or (before.isupper() and line.isupper())
