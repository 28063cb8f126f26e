"""A paper that tells one item in several sections: one line, one figure, one note."""

import pytest

from khuyencong.records.models import Entry, Line, Note
from khuyencong.terms.facts import Role, Status
from khuyencong.work.library import accept_clean
from tests.world import World, item, tell

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def test_another_section_numbers_anew_and_still_speaks_of_the_same_item(world: World) -> None:
    why = "phần tăng cân đối từ tiền thuê xe"
    paper = tell(
        world,
        item("II.3.1", "Dự phiên chợ vùng", Role.PLAN, 400),
        item("II.3.1", "Dự phiên chợ vùng", Role.ACTUAL, 450, reason=why),
        item("VI.1", "Dự phiên chợ vùng", Role.PLAN, 400),
        item("VI.1", "Dự phiên chợ vùng", Role.ACTUAL, 450, reason=why),
    )
    came = accept_clean(world.officer, paper)

    assert [line.number for line in Line.objects.filter(kind=Line.Kind.ITEM)] == ["3.1"]
    assert came.outcomes == {"posted": 3, "confirms": 3}
    assert sorted(Entry.objects.values_list("value", flat=True)) == [400, 450]
    assert Note.objects.count() == 1


def test_within_one_section_two_numbers_are_two_items(world: World) -> None:
    paper = tell(
        world,
        item("II.3.1", "Dự phiên chợ vùng", Role.ACTUAL, 400),
        item("II.3.2", "Dự phiên chợ vùng", Role.ACTUAL, 450),
    )
    accept_clean(world.officer, paper)
    assert [line.number for line in Line.objects.filter(kind=Line.Kind.ITEM)] == ["3.1", "3.2"]


def test_the_same_reason_in_another_paper_is_confirmed_and_another_reason_stands_beside_it(world: World) -> None:
    def reason(text: str) -> dict[str, int]:
        undone = item("2", "Máy sấy nông sản", Role.ACTUAL, None, status=Status.NOT_DONE, reason=text)
        return dict(accept_clean(world.officer, tell(world, undone)).outcomes)

    assert reason("chưa có hồ sơ") == {"posted": 2}
    assert reason("chưa có hồ sơ") == {"confirms": 2}
    assert reason("cơ sở đã rút đơn") == {"confirms": 1, "posted": 1}
    assert list(Note.objects.values_list("text", flat=True)) == ["chưa có hồ sơ", "cơ sở đã rút đơn"]
