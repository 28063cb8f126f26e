"""Who may sign: situations as an office knows them, told with the reason where somebody may not."""

from datetime import date

import pytest

from khuyencong.norms.signing import Bench, Delegation, Post
from khuyencong.terms.signing import Ground, Rank

MAY, JUNE, JULY = date(2024, 5, 10), date(2024, 6, 10), date(2024, 7, 10)
HEAD = Post(1, "Lê Một", "Giám đốc", Rank.HEAD, last=date(2024, 6, 30))
DEPUTY = Post(2, "Trần Hai", "Phó Giám đốc", Rank.DEPUTY)
CHIEF = Post(3, "Võ Ba", "Trưởng phòng", Rank.DIVISION_HEAD, division="CN")
SECOND = Post(4, "Hồ Bốn", "Phó Trưởng phòng", Rank.DIVISION_DEPUTY, division="CN")
ACTING = Post(5, "Mai Năm", "Phó Giám đốc", Rank.ACTING, first=date(2024, 7, 1))
POSTS = (CHIEF, SECOND, DEPUTY, HEAD, ACTING)

LEAVE = Delegation(Ground.LEAVE, 1, 2, date(2024, 6, 5), date(2024, 6, 14), "giấy nghỉ phép 3/GNP-SCT")
ORDER = Delegation(Ground.ORDER, 1, 3, date(2024, 1, 1), None, "quy chế làm việc", ("CV", "GM"))
PASSED_ON = Delegation(Ground.ORDER, 1, 4, date(2024, 1, 1), None, "quy chế làm việc")
EMPOWERED = Delegation(Ground.EMPOWERED, 1, 3, date(2024, 5, 1), date(2024, 5, 31), "giấy ủy quyền 9/GUQ-SCT")


def told(bench: Bench, post: Post, day: date, kind: str = "BC") -> tuple[tuple[str, ...], str]:
    (one,) = (one for one in bench.on(day, kind) if one.post.id == post.id)
    return one.signature.authority if one.signature else (), one.reason


@pytest.mark.parametrize(
    ("post", "day", "kind", "lines", "reason"),
    [
        (HEAD, MAY, "BC", ("GIÁM ĐỐC",), "đứng đầu"),
        (HEAD, JUNE, "BC", (), "Nghỉ, đi công tác từ 05/6/2024 đến 14/6/2024, giao Phó Giám đốc Trần Hai phụ trách"),
        (HEAD, JULY, "BC", (), "không giữ chức vụ này (đến 30/6/2024)"),
        (DEPUTY, JUNE, "BC", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "phụ trách"),
        (ACTING, JULY, "BC", ("Q. GIÁM ĐỐC",), "giao quyền"),
        (ACTING, MAY, "BC", (), "từ 01/7/2024"),
        (CHIEF, MAY, "CV", ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), "thừa lệnh"),
        (CHIEF, JUNE, "BC", (), "Chỉ được giao ký: CV, GM (quy chế làm việc)"),
        (CHIEF, MAY, "BC", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), "ủy quyền từ 01/5/2024 đến 31/5/2024"),
        (SECOND, MAY, "CV", ("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "thừa lệnh"),
    ],
)
def test_who_may_sign_on_a_day(post: Post, day: date, kind: str, lines: tuple[str, ...], reason: str) -> None:
    bench = Bench(POSTS, (LEAVE, ORDER, PASSED_ON, EMPOWERED))
    authority, why = told(bench, post, day, kind)
    assert authority == lines
    assert reason in why


def test_without_an_order_nobody_below_the_deputies_signs() -> None:
    assert told(Bench(POSTS), CHIEF, MAY) == ((), "Chưa được giao ký thừa lệnh hoặc ủy quyền.")


@pytest.mark.parametrize(
    ("handed", "kind", "lines"),
    [
        (ORDER, "CV", ("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        (ORDER, "BC", ()),  # not among the kinds the head of the division was ordered to sign
        (EMPOWERED, "CV", ()),  # a written authority is not passed on
    ],
)
def test_who_stands_in_for_the_head_of_a_division_signs_what_that_head_was_ordered_to(
    handed: Delegation, kind: str, lines: tuple[str, ...]
) -> None:
    away = Delegation(Ground.LEAVE, 3, 4, date(2024, 5, 6), date(2024, 5, 10), "giấy nghỉ phép 5/GNP-SCT")
    bench = Bench(POSTS, (handed, away))
    assert told(bench, SECOND, MAY, kind)[0] == lines
    assert told(bench, CHIEF, MAY, kind)[0] == ()
    assert told(bench, SECOND, date(2024, 5, 11), kind)[0] == ()


def test_what_somebody_may_sign_is_told_with_the_paper_of_each_handing_over() -> None:
    reports = Delegation(Ground.EMPOWERED, 1, 3, MAY, MAY, "giấy ủy quyền 9/GUQ-SCT", ("BC",))
    _, why = told(Bench(POSTS, (ORDER, reports)), CHIEF, MAY, "KH")
    assert why == "Chỉ được giao ký: CV, GM (quy chế làm việc); BC (giấy ủy quyền 9/GUQ-SCT)."


def test_an_authority_ends_with_its_last_day() -> None:
    bench = Bench(POSTS, (EMPOWERED,))
    assert told(bench, CHIEF, date(2024, 5, 31))[0]
    assert told(bench, CHIEF, date(2024, 6, 1)) == (
        (),
        "Ngày 01/6/2024 ngoài thời hạn được giao ký (từ 01/5/2024 đến 31/5/2024).",
    )


def test_a_committee_signs_as_a_collective() -> None:
    chair = Post(1, "Lê Một", "Chủ tịch", Rank.HEAD)
    vice = Post(2, "Trần Hai", "Phó Chủ tịch", Rank.DEPUTY)
    bench = Bench((chair, vice), collective="Ủy ban nhân dân")
    assert told(bench, vice, MAY)[0] == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_who_stands_in_is_asked_first_and_who_may_not_comes_last() -> None:
    order = [one.post.id for one in Bench(POSTS, (LEAVE, ORDER)).on(JUNE, "CV")]
    assert order == [2, 3, 1, 5, 4]
