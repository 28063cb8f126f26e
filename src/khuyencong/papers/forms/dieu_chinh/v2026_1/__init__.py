"""Form `dieu-chinh`, version 2026-1: a decision that moves money between contents of a plan, and its table of what
stood, what moves and what stands (Phụ lục III of NĐ 30/2020, form 1.2)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khuyencong.terms.blanks import NONE, Answers, Blank
from khuyencong.terms.document import Annex, Block, Document
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Fate, Moved, Told, approved_by

from ...figures import Words, money
from ...frame import AROUND, BASES, ISSUER, proposed
from ...moved_table import moved_table
from ...plan_annex import lowered
from ...typed import article, closed, in_words

FORM = "dieu-chinh/2026-1"
TITLE, KIND, SYMBOL = "Quyết định điều chỉnh kế hoạch", "Quyết định", "QĐ"
BLANKS = (
    ISSUER,
    replace(BASES, required=True),
    Blank("proposal", "Theo đề nghị của", help="ví dụ Trưởng phòng … tại Tờ trình số …", required=True),
    Blank("reason", "Lý do không thực hiện", help="của các nội dung không còn kinh phí; viết tiếp sau chữ «do»"),
    Blank("bound", "Ai chịu trách nhiệm thi hành", required=True),
    *AROUND,
)


def usual(told: Told, sheet: Sheet) -> Mapping[str, str]:
    bound, last = "Thủ trưởng các cơ quan, đơn vị có liên quan", 4 + len([*_came_and_went(told.moved, NONE)])
    return {
        "bases": f"Căn cứ {approved_by(told.results)}" if told.decision else "",  # a basis of what adjusts it
        "bound": bound,
        "reason": lowered(told.moved_for),
        "recipients": f"Như Điều {last}\nLưu: VT",
    }


def _approved_by(told: Told, answers: Answers) -> str:
    """The decision, by kind and number alone where the bases cite it in full."""
    short = told.decision.partition(" ngày ")[0]
    return short if short in answers.line("bases") else told.decision


def build(told: Told, answers: Answers, sheet: Sheet) -> Document:
    sheet = proposed(sheet, answers.line("proposal"))
    articles = (
        _sum(told),
        *_came_and_went(told.moved, answers),
        (f"Các nội dung khác giữ nguyên theo {_approved_by(told, answers) or told.name}.",),
        ("Quyết định này có hiệu lực kể từ ngày ký.",),
        (closed(f"{answers.line('bound')} chịu trách nhiệm thi hành Quyết định này"),),
    )
    blocks: tuple[Block, ...] = (
        *(article(number, *words) for number, words in enumerate(articles, start=1)),
        *((_annex(told),) if told.moved else ()),
    )
    paper = sheet.paper(KIND, f"Về việc điều chỉnh {told.name}", blocks, FORM, told.name)
    committee = sheet.agency.lower().startswith(("ủy ban nhân dân", "uỷ ban nhân dân", "ubnd"))
    return replace(paper, decided_by=sheet.agency if committee else f"Giám đốc {sheet.agency}")


def _sum(told: Told) -> tuple[Words, ...]:
    """The plan's total, before and after the same: money only moves."""
    annexed = " (chi tiết tại Phụ lục kèm theo)" if told.moved else ""
    opening = f"Điều chỉnh kinh phí một số nội dung của {told.name}{annexed}."
    total = told.results.money_plan
    if total.value is None:
        return (opening,)
    return (opening, " Tổng kinh phí sau điều chỉnh: ", *money(total), f"{in_words(total)}.")


def _came_and_went(moved: tuple[Moved, ...], answers: Answers) -> Iterator[tuple[Words, ...]]:
    """«Không thực hiện nội dung “…” (do …); bổ sung nội dung “…”.», as far as there is something to say."""
    why = f" (do {answers.line('reason').rstrip('.')})" if answers.given("reason") else ""
    verbs = ((Fate.GONE, "không thực hiện", why), (Fate.ADDED, "bổ sung", ""))
    named = ((verb, [f"“{one.title}”" for one in moved if one.fate is fate], why) for fate, verb, why in verbs)
    if told := [f"{verb} nội dung {', '.join(titles)}{why}" for verb, titles, why in named if titles]:
        words = "; ".join(told)
        yield (f"{words[:1].upper()}{words[1:]}.",)


def _annex(told: Told) -> Annex:
    return Annex(
        "",
        f"Điều chỉnh kinh phí {lowered(told.name)}",
        (moved_table(told.moved, told.plan.money_unit),),
        landscape=True,
    )
