"""The number book: numbers in order without gaps or doubles, kept and given-up ones, the e-office's; two at once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from khuyencong.records.models import Act, BookNumber, Issue, NumberRule, NumberSeries, Paper, Plan, Unit
from khuyencong.records.numbering import in_runs, register_of
from khuyencong.terms.facts import Role
from khuyencong.work import numbering
from khuyencong.work.library import accept_clean, issue, recall
from khuyencong.work.numbering import Wanted, cancel, next_place, reserve, set_rule, strike
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.house.own_database import OwnDatabase
from tests.work.at_once import together
from tests.work.test_issue import another, order
from tests.world import World, item, tell

DAY = date(2024, 1, 5)
pytestmark = pytest.mark.both_engines


def planned(world: World) -> Plan:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ trong nước", Role.PLAN, 450_000_000)))
    return Plan.objects.get()


@pytest.fixture
def plan(world: World) -> Plan:
    return planned(world)


def wanted(world: World, day: date = DAY, **more: Any) -> Wanted:
    return Wanted(world.department, "BC", "BC-SCT", day, **more)


def book(world: World, year: int = 2024) -> list[str]:
    return [f"{row} {row.state}" for row in register_of(world.department, year)]


def rule(world: World, **more: Any) -> NumberRule:
    return NumberRule(unit=world.department, **{"year": 2024, "together": True, "basis": "QĐ 1/QĐ-SCT", **more})


def test_kinds_have_their_own_series_until_a_rule_puts_them_together(world: World, plan: Plan) -> None:
    assert issue(world.officer, order(plan)).paper.number == "01/BC-SCT"
    assert issue(world.officer, order(plan, form="ke-hoach")).paper.number == "01/KH-SCT"
    set_rule(world.officer, rule(world, year=2025))

    later = {"signed_on": date(2025, 1, 2)}
    assert issue(world.officer, another(plan, **later)).paper.number == "01/BC-SCT"
    assert issue(world.officer, another(plan, form="ke-hoach", **later)).paper.number == "02/KH-SCT"


def test_a_rule_needs_its_basis_and_a_year_without_numbers(world: World, plan: Plan) -> None:
    issue(world.officer, order(plan))
    with pytest.raises(Refused, match="văn bản quy định"):
        set_rule(world.officer, rule(world, year=2030, basis=" "))
    with pytest.raises(Refused, match="đã có số được cấp"):
        set_rule(world.officer, rule(world))
    set_rule(world.officer, rule(world, year=2025))
    with pytest.raises(Refused, match="đã có quy định"):
        set_rule(world.officer, rule(world, year=2025))
    assert NumberRule.objects.count() == 1


def test_a_body_under_the_agencys_seal_has_its_own_series(world: World) -> None:
    reserve(world.officer, wanted(world), "báo cáo quý")
    (council,) = reserve(world.officer, wanted(world, body="HĐĐG"), "biên bản họp hội đồng")
    assert (str(council), council.series.body) == ("01/BC-SCT", "HĐĐG")


def test_a_kept_number_waits_for_its_paper_and_lets_an_earlier_day_in(world: World, plan: Plan) -> None:
    kept, given_up = reserve(world.officer, wanted(world), "chờ Giám đốc đi công tác về", 2)
    assert issue(world.officer, order(plan, signed_on=date(2024, 1, 9))).paper.number == "03/BC-SCT"
    with pytest.raises(Refused, match="không thể mang số sau nó"):
        issue(world.officer, another(plan, signed_on=date(2024, 1, 8)))

    assert issue(world.officer, another(plan, signed_on=date(2024, 1, 8), kept=kept)).paper.number == "01/BC-SCT"
    act = cancel(world.officer, given_up, "không ban hành nữa")
    assert book(world) == ["01/BC-SCT given", "02/BC-SCT cancelled", "03/BC-SCT given"]
    assert (act.verb, act.changes["reserved_for"]) == ("cancel_number", "chờ Giám đốc đi công tác về")
    assert verify() == []


def test_the_book_goes_on_behind_the_highest_number_seen_outside_it(world: World, plan: Plan) -> None:
    """Of the agency's own series and year, and so far that no number read wrongly leads the book astray."""
    seen = {"number": "7/BC-SCT", "dated": "2024-01-03", "issuer": "SỞ CÔNG THƯƠNG"}
    others = {"number": "6/KH-SCT"}, {"dated": "2023-12-30"}, {"number": "99000/BC-SCT"}
    strange = {"issuer": "Sở Công Thương tỉnh Lâm Đồng", "number": "40/BC-SCT"}
    for other in (seen, *(seen | {"number": "50/BC-SCT"} | said for said in (*others, strange))):
        Paper.objects.filter(pk=tell(world, title="Báo cáo gửi Bộ").pk).update(**other)

    assert str(next_place(wanted(world))) == "08/BC-SCT"
    with pytest.raises(Refused, match="Số 7/BC-SCT đã cấp cho ngày 03/01/2024"):
        reserve(world.officer, wanted(world, date(2024, 1, 2)), "báo cáo quý")
    with pytest.raises(Refused, match="mang số 7/BC-SCT: phải ghi vì sao bỏ cách số 08"):
        issue(world.officer, order(plan, number="9", numbered_by="office"))
    assert issue(world.officer, order(plan)).paper.number == "08/BC-SCT"
    (kept,) = reserve(world.officer, wanted(world), "báo cáo quý")
    assert str(kept) == "09/BC-SCT"
    first = register_of(world.department, 2024)[0]
    assert first.act == Issue.objects.get(paper__number="08/BC-SCT").act
    assert first.act.changes["left_out"] == "các số từ 01 đến 07"
    assert (first.state, first.reason) == (
        "elsewhere",
        "cấp ngoài sổ này, đến số 7/BC-SCT của văn bản «Báo cáo gửi Bộ»",
    )
    assert verify() == []


