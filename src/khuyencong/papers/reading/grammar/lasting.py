"""Months that tell how long something goes on, and not when it is: «35 học viên, 02 tháng»."""

import re

from ..text.scan import Scan

_LASTS = re.compile(r"(?:thoi gian(?: thuc hien| dao tao| hoc)?|keo dai|trong)(?: la| khoang)?:?\s*$")
# «35 học viên, 02 tháng, kinh phí …», «lớp 03 tháng»: how long a class goes on
_CLASS_LASTS = re.compile(
    r"\b(?:(?:hoc vien|hoc sinh|nguoi|lao dong|lop|khoa)[^.;:,\d]{0,12}[,(]\s*(?:hoc |dao tao )?"
    r"|(?:lop|khoa)(?: hoc| dao tao| nghe| day nghe| truyen nghe| tap huan)* )$"
)
_LASTS_ALONE = re.compile(r"\s*(?:[,;.)/]|\Z)")


def goes_on(scan: Scan, end: int, before: str, printed: str) -> bool:
    """Whether so many months, told up to `end`, are how long it goes on: not in «Trong 6 tháng có …»."""
    if _CLASS_LASTS.search(before) and _LASTS_ALONE.match(scan.folded, end):
        return True
    return _LASTS.search(before) is not None and not printed.endswith("Trong ")
