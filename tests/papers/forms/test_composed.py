"""Papers an officer composes: their parts, the ledger's figures in them, and their way back through our reader."""

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.bien_ban import v2026_1 as bien_ban
from khuyencong.papers.forms.cong_van import v2026_1 as cong_van
from khuyencong.papers.forms.danh_sach import v2026_1 as danh_sach
from khuyencong.papers.forms.dieu_chinh import v2026_1 as dieu_chinh
from khuyencong.papers.forms.don_doc import v2026_1 as don_doc
from khuyencong.papers.forms.giay_moi import v2026_1 as giay_moi
from khuyencong.papers.forms.quyet_dinh import v2026_1 as quyet_dinh
from khuyencong.papers.forms.thong_bao import v2026_1 as thong_bao
from khuyencong.papers.forms.to_trinh import v2026_1 as to_trinh
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.papers.writing.printed import printed
from khuyencong.reports.rounding import plan_in_unit
from khuyencong.terms.blanks import DOTS, Answers
from khuyencong.terms.document import Annex, Document, Paragraph, Signature, TableBlock
from khuyencong.terms.facts import Role, Severity
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.terms.reasons import Reason
from tests.papers.forms.composed import FORMS, TOLD, TYPED, answers_of, composed
from tests.papers.forms.samples import PLAN, RESULTS, SHEET
from tests.papers.forms.test_round_trip import alarms, planned_by, printed_by, read_back, said

PLAN_FORMS = (to_trinh, quyet_dinh, thong_bao)
KINDS = {
    to_trinh: "proposal", quyet_dinh: "decision", dieu_chinh: "decision", thong_bao: "notice", don_doc: "letter",
    cong_van: "letter",
    giay_moi: "invitation", bien_ban: "minutes", danh_sach: "list",
}  # fmt: skip


def by_name(form: ModuleType) -> str:
    return str(form.FORM).partition("/")[0]


def words(document: Document) -> str:
    paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in paragraphs)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", FORMS, ids=by_name)
def test_kind_number_and_day_are_read_back(form: ModuleType, format: str) -> None:
    head = read_back(composed(form), format).head
    symbol = f"{form.SYMBOL}-SCT" if form.SYMBOL else "SCT-CN"
    assert (head.kind, head.number, head.date) == (KINDS[form], f"07/{symbol}", "2032-01-09")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("form", PLAN_FORMS, ids=by_name)
def test_a_plans_figures_are_read_back_from_the_annex(form: ModuleType, format: str) -> None:
    facts = read_back(composed(form), format)
    assert said(facts) == planned_by(PLAN)
    assert {total.amount_vnd for total in facts.totals} == {3_410_000_000, 3_000_000_000, 410_000_000}


@pytest.mark.parametrize("format", FORMATS)
def test_the_list_of_contents_is_read_back(format: str) -> None:
    """Money only; planned, final and expected apart."""
    facts = said(read_back(composed(danh_sach), format))
    told = replace(RESULTS, lines=tuple(replace(line, targets=()) for line in RESULTS.lines), out_of_plan=())
    assert {(title, role, amount) for title, role, _, _, amount in facts} == {
        (title, role, amount) for title, role, _, _, amount in printed_by(told)
    }


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_asked_for_is_what_nobody_has_told(format: str) -> None:
    facts = said(read_back(composed(don_doc), format))
    assert {(title, role, amount) for title, role, _, _, amount in facts} == {
        ("In sách giới thiệu làng nghề", Role.PLAN, 60_000_000)
    }


def test_a_reminder_with_nothing_left_to_ask_for_has_no_empty_table() -> None:
    told = replace(RESULTS, lines=RESULTS.lines[:4])
    letter = composed(don_doc, replace(TOLD, results=told))
    assert not [block for block in letter.blocks if isinstance(block, TableBlock)]
    assert "rà soát và báo cáo số liệu còn thiếu" in words(letter)


OWED = {
    "one": "báo cáo quý III năm 2031: kết quả thực hiện | 15/10/2031",
    "of-units": "Trung tâm Khuyến công Phú Giang | gửi danh sách 12 cơ sở | 15/10/2031\n"
    "| báo cáo quý III năm 2031 | 30/11/2031",
    "without-day": "gửi danh sách cơ sở\nbáo cáo sơ kết | cuối tháng 11",
}


