"""Whether the rows of a table that names firms or products are contents of its paper: the rule, case by case."""

import pytest

from khuyencong.norms import check
from khuyencong.papers import find_facts, read_text
from khuyencong.papers.writing import write_paper
from khuyencong.terms.document import Annex, Cell, Column, Document, Row, TableBlock
from khuyencong.terms.facts import ListOrContents, PaperFacts
from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.reading import facts_of

MILLION = 1_000_000
CONTENTS = """STT | Nội dung | Số lượng | Kinh phí (triệu đồng)
1 | Tập huấn khởi sự doanh nghiệp | 3 lớp | 225
2 | Hỗ trợ máy móc tiên tiến | 5 đề án | 1.500
3 | Tham gia hội chợ | 2 hội chợ | 240
"""
WITH_TOTAL = CONTENTS + " | Tổng cộng | | 1.965\n"
WORDS = "1. Hỗ trợ máy móc tiên tiến: 05 đề án, kinh phí 1.500 triệu đồng.\n\n2. Tập huấn: 225 triệu đồng.\n"
PAPERS = {
    "plan": "KẾ HOẠCH\nKhuyến công năm 2031\n\n",
    "decision": "QUYẾT ĐỊNH\nVề việc phê duyệt Kế hoạch khuyến công năm 2031\n\nĐiều 1. Phê duyệt Kế hoạch.\n\n",
    "result": "BÁO CÁO\nKết quả khuyến công năm 2031\n\n",
    "letter": "Số: 12/SCT-KC\nV/v kế hoạch khuyến công năm 2031\n\nKính gửi: UBND tỉnh\n\n",
}
FIRMS = "DANH SÁCH CƠ SỞ {} HỖ TRỢ"
TWO = "1 | Công ty TNHH Gỗ Mẫu | xã Phú Lập | 300\n2 | HTX Bàu Sen | xã Bàu Sen | 200\n"
HEADS = "STT | Tên cơ sở | Địa chỉ | Kinh phí hỗ trợ (triệu đồng)"
GIVEN = "STT | Tên cơ sở | Nội dung hỗ trợ | Kinh phí hỗ trợ (triệu đồng)"


def told(paper: str, *parts: str) -> PaperFacts:
    return facts_of(PAPERS[paper] + "\n\n".join(parts) + "\n")


def listed(title: str, heads: str = HEADS, rows: str = TWO) -> str:
    return f"{title}\n\n{heads}\n{rows}"


def is_list(facts: PaperFacts, rows: int = 2) -> bool:
    """Whether the firms are listed and no contents; they are always the one or the other."""
    names = {row.name for row in facts.register_rows}
    contents = {one.title for one in facts.activities}
    assert ("HTX Bàu Sen" in names) is not any("HTX Bàu Sen" in title or "Máy CNC" in title for title in contents)
    assert len(names) == (rows if names else 0)
    return bool(names)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("title", ["DỰ KIẾN", "ĐỀ NGHỊ", "ĐỀ XUẤT", "ĐĂNG KÝ"])
@pytest.mark.parametrize("contents", [CONTENTS, WITH_TOTAL])
def test_firms_beside_contents_that_tell_their_money_are_listed(paper: str, title: str, contents: str) -> None:
    facts = told(paper, contents, listed(FIRMS.format(title)))
    assert is_list(facts) is (paper != "result")  # which tells results, and nothing planned beside the list
    assert len([one for one in facts.activities if one.amount]) == (5 if paper == "result" else 3)


@pytest.mark.parametrize("paper", PAPERS)
def test_firms_that_alone_tell_money_are_the_contents(paper: str) -> None:
    facts = told(paper, listed(FIRMS.format("DỰ KIẾN")))
    assert not is_list(facts)
    assert [(table.is_list, table.why) for table in facts.tables] == [(False, ListOrContents.ONLY)]
    assert [one.amount.value for one in facts.activities if one.amount] == [300 * MILLION, 200 * MILLION]


