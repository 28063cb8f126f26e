"""What rooms without gettext say in Vietnamese, in English: every finding, refusal and remark, with its names kept."""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import pgettext

from khuyencong.desk.recorded import found
from khuyencong.desk.rules import RULE_SENTENCES, told_in_sentence
from khuyencong.norms import check_between
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Text
from khuyencong.work.found import CONTEXT, PLACE, TABLE, _sentences, in_words
from scripts import told
from tests.desk.test_languages import KEPT_BESIDE, VIETNAMESE
from tests.house.sources import PACKAGE, modules, tree
from tests.norms.test_checks import FORMS, SLIPS, documented, findings

pytestmark = pytest.mark.usefixtures("english")
NAMED = re.compile(r'<span lang="vi">([^<]*)</span>')


def english(words: str) -> str:
    with translation.override("en"):
        return found(words)


def vietnamese_left(said: str) -> bool:
    """Whether words of the page stayed Vietnamese, but for terms kept beside their English."""
    return not said or VIETNAMESE.search(KEPT_BESIDE.sub("", NAMED.sub("", said))) is not None


def said_of(case: dict[str, str]) -> Iterator[str]:
    """What a slip is told by, in its paper or between it and the one beside it."""
    told_in = findings(case["slip"])
    if "beside" in case:
        papers = [(name, Text(case[which], "text/plain")) for name, which in (("a.txt", "beside"), ("b.txt", "slip"))]
        told_in += [one for _, one in check_between([(name, text, find_facts(text)) for name, text in papers])]
    yield from (one.message_vi for one in told_in)


def test_the_table_holds_what_the_code_says_today() -> None:
    assert TABLE.read_text("utf-8") == told.table(), "run «make messages»"


@pytest.mark.parametrize("case", SLIPS, ids=lambda case: case["rule"])
def test_every_slip_is_told_in_english(case: dict[str, str]) -> None:
    assert [words for words in said_of(case) if vietnamese_left(english(words))] == []


@pytest.mark.parametrize("slip", FORMS["slips"], ids=lambda slip: slip["what"])
def test_every_departure_from_the_form_is_told_in_english(slip: dict[str, str]) -> None:
    wrong = findings(FORMS["right"].replace(slip["right"], slip["wrong"]))
    assert [one.message_vi for one in wrong if vietnamese_left(english(one.message_vi))] == []


def test_every_sentence_that_may_be_said_is_said_in_english() -> None:
    """Of rules that no short paper raises too: each with a name in each place, and the sentence of each rule itself."""
    lines = TABLE.read_text("utf-8").splitlines()
    said = {line: english(re.sub(r"%\(\w+\)s", "12", line).replace("%%", "%")) for line in lines}
    assert len(said) > 300
    assert [line for line, words in said.items() if vietnamese_left(words)] == []
    with translation.override("en"):
        rules = {rule: str(RULE_SENTENCES[rule]) for rule in documented()}
    assert [rule for rule, words in rules.items() if vietnamese_left(words)] == []


def test_no_room_that_finds_or_refuses_is_forgotten() -> None:
    """A file that makes findings, refusals or faults in Vietnamese is one that sentences are gathered from."""
    gathered = {file for place in told.PLACES for file in PACKAGE.glob(place)}
    assert [file.name for file in _speaking() if file not in gathered] == []


