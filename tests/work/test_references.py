"""The legal library: shipped documents, what officers read and write there, and who may."""

import dataclasses
from datetime import date

import pytest

from khuyencong.records.models import Act, LoadedSeed, Norm, Reference, ReferenceChange, ReferenceVersion
from khuyencong.records.references import CertaintyMark, Changed, being, known, known_documents, versions_in_force
from khuyencong.terms.known_documents import Validity
from khuyencong.work.library.references import Description, Link, add_reference, describe, link, unlink
from khuyencong.work.permissions import Refused
from khuyencong.work.seeds.references import load_references
from khuyencong.work.verification import verify
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
READ = Description("Quy chế mới", "Công báo tỉnh số 12", CertaintyMark.TEXT, dated="2024-05-02", issuer="UBND tỉnh")


def reference(world: World, number: str) -> Reference:
    return Reference.objects.get(province=world.province, number=number)


def in_force(one: Reference) -> ReferenceVersion:
    return one.versions.get(withdrawn_at_act=None)


@pytest.fixture
def library(world: World) -> World:
    load_references(world.province)
    return world


def test_the_shipped_documents_are_loaded_once_as_one_act(world: World) -> None:
    assert load_references(world.province)
    assert not load_references(world.province)

    assert Act.objects.filter(verb="load_references").count() == 1
    decree = known_documents(world.province).find("45/2012/NĐ-CP")
    assert decree is not None
    assert decree.on(date(2024, 1, 1)) is Validity.IN_FORCE
    assert decree.on(date(2025, 10, 15)) is Validity.AMENDED
    assert verify() == []


def test_a_document_already_cited_keeps_its_record(world: World) -> None:
    met = Reference.objects.create(province=world.province, key="45/2012/NĐ-CP", number="45/2012/NĐ-CP")
    load_references(world.province)
    assert in_force(met).title == "Khuyến công"


def test_a_new_description_withdraws_the_former_and_says_what_changed(library: World) -> None:
    decision = reference(library, "22/2023/QĐ-UBND")
    former = in_force(decision)

    version = describe(library.officer, decision, READ, former.pk)

    former.refresh_from_db()
    assert former.withdrawn_at_act == version.act_number
    assert (version.made_by, version.mark) == (library.officer, "V")
    act = Act.objects.latest("number")
    assert (act.verb, act.subject_kind, act.subject_id) == ("describe_reference", "reference", decision.pk)
    assert act.changes["mark"] == ["S", "V"]


def test_shipped_data_never_overwrite_what_an_officer_wrote(library: World) -> None:
    decision = reference(library, "22/2023/QĐ-UBND")
    describe(library.officer, decision, READ, in_force(decision).pk)
    library.province.refresh_from_db()
    _forget_the_load()

    load_references(library.province)

    assert in_force(decision).title == "Quy chế mới"


def _forget_the_load() -> None:
    from khuyencong.records.models import LoadedSeed

    LoadedSeed.objects.filter(name__startswith="references/").update(digest="khác")


def test_a_link_taken_back_is_not_loaded_again(library: World) -> None:
    change = ReferenceChange.objects.filter(kind=Changed.REPLACES)[0]
    unlink(library.officer, change, "đọc nhầm")
    _forget_the_load()
    load_references(library.province)
    assert not ReferenceChange.objects.filter(old=change.old, new=change.new, withdrawn_at_act=None).exists()


def test_the_second_of_two_writers_is_told_and_overwrites_nothing(library: World) -> None:
    decision = reference(library, "22/2023/QĐ-UBND")
    seen = in_force(decision).pk
    describe(library.officer, decision, READ, seen)
    with pytest.raises(Refused, match="Vừa có người khác cập nhật"):
        describe(library.colleague, decision, dataclasses.replace(READ, title="Khác"), seen)
    assert in_force(decision).title == "Quy chế mới"


