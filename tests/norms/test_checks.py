"""Each rule finds its slip in a short paper, and is silent on the same paper put right."""

import re
from pathlib import Path

import pytest
import yaml

from khuyencong.norms import check, check_between, checks
from khuyencong.papers import find_facts, read_text
from khuyencong.terms.facts import Finding, PaperFacts, Severity, Text
from khuyencong.terms.memory import ToldEvent
from khuyencong.terms.vietnamese import fold


def findings(text: str) -> list[Finding]:
    paper = Text(text, "text/plain")
    return list(check(paper, find_facts(paper)))


def rules(text: str) -> set[str]:
    return {f.rule for f in findings(text) if f.severity is not Severity.INFO}


HEAD = "Kết quả khuyến công năm 2021\n\n"
SLIPS = yaml.safe_load(Path(__file__).with_name("slips.yaml").read_text("utf-8"))
FORMS = yaml.safe_load(Path(__file__).with_name("forms.yaml").read_text("utf-8"))


def raised(case: dict[str, str], which: str) -> set[str]:
    """The rules that a situation raises, of any severity: in the paper, or between it and the one beside it."""
    if "beside" not in case:
        return {f.rule for f in findings(case[which])}
    papers = ((name, Text(words, "text/plain")) for name, words in (("a.txt", case["beside"]), ("b.txt", case[which])))
    return {f.rule for _, f in check_between([(name, text, find_facts(text)) for name, text in papers])}


@pytest.mark.parametrize("case", SLIPS, ids=lambda case: case["rule"])
def test_each_slip_and_its_harmless_twin(case: dict[str, str]) -> None:
    assert case["rule"] in raised(case, "slip")
    assert case["rule"] not in raised(case, "right")


# The names others may rely on, as the contract lists them.
PROMISED = {
    "unit-slip", "bad-grouping", "sum-mismatch", "percent-mismatch", "count-mismatch", "words-mismatch",
    "numbering-gap", "numbering-repeat", "missing-value", "citation-unknown", "citation-date", "citation-form",
    "over-plan-unexplained", "not-done-without-reason", "measure-mismatch", "overlap", "cross-paper-conflict",
    "repeated-event", "damaged-text", "form",
}  # fmt: skip
TOLD_BY_READERS = {"ocr", "attached-files", "lost-letters"}  # of a file, not of words: tests/papers/reading/formats
TOLD_BY_MEMORY = {
    "duplicate-paper",
    "other-province",
    "plan-absent",
    "issuer-not-sender",
    "place-conflict",
    "content-closed",
    "content-new",
    "only-proposed",
    "asked-of-unit",
    "part-of-plan",
    "look-first",
    "total-by-source",
    "unknown-source",
}  # of what the house remembers: tests/work

TOLD_OF_OURS = {
    "not-own-plan",
    "approved-already",
    "adjustment-undone",
    "citation-unverified",
    "blank-left",
    "edited-sentence-moved",
    "edited-sentence-kept",
    "edited-sentence-figure",
}  # of what is to be signed: tests/work/test_doubts_of_papers.py, test_report_edits.py


def documented() -> set[str]:
    """The rules of the documentation's tables."""
    page = Path(__file__).parents[2].joinpath("docs", "findings.md").read_text("utf-8")
    return set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))


def test_every_rule_is_documented_and_has_a_situation() -> None:
    shown = {case["rule"] for case in SLIPS} | {"form"}  # of which forms.yaml has one for each departure
    assert shown >= PROMISED
    assert documented() == shown | TOLD_BY_READERS | TOLD_BY_MEMORY | TOLD_OF_OURS


