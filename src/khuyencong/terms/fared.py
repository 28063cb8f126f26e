"""The words by which a paper says what became of a content whose figures say nothing: not yet carried out or put off,
which is not «không thực hiện»; carried out and not paid yet, which is not «không phát sinh kinh phí»."""

import re

from .periods import Period
from .vietnamese import nfc

# With their marks: «hoãn» is not «hoàn trả», «chưa chi» not «chưa chỉ đạo».
_NEVER = re.compile(r"\b(?:không (?:được )?(?:thực hiện|triển khai|tổ chức)|không thể|thôi thực hiện|h(?:ủy|uỷ) bỏ)\b")
_GIVEN_UP = re.compile(  # «không tổ chức đúng tháng 5» gives up a day and no more
    r"\b(?:không (?:được )?(?:thực hiện|triển khai|tổ chức(?! (?:đúng|kịp|trong|vào)\b))|không thể|thôi thực hiện"
    r"|h(?:ủy|uỷ) bỏ)\b"
)
_NOT_YET = re.compile(r"\bchưa (?:được )?(?:thực hiện|triển khai|tổ chức|phát sinh|mở|tham gia)\b")
_GOES_ON = re.compile(r"\bchưa (?:được )?(?:nghiệm thu|hoàn thành|thực hiện xong)\b")  # begun, be the year over or not
_AT_FIRST = re.compile(rf"(?:[^:]{{1,300}}:\s*)?(?={_NOT_YET.pattern})")
_WHY = re.compile(r"\b(?:do|vì|lý do|nguyên nhân)\b")
_PUT_OFF = re.compile(
    r"\b(?:dời|lùi|hoãn|(?<!kinh phí )(?<!vốn )(?<!nguồn )chuyển(?! (?:kinh phí|vốn|nguồn|tiền)))\b[^.;]{0,30}?"
    r" (?:sang|đến|tới|vào|qua) (?:(?:ngày|tuần|đầu|giữa|cuối|hết) )*(?:tháng|quý|kỳ|đợt|năm|\d)[^.;,()]{0,30}"
)
_UNPAID = re.compile(
    r"\bchưa (?:được )?(?:thanh toán|giải ngân|quyết toán|chi(?! tiết| nhánh))\b(?: (?:do|vì) (?P<why>[^.;]+))?"
)


def waits(words: str, period: Period | None) -> bool:
    """Whether what the words say was not done is still to come. «Chưa thực hiện» of a year that is over has no later in
    that year, unless they say when."""
    said = nfc(words).lower()
    if _PUT_OFF.search(said) or _GOES_ON.search(said):
        return not _GIVEN_UP.search(said)
    return bool(_NOT_YET.search(said)) and not _NEVER.search(said) and not (period and period.is_year)


def not_yet(words: str) -> str:
    """«Chưa tổ chức, dự kiến tháng 11», behind a title where one stands before it: what is still to come, in words that
    give no reason. "" of any others."""
    said = nfc(words).lower()
    found = _AT_FIRST.match(said)
    return nfc(words)[found.end() :] if found and not (_NEVER.search(said) or _WHY.search(said)) else ""


_BEHIND = re.compile(r"\b(?:chậm|muộn|trễ|chưa (?:hoàn thành|kịp|xong|đạt|đủ)|không (?:đạt|đủ|kịp)|thấp hơn)\b")
_BEYOND = re.compile(r"\b(?:vượt|tăng|nhiều hơn|cao hơn|phát sinh thêm|bổ sung thêm)\b")


def is_behind(reason: str) -> bool:
    """Whether a reason tells why a thing is behind its plan: «01 mô hình chậm do chọn lại địa điểm»."""
    said = nfc(reason).lower()
    return _BEHIND.search(said) is not None and _BEYOND.search(said) is None


def put_off_to(words: str) -> str:
    """«dời sang tháng 11»: until when something is put off; "" where the words do not say."""
    found = _PUT_OFF.search(nfc(words).lower())
    return nfc(words)[found.start() : found.end()].strip(" .") if found else ""


def is_unpaid(words: str) -> bool:
    """Whether a paper says in these words that what was carried out is not paid yet."""
    return _UNPAID.search(nfc(words).lower()) is not None


def why_unpaid(words: str) -> str:
    """«chờ hồ sơ» of «chưa thanh toán do chờ hồ sơ»; "" where the words do not say."""
    found = _UNPAID.search(nfc(words).lower())
    return nfc(words)[slice(*found.span("why"))] if found and found["why"] else ""
