"""I. Kết quả chung: total plan, total reached with its share and its estimate, and how many contents fared how."""

from collections.abc import Iterable, Iterator

from khuyencong.terms.document import Block, Heading
from khuyencong.terms.periods import window_words
from khuyencong.terms.results import OF_NO_SOURCE, Figure, Results, Standing, names_a_source, of_no_source

from ...adjusted import adjusted_by, old_shares
from ...figures import BESIDE, Words, estimate_part, final_part, is_given, money, rate, sentence, signed
from .counted import contents

_FARED = (
    (Standing.EXPECTED, "mới có số ước"),
    (Standing.TOLD, "có diễn biến, chưa có số liệu"),
    (Standing.NOT_DONE, "không thực hiện"),
    (Standing.DROPPED, "thôi thực hiện do điều chỉnh kế hoạch"),
    (Standing.LATER, "chưa thực hiện"),
    (Standing.UNPAID, "đã thực hiện, chưa thanh toán"),
    (Standing.NO_COST, "không phát sinh kinh phí"),
    (Standing.OPEN, "chưa có số liệu"),
)


def overview(results: Results) -> tuple[Block, ...]:
    """The section, its figures the same as in the annex's sums. A report on a part of the year names both periods."""
    period = results.period
    plan, actual = ("", "") if period.is_year else (f" năm {period.year}", f" {period.in_words()}")
    return (
        Heading(2, "1", f"Tổng kinh phí kế hoạch{plan}"),
        _planned(results, plan),
        *adjusted_by(results),
        *_by_source("plan", [(name, figure) for name, figure, _ in results.by_source]),
        *_not_moved(results),
        *_old_shares(results),
        *_left_to_annex(results),
        Heading(2, "2", f"Tổng kinh phí thực hiện{actual}"),
        *_reached(results.money_actual, results.money_plan, actual),
        *_beyond(results),
        *_by_source("actual", [(name, actual) for name, _, actual in results.by_source]),
    )


def summary(results: Results) -> Block:
    """How many contents fared how, each counted once; stands before the first section, for it counts lines and not
    results. Those that a later version of the plan left out are counted apart."""
    standings, period = results.standings, results.period
    if not standings and not results.is_part:
        return sentence("counts", f"{results.plan_title} chưa có nội dung nào.")
    dropped = standings.pop(Standing.CLOSED, 0)
    number = contents(results, sum(standings.values()), *(standings if dropped else ()))
    opening = ("Báo cáo này gồm ", *number, f" của {results.plan_title}")
    told = [*_done(results, standings), *_others(results, standings)]
    when = f"; {period.in_words()} có " if told and not period.is_year else ", trong đó " if told else ""
    listed = [word for at, words in enumerate(told) for word in ((", ",) if at else ()) + words]
    left_out = ("; ", *contents(results, dropped, Standing.CLOSED), " có thực hiện rồi thôi theo bản điều chỉnh")
    return sentence(
        "counts",
        *(opening if results.is_part else (f"{results.plan_title} có ", *number)),
        when,
        *listed,
        *(left_out if dropped else ()),
        ".",
    )


def _done(results: Results, standings: dict[Standing, int]) -> Iterator[tuple[Words, ...]]:
    """What was carried out, whether or not it cost more than was planned."""
    done, over = (standings.get(kind, 0) for kind in (Standing.DONE, Standing.OVER))
    if done + over:
        more = (" (", *contents(results, over, Standing.OVER), " vượt kinh phí kế hoạch)") if over else ()
        yield (*contents(results, done + over, Standing.DONE, Standing.OVER), " đã thực hiện", *more)


def _others(results: Results, standings: dict[Standing, int]) -> Iterator[tuple[Words, ...]]:
    for kind, words in _FARED:
        if number := standings.get(kind):
            yield (*contents(results, number, kind), f" {words}")


def _planned(results: Results, period: str) -> Block:
    figure, total = results.money_plan, f"Tổng kinh phí kế hoạch{period}"
    if not is_given(figure):
        return sentence("total-plan", f"{total}: chưa có số liệu.")
    moved = " (đã tính điều chỉnh)" if results.adjusted or results.adjustments else ""
    return sentence("total-plan", f"{total} là ", *money(figure), f"{moved}.")


def _not_moved(results: Results) -> tuple[Block, ...]:
    """Said once of all the totals by source that papers told: they stand as they stood before the plan was adjusted."""
    if not (results.adjusted and results.has_told_sources) or of_no_source(results.adjustments):
        return ()
    change = f"{signed(results.adjusted)} đồng"
    return (sentence("plan-sources-moved", f"Các nguồn trên chưa tính điều chỉnh của cả kế hoạch ({change})."),)


def _old_shares(results: Results) -> Iterable[Block]:
    is_told = names_a_source((name, figure) for name, figure, _ in results.by_source)
    return old_shares(results) if is_told else ()


def _reached(figure: Figure, planned: Figure, period: str) -> tuple[Block, ...]:
    """The total; where it holds an estimate both parts are shown, and the word «ước» beside the sum."""
    total = f"Tổng kinh phí thực hiện{period}"
    if not is_given(figure):
        return (sentence("total-actual", f"{total}: chưa có số liệu."),)
    estimate = estimate_part(figure)
    if estimate is None:
        return (sentence("total-actual", f"{total} là ", *money(figure), "."), *rate("total-rate", figure, planned))
    parts = ("đã thực hiện ", *money(final_part(figure)), "; ước thực hiện ", *money(estimate))
    return (
        sentence("total-actual", f"{total} (gồm ước) là ", *money(figure), "."),
        sentence("total-parts", "Trong đó: ", *parts, "."),
        *rate("total-rate", figure, planned),
    )


def _beyond(results: Results) -> tuple[Block, ...]:
    """Said once of all figures reached that no paper told of just this time."""
    if results.beyond is None:
        return ()
    words = f"tính từ lũy kế: số đến hết kỳ trừ số {window_words(results.beyond)}"
    return (sentence("from-cumulative", f"Số thực hiện {results.period.in_words()} {words}."),)


def _left_to_annex(results: Results) -> tuple[Block, ...]:
    """Said once of every content whose money the plan leaves to an annex that nobody has handed in."""
    if not any(line.money_plan.in_annex for line in results.lines if not line.is_group):
        return ()
    told = "Nội dung ghi «kinh phí theo phụ lục» chưa có số liệu kinh phí kế hoạch."
    return (sentence("left-to-annex", told),)


def _by_source(key: str, rows: list[tuple[str, Figure]]) -> tuple[Block, ...]:
    """«- Nguồn …: … đồng.» of those somebody told, and of what has none; the annex's second table holds the same
    figures, and the gaps."""
    if not names_a_source(rows):
        return ()
    return tuple(
        sentence(
            f"{key}-source-{number}",
            f"- {_source_name(name)}: ",
            *money(figure),
            " (gồm ước)" if figure.estimate else f" ({BESIDE})" if figure.told_by else "",
            ".",
        )
        for number, (name, figure) in enumerate(rows, start=1)
        if figure.value is not None
    )


def _source_name(name: str) -> str:
    """«Nguồn kinh phí khuyến công»; a name of capitals («CNNT») keeps them."""
    if name == OF_NO_SOURCE or name.lower().startswith("nguồn"):
        return name
    return f"Nguồn {name}" if name[:2].isupper() else f"Nguồn {name[:1].lower()}{name[1:]}"
