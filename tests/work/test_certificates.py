"""What a recognising decision says of its products: points, number and day, until when; mended and counted by place."""

from datetime import date

import pytest

from khuyencong.papers import find_facts
from khuyencong.records.models import Act, Area, Paper, Plan, Programme, RegisterRecord
from khuyencong.records.queries import last_act
from khuyencong.records.registers import Certificate, Counted, by_commune, certified
from khuyencong.terms.document import Annex, TableBlock
from khuyencong.terms.facts import Text
from khuyencong.terms.periods import Period
from khuyencong.terms.recognition import expiry
from khuyencong.work.library import correct_record, rows_listed, tables_listed, take_rows
from khuyencong.work.library.read import keep
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import open_plan
from khuyencong.work.reporting import preview
from khuyencong.work.verification import verify
from tests.world import World, paper_row

DECISION = """ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐỒNG NAI
Số: 1846/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Nai, ngày 24 tháng 7 năm 2026

QUYẾT ĐỊNH
Về việc công nhận sản phẩm OCOP đợt 1 năm 2026

STT | Tên sản phẩm | Tên chủ thể | Địa chỉ | Số điểm | Hạng sao
1 | Bưởi sấy dẻo | Hợp tác xã Thử Nghiệm | xã Tà Lài | 74,2 | 4 sao
2 | Nem bưởi | Cơ sở Mẫu | xã Nơi Khác | 58,5 | 3 sao
"""


@pytest.fixture
def communes(db: None) -> Area:
    """Of two communes of one name one stands today; another of the name stood before."""
    province = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Thành phố", path="/1/")
    district = Area.objects.create(
        code="734", level="district", name="Tân Phú", type="Huyện", parent=province, path="/1/2/",
        valid_to=date(2025, 6, 30),
    )  # fmt: skip
    told = {"level": "commune", "name": "Tà Lài", "type": "Xã"}
    Area.objects.create(code="26131", parent=district, path="/1/2/3/", valid_to=date(2025, 6, 30), **told)
    return Area.objects.create(code="26134", parent=province, path="/1/4/", valid_from=date(2025, 7, 1), **told)


@pytest.fixture
def decision(world: World, communes: Area) -> Paper:
    paper, text = paper_row(world, DECISION), Text(DECISION, "text/plain")
    keep(paper, text, find_facts(text), ())
    return Paper.objects.get(pk=paper.pk)


def take(world: World, paper: Paper) -> dict[str, RegisterRecord]:
    (table,) = tables_listed(paper)
    take_rows(world.officer, paper, table, {row.row.row for row in rows_listed(paper, table)})
    return {record.number: record for record in RegisterRecord.objects.filter(withdrawn_at_act=None)}


@pytest.mark.django_db
def test_a_product_keeps_its_points_its_decision_and_its_term(world: World, decision: Paper, communes: Area) -> None:
    first = take(world, decision)["1"]
    assert (first.in_points, first.rating, first.decision) == ("74,2", 4, "1846/QĐ-UBND")
    assert (first.decided_on, first.valid_to) == (date(2026, 7, 24), date(2029, 7, 24))
    assert first.area == communes


@pytest.mark.django_db
def test_a_certificate_is_valid_due_for_a_new_evaluation_and_ended(world: World, decision: Paper) -> None:
    take(world, decision)
    records = RegisterRecord.objects.all()
    for day, how in (
        (date(2026, 11, 27), Certificate.VALID),
        (date(2029, 1, 24), Certificate.VALID),
        (date(2029, 1, 25), Certificate.REFILE),
        (date(2029, 7, 24), Certificate.REFILE),
        (date(2029, 7, 25), Certificate.ENDED),
    ):
        assert [one for one in Certificate if certified(records, one, day).count() == 2] == [how], day


@pytest.mark.parametrize(
    ("decided", "stars", "until"),
    [
        (date(2026, 7, 24), 3, date(2029, 7, 24)),
        (date(2024, 2, 29), 5, date(2027, 2, 28)),
        (date(2026, 7, 24), 2, None),
        (date(2026, 7, 24), None, None),
        (date(2020, 1, 5), 4, None),
    ],
)
def test_a_term_is_that_of_the_rule_of_the_day(decided: date, stars: int | None, until: date | None) -> None:
    assert expiry(decided, stars) == until


@pytest.mark.django_db
def test_a_row_without_a_known_place_is_given_one(world: World, decision: Paper, communes: Area) -> None:
    record = take(world, decision)["2"]
    assert record.area is None
    mended = correct_record(world.officer, record, {"name": record.name, "area": communes}, "hỏi lại xã")
    record.refresh_from_db()
    assert mended
    assert (mended.area, mended.in_points, mended.row) == (communes, "58,5", record.row)
    act = Act.objects.get(verb="correct_listed")
    assert record.withdrawn_at_act == mended.act_number == act.number
    assert (act.changes["fields"], act.changes["reason"]) == (["area"], "hỏi lại xã")
    standing = RegisterRecord.objects.filter(withdrawn_at_act=None)
    assert by_commune(standing) == [Counted("Xã Tà Lài", communes.code, {4: 1, 3: 1})]
    assert verify() == []
    with pytest.raises(Refused, match="vừa được sửa hoặc rút"):
        correct_record(world.colleague, record, {"name": "Khác"}, "thử")
    assert correct_record(world.officer, mended, {"name": mended.name}, "thử") is None
    with pytest.raises(Refused):
        correct_record(world.stranger, mended, {"name": "Khác"}, "thử")


@pytest.mark.django_db
def test_products_are_counted_by_commune_and_star(world: World, decision: Paper) -> None:
    take(world, decision)
    known, unknown = by_commune(RegisterRecord.objects.all())
    assert (known.area, known.stars, unknown) == ("Xã Tà Lài", {4: 1}, Counted("", "", {3: 1}))


@pytest.mark.django_db
def test_a_result_report_of_ocop_lists_what_decisions_of_its_time_recognised(world: World, decision: Paper) -> None:
    programme = Programme.objects.get(province=world.province, code="ocop")
    plan = open_plan(programme, 2026, "Kế hoạch OCOP năm 2026", world.department, Plan.Origin.RESULTS)

    def listed(period: str, as_of: int | None = None) -> list[str]:
        document = preview(world.officer, plan, Period.parse(period), as_of).document
        tables = [b for annex in document.blocks if isinstance(annex, Annex) for b in annex.blocks]
        (*_results, last) = [table for table in tables if isinstance(table, TableBlock)]
        return [row.cells[1].text for row in last.rows] if last.columns[1].title == "Tên sản phẩm" else []

    before = last_act(world.province)
    first = take(world, decision)["1"]
    assert listed("2026") == listed("2026Q3") == ["Bưởi sấy dẻo", "Nem bưởi"]
    assert listed("2026H1") == listed("2026", before) == []  # recognised in July; not yet listed

    correct_record(world.officer, first, {"name": "Bưởi sấy khô"}, "đọc nhầm tên")
    assert listed("2026") == ["Bưởi sấy khô", "Nem bưởi"]
