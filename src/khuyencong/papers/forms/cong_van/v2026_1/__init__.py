"""Form `cong-van`, version 2026-1: a letter in the officer's own words, in the decree's layout."""

from collections.abc import Mapping
from dataclasses import replace

from khuyencong.terms.blanks import Answers, Blank, Kind
from khuyencong.terms.document import Document
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Told

from ...frame import ADDRESSEES, AROUND, FIELD, FIGURES, addressed
from ...typed import paragraphs, progress

FORM = "cong-van/2026-1"
TITLE, KIND, SYMBOL = "Công văn", "Công văn", ""
BLANKS = (
    Blank("matter", "V/v", help="trích yếu, bắt đầu bằng chữ thường", required=True),
    replace(ADDRESSEES, required=True),
    Blank("body", "Nội dung", Kind.TEXT, "mỗi dòng một đoạn", required=True),
    FIGURES,
    FIELD,
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    return {"matter": f"thực hiện {told.name}"}


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    figures = progress(told.results) if answers.given("figures") else ()
    return addressed(sheet).paper(
        KIND, answers.line("matter"), (*figures, *paragraphs(answers, "body")), FORM, told.name
    )