@pytest.mark.parametrize(
    ("before", "rows", "why", "content"),
    [
        (WITH_TOTAL, TWO, "total", "Hỗ trợ máy móc tiên tiến"),
        (CONTENTS, TWO, "held", "Hỗ trợ máy móc tiên tiến"),
        (WORDS, TWO, "held", "Hỗ trợ máy móc tiên tiến"),
        (CONTENTS, TWO.replace("200", "1.200"), "held", "Hỗ trợ máy móc tiên tiến"),  # as much as one
        (CONTENTS, TWO.replace("200", "1.665"), "held", ""),  # as much as all
        (CONTENTS, TWO.replace("300", "100").replace("200", "100"), "held", ""),  # as little as any could hold
        (CONTENTS, TWO.replace("200", "1.300"), "more", ""),
        (CONTENTS + " | Tổng cộng | | 2.465\n", TWO, "added", ""),
        ("", TWO, "only", ""),
        ("1. Tập huấn: 03 lớp.\n\n2. Hỗ trợ máy móc: 05 đề án.\n", TWO, "only", ""),  # whose money nobody tells
    ],
)
def test_the_money_decides_and_says_why(before: str, rows: str, why: str, content: str) -> None:
    facts = told("plan", before, listed(FIRMS.format("DỰ KIẾN"), rows=rows))
    (table,) = facts.tables
    assert (table.why, table.content) == (why, content)
    assert is_list(facts) is table.is_list is (why in ("total", "held"))


@pytest.mark.parametrize(
    ("title", "heads", "read_as"),
    [
        ("DANH SÁCH CƠ SỞ DỰ KIẾN HỖ TRỢ", HEADS, "list"),
        ("DANH SÁCH CÁC CƠ SỞ CNNT ĐỀ NGHỊ HỖ TRỢ", GIVEN, "list"),
        ("DANH SÁCH CƠ SỞ THỤ HƯỞNG", HEADS, "list"),
        ("DANH SÁCH CƠ SỞ THỤ HƯỞNG", GIVEN, "list"),
        ("DANH SÁCH ĐƠN VỊ THAM GIA HỘI CHỢ", HEADS.replace("cơ sở", "đơn vị"), "list"),
        ("DANH SÁCH ĐƠN VỊ ĐĂNG KÝ THAM GIA HỘI CHỢ", HEADS.replace("cơ sở", "đơn vị"), "list"),
        ("DANH SÁCH SẢN PHẨM ĐỀ NGHỊ ĐÁNH GIÁ OCOP", "STT | Tên sản phẩm | Địa chỉ | Kinh phí hỗ trợ", "list"),
        ("DANH SÁCH SẢN PHẨM ĐỀ NGHỊ ĐÁNH GIÁ OCOP", "STT | Tên sản phẩm | Chủ thể | Hạng sao", "list"),
        ("DANH SÁCH CƠ SỞ DỰ KIẾN HỖ TRỢ", HEADS.replace("Kinh phí hỗ trợ", "Dự toán kinh phí"), "list"),
        ("DANH SÁCH CƠ SỞ DỰ KIẾN HỖ TRỢ", HEADS.replace("Kinh phí hỗ trợ", "Kế hoạch vốn"), "list"),
        ("DANH SÁCH CÁC ĐƠN VỊ ĐỀ NGHỊ HỖ TRỢ", HEADS.replace("cơ sở", "đơn vị"), "list"),
        ("TỔNG HỢP CÁC CƠ SỞ ĐỀ NGHỊ HỖ TRỢ MÁY MÓC", HEADS, "list"),
        ("TỔNG HỢP NHU CẦU CỦA CÁC CƠ SỞ", HEADS, "contents"),
        ("DANH MỤC ĐỀ ÁN KHUYẾN CÔNG NĂM 2031", HEADS, "contents"),
        ("DANH MỤC ĐỀ ÁN KHUYẾN CÔNG", "STT | Tên đề án | Đơn vị thụ hưởng | Kinh phí (triệu đồng)", "contents"),
        ("DANH SÁCH ĐỀ ÁN ĐỀ NGHỊ HỖ TRỢ", "STT | Tên cơ sở/đề án | Địa chỉ | Kinh phí hỗ trợ", "contents"),
        ("BIỂU PHÂN BỔ KINH PHÍ THEO XÃ", "STT | Xã, phường | Địa chỉ | Kinh phí (triệu đồng)", "contents"),
        ("BIỂU KINH PHÍ", "STT | Đơn vị | Nội dung hỗ trợ | Kinh phí (triệu đồng)", "contents"),
        ("DANH SÁCH CƠ SỞ DỰ KIẾN HỖ TRỢ", "STT | Tên cơ sở | ĐVT | Thành tiền (triệu đồng)", "contents"),
    ],
)
def test_heads_and_title_tell_what_may_be_a_list(title: str, heads: str, read_as: str) -> None:
    facts = told("plan", WITH_TOTAL, listed(title, heads))
    assert bool(facts.register_rows) is (read_as == "list")


