"""Numbers of contents and products that lead to those they count."""

from khuyencong.terms.document import Run
from khuyencong.terms.reckoned import Counted, CountedProducts
from khuyencong.terms.results import Results, Standing

from ...figures import Words, counted


def contents(results: Results, number: int, *kinds: Standing) -> tuple[Words, ...]:
    """«05 nội dung» of these standings, of none named all; of a unit's report, which counts its own, it leads to none,
    nor where the list holds others than those that count so."""
    standings = results.standings
    held = sum(standings[kind] for kind in kinds) if kinds else sum(standings.values())
    if results.is_part or held != number:
        return (f"{counted(number)} nội dung",)
    code = Counted(results.plan, results.period, results.as_of, kinds).encode()
    return (Run(counted(number), reckoned=code), " nội dung")


def products(results: Results, number: int, stars: int = 0) -> tuple[Words, ...]:
    """«12 sản phẩm», of so many stars or of any."""
    code = CountedProducts(results.plan, results.period, results.as_of, stars).encode()
    return (Run(counted(number), reckoned=code), " sản phẩm")
