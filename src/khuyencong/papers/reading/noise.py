"""Digits that are no figures: telephone numbers, web addresses, standards, money ceilings of other things."""

import re
from collections.abc import Iterator

from ...terms.facts import Span
from .scan import Scan

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@\S{1,100}"
    r"|(?<![\d.,])0\d{2,3}[. ]?\d{3}[. ]?\d{3,4}(?!\d)|\b(?:iso|tcvn"
    r"|haccp|gmp)\s*(?:[a-z]+\s*)?\d+(?::\d+)?"
    r"|\b(?:khoan|dieu|diem|phu luc|chuong)\s+\d+|lan thu\s+\d+|\bthe ky\s+\w+"
)


def find_noise(scan: Scan) -> Iterator[Span]:
    return (Span(m.start(), m.end()) for m in _NOISE.finditer(scan.folded))
