"""A text whose broken lines are joined: one blank where a page's width ended a line, and the way back to the paper.

Rules look for words with single blanks between them; facts are told at the places where the paper prints them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from ....terms.facts import Span

_BLANKS = re.compile(r"\s(?:\s+|(?<! ))")  # all but a single plain one


@dataclass(frozen=True, slots=True)
class Joined:
    """The joined text; `origins[i]` is where its character i stands in the paper. Empty where nothing was joined."""

    content: str
    origins: tuple[int, ...] = ()

    @classmethod
    def of(cls, content: str, spans: Iterable[Span]) -> "Joined":
        """Join within each of the spans, which follow one another."""
        broken = (span for span in spans if _is_broken(content[span.start : span.end]))
        cuts = [m.span() for span in broken for m in _BLANKS.finditer(content, span.start, span.end)]
        if not cuts:
            return cls(content)
        edges = [0, *(edge for start, end in cuts for edge in (start, end)), len(content)]
        kept = [range(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        parts = [content[part.start : part.stop] for part in kept]
        origins = [i for part in kept for i in (*part, part.stop)]  # behind each part but the last stands a blank
        return cls(" ".join(parts), tuple(origins))

    def forward(self, span: Span) -> Span:
        """Where a span of the paper stands in the joined text."""
        if not self.origins:
            return span
        return Span(bisect_left(self.origins, span.start), bisect_left(self.origins, span.end))

    def back(self, value: Any) -> Any:
        """Any facts with all their spans led back to the paper."""
        if not self.origins or value is None:
            return value
        if isinstance(value, Span):
            end = self.origins[value.end - 1] + 1 if value.end > value.start else self.origins[value.start]
            return Span(self.origins[value.start], end)
        if isinstance(value, tuple):
            return tuple(self.back(inner) for inner in value)
        if is_dataclass(value) and not isinstance(value, type):
            told = {field.name: getattr(value, field.name) for field in fields(value)}
            return replace(value, **{name: self.back(inner) for name, inner in told.items() if _holds_spans(inner)})
        return value


def _is_broken(words: str) -> bool:
    """Whether anything but single plain blanks stands between words: told much faster than where."""
    return " ".join(words.split()) != words


def _holds_spans(value: Any) -> bool:
    return isinstance(value, tuple) or is_dataclass(value)