def test_no_situation_raises_a_rule_that_nobody_documents() -> None:
    assert {rule for case in SLIPS for which in ("slip", "right") for rule in raised(case, which)} <= documented()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("05 gian x 18 triệu đồng = 90 triệu đồng", None),
        ("18.000.000 đồng/gian x 05 gian = 80.000.000 đồng", "90.000.000"),
        ("30 người x 3 ngày x 150.000 đồng/người/ngày = 13.500.000 đồng", None),
        ("30 người × 3 ngày × 150.000đ = 12.500.000đ", "13.500.000"),
        ("2 x 3 + 4 x 5 = 26 triệu đồng", None),
        ("50% x 200 triệu đồng = 100 triệu đồng", None),
        ("thuê xe cho 05 xã x 2 triệu đồng = 10.000.000 đồng", None),
        ("500 tờ x 2.345 đồng = 1,17 triệu đồng", None),
        ("5 gian x 18 = 90 triệu đồng", None),
        ("(3) = (1) x (2)", None),
    ],
)
def test_products_in_sentences(words: str, meant: str | None) -> None:
    found = findings(f"{HEAD}1. Chi phí: {words}.\n")
    assert [f.expected for f in found if f.rule == "sum-mismatch"] == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("Số lượng | Đơn giá | Kinh phí hỗ trợ", "5 | 300.000.000 | 750.000.000"),  # half of it is given
        ("Số lượng | Đơn giá (nghìn đồng) | Thành tiền (triệu đồng)", "5 | 300 | 1,5"),
        ("Số người | Số ngày | Đơn giá | Thành tiền", "30 | 3 | 150.000 | 13.500.000"),
        ("Số lượng | Mức hỗ trợ | Thành tiền", "5 | 300.000.000 | 1.000.000.000"),  # at most so much
    ],
)
def test_rows_whose_sum_is_right_or_none_of_the_product(heads: str, row: str) -> None:
    text = f"Kế hoạch khuyến công năm 2022\n\nTT | Nội dung | {heads}\n1 | Máy sấy | {row}\n2 | Khác | | |\n"
    assert "sum-mismatch" not in rules(text)


def test_each_check_says_what_it_looks_for() -> None:
    every = (*checks.CHECKS, *checks.between.CHECKS, *checks.carried_out.CHECKS)
    assert [check.__name__ for check in every if not check.__doc__] == []


def forms(text: str) -> list[tuple[str | None, str | None]]:
    found = [f for f in findings(text) if f.rule == "form"]
    assert all(f.severity is Severity.INFO for f in found)
    assert all(f.span is None or text[f.span.start : f.span.end] for f in found)
    return [(f.found, f.expected) for f in found]


def test_a_paper_in_form_raises_nothing() -> None:
    assert forms(FORMS["right"]) == []


def test_a_narrow_column_may_break_the_name_of_the_state() -> None:
    assert forms(FORMS["right"].replace("CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT\nNAM")) == []


@pytest.mark.parametrize(
    "points",
    [
        "a) Mua máy; b) Lắp đặt;\nc) Chạy thử.",
        "Sửa đổi, bổ sung các điểm sau:\nb) Địa điểm: tại xã;\ne) Thời gian: quý III.",
    ],
)
def test_points_inside_a_line_and_those_of_an_amended_paper_skip_nothing(points: str) -> None:
    own = FORMS["right"][FORMS["right"].index("c) Địa điểm") : FORMS["right"].index("2. Tham dự")].rstrip()
    assert forms(FORMS["right"].replace(own, points)) == []
    assert forms(FORMS["right"].replace(own, "b) Mua máy;\ne) Chạy thử.")) == [("e)", "c)")]


def test_the_day_of_a_citation_is_no_dateline_of_a_draft() -> None:
    blank = FORMS["right"].replace("ngày 04 tháng 6 năm 2024", "ngày     tháng     năm 2024")
    told_in_full = blank.replace("NĐ-CP ngày 21/5/2012", "NĐ-CP ngày 1 tháng 05 năm 2012")
    assert blank != told_in_full != FORMS["right"]
    assert forms(told_in_full) == []


@pytest.mark.parametrize("slip", FORMS["slips"], ids=lambda slip: slip["what"])
def test_each_departure_from_the_form(slip: dict[str, str]) -> None:
    assert FORMS["right"].count(slip["right"]) == 1
    text = FORMS["right"].replace(slip["right"], slip["wrong"])
    assert forms(text) == [(slip.get("found"), slip.get("expected"))]


def test_expected_values_are_told() -> None:
    assert [(f.found, f.expected) for f in findings(SLIPS[0]["slip"]) if f.rule == "unit-slip"] == [
        ("1.500.000", "1.500.000.000")
    ]
    assert [f.expected for f in findings(HEAD + "Đã phát 2.5000 tờ.") if f.rule == "bad-grouping"] == ["2.500"]


def test_an_unknown_citation_is_no_alarm() -> None:
    (found,) = [f for f in findings(HEAD + "Theo Quyết định số 9/QĐ-UBND.") if f.rule == "citation-unknown"]
    assert found.severity is Severity.INFO


BASIS = (
    "Số: 12/KH-SCT\nĐồng Nai, ngày 04 tháng 11 năm {}\n\nKẾ HOẠCH\nKhuyến công\n\nCăn cứ {};\n1. Mở lớp.\n2. Hội chợ.\n"
)


