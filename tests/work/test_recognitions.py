"""A product recognised again is one product with its recognitions in time order; reported stars recognise nothing."""

import inspect
from datetime import date
from importlib import import_module

import pytest

from khuyencong.records.models import Paper, RegisterRecord
from khuyencong.records.registers import by_commune, certified, holding_ever, standing_now, told_before
from khuyencong.work.library import correct_record, rows_listed, tables_listed, take_rows
from tests.world import World, read_as

pytestmark = pytest.mark.django_db

LIST = """DANH SÁCH
Sản phẩm OCOP của tỉnh

TT | Tên sản phẩm | Chủ thể | Hạng sao | Quyết định số | Ngày công nhận
{rows}
3 | Nem chua | Cơ sở Mẫu {n} | 3 sao | 7/QĐ-UBND | 1/2/2024
"""
FIRST = "1 | Bưởi sấy dẻo | HTX Thử Nghiệm | 3 sao | 12/QĐ-UBND | 24/7/2023"
AGAIN = "1 | Bưởi sấy dẻo | Hợp tác xã Thử Nghiệm | 4 sao | 90/QĐ-UBND | 20-7-2026"
REPORTED = "1 | Bưởi sấy dẻo | HTX Thử Nghiệm | 5 sao | | "


def listed(world: World, *rows: str) -> Paper:
    return read_as(world, LIST.format(rows="\n".join(rows), n=Paper.objects.count()))


def take(world: World, *rows: str) -> Paper:
    paper = listed(world, *rows)
    take_rows(world.officer, paper, tables_listed(paper)[0])
    return paper


def standing() -> list[tuple[str, int | None, str]]:
    told = standing_now(RegisterRecord.objects.filter(withdrawn_at_act=None, name="Bưởi sấy dẻo"))
    return [(one.name, one.rating, one.decision) for one in told]


@pytest.mark.parametrize("order", [(FIRST, AGAIN), (AGAIN, FIRST)], ids=["in time order", "the older list later"])
def test_a_product_recognised_again_stands_once_with_what_was_before(world: World, order: tuple[str, str]) -> None:
    for row in order:
        take(world, row)
    assert standing() == [("Bưởi sấy dẻo", 4, "90/QĐ-UBND")]
    now = standing_now(RegisterRecord.objects.filter(name="Bưởi sấy dẻo")).get()
    before = told_before(RegisterRecord.objects.all(), [now])
    assert [(one.rating, one.decided_on, one.valid_to) for one in before[now.pk]] == [
        (3, date(2023, 7, 24), date(2026, 7, 24))
    ]
    assert now.valid_to == date(2029, 7, 20)


def test_a_new_recognition_is_taken_at_once_and_the_same_one_in_another_list_is_not(world: World) -> None:
    take(world, FIRST)
    paper = listed(world, AGAIN)
    (again, _other) = rows_listed(paper, tables_listed(paper)[0])
    assert (again.known, again.is_clean) == (None, True)
    assert again.before is not None
    assert again.before.decision == "12/QĐ-UBND"
    paper = listed(world, FIRST.replace("HTX", "Hợp tác xã"))
    (same, _other) = rows_listed(paper, tables_listed(paper)[0])
    assert same.known is not None
    assert (same.before, same.is_clean) == (None, False)


def test_one_number_in_two_years_is_two_decisions(world: World) -> None:
    take(world, FIRST)
    paper = listed(world, FIRST.replace("24/7/2023", "30/6/2026"))
    assert rows_listed(paper, tables_listed(paper)[0])[0].is_clean


def test_a_list_of_all_recognitions_tells_one_product_twice_and_no_row_again(world: World) -> None:
    paper = take(world, FIRST, AGAIN.replace("1 |", "2 |"), FIRST)
    rows = rows_listed(paper, tables_listed(paper)[0])
    assert [bool(one.taken) for one in rows] == [True, True, False, True]
    assert [p.message_vi for p in rows[2].problems] == ["trùng với dòng 2"]
    assert standing() == [("Bưởi sấy dẻo", 4, "90/QĐ-UBND")]


