"""Checks of lists of products: the stars against the band that the points lie in, as a decision sets the bands."""

from collections.abc import Iterator

from ...terms.facts import Finding, RegisterRow
from .case import Case, info, warning

BANDS = ((90_00, 5), (70_00, 4), (50_00, 3), (30_00, 2), (0, 1))  # from so many hundredths of a point on, so many stars
_SET_BY, _FROM = "Điều 3 Quyết định 26/2026/QĐ-TTg", "2026-05-22"
_MOST = 100_00


def star_mismatches(case: Case) -> Iterator[Finding]:
    """More stars than the points give; fewer may be right, where a product lacks what its band asks at least. A list
    from before the bands is only told of them: it was judged by those of its day."""
    is_of_then = not case.facts.head.date or case.facts.head.date >= _FROM
    for row in case.facts.register_rows:
        given = _stars_of(row)
        if given is None or given == row.rating:
            continue
        words = f"«{row.name}»: {row.in_points} điểm là hạng {given} sao theo {_SET_BY}, danh sách ghi {row.rating} sao"
        if (row.rating or 0) < given:
            words += "; ít sao hơn điểm khi chưa đạt yêu cầu tối thiểu của hạng"
        if not is_of_then:
            words += "; danh sách có trước quyết định này, đối chiếu bộ tiêu chí khi ấy"
        raised = warning if is_of_then and (row.rating or 0) > given else info
        yield raised("stars-mismatch", f"{words}.", row.span, f"{row.rating} sao", f"{given} sao")


def _stars_of(row: RegisterRow) -> int | None:
    if row.points is None or row.rating is None or row.points > _MOST:
        return None
    return next(stars for least, stars in BANDS if row.points >= least)
