"""Two people at one draft, report or sentence: nothing is overwritten, issued twice or buried unread.

Each control takes the locked look away; then the rule must break, or the test proves nothing.
"""

import importlib
from copy import copy
from datetime import date

import pytest

from khuyencong.records.models import (
    Act,
    Area,
    BookNumber,
    Draft,
    Issue,
    Plan,
    ReportEdit,
    ReturnedFile,
    SigningRequest,
)
from khuyencong.records.store import read_bytes
from khuyencong.terms.facts import Role
from khuyencong.terms.periods import Period
from khuyencong.work import signing
from khuyencong.work.library import IssueOrder, accept_clean, issue, recall, say_whose, take_back
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import (
    ChangedSince,
    SentencePlace,
    begin_draft,
    drafts,
    edit_sentence,
    edits,
    open_draft,
    put_aside,
    reset_sentence,
    save_draft,
)
from khuyencong.work.signing import ForSignature, submit
from khuyencong.work.verification import verify
from tests.work.at_once import refusals, together
from tests.work.test_shared_decisions import times
from tests.work.test_signing import planned, post_of
from tests.world import World, item, tell

MEETING = {"addressees": "Trung tâm", "time": "08 giờ 00", "place": "Phòng họp số 2", "chair": "Phó Giám đốc"}
returning = importlib.import_module("khuyencong.work.library.issuing.take_back")  # its verb too
issuing = importlib.import_module("khuyencong.work.library.issuing.issue")  # its verb bears the module's name


# A draft, and the paper that comes of it -------------------------------------------------------------------------


@pytest.fixture
def draft(shared_world: World) -> Draft:
    accept_clean(shared_world.officer, tell(shared_world, item("1", "Hội chợ", Role.ACTUAL, 440_000_000)))
    return begin_draft(shared_world.officer, Plan.objects.get(), "giay-moi", Period.parse("2023"))


def save_together(world: World, draft: Draft) -> list[BaseException]:
    """Both opened the first revision."""
    one, other = (draft.answers | {"place": place} for place in ("Phòng họp số 2", "Hội trường A"))
    return together(
        lambda: save_draft(world.officer, draft, one, 1), lambda: save_draft(world.colleague, draft, other, 1)
    )


def test_of_two_who_save_one_draft_the_second_sees_what_the_first_wrote(shared_world: World, draft: Draft) -> None:
    (newer,) = save_together(shared_world, draft)
    assert isinstance(newer, ChangedSince)
    assert [clash.theirs for clash in newer.clashes] == [Draft.objects.get().answers["place"]]


def test_control_a_draft_read_before_the_lock_is_overwritten(
    shared_world: World, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "open_draft", lambda *_: copy(draft))
    assert save_together(shared_world, draft) == []
    assert Act.objects.filter(verb="save_draft").count() == 2


def order_of(draft: Draft, revision: int | None = None) -> IssueOrder:
    place = (draft.plan, Period.parse("2023"), date(2024, 1, 5), "Trần Thị Ký")
    return IssueOrder(*place, form="giay-moi", draft=draft.pk, revision=revision)


def issue_together(world: World, draft: Draft) -> list[BaseException]:
    """Both press «Phát hành» on one draft."""
    save_draft(world.officer, draft, draft.answers | MEETING, 1)
    order = order_of(draft)
    return together(lambda: issue(world.officer, order), lambda: issue(world.colleague, order))


def test_a_draft_is_issued_once_and_uses_one_number(shared_world: World, draft: Draft) -> None:
    assert refusals(issue_together(shared_world, draft)) == 1
    assert (Issue.objects.count(), BookNumber.objects.count()) == (1, 1)
    assert verify() == []


