"""A document as the lines NĐ 30/2020 prints: what all writers share, so that their papers say the same words."""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from khuyencong.terms.document import Annex, Block, Cell, Document, Heading, Paragraph, Row, Run, Signature, TableBlock
from khuyencong.terms.numbers import roman
from khuyencong.terms.periods import day_in_words

from .lines import evenly_joined
from .widths import fitted

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
STATE_MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT_MARK = "DỰ THẢO"
END_MARK = "./."
SALUTATION = "Kính gửi:"
RECIPIENTS_TITLE = "Nơi nhận:"
LETTER, DECISION = "công văn", "quyết định"  # kinds with a layout of their own (Phụ lục III, 1.5 and 1.2)
SALUTED = (LETTER, "tờ trình", "báo cáo")  # kinds with «Kính gửi» (Phụ lục I, IV, ô 9a)

TABLE_NOTES = ("legend", "beside")  # keys of what is said right under a table about its cells
TEXT_WIDTH, WIDE_TEXT_WIDTH = 165, 252  # millimetres of A4 between margins of 30 and 15, upright and across

_UNDATED = date(1980, 1, 1)  # for file metadata only: PDF/A asks for a day, and a ZIP can name none before
_BLANK = "     "  # room for a hand-written number, day or month
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# In running words no line ends between a number and its unit («12 lớp», «265,6 triệu đồng»), nor between a word and the
# number that names one of its kind («năm 2031», «Điều 3», «số 07/BC-SCT», «quý III»).
_NAMED = r"\b(?:năm|tháng|ngày|quý|đoạn|điều|khoản|điểm|mục|(?<!tổng )số|phụ lục|lần|đợt|khóa) (?=\d|[IVX]+\b)"
_COUNTED = r"(?<![\w.,/–-])\d[\d.,]*(?:[-–]\d[\d.,]*)?(?<=\d) (?:(?:nghìn|triệu|tỷ) (?=đồng\b))?(?=[^\W\d_])"
_JOINED = re.compile(rf"{_NAMED}\d*(?:[-–]\d+)?|{_COUNTED}", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(thành phố|tỉnh|thị xã|thị trấn|huyện|quận|phường|xã|đặc khu) ((?!hội\b)\w+(?:(?: [-–])? \w+)*)(?=\)?$)",
    re.IGNORECASE,
)
_LONG_PLACE = 20  # letters that stand beside the state's name on one line
_SHORT_NAMES = (("ỦY BAN NHÂN DÂN", "UBND"), ("UỶ BAN NHÂN DÂN", "UBND"), ("HỘI ĐỒNG NHÂN DÂN", "HĐND"))


@dataclass(frozen=True, slots=True)
class Printed:
    """The fixed lines of a paper in reading order, its body and its annexes."""

    parent_agency: str
    agency: str
    number: str
    dateline: str
    draft: str
    urgency: str  # «KHẨN», in a red box under the number
    circulation: str  # «LƯU HÀNH NỘI BỘ», in a box in the top margin
    address: str  # of the agency, at the foot of the first page
    kind: str  # "" of a công văn, whose matter stands under its number
    title: str
    matter: str  # «V/v …» of a công văn
    decided_by: str
    resolved: str  # «QUYẾT ĐỊNH:» between the bases of a decision and its articles
    addressees: tuple[str, ...]  # one: beside «Kính gửi:»; several: one line each
    bases: tuple[str, ...]
    body: tuple[Block, ...]
    authority: tuple[str, ...]
    signer: str
    second_authority: tuple[str, ...]  # of minutes: who kept them, left of who presided
    second_signer: str
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...]
    attached_to: str  # «(Kèm theo …)» under an annex title
    name: str  # of the whole paper, for metadata
    author: str
    subject: str
    dated: date  # for metadata
    annexes_only: bool = False  # a file that holds the annexes and nothing of the paper they belong to


