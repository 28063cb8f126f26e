"""Who gets a content comes from plans and results, each with its sentence; spellings are one by a person's word."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.records.given import contents_of, count_given, given_to, money_kept
from khuyencong.records.models import Act, Arrangement, Establishment, Line, Paper, Plan, Statement
from khuyencong.terms.facts import Arranged, Role, Span
from khuyencong.terms.facts import Arrangement as Told
from khuyencong.work import recipients
from khuyencong.work.ledger import reverse
from khuyencong.work.library import accept_clean, name_unit, undo
from khuyencong.work.permissions import Refused
from khuyencong.work.recipients import (
    NewName,
    add_recipient,
    drop_recipient,
    join,
    part,
    rename,
    renamings,
    tell_apart,
    told_apart,
)
from tests.work.at_once import together
from tests.work.test_arrangements import fair, plan_paper, taken
from tests.world import World, accept_all, item, read_as, tell

pytestmark = pytest.mark.both_engines

GOLD, SHORT, COOP = "Công ty TNHH Gỗ Minh Tâm", "Cty TNHH gỗ Minh Tâm", "HTX Bàu Sen"
PERSON = "Hộ ông Nguyễn Văn Thử"


def given(*names: str) -> tuple[Told, ...]:
    return tuple(Told(Arranged.RECIPIENT, name, Span(0, 4)) for name in names)


def line(title: str = "Hội chợ") -> Line:
    return Line.objects.get(title=title)


def standing(title: str = "Hội chợ") -> list[str]:
    rows = Arrangement.objects.standing().filter(line__title=title, kind="recipient")
    return [row.words for row in rows]


def reached(world: World, *names: str) -> Paper:
    """A report of results that says who got the fair."""
    told = replace(item("1", "Hội chợ", Role.ACTUAL, 480), arrangements=given(*names))
    return tell(world, told)


def test_a_plan_taken_in_says_who_gets_what_and_each_leads_back_to_its_sentence(world: World) -> None:
    taken(world, fair(*given(GOLD, COOP)), item("2", "Máy móc", Role.PLAN, 300))
    assert standing() == [GOLD, COOP]
    assert standing("Máy móc") == []
    row = Arrangement.objects.standing().filter(words=COOP).get()
    assert (row.quote, row.act.verb if row.act else "") == ("Sở C", "accept")
    assert [one.name for one in Establishment.objects.all()] == [GOLD, COOP]
    assert count_given([line().pk]) == {line().pk: 2}


def test_nobody_gets_anything_before_the_officer_accepts(world: World) -> None:
    plan_paper(world, fair(*given(GOLD)))
    assert standing() == []
    assert not Establishment.objects.exists()


def test_results_add_who_got_it_and_the_plans_word_stays(world: World) -> None:
    taken(world, fair(*given(GOLD, COOP)))
    accept_clean(world.officer, reached(world, GOLD, PERSON))
    assert standing() == [GOLD, COOP, GOLD, PERSON]
    assert count_given([line().pk]) == {line().pk: 3}
    assert Establishment.objects.count() == 3


def test_a_later_plan_that_names_others_replaces_what_plans_said_not_what_results_said(world: World) -> None:
    taken(world, fair(*given(GOLD)))
    accept_clean(world.officer, reached(world, PERSON))
    accept_clean(world.officer, plan_paper(world, fair(*given(COOP))))
    assert standing() == [PERSON, COOP]
    assert Arrangement.objects.filter(words=GOLD).get().withdrawn_at_act is not None


def test_one_spelling_is_one_whatever_its_capitals_and_another_waits_for_a_persons_word(world: World) -> None:
    taken(world, fair(*given(GOLD)), replace(item("2", "Máy móc", Role.PLAN, 300), arrangements=given(GOLD.upper())))
    (one,) = Establishment.objects.all()
    accept_clean(world.officer, reached(world, SHORT))
    other = Establishment.objects.get(name=SHORT)
    assert other.same_as is None
    assert other.core == one.core
    act = join(world.officer, other, one)
    assert contents_of([one], Plan.objects.all()) == {one.pk: 2}
    assert "Minh Tâm" not in f"{act.summary} {act.changes}"
    with pytest.raises(Refused, match="đã là một"):
        join(world.officer, one, Establishment.objects.get(pk=other.pk))
    part(world.officer, other)
    assert contents_of([one, other], Plan.objects.all()) == {one.pk: 2, other.pk: 1}


def test_names_of_another_kind_are_not_asked_about(world: World) -> None:
    taken(world, fair(*given(GOLD, "HTX Gỗ Minh Tâm", "Công ty TNHH Gỗ Minh Tân")))
    assert len({one.core for one in Establishment.objects.all()}) == 3


def test_who_was_said_to_be_two_is_not_asked_again(world: World) -> None:
    taken(world, fair(*given(GOLD, SHORT)))
    one, other = Establishment.objects.all()
    tell_apart(world.officer, one, [other])
    assert told_apart([one.pk]) == told_apart([other.pk, one.pk]) == {frozenset((one.pk, other.pk))}


def test_what_is_taken_back_on_the_day_waits_again_and_what_it_replaced_stands(world: World) -> None:
    taken(world, fair(*given(GOLD)))
    second = plan_paper(world, fair(*given(COOP)))
    act = accept_clean(world.officer, second).act
    assert act is not None
    undo(world.officer, second, act.number)
    assert standing() == [GOLD]
    accept_clean(world.officer, Paper.objects.get(pk=second.pk))
    assert standing() == [COOP]


def test_a_name_that_is_no_recipient_is_set_aside_and_history_does_not_repeat_it(world: World) -> None:
    paper = plan_paper(world, fair(*given(PERSON)))
    act = name_unit(world.officer, paper, paper.arrangements.get(), None)
    accept_clean(world.officer, paper)
    assert standing() == []
    assert "Nguyễn" not in f"{act.summary} {act.changes}"


def test_a_person_writes_who_gets_it_and_takes_it_back_with_reasons(world: World) -> None:
    taken(world, fair())
    add_recipient(world.officer, line(), f" {PERSON} ", "Quyết định 12/QĐ-SCT")
    assert standing() == [PERSON]
    with pytest.raises(Refused, match="đã ghi"):
        add_recipient(world.officer, line(), PERSON.upper(), "lần nữa")
    with pytest.raises(Refused, match="lý do"):
        add_recipient(world.officer, line(), COOP, " ")
    row = Arrangement.objects.standing().get(words=PERSON)
    with pytest.raises(Refused):
        drop_recipient(world.stranger, row, "không rõ")
    drop_recipient(world.officer, row, "nhầm nội dung")
    assert standing() == []
    with pytest.raises(Refused, match="người khác đã gỡ"):
        drop_recipient(world.colleague, row, "nhầm nội dung")
    assert not [act for act in Act.objects.all() if "Nguyễn" in f"{act.summary} {act.changes}"]


def test_a_content_of_which_nothing_stands_any_more_is_given_to_nobody(world: World) -> None:
    paper = tell(world, item("1", "Máy gọt vỏ", Role.ACTUAL, 5_000))
    accept_all(world.officer, paper)
    machine = line("Máy gọt vỏ")
    add_recipient(world.officer, machine, "HTX Thử Nghiệm", "biên bản giao nhận")
    one = Establishment.objects.get()
    plans = Plan.objects.all()
    assert [row.line for row in given_to([one.pk], plans)] == [machine]
    assert contents_of([one], plans) == {one.pk: 1}

    reverse(world.officer, Statement.objects.get(line=machine), "nhầm bản")
    assert not given_to([one.pk], plans).exists()
    assert (contents_of([one], plans), count_given([machine.pk])) == ({}, {})


def test_money_is_kept_by_source_within_the_year_of_the_plan(world: World) -> None:
    taken(world, fair(*given(GOLD)))
    accept_clean(world.officer, reached(world, GOLD))
    told = money_kept([line().pk])
    assert {role: amounts.low for (_, _, role), amounts in told.items()} == {Role.PLAN: 500, Role.ACTUAL: 480}


def test_a_paper_is_read_to_the_page_by_its_own_words(world: World) -> None:
    content = (
        "KẾ HOẠCH\nKhuyến công tỉnh Đồng Nai năm 2025\n\nII. NỘI DUNG\n\n1. Hỗ trợ máy móc\n"
        f"a) Hỗ trợ {GOLD} đầu tư 01 máy cắt, kinh phí 300 triệu đồng.\n"
        "b) Hỗ trợ các cơ sở công nghiệp nông thôn dự hội chợ, kinh phí 100 triệu đồng.\n"
    )
    accept_clean(world.officer, read_as(world, content))
    (row,) = Arrangement.objects.standing()
    assert (row.quote, row.line.title if row.line else "") == (GOLD, f"Hỗ trợ {GOLD} đầu tư 01 máy cắt")


# Two people at the same moment --------------------------------------------------------------------


def both_accept(world: World) -> list[BaseException]:
    first, second = plan_paper(world, fair(*given(GOLD))), reached(world, GOLD)
    return together(lambda: accept_clean(world.officer, first), lambda: accept_clean(world.colleague, second))


NEW = NewName("Công ty Cổ phần Gỗ Minh Tâm Xanh", date(2023, 6, 1), "Giấy chứng nhận đăng ký thay đổi 3600/2023")


def test_a_firm_that_changed_its_name_is_one_by_both_and_papers_keep_their_words(world: World) -> None:
    taken(world, fair(*given(GOLD, COOP)))
    accept_clean(world.officer, reached(world, NEW.name))  # who wrote the paper knows the new name already
    gold, coop, new = (Establishment.objects.get(name=name) for name in (GOLD, COOP, NEW.name))
    with pytest.raises(Refused, match="không có quyền|chỉ"):
        rename(world.inspector, gold, NEW)
    wrong = ({"name": " "}, "Phải ghi"), ({"document": ""}, "Phải ghi"), ({"name": GOLD}, "đang mang tên ấy")
    for change, said in (*wrong, ({"day": date(2999, 1, 1)}, "hôm nay")):
        with pytest.raises(Refused, match=said):
            rename(world.officer, gold, replace(NEW, **change))  # type: ignore[arg-type]
    act = rename(world.officer, gold, NEW)
    assert act.changes == {
        "former": gold.pk, "same": [gold.pk], "as": new.pk, "day": "2023-06-01", "document": NEW.document
    }  # fmt: skip
    assert NEW.name not in act.summary
    assert [one.root for one in Establishment.objects.filter(pk__in=[gold.pk, new.pk])] == [new.pk, new.pk]
    assert standing() == [GOLD, COOP, NEW.name]
    assert count_given([line().pk]) == {line().pk: 2}
    assert renamings([new.pk]) == [act]
    with pytest.raises(Refused, match="người khác đã đổi tên"):
        rename(world.officer, gold, replace(NEW, name="Gỗ Minh Tâm Ba"))
    with pytest.raises(Refused, match="tên của một đơn vị khác"):
        rename(world.officer, coop, replace(NEW, name=GOLD))
    rename(world.officer, Establishment.objects.get(pk=new.pk), replace(NEW, name=GOLD, day=date(2024, 1, 1)))
    assert [one.root for one in Establishment.objects.filter(pk__in=[gold.pk, new.pk])] == [gold.pk, gold.pk]


def renamed_twice(world: World) -> tuple[list[BaseException], set[int]]:
    """Two people give one firm two new names at the same moment; what was refused, and who stands for it then."""
    taken(world, fair(*given(GOLD)))
    gold, other = Establishment.objects.get(), replace(NEW, name="Gỗ Minh Tâm Ba")
    raised = together(lambda: rename(world.officer, gold, NEW), lambda: rename(world.colleague, gold, other))
    return raised, set(Establishment.objects.filter(same_as=None).values_list("pk", flat=True))


def test_of_two_new_names_at_once_the_second_is_told(shared_world: World) -> None:
    (refused,), stand = renamed_twice(shared_world)
    assert isinstance(refused, Refused)
    assert len(stand) == 1


def test_control_with_names_read_before_the_lock_a_name_is_left_that_is_nobodys(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipients, "_locked", lambda _user, _province, asked: list(asked))
    raised, stand = renamed_twice(shared_world)
    assert raised == []
    assert len(stand) == 2


def test_two_papers_with_one_new_name_taken_at_once_know_one_establishment(shared_world: World) -> None:
    taken(shared_world, fair())
    assert both_accept(shared_world) == []
    assert [one.name for one in Establishment.objects.all()] == [GOLD]


def test_of_two_words_on_one_pair_at_once_the_second_is_told(shared_world: World) -> None:
    taken(shared_world, fair(*given(GOLD, SHORT)))
    one, other = Establishment.objects.all()
    (refused,) = together(
        lambda: join(shared_world.officer, one, other), lambda: join(shared_world.colleague, other, one)
    )
    assert isinstance(refused, Refused)
    assert Establishment.objects.exclude(same_as=None).count() == 1


def test_control_with_names_read_before_the_lock_the_pair_leads_in_a_circle(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both see two that stand for themselves: each becomes the other's, and nothing stands for either."""
    taken(shared_world, fair(*given(GOLD, SHORT)))
    one, other = Establishment.objects.all()
    monkeypatch.setattr(recipients, "_locked", lambda _user, _province, asked: list(asked))
    monkeypatch.setattr(recipients, "of_one", lambda said: Establishment.objects.filter(pk=said.pk))
    raised = together(lambda: join(shared_world.officer, one, other), lambda: join(shared_world.colleague, other, one))
    assert raised == []
    assert Establishment.objects.exclude(same_as=None).count() == 2
