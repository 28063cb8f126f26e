"""How heads of papers and lists write the name of an office: «ỦY BAN NHÂN DÂN XÃ AN» is «UBND xã An, tỉnh Đồng Nai»."""

import re

from .vietnamese import fold

_OF_PROVINCE = re.compile(r"(?<!^ubnd) (?:tinh|thanh pho) [^,]+$")  # «UBND tỉnh …» is the province's own


def plain_name(name: str) -> str:
    """The name folded, in one spelling, without the province or city that it stands in."""
    return _OF_PROVINCE.sub("", plain_words(name).partition(",")[0].strip())


def plain_words(words: str) -> str:
    """Words that name offices, folded, each in one spelling."""
    return fold(words).replace("uy ban nhan dan", "ubnd")
