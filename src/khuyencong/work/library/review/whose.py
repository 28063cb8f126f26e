"""A person says whose figures a paper tells: its sender's, the unit's that its head names, or the whole plan's."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Area, Fact, Paper, Unit, User

from ...acts import seal
from ...permissions import Refused
from ..meaning.areas import HomeAreas, place_sent
from ..meaning.matching import line_around
from ..meaning.stating import window_of
from ..meaning.told_twice import ask_again
from .arranging import day_of
from .heads import asks_whose
from .seen import mended_since
from .under_review import locked


def say_whose(user: User, paper: Paper, unit: Unit | None, before: int | None, seen: int | None = None) -> Act:
    """Say of which unit's territory the paper's figures tell; None: of the whole, as its words place them.

    Refused when somebody said another than `before` meanwhile, and once a figure is decided, unless the paper still
    asks: by then some are set aside at most. Figures mended after act number `seen`, and those that a person placed by
    hand, keep their place.
    """
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        _refuse_to_say(paper, unit, before)
        unseen = mended_since(paper, seen, user)
        kept = unseen | _placed_by_hand(paper)
        facts = [fact for fact in paper.facts.select_related("measure") if fact.pk not in kept]
        areas = {str(fact.pk): fact.area_id for fact in facts}
        if paper.teller and paper.teller.area:
            _take_away(paper, paper.teller.area, facts)
        paper.told_by = unit if unit is None or unit.pk != paper.sender_id else None
        paper.save(update_fields=["told_by"])
        place_sent(paper, facts)
        Fact.objects.bulk_update(facts, ["area"])
        ask_again(paper)
        whom = unit.name_on(timezone.localdate()) if unit else "cả kế hoạch"
        changes = {"before": before, "after": unit and unit.pk, "facts": [fact.pk for fact in facts], "areas": areas}
        return seal(paper.province, user, "say_whose", paper, f"Ghi số liệu của «{paper}» cho {whom}", changes)


def _refuse_to_say(paper: Paper, unit: Unit | None, before: int | None) -> None:
    if (paper.teller.pk if paper.teller else None) != before:
        raise Refused(_("Người khác vừa chọn đơn vị của số liệu: hãy xem trang mới nhất."))
    if unit is None and paper.sender_id:
        raise Refused(_("Văn bản do đơn vị dưới gửi: số liệu là của một đơn vị."))
    if unit is not None and (unit.area_id is None or unit.province_id != paper.province_id):
        raise Refused(_("Chọn một đơn vị có địa bàn của tỉnh."))
    if not asks_whose(paper) and paper.facts.exclude(review=Fact.Review.PENDING).exists():
        raise Refused(_("Văn bản đã duyệt một phần: hoàn tác rồi mới đổi đơn vị của số liệu."))


def _placed_by_hand(paper: Paper) -> set[int]:
    """The facts whose territory a person said one by one."""
    made = Act.objects.filter(province=paper.province_id, verb="correct", subject_kind="paper", subject_id=paper.pk)
    told = [act.changes for act in made if "area" in dict(act.changes.get("after") or {})]
    return {fact for changes in told for fact in (changes["fact"], *changes.get("alike", ()))}


def _take_away(paper: Paper, area: Area, facts: Iterable[Fact]) -> None:
    """The figures lose the territory of the unit said before, but for those whose own line names it."""
    home = HomeAreas.of(paper.province)
    for fact in facts:
        year = paper.year or day_of(paper).year
        if fact.area_id == area.pk and home.meant(line_around(paper, fact), window_of(fact, year)) != area:
            fact.area = None
