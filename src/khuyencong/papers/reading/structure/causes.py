"""«Nguyên nhân: …», «Lý do: …» in a line of its own, under an item or behind a list: why its things were not done or
cost more."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....terms.facts import REACHED, Activity, Span
from ..grammar.reasons import is_unsaid
from ..text.scan import Scan
from .line_kinds import CAUSES, behind_lead, names
from .outline import Node

_TOLD = re.compile(r"(?:nguyen nhan|ly do)\b[^:;.]{0,60}: (?=\S)")


def parted_by_causes(item: Node) -> tuple[list[Node], list[Node]]:
    """What stands under an item, and from «Nguyên nhân:» on the causes."""
    at = next((i for i, child in enumerate(item.children) if CAUSES.match(child.folded)), len(item.children))
    return item.children[:at], item.children[at:]


def heads_causes(line: Node) -> bool:
    """«Nguyên nhân:», «Lý do:», with the causes below."""
    return line.folded.rstrip(" :").endswith(("nguyen nhan", "ly do"))


def cause_by_name(line: Node, activities: list[Activity], first: int) -> bool:
    """Give a cause that opens with the name of a thing to that thing, from the so-and-so-many-th on."""
    for i, activity in enumerate(activities[first:], first):
        if names(line.words, activity):
            activities[i] = replace(activity, reason=behind_lead(line.words), reason_span=line.span)
            return True
    return False


def cause_of_all(scan: Scan, lines: Sequence[Node], activities: list[Activity], first: int) -> bool:
    """Give a cause without a name to all from the so-and-so-many-th on that tell none; «chưa nêu» is no cause."""
    if not lines or not (
        told := [i for i, a in enumerate(activities) if i >= first and a.role in REACHED and not a.reason]
    ):
        return False
    lead = _TOLD.match(lines[0].folded)
    text = "; ".join(
        [
            behind_lead(lines[0].words) if lead else lines[0].words.strip(" ."),
            *(line.words.strip(" .;") for line in lines[1:]),
        ]
    )
    if is_unsaid(scan.fold(lines[0].span)) or not text:
        return False
    span = Span(lines[0].span.start, lines[-1].span.end)
    for i in told:
        activities[i] = replace(activities[i], reason=text, reason_span=span)
    return True


def tells_cause(line: Node) -> bool:
    return bool(_TOLD.match(line.folded))
