"""The annex of products that decisions of the period recognised, as the register lists them."""

from collections import Counter

from khuyencong.terms.document import Annex, Block, Cell, Column, Row, TableBlock
from khuyencong.terms.results import Recognised, Results

from ...figures import counted, sentence

_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Tên sản phẩm", 24),
    Column("Chủ thể", 24),
    Column("Địa bàn", 16),
    Column("Hạng sao", 8, "center"),
    Column("Quyết định công nhận", 18),
)


def recognised(results: Results) -> tuple[Block, ...]:
    """Nothing where the register has no product of the period: then the report says nothing of it."""
    if not results.recognised:
        return ()
    rows = tuple(_row(at, product, results.recognised[: at - 1]) for at, product in enumerate(results.recognised, 1))
    title = f"Danh sách sản phẩm được công nhận {results.period.in_words()}"
    return (Annex("", title, (TableBlock(_COLUMNS, rows), sentence("recognised", _counted(results.recognised)))),)


def _row(at: int, product: Recognised, before: tuple[Recognised, ...]) -> Row:
    stars = str(product.stars) if product.stars else ""
    words = (str(at), product.name, product.holder, product.place, stars, _cited(product, before))
    return Row(tuple(map(Cell, words)))


def _cited(product: Recognised, before: tuple[Recognised, ...]) -> str:
    """A decision with its day where it is named first, its number from then on: so the decree has documents cited."""
    named = any((one.decision, one.decided_on) == (product.decision, product.decided_on) for one in before)
    return product.decision if named else f"{product.decision} ngày {product.decided_on:%d/%m/%Y}".strip()


def _counted(products: tuple[Recognised, ...]) -> str:
    """«Danh sách gồm 12 sản phẩm: 2 sản phẩm 4 sao, 10 sản phẩm 3 sao.»"""
    stars = Counter(product.stars for product in products if product.stars)
    by_stars = ", ".join(f"{counted(count)} sản phẩm {star} sao" for star, count in sorted(stars.items(), reverse=True))
    return f"Danh sách gồm {counted(len(products))} sản phẩm{f': {by_stars}' if by_stars else ''}."
