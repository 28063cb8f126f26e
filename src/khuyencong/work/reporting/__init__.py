"""Reports and traces: answers that compose the memory, the folds and the forms."""

from .catalogue import CATALOGUE, Form, form_named
from .doubts import BLANK_LEFT
from .doubts import of_sources as source_doubts
from .doubts import of_unsourced as unsourced_doubts
from .drafts import (
    ChangedSince,
    Clash,
    begin_draft,
    clean_answers,
    draft_preview,
    lock_draft,
    open_draft,
    put_aside,
    save_draft,
)
from .edits import Sentence, SentencePlace, edit_sentence, keep_sentence, refresh_sentence, reset_sentence, sentence_at
from .moved import Moved, moved_figures
from .parts import of_parts as part_doubts
from .preview import NotReady, Preview, preview, sheet_for
from .trace import SENTENCE_AROUND, Origin, PartTold, Trace, TraceRow, facts_of_line, parts_told, sentence_around, trace

FORMS = {form.name: form.title for form in CATALOGUE.values()}
REPORTS = {form.name: form.title for form in CATALOGUE.values() if not form.is_composed}
