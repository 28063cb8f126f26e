"""A person may see everything held about them, and may go: after erasing, no table of ours knows the name."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessLog
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import EmailField, Field, ForeignKey, GenericIPAddressField
from django.utils import timezone

from khuyencong.records.models import Act, Issue, Membership, Office, Paper, User
from khuyencong.records.personal import PERSONAL, Fate, masked, with_fate
from khuyencong.work.people import create_user, give_office, lock_account
from khuyencong.work.permissions import Refused, may
from khuyencong.work.personal import erase_person, export_person
from khuyencong.work.verification import verify
from tests.factories import make_case
from tests.world import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
NAME, SIGNS_IN_AS, EMAIL = "Vũ Thị Sương Mai", "suongmai", "suongmai@example.org"
TELLING = ("Sương", SIGNS_IN_AS, EMAIL, "203.0.113.77")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def admin(world: World) -> User:
    return create_user(None, "quantri", "Người Quản Trị", "mưa-rào-trên-sông-7", Office.ADMIN, world.committee)


@pytest.fixture
def person(world: World, admin: User) -> User:
    """Somebody who signed in, guessed wrong once, has a second step and an e-mail, and holds two offices."""
    user = create_user(admin, SIGNS_IN_AS, NAME, "cầu-treo-qua-suối-9", Office.OFFICER, world.division)
    give_office(admin, user, Office.CENTRE, world.centre)
    User.objects.filter(pk=user.pk).update(email=EMAIL, last_login=timezone.now(), first_name="Sương", last_name="Vũ")
    EmailAddress.objects.create(user=user, email=EMAIL, primary=True)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    tried = {"username": SIGNS_IN_AS, "ip_address": "203.0.113.77", "user_agent": "thử"}
    AccessAttempt.objects.create(**tried, failures_since_start=1)
    AccessLog.objects.create(**tried)
    session_of(user)
    return User.objects.get(pk=user.pk)


def session_of(user: User) -> str:
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session.create()
    return str(session.session_key)


def tables_that_say(word: str) -> set[str]:
    """Every table one of whose rows holds the word, asked of the database itself."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(
                word.casefold() in json.dumps(row, default=str, ensure_ascii=False).casefold()
                for row in cursor.fetchall()
            ):
                found.add(table)
    return found


def test_before_erasing_the_tables_do_know_the_name(person: User) -> None:
    assert tables_that_say("Sương") == {"records_user"}
    assert {"axes_accessattempt", "axes_accesslog"} <= tables_that_say("203.0.113.77")


def test_after_erasing_no_table_knows_the_name(admin: User, person: User) -> None:
    act = erase_person(admin, person, "nghỉ công tác, theo đề nghị")

    assert {word: tables_that_say(word) for word in TELLING} == {word: set() for word in TELLING}
    assert (act.verb, act.subject_id) == ("erase_person", person.pk)
    assert verify() == []


def test_the_erased_account_is_empty_locked_and_out_of_office(world: World, admin: User, person: User) -> None:
    erase_person(admin, person, "nghỉ công tác")
    gone, tomorrow = User.objects.get(pk=person.pk), timezone.localdate() + timedelta(days=1)

    assert (gone.is_active, gone.has_usable_password(), gone.username) == (False, False, f"da-xoa-{person.pk}")
    assert str(gone) == f"tài khoản số {person.pk}, đã xóa dữ liệu"
    assert not may(gone, "receive", world.division)
    assert not gone.memberships.filter(valid_to=None).exists()
    assert not gone.memberships.filter(valid_to__gte=tomorrow).exists()
    assert Session.objects.count() == 0


def test_history_keeps_that_names_changed_and_a_digest_under_our_key(admin: User, person: User) -> None:
    act = erase_person(admin, person, "nghỉ công tác")

    assert {"username", "full_name", "email"} <= set(act.changes["changed"])
    assert len(act.changes["keyed_digest"]) == 64


