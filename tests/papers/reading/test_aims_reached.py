"""«đưa ra mục tiêu … và đã hoàn thành»: what was aimed at is what was reached, and no plan of its own."""

import pytest

from khuyencong.terms.facts import Role
from tests.papers.reading.reading import facts_of


def told(sentence: str) -> list[tuple[Role | None, list[object], int | None]]:
    facts = facts_of(f"BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n1. {sentence}.\n2. Lớp may: 02 lớp.\n")
    first = [a for a in facts.activities if a.path == "I.1"]
    return [(a.role, [q.value for q in a.quantities], a.amount and a.amount.value) for a in first]


@pytest.mark.parametrize(
    ("sentence", "money"),
    [
        ("Trung tâm đưa ra mục tiêu hỗ trợ 10 cơ sở mua máy và đã hoàn thành", None),
        ("Máy móc: đề ra mục tiêu hỗ trợ 10 cơ sở, đến nay đã hoàn thành 100%", None),
        ("Máy móc: đưa ra mục tiêu 10 cơ sở và đã hoàn thành, kinh phí 90 triệu đồng", 90_000_000),
    ],
)
def test_an_aim_that_is_told_as_reached(sentence: str, money: int | None) -> None:
    assert told(sentence) == [(Role.ACTUAL, [10], money)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Máy móc: đưa ra mục tiêu hỗ trợ 10 cơ sở và đã hoàn thành 12 cơ sở",
        "Máy móc: đưa ra mục tiêu 10 cơ sở, đã hoàn thành 12 cơ sở",
    ],
)
def test_an_aim_beside_what_was_reached_stays_the_plan(sentence: str) -> None:
    assert [(role, counts) for role, counts, _ in told(sentence)] == [(Role.PLAN, [10]), (Role.ACTUAL, [12])]


def test_how_far_an_aim_was_passed_is_not_guessed() -> None:
    assert [role for role, *_ in told("Máy móc: đưa ra mục tiêu hỗ trợ 10 cơ sở và vượt mục tiêu")] == [Role.PLAN]
