"""Articles of a decision: what they do to a plan as a whole is none of its contents, what they drop is one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ....terms.facts import Activity, Role, Span, Status, Total
from ....terms.vietnamese import fold
from ..grammar.adjusting import THING
from ..sentences.passage import Found, as_total
from ..text.scan import Scan
from .from_to import adjusted, name_in

_ARTICLE = re.compile(r"Điều \d{1,3}")
_HEAD = re.compile(r"Điều \d{1,3}\.\s")
_VERB, _REACH = "dieu chinh", 300  # characters of an article that may stand before its sum
_TO_ONE = (  # money that is given to somebody, or for one thing
    r" (?:bo sung )?(?:kinh phi|du toan)\b(?:[^.;:]|\.\d){0,160}?\b(?:cho (?!cac )|thuc hien (?:de an|nhiem vu)\b)"
)
_OF_WHOLE = re.compile(
    rf"(?:phe duyet|ban hanh|dieu chinh|sua doi|bo sung|thay the|giao)\b(?!{_TO_ONE})[^.;:]{{0,60}}\b"
    r"(?:ke hoach|chuong trinh|danh muc|du toan|kinh phi)\b|dieu chinh$|(?:cac )?noi dung (?:khac|con lai)\b"
)
_OTHERS = re.compile(r"(?:cac |nhung )?(?:noi dung|chi tieu|nhiem vu|muc|phan) (?:khac|con lai)\b")
_IN_FORCE = re.compile(r"(?:quyet dinh|ke hoach|van ban)(?: nay)? co hieu luc\b")
_DROPPED = re.compile(
    r"(?i:(?:không|thôi|dừng|ngừng)(?: tiếp tục)? (?:thực hiện|triển khai)|(?:hủy|huỷ|bãi) bỏ)\s"
    r"(?i:(?:các )?(?:đề án|nội dung|nhiệm vụ|hạng mục|hoạt động|dự án))[^.;:“\"«]{0,40}(?::\s?)?(?=[“\"«])"
)
_TITLE = re.compile(
    r"[“\"«](?P<title>[^”\"»]{1,300})[”\"»]"
    r"(?:[^.;“\"«(]{0,120}\((?:do|vì|lý do:?)\s(?P<reason>[^)]{1,400})\))?"
)
_AND = re.compile(r"(?:\scủa\s[^.;,“\"«(]{1,80}?)?(?:[,;]|,?\svà)\s(?:và\s)?(?:đề án\s)?(?=[“\"«])")


def with_articles(scan: Scan, found: Found) -> Found:
    """The same, with what articles say of the plan told as its totals and aims, and what they drop as not done."""
    articles = [a for a in found.activities if _ARTICLE.fullmatch(a.path)]
    if not any(_ARTICLE.match(a.path) for a in found.activities):
        return _without_wholes(Found([adjusted(scan, a) or a for a in found.activities], found.totals))
    sums = Counter(a.path for a in articles if a.amount)
    told = Found(totals=found.totals)
    for activity in (_of_content(scan, activity) for activity in found.activities if not _is_in_force(activity)):
        if _ARTICLE.match(activity.path) and _OTHERS.match(fold(activity.title)):
            told.add(Found(totals=_of_others(scan, activity)))
            continue
        is_one = _ARTICLE.fullmatch(activity.path) and sums[activity.path] < 2  # more sums are of more things
        told.add(_article(scan, activity) if is_one else Found([activity]))
    told.totals = [_named(scan, total) for total in told.totals]
    told.totals.sort(key=lambda total: total.span.start)
    return _without_wholes(told)


_WHOLE = re.compile(
    r"(?:sau (?:khi )?dieu chinh,? )?tong (?:so |muc )?(?:kinh phi|du toan|von)\b"
    r"|(?:kinh phi )?(?:ke hoach|chuong trinh) (?:khuyen cong|xuc tien thuong mai|ocop|moi xa mot san pham)\b"
)


def _without_wholes(found: Found) -> Found:
    """«Tổng kinh phí Kế hoạch: điều chỉnh giảm từ 5 tỷ đồng xuống 4 tỷ đồng» is a total and no content."""
    wholes = [a for a in found.activities if a.before and a.amount and _WHOLE.match(fold(a.title))]
    if not wholes:
        return found
    totals = [*found.totals, *(as_total(a, a.amount) for a in wholes if a.amount)]
    contents = [a for a in found.activities if a not in wholes]
    return Found(contents, sorted(totals, key=lambda total: total.span.start))


def _is_in_force(activity: Activity) -> bool:
    """«Điều 2. Quyết định có hiệu lực kể từ ngày ký» dates the paper, not a content."""
    return bool(_ARTICLE.fullmatch(activity.path) and _IN_FORCE.match(fold(activity.title)) and not activity.amount)


def _of_others(scan: Scan, activity: Activity) -> list[Total]:
    """«Các nội dung khác giữ nguyên. Tổng kinh phí không thay đổi (900 triệu đồng).»: the sum by its own sentence."""
    if activity.amount is None:
        return []
    said = scan.words(Span(activity.span.start, activity.amount.span.start))
    label = re.split(r"[.;:]\s", said)[-1].strip(" (,")
    return [replace(as_total(activity, activity.amount), label=label or activity.title)]


_ADDED = re.compile(  # «Bổ sung nội dung X», «Bổ sung: X»
    r"(?i:(?:bổ sung|thêm)(?:\smới)?(?:\s(?:vào\s)?(?:danh mục|kế hoạch)[^:;,.]{0,40})?"
    rf"(?:\s{THING}:?\s|:\s(?!(?:các\s)?{THING}\skhác)))"
    r"(?P<title>[^;:]{3,300}?)(?=[,;:]\s|\.$|$)"
)


def _of_content(scan: Scan, activity: Activity) -> Activity:
    """What an article changes or adds, as the content itself; the article's number is none of its own."""
    start, end = activity.span.start, activity.span.end
    if not (article := _ARTICLE.match(activity.path)):
        return activity
    if "|" in scan.content[start:end]:  # a row of the annex that the last article is followed by
        own = activity.path[article.end() :].lstrip(".")
        return replace(activity, path=own, group_title=activity.group_title if "." in own else None)
    number = activity.path if article.end() < len(activity.path) else ""  # that under the article
    if moved := adjusted(scan, activity):
        return replace(moved, path=number, item="", group_title=None)
    if (added := _ADDED.match(scan.content, start, end)) and activity.amount:
        told = replace(
            activity, path=number, item="", title=name_in(scan, Span(*added.span("title"))), group_title=None
        )
        return replace(told, adjustment="increase")
    return activity


