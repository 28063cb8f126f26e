"""A person says that a table is a list, or a plan's or report's contents: it is read again at once, and nothing that
was decided is lost."""

import pytest

from khuyencong.papers.layout import tables_of
from khuyencong.records.models import Act, Fact, Paper, RegisterRecord
from khuyencong.work.library import (
    Listed,
    accept,
    read_before,
    read_table_as,
    rows_listed,
    tables_as,
    tables_listed,
    take_rows,
)
from khuyencong.work.permissions import Refused
from tests.world import World, last_seen, read_as

pytestmark = pytest.mark.django_db

PAPER = """SỞ CÔNG THƯƠNG

BÁO CÁO
Kết quả khuyến công năm 2031

I. KẾT QUẢ
1. Mở lớp dạy nghề: 03 lớp, kinh phí 300 triệu đồng.

{title}
Đơn vị tính: triệu đồng

STT | {first} | Địa chỉ | Người đại diện | {given} | Kinh phí hỗ trợ
1 | HTX Bàu Sen | xã Phú Lập | Trần Thị Thử | 02 máy sấy | 250
2 | Công ty TNHH Gỗ Mẫu | xã Phú Lập | Lê Thử | 01 máy cưa | 200
 | Tổng cộng | | | | 450
"""
LIST = PAPER.format(title="DANH SÁCH CƠ SỞ ĐƯỢC HỖ TRỢ NĂM 2031", first="Tên cơ sở", given="Máy móc hỗ trợ")
CONTENTS = PAPER.format(title="BIỂU KINH PHÍ", first="Đơn vị", given="Nội dung hỗ trợ")


def table(paper: Paper) -> int:
    (start,) = tables_of(paper.text)
    return start


def choose(world: World, paper: Paper, *, as_list: bool) -> Act:
    paper.refresh_from_db()
    return read_table_as(world.officer, paper, table(paper), as_list=as_list, seen=last_seen(paper))


