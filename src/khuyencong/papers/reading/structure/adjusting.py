"""What the sentences of a paper that adjusts a plan do to its contents, by how they are worded.

| Way     | «…»                                                 | Is told as                                    |
|---------|-----------------------------------------------------|-----------------------------------------------|
| dropped | Không thực hiện nội dung X, kinh phí 180 triệu đồng | X, not done: a decrease of what it had, 180   |
| less    | Giảm 20 triệu đồng của X; X: giảm 20 triệu đồng     | X, a decrease by 20                           |
| more    | Bổ sung 20 triệu đồng cho X; X: tăng 20 triệu đồng  | X, an increase by 20                          |
| passed  | Chuyển 20 triệu đồng từ X sang Y                    | X, a decrease by 20; Y, an increase by 20     |
| replaced| Thay X bằng Y, kinh phí 50 triệu đồng               | X, not done, and Y, an increase by 50         |
| kept    | Đổi tên X thành Y, kinh phí 90 triệu đồng           | X, with 90 before and after; the words say Y  |

From what to what a sum goes is read with the sums themselves; when and where a content is held, in `changes.py`. An
`adjustment` without what stood before tells by how much.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....terms.facts import Activity, Amount, Quantity, Role, Span, Status
from ....terms.vietnamese import fold
from ..grammar.counts import find_counts
from ..grammar.money import find_money
from ..grammar.roles import Context
from ..grammar.sources import fund_source
from ..grammar.titles import uncounted
from ..sentences.passage import Found
from ..text.scan import Scan, overlaps, trimmed
from .outline import TABLE, Node

DROPPED, LESS, MORE, PASSED, REPLACED, KEPT = "dropped", "decrease", "increase", "passed", "replaced", "kept"

_THING = r"(?:nội dung|đề án|nhiệm vụ|hạng mục|hoạt động|dự án)"
_SUM = r"\d[\d.,]{0,20}\s(?:(?:nghìn|triệu|tỷ|tỉ)\s)?đồng"
_SO_MANY = r"\d{1,4}\s(?!(?:nghìn|triệu|tỷ|tỉ|đồng)\b)[^\W\d]"
_MONEY = (
    r"(?:(?:toàn bộ|tổng|số|phần|nguồn|một phần)\s){0,3}(?:kinh phí|dự toán|vốn|số tiền|tiền)"
    r"(?:\s(?:thực hiện|hỗ trợ|đã bố trí|được duyệt|đã giao|còn lại|ngân sách tỉnh|chưa sử dụng))*"
)
_OF = r"(?:\s(?:của|cho|từ|tại|ở|đối với|để thực hiện|thực hiện|trong|kinh phí))*"
_CALLED = rf"(?:\s?:)?\s(?:(?:các|một số)\s)?(?:{_THING}(?:\s?:)?\s)?"
_TITLE = r"(?P<title>[^;:]{3,300}?)"
_NAMED = rf"(?:{_THING}(?:\s?:)?\s)?{_TITLE}"
_OTHER = r"(?P<other>[^;:]{3,300}?)"
_ENDS = (
    rf"(?=[,:]?\s\(?(?:với\s)?(?:tổng\s)?{_MONEY}(?:\s(?:là|giảm|tăng|khoảng|đã bố trí))*\s?:?\s{_SUM}|[,:]?\s{_SUM}"
    rf"|\s\(|,?\s\(?(?:do|vì|lý do|để|theo)\b"
    r"|,\s(?:giảm|tăng|chuyển|điều chuyển|tiết kiệm|trong đó|gồm|số|được|thu hồi)\s"
    r"|\s(?:sang|đến|tới)\s(?:năm|quý|tháng|cuối|đầu)\s|[.;,\s]*$)"
)
_HELD = r"(?:thực hiện|triển khai|tổ chức|hỗ trợ|tham gia|mở)"
_ENDED = (
    rf"(?:(?:(?:thôi\s)?không|thôi|(?:tạm\s)?(?:dừng|ngừng|ngưng)|đình chỉ)\s(?:tiếp tục\s|việc\s)?{_HELD}"
    r"|(?:tạm\s)?(?:dừng|ngừng|ngưng|hoãn)|(?:hủy|huỷ|bãi|cắt|loại|xóa|xoá)\sbỏ|hủy|huỷ|xóa|xoá|bỏ)"
)
_ALL_OF_IT = rf"(?:(?:điều chỉnh\s)?(?:cắt\s)?giảm|cắt(?:\sbỏ)?|thu hồi)\s(?:toàn bộ|hết)(?:\s{_MONEY})?"
_OUT = r"(?:ra\s)?khỏi\s(?:kế hoạch|danh mục)(?:\s(?:khuyến công|năm 20\d\d|hỗ trợ))*"
_GIVEN = r"(?:sang|cho|qua|về|để\s(?:bổ sung|tăng|thực hiện|chi|hỗ trợ|bù)(?:\sthêm)?(?:\skinh phí)?)"
_FEWER = r"(?:(?:điều chỉnh\s)?(?:cắt\s)?giảm(?:\s(?:bớt|trừ|đi))?|bớt|cắt)"
_FURTHER = r"(?:(?:điều chỉnh\s)?(?:tăng|bổ sung)(?:\sthêm)?|(?:cấp|bố trí)\sthêm)"


def _by_how_much(verb: str, thing: str) -> tuple[str, ...]:
    """«Giảm 20 triệu đồng của X», «Giảm kinh phí nội dung X: 20 triệu đồng», «Giảm 02 lớp may», «X: giảm 20 …»"""
    return (
        rf"{verb}\s{_SUM}(?:\s{_MONEY})?{_OF}{_CALLED}{_TITLE}{_ENDS}",
        rf"{verb}\s{_MONEY}{_OF}{_CALLED}{_TITLE}{_ENDS}",
        rf"{verb}(?:\s?:)?\s(?={_SO_MANY}){_TITLE}{_ENDS}",
        *((rf"{verb}(?:\s?:|\s{_THING}(?:\s?:)?)\s{_TITLE}{_ENDS}",) if thing else ()),
        rf"{_NAMED}[:,](?:\s[^;:]{{3,120}}?,)?\s(?:{_MONEY}\s)?{verb}(?:\s{_MONEY})?(?:\slà|\s?:)?\s{_SUM}",
        rf"điều chỉnh\s(?:quy mô|số lượng|số lớp|khối lượng){_OF}{_CALLED}{_TITLE}\stừ\s\d[^;:]{{3,120}}?,"
        rf"\s(?:{_MONEY}\s)?{verb}\s{_SUM}",
    )


_WAYS = tuple(
    (way, re.compile(words, re.IGNORECASE))
    for way, forms in (
        (
            PASSED,
            (
                rf"(?:điều\s)?chuyển\s(?:{_MONEY}\s)?{_SUM}(?:\s{_MONEY})?\s(?:từ|của){_OF}{_CALLED}{_TITLE}"
                rf",?\s{_GIVEN}{_OF}{_CALLED}{_OTHER}{_ENDS}",
                rf"(?:điều\s)?chuyển\s{_MONEY}{_OF}{_CALLED}{_TITLE}(?:\s\({_SUM}\)|[,:]?\s{_SUM})?,?\s{_GIVEN}{_OF}"
                rf"{_CALLED}{_OTHER}{_ENDS}",
                rf"(?:lấy|trích|sử dụng|dùng)\s(?:{_MONEY}\s)?{_SUM}(?:\s{_MONEY})?{_OF}{_CALLED}{_TITLE},?\s(?:để\s)?"
                rf"(?:bổ sung|chuyển|tăng)(?:\skinh phí)?(?:\s(?:sang|cho))?{_OF}{_CALLED}{_OTHER}{_ENDS}",
                rf"{_FEWER}\s{_SUM}(?:\s{_MONEY})?{_OF}{_CALLED}{_TITLE},?\s(?:để\s)?(?:bổ sung|chuyển|tăng|chi)"
                rf"(?:\skinh phí)?\s(?:sang|cho)(?:\s{_THING})?\s{_OTHER}{_ENDS}",
                rf"{_MONEY}(?:\scòn\sdư|\stiết kiệm|\sdôi dư)?\s{_SUM}\s(?:của|từ){_OF}{_CALLED}{_TITLE},?"
                rf"\s(?:được\s)?(?:điều\s)?chuyển\s{_GIVEN}(?:\schi)?{_OF}{_CALLED}{_OTHER}{_ENDS}",
            ),
        ),
        (
            DROPPED,
            (
                rf"{_ALL_OF_IT}{_OF}{_CALLED}{_TITLE}{_ENDS}",
                rf"(?:loại|đưa|rút)(?:\sbỏ)?\s{_OUT}{_CALLED}{_TITLE}{_ENDS}",
                rf"(?:loại|đưa|rút)(?:\sbỏ)?{_CALLED}{_TITLE}\s{_OUT}",
                rf"{_ENDED}(?:\s(?:việc|{_HELD}))?{_CALLED}{_TITLE}{_ENDS}",
                rf"{_NAMED}(?:\s?[:,]|\sthì)?\s(?:được\s|xin\s)?(?:{_ENDED}|{_ALL_OF_IT})(?=\s?[.,;:(]|\s(?:do|vì|theo)\s|\s\d|$)",
            ),
        ),
        (
            REPLACED,
            (rf"thay(?:\sthế)?{_CALLED}{_TITLE}\s(?:bằng|thành){_CALLED}{_OTHER}{_ENDS}",),
        ),
        (LESS, _by_how_much(_FEWER, _THING)),
        (MORE, _by_how_much(_FURTHER, "")),
        (
            KEPT,
            (
                r"(?:điều chỉnh|(?:sửa\s)?đổi|thay đổi|sửa|chỉnh sửa)(?:\slại)?\stên(?:\sgọi)?(?:\scủa)?"
                rf"{_CALLED}(?:từ\s)?{_TITLE}\s(?:thành|là|sang){_CALLED}{_OTHER}{_ENDS}",
                r"(?:điều chỉnh|đổi|thay đổi)\s(?:đơn vị|đối tượng|chủ đầu tư|cơ sở|chủ thể)"
                rf"(?:\s(?:thụ hưởng|thực hiện|hưởng lợi|chủ trì))?{_OF}{_CALLED}{_TITLE}\stừ\s{_OTHER}{_ENDS}",
                rf"giữ nguyên(?:\s{_MONEY})?{_OF}{_CALLED}{_TITLE}(?P<other>){_ENDS}",
                rf"{_NAMED}\s?[:,]\s(?:điều chỉnh|đổi|sửa)\stên(?:\sgọi)?\s(?:thành|là){_CALLED}{_OTHER}{_ENDS}",
            ),
        ),
    )
    for words in forms
)
_OPENS = re.compile(
    r"(?:(?:Điều|Khoản)\s\d{1,2}[.:]?\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|\W+"
    r"|[^.;:]{0,160}\s(?:như sau|cụ thể|gồm)\s?:\s|điều chỉnh\s[^.;:]{0,60}\scác\s[^.;:]{0,60}:\s"
    r"|(?:Đồng thời|Riêng|Đối với|Trong đó|Cho phép|Đồng ý|Thống nhất),?\s)*",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf";\s+(?!(?:với\s)?(?:tổng\s)?{_MONEY}[^;:\d]{{0,30}}{_SUM}\s*[.;]?\s*$)"
    rf"|,\s+(?:đồng thời\s+)?(?=(?:điều chỉnh\s)?(?:tăng|giảm|bổ sung)\s(?:{_SUM}\s(?:của|cho)|{_SO_MANY}"
    rf"|kinh phí (?:của|cho|{_THING})))",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\btừ\s[^;:]{{0,80}}?\d[^;:]{{0,80}}?\s(?:xuống|lên|còn|thành)\s[^;:\d]{{0,60}}{_SUM}", re.IGNORECASE
)
_FROM_COUNT = re.compile(r"\btừ\s\d", re.IGNORECASE)
_LATER_THIS_YEAR = re.compile(r"\s(?:sang|đến|tới)\s(?:(?:cuối|đầu)\s)?(?:quý|tháng)\s", re.IGNORECASE)
_LEFT = re.compile(r"\s*[,(]?\s*(?:xuống\s)?(?:chỉ\s)?còn(?:\slại)?\s", re.IGNORECASE)
_GIVES_TO = re.compile(
    rf"[,;]?\s(?:để\s)?(?:điều\s)?(?:chuyển|bổ sung)(?:\s{_MONEY}|\snày|\strên)*\s(?:sang|cho){_CALLED}{_OTHER}{_ENDS}",
    re.IGNORECASE,
)
_NO_CONTENT = re.compile(
    r"(?:tong|cac noi dung (?:khac|con lai)|ke hoach|quyet dinh|thoi gian|dia diem|quy mo|so luong|muc|don gia"
    r"|dinh muc)\b"
)
_ADJUSTS = re.compile(r"\bdieu chinh\b|\bbo sung\b.*\bke hoach\b")
_QUOTED = re.compile(r"[“\"«](?P<title>[^”\"»]{2,300})[”\"»]")
_LONGEST = 700  # characters of a sentence that is looked at


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause, how it is worded, and the sum that it tells first."""

    way: str
    span: Span
    words: re.Match[str]
    money: Amount | None
    left: Amount | None  # what stands afterwards: «giảm 20 triệu đồng, còn 80 triệu đồng»


