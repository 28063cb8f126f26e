"""Words of pictures, where the machine has Tesseract with Vietnamese; its figures are guesses that a person must see.

Tesseract is a program beside us, not a library: it is given one picture at a time and one of two minutes.
"""

import os
import shutil
import subprocess
from functools import cache
from typing import Any

from ....terms.facts import Finding, Severity, UnreadablePaper
from .lines import Line, Reading
from .plain import without_control

DOTS_PER_INCH = 250
LARGEST_SIDE = 6000  # dots; a page as large as a poster is drawn coarser
SECONDS_PER_PICTURE = 120
WARNING = Finding("ocr", Severity.WARNING, "Nhận dạng từ ảnh: mọi số phải được người duyệt")


@cache
def can_read_pictures() -> bool:
    """Whether Tesseract is installed and knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    known = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    return "vie" in known.stdout.split()


def picture_reading(data: bytes, name: str) -> Reading:
    """A photograph or a scan of one page."""
    if not can_read_pictures():
        raise UnreadablePaper(
            f"{name}: máy chủ chưa đọc được ảnh chụp. Hãy gửi bản Word hoặc PDF có lớp chữ; "
            "hoặc nhờ quản trị cài tesseract-ocr và tesseract-ocr-vie."
        )
    return Reading(tuple(Line(words) for words in _recognised(data, name)), pages=1, findings=(WARNING,), ocr=True)


def pictured_lines(page: Any, name: str) -> list[str]:
    """A PDF page drawn in grey and recognised."""
    scale = min(DOTS_PER_INCH / 72, LARGEST_SIDE / max(*page.get_size(), 1))
    drawn = page.render(scale=scale, grayscale=True)
    rows = memoryview(drawn.buffer).cast("B")
    dots = b"".join(rows[y * drawn.stride : y * drawn.stride + drawn.width] for y in range(drawn.height))
    return _recognised(b"P5 %d %d 255\n" % (drawn.width, drawn.height) + dots, name)


def _recognised(picture: bytes, name: str) -> list[str]:
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(DOTS_PER_INCH)]
    one_core = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # a second one brings little and takes it from the counter
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=SECONDS_PER_PICTURE, env=one_core, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise UnreadablePaper(f"{name}: nhận dạng ảnh quá lâu. Hãy gửi ảnh rõ hơn hoặc bản có lớp chữ.") from fault
    if done.returncode:
        raise UnreadablePaper(f"{name}: ảnh hỏng hoặc quá lớn, không nhận dạng được. Hãy chụp lại rồi gửi lại.")
    return without_control(done.stdout.decode("utf-8", errors="replace").replace("\f", "\n")).split("\n")
