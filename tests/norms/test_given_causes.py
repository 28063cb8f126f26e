"""What cost more than planned raises nothing where the paper tells why, in whichever usual words."""

import pytest

from .test_true_sums import HEAD, rules

PLANNED = "1. In tem\n- Kế hoạch: kinh phí 20 triệu đồng.\n- Thực hiện: kinh phí 30 triệu đồng"
NEXT = "\n2. Hội chợ\n- Thực hiện: 20 triệu đồng.\n"


@pytest.mark.parametrize(
    "why",
    [
        ", vượt kế hoạch do tham gia thêm 01 hội chợ.",
        " do phát hành thêm 01 số.",
        " (tăng 01 lớp theo đề nghị của UBND huyện Thử).",
        ". Nguyên nhân: giá in tăng.",
        ". Lý do vượt: giá giấy tăng.",
        ", vì giá in tăng.",
        " (được bổ sung tại Quyết định số 120/QĐ-SCT ngày 03/6/2024).",
        ".\n- Nguyên nhân: giá in tăng.",
    ],
)
def test_a_cause_in_usual_words_is_heard(why: str) -> None:
    assert "over-plan-unexplained" not in rules(HEAD + PLANNED + why + NEXT)


@pytest.mark.parametrize(
    "words",
    [
        ".",
        " do Sở Công Thương cấp.",
        " do ngân sách tỉnh bảo đảm.",
        ", tiến độ giải ngân đạt 100%.",
        ". Sản phẩm tiêu thụ chậm do thiếu vốn.",
        ", do đó công tác quản lý được nâng lên.",
        " theo Kế hoạch số 12/KH-UBND.",
    ],
)
def test_who_paid_and_what_came_of_it_are_no_causes(words: str) -> None:
    assert "over-plan-unexplained" in rules(HEAD + PLANNED + words + NEXT)