@pytest.mark.parametrize(
    ("year", "bases", "rules"),
    [
        (2025, "Nghị định số 45/2012/NĐ-CP ngày 21/5/2012", {"citation-amended"}),
        (2025, "Nghị định số 45/2012/NĐ-CP (được sửa đổi bởi Nghị định số 235/2025/NĐ-CP)", set()),
        (2024, "Nghị định số 45/2012/NĐ-CP ngày 21/5/2012", set()),  # amended later
        (2016, "Thông tư liên tịch số 26/2014/TTLT-BTC-BCT", set()),
        (2019, "Thông tư liên tịch số 26/2014/TTLT-BTC-BCT", {"citation-ended"}),
    ],
)
def test_a_basis_is_judged_on_the_papers_day(year: int, bases: str, rules: set[str]) -> None:
    found = [f for f in findings(BASIS.format(year, bases)) if f.rule in ("citation-ended", "citation-amended")]
    assert {f.rule for f in found} == rules
    assert {f.expected for f in found if f.rule == "citation-ended"} <= {"28/2018/TT-BTC"}


def test_a_number_that_recurs_every_year_has_no_wrong_date() -> None:
    told = findings(HEAD + "Theo Quyết định số 684/QĐ-UBND ngày 01/3/2019 và Quyết định số 684/QĐ-UBND ngày 5/4/2020.")
    assert "citation-date" not in {f.rule for f in told}


def test_one_event_told_twice() -> None:
    story = "Tổ chức hội nghị kết nối tiêu thụ sản phẩm làng nghề cho 35 doanh nghiệp"
    told = findings(HEAD + f"I. Kết quả năm 2021\n- {story} tại Huế.\nII. Kết quả khác năm 2021\n- {story}.")
    assert [f.severity for f in told if f.rule == "repeated-event"] == [Severity.INFO]


def test_rows_of_one_table_tell_other_events() -> None:
    rows = "\n".join(f"{n} | Hỗ trợ máy móc hiện đại cho hộ sản xuất số {n} | 2 | 90" for n in range(1, 6))
    told = findings(HEAD + f"I. Kết quả\nSTT | Nội dung | Số lượng (cơ sở) | Kinh phí (triệu đồng)\n{rows}\n")
    assert "repeated-event" not in {f.rule for f in told}


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        ("- Hỗ trợ 05 cơ sở mua máy: 1.500.000 đồng.", "unit-slip"),
        ("- Hỗ trợ 05 cơ sở mua máy: 1.400.000.000 đồng.", "cross-paper-conflict"),
        ("- Hỗ trợ 05 cơ sở mua máy: 1.500.000.000 đồng.", None),
    ],
)
def test_between_papers(other: str, rule: str | None) -> None:
    papers = []
    for name, line in (("a.txt", "- Hỗ trợ 05 cơ sở mua máy: 1.500.000.000 đồng."), ("b.txt", other)):
        text = Text(f"{HEAD}1. Máy móc\n{line}\n2. Lớp nghề\n", "text/plain")
        papers.append((name, text, find_facts(text)))
    found = [finding for _, finding in check_between(papers)]
    assert rule in {f.rule for f in found} | {None}
    assert [f.expected for f in found if f.rule == "cross-paper-conflict"] in ([], [None])  # either may be the slip


