"""Words by which papers tell of what shall be and of what was reached.

They are looked for as printed: without marks «sẽ» is a twisting machine («máy se chỉ»), «đã» is variety («đa dạng»).
COMING, DONE, GIVEN, GIVEN_BELOW and _APPROVED are looked for in small letters, and some open with the letters with
which any of their words begins («(?=[tdpbg])»): every clause is held against them, and so they cost half.
"""

import re

# «hoàn thành mục tiêu hỗ trợ 08 cơ sở» tells of what was reached
_NOT_REACHED = "".join(
    f"(?<!{word} )" for word in ("thành", "đạt", "vượt", "mức", "hết", "hiện", "các", "những", "tốt")
)
COMING = re.compile(
    r"(?=[scxlpdđmtn])(?:\b(?:sẽ|dự định|dự tính|chuẩn bị (?=hỗ trợ|mở|tổ chức)"
    r"|(?:có|xây dựng|lập) kế hoạch (?=\d|thực hiện|hỗ trợ|triển khai|tổ chức|mở|bố trí|dành|chi)"
    r"|phấn đấu|từ nay (?:cho )?đến(?= (?:cuối |hết |đầu )*(?:năm|quý|tháng)| 20)"
    r"|(?:đặt(?: ra)?|đề ra|đưa ra|xác định) mục tiêu"
    rf"|{_NOT_REACHED}mục tiêu (?:thực hiện|hỗ trợ) (?=\d)(?![^.;]{{0,90}}\b(?:đã|hoàn thành|đạt)\b)"
    r"|dự kiến(?= (?!kinh phí))"
    r"|mục tiêu (?:là|đến|giai đoạn)|thời gian tới|năm tới|tiếp tục triển khai)\b|\bmục tiêu:)"
)
FOILED = re.compile(
    r"\b(?:thì (?:mới|chỉ)|nhưng (?:chỉ|chưa|không|mới)|song|phải (?:hủy|huỷ|hoãn|dừng)|không (?:diễn ra|tổ chức))\b",
    re.IGNORECASE,
)
# «đã cấp 12 giấy chứng nhận», «cấp 1,2 triệu con tem»: things, and no money
_THINGS = (
    r"(?:mới |lại |hơn |trên |gần |khoảng |được )*\d[\d.,]*\s(?:(?:nghìn|ngàn|triệu)\s)?"
    r"(?!nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ\b|đợt|lần|cho|từ|để|hỗ trợ|kinh phí|và|[\d(])\w"
)
_PAYS_OUT = rf"cấp (?!giấy|bằng|danh|phép|phát|đổi|bù|thẻ|mã|chứng|tem|nhãn|{_THINGS})"
_GIVERS = r"(?:(?:bộ|cục|tỉnh|huyện|thành phố|trung ương|nhà nước|ubnd|sở)(?: [^,.;:\d]{0,24})? )"
_IS_PAID = rf"(?:(?:vừa|đã|được) |được {_GIVERS}){_PAYS_OUT}"
_ALLOTS = (
    rf"(?:{_PAYS_OUT}|(?:(?:phê )?duyệt|ban hành|giao|phân bổ|bố trí|thông qua|thống nhất|dành|ký"
    r"|(?:(?:ra|có) (?:các )?)?quyết định)\b)"
)
_ASKS = r"(?:đề nghị|đề xuất|kiến nghị|đăng ký|xin|trình(?! diễn| bày| chiếu))\b"
# «đã xây dựng và trình phê duyệt 14 đề án», «đã lập kế hoạch …»: nothing of it is done yet
_PREPARED = (
    r"(?:xây dựng|lập|rà soát|lựa chọn|tổng hợp)(?: (?:hồ sơ|danh mục))?(?:,|,? và|) "
    rf"(?:{_ASKS}|(?:kế hoạch|dự toán)(?! và (?:tổ chức|triển khai|thực hiện)\b))"
)
_APPROVED_SO_MANY = r"có \d[^,.;]{0,60} được (?:phê )?duyệt\b"
DID = re.compile(
    rf"\bđã\b(?! (?:{_ASKS}|{_PREPARED}|{_ALLOTS}|{_APPROVED_SO_MANY}|được (?:[^,.;]{{0,40}} )?{_ALLOTS}))",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"đã được(?! (?:hỗ trợ|nghiệm thu|chi|giải ngân|thanh toán)\b| [^,.;:\d]{3,60} (?:giải ngân|thanh toán)\b)"
)  # it qualifies a thing more often than it tells of one
NOT_YET = re.compile(r"\W*(?:đến nay |nhưng )*chưa (?:được )?(?:giải ngân|thanh toán|quyết toán)\b", re.IGNORECASE)
SO_FAR = re.compile(
    r"\bmới (?:chỉ )?(?:được )?(?:nghiệm thu|giải ngân|hoàn thành|thanh toán|quyết toán|thực hiện được)\b",
    re.IGNORECASE,
)
RESULT = re.compile(r"\W*kết quả(?:[:,]| (?:thực hiện|đạt được|là|trong năm|năm 20\d\d)\b)")  # it opens a sentence
DONE = re.compile(
    r"\b(?:đến (?:ngày|nay|hết|thời điểm)\b[^.]{0,50}\bcó \d|công nhận (?:mới|thêm|danh hiệu)|kết quả[:,]"
    r"|hoàn thành|nghiệm thu"
    r"|giải ngân|năm qua\b|đạt [\d,.]+ ?%|l(?:ũy|uỹ) kế|so với cùng kỳ)"
)
# «sẽ nghiệm thu 11 đề án, giải ngân 1,6 tỷ đồng»
VERB = re.compile(r"\W*(?:và )?(?:hoàn thành|nghiệm thu|giải ngân|quyết toán|tổ chức)\b(?!.*\b(?:đã|được)\b)")
# «Bố trí 60 gian hàng» sets up what is counted, and gives out nothing
_ARRANGED = r"\d[\d.]* (?:gian|quầy|kệ|tủ|bàn|xe|điểm|khu|phòng|cán bộ|nhân viên|chuyên gia|giảng viên|người)\b"
# Money that is given out, as long as no mark parts the verb from its figure.
GIVEN = re.compile(
    r"(?=[uủhbcgrkvđptnd])\b(?:(?:ubnd|hđnd|ủy ban|bộ|cục)\b[^,.;]{0,40}? cấp (?=trên|hơn|gần|khoảng|\d"
    r"|cho (?:hoạt động|công tác|chương trình)\b)"
    r"|(?<=được )giao\b(?! (?:nhiệm vụ |trách nhiệm )?phối hợp\b)|kinh phí giao (?=năm|đầu)"
    r"|(?<!bàn )(?<!chuyển )giao (?=kế hoạch|kinh phí|dự toán|vốn|chỉ tiêu|(?:(?:thực hiện|triển khai) )?\d)"
    r"|\bgiao cho (?=tỉnh|huyện|sở|trung tâm)"
    r"|(?:(?:ra|ký|có|ban hành) (?:các )?|(?:vừa|đã) )quyết định (?:về việc )?(?:hỗ trợ|cấp|chi|trích|giao|phân bổ)\b"
    r"|(?:ubnd|hđnd|ủy ban nhân dân|tỉnh|huyện|bộ) (?:tỉnh |huyện )?quyết định (?:đầu tư|dành|hỗ trợ|cấp|chi|trích)\b"
    rf"|{_IS_PAID}|bố trí\b(?! (?:khoảng |hơn |gần |trên )?{_ARRANGED})|phân bổ\b|thông qua\b|nhất trí\b"
    r"|(?<!xét )(?:phê )?duyệt\b(?! (?:kết quả|quyết toán|công nhận|và (?:triển khai|thực hiện))))"
    r"(?=[^.;:,()]{0,80}?(?<!\d)(?!20\d\d\b)\d)"
)
# «3 đề án với số vốn 550 triệu đồng cũng đã được tỉnh phê duyệt»: the same, behind its figure
GIVEN_BEHIND = re.compile(
    r"\b(?:đồng|triệu|tỷ|tỉ)"
    r" (?:(?:(?:cũng|đều|đã|vừa) )+được (?:[^.;:,()\d]{0,60}? )?(?:phê duyệt|duyệt|phân bổ|thông qua)\b"
    r"|được [^.;:,()\d]{3,60}? giao cho\b)(?! (?:kết quả|quyết toán|và (?:triển khai|thực hiện)))"
)
# «2 chủ thể được cấp 24 triệu đồng in bao bì»: given to those who use it, and no budget of an agency
PAID_OUT = re.compile(
    r"\b(?:cơ sở|chủ thể|doanh nghiệp|công ty|dntn|htx|hợp tác xã|tổ hợp tác|hộ|làng nghề|(?:các|nhiều|\d+) xã)\b"
    rf"[^.;:\d]{{0,60}}?{_IS_PAID}"
    # «UBND tỉnh đã cấp 2,4 tỷ đồng thưởng cho các chủ thể»
    rf"|{_IS_PAID}[^.;:]{{0,40}}?đồng (?:tiền )?(?:để |cho )?(?:khen )?(?:thưởng|hỗ trợ) (?:cho )?(?:các |\d+ )?"
    r"(?:cơ sở|chủ thể|doanh nghiệp|công ty|hợp tác xã|htx|hộ|làng nghề|sản phẩm)\b"
)
# «… đã thống nhất kinh phí nhiệm vụ …:», «Bộ giao Trung tâm thực hiện đề án …»: however far their figure stands
GIVEN_BELOW = re.compile(
    r"(?=[tdpbg])(?:\b(?:thống nhất|duyệt|phân bổ|bố trí)"
    r" (?:kinh phí|dự toán|danh mục|nhiệm vụ|đề án|dự án)\b[^.;]*:\s*$"
    r"|(?<!được )(?<!bàn )(?<!chuyển )\bgiao (?:cho )?(?:trung tâm|sở|phòng|ubnd|ban|tỉnh|huyện)\b[^.;:,\d]{0,90}"
    r" (?:làm chủ đầu tư|thực hiện|triển khai|tổ chức|mở)\b"
    # «Bộ giao Cao Bằng thực hiện 3 đề án»: whoever it is
    r"|(?<!bàn )(?<!chuyển )\bgiao (?!lưu|dịch|thương|nhận|tiếp|thông|hàng|nộp)(?:[^\W\d]+ ){1,5}"
    r"(?:thực hiện|triển khai) \d+ (?:đề án|dự án|nhiệm vụ)\b)"
)
_GIVING = re.compile("cấp|giao|quyết định|bố trí|phân bổ|thông qua|thống nhất|nhất trí|duyệt")


