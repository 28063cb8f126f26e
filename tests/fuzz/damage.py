"""Ways in which files are damaged, the parts of a package as well as the package itself."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

Change = Callable[[bytes], bytes]


def flipped(data: bytes, at: int, bit: int) -> bytes:
    place = at % max(len(data), 1)
    return data[:place] + bytes([data[place] ^ (1 << bit % 8)]) + data[place + 1 :] if data else data


def cut(data: bytes, at: int) -> bytes:
    return data[: at % (len(data) + 1)]


def put_in(data: bytes, at: int, words: bytes) -> bytes:
    place = at % (len(data) + 1)
    return data[:place] + words + data[place:]


def told_again(data: bytes, start: int, length: int, times: int) -> bytes:
    """A stretch of the file many times over."""
    first = start % (len(data) + 1)
    return data[:first] + data[first : first + length] * times + data[first + length :]


def in_part(data: bytes, which: int, change: Change) -> bytes:
    """The change done to one part of a package; to the whole file where it is none."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, RuntimeError):
        return change(data)
    if not parts:
        return change(data)
    chosen = sorted(parts)[which % len(parts)]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, change(content) if name == chosen else content)
    return packed.getvalue()
