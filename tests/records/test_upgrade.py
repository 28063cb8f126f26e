"""An installed system is brought up to date: figures, papers and history come through, and are guarded as before."""

from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from khuyencong.records.append_only import missing_guards
from khuyencong.records.models import Act, BookNumber, Entry, Plan
from khuyencong.terms.document import to_json
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import accept_clean, issue
from khuyencong.work.reporting import preview
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase
from tests.work.test_issue import order
from tests.world import item, make_world, tell

INSTALLED = "0002_sentences_people_edited"  # the schema of version 0.1


def memory() -> dict[str, object]:
    """What an upgrade may not touch: the report, and the head of history."""
    report = preview(None, Plan.objects.get(), Period.parse("2023"), Act.objects.latest("number").number)
    return {
        "report": to_json(report.document),
        "head": Act.objects.latest("number").digest,
        "entries": list(Entry.objects.order_by("pk").values_list("line", "role", "value", "act_number")),
    }


def test_an_upgrade_keeps_every_figure_and_every_guard(
    own_database: OwnDatabase, settings: Settings, tmp_path: Path
) -> None:
    settings.STORE_ROOT = tmp_path
    world = make_world()
    accept_clean(
        world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 450), item("1", "Hội chợ", Role.ACTUAL, 440))
    )
    before = memory()

    call_command("migrate", "records", INSTALLED, verbosity=0)
    assert missing_guards(connection) == []
    call_command("migrate", verbosity=0)

    assert missing_guards(connection) == []
    assert verify() == []
    assert memory() == before


def test_numbers_of_issued_papers_go_into_the_book_with_the_gaps_between_them(
    own_database: OwnDatabase, settings: Settings, tmp_path: Path
) -> None:
    """Papers 01 and 04, issued before every number had its row."""
    settings.STORE_ROOT = tmp_path
    world = make_world()
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 450)))
    issue(world.officer, order(Plan.objects.get()))
    issue(world.officer, order(Plan.objects.get(), numbered_by="office", number="4", gap="văn phòng cấp"))
    before = list(BookNumber.objects.values_list("ordinal", "symbol", "state", "issue"))

    call_command("migrate", "records", INSTALLED, verbosity=0)
    call_command("migrate", verbosity=0)

    assert list(BookNumber.objects.values_list("ordinal", "symbol", "state", "issue")) == before
    assert [state for _, _, state, _ in before] == ["given", "elsewhere", "elsewhere", "given"]
    assert verify() == []


def test_every_change_of_the_tables_since_then_can_be_undone(own_database: OwnDatabase) -> None:
    """Whoever must go back to the version before finds the tables that it knows."""
    call_command("migrate", "records", INSTALLED, verbosity=0)
    applied = MigrationRecorder(connection).applied_migrations()
    assert max(name for app, name in applied if app == "records") == INSTALLED
