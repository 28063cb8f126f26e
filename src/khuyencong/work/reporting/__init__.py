"""Reports and traces: answers that compose the memory, the folds and the forms."""

from .catalogue import CATALOGUE, Form, form_named
from .preview import Preview, preview, sheet_for
from .trace import Origin, Trace, TraceRow, facts_of_line, sentence_around, trace

FORMS = {form.name: form.title for form in CATALOGUE.values()}

__all__ = [
    "CATALOGUE",
    "FORMS",
    "Form",
    "Origin",
    "Preview",
    "Trace",
    "TraceRow",
    "facts_of_line",
    "form_named",
    "preview",
    "sentence_around",
    "sheet_for",
    "trace",
]
