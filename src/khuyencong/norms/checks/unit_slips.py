"""Checks of scale: sums a thousand times too small or too large, and units that their digits already hold."""

import re
from collections import defaultdict
from collections.abc import Iterator
from heapq import nlargest

from ...terms.facts import Activity, Amount, Finding, Role, Span
from ...terms.numbers import format_vnd, parse_scaled
from ...terms.vietnamese import fold
from .case import Case, error, same_count, similar, warning

THOUSAND = 1000
LIKE = 5  # a thousandfold value must come within this factor of its neighbour
NEIGHBOURS = 4  # so many other sums in a list show what is usual there
LEAST = 1_000_000  # đồng: hardly a content costs less
FEW = 2
FAR_BELOW = 50
FAR_ABOVE = 50
SMALL = 50_000_000  # a real small sum: larger ones are not taken for slips


def unit_slips(case: Case) -> Iterator[Finding]:
    """An amount a thousand times too small beside one of the same thing («2.700.000» for «2.700.000.000»), or
    a thousand times what was planned and far above all others."""
    paid = [(a, a.amount) for a in case.facts.activities if a.amount and a.amount.value > 0]
    largest = max((amount.value for _, amount in paid), default=0)
    lists = _lists(paid)
    for activity, amount in paid:
        like_one = amount.value < SMALL and amount.value * THOUSAND < largest * LIKE
        alone = like_one and _alone_in(lists[_list_of(activity)], amount.value)
        like_other = like_one and any(_is_thousandth(activity, amount, *other) for other in paid)
        if alone or like_other:
            sure = like_other or len(lists[_list_of(activity)]) > NEIGHBOURS  # among few it may be a fee
            yield (error if sure else warning)(
                "unit-slip",
                "Số tiền nhỏ hơn khoảng 1.000 lần so với mục cùng nội dung; có thể thiếu ba chữ số 0",
                amount.span,
                format_vnd(amount.value),
                format_vnd(amount.value * THOUSAND),
            )
    far_above = {f.span: f for f in (*_thousandfold(paid), *_over_total(case, paid), *_totals_beyond(case, paid))}
    yield from far_above.values()
    yield from _without_scale(case, paid)
    yield from _beyond_all_sums(case)


_SAID = re.compile(r"(?P<digits>\d{1,3}(?:\.\d{3})+) ?(?P<scale>nghin|ngan|trieu|ty|ti)\b(?: dong)?")
MOST_OF_ONE = 10**11  # đồng: what one content of a programme hardly costs
MUCH_OF_ONE = 10**10  # đồng: told in full, and far above the paper's total
MOST = 10**13  # đồng: no programme of a province has as much


def _beyond_all_sums(case: Case) -> Iterator[Finding]:
    """«250.000.000 triệu đồng»: the digits are đồng already."""
    sums = [a.amount.span for a in case.facts.activities if a.amount and a.amount.value >= MOST]
    sums += [total.span for total in case.facts.totals if (total.amount_vnd or 0) >= MOST]
    for span in sums:
        said = _SAID.match(case.folded, span.start)
        if said and said["digits"].count(".") > 1:
            words = f"Số tiền lớn quá mức: «{said['digits']}» có thể đã là đồng"
            yield error("unit-slip", words, Span(*said.span()), case.text[slice(*said.span())], said["digits"])


def _thousandfold(paid: list[tuple[Activity, Amount]]) -> Iterator[Finding]:
    """The one sum far above all others, when a thousandth of it is like what the same item has in another role."""
    if len(paid) <= NEIGHBOURS:
        return
    (one, amount), (_, following) = nlargest(2, paid, key=lambda told: told[1].value)
    meant = amount.value // THOUSAND
    if amount.value < FAR_ABOVE * following.value or not any(_is_meant(one, meant, *other) for other in paid):
        return
    yield error(
        "unit-slip",
        "Số tiền lớn hơn khoảng 1.000 lần so với số kia của cùng nội dung; có thể thừa ba chữ số 0",
        amount.span,
        format_vnd(amount.value),
        format_vnd(meant),
    )


def _over_total(case: Case, paid: list[tuple[Activity, Amount]]) -> Iterator[Finding]:
    """«Kinh phí: 2.400.000 triệu đồng», «2.400.000.000.000 đồng» in a plan of 5.000 triệu: far above all that the paper
    tells of its role, and a thousandth of it lies within."""
    usual = sorted(amount.value for _, amount in paid)
    wholes: dict[Role | None, int] = defaultdict(int)
    for total in case.facts.totals:
        wholes[total.role] = max(wholes[total.role], total.amount_vnd or 0)
    for activity, amount in paid:
        if amount.value < MUCH_OF_ONE:
            continue
        said = _SAID.match(case.folded, amount.span.start)
        if amount.value < (MOST_OF_ONE if said else MUCH_OF_ONE):
            continue
        if said and said["digits"].count(".") > 1 and amount.value >= MOST:
            continue  # its digits are đồng already
        meant, others = amount.value // THOUSAND, len(usual) - 1
        least, most = usual[0], usual[-2] if others and usual[-1] == amount.value else usual[-1] if others else 0
        is_odd = said or (others >= FEW and least <= meant * LIKE and not _is_of_firm(case, activity))
        if is_odd and meant <= wholes[activity.role] and amount.value >= FAR_ABOVE * max(wholes[activity.role], most):
            words = "Số tiền lớn hơn nhiều lần tổng kinh phí của văn bản; có thể thừa ba chữ số 0"
            yield _too_much(words, amount.span, amount.value)


