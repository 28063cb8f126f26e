"""What contents are called: a decision that renames one gives it the new name from its act on, until it is taken back.

The words stand in the note that told so; a line bears the name of now, and an earlier act is shown the name of then
(`records.queries.title_at`).
"""

from collections.abc import Iterable

from django.db.models import F

from khuyencong.records.models import Line, Note
from khuyencong.records.queries import title_at
from khuyencong.terms.vietnamese import fold


def retitle(notes: Iterable[Note]) -> None:
    """Give the contents that these notes renamed the names they bear once the notes stand, or were withdrawn. Called
    with the plan locked."""
    lines = {note.line_id for note in notes if note.new_title}
    if not lines:
        return
    renamed = Line.objects.filter(pk__in=lines).annotate(title_now=title_at()).exclude(title=F("title_now"))
    changed = list(renamed)
    for line in changed:
        line.title, line.key = line.title_now, fold(f"{line.number} {line.title_now}")[:300]
    Line.objects.bulk_update(changed, ["title", "key"])


def is_renamed(line: Line) -> bool:
    """Whether a decision that stands gave it its name."""
    return line.notes.filter(withdrawn_at_act=None).exclude(new_title="").exists()
