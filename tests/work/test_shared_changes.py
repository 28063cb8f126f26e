"""One person changes what another works with: who speaks for a figure, a register row, a column, a file, an account.

As in `test_shared_things`, each control takes the locked look away.
"""

from importlib import import_module

import pytest
from pytest_django import Settings

from khuyencong.records.models import Act, Authority, Entry, Line, Note, Office, Paper, RegisterRecord, Statement, User
from khuyencong.records.store import stored_digests
from khuyencong.terms.facts import Role, Status
from khuyencong.work import ledger
from khuyencong.work.ledger import change_authority, enter_by_hand
from khuyencong.work.library import (
    Lesson,
    ReadAs,
    accept,
    accept_clean,
    fingerprint,
    receive,
    tables_listed,
    take_rows,
    taught_by,
    teach,
    withdraw_record,
)
from khuyencong.work.library.secret import remove_secret
from khuyencong.work.notes import withdraw_note
from khuyencong.work.people import give_office, offices
from khuyencong.work.permissions import Refused
from khuyencong.work.personal import erase_person
from khuyencong.work.plans import money_of
from khuyencong.work.posting import Posting
from khuyencong.work.verification import verify
from tests.work.at_once import refusals, together
from tests.work.test_ledger import say
from tests.work.test_shared_arrivals import PAPER
from tests.work.test_shared_decisions import read_before, times
from tests.work.test_teach import MONEY, table_of
from tests.world import World, item, list_paper, pending, table_paper, tell

teaching = import_module("khuyencong.work.library.tables.teach")  # its verb bears the module's name
receiving = import_module("khuyencong.work.library.receiving.receive")

# What was told of a content ---------------------------------------------------------------------------------------


@pytest.fixture
def note(shared_world: World) -> Note:
    """A content that was not carried out."""
    told = item("1", "Hội chợ", Role.ACTUAL, None, status=Status.NOT_DONE, reason="không có hồ sơ")
    accept_clean(shared_world.officer, tell(shared_world, told))
    return Note.objects.get()


def take_back_together(world: World, note: Note) -> list[BaseException]:
    return together(
        lambda: withdraw_note(world.officer, note, "đã có số"), lambda: withdraw_note(world.colleague, note, "nhầm kỳ")
    )


def test_what_was_told_is_withdrawn_once_for_one_reason(shared_world: World, note: Note) -> None:
    (refused,) = take_back_together(shared_world, note)
    (stands,) = Act.objects.filter(verb="withdraw_note")
    assert isinstance(refused, Refused)
    assert stands.changes["reason"] in str(refused)  # the other learns what was done instead
    assert verify() == []


def test_control_a_note_read_before_the_lock_is_withdrawn_twice(
    shared_world: World, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, note)
    assert take_back_together(shared_world, note) == []
    assert times("withdraw_note") == 2


# Who speaks for a figure -----------------------------------------------------------------------------------------


@pytest.fixture
def line(shared_world: World) -> Line:
    """A content whose money a paper told and a list tells otherwise."""
    accept_clean(shared_world.officer, tell(shared_world, item("1", "Hội chợ", Role.ACTUAL, 274)))
    told = Line.objects.get(title="Hội chợ")
    enter_by_hand(shared_world.officer, say(told.plan, told, "", 100, side="records"))
    return told


def let_records_speak(user: User, line: Line) -> None:
    change_authority(user, line, money_of(line.plan.province), Role.ACTUAL, "records", "đã có danh sách ký nhận")


def decide_together(world: World, line: Line) -> list[BaseException]:
    """Both saw that papers speak."""
    return together(lambda: let_records_speak(world.officer, line), lambda: let_records_speak(world.colleague, line))


def test_the_other_side_is_given_the_word_once(shared_world: World, line: Line) -> None:
    assert refusals(decide_together(shared_world, line)) == times("authority") == 1
    assert sum(Entry.objects.values_list("value", flat=True)) == 100
    assert verify() == []


def test_control_without_a_look_at_who_speaks_one_change_is_told_twice(
    shared_world: World, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "_check_other_side", lambda *_: None)
    assert decide_together(shared_world, line) == []
    assert times("authority") == 2


