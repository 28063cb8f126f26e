"""The line over a list of products, against the stars and owners that its rows name."""

import pytest

from khuyencong.terms.facts import Severity
from tests.norms.test_checks import findings

DECISION = """QUYẾT ĐỊNH
Về việc công nhận sản phẩm OCOP đợt 1 năm 2031

Điều 1. Công nhận 05 sản phẩm OCOP đợt 1 năm 2031{}, cụ thể:
TT | Tên sản phẩm | Chủ thể | Địa chỉ | Xếp hạng
1 | Chè mẫu | HTX Thử | Xã Mẫu | 4 sao
2 | Bưởi mẫu | HTX Đúng | Xã Mẫu | 3 sao
3 | Mật ong mẫu | Hộ Lê Văn Mẫu | Xã Thử | 3 sao
4 | Ca cao mẫu | Công ty TNHH Mẫu | Xã Thử | 4 sao
5 | Hạt điều mẫu | HTX Đúng | Xã Mẫu | 3 sao
Điều 2. Giấy chứng nhận có giá trị 36 tháng kể từ ngày ký.
"""


def told(said: str) -> list[tuple[str, str | None, str | None]]:
    found = findings(DECISION.format(said))
    return [(f.rule, f.found, f.expected) for f in found if f.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (" (gồm 02 sản phẩm 3 sao và 03 sản phẩm 4 sao)", [("2", "3"), ("3", "2")]),
        (", trong đó có 04 sản phẩm đạt 3 sao và 01 sản phẩm đạt 4 sao", [("4", "3"), ("1", "2")]),
        (" (03 sản phẩm OCOP 3 sao, 02 sản phẩm OCOP 4 sao) của 05 chủ thể", [("5", "4")]),
    ],
)
def test_stars_and_owners_that_the_list_does_not_hold(said: str, wrong: list[tuple[str, str]]) -> None:
    assert told(said) == [("count-mismatch", *pair) for pair in wrong]


@pytest.mark.parametrize(
    "said",
    [
        " (gồm 03 sản phẩm 3 sao và 02 sản phẩm 4 sao) của 04 chủ thể",
        ", trong đó có 02 sản phẩm 4 sao",
        " của 03 chủ thể là hợp tác xã, hộ gia đình và 01 doanh nghiệp",
        " từ 3 sao trở lên",
    ],
)
def test_a_line_that_tells_what_the_list_holds_is_left_alone(said: str) -> None:
    assert told(said) == []