def from_outside(world: World, number: str) -> None:
    said = {"number": number, "dated": "2024-01-03", "issuer": "SỞ CÔNG THƯƠNG"}
    Paper.objects.filter(pk=tell(world, title="Báo cáo gửi Bộ").pk).update(**said)


def test_a_leap_over_many_numbers_is_confirmed_or_called_misread_and_not_asked_about_again(world: World) -> None:
    from_outside(world, "7/bc-sct")  # as some clerk typed it
    assert str(next_place(wanted(world))) == "08/BC-SCT"
    from_outside(world, "1845/BC-SCT")
    for leap in (None, 1844):
        with pytest.raises(Refused, match=r"bỏ cách 1845 số \(từ 01 đến 1845\)"):
            reserve(world.officer, wanted(world, leap=leap), "báo cáo quý")
    assert not BookNumber.objects.exists()

    (kept,) = reserve(world.officer, wanted(world, leap=0), "báo cáo quý")
    assert str(kept) == "08/BC-SCT"
    assert str(next_place(wanted(world))) == "09/BC-SCT"  # the paper was here when the clerk passed it over
    assert {row.act for row in register_of(world.department, 2024)} == {kept.act}

    from_outside(world, "1900/BC-SCT")
    (far,) = reserve(world.officer, wanted(world, leap=1892), "báo cáo năm")
    assert str(far) == "1901/BC-SCT"
    assert verify() == []


