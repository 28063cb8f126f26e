"""How heads of papers and lists write the name of an office: «ỦY BAN NHÂN DÂN XÃ AN» is «UBND xã An, tỉnh Đồng Nai»."""

import re

from .vietnamese import fold

_OF_PROVINCE = re.compile(r"(?<!^ubnd) (?:tinh|thanh pho) [^,]+$")  # «UBND tỉnh …» is the province's own


def plain_name(name: str) -> str:
    """The name folded, in one spelling, without the province or city that it stands in."""
    plain = fold(name).partition(",")[0].replace("uy ban nhan dan", "ubnd").strip()
    return _OF_PROVINCE.sub("", plain)
