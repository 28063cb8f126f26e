"""Of a portal's page the main text is kept, its tables with it; furniture is left out."""

from contextlib import suppress

import pytest

from khuyencong.papers import UnreadablePaper, find_facts, read_text
from khuyencong.terms.facts import Place
from tests.house.steps import an_end, calls

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Cổng</title><script>var a = "5 lớp";</script></head>
<body class="has-sidebar"><header><nav>
<ul><li><a href="/">Trang chủ</a></li><li><a href="/t">Tin</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/t">Tin</a></div>
<div id="wrap"><div class="title"><h1>Sở A tổng kết khuyến công năm 2031</h1><span>Ngày đăng: 02/01/2032</span></div>
<div class="share-buttons"><button>Chia sẻ</button> 125 lượt thích</div>
<div class="content"><p>Năm 2031, Sở đã mở <b>05</b> lớp nghề cho<br>90 người, kinh&nbsp;phí 250.000.000 đồng.</p>
<ol start="3"><li>Hỗ trợ 04 cơ sở.</li><li>Dự 02 hội chợ.</li></ol>
<ul><li>Tại Long Khánh</li><li>- Tại Trảng Bom</li></ul>
<table><caption>Kết quả</caption><thead>
<tr><th rowspan="2">TT</th><th colspan="2">Kinh phí</th></tr><tr><th>Trung ương</th>
<th>Tỉnh</th></tr></thead><tbody><tr><td>1</td><td>20.000.000</td><td><p>30.000.000</p></td></tr></tbody></table>
<div style="display:none">ẩn</div></div>
<aside class="related"><h3>Tin liên quan</h3><ul><li><a href="/a">Sở A khai mạc hội chợ 2030</a></li></ul></aside></div>
<footer>Bản quyền 2032. Điện thoại 0251 000 111</footer></body></html>"""

MAIN = [
    "Sở A tổng kết khuyến công năm 2031",
    "Ngày đăng: 02/01/2032",
    "Năm 2031, Sở đã mở 05 lớp nghề cho",
    "90 người, kinh phí 250.000.000 đồng.",
    "3. Hỗ trợ 04 cơ sở.",
    "4. Dự 02 hội chợ.",
    "- Tại Long Khánh",
    "- Tại Trảng Bom",
    "Kết quả",
    "TT | Kinh phí |",
    " | Trung ương | Tỉnh",
    "1 | 20.000.000 | 30.000.000",
]


def lines_of(page: str | bytes, name: str = "a.html") -> list[str]:
    return read_text(page.encode() if isinstance(page, str) else page, name).content.split("\n")


def test_the_main_text_of_a_portal_page() -> None:
    text = read_text(PAGE.encode(), "a.html")
    assert text.content.split("\n") == MAIN
    assert [place.row for place in text.line_places[8:]] == [1, 2, 3, 4]
    assert text.line_places[2] == Place()


def test_a_page_without_any_frame_is_read_whole() -> None:
    assert lines_of("<p>Một<p>Hai <i>ba</i>") == ["Một", "Hai ba"]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<!doctype html><meta charset=utf-8><article><p>Mở 05 lớp<p>Dự 02 hội chợ</article>",
         ["Mở 05 lớp", "Dự 02 hội chợ"]),
        ("<title>Cổng</title><nav>Trang chủ</nav><article><p>Mở 05 lớp nghề may cho 90 lao động</article>"
         "<div class=share>Chia sẻ</div>", ["Mở 05 lớp nghề may cho 90 lao động"]),
        ("<title>Cổng</title><header>Sở A</header>tổng kết <b>năm 2031</b><main><p>Mở 05 lớp</main>",
         ["Sở A", "tổng kết năm 2031", "Mở 05 lớp"]),
        ("<head><title>Cổng</title><section><p>Mở 05 lớp</section></head><body>Dự 02 hội chợ<p>Hết",
         ["Mở 05 lớp", "Dự 02 hội chợ", "Hết"]),
    ],
    ids=["nothing but an article", "beside furniture", "with words between", "within the head"],
)  # fmt: skip
def test_what_stands_before_a_body_that_nobody_opened_is_read(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


def test_a_layout_table_around_the_page_is_no_table() -> None:
    inner = "<table><tr><td>1</td><td>Mở lớp nghề may</td></tr></table>"
    page = f"<table><tr><td>Menu trái</td><td><p>Kết quả thực hiện của năm</p>{inner}</td></tr></table>"
    assert lines_of(page)[-2:] == ["Kết quả thực hiện của năm", "1 | Mở lớp nghề may"]


def test_buttons_told_in_words_are_left_out_and_the_same_words_in_a_table_are_not() -> None:
    tools = '<div class="box-tools"><a href="#">Chia sẻ Facebook</a> <a href="#">Zalo</a> Cỡ chữ A- A+</div>'
    seen = "<p>Lượt xem: 1.234</p>"
    table = "<table><tr><td>Facebook</td><td>12 bài</td></tr><tr><td><p>Zalo</p></td><td>30 bài</td></tr></table>"
    assert lines_of(f"<body><div>{tools}{seen}<p>{BODY}</p>{table}</div></body>")[-2:] == [
        "Facebook | 12 bài",
        "Zalo | 30 bài",
    ]
    assert not any("Cỡ chữ" in line or "1.234" in line for line in lines_of(f"<body>{tools}{seen}<p>{BODY}</p></body>"))


def test_what_a_portal_tells_under_its_own_headings_is_no_part_of_the_paper() -> None:
    """Blocks without a telling name: other news, words of readers, counters; the heading tells what they are."""
    posted = "<div>Ngày đăng: 27/06/2031 08:15 - Lượt xem: 1.284 lượt</div>"
    news = "<h3>Đọc thêm</h3><ul><li>Hỗ trợ 45 cơ sở, kinh phí 3,2 tỷ đồng</li></ul>"
    readers = "<div><p><b>Bình luận (3)</b></p><p>Cơ sở tôi cần vay 500 triệu đồng</p></div>"
    counters = "<div><h4>Văn bản mới</h4><p>Quyết định 9</p><h4>Thống kê truy cập</h4><p>1.234.567 lượt</p></div>"
    words = "Năm 2031 đã mở 05 lớp nghề cho 90 người ở ba xã. " * 9
    paper = f"<h1>Khuyến công</h1>{posted}<p>{words}</p><h3>Kết quả</h3><p>Tốt.</p>{news}"
    told = ["Khuyến công", "Ngày đăng: 27/06/2031 08:15", words.strip(), "Kết quả", "Tốt."]
    assert lines_of(f"<body><div>{paper}<h3>Nguồn</h3><p>Sở A</p></div>{readers}{counters}</body>") == [
        *told,
        "Nguồn",
        "Sở A",
    ]


def test_a_block_named_as_furniture_that_holds_the_page_is_kept() -> None:
    words = "Sở đã hỗ trợ 07 cơ sở công nghiệp nông thôn đổi mới thiết bị"
    assert lines_of(f'<div class="page print"><p>{words}</p></div>') == [words]


@pytest.mark.parametrize(
    ("declared", "code"), [("windows-1258", "utf-16"), ("utf-8", "utf-8"), ("x-nonsense", "utf-8"), ("", "utf-8-sig")]
)
def test_a_page_says_its_code_wrongly(declared: str, code: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>Đồng Nai hỗ trợ nghề gỗ</p></body></html>'
    assert lines_of(page.encode(code)) == ["Đồng Nai hỗ trợ nghề gỗ"]


def test_the_facts_of_a_page_are_those_of_its_text() -> None:
    assert find_facts(read_text(PAGE.encode(), "a.html")) == find_facts(read_text("\n".join(MAIN).encode(), "a.txt"))


@pytest.mark.parametrize(
    ("begin", "piece", "times"),
    [
        ("", "<div>", 100_000),
        ("", "<table><tr><td>", 5_000),
        ("<ul>", "<li>mục", 30_000),
        ("<table>", "<tr><td rowspan=65000 colspan=65000>ô", 3_000),
        ("", "<a href=x>", 20_000),
        ("", "<", 300_000),
        ("<!DOCTYPE html [<!ENTITY a 'aaa'>]><p>&a;", "&a;", 50_000),
        ("<p class='", "menu ", 60_000),
        ('<div class="x">', '<span style="display: ', 30_000),
    ],
    ids=["divs", "tables", "items", "spans", "links", "brackets", "entities", "class", "styles"],
)
def test_hostile_pages_are_read_or_refused_in_time(begin: str, piece: str, times: int) -> None:
    """Twice the page takes no more than twice the calls, and no parser looks over five times the page without end."""

    def read(times: int) -> None:
        with suppress(UnreadablePaper):
            read_text((begin + piece * times + "sâu").encode(), "a.html")

    assert calls(lambda: read(times // 25)) < 2.2 * calls(lambda: read(times // 50))
    with an_end():
        read(5 * times)


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ('<ol type="I"><li>Kết quả</li><li>Kế hoạch</li></ol>', ["I. Kết quả", "II. Kế hoạch"]),
        ('<ol type="a" start="3"><li>Hội chợ</li><li value="7">Lớp</li></ol>', ["c. Hội chợ", "g. Lớp"]),
        ('<ol style="list-style-type: upper-roman"><li>Kết quả</li></ol>', ["I. Kết quả"]),
        ('<ol><li>Một</li><li style="list-style: lower-alpha">Hai</li></ol>', ["1. Một", "b. Hai"]),
        (
            "<ol><li><p>Một</p><p>thêm</p></li><li>\n<div>Hai</div></li><li></li></ol><p>Kết thúc</p>",
            ["1. Một", "thêm", "2. Hai", "Kết thúc"],
        ),
        ("<ol><li>Một<ul><li><p>Trong</p></li></ul></li><li>Hai</li></ol>", ["1. Một", "- Trong", "2. Hai"]),
        ('<ol type="x" start="-4"><li value="z">Một</li></ol>', ["1. Một"]),
    ],
)
def test_lists_are_numbered_as_a_browser_shows_them(page: str, lines: list[str]) -> None:
    assert read_text(f"<html><body><main>{page}</main></body></html>".encode(), "a.html").content.split("\n") == lines


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("Kinh phí 110.000.000<sup>1</sup> đồng", "Kinh phí 110.000.000 đồng"),
        ('Kinh phí <b>110.000.000</b><sup><a href="#n">[1]</a></sup> đồng', "Kinh phí 110.000.000 đồng"),
        ("Kinh phí 110.000.000 đồng<sup>1</sup> cho 05 cơ sở<sup>2</sup>", "Kinh phí 110.000.000 đồng cho 05 cơ sở"),
        ("Diện tích 12 m<sup>2</sup> mặt bằng", "Diện tích 12 m2 mặt bằng"),
    ],
)
def test_a_raised_digit_behind_a_number_marks_a_note(page: str, line: str) -> None:
    assert read_text(f"<html><body><p>{page}</p></body></html>".encode(), "a.html").content == line


@pytest.mark.parametrize("name", ["ftn1", "sdfootnote1"])
def test_a_note_stands_behind_the_page(name: str) -> None:
    note = f'<div id="{name}"><p><a href="#a"><sup>[1]</sup></a> Trong đó tỉnh <b>5 triệu</b></p><p>đồng.</p></div>'
    text = read_text(f"<body><p>Kinh phí 9 triệu đồng.</p><hr>{note}<p>Hết.</p></body>".encode(), "a.html")
    assert text.content.split("\n") == ["Kinh phí 9 triệu đồng.", "Hết.", "[1] Trong đó tỉnh 5 triệu đồng."]
    assert text.content[text.notes_from :] == "[1] Trong đó tỉnh 5 triệu đồng."


def test_numbers_that_libreoffice_leaves_out_are_told_again() -> None:
    page = (
        '<html><head><meta name="generator" content="LibreOffice 7.4"></head><body><ol type="I"><li><p>Đào tạo</p><ol>'
        '<li><p>Lớp may</p><ol><li><p>Chi phí</p></ol></ol></ol><p>Đã mở 02 lớp.</p><ol type="I"><ol><ol start="2">'
        '<li><p>Kết quả</p></ol><li value="2"><p>Lớp mộc</p><ol type="a"><li><p>Tại xã A</p></ol></ol></ol>'
    )
    told = ["I. Đào tạo", "1. Lớp may", "1.1. Chi phí", "Đã mở 02 lớp.", "1.2. Kết quả", "2. Lớp mộc", "a. Tại xã A"]
    assert lines_of(page) == told
    assert lines_of(page.replace("LibreOffice", "Cổng"))[2] == "1. Chi phí"


def test_a_list_within_a_list_of_bullets_is_told_as_such() -> None:
    page = "<ul><li>Lớp nghề<ul><li>Lớp may</li></ul></li><li>Hội chợ</li></ul>"
    assert lines_of(page) == ["- Lớp nghề", "+ Lớp may", "- Hội chợ"]


MENU = "".join(f'<li><a href="/{i}">Chuyên mục số {i}</a></li>' for i in range(20))
BODY = "<p>Trung tâm đã hỗ trợ cơ sở đổi mới máy móc, mở lớp nghề và đưa sản phẩm tham gia hội chợ trong tỉnh.</p>" * 9
TOLD = ["Khuyến công năm 2031", "Năm 2031 tỉnh chi 3,5 tỷ đồng."]


@pytest.mark.parametrize(
    "page",
    [
        '<div><div class="tieu-de">{}</div><div class="sapo">{}</div><div class="noi-dung">{body}</div></div>',
        "<div><h2>{}</h2><p><b>{}</b></p><div>{body}</div></div><div><h3>Các tin khác</h3><ul>{menu}</ul></div>",
        "<table><tr><td>{menu}</td><td><p>{}</p><p>{}</p>{body}</td><td>Lượt truy cập: 1.234.567</td></tr></table>",
        "<div><p>{}</p><div>{}</div><div>{body}</div><div>Thời tiết: 32 độ</div></div>",
    ],
    ids=["named blocks", "second heading", "laid out by a table", "blocks beside"],
)
def test_the_title_and_the_lead_before_the_main_text_are_kept(page: str) -> None:
    told = lines_of(f"<body><ul>{MENU}</ul>{page.format(*TOLD, body=BODY, menu=MENU)}</body>")
    assert told == [*TOLD, *lines_of(BODY)]


@pytest.mark.parametrize("generator", ["Cổng", "LibreOffice 7.4"])
def test_what_stands_around_a_long_list_or_table_belongs_to_the_paper(generator: str) -> None:
    items = "".join(f"<li>Hỗ trợ cơ sở số {i} mua máy đóng gói tự động và thiết kế nhãn hiệu</li>" for i in range(9))
    head = f'<meta name="generator" content="{generator}">'
    told = lines_of(f"<html>{head}<body><p>Năm 2031</p><ul>{items}</ul><p>Tổng: 360 triệu đồng.</p></body></html>")
    assert (told[0], told[-1], len(told)) == ("Năm 2031", "Tổng: 360 triệu đồng.", 11)


@pytest.mark.parametrize(
    "struck",
    [
        "<s>90</s>",
        "<del>90</del>",
        "<strike>90</strike>",
        '<span style="color:red; text-decoration: line-through">90</span>',
        '<span style="text-decoration-line:line-through;">90</span>',
        '<style>.c5{color:#000;text-decoration:line-through}</style><span class="c1 c5">90</span>',
    ],
)
def test_what_a_line_goes_through_is_not_read_but_told(struck: str) -> None:
    page = f"<html><body><p>Dự hội chợ, kinh phí {struck}<ins>80</ins> triệu đồng.</p></body></html>"
    text = read_text(page.encode(), "a.html")
    assert text.content == "Dự hội chợ, kinh phí 80 triệu đồng."
    assert ["«90»" in finding.message_vi for finding in text.findings] == [True]


def test_an_underlined_figure_is_read() -> None:
    page = '<p>Dự hội chợ, kinh phí <u>90</u> triệu <span style="text-decoration: underline">đồng</span>.</p>'
    text = read_text(page.encode(), "a.html")
    assert (text.content, text.findings) == ("Dự hội chợ, kinh phí 90 triệu đồng.", ())


def test_the_titles_of_a_sheet_saved_as_a_page_stand_above_its_table() -> None:
    def tr(*cells: str) -> str:
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    rows = [tr("SỞ A", "", ""), tr("", "", "Đơn vị tính: đồng"), tr("TT", "Nội dung", "Kinh phí"), tr("I", "Lớp", "")]
    text = read_text(f"<table>{''.join(rows)}{tr('', 'Mở lớp', '')}</table>".encode(), "a.html")
    assert text.content.split("\n") == [
        "SỞ A",
        "Đơn vị tính: đồng",
        "TT | Nội dung | Kinh phí",
        "I | Lớp |",
        " | Mở lớp |",
    ]
