"""Sentences of history and of notifications on a page: what they name is marked as Vietnamese."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from khuyencong.work import found as findings
from khuyencong.work import recorded as kept
from khuyencong.work.found import Piece

from .words import official


def recorded(told: str) -> SafeString:
    return _marked(kept.recorded(told))


def found(told: str) -> SafeString:
    """The words of a finding; «» where they are known in Vietnamese alone."""
    return _marked(findings.found(told))


def gloss(told: str) -> SafeString:
    """The reader's words for what stands beside in Vietnamese; «» for who reads Vietnamese, or where none are known."""
    return found(told) if get_language() != settings.LANGUAGE_CODE else mark_safe("")


def _marked(pieces: Iterable[Piece]) -> SafeString:
    said = (official(words) if of_record else conditional_escape(words) for words, of_record in pieces)
    return mark_safe("".join(said))  # noqa: S308 - each escaped