def test_control_a_draft_looked_at_before_the_lock_is_issued_twice(
    shared_world: World, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft.answers |= MEETING
    monkeypatch.setattr(issuing, "open_draft", lambda *_: copy(draft))
    assert issue_together(shared_world, draft) == []
    assert Issue.objects.count() == 2


def save_while_issued(world: World, draft: Draft) -> list[BaseException]:
    """One issues the second revision, which they looked at; the other changes where the meeting is."""
    seen = save_draft(world.officer, draft, draft.answers | MEETING, 1)
    moved = seen.answers | {"place": "Hội trường A"}
    return together(
        lambda: issue(world.officer, order_of(draft, seen.revision)),
        lambda: save_draft(world.colleague, draft, moved, seen.revision),
    )


def test_no_word_leaves_unseen_and_none_is_lost_behind_the_issue(shared_world: World, draft: Draft) -> None:
    (fault,) = save_while_issued(shared_world, draft)
    assert isinstance(fault, Refused)
    saved = Draft.objects.get()
    assert (saved.issue is not None) == (saved.answers["place"] == MEETING["place"])


def test_who_issues_hears_who_changed_which_blank(shared_world: World, draft: Draft) -> None:
    seen = save_draft(shared_world.officer, draft, draft.answers | MEETING, 1)
    save_draft(shared_world.colleague, draft, seen.answers | {"place": "Hội trường A"}, seen.revision)
    with pytest.raises(ChangedSince, match=r"Dongnghiep đã lưu .* \(đổi: Địa điểm\)"):
        issue(shared_world.officer, order_of(draft, seen.revision))
    post = post_of(shared_world, user=shared_world.leader)
    paper = ForSignature(draft.plan, Period.parse("2023"), post, form="giay-moi", draft=draft.pk, revision=2)
    with pytest.raises(ChangedSince, match=r"Dongnghiep đã lưu"):
        submit(shared_world.officer, paper)
    put_aside(shared_world.officer, draft)
    with pytest.raises(Refused, match="đã bỏ"):
        submit(shared_world.officer, paper)


def test_control_not_asked_what_they_saw_newer_words_leave(
    shared_world: World, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "open_draft", lambda pk, plan, _seen: open_draft(pk, plan))
    seen = save_draft(shared_world.officer, draft, draft.answers | MEETING, 1)
    save_draft(shared_world.colleague, draft, seen.answers | {"place": "Hội trường A"}, seen.revision)
    issue(shared_world.officer, order_of(draft, seen.revision))
    assert Issue.objects.count() == 1


# A report that stands ----------------------------------------------------------------------------------------


def report_together(world: World) -> list[BaseException]:
    """Two officers issue one report, neither knowing of the other."""
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 440_000_000)))
    plan = Plan.objects.get()
    order = IssueOrder(plan, Period.parse("2023"), date(2024, 1, 5), "Trần Thị Ký")
    return together(lambda: issue(world.officer, order), lambda: issue(world.colleague, order))


def test_of_two_who_issue_one_report_at_once_the_second_hears_of_the_first(shared_world: World) -> None:
    (fault,) = report_together(shared_world)
    assert isinstance(fault, Refused)
    assert "01/BC-SCT" in str(fault)
    assert Issue.objects.count() == 1


def test_control_with_what_stands_read_before_the_lock_it_leaves_twice(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "standing_issues", lambda *_: ())
    assert report_together(shared_world) == []
    assert Issue.objects.count() == 2


# A sentence of a report ------------------------------------------------------------------------------------------


def word_together(world: World) -> list[BaseException]:
    """Both opened the generated sentence."""
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 440_000_000)))
    plan, year = Plan.objects.get(), Period.parse("2023")
    place = SentencePlace(plan, "ket-qua", year, f"line-{plan.lines.get(title='Hội chợ').pk}-actual")
    return together(
        lambda: edit_sentence(world.officer, place, "Một câu của người này."),
        lambda: edit_sentence(world.colleague, place, "Một câu của người kia."),
    )


def test_of_two_who_word_one_sentence_the_second_is_shown_the_words_of_the_first(shared_world: World) -> None:
    (fault,) = word_together(shared_world)
    assert isinstance(fault, Refused)
    assert ReportEdit.objects.get().text in str(fault)


def test_control_not_asked_what_they_saw_one_wording_is_buried(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "_as_seen", lambda sentence, _seen: sentence)
    assert word_together(shared_world) == []
    assert ReportEdit.objects.count() == 2


def reset_or_reword(world: World) -> list[BaseException]:
    """One takes back the words they saw while another words the sentence anew."""
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.ACTUAL, 440_000_000)))
    plan, year = Plan.objects.get(), Period.parse("2023")
    place = SentencePlace(plan, "ket-qua", year, f"line-{plan.lines.get(title='Hội chợ').pk}-actual")
    seen = edit_sentence(world.officer, place, "Một câu của người này.").pk
    return together(
        lambda: reset_sentence(world.officer, place, seen),
        lambda: edit_sentence(world.colleague, place, "Một câu của người kia.", seen=seen),
    )


def test_words_are_not_taken_back_by_who_saw_others(shared_world: World) -> None:
    (fault,) = reset_or_reword(shared_world)
    assert isinstance(fault, Refused)
    assert Act.objects.filter(verb__in=["edit_sentence", "reset_sentence"]).count() == 2


