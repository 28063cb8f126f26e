"""Names of offices as papers list them."""

import pytest

from khuyencong.terms.office_names import each_of


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("Ủy ban nhân dân phường An, xã Định", ("Ủy ban nhân dân phường An", "Ủy ban nhân dân xã Định")),
        ("UBND các xã An, Bình và phường Lộc", ("UBND xã An", "UBND xã Bình", "UBND phường Lộc")),
        ("UBND các xã, phường", ("UBND các xã, phường",)),
        ("UBND xã An, Trung tâm Khuyến công", ("UBND xã An, Trung tâm Khuyến công",)),
        ("Sở Công Thương, Sở Tài chính", ("Sở Công Thương, Sở Tài chính",)),
    ],
)
def test_places_named_one_after_the_other_are_offices_each(words: str, offices: tuple[str, ...]) -> None:
    assert each_of(words) == offices
