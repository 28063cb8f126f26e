"""What is late: a content that has spent less of its money than has passed of its year, and has not reached what it is
for. The one judge of it; what is only expected is neither spent nor reached."""

import calendar
from datetime import date

from khuyencong.terms.periods import Period
from khuyencong.terms.results import LineResult


def passed(period: Period, day: date) -> int:
    """How much of the year is over by the end of the period, or by the day before that, in whole per cent; nothing of
    a period that leaves the year's beginning out, for what was reached before is not told in it."""
    window = period.window
    if (window.first.month, window.first.day) != (1, 1) or day < window.first:
        return 0
    last = min(day, window.last)
    return 100 * last.timetuple().tm_yday // (366 if calendar.isleap(last.year) else 365)


def is_late(line: LineResult, over: int) -> bool:
    """Whether a content with money planned has spent a smaller share of it than `over` per cent. What reached its
    targets has saved the rest."""
    planned = line.money_plan.value
    if line.is_group or line.closed or not planned or _is_reached(line):
        return False
    return 100 * (line.money_actual.done or 0) < over * planned


def _is_reached(line: LineResult) -> bool:
    """Whether everything the content is to bring is there; without targets nothing tells so."""
    aims = [(target.plan.value, target.actual) for target in line.targets if target.plan and target.plan.value]
    return bool(aims) and all(actual and (actual.done or 0) >= aim for aim, actual in aims)
