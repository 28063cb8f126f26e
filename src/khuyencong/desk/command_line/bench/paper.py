"""An official paper of our own writer to measure with: a year's results of so many items, in made-up words."""

from datetime import date

from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.terms.document import Document, Signature
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.terms.results import Figure, LineResult, Outcome, Results, State, TargetResult
from khuyencong.terms.selector import Selector
from khuyencong.terms.sheet import Sheet

YEAR = Period.parse("2025")
_MONEY, _COUNT = 1, 2
_ROOT = 1
_SHEET = Sheet(
    agency="Sở Công Thương",
    parent_agency="Ủy ban nhân dân tỉnh Sinh Thử",
    place="Sinh Thử",
    number="01/BC-SCT",
    symbol="BC-SCT",
    signed_on=date(2026, 1, 9),
    signature=Signature(("GIÁM ĐỐC",), "Trần Đo Thử"),
    written_on=date(2026, 1, 9),
)


def paper(items: int) -> Document:
    """The report `ket-qua` with `items` rows in its table, one in ten of them over its plan."""
    lines = tuple(_item(n) for n in range(1, items + 1))
    plan = sum(line.money_plan.value or 0 for line in lines)
    actual = sum(line.money_actual.value or 0 for line in lines)
    told = Results(
        plan=1,
        plan_title="Kế hoạch khuyến công năm 2025",
        programme="Khuyến công",
        period=YEAR,
        as_of=1,
        lines=lines,
        out_of_plan=(),
        money_plan=_figure(_ROOT, _MONEY, Role.PLAN, plan),
        money_actual=_figure(_ROOT, _MONEY, Role.ACTUAL, actual),
    )
    return ket_qua.build(told, _SHEET)


def _item(n: int) -> LineResult:
    over = n % 10 == 0
    planned = 40_000_000 + 1_250_000 * (n % 37)
    spent = planned + 3_000_000 if over else planned - 500_000 * (n % 7)
    count = 5 + n % 23
    line = _ROOT + n
    target = TargetResult(
        "cơ sở", "cơ sở", _figure(line, _COUNT, Role.PLAN, count), _figure(line, _COUNT, Role.ACTUAL, count - n % 2)
    )
    return LineResult(
        line=line,
        number=str(n),
        title=f"Hỗ trợ máy móc cho làng nghề thứ {n}",
        depth=0,
        is_group=False,
        outcome=Outcome.OVER if over else Outcome.DONE,
        money_plan=_figure(line, _MONEY, Role.PLAN, planned),
        money_actual=_figure(line, _MONEY, Role.ACTUAL, spent),
        targets=(target,),
        flagged=over,
    )


def _figure(line: int, measure: int, role: Role, value: int) -> Figure:
    return Figure(value, State.GIVEN, Selector(line, measure, (role,), YEAR.window, act=1).encode())
