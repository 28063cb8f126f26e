"""The form `ke-hoach`: contents with targets, funding by source, and the annex."""

from dataclasses import replace

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ke_hoach.v2026_1 import build
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.papers.writing.printed import heading_text
from khuyencong.terms.blanks import Answers
from khuyencong.terms.document import Annex, Document, Heading, Paragraph, TableBlock, from_json, to_json
from khuyencong.terms.facts import Arranged
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper, PlanTarget
from tests.papers.forms.samples import PLAN, SHEET

PAPER = build(PLAN, replace(SHEET, number="31/KH-SCT"))


def texts(document: Document) -> dict[str, str]:
    return {b.key: "".join(r.text for r in b.runs) for b in document.blocks if isinstance(b, Paragraph)}


def annex_rows(document: Document) -> list[list[str]]:
    annex = next(block for block in document.blocks if isinstance(block, Annex))
    table = annex.blocks[0]
    assert isinstance(table, TableBlock)
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_contents_stand_under_their_groups() -> None:
    assert [heading_text(block) for block in PAPER.blocks if isinstance(block, Heading)] == [
        "I. NỘI DUNG KẾ HOẠCH NĂM 2031",
        "1. Đào tạo nghề cho lao động nông thôn",
        "a) Mở lớp nghề đan lát",
        "b) Bồi dưỡng kỹ năng bán hàng trực tuyến",
        "2. Hỗ trợ máy sấy nông sản",
        "3. Quảng bá sản phẩm",
        "a) Dự hội chợ vùng",
        "b) Bình chọn sản phẩm CNNT tiêu biểu",
        "c) Duy trì phòng trưng bày",
        "II. KINH PHÍ THỰC HIỆN",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("item-1-a", "Chỉ tiêu: 12 lớp, 360 học viên, kinh phí 310.000.000 đồng."),
        ("item-2-2", "Chỉ tiêu: 06 cơ sở CNNT, kinh phí 1.900.000.000 đồng."),
        ("item-3-a", "Chỉ tiêu: 04 hội chợ, khoảng 140 sản phẩm."),
        ("item-3-b", "Chỉ tiêu: 28-30 sản phẩm cấp tỉnh."),
        ("item-3-c", "Chỉ tiêu: theo yêu cầu nhiệm vụ."),
        (
            "total",
            "Tổng kinh phí thực hiện kế hoạch năm 2031 là 3.410.000.000 đồng "
            "(Bằng chữ: Ba tỷ, bốn trăm mười triệu đồng).",
        ),
        ("source-1", "- Nguồn kinh phí khuyến công địa phương: 3.000.000.000 đồng, chiếm 87,98%."),
        ("source-2", "- Nguồn kinh phí thu hút từ các cơ sở CNNT: 410.000.000 đồng, chiếm 12,02%."),
    ],
)
def test_targets_and_sums_are_told(key: str, words: str) -> None:
    assert texts(PAPER)[key] == words


def test_a_content_may_say_more_than_targets() -> None:
    item = PlanItem("a", "Bản tin", (PlanTarget(4, "số"),), text="Phát hành mỗi quý;")
    paper = build(replace(PLAN, groups=(PlanGroup("1", "Thông tin", (item,)),)), SHEET)
    assert texts(paper)["item-1-a"] == "Chỉ tiêu: Phát hành mỗi quý, 04 số."


def test_a_sum_nobody_handed_in_is_a_dash() -> None:
    fair = next(row for row in annex_rows(PAPER) if row[1] == "Dự hội chợ vùng")
    assert fair[-2:] == ["–", ""]


def test_a_plan_without_total_points_to_its_annex() -> None:
    paper = build(replace(PLAN, total=None, sources=()), SHEET)
    assert texts(paper)["total"] == "Kinh phí thực hiện theo phụ lục kèm theo."
    assert annex_rows(paper)[-1] == ["", "Cộng", "", "", "–", ""]


def test_what_no_figure_can_say_makes_sections_in_the_usual_order() -> None:
    said = Answers({"aims": "1. Mục đích: …", "solutions": "Kiểm tra mỗi quý.", "duties": "Sở chủ trì.\nXã phối hợp."})
    paper = build(PLAN, SHEET, said)
    assert [heading_text(block) for block in paper.blocks if isinstance(block, Heading) and block.level == 1] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NỘI DUNG KẾ HOẠCH NĂM 2031",
        "III. GIẢI PHÁP THỰC HIỆN",
        "IV. KINH PHÍ THỰC HIỆN",
        "V. TỔ CHỨC THỰC HIỆN",
    ]
    told = texts(paper)
    assert (told["solutions-1"], told["duty-1"], told["duty-2"]) == ("Kiểm tra mỗi quý.", "Sở chủ trì.", "Xã phối hợp.")


def arranged(*told: tuple[Arranged, str]) -> PlanPaper:
    first, *others = PLAN.groups
    lessons, *rest = first.items
    return replace(PLAN, groups=(replace(first, items=(replace(lessons, arranged=told), *rest)), *others))


def test_who_and_when_have_columns_where_they_are_arranged() -> None:
    units = ((Arranged.LEAD, "Sở Công Thương"), (Arranged.PARTNER, "Hội Nông dân"), (Arranged.PARTNER, "UBND xã"))
    paper = build(arranged(*units, (Arranged.TIME, "Quý II")), SHEET)
    annex = next(block for block in paper.blocks if isinstance(block, Annex))
    table = annex.blocks[0]
    assert isinstance(table, TableBlock)
    assert [column.title for column in table.columns[5:]] == ["Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]
    group, lessons, further = annex_rows(paper)[:3]
    assert lessons[5:] == ["Sở Công Thương", "Hội Nông dân; UBND xã", "Quý II"]
    assert group[5:] == further[5:] == ["", "", ""]


@pytest.mark.parametrize("format", FORMATS)
def test_what_an_officer_adds_brings_no_figures_of_its_own(format: str) -> None:
    said = Answers({"aims": "Đúng tiến độ.", "solutions": "Kiểm tra 02 lần mỗi năm.", "duties": "Sở chủ trì."})
    plan = arranged((Arranged.LEAD, "Sở Công Thương"), (Arranged.TIME, "Quý II năm 2031"))
    plain, full = (
        find_facts(read_text(write_paper(paper, format), f"a.{format}"))
        for paper in (build(PLAN, SHEET), build(plan, SHEET, said))
    )
    assert [(a.title, a.amount and a.amount.value) for a in full.activities] == [
        (a.title, a.amount and a.amount.value) for a in plain.activities
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_who_and_when_are_read_back_from_the_annex(format: str) -> None:
    units = ((Arranged.LEAD, "Sở Công Thương"), (Arranged.PARTNER, "Hội Nông dân tỉnh"))
    told = (*units, (Arranged.TIME, "Quý II năm 2031"))
    facts = find_facts(read_text(write_paper(build(arranged(*told), SHEET), format), f"a.{format}"))
    assert [(one.kind, one.words) for one in facts.activities[0].arrangements] == [*told]


def test_selectors_are_kept_where_the_plan_has_them() -> None:
    item = PlanItem("a", "Bản tin", (PlanTarget(4, "số", selector="q"),), 50, "m")
    paper = build(replace(PLAN, groups=(PlanGroup("1", "Thông tin", (item,)),)), SHEET)
    told = [run.selector for b in paper.blocks if isinstance(b, Paragraph) for run in b.runs if run.selector]
    assert told == ["q", "m"]


def test_the_paper_survives_as_a_snapshot() -> None:
    assert from_json(to_json(PAPER)) == PAPER
