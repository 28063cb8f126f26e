"""The annex of products that decisions of the period recognised, as the register lists them."""

from collections import Counter

from khuyencong.terms.document import Annex, Block, Cell, Column, Paragraph, Row, TableBlock
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.results import Recognised, Results

from ...figures import sentence
from .counted import products

_POINTS = Column("Điểm", 7, "center")
_COLUMNS = (
    Column("TT", 5, "center"),
    Column("Tên sản phẩm", 22),
    Column("Chủ thể", 22),
    Column("Địa chỉ", 20),
    Column("Hạng sao", 7, "center"),
    Column("Quyết định công nhận", 13),
    Column("Ngày quyết định", 10, "center"),
)


def recognised(results: Results) -> tuple[Block, ...]:
    """Nothing where the register has no product of the period: then the report says nothing of it."""
    if not results.recognised:
        return ()
    with_points = any(product.points for product in results.recognised)
    columns = (*_COLUMNS[:4], _POINTS, *_COLUMNS[4:]) if with_points else _COLUMNS
    rows = tuple(_row(at, product, with_points) for at, product in enumerate(results.recognised, 1))
    title = f"Danh sách sản phẩm được công nhận {results.period.in_words()}"
    told = (
        _decided(results.recognised),
        TableBlock(columns, rows),
        _counted(results),
    )
    return (Annex("", title, told),)


def _decided(products: tuple[Recognised, ...]) -> Paragraph:
    """Each decision with its day, once: so the decree has documents cited."""
    cited = dict.fromkeys(f"{one.decision} ngày {day_in_figures(one.decided_on)}" for one in products if one.decision)
    return sentence("decided", f"Quyết định công nhận: {'; '.join(cited)}.")


def _row(at: int, product: Recognised, with_points: bool) -> Row:
    stars = str(product.stars) if product.stars else ""
    points = (product.points,) if with_points else ()
    told = (product.name, product.holder, _where(product), *points, stars, product.decision)
    return Row(tuple(map(Cell, (str(at), *told, day_in_figures(product.decided_on)))))


def _where(product: Recognised) -> str:
    """The address as it was told, and what its commune is called now; the commune alone where no address was told."""
    if not product.address or product.place.lower() in product.address.lower():
        return product.address or product.place
    return f"{product.address} (nay là {product.place[:1].lower()}{product.place[1:]})"


def _counted(results: Results) -> Paragraph:
    """«Danh sách gồm 12 sản phẩm: 2 sản phẩm 4 sao, 10 sản phẩm 3 sao.», each number leading to those it counts."""
    stars = Counter(product.stars for product in results.recognised if product.stars)
    by_stars = [
        (*products(results, count, star), f" {star} sao") for star, count in sorted(stars.items(), reverse=True)
    ]
    parts = [word for at, told in enumerate(by_stars) for word in (", " if at else ": ", *told)]
    return sentence("recognised", "Danh sách gồm ", *products(results, len(results.recognised)), *parts, ".")