def _is_of_firm(case: Case, activity: Activity) -> bool:
    return _OF_FIRM.search(case.folded, activity.span.start, activity.span.end) is not None


_OF_FIRM = re.compile(r"\b(?:von|dau tu|doanh thu|doanh so|gia tri|kim ngach|san luong)\b")


def _totals_beyond(case: Case, paid: list[tuple[Activity, Amount]]) -> Iterator[Finding]:
    """«Tổng kinh phí thực hiện là 2.596.690.000.000 đồng» over contents, or beside a plan, of 2,7 tỷ đồng."""
    totals = [t for t in case.facts.totals if t.amount_vnd]
    for total in totals:
        value = total.amount_vnd or 0
        if value < MOST_OF_ONE or total.of_group or not _OF_MONEY.search(fold(total.label)):
            continue
        others = [t.amount_vnd or 0 for t in totals if t.amount_vnd != value]
        added = sum(amount.value for activity, amount in paid if activity.role is total.role)
        near, meant = max([*others, added], default=0), value // THOUSAND
        if value >= FAR_ABOVE * max(near, 1) and near and meant < near * LIKE and near < meant * LIKE:
            words = "Số tiền lớn hơn nhiều lần các số khác của văn bản; có thể thừa ba chữ số 0"
            yield _too_much(words, total.span, value)


_OF_MONEY = re.compile(r"\b(?:kinh phi|ngan sach|tong cong|thuc hien|giai ngan|quyet toan|du toan|ke hoach)\b")


def _too_much(words: str, span: Span, value: int) -> Finding:
    return error("unit-slip", words, span, format_vnd(value), format_vnd(value // THOUSAND))


_BARE = re.compile(
    r"(?:kinh phí|hỗ trợ|số tiền|:|lên|còn|xuống|đối ứng|là) "
    r"(?P<sum>(?P<digits>\d{1,3}(?:,\d{1,3})?) đồng)\b(?! ?[/x×])"
)
_SMALLEST = 5  # triệu đồng: «3 đồng» is a price


def _without_scale(case: Case, paid: list[tuple[Activity, Amount]]) -> Iterator[Finding]:
    """«kinh phí 600 đồng» among contents of hundreds of «triệu đồng»."""
    sums = [amount.value for _, amount in paid]
    if len(sums) < FEW or "trieu dong" not in case.folded:
        return
    for said in _BARE.finditer(case.flat):
        meant = parse_scaled(said["digits"], "trieu")
        if meant >= _SMALLEST * LEAST and min(sums) <= meant * LIKE and meant <= max(sums) * LIKE:
            words = "Số tiền nhỏ hơn khoảng 1.000.000 lần so với các mục khác; có thể thiếu chữ «triệu»"
            span = Span(*said.span("sum"))
            yield error("unit-slip", words, span, case.words(span), format_vnd(int(meant)))


def _is_meant(one: Activity, meant: int, other: Activity, amount: Amount) -> bool:
    same_item = one.path == other.path and one.role is not other.role and similar(one, other)
    return same_item and amount.value < meant * LIKE and meant < amount.value * LIKE


_List = tuple[str, Role | None, str | None]


def _list_of(activity: Activity) -> _List:
    """The list an item stands in: what is above its number, in one role and period."""
    return activity.path.rpartition(".")[0], activity.role, activity.period


def _lists(paid: list[tuple[Activity, Amount]]) -> dict[_List, list[int]]:
    lists: dict[_List, list[int]] = {}
    for activity, amount in paid:
        lists.setdefault(_list_of(activity), []).append(amount.value)
    return lists


def _alone_in(values: list[int], value: int) -> bool:
    """Far below all its neighbours, and among them when it is a thousand times greater; near them where hardly anything
    costs so little."""
    near = LIKE if value < LEAST else 1
    others = [other for other in values if other != value]
    if len(others) < (NEIGHBOURS if value >= LEAST else FEW) or len(values) - len(others) > 1:
        return False
    return (
        value * FAR_BELOW <= min(others)
        and min(others) <= value * THOUSAND * near
        and value * THOUSAND <= max(others) * near
    )


def _is_thousandth(one: Activity, amount: Amount, other: Activity, reference: Amount) -> bool:
    enlarged = amount.value * THOUSAND
    like = reference.value < enlarged * LIKE and enlarged < reference.value * LIKE
    return like and (same_count(one, other) or (similar(one, other) and one.path == other.path))
