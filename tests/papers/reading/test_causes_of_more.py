"""Why a thing cost more than planned, where its own sentence says so; by how much it rose costs nothing beside it."""

import pytest

from tests.papers.reading.reading import facts_of

REPORT = "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. Bản tin: đã in 02 số.\n2. Lớp thêu\n"


def told(reached: str) -> list[tuple[str, int, str | None]]:
    text = f"{REPORT}- Kế hoạch: 02 lớp, kinh phí 90 triệu đồng.\n- Thực hiện: {reached}\n"
    activities = facts_of(text).activities
    return [(a.title, a.amount.value // 10**6, a.reason) for a in activities if a.amount][1:]


@pytest.mark.parametrize(
    ("reached", "why"),
    [
        ("02 lớp; kinh phí 92 triệu đồng, tăng 2 triệu đồng do giá chỉ tăng.", "do giá chỉ tăng"),
        ("02 lớp, kinh phí 92 triệu đồng; tăng thêm 2 triệu đồng vì giá chỉ tăng.", "vì giá chỉ tăng"),
        ("02 lớp, kinh phí 92 triệu đồng (tăng 2 triệu đồng do giá chỉ tăng).", "do giá chỉ tăng"),
        ("02 lớp, kinh phí 92 triệu đồng (lý do: giá chỉ tăng).", "giá chỉ tăng"),
        ("02 lớp, kinh phí 92 triệu đồng. Lý do tăng: giá chỉ tăng.", "giá chỉ tăng"),
        (
            "02 lớp, kinh phí 92 triệu đồng; phần tăng được Sở Thử thống nhất tại Công văn số 8/ST-TH ngày 02/6/2031.",
            "phần tăng được Sở Thử thống nhất tại Công văn số 8/ST-TH ngày 02/6/2031",
        ),
        (
            "03 lớp, kinh phí 92 triệu đồng, tăng 01 lớp so với kế hoạch để đáp ứng nhu cầu của người học.",
            "để đáp ứng nhu cầu của người học",
        ),
    ],
)
def test_the_cause_of_more_is_heard(reached: str, why: str) -> None:
    assert told(reached) == [("Lớp thêu", 92, why)]


@pytest.mark.parametrize(
    "reached",
    [
        "02 lớp, kinh phí 92 triệu đồng.",
        "02 lớp, kinh phí 92 triệu đồng, tăng 2 triệu đồng so với năm 2030.",
        "02 lớp, kinh phí 92 triệu đồng, tăng 2 triệu đồng.",
        "02 lớp, kinh phí 92 triệu đồng để phục vụ nhu cầu của người học.",
        "02 lớp, kinh phí 92 triệu đồng do ngân sách tỉnh cấp.",
        "02 lớp, kinh phí 92 triệu đồng, giảm 18 triệu đồng do tiết kiệm chi.",
    ],
)
def test_what_says_no_cause_of_more_gives_none(reached: str) -> None:
    assert told(reached) == [("Lớp thêu", 92, None)]


def test_what_another_thing_got_besides_is_told() -> None:
    sums = [amount for _, amount, _ in told("02 lớp, kinh phí 92 triệu đồng, tặng 5 triệu đồng mua khung thêu.")]
    assert sums == [92, 5]
    sums = [amount for _, amount, _ in told("02 lớp, kinh phí 92 triệu đồng, tăng 120 triệu đồng cho lớp dệt.")]
    assert sums == [92, 120]