def with_adjusting(scan: Scan, root: Node, context: Context, title: str, found: Found) -> Found:
    """The same, with what sentences of a paper that adjusts a plan say in place of what its sums alone told."""
    if context.role is not Role.PLAN or not _ADJUSTS.search(fold(title)):
        return found
    dropped = [one.span for one in found.activities if one.status is Status.NOT_DONE]
    said = [
        one
        for node in root.walk()
        if node is not root and node.level != TABLE
        for one in _said(scan, node.span)
        if not any(overlaps(one.span, span) for span in dropped)
    ]
    spans = [one.span for one in said]
    known = [a for a in found.activities if _is_row(scan, a) or not _lies_in(a.span, spans)]
    told = [_placed(activity, found) for one in said for activity in _told(scan, one, context)]
    totals = [t for t in found.totals if not _lies_in(t.span, spans)]
    return Found(sorted([*known, *told], key=lambda a: a.span.start), totals)


def directed(told: Activity) -> Activity:
    """What stands from now on beside what stood says itself which way it went."""
    if told.before is None or told.amount is None or told.amount.value == told.before.value:
        return told
    return replace(told, adjustment=MORE if told.amount.value > told.before.value else LESS)


def _placed(told: Activity, found: Found) -> Activity:
    """Under the article that tells nothing else; what an article lists is named by its titles and not its numbers."""
    article = next((a.path for a in found.activities if overlaps(a.span, told.span) and _ARTICLE.fullmatch(a.path)), "")
    return replace(told, path=article) if told.status is None else told


