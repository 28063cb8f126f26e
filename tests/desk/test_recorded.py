"""What history and notifications keep in Vietnamese, said in the reader's language: every sentence that verbs write."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.utils import translation

from khuyencong.desk.recorded import recorded
from khuyencong.desk.words import VERB_WORDS, official
from khuyencong.records.models import Act, Notification
from khuyencong.work.recorded import SENTENCES
from tests.desk.test_languages import VIETNAMESE
from tests.factories import Case
from tests.house.sources import modules, tree
from tests.house.steps import an_end

KEEPING = {"seal", "sealed", "_seal", "_sealed", "_keep_version", "Event"}


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "Ghi sổ từ «Kết quả <1>»: đã ghi 10, trùng số đã có 2",
            "Entered into the ledger from “Kết quả &lt;1&gt;”: posted 10, repeats an existing figure 2",
        ),
        ("Giữ các số từ 02 đến 04 (BC-SCT): chờ ký", "Reserved numbers 02 to 04 (BC-SCT): chờ ký"),
        ("Giám đốc ký báo cáo: Kết quả năm 2023", "Giám đốc signed report (Báo cáo): Kết quả năm 2023"),
        ("Giám đốc trả lại báo cáo: Kết quả: thiếu", "Giám đốc sent back report (Báo cáo): Kết quả: thiếu"),
        (
            "Sửa câu «closing» của báo cáo quý IV năm 2023: A",
            "Edited sentence “closing” of the report, quarter IV of 2023: A",
        ),
        ("Tạo tài khoản số 7: Chuyên viên, Phòng A", "Created account No. 7: Officer, Phòng A"),
        ("Một câu của bản cũ", "Một câu của bản cũ"),
        (
            "Chưa có văn bản xác nhận tên phòng sau hợp nhất ngày 01/7/2025",  # not «A hợp nhất B»
            "No paper confirms the division’s name after the merger of 01/7/2025",
        ),
        (
            "Điều chỉnh KH theo 5/QĐ: tăng 3.1 Hội chợ 5 đồng; giảm 5.1 Lớp 20 đồng",
            "Adjusted KH under 5/QĐ: more for 3.1 Hội chợ 5 đồng; less for 5.1 Lớp 20 đồng",
        ),
    ],
)
def test_a_sentence_is_said_again_with_the_names_it_was_written_with(english: None, kept: str, said: str) -> None:
    with translation.override("en"):
        assert re.sub(r"</?span[^>]*>", "", recorded(kept)) == said
    assert recorded(kept) == kept.replace("<", "&lt;").replace(">", "&gt;")


def test_what_is_named_is_marked_and_the_words_around_it_are_not(english: None) -> None:
    with translation.override("en"):
        said = recorded("Tạo tài khoản số 7: Chuyên viên, Phòng A")
    assert said == 'Created account No. 7: Officer, <span lang="vi">Phòng A</span>'


def test_a_name_that_holds_the_words_of_a_sentence_over_and_over_is_said_at_once(english: None) -> None:
    with translation.override("en"), an_end():
        assert recorded("x" + ": a cho b từ c đến d" * 1000)


def test_every_act_and_notification_of_a_province_at_work_is_said_in_english(whole_case: Case, english: None) -> None:
    kept = [*Act.objects.values_list("summary", flat=True), *Notification.objects.values_list("words", flat=True)]
    with translation.override("en"):
        assert [one for one in kept if recorded(one) == official(one)] == []


def test_every_sentence_that_a_verb_writes_is_known() -> None:
    written = {ast.unparse(told): _shape(told) for told in _sentences()}
    assert len(written) > 90
    assert [told for told, shape in written.items() if not any(map(shape.fullmatch, SENTENCES))] == []


def test_every_verb_has_its_name() -> None:
    handed = (one.value for call, _named in _calls() for one in call.args if isinstance(one, ast.Constant))
    verbs = {word for word in handed if isinstance(word, str) and re.fullmatch(r"[a-z]+(_[a-z]+)*", word)}
    assert len(verbs) > 70
    assert verbs - VERB_WORDS.keys() == set()


def _sentences() -> Iterator[ast.expr]:
    """Vietnamese that verbs hand over to be kept, also by way of a name of the same function."""
    for call, named in _calls():
        for one in call.args:
            told = named.get(one.id, []) if isinstance(one, ast.Name) else [one]
            yield from (words for words in told if _is_sentence(words))


def _is_sentence(words: ast.expr) -> bool:
    return isinstance(words, ast.JoinedStr | ast.Constant) and VIETNAMESE.search(ast.unparse(words)) is not None


def _shape(told: ast.expr) -> re.Pattern[str]:
    """The words of an f-string with anything in its holes, as a known sentence has its names there; bare words are put
    into one elsewhere."""
    parts = told.values if isinstance(told, ast.JoinedStr) else [told]
    words = "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in parts)
    whole = re.sub(r"(\.\+(\\ )?)+(?=$|[^ ])", ".+", words)
    return re.compile(whole if isinstance(told, ast.JoinedStr) else f".*{whole}.*")


def _calls() -> Iterator[tuple[ast.Call, dict[str, list[ast.expr]]]]:
    """Calls that keep a sentence, with what the names of their function stand for."""
    for file in (file for file in modules("work") if not {"demo", "generate"} & set(file.parts)):
        for function in (node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef)):
            named = defaultdict[str, list[ast.expr]](list)
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    named[node.targets[0].id] += _parts(node.value)
                elif isinstance(node, ast.Call) and _called(node) in KEEPING:
                    yield node, named


def _parts(value: ast.expr) -> list[ast.expr]:
    return [value.left] if isinstance(value, ast.BinOp) else [value]


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
