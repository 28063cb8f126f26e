"""How official words are written (NĐ 30/2020: Phụ lục I II.6b on citing, Phụ lục II on capitals): suggestions, no more.

A person's text is never changed here; each suggestion says where, what the decree asks for, and why.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..terms.facts import Citation
from ..terms.known_documents import KnownDocument, KnownDocuments, spelled
from ..terms.periods import day_in_words
from ..terms.vietnamese import LOWER, UPPER


@dataclass(frozen=True, slots=True)
class Prose:
    """A stretch of a paper that somebody typed, under the name of its blank, and the documents it cites."""

    name: str
    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words at a place, and what would stand there by the decree; without `expected` only a person can know it."""

    rule: str
    name: str
    start: int
    end: int
    found: str
    expected: str | None
    why: str


def suggestions(prose: Sequence[Prose], known: KnownDocuments, day: date) -> list[Suggestion]:
    """Everything the decree would have otherwise, in reading order; where two meet the first stands alone."""
    found = [*citing(prose, known, day), *(one for part in prose for one in capitals(part))]
    order = {part.name: place for place, part in enumerate(prose)}
    kept: list[Suggestion] = []
    for one in sorted(found, key=lambda s: (order[s.name], s.start)):
        if not (kept and kept[-1].name == one.name and one.start < kept[-1].end):
            kept.append(one)
    return kept


def rewritten(text: str, chosen: Iterable[Suggestion]) -> str:
    """The text with the chosen suggestions in place."""
    for one in sorted(chosen, key=lambda s: s.start, reverse=True):
        if one.expected is not None:
            text = text[: one.start] + one.expected + text[one.end :]
    return text


# Citing: in full the first time, by kind and number afterwards --------------------------------------

_UNNUMBERED = ("luật", "bộ luật", "pháp lệnh")  # cited by name
_ACTS = ("quy định", "sửa đổi", "hướng dẫn", "ban hành", "phê duyệt", "hợp nhất", "bãi bỏ")  # no «về» before these
_TITLE = re.compile(r"\s+(?!\()(?:sửa đổi,\s)?[^;.,()\n]+")


def full_citation(known: KnownDocument) -> str | None:
    """«Nghị định số … ngày … của Chính phủ về …»; None where the library does not know all of it."""
    if len(known.dated) != len("2012-05-21") or not (known.kind and known.issuer and known.title):
        return None
    return f"{_signed(known)} {_subject(known)}"


def short_citation(kind: str | None, number: str) -> str:
    return f"{kind} số {number}" if kind else number


def _signed(known: KnownDocument) -> str:
    when = day_in_words(date.fromisoformat(known.dated))
    return f"{short_citation(known.kind, known.number)} {when} của {known.issuer}"


def _subject(known: KnownDocument) -> str:
    title = known.title[:1].lower() + known.title[1:]
    return title if title.startswith((*_ACTS, "về ")) else f"về {title}"


def citing(prose: Sequence[Prose], known: KnownDocuments, day: date) -> Iterator[Suggestion]:
    """First mentions that lack something, later ones that say too much, and bases that no longer stand."""
    titles: dict[str, str] = {}
    for part in prose:
        inside = 0  # up to here stands the title of a document, which may name another: that is no mention of it
        for citation in part.citations:
            if (citation.kind_vi or "").lower() in _UNNUMBERED or citation.span.start < inside:
                continue
            key, document = spelled(citation.number), known.find(citation.number, citation.date or "")
            mention = _Mention(part, citation, document)
            yield from mention.ended(day)
            yield from mention.later(titles[key]) if key in titles else mention.first()
            titles.setdefault(key, mention.title)
            inside = mention.end + len(mention.title)


