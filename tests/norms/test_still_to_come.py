"""What is still to be held, and what a decision drops, is no thing that was not done for no cause."""

import pytest

from tests.norms.test_checks import findings


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị kết nối: chưa tổ chức, dự kiến thực hiện trong quý IV.",
        "Hội nghị kết nối: chưa tổ chức do chưa chọn được địa điểm, dự kiến quý IV.",
    ],
)
def test_what_is_still_to_be_held_needs_no_cause(sentence: str) -> None:
    head = "BÁO CÁO\nKết quả khuyến công 9 tháng đầu năm 2021\n\nI. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n2. "
    assert "not-done-without-reason" not in {f.rule for f in findings(f"{head}{sentence}\n")}


def test_a_decision_that_drops_a_content_need_not_say_why() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc điều chỉnh Kế hoạch khuyến công năm 2021\n\nĐiều 1. Điều chỉnh một số nội dung như sau:\n"
        "1. Không thực hiện nội dung Lò sấy ngói, kinh phí 50 triệu đồng.\n\nĐiều 2. Có hiệu lực từ ngày ký.\n"
    )
    assert "not-done-without-reason" not in {f.rule for f in findings(text)}
