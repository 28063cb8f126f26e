"""Sentences of a report about a thing that was not done, with the money it was to cost, or that goes to later."""

import re
from dataclasses import replace

from ....terms.facts import Activity, Quantity, Role, Span, Status
from ..grammar.periods import comes_before, find_period, year_of
from ..grammar.reasons import CANCELS, reason_of
from ..grammar.roles import Context
from ..text.scan import Scan

# They are looked for as printed: without marks «hoãn» is «hoàn thành», «dừng» is «dùng», «hủy» is «huy động».
_CHECKS = r"(?:nghiệm thu|quyết toán|thanh toán|giải ngân|bàn giao|hoàn thành|đầy đủ|đúng|hết|hiệu quả|công bố)"
_NOT_DONE = (
    r"(?:không|chưa) (?:được |thể )?(?:thực hiện|triển khai|tổ chức|tham gia)(?: được)?+\b"
    rf"(?! (?:(?:việc |công tác |lễ )*{_CHECKS}))"
    # «Chưa bố trí được kinh phí để thực hiện nội dung …»
    r"|(?:không|chưa) (?:được )?(?:bố trí|cấp|có)(?: được)? (?:kinh phí|nguồn|vốn)(?: để)?"
    r"(?= (?:thực hiện|triển khai|tổ chức)\b)"
)
# «Công ty Hoa Mai xin rút khỏi đề án», «01 đề án xin thôi không thực hiện»
_GIVES_UP = (
    r"xin (?:được )?(?:thôi(?: không)?(?: thực hiện| tham gia| nhận)?|không (?:thực hiện|tham gia|nhận)|rút)"
    r"(?: (?:khỏi|ra khỏi) (?:đề án|chương trình|kế hoạch|danh mục)| hỗ trợ)?"
    r"(?! (?:kinh nghiệm|hồ sơ|ngắn|bớt|một phần))\b"
)
_FAILED = rf"(?:{_NOT_DONE}|{CANCELS}|{_GIVES_UP})"
# «02 phòng trưng bày chưa xây dựng do …»: of what is counted or named before it
_NOT_YET_MADE = r"(?:không|chưa) (?:được |thể )?(?:mở|xây dựng|lắp đặt|đầu tư|hỗ trợ|mua sắm|in)(?: được)?"
_SO_FAR = r"(?:(?:đến nay|hiện(?: nay)?|tuy nhiên|nhưng|song|còn|có|lại|đã|riêng|thì),? )*"
# what a cause, a mark or the sum follows: «không tổ chức lễ khai mạc» tells of the ceremony alone
_OF_ALL = r"(?=\s*(?:[.,;:()]|$)|\s+(?:do|vì|bởi|nên|được|(?:với )?kinh phí|để|trong (?:năm|kỳ|quý))\b)"
_SUM = r"\d[\d.,]*\s*(?:nghìn |triệu |tỷ |tỉ )?(?:đồng|đ|triệu|tỷ|tỉ)\b"
_THINGS = (
    r"\d+ (?:đề án|dự án|nhiệm vụ|nội dung|mô hình|hạng mục|lớp|hội chợ|hội nghị|chương trình|phiên chợ|cơ sở|điểm"
    r"|phòng|chuyến)\b"
)
# «07 đề án, kinh phí …; 02 xin dừng (450 triệu đồng), 01 chuyển sang năm 2027 (200 triệu đồng)»
_SO_MANY = rf"(?:{_THINGS}|(?<![\d.,/])\d{{1,2}}(?= (?:xin|phải|bị|tạm|chuyển sang|không|chưa)\b))"
# «còn 01 đề án chưa nghiệm thu»
_UNFINISHED = r"(?:đang (?:triển khai|thực hiện),? )?chưa (?:được )?(?:nghiệm thu|hoàn thành|thực hiện xong)"
# «02 đề án xin dừng thực hiện với kinh phí 260 triệu đồng do …», «01 lớp không mở được do …, kinh phí 50 triệu đồng»
_SOME_FAILED = (
    rf"[^\w(]*{_SO_FAR}{_THINGS}(?:[^.;:,()\d]|\([^()\d]{{2,60}}\)){{0,60}}? "
    rf"(?:{_FAILED}(?: thực hiện| triển khai| tổ chức)?|{_NOT_YET_MADE}|{_UNFINISHED}){_OF_ALL}"
)
# «Nội dung xây dựng Trung tâm chưa thực hiện do …, kinh phí 2.500 triệu đồng …»
_OF_THING = (
    r"(?:nội dung|nhiệm vụ|đề án|dự án|hạng mục|mô hình|hoạt động|lớp|hội chợ|hội nghị|hội thảo|phiên chợ|chương trình"
    r"|cuộc thi|đoàn|xây dựng|tổ chức|tập huấn|đào tạo|tham gia|công ty|hợp tác xã|htx|dntn|cơ sở|hộ)\b"
    r"[^.;:,()]{0,120}?"
)
# What leads from the failed words to their sum: behind a comma nothing but the sum's own words, or the cause. «Không
# tổ chức lớp ngắn hạn, mở 02 lớp dài hạn với …», «chưa tổ chức tại huyện nên đã đưa …»: the sum is of what was done.
_SPENT = r"(?:đã|được giải ngân|giải ngân|quyết toán|thực hiện|thực tế|thực chi|sử dụng)\b"
_NAMES_SUM = r"(?:với )?(?:tổng )?(?:kinh phí|vốn|dự toán|số tiền|trị giá|giá trị)"
_SUMS_WORDS = rf"(?:{_NAMES_SUM}(?! {_SPENT})|kế hoạch|tương ứng|khoảng|gồm)\b|{_SUM}"
_CAUSES = r"(?:do|vì|bởi|nguyên nhân|lý do)\b"
_DONE_INSTEAD = (
    r" (?:nên|vẫn|để|đã (?:chi|đưa|mở|tham gia|hỗ trợ|tổ chức|tập trung|đầu tư))\b"
    rf"| (?:với )?kinh phí {_SPENT}"
)
# «…; kinh phí 380 triệu đồng đề nghị chuyển sang quý IV»
_GIVEN_UP = (
    rf";(?=\s*(?:số )?{_NAMES_SUM}(?! còn)[^.;:,\d]{{0,24}} {_SUM}[^.;]{{0,60}}?"
    r"\b(?:chuyển (?:nguồn |tiếp )?(?:sang|qua)|nộp|hoàn trả|hủy|huỷ|thu hồi))"
)
_LED = (
    rf"(?:(?!{_DONE_INSTEAD})[^.;:,–]|{_GIVEN_UP}|[:,–](?=\s*(?:{_SUMS_WORDS}|{_CAUSES}))|:(?=\s*\d)|(?<=\d)[.,](?=\d))"
)
# «Không thực hiện 01 đề án (150 triệu đồng) do …», «Hội chợ xuân: hủy, kinh phí 100 triệu đồng»
_OPENS = re.compile(
    rf"[^\w(]*{_SO_FAR}(?:{_FAILED}|[^.;:\d]{{3,120}}:\s*{_SO_FAR}{_FAILED}{_OF_ALL}|{_SOME_FAILED}"
    rf"|{_OF_THING} {_SO_FAR}{_FAILED}(?: đầu tư| theo kế hoạch)?{_OF_ALL})"
    rf"{_LED}{{0,160}}?{_SUM}",
    re.IGNORECASE,
)
# «Không thực hiện 02 đề án máy sấy, máy ép, kinh phí 450 triệu đồng», «Có 01 đề án không triển khai được là …, kinh phí
# …»: a list of things, no member of which tells what was done instead
_LISTABLE = (
    r"(?:đề án|dự án|nhiệm vụ|nội dung|mô hình|hạng mục|hoạt động|lớp|khóa|hội chợ|hội nghị|hội thảo|chương trình"
    r"|phiên chợ|cơ sở|cuộc|đoàn|chuyến)\b"
)
_INSTEAD = (
    r"(?:đã|chỉ|vẫn|mà|nhưng|song|để|nên|thay|chuyển|Sở|Trung tâm|tỉnh|tham gia|mở|tổ chức|hỗ trợ|đưa|đầu tư|tập trung"
    r"|thực hiện|triển khai|hoàn thành|nghiệm thu|duy trì|phối hợp|phát hành|giải ngân|đạt|cấp|giao|bố trí|các)\b"
)
_MEMBERS = rf"(?:(?!{_DONE_INSTEAD})[^.;:,–]|(?<=\d)[.,](?=\d)|[,:] ?(?!\s*(?:{_SO_FAR}{_INSTEAD}|{_NAMES_SUM})))"
_LISTS = re.compile(
    rf"(?:[^\w(]*{_SO_FAR}{_FAILED}(?: (?:thực hiện|triển khai))? (?:(?:\d+|các|những|một số) )?{_LISTABLE}"
    rf"|[^.;:\d]{{0,60}}\b(?:có|còn) \d+ {_LISTABLE}[^.;:,\d]{{0,60}}? {_FAILED}(?: được)? (?:là|gồm)\b)"
    rf"{_MEMBERS}{{3,240}}, {_NAMES_SUM}(?! {_SPENT})[^.;:,\d]{{0,24}} {_SUM}",
    re.IGNORECASE,
)
# «Đề án máy sấy (kinh phí 200 triệu đồng): không thực hiện do …», «… kế hoạch 500 triệu đồng, không triển khai do …»
_FOLLOWS = re.compile(rf"[^.;]{{3,200}}?{_SUM}[)\]]?[,:]?\s+{_SO_FAR}{_FAILED}{_OF_ALL}", re.IGNORECASE)
_AFTER_ALL = re.compile(
    r"\bđã (?:chi|sử dụng|giải ngân|hoàn thành|nghiệm thu|thanh toán|tổ chức|thực hiện được)\b"
    r"|\b(?:mà|chỉ|thay (?:vào|thế|bằng)"
    # «kinh phí 90 triệu đồng điều chuyển sang …» is what was planned for it
    r"|(?<!đồng )(?<!đồng được )(?<!đồng đã )(?:(?<!điều )chuyển|điều chỉnh|điều chuyển)[^.;:]{0,60}? (?:sang|để|cho)"
    r" (?!năm|quý|kỳ)|mở thêm|bù lại)\b",
    re.IGNORECASE,
)
# «Chuyển sang năm 2025: 02 đề án, kinh phí 450 triệu đồng», «02 đề án (450 triệu đồng) chuyển tiếp sang năm 2025»
_TIME = r"(?:(?:quý [IVX1-4]+ |tháng \d{1,2} )?năm 20\d\d\b|tháng \d{1,2}/20\d\d\b)"
_LATER = (
    r"(?:chuyển(?: tiếp| nguồn)?|lùi|dời"
    r"|(?:gia hạn|kéo dài|điều chỉnh) (?:thời gian |tiến độ )?(?:(?:thực hiện|hoàn thành|triển khai|giải ngân|và) )*)"
)
_TO = rf"{_LATER} ?(?:sang|qua) (?:thực hiện |triển khai |tổ chức |vào |trong |kế hoạch )*"
_MOVED = re.compile(
    rf"[^\w(]*{_SO_FAR}(?:[^.;:\d]{{3,80}}:\s*)?(?:được |xin |phải )?{_TO}(?P<time>{_TIME})[^.;]{{0,40}}?{_THINGS}"
    rf"|(?:[^.;:\d]{{3,120}}:\s*|{_OF_THING} ){_SO_FAR}(?:(?:được|xin|phải|UBND tỉnh|Sở|cho|phép) )*"
    rf"{_TO}(?P<to>{_TIME})(?: {_CAUSES}[^.;:,\d]{{3,80}})?"
    rf"(?:, {_NAMES_SUM}(?! {_SPENT})[^.;:,\d]{{0,24}} | \(){_SUM}"
    # «Sở cho phép kéo dài thời gian thực hiện đề án máy sấy, kinh phí 600 triệu đồng sang năm 2027»
    rf"|[^\w(]*[^.;:,\d]{{0,60}}?(?:gia hạn|kéo dài) (?:thời gian|tiến độ)[^.;:,\d]{{3,120}}"
    rf"(?:, {_NAMES_SUM}(?! {_SPENT})[^.;:,\d]{{0,24}} | \(){_SUM}\)? (?:sang|đến) (?:hết )?(?P<till>{_TIME})"
    rf"|[^\w(]*{_NAMES_SUM}(?! (?:chưa|còn))[^.;:,\d]{{0,40}} {_SUM} (?:\w+ ){{0,4}}?{_TO}(?P<then>{_TIME})"
    rf"|[^.;:]{{0,60}}?{_THINGS}[^.;:]{{0,120}}? (?:được |xin |phải )?{_TO}(?P<later>{_TIME})",
    re.IGNORECASE,
)


