"""A paper that says «chưa thực hiện» or «chưa thanh toán» is taken at its word, from its reading to the report."""

import pytest

from khuyencong.records.models import Plan
from khuyencong.terms.document import Paragraph
from khuyencong.terms.periods import Period
from khuyencong.work.reporting import preview
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
    }
    assert lines["2"].why == "diễn giả bận, dời sang tháng 11 năm 2023"
    assert lines["4"].why == "chuyển sang quý IV năm 2023"
    assert {n: line.money_actual.state for n, line in lines.items() if n in "1246"} == dict.fromkeys("1246", "missing")
    words = "\n".join("".join(r.text for r in b.runs) for b in told.document.blocks if isinstance(b, Paragraph))
    assert "Thực hiện 9 tháng đầu năm 2023: 03 lớp, chưa thanh toán." in words
    assert "Hội thảo công nghệ: chưa thực hiện, lý do: diễn giả bận, dời sang tháng 11 năm 2023." in words
    assert "Bản tin: chưa thanh toán." in words
    assert "Lớp an toàn lao động: chưa thanh toán, lý do: chờ hồ sơ." in words
    assert "01 nội dung không thực hiện, 02 nội dung chưa thực hiện, 02 nội dung đã thực hiện, chưa thanh toán" in words
