"""The search index follows every write by itself, whoever writes, and proves that it does."""

import pytest
from django.core.management import call_command
from django.db import connection

from khuyencong.records.models import Found, Line, Paper, Unit, UnitTitle, User
from khuyencong.records.people import ERASED_PREFIX
from khuyencong.records.search import KINDS
from khuyencong.records.search_index import drift, lift_search_before_migrate
from khuyencong.terms.vietnamese import fold_words
from khuyencong.work.arrangements import spelled
from khuyencong.work.library import accept_clean, withdraw_record
from khuyencong.work.personal import erase_person
from khuyencong.work.search import rebuild
from khuyencong.work.verification import verify
from tests.factories import Case, make_case
from tests.house.own_database import OwnDatabase
from tests.world import make_world


@pytest.fixture
def case(db: None) -> Case:
    return make_case()


def found(kind: str, words: str) -> list[int]:
    rows = Found.objects.filter(name__matches=(kind, fold_words(words).split()))
    return list(rows.order_by("rowid").values_list("object", flat=True))


def test_a_line_is_found_by_its_words_without_marks(case: Case) -> None:
    assert found("line", "hội chợ TRONG nước") == [case.line.pk]
    assert found("line", "hoi cho trong nu") == [case.line.pk]
    assert found("line", "hoi cho ngoai") == []
    assert found("plan", "hoi cho trong nuoc") == []


def test_what_is_renamed_is_found_by_its_new_name_only(case: Case) -> None:
    line = case.line
    Line.objects.filter(pk=line.pk).update(title="Làng gốm sứ")
    assert found("line", "gom su") == [line.pk]
    assert found("line", "hoi cho trong nuoc") == []


def test_a_paper_is_found_by_its_number_and_its_text(case: Case) -> None:
    Paper.objects.filter(pk=case.waiting.pk).update(number="195/KH-UBND", text="Bánh pía Xuân Lộc, đậu phộng")
    assert found("paper", "195/kh-ubnd") == [case.waiting.pk]
    assert found("paper", "dau phong xuan loc") == [case.waiting.pk]


def test_an_issued_paper_is_found_by_what_stands_in_it(case: Case) -> None:
    issued = case.issue
    assert found("issue", "ket qua khuyen cong 2023") == [issued.pk]
    assert found("issue", "mang luoi cong tac vien") == [issued.pk]


def test_a_record_of_the_register_is_found_until_it_is_withdrawn(case: Case) -> None:
    record = case.record
    assert found("register", "buoi say htx thu nghiem") == [record.pk]
    withdraw_record(case.world.officer, record, "nhầm")
    assert found("register", "buoi say") == []


def test_a_unit_is_found_by_each_name_it_bears(case: Case) -> None:
    assert found("unit", "ubnd thanh pho dong nai") == [case.world.committee.pk]
    UnitTitle.objects.filter(unit=case.world.committee, title="UBND thành phố Đồng Nai").delete()
    assert found("unit", "ubnd thanh pho dong nai") == []


@pytest.mark.django_db
def test_what_goes_is_found_no_more() -> None:
    world = make_world()
    lonely = Unit.objects.create(
        province=world.province, code="TAM-1", type="agency", source="thử", certainty="verified"
    )
    assert found("unit", "tam-1") == [lonely.pk]
    lonely.delete()
    assert found("unit", "tam-1") == []


def test_signs_of_the_query_language_are_mere_letters(case: Case) -> None:
    for words in ('" OR name:*', "'); --", "NOT hoi", "a AND b", "chợ:* & !x", "^hoi*"):
        assert found("line", words) in ([], [case.line.pk])


def test_an_erased_person_is_found_no_more(case: Case) -> None:
    person = case.people["centre"]
    User.objects.filter(pk=person.pk).update(full_name="Trần Thị Thử Nghiệm")
    assert found("person", "tran thi thu nghiem") == [person.pk]
    erase_person(case.people["admin"], person, "đã nghỉ việc")
    assert found("person", "tran thi") == []
    assert not Found.objects.filter(name__contains=ERASED_PREFIX.replace("-", " ")).exists()


def test_every_kind_has_its_rows_and_nothing_is_amiss(case: Case) -> None:
    assert case.issue
    assert case.record
    assert case.assigned
    assert case.delegation
    assert case.draft
    accept_clean(case.world.officer, case.waiting)
    spelled(case.world.province.pk, ["Công ty Minh Tâm"])
    kinds = set(Found.objects.values_list("kind", flat=True))
    assert kinds == set(KINDS) - {"area"}
    assert drift(connection) == 0


def test_a_damaged_index_is_named_and_built_again(case: Case) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM records_search WHERE kind = 'line'")
    assert "search" in {fault.check for fault in verify()}
    rebuild(connection)
    assert drift(connection) == 0
    assert found("line", "hoi cho trong nuoc") == [case.line.pk]


def test_a_migration_may_remake_a_table_and_the_index_goes_on(own_database: OwnDatabase) -> None:
    """SQLite drops the triggers of the table, and alters none while triggers of other tables name it."""
    world = make_world()
    if connection.vendor == "sqlite":
        lift_search_before_migrate("default")
        with connection.schema_editor() as editor:
            editor._remake_table(Unit)
    call_command("migrate", verbosity=0)
    assert drift(connection) == 0
    Unit.objects.filter(pk=world.centre.pk).update(code="TT-MOI")
    assert found("unit", "tt-moi") == [world.centre.pk]
