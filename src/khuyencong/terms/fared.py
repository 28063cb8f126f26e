"""The words by which a paper says what became of a content whose figures say nothing: not yet carried out or put off,
which is not «không thực hiện»; carried out and not paid yet, which is not «không phát sinh kinh phí»."""

import re

from .periods import Period
from .vietnamese import fold

_NEVER = re.compile(r"\b(?:khong (?:duoc )?(?:thuc hien|trien khai|to chuc)|khong the|thoi thuc hien|huy bo)\b")
_NOT_YET = re.compile(r"\bchua (?:duoc )?(?:thuc hien|trien khai|to chuc|phat sinh|mo|tham gia)\b")
_PUT_OFF = re.compile(
    r"\b(?:doi|lui|hoan|chuyen)\b[^.;]{0,30}? (?:sang|den|toi|vao|qua)"
    r" (?:(?:ngay|tuan|dau|giua|cuoi|het) )*(?:thang|quy|ky|dot|nam|\d)[^.;,()]{0,30}"
)
_UNPAID = re.compile(r"\bchua (?:duoc )?(?:thanh toan|giai ngan|quyet toan|chi)\b(?: (?:do|vi) (?P<why>[^.;]+))?")


def waits(words: str, period: Period | None) -> bool:
    """Whether what the words say was not done is still to come. «Chưa thực hiện» of a year that is over has no later in
    that year, unless they say when."""
    folded = fold(words)
    if _PUT_OFF.search(folded):
        return not _NEVER.search(folded)
    return bool(_NOT_YET.search(folded)) and not _NEVER.search(folded) and not (period and period.is_year)


def put_off_to(words: str) -> str:
    """«dời sang tháng 11»: until when something is put off; "" where the words do not say."""
    found = _PUT_OFF.search(fold(words))
    return words[found.start() : found.end()].strip(" .") if found else ""


def is_unpaid(words: str) -> bool:
    """Whether a paper says in these words that what was carried out is not paid yet."""
    return _UNPAID.search(fold(words)) is not None


def why_unpaid(words: str) -> str:
    """«chờ hồ sơ» of «chưa thanh toán do chờ hồ sơ»; "" where the words do not say."""
    found = _UNPAID.search(fold(words))
    return words[slice(*found.span("why"))] if found and found["why"] else ""
