"""CSV files of other programs come in as rows and cells, whatever parts them."""

import pytest

from khuyencong.papers import find_facts, read_text

HEAD = "KẾ HOẠCH KHUYẾN CÔNG NĂM 2031;;\n;;ĐVT: triệu đồng\n"
ROWS = 'TT;Nội dung;Kinh phí\n1;"Mở lớp; tập huấn";1.250,5\n2;Hội chợ, triển lãm;300\n'


@pytest.mark.parametrize("mark", [";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_rows_and_cells(mark: str, code: str) -> None:
    told = (
        ROWS
        if mark == ";"
        else ROWS.replace('"Mở lớp; tập huấn"', "Mở lớp¤ tập huấn").replace(";", mark).replace("¤", ";")
    )
    text = read_text(told.encode(code), "a.csv")
    assert text.content.split("\n") == [
        "TT | Nội dung | Kinh phí",
        "1 | Mở lớp; tập huấn | 1.250,5",
        "2 | Hội chợ, triển lãm | 300",
    ]
    assert [place.row for place in text.line_places] == [1, 2, 3]


def test_commas_part_where_nothing_else_does() -> None:
    assert read_text(b'TT,Ten,"Ghi, chu"\n1,Lop,', "a.csv").content == "TT | Ten | Ghi, chu\n1 | Lop |"


def test_sums_of_a_table_are_in_its_unit() -> None:
    facts = find_facts(read_text((HEAD + ROWS).encode(), "a.csv"))
    assert [a.amount.value for a in facts.activities if a.amount] == [1_250_500_000, 300_000_000]


def test_commas_in_titles_part_nothing() -> None:
    titles = "Danh mục, kinh phí\nKèm theo tờ trình, dự thảo\nNăm 2031, đợt 1\nXã Mẫu, xã Thử\n"
    rows = "TT;Nội dung;Kinh phí\n1;Mở lớp;40\n2;Hội chợ;25\n"
    read = read_text((titles + rows).encode(), "a.csv").content.split("\n")
    assert read[-2:] == ["1 | Mở lớp | 40", "2 | Hội chợ | 25"]
