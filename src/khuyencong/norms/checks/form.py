"""How an incoming paper keeps to the form of Nghị định 30/2020: told as information, never an alarm.

Only papers that bear the marks of an official paper are looked at; a news page or a workbook has no such form. A paper
converted from its file may have lost a part of its head, so what is not found is told as not found, not as wrong.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from ...terms.facts import Citation, Finding, Span
from ...terms.vietnamese import LETTERED, UPPER, fold
from .case import Case, info
from .citations import DAY_OF

RULE = "form"
HEAD_REACH = 2500
FOOT_REACH = 3000
AMENDING_REACH = 400  # characters before the first point named
ISSUER_REACH = 90  # characters of a line before the document that an agency issued
NAMED = 3  # so many documents are named in one message

# Điều 7 and Phụ lục III of the decree: the abbreviation that opens the symbol of a paper with a named type.
_TYPES = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "CÔNG ĐIỆN": "CĐ", "GIẤY MỜI": "GM",
}  # fmt: skip
_STATE = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM")
_MOTTO = re.compile(r"Độc lập\s*(?P<one>[-–—])\s*Tự do\s*(?P<two>[-–—])\s*Hạnh phúc", re.IGNORECASE)
_NUMBER = re.compile(
    r"^[\W_]*Số(?P<colon>\s*:)?\s*(?P<number>\d+)?[ \t]*/"
    r"(?P<symbol>\s*(?:\d{4}/)?[A-ZĐ][\wĐ&]*(?:\s?[-/]\s?[A-ZĐ][\wĐ&]*)*)",
    re.MULTILINE,
)
_DATELINE = re.compile(  # a line or a cell of its own: in a citation the letters before «ngày» are no place
    rf"(?:^|[|\t]|  )[*_ ]*(?P<place>[{UPPER}][^\W\d_]+(?: [^\W\d_]+){{0,3}})(?P<comma>,?)\s*"
    r"ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*\d{4}[*_ ]*(?:$|[|\t])",
    re.MULTILINE,
)
_KIND = re.compile(rf"^[\W_]*(?P<kind>{'|'.join(_TYPES)})[\W_]*$", re.MULTILINE)
_ABOUT = re.compile(r"[\W_]*(?P<about>V/v)\b")
_RECIPIENTS = re.compile(r"^[\W_]*Nơi nhận\b", re.MULTILINE)
_FILED = re.compile(r"Lưu\s*:\s*(?P<registry>VT|Văn thư)?", re.IGNORECASE)
_END = re.compile(r"\./\.")
_BASIS = re.compile(r"^[ \t*_]*Căn cứ\b", re.MULTILINE)
_SIGNED_BY = re.compile(
    rf"^[ \t*#]*(?P<mark>TM\.\s*)?(?P<body>ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|SỞ)[{UPPER} \t]*[*\s]*$", re.MULTILINE
)
_POINT = re.compile(r"^[ \t]*(?P<letter>[a-zđ])\)", re.MULTILINE)
_AMENDS = re.compile(r"\b(?:sua doi|bai bo|bo sung)\b")
_LAW = re.compile(r"/(?:QH|UBTVQH)\d*")
_ISSUED_BY = re.compile(
    r"\b(?:UBND|Uỷ ban|Ủy ban|Sở|Bộ|Chính phủ|Thủ tướng|Quốc hội|Hội đồng|HĐND|Tỉnh ủy|Trung tâm|Cục|Ban)\b[^.;]*$"
)
_SECTION = re.compile(r"^[ \t]*(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]\s", re.MULTILINE)


def form_faults(case: Case) -> Iterator[Finding]:
    """Every departure from the form, each kind once."""
    if _is_official(case):
        for rule in _RULES:
            yield from rule(case)


def _is_official(case: Case) -> bool:
    """A number line or the state's name stands in its head."""
    head = case.text[:HEAD_REACH]
    return bool(_STATE.search(head) or _NUMBER.search(head))


def _told(message: str, span: Span | None = None, found: str | None = None, expected: str | None = None) -> Finding:
    return info(RULE, message, span, found, expected)


def _state_and_motto(case: Case) -> Iterator[Finding]:
    if not _STATE.search(case.text[:HEAD_REACH]):
        yield _told("Không thấy Quốc hiệu và Tiêu ngữ ở đầu văn bản")
        return
    motto = _MOTTO.search(case.text[:HEAD_REACH])
    if motto is None:
        yield _told("Không thấy Tiêu ngữ dưới Quốc hiệu")
    elif motto.group() != "Độc lập - Tự do - Hạnh phúc" and {motto["one"], motto["two"]} != {"-"}:
        found = case.words(Span(*motto.span()))
        yield _told(
            "Tiêu ngữ nối bằng gạch nối, không phải gạch ngang dài",
            Span(*motto.span()),
            found,
            "Độc lập - Tự do - Hạnh phúc",
        )