# «…, 03 đề án chưa triển khai với kinh phí 700 triệu đồng», «…; 02 đề án dừng thực hiện là …», «…; còn 01 đề án chưa
# nghiệm thu, kinh phí …», «…, tạm dừng 02 đề án (kinh phí 400 triệu đồng) do …»
_SO_MANY_UNDONE = re.compile(
    rf"(?:(?:[^.;,:()]{{0,60}}?\b{_THINGS}|\W*(?:và )?{_SO_FAR}{_SO_MANY})(?: (?:của|tại|cho) [^.;,:()\d]{{2,60}}?"
    r"| \([^()\d]{2,60}\))? (?:(?:phải|bị|xin|tạm) )*"
    r"(?:(?:dừng|ngừng)(?: thực hiện| triển khai)?|hủy|huỷ|(?:không|chưa)"
    rf" (?:thực hiện|triển khai|tổ chức)|{_NOT_YET_MADE}|{_UNFINISHED}|{_GIVES_UP})"
    r"(?: được)?(?= (?:là|gồm|với|do|vì)\b|\s*[:(,])"
    rf"|\W*{_SO_FAR}{_FAILED}(?: thực hiện| triển khai| tổ chức)? {_THINGS}(?![^.;]{{0,160}}?{_DONE_INSTEAD}))"
    rf"(?=(?:[^.;,]|,(?=\s*(?:{_NAMES_SUM}(?! {_SPENT})|{_CAUSES}))){{0,160}}?{_SUM})",
    re.IGNORECASE,
)


