"""A fair that is moved or called off during the year, from the sentence of a report to the papers written from it."""

from datetime import date

import pytest

from khuyencong.papers import read_text
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Act, Area, Arrangement, Line, Note, Paper, Plan
from khuyencong.records.snapshots import plan_case
from khuyencong.reports.versions import Fate, compare
from khuyencong.terms.facts import Arranged
from khuyencong.terms.periods import Period
from khuyencong.work.adjust import Basis
from khuyencong.work.items import ItemEdit, Overtaken, arranged_now, edit_item
from khuyencong.work.library import beside_ledger, undo
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import preview
from khuyencong.work.verification import verify
from tests.world import World, accept_all, approved_plan, read_as

pytestmark = pytest.mark.django_db

PLAN = """Kế hoạch xúc tiến thương mại năm 2026
TT | Nội dung | Địa điểm | Thời gian | Kinh phí (triệu đồng)
1 | Hội chợ Suối Lớn | Phường Trấn Biên | Quý II | 600
2 | Hội chợ trái cây | Phường Long Khánh | Quý II | 300
3 | Phiên chợ vùng cao | Thôn Thử | Quý IV | 100
"""
REPORT = """SỞ CÔNG THƯƠNG
TRUNG TÂM XÚC TIẾN THƯƠNG MẠI
Số: 41/BC-XTTM
Đồng Nai, ngày 16 tháng 6 năm 2026
BÁO CÁO
Kết quả thực hiện Kế hoạch xúc tiến thương mại 6 tháng đầu năm 2026

Hội chợ trái cây chuyển sang phường Xuân Lộc, tổ chức trong quý III năm 2026.
Phiên chợ vùng cao: không tổ chức theo Quyết định số 15/QĐ-SCT ngày 03 tháng 3 năm 2026.

TT | Nội dung | Địa điểm | Số gian hàng | Kinh phí thực hiện (triệu đồng)
1 | Hội chợ Suối Lớn | Phường Trấn Biên | 215 | 590
"""
H1 = Period.parse("2026H1")
TIME, VENUE = Arranged.TIME, Arranged.VENUE


def line_of(plan: Plan, title: str) -> Line:
    return plan.lines.get(title=title)


def held(plan: Plan, title: str) -> tuple[str, str]:
    line = line_of(plan, title)
    return arranged_now(line, TIME), arranged_now(line, VENUE)


def said(world: World, plan: Plan, form: str, period: Period = H1) -> str:
    return read_text(write_paper(preview(world.officer, plan, period, form=form).document, "docx"), "bc.docx").content


def changed(plan: Plan, since: int) -> dict[str, list[tuple[Arranged, str, str]]]:
    """What became of when and where the contents are held, since an act."""
    year = Period.parse("2026")
    told = compare(plan_case(plan, year, since), plan_case(plan, year))
    return {line.title: list(line.moved) for line in told.lines if line.fate is Fate.CHANGED}


def test_a_report_moves_one_fair_and_calls_off_another(world: World) -> None:
    plan = approved_plan(world, PLAN)
    then = Act.objects.latest("number").number
    assert held(plan, "Hội chợ trái cây") == ("2026Q2", "Phường Long Khánh")
    report = read_as(world, REPORT)
    assert {fact.line.title for fact in report.facts.all() if fact.line} == {
        "Hội chợ Suối Lớn", "Hội chợ trái cây", "Phiên chợ vùng cao",
    }  # fmt: skip
    assert beside_ledger(report)[0] == {}
    accept_all(world.officer, report)

    assert held(plan, "Hội chợ trái cây") == ("2026Q3", "phường Xuân Lộc")
    assert set(Note.objects.values_list("line__title", "kind")) == {
        ("Hội chợ trái cây", "later"), ("Phiên chợ vùng cao", "not_done"),
    }  # fmt: skip
    words = said(world, plan, "ket-qua")
    assert "chưa thực hiện, lý do: chuyển sang phường Xuân Lộc, tổ chức trong quý III năm 2026." in words
    assert "không thực hiện, nguyên nhân: theo Quyết định số 15/QĐ-SCT ngày 03 tháng 3 năm 2026." in words
    assert "| Phường Trấn Biên | Quý II |" in words  # where the fair was held, in the annex of fairs
    assert changed(plan, then) == {
        "Hội chợ trái cây": [
            (TIME, "quý II năm 2026", "quý III năm 2026"),
            (VENUE, "Phường Long Khánh", "phường Xuân Lộc"),
        ]
    }
    assert "quý III năm 2026 | phường Xuân Lộc" in said(world, plan, "ke-hoach", Period.parse("2026"))
    own = Arrangement.objects.filter(line=line_of(plan, "Hội chợ Suối Lớn"), kind=VENUE)
    assert own.standing().get().paper != report  # said again, it keeps its first sentence
    assert verify() == []

    taken = report.facts.first()
    assert taken is not None
    assert taken.act is not None
    undo(world.officer, Paper.objects.get(pk=report.pk), taken.act.number)
    assert held(plan, "Hội chợ trái cây") == ("2026Q2", "Phường Long Khánh")
    accept_all(world.officer, Paper.objects.get(pk=report.pk))
    assert held(plan, "Hội chợ trái cây") == ("2026Q3", "phường Xuân Lộc")


