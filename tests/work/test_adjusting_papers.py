"""A decision that adjusts a plan is accepted like any plan paper: the contents' new money, never the plan twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import Fact, Line, Paper, Plan, SigningPost, Unit, UnitSuccession, UnitTitle
from khuyencong.terms.blanks import Answers
from khuyencong.terms.facts import Status
from khuyencong.terms.periods import Period
from khuyencong.work.adjust import Basis, Move, adjust, purses
from khuyencong.work.closing import left_out
from khuyencong.work.library import IssueOrder, doubts_of, issue, undo
from khuyencong.work.new_contents import NewContent
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve, planned_total
from khuyencong.work.reporting import CATALOGUE, begin_draft, draft_preview, preview, save_draft, unsourced_doubts
from khuyencong.work.reporting.wording import wording_of
from khuyencong.work.signing import ForSignature, appoint, submit
from khuyencong.work.verification import verify
from tests.papers.reading.test_adjustments import DECISION, HEAD, IN_SENTENCES
from tests.world import World, accept_all, read_as

pytestmark = pytest.mark.django_db

PLAN = """Kế hoạch khuyến công năm 2031
Đơn vị tính: triệu đồng
TT | Tên đề án | Ngân sách tỉnh | Đối ứng
1 | Dạy đan lát | 90 | 15
2 | Lò sấy ngói | 50 | 40
"""


def accepted(world: World, content: str) -> Paper:
    paper = read_as(world, content)
    accept_all(world.officer, paper)
    return Paper.objects.get(pk=paper.pk)


def test_accepting_an_adjustment_states_the_new_money_of_its_contents(world: World) -> None:
    plan = accepted(world, PLAN).plan
    adjusted = accepted(world, DECISION)
    assert adjusted.plan == plan
    assert planned_total(adjusted.plan) == 195_000_000
    assert verify() == []


MOVED = f"""{HEAD}Điều 1. Điều chỉnh kinh phí giữa các nội dung của Kế hoạch số 3/KH-UBND như sau:
1. Điều chỉnh giảm nội dung Lò sấy ngói: từ 50 triệu đồng xuống 30 triệu đồng (giảm 20 triệu đồng).
2. Điều chỉnh tăng nội dung Dạy đan lát: từ 90 triệu đồng lên 110 triệu đồng (tăng 20 triệu đồng).
Tổng kinh phí của Kế hoạch không thay đổi: 185 triệu đồng.

TT | Nội dung | Kinh phí đã duyệt (triệu đồng) | Kinh phí sau điều chỉnh (triệu đồng) | Tăng (+), giảm (-)
1 | Lò sấy ngói | 50 | 30 | -20
2 | Dạy đan lát | 90 | 110 | +20

