"""A virus scanner stands before the readers: what it names, or could not look at, is not kept."""

import sys

import pytest
from pytest_django import Settings

from khuyencong.records.models import Paper
from khuyencong.records.store import stored_digests
from khuyencong.work.library import receive
from khuyencong.work.permissions import Refused
from tests.world import World

pytestmark = pytest.mark.django_db

# A scanner for these tests: it calls a file infected when it holds this word.
LOOKS_FOR = "import sys; sys.exit(1 if b'EICAR' in sys.stdin.buffer.read() else 0)"


@pytest.fixture
def scanner(settings: Settings) -> None:
    settings.VIRUS_SCANNER = [sys.executable, "-c", LOOKS_FOR]


def test_a_clean_file_comes_in(world: World, scanner: None) -> None:
    assert receive(world.officer, world.division, "sach.txt", b"Tham gia 02 cuoc").pk


def test_an_infected_file_is_refused_and_leaves_nothing(world: World, scanner: None) -> None:
    with pytest.raises(Refused, match="có mã độc"):
        receive(world.officer, world.division, "ban.txt", b"x EICAR x")
    assert (Paper.objects.count(), stored_digests()) == (0, set())


@pytest.mark.parametrize("broken", [["/khong/co/may/quet"], [sys.executable, "-c", "raise SystemExit(2)"]])
def test_a_scanner_that_fails_lets_nothing_through(world: World, settings: Settings, broken: list[str]) -> None:
    settings.VIRUS_SCANNER = broken
    with pytest.raises(Refused, match="chưa quét được"):
        receive(world.officer, world.division, "sach.txt", b"Tham gia 02 cuoc")
    assert stored_digests() == set()
