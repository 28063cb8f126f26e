"""Rows of lists are set right before they are taken, and belong to the content that gives what they tell; lists of what
is yet to be given are contents of a plan, and may be listed too."""

from collections.abc import Callable
from datetime import date

import pytest

from khuyencong.records.models import Act, Entry, Fact, Line, Paper, PlanVersion, RegisterRecord
from khuyencong.work.library import (
    accept_clean,
    correct_record,
    line_named,
    lines_for,
    place_rows,
    rows_listed,
    tables_listed,
    take_corrected,
    take_rows,
)
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.work.test_tables_as import LIST
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db

PLAN = """KẾ HOẠCH
Khuyến công năm 2031

Đơn vị tính: triệu đồng

STT | Nội dung | Kinh phí
1 | Hỗ trợ máy móc tiên tiến trong chế biến nông sản | 500
2 | Dạy nghề may công nghiệp | 300
"""
TITLED = LIST.replace("1. Mở lớp dạy nghề: 03 lớp, kinh phí 300 triệu đồng.", "1. Dạy nghề may công nghiệp: 03 lớp.")
TITLED = TITLED.replace(
    "DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ NĂM 2031",
    "DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ NĂM 2031\nHỗ trợ máy móc tiên tiến trong chế biến nông sản",
)
PROPOSED = LIST.replace("ĐƯỢC HỖ TRỢ", "ĐỀ NGHỊ HỖ TRỢ").replace("BÁO CÁO\nKết quả", "KẾ HOẠCH\nHoạt động")
PROPOSED = PROPOSED.replace("I. KẾT QUẢ", "I. NỘI DUNG")
MILLION = 1_000_000


def planned(world: World) -> Line:
    accept_all(world.officer, read_as(world, PLAN))
    return Line.objects.get(title__startswith="Hỗ trợ máy móc")


def records() -> list[RegisterRecord]:
    return list(RegisterRecord.objects.filter(withdrawn_at_act=None).order_by("row"))


def test_the_words_over_a_list_name_its_content_and_rows_are_taken_for_it(world: World) -> None:
    line = planned(world)
    paper = read_as(world, TITLED)
    (table,) = tables_listed(paper)
    assert line_named(paper, table, lines_for(paper, table)) == line
    before = Entry.objects.count()
    act = take_rows(world.officer, paper, table, {2, 3}, line)
    assert act
    assert act.changes["line"] == line.pk
    assert [(one.line, one.support) for one in records()] == [(line, 250 * MILLION), (line, 200 * MILLION)]
    assert Entry.objects.count() == before  # nothing into the ledger
    assert verify() == []


def test_rows_taken_without_a_content_are_given_one_at_once_and_what_stood_stays_in_history(world: World) -> None:
    line = planned(world)
    paper = read_as(world, LIST)
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table, {2, 3})
    first = records()
    act = place_rows(world.officer, paper, table.start, line)
    assert act
    assert act.summary == f"Ghi nội dung của 2 dòng danh mục từ «{paper}»"
    assert [one.line for one in records()] == [line, line]
    assert {one.withdrawn_at_act for one in RegisterRecord.objects.filter(pk__in=[r.pk for r in first])} == {act.number}
    assert place_rows(world.officer, paper, table.start, line) is None
    with pytest.raises(Refused):
        place_rows(world.inspector, paper, table.start, None)


SAID = {
    "name": "HTX Bàu Sen Mới",
    "address": "xã Phú Hòa",
    "holder": "Trần Thử",
    "trade": "Chế biến",
    "decision": "12/QĐ-UBND",
    "decided_on": date(2031, 3, 1),
    "valid_to": date(2034, 3, 1),
    "given": "03 máy sấy",
    "support": 260 * MILLION,
    "period": "2031Q2",
    "rating": 4,
    "points": 8150,
}


