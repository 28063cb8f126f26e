"""Who holds today what a place that ended held: «xã Suối Cát» by the units of the places it went into."""

from datetime import date

from khuyencong.records.models import Area, Province, Unit
from khuyencong.records.units import AreaLevel, UnitType, area_successions, within
from khuyencong.terms.office_names import plain_name
from khuyencong.terms.vietnamese import fold

COMMITTEE = "ubnd "
OF_A_PLACE = (UnitType.COMMUNE_COMMITTEE, UnitType.DISTRICT_COMMITTEE)


class FormerPlaces:
    """The communes and districts that had ended by a day, by the names of their committees."""

    def __init__(self, province: Province, day: date) -> None:
        ended = Area.objects.filter(level__in=(AreaLevel.COMMUNE, AreaLevel.DISTRICT), valid_to__lt=day)
        self.province, self.day = province, day
        self.names = {area.pk: f"{COMMITTEE}{fold(area.full_name)} " for area in ended}

    def holders(self, name: str) -> list[Unit]:
        """The committees that hold the territory of the place whose old committee is named."""
        asked = f"{plain_name(name)} "
        longest = max((len(words) for words in self.names.values() if asked.startswith(words)), default=0)
        old = [pk for pk, words in self.names.items() if len(words) == longest and asked.startswith(words)]
        if not old:
            return []
        successions = area_successions()
        now = {holder for pk in old for holder in successions.holders(pk, self.day)}
        paths = Area.objects.filter(pk__in=now).values("path")
        units = Unit.objects.filter(within(self.day), province=self.province, type__in=OF_A_PLACE, area__path__in=paths)
        return list(units.select_related("area").order_by("pk"))
