"""Sums of an odd shape that nothing contradicts: each wants a person's look, and the rest is taken at once."""

import pytest

from khuyencong.records.models import Fact
from khuyencong.work.library import accept_clean, doubts_of
from tests.world import World, pending, read_as

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
REPORT = """SỞ CÔNG THƯƠNG

Số: 9/BC-SCT

Đồng Nai, ngày 10 tháng 12 năm 2023

BÁO CÁO

Kết quả khuyến công năm 2023

1. Hỗ trợ máy móc: 03 cơ sở, kinh phí 870 triệu đồng.
2. Đào tạo nghề: 02 lớp, kinh phí 186 triệu đồng.
3. Hội chợ trong nước: 01 hội chợ, kinh phí 212 triệu đồng.
4. Bản tin công thương: {}
"""


def doubted(world: World, line: str) -> set[str]:
    """The titles of the sums that want a look; all others of the paper are taken in one act."""
    paper = read_as(world, REPORT.format(line))
    odd = {pk for pk, doubt in doubts_of(paper).items() if doubt.rule == "look-first"}
    accept_clean(world.officer, paper)
    assert odd <= set(pending(paper))
    return set(Fact.objects.filter(pk__in=odd).values_list("title", flat=True))


@pytest.mark.parametrize(
    "line",
    [
        "02 số, kinh phí lũy kế của chương trình 1.400 triệu đồng.",  # of all contents
        "02 số, kinh phí 1.268 triệu đồng.",  # as much as all others
        "kinh phí kế hoạch 98 triệu đồng.",  # planned, where results are told
    ],
)
def test_a_sum_of_an_odd_shape_is_never_taken_in_bulk(world: World, line: str) -> None:
    assert doubted(world, line) == {"Bản tin công thương"}


@pytest.mark.parametrize(
    "line", ["02 số, kinh phí 98 triệu đồng.", "kế hoạch 100 triệu đồng, đã chi 98 triệu đồng.", "chưa phát hành."]
)
def test_sums_told_as_usual_are_taken_at_once(world: World, line: str) -> None:
    assert doubted(world, line) == set()
