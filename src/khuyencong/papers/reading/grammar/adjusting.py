"""The words by which a paper adjusts a plan: what its sentences do to the contents, by how they are worded.

| Way     | «…»                                                 | Is told as                                    |
|---------|-----------------------------------------------------|-----------------------------------------------|
| dropped | Không thực hiện nội dung X, kinh phí 180 triệu đồng | X, not done: a decrease of what it had, 180   |
| less    | Giảm 20 triệu đồng của X; X: giảm 20 triệu đồng     | X, a decrease by 20                           |
| more    | Bổ sung 20 triệu đồng cho X; X: tăng 20 triệu đồng  | X, an increase by 20                          |
| passed  | Chuyển 20 triệu đồng từ X sang Y                    | X, a decrease by 20; Y, an increase by 20     |
| replaced| Thay X bằng Y, kinh phí 50 triệu đồng               | X, not done, and Y, an increase by 50         |
| kept    | Đổi tên X thành Y, kinh phí 90 triệu đồng           | X, with 90 before and after; the words say Y  |
| now     | X: dự toán 70 triệu đồng, nay điều chỉnh còn 60     | X, a decrease: 60, and 70 before              |
| given   | Chuyển 20 triệu đồng từ sở A sang sở B để tổ chức X | X, an increase by 20                          |
| all     | Giảm 03 nội dung, 640 triệu đồng; các nội dung khác | no content: a sum of the group                |
| whole   | Tăng kinh phí Kế hoạch 5 triệu đồng, từ 70 lên 75  | no content: the plan has 75 in all, 5 of it moved   |
| from to | Điều chỉnh kinh phí X từ 70 triệu đồng lên 90       | X, an increase: 90, and 70 before             |

Which of two sums stood is read with the sums (`sentences/risen.py`); when and where a content is held, in `changes.py`.
Which sum of a clause stood and which stands is known by its words (`moved_sums.py`); what goes from one sum to another
has words of its own (`from_to.py`). An `adjustment` without what stood before tells by how much.
"""

import re

DROPPED, LESS, MORE, PASSED, REPLACED, KEPT = "dropped", "decrease", "increase", "passed", "replaced", "kept"
STANDS, NOW, GIVEN, ALL, WHOLE = "from to", "now", "given", "all", "whole"

INTO = r"(?:xuống|lên|thành|còn|sang)(?:\s(?:còn|thành))?"  # from one sum to another
THING = r"(?:nội dung|đề án|nhiệm vụ|hạng mục|hoạt động|dự án)"
ONE_SUM = r"\d[\d.,]{0,20}\s(?:(?:nghìn|triệu|tỷ|tỉ)\s)?đồng"
_SO_MANY = r"\d{1,4}\s(?!(?:nghìn|triệu|tỷ|tỉ|đồng)\b)[^\W\d]"
SO_MANY = re.compile(_SO_MANY, re.IGNORECASE)
MONEY = (
    r"(?:(?:toàn bộ|tổng|số|phần|nguồn|một phần)\s){0,3}(?:kinh phí|dự toán|vốn|số tiền|tiền)"
    r"(?:\s(?:thực hiện|đã bố trí|được duyệt|đã giao|còn lại|ngân sách tỉnh|chưa sử dụng|không sử dụng hết"
    r"|tiết kiệm(?:\sđược)?|còn dư|dôi dư))*"
)
_OF = r"(?:\s(?:của|cho|từ|tại|ở|đối với|để thực hiện|thực hiện|trong|kinh phí))*"
_CALLED = rf"(?:\s?:)?\s(?:(?:các|một số)\s)?(?:{THING}(?:\s?:)?\s)?"
_TITLE = r"(?P<title>[^;:]{3,300}?)"
_NAMED = rf"(?:{THING}(?:\s?:)?\s)?{_TITLE}"
_OTHER = r"(?P<other>(?!năm\s20\d\d)[^;:]{3,300}?)"
_UNMOVED = r"(?:giữ nguyên|không\s(?:thay đổi|đổi|điều chỉnh))"
_ENDS = (
    rf"(?=[,:]?\s\(?(?:với\s)?(?:tổng\s)?{MONEY}(?:\s(?:là|giảm|tăng|khoảng|hỗ trợ|{_UNMOVED}))*\s?:?\s{ONE_SUM}"
    rf"|[,:]?\s(?:(?:giảm|tăng)\s)?{ONE_SUM}"
    rf"|,\s(?:nâng|đưa|hạ|còn|nay|(?:tổng\s)?{MONEY}\s(?:sau|còn|từ|trước|ban đầu|đã|được|mới)"
    r"|sau\s(?:khi\s)?điều chỉnh)\s"
    rf"|\s\(|,?\s\(?(?:do|vì|lý do|để|theo)\b"
    r"|[,:]\s(?:giảm|tăng)\s|,\s(?:chuyển|điều chuyển|tiết kiệm|trong đó|gồm|số|được|thu hồi|tương ứng|tương đương)\s"
    r"|\s(?:sang|đến|tới|trong)\s(?:năm|quý|tháng|cuối|đầu)\s|[.;,\s]*$)"
)
_HELD = r"(?:thực hiện|triển khai|tổ chức|hỗ trợ|tham gia|mở)"
_ENDED = (
    rf"(?:(?:(?:thôi\s)?không|chưa|thôi|(?:tạm\s)?(?:dừng|ngừng|ngưng)|đình chỉ)\s(?:tiếp tục\s|việc\s)?{_HELD}"
    r"|(?:tạm\s)?(?:dừng|ngừng|ngưng|hoãn)|(?:hủy|huỷ|bãi|cắt|loại|xóa|xoá)\sbỏ|hủy|huỷ|xóa|xoá|bỏ)"
)
_ALL_OF_IT = rf"(?:(?:điều chỉnh\s)?(?:cắt\s)?giảm|cắt(?:\sbỏ)?|thu hồi)\s(?:toàn bộ|hết)(?:\s{MONEY})?"
_OUT = r"(?:ra\s)?khỏi\s(?:kế hoạch|danh mục)(?:\s(?:khuyến công|năm 20\d\d|hỗ trợ))*"
_GIVEN = r"(?:sang|cho|qua|về|để\s(?:bổ sung|tăng|thực hiện|chi|hỗ trợ|bù)(?:\sthêm)?(?:\skinh phí)?)"
_PASSES = r"(?:(?:điều\s)?chuyển|phân bổ lại|điều tiết|điều hòa)"
_FEWER = r"(?:(?:điều chỉnh\s)?(?:cắt\s)?giảm(?:\s(?:bớt|trừ|đi))?|bớt|cắt|thu hồi)"
_FURTHER = (
    r"(?:(?:điều chỉnh\s)?(?:tăng|bổ sung)(?:\s(?:thêm|mới|(?:vào\s)?(?:danh mục|kế hoạch)))*"
    r"|(?:cấp|bố trí)\sthêm)"
)