class _Mention:
    """One citation with the issuer and title that follow it."""

    def __init__(self, part: Prose, citation: Citation, document: KnownDocument | None) -> None:
        self.part, self.citation, self.document = part, citation, document
        self.start, self.end = citation.span.start, (citation.issuer_span or citation.span).end
        self.own_title = f" {_subject(document)}" if document else ""
        self.title = self._title() if citation.date else ""

    def _title(self) -> str:
        if self.own_title and self.part.text.startswith(self.own_title, self.end):
            return self.own_title
        follows = _TITLE.match(self.part.text, self.end)
        return follows[0].rstrip() if follows else ""

    def first(self) -> Iterator[Suggestion]:
        said = (("ngày tháng năm", self.citation.date), ("cơ quan ban hành", self.citation.issuer))
        missing = [words for words, there in (*said, ("trích yếu", self.title)) if not there]
        if missing:
            why = f"Viện dẫn lần đầu ghi đủ loại, số, ngày, cơ quan, trích yếu; còn thiếu {', '.join(missing)}"
            yield self._says("citing-first", self.end, self._full(), why)

    def _full(self) -> str | None:
        """What the library can fill in; a title the person wrote stays theirs."""
        if self.document is None or full_citation(self.document) is None:
            return None
        return _signed(self.document) if self.title else full_citation(self.document)

    def later(self, title: str) -> Iterator[Suggestion]:
        if self.citation.date is None:
            return
        told = (words for words in (title, self.own_title) if words and self.part.text.startswith(words, self.end))
        said = next(told, "")
        short = short_citation(self.citation.kind_vi, self.citation.number)
        yield self._says(
            "citing-later", self.end + len(said), short, "Viện dẫn từ lần thứ hai chỉ ghi loại và số, ký hiệu"
        )

    def ended(self, day: date) -> Iterator[Suggestion]:
        if self.part.name == "bases" and self.document and self.document.has_ended(day):
            instead = ", ".join(self.document.successors(day))
            why = f"Căn cứ {self.citation.number} đã hết hiệu lực" + (f"; thay bằng {instead}" if instead else "")
            yield self._says("citation-ended", self.end, None, why)

    def _says(self, rule: str, end: int, expected: str | None, why: str) -> Suggestion:
        return Suggestion(rule, self.part.name, self.start, end, self.part.text[self.start : end], expected, why)


# Capitals ------------------------------------------------------------------------------------------

_PROPER = rf"(?=\s[{UPPER}])"
_INSIDE = rf"(?<=[{LOWER},;]\s)"  # of a sentence, where no capital is owed to its beginning
_ALONE = r"(?<![^\W\d_])"
_KINDS = "nghị định|quyết định|thông tư|nghị quyết|chỉ thị|kế hoạch|công văn|tờ trình|báo cáo|thông báo"
_AGENCY, _PLACE = "tên cơ quan viết hoa chữ đầu", "danh từ chung chỉ đơn vị hành chính viết thường"
_RULES: tuple[tuple[str, Callable[[str], str], str], ...] = (
    (rf"{_ALONE}điều(?=\s\d)", str.capitalize, "viện dẫn cụ thể viết hoa «Điều»"),
    (rf"{_INSIDE}(?:Khoản|Điểm)(?=\s\w{{1,2}}\s)", str.lower, "«khoản», «điểm» viết thường"),
    (rf"{_ALONE}(?:{_KINDS})(?=\ssố\s*:?\s*\d)", str.capitalize, "tên loại của văn bản cụ thể viết hoa"),
    (rf"{_ALONE}(?:(?:ủy|uỷ) ban|hội đồng) nhân dân", str.capitalize, _AGENCY),
    (rf"{_ALONE}(?<!cơ )(?<!trụ )sở{_PROPER}", str.capitalize, _AGENCY),
    (rf"{_ALONE}(?<!cán )(?<!nội )(?<!toàn )(?<!đồng )(?<!cục )bộ{_PROPER}", str.capitalize, _AGENCY),
    (rf"{_INSIDE}(?:Tỉnh|Huyện|Xã|Thị trấn){_PROPER}", str.lower, _PLACE),
    (rf"{_INSIDE}Thành phố{_PROPER}(?!\sHồ Chí Minh)", str.lower, _PLACE),
    (r"(?<=tháng )(?:giêng|hai|ba|tư|sáu|bảy|tám|chín|mười)(?=[\s,.;]|$)", str.capitalize, "tên tháng viết hoa"),
)
_COMPILED = [(re.compile(pattern), change, why) for pattern, change, why in _RULES]


def capitals(part: Prose) -> Iterator[Suggestion]:
    """Words whose first letter the decree writes the other way (Phụ lục II, III–V)."""
    for pattern, change, why in _COMPILED:
        for match in pattern.finditer(part.text):
            words = f"Phụ lục II Nghị định 30/2020/NĐ-CP: {why}"
            yield Suggestion("capitals", part.name, match.start(), match.end(), match[0], change(match[0]), words)
