"""A page of a PDF as a picture, drawn in a process with bounds like everything that opens a received file.

The process is this module run by name: it is handed the page and the bytes, and hands back a PNG.
"""

import json
import os
import struct
import sys
import zlib

import pypdfium2

from ....terms.facts import UnreadablePaper
from .bounds import bound
from .process import TooMuch, TooSlow, ask

SECONDS = 20
MEGABYTES = 1024
WIDTH = 1100  # dots: enough to read 11-point type on a screen
TALLEST = 4 * WIDTH


def draw_page(data: bytes, number: int) -> bytes:
    """The PNG of a page (from 1). Raises UnreadablePaper for a page that is not there or cannot be drawn."""
    asked = {"number": number, "seconds": SECONDS, "megabytes": MEGABYTES}
    command = [sys.executable, "-P", "-m", __name__]
    try:
        code, picture = ask(command, json.dumps(asked).encode() + b"\n" + data, SECONDS, lambda done, of: None)
    except (TooSlow, TooMuch) as fault:
        raise UnreadablePaper(f"Trang {number} quá nặng, không vẽ được. Hãy mở tệp gốc.") from fault
    if code or not picture:
        raise UnreadablePaper(f"Không vẽ được trang {number}. Hãy mở tệp gốc.")
    return picture


def _drawn(data: bytes, number: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    page = document[number - 1]
    scale = min(WIDTH / max(page.get_width(), 1), TALLEST / max(page.get_height(), 1))
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
    rows = memoryview(bitmap.buffer).cast("B")
    lines = (bytes(rows[y * bitmap.stride : y * bitmap.stride + bitmap.width * 3]) for y in range(bitmap.height))
    return _png(bitmap.width, bitmap.height, b"".join(b"\0" + line for line in lines))


def _png(width: int, height: int, lines: bytes) -> bytes:
    """Eight bits a colour, each line behind its filter byte (none)."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, body) for name, body in parts)


def _part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _answer() -> tuple[int, bytes]:
    asked = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    bound(asked["seconds"], asked["megabytes"])
    try:
        return 0, _drawn(data, asked["number"])
    except (pypdfium2.PdfiumError, IndexError, MemoryError):
        return 1, b""


if __name__ == "__main__":
    code, picture = _answer()
    sys.stdout.buffer.write(picture)
    sys.stdout.buffer.flush()
    os._exit(code)
