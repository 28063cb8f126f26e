"""What rules ask of a paper again and again: where clauses and sentences end, which agencies and places it names."""

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from ....terms.gazetteer import Mention, Named, named_in
from ....terms.values import once
from .grid import is_row

_NO_ABBREVIATION = "".join(rf"(?<!\b{short}[.;!?])" for short in ("tp", "tx", "tt", "p", "q"))  # «TP. Biên Hòa»
_MARKS = ".;!?"
_GOES_ON = r"(?!(?<=\.\.\.)\s+(?-i:với|và|cho|để|tại|từ|nhằm|theo)\b)"  # «tập huấn, in ấn... với tổng mức 3 tỷ đồng»
_SENTENCE_END = re.compile(rf"[.!?](?=\s|$){_NO_ABBREVIATION}{_GOES_ON}", re.IGNORECASE)
_CLAUSE_END = re.compile(rf"[.;!?](?=\s|$){_NO_ABBREVIATION}{_GOES_ON}", re.IGNORECASE)


class Ends:
    """Where the stretches of a text end: right behind their marks, in order."""

    def __init__(self, mark: re.Pattern[str], text: str) -> None:
        self._mark, self._text = mark, text
        self._known = [found.end() for found in mark.finditer(text)]

    def between(self, start: int, end: int) -> list[int]:
        return self._known[bisect_right(self._known, start) : bisect_left(self._known, end)]

    def last(self, least: int, position: int) -> int:
        """The last end up to a position, else `least`; a mark right before the position ends one, whatever follows."""
        if position > least and self._text[position - 1] in _MARKS and self._ends_at(position):
            return position
        before = bisect_right(self._known, position)
        known = self._known[before - 1] if before else least
        return known if known > least else least

    def next(self, position: int, most: int) -> int | None:
        """The first end behind a position, up to `most`."""
        behind = bisect_right(self._known, position)
        if behind < len(self._known) and self._known[behind] <= most:
            return self._known[behind]
        return most if most > position and self._ends_at(most) else None

    def _ends_at(self, position: int) -> bool:
        """Whether a mark right before a position would end the text there."""
        before = self._text[position - 1 : position]
        return before in _MARKS and self._mark.match(self._text, position - 1, position) is not None


# «Đơn vị tính: nghìn đồng», «(các số liệu tính bằng triệu đồng)»: what sums without a unit behind it are told in
_MONEY_UNIT = re.compile(
    r"(?:\b(?:dvt|don vi(?: (?:tinh|tien))?)\s*:\s*|\b(?:so lieu|so tien|kinh phi)[^.;:()\d]{0,40}tinh (?:bang|theo) )"
    r"(?P<scale>nghin |ngan |trieu |ty |ti |(?P<thousand>1\.000 ?))?dong\b"
)
_UNIT_WORDS = ("dvt", "don vi", "tinh bang ", "tinh theo ")


# «năm 2019 là 3,6 tỷ đồng; năm 2020 …»
_SUM_OF_YEAR = (
    r"nam(?<!\wnam) 20\d\d(?: [a-z]+){0,3}:? \d[\d.,]*(?: ?(?:nghin|trieu|ty|ti))?(?: ?dong\b)?"
    r"[,;]?\s*(?:va |con |den )?"
)
_NEXT_YEAR = _SUM_OF_YEAR.replace(r"nam(?<!\wnam) ", "(?:nam )?").replace("{0,3}", "{0,8}")  # «…, 2018 hơn 3,9 tỷ đồng»
_YEARLY_SUMS = re.compile(rf"{_SUM_OF_YEAR}(?:{_NEXT_YEAR})+")  # letters first: the text is skipped up to them
_OF_PROGRAMME_YEARS = re.compile(
    r"(?:kinh phi|von|ngan sach)(?: [a-z]+){0,6}? (?:khuyen cong|ocop|xuc tien thuong mai)\b|\btong (?:kinh phi|von)\b"
    r"|\bphan ky\b|\b(?:phan|chia)(?: ra)? theo (?:tung )?nam\b"
)
_YEAR_TOLD = re.compile(r"\b20\d\d (?=[a-z])|\b20\d\d: ")
_YEAR_BY_YEAR = re.compile(r"\b(?:tung nam|cac nam|hang nam|phan ky|theo nam)\b")


# «cho các năm 2021 - 2025 lần lượt là 1.236 triệu đồng, 2.950 triệu đồng, …»
_IN_TURN = re.compile(
    r"\bnam (?:tu )?(?P<years>20\d\d(?:(?: ?(?:[-–,;]|den|va) ?(?:nam )?)+20\d\d)+)"
    r"(?: [a-z]+){0,6}? lan luot(?: [a-z]+){0,2}:? "
    r"(?P<sums>(?:\d[\d.,]* ?(?:(?:nghin|trieu|ty|ti)(?: dong)?|dong)(?:[,;]? (?:va )?)?){2,})"
)
_YEAR = re.compile(r"20\d\d")
_ONE_IN_TURN = re.compile(r"\d[\d.,]* ?(?:nghin|trieu|ty|ti|dong)")


def sums_in_turn(folded: str) -> dict[int, str]:
    """The years of sums that one sentence shares out over them in turn, by where each sum begins."""
    years: dict[int, str] = {}
    for told in _IN_TURN.finditer(folded) if " lan luot " in folded else ():
        named = _YEAR.findall(told["years"])
        if len(named) == 2:
            named = [str(year) for year in range(int(named[0]), int(named[1]) + 1)]
        starts = [told.start("sums") + one.start() for one in _ONE_IN_TURN.finditer(told["sums"])]
        if len(starts) == len(named):
            years |= dict(zip(starts, named, strict=True))
    return years