def reminder(owed: str) -> Document:
    answers = Answers({**answers_of(don_doc).values, "owed": owed})
    sheet = replace(SHEET, signed_on=date(2031, 11, 28))
    return composed(don_doc, sheet=sheet, answers=answers)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("one", ["- báo cáo quý III năm 2031: kết quả thực hiện (hạn 15/10/2031, quá hạn 44 ngày)."]),
        (
            "of-units",
            [
                "1 Trung tâm Khuyến công Phú Giang gửi danh sách 12 cơ sở 15/10/2031, quá hạn 44 ngày",
                "2 Các đơn vị nêu trên báo cáo quý III năm 2031 30/11/2031",
            ],
        ),
        ("without-day", ["- gửi danh sách cơ sở (hạn ……);", "- báo cáo sơ kết (hạn cuối tháng 11)."]),
    ],
)
def test_a_reminder_tells_who_owes_what_by_when_and_how_late(kind: str, told: list[str]) -> None:
    """On the day of the letter, not of the day somebody began it; the contents of the plan are another matter."""
    letter = reminder(OWED[kind])
    _opening, shown, *more = letter.blocks
    if isinstance(shown, TableBlock):
        assert [" ".join(cell.text for cell in row.cells) for row in shown.rows] == told
    else:
        assert told == ["".join(run.text for run in block.runs) for block in (shown, *more)[: len(told)]]
    assert "đến ngày 28/11/2031 Sở Công Thương chưa nhận được" in words(letter)
    assert "In sách giới thiệu làng nghề" not in words(letter)
    assert letter.title == "đôn đốc nhiệm vụ, báo cáo chưa hoàn thành"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", ["one", "of-units"])
def test_a_reminder_of_tasks_tells_no_figures_and_raises_no_alarm(kind: str, format: str) -> None:
    letter = reminder(OWED[kind])
    facts = read_back(letter, format)
    assert (said(facts), facts.totals, alarms(letter, format)) == (set(), (), [])


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize("form", [form for form in FORMS if form is not danh_sach], ids=by_name)
def test_our_papers_raise_no_alarm(form: ModuleType, format: str) -> None:
    text = read_text(write_paper(composed(form), format), f"van-ban.{format}")
    facts = find_facts(text)
    found = (*facts.findings, *check(text, facts))
    assert [(f.rule, f.message_vi) for f in found if f.severity is not Severity.INFO or f.rule == "form"] == []


@pytest.mark.parametrize("form", FORMS, ids=by_name)
def test_required_blanks_show_dots_until_they_are_filled(form: ModuleType) -> None:
    empty = composed(form, answers=Answers({"until": ""}))
    required = [blank.name for blank in form.BLANKS if blank.required and blank.name not in ("addressees", "bases")]
    assert (DOTS in words(empty) + empty.title) == bool(required)
    assert DOTS not in words(composed(form)) + composed(form).title


@pytest.mark.parametrize("form", FORMS, ids=by_name)
def test_every_answer_belongs_to_a_blank_and_names_are_unique(form: ModuleType) -> None:
    names = [blank.name for blank in form.BLANKS]
    assert len(names) == len(set(names))
    assert set(answers_of(form).values) <= set(names)
    assert TYPED[form].keys() <= set(names)


def test_the_decision_has_its_authority_its_bases_and_four_articles() -> None:
    paper = composed(quyet_dinh)
    assert paper.decided_by == "Giám đốc Sở Công Thương"
    assert paper.bases[-1] == "Theo đề nghị của Trưởng phòng Quản lý Công nghiệp"
    assert [line[:7] for line in words(paper).splitlines() if line.startswith("Điều")] == [
        f"Điều {number}." for number in range(1, 5)
    ]
    assert paper.recipients[0] == "Như Điều 4"
    committee = composed(quyet_dinh, sheet=replace(SHEET, agency="Ủy ban nhân dân tỉnh Phú Giang"))
    assert committee.decided_by == "Ủy ban nhân dân tỉnh Phú Giang"


def test_the_total_is_said_in_words_only_where_it_is_exact() -> None:
    assert "3.410.000.000 đồng (Bằng chữ: Ba tỷ, bốn trăm mười triệu đồng)." in words(composed(to_trinh))
    rounded = replace(TOLD, plan=plan_in_unit(PLAN, MoneyUnit.MILLION))
    assert "3.410 triệu đồng." in words(composed(to_trinh, rounded))
    assert "Bằng chữ" not in words(composed(to_trinh, rounded))


def test_a_programme_keeps_its_short_name_as_it_is_written() -> None:
    ocop = replace(TOLD, results=replace(RESULTS, programme="Mỗi xã một sản phẩm (OCOP)"))
    need = to_trinh.usual(ocop, SHEET)["need"]
    assert "nội dung của chương trình mỗi xã một sản phẩm (OCOP) năm 2031." in need