def test_every_field_of_a_row_is_set_right_before_it_is_taken_and_its_row_stays_the_origin(world: World) -> None:
    line = planned(world)
    paper = read_as(world, LIST)
    (table,) = tables_listed(paper)
    record = take_corrected(world.officer, paper, table, 2, SAID | {"line": line}, "đối chiếu hồ sơ")
    record.refresh_from_db()
    assert {name: getattr(record, name) for name in SAID} == SAID
    assert (record.line, record.correction, record.table, record.row) == (line, "đối chiếu hồ sơ", table.start, 2)
    act = Act.objects.get(pk=record.act_id)
    assert set(act.changes["fields"]) == {*SAID, "line"}
    assert "Bàu Sen" not in str(act.changes)  # history names nobody
    assert rows_listed(paper, table)[0].taken == record
    with pytest.raises(Refused, match="vừa được nhận"):
        take_corrected(world.officer, paper, table, 2, SAID, "thử")
    mended = correct_record(world.officer, record, {"support": 250 * MILLION}, "đọc nhầm")
    assert mended
    assert (mended.support, mended.correction) == (250 * MILLION, "đọc nhầm")


def test_a_row_taken_as_it_is_is_not_called_corrected_and_a_change_asks_why(world: World) -> None:
    paper = read_as(world, LIST)
    (table,) = tables_listed(paper)
    with pytest.raises(Refused, match="lý do"):
        take_corrected(world.officer, paper, table, 2, {"given": "khác"}, " ")
    line = planned(world)
    record = take_corrected(world.officer, paper, table, 2, {"line": line}, "")
    assert (record.line, record.correction) == (line, "")  # a content chosen corrects nothing
    with pytest.raises(Refused):
        take_corrected(world.inspector, paper, table, 3, {}, "")


@pytest.mark.parametrize("said", [{}, {"given": "khác"}, {"name": " "}])
def test_a_row_without_a_name_is_taken_only_as_somebody_names_it(world: World, said: dict[str, str]) -> None:
    said = said | {"line": planned(world)}
    paper = read_as(world, LIST.replace("2 | Công ty TNHH Gỗ Mẫu", "2 | "))
    (table,) = tables_listed(paper)
    assert [one.row.name for one in rows_listed(paper, table)] == ["HTX Bàu Sen", ""]
    with pytest.raises(Refused, match="tên"):
        take_corrected(world.officer, paper, table, 3, said, "đối chiếu")
    assert records() == []
    named = take_corrected(world.officer, paper, table, 3, said | {"name": "Gỗ Mẫu"}, "đối chiếu")
    assert named.name == "Gỗ Mẫu"


def closed(line: Line) -> Line:
    version = PlanVersion.objects.filter(plan=line.plan).latest("number")
    Line.objects.filter(pk=line.pk).update(closed_in=version)
    return line


def the_whole(line: Line) -> Line:
    return line.plan.top


@pytest.mark.parametrize("which", [closed, the_whole])
def test_what_is_no_open_content_of_a_plan_gives_nothing(world: World, which: Callable[[Line], Line]) -> None:
    line = which(planned(world))
    paper = read_as(world, LIST)
    (table,) = tables_listed(paper)
    with pytest.raises(Refused, match="không còn mở"):
        take_rows(world.officer, paper, table, {2}, line)
    with pytest.raises(Refused, match="không còn mở"):
        take_corrected(world.officer, paper, table, 2, {"line": line}, "")
    assert records() == []
    take_rows(world.officer, paper, table, {2})
    with pytest.raises(Refused, match="không còn mở"):
        place_rows(world.officer, paper, table.start, line)
    with pytest.raises(Refused, match="không còn mở"):
        correct_record(world.officer, records()[0], {"line": line}, "")
    assert [one.line for one in records()] == [None]