_ARTICLE = re.compile(r"Điều \d{1,3}")


def _is_row(scan: Scan, told: Activity) -> bool:
    return scan.content.find("|", told.span.start, told.span.end) >= 0


def _lies_in(span: Span, clauses: Sequence[Span]) -> bool:
    return any(overlaps(span, clause) for clause in clauses)


def _said(scan: Scan, span: Span) -> Iterator[_Said]:
    if scan.flat[span.start : span.end].isupper():
        return
    for sentence in scan.sentences(span):
        if sentence.end - sentence.start > _LONGEST:
            continue
        start = sentence.start
        for edge in (*_NEXT.finditer(scan.flat, sentence.start, sentence.end), None):
            clause = Span(start, edge.start() if edge else sentence.end)
            if said := _clause(scan, clause):
                yield said
            start = edge.end() if edge else start


def _clause(scan: Scan, span: Span) -> _Said | None:
    opens = _OPENS.match(scan.flat, span.start, span.end)
    start = opens.end() if opens else span.start
    is_moved = _FROM_TO.search(scan.flat, start, span.end) is not None
    for way, words in _WAYS:
        said = words.match(scan.flat, start, span.end)
        if said is None or (is_moved and way in (LESS, MORE)):
            continue
        title = Span(*said.span("title"))
        if _NO_CONTENT.match(scan.folded, title.start):
            return None
        if (
            find_money(scan, title)
            or _VERB.match(scan.folded, title.start)
            or _FROM_COUNT.search(scan.flat, *_at(title))
        ):
            continue
        if way == DROPPED and _LATER_THIS_YEAR.match(scan.flat, said.end(), span.end):
            return None  # `changes.py` tells when
        sums = find_money(scan, Span(start, span.end))
        if way in (LESS, MORE, PASSED) and not sums and not find_counts(scan, title):
            continue
        first = sums[0].amount if sums else None
        left = (
            sums[1].amount
            if len(sums) > 1 and _LEFT.fullmatch(scan.flat, sums[0].span.end, sums[1].span.start)
            else None
        )
        return _Said(way, trimmed(scan, Span(start, span.end)), said, first, left)
    return None


