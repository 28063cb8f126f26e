"""A paper's way to a signature: laid before one who may sign, signed by them alone, numbered and issued as it was."""

import importlib
from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from khuyencong.records.models import (
    Act,
    BookNumber,
    Issue,
    Membership,
    Plan,
    SigningDelegation,
    SigningPost,
    SigningRequest,
    User,
)
from khuyencong.terms.document import from_json
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work import signing
from khuyencong.work.delegation import delegate, end_delegation
from khuyencong.work.library import accept_clean, issue, order_of
from khuyencong.work.permissions import Refused
from khuyencong.work.signing import (
    ForSignature,
    appoint,
    end_post,
    send_back,
    sign,
    signatories,
    submit,
    withdraw_request,
)
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase
from tests.work.at_once import together
from tests.work.test_issue import order
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.both_engines
YEAR = Period.parse("2023")
DAY = date(2024, 1, 5)


def planned(world: World) -> Plan:
    told = (item("1", "Hội chợ", Role.PLAN, 450_000_000), item("1", "Hội chợ", Role.ACTUAL, 440_000_000))
    accept_clean(world.officer, tell(world, *told))
    return Plan.objects.get()


@pytest.fixture
def plan(world: World) -> Plan:
    return planned(world)


def post_of(
    world: World, rank: str = "head", title: str = "Giám đốc", user: User | None = None, **more: Any
) -> SigningPost:
    post = SigningPost(
        unit=world.department, rank=rank, title=title, name=f"Người {title}", user=user, basis="QĐ 7/QĐ-UBND", **more
    )
    appoint(world.leader, post)
    return post


def laid(world: World, plan: Plan, post: SigningPost) -> SigningRequest:
    return submit(world.officer, ForSignature(plan, YEAR, post, recipients=("UBND tỉnh", "Lưu: VT, CN")))


def handed(grantor: SigningPost, grantee: SigningPost | None, ground: str = "order", **more: Any) -> SigningDelegation:
    first = {"valid_from": date(2024, 1, 1), "basis": "quy chế làm việc"}
    return SigningDelegation(ground=ground, grantor=grantor, grantee=grantee, **{**first, **more})


def test_a_paper_is_laid_before_the_head_signed_and_issued_as_it_was(world: World, plan: Plan) -> None:
    head = post_of(world, user=world.leader)
    request = laid(world, plan, head)
    accept_all(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 445_000_000)))
    sign(world.leader, request, timezone.localdate())
    row = issue(world.colleague, order_of(SigningRequest.objects.get()))

    document, shown = from_json(row.document), from_json(request.document)
    assert document.blocks == shown.blocks
    assert (document.signature, document.recipients) == (shown.signature, shown.recipients)  # nobody signs unseen
    assert (document.signature.authority, document.signature.name) == (("GIÁM ĐỐC",), "Người Giám đốc")
    assert (row.paper.number, row.signed_on, document.recipients) == (
        "01/BC-SCT",
        timezone.localdate(),
        ("UBND tỉnh", "Lưu: VT, CN"),
    )
    request.refresh_from_db()
    assert (request.state, request.issue, request.signed_by) == ("issued", row, world.leader)
    assert [act.verb for act in Act.objects.order_by("-number")[:2]] == ["issue", "sign"]
    assert verify() == []


def test_a_paper_with_open_blanks_is_not_laid_before_anybody(world: World, plan: Plan) -> None:
    paper = ForSignature(plan, YEAR, post_of(world, user=world.leader), form="cong-van")
    with pytest.raises(Refused, match="Chưa điền: Kính gửi; Nội dung"):
        submit(world.officer, paper)
    assert not SigningRequest.objects.exists()


def test_who_wrote_it_does_not_sign_it(world: World, plan: Plan) -> None:
    own = post_of(world, user=world.officer)
    with pytest.raises(Refused, match="Người lập không được"):
        laid(world, plan, own)
    with pytest.raises(Refused, match="Người lập không được"):
        issue(world.officer, order(plan, post=own))
    request = submit(world.colleague, ForSignature(plan, YEAR, own))
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningRequest.objects.filter(pk=request.pk).update(signed_by=world.colleague)


