"""A paper that says «chưa thực hiện» or «chưa thanh toán» is taken at its word, from its reading to the report."""

import pytest

from khuyencong.records.models import Act, Measure, Note, Plan
from khuyencong.terms.document import Paragraph
from khuyencong.terms.periods import Period
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.notes import tell_note_again, withdraw_note
from khuyencong.work.permissions import Refused
from khuyencong.work.reporting import preview
from tests.work.test_ledger import a_plan, say
from tests.world import World, accept_all, read_as

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
STATES = """BÁO CÁO
Kết quả thực hiện kế hoạch khuyến công 9 tháng đầu năm 2023

I. KẾT QUẢ THỰC HIỆN
1. Lớp an toàn lao động: đã tổ chức 03 lớp, kinh phí chưa thanh toán do chờ hồ sơ.
2. Hội thảo công nghệ: chưa thực hiện do diễn giả bận, dời sang tháng 11 năm 2023.
3. Gian hàng ở chợ phiên: không thực hiện do không có đơn vị đăng ký.
4. Phim giới thiệu: Chưa thực hiện, chuyển sang quý IV năm 2023.
5. Lớp khởi sự: đã tổ chức 01 lớp, không phát sinh kinh phí do đơn vị bạn chi.
6. Bản tin: đã phát 04 bản tin; chưa thanh toán.
7. Hội chợ biên giới: Chưa tổ chức, dự kiến tháng 11/2023 theo kế hoạch.
"""


def test_what_waits_and_what_is_owed_is_neither_given_up_nor_free(world: World) -> None:
    paper = read_as(world, STATES)
    accept_all(world.officer, paper)

    told = preview(world.officer, Plan.objects.get(), Period.parse("2023M01-M09"))
    lines = {line.number: line for line in told.results.lines}
    assert {number: line.outcome.value for number, line in lines.items()} == {
        "1": "unpaid",
        "2": "later",
        "3": "not_done",
        "4": "later",
        "5": "no_cost",
        "6": "unpaid",
        "7": "later",  # though its paper told it as planned
    }
    assert lines["2"].why == "diễn giả bận, dời sang tháng 11 năm 2023"
    assert lines["4"].why == "chuyển sang quý IV năm 2023"
    assert {n: line.money_actual.state for n, line in lines.items() if n in "1246"} == dict.fromkeys("1246", "missing")
    words = "\n".join("".join(r.text for r in b.runs) for b in told.document.blocks if isinstance(b, Paragraph))
    assert "Thực hiện 9 tháng đầu năm 2023: 03 lớp, chưa thanh toán." in words
    assert "Hội thảo công nghệ: chưa thực hiện, lý do: diễn giả bận, dời sang tháng 11 năm 2023." in words
    assert "Bản tin: chưa thanh toán." in words
    assert "Hội chợ biên giới: chưa thực hiện (chưa tổ chức, dự kiến tháng 11/2023 theo kế hoạch)." in words
    assert "Lớp an toàn lao động: chưa thanh toán, lý do: chờ hồ sơ." in words
    assert "01 nội dung không thực hiện, 03 nội dung chưa thực hiện, 02 nội dung đã thực hiện, chưa thanh toán" in words


def test_what_was_told_of_a_content_is_taken_back_and_told_again(world: World) -> None:
    accept_all(world.officer, read_as(world, STATES))
    plan, said = Plan.objects.get(), Note.objects.get(kind="not_done")

    def outcome() -> str:
        told = preview(world.officer, plan, Period.parse("2023M01-M09")).results
        (line,) = (line for line in told.lines if line.number == "3")
        return line.outcome.value

    assert outcome() == "not_done"
    with pytest.raises(Refused, match="lý do"):
        withdraw_note(world.officer, said, " ")
    with pytest.raises(Refused, match="quyền"):
        withdraw_note(world.stranger, said, "thử")
    withdraw_note(world.officer, said, "đọc nhầm mục")
    assert outcome() == "no_cost"  # its nought is a figure of its own, withdrawn as figures are
    assert Act.objects.latest("number").changes["reason"] == "đọc nhầm mục"
    with pytest.raises(Refused, match="Chuyenvien.*hành vi số.*đọc nhầm mục"):  # a colleague's page is older
        withdraw_note(world.colleague, said, "tôi cũng thấy")

    tell_note_again(world.colleague, said, "đúng là không làm")
    assert outcome() == "not_done"
    assert list(Note.objects.filter(kind="not_done").values_list("withdrawn_at_act", "fact")) == [
        (Act.objects.get(verb="withdraw_note").number, said.fact_id),
        (None, said.fact_id),
    ]
    with pytest.raises(Refused, match="đang được nêu"):
        tell_note_again(world.officer, said, "thử")


