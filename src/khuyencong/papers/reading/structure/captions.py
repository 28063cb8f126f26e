"""Lines over a table, which name it and tell no figure: «Bảng 2. Kinh phí (triệu đồng)»."""

from collections.abc import Sequence

from ..text.scan import Scan
from .asked import tells_figures
from .outline import PLAIN, TABLE, Node


def without_captions(scan: Scan, nodes: Sequence[Node]) -> list[Node]:
    """The lines of one level without those that stand over a table alone."""
    kept: list[Node] = []
    over_table = False
    for node in reversed(nodes):
        names = over_table and node.level == PLAIN and not node.words.endswith(".")
        if names and not tells_figures(scan, node.span):
            continue
        over_table = node.level == TABLE
        kept.append(node)
    return kept[::-1]