_RENAMED = (
    r"(?:điều chỉnh|(?:sửa\s)?đổi|thay đổi|sửa|chỉnh sửa)(?:\slại)?\stên(?:\sgọi)?(?:\scủa)?"
    rf"{_CALLED}(?:số\s\d{{1,2}}\s)?(?:từ\s)?{_TITLE}\s(?:thành|là|sang){_CALLED}{_OTHER}{_ENDS}",
    rf"{_NAMED}\s?[:,]\s(?:điều chỉnh|đổi|sửa)\stên(?:\sgọi)?\s(?:thành|là){_CALLED}{_OTHER}{_ENDS}",
)
_OWN_SUM = rf"(?:\s\((?:{MONEY}\s)?{ONE_SUM}\))?"
_ALLOTS = rf"(?:phân bổ|bố trí|cấp)\s(?:{MONEY}\s)?{ONE_SUM}(?:\s{MONEY})?\scho"
_KEPT_BACK = rf"chuyển\s(?:nguồn\s|số dư\s)?(?:{MONEY}\s)?"
_LATER = r"sang\s(?:(?:thực hiện|tổ chức|triển khai)\s(?:trong\s)?)?năm\s"
_NEXT_YEAR = rf"\s(?={_LATER}20\d\d)"
_PUT_OFF = rf"(?:chuyển|lùi|dời|hoãn)(?:\s(?:thời gian|thời hạn|việc)){{0,2}}(?:\s{_HELD})?"
_WHOSE = r"(?:thụ hưởng|thực hiện|hưởng lợi|chủ trì|tiếp nhận)"
_RECIPIENT = rf"(?:đơn vị|đối tượng|chủ đầu tư|cơ sở|chủ thể|doanh nghiệp)(?:\s{_WHOSE})?"
_FIRM = r"(?:công ty|htx|hợp tác xã|cơ sở|hộ|doanh nghiệp|dntn|tổ hợp tác|liên hiệp|xí nghiệp|chi nhánh)\s"
FIRM = re.compile(_FIRM, re.IGNORECASE)
_ONE, _ANOTHER = rf"(?={_FIRM})[^;:]{{3,150}}?", rf"(?P<other>(?={_FIRM})[^;:]{{3,150}}?)"
_EXCHANGES = r"(?:điều chỉnh|chuyển|đổi|thay)(?:\s(?:đổi|thế))?"
_STANDS_FOR = r",?\sthay(?:\s(?:thế|cho))*\s"
_CARRIES_OUT = r"(?:thực hiện|thụ hưởng|tiếp nhận|triển khai)"
# who gets a content is another, and the content goes on: «Thay Công ty A bằng Công ty B là đơn vị thụ hưởng đề án X»
_OTHER_RECIPIENT = (
    rf"thay(?:\s(?:thế|đổi))?\s(?:{_RECIPIENT}\s)?{_ONE}\s(?:bằng|thành|sang)\s(?:{_RECIPIENT}\s)?{_ANOTHER},?"
    rf"\s(?:(?:là|làm)\s{_RECIPIENT}(?:\s(?:của|cho|đối với))*{_CALLED}"
    rf"|(?:đối với|{_CARRIES_OUT}|trong|của)\s{THING}\s)(?!{_WHOSE}\b){_TITLE}{_ENDS}",
    rf"thay(?:\s(?:thế|đổi))?\s(?:{_RECIPIENT}\s)?(?={_FIRM}){_TITLE}\s(?:bằng|thành|sang)\s{_ANOTHER},?"
    rf"\s(?:là|làm)\s{_RECIPIENT}{_ENDS}",
    rf"{_EXCHANGES}\s{_RECIPIENT}{_OF}{_CALLED}(?!{_WHOSE}\s){_TITLE}[:,]?\stừ\s{_OTHER}{_ENDS}",
    rf"{_EXCHANGES}\s{_RECIPIENT}{_OF}{_CALLED}(?!{_WHOSE}\s){_TITLE}[:,]\s{_ANOTHER}{_STANDS_FOR}{_ONE}{_ENDS}",
    rf"{_EXCHANGES}\s{_RECIPIENT}(?:\slà|\s?:|{_OF})\s(?:từ\s|{THING}\s)?{_TITLE}\s(?:(?:sang|thành|bằng){_CALLED}"
    rf"|là\s(?={_FIRM})){_OTHER}{_ENDS}",
    rf"{_NAMED}\s?[:,]\s(?:{_RECIPIENT}\s)?(?:được\s)?{_EXCHANGES}\s(?:{_RECIPIENT}\s)?(?:(?:là|từ)\s)?{_ONE}"
    rf"\s(?:bằng|sang|thành)\s{_ANOTHER}{_ENDS}",
    rf"(?:điều\s)?chuyển\s{THING}(?:\s?:)?\s{_TITLE}\stừ\s{_ONE}\ssang\s(?:cho\s)?{_ANOTHER}"
    rf"(?:\s{_CARRIES_OUT})?{_ENDS}",
    rf"(?:giao\s)?{_ANOTHER}\s{_CARRIES_OUT}{_CALLED}{_TITLE}{_STANDS_FOR}{_ONE}{_ENDS}",
    rf"(?:giao\s)?{_ANOTHER}{_STANDS_FOR}{_ONE}\s(?:{_CARRIES_OUT}|là\s{_RECIPIENT}){_CALLED}{_TITLE}{_ENDS}",
)