# «…; đang thực hiện 02 đề án, 450 triệu đồng», «…, còn 03 đề án đang hoàn thiện hồ sơ, kinh phí 650 triệu đồng»
_OPEN = (
    r"(?:đang (?:triển khai|thực hiện|thẩm định|hoàn thiện|làm thủ tục|lựa chọn|chờ|lập (?:hồ sơ|dự toán)|trình)"
    r"|chưa (?:được )?(?:thực hiện|triển khai|tổ chức|mở|giải ngân|quyết toán)"
    rf"|(?:được |xin |phải )?{_TO}(?:{_TIME}|năm sau)|hoàn thiện hồ sơ)"
)
# «…; 02 phiên chợ còn lại tổ chức trong quý IV, kinh phí 160 triệu đồng»
_REST_THEN = (
    r" còn lại,? (?:sẽ |dự kiến )?(?:tổ chức|thực hiện|triển khai|mở|tham gia|hỗ trợ|hoàn thành|nghiệm thu)"
    r" (?:trong |vào )?(?:quý|tháng|cuối|những tháng|năm)\b"
)
_SOME_LEFT = re.compile(
    rf"\W*(?:và )?{_SO_FAR}(?:còn lại |lại )?(?:{_OPEN}(?: \w+){{0,2}}? {_THINGS}|{_THINGS}{_REST_THEN}"
    rf"|{_SO_MANY}(?: còn lại)?(?: của [^.;:,()\d]{{2,60}}?)?(?: \([^()]{{2,60}}\))? {_OPEN})",
    re.IGNORECASE,
)