def _number_and_symbol(case: Case) -> Iterator[Finding]:
    line = _NUMBER.search(case.text[:HEAD_REACH])
    if line is None:
        yield _told("Không thấy dòng số, ký hiệu")
        return
    symbol = re.sub(r"\s+", "", line["symbol"])
    number = line["number"] or ""
    span = Span(line.start("number") if number else line.start("symbol"), line.end())
    printed = case.text[span.start : span.end].strip()
    right = f"{number.zfill(2)}/{symbol}" if number else symbol
    if printed != right:
        short = len(number) == 1
        message = "Số nhỏ hơn 10 ghi thêm số 0 ở trước" if short else "Số, ký hiệu viết liền, không có dấu cách"
        yield _told(message, span, printed, right)
    if not line["colon"]:
        yield _told("Sau chữ «Số» có dấu hai chấm", Span(*line.span()), case.words(Span(*line.span())))
    yield from _symbol_of_type(case, span, symbol)


def _symbol_of_type(case: Case, span: Span, symbol: str) -> Iterator[Finding]:
    """A paper with a named type bears the type's abbreviation first: «15/QĐ-BNV», «195/KH-UBND»."""
    kind = _KIND.search(case.text[:HEAD_REACH])
    if kind is None:
        return
    parts = [part for part in re.split(r"[/-]", symbol) if part and not part.isdigit()]
    abbreviation = _TYPES[kind["kind"]]
    if parts and parts[0] != abbreviation:
        message = f"Ký hiệu của {kind['kind'].lower()} mở đầu bằng «{abbreviation}»"
        yield _told(message, span, symbol, f"{abbreviation}-{'-'.join(parts[1:] if len(parts) > 1 else parts)}")


def _dateline(case: Case) -> Iterator[Finding]:
    """Day under 10 and months 1, 2 with a leading zero, other months without; a comma after the place."""
    line = _DATELINE.search(case.text[:HEAD_REACH])
    if line is None:
        return
    day, month = int(line["day"]), int(line["month"])
    right_day, right_month = f"{day:02}", f"{month:02}" if month < 3 else str(month)
    if line["day"] != right_day:
        yield _told("Ngày nhỏ hơn 10 ghi thêm số 0 ở trước", Span(*line.span("day")), line["day"], right_day)
    if line["month"] != right_month:
        message = "Chỉ tháng 1 và tháng 2 ghi thêm số 0 ở trước"
        yield _told(message, Span(*line.span("month")), line["month"], right_month)
    if not line["comma"]:
        yield _told("Sau địa danh có dấu phẩy", Span(*line.span("place")), line["place"], f"{line['place']},")


def _about(case: Case) -> Iterator[Finding]:
    """«V/v» belongs to a công văn only; a paper with a named type tells its subject under the type."""
    kind = _KIND.search(case.text[:HEAD_REACH])
    if kind is None:
        return
    if about := _ABOUT.match(case.text, kind.end()):
        message = f"«V/v» chỉ dùng cho công văn; {kind['kind'].lower()} ghi trích yếu ngay dưới tên loại"
        yield _told(message, Span(*about.span("about")), "V/v")
    elif not case.facts.head.title:
        yield _told("Không thấy trích yếu dưới tên loại", Span(*kind.span("kind")), kind["kind"])


def _bases(case: Case) -> Iterator[Finding]:
    """Each legal basis is a line that ends with «;», the last one with «.» or «;»."""
    starts = [match.start() for match in _BASIS.finditer(case.text[: HEAD_REACH * 2])]
    for start, following in pairwise(starts):
        words = case.text[start:following].rstrip(" \n\t*_")
        if "\n\n" not in words and not words.endswith((";", ",")):
            span = Span(following - 1 - (following - start - len(words)), start + len(words))
            yield _told("Mỗi căn cứ kết thúc bằng dấu chấm phẩy", span, words[-1:], ";")
            return


def _end_mark(case: Case) -> Iterator[Finding]:
    if not _END.search(case.text):
        yield _told("Không thấy dấu kết thúc nội dung «./.»", None, None, "./.")


def _addressed(case: Case) -> re.Match[str] | None:
    return _RECIPIENTS.search(case.text) if "Nơi nhận" in case.text else None


