"""The plan pages: what they say of figures, what they never say, and what may be asked of them."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Line, Note, Paper, Plan, Statement, UnitTitle
from khuyencong.records.queries import amounts_of
from khuyencong.terms.facts import Role
from khuyencong.terms.selector import Selector
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.world import accept_all, item, tell

FIGURE = re.compile(r'href="/s/([^"]+)"[^>]*>[^<\d−+]*([−+]?[\d.]+)[^<]*</a>')


def figures(page: str) -> list[tuple[str, int]]:
    """The code and the value of every figure, as a person reads it."""
    return [(code, int(words.replace(".", "").replace("−", "-"))) for code, words in FIGURE.findall(page)]


def page_of(client: Client, plan: Plan, query: str = "") -> str:
    """The plan's page, its white space as a browser shows it."""
    page = client.get(reverse("plan", args=[plan.pk]) + query).content.decode()
    return " ".join(html.unescape(page).split())


def row(page: str, title: str) -> str:
    return next(part for part in page.split("<tr") if title in part)


def test_every_figure_is_the_sum_of_the_entries_it_names(case: Case, officer: Client) -> None:
    told = figures(page_of(officer, case.plan))
    assert len(told) > 20
    for code, value in told:
        assert amounts_of(Selector.decode(code)).low == value


def test_every_figure_leads_to_a_trace_with_the_same_sum(case: Case, officer: Client) -> None:
    for code, value in figures(page_of(officer, case.plan)):
        trace = officer.get(reverse("trace"), {"s": code}, headers={"HX-Request": "true"}).content.decode()
        assert f'data-sum="{value}"' in trace
        assert "data-close-trace" in trace
        assert sum(map(int, re.findall(r'data-value="(-?\d+)"', trace))) == value


def test_a_trace_opened_on_its_own_leads_back_to_its_plan(case: Case, officer: Client) -> None:
    code, _value = figures(page_of(officer, case.plan))[0]
    page = officer.get(reverse("trace"), {"s": code}).content.decode()
    assert f'href="{reverse("plan", args=[case.plan.pk])}"' in page
    assert "data-close-trace" not in page  # there is nothing beside it to close


def test_money_that_nobody_gave_is_never_nought(case: Case, officer: Client) -> None:
    said = row(page_of(officer, case.plan), "Đoàn giao thương")
    assert "theo phụ lục, chưa có" in said
    assert ">0<" not in said


def test_what_only_a_report_tells_of_is_said_to_be_absent_from_the_plan(case: Case, officer: Client) -> None:
    """It was «theo phụ lục, chưa có», though no annex was ever to name it."""
    paper = tell(case.world, item("9.1", "Phát sóng chuyên mục", Role.ACTUAL, 120_000_000), title="Kết quả 2023")
    Paper.objects.filter(pk=paper.pk).update(plan=case.plan)
    paper.refresh_from_db()
    accept_all(case.world.officer, paper)
    line = Line.objects.get(plan=case.plan, title="Phát sóng chuyên mục")
    assert "kế hoạch không nêu" in row(page_of(officer, case.plan), "Phát sóng chuyên mục")
    assert "kế hoạch không nêu" in officer.get(reverse("line", args=[case.plan.pk, line.pk])).content.decode()


def test_an_estimate_stands_apart_from_what_was_spent(case: Case, officer: Client) -> None:
    total = row(page_of(officer, case.plan), "Cộng")
    told = [2_350_000_000, 1_357_000_000, 830_000_000, 527_000_000, 1_520_000_000]  # the last is what is left
    assert [value for _, value in figures(total)] == told
    assert "35 %" in total  # of the 58 % that hold the estimate
    assert "gồm ước 58 %" in total
    assert "ước 59 %" in row(page_of(officer, case.plan), "Mạng lưới cộng tác viên")


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("unexplained", ["Bình chọn sản phẩm"]),
        ("not_done", ["Máy móc tiên tiến"]),
        ("estimate", ["Mạng lưới cộng tác viên"]),
        ("open", ["Đoàn giao thương"]),
    ],
)
def test_the_table_shows_the_lines_of_a_state(case: Case, officer: Client, state: str, titles: list[str]) -> None:
    table = page_of(officer, case.plan, f"?trang_thai={state}").split("ngoài kế hoạch")[0]
    assert [title for title in Line.objects.values_list("title", flat=True) if f" {title}</a>" in table] == titles


