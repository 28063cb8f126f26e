"""Composing a paper: begun with what usually stands in it, saved, seen by colleagues, issued once."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from khuyencong.records.models import Act, Draft, Issue, Plan, SigningPost
from khuyencong.terms.blanks import Answers
from khuyencong.terms.document import from_json
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work.library import IssueOrder, accept_clean, issue
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve
from khuyencong.work.reporting import CATALOGUE, ChangedSince, begin_draft, draft_preview, put_aside, save_draft
from khuyencong.work.signing import ForSignature, appoint, submit, withdraw_request
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")
TYPED = {
    "matter": "Họp sơ kết khuyến công",
    "addressees": "Trung tâm Khuyến công",
    "time": "08 giờ 00, ngày 05 tháng 01 năm 2024",
    "place": "Phòng họp số 2",
    "chair": "Phó Giám đốc",
    "agenda": "Báo cáo số liệu\nThảo luận",
    "figures": "yes",
}


@pytest.fixture
def draft(world: World, plan: Plan) -> Draft:
    return begin_draft(world.officer, plan, "giay-moi", YEAR)


def test_a_draft_begins_with_what_usually_stands_in_it_and_as_an_act(world: World, plan: Plan, draft: Draft) -> None:
    assert draft.title == "Giấy mời: Họp đánh giá kết quả thực hiện Kế hoạch khuyến công năm 2023"
    assert draft.answers["agenda"].startswith("Báo cáo kết quả thực hiện năm 2023\n")
    act = Act.objects.latest("number")
    assert (act.verb, act.subject_id, act.actor) == ("begin_draft", draft.pk, world.officer)


def test_saving_keeps_the_words_and_history_tells_only_which_blanks(world: World, draft: Draft) -> None:
    saved = save_draft(world.officer, draft, TYPED | {"không có": "bỏ"}, 1)
    assert (saved.revision, saved.answers["place"], "không có" in saved.answers) == (2, "Phòng họp số 2", False)
    assert saved.title == "Giấy mời: Họp sơ kết khuyến công"
    act = Act.objects.latest("number")
    assert act.verb == "save_draft"
    assert "place" in act.changes["changed"]
    assert "Phòng họp" not in str(act.changes)


def test_saving_nothing_new_is_no_act(world: World, draft: Draft) -> None:
    before = Act.objects.count()
    assert save_draft(world.officer, draft, draft.answers, 1).revision == 1
    assert Act.objects.count() == before


def test_anothers_words_are_shown_and_not_overwritten(world: World, draft: Draft) -> None:
    save_draft(world.officer, draft, TYPED, 1)
    with pytest.raises(ChangedSince) as newer:
        save_draft(world.officer, draft, TYPED | {"place": "Hội trường A"}, 1)
    clashes = [(clash.label, clash.theirs, clash.yours) for clash in newer.value.clashes]
    assert clashes == [("Địa điểm", "Phòng họp số 2", "Hội trường A")]
    assert Draft.objects.get().answers["place"] == "Phòng họp số 2"
    assert save_draft(world.officer, draft, TYPED | {"place": "Hội trường A"}, 2).answers["place"] == "Hội trường A"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"place": "Phòng\x07"}, "ký tự điều khiển"),
        ({"agenda": "x" * 20_001}, "dài quá"),
        ({"urgency": "RẤT KHẨN"}, "không có lựa chọn"),
    ],
)
def test_wrong_answers_are_refused_in_words(world: World, draft: Draft, wrong: dict[str, str], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        save_draft(world.officer, draft, TYPED | wrong, 1)
    assert Draft.objects.get().revision == 1


def test_only_who_may_write_the_units_papers_writes(world: World, plan: Plan, draft: Draft) -> None:
    for person in (world.leader, world.centre_officer, world.stranger):
        with pytest.raises(Refused, match="không có quyền"):
            save_draft(person, draft, TYPED, 1)
        with pytest.raises(Refused, match="không có quyền"):
            begin_draft(person, plan, "giay-moi", YEAR)
        with pytest.raises(Refused, match="không có quyền"):
            put_aside(person, draft)


def order(plan: Plan, draft: Draft) -> IssueOrder:
    return IssueOrder(
        plan, YEAR, date(2024, 1, 3), "Trần Thị Ký", form=draft.form, answers=Answers(draft.answers), draft=draft.pk
    )


def test_a_paper_with_gaps_is_not_issued(world: World, plan: Plan, draft: Draft) -> None:
    with pytest.raises(Refused, match="Chưa điền: Kính mời; Thời gian; Địa điểm; Chủ trì"):
        issue(world.officer, order(plan, draft))


def test_a_draft_is_issued_once_and_then_closed(world: World, plan: Plan, draft: Draft) -> None:
    saved = save_draft(world.officer, draft, TYPED, 1)
    row = issue(world.officer, order(plan, saved))
    assert row.paper.number == "01/GM-SCT"
    document = from_json(row.document)
    assert (document.kind_vi, document.title) == ("Giấy mời", "Họp sơ kết khuyến công")
    assert Draft.objects.get().issue == row
    with pytest.raises(Refused, match="đã phát hành hoặc đã bỏ"):
        issue(world.officer, order(plan, saved))
    with pytest.raises(Refused, match="đã phát hành hoặc đã bỏ"):
        save_draft(world.officer, saved, TYPED, 2)
    assert Issue.objects.count() == 1


def test_a_decision_of_the_agency_above_is_drafted_here_and_not_issued(world: World, plan: Plan) -> None:
    draft = begin_draft(world.officer, plan, "quyet-dinh", YEAR)
    said = draft.answers | {"issuer": "above", "bases": "Căn cứ Luật Thử", "proposal": "Giám đốc Sở Công Thương"}
    saved = save_draft(world.officer, draft, said, 1)
    document = draft_preview(world.officer, saved).document
    assert document.agency == "UBND thành phố Đồng Nai"
    assert document.parent_agency == ""
    assert document.decided_by == document.agency
    assert document.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    with pytest.raises(Refused, match="tải dự thảo để trình ký"):
        issue(world.officer, order(plan, saved))


def test_an_approved_plan_is_not_approved_again(world: World, plan: Plan) -> None:
    """Ledger and papers name the same decision; a version that came after it waits for one of its own."""
    draft = begin_draft(world.officer, plan, "quyet-dinh", YEAR)
    said = draft.answers | {"bases": "Căn cứ Luật Thử", "proposal": "Trưởng phòng Quản lý Công nghiệp"}
    saved = save_draft(world.officer, draft, said, 1)
    assert draft_preview(world.officer, saved).hindrances == ()
    accept_clean(world.officer, tell(world, item("1", "Hội chợ trong nước", Role.PLAN, 450_000_000), title=plan.title))
    approve(world.leader, plan.versions.last(), Decision("3/QĐ-SCT", date(2023, 1, 2)))
    with pytest.raises(Refused, match=r"đã được phê duyệt theo 3/QĐ-SCT: không phê duyệt lần nữa"):
        issue(world.officer, order(plan, saved))
    recorded_first = replace(order(plan, saved), numbered_by="office", number="3", gap="văn phòng cấp")
    with transaction.atomic():
        assert issue(world.officer, recorded_first).paper.number == "03/QĐ-SCT"
        transaction.set_rollback(True)
    taken_over(world, plan, saved)
    told = item("1", "Hội chợ trong nước", Role.PLAN, 460_000_000)
    accept_all(world.officer, tell(world, told, title="Kế hoạch khuyến công điều chỉnh năm 2023"))
    assert plan.versions.last().number > 1
    assert issue(world.officer, order(plan, saved)).paper.number == "01/QĐ-SCT"


@transaction.atomic
def taken_over(world: World, plan: Plan, saved: Draft) -> None:
    """A decision in place of the one that approved the plan is no second approval, nor is one in place of that; all of
    it as if it had never been."""
    recorded = replace(order(plan, saved), numbered_by="office", number="3", gap="văn phòng cấp")
    first = issue(world.officer, recorded)
    for number in (4, 5):
        again = begin_draft(world.officer, plan, "quyet-dinh", YEAR)
        again = save_draft(world.officer, again, again.answers | dict(saved.answers), again.revision)
        assert draft_preview(world.officer, again).hindrances == ()  # its number asks what it replaces
        with pytest.raises(Refused, match="không phê duyệt lần nữa"), transaction.atomic():
            issue(world.officer, order(plan, again))
        first = issue(world.officer, replace(order(plan, again), replaces=first))
        assert first.paper.number == f"0{number}/QĐ-SCT"
    transaction.set_rollback(True)


def test_a_letter_is_numbered_without_a_kind(world: World, plan: Plan) -> None:
    draft = begin_draft(world.officer, plan, "cong-van", YEAR)
    saved = save_draft(world.officer, draft, {"matter": "góp ý", "addressees": "Sở Tài chính", "body": "Nội dung."}, 1)
    assert issue(world.officer, order(plan, saved)).paper.number == "01/SCT"


def test_the_number_of_a_letter_names_its_field_as_the_officer_said(world: World, plan: Plan) -> None:
    """«7349/SCT-KH»: on the draft, in the book and on the paper; unsaid it is told of, never made up."""
    draft = begin_draft(world.officer, plan, "cong-van", YEAR)
    assert "chưa có ký hiệu đơn vị soạn thảo" in " ".join(
        one.message_vi for one in draft_preview(world.officer, draft).findings
    )
    said = {"matter": "góp ý", "addressees": "Sở Tài chính", "body": "Nội dung.", "field": "kế hoạch"}
    saved = save_draft(world.officer, draft, said, 1)
    with pytest.raises(Refused, match="chỉ gồm chữ in hoa"):
        issue(world.officer, order(plan, saved))
    saved = save_draft(world.officer, saved, said | {"field": "KH"}, 2)
    shown = draft_preview(world.officer, saved)
    assert [one.rule for one in shown.findings] == []
    row = issue(world.officer, order(plan, saved))
    assert (row.paper.number, from_json(row.document).number) == ("01/SCT-KH", "01/SCT-KH")


def test_a_draft_put_aside_is_kept_and_closed(world: World, draft: Draft) -> None:
    put_aside(world.officer, draft)
    with pytest.raises(Refused, match="đã phát hành hoặc đã bỏ"):
        save_draft(world.officer, draft, TYPED, 1)
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("form", CATALOGUE)
def test_every_form_can_be_begun(world: World, plan: Plan, form: str) -> None:
    draft = begin_draft(world.officer, plan, form, YEAR)
    assert draft_preview(world.leader, draft).document.form.startswith(form)


def test_what_lies_before_a_signer_is_not_changed_behind_their_back(world: World, plan: Plan, draft: Draft) -> None:
    draft = save_draft(world.officer, draft, draft.answers | TYPED, draft.revision)
    head = SigningPost(unit=world.department, rank="head", title="Giám đốc", name="Lê Thử", basis="QĐ 7")
    appoint(world.leader, head)
    laid = submit(world.officer, ForSignature(plan, YEAR, head, "giay-moi", draft=draft.pk, revision=draft.revision))
    said = draft.answers | {"place": "Phòng họp số 9"}
    for change in (
        lambda: save_draft(world.colleague, draft, said, draft.revision),
        lambda: put_aside(world.officer, draft),
    ):
        with pytest.raises(Refused, match=r"chờ ký \(Giám đốc\): hãy rút hồ sơ trình ký trước"):
            change()
    withdraw_request(world.officer, laid, "sửa địa điểm", laid.state)
    assert save_draft(world.colleague, draft, said, draft.revision).answers["place"] == "Phòng họp số 9"
