"""Values that one paper makes by the ten thousand: spans, contexts, sums.

For the type checker they are frozen dataclasses, and it refuses every change of one. At run time they are plain ones,
compared and hashed by what they hold: a frozen one takes three times as long to make, a tenth of reading a paper.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value_class
else:
    from dataclasses import dataclass

    def value_class(*, frozen: bool, slots: bool) -> object:
        """`frozen` is the type checker's; what is never changed may be hashed."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["value_class"]