FAR = "Căn cứ tình hình thực tế, các cơ quan có liên quan chịu trách nhiệm tổ chức thực hiện theo quy định. " * 6


@pytest.mark.parametrize("year", ["", " NĂM 2030"])
@pytest.mark.parametrize("paper", PAPERS)
def test_what_was_given_is_listed_but_a_plan_of_nothing_else_plans_it(paper: str, year: str) -> None:
    given = listed(FIRMS.format("ĐƯỢC") + year)
    assert is_list(told(paper, CONTENTS, FAR, given))
    assert is_list(told(paper, FAR, given)) is not (paper == "plan" and not year)


REACHED = CONTENTS.replace("Kinh phí", "Kinh phí thực hiện")


def test_what_a_report_says_of_each_firm_is_measured_by_what_was_reached() -> None:
    rows = TWO.replace("xã Phú Lập", "Máy CNC").replace("xã Bàu Sen", "Máy CNC 2")
    beside = told("result", REACHED, listed(FIRMS.format("ĐƯỢC"), GIVEN, rows))
    assert is_list(beside)
    assert not is_list(told("result", listed(FIRMS.format("ĐƯỢC"), GIVEN, rows)))


def test_what_a_person_said_holds_against_the_money() -> None:
    text = PAPERS["plan"] + WITH_TOTAL + "\n" + listed(FIRMS.format("DỰ KIẾN"))
    plan = read_text(text.encode(), "a.txt")
    at = plan.content.index("Tên cơ sở")
    assert [len(find_facts(plan, {at: said}).register_rows) for said in (True, False)] == [2, 0]
    assert [len(find_facts(plan, {at: said}).activities) for said in (True, False)] == [3, 5]
    alone = read_text((PAPERS["plan"] + listed(FIRMS.format("DỰ KIẾN"))).encode(), "a.txt")
    assert len(find_facts(alone, {alone.content.index("Tên cơ sở"): True}).register_rows) == 2


def test_what_is_said_of_one_table_is_said_of_no_other_that_looks_alike() -> None:
    text = PAPERS["plan"] + listed(FIRMS.format("DỰ KIẾN")) + "\n" + listed("DANH SÁCH CƠ SỞ DỰ KIẾN HỖ TRỢ ĐỢT 2")
    plan = read_text(text.encode(), "a.txt")
    first, second = (plan.content.index(FIRMS.format("DỰ KIẾN") + more) for more in ("\n", " ĐỢT 2"))
    for said in (first, second):
        at = plan.content.index("Tên cơ sở", said)
        (table,) = {row.table for row in find_facts(plan, {at: True}).register_rows}
        assert said < table < (second if said == first else len(plan.content))


def grid(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().split("\n")]


def block(text: str) -> TableBlock:
    heads, *rows = grid(text)
    return TableBlock(tuple(Column(head, 16) for head in heads), tuple(Row(tuple(map(Cell, cells))) for cells in rows))


def written(format: str) -> bytes:
    contents = Annex("", "Biểu nội dung và kinh phí", (block(WITH_TOTAL),))
    firms = Annex("", "Danh sách cơ sở dự kiến hỗ trợ", (block(f"{HEADS}\n{TWO}"),))
    return write_paper(Document("Kế hoạch", "Khuyến công năm 2031", "Sở Công Thương", blocks=(contents, firms)), format)


