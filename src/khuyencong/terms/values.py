"""Values that one paper makes by the ten thousand: spans, contexts, sums.

For the type checker they are frozen dataclasses, and it refuses every change of one. At run time they are plain ones,
compared and hashed by what they hold: a frozen one takes three times as long to make, a tenth of reading a paper.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value_class
    from functools import cached_property as once
else:
    from dataclasses import dataclass

    def value_class(*, frozen: bool, slots: bool) -> object:
        """`frozen` is the type checker's; what is never changed may be hashed."""
        return dataclass(slots=slots, unsafe_hash=frozen)

    class once:
        """`cached_property` without the lock that Python 3.11 takes whenever one is worked out."""

        def __init__(self, work_out: object) -> None:
            self._work_out, self.__doc__ = work_out, work_out.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: object | None, owner: type | None = None) -> object:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._work_out(instance)
            return value


__all__ = ["once", "value_class"]