def test_minutes_are_signed_by_chair_and_secretary() -> None:
    paper = composed(bien_ban)
    assert paper.signature == Signature(("Chủ tọa",), "Lê Thử Nghiệm")
    assert paper.second_signature == Signature(("Thư ký",), "Trần Thị Thí Điểm")


def test_figures_stand_in_a_letter_only_when_asked_for_and_lead_to_their_entries() -> None:
    def traced(answers: dict[str, str]) -> list[int | None]:
        full = Answers(TYPED[cong_van] | answers)
        blocks = composed(cong_van, answers=full).blocks
        return [run.value for b in blocks if isinstance(b, Paragraph) for run in b.runs if run.selector]

    assert traced({"figures": "yes"}) == [1_565_900_000, 1_355_900_000, 210_000_000]
    assert traced({"figures": ""}) == []


def test_a_list_may_be_pasted_and_an_annex_added() -> None:
    pasted = "TT|Cơ sở|Kinh phí\n1|Lò gốm Thử|2.000.000\n2|=SUM(A1)|"
    answers = Answers({"matter": "Cơ sở", "table": pasted, "annex_title": "Bản đồ", "annex_table": pasted})
    paper = composed(danh_sach, answers=answers)
    table = paper.blocks[0]
    assert isinstance(table, TableBlock)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["1", "Lò gốm Thử", "2.000.000"],
        ["2", "=SUM(A1)", ""],
    ]
    assert [column.align for column in table.columns] == ["center", "left", "right"]
    annex = paper.blocks[-1]
    assert isinstance(annex, Annex)
    assert annex.title == "Bản đồ"
    assert "Danh sách gồm 02 mục." in words(paper)


def test_a_list_of_contents_adds_them_up() -> None:
    table = composed(danh_sach).blocks[0]
    assert isinstance(table, TableBlock)
    total = table.rows[-1]
    assert (total.kind, [cell.text for cell in total.cells]) == (
        "total",
        ["", "Cộng", "3.470.000.000", "1.355.900.000", "210.000.000", ""],
    )


def test_a_reason_stands_in_the_list() -> None:
    why = (Reason("chưa có cơ sở nào nộp đủ hồ sơ đề nghị"),)
    assert RESULTS.lines[3].reasons == why
    table = composed(danh_sach).blocks[0]
    assert isinstance(table, TableBlock)
    assert table.rows[3].cells[-1].text == "không thực hiện: chưa có cơ sở nào nộp đủ hồ sơ đề nghị"


@pytest.mark.parametrize("form", FORMS, ids=by_name)
def test_administrative_names_and_citations_carry_the_capitals_of_the_decree(form: ModuleType) -> None:
    """B7: «Ủy ban nhân dân tỉnh», «Điều 4», never «điều 4» or «Khoản»."""
    text = words(composed(form))
    assert "ủy ban" not in text
    assert "điều 1" not in text
    assert "Khoản" not in text
    assert "sở Công Thương" not in text


@pytest.mark.parametrize("period", ["2031", "2031H1", "2031M01-M09", "2031Q3"])
def test_a_reminder_names_the_year_once(period: str) -> None:
    part = Period.parse(period)
    title = composed(don_doc, replace(TOLD, results=replace(RESULTS, period=part))).title
    assert title.count("2031") == 1
    assert part.in_words() in title


@pytest.mark.parametrize("format", FORMATS)
def test_only_kinds_that_are_addressed_open_with_a_salutation(format: str) -> None:
    """Phụ lục I, IV (ô 9a): công văn, and tờ trình or báo cáo to whoever stands above."""
    told = {form: read_text(write_paper(composed(form), format), f"a.{format}").content for form in FORMS}
    saluted = {form for form in FORMS if "Kính gửi" in told[form]}
    assert saluted == {to_trinh, don_doc, cong_van}
    assert all("Như trên" not in printed(composed(form)).recipients[0] for form in set(FORMS) - saluted)


def test_a_letter_to_nobody_yet_shows_where_to_fill_them_in() -> None:
    nobody = Answers({"matter": "báo cáo tiến độ", "body": "Đề nghị báo cáo."})
    sheet = replace(SHEET, addressees=())
    for form in (cong_van, don_doc):
        assert printed(composed(form, sheet=sheet, answers=nobody)).addressees == ("……",)


def test_guests_stand_in_the_text_of_an_invitation() -> None:
    told = words(composed(giay_moi))
    assert "kính mời:\n- Trung tâm Khuyến công Phú Giang;\n- Ủy ban nhân dân xã Tân Thử.\nĐến dự họp" in told
    one = Answers(answers_of(giay_moi).values | {"addressees": "Sở Tài chính"})
    assert "trân trọng kính mời Sở Tài chính dự họp" in words(composed(giay_moi, answers=one))
