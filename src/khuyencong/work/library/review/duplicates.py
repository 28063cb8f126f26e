"""Decide what a paper is that came before: the same once more, its replacement, or another one with the same number."""

from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Fact, Paper, User

from ...acts import seal
from ...permissions import Refused
from ..meaning.earlier import DUPLICATE, same_paper
from .aside import set_facts_aside
from .under_review import close_when_done, locked


class Duplicate(StrEnum):
    SAME = "same"  # set aside: nothing of it is taken
    REPLACES = "replaces"  # reviewed: where its figures differ they replace those of the earlier paper
    OTHER = "other"  # reviewed: its number was written wrongly or given twice


_WORDS = {
    Duplicate.SAME: "bỏ, là bản trùng",
    Duplicate.REPLACES: "duyệt như bản thay thế",
    Duplicate.OTHER: "duyệt như văn bản khác",
}


def settle_duplicate(user: User, paper: Paper, choice: Duplicate) -> Act:
    """Say what the paper is. Set aside, its waiting facts are rejected; else its review goes on."""
    with transaction.atomic():
        paper = locked(user, paper, "accept")
        doubts = paper.findings.filter(rule=DUPLICATE, settled="")
        if not doubts.exists():
            raise Refused(_("Văn bản này không còn chờ quyết định về bản trùng."))
        waiting = list(paper.facts.filter(review=Fact.Review.PENDING)) if choice is Duplicate.SAME else []
        said = _said(paper, choice)
        doubts.update(settled=said, sets_aside=choice is Duplicate.SAME)
        words = f"Văn bản trùng «{paper}»: {said}"
        changes = {"choice": choice.value, "facts": [fact.pk for fact in waiting]}
        act = seal(paper.province, user, "settle_duplicate", paper, words, changes)
        set_facts_aside(waiting, user, "văn bản trùng", act)
        close_when_done(paper)
        return act


def _said(paper: Paper, choice: Duplicate) -> str:
    """What was chosen, naming the paper that this one repeats while it is there."""
    earlier = same_paper(paper) if choice is Duplicate.SAME else None
    return f"bỏ, trùng với «{earlier.number or earlier}»" if earlier else _WORDS[choice]
