"""A scanned head whose two columns touch is told column by column; any other page as it comes."""

from khuyencong.papers.reading.formats.picture_head import with_head_apart
from khuyencong.papers.reading.formats.white_words import Word

SIGN = 10.0


def line(*told: tuple[float, str]) -> list[Word]:
    """Words from so far left, each as wide as its signs; the line's height tells nothing here."""
    words = []
    for left, said in told:
        for word in said.split():
            words.append(Word(word, left, 0, left + SIGN * len(word), 12))
            left += SIGN * (len(word) + 1)
    return words


def said(lines: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


BODY = line((0, "Thực hiện Kế hoạch ngày 05 tháng 3 năm 2031 của Sở Công Thương, Trung tâm báo cáo như sau"))


def test_the_left_column_of_a_head_comes_before_the_right_one() -> None:
    head = [
        line((0, "SỞ CÔNG THƯƠNG TỈNH X"), (220, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT")),
        line((20, "TRUNG TÂM"), (400, "NAM")),
        line((40, "Số: 88/BC-TT"), (260, "Độc lập - Tự do - Hạnh phúc")),
        line((250, "Tỉnh X, ngày 12 tháng 01 năm 2032")),
    ]
    assert said(with_head_apart([*head, line((150, "BÁO CÁO")), BODY])) == [
        "SỞ CÔNG THƯƠNG TỈNH X", "TRUNG TÂM", "Số: 88/BC-TT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM",
        "Độc lập - Tự do - Hạnh phúc", "Tỉnh X, ngày 12 tháng 01 năm 2032", "BÁO CÁO", *said([BODY]),
    ]  # fmt: skip


def test_a_page_without_the_state_in_its_head_stays_as_it_is() -> None:
    page = [line((0, "PHỤ LỤC")), BODY, *[BODY] * 9, line((0, "Trái"), (300, "Độc lập - Tự do"))]
    assert with_head_apart(page) == page
    audited = [line((0, "Trung tâm gửi báo cáo"), (300, "đã được kiểm toán độc lập xác nhận")), BODY]
    assert with_head_apart(audited) == audited
    assert with_head_apart([]) == []


def test_the_rest_of_a_letters_subject_below_the_day_is_of_the_left_column() -> None:
    head = [
        line((0, "UBND PHƯỜNG"), (320, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        line((0, "V/v giới thiệu cơ sở"), (320, "Độc lập - Tự do - Hạnh phúc")),
        line((340, "Suối Mơ, ngày 12 tháng 01 năm 2032")),
        line((0, "tham gia bình chọn")),
    ]
    addressed = line((60, "Kính gửi: Sở Công Thương"))
    told = said(with_head_apart([*head, addressed, BODY]))
    assert told[:3] == ["UBND PHƯỜNG", "V/v giới thiệu cơ sở", "tham gia bình chọn"]
    assert told[-3:] == ["Suối Mơ, ngày 12 tháng 01 năm 2032", *said([addressed, BODY])]