def read(name: str, body: str) -> tuple[str, Text, PaperFacts]:
    text = Text(HEAD + body, "text/plain")
    return name, text, find_facts(text)


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("Hỗ trợ máy móc tiên tiến cho sản xuất", "Hỗ trợ máy móc tiên tiến vào sản xuất", True),
        ("Tổ chức hội chợ hàng công nghiệp nông thôn", "Hội chợ hàng công nghiệp nông thôn", True),
        ("Đào tạo nghề may đợt 1", "Đào tạo nghề may đợt 2", False),
        ("Mở lớp may tại huyện Tân Phú", "Mở lớp may tại huyện Định Quán", False),
        ("Hỗ trợ máy cho cơ sở Hoa Mai", "Hỗ trợ máy cho cơ sở Hoa Lan", False),
        ("Đào tạo nghề may công nghiệp", "Đào tạo nghề mộc mỹ nghệ", False),
        ("Hỗ trợ xây dựng nhãn hiệu", "Hỗ trợ xây dựng mô hình trình diễn kỹ thuật", False),
    ],
)
def test_like_titles_are_one_thing_unless_a_name_parts_them(one: str, other: str, conflict: bool) -> None:
    papers = [
        (name, text, find_facts(text))
        for name, title, sum_ in (("a.txt", one, "90"), ("b.txt", other, "70"))
        for text in [Text(f"{HEAD}1. {title}: {sum_} triệu đồng.\n2. Hội nghị.\n", "text/plain")]
    ]
    assert ("cross-paper-conflict" in {f.rule for _, f in check_between(papers)}) is conflict


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Tổ chức hội nghị kết nối sản phẩm tiêu biểu ngày 12/5 tại Long Khánh, 80 đại biểu.", True),
        ("Hội nghị kết nối sản phẩm tiêu biểu (12 tháng 5) ở Long Khánh có 20 cơ sở.", True),
        ("Tổ chức hội nghị kết nối sản phẩm tiêu biểu ngày 12/5/2021 tại Xuân Lộc, 80 đại biểu.", False),
        ("Tổ chức hội nghị kết nối sản phẩm tiêu biểu ngày 20/9/2021 tại Long Khánh, 80 đại biểu.", False),
        ("Mở lớp bán hàng trên mạng ngày 12/5/2021 tại Long Khánh cho 40 học viên.", False),
    ],
)
def test_one_event_in_two_paragraphs(second: str, told: bool) -> None:
    first = "Ngày 12/5/2021, đã tổ chức hội nghị kết nối sản phẩm tiêu biểu tại Long Khánh với 80 đại biểu."
    found = {f.rule for f in findings(f"{HEAD}{first}\n\nĐã in 500 tờ rơi.\n\n{second}\n")}
    assert ("repeated-event" in found) is told


def test_papers_whose_periods_cross() -> None:
    nine = read("a.txt", "I. Kết quả 9 tháng đầu năm 2021\n1. Mở lớp nghề may: 120.000.000 đồng.\n2. Hội chợ.\n")
    half = read("b.txt", "I. Kết quả 6 tháng cuối năm 2021\n1. Mở lớp nghề may: 90.000.000 đồng.\n2. Hội chợ.\n")
    (found,) = [f for _, f in check_between([nine, half]) if f.rule == "overlap"]
    assert "2021M01-M09 trong a.txt" in found.message_vi


def test_one_event_in_two_papers_under_other_items() -> None:
    story = "Tổ chức hội nghị kết nối tiêu thụ sản phẩm làng nghề cho 35 doanh nghiệp"
    one = read("a.txt", f"I. Kết quả năm 2021\n1. Thị trường\n- {story}.\n- Mở lớp nghề.\n2. Khác.\n")
    other = read(
        "b.txt", f"I. Kết quả năm 2021\n1. Xúc tiến\n- Quý II đã phối hợp {story.lower()}.\n- In sách.\n2. Khác.\n"
    )
    same = read("c.txt", f"I. Kết quả năm 2021\n1. Xúc tiến\n- {story}.\n- In sách.\n2. Khác.\n")
    assert [f.severity for _, f in check_between([one, other]) if f.rule == "repeated-event"] == [Severity.INFO]
    assert "repeated-event" not in {f.rule for _, f in check_between([one, same])}


# Every slip known in the real papers: paper, rule, what is printed, what it should be.
KNOWN_SLIPS = [
    ("000", "unit-slip", "2.700.000", "2.700.000.000"),
    ("000", "bad-grouping", "3.7000", "3.700"),
    ("000", "numbering-gap", "5", "4"),
    ("001", "citation-form", "46-CT-TU", "46-CT/TU"),
    ("003", "numbering-repeat", "2.2", "2.3"),
    ("004", "count-mismatch", "6", "5"),
    ("004", "numbering-gap", "3.5", "3.4"),
    ("004", "numbering-gap", "II", "I"),
    ("004", "citation-date", "45/2021/NĐ-CP", "45/2012/NĐ-CP"),
    ("004", "measure-mismatch", "học viên", "lượt học viên"),
    ("004", "over-plan-unexplained", "417.110.000", "310.000.000"),
    ("004", "over-plan-unexplained", "315.725.000", "254.000.000"),
]


def _read(corpus: Path, name: str) -> Text:
    return read_text((corpus / f"{name}.txt").read_bytes(), f"{name}.txt")


