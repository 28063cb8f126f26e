"""How a paper names what it reports on: the plan, and of its year the part that is reported."""

from collections.abc import Iterator

from khuyencong.terms.results import LineResult, Results

SHARED = "Phần việc ở nội dung do đơn vị khác chủ trì"


def about(results: Results) -> str:
    """«Kế hoạch … năm 2023»; where the report covers a part of the year, the part in the year's place.

    The kind of a certain document is written with a capital (Phụ lục II of the decree, V.6).
    """
    plan, period, year = results.plan_title, results.period.in_words(), f"năm {results.period.year}"
    if period in plan:
        return plan
    return plan.replace(year, period) if year in plan else f"{plan} {period}"


def beside_groups(results: Results) -> Iterator[tuple[str, tuple[LineResult, ...]]]:
    """What stands below a table's sum and is not in it, under a head that says so."""
    for title, lines in (("Nhiệm vụ ngoài kế hoạch", results.out_of_plan), (SHARED, results.shared)):
        if lines:
            yield f"{title} (không tính vào Cộng)", lines


def plan_title(results: Results) -> str:
    """Of a column of planned figures: they are the year's, which a table on a part of it must say."""
    return "Kế hoạch" if results.period.is_year else f"Kế hoạch năm {results.period.year}"


def reached_title(results: Results, what: str = "Thực hiện") -> str:
    """Of a column of what was reached, where the table's own title tells no period."""
    return what if results.period.is_year else f"{what} {results.period.in_words()}"