def test_what_the_person_did_stays_provable(world: World, admin: User, person: User) -> None:
    own = create_user(None, "conlai", "Còn Lại", "đò-ngang-bến-vắng-3", Office.ADMIN, world.committee)
    give_office(own, person, Office.AGENCY, world.stranger_unit)
    erase_person(admin, own, "chuyển ngành")

    assert Act.objects.filter(actor=own, verb="give_office").count() == 1
    assert verify() == []


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("", "Phải ghi lý do"),
        ("   ", "Phải ghi lý do"),
        ("theo đơn của Vũ Thị Sương Mai", "đừng nêu tên"),
        ("theo đơn cua vu thi suong mai", "đừng nêu tên"),
        ("đồng chí Mai nghỉ hưu", "đừng nêu tên"),
        ("tài khoản suongmai không dùng nữa", "đừng nêu tên"),
        ("nghỉ\x00hưu", "Phải ghi lý do"),
    ],
)
def test_the_reason_stays_for_good_so_it_names_nobody(admin: User, person: User, reason: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        erase_person(admin, person, reason)
    assert User.objects.get(pk=person.pk).full_name == NAME


def test_a_common_word_is_not_taken_for_a_name(admin: User, person: User) -> None:
    assert erase_person(admin, person, "mai này không dùng nữa").summary.endswith("mai này không dùng nữa")


def test_who_may_not_administer_everywhere_erases_and_sees_nothing(world: World, admin: User, person: User) -> None:
    for stranger in (world.officer, world.leader, world.inspector):
        for verb in (lambda: erase_person(stranger, person, "thử"), lambda: export_person(stranger, person)):  # noqa: B023
            with pytest.raises(Refused, match="không có quyền quản trị"):
                verb()


def test_an_administrator_of_one_unit_does_not_reach_the_other_office(world: World, admin: User, person: User) -> None:
    local = create_user(admin, "quantricn", "Quản Trị Nhỏ", "thuyền-chài-lưới-rách-2", Office.ADMIN, world.centre)
    with pytest.raises(Refused, match="không có quyền quản trị"):
        erase_person(local, person, "thử")


def test_nobody_erases_themselves_or_anybody_twice(admin: User, person: User) -> None:
    with pytest.raises(Refused, match="quản trị khác"):
        erase_person(admin, admin, "thử")
    erase_person(admin, person, "nghỉ công tác")
    with pytest.raises(Refused, match="đã được xóa"):
        erase_person(admin, person, "nghỉ công tác")
    with pytest.raises(Refused, match="không dùng được"):
        create_user(
            admin, f"da-xoa-{person.pk}", "", None, Office.OFFICER, Membership.objects.filter(user=person)[0].unit
        )


def test_the_export_holds_the_account_its_offices_acts_and_sign_ins(admin: User, person: User) -> None:
    told = export_person(admin, person)

    assert json.loads(json.dumps(told)) == told
    assert (told["account"]["full_name"], told["account"]["username"]) == (NAME, SIGNS_IN_AS)
    assert [held["office"] for held in told["offices"]] == ["officer", "centre"]
    assert (told["email"], told["second_steps"]) == ([EMAIL], ["totp"])
    assert [row["ip_address"] for row in told["sign_ins"]] == ["203.0.113.77"] * 2
    assert "password" not in json.dumps(told)


def test_people_ask_for_their_own_data_and_the_asking_is_an_act(person: User) -> None:
    export_person(person, person)
    act = Act.objects.latest("number")
    assert (act.verb, act.actor, act.subject_id) == ("export_person", person, person.pk)
    assert NAME not in f"{act.summary}{act.changes}"


def test_a_locked_account_is_signed_out_and_its_owner_may_not_act(world: World, admin: User, person: User) -> None:
    other = session_of(admin)
    lock_account(admin, person, "mất máy tính")
    assert list(Session.objects.values_list("pk", flat=True)) == [other]
    assert "bị khóa" in may(User.objects.get(pk=person.pk), "receive", world.division).reason


def test_signers_stay_in_papers_and_out_of_history() -> None:
    case = make_case()
    signer = case.issue.paper.signer
    assert signer in json.dumps(Issue.objects.get().document, ensure_ascii=False)
    assert not [act for act in Act.objects.all() if signer in f"{act.summary}{act.changes}"]
    assert Paper.objects.get(pk=case.issue.paper_id).signer == signer


# The declared table -------------------------------------------------------------------------------

_TELLING_FIELDS = ("name", "signer", "email", "phone", "address", "birth", "agent")
# Fields whose name sounds like a person's and holds none.
_NOT_OF_PEOPLE = {
    "records.Paper.name", "records.ReturnedFile.name", "records.Programme.name", "records.FundSource.name",
    "records.SourceName.name",
    "records.Measure.name", "records.LoadedSeed.name", "records.NumberRule.body_name",
    "records.Found.name", "records.Stationery.template_name", "records.Stationery.address",
}  # fmt: skip


def suspicious(field: Field) -> bool:  # type: ignore[type-arg]
    """Whether a field may hold personal data, by its kind or its name."""
    if isinstance(field, EmailField | GenericIPAddressField):
        return True
    if isinstance(field, ForeignKey) and field.related_model is User:
        return True
    return any(field.name == word or field.name.endswith(f"_{word}") for word in _TELLING_FIELDS)


def test_every_field_that_may_be_personal_is_declared() -> None:
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.concrete_fields
        if suspicious(field)
    }
    places = {label for label in found if label.startswith("records.Area") or label.startswith("records.Unit")}
    declared = {one.field for one in PERSONAL}
    assert found - declared - _NOT_OF_PEOPLE - places == set()


def test_every_declared_field_exists_once() -> None:
    assert [one.of_model().name for one in PERSONAL] == [one.name for one in PERSONAL]
    assert len({one.field for one in PERSONAL}) == len(PERSONAL)
    assert {one.name for one in with_fate(Fate.LINK, "records.Fact")} == {"reviewed_by"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Nguyễn Văn Thử", "N. V. Thử"), ("Thử", "Thử"), ("", ""), ("canbo@example.org", "c…@example.org")],
)
def test_a_masked_name_is_known_to_its_bearer_only(name: str, shown: str) -> None:
    assert masked(name) == shown
