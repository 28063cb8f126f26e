"""What a report expects of a quarter is an estimate of that quarter."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin quý: đã in 02 số.\n2. "


def told(sentence: str) -> list[tuple[Role | None, str | None]]:
    return [(a.role, a.period) for a in facts_of(f"{REPORT}{sentence}\n").activities if a.path == "I.2"]


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Tập huấn: 9 tháng đầu năm mở 03 lớp; quý IV ước mở 01 lớp.", (Role.ESTIMATE, "2031Q4")),
        (
            "Hội chợ: 9 tháng đầu năm dự 02 hội chợ, 150 triệu đồng; ước quý IV dự 01 hội chợ, 80 triệu đồng.",
            (Role.ESTIMATE, "2031Q4"),
        ),
        ("Hội chợ: 9 tháng đầu năm dự 02 hội chợ; ước thực hiện quý IV 01 hội chợ.", (Role.ESTIMATE, "2031Q4")),
        ("Máy móc: 6 tháng đầu năm hỗ trợ 02 xưởng; 6 tháng cuối năm ước hỗ trợ 03 xưởng.", (Role.ESTIMATE, "2031H2")),
    ],
)
def test_a_quarter_that_is_expected_is_an_estimate_of_it(sentence: str, last: tuple[Role | None, str | None]) -> None:
    first, second = told(sentence)
    assert first[0] is Role.ACTUAL
    assert second == last


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Tập huấn: quý III mở 01 lớp; quý IV mở 02 lớp.", [(Role.ACTUAL, "2031Q3"), (Role.ACTUAL, "2031Q4")]),
        ("Bao bì: ước cả năm hỗ trợ 10 xưởng.", [(Role.ESTIMATE, "2031")]),
        ("Hội chợ: quý IV đã dự 01 hội chợ.", [(Role.ACTUAL, "2031Q4")]),
        ("Nước mắm: quý IV hỗ trợ 02 xưởng theo ước nguyện của các hộ.", [(Role.ACTUAL, "2031Q4")]),
    ],
)
def test_other_quarters_and_the_whole_year_keep_their_role(
    sentence: str, roles: list[tuple[Role | None, str | None]]
) -> None:
    assert told(sentence) == roles