def test_lines_are_found_without_marks(case: Case, officer: Client) -> None:
    table = page_of(officer, case.plan, "?tim=hoi+cho")
    assert "Hội chợ trong nước" in table
    assert "Bình chọn" not in table


def test_money_may_be_read_in_millions(case: Case, officer: Client) -> None:
    assert ">390,0</a>" in row(page_of(officer, case.plan, "?don_vi=trieu"), "Bình chọn sản phẩm")
    assert ">390.000.000</a>" in row(page_of(officer, case.plan, "?don_vi=dong"), "Bình chọn sản phẩm")


def test_figures_of_a_day_before_everything_are_missing(case: Case, officer: Client) -> None:
    page = page_of(officer, case.plan, "?ngay=4/6/2020")
    assert figures(page) == []
    assert "số liệu tại ngày 04/6/2020" in page


@pytest.mark.parametrize(
    ("query", "words"), [("?ky=2023H9", "Không hiểu kỳ «2023H9»"), ("?ngay=31/2/2023", "không đúng")]
)
def test_a_question_that_makes_no_sense_is_answered_in_words(
    case: Case, officer: Client, query: str, words: str
) -> None:
    page = page_of(officer, case.plan, query)
    assert words in page
    assert "Hội chợ trong nước" in page


def test_a_changed_choice_brings_the_table_alone(case: Case, officer: Client) -> None:
    address = reverse("plan", args=[case.plan.pk])
    part = officer.get(address, {"ky": "2023"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Hội chợ trong nước" in part


def test_a_line_shows_who_said_what(case: Case, officer: Client) -> None:
    page = html.unescape(officer.get(reverse("line", args=[case.plan.pk, case.line.pk])).content.decode())
    assert "440.000.000" in page
    assert "Kết quả khuyến công 2023" in page
    assert "Chuyenvien" in page


def test_a_line_of_another_plan_is_not_found_here(case: Case, officer: Client) -> None:
    assert officer.get(reverse("line", args=[case.plan.pk + 1, case.line.pk])).status_code == 404


def test_a_figure_is_entered_and_withdrawn_by_hand(case: Case, officer: Client) -> None:
    money = case.statement.measure_id
    address = reverse("enter", args=[case.plan.pk, case.line.pk])
    said = {"measure": money, "role": "actual", "period": "2023", "value": "445,5 triệu", "reason": "chứng từ 12"}
    assert "«445,55» không phải" in officer.post(address, said | {"value": "445,55"}).content.decode()
    officer.post(address, said)
    entered = Statement.objects.get(reason="chứng từ 12")
    assert ">445.500.000<" in row(page_of(officer, case.plan), "Hội chợ trong nước")

    withdraw = reverse("withdraw", args=[entered.pk])
    assert "Chưa điền" in officer.post(withdraw, {"reason": " "}).content.decode()
    officer.post(withdraw, {"reason": "nhầm mục"})
    page = page_of(officer, case.plan)
    assert ">440.000.000<" in row(page, "Hội chợ trong nước")

    (code,) = {code for code, value in figures(row(page, "Hội chợ trong nước")) if value == 440_000_000}
    trace = officer.get(reverse("trace"), {"s": code}, headers={"HX-Request": "true"}).content.decode()
    shown, _summary, folded = trace.partition("<summary>")
    assert [int(value) for value in re.findall(r'data-value="(-?\d+)"', shown)] == [440_000_000]
    assert sum(map(int, re.findall(r'data-value="(-?\d+)"', folded))) == 0  # what was taken back stands apart
    assert "lần ghi đã hoàn tác hoặc rút" in folded


def test_a_told_state_is_withdrawn_and_told_again_on_its_content(case: Case, officer: Client) -> None:
    said = Note.objects.get(kind="not_done")
    page = reverse("line", args=[case.plan.pk, said.line_id])
    withdraw, again = (reverse(name, args=[said.pk]) for name in ("withdraw_note", "tell_note_again"))
    assert withdraw in officer.get(page).content.decode()
    assert said.text in html.unescape(officer.get(withdraw).content.decode())
    assert "không thực hiện" in row(page_of(officer, case.plan), said.line.title)

    told = html.unescape(officer.post(withdraw, {"reason": "ghi nhầm"}, follow=True).content.decode())
    assert "đã rút" in told
    assert withdraw not in told
    assert again in told
    assert "rút diễn biến «không thực hiện»".capitalize() in told  # in the content's own history
    assert "không thực hiện" not in row(page_of(officer, case.plan), said.line.title)

    officer.post(again, {"reason": "rút nhầm"})
    assert "không thực hiện" in row(page_of(officer, case.plan), said.line.title)


def test_a_units_part_is_entered_and_reported_apart(case: Case, officer: Client) -> None:
    unit = UnitTitle.objects.get(unit=case.world.stranger_unit)
    said = {"measure": case.statement.measure_id, "role": "actual", "period": "2023", "value": "90.000.000"}
    address = reverse("enter", args=[case.plan.pk, case.line.pk])
    officer.post(address, said | {"reason": "bảng kê", "told_of": unit.pk})
    assert unit.short_title in officer.get(reverse("line", args=[case.plan.pk, case.line.pk])).content.decode()

    whole = officer.get(reverse("report", args=[case.plan.pk])).content.decode()
    assert f'<option value="{unit.unit.code}">' in whole
    part = officer.get(reverse("report", args=[case.plan.pk]), {"phan": unit.unit.code})
    assert f"số liệu ghi theo {unit.title}" in part.content.decode()
    assert part.context["told"].money_actual.value == 90_000_000
    assert reverse("issue_report", args=[case.plan.pk]) not in part.content.decode()


def test_the_leader_approves_under_a_decision(case: Case, signed_in: SignIn) -> None:
    leader = signed_in(case.world.leader)
    address = reverse("approve_plan", args=[case.plan.pk])
    said = {"number": "195/KH-UBND", "day": "4/6/2023", "total": "2,35 tỷ"}
    assert "4/6/20233" in leader.post(address, said | {"day": "4/6/20233"}).content.decode()
    assert leader.post(address, said).status_code == 302
    assert "đã phê duyệt · bản 1 · 195/KH-UBND" in page_of(leader, case.plan)


def test_a_lead_that_nobody_has_told_is_asked_for_on_screen_and_never_printed(case: Case, officer: Client) -> None:
    """What leaves the house says nothing of it; before a plan is issued its check does."""
    unsaid = '<p class="small muted on-screen"> Chủ trì: chưa ghi đơn vị'
    assert unsaid in page_of(officer, case.plan)
    report = reverse("report", args=[case.plan.pk])
    checked = " ".join(officer.get(report, {"mau": "ke-hoach"}).content.decode().split())
    assert "Chưa ghi đơn vị chủ trì cả kế hoạch" in html.unescape(checked)

    address = reverse("edit_line", args=[case.plan.pk, case.plan.top.pk])
    officer.post(f"{address}?o=lead", {"lead": case.plan.unit_id, "thay-lead": ""})
    assert 'on-screen"> Chủ trì:' not in page_of(officer, case.plan)
    again = html.unescape(officer.get(report, {"mau": "ke-hoach"}).content.decode())
    assert "Chưa ghi đơn vị chủ trì" not in again