def yearly_sums(folded: str, sentences: Ends) -> list[tuple[int, int]]:
    """Where a programme's money is told year by year: sums that are no thing's."""
    found = []
    for told in _YEARLY_SUMS.finditer(folded):
        lead = folded[sentences.last(0, told.start()) : told.start()]
        several = len(_YEAR_TOLD.findall(told.group())) > 2 or _YEAR_BY_YEAR.search(lead)
        if several and _OF_PROGRAMME_YEARS.search(lead):
            found.append(told.span())
    return found


# «Gian hàng có doanh thu cao:» over bullets; who is supported because of his revenue earns nothing in them
_REVENUE_LIST = re.compile(
    r"^(?!.{0,80}(?:[Hh]ỗ trợ|[Kk]inh phí|\b[Cc]hi\b)).*\b(?P<list>[Dd]oanh (?:thu|số)\b[^\n:]{0,40}:\s*\n"
    r"(?:[^\S\n]*[-+*•–][^\n]*(?:\s*\n|$))+)",
    re.MULTILINE,
)


class MoneyUnits:
    """Where a text says in which unit its sums are told: «nghin», «trieu», «» for đồng."""

    def __init__(self, content: str, folded: str) -> None:
        said = _MONEY_UNIT.finditer(folded) if any(words in folded for words in _UNIT_WORDS) else ()
        notes = ((note.end(), _scale(note)) for note in said)
        self._notes = [note for note in notes if not _is_over_table(content, note[0])]

    def at(self, position: int) -> str | None:
        """The unit last said before a position; None where none was. What stands over a table is that table's."""
        before = bisect_right(self._notes, position, key=lambda note: note[0]) if self._notes else 0
        return self._notes[before - 1][1] if before else None


def _scale(note: re.Match[str]) -> str:
    return "nghin" if note["thousand"] else (note["scale"] or "").strip()


def _is_over_table(content: str, end: int) -> bool:
    """Whether a note stands in a row of a table, or in the line right over one."""
    start = content.rfind("\n", 0, end) + 1
    lines = (line for line in _LINE.finditer(content, start) if not line.group().isspace())
    return any(is_row(content, *line.span()) for line in islice(lines, 2))


_LINE = re.compile(r"[^\n]+")


def _is_within(stretches: list[tuple[int, int]], position: int) -> bool:
    """Whether one of the stretches, which stand in order, holds a position."""
    before = bisect_right(stretches, position, key=lambda stretch: stretch[0])
    return before > 0 and position < stretches[before - 1][1]


_FIRM_REACH = 80
_FIRM_BEFORE = re.compile(  # up to the place itself, with nothing between that says where: «… tại», «… xã»
    r"(?<!các )(?<!Các )(?<!số )(?<!những )(?<!\d )\b(?:[Cc]ông ty|[Cc]ty|CTY|HTX|[Hh]ợp tác xã|[Tt]ổ hợp tác|DNTN"
    r"|[Hh]ộ kinh doanh|HKD|[Cc]ơ sở|[Dd]oanh nghiệp tư nhân)"
    r"(?: (?!(?:tại|ở|trên|thuộc|của|từ|trong|ngoài|xã|phường|thị|huyện|tỉnh|quận|ấp|thôn|khu|đến|sang|về|với|và|cho"
    r"|tham|công nghiệp|trưng|mang)\b)[\w&-]+){0,8} ?$"
)


class Landmarks:
    """Those of one paper; each kind is looked for once, when it is first asked for."""

    def __init__(self, content: str, flat: str, folded: str) -> None:
        self._content, self._flat, self._folded = content, flat, folded

    @once
    def clauses(self) -> Ends:
        return Ends(_CLAUSE_END, self._flat)

    @once
    def tells_foreign_money(self) -> bool:
        return any(unit in self._folded for unit in ("usd", "do la", "eur", "ty do", "ti do", "trieu do"))

    @once
    def tells_all_years(self) -> bool:
        return any(words in self._folded for words in ("luy ke", "cong don", "nang tong so"))

    @once
    def money_units(self) -> MoneyUnits:
        return MoneyUnits(self._content, self._folded)

    @once
    def yearly_sums(self) -> list[tuple[int, int]]:
        return yearly_sums(self._folded, self.sentences)

    @once
    def sums_in_turn(self) -> dict[int, str]:
        return sums_in_turn(self._folded)

    def in_yearly_sums(self, position: int) -> bool:
        """Whether a programme's money is told there year by year."""
        return position in self.sums_in_turn or _is_within(self.yearly_sums, position)

    @once
    def revenue_lists(self) -> list[tuple[int, int]]:
        if "oanh thu" not in self._content and "oanh số" not in self._content:
            return []
        return [found.span("list") for found in _REVENUE_LIST.finditer(self._content)]

    def in_revenue_list(self, position: int) -> bool:
        return _is_within(self.revenue_lists, position)

    @once
    def sentences(self) -> Ends:
        return Ends(_SENTENCE_END, self._flat)

    @once
    def named(self) -> Named:
        return named_in(self._flat)

    @once
    def places(self) -> list[Mention]:
        """The places named, but for those in the name of a firm, which need not be there: «HTX Bưởi Tân Triều»."""
        return [one for one in self.named.places if not self._is_of_firm(one.start)]

    def _is_of_firm(self, at: int) -> bool:
        lead = self._flat[max(0, at - _FIRM_REACH) : at]
        return _FIRM_BEFORE.search(lead) is not None