Điều 2. Quyết định có hiệu lực từ ngày ký.
"""
STOOD = "Kế hoạch khuyến công năm 2031\nTT | Nội dung | Kinh phí (triệu đồng)\n{}3 | Tờ rơi | 45\n"


def test_what_a_decision_says_stood_until_then_is_no_other_figure_and_the_rest_of_the_plan_stays(world: World) -> None:
    plan = accepted(world, STOOD.format("1 | Dạy đan lát | 90\n2 | Lò sấy ngói | 50\n")).plan
    assert plan is not None
    adjusted = read_as(world, MOVED)
    told = {(f.title, f.before, f.value) for f in adjusted.facts.filter(kind=Fact.Kind.AMOUNT)}
    assert told == {("Lò sấy ngói", 50_000_000, 30_000_000), ("Dạy đan lát", 90_000_000, 110_000_000)}
    assert doubts_of(adjusted) == {}
    accept_all(world.officer, adjusted)
    assert planned_total(plan) == 185_000_000
    assert left_out(plan.versions.get(paper=adjusted)) == []


def test_report_and_plan_name_the_decision_what_it_changed_and_the_shares_it_left_as_they_were(world: World) -> None:
    named = {"quốc gia": 85, "địa phương": 100}
    sources = "\n".join(f"- Nguồn kinh phí khuyến công {name}: {sum_} triệu đồng" for name, sum_ in named.items())
    contents = STOOD.format("1 | Dạy đan lát | 90\n2 | Lò sấy ngói | 50\n")
    plan = accepted(world, f"{contents}Tổng kinh phí thực hiện kế hoạch là 185 triệu đồng. Trong đó:\n{sources}\n").plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("3/QĐ-UBND", date(2026, 1, 2)))
    year = Period.parse("2031")

    def said(form: str) -> str:
        return read_text(write_paper(preview(world.officer, plan, year, form=form).document, "docx"), "bc.docx").content

    assert "điều chỉnh" not in said("ket-qua") + said("ke-hoach")
    for form in ("ket-qua", "so-sanh"):
        assert "Kính gửi: Ủy ban nhân dân thành phố Đồng Nai" in said(form)  # a report goes to the agency above
        decision = "Quyết định số 3/QĐ-UBND ngày 02 tháng 01 năm 2026 của UBND tỉnh Đồng Nai phê duyệt Kế hoạch"
        assert f"Thực hiện {decision} khuyến công năm 2031, Sở" in said(form)
    assert "Thực hiện Quyết định" not in said("ke-hoach")
    less = MOVED.replace("xuống 30 triệu đồng (giảm 20", "xuống 20 triệu đồng (giảm 30").replace(
        "| 30 | -20", "| 20 | -30"
    )
    accepted(world, less.replace("không thay đổi: 185", "sau điều chỉnh là 175"))
    assert "Theo Quyết định số 7/QĐ-UBND" in said("ket-qua")  # before its approval is recorded, by its own head
    approve(world.leader, plan.versions.latest("number"), Decision("7/QĐ-UBND", date(2026, 1, 20)))
    decision = "Quyết định số 7/QĐ-UBND ngày 20 tháng 01 năm 2026 của UBND tỉnh Đồng Nai"
    for form in ("ket-qua", "ke-hoach", "so-sanh"):
        words = said(form)
        assert f"Theo {decision}, kinh phí các nội dung được điều chỉnh." in words
        assert "Tổng kinh phí điều chỉnh từ 185.000.000 đồng xuống 175.000.000 đồng." in words
    report = said("ket-qua")
    assert (
        "Kinh phí theo nguồn ở trên là của kế hoạch trước điều chỉnh: Quyết định số 7/QĐ-UBND không nêu nguồn."
        in report
    )
    assert "2 | Lò sấy ngói | 50.000.000 | -30.000.000 | 20.000.000 |" in report
    for words in (report, said("ke-hoach")):
        assert "theo số ghi trong văn bản kế hoạch; chưa tính điều chỉnh theo Quyết định số 7/QĐ-UBND." in words
    at_first = preview(world.officer, plan, year, plan.versions.count())  # as of an act before the decision
    assert at_first.results.adjustments == ()


def test_totals_by_source_follow_the_contents_that_a_decision_changes(world: World) -> None:
    """The plan told its total by source twice; the decision tells contents by source, the whole, and one total."""
    sources = "- Nguồn ngân sách tỉnh: 140 triệu đồng\n- Vốn đối ứng: 55 triệu đồng\n"
    head = f"Tổng kinh phí thực hiện kế hoạch là 195 triệu đồng. Trong đó:\n{sources}"
    plan = accepted(world, f"{PLAN} | Cộng | 140 | 55\n{head}").plan
    assert plan is not None
    year = Period.parse("2031")

    def planned() -> dict[str, int | None]:
        told = preview(world.officer, plan, year).results
        return {"": told.money_plan.value, **{name: figure.value for name, figure, _ in told.by_source}}

    before = planned()
    assert list(before.values()) == [195_000_000, 140_000_000, 55_000_000]
    changed = """TT | Tên đề án | Nguồn kinh phí | Theo Kế hoạch 3/KH-UBND | Tăng (+), giảm (-) | Sau điều chỉnh | Lý do
1 | Dạy đan lát | Ngân sách tỉnh | 90 | +10 | 100 | Tăng số lớp
2 | Lò sấy ngói | Ngân sách tỉnh | 50 | -50 | 0 | Hộ xin rút
 | | Vốn đối ứng | 40 | -40 | 0 |