def printed(document: Document) -> Printed:
    """The document's lines, without the control characters that no format can hold."""
    paper = _without_salutation(_without_control(document))
    is_letter, is_decision = paper.kind_vi.lower() == LETTER, paper.kind_vi.lower() == DECISION
    second = paper.second_signature or Signature(())
    return Printed(
        parent_agency=_short_upper(paper.parent_agency),
        agency=paper.agency.upper(),
        number=f"Số: {number_text(paper)}",
        dateline=f"{paper.place}, {date_text(paper)}" if paper.place else date_text(paper).capitalize(),
        draft=DRAFT_MARK if paper.is_draft else "",
        urgency=paper.urgency.upper(),
        circulation=paper.circulation.upper(),
        address=paper.address,
        kind="" if is_letter else paper.kind_vi.upper(),
        title="" if is_letter else paper.title,
        matter=f"V/v {paper.title}" if is_letter else "",
        decided_by=paper.decided_by.upper(),
        resolved=f"{paper.kind_vi.upper()}:" if is_decision else "",
        addressees=_addressee_lines(paper.addressees),
        bases=_closed(paper.bases),
        body=_with_end_mark(_to_fill_in(tuple(block for block in paper.blocks if not isinstance(block, Annex)))),
        authority=tuple(line.upper() for line in paper.signature.authority),
        signer=paper.signature.name,
        second_authority=tuple(line.upper() for line in second.authority),
        second_signer=second.name,
        recipients=_recipient_lines(paper),
        annexes=_annexes(paper),
        attached_to=f"(Kèm theo {paper.kind_vi} số {number_text(paper)} {date_text(paper)} của {paper.agency})",
        name=f"{paper.kind_vi} {paper.title}".strip(),
        author=paper.agency,
        subject=paper.about,
        dated=max(paper.written_on or paper.signed_on or _UNDATED, _UNDATED),
    )


def without_annexes(paper: Printed) -> Printed:
    """The paper whose annexes are a file of their own."""
    return replace(paper, annexes=())


def annexes_alone(paper: Printed) -> Printed:
    """The annexes as a file: each says to which paper it belongs; marks of the paper's own first page stay there."""
    return replace(paper, annexes_only=True, circulation="", address="", name=f"Phụ lục: {paper.name}")


def _annexes(paper: Document) -> tuple[Annex, ...]:
    """The annexes; two or more carry Roman numbers (Phụ lục I, III.1), one carries none."""
    found = [block for block in paper.blocks if isinstance(block, Annex)]
    numbers = [roman(place) for place, _ in enumerate(found, start=1)] if len(found) > 1 else [""]
    pairs = zip(found, numbers, strict=False)
    return tuple(replace(one, number=one.number or number, blocks=_to_fill_in(one.blocks)) for one, number in pairs)