_VERB = re.compile(r"(?:dieu chinh|giam|tang|bo sung|chuyen|huy|khong|dung|ngung|thay|giu nguyen|cat)\b")


def _at(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _told(scan: Scan, said: _Said, context: Context) -> Iterator[Activity]:
    title = _title(scan, said, "title")
    one = Activity("", "", title, said.span, Role.PLAN, context.period, adjustment=said.way, amount=said.money)
    one = replace(one, fund_source=fund_source(scan, said.span.start, said.span.end) if said.money else None)
    if said.way == DROPPED:
        yield from _dropped(scan, said, one)
    elif said.way == PASSED:
        yield replace(one, adjustment=LESS)
        yield replace(one, title=_title(scan, said, "other"), adjustment=MORE)
    elif said.way == REPLACED:
        yield replace(one, status=Status.NOT_DONE, adjustment=LESS, amount=None, fund_source=None)
        yield replace(one, title=_title(scan, said, "other"), adjustment=MORE)
    elif said.way == KEPT:
        words = Span(said.span.start, max(said.words.end("title"), said.words.end("other")))
        yield replace(one, adjustment=None, before=said.money, reason=scan.words(words), reason_span=words)
    elif said.left and said.money:
        apart = said.money.value if said.way == LESS else -said.money.value
        yield replace(
            one,
            amount=said.left,
            quantities=_counts(scan, said),
            before=replace(said.money, value=said.left.value + apart, rule="before"),
        )
    else:
        yield replace(
            one, title=uncounted(title) if _SO_MANY_OPENS.match(title) else title, quantities=_counts(scan, said)
        )


_SO_MANY_OPENS = re.compile(r"\d")


def _dropped(scan: Scan, said: _Said, one: Activity) -> Iterator[Activity]:
    """Each by its name; what it had, where one is named; and the content that gets its money, where one is."""
    gets = _GIVES_TO.search(scan.flat, said.words.end("title"), said.span.end)
    end = gets.start() if gets else said.span.end
    why = _why(scan, Span(said.words.end(), end))
    told = replace(
        one, span=Span(said.span.start, end), status=Status.NOT_DONE, adjustment=LESS, amount=None, before=one.amount,
        reason=scan.words(why) if why else None, reason_span=why,
    )  # fmt: skip
    quoted = [m["title"] for m in _QUOTED.finditer(scan.flat, said.words.start("title"), said.words.end("title"))]
    if len(quoted) > 1:
        told = replace(told, before=None, fund_source=None)
    yield from (replace(told, title=" ".join(title.split())) for title in quoted or [told.title])
    if gets and one.amount:
        name = scan.words(Span(*gets.span("other"))).strip(' “”"«»,')
        yield replace(one, title=name[:1].upper() + name[1:], span=Span(end, said.span.end), adjustment=MORE)


_CAUSE = re.compile(
    rf"(?:\b(?:do|vì|lý do:?|theo)\s|\bsang\snăm\s)[^;()]{{3,400}}?"
    rf"(?=[,;]\s(?:{_MONEY}|tổng)\b|[;()]|[.\s]*$)",
    re.IGNORECASE,
)


def _why(scan: Scan, span: Span) -> Span | None:
    said = _CAUSE.search(scan.flat, span.start, span.end)
    return trimmed(scan, Span(*said.span())) if said else None


def _title(scan: Scan, said: _Said, group: str) -> str:
    """As the clause names it; of a quoted name only that."""
    start, end = said.words.span(group)
    quoted = _QUOTED.match(scan.flat, start, end)
    name = scan.words(Span(*quoted.span("title")) if quoted else Span(start, end)).strip(' “”"«»,')
    return name[:1].upper() + name[1:]


def _counts(scan: Scan, said: _Said) -> tuple[Quantity, ...]:
    """Its own, of which the verb before them says by how many: read without it. From how many to how many they go says
    how many stand, beside a sum that tells by how much."""
    if _FROM_COUNT.search(scan.flat, said.words.start(), said.span.end) and not said.left:
        return ()
    return find_counts(scan, Span(said.words.start("title"), said.span.end))
