"""Synthetic provinces to measure with: millions of entries under every rule of the ledger, in their own database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from random import Random

from khuyencong.records.models import Entry, Programme, Province

from ..permissions import Refused
from .bulk import light_tables
from .figures import ITEMS, entries_of_a_plan, make_plan
from .people import COMMUNES, SLUG, Setting, make_setting

MOST_PROVINCES = 34  # the whole country since July 2025
LAST_YEAR = 2025
_SEED = 20_250_701


@dataclass(frozen=True, slots=True)
class Generated:
    """What the database holds now; `made` is False when it held as much before."""

    provinces: int
    entries: int
    made: bool


def generate(provinces: int, entries: int, tell: Callable[[str], None] = lambda _: None) -> Generated:
    """Fill an empty database with so many provinces and at least so many entries; the same call makes the same rows.

    A database that holds a real province is refused; one that was generated before is left as it is.
    """
    _refuse_odd(provinces, entries)
    held = Entry.objects.count()
    if Province.objects.exists():
        _refuse_foreign(provinces, entries, held)
        return Generated(Province.objects.count(), held, made=False)
    random = Random(_SEED)  # noqa: S311 - figures to measure with, no secrets
    communes = communes_for(provinces, entries)
    settings = [make_setting(number, communes) for number in range(1, provinces + 1)]
    made = 0
    with light_tables():
        for setting, programme, year in _slots(settings, entries, communes):
            made += make_plan(setting, programme, year, random)
            tell(f"{made:,}".replace(",", "."))
    return Generated(provinces, made, made=True)


def communes_for(provinces: int, entries: int) -> int:
    """As many communes as a large province has, and fewer where one year of four plans would be too much."""
    return max(1, min(COMMUNES, entries // provinces // (4 * 4 * ITEMS)))


def _slots(settings: list[Setting], entries: int, communes: int) -> Iterator[tuple[Setting, Programme, int]]:
    """Plans enough for the entries asked for, oldest year first, the newest year whole."""
    plans = ceil(entries / len(settings) / entries_of_a_plan(communes))
    for setting in settings:
        programmes = setting.programmes
        years = ceil(plans / len(programmes))
        slots = [(year, p) for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1) for p in programmes]
        for year, programme in slots[len(slots) - plans :]:
            yield setting, programme, year


def _refuse_odd(provinces: int, entries: int) -> None:
    if not 1 <= provinces <= MOST_PROVINCES:
        raise Refused(f"Số tỉnh phải từ 1 đến {MOST_PROVINCES}.")
    if entries < 1:
        raise Refused("Số bút toán phải lớn hơn 0.")


def _refuse_foreign(provinces: int, entries: int, held: int) -> None:
    real = Province.objects.exclude(slug__startswith=f"{SLUG}-").first()
    if real is not None:
        raise Refused(f"Cơ sở dữ liệu này giữ tỉnh thật «{real}»: hãy sinh dữ liệu thử vào một cơ sở dữ liệu trống.")
    if Province.objects.count() != provinces or held < entries:
        raise Refused(
            f"Cơ sở dữ liệu này đã có dữ liệu thử cỡ khác ({held} bút toán): hãy dùng một cơ sở dữ liệu trống khác."
        )