@pytest.mark.parametrize(("name", "rule", "found", "expected"), KNOWN_SLIPS)
def test_slips_of_the_real_papers(corpus: Path, name: str, rule: str, found: str, expected: str) -> None:
    text = _read(corpus, name)
    assert (rule, found, expected) in {(f.rule, f.found, f.expected) for f in check(text, find_facts(text))}


def test_missing_amount_of_the_results_of_2023(corpus: Path) -> None:
    text = _read(corpus, "004")
    assert "missing-value" in {f.rule for f in check(text, find_facts(text))}


@pytest.mark.parametrize(
    ("name", "rules_without_alarm"),
    [
        ("002", {"sum-mismatch", "percent-mismatch", "count-mismatch", "unit-slip", "damaged-text", "numbering-gap"}),
        ("000", {"sum-mismatch", "percent-mismatch", "count-mismatch", "words-mismatch"}),
        ("004", {"sum-mismatch", "unit-slip", "percent-mismatch", "bad-grouping"}),
    ],
)
def test_true_sums_raise_nothing(corpus: Path, name: str, rules_without_alarm: set[str]) -> None:
    text = _read(corpus, name)
    assert not rules_without_alarm & {f.rule for f in check(text, find_facts(text)) if f.severity is not Severity.INFO}


@pytest.mark.parametrize("number", ["03", "07", "11", "13"])
def test_short_papers_without_slips_raise_no_alarm(corpus: Path, number: str) -> None:
    (path,) = (corpus / "short").glob(f"{number}-*.txt")
    words = "\n".join(line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("# "))
    assert rules(words) == set()


def test_an_event_that_an_earlier_paper_told() -> None:
    story = "Tổ chức hội nghị kết nối tiêu thụ sản phẩm làng nghề cho 35 doanh nghiệp"
    body = f"I. Kết quả năm 2021\n1. Xúc tiến\n- {story}.\n- In sách.\n2. Khác.\n"
    _name, text, facts = read("b.txt", body)
    words = fold(f"Quý III: {story}")
    earlier = ToldEvent("«Báo cáo quý III»", "Kết nối cung cầu", words, frozenset({(35, "doanh nghiep")}))
    found = [f for f in check(text, facts, events=[earlier]) if f.rule == "repeated-event"]
    assert ["«Báo cáo quý III»" in f.message_vi for f in found] == [True]
    other = ToldEvent("«A»", "Kết nối", words, frozenset({(36, "doanh nghiep")}))
    assert "repeated-event" not in {f.rule for f in check(text, facts, events=[other])}


@pytest.mark.parametrize(
    ("head", "points", "stars", "severity"),
    [
        ("", "91", 4, Severity.INFO),  # a product may lack what its band asks at least
        ("", "89,99", 5, Severity.WARNING),
        ("SỞ CÔNG THƯƠNG\nSố: 4/QĐ-SCT\nPhú Giang, ngày 03 tháng 02 năm 2025\n", "69", 4, Severity.INFO),
        ("", "190", 5, None),  # no points of a hundred
    ],
)
def test_stars_above_their_points_are_doubted_fewer_only_told(
    head: str, points: str, stars: int, severity: Severity | None
) -> None:
    """A list from before the bands were set was judged by those of its day."""
    rows = f"TT | Tên sản phẩm | Chủ thể | Điểm | Hạng sao\n1 | Gốm men lam | HTX Thử | {points} | {stars} sao\n"
    found = [f for f in findings(f"{head}DANH SÁCH\nSản phẩm OCOP\n\n{rows}") if f.rule == "stars-mismatch"]
    assert [f.severity for f in found] == ([severity] if severity else [])


LISTED = """DANH SÁCH
Cơ sở CNNT được hỗ trợ năm 2025

TT | Tên cơ sở | Địa chỉ | Máy móc hỗ trợ | Kinh phí hỗ trợ (đồng) | Vốn đối ứng (đồng)
1 | HTX Bàu Sen | xã Phú Lập | máy sấy | 250.000.000 | 400.000.000
2 | Công ty TNHH Gỗ Mẫu | xã Phú Lập | máy CNC | 120.000.000 | 300.000.000
 | Tổng cộng | | | {total} | 700.000.000
"""


def test_money_of_who_is_listed_is_no_unread_column_but_adds_up_or_not() -> None:
    assert [f.rule for f in findings(LISTED.format(total="370.000.000"))] == []
    assert [f.rule for f in findings(LISTED.format(total="380.000.000"))] == ["sum-mismatch"]