def test_only_the_person_it_was_laid_before_signs_or_sends_back(world: World, plan: Plan) -> None:
    request = laid(world, plan, post_of(world, user=world.leader))
    for person in (world.colleague, world.inspector, world.stranger):
        with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):
            sign(person, request, timezone.localdate())
        with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):
            send_back(person, request, "thử", "waiting")
    with pytest.raises(Refused, match="sau hôm nay"):
        sign(world.leader, request, timezone.localdate() + timedelta(days=1))
    with pytest.raises(Refused, match="trước ngày trình"):
        sign(world.leader, request, timezone.localdate() - timedelta(days=1))

    act = send_back(world.leader, request, "thiếu nguyên nhân", "waiting")
    request.refresh_from_db()
    assert (request.state, request.note, act.verb) == ("returned", "thiếu nguyên nhân", "send_back")
    with pytest.raises(Refused, match="không còn chờ ký"):
        sign(world.leader, request, timezone.localdate())
    with pytest.raises(Refused, match="chưa được ký"):
        order_of(request)


def test_the_writer_takes_it_back_with_a_reason(world: World, plan: Plan) -> None:
    request = laid(world, plan, post_of(world, user=world.leader))
    with pytest.raises(Refused, match="nêu lý do"):
        withdraw_request(world.officer, request, " ", "waiting")
    withdraw_request(world.officer, request, "còn sửa", "waiting")
    assert SigningRequest.objects.get().state == "withdrawn"


def test_a_paper_waits_for_one_signature_at_a_time(world: World, plan: Plan) -> None:
    head = post_of(world, user=world.leader)
    first = laid(world, plan, head)
    with pytest.raises(Refused, match="đang chờ Giám đốc ký"):
        laid(world, plan, head)
    send_back(world.leader, first, "thiếu phụ lục", "waiting")
    assert laid(world, plan, head).state == SigningRequest.State.WAITING


def signed(world: World, plan: Plan) -> SigningRequest:
    request = laid(world, plan, post_of(world, user=world.leader))
    sign(world.leader, request, timezone.localdate())
    request.refresh_from_db()
    return request


def test_a_signed_paper_is_taken_back_before_it_is_issued_and_the_signer_hears_why(world: World, plan: Plan) -> None:
    request = signed(world, plan)
    with pytest.raises(Refused, match="nêu lý do"):
        withdraw_request(world.officer, request, "", "signed")
    withdraw_request(world.colleague, request, "thiếu phụ lục", "signed")
    request.refresh_from_db()
    assert (request.state, request.signed_by, request.issue) == ("withdrawn", world.leader, None)
    told = world.leader.notifications.get(kind="taken_back")
    assert told.words.endswith("thiếu phụ lục")
    with pytest.raises(Refused, match="đã rút"):
        issue(world.officer, order_of(request))
    assert not BookNumber.objects.exists()
    assert laid(world, plan, request.post).state == SigningRequest.State.WAITING
    assert verify() == []


def test_the_signer_takes_the_signature_back_before_it_is_issued(world: World, plan: Plan) -> None:
    request = signed(world, plan)
    with pytest.raises(Refused, match="chỉ người giữ chức vụ đó"):
        send_back(world.colleague, request, "thử", "signed")
    send_back(world.leader, request, "số liệu còn đổi", "signed")
    request.refresh_from_db()
    assert (request.state, request.note) == ("returned", "số liệu còn đổi")
    assert world.officer.notifications.filter(kind="sent_back").count() == 1


def test_what_is_issued_is_recalled_and_not_taken_back(world: World, plan: Plan) -> None:
    request = signed(world, plan)
    issue(world.officer, order_of(request))
    with pytest.raises(Refused, match="không còn trên đường trình ký"):
        withdraw_request(world.officer, request, "còn sửa", "signed")
    with pytest.raises(Refused, match="không còn trên đường trình ký"):
        send_back(world.leader, request, "còn sửa", "signed")


def test_beside_a_paper_on_its_way_no_second_one_is_laid_or_issued(world: World, plan: Plan) -> None:
    request = laid(world, plan, post_of(world, user=world.leader))
    with pytest.raises(Refused, match="đang chờ Giám đốc ký"):
        issue(world.officer, order(plan, post=request.post))
    sign(world.leader, request, timezone.localdate())
    for second in (
        lambda: laid(world, plan, request.post),
        lambda: issue(world.officer, order(plan, post=request.post)),
    ):
        with pytest.raises(Refused, match="đã được Giám đốc ký, đang chờ phát hành"):
            second()
    assert (SigningRequest.objects.count(), Issue.objects.count()) == (1, 0)


