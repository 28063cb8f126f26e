"""Rows of a list enter the register of products and establishments: once, in one act, each with its origin."""

import pytest

from khuyencong.records.models import Act, Area, Paper, RegisterRecord
from khuyencong.records.registers import holding
from khuyencong.records.scopes import register_for
from khuyencong.work.library import rows_listed, tables_listed, take_rows, withdraw_record
from khuyencong.work.library.tables import registers as verbs
from khuyencong.work.permissions import Refused
from khuyencong.work.verification import verify
from tests.work.at_once import together
from tests.world import World, list_paper, read_as


def taken(paper: Paper) -> list[tuple[str, str, int | None, int]]:
    told = paper.register.filter(withdrawn_at_act=None).order_by("row")
    return [(r.name, r.holder, r.rating, r.row) for r in told]


@pytest.mark.django_db
def test_rows_without_a_doubt_enter_in_one_act_and_the_rest_stays(world: World) -> None:
    paper = list_paper(world)
    (table,) = tables_listed(paper)
    act = take_rows(world.officer, paper, table)
    assert act
    assert taken(paper) == [
        ("Bưởi sấy dẻo", "HTX Thử Nghiệm", 4, 2),
        ("Gốm men lam", "Hộ kinh doanh Trần Thị Mẫu", 5, 3),
    ]
    assert (act.verb, act.subject_id, act.changes["rows"]) == ("list", paper.pk, [2, 3])
    assert {r.act_number for r in paper.register.all()} == {act.number}
    last = rows_listed(paper, table)[-1]
    assert [(p.column, p.message_vi) for p in last.problems] == [("Hạng sao", "không rõ mấy sao: «A»")]
    assert verify() == []


@pytest.mark.django_db
def test_a_row_with_a_doubt_is_taken_by_whom_chooses_it(world: World) -> None:
    paper = list_paper(world)
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table, {4})
    assert taken(paper) == [("Trà lá bưởi", "HTX Thử Nghiệm", None, 4)]


@pytest.mark.django_db
def test_history_names_no_private_person(world: World) -> None:
    paper = list_paper(world)
    act = take_rows(world.officer, paper, tables_listed(paper)[0])
    assert act
    assert "Trần" not in f"{act.summary} {act.changes}"


@pytest.mark.django_db
def test_a_row_is_taken_once(world: World) -> None:
    paper = list_paper(world)
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table, {2})
    assert take_rows(world.colleague, paper, table, {2}) is None
    assert len(taken(paper)) == 1


@pytest.mark.django_db
def test_the_same_thing_in_another_list_is_known_and_left_to_a_person(world: World) -> None:
    take_rows(world.officer, one := list_paper(world), tables_listed(one)[0])
    other = list_paper(world)
    (table,) = tables_listed(other)
    assert [bool(row.known) for row in rows_listed(other, table)] == [True, True, False]
    assert take_rows(world.officer, other, table) is None
    assert take_rows(world.officer, other, table, {2}) is not None


@pytest.mark.django_db
def test_a_row_told_twice_in_one_list_is_taken_once(world: World) -> None:
    row = "1 | Bưởi sấy dẻo | HTX Thử Nghiệm |  | 4 sao | 12/QĐ-UBND"
    paper = list_paper(world, row, row)
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table)
    assert [name for name, *_ in taken(paper)] == ["Bưởi sấy dẻo"]


@pytest.mark.django_db
def test_an_address_leads_to_its_area_and_one_that_leads_nowhere_is_told(world: World) -> None:
    province = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh")
    district = Area.objects.create(code="731", level="district", name="Biên Hòa", type="Thành phố", parent=province)
    paper = list_paper(
        world,
        "1 | Gốm | HTX A | thành phố Biên Hòa | 4 sao | 1/QĐ-UBND",
        "2 | Bưởi | HTX B | thôn Không Đâu | 3 sao | 1/QĐ-UBND",
    )
    first, second = rows_listed(paper, tables_listed(paper)[0])
    assert (first.area, first.problems) == (district, ())
    assert [p.column for p in second.problems] == ["Địa chỉ"]


@pytest.mark.django_db
def test_of_two_communes_of_one_name_the_district_beside_it_tells_which(world: World) -> None:
    """Two communes were called Thanh Sơn; by itself the name tells neither."""
    province = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh")
    for code, district in (("736", "Định Quán"), ("734", "Tân Phú")):
        above = Area.objects.create(code=code, level="district", name=district, type="Huyện", parent=province)
        inside = Area.objects.create(code=f"26{code}", level="commune", name="Thanh Sơn", type="Xã", parent=above)
        Area.objects.filter(pk=inside.pk).update(path=f"/{province.pk}/{above.pk}/{inside.pk}/")
    paper = list_paper(
        world,
        "1 | Gốm | HTX A | xã Thanh Sơn, huyện Định Quán | 4 sao | 1/QĐ-UBND",
        "2 | Bưởi | HTX B | xã Thanh Sơn | 3 sao | 1/QĐ-UBND",
    )
    first, second = rows_listed(paper, tables_listed(paper)[0])
    assert first.area
    assert (first.area.code, second.area) == ("26736", None)