_SHARE = (  # «Cắt giảm 10% kinh phí hội nghị, tương ứng 45 triệu đồng»
    rf"\d{{1,2}}(?:,\d+)?\s?%(?:\s{MONEY})?{_OF}{_CALLED}{_TITLE}"
    rf"(?:[,:]?\s\(?(?:tương ứng|tương đương|bằng|là|giảm)\s(?:với\s)?{ONE_SUM}|{_ENDS})"
)


def _by_how_much(verb: str, thing: str = "") -> tuple[str, ...]:
    """«Giảm 20 triệu đồng của X», «Giảm kinh phí nội dung X: 20 triệu đồng», «Giảm 02 lớp may», «X: giảm 20 …»; the
    verb alone may stand before a `thing`, but «bổ sung nội dung X» names a new one."""
    return (
        rf"{verb}\s{ONE_SUM}(?:\s{MONEY})?{_OF}{_CALLED}{_TITLE}{_ENDS}",
        rf"{verb}\s{MONEY}{_OF}{_CALLED}{_TITLE}{_ENDS}",
        rf"{verb}(?:\s?:)?\s(?={_SO_MANY}){_TITLE}{_ENDS}",
        rf"{thing or verb}(?:\s?:|\s{THING}(?:\s?:)?)\s{_TITLE}{_ENDS}",
        rf"(?:{MONEY}\s)?{_NAMED}\s{verb}\s{ONE_SUM}(?=,?\s\(?(?:từ|do|vì|để|lý do|còn)\s|[.;,\s]*$)",
        rf"{_NAMED}[:,](?:\s[^;:]{{3,120}}?,)?\s(?:(?:xin|đề nghị)\s)?(?:{MONEY}\s)?"
        rf"{verb}(?:\s{MONEY})?(?:\slà|\s?:)?\s{ONE_SUM}",
        rf"(?:điều chỉnh|rút ngắn|kéo dài)\s(?:quy mô|số lượng|số lớp|khối lượng|thời gian){_OF}{_CALLED}{_TITLE}"
        rf"\stừ\s\d[^;:]{{3,120}}?,\s(?:{MONEY}\s)?{verb}(?:\s{MONEY}|\stương ứng|\slà)*\s{ONE_SUM}",
    )


