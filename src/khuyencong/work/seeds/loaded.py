"""Which of the shipped data a database holds: what was loaded once is not loaded again."""

from khuyencong.records.models import LoadedSeed


def is_new(name: str, digest: str) -> bool:
    """Whether this seed differs from the one loaded last; remembers it. Two loads at once wait for one another here."""
    last, _ = LoadedSeed.objects.select_for_update().get_or_create(name=name, defaults={"digest": ""})
    if last.digest == digest:
        return False
    last.digest = digest
    last.save(update_fields=["digest"])
    return True