"""
    article = "Điều 1. Điều chỉnh kinh phí của Kế hoạch số 3/KH-UBND. Tổng kinh phí: 115 triệu đồng."
    decision = read_as(world, f"{HEAD}{article}\n\nĐơn vị tính: triệu đồng\n{changed}")
    accept_all(world.officer, decision)
    assert list(planned().values()) == [115_000_000, 100_000_000, 15_000_000]
    shown = preview(world.officer, plan, year).results
    assert unsourced_doubts(shown) == []
    assert [line.why for line in shown.lines if line.title == "Dạy đan lát"] == [""]  # why more is planned: no result's
    assert verify() == []
    act = decision.facts.exclude(act=None)[0].act
    assert act is not None
    assert "tổng theo nguồn nêu trước khi điều chỉnh" in act.summary
    undo(world.officer, decision, act.number)
    assert planned() == before
    assert verify() == []


def test_a_decision_that_replaces_another_figure_than_the_one_recorded_is_doubted(world: World) -> None:
    accepted(world, STOOD.format("1 | Dạy đan lát | 90\n2 | Lò sấy ngói | 60\n"))
    doubts = doubts_of(read_as(world, MOVED)).values()
    assert {d.message_vi.split(" («")[0] for d in doubts} == {
        "Văn bản ghi trước điều chỉnh là 50.000.000. Sổ đang ghi 60.000.000"
    }


def test_articles_open_no_contents(world: World) -> None:
    accepted(world, PLAN)
    adjusted = accepted(world, DECISION)
    titles = {fact.line.title for fact in adjusted.facts.exclude(place=Fact.Place.ROOT) if fact.line}
    assert titles == {"Dạy đan lát", "Lò sấy ngói", "Máy xay bột"}


def test_our_own_decision_tells_what_came_what_went_and_what_moved(world: World) -> None:
    """Written from the adjustment at the counter, and read back as any decision that adjusts a plan."""
    plan = accepted(world, PLAN).plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("3/QĐ-UBND", date(2026, 1, 2)))
    refuse_to_issue(world, plan)
    basis = Basis("7/QĐ-SCT", date(2026, 3, 1), "hộ đã nghỉ làm")
    moves = [
        Move(purse.line.pk, purse.source.pk if purse.source else None, money, purse.money)
        for purse in purses(plan)
        if (money := {90: 60_000_000, 50: 0, 40: 0}.get(purse.money // 1_000_000)) is not None
    ]
    source = next(purse.source for purse in purses(plan) if purse.money == 90_000_000)
    assert source is not None
    adjust(world.officer, plan, moves, basis, [NewContent("Máy xay bột", {source.pk: 120_000_000})])

    report = read_text(
        write_paper(preview(world.officer, plan, Period.parse("2031")).document, "docx"), "bc.docx"
    ).content
    assert "Theo Quyết định số 7/QĐ-SCT ngày 01 tháng 3 năm 2026 của Sở Công Thương" in report
    assert "(giảm 120.000.000 đồng để tăng nội dung khác)" in report
    assert "trước điều chỉnh: Quyết định" not in report  # it told the sources of what it moved
    shown = preview(world.officer, plan, Period.parse("2031"), form="dieu-chinh")

    text = read_text(write_paper(shown.document, "docx"), "qd.docx")
    assert "Không thực hiện nội dung “Lò sấy ngói” (do hộ đã nghỉ làm); bổ sung nội dung “Máy xay bột”." in text.content
    assert "Các nội dung khác giữ nguyên theo Quyết định số 3/QĐ-UBND" in text.content
    facts = find_facts(text)
    told = {(a.title, a.before and a.before.value, a.amount and a.amount.value) for a in facts.activities if a.amount}
    assert told == {
        ("Dạy đan lát", 105_000_000, 75_000_000),
        ("Lò sấy ngói", 90_000_000, 0),  # named by the article that drops it, so that the row only adds its money
        ("Máy xay bột", None, 120_000_000),
    }
    assert {a.title for a in facts.activities if a.status is Status.NOT_DONE} == {"Lò sấy ngói"}
    assert [t.amount_vnd for t in facts.totals if not t.of_group] == [195_000_000]


def refuse_to_issue(world: World, plan: Plan) -> None:
    """Nothing was adjusted: neither is such a decision laid before a signer nor issued, and it names no annex."""
    year = Period.parse("2031")
    draft = begin_draft(world.officer, plan, "dieu-chinh", year)
    said = draft.answers | {"proposal": "Trưởng phòng Quản lý Công nghiệp"}
    draft = save_draft(world.officer, draft, said, draft.revision)
    head = SigningPost(unit=world.department, rank="head", title="Giám đốc", name="Lê Thử", basis="QĐ 7")
    with pytest.raises(Refused, match="chưa có lần điều chỉnh"):
        issue(world.officer, IssueOrder(plan, year, date(2026, 3, 2), "Lê Thử", form="dieu-chinh", draft=draft.pk))
    appoint(world.leader, head)
    with pytest.raises(Refused, match="chưa có lần điều chỉnh"):
        submit(world.officer, ForSignature(plan, year, head, "dieu-chinh", draft=draft.pk))
    shown = draft_preview(world.officer, draft)
    assert "Phụ lục" not in read_text(write_paper(shown.document, "docx"), "qd.docx").content
    assert shown.document.bases[0] == (
        "Căn cứ Quyết định số 3/QĐ-UBND ngày 02 tháng 01 năm 2026 của UBND tỉnh Đồng Nai phê duyệt Kế hoạch khuyến "
        "công năm 2031"
    )
    assert wording_of(plan.province, CATALOGUE["dieu-chinh"].blanks, Answers(draft.answers)) == []
    assert "Kế hoạch do cơ quan khác ban hành (3/QĐ-UBND)" in " ".join(f.message_vi for f in shown.findings)
    above = draft_preview(world.officer, draft, Answers(draft.answers | {"issuer": "above"}))
    assert "not-own-plan" not in {finding.rule for finding in above.findings}


def test_a_plan_that_was_issued_itself_is_cited_as_a_plan(world: World) -> None:
    plan = accepted(world, PLAN).plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("19/KH-UBND", date(2026, 1, 2)))
    draft = begin_draft(world.officer, plan, "dieu-chinh", Period.parse("2031"))
    assert draft.answers["bases"] == (
        "Căn cứ Kế hoạch số 19/KH-UBND ngày 02 tháng 01 năm 2026 của UBND tỉnh Đồng Nai về khuyến công năm 2031"
    )
    assert wording_of(plan.province, CATALOGUE["dieu-chinh"].blanks, Answers(draft.answers)) == []


def test_what_a_forerunner_decided_is_the_agency_s_own_to_adjust(world: World) -> None:
    """The former department's duties went to this one: its decision is cited by its name, and raises no doubt."""
    read, name = {"certainty": "verified", "source": "thử"}, "Sở Công nghiệp"
    former = Unit.objects.create(province=world.province, code="SCN", type="department", symbol="SCN", **read)
    UnitTitle.objects.create(unit=former, title=name, short_title=name, place_name="Đồng Nai", **read)
    link = UnitSuccession.objects.create(
        old=former, new=world.department, coverage="partial", date=date(2026, 2, 1), **read
    )
    plan = accepted(world, PLAN).plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("3/QĐ-SCN", date(2026, 1, 2)))
    year = Period.parse("2031")
    doubts = {one.rule for one in preview(world.officer, plan, year, form="dieu-chinh").findings}
    assert "not-own-plan" in doubts  # a part of its duties is not its plans

    tomorrow = timezone.localdate() + timedelta(days=1)
    UnitSuccession.objects.filter(pk=link.pk).update(coverage="full", date=tomorrow)
    doubts = {one.rule for one in preview(world.officer, plan, year, form="dieu-chinh").findings}
    assert "not-own-plan" in doubts  # they are another's until then
    UnitSuccession.objects.filter(pk=link.pk).update(date=date(2026, 2, 1))

    shown = preview(world.officer, plan, year, form="dieu-chinh")
    assert "not-own-plan" not in {one.rule for one in shown.findings}
    assert "3/QĐ-SCN ngày 02 tháng 01 năm 2026 của Sở Công nghiệp" in shown.document.bases[0]


def approved(world: World) -> Plan:
    plan = accepted(world, PLAN).plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("3/QĐ-UBND", date(2026, 1, 2)))
    return plan


def test_an_article_and_its_row_are_one_content_and_the_total_stays(world: World) -> None:
    plan = approved(world)
    accepted(world, IN_SENTENCES)
    titles = Line.objects.filter(plan=plan, kind="item").order_by("pk").values_list("title", flat=True)
    assert [*titles] == ["Dạy đan lát", "Lò sấy ngói", "Máy xay bột"]
    assert planned_total(plan) == 195_000_000
    assert verify() == []


def test_what_an_adjustment_says_of_no_known_content_is_asked_about(world: World) -> None:
    approved(world)
    paper = read_as(
        world, f"{HEAD}Điều 1. Hỗ trợ Hợp tác xã Mẫu mua máy ép, kinh phí 90 triệu đồng.\n\nĐiều 2. Thi hành.\n"
    )
    assert {doubt.rule for doubt in doubts_of(paper).values()} == {"content-new"}
