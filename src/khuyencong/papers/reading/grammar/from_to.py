"""The words by which a paper tells what a content had and what it has now: «X: kinh phí từ 70 triệu đồng lên 90»."""

import re

from .adjusting import INTO, ONE_SUM, THING

_VERBS = r"(?:điều chỉnh(?:\s(?:tăng|giảm))?|tăng|giảm|nâng|hạ)"
_SIDE = r"(?:kinh phí|dự toán|mức hỗ trợ|quy mô|số lượng|vốn)"
_TO_IT = r"(?:\s(?:của|cho|thực hiện))*"
_DIRECTION = r"(?:\s(?:tăng|giảm))?"
GOES = r"(?:tăng|giảm|nâng|hạ)"  # which way
_X = rf"(?:(?:kinh phí|dự toán)\s(?:{THING}\s)?)?(?P<title>[^;:]{{3,300}}?)"
_NO_CONTENT = r"(?:tổng|thu nhập|doanh|lợi nhuận|giá|sản lượng|kim ngạch|lương|mức|số|tỷ lệ)"  # may rise, or is all
FROM_TO = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        # «Giảm kinh phí ngân sách tỉnh của nội dung X từ …», «Tăng 150 triệu đồng cho nội dung X (từ …»
        rf"{_VERBS}\s[^.;:]{{0,80}}?{THING}\s(?P<title>[^;]{{3,300}}?),?\s\(?từ\s",
        # «Điều chỉnh giảm: X từ …», «Điều chỉnh kinh phí X từ …»
        rf"{_VERBS}(?:\s{_SIDE})*{_TO_IT}\s?:\s(?P<title>[^;:]{{3,300}}?)(?:[,:]?\s{_SIDE})?,?\stừ\s",
        rf"(?:điều chỉnh{_DIRECTION}(?:\s{_SIDE})+|{GOES}\ssố lượng(?=[^;]{{0,160}},\skinh phí\stừ\s)"
        rf"|{_VERBS}\s(?:{ONE_SUM}|kinh phí|dự toán|mức hỗ trợ)){_TO_IT}\s"
        r"(?P<title>(?!từ\s)[^;:]{3,300}?),?\s\(?từ\s",
        # «X: điều chỉnh tăng từ …», «X, điều chỉnh kinh phí từ …», «X: kinh phí điều chỉnh từ …»
        rf"{_X}[:,]\s(?:được\s)?(?:{_SIDE}\s)*điều chỉnh{_DIRECTION}(?:\s{_SIDE})*\stừ\s",
        # «X: kinh phí từ …», «X: tăng kinh phí từ …», «Kinh phí nội dung X: giảm từ …»
        rf"{_X}[:,]\s(?:được\s)?(?:{GOES}\s)?(?:kinh phí|dự toán)(?:\sthực hiện)?(?:\s{GOES})?\stừ\s",
        # «X giảm từ …», «Kinh phí nội dung X điều chỉnh từ …»
        rf"(?!{_NO_CONTENT}\b)(?:(?:kinh phí|dự toán)\s(?:{THING}\s)?)?(?P<title>(?:(?!\.\s)[^;:]){{3,300}}?)"
        rf"\s(?:được\s)?(?:điều chỉnh(?:\s{GOES})?|{GOES})(?:\s(?:kinh phí|dự toán))?\stừ\s(?=\d)",
        rf"{_X}[:,]\s(?:được\s)?{GOES}(?:\s(?:số\s[^\W\d]+(?:\s[^\W\d]+)?|quy mô))?\stừ\s",
    )
)
FROM_TO_ALONE = re.compile(rf"\W*điều chỉnh{_DIRECTION}(?:\s{_SIDE})*\stừ\s", re.IGNORECASE)  # of the item above
FROM_BARE = re.compile(rf"\btừ\s(?P<before>\d[\d.,]*)\s{INTO}\s$")  # «từ 1.960 xuống 1.680 triệu đồng»
