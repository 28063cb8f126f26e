"""What charts and diagrams (SmartArt) of office files say: their titles, series with the points they keep, and words.

It stands behind the paper, as notes do: a chart mostly draws what a table tells, and nobody shall count that twice. A
person is told of each, and which of its numbers stand nowhere else in the paper.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from ....terms.facts import Finding, Severity
from .lines import Line
from .number_formats import GENERAL, printer
from .plain import without_control

READ = "{} biểu đồ, sơ đồ ({}): chữ và số của nó được ghi ở cuối văn bản, không tính là số liệu của văn bản"
ALONE = "; không thấy ở phần lời và bảng: {}. Nếu là số liệu mới, hãy bổ sung vào văn bản hoặc nhập tay"
UNREAD = "{} biểu đồ, sơ đồ trong văn bản không được đọc ({}): xem số và chữ trong đó ở bản gốc"
LIMIT_POINTS = 400  # of all series of one chart, and words of one diagram
LIMIT_CHARTS = 60
ALONE_TOLD = 8
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart or a diagram: what it says, line by line, None where its part cannot be read; where it stands."""

    place: str
    lines: tuple[str, ...] | None


def said_by(part: bytes) -> tuple[str, ...] | None:
    """What a part of the package says, be it a chart or the data of a diagram; None where it is broken or unsafe."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.getroottree().docinfo.doctype:
        return None
    told = _of_diagram(root) if root.tag.endswith("}dataModel") else _of_chart(root)
    return tuple(line for words in told if (line := " ".join(without_control(words).split())))


def told_of(drawn: Sequence[Drawn], lines: Iterable[Line]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The notes that hold what is drawn, and what a person is told of it."""
    read, unread = [one for one in drawn if one.lines], [one for one in drawn if not one.lines]
    notes = [Line(words) for one in read for words in (f"Trong biểu đồ, sơ đồ {one.place}:", *(one.lines or ()))]
    findings = []
    if read:
        known = {_plain(figure) for line in lines for figure in _FIGURE.findall(line.text)}
        printed = dict.fromkeys(figure for one in read for line in one.lines or () for figure in _FIGURE.findall(line))
        alone = [figure for figure in printed if _plain(figure) not in known]
        more = " …" if len(alone) > ALONE_TOLD else ""
        words = READ.format(len(read), _places(read)) + (
            ALONE.format("; ".join(alone[:ALONE_TOLD]) + more) if alone else ""
        )
        severity = Severity.WARNING if alone else Severity.INFO
        findings.append(Finding("damaged-text", severity, words))
    if unread:
        words = UNREAD.format(len(unread), _places(unread))
        findings.append(Finding("damaged-text", Severity.WARNING, words, found=str(len(unread))))
    return tuple(notes), tuple(findings)


def _places(drawn: Sequence[Drawn]) -> str:
    told = [*dict.fromkeys(one.place for one in drawn)]
    return "; ".join(told[:5]) + (" …" if len(told) > 5 else "")


def _plain(figure: str) -> str:
    """«8.400» and «8400» are one number, and «36,50» is «36,5»."""
    whole, comma, rest = figure.replace(".", "").partition(",")
    return (whole.lstrip("0") or "0") + (f",{rest}".rstrip("0").rstrip(",") if comma else "")


def _of_chart(root: Any) -> Iterator[str]:
    yield from (_words(title) for title in root.iter("{*}title"))
    left = LIMIT_POINTS
    for series in root.iter("{*}ser"):
        names = _points(series.find("{*}tx"), left)
        heads = _points(_first(series, "cat", "xVal"), left)
        values = _points(_first(series, "val", "yVal"), left)
        left -= len(values)
        told = "; ".join(f"{heads.get(place, '')} {value}".strip() for place, value in values.items())
        yield ": ".join(filter(None, (" ".join(names.values()), told)))
    for level in root.iter("{*}lvl"):  # of a chart of the newer kind, whose series point to columns of data
        if level.getparent().tag.endswith(("strDim", "numDim")):
            points = islice(level.iter("{*}pt"), left)
            yield "; ".join(_shown(point.text, level.get("formatCode")) for point in points)


def _first(series: Any, *names: str) -> Any:
    return next((found for name in names if (found := series.find(f"{{*}}{name}")) is not None), None)


def _points(held: Any, most: int) -> dict[str, str]:
    """What a reference keeps of the cells it was drawn from, by place; of several levels each in turn."""
    points = dict[str, str]()
    if held is None:
        return points
    code = next((found.text for found in held.iter("{*}formatCode")), None)
    for point in islice(held.iter("{*}pt"), max(most, 0)):
        said = _shown(point.findtext("{*}v"), point.get("formatCode") or code)
        place = point.get("idx", "")
        points[place] = f"{said} {points[place]}" if place in points else said
    if not points and (alone := held.findtext("{*}v")):
        points[""] = alone
    return points


def _shown(told: str | None, code: str | None) -> str:
    """A number as the chart prints it; words as they are."""
    try:
        return printer((code or GENERAL)[:60])(float(told or ""))
    except ValueError:
        return told or ""


def _of_diagram(root: Any) -> Iterator[str]:
    yield from (_words(point) for point in islice(root.iter("{*}pt"), LIMIT_POINTS))


def _words(held: Any) -> str:
    """The paragraphs drawn within an element."""
    return " ".join("".join(part.text or "" for part in words.iter("{*}t")) for words in held.iter("{*}p"))