def _recipients(case: Case) -> Iterator[Finding]:
    found = _addressed(case)
    if found is None:
        yield _told("Không thấy mục «Nơi nhận»")
        return
    filed = _FILED.search(case.text, found.end(), found.end() + FOOT_REACH)
    span = Span(found.start(), found.end())
    if filed is None:
        yield _told("«Nơi nhận» thiếu dòng «Lưu: VT, …»", span, None, "Lưu: VT")
    elif not filed["registry"]:
        yield _told("Dòng «Lưu» ghi VT (văn thư) trước đơn vị soạn thảo", Span(*filed.span()), filed.group(), "Lưu: VT")


def _signed_by(case: Case) -> Iterator[Finding]:
    """A committee signs «TM.» (on behalf of a collective); a department has one head and does not."""
    end = _addressed(case)
    if end is None:
        return
    body = _SIGNED_BY.search(case.text, end.end(), end.end() + FOOT_REACH)
    if body is None:
        return
    span = Span(body.start("mark") if body["mark"] else body.start("body"), body.end("body"))
    printed = case.words(span)
    if body["body"] == "SỞ" and body["mark"]:
        yield _told("Sở theo chế độ thủ trưởng: không ghi «TM.» trước quyền hạn ký", span, printed)
    elif body["body"] != "SỞ" and not body["mark"]:
        yield _told("Ủy ban nhân dân ký thay mặt tập thể: ghi «TM.»", span, printed, f"TM. {body['body']}")


def _points(case: Case) -> Iterator[Finding]:
    """Points follow the Vietnamese alphabet, and none is left out: after d) comes đ), after e) comes g)."""
    for one, two in pairwise(_POINT.finditer(case.text)):
        before, letter = one["letter"], two["letter"]
        following = LETTERED[LETTERED.find(before) + 1 :][:1]
        skips = letter not in LETTERED or LETTERED.find(letter) > LETTERED.find(following)
        if not (following and before in LETTERED and skips) or _SECTION.search(case.text, one.end(), two.start()):
            continue
        if _is_told_or_chosen(case, one, two, following):
            continue
        expected = f"{following})"
        words = f"Điểm theo thứ tự chữ cái tiếng Việt: sau {before}) là {expected}"
        yield _told(words, Span(*two.span("letter")), f"{letter})", expected)
        return


def _is_told_or_chosen(case: Case, one: re.Match[str], two: re.Match[str], following: str) -> bool:
    """Whether the point between stands inside a line («a) …; b) …»), or the points are of a document being amended."""
    if f" {following})" in case.text[one.end() : two.start()]:
        return True
    lead = case.folded[max(0, one.start() - AMENDING_REACH) : one.start()]
    return bool(_AMENDS.search(lead) or _AMENDS.search(fold(case.facts.head.title or "")))


def _citing(case: Case) -> Iterator[Finding]:
    """The first time a document is cited in full, with its date; later by kind and number alone."""
    first: dict[str, Citation] = {}
    undated: list[Citation] = []
    again: list[Citation] = []
    own = _NUMBER.search(case.text[:HEAD_REACH])
    for citation in case.facts.citations:
        if own and own.start() <= citation.span.start < own.end():
            continue  # a number line the reader did not take for one
        bounds = citation.span.start, citation.span.end
        if citation.number not in first:
            first[citation.number] = citation
            if not (citation.date or DAY_OF.search(case.text, *bounds)):  # a day of no calendar is told as such
                undated.append(citation)
        elif citation.date and first[citation.number].date:
            again.append(citation)
    yield from _cited(undated, "{} văn bản viện dẫn lần đầu không ghi ngày ban hành: {}")
    yield from _cited(nameless(case.text, first.values()), "{} văn bản viện dẫn lần đầu không ghi cơ quan ban hành: {}")
    yield from _cited(again, "{} văn bản được ghi lại đủ ngày; từ lần thứ hai chỉ cần tên loại, số và ký hiệu: {}")


def nameless(text: str, first: Iterable[Citation]) -> list[Citation]:
    """The documents whose first citing does not say who issued them, behind the number or before it. A law's own name
    says it: the National Assembly."""
    return [
        citation
        for citation in first
        if not (citation.issuer or _LAW.search(citation.number))
        and not _ISSUED_BY.search(text, max(0, citation.span.start - ISSUER_REACH), citation.span.start)
    ]


def _cited(citations: list[Citation], words: str) -> Iterator[Finding]:
    numbers = list(dict.fromkeys(citation.number for citation in citations))
    if numbers:
        named = ", ".join(numbers[:NAMED]) + (" …" if len(numbers) > NAMED else "")
        yield _told(words.format(len(numbers), named), citations[0].span, citations[0].number)


_RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    _state_and_motto,
    _number_and_symbol,
    _dateline,
    _about,
    _bases,
    _points,
    _citing,
    _end_mark,
    _recipients,
    _signed_by,
)