def some_left(scan: Scan, clause: Span, context: Context) -> Context | None:
    """What a clause of a report tells of so many things that are under way, or left to a later time, behind those of
    which its sentence tells that they were done: their money is planned."""
    said = _SOME_LEFT.match(scan.flat, clause.start, clause.end)
    if said is None or context.role is not Role.ACTUAL:
        return None
    later = find_period(scan.fold(Span(*said.span())), bare=False)
    ahead = later if later and context.period and comes_before(context.period, later) else None
    return replace(context, role=Role.PLAN, period=ahead or year_of(context.period))


def so_many_undone(scan: Scan, clause: Span, end: int) -> bool:
    """Whether a clause tells of so many things that they were not done, and it or what follows it what they cost."""
    said = _SO_MANY_UNDONE.match(scan.flat, clause.start, end)
    return said is not None and said.end() <= clause.end and not scan.flat.endswith(":", clause.start, clause.end)


# «Sở đã điều chỉnh giảm 02 lớp, 80 triệu đồng»: what the year's plan lost, and nothing spent
_LOWERED = re.compile(
    rf"[^\w(]*(?:[^.;:,()\d]{{3,80}}:\s*)?{_SO_FAR}(?:(?:UBND|Sở|Trung tâm|tỉnh|đơn vị|cơ quan)[^.;:,()\d]{{0,60}}? )?"
    rf"{_SO_FAR}(?:được )?(?:phê duyệt |đề nghị |xin )?điều chỉnh giảm (?:{_THINGS}|{_SUM}|kinh phí )"
    rf"(?![^.;]{{0,120}}?\b(?:xuống|còn|từ) (?:còn )?\d)",
    re.IGNORECASE,
)


