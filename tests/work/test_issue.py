"""Issuing a report: its number, its frozen figures, its bytes; and the signed file that comes back."""

import io
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import docx
import pytest
from django.utils import timezone

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.pages import page_count
from khuyencong.records.models import Act, BookNumber, Issue, Paper, Plan, PlanVersion, ReturnedFile
from khuyencong.records.store import read_bytes
from khuyencong.terms.blanks import Answers, Kind
from khuyencong.terms.document import from_json
from khuyencong.terms.facts import Role
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.library import AnotherPaper, IssueOrder, accept_clean, issue, recall, set_aside, take_back
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, open_plan
from khuyencong.work.reporting import CATALOGUE, preview
from khuyencong.work.verification import verify
from tests.factories import year_of_work
from tests.world import World, item, tell

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2023")


def order(plan: Plan, **more: Any) -> IssueOrder:
    return IssueOrder(plan, YEAR, **{"signed_on": date(2024, 1, 5), "signer_name": "Trần Thị Ký", **more})


def another(plan: Plan, **more: Any) -> IssueOrder:
    """An order for a paper that stands beside one of the same form and period, which is said."""
    return order(plan, beside="phát hành thêm để thử số", **more)


def test_an_issued_report_keeps_number_bytes_and_snapshot(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))

    assert (row.paper.number, row.paper.issuer, row.paper.dated) == ("01/BC-SCT", "Sở Công Thương", "2024-01-05")
    assert (row.act, row.as_of) == (Act.objects.latest("number"), Act.objects.count() - 1)
    text = read_text(read_bytes(row.docx), "bao-cao.docx").content
    assert "01/BC-SCT" in text
    assert "440.000.000" in text
    assert read_bytes(row.pdf).startswith(b"%PDF")
    assert verify() == []


