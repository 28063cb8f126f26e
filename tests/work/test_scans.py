"""Scans are taken at once and read in the background; a secret one leaves the store as soon as it is seen."""

import pytest

from khuyencong.records.models import Act, Paper, StoredFile
from khuyencong.records.store import RemovedFile, path_of, read_bytes, stored_digests
from khuyencong.work.library import accept, accept_clean, receive
from khuyencong.work.library.read import read_paper
from khuyencong.work.library.secret import remove_secret
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.papers.reading.formats.pictures import SENTENCE, scanned_pdf, with_tesseract
from tests.work.test_receive import RESULT
from tests.world import World

pytestmark = pytest.mark.django_db
REASON = "a.pdf: văn bản đóng dấu MẬT. Hệ thống không nhận văn bản mật."


def removed(world: World, capture: object, name: str = "a.txt") -> Paper:
    paper = receive(world.officer, world.division, name, RESULT.encode())
    with capture(execute=True):  # type: ignore[operator]
        remove_secret(paper, REASON)
    paper.refresh_from_db()
    return paper


@with_tesseract
def test_a_scan_waits_for_the_background_and_no_figure_of_it_is_accepted_in_bulk(world: World) -> None:
    paper = receive(world.officer, world.division, "ban-ky.pdf", scanned_pdf(1, "KẾ HOẠCH", "1. " + SENTENCE))
    assert (paper.state, paper.text) == ("received", "")
    read_paper.func(paper.pk)
    paper.refresh_from_db()
    assert (paper.state, paper.progress) == ("read", 100)
    assert paper.facts.exists()
    assert accept_clean(world.officer, paper).act is None
    figures = list(paper.facts.values_list("pk", flat=True))
    assert len(figures) > 1
    with pytest.raises(Refused, match="từng số"):
        accept(world.officer, paper, figures)
    assert paper.findings.filter(rule="ocr").count() == 1
    assert len(paper.places) == paper.text.count("\n") + 1


def test_a_scanners_hidden_words_are_guesses_too(world: World) -> None:
    """They come with the file and no Tesseract is asked, yet nobody has read them."""
    words = ("1. Lop nghe: kinh phi thuc hien 1.250.000.000 dong.", "2. Hoi cho: kinh phi thuc hien 35.000.000 dong.")
    hidden = " ".join(f"BT 3 Tr /F1 11 Tf 60 {700 - 20 * i} Td ({said}) Tj ET" for i, said in enumerate(words))
    paper = receive(world.officer, world.division, "ban-ky.pdf", scanned_pdf(1, layer=hidden))
    read_paper.func(paper.pk)
    paper.refresh_from_db()
    assert paper.state == "read"
    assert paper.findings.filter(rule="ocr").count() == 1
    assert accept_clean(world.officer, paper).act is None


@with_tesseract
def test_a_secret_scan_is_removed_by_the_job_that_sees_it(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    paper = receive(world.officer, world.division, "a.pdf", scanned_pdf(1, "MẬT", SENTENCE))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        read_paper.func(paper.pk)
    paper.refresh_from_db()
    assert (paper.state, paper.text, paper.facts.count()) == ("failed", "", 0)
    assert "MẬT" in paper.failure
    assert stored_digests() == set()


def test_removed_bytes_are_gone_and_everyone_is_told_why(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    paper = removed(world, django_capture_on_commit_callbacks)
    assert (paper.state, paper.failure) == ("failed", f"{REASON} Tệp đã được gỡ khỏi kho.")
    assert stored_digests() == set()
    with pytest.raises(RemovedFile, match="MẬT"):
        read_bytes(paper.file)
    act = Act.objects.get(verb="remove_secret")
    assert (act.subject_id, act.actor) == (paper.pk, None)
    assert [fault for fault in verify() if fault.check == "files"] == []


def test_bytes_that_stayed_behind_are_a_fault(world: World, django_capture_on_commit_callbacks: object) -> None:
    paper = removed(world, django_capture_on_commit_callbacks)
    path_of(paper.file.sha256).write_bytes(RESULT.encode())
    assert [fault.where for fault in verify() if fault.check == "files"] == [paper.file.sha256[:12]]


def test_removed_bytes_come_in_no_second_time_in_any_unit(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    removed(world, django_capture_on_commit_callbacks)
    with pytest.raises(Refused, match="MẬT"):
        receive(world.stranger, world.stranger_unit, "khac.txt", RESULT.encode())
    assert (StoredFile.objects.count(), stored_digests()) == (1, set())


def test_a_removal_that_breaks_off_leaves_row_and_bytes_as_they_were(
    world: World, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    paper = receive(world.officer, world.division, "a.txt", RESULT.encode())

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("khuyencong.work.library.secret.seal", broken)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):  # type: ignore[operator]
        remove_secret(paper, REASON)
    assert read_bytes(StoredFile.objects.get()) == RESULT.encode()