def _speaking() -> Iterator[Path]:
    makers = {"Finding", "PaperFinding", "Problem", "Fault", "UnreadablePaper", "UnreadableMessage"}
    for file in (file for room in ("norms", "papers", "work") for file in modules(room)):
        code = tree(file)
        called = {getattr(node.func, "id", "") for node in ast.walk(code) if isinstance(node, ast.Call)}
        if called & makers and any(told.said_in(file.read_text("utf-8"))):
            yield file


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "Cột «Năm 2023, thực hiện» có 3 số chưa được đọc: chọn cách đọc cột, hoặc ghi tay",
            "The column “[Năm 2023, thực hiện]” holds 3 figure(s) that were not read: "
            "choose how the column is read, or enter them by hand",
        ),
        (
            "Các khoản cộng lại được 5 đồng, khác số tổng ghi trong văn bản (đúng ra: 5): «Hội chợ: 5, năm 2023».",
            "The parts add up to 5 đồng, which is not the total that the paper gives (rightly: 5): "
            "[«Hội chợ: 5, năm 2023»].",
        ),
        (
            "Hội chợ: số 150 đã ghi của quý III năm 2023 (ghi tay). Nhiều hơn số 100 của năm 2023, toàn tỉnh "
            "(chính văn bản này), gồm cả số này.",
            "[Hội chợ]: 150 posted for quarter III of 2023 (entered by hand). This is more than 100 of 2023, the whole "
            "province (this very paper), which includes it.",
        ),
        (
            "Ít hơn các số 60 đã ghi của quý I năm 2023 («A»), 40 đã ghi của quý II năm 2023 («B») và 2 số khác, là "
            "các phần của số này",
            "Less than the figures 60 posted for quarter I of 2023 ([«A»]), 40 posted for quarter II of 2023 ([«B»]) "
            "and 2 more, which are parts of this one",
        ),
        (
            "số khoản suy ra; theo bản năm 2018",
            "the number of the clause is derived; by the version of 2018",
        ),
        (
            "a.doc: Word đời cũ (.doc). Hãy mở bằng Word, chọn Lưu thành (Save As), loại DOCX, rồi gửi lại.",
            "[a.doc]: an old Word file (.doc). Open it in [Word], choose Save As (Lưu thành), type [DOCX], "
            "and send it again.",
        ),
        (
            "Kinh phí kế hoạch 500.000.000 đồng, các nguồn đã nêu cộng được 400.000.000 đồng: 100.000.000 đồng chưa "
            "nêu nguồn.",
            "Money (plan): of 500.000.000 đồng the sources given come to 400.000.000 đồng; for 100.000.000 đồng no "
            "source is given.",
        ),
        (
            "«Hội chợ» thực hiện vượt kế hoạch trong quý II năm 2026 500 đồng mà không nêu lý do",
            "“[Hội chợ]” cost more than planned in quarter II of 2026, by 500 đồng, and no reason is given",
        ),
        (
            "Mới có 1/4 đơn vị báo cáo theo Công văn 5/SCT-QLCN; chưa có số liệu của Sở Khoa học và Công nghệ, "
            "Trung tâm Khuyến công và Xúc tiến công thương và 4 đơn vị khác.",
            "Only 1/4 units have reported as [Công văn 5/SCT-QLCN] asks; there is no figure of [Sở Khoa học và Công "
            "nghệ, Trung tâm Khuyến công và Xúc tiến công thương] and 4 more.",
        ),
        ("Số mục nhảy đến Hội chợ, cơ sở", "The numbering leaps to [Hội chợ, cơ sở]"),
        ("Sở Công Thương; số khoản suy ra", "[Sở Công Thương]; the number of the clause is derived"),
    ],
)
def test_a_saying_is_taken_apart_and_said_again_with_its_names(kept: str, said: str) -> None:
    assert NAMED.sub(r"[\1]", english(kept)) == said
    assert in_words(kept) == kept  # whoever reads Vietnamese reads it as it was said


@pytest.mark.parametrize(
    "name", ["Hội chợ hàng Việt năm 2023", "Số 5 Nguyễn Huệ", "Lớp may của xã (đợt 1), quý III", "Máy móc và thiết bị"]
)
def test_a_name_alone_is_no_saying(name: str) -> None:
    assert english(name) == ""
    with translation.override("en"):
        assert in_words(name) == name
        assert told_in_sentence("form", name).endswith(f'<span lang="vi">{name}</span>')


# Names of the record that hold words and joints of sentences; «7» where a place is of a figure.
NAMES = (
    "Sở Khoa học và Công nghệ, Trung tâm Khuyến công và Tư vấn Phát triển Công nghiệp",
    "«Hội chợ hàng Việt: sản phẩm, cơ sở và doanh nghiệp (đợt 1)»",
    "Hội chợ, triển lãm và sản phẩm, cơ sở",
)
FIGURE = re.compile(r" (?:đồng|phát hiện cần xem|(?:số|đơn vị|nội dung) khác)\b")


@pytest.mark.parametrize("first", range(len(NAMES)))
def test_names_and_amounts_stand_uncut_in_every_sentence(first: int) -> None:
    """Whatever stands in its places, a sentence is said whole with it, or stays Vietnamese where it is too bare."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if PLACE.search(line)]
    said = {line: english(line % _filled(line, first)) for line in lines}
    with translation.override("en"):
        whole = {line: pgettext(CONTEXT, line) % _filled(line, first) for line in lines}
    cut = {line: plain for line, words in said.items() if (plain := NAMED.sub(r"\1", words)) not in ("", whole[line])}
    assert cut == {}
    assert sum(map(bool, said.values())) > len(lines) * 0.9


def _filled(line: str, first: int) -> dict[str, str]:
    begin, *rest = PLACE.split(line)
    filled, before = {}, begin
    for at, (place, behind) in enumerate(zip(rest[::2], rest[1::2], strict=True)):
        name = NAMES[(first + at) % len(NAMES)]
        filled[place] = "7.000" if FIGURE.match(behind) or behind == " " else name
        if before.endswith("«"):
            filled[place] = name.strip("«»")
        before = behind
    return filled


@pytest.mark.parametrize("joints", ["a, b; c: d. e (f và g " * 130, "«a» và «b», " * 250, "(ngày 1), " * 290])
def test_words_of_more_joints_than_a_sentence_has_stay_vietnamese(joints: str) -> None:
    assert english(joints) == ""
    with translation.override("en"):
        assert in_words(f"Số mục nhảy đến {joints[:2_900]}").startswith("Số mục nhảy đến")


def test_words_that_hold_every_joint_over_and_over_are_said_at_once() -> None:
    begun = time.process_time()
    assert not english("x" + ": a cho b từ c, đến d. không; nữa (và) " * 50)
    assert not english("Mục " * 1_000)
    assert time.process_time() - begun < 2
    assert _sentences()[0].letters > _sentences()[-1].letters
