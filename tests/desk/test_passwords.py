"""Which signs make no password: the house's own name, and what was leaked once."""

import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from pytest_django import Settings

from khuyencong.config.passwords import NotLeaked, NotOfThisHouse


@pytest.mark.parametrize(
    "password", ["DongNai2026", "khuyencong123", "Sở Công Thương 1", "matkhau-dongnai", "QuanTri@2026"]
)
def test_the_name_of_the_house_is_no_password(password: str) -> None:
    with pytest.raises(ValidationError):
        NotOfThisHouse().validate(password)


@pytest.mark.parametrize("password", ["mưa-rào-trên-sông-7", "x" * 64, "dongnai-và-một-câu-rất-dài", "123456789013579"])
def test_any_other_signs_may_make_a_password(password: str) -> None:
    NotOfThisHouse().validate(password)


def test_a_leaked_password_is_found_in_a_sorted_list_of_any_length(settings: Settings, tmp_path: Path) -> None:
    leaked = [f"mật khẩu thứ {number}" for number in range(500)]
    digests = sorted(hashlib.new("sha1", word.encode()).hexdigest().upper() for word in leaked)
    file = tmp_path / "leaked.txt"
    file.write_text("".join(f"{digest}:{number}\r\n" for number, digest in enumerate(digests)))
    settings.LEAKED_PASSWORDS = str(file)
    for word in leaked:
        with pytest.raises(ValidationError, match="đã bị lộ"):
            NotLeaked().validate(word)
    for number in range(500):
        NotLeaked().validate(f"một câu chưa ai biết {number}")
    file.write_text("")
    NotLeaked().validate(leaked[0])


def test_without_a_list_no_password_counts_as_leaked(settings: Settings) -> None:
    settings.LEAKED_PASSWORDS = ""
    NotLeaked().validate("123456789012")
