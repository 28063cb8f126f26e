"""What stands behind a sum and announces its parts: «…, gồm: 3 lớp, 90 triệu đồng; …»."""

import re

from .sources import NATIONAL_TARGET, PAYER, SOURCE
from .sums import SCALE, tells_spent_sum, tells_sum

_BREAKDOWN = re.compile(
    rf"^(?:(?! (?:tu|do) )[a-z ]{{0,60}}(?:20\d\d)?)?:\s(?=(?:tren |hon |gan |khoang )?\d[\d.,]* ?(?:{SCALE}|dong))"
    r"|^\s*:\s|^(?:\s*\([a-z ]{9,120}\))?[\s,.;:(]*"
    r"(?:chia (?:ra|thanh|theo)|trong do|bao gom|gom\b|cu the|bo sung [^,;.]{0,30}gom)"
)
_BY_SOURCE = re.compile(
    rf"[\s:,+-]*(?:co\s+)?(?:\d[\d.,]*\s*(?:{SCALE})?\s*dong (?:den )?(?:tu|do|cua)\s+"
    rf"(?:cac )?(?:{PAYER}|{SOURCE}|{NATIONAL_TARGET})"
    rf"|(?:tu\s+)?(?:{SOURCE}|{NATIONAL_TARGET}|(?:kinh phi )?khuyen cong|kinh phi tu|doanh nghiep))"
)
_NEXT_SENTENCE = re.compile(
    r"(?:[^.]|\.(?=\d)){0,120}\.\s+(?:trong (?:so )?do|trong so nay|theo do|cu the|gom|bao gom|chia ra)"
    r"\b(?: la| nhu sau)?[:,]?"
)
FIRST_SENTENCE = re.compile(r"(?<!\s\d)(?<!\s\d\d)\.(?=\s)|;(?=\s+[-+*•]\s)")  # or bullet; not at a member's number
# Those of a source tell who pays, not what for.
_PROJECTS_COUNTED = re.compile(r"\d+ (?:de an|du an|mo hinh)\b(?! khuyen cong (?:quoc gia|dia phuong))")


def is_parted(after: str) -> bool:
    """Whether the words behind a sum announce the things it is made of; its sources do not make it a total."""
    announced = _BREAKDOWN.match(after)
    if announced and _opens_kinds(announced.group().strip(" ,;("), first_sentence(after[announced.end() :])):
        announced = None
    if announced is None and (following := _NEXT_SENTENCE.match(after)):
        parts = tells_spent_sum(first_sentence(after[following.end() :]))
        announced = following if parts and not tells_sum(following.group()) else None
    return announced is not None and not _BY_SOURCE.match(after, announced.end())


def tells_parts(listed: str) -> bool:
    """Whether a list gives what it names sums, or counts projects of each kind."""
    return bool(tells_spent_sum(listed) or _PROJECTS_COUNTED.search(listed))


def _opens_kinds(opening: str, listed: str) -> bool:
    """Whether a list tells kinds of things, none with a sum of its own: «gồm: máy móc, tập huấn»."""
    if tells_spent_sum(listed):
        return False
    return opening in (":", "trong do") or (opening in ("gom", "bao gom") and not _PROJECTS_COUNTED.search(listed))


def first_sentence(after: str) -> str:
    return FIRST_SENTENCE.split(after, 1)[0]