def given_in(small: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Where a clause in small letters tells of money given out: however far its figure stands, and beside it."""
    if not _GIVING.search(small):
        return None, None
    return GIVEN_BELOW.search(small), GIVEN.search(small) or GIVEN_BEHIND.search(small)


# What somebody else is asked to approve or to give; not «theo đề nghị», «kinh phí đề nghị hỗ trợ».
_NOUNS = "".join(rf"(?<!{noun} đề nghị)" for noun in ("theo", "kinh phí", "mức", "vốn", r"\d hồ sơ"))
PROPOSED = re.compile(
    rf"(?:[đĐ]ề nghị{_NOUNS}|[đĐ]ề xuất(?! và được)|[kK]iến nghị"
    r"|(?<!ương)\strình (?=cấp|Bộ|UBND|HĐND|Ủy|Thủ|Chính|Chủ|Cục|Sở))"
    r"[^.;:]{0,240}?\b(?:(?:phê )?duyệt|thẩm định|xem xét|chấp thuận|bổ sung|bố trí|hỗ trợ|cấp|(?:mở|tổ chức) thêm)\b"
    r"|\b(?<!hồ sơ )[xX]in (?:được )?(?:bổ sung|hỗ trợ|cấp|mở thêm)\b"
    r"|\bđăng ký (?:với|lên) (?:Bộ|Cục|UBND|Sở)\b"
    rf"|(?:đề nghị{_NOUNS}|đề xuất) (?=(?:khoảng |gần |hơn |trên )?\d[\d.,]* (?:nghìn|triệu|tỷ|tỉ))"
)
_APPROVED = re.compile(
    r"(?:(?:ra|có|ký|ban hành) (?:các )?|(?:vừa|đã) )quyết định (?:số \S+ )?(?:ngày \S+ )?(?:về việc |về )?"
    r"(?:hỗ trợ|giao|cấp|chi|trích|phân bổ)"
    rf"|quyết định do [^.;]{{0,60}}? ký|phê duyệt(?! và (?:triển khai|thực hiện))"
    rf"|(?<!% )(?<!so với )(?<!theo )(?:dự toán|kế hoạch)|bố trí|phân bổ(?! h[ằà]ng năm)"
    r"|thông qua (?:nghị quyết|kế hoạch|chương trình)"
    rf"|(?<!bàn )(?<!chuyển )giao (?:cho )?(?:tỉnh|huyện|sở|trung tâm)\b|{_IS_PAID}"
)


# «…, do Bộ Công Thương phê duyệt, đã hỗ trợ …» says of a thing whose it is, not what was done
_APPOSITION = re.compile(
    r",\s(?:do|được)\s[^,.;:\d]{3,80}\b(?:duyệt|giao|ban hành|phân bổ|bố trí|cấp)\b[^,.;:\d]{0,30},"
)


# «Sở báo cáo kết quả năm 2021, kế hoạch năm 2022 như sau», but not «yêu cầu các huyện báo cáo kết quả»
_REPORTS = re.compile(
    r"(?:^|[.;:,]\s)(?:(?!yêu cầu|đề nghị|giao|phải|trước|định kỳ|gửi)[^.;:,]){0,120}?"
    r"\b(?:báo cáo (?:về )?|tổng kết |sơ kết |đánh giá )"
    r"(?:kết quả|tình hình|công tác|hoạt động|chương trình|việc thực hiện)\b"
)
# «Theo Quyết định số …, Trung tâm mở các lớp sau:», where nothing says that it was done
_ORDERED = re.compile(
    r"(?:^|[.;:]\s)\s*(?:thực hiện|theo|căn cứ)(?: nội dung)? (?:các )?quyết định\b[^.;:]{0,240},"
    r"(?:(?!\bđã\b)[^.;:,]){3,160}\b(?:sau|như sau|sau đây|các nội dung|gồm)\b"
    r"[^.;:,\d]{0,80}(?:năm 20\d\d[^.;:\d]{0,20})?:\s"
)


_TILL_NOW = re.compile(r"(?:^|[.;:]\s)\s*(?:tính )?từ (?:đầu )?năm(?: 20\d\d)? (?:đến|tới) nay\b")


def tells_first(printed: str) -> re.Pattern[str] | None:
    """Which of DID, DONE and COMING the words of an opening hold first; COMING also for what is only approved."""
    rules = (
        (DID, DID),
        (DONE, DONE),
        (_REPORTS, DONE),
        (_TILL_NOW, DONE),
        (COMING, COMING),
        (_APPROVED, COMING),
        (_ORDERED, COMING),
    )
    words = _APPOSITION.sub(",", printed.lower())
    told = [(found.start(), tells) for pattern, tells in rules if (found := pattern.search(words))]
    if told:
        return min(told, key=lambda first: first[0])[1]
    return COMING if _IS_GIVEN.search(words) else None


# «năm 2023 tỉnh được giao 2 đề án», «trung tâm dành 900 triệu đồng hỗ trợ 7 cơ sở», of which nothing else says whether
# they were carried out
_IS_GIVEN = re.compile(
    r"\bđược giao (?=\d|kế hoạch|kinh phí|nguồn|tổng|thực hiện \d|triển khai \d)"
    r"|(?<!đã )\bdành (?:(?:thêm|trên|hơn|gần|khoảng) )*\d[\d.,]* (?:triệu|tỷ|tỉ)(?: đồng)?(?: để)?"
    r" (?:hỗ trợ|giúp|cho)\b"
)