def test_what_a_longer_report_leaves_out_is_printed_with_the_time_it_was_told_of(world: World) -> None:
    plan, lines = a_plan(world)
    heads = Measure.objects.create(province=world.province, key="lượt người", name="lượt người", unit="lượt người")

    def told(period: str, value: int, measure: Measure | None = None) -> None:
        statement = say(plan, lines[2], period, value)
        statement.measure = measure or statement.measure
        enter_by_hand(world.officer, statement)

    def words() -> str:
        document = preview(world.officer, plan, Period.of_year(plan.year, "9M")).document
        (line,) = (b for b in document.blocks if isinstance(b, Paragraph) and b.key == f"line-{lines[2].pk}-actual")
        return "".join(run.text for run in line.runs).partition(": ")[2]

    told("Q1", 83, heads)
    told("Q1", 7_000)
    assert words() == "83 lượt người. Kinh phí thực hiện: 7.000 đồng."
    told("M01-M09", 9_000)
    assert words() == "83 lượt người (đến hết quý I). Kinh phí thực hiện: 9.000 đồng."
    told("M01-M09", 83, heads)  # told again, nothing moves
    assert words() == "83 lượt người. Kinh phí thực hiện: 9.000 đồng."


WITHDRAWN = """BÁO CÁO
Kết quả thực hiện kế hoạch khuyến công năm 2023

I. KẾT QUẢ THỰC HIỆN
1. Hỗ trợ máy cưa gỗ: Công ty Gỗ Thử xin rút do không đủ vốn đối ứng.
2. Hỗ trợ lò nung gốm: đã hỗ trợ 01 lò, kinh phí 90 triệu đồng.

Phụ lục

TT | Nội dung | Thực hiện (triệu đồng) | Nguyên nhân
1 | Hỗ trợ máy cưa gỗ | | Do Công ty Gỗ Thử xin rút do không đủ vốn đối ứng.
2 | Hỗ trợ lò nung gốm | 90 |
"""


def test_what_a_firm_withdrew_from_is_called_off_and_its_reason_stands_once(world: World) -> None:
    accept_all(world.officer, read_as(world, WITHDRAWN))
    told = preview(world.officer, Plan.objects.get(), Period.parse("2023"))
    words = "\n".join("".join(r.text for r in b.runs) for b in told.document.blocks if isinstance(b, Paragraph))
    why = "không thực hiện, nguyên nhân: công ty Gỗ Thử xin rút do không đủ vốn đối ứng."
    assert words.count(f"- Hỗ trợ máy cưa gỗ: {why}") == 1
    assert words.count("xin rút") == 1 + words.count("Thực hiện: không thực hiện, lý do: công ty Gỗ Thử xin rút")
    assert "chưa có số liệu thực hiện" not in words


LISTED = """KẾ HOẠCH
Khuyến công địa phương năm 2024

I. NỘI DUNG
1. Hỗ trợ 02 đề án gồm: lò nung của HTX Hoa Lư (310 triệu đồng), máy dệt của Công ty TNHH Tre Xanh (140 triệu đồng).
2. Bình chọn sản phẩm tiêu biểu.
"""


def test_what_only_counts_the_things_its_line_lists_lacks_no_money(world: World) -> None:
    facts = read_as(world, LISTED).facts.order_by("position")
    assert [(fact.title, fact.kind, fact.value and fact.value // 1_000_000) for fact in facts if fact.title] == [
        ("Hỗ trợ 02 đề án", "quantity", 0),
        ("Lò nung của HTX Hoa Lư", "amount", 310),
        ("Máy dệt của Công ty TNHH Tre Xanh", "amount", 140),
        ("Bình chọn sản phẩm tiêu biểu", "amount", None),
    ]
