"""Sentences of history and of notifications on a page: what they name is marked as Vietnamese."""

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from khuyencong.work import recorded as kept

from .words import official


def recorded(told: str) -> SafeString:
    pieces = (official(words) if of_record else conditional_escape(words) for words, of_record in kept.recorded(told))
    return mark_safe("".join(pieces))  # noqa: S308 - each escaped
