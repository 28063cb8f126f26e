"""A picture of a page set right before it is read: the right way round, evenly lit, its lines level.

Cameras note how they were held; how a page was laid into a scanner only its words tell (`ocr`). A photograph has a
lighter and a darker side: what is as bright as the paper around it is made white.
"""

import struct
import warnings
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import cos, radians, sin

from PIL import Image, ImageFilter, ImageMath, ImageOps

from ....terms.facts import Area
from .refusal import LARGEST_PICTURE

Picture = Image.Image
_FORMATS = ("PNG", "JPEG", "TIFF", "PPM")
_FAULTS = (  # what decoders stumble over in a broken picture; Tesseract will say whether it is one
    OSError, ValueError, SyntaxError, EOFError, TypeError, AttributeError, LookupError, ArithmeticError,
    struct.error, zlib.error,
)  # fmt: skip
STEEPEST, COARSE, FINE = 5.0, 0.5, 0.1  # degrees by which a page may lie askew, and the steps in which it is found
ENOUGH = 1800  # dots of the shorter side: 220 to the inch of A4; what is twice as fine is drawn coarser
SMALL, TINY = 1000, 150  # dots of the longer side, where a coarse look is enough
UNEVEN, DARKEST = 0.2, 0.35  # of the lightest paper: shadows are lifted; what is darker still is no paper
_QUARTERS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}


@dataclass(frozen=True, slots=True)
class PageInHand:
    """A page set right, and by how many degrees it was turned for that, against the clock."""

    picture: Picture
    quarters: int = 0  # in whole quarters: 0, 90, 180, 270
    askew: float = 0.0

    @property
    def is_turned(self) -> bool:
        return bool(self.quarters or self.askew)

    def as_stored(self, area: Area) -> Area:
        """Where a place of this page stands on the picture as the file holds it."""
        across, down = (area.left + area.right) / 2 - 0.5, (area.top + area.bottom) / 2 - 0.5
        height = self.picture.height / self.picture.width  # in widths
        slant = radians(self.askew)
        right = across * (cos(slant) - 1) - down * height * sin(slant)
        below = across * sin(slant) / height + down * (cos(slant) - 1)
        left, top, right, bottom = area.left + right, area.top + below, area.right + right, area.bottom + below
        if self.quarters == 90:
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        elif self.quarters == 180:
            left, top, right, bottom = 1 - right, 1 - bottom, 1 - left, 1 - top
        elif self.quarters == 270:
            left, top, right, bottom = top, 1 - right, bottom, 1 - left
        return Area.of(left, top, right, bottom)


class TooLarge(Exception):
    """More dots than any page needs."""


def opened(data: bytes) -> Picture | None:
    """A picture in grey, as it was held when taken; None for one that cannot be opened here. Its size stands in its
    head: TooLarge is raised before a dot is unpacked."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(data), formats=_FORMATS)
            pages = getattr(picture, "n_frames", 1)
            for page in range(pages):
                picture.seek(page)
                if picture.width * picture.height > LARGEST_PICTURE:
                    raise TooLarge
            if pages > 1:
                return None
            fineness = max(1, min(picture.size) // ENOUGH)
            return ImageOps.exif_transpose(picture.convert("L").reduce(fineness))
    except Image.DecompressionBombError as fault:
        raise TooLarge from fault
    except _FAULTS:
        return None


def set_right(stored: Picture, quarters: int = 0) -> PageInHand:
    """The page turned by so many quarters, lit evenly, its lines level."""
    page = _evenly_lit(stored.transpose(_QUARTERS[quarters]) if quarters else stored)
    askew = _askew(page)
    level = page.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255) if askew else page
    return PageInHand(level, quarters, askew)


def _evenly_lit(page: Picture) -> Picture:
    """A page with a shadow on it as if it had none; any other as it is."""
    tiny = page.reduce(max(1, max(page.size) // TINY))
    paper = tiny.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(4))
    told = [grey for grey, count in enumerate(paper.histogram()) if count]
    darkest, lightest = told[0], told[-1]
    if lightest - darkest <= UNEVEN * lightest:
        return page
    least = round(DARKEST * lightest)
    around = paper.point([max(grey, least, 1) for grey in range(256)]).resize(page.size, Image.Resampling.BILINEAR)
    lit: Picture = ImageMath.lambda_eval(
        lambda of: of["convert"](of["min"](of["page"] * 255 / of["around"], 255), "L"), page=page, around=around
    )
    return lit


def _askew(page: Picture) -> float:
    """By how much the page is to be turned so that its lines lie level: then light and dark rows differ most."""
    small = page.reduce(max(1, max(page.size) // SMALL))
    coarse = _most_uneven(small, _steps(0.0, STEEPEST, COARSE))
    return _most_uneven(small, _steps(coarse, COARSE - FINE, FINE))


def _steps(around: float, reach: float, step: float) -> list[float]:
    """Turns around one, the nearest first."""
    count = round(reach / step)
    return sorted((around + i * step for i in range(-count, count + 1)), key=lambda turn: abs(turn - around))


def _most_uneven(page: Picture, turns: Iterable[float]) -> float:
    return max(turns, key=lambda turn: _unevenness(page.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255)))


def _unevenness(page: Picture) -> int:
    rows = page.resize((1, page.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))


def as_file(page: Picture) -> bytes:
    return b"P5 %d %d 255\n" % page.size + page.tobytes()
