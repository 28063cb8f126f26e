"""Words of papers that count one thing: «sản phẩm OCOP» and «sản phẩm», «lớp tập huấn» and «lớp».

Only of measures that the house has not counted in yet: one that figures stand in keeps its own name until a person
merges it. Who adds a row says which counts may be added up under the plain word.
"""

import re

from .vietnamese import fold

_UNITS = {
    "sản phẩm": ("sản phẩm OCOP",),
    "lớp": ("lớp tập huấn", "lớp đào tạo", "lớp tập huấn, đào tạo"),
    "cuốn": ("cuốn sổ tay", "quyển", "quyển sổ tay"),
    "phiên họp": ("phiên họp Hội đồng",),
}
_PLAIN = {fold(word): plain for plain, words in _UNITS.items() for word in words}
_STARS = re.compile(r"(?:(?:được )?(?:đạt|xếp hạng|công nhận|hạng) )+(?=\d sao$)")


def plain_unit(unit: str) -> str:
    """The plain word for what is counted; the unit itself where it has none."""
    return _PLAIN.get(fold(unit).strip(), unit)


def plain_note(note: str) -> str:
    """«đạt 3 sao» tells no more than «3 sao»."""
    return _STARS.sub("", note)


def noun_of(measure: str, unit: str) -> str:
    """What follows a number: the measure where it begins with the unit («sản phẩm cấp tỉnh»), else the unit; of money
    never the unit alone («triệu đồng doanh thu»), for it would be money spent."""
    name = measure.replace("(", "").replace(")", "")
    if name.startswith(unit):
        return name
    return f"{unit} {name[:1].lower()}{name[1:]}" if unit.endswith("đồng") else unit


def are_times_and_heads(one: str, other: str) -> bool:
    """Whether two units count the same people or things another way: «học viên», or «lượt học viên»."""
    first, second = fold(one), fold(other)
    return first != second and first.removeprefix("luot ") == second.removeprefix("luot ")