def lowered(scan: Scan, clause: Span, context: Context) -> Context | None:
    """What a clause of a report tells of so much by which its plan was lowered."""
    if context.role is not Role.ACTUAL or not _LOWERED.match(scan.flat, clause.start, clause.end):
        return None
    return replace(context, role=Role.PLAN, period=year_of(context.period), adjustment="decrease")


def undone_or_later(scan: Scan, sentence: Span, context: Context, *, dated: bool) -> Context | None:
    """What a report's sentence tells of where its money was not spent: a plan of its time, or of a later one."""
    if context.role is not Role.ACTUAL:
        return None
    later = _MOVED.match(scan.flat, sentence.start, sentence.end)
    time = next((name for name in ("time", "to", "till", "then", "later") if later and later[name]), None)
    if later and time and (period := find_period(scan.fold(Span(*later.span(time))))):
        period = year_of(period) if "M" in period else period  # of a month no more is planned than that day
        behind = context.period is None or comes_before(context.period, period) or period == year_of(context.period)
        return replace(context, role=Role.PLAN, period=period) if behind else None
    if not _is_undone(scan, sentence):
        return None
    period = context.period if dated else year_of(context.period)
    return replace(context, role=Role.PLAN, period=period, reached=context.period, undone=True)


_DOES = (
    r"(?:(?:các |\d+ )?(?:Sở|Trung tâm|cơ sở|đơn vị|doanh nghiệp|huyện|xã|tỉnh) )?(?:đã )?"
    r"(?:tham gia|mở|tổ chức|hỗ trợ|đưa|đầu tư|tập trung|chuyển sang)\b"
)
_OTHER = re.compile(rf"{_SUM}[^;]{{0,200}}?(?:;|,(?=\s{_DOES}))(?=[^;]{{0,200}}?{_SUM})", re.IGNORECASE)


def own_clause(scan: Scan, sentence: Span) -> Span:
    """A sentence up to where, behind its sum, it tells of another one."""
    other = _OTHER.search(scan.flat, sentence.start, sentence.end)
    return Span(sentence.start, other.end()) if other else sentence


def _is_undone(scan: Scan, sentence: Span) -> bool:
    said = any(words.match(scan.flat, sentence.start, sentence.end) for words in (_OPENS, _LISTS, _FOLLOWS))
    return said and not _AFTER_ALL.search(scan.flat, sentence.start, sentence.end)


_SOME_FAIL = re.compile(_SOME_FAILED, re.IGNORECASE)


def tells_some_failed(scan: Scan, span: Span) -> bool:
    """«01 lớp không mở được do …»"""
    return _SOME_FAIL.match(scan.flat, span.start, span.end) is not None


# «Tạm dừng 02 đề án do …», «Hội chợ xuân: hủy do mưa bão»: told without money
_CALLED_OFF = re.compile(
    rf"[^\w(]*{_SO_FAR}(?:[^.;:\d]{{3,120}}:\s*{_SO_FAR}{CANCELS}{_OF_ALL}"
    rf"|{CANCELS}(?: (?:thực hiện|triển khai|tổ chức))?(?: \d+)? {_LISTABLE}(?:(?!{_DONE_INSTEAD})[^.;:,–\d]){{0,120}}"
    rf"(?:[.;]|$|,(?=\s*{_CAUSES})|\b(?={_CAUSES})))",
    re.IGNORECASE,
)


def is_called_off(scan: Scan, sentence: Span) -> bool:
    """Whether a sentence without a sum opens with what was cancelled, put off or stopped, and tells of nothing done
    instead."""
    said = _CALLED_OFF.match(scan.flat, sentence.start, sentence.end)
    return said is not None and not _AFTER_ALL.search(scan.flat, sentence.start, sentence.end)


