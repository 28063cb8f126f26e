"""Sentences of history and of notifications on a page: what they name is marked as Vietnamese."""

from django.utils.safestring import SafeString

from khuyencong.work import recorded as kept

from .words import official


def recorded(told: str) -> SafeString:
    return kept.recorded(told, official)