def test_an_officer_adds_a_document_and_says_what_it_replaces(library: World) -> None:
    old = reference(library, "22/2023/QĐ-UBND")
    new = add_reference(library.officer, library.province, "7/2026/QĐ-UBND", READ)
    link(library.officer, Link(old, new, Changed.REPLACES, "Điều 3", CertaintyMark.TEXT, date(2026, 2, 1)))

    decision = known_documents(library.province).find("22/2023/QĐ-UBND")
    assert decision is not None
    assert not decision.has_ended(date(2026, 1, 31))
    assert decision.has_ended(date(2026, 2, 1))
    assert decision.successors(date(2026, 2, 1)) == ("7/2026/QĐ-UBND",)
    assert verify() == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"title": " "}, "trích yếu"),
        ({"source": ""}, "nguồn đã đọc"),
        ({"valid_from": date(2024, 5, 2), "valid_to": date(2024, 5, 1)}, "Ngày hết hiệu lực"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(library: World, change: dict[str, object], why: str) -> None:
    before = (Act.objects.count(), Reference.objects.count())
    with pytest.raises(Refused, match=why):
        add_reference(library.officer, library.province, "7/2026/QĐ-UBND", dataclasses.replace(READ, **change))
    assert (Act.objects.count(), Reference.objects.count()) == before


def test_the_same_document_is_not_added_twice_and_nothing_changes_itself(library: World) -> None:
    with pytest.raises(Refused, match="đã có văn bản số"):
        add_reference(library.officer, library.province, "45/2012/nđ-cp", READ)
    decree = reference(library, "45/2012/NĐ-CP")
    with pytest.raises(Refused, match="một văn bản khác"):
        link(library.officer, Link(decree, decree, Changed.AMENDS, "Điều 1", CertaintyMark.TEXT))


def test_only_officers_of_the_province_keep_the_library(library: World) -> None:
    decree = reference(library, "45/2012/NĐ-CP")
    for person in (library.leader, library.inspector, library.stranger, library.centre_officer):
        with pytest.raises(Refused, match="cập nhật thư viện căn cứ"):
            describe(person, decree, READ, in_force(decree).pk)
    change = ReferenceChange.objects.filter(old=decree)[0]
    with pytest.raises(Refused, match="cập nhật thư viện căn cứ"):
        unlink(library.leader, change, "thử")
    with pytest.raises(Refused, match="lý do"):
        unlink(library.officer, change, " ")


def test_the_database_tells_the_state_of_a_document_as_the_pure_value_does(library: World) -> None:
    met = Reference.objects.create(province=library.province, key="9/QĐ-UBND", number="9/QĐ-UBND")
    rows = Reference.objects.filter(province=library.province)
    for day in (date(2014, 5, 1), date(2018, 5, 10), date(2018, 5, 11), date(2024, 5, 1), date(2026, 6, 1)):
        told = {one.reference_id: known(one).on(day) for one in versions_in_force(library.province)}
        for state in Validity:
            expected = {pk for pk, is_ in told.items() if is_ is state}
            expected |= {met.pk} if state is Validity.UNVERIFIED else set()
            assert set(being(rows, day, state).values_list("pk", flat=True)) == expected


def test_norms_are_loaded_under_their_documents_with_dates_and_marks(library: World) -> None:
    cap = Norm.objects.get(code="TT28-8.4a")
    assert (cap.reference.number, cap.rate, cap.cap) == ("28/2018/TT-BTC", 5_000, 300_000_000)
    assert (cap.valid_from, cap.valid_to, cap.mark) == (date(2018, 5, 11), None, CertaintyMark.SECOND)
    assert Norm.objects.count() == 61
    unread = Norm.objects.filter(mark=CertaintyMark.MEMORY)
    assert unread.count() == 19
    assert not unread.filter(remark="").exists()  # each says what is to be done


def test_a_later_reading_of_a_norm_withdraws_the_former_and_leaves_what_a_person_wrote(library: World) -> None:
    Norm.objects.filter(code="TT28-8.4a").update(cap=1)
    Norm.objects.filter(code="TT28-8.9").update(cap=2, made_by=library.officer)
    LoadedSeed.objects.update(digest="earlier")
    load_references(library.province)
    former, now = Norm.objects.filter(code="TT28-8.4a").order_by("pk")
    assert (former.cap, former.withdrawn_at_act, now.cap) == (1, now.act_number, 300_000_000)
    assert Norm.objects.get(code="TT28-8.9").cap == 2