def test_numbers_recorded_by_mistake_are_struck_out_and_the_book_goes_on_behind_the_last_that_stands(
    world: World, plan: Plan
) -> None:
    from_outside(world, "40/BC-SCT")
    (kept,) = reserve(world.officer, wanted(world, leap=40), "báo cáo quý")
    with pytest.raises(Refused, match="Chỉ gạch được"):
        strike(world.officer, kept, "nhầm")
    last = BookNumber.objects.get(ordinal=40)
    with pytest.raises(Refused, match="giữ sổ đăng ký"):
        strike(world.leader, last, "nhầm")
    with pytest.raises(Refused, match="phải nêu lý do"):
        strike(world.officer, last, " ")
    act = strike(world.officer, last, "bản chụp đọc số 4 thành 40")
    assert (act.verb, act.changes["numbers"]) == ("strike_number", "các số từ 01 đến 40")
    assert "đến số 40/BC-SCT" in act.changes["recorded"]
    assert str(next_place(wanted(world))) == "42/BC-SCT"  # 41 is kept, and no number is given twice
    assert len(in_runs(register_of(world.department, 2024))) == 2

    with pytest.raises(Refused, match="phải ghi vì sao bỏ cách"):
        issue(world.officer, order(plan, number="90", numbered_by="office"))
    typed = order(plan, number="90", numbered_by="office", gap="cấp cho phòng khác")
    with pytest.raises(Refused, match="bỏ cách 48 số"):
        issue(world.officer, typed)
    issue(world.officer, replace(typed, leap=48))
    typo = another(plan, number="99", numbered_by="office", gap="gõ nhầm")
    issue(world.officer, typo)
    strike(world.officer, BookNumber.objects.get(ordinal=98), "gõ nhầm")
    assert BookNumber.objects.get(ordinal=95).state == "struck"
    assert issue(world.officer, another(plan)).paper.number == "100/BC-SCT"
    BookNumber.objects.filter(ordinal__in=(95, 96)).update(made_by=world.leader)
    for number in ("95", "96"):
        issue(world.officer, another(plan, number=number, numbered_by="office", gap="văn phòng cấp"))
    given = BookNumber.objects.filter(ordinal__in=(95, 96)).values_list("made_by", "struck_for", "state")
    assert list(given) == [(world.officer.pk, "gõ nhầm", "given")] * 2
    assert verify() == []


def test_struck_numbers_are_given_in_their_own_rows(world: World) -> None:
    """Nothing stands behind them: the next number is the first of them."""
    (first,) = reserve(world.officer, wanted(world), "báo cáo quý")
    gone = {"series": first.series, "symbol": "BC-SCT", "day": date(2024, 2, 1), "state": "elsewhere"}
    for ordinal in (2, 3, 4):
        BookNumber.objects.create(ordinal=ordinal, reason="văn thư cấp", **gone)
    strike(world.officer, BookNumber.objects.get(ordinal=4), "ghi nhầm sổ năm ngoái")
    kept = reserve(world.officer, wanted(world), "báo cáo tháng", 4)
    assert [str(number) for number in kept] == [f"{n:02d}/BC-SCT" for n in (2, 3, 4, 5)]
    assert {row.state for row in register_of(world.department, 2024)} == {"reserved"}
    cancel(world.officer, kept[0], "thôi")
    told = register_of(world.department, 2024).filter(ordinal__in=(1, 2, 3)).values_list("reason", "struck_for")
    assert list(told) == [
        ("báo cáo quý", ""), ("thôi", "ghi nhầm sổ năm ngoái"), ("báo cáo tháng", "ghi nhầm sổ năm ngoái"),
    ]  # fmt: skip
    assert verify() == []


def test_a_number_that_was_given_or_given_up_is_never_given_again(world: World, plan: Plan) -> None:
    (kept,) = reserve(world.officer, wanted(world), "giữ cho báo cáo quý")
    cancel(world.officer, kept, "thôi")
    with pytest.raises(Refused, match="không còn"):
        issue(world.officer, order(plan, kept=kept))
    with pytest.raises(Refused, match="Chỉ hủy được số đang giữ"):
        cancel(world.officer, kept, "lần nữa")
    assert issue(world.officer, order(plan)).paper.number == "02/BC-SCT"


def test_a_number_of_the_office_names_the_kind_of_the_paper_that_bears_it(world: World, plan: Plan) -> None:
    with pytest.raises(Refused, match="«KH-SCT» không phải của loại văn bản này"):
        issue(world.officer, order(plan, number="1/KH-SCT", numbered_by="office"))
    assert issue(world.officer, order(plan, number="1/BC-SCT-CN", numbered_by="office")).paper.number == "01/BC-SCT-CN"


def test_numbers_of_the_office_explain_what_they_leave_out_and_fill_it_later(world: World, plan: Plan) -> None:
    office = {"numbered_by": "office"}
    with pytest.raises(Refused, match="từ 01 đến 04"):
        issue(world.officer, order(plan, number="5", **office))
    five = issue(world.officer, order(plan, number="5/BC-SCT", gap="cấp cho phòng khác", **office))
    three = issue(world.officer, another(plan, number="3", **office))

    assert (five.paper.number, three.paper.number) == ("05/BC-SCT", "03/BC-SCT")
    assert [row.state for row in register_of(world.department, 2024)] == [
        "elsewhere", "elsewhere", "given", "elsewhere", "given",
    ]  # fmt: skip
    for number in ("3", "5"):
        with pytest.raises(Refused, match="đã có trong sổ"):
            issue(world.officer, another(plan, number=number, **office))
    with pytest.raises(Refused, match="quá xa"):
        issue(world.officer, another(plan, number="9000", gap="gõ nhầm", **office))
    assert verify() == []