def of_sheets() -> bytes:
    def rows(title: str, text: str) -> str:
        told = [[title], [], *grid(text)]
        return sheet(*(row(i, *cells) for i, cells in enumerate(told, 1) if cells))

    return book(
        Noi_dung=rows("KẾ HOẠCH KHUYẾN CÔNG NĂM 2031", WITH_TOTAL),
        Co_so=rows("DANH SÁCH CƠ SỞ DỰ KIẾN HỖ TRỢ", f"{HEADS}\n{TWO}"),
    )


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "xlsx", "sheets"])
def test_the_rule_is_the_same_in_every_kind_of_file(format: str) -> None:
    data = of_sheets() if format == "sheets" else written(format)
    facts = find_facts(read_text(data, "a.xlsx" if format == "sheets" else f"a.{format}"))
    assert is_list(facts)
    assert [(t.why, t.content) for t in facts.tables] == [(ListOrContents.TOTAL, "Hỗ trợ máy móc tiên tiến")]
    assert [one.amount.value // MILLION for one in facts.activities if one.amount] == [225, 1500, 240]


BY_PLACE = (
    "BIỂU PHÂN BỔ THEO XÃ\n\nSTT | Xã, phường | Kinh phí (triệu đồng)\n1 | xã Phú Lập | 900\n2 | xã Bàu Sen | 600\n"
)
BY_PROJECT = (
    "DANH MỤC ĐỀ ÁN HỖ TRỢ MÁY MÓC\n\nSTT | Tên đề án | Đơn vị thụ hưởng | Kinh phí (triệu đồng)\n"
    "1 | Máy CNC | Công ty TNHH Gỗ Mẫu | 900\n2 | Máy sấy | HTX Bàu Sen | 600\n"
)
PLANNED = ["Tập huấn khởi sự doanh nghiệp", "Hỗ trợ máy móc tiên tiến", "Tham gia hội chợ"]


@pytest.mark.parametrize("table", [BY_PLACE, BY_PROJECT], ids=["places", "projects"])
@pytest.mark.parametrize(
    ("contents", "is_part"),
    [
        (WITH_TOTAL, True),
        (CONTENTS, False),  # no total says that they are all
        (WITH_TOTAL.replace("1.965", "3.465"), False),  # which the table makes too
        (WITH_TOTAL.replace("1.500", "1.600").replace("1.965", "2.065"), False),  # no content's money
        ("", False),
    ],
)
def test_a_table_that_makes_just_one_content_again_only_parts_it(table: str, contents: str, is_part: bool) -> None:
    facts = told("plan", contents, table)
    parts = [(read.why, read.content) for read in facts.tables]
    why = ListOrContents.TOTAL if table is BY_PROJECT else ListOrContents.PARTS  # whom projects are for is listed
    assert parts == ([(why, "Hỗ trợ máy móc tiên tiến")] if is_part else [])
    listed = [("Công ty TNHH Gỗ Mẫu", "Máy CNC", 900 * MILLION), ("HTX Bàu Sen", "Máy sấy", 600 * MILLION)]
    told_rows = [(row.name, row.given, row.support) for row in facts.register_rows]
    assert told_rows == (listed if is_part and table is BY_PROJECT else [])
    assert ([one.title for one in facts.activities] == PLANNED) is is_part
    assert len(facts.activities) == (3 if is_part else 5 if contents else 2)
    text = read_text((PAPERS["plan"] + f"{contents}\n\n{table}").encode(), "a.txt")
    assert not [found for found in check(text, find_facts(text)) if found.rule == "column-unread"]


def test_a_table_that_tells_the_same_contents_another_way_parts_none() -> None:
    again = CONTENTS.replace("Số lượng", "Thời gian").replace("3 lớp", "Quý I")
    facts = told("plan", WITH_TOTAL, f"BIỂU TIẾN ĐỘ\n\n{again}")
    assert not facts.tables


@pytest.mark.parametrize("head", ["Đơn vị thực hiện", "Địa điểm", "Đơn vị chủ trì"])
def test_projects_that_do_not_name_whom_they_are_for_only_part_a_content(head: str) -> None:
    facts = told("plan", WITH_TOTAL, BY_PROJECT.replace("Đơn vị thụ hưởng", head))
    assert [read.why for read in facts.tables] == [ListOrContents.PARTS]
    assert not facts.register_rows