@pytest.mark.django_db
def test_rows_of_a_scan_are_taken_one_by_one(world: World) -> None:
    paper = list_paper(world)
    paper.findings.create(rule="ocr", severity="warning", message="Nhận dạng từ ảnh")
    (table,) = tables_listed(paper)
    with pytest.raises(Refused, match="từng dòng"):
        take_rows(world.officer, paper, table)
    assert take_rows(world.officer, paper, table, {2}) is not None


@pytest.mark.django_db
def test_who_may_not_accept_may_not_take_or_withdraw(world: World) -> None:
    paper = list_paper(world)
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table, {2})
    record = paper.register.get()
    acts = Act.objects.count()
    for act in (
        lambda: take_rows(world.leader, paper, table),
        lambda: withdraw_record(world.leader, record, "nhầm"),
        lambda: withdraw_record(world.officer, record, " "),
    ):
        with pytest.raises(Refused):
            act()
    assert Act.objects.count() == acts


@pytest.mark.django_db
def test_a_record_is_taken_back_with_a_reason_and_its_row_anew(world: World) -> None:
    paper = list_paper(world)
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table, {2})
    act = withdraw_record(world.officer, paper.register.get(), "Nhầm danh sách")
    assert (act.verb, act.changes["reason"]) == ("unlist", "Nhầm danh sách")
    assert not register_for(world.officer, act.at.date()).exists()
    with pytest.raises(Refused, match="trước đó"):
        withdraw_record(world.officer, paper.register.get(), "lần nữa")
    take_rows(world.officer, paper, table, {2})
    assert len(taken(paper)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("buoi say", ["Bưởi sấy dẻo"]),
        ("htx thu", ["Bưởi sấy dẻo"]),
        ("tran thi", ["Gốm men lam"]),
        ("uoi", []),
        ("", ["Bưởi sấy dẻo", "Gốm men lam"]),
    ],
)
def test_records_are_found_by_words_without_marks(world: World, words: str, names: list[str]) -> None:
    take_rows(world.officer, paper := list_paper(world), tables_listed(paper)[0])
    assert [r.name for r in holding(RegisterRecord.objects.order_by("pk"), words)] == names


def take_together(world: World) -> list[BaseException]:
    paper = list_paper(world)
    (table,) = tables_listed(paper)
    return together(
        lambda: take_rows(world.officer, Paper.objects.get(pk=paper.pk), table),
        lambda: take_rows(world.colleague, Paper.objects.get(pk=paper.pk), table),
    )


def test_two_officers_taking_the_same_list_take_it_once(shared_world: World) -> None:
    assert take_together(shared_world) == []
    assert RegisterRecord.objects.count() == 2
    assert Act.objects.filter(verb="list").count() == 1


def test_without_the_lock_one_of_them_would_break_off(shared_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: both see the rows as free; the database still holds each row to one record."""
    seen = rows_listed
    gathered: list[object] = []

    def before_the_lock(paper: Paper, table: object) -> object:
        return gathered[0]

    paper = list_paper(shared_world)
    (table,) = tables_listed(paper)
    gathered.append(seen(paper, table))
    monkeypatch.setattr(verbs, "rows_listed", before_the_lock)
    raised = together(
        lambda: take_rows(shared_world.officer, Paper.objects.get(pk=paper.pk), table),
        lambda: take_rows(shared_world.colleague, Paper.objects.get(pk=paper.pk), table),
    )
    assert [type(error).__name__ for error in raised] == ["IntegrityError"]
    assert RegisterRecord.objects.count() == 2


@pytest.mark.django_db
def test_establishments_that_a_sentence_names_enter_the_register(world: World) -> None:
    names = ["Công ty TNHH Gỗ Suối Mơ", "Hợp tác xã Mây tre Bình Minh"]
    told = f"1. Giới thiệu 02 cơ sở đăng ký hỗ trợ năm 2032: {', '.join(names)}.\n"
    paper = read_as(world, f"BÁO CÁO\nKết quả khuyến công năm 2031\n\n{told}\n2. Mở 2 lớp nghề.\n")
    (table,) = tables_listed(paper)
    assert take_rows(world.officer, paper, table)
    assert [(name, row) for name, _, _, row in taken(paper)] == [*zip(names, (1, 2), strict=True)]
    assert {record.kind for record in paper.register.all()} == {"establishment"}