def test_a_reported_star_without_a_decision_recognises_nothing(world: World) -> None:
    paper = take(world, REPORTED)
    assert [one.is_reported for one in rows_listed(paper, tables_listed(paper)[0])] == [True, False]
    assert (standing(), by_commune(RegisterRecord.objects.filter(name="Bưởi sấy dẻo"))) == (
        [("Bưởi sấy dẻo", 5, "")],
        [],
    )
    take(world, AGAIN)
    assert standing() == [("Bưởi sấy dẻo", 4, "90/QĐ-UBND")]
    assert [row.stars for row in by_commune(RegisterRecord.objects.filter(name="Bưởi sấy dẻo"))] == [{4: 1}]
    later = listed(world, REPORTED)
    assert rows_listed(later, tables_listed(later)[0])[0].known is not None


def test_a_renewed_product_is_not_ended_and_is_found_by_its_former_decision(world: World) -> None:
    take(world, FIRST)
    take(world, AGAIN)
    now = standing_now(RegisterRecord.objects.filter(name="Bưởi sấy dẻo"))
    assert [certified(now, how, date(2026, 11, 27)).count() for how in ("con", "het")] == [1, 0]
    assert [one.decision for one in holding_ever(RegisterRecord.objects.all(), "12/qd")] == ["90/QĐ-UBND"]


def test_products_of_nobody_named_and_of_two_holders_stand_apart(world: World) -> None:
    take(world, FIRST.replace("HTX Thử Nghiệm", "HTX Khác"), AGAIN)
    assert len(standing()) == 2
    RegisterRecord.objects.filter(name="Bưởi sấy dẻo").update(holder="", same="product buoi say deo")
    assert len(standing()) == 2


def test_a_year_of_recognition_is_ordered_among_days(world: World) -> None:
    take(world, FIRST.replace("24/7/2023", "năm 2023"))
    take(world, AGAIN.replace("20-7-2026", "tháng 6/2026"))
    assert standing() == [("Bưởi sấy dẻo", 4, "90/QĐ-UBND")]
    told = RegisterRecord.objects.filter(name="Bưởi sấy dẻo")
    assert sorted(told.values_list("period", flat=True)) == ["2023", "2026M06"]


def test_what_is_honoured_without_stars_takes_no_stars_away(world: World) -> None:
    """A product of four stars that is chosen as typical of its trade later keeps its stars and their term."""
    take(world, FIRST)
    take(world, FIRST.replace("3 sao | 12/QĐ-UBND | 24/7/2023", " | 55/QĐ-SCT | 1/9/2026"))
    assert sorted(standing(), key=lambda one: one[2]) == [
        ("Bưởi sấy dẻo", 3, "12/QĐ-UBND"),
        ("Bưởi sấy dẻo", None, "55/QĐ-SCT"),
    ]


def test_who_is_given_something_each_year_is_taken_each_year_and_the_same_list_once(world: World) -> None:
    head = "DANH SÁCH\nCơ sở được hỗ trợ\n\nTT | Tên cơ sở | Địa chỉ | Máy móc hỗ trợ | Kinh phí (đồng) | Thời gian\n"
    rows = "1 | HTX Bàu Sen | | máy sấy | 200.000.000 | năm {year}\n2 | HTX Gỗ | | máy cưa | 90.000.000 | năm {year}\n"
    clean = []
    for year in (2024, 2025, 2025):
        paper = read_as(world, head + rows.format(year=year))
        (table,) = tables_listed(paper)
        clean.append([one.is_clean for one in rows_listed(paper, table)])
        take_rows(world.officer, paper, table)
    assert clean == [[True, True], [True, True], [False, False]]


def test_a_day_that_was_cleared_orders_nothing_any_more(world: World) -> None:
    take(world, FIRST)
    record = RegisterRecord.objects.get(name="Bưởi sấy dẻo")
    mended = correct_record(world.officer, record, {"decided_on": None}, "đọc nhầm ngày")
    assert mended
    assert (record.since, mended.since) == (date(2023, 7, 24), None)


def test_the_rule_of_a_migration_stays_as_it_was_written() -> None:
    rule = import_module("khuyencong.records.migrations.0056_a_product_is_known_again_by_its_holder")
    assert {rule.core(name) for name in ("HTX Thử Nghiệm", "Hợp tác xã Thử Nghiệm")} == {"hop tac xa: thu nghiem"}
    assert "khuyencong" not in inspect.getsource(rule)