WAYS = tuple(
    (way, re.compile(words, re.IGNORECASE))
    for way, forms in (
        (
            PASSED,
            (
                rf"(?:{_PASSES}|điều chỉnh)\s(?:{MONEY}\s)?{ONE_SUM}(?:\s{MONEY})?\s(?:từ|của)(?:\s{MONEY})?{_OF}"
                rf"{_CALLED}{_TITLE},?\s{_GIVEN}{_OF}{_CALLED}{_OTHER}{_ENDS}",
                rf"{_PASSES}\s{MONEY}{_OF}{_CALLED}{_TITLE}(?:\s\({ONE_SUM}\)|[,:]?\s{ONE_SUM})?,?\s{_GIVEN}{_OF}"
                rf"{_CALLED}{_OTHER}{_ENDS}",
                rf"(?:lấy|trích|sử dụng|dùng)\s(?:{MONEY}\s)?{ONE_SUM}(?:\s{MONEY})?"
                rf"(?:\s(?:tiết kiệm|còn dư|dôi dư)(?:\sđược)?)?{_OF}{_CALLED}{_TITLE}"
                rf",?\s(?:(?:để\s)?(?:bổ sung|chuyển|tăng)(?:\skinh phí)?(?:\s(?:sang|cho))?"
                rf"|để\s(?:hỗ trợ|thực hiện|chi|mở|tổ chức)(?:\sthêm)?){_OF}{_CALLED}{_OTHER}{_ENDS}",
                rf"{_FEWER}\s(?:{ONE_SUM}(?:\s{MONEY})?|{MONEY}){_OF}{_CALLED}{_TITLE}(?:[,:]?\s{ONE_SUM})?,?"
                r"\s(?:để\s)?(?:bổ sung|chuyển|tăng|chi)"
                rf"(?:\skinh phí)?\s(?:sang|cho)(?:\s{THING})?\s{_OTHER}{_ENDS}",
                rf"{MONEY}(?:\scòn\sdư|\stiết kiệm|\sdôi dư)?\s{ONE_SUM}\s(?:của|từ){_OF}{_CALLED}{_TITLE},?"
                rf"\s(?:được\s)?(?:điều\s)?chuyển\s{_GIVEN}(?:\schi)?{_OF}{_CALLED}{_OTHER}{_ENDS}",
            ),
        ),
        (KEPT, _OTHER_RECIPIENT),
        (
            REPLACED,
            (
                rf"thay(?:\sthế)?{_CALLED}{_TITLE}{_OWN_SUM}\s(?:bằng|thành){_CALLED}{_OTHER}{_ENDS}",
                rf"{_ENDED}{_CALLED}{_TITLE}{_OWN_SUM},?\s(?:và\s)?(?:được\s)?thay(?:\sthế)?\s(?:bằng|vào đó là)"
                rf"{_CALLED}{_OTHER}{_ENDS}",
            ),
        ),
        (
            DROPPED,
            (
                rf"{_ALL_OF_IT}{_OF}{_CALLED}{_TITLE}{_ENDS}",
                rf"(?:không|thôi)\s(?:tiếp tục\s)?(?:bố trí|phân bổ|cấp)\s{MONEY}{_OF}{_CALLED}{_TITLE}{_ENDS}",
                rf"chuyển\s(?:nguồn\s)?(?:toàn bộ|hết)(?:\s{MONEY})?(?:\s{ONE_SUM})?{_OF}{_CALLED}{_TITLE}{_NEXT_YEAR}",
                rf"{_PUT_OFF}{_CALLED}(?!(?:nguồn|kinh phí|số dư)\b){_TITLE}{_OWN_SUM}{_NEXT_YEAR}",
                rf"{_PUT_OFF}{_NEXT_YEAR}{_LATER}20\d\d(?:\s{_HELD})?{_OF}{_CALLED}{_TITLE}{_ENDS}",
                rf"{_NAMED}(?:\s?[:,])?\s(?:(?:được|xin|đề nghị)\s)*{_PUT_OFF}{_NEXT_YEAR}",
                rf"(?:loại|đưa|rút)(?:\sbỏ)?\s{_OUT}{_CALLED}{_TITLE}{_ENDS}",
                rf"(?:loại|đưa|rút)(?:\sbỏ)?{_CALLED}{_TITLE}\s{_OUT}",
                rf"{_ENDED}(?:\s(?:(?:việc|kế hoạch|chủ trương)\s)?{_HELD}|\sviệc)?{_CALLED}{_TITLE}{_ENDS}",
                rf"{_NAMED}(?:\s?[:,]|\sthì)?\s(?:(?:được|xin|đề nghị)\s)*(?:{_ENDED}|{_ALL_OF_IT})"
                r"(?=\s?[.,;:(]|\s(?:do|vì|theo)\s|\s\d|$)",
            ),
        ),
        (
            LESS,
            (
                rf"(?:{_FEWER}|tiết kiệm(?:\schi)?)\s{_SHARE}",
                *_by_how_much(_FEWER),
                rf"{_KEPT_BACK}{ONE_SUM}(?:\s{MONEY})?{_OF}{_CALLED}{_TITLE}{_NEXT_YEAR}",
            ),
        ),
        (
            MORE,
            (
                rf"bổ sung\s{_ONE}\s(?:(?:vào|là|danh sách)\s)*{_RECIPIENT}(?:\scủa)?{_CALLED}{_TITLE}{_ENDS}",
                *_by_how_much(_FURTHER, r"(?:điều chỉnh\s)?tăng"),
                rf"{_ALLOTS}{_CALLED}{_TITLE}{_ENDS}",
            ),
        ),
        (
            NOW,
            (
                rf"điều chỉnh(?:\slại)?\s{MONEY}(?:\shỗ trợ)?{_OF}{_CALLED}{_TITLE}"
                rf"(?:,?\s(?:là|{INTO})\s(?:{MONEY}\s)?(?={ONE_SUM})|:\s(?={ONE_SUM}\s\((?:giảm|tăng)\s))",
            ),
        ),
        (
            KEPT,
            (
                *_RENAMED,
                rf"(?:gia hạn|kéo dài)(?:\sthời (?:gian|hạn))?(?:\s{_HELD})?{_CALLED}{_TITLE}\s(?:đến|sang|tới)\s"
                rf"(?P<other>(?:(?:hết|đầu|cuối)\s)?(?:quý|tháng|năm|ngày)\s[^;:]{{1,60}}?){_ENDS}",
                rf"(?:điều chỉnh|chuyển|đổi)\snguồn\s(?:kinh phí|vốn){_OF}{_CALLED}{_TITLE}\stừ\s{_OTHER}{_ENDS}",
                rf"(?:{_UNMOVED}\s{MONEY}|giữ nguyên)(?:\s(?:là\s)?{ONE_SUM})?{_OF}{_CALLED}{_TITLE}(?P<other>){_ENDS}",
                rf"(?:{MONEY}{_OF}{_CALLED})?{_NAMED}(?:\s?[:,])?\s(?:(?:{MONEY}|mức hỗ trợ)\s)?(?:được\s|vẫn\s)?"
                rf"{_UNMOVED}(?P<other>)(?:\s{MONEY})?(?:\s(?:là|mức))?(?:\s?:)?\s\(?(?:{MONEY}\s)?(?={ONE_SUM})",
            ),
        ),
    )
    for words in forms
)
_OF_PLAN = (
    r"(?:kế hoạch|chương trình)(?=\s(?:khuyến công|xúc tiến|ocop|mỗi xã|năm|này|thêm|từ|lên|xuống|tăng"
    r"|giảm|là|số tiền|\d)|[,:(])(?:[^;:,.\d(]|năm\s20\d\d){0,60}?"
)
# «Điều chỉnh tăng kinh phí Chương trình khuyến công …», «Bổ sung 500 triệu đồng cho Kế hoạch …, nâng tổng kinh phí …»
THE_WHOLE = re.compile(
    rf"(?:(?:điều chỉnh|cấp|giao|phân bổ)\s)?(?:cắt\s)?(?:tăng|giảm|bổ sung|nâng|hạ|điều chỉnh)(?:\sthêm)?"
    rf"\s(?:{ONE_SUM}(?:\s{MONEY})?(?:\s(?:từ|cho)\s[^;:,.\d]{{3,60}}?){{0,2}}{_OF}\s)?"
    rf"(?P<title>(?:{MONEY}{_OF}\s)?{_OF_PLAN}"
    rf"|tổng\s(?:mức\s|số\s)?{MONEY}(?:{_OF}\s(?:cả\s)?{_OF_PLAN}|(?:\s(?:khuyến công|năm\s20\d\d))*))"
    r"(?=\s(?:thêm|tăng|giảm|từ|lên|xuống|là|số tiền)\b|\s?[,(]|(?<!năm)\s\d)",
    re.IGNORECASE,
)
PARTS_FOLLOW = re.compile(r"[,;]?\s(?:cụ thể|trong đó|bao gồm|gồm|như sau|chi tiết)\b|;\s", re.IGNORECASE)
_RENAMES = tuple(re.compile(words, re.IGNORECASE) for words in _RENAMED)
_MANY = r"(?:các|những|một số|\d{1,3})"
_OF_THESE = rf"(?:{_MANY}\s)?(?:{THING}|khoản)\s(?:(?:xin|đề nghị|được)\s)*"
LISTS = tuple(  # «Dừng thực hiện các đề án: …», «Cắt giảm 03 nội dung, gồm: …», «Các nội dung không thực hiện: …»
    (way, re.compile(words, re.IGNORECASE))
    for way, words in (
        (DROPPED, rf"(?:{_ENDED}|{_ALL_OF_IT})(?:\s{_HELD})?{_OF}\s{_MANY}\s{THING}[^:;]{{0,120}}:\s*"),
        (
            DROPPED,
            rf"{_OF_THESE}(?:không|thôi|(?:tạm\s)?dừng|ngừng|hủy bỏ|hủy|cắt(?!\sgiảm))"
            rf"(?:\stiếp tục)?(?:\s{_HELD})?[^:;]{{0,60}}:\s*",
        ),
        (LESS, rf"chuyển\snguồn(?:\s{MONEY})?\s{_LATER}20\d\d[^:;]{{0,60}}:\s*"),
        (LESS, rf"{_FEWER}(?:\s{MONEY})?{_OF}\s{_MANY}\s{THING}[^:;]{{0,120}}:\s*"),
        (LESS, rf"{_OF_THESE}(?:điều chỉnh\s)?(?:cắt\s)?giảm\b[^:;\d]{{0,60}}:\s*"),
        (MORE, rf"{_OF_THESE}(?:điều chỉnh\s)?(?:tăng|bổ sung)\b[^:;\d]{{0,60}}:\s*"),
        (MORE, rf"{_FURTHER}(?:\s{MONEY})?{_OF}\s{_MANY}\s{THING}[^:;]{{0,120}}:\s*"),
        (
            KEPT,
            rf"(?:{_UNMOVED}\s)?(?:{MONEY}{_OF}\s)?(?:{_MANY}\s)?{THING}\s(?:khác|còn lại)[^:;\d]{{0,60}}"
            rf"(?:(?:theo|tại)\s[^:;]{{0,80}})?:\s*",
        ),
    )
)
_NOW = r"(?:(?:nay|đề nghị|xin|đồng ý|cho phép|được)\s)*"
_NO_NAME = r"(?P<title>)(?P<other>)"
BARE = tuple(  # of the content above: «- Không thực hiện, giảm 140 triệu đồng»
    (way, re.compile(rf"\W*{_NOW}{words}", re.IGNORECASE))
    for way, words in (
        (
            DROPPED,
            rf"(?:{_ENDED}|{_ALL_OF_IT})(?:\s{THING}\s(?:này|trên))?{_NO_NAME}(?=\s?[.,;:(]|\s(?:do|vì)\s|\s\d|$)",
        ),
        (LESS, rf"(?:{MONEY}\s)?{_FEWER}(?:\s{MONEY})?(?:\slà|\s?:)?{_NO_NAME}\s(?={ONE_SUM})"),
        (MORE, rf"(?:{MONEY}\s)?{_FURTHER}(?:\s{MONEY})?(?:\slà|\s?:)?{_NO_NAME}\s(?={ONE_SUM})"),
    )
)
MEMBER = re.compile(rf"(?:\(\d{{1,2}}\)|\W)*(?!(?:giảm|tăng|{ONE_SUM})\b){_NAMED}(?P<other>){_ENDS}", re.IGNORECASE)
BEHIND_SUM = re.compile(  # «Lớp may 90 triệu đồng, hội chợ 200 triệu đồng»
    r"(?:(?<=đồng)|(?<=đồng\)))(?:,|,?\svà)(?=\s(?!(?:trong đó|gồm|giảm|tăng|còn|do|vì|để|từ|lên|xuống|thực hiện"
    rf"|chuyển|điều chỉnh|nâng|nay|sang|đồng thời|nguồn|ngân sách|{MONEY})\b))",
    re.IGNORECASE,
)
_NUMBER = r"(?:Điều|Khoản)\s\d{1,2}[.:]?\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|\W+"
# «Sở Công Thương kính đề nghị UBND tỉnh xem xét, cho phép điều chỉnh …»
_AGENCY = "(?:sở|trung tâm|chi cục|phòng|ubnd|ủy ban|hội đồng|đơn vị|cơ quan)"
_GRANTER = "(?:ubnd|ủy ban|hđnd|hội đồng|sở|bộ|cục|lãnh đạo|cấp có thẩm quyền)"
_GRANTS = "(?:xem xét|cho phép|phê duyệt|chấp thuận|đồng ý|quyết định|thống nhất|chủ trương|được|cho)"
_ALTERS = (
    "(?:điều|tăng|giảm|cắt|bổ sung|chuyển|hủy|huỷ|bỏ|không|dừng|tạm|ngừng|thôi|thay|đổi|giữ|loại|rút|lùi|hoãn|phân bổ"
    "|thu hồi|sửa|nâng|hạ)"
)
_ASKING = (
    rf"(?:{_AGENCY}\s[^.;:,\d]{{0,60}}?\s)?(?:(?:kính|trân trọng)\s)*(?:đề nghị|kiến nghị|đề xuất|xin|trình)"
    rf"(?:\s(?:với\s)?{_GRANTER}[^.;:\d]{{0,60}}?)?(?:,?\s(?:và\s)?{_GRANTS})*\s(?={_ALTERS}\s)"
)
ASKING = re.compile(rf"\W*(?:{_ASKING})", re.IGNORECASE)
NUMBERED = re.compile(rf"(?:{_NUMBER})*(?:{_ASKING})?", re.IGNORECASE)
OPENS = re.compile(
    rf"(?:{_NUMBER}|{_ASKING}"
    r"|(?:[^.;:]|\.\d){0,200}\s(?:như sau|cụ thể|gồm)\s?:\s|điều chỉnh\s[^.;:]{0,60}\scác\s[^.;:]{0,60}:\s"
    r"|(?:Cho phép|Đồng ý)\s(?:cho\s)?(?:Trung tâm|Sở|Chi cục|Phòng|UBND|Ủy ban|đơn vị)\s[^.;:\d]{3,60}?\sđược\s"
    r"|(?:Đồng thời|Riêng|Đối với|Trong đó|Cho phép|Đồng ý|Thống nhất),?\s(?:cho\s)?"
    rf"|(?:Phê duyệt|Chấp thuận|Quyết định)(?:\sviệc)?\s(?={_ALTERS}\s))*",
    re.IGNORECASE,
)
NEXT = re.compile(
    rf";\s+(?!(?:với\s)?(?:tổng\s)?{MONEY}[^;:\d]{{0,30}}:?\s{ONE_SUM}\s*(?:[.;(]|$)"
    rf"|(?:điều chỉnh\s)?(?:tăng|giảm)(?:\sthêm)?\s?:?\s{ONE_SUM}\s*[;,.]"
    rf"|(?:thu hồi|hoàn trả|nộp trả)\s(?:{MONEY}\s)?{ONE_SUM}(?:\s{MONEY})?"
    r"\s*(?:[.;]|$|(?:về|vào|cho|nộp)\s[^.;:\d]{0,60}[.;]?$)"
    r"|(?:nay\s)?điều chỉnh\s(?:lại\s|giảm\s|tăng\s)?(?:còn|thành|lên|xuống)\s)"
    rf"|,\s+(?:đồng thời\s+)?(?=(?:điều chỉnh\s)?(?:tăng|giảm|bổ sung)\s(?:{ONE_SUM}\s(?:của|cho)|{_SO_MANY}"
    rf"|kinh phí (?:của|cho|{THING})))",
    re.IGNORECASE,
)
GOES_FROM = re.compile(
    rf"\btừ\s[^;:]{{0,80}}?\d[^;:]{{0,80}}?\s(?:xuống|lên|còn|thành)\s[^;:\d]{{0,60}}{ONE_SUM}", re.IGNORECASE
)
FROM = re.compile(r"\btừ(?:\s\d|$)", re.IGNORECASE)
BESIDE = re.compile(rf"{_NAMED}(?=\s?:\s|\s\(|,\s(?:{MONEY}|kế hoạch|điều chỉnh)\s)", re.IGNORECASE)
ADJUSTED = re.compile(r"\b(?:điều chỉnh|nay|mới|thay (?:vì|cho))\b", re.IGNORECASE)
FROM_COUNT = re.compile(r"\btừ\s\d", re.IGNORECASE)
LATER_THIS_YEAR = re.compile(r"\s(?:sang|đến|tới)\s(?:(?:cuối|đầu)\s)?(?:quý|tháng)\s", re.IGNORECASE)
GIVES_TO = re.compile(
    rf"[,;]?\s(?:để\s)?(?:điều\s)?(?:chuyển|bổ sung)(?:\s{MONEY}|\snày|\strên)*\s(?:sang|cho)"
    rf"(?:\s(?:hỗ trợ|chi|thực hiện))?{_CALLED}{_OTHER}{_ENDS}",
    re.IGNORECASE,
)
SPENT_ON = re.compile(
    r",?\s(?:để|nhằm|cho việc)\s(?:(?:tổ chức|thực hiện|triển khai|chi|phục vụ|hỗ trợ)(?:\sviệc)?)?"
    rf"{_CALLED}{_OTHER}{_ENDS}",
    re.IGNORECASE,
)
NO_CONTENT = re.compile(
    r"(?:(?:sau (?:khi )?dieu chinh,? )?(?:tong|cong(?= giam| tang| ?\d| ?:))\b"
    r"|cac noi dung (?:khac|con lai)|diem [a-z]\b|khoan \d|dieu \d|ke hoach"
    r"|chuong trinh (?:khuyen cong|xuc tien thuong mai|ocop|moi xa mot san pham)"
    r"|quyet dinh|thoi gian|dia diem|quy mo|so luong|muc|don gia"
    r"|dinh muc)\b"
)
ADJUSTS = re.compile(  # of a paper's title, as printed: without marks «dừng» is «dùng»
    r"\bđiều chỉnh\b|\bbổ sung\b.*\b(?:kế hoạch|chương trình|khuyến công|xúc tiến thương mại|ocop)\b|\bhủy bỏ\b"
    r"|\b(?:dừng|ngừng|không|thôi) (?:thực hiện|triển khai|tổ chức)\b",
    re.IGNORECASE,
)