def test_the_signer_hears_what_waits_and_the_writer_what_came_back_and_why(world: World, plan: Plan) -> None:
    request = laid(world, plan, post_of(world, user=world.leader))
    assert world.leader.notifications.get().kind == "to_sign"
    send_back(world.leader, request, "thiếu phụ lục", "waiting")
    told = world.officer.notifications.get(kind="sent_back")
    assert told.words.endswith("thiếu phụ lục")
    assert (told.subject_kind, told.subject_id) == ("signingrequest", request.pk)


def test_a_program_that_writes_otherwise_than_what_was_signed_issues_nothing(world: World, plan: Plan) -> None:
    request = laid(world, plan, post_of(world, user=world.leader))
    sign(world.leader, request, timezone.localdate())
    request.document["blocks"][0]["runs"][0]["text"] = "Câu của bản phần mềm trước"
    SigningRequest.objects.update(document=request.document)
    with pytest.raises(Refused, match="trình ký lại"):
        issue(world.colleague, order_of(SigningRequest.objects.get()))
    assert Issue.objects.count() == 0


def test_a_signed_paper_is_issued_once(world: World, plan: Plan) -> None:
    request = laid(world, plan, post_of(world, user=world.leader))
    sign(world.leader, request, timezone.localdate())
    signed = order_of(SigningRequest.objects.get())
    issue(world.officer, signed)
    with pytest.raises(Refused, match="đã phát hành"):
        issue(world.officer, signed)
    assert Issue.objects.count() == 1


def test_where_signers_are_recorded_one_of_them_signs(world: World, plan: Plan) -> None:
    head, deputy = post_of(world), post_of(world, "deputy", "Phó Giám đốc")
    with pytest.raises(Refused, match="chọn người ký trong danh sách"):
        issue(world.officer, order(plan))
    delegate(world.leader, handed(head, deputy, "leave", valid_to=date(2024, 1, 31), basis="giấy nghỉ phép"))
    with pytest.raises(Refused, match="Giám đốc Người Giám đốc không ký được: Nghỉ, đi công tác"):
        issue(world.officer, order(plan, post=head))
    row = issue(world.officer, order(plan, post=deputy))
    assert from_json(row.document).signature.authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert row.paper.signer == "Người Phó Giám đốc"


def test_an_agency_has_one_head_at_a_time(world: World) -> None:
    head = post_of(world)
    with pytest.raises(Refused, match="đang giữ chức vụ"):
        post_of(world, "acting", "Phó Giám đốc", valid_from=DAY)
    end_post(world.leader, head, date(2024, 1, 4), "QĐ nghỉ hưu", None)
    post_of(world, "acting", "Phó Giám đốc", valid_from=DAY)
    assert [one.post.title for one in signatories(world.department, DAY, "BC") if one.allowed] == ["Phó Giám đốc"]
    with pytest.raises(Refused, match="đã kết thúc ngày 04/01/2024"):  # not over the days of who came after
        end_post(world.leader, head, date(2024, 12, 31), "QĐ khác", date(2024, 1, 4))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"basis": " "}, "văn bản giao"),
        ({"valid_to": date(2023, 1, 1)}, "từ ngày bắt đầu"),
        ({"ground": "empowered"}, "Ủy quyền phải có ngày kết thúc"),
        ({"ground": "leave"}, "phải có ngày kết thúc"),
        ({"grantee": None}, "chọn người được giao"),
    ],
)
def test_what_is_handed_over_has_its_days_and_its_paper(world: World, wrong: dict[str, Any], reason: str) -> None:
    head, chief = post_of(world), post_of(world, "division_head", "Trưởng phòng")
    with pytest.raises(Refused, match=reason):
        delegate(world.leader, handed(**{"grantor": head, "grantee": chief, **wrong}))
    assert not SigningDelegation.objects.exists()


def test_a_written_authority_is_not_passed_on_and_may_end_early(world: World) -> None:
    head, chief = post_of(world), post_of(world, "division_head", "Trưởng phòng")
    other = post_of(world, "division_head", "Chánh Văn phòng")
    given = handed(head, chief, "empowered", valid_to=date(2024, 3, 31))
    delegate(world.leader, given)
    with pytest.raises(Refused, match="không ủy quyền lại"):
        delegate(world.leader, handed(chief, other, "empowered", valid_to=date(2024, 2, 1)))
    end_delegation(world.leader, given, date(2024, 1, 31), given.valid_to)
    with pytest.raises(Refused, match="trong thời hạn"):
        end_delegation(world.leader, given, date(2024, 6, 1), date(2024, 1, 31))
    assert not [
        one for one in signatories(world.department, date(2024, 2, 1), "BC") if one.post.id == chief.pk and one.allowed
    ]


