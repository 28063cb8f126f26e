"""Reports and traces: answers that compose the memory, the folds and the forms."""

from .catalogue import CATALOGUE, Form, form_named
from .edits import edit_sentence, reset_sentence
from .preview import Preview, preview, sheet_for
from .trace import Origin, Trace, TraceRow, facts_of_line, sentence_around, trace

FORMS = {form.name: form.title for form in CATALOGUE.values()}
REPORTS = {form.name: form.title for form in CATALOGUE.values() if not form.is_composed}

__all__ = [
    "CATALOGUE",
    "FORMS",
    "REPORTS",
    "Form",
    "Origin",
    "Preview",
    "Trace",
    "TraceRow",
    "edit_sentence",
    "facts_of_line",
    "form_named",
    "preview",
    "reset_sentence",
    "sentence_around",
    "sheet_for",
    "trace",
]
