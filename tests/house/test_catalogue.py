"""Every string of the interface has its English words, with the same placeholders."""

import re

import pytest
from babel.messages.catalog import Message

from scripts import messages

CATALOGUES = sorted(messages.LOCALE.glob("*/LC_MESSAGES/django.po"))
PLACE = re.compile(r"%\(\w+\)[0-9]*[sd]|%%")


def told(file: messages.Path) -> list[Message]:
    return [message for message in messages.read(file) if message.id]


def test_there_is_an_english_catalogue() -> None:
    assert [file.parts[-3] for file in CATALOGUES] == ["en"]


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parts[-3])
def test_every_gathered_string_is_in_the_catalogue_and_nothing_else(file: messages.Path) -> None:
    gathered = {(message.id, message.context) for message in messages.strings() if message.id}
    kept = {(message.id, message.context) for message in told(file)}
    assert gathered - kept == set(), "run make messages and translate"
    assert kept - gathered == set(), "run make messages"


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parts[-3])
def test_every_string_is_translated_and_none_is_a_guess(file: messages.Path) -> None:
    assert messages.untranslated(messages.read(file)) == []
    assert [message.id for message in told(file) if message.fuzzy] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parts[-3])
def test_placeholders_are_the_same(file: messages.Path) -> None:
    for message in told(file):
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        for source, translation in zip(sources, words, strict=True):
            if "python-format" in message.flags:
                assert set(PLACE.findall(translation)) == set(PLACE.findall(source)), source
            assert not re.search("[«»]", translation), f"English quotes are “…”: {translation}"


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parts[-3])
def test_what_a_plan_holds_has_one_english_word(file: messages.Path) -> None:
    """«nội dung» is an item; the content of a page, or of an address, is none of a plan's."""
    others = {"Đến nội dung chính", "Địa chỉ sai, hoặc nội dung không thuộc phạm vi của anh/chị."}
    words = {message.id: str(message.string) for message in told(file) if message.id not in others}
    plain = {source: PLACE.sub("", said) for source, said in words.items()}
    assert [source for source, said in plain.items() if re.search(r"\bcontents?\b", said, re.IGNORECASE)] == []