def test_history_names_no_signer(world: World) -> None:
    post_of(world)
    assert "Người Giám đốc" not in Act.objects.latest("number").summary


def test_only_leaders_and_administrators_record_signers(world: World) -> None:
    for person in (world.officer, world.inspector, world.centre_officer, world.stranger):
        with pytest.raises(Refused, match="ghi chức vụ"):
            appoint(person, SigningPost(unit=world.department, rank="head", title="Giám đốc", name="A", basis="QĐ"))
    admin = User.objects.create(username="quantri")
    Membership.objects.create(user=admin, unit=world.committee, office="admin")
    appoint(admin, SigningPost(unit=world.department, rank="head", title="Giám đốc", name="A", basis="QĐ"))
    assert SigningPost.objects.count() == 1


# Two people at the same moment --------------------------------------------------------------------


def unlocked(state: str) -> Callable[[SigningRequest], SigningRequest]:
    """A look at a request without a lock, as it was when the person saw it."""

    def as_it_was(request: SigningRequest) -> SigningRequest:
        current = SigningRequest.objects.select_related("plan__unit", "plan__province", "post").get(pk=request.pk)
        current.state = state
        return current

    return as_it_was


def decide_together(world: World) -> list[BaseException]:
    """The head signs while the writer takes back what they saw unsigned."""
    request = laid(world, planned(world), post_of(world, user=world.leader))
    return together(
        lambda: sign(world.leader, request, timezone.localdate()),
        lambda: withdraw_request(world.officer, request, "còn sửa", "waiting"),
    )


def test_a_paper_is_signed_or_taken_back_but_not_both(shared_world: World) -> None:
    raised = decide_together(shared_world)
    assert [type(error) for error in raised] == [Refused]
    assert Act.objects.filter(verb__in=["sign", "withdraw_request"]).count() == 1


def test_control_read_before_the_lock_it_is_both(
    shared_world: World, own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "_locked", unlocked("waiting"))
    assert decide_together(shared_world) == []
    assert Act.objects.filter(verb__in=["sign", "withdraw_request"]).count() == 2


def issue_or_take_back(world: World, request: SigningRequest) -> list[BaseException]:
    """One officer issues the signed paper while another takes it back."""
    return together(
        lambda: issue(world.officer, order_of(request)),
        lambda: withdraw_request(world.colleague, request, "còn sửa", "signed"),
    )


def test_a_signed_paper_is_issued_or_taken_back_but_not_both(shared_world: World) -> None:
    request = signed(shared_world, planned(shared_world))
    assert [type(error) for error in issue_or_take_back(shared_world, request)] == [Refused]
    assert (SigningRequest.objects.get().state == "issued") == Issue.objects.exists()
    assert verify() == []


def test_control_with_the_request_read_before_the_lock_it_is_both(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = signed(shared_world, planned(shared_world))
    monkeypatch.setattr(signing, "_locked", unlocked("signed"))
    monkeypatch.setattr(importlib.import_module("khuyencong.work.library.issuing.issue"), "_signed", unlocked("signed"))
    assert issue_or_take_back(shared_world, request) == []
    assert Issue.objects.count() == Act.objects.filter(verb="withdraw_request").count() == 1


def issue_together(world: World) -> list[BaseException]:
    """Two officers issue the signed paper."""
    request = laid(world, planned(world), post_of(world, user=world.leader))
    sign(world.leader, request, timezone.localdate())
    signed = order_of(SigningRequest.objects.get())
    return together(lambda: issue(world.officer, signed), lambda: issue(world.colleague, signed))


def test_a_signed_paper_leaves_once_though_two_issue_it(shared_world: World) -> None:
    assert [type(error) for error in issue_together(shared_world)] == [Refused]
    assert (Issue.objects.count(), BookNumber.objects.count()) == (1, 1)
    assert verify() == []


def test_control_without_a_look_at_the_request_it_leaves_twice(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    issuing = importlib.import_module("khuyencong.work.library.issuing.issue")
    monkeypatch.setattr(issuing, "_signed", copy)
    monkeypatch.setattr(issuing, "standing_issues", lambda *_: ())  # it would be asked about as a second of its form
    assert issue_together(shared_world) == []
    assert Issue.objects.count() == 2
