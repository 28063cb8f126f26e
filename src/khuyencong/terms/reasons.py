"""Why something was not done, was put off or went over: the words that were accepted, and how a paper says them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .vietnamese import fold_words

_EXPLAINED = re.compile(
    r"^(?:(?:không|chưa) (?:được )?thực hiện(?: được)?,? (?:là )?(?:do|vì) |(?:(?:nguyên nhân|lý do):? )?(?:do|vì) "
    r"(?!(?:đó|vậy|thế)\b)"  # «Do vậy không thực hiện» goes on from what stands before it
    r"|(?:nguyên nhân|lý do): |(?:không|chưa) thực hiện, (?=(?:dời|chuyển|lùi|hoãn)\b))",
    re.IGNORECASE,
)
_NAMES = frozenset(
    ("Bộ", "Sở", "Cục", "Ủy", "Uỷ", "Hội", "Trung", "Tỉnh", "Chính", "Nghị", "Quyết", "Luật")
)  # begin one


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in the words that were accepted; `fact` leads to the sentence."""

    text: str
    fact: int | None = None

    @property
    def clause(self) -> str:
        """The words behind «nguyên nhân:»: what they explain is not said again, and only a name keeps its capital."""
        words = _EXPLAINED.sub("", self.text.strip()).rstrip(" .;,")
        first, _, after = words.partition(" ")
        is_name = first[1:] != first[1:].lower() or after[:1].isupper() or first in _NAMES
        return words if is_name else f"{words[:1].lower()}{words[1:]}"


def together(reasons: Iterable[Reason]) -> str:
    """The reasons as one clause without a closing mark; what a text and its table tell in the same words stands once,
    and a shorter one not beside the one that says it too."""
    told = {fold_words(reason.clause): reason.clause for reason in reasons}
    return "; ".join(clause for said, clause in told.items() if not any(said in more and said != more for more in told))
