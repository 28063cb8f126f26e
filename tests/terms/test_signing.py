"""With what authority a paper is signed: the marks of NĐ 30/2020 and the lines they stand on."""

import pytest

from khuyencong.terms.signing import Mark, signature


@pytest.mark.parametrize(
    ("head", "mark", "own", "more", "lines"),
    [
        ("Giám đốc", Mark.OWN, "", {}, ("GIÁM ĐỐC",)),
        ("Giám đốc", Mark.DEPUTY, "Phó Giám đốc", {}, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Giám đốc", Mark.ACTING, "", {}, ("Q. GIÁM ĐỐC",)),
        ("Giám đốc", Mark.ORDER, "Trưởng phòng", {}, ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG")),
        (
            "Giám đốc",
            Mark.ORDER,
            "Trưởng phòng",
            {"deputy": "Phó Trưởng phòng"},
            ("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        ),
        ("Chủ tịch", Mark.EMPOWERED, "Giám đốc Sở", {}, ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ")),
        ("Chủ tịch", Mark.OWN, "", {"collective": "Ủy ban nhân dân"}, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "Chủ tịch",
            Mark.DEPUTY,
            "Phó Chủ tịch",
            {"collective": "Ủy ban nhân dân"},
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
    ],
)
def test_lines_above_the_name(head: str, mark: Mark, own: str, more: dict[str, str], lines: tuple[str, ...]) -> None:
    made = signature(head, "Lê Thử", mark, own, **more)
    assert (made.authority, made.name) == (lines, "Lê Thử")


@pytest.mark.parametrize("mark", [Mark.DEPUTY, Mark.ORDER, Mark.EMPOWERED])
def test_who_signs_for_another_says_who_he_is(mark: Mark) -> None:
    with pytest.raises(ValueError, match="own position"):
        signature("Giám đốc", "Lê Thử", mark)


def test_written_authority_is_not_passed_on() -> None:
    with pytest.raises(ValueError, match="passed on"):
        signature("Chủ tịch", "Lê Thử", Mark.EMPOWERED, "Giám đốc Sở", deputy="Phó Giám đốc Sở")