def _article(scan: Scan, activity: Activity) -> Found:
    if dropped := [*_dropped(scan, activity)]:
        return Found(dropped)
    if activity.item or not _OF_WHOLE.match(fold(activity.title)):
        return Found([activity])
    whole = replace(activity, amount=None, shares=(), fund_source=None, of_whole=True)
    totals = [as_total(activity, activity.amount)] if activity.amount else []
    return Found([whole] if whole.quantities else [], totals)


def _named(scan: Scan, total: Total) -> Total:
    """A sum called by the verb alone is named by all that its article says before it."""
    if fold(total.label) != _VERB:
        return total
    heads = _HEAD.finditer(scan.content, max(0, total.span.start - _REACH), total.span.start)
    said = scan.words(Span(max((head.end() for head in heads), default=total.span.start), total.span.start))
    return replace(total, label=said.strip(" .:,") or total.label)


def _dropped(scan: Scan, activity: Activity) -> Iterator[Activity]:
    """«Không thực hiện đề án “…” và “…” (do …)»: contents by their own names, without their article's number."""
    for verb in _DROPPED.finditer(scan.content, activity.span.start, activity.span.end):
        start, titles = verb.start(), [*_titles(scan, verb.end(), activity.span.end)]
        for i, found in enumerate(titles):
            why = next((later for later in titles[i:] if later["reason"]), None)  # the last one's is of all before it
            yield Activity(
                "", "", scan.words(Span(*found.span("title"))), Span(start, found.end()), Role.PLAN, activity.period,
                Status.NOT_DONE, reason=why and why["reason"], reason_span=why and Span(*why.span("reason")),
            )  # fmt: skip
            start = found.end()


def _titles(scan: Scan, start: int, end: int) -> Iterator[re.Match[str]]:
    """The quoted titles that follow one another from a place on."""
    while found := _TITLE.match(scan.content, start, end):
        yield found
        if not (more := _AND.match(scan.content, found.end(), end)):
            return
        start = more.end()
