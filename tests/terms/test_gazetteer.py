"""Places and agencies in sentences: what is found, where, and what is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyencong.terms.gazetteer import Mention, agencies_in, places_in


def told(mentions: list[Mention], text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.kind, m.code) for m in mentions]


PLACES = [
    # a type word decides what kind of place is meant
    ("hội chợ tại tỉnh Sóc Trăng", [("Sóc Trăng", "province", "94")]),
    ("huyện Tân Phú", [("Tân Phú", "district", "734")]),
    ("thị trấn Tân Phú", [("Tân Phú", "commune", "26116")]),
    ("Thành phố Long Khánh", [("Long Khánh", "district", "732")]),
    ("thị xã Chơn Thành", [("Chơn Thành", "district", "697")]),
    ("TP. Hồ Chí Minh và TP.HCM", [("Hồ Chí Minh", "province", "79"), ("HCM", "province", "79")]),
    ("Quận 4", [("4", "district", "773")]),
    # case and the seat of the tone mark do not matter
    ("Biên Hoà", [("Biên Hoà", "district", "731")]),
    ("UBND TỈNH ĐỒNG NAI", [("ĐỒNG NAI", "province", "75")]),
    ("Đăk Nông", [("Đăk Nông", "province", "67")]),
    ("huyện Tân phú", [("Tân phú", "district", "734")]),
    # a list inherits its type word
    (
        "các huyện Vĩnh Cửu, Tân phú và Long Khánh",
        [("Vĩnh Cửu", "district", "735"), ("Tân phú", "district", "734"), ("Long Khánh", "district", "732")],
    ),
    # a line break inside a name
    ("huyện Định\nQuán", [("Định\nQuán", "district", "736")]),
    # hyphenated names, longest first
    ("Bà Rịa - Vũng Tàu", [("Bà Rịa - Vũng Tàu", "province", "77")]),
    ("Thừa Thiên Huế", [("Thừa Thiên Huế", "province", "46")]),
    # a commune stands bare only after a word of place
    ("CCN Phú Túc", [("Phú Túc", "commune", "26242")]),
    ("mang tên Phú Túc", []),
    # one name, several places: known by its type, not by a code
    ("huyện Châu Thành", [("Châu Thành", "district", "")]),
    ("huyện Lộc Ninh", [("Lộc Ninh", "district", "692")]),
    # what no list holds is told by its type word and its capitals
    ("tỉnh Quảng Tây của Trung Quốc", [("Quảng Tây", "province", ""), ("Trung Quốc", "country", "CN")]),
    # names with an apostrophe, whichever is typed; regions
    ("huyện Cư M’gar", [("Cư M’gar", "district", "648")]),
    ("các tỉnh Đông Nam Bộ", [("Đông Nam Bộ", "region", "")]),
    # a person or a company that bears a place's name
    ("Công ty TNHH Hòa Bình, ông Lê Thái Bình", []),
    # not places
    ("cấp huyện, cấp xã, cấp tỉnh", []),
    ("Thống nhất nội dung cuộc họp", []),
    ("KINH TẾ - XÃ HỘI", []),
    ("trên địa bàn tỉnh. Tiếp tục", []),
    ("Lớp 12 và Mục 4", []),
    ("Tỉnh Đoàn Thanh", []),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(places_in(text), text) == expected


def test_a_place_has_its_official_name_whatever_is_printed() -> None:
    text = "THÀNH PHỐ BIÊN HOÀ, Đăk Lăk, huyện Cẩm mỹ"
    assert [m.name for m in places_in(text)] == ["Biên Hòa", "Đắk Lắk", "Cẩm Mỹ"]


AGENCIES = [
    ("do Sở Công Thương chủ trì", [("Sở Công Thương", "Sở Công Thương", "SCT")]),
    ("SỞ CÔNG THƯƠNG", [("SỞ CÔNG THƯƠNG", "Sở Công Thương", "SCT")]),
    ("Sở Công Thương Hậu Giang", [("Sở Công Thương Hậu Giang", "Sở Công Thương Hậu Giang", "")]),
    ("Sở Công Thương tỉnh Đồng Nai", [("Sở Công Thương tỉnh Đồng Nai", "Sở Công Thương", "SCT")]),
    ("Sở KH&CN", [("Sở KH&CN", "Sở Khoa học và Công nghệ", "SKHCN")]),
    ("Sở Khoa học - Công nghệ", [("Sở Khoa học - Công nghệ", "Sở Khoa học và Công nghệ", "SKHCN")]),
    ("Sở Văn hóa, Thể thao và Du lịch", [("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch", "")]),
    ("phòng Quản lý Thương mại", [("phòng Quản lý Thương mại", "Phòng Quản lý Thương mại", "SCT-TM")]),
    (
        "Trung tâm Khuyến công và TVPT Công Nghiệp",
        [
            (
                "Trung tâm Khuyến công và TVPT Công Nghiệp",
                "Trung tâm Khuyến công và Tư vấn Phát triển Công nghiệp",
                "TTKC",
            )
        ],
    ),
    ("Trung tâm XTTM Lâm Đồng", [("Trung tâm XTTM Lâm Đồng", "Trung tâm Xúc tiến thương mại Lâm Đồng", "")]),
    ("UBND tỉnh giao", [("UBND tỉnh", "UBND tỉnh", "UBND")]),
    ("Ủy ban nhân dân tỉnh Đồng Nai", [("Ủy ban nhân dân tỉnh Đồng Nai", "UBND tỉnh Đồng Nai", "UBND")]),
    ("Uỷ ban nhân dân huyện Xuân Lộc", [("Uỷ ban nhân dân huyện Xuân Lộc", "UBND huyện Xuân Lộc", "UBND-741")]),
    ("UBND thành phố Biên Hoà", [("UBND thành phố Biên Hoà", "UBND thành phố Biên Hòa", "UBND-731")]),
    ("UBND tỉnh Cà Mau", [("UBND tỉnh Cà Mau", "UBND tỉnh Cà Mau", "")]),
    ("UBND cấp xã", [("UBND cấp xã", "UBND cấp xã", "")]),
    ("UBND các huyện, thành phố", [("UBND các huyện, thành phố", "UBND các huyện, thành phố", "")]),
    ("UBND các huyện và thành phố Biên Hòa", [("UBND các huyện", "UBND các huyện", "")]),
    ("UBND TP Châu Đốc", [("UBND TP Châu Đốc", "UBND thành phố Châu Đốc", "")]),
    ("Bộ Công\nThương", [("Bộ Công\nThương", "Bộ Công Thương", "")]),
    ("VCCI", [("VCCI", "Phòng Thương mại và Công nghiệp Việt Nam", "")]),
    ("Hiệp hội Mây tre Bình Định", [("Hiệp hội Mây tre Bình Định", "Hiệp hội Mây tre Bình Định", "")]),
    (
        "Trung tâm Thiết kế và Ứng dụng mới tỉnh An Giang",
        [("Trung tâm Thiết kế và Ứng dụng mới tỉnh An Giang", "Trung tâm Thiết kế và Ứng dụng mới tỉnh An Giang", "")],
    ),
    ("Hội Làm vườn tỉnh Đồng Nai", [("Hội Làm vườn tỉnh Đồng Nai", "Hội Làm vườn tỉnh Đồng Nai", "")]),
    ("Hiệp hội tổ chức tại Bình Định", []),
    ("tại các xã Tân Hội, Hưng Thuận, Bến Cầu", []),
    ("phố cổ Hội An, Đà Nẵng", []),
    ("Hội đồng thẩm định tỉnh Đồng Nai", []),
    ("Hội chợ Bình Định", []),
    # parts of document numbers and common words are no agencies
    ("Quyết định số 12/QĐ-UBND", []),
    ("công văn 77/UBND-KT", []),
    ("cán bộ KHCN", []),
    ("cơ sở công thương nghiệp", []),
    ("hội nghị, hội thảo, hội chợ", []),
]


@pytest.mark.parametrize(("text", "expected"), AGENCIES)
def test_agencies(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(text[m.start : m.end], m.name, m.code) for m in agencies_in(text)] == expected


_PIECES = st.lists(
    st.sampled_from(
        [
            "Đồng Nai",
            "huyện",
            "Tân Phú",
            "UBND",
            "tỉnh",
            "TP.",
            "Sở Công Thương",
            "và",
            ",",
            "\n",
            "1",
            "Quận",
            "Hội",
            "-",
            "xã",
        ]
    ),
    max_size=12,
)


@given(_PIECES)
def test_mentions_lie_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for mentions in (places_in(text), agencies_in(text)):
        ends = [0, *(m.end for m in mentions)]
        assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, mentions, strict=False))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    places_in(text)
    agencies_in(text)


def test_a_real_paper_names_its_districts(corpus: Path) -> None:
    text = (corpus / "004.txt").read_text(encoding="utf-8")
    found = {m.code for m in places_in(text) if m.kind == "district"}
    assert {"731", "732", "734", "735", "736", "738", "739", "740", "741", "742"} <= found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("do UBND Hà Nội chủ trì", "UBND thành phố Hà Nội"),
        ("do UBND Huế chủ trì", "UBND thành phố Huế"),
        ("do UBND Đồng Nai chủ trì", "UBND tỉnh Đồng Nai"),  # of no known day
        ("do UBND Nhơn Trạch chủ trì", "UBND huyện Nhơn Trạch"),
    ],
)
def test_a_council_named_without_its_level(text: str, name: str) -> None:
    assert [agency.name for agency in agencies_in(text)] == [name]
