"""What a password may not be: too short, leaked elsewhere, or the words everybody here would try first."""

import hashlib
import os
import re
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from khuyencong.terms.vietnamese import fold

OURS = ("khuyencong", "dongnai", "congthuong", "socongthuong", "ubnd", "matkhau", "chuyenvien", "quantri", "bienhoa")
LOOKS, DIGEST = 50, re.compile(rb"[0-9A-F]{40}")
LEAST_BESIDE = 6  # so many signs must be left when our words are taken away


class LongEnough(MinimumLengthValidator):
    """The framework's rule in our words: its Vietnamese has none for this one."""

    def get_error_message(self) -> str:
        return str(_("Mật khẩu quá ngắn: cần ít nhất %(least)s ký tự.") % {"least": self.min_length})


class NotLeaked:
    """Refuses a password that stands in the operator's list of leaked ones; without a list it knows of none.

    The list is a public one: SHA-1 digests in hexadecimal, one a line in their order, what follows «:» is left aside
    («Pwned Passwords», ordered by hash). The digest only finds a line there; nothing is protected by it.
    """

    def validate(self, password: str, user: object = None) -> None:
        digest = hashlib.new("sha1", password.encode(), usedforsecurity=False).hexdigest().upper()
        if settings.LEAKED_PASSWORDS and stands_in(Path(settings.LEAKED_PASSWORDS), digest.encode()):
            raise ValidationError(_("Mật khẩu này đã bị lộ ở nơi khác: hãy chọn mật khẩu khác."), code="leaked")

    def get_help_text(self) -> str:
        return str(_("Đừng dùng mật khẩu đã dùng ở nơi khác."))


def stands_in(file: Path, wanted: bytes) -> bool:
    """Whether a line of the sorted file begins so; a few dozen looks, however long the file."""
    with file.open("rb") as lines:
        low, high = 0, lines.seek(0, os.SEEK_END)
        while low < high:
            middle = (low + high) // 2
            lines.seek(max(middle - 1, 0))
            if middle:
                lines.readline()  # the rest of a line that begins before the middle
            line = lines.readline()
            if line and line[: len(wanted)].upper() < wanted:
                low = lines.tell()
            else:
                high = middle
        lines.seek(low)
        return lines.readline()[: len(wanted)].upper() == wanted


def in_order(file: Path) -> bool:
    """Whether lines here and there in the file are digests, each after the one before it: what `stands_in` needs."""
    with file.open("rb") as lines:
        size = lines.seek(0, os.SEEK_END)
        told = [_two_lines(lines, size * part // LOOKS) for part in range(LOOKS)]
    seen = [line for pair in told for line in pair]
    firsts = [pair[0] for pair in told if pair]
    ordered = firsts == sorted(firsts) and all(pair == sorted(pair) for pair in told)
    return bool(seen) and ordered and all(map(DIGEST.fullmatch, seen))


def _two_lines(lines: BinaryIO, place: int) -> list[bytes]:
    """The digests of the next two whole lines behind a place."""
    lines.seek(place)
    if place:
        lines.readline()  # the rest of a line that begins before
    return [line[:40].upper() for line in (lines.readline(), lines.readline()) if line]


class NotOfThisHouse:
    """Refuses a password that is little more than the name of the office, the place or the system."""

    def validate(self, password: str, user: object = None) -> None:
        rest = "".join(char for char in fold(password) if char.isalnum())
        named = [word for word in OURS if word in rest]
        for word in sorted(named, key=len, reverse=True):
            rest = rest.replace(word, "")
        if named and len(rest) < LEAST_BESIDE:
            raise ValidationError(_("Mật khẩu gần như chỉ là tên cơ quan, địa phương hay hệ thống."), code="house_word")

    def get_help_text(self) -> str:
        return str(_("Đừng dùng tên cơ quan, địa phương hay hệ thống làm mật khẩu."))