def test_what_is_yet_to_be_given_is_a_plans_content_and_may_be_listed_too(world: World) -> None:
    """Its money stands once in the ledger; the row says that it is to come, and belongs to its figure's content."""
    paper = read_as(world, PROPOSED)
    money = paper.facts.filter(kind=Fact.Kind.AMOUNT, role="plan")
    assert sorted(fact.value or 0 for fact in money) == [200 * MILLION, 250 * MILLION, 300 * MILLION]
    (table,) = tables_listed(paper)
    assert table.to_come
    accept_clean(world.officer, paper)
    before = Entry.objects.count()
    take_rows(world.officer, paper, table, {2, 3})
    paper = Paper.objects.get(pk=paper.pk)
    assert [(one.to_come, one.line.title if one.line else "") for one in records()] == [
        (True, "HTX Bàu Sen"),
        (True, "Công ty TNHH Gỗ Mẫu"),
    ]
    assert Entry.objects.count() == before


def test_in_a_report_what_is_asked_for_is_planned_for_its_own_year(world: World) -> None:
    paper = read_as(world, LIST.replace("ĐƯỢC HỖ TRỢ NĂM 2031", "ĐỀ NGHỊ HỖ TRỢ NĂM 2032"))
    told = paper.facts.filter(kind=Fact.Kind.AMOUNT).values_list("role", "period", "value").order_by("start")
    assert list(told) == [
        ("actual", "2031", 300 * MILLION),
        ("plan", "2032", 250 * MILLION),
        ("plan", "2032", 200 * MILLION),
    ]


BESIDE = """KẾ HOẠCH
Khuyến công năm 2031

Đơn vị tính: triệu đồng

STT | Nội dung | Số lượng | Kinh phí
1 | Hỗ trợ máy móc tiên tiến trong chế biến nông sản | 5 đề án | 500
2 | Dạy nghề may công nghiệp | 3 lớp | 300
 | Tổng cộng | | 800

DANH SÁCH CƠ SỞ DỰ KIẾN HỖ TRỢ
Đơn vị tính: triệu đồng

STT | Tên cơ sở | Địa chỉ | Kinh phí hỗ trợ
1 | HTX Bàu Sen | xã Phú Lập | 250
2 | Công ty TNHH Gỗ Mẫu | xã Phú Lập | 200
"""


def planned_money(paper: Paper) -> list[int]:
    money = paper.facts.filter(kind=Fact.Kind.AMOUNT, review=Fact.Review.PENDING, place=Fact.Place.ITEM)
    return [(fact.value or 0) // MILLION for fact in money.order_by("start")]


def test_firms_that_a_plan_means_to_help_are_no_contents_beside_those_that_tell_their_money(world: World) -> None:
    paper = read_as(world, BESIDE)
    assert planned_money(paper) == [500, 300]
    (table,) = tables_listed(paper)
    accept_clean(world.officer, paper)
    paper.refresh_from_db()
    meant = line_named(paper, table, lines_for(paper, table))
    assert meant
    assert meant.title.startswith("Hỗ trợ máy móc")  # the only content that holds as much
    take_rows(world.officer, paper, table, {2, 3}, meant)
    assert [(one.name, one.to_come, one.support, one.line) for one in records()] == [
        ("HTX Bàu Sen", True, 250 * MILLION, meant),
        ("Công ty TNHH Gỗ Mẫu", True, 200 * MILLION, meant),
    ]
    assert Line.objects.filter(kind=Line.Kind.ITEM).count() == 2


def test_what_each_row_is_given_names_its_content(world: World) -> None:
    machines, trade = "Hỗ trợ máy móc tiên tiến trong chế biến nông sản", "Dạy nghề may công nghiệp"
    told = BESIDE.replace("Địa chỉ", "Nội dung hỗ trợ").replace("xã Phú Lập | 250", f"{trade} | 250")
    paper = read_as(world, told.replace("xã Phú Lập | 200", f"{machines} | 200"))
    accept_clean(world.officer, paper)
    paper.refresh_from_db()
    (table,) = tables_listed(paper)
    assert [one.line and one.line.title for one in rows_listed(paper, table)] == [trade, machines]


def test_a_list_that_a_plan_brings_is_to_come_whatever_its_words(world: World) -> None:
    paper = read_as(world, BESIDE.replace("DỰ KIẾN HỖ TRỢ", "ĐƯỢC HỖ TRỢ"))
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table, {2})
    assert [one.to_come for one in records()] == [True]
