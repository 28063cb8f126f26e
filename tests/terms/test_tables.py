"""How deep a table's row stands, and what a figure in a cell is worth."""

from decimal import Decimal

import pytest

from khuyencong.terms.tables import depth_of, figure_in


def test_numbers_stand_under_one_another() -> None:
    deeper = ["A", "I", "1", "1.1", "1.1.2", "a", ""]
    depths = [depth_of(index) for index in deeper]
    assert depths == sorted(set(depths))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.500", "1500"), ("310,5", "310.5"), ("310.50", "310.50"), ("1,250,000", "1250000"), ("1,013.5", "1013.5"),
        ("07", "7"), ("3.7000", None), ("5 lớp", None), ("-", None), ("", None),
    ],
)  # fmt: skip
def test_a_figure_as_printed(printed: str, value: str | None) -> None:
    assert figure_in(printed) == (None if value is None else Decimal(value))