def test_later_figures_never_change_what_was_issued(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    accept_clean(world.officer, tell(world, item("1", "Hội chợ trong nước", Role.ACTUAL, 999_000_000, reason="bù")))

    rebuilt = preview(world.officer, plan, YEAR, row.as_of).document
    kept = from_json(Issue.objects.get().document)
    assert rebuilt.blocks == kept.blocks


def test_annexes_may_leave_the_house_as_a_file_of_their_own(world: World, plan: Plan) -> None:
    """Signed by itself, it comes back by itself, and is compared with what it was."""
    row = issue(world.officer, order(plan, form="ke-hoach", answers=Answers({"annex_file": "apart"})))
    assert row.annex_docx is not None
    assert row.annex_pdf is not None
    paper, annexes = (read_text(read_bytes(file), "x.docx").content for file in (row.docx, row.annex_docx))
    assert "(Kèm theo Kế hoạch số 01/KH-SCT ngày 05 tháng 01 năm 2024 của Sở Công Thương)" in annexes
    assert "Kèm theo Kế hoạch số" not in paper
    assert row.pages == sum(page_count(read_bytes(file)) for file in (row.pdf, row.annex_pdf))

    back = take_back(
        world.officer, row, "phu-luc.docx", edited(read_bytes(row.annex_docx), "450.000.000", "455.000.000")
    )
    assert back.of_annexes
    assert {d["kind"] for d in back.differences} == {"changed"}
    assert not take_back(world.officer, row, "ke-hoach.docx", read_bytes(row.docx)).of_annexes
    assert verify() == []


def test_a_paper_without_annexes_apart_has_one_file(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    assert (row.annex_docx, row.annex_pdf) == (None, None)


def test_the_legal_library_tells_where_our_own_paper_cites_a_basis(world: World, plan: Plan) -> None:
    bases = "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công"
    row = issue(world.officer, order(plan, answers=Answers({"bases": bases})))
    (place,) = row.paper.citations.select_related("reference")
    assert place.reference.number == "45/2012/NĐ-CP"
    assert row.paper.text[place.start : place.end].startswith("Nghị định số 45/2012/NĐ-CP")


def test_the_book_gives_numbers_without_gaps_and_refuses_one_twice(world: World, plan: Plan) -> None:
    assert issue(world.officer, order(plan)).paper.number == "01/BC-SCT"
    office = another(plan, numbered_by="office", number="12/BC-SCT", gap="văn phòng cấp cho văn bản khác")
    assert issue(world.officer, office).paper.number == "12/BC-SCT"
    assert issue(world.officer, another(plan)).paper.number == "13/BC-SCT"
    with pytest.raises(Refused, match="đã có trong sổ"):
        issue(world.officer, another(plan, numbered_by="office", number="12"))
    assert Issue.objects.count() == 3


def test_a_plan_is_issued_under_its_own_kind_and_number(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan, form="ke-hoach", money=MoneyUnit.MILLION))

    assert (row.paper.number, row.paper.kind, row.paper.purpose) == ("01/KH-SCT", "Kế hoạch", Paper.Purpose.PLAN)
    assert "450 triệu đồng" in read_text(read_bytes(row.docx), "ke-hoach.docx").content
    assert issue(world.officer, order(plan)).paper.number == "01/BC-SCT"


@pytest.mark.parametrize("form", ["ke-hoach", "to-trinh", "quyet-dinh", "thong-bao", "danh-sach"])
def test_a_plan_of_nothing_is_not_issued(world: World, form: str) -> None:
    nothing = open_plan(world.programme, 2023, "Kế hoạch khuyến công năm 2023", world.department, Plan.Origin.DRAFT)

    with pytest.raises(Refused, match="chưa có nội dung nào"):
        issue(world.officer, order(nothing, form=form))
    assert not BookNumber.objects.exists()


def test_each_year_begins_a_new_book(world: World, plan: Plan) -> None:
    issue(world.officer, order(plan))
    assert issue(world.officer, another(plan, signed_on=date(2025, 2, 3))).paper.number == "01/BC-SCT"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"signer_name": " "}, "người ký"),
        ({"numbered_by": "office", "number": "số mười"}, "chữ số"),
        ({"form": "so-do"}, "Không có mẫu"),
    ],
)
def test_a_wrong_order_is_refused_and_uses_no_number(
    world: World, plan: Plan, wrong: dict[str, str], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        issue(world.officer, order(plan, **wrong))
    assert issue(world.officer, order(plan)).paper.number == "01/BC-SCT"


def test_a_day_to_come_cannot_be_signed(world: World, plan: Plan) -> None:
    with pytest.raises(Refused, match="sau hôm nay"):
        issue(world.officer, order(plan, signed_on=timezone.localdate() + timedelta(days=1)))


def test_the_head_says_province_before_the_day_of_the_city_and_city_after(world: World, plan: Plan) -> None:
    before = issue(world.officer, order(plan, signed_on=date(2026, 4, 29)))
    after = issue(world.officer, another(plan, signed_on=date(2026, 4, 30)))
    assert from_json(before.document).parent_agency == "UBND tỉnh Đồng Nai"
    assert from_json(after.document).parent_agency == "UBND thành phố Đồng Nai"


def test_only_who_may_issue_issues(world: World, plan: Plan) -> None:
    for person in (world.leader, world.centre_officer, world.stranger):
        with pytest.raises(Refused, match="không có quyền phát hành"):
            issue(person, order(plan))
    assert not Paper.objects.filter(direction="issued").exists()


def edited(data: bytes, old: str, new: str) -> bytes:
    """The file as Word would save it after somebody retyped a figure."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = [
        *document.paragraphs,
        *(p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs),
    ]
    for run in (run for paragraph in paragraphs for run in paragraph.runs):
        run.text = run.text.replace(old, new)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_the_file_as_issued_comes_back_without_differences(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    assert take_back(world.officer, row, "da-ky.docx", read_bytes(row.docx)).differences == []


def test_a_figure_changed_in_word_is_shown_and_the_snapshot_stays(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    returned = take_back(world.officer, row, "da-ky.docx", edited(read_bytes(row.docx), "440.000.000", "444.000.000"))

    changed = returned.differences
    assert changed
    assert {d["kind"] for d in changed} == {"changed"}
    assert all("440.000.000" in d["figures_before"] and "444.000.000" in d["figures_after"] for d in changed)
    assert "440.000.000" in read_text(read_bytes(row.docx), "x.docx").content
    assert Act.objects.latest("number").verb == "take_back"


def test_words_that_changed_are_told_behind_figures_and_are_none(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    other = edited(edited(read_bytes(row.docx), "Hội chợ", "Các hội chợ"), "440.000.000", "444.000.000")
    back = take_back(world.officer, row, "v.docx", other)
    kinds = [one["kind"] for one in back.differences]
    assert (kinds[0], kinds[-1]) == ("changed", "reworded")
    assert (back.of_figures, back.of_words) == (kinds.count("changed"), kinds.count("reworded"))
    assert back.act.summary.endswith(f"{back.of_words} chỗ khác lời văn")

    added = docx.Document(io.BytesIO(read_bytes(row.docx)))
    added.paragraphs[-1].insert_paragraph_before("Sở Công Thương kính báo cáo.")
    saved = io.BytesIO()
    added.save(saved)
    (one,) = take_back(world.officer, row, "them.docx", saved.getvalue()).differences
    assert (one["kind"], one["after"]) == ("put_in", "Sở Công Thương kính báo cáo.")


def test_an_unreadable_file_is_refused_and_not_kept(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    with pytest.raises(Refused):
        take_back(world.officer, row, "da-ky.docx", b"PK\x03\x04 hong")
    assert not row.returns.exists()


def test_the_figures_of_the_issued_paper_read_back_as_they_are_in_the_ledger(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    facts = find_facts(read_text(read_bytes(row.docx), "bao-cao.docx"))
    read = {(a.role, a.amount.value) for a in facts.activities if a.amount}
    assert {(Role.PLAN, 450_000_000), (Role.ACTUAL, 440_000_000)} <= read


# A second paper of one form and period -------------------------------------------------------------


def test_a_second_paper_of_one_form_and_period_says_what_becomes_of_the_first(world: World, plan: Plan) -> None:
    first = issue(world.officer, order(plan))
    with pytest.raises(Refused, match="số 01/BC-SCT ngày 05/01/2024 cùng mẫu, cùng kỳ đang có hiệu lực"):
        issue(world.officer, order(plan))
    assert (Issue.objects.count(), BookNumber.objects.count()) == (1, 1)

    added = issue(world.officer, order(plan, supplements=first))
    beside = issue(world.officer, order(plan, beside=" gửi riêng cơ quan kiểm toán "))
    assert (added.supplements, added.beside_reason) == (first, "")
    assert (beside.supplements, beside.beside_reason) == (None, "gửi riêng cơ quan kiểm toán")
    told = Act.objects.filter(verb="issue").order_by("number").values_list("changes", flat=True)
    assert [(act.get("supplements"), act.get("beside")) for act in told] == [
        (None, None), ("01/BC-SCT", None), (None, "gửi riêng cơ quan kiểm toán"),
    ]  # fmt: skip
    with pytest.raises(Refused, match="số 03/BC-SCT ngày 05/01/2024, 02/BC-SCT"):
        issue(world.officer, order(plan, replaces=first))
    assert verify() == []


def test_another_period_another_form_and_a_recalled_paper_ask_nothing(world: World, plan: Plan) -> None:
    first = issue(world.officer, order(plan))
    issue(world.officer, replace(order(plan), period=Period.parse("2023H1")))
    plan_paper = issue(world.officer, order(plan, form="ke-hoach"))
    with pytest.raises(Refused, match="Chỉ bổ sung cho văn bản cùng mẫu"):
        issue(world.officer, order(plan, supplements=plan_paper))
    recall(world.officer, first, "sai số liệu", "15/SCT-VP")
    assert issue(world.officer, order(plan)).paper.number == "03/BC-SCT"


def test_letters_are_written_as_often_as_they_are_needed(world: World, plan: Plan) -> None:
    said = Answers({"matter": "thử", "addressees": "UBND xã", "body": "Nội dung."})
    numbers = [issue(world.officer, order(plan, form="cong-van", answers=said)).paper.number for _time in range(2)]
    assert numbers == ["01/SCT", "02/SCT"]


def test_another_paper_is_taken_back_only_by_who_says_so(world: World, plan: Plan) -> None:
    """Two reports of one office are alike: number, title and most lines tell them apart."""
    row = issue(world.officer, order(plan))
    other = (
        "SỞ CÔNG THƯƠNG\nSố: 77/SCT-CN\nV/v cử cán bộ dự tập huấn an toàn hóa chất\n\nKính gửi: Phòng Kinh tế".encode()
    )
    with pytest.raises(AnotherPaper) as asked:
        take_back(world.officer, row, "khac.txt", other)
    assert len(asked.value.doubts) == 3
    assert not row.returns.exists()
    assert take_back(world.officer, row, "khac.txt", other, sure=True).act.changes["doubts"] == list(asked.value.doubts)


def test_only_another_number_is_asked_about(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    number = row.paper.number
    other = edited(read_bytes(row.docx), f"Số: {number}", f"Số: 9{number}")
    with pytest.raises(AnotherPaper) as asked:
        take_back(world.officer, row, "khac.docx", other)
    assert [f"9{number}" in doubt for doubt in asked.value.doubts] == [True]


FILLED = {Kind.DAY: "2023-12-15", Kind.TABLE: "Đơn vị|Số lớp\nXã Tân Thử|3"}


def filled(form: str) -> Answers:
    """Every required blank with something in it; the rest as it usually is."""
    return Answers({b.name: FILLED.get(b.kind, "Nội dung đã thống nhất") for b in CATALOGUE[form].blanks if b.required})


def figures_of(back: ReturnedFile, side: str) -> list[str]:
    return sorted(figure for one in back.differences for figure in one[f"figures_{side}"])


def moved_between_two(world: World, plan: Plan) -> None:
    """One content has a thousandth less, another as much more."""
    less, more = [purse for purse in purses(plan) if purse.money > 1_000_000][:2]
    moves = [
        Move(one.line.pk, one.source.pk if one.source else None, one.money + by, one.money)
        for one, by in ((less, -1_000), (more, 1_000))
    ]
    adjust(world.officer, plan, moves, Basis("7/QĐ-SCT", date(2023, 9, 1), "giá thuê giảm"))


@pytest.mark.one_engine
@pytest.mark.parametrize("form", CATALOGUE)
def test_the_own_file_of_every_form_raises_no_doubt(world: World, form: str) -> None:
    planned, reached = year_of_work()
    for told, title in ((planned, "Kế hoạch khuyến công 2023"), (reached, "Kết quả khuyến công 2023")):
        accept_clean(world.officer, tell(world, *told, title=title))
    plan = Plan.objects.get()
    if form != "quyet-dinh":  # which comes before the approval
        approve(world.leader, PlanVersion.objects.get(), Decision("95/KH-UBND", date(2023, 3, 1)))
    if form == "dieu-chinh":
        moved_between_two(world, plan)
    row = issue(world.officer, order(plan, form=form, answers=filled(form)))
    for format, sent in (("docx", row.docx), ("pdf", row.pdf)):
        back = take_back(world.officer, row, f"da-ky.{format}", read_bytes(sent))
        assert back.act.changes["doubts"] == []
        assert back.differences == [] or (form, format) == ("don-doc", "pdf")  # its subject breaks in two lines
        assert figures_of(back, "before") == figures_of(back, "after")


def test_another_number_in_the_same_place_is_still_a_difference(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    other = edited(read_bytes(row.docx), "Số: 01/BC-SCT", "Số: 10/BC-SCT")
    (one,) = take_back(world.officer, row, "khac.docx", other, sure=True).differences
    assert (one["figures_before"], one["figures_after"]) == (("01",), ("10",))


def test_a_file_taken_back_wrongly_is_set_aside_and_kept(world: World, plan: Plan) -> None:
    row = issue(world.officer, order(plan))
    wrong = take_back(world.officer, row, "khac.txt", "Văn bản khác hẳn".encode(), sure=True)
    with pytest.raises(Refused, match="lý do"):
        set_aside(world.officer, wrong, " ")
    with pytest.raises(Refused, match="quyền"):
        set_aside(world.leader, wrong, "nhầm tệp")
    act = set_aside(world.officer, wrong, "nhầm tệp")
    kept = ReturnedFile.objects.get()
    assert (kept.set_aside_at_act, act.verb, act.changes["reason"]) == (act.number, "set_aside", "nhầm tệp")
    assert read_bytes(kept.file).decode() == "Văn bản khác hẳn"
    with pytest.raises(Refused, match="đã được gỡ"):
        set_aside(world.colleague, wrong, "nhầm tệp")
    take_back(world.officer, row, "da-ky.docx", read_bytes(row.docx))
    assert verify() == []