def waiting(paper: Paper) -> list[tuple[str, int]]:
    facts = paper.facts.filter(review=Fact.Review.PENDING, start__gte=table(paper)).order_by("position")
    return [(fact.title, (fact.value or 0) // 1_000_000) for fact in facts]


MILLION = 1_000_000
READ = [("HTX Bàu Sen", 250), ("Công ty TNHH Gỗ Mẫu", 200), ("Tổng cộng", 450)]


def test_a_list_is_read_again_as_contents_and_its_taken_rows_stay(world: World) -> None:
    paper = read_as(world, LIST)
    take_rows(world.officer, paper, tables_listed(paper)[0], {2})
    choose(world, paper, as_list=False)
    paper.refresh_from_db()
    assert waiting(paper) == READ
    assert tables_listed(paper) == ()
    assert RegisterRecord.objects.filter(withdrawn_at_act=None).count() == 1


def test_contents_are_read_again_as_a_list_and_what_was_accepted_stays(world: World) -> None:
    paper = read_as(world, CONTENTS)
    before = waiting(paper)
    first = paper.facts.filter(start__gte=table(paper), kind=Fact.Kind.AMOUNT).first()
    assert first
    accept(world.officer, paper, [first.pk])
    act = choose(world, paper, as_list=True)
    assert waiting(paper) == []
    first.refresh_from_db()
    assert first.review == Fact.Review.POSTED
    assert first.pk not in act.changes["facts"]
    paper.refresh_from_db()
    assert [one.row.support for one in rows_listed(paper, tables_listed(paper)[0])] == [250_000_000, 200_000_000]
    assert choose(world, paper, as_list=False).summary == f"Đọc 1 bảng của «{paper}» là nội dung kế hoạch, kết quả"
    assert len(waiting(paper)) == len(before) - 1  # nothing read twice
    assert paper.facts.filter(review=Fact.Review.REJECTED).count() == 0


def test_back_and_forth_a_list_has_its_figures_once(world: World) -> None:
    paper = read_as(world, LIST)
    for as_list in (False, True, False):
        choose(world, paper, as_list=as_list)
    assert waiting(paper) == READ
    with pytest.raises(Refused, match="đang được đọc như vậy"):
        choose(world, paper, as_list=False)


def test_a_table_that_a_colleague_decided_on_meanwhile_is_looked_at_anew(world: World) -> None:
    paper = read_as(world, CONTENTS)
    seen = last_seen(paper)
    accept(world.colleague, paper, [paper.facts.filter(kind=Fact.Kind.AMOUNT).latest("start").pk])
    with pytest.raises(Refused, match="xem lại"):
        read_table_as(world.officer, paper, table(paper), as_list=True, seen=seen)


def test_who_may_not_correct_may_not_choose(world: World) -> None:
    paper = read_as(world, LIST)
    with pytest.raises(Refused):
        read_table_as(world.inspector, paper, table(paper), as_list=False, seen=last_seen(paper))


def test_the_choice_is_offered_for_the_same_heads_in_the_next_paper(world: World) -> None:
    paper = read_as(world, LIST)
    choose(world, paper, as_list=False)
    later = read_as(world, LIST.replace("2031", "2032"))
    ((as_list, like),) = read_before(later).values()
    assert (as_list, like) == (False, paper)
    assert tables_listed(later)  # offered, not done


def test_a_table_in_which_nothing_is_named_is_no_list(world: World) -> None:
    paper = read_as(world, "KẾ HOẠCH\nKhuyến công năm 2031\n\nSTT | Kinh phí (đồng)\n1 | 500.000\n2 | 300.000\n")
    with pytest.raises(Refused, match="nêu tên"):
        choose(world, paper, as_list=True)
    paper.refresh_from_db()
    assert paper.tables_as is None


PLANNED = LIST.replace("BÁO CÁO\nKết quả", "KẾ HOẠCH\nHoạt động").replace("ĐƯỢC HỖ TRỢ", "DỰ KIẾN HỖ TRỢ")
PLANNED = PLANNED.replace("KẾT QUẢ", "NỘI DUNG")
HELD = PLANNED.replace("300 triệu", "900 triệu")  # one content tells what the list tells in parts


@pytest.mark.parametrize(("text", "is_list"), [(HELD, True), (PLANNED, False)], ids=["list", "contents"])
def test_a_person_says_against_the_money_what_a_list_is_and_may_say_the_other_again(
    world: World, text: str, is_list: bool
) -> None:
    paper = read_as(world, text)
    assert waiting(paper) == ([] if is_list else READ)
    for said in (not is_list, is_list, not is_list):
        choose(world, paper, as_list=said)
        paper.refresh_from_db()
        assert waiting(paper) == ([] if said else READ)
        assert [one.row.support for one in rows(paper)] == ([250 * MILLION, 200 * MILLION] if said else [])


def test_what_the_money_said_is_told_again_when_a_person_comes_back_to_it(world: World) -> None:
    paper = read_as(world, HELD)
    read = tables_as(paper).of(tables_listed(paper)[0])
    assert (read.why, read.content) == ("held", "Mở lớp dạy nghề")
    for said in (False, True):
        choose(world, paper, as_list=said)
    paper.refresh_from_db()
    assert tables_as(paper).of(tables_listed(paper)[0]) == read


def rows(paper: Paper) -> list[Listed]:
    return [one for table in tables_listed(paper) for one in rows_listed(paper, table)]


def test_one_of_two_tables_that_look_alike_is_chosen_alone(world: World) -> None:
    paper = read_as(world, LIST + LIST[LIST.index("DANH SÁCH") :])
    first, second = tables_of(paper.text)
    read_table_as(world.officer, paper, second, as_list=False, seen=last_seen(paper))
    paper.refresh_from_db()
    facts = paper.facts.filter(review=Fact.Review.PENDING, start__gte=first).order_by("start")
    assert [fact.start > second for fact in facts] == [True, True, True]
    assert [table.start < second for table in tables_listed(paper)] == [True]
    assert [one.row.name for one in rows(paper)] == ["HTX Bàu Sen", "Công ty TNHH Gỗ Mẫu"]


WHOLE = """KẾ HOẠCH
Khuyến công năm 2031

Đơn vị tính: triệu đồng

STT | Nội dung | Số lượng | Kinh phí
1 | Hỗ trợ máy móc tiên tiến | 5 đề án | 500
2 | Dạy nghề may công nghiệp | 3 lớp | 300
 | Tổng cộng | | 800

{}
Đơn vị tính: triệu đồng

"""
PLACES = WHOLE.format("PHÂN BỔ THEO XÃ") + "STT | Xã, phường | Kinh phí\n1 | xã Phú Lập | 300\n2 | xã Bàu Sen | 200\n"
PROJECTS = WHOLE.format("DANH MỤC ĐỀ ÁN") + (
    "STT | Tên đề án | Đơn vị thụ hưởng | Kinh phí\n"
    "1 | Máy sấy lạnh | HTX Bàu Sen | 300\n2 | Máy CNC | Công ty TNHH Gỗ Mẫu | 200\n"
)
OF_PLACES = [("xã Phú Lập", 300), ("xã Bàu Sen", 200)]
OF_PROJECTS = [("Máy sấy lạnh", 300), ("Máy CNC", 200)]


@pytest.mark.parametrize(("text", "parts"), [(PLACES, OF_PLACES), (PROJECTS, OF_PROJECTS)], ids=["places", "projects"])
def test_what_parts_a_content_becomes_contents_and_parts_it_again(
    world: World, text: str, parts: list[tuple[str, int]]
) -> None:
    paper = read_as(world, text)
    second = max(tables_of(paper.text))

    def read() -> list[tuple[str, int]]:
        facts = paper.facts.filter(review=Fact.Review.PENDING, start__gte=second, kind=Fact.Kind.AMOUNT)
        return [(fact.title, (fact.value or 0) // MILLION) for fact in facts.order_by("start")]

    told, listed = tables_as(paper).parts(), [one.row.name for one in rows(paper)]
    assert (bool(told), bool(listed)) == (text is PLACES, text is PROJECTS)
    assert read() == []
    for as_list in (False, True, False, True):
        read_table_as(world.officer, paper, second, as_list=as_list, seen=last_seen(paper))
        paper.refresh_from_db()
        assert read() == ([] if as_list else parts)
        assert tables_as(paper).parts() == (told if as_list else {})
        assert [one.row.name for one in rows(paper)] == (listed if as_list else [])


def test_projects_that_only_part_a_content_may_be_listed_with_whom_they_are_for(world: World) -> None:
    paper = read_as(world, PROJECTS)
    (table,) = tables_listed(paper)
    assert (tables_as(paper).of(table).why, tables_as(paper).of(table).content) == ("total", "Hỗ trợ máy móc tiên tiến")
    take_rows(world.officer, paper, table, {2, 3})
    taken = RegisterRecord.objects.order_by("row").values_list("name", "given", "support", "to_come")
    assert list(taken) == [
        ("HTX Bàu Sen", "Máy sấy lạnh", 300 * MILLION, True),
        ("Công ty TNHH Gỗ Mẫu", "Máy CNC", 200 * MILLION, True),
    ]
    money = paper.facts.filter(kind=Fact.Kind.AMOUNT, place=Fact.Place.ITEM)
    assert sum(fact.value or 0 for fact in money) == 800 * MILLION