# «…, còn 09 cơ sở đang triển khai», «còn lại 02 lớp chưa mở», «…; 03 đề án đang thẩm định»
_LEFT = re.compile(r"\b(?:còn(?: lại)?(?: khoảng)?) $", re.IGNORECASE)
_GOES_ON = re.compile(r"(?: còn lại| [^.;,:()\d]{2,40}?)? (?:đang|chưa|sẽ|tiếp tục) \w", re.IGNORECASE)
_IN_HAND = re.compile(
    r"(?: còn lại)? (?:đang|còn) (?:thẩm định|làm thủ tục|hoàn thiện (?:hồ sơ|thủ tục)|chờ|chọn|lựa chọn|lập hồ sơ)\b"
    rf"| còn lại,? (?:đang|chưa|sẽ|dự kiến|tiếp tục)\b|{_REST_THEN}",
    re.IGNORECASE,
)
LEFT_REACH = 20


def is_under_way(scan: Scan, span: Span, count: Quantity) -> bool:
    """Whether so many are still to be done, behind those of which a sentence tells that they were."""
    start, end = count.span.start, count.span.end
    if _IN_HAND.match(scan.flat, end, span.end):
        return True
    lead = _LEFT.search(scan.flat, max(span.start, start - LEFT_REACH), start)
    return lead is not None and lead.start() > span.start and _GOES_ON.match(scan.flat, end, span.end) is not None


_FAILED_LEAD = re.compile(rf"{_SO_FAR}{_FAILED}(?: (?:thực hiện|triển khai|tổ chức))?:? (?=\w)", re.IGNORECASE)


_COUNTED = re.compile(r"(?:(?:Còn|Có|Riêng|Ngoài ra)(?: lại)?,? )?(?=\d)")
_ANY = re.compile(
    r"(?:(?:các|những|một số) )?(?:nội dung|nhiệm vụ|hạng mục|hoạt động|đề án|dự án|chương trình)", re.IGNORECASE
)  # «Nội dung chưa thực hiện: …»
_OF_IT_ALL = re.compile(r"(?: được)?(?:[,.;]|$| (?:do|vì|bởi)\b)", re.IGNORECASE)
_FAILS = re.compile(rf" (?:{_FAILED}|(?:không|chưa) mở\b|{_UNFINISHED})", re.IGNORECASE)


_BY_CAUSE = re.compile(rf",? (?:được )?{_CAUSES}")


def named_without(title: str) -> str:
    """«01 đề án» of «Không thực hiện 01 đề án», of «01 đề án xin dừng thực hiện»; «Hội nghị» of «Hội nghị chưa tổ chức
    do …»: what was planned."""
    fails, counted = _FAILS.search(title), _COUNTED.match(title)
    heads = fails and _ANY.fullmatch(title, 0, fails.start())
    if fails and (counted or (_OF_IT_ALL.match(title, fails.end()) and not heads)):
        return title[counted.end() if counted else 0 : fails.start()].rstrip(" ,:")
    failed = _FAILED_LEAD.match(title)
    rest = _BY_CAUSE.split(title[failed.end() :], maxsplit=1)[0] if failed else ""
    return rest[:1].upper() + rest[1:] if rest else title


def planned_and_undone(scan: Scan, span: Span, plan: Activity, period: str | None) -> tuple[Activity, Activity]:
    """The plan of which a report's sentence says that it was not carried out, and what came of it in a period."""
    plan = replace(plan, title=named_without(plan.title))
    reason = reason_of(scan, span, unspent=True)
    came = replace(_without_figures(plan), role=Role.ACTUAL, period=period, status=Status.NOT_DONE)
    return plan, replace(came, reason=reason.text, reason_span=reason.span) if reason else came


_CONTENTS = ("nội dung", "nhiệm vụ", "hạng mục")  # «Có 05 nội dung không thực hiện:» counts the list


def parted_if_undone(activity: Activity, *, listed: bool) -> list[Activity]:
    """What was to be spent on a thing that was not done is its plan; what was to be counted too where it stands in a
    `listed` row of such things."""
    to_spend = activity.amount is not None and activity.amount.value
    to_count = listed and activity.role is Role.ACTUAL and any(q.unit not in _CONTENTS for q in activity.quantities)
    if activity.status is not Status.NOT_DONE or not (to_spend or to_count):
        return [activity]
    period = year_of(activity.period)
    planned = replace(activity, role=Role.PLAN, period=period, status=None, reason=None, reason_span=None)
    return [planned, _without_figures(activity)]


def _without_figures(activity: Activity) -> Activity:
    return replace(activity, amount=None, fund_source=None, quantities=())
