"""The words by which a paper puts other words in place of those of a plan, sums among them."""

import re

_WORDS = r"(?:cụm từ|các từ|nội dung|số liệu|số)\s(?:ghi\s)?"
_WAS, _IS_NOW = r"[“\"«](?P<was>[^”\"»]{3,300})[”\"»]", r"[“\"«](?P<now>[^”\"»]{3,300})[”\"»]"
_REWORDS = rf"(?:thay(?:\sthế)?|sửa(?:\sđổi)?|điều chỉnh)\s{_WORDS}{_WAS}"
REWORDED = tuple(  # «Tại mục II.3 “X”: thay cụm từ “kinh phí 70 triệu đồng” bằng “kinh phí 90 triệu đồng”»
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"[^“\"«;]{{0,80}}[“\"«](?P<title>[^”\"»\d][^”\"»]{{2,200}})[”\"»]\s?[:,]?\s{_REWORDS}"
        rf"\s(?:bằng|thành)\s(?:{_WORDS})?{_IS_NOW}",
        rf"{_REWORDS}\s[^“\"«;]{{0,80}}?\((?P<title>[^()]{{3,200}})\)\s(?:bằng|thành)\s(?:{_WORDS})?{_IS_NOW}",
    )
)
# «Sửa đổi khoản 2 như sau: “2. X: 10 cơ sở, kinh phí 90 triệu đồng”»
AMENDS = re.compile(
    r"\W*(?:điều chỉnh|sửa đổi)(?:,? bổ sung)?\s(?:khoản|điểm|mục|tiết|phần|tiểu mục)\s|[“\"«]\s?\w{1,2}[.)]\s",
    re.IGNORECASE,
)
AMENDED = re.compile(
    r"[“\"«\n]\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+])?\s*"
    r"(?P<title>[^“”\"«»:;,\n\d][^”\"»:;,\n]{3,200}?)(?=\s?[:,(])"
)