def test_once_it_is_held_the_move_is_news_of_it_and_no_reason(world: World) -> None:
    plan = approved_plan(world, PLAN)
    accept_all(world.officer, read_as(world, REPORT))
    later = REPORT.replace("6 tháng đầu năm", "9 tháng đầu năm").replace("tháng 6", "tháng 9")
    later = later.replace("Hội chợ trái cây chuyển sang phường Xuân Lộc, tổ chức trong quý III năm 2026.\n", "")
    accept_all(world.officer, read_as(world, f"{later}2 | Hội chợ trái cây | Phường Xuân Lộc | 132 | 290\n"))
    words = said(world, plan, "ket-qua", Period.parse("2026M01-M09"))
    assert "Diễn biến: chuyển sang phường Xuân Lộc, tổ chức trong quý III năm 2026." in words
    assert "Lý do: chuyển sang" not in words


def test_places_that_are_one_of_several_or_a_unit_s_own_are_no_word_on_the_whole(world: World) -> None:
    plan = approved_plan(world, PLAN)
    accept_all(world.officer, read_as(world, f"{REPORT}2 | Hội chợ Suối Lớn | Xã Định Quán | 40 | 5\n"))
    assert held(plan, "Hội chợ Suối Lớn") == ("2026Q2", "Phường Trấn Biên")
    assert not Arrangement.objects.standing().filter(words="Xã Định Quán").exists()

    plan.lines.filter(title="Hội chợ Suối Lớn").update(title="Hội chợ vùng", key="1 hoi cho vung")
    home = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh", path="/1/")
    own = Area.objects.create(code="26300", level="commune", name="Thử", type="Phường", parent=home, path="/1/2/")
    below = read_as(world, REPORT.replace("Hội chợ Suối Lớn | Phường Trấn Biên", "Hội chợ vùng | Phường Thử"))
    type(world.centre).objects.filter(pk=world.centre.pk).update(area=own)
    Paper.objects.filter(pk=below.pk).update(told_by=world.centre)
    accept_all(world.officer, Paper.objects.get(pk=below.pk))
    assert held(plan, "Hội chợ vùng") == ("2026Q2", "Phường Trấn Biên")


def test_time_and_place_of_a_plan_in_force_are_changed_by_a_paper(world: World) -> None:
    plan = approved_plan(world, PLAN)
    then, line = Act.objects.latest("number").number, line_of(plan, "Hội chợ trái cây")
    moves = {"time": ("2026Q2", "2026Q3"), "venue": ("Phường Long Khánh", "phường Xuân Lộc")}
    basis = Basis("15/QĐ-SCT", date(2026, 3, 3), "mưa bão")
    with pytest.raises(Refused, match="phải ghi số, ngày của văn bản cho phép"):
        edit_item(world.officer, line, ItemEdit("mưa bão", **moves))
    with pytest.raises(Refused, match="ở sau hôm nay"):
        edit_item(world.officer, line, ItemEdit("mưa bão", **moves, basis=Basis("1/QĐ", date(2099, 1, 1), "")))
    with pytest.raises(Refused):
        edit_item(world.inspector, line, ItemEdit("mưa bão", **moves, basis=basis))
    act = edit_item(world.officer, line, ItemEdit("mưa bão", **moves, basis=basis))
    assert act.summary == (
        "Sửa 2 Hội chợ trái cây: thời gian quý II năm 2026 → quý III năm 2026, địa điểm Phường Long Khánh → phường "
        "Xuân Lộc theo 15/QĐ-SCT ngày 03/3/2026"
    )
    assert (act.changes["basis"], act.changes["day"]) == ("15/QĐ-SCT", "2026-03-03")
    assert held(plan, "Hội chợ trái cây") == ("2026Q3", "phường Xuân Lộc")
    assert [kind for kind, _, _ in changed(plan, then)["Hội chợ trái cây"]] == [TIME, VENUE]
    as_approved = next(one for one in plan_case(plan, H1, then).lines if one.title == "Hội chợ trái cây")
    assert {one.words for one in as_approved.arranged if one.kind is VENUE} == {"Phường Long Khánh"}
    with pytest.raises(Overtaken):
        edit_item(world.colleague, line, ItemEdit("mưa bão", **moves, basis=basis))
    assert verify() == []


def test_of_a_draft_time_and_place_need_no_paper(world: World) -> None:
    accept_all(world.officer, read_as(world, PLAN))
    plan = Plan.objects.get()
    edit_item(world.officer, line_of(plan, "Phiên chợ vùng cao"), ItemEdit(venue=("Thôn Thử", "xã Định Quán")))
    assert held(plan, "Phiên chợ vùng cao") == ("2026Q4", "xã Định Quán")
