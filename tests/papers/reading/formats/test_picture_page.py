"""Photographs and scans that were taken carelessly are set right before they are read."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from khuyencong.papers import read_text
from khuyencong.papers.reading.formats.picture_page import PageInHand, TooLarge, opened, set_right
from khuyencong.terms.facts import Area
from tests.papers.reading.formats.pictures import SENTENCE, png, with_tesseract

ON_ITS_SIDE = 6  # of the camera's note: to be turned by a quarter with the clock
CAMERA_NOTE = 0x0112


def page() -> Image.Image:
    return Image.open(BytesIO(png())).convert("L")


def as_file(picture: Image.Image, form: str = "PNG", note: int = 1) -> bytes:
    held, exif = BytesIO(), Image.Exif()
    exif[CAMERA_NOTE] = note
    picture.save(held, form, exif=exif)
    return held.getvalue()


def test_what_is_no_picture_is_left_to_tesseract() -> None:
    assert opened(b"\x89PNG\r\n\x1a\nnothing") is None


def test_a_camera_tells_how_it_was_held() -> None:
    straight = page()
    held = opened(as_file(straight.transpose(Image.Transpose.ROTATE_90), note=ON_ITS_SIDE))
    assert held is not None
    assert ImageChops.difference(held, straight).getbbox() is None


def test_a_picture_finer_than_letters_need_is_drawn_coarser() -> None:
    fine = opened(as_file(Image.new("L", (5400, 7200), 255)))
    assert fine is not None
    assert fine.size == (1800, 2400)


def test_a_shadow_is_lifted_and_an_even_page_left_alone() -> None:
    straight = page()
    light = (
        Image.linear_gradient("L").rotate(90).resize(straight.size).point([110 + i * 145 // 255 for i in range(256)])
    )
    shaded = ImageChops.multiply(straight, light)
    strip = (5, 5, 25, straight.height - 5)  # along its darker edge, where no words stand
    assert shaded.crop(strip).getextrema()[1] < 130
    assert set_right(shaded).picture.crop(strip).getextrema()[0] > 230
    assert ImageChops.difference(set_right(straight).picture, straight).getbbox() is None


@pytest.mark.parametrize(
    ("quarters", "stored"),
    [(0, (0.1, 0.2, 0.3, 0.4)), (90, (0.6, 0.1, 0.8, 0.3)), (180, (0.7, 0.6, 0.9, 0.8)), (270, (0.2, 0.7, 0.4, 0.9))],
)
def test_places_are_told_as_the_file_holds_the_page(quarters: int, stored: tuple[float, ...]) -> None:
    held = PageInHand(Image.new("L", (200, 300)), quarters)
    assert held.as_stored(Area(0.1, 0.2, 0.3, 0.4)) == Area(*stored)


def test_places_on_a_page_askew_turn_with_it() -> None:
    dot = Image.new("L", (400, 600), 0)
    dot.paste(255, (340, 90, 360, 110))
    level = dot.rotate(5)
    left, top, right, bottom = level.point([255 * (i > 128) for i in range(256)]).getbbox() or (0, 0, 0, 0)
    seen = PageInHand(level, askew=5).as_stored(Area(left / 400, top / 600, right / 400, bottom / 600))
    assert ((seen.left + seen.right) / 2 * 400, (seen.top + seen.bottom) / 2 * 600) == pytest.approx((350, 100), abs=2)


@with_tesseract
@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_laid_in_any_way_is_read(turn: Image.Transpose) -> None:
    text = read_text(as_file(page().transpose(turn)), "a.png")
    assert SENTENCE in " ".join(text.content.split())
    assert text.ocr
    places = zip(text.content.split("\n"), text.line_places, strict=True)
    area = next(place.area for words, place in places if "Sở đã hỗ trợ" in words)
    assert area is not None
    lies_on_its_side = area.bottom - area.top > area.right - area.left
    assert lies_on_its_side == (turn == Image.Transpose.ROTATE_90)


def _head_of_png(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds no dot."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((13, head), (0, b"IDAT"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", n) + p + struct.pack(">I", zlib.crc32(p)) for n, p in parts
    )


@pytest.mark.parametrize("side", [8_000, 20_000])
def test_a_picture_says_in_its_head_that_it_is_too_large(side: int) -> None:
    with pytest.raises(TooLarge):
        opened(_head_of_png(side, side))


def test_a_picture_of_a_common_size_is_asked_for_its_dots() -> None:
    assert opened(_head_of_png(5_000, 7_000)) is None  # there are none