def state_more(world: World, line: Line) -> None:
    enter_by_hand(world.colleague, say(line.plan, line, "", 300))


def unspoken_for() -> bool:
    """Whether a figure stands whose side has nothing to say."""
    (records,) = Authority.objects.values_list("side", flat=True)
    return Statement.objects.filter(standing="stands").exclude(side=records).exists()


def test_a_figure_told_while_the_word_changes_hands_does_not_stand(shared_world: World, line: Line) -> None:
    assert together(lambda: let_records_speak(shared_world.officer, line), lambda: state_more(shared_world, line)) == []
    assert not unspoken_for()
    assert verify() == []


def test_control_with_the_sides_read_before_the_lock_it_stands(
    shared_world: World, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_records_speak(shared_world.officer, line)
    monkeypatch.setattr(Posting, "_sides", {})  # as they were before
    state_more(shared_world, line)
    assert unspoken_for()


# A row of the register -------------------------------------------------------------------------------------------


@pytest.fixture
def record(shared_world: World) -> RegisterRecord:
    paper = list_paper(shared_world)
    take_rows(shared_world.officer, paper, tables_listed(paper)[0], {2})
    return RegisterRecord.objects.get()


def withdraw_together(world: World, record: RegisterRecord) -> list[BaseException]:
    return together(
        lambda: withdraw_record(world.officer, record, "nhầm danh sách"),
        lambda: withdraw_record(world.colleague, record, "trùng dòng"),
    )


def test_a_register_row_is_withdrawn_once_for_one_reason(shared_world: World, record: RegisterRecord) -> None:
    assert refusals(withdraw_together(shared_world, record)) == times("unlist") == 1
    record.refresh_from_db()
    assert record.withdrawn_at_act is not None
    assert verify() == []


def test_control_a_row_read_before_the_lock_is_withdrawn_twice(
    shared_world: World, record: RegisterRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, RegisterRecord.objects.get())
    assert withdraw_together(shared_world, record) == []
    assert times("unlist") == 2


# How a column is read --------------------------------------------------------------------------------------------

LESSONS = tuple({MONEY: Lesson(ReadAs.MONEY, scale=scale)} for scale in (1_000, 1))


def agreed(paper: Paper, lessons: dict[int, Lesson]) -> str:
    return fingerprint(taught_by(paper, table_of(paper), lessons))


def teach_together(world: World, paper: Paper) -> list[BaseException]:
    """Two people saw the column as it was read, and each says another unit of its money."""
    one, other = (agreed(paper, lessons) for lessons in LESSONS)
    return together(
        lambda: teach(world.officer, paper, table_of(paper), LESSONS[0], "nghìn đồng", one),
        lambda: teach(world.colleague, paper, table_of(paper), LESSONS[1], "đồng", other),
    )


def test_a_column_is_taught_by_one_and_the_other_looks_again(shared_world: World) -> None:
    (fault,) = raised = teach_together(shared_world, table_paper(shared_world))
    assert refusals(raised) == times("teach") == 1
    assert "xem lại" in str(fault)


def test_control_not_asked_what_they_saw_one_lesson_is_buried(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = table_paper(shared_world)
    monkeypatch.setattr(teaching, "fingerprint", lambda _changes: None)
    for lessons in LESSONS:
        teach(shared_world.officer, paper, table_of(paper), lessons, "đơn vị khác", None)  # type: ignore[arg-type]
    assert times("teach") == 2


def posted_otherwise() -> bool:
    """Whether the ledger has a figure that its paper says otherwise by now."""
    posted = Statement.objects.filter(standing="stands").select_related("fact")
    return any(statement.fact and statement.fact.value != statement.value for statement in posted)


def test_a_column_accepted_while_it_is_taught_is_posted_as_the_paper_says(shared_world: World) -> None:
    paper = table_paper(shared_world)
    seen = agreed(paper, LESSONS[0])
    chosen = pending(paper)
    raised = together(
        lambda: teach(shared_world.officer, paper, table_of(paper), LESSONS[0], "nghìn đồng", seen),
        lambda: accept(shared_world.colleague, paper, chosen),
    )
    assert refusals(raised) == 1 - times("teach")  # what was accepted first is taught no more
    assert Statement.objects.filter(standing="stands").count() == len(chosen)
    assert not posted_otherwise()
    assert verify() == []


def test_control_a_lesson_worked_out_before_the_lock_changes_what_was_posted(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = table_paper(shared_world)
    before = taught_by(paper, table_of(paper), LESSONS[0])
    accept(shared_world.colleague, paper, pending(paper))
    monkeypatch.setattr(teaching, "taught_by", lambda *_: before)
    teach(shared_world.officer, paper, table_of(paper), LESSONS[0], "nghìn đồng", fingerprint(before))
    assert posted_otherwise()


# A secret file ---------------------------------------------------------------------------------------------------

SECRET = "Văn bản đóng dấu MẬT."


@pytest.fixture
def scan(shared_world: World, settings: Settings) -> Paper:
    """It lies in the store, and no reader has come yet to any paper."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return receive(shared_world.officer, shared_world.division, "ban-ky.txt", PAPER)


def receive_elsewhere(world: World) -> Paper:
    return receive(world.stranger, world.stranger_unit, "ban-sao.txt", PAPER)


def test_a_secret_file_that_comes_in_while_it_is_removed_does_not_stay(shared_world: World, scan: Paper) -> None:
    raised = together(lambda: remove_secret(scan, SECRET), lambda: receive_elsewhere(shared_world))
    assert refusals(raised) in (0, 1)  # who came first is told by the state of the paper, who came second at the door
    assert {paper.state for paper in Paper.objects.all()} == {Paper.State.FAILED}
    assert stored_digests() == set()
    assert [fault for fault in verify() if fault.check == "files"] == []


def test_it_does_not_stay_either_when_the_door_looked_before_it_was_removed(
    shared_world: World, scan: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove_secret(scan, SECRET)
    monkeypatch.setattr(receiving, "refuse_removed", lambda _data: None)
    (fault,) = together(lambda: receive_elsewhere(shared_world))
    assert refusals([fault]) == 1
    assert (Paper.objects.count(), stored_digests()) == (1, set())


def test_control_without_the_second_look_its_bytes_lie_in_the_store_again(
    shared_world: World, scan: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove_secret(scan, SECRET)
    monkeypatch.setattr(receiving, "refuse_removed", lambda _data: None)
    monkeypatch.setattr(receiving, "keep_from_removal", lambda file: file)
    receive_elsewhere(shared_world)
    assert stored_digests() == {scan.file.sha256}


def remove_together(scan: Paper) -> list[BaseException]:
    """Two readers see the mark in one picture."""
    return together(*(lambda: remove_secret(scan, SECRET) for _reader in range(2)))


def test_a_secret_file_is_removed_once(shared_world: World, scan: Paper) -> None:
    assert remove_together(scan) == []
    assert times("remove_secret") == 1


def test_control_a_file_read_before_the_lock_is_removed_twice(
    shared_world: World, scan: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_before(monkeypatch, scan.file)
    assert remove_together(scan) == []
    assert times("remove_secret") == 2


# A person who goes -----------------------------------------------------------------------------------------------


def go_or_stay(world: World) -> list[BaseException]:
    """One administrator erases an account while another gives it an office."""
    return together(
        lambda: erase_person(None, world.officer, "đã nghỉ việc"),
        lambda: give_office(None, world.officer, Office.CENTRE, world.centre),
    )


def holds_an_office(user: User) -> bool:
    return user.memberships.filter(valid_to=None).exists()


def test_who_was_erased_holds_no_office_whoever_was_faster(shared_world: World) -> None:
    raised = go_or_stay(shared_world)
    assert refusals(raised) == 1 - times("give_office")
    assert times("erase_person") == 1
    assert not holds_an_office(shared_world.officer)
    assert verify() == []


def test_control_without_a_look_at_the_account_an_erased_one_holds_an_office(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offices, "refuse_erased", lambda _user: None)
    erase_person(None, shared_world.officer, "đã nghỉ việc")
    give_office(None, shared_world.officer, Office.CENTRE, shared_world.centre)
    assert holds_an_office(shared_world.officer)
