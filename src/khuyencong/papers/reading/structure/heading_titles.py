"""What a line is called: by its own words or by the heading over it, never by those of a section alone."""

import re

from ....terms.facts import Span
from ....terms.vietnamese import fold
from ..grammar.budget import title_names_thing
from ..grammar.money import find_money
from ..grammar.roles import opens_section
from ..grammar.sums import A_SUM, ABOUT
from ..grammar.titles import has_lead, heading_title, names_section, title_below
from ..text.scan import Scan
from .line_kinds import tells_time_and_sum
from .outline import NUMBER, PLAIN, Node

MOST_BESIDE = 40  # lines under one thing


def title_in(scan: Scan, node: Node, span: Span) -> str:
    """The title of a content told in a stretch of a line; a sentence under a heading that names it goes on with it."""
    words = next((a.words for a in node.ancestors() if a is not node and a.level >= 0), "")
    names_thing = bool(words) and not (opens_section(fold(words)) or names_section(words) or words.endswith("."))
    goes_on = names_thing and node.level == PLAIN and not node.item and not has_lead(scan, span)
    goes_on = goes_on or (names_thing and _FIELD_OF_THING.match(scan.folded, span.start, span.end) is not None)
    if goes_on or tells_time_and_sum(node.folded) or costs_heading(scan, node):
        return heading_title(words)
    return title_below(scan, span, words, names_thing=names_thing)


# «- Thời gian: Quý II. Kinh phí: 600 triệu đồng», of the thing above it
_FIELD_OF_THING = re.compile(
    r"\W*(?:ve )?(?:thoi gian|dia diem|(?:don vi|co quan) (?:chu tri|phoi hop|thuc hien|thu huong)|kinh phi|quy mo"
    r"|doi tuong|tien do|hinh thuc|so luong|thanh phan)(?: (?:thuc hien|to chuc|tham gia|trien khai|du kien))*\s*:"
)
# «- Tổng kinh phí thực hiện: 450 triệu đồng», «Tổng kinh phí 5.000 triệu đồng, năm 2026 bố trí 2.000 triệu đồng»
_COST_ALONE = re.compile(
    r"\W*(?:tong|du toan|nhu cau)?\s*(?:kinh phi|chi phi|du toan|muc dau tu|von dau tu)"
    rf"(?: (?:du kien|thuc hien|to chuc|hoi cho|can thiet|ke hoach|la))*\s*[:,]?{ABOUT}\s*{A_SUM}"
)


def costs_heading(scan: Scan, node: Node) -> bool:
    """Whether a line tells only what the thing costs that the heading over it names, and no line beside it costs."""
    above = node.parent
    if above is None or above.level < NUMBER or not _COST_ALONE.match(node.folded):
        return False
    if len(above.children) > MOST_BESIDE:
        return False
    if opens_section(above.folded) or not title_names_thing(heading_title(above.words)):
        return False
    return not any(find_money(scan, under.span) for c in above.children if c is not node for under in c.walk())
