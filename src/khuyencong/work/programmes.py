"""Which programme a paper speaks of, by its words."""

from khuyencong.records.models import Paper, Programme
from khuyencong.terms.vietnamese import fold

_PROGRAMME_WORDS = (
    ("ocop", ("ocop", "moi xa mot san pham", "moi xa phuong mot san pham")),
    ("xttm", ("xuc tien thuong mai",)),
    ("khuyen-cong", ("khuyen cong",)),
)


def programme_meant(paper: Paper) -> Programme:
    return Programme.objects.select_related("province").get(province=paper.province, code=programme_named(paper))


def programme_named(paper: Paper) -> str:
    """The programme that a person says, else its title names first, its file's name or its opening; khuyến công, the
    trade of this house, where none is named."""
    if paper.programme:
        return paper.programme.code
    opening = fold(f"{paper.name} {paper.text[:600]}")
    return _named_first(fold(paper.title)) or next(
        (code for code, names in _PROGRAMME_WORDS if any(name in opening for name in names)), "khuyen-cong"
    )


def _named_first(title: str) -> str | None:
    """«Khuyến công và xúc tiến thương mại» is a plan of khuyến công, which names what else it holds."""
    named = [(title.find(name), code) for code, names in _PROGRAMME_WORDS for name in names if name in title]
    return min(named)[1] if named else None
