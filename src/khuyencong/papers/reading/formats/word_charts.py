"""Charts and diagrams (SmartArt) that a Word file shows: which parts of the package they are, and where they stand."""

from collections.abc import Iterator, Sequence
from typing import Any

from .charts import LIMIT_CHARTS, Drawn, said_by
from .lines import Line
from .word_package import files_named
from .word_pictures import Shown, in_own_drawing, place_told

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_KINDS = ("/chart", "/chartex", "/diagram")
_POINTS_TO = ("}id", "}dm")  # a chart's part, and the words of a diagram among its parts


def charts_in(drawn: Any) -> Iterator[str]:
    """The relations of the charts and diagrams that a drawing shows; those in its text boxes come with them."""
    for graphic in drawn.iter(_DRAWN):
        if graphic.get("uri", "").endswith(_KINDS) and in_own_drawing(graphic, drawn):
            named = (held for child in graphic for key, held in child.attrib.items() if key.endswith(_POINTS_TO))
            yield next(named, "")


def drawn_in_word(shown: Sequence[Shown], lines: Sequence[Line], data: bytes) -> list[Drawn]:
    """Each with what it says."""
    files = files_named({chart.relation for chart in shown[:LIMIT_CHARTS]}, data) if shown else {}
    parts = ((place_told(lines[: chart.before]), files.get(chart.relation)) for chart in shown)
    return [Drawn(place, said_by(part) if part else None) for place, part in parts]