def test_a_recalled_paper_keeps_its_number_and_a_new_one_may_replace_it(world: World, plan: Plan) -> None:
    first = issue(world.officer, order(plan))
    act = recall(world.officer, first, "sai số liệu mục 1", "15/SCT-VP")
    assert (act.verb, Issue.objects.get(pk=first.pk).state) == ("recall", Issue.State.RECALLED)
    with pytest.raises(Refused, match="không thu hồi được nữa"):
        recall(world.officer, first, "lần nữa", "16/SCT-VP")

    second = issue(world.officer, order(plan, replaces=first))
    assert second.paper.number == "02/BC-SCT"
    assert (second.replaces, Issue.objects.get(pk=first.pk).state) == (first, Issue.State.REPLACED)
    with pytest.raises(Refused, match="không thay thế được"):
        issue(world.officer, order(plan, replaces=first))
    assert BookNumber.objects.count() == 2


def test_who_may_not_keep_the_book_is_told_so(world: World, plan: Plan) -> None:
    first = issue(world.officer, order(plan))
    acts = Act.objects.count()
    for person in (world.leader, world.inspector, world.centre_officer, world.stranger):
        with pytest.raises(Refused, match="giữ sổ đăng ký"):
            reserve(person, wanted(world), "thử")
        with pytest.raises(Refused, match="giữ sổ đăng ký"):
            set_rule(person, rule(world, year=2030))
        with pytest.raises(Refused, match="thu hồi văn bản"):
            recall(person, first, "thử", "1/SCT")
    assert Act.objects.count() == acts


@pytest.mark.parametrize("ordinal", [3, 7])
def test_the_database_itself_refuses_a_gap(world: World, ordinal: int) -> None:
    (first,) = reserve(world.officer, wanted(world), "số đầu")
    said = {"symbol": "BC-SCT", "day": DAY, "state": "reserved", "reason": "thử"}
    with pytest.raises(IntegrityError), transaction.atomic():
        BookNumber.objects.create(series=first.series, ordinal=ordinal, **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        BookNumber.objects.create(series=first.series, ordinal=1, **said)


@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET ordinal = ordinal + 1"])
def test_a_number_stays_in_the_book(world: World, change: str) -> None:
    reserve(world.officer, wanted(world), "số đầu")
    with pytest.raises(IntegrityError, match="stays in the book"), transaction.atomic():
        connection.cursor().execute(change.format(BookNumber._meta.db_table))


# Two officers at the same moment ------------------------------------------------------------------


def issue_together(world: World) -> list[BaseException]:
    plan = planned(world)
    NumberSeries.objects.create(unit=world.department, year=2024, kind="BC")
    return together(
        lambda: issue(world.officer, order(plan)),
        lambda: reserve(world.colleague, wanted(world), "báo cáo quý"),
        lambda: reserve(world.officer, wanted(world), "báo cáo tháng"),
    )


def test_officers_who_take_numbers_at_once_get_one_each(shared_world: World) -> None:
    assert issue_together(shared_world) == []
    assert [row.ordinal for row in register_of(shared_world.department, 2024)] == [1, 2, 3]
    assert verify() == []


def test_control_without_the_lock_the_book_is_read_before_the_other_wrote(
    shared_world: World, own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both see an empty book: the database still refuses the second, and somebody is left without a number."""

    def unlocked(unit: Unit) -> Unit:
        return Unit.objects.get(pk=unit.pk)

    monkeypatch.setattr(numbering, "lock_book", unlocked)
    monkeypatch.setattr(numbering, "last_of", lambda series: 0)
    raised = issue_together(shared_world)
    assert {type(error) for error in raised} == {IntegrityError}
    assert BookNumber.objects.count() == 1
