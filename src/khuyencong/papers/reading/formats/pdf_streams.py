"""What the packed parts of a PDF unpack to, asked before pdfium unpacks them: a file of some kilobytes may hold
gigabytes of nothing, and of a picture's dots or a page's lines each takes many bytes more.
"""

import re
import zlib
from collections.abc import Iterable, Iterator

from ....terms.facts import UnreadablePaper
from .refusal import LARGEST_PICTURE

LIMIT_PART = 16 * 1024 * 1024  # bytes of a page's words and lines: a drawing of a whole district has a quarter
LIMIT_FONT = 64 * 1024 * 1024  # the largest fonts of the world's scripts have a third
PIECE = 1024 * 1024
MOST_TIMES = 1032  # so many times its size may packed nothing unpack to
_STREAM = re.compile(rb">>\s*stream\r?\n")
_LENGTH, _WIDTH, _HEIGHT = (
    re.compile(rb"/%s\s+(\d{1,10})\b(?!\s+\d+\s+R\b)" % key) for key in (b"Length", b"Width", b"Height")
)
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")


def refuse_bombs(whole: bytes, name: str) -> None:
    """`whole` is the file with every object by itself and every name spelled out."""
    last = 0
    while found := _STREAM.search(whole, last):
        told = whole[max(whole.rfind(b" obj", last, found.start()), last) : found.start()]
        length = _number(_LENGTH, told)
        last = found.end() + length if length else max(whole.find(b"endstream", found.end()), found.end())
        if b"/Image" in told:
            if _number(_WIDTH, told) * _number(_HEIGHT, told) > LARGEST_PICTURE:
                raise UnreadablePaper(
                    f"{name}: trong PDF có ảnh trên {LARGEST_PICTURE // 1_000_000} triệu điểm. "
                    "Hãy quét lại ở 300 điểm một inch rồi gửi lại."
                )
        elif b"/EmbeddedFile" not in told:  # which nothing here unpacks
            limit = LIMIT_FONT if b"/Length1" in told else LIMIT_PART
            if _unpacks_beyond(limit, memoryview(whole)[found.end() : last], len(_PACKED.findall(told))):
                raise UnreadablePaper(
                    f"{name}: một phần của PDF bung ra quá lớn, không an toàn. Hãy in lại ra PDF rồi gửi lại."
                )


def _number(key: re.Pattern[bytes], told: bytes) -> int:
    found = key.search(told)
    return int(found[1]) if found else 0


def _unpacks_beyond(limit: int, packed: memoryview, times: int) -> bool:
    """Whether a part, packed so many times, unpacks to more; nothing is kept but how much it is."""
    if len(packed) * MOST_TIMES**times <= limit:
        return False
    pieces: Iterable[bytes | memoryview] = (packed[i : i + PIECE] for i in range(0, len(packed), PIECE))
    for _ in range(times):
        pieces = _unpacked(pieces)
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            return True
    return False


def _unpacked(pieces: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    """Piece by piece; what is broken ends where it breaks, as it does for whoever reads it."""
    unpacking = zlib.decompressobj()
    try:
        for piece in pieces:
            yield unpacking.decompress(piece, PIECE)
            while unpacking.unconsumed_tail:
                yield unpacking.decompress(unpacking.unconsumed_tail, PIECE)
    except zlib.error:
        return