# «1. Hội chợ / - Kinh phí đã phê duyệt: 500 triệu đồng / - Kinh phí sau điều chỉnh: 420 triệu đồng»
HEADS = re.compile(
    rf"(?:{_NUMBER})*(?:{THING}\s\d{{1,2}}\s?[.:]\s)?(?:{THING}(?:\s?:)?\s)?(?P<title>[^;]{{3,300}}?)[\s:.;]*$",
    re.IGNORECASE,
)
_WHAT = r"\W*(?:(?:nội dung|kinh phí|dự toán|quy mô|số tiền|mức hỗ trợ|phương án|kế hoạch)\s)*"
STOOD_THERE = re.compile(
    rf"{_WHAT}(?:(?:đã|được)\s(?:được\s)?(?:phê\s)?(?:duyệt|giao)|trước\s(?:khi\s)?điều chỉnh|cũ|ban đầu"
    r"|theo\s(?:quyết định|kế hoạch))\b[^:]{0,80}:",
    re.IGNORECASE,
)
STANDS_THERE = re.compile(
    rf"{_WHAT}(?:(?:sau\s(?:khi\s)?)?(?:được\s)?điều chỉnh(?:\s(?:thành|lại|còn))?|mới|nay)\b(?!\s(?:tăng|giảm))"
    r"[^:]{0,80}:",
    re.IGNORECASE,
)
MOVED_IN_ALL = re.compile(
    rf"{MONEY}(?P<title>)\s(?:điều chỉnh\s)?(?:cắt\s)?(?:tăng|giảm|bổ sung)(?:\sthêm)?(?:\slà|\s?:)?"
    rf"\s(?={ONE_SUM}\W*$)",
    re.IGNORECASE,
)
UNMOVED = re.compile(_UNMOVED, re.IGNORECASE)
IS_MONEY = re.compile(rf"{MONEY}(?:\shỗ trợ)?", re.IGNORECASE)
STAYS_THERE = re.compile(
    rf"\W*{MONEY}\s(?:hỗ trợ\s)?(?:được\s)?(?:{_UNMOVED}(?:\slà)?\s?:?\s{ONE_SUM}"
    rf"|(?:là\s|:\s)?{ONE_SUM}\s\(?{_UNMOVED})",
    re.IGNORECASE,
)
ALL_OF_THEM = re.compile(rf"{_MANY}\s{THING}(?:\s(?:sau|khuyến công))?", re.IGNORECASE)
TO_NOTHING = re.compile(r"\b(?:xuống|còn)\s(?:còn\s)?0\s(?:(?:triệu|tỷ)\s)?đồng", re.IGNORECASE)
BY_SO_MANY = re.compile(r"\b(?:tăng|giảm|bổ sung|bớt|thêm)(?:\s(?:thêm|bớt))?\s$", re.IGNORECASE)
QUOTED_SUM = re.compile(rf"[“\"«](?P<title>[^”\"»]{{2,300}})[”\"»]\s\((?:{MONEY}\s)?(?={ONE_SUM}\))")
QUOTED = re.compile(r"[“\"«](?P<title>[^”\"»]{2,300})[”\"»]")
WHY = re.compile(
    rf"(?:\b(?:do|vì|(?<!kèm\s)theo)\s|\b(?P<named>lý do):?\s|\b(?={_LATER}))(?P<why>[^;()]{{3,400}}?)"
    rf"(?=[,;]\s(?:{MONEY}|tổng)\b|[;()]|[.\s]*$)",
    re.IGNORECASE,
)
SUM_OF_MOVES = re.compile(
    r"\b(?:cat|giam|con lai)\b|\b(?:dieu chinh|so|phan|kinh phi) tang\b|\b(?:cac|\d+) noi dung\b"
    r"|^\W*bo sung (?:them )?(?:kinh phi|du toan|tong|so tien|\d)|\bkinh phi bo sung\b"
)
STAYS = re.compile(r"\bsau (?:khi )?(?:duoc )?(?:dieu chinh|bo sung)\b|\bkhong\b|\bgiu nguyen\b")
OTHERS = re.compile(r"(?:cac |nhung )?(?:noi dung|de an|nhiem vu|hoat dong) (?:khac|con lai)\b")
HELD_OTHERWISE = re.compile(r"\b(?:chuyen|doi|di doi|lui|hoan|dieu chinh|khac|con lai)\b")
VERB = re.compile(r"(?:dieu chinh|giam|tang|bo sung|chuyen|huy|khong|dung|ngung|thay|giu nguyen|cat)\b")

_OF_SOMEBODY = re.compile(rf"(?:(?:đơn vị|cơ sở|doanh nghiệp|chủ thể)\s{_WHOSE}|chủ đầu tư|địa điểm)\b", re.IGNORECASE)


def new_name(words: str) -> str | None:
    """What a content is called from now on: «Đổi tên nội dung “X” thành “Y”»."""
    said = next(filter(None, (form.match(words) for form in _RENAMES)), None) if " tên " in words else None
    if said is None or _OF_SOMEBODY.match(said["title"]):
        return None
    quoted = QUOTED.match(said["other"])
    return (quoted["title"] if quoted else said["other"]).strip(' “”"«»:,.') or None