def _to_fill_in(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A table that nobody has filled yet has one row to be filled by hand."""
    return tuple(
        replace(block, rows=(Row(tuple(Cell("") for _ in block.columns)),))
        if isinstance(block, TableBlock) and not block.rows
        else block
        for block in blocks
    )


def on_pages(paper: Printed) -> Printed:
    """The paper with its tables made for sheets, so that their columns hold their longest numbers; a screen makes its
    own, at every key that somebody types."""
    annexes = (
        replace(a, blocks=_fitted(a.blocks, WIDE_TEXT_WIDTH if a.landscape else TEXT_WIDTH)) for a in paper.annexes
    )
    return replace(paper, body=_fitted(paper.body, TEXT_WIDTH), annexes=tuple(annexes))


def _fitted(blocks: tuple[Block, ...], millimetres: int) -> tuple[Block, ...]:
    return tuple(fitted(block, millimetres) if isinstance(block, TableBlock) else block for block in blocks)


def number_text(document: Document) -> str:
    """«07/BC-SCT»; a draft leaves room before the sign, and shows dots where the sign is not known."""
    return document.number or f"{_BLANK}/{document.symbol or '…'}"


def date_text(document: Document) -> str:
    """«ngày 04 tháng 6 năm 2024», or room for day and month (Phụ lục I, II.4)."""
    if document.signed_on:
        return day_in_words(document.signed_on)
    year = str(document.written_on.year) if document.written_on else _BLANK
    return f"ngày{_BLANK}tháng{_BLANK}năm {year}".rstrip()


def joined(text: str) -> str:
    """The words with blanks at which no line ends; as long as they were."""
    return _JOINED.sub(lambda found: found.group().replace(" ", "\u00a0"), text)


def with_places(agency: str) -> str:
    """An agency's name whose place stays on one line; after the kind of place it may end where both are long."""
    return _PLACE.sub(_joined_place, agency)


def _joined_place(found: re.Match[str]) -> str:
    kind, name = (part.replace(" ", "\u00a0") for part in found.groups())
    blank = " " if len(found[0]) > _LONG_PLACE else "\u00a0"
    return f"{kind}{blank}{name}"


def joined_runs(runs: tuple[Run, ...], millimetres: float, *, shrinks: bool = False) -> tuple[Run, ...]:
    """The same of a paragraph as wide, where a number and its unit are often two runs; but for blanks that would leave
    holes in its lines (see `lines`)."""
    whole = evenly_joined(joined("".join(run.text for run in runs)), millimetres, shrinks=shrinks)
    told, at = [], 0
    for run in runs:
        told.append(replace(run, text=whole[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(told)


def heading_text(heading: Heading) -> str:
    """«I. TIÊU ĐỀ», «1.1. Tiêu đề», «a) Tiêu đề»."""
    text = heading.text.upper() if heading.level == 1 else heading.text
    number = heading.number.rstrip(".")
    if not number:
        return text
    closing = "" if number.endswith(")") else ")" if re.fullmatch(r"[a-zđ]", number) else "."
    return f"{number}{closing} {text}"


def annex_label(annex: Annex) -> str:
    """«Phụ lục II», or «Phụ lục» where there is only one; the number may already hold the word."""
    number = annex.number.strip()
    return number if number.lower().startswith("phụ lục") else f"Phụ lục {number}".strip()


def _without_salutation(paper: Document) -> Document:
    """Whom a paper of another kind is for stands in its own words and among those who receive it."""
    return paper if paper.kind_vi.lower() in SALUTED else replace(paper, addressees=())


def _without_control(value: Any) -> Any:
    if isinstance(value, str):
        return _CONTROL.sub("", value)
    if isinstance(value, tuple):
        return tuple(map(_without_control, value))
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        plain = {name: _without_control(inner) for name, inner in told.items()}
        return replace(value, **plain) if plain != told else value
    return value


def _short_upper(agency: str) -> str:
    name = agency.upper()
    for long, short in _SHORT_NAMES:
        name = name.replace(long, short)
    return name


def _closed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of a list that ends each with «;» and the last with «.»."""
    *first, last = [line.strip().rstrip(";.") for line in lines] or [""]
    return (*(f"{line};" for line in first), f"{last}.") if lines else ()


def _addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    if len(addressees) < 2:
        return addressees
    return tuple(f"- {line}" for line in _closed(addressees))


def _recipient_lines(paper: Document) -> tuple[str, ...]:
    """«- Như trên;» comes first where the paper is addressed to somebody (Phụ lục I, II.9)."""
    names = paper.recipients
    if paper.addressees and names and not names[0].startswith("Như trên"):
        names = ("Như trên", *names)
    lines = [f"- {line}" for line in _closed(names)]
    if paper.drafted_by:  # stands at the end of the list, in its lower right corner
        lines[-1:] = [" ".join([*lines[-1:], paper.drafted_by])]
    return tuple(lines)


def _with_end_mark(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body closed by «./.»: on its last sentence, or on a line of its own after a table or heading."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph) or not last.runs:
        return (*blocks, Paragraph((Run(END_MARK),)))
    *before, run = last.runs
    closed = replace(run, text=run.text.rstrip().rstrip(".;"))
    return (*blocks[:-1], replace(last, runs=(*before, closed, Run(END_MARK))))
