"""A word that lost letters is told; the name of a place is none, however little it looks like other words."""

import pytest

from khuyencong.terms.gazetteer.words import lines
from tests.norms.test_checks import HEAD, findings

HIGHLANDS = (
    "Đạ Tẻh", "Đạ Huoai", "Mađaguôi", "Krông Bông", "Ea H'leo", "Ea Súp", "Cư Jút", "Chư Păh", "Chư Pưh", "Chư Prông",
    "Đăk Rlấp", "Đắk R'Tíh", "Liêng Srônh", "Buôn Choáh", "Cư Dliê Mnông", "Ia Hlốp", "Ia Krêl", "Zuôih", "Anông",
    "Atiêng", "Avương", "Bhalêê", "Chà Vàl", "Chrôh Pơnan", "Dray Bhăng", "Đak Sơmei", "Lạc Dương", "Mù Cang Chải",
)  # fmt: skip


def damaged(words: str) -> list[str | None]:
    return [f.found for f in findings(f"{HEAD}1. {words}.\n") if f.rule == "damaged-text"]


@pytest.mark.parametrize("name", HIGHLANDS)
def test_a_name_of_the_highlands_is_sound(name: str) -> None:
    assert damaged(f"Đã mở 02 lớp tại huyện {name}") == []


def test_every_listed_place_is_sound() -> None:
    names = {name for _, _, _, _, name, *_ in lines("places.tsv")}
    assert len(names) > 900
    assert damaged("Đã mở 02 lớp tại: " + "; ".join(sorted(names))) == []


@pytest.mark.parametrize("word", ["Thươg", "hìnhthức", "tẻh", "Đồg", "Nôngthôn", "krôg"])
def test_what_only_looks_like_a_name_is_damaged(word: str) -> None:
    assert damaged(f"Đã mở 02 lớp {word} tại xã Xuân Hưng") == [word]
