"""An installed system is brought up to date: figures, papers and history come through, and are guarded as before."""

from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from khuyencong.records.append_only import missing_guards
from khuyencong.records.models import Act, Arrangement, BookNumber, Entry, Line, LineClosing, Plan, PlanVersion
from khuyencong.terms.document import to_json
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.items import ItemEdit, edit_item
from khuyencong.work.library import accept_clean, issue
from khuyencong.work.plans import Decision, approve, take_back_approval
from khuyencong.work.reporting import preview
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase
from tests.work.test_issue import another, order
from tests.world import World, accept_all, item, make_world, tell

BEFORE_LEADS = "0023_contents_close_with_a_version"  # a line knew its lead and its last closing, and no more
INSTALLED = "0002_sentences_people_edited"  # the schema of version 0.1


def memory() -> dict[str, object]:
    """What an upgrade may not touch: the report, and the head of history."""
    report = preview(None, Plan.objects.get(), Period.parse("2023"), Act.objects.latest("number").number)
    return {
        "report": to_json(report.document),
        "head": Act.objects.latest("number").digest,
        "entries": list(Entry.objects.order_by("pk").values_list("line", "role", "value", "act_number")),
    }


def book() -> list[tuple[object, ...]]:
    return list(BookNumber.objects.values_list("ordinal", "symbol", "state", "issue"))


def test_an_upgrade_keeps_every_figure_every_number_and_every_guard(
    own_database: OwnDatabase, settings: Settings, tmp_path: Path
) -> None:
    """Two papers were issued, 01 and 04, before every number had its row. Whoever must go back to the version before
    finds the tables that it knows, and coming here again the numbers, with the gaps between them."""
    settings.STORE_ROOT = tmp_path
    world = make_world()
    accept_clean(
        world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 450), item("1", "Hội chợ", Role.ACTUAL, 440))
    )
    issue(world.officer, order(Plan.objects.get()))
    issue(world.officer, another(Plan.objects.get(), numbered_by="office", number="4", gap="văn phòng cấp"))
    before, numbers = memory(), book()
    assert [state for _, _, state, _ in numbers] == ["given", "elsewhere", "elsewhere", "given"]

    call_command("migrate", "records", INSTALLED, verbosity=0)
    applied = MigrationRecorder(connection).applied_migrations()
    assert max(name for app, name in applied if app == "records") == INSTALLED
    assert missing_guards(connection) == []
    call_command("migrate", verbosity=0)

    assert missing_guards(connection) == []
    assert verify() == []
    assert memory() == before
    assert book() == numbers


def leads() -> list[tuple[object, ...]]:
    told = ("line__title", "kind", "unit__code", "state", "act__verb", "act_number", "withdrawn_at_act")
    return list(Arrangement.objects.order_by("line", "pk").values_list(*told))


def closings() -> list[tuple[object, ...]]:
    told = ("line__title", "version__number", "closed_at_act", "reopened_at_act", "line__closed_in__number")
    return list(LineClosing.objects.order_by("closed_at_act").values_list(*told))


def lines_before() -> dict[str, list[object]]:
    """What the tables of that schema say of each line: who leads it, when it closed and opened."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT line.title, unit.code, closed_at_act, reopened_at_act FROM records_line AS line "
            "LEFT JOIN records_unit AS unit ON unit.id = line.lead_id WHERE line.kind = 'item'"
        )
        return {title: told for title, *told in cursor.fetchall()}


def closed_and_led(world: World) -> None:
    """A fair whose lead a person wrote down twice, machines led since nobody knows when, classes without a lead; the
    second version closes machines for good, and closed classes until its approval was taken back."""
    planned = (("1", "Hội chợ", 450), ("2", "Máy móc", 300), ("3", "Tập huấn", 200))
    title = "Kế hoạch khuyến công năm 2023"
    accept_clean(world.officer, tell(world, *(item(n, t, Role.PLAN, money) for n, t, money in planned), title=title))
    fair, machines, classes = Line.objects.filter(kind=Line.Kind.ITEM).order_by("position")
    edit_item(world.officer, fair, ItemEdit(lead=(None, world.division.pk)))
    edit_item(world.officer, fair, ItemEdit(lead=(world.division.pk, world.centre.pk)))
    Line.objects.filter(pk=machines.pk).update(lead=world.department)
    approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 460), title=title))
    second, day = PlanVersion.objects.get(number=2), date(2023, 8, 1)
    approve(world.leader, second, Decision("180/KH-UBND", day, closes=frozenset([classes.pk])))
    take_back_approval(world.leader, second, "ghi nhầm số quyết định")
    approve(world.leader, second, Decision("181/KH-UBND", day, closes=frozenset([machines.pk])))


def test_leads_and_closings_written_down_before_come_through_and_back(
    own_database: OwnDatabase, settings: Settings, tmp_path: Path
) -> None:
    settings.STORE_ROOT = tmp_path
    closed_and_led(make_world())
    kept = closings()
    assert [row[0] for row in kept] == ["Tập huấn", "Máy móc"]

    call_command("migrate", "records", BEFORE_LEADS, verbosity=0)
    before = lines_before()
    (classes, _one, closed, opened, _none), (machines, _two, closed_for_good, *_still) = kept
    assert before == {
        "Hội chợ": ["TTKC", None, None],
        machines: ["SCT", closed_for_good, None],
        classes: [None, closed, opened],
    }
    call_command("migrate", verbosity=0)

    last_edit = Act.objects.filter(verb="edit_item").latest("number").number
    assert leads() == [
        ("Hội chợ", "lead", "TTKC", "taken", "edit_item", last_edit, None),
        ("Máy móc", "lead", "SCT", "taken", None, 0, None),
    ]
    assert closings() == kept
    assert (missing_guards(connection), verify()) == ([], [])

    call_command("migrate", "records", BEFORE_LEADS, verbosity=0)
    assert lines_before() == before