def test_control_not_asked_what_they_saw_newer_words_are_taken_back_unread(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "_as_seen", lambda sentence, _seen: sentence)
    assert reset_or_reword(shared_world) == []
    assert Act.objects.filter(verb__in=["edit_sentence", "reset_sentence"]).count() == 3


# A paper on its way to a signature -------------------------------------------------------------------------------


def laid_together(world: World) -> list[BaseException]:
    """Two people of the office lay one report before the head."""
    plan, head = planned(world), post_of(world, user=world.leader)
    paper = ForSignature(plan, Period.parse("2023"), head)
    return together(lambda: submit(world.officer, paper), lambda: submit(world.colleague, paper))


def test_one_report_laid_by_two_people_at_once_waits_once(shared_world: World) -> None:
    assert [type(error) for error in laid_together(shared_world)] == [Refused]
    assert SigningRequest.objects.count() == 1


def test_control_without_a_look_at_what_waits_it_could_leave_with_two_numbers(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "refuse_on_its_way", lambda *_: None)
    assert laid_together(shared_world) == []
    assert SigningRequest.objects.count() == 2


# What comes back of an issued paper ------------------------------------------------------------------------------


def reported(world: World) -> Issue:
    order = IssueOrder(planned(world), Period.parse("2023"), date(2024, 1, 5), "Trần Thị Ký")
    return issue(world.officer, order)


def take_back_together(world: World) -> list[BaseException]:
    """Two people hand in the same signed file."""
    row = reported(world)
    signed = read_bytes(row.docx)
    return together(
        lambda: take_back(world.officer, row, "da-ky.docx", signed),
        lambda: take_back(world.colleague, row, "ban-ky.docx", signed),
    )


def test_a_signed_file_comes_back_once(shared_world: World) -> None:
    assert refusals(take_back_together(shared_world)) == 1
    assert ReturnedFile.objects.count() == 1
    assert verify() == []


def test_control_looked_at_before_the_lock_it_comes_back_twice(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returning, "_refuse_twice", lambda *_: None)
    assert take_back_together(shared_world) == []
    assert ReturnedFile.objects.count() == 2


def recall_or_take_back(world: World) -> list[BaseException]:
    row = reported(world)
    signed = read_bytes(row.docx)
    return together(
        lambda: recall(world.officer, row, "sai số liệu", "15/SCT-VP"),
        lambda: take_back(world.colleague, row, "da-ky.docx", signed),
    )


def taken_after_its_recall() -> bool:
    recalled = Act.objects.get(verb="recall").number
    return ReturnedFile.objects.filter(act__number__gt=recalled).exists()


def test_nothing_is_added_to_the_record_of_a_paper_recalled_at_that_moment(shared_world: World) -> None:
    assert all(isinstance(fault, Refused) for fault in recall_or_take_back(shared_world))
    assert not taken_after_its_recall()


def test_control_with_its_state_read_before_the_lock_a_recalled_paper_takes_files(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, row = shared_world, reported(shared_world)
    monkeypatch.setattr(returning, "_check_open", lambda _issue: None)
    recall(world.officer, row, "sai số liệu", "15/SCT-VP")
    take_back(world.colleague, row, "da-ky.docx", read_bytes(row.docx))
    assert taken_after_its_recall()


# Whose figures a paper tells --------------------------------------------------------------------------------------


def say_whose_together(world: World) -> list[BaseException]:
    """Two officers saw a paper told of no unit's own territory."""
    district = Area.objects.create(code="990", level="province", name="Sông Lúa", type="Tỉnh", path="/990/")
    for number, unit in enumerate((world.centre, world.stranger_unit), 1):
        place = {"parent": district, "level": "commune", "type": "Xã", "path": f"/990/{number}/"}
        unit.area = Area.objects.create(code=f"9900{number}", name=f"Lúa {number}", **place)
        unit.save(update_fields=["area"])
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 5_000, (3, "hội chợ")))
    return together(
        lambda: say_whose(world.officer, paper, world.centre, None),
        lambda: say_whose(world.colleague, paper, world.stranger_unit, None),
    )


def test_of_two_who_say_whose_figures_a_paper_tells_the_second_is_told(shared_world: World) -> None:
    (fault,) = say_whose_together(shared_world)
    assert "Người khác vừa chọn" in str(fault)
    assert times("say_whose") == 1


def test_control_not_asked_what_they_saw_one_answer_is_buried(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    whose = importlib.import_module("khuyencong.work.library.review.whose")
    monkeypatch.setattr(whose, "_refuse_to_say", lambda *_: None)
    assert say_whose_together(shared_world) == []
    assert times("say_whose") == 2
