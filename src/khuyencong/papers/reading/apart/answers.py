"""Frozen values as JSON and back: what the reading process answers is taken for what it says, never run."""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def told(value: Any) -> Any:
    """A value as lists, objects and plain values; enums by their names, nothing told that is as it is made."""
    if dataclasses.is_dataclass(value):
        fields = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {field.name: told(inner) for field, inner in fields if inner != field.default}
    return [told(inner) for inner in value] if isinstance(value, tuple) else value


def built(kind: Any, said: Any) -> Any:
    """The value of this type that was told. TypeError, KeyError or ValueError for anything else."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: built(hints[name], inner) for name, inner in _object(said).items()})
    if get_origin(kind) is tuple:
        return tuple(built(get_args(kind)[0], inner) for inner in _list(said))
    if get_origin(kind) in (Union, UnionType):
        return _one_of(get_args(kind), said)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(said)
    if type(said) is not kind and (kind, type(said)) != (float, int):
        raise TypeError
    return said


def _one_of(kinds: tuple[Any, ...], said: Any) -> Any:
    if said is None or type(said) in kinds:
        return built(NoneType if said is None and NoneType in kinds else type(said), said)
    (kind,) = [kind for kind in kinds if kind is not NoneType]
    return built(kind, said)


def _object(said: Any) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise TypeError
    return said


def _list(said: Any) -> list[Any]:
    if not isinstance(said, list):
        raise TypeError
    return said


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
