"""Figures as words: how a sum or a count is printed in sentences and cells, and where estimate and final part."""

from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from khuyencong.terms.document import Cell, Formula, Paragraph, Run, TableBlock
from khuyencong.terms.facts import Role
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.numbers import format_fixed, format_scaled, format_vnd, half_up, percent_text
from khuyencong.terms.periods import until_words
from khuyencong.terms.plan_paper import PlanPaper
from khuyencong.terms.reckoned import share_code
from khuyencong.terms.results import Figure, Results, Rounded, State, of_no_source
from khuyencong.terms.selector import Selector

MISSING = "–"  # what nobody has said yet is never printed as 0
UNTOLD = Figure(None, State.MISSING, "")  # of a target that a row has: its missing count is shown as missing money is
BESIDE = "theo số ghi trong văn bản kế hoạch"  # of a figure that a paper told and the ledger does not hold
_QUALIFIERS = {"about": "khoảng ", "over": "trên ", "under": "gần ", "least": "ít nhất ", "most": "tối đa "}

Words = str | Run


def sentence(key: str, *words: Words) -> Paragraph:
    """A paragraph of plain words and figures; neighbouring plain words become one run."""
    runs: list[Run] = []
    for plain, group in groupby(words, key=lambda word: isinstance(word, str)):
        if plain:
            runs.append(Run("".join(word for word in group if isinstance(word, str))))
        else:
            runs += [word for word in group if isinstance(word, Run)]
    return Paragraph(tuple(run for run in runs if run.text), key=key)


def digits(figure: Figure) -> str:
    """«09», «28-30», «1.600», «55,93»: no unit, no qualifier; a count under ten has its zero in front."""
    if figure.value is None:
        return MISSING
    low = _number(figure.value, figure.scale)
    return low if figure.value_high is None else f"{low}-{_number(figure.value_high, figure.scale)}"


def money_digits(figure: Figure) -> str:
    """«230.000.000», or «230», «4.905,5» where the paper prints triệu đồng; never padded."""
    if figure.value is None:
        return MISSING
    told = figure.rounded
    return format_scaled(told.value, told.scale.decimals) if told else format_vnd(figure.value)


def count(figure: Figure, noun: str) -> tuple[Words, ...]:
    """«khoảng 240 sản phẩm», the number traceable; «doanh thu 470.600.000 đồng»: a bare sum would be money spent."""
    scale, dong, earned = noun.partition("đồng ")
    if dong and earned:
        return (f"{earned} {_about(figure)}", _traceable(digits(figure), figure), f" {scale}đồng{until(figure)}")
    return (_about(figure), _traceable(digits(figure), figure), f" {noun}{until(figure)}")


def money(figure: Figure) -> tuple[Words, ...]:
    """«230.000.000 đồng», «230 triệu đồng», the number traceable."""
    word = figure.rounded.scale.unit.word if figure.rounded else "đồng"
    return (_about(figure), _traceable(money_digits(figure), figure), f" {word}{until(figure)}")


def until(figure: Figure | None) -> str:
    """« (đến hết quý I)» of what nobody has told further, though the period goes on."""
    return f" (đến {until_words(figure.until)})" if figure and figure.until else ""


def legend(table: TableBlock, nil: bool = False) -> tuple[Paragraph, ...]:
    """What the dash of a missing figure means, and beside it a nought where that is `nil`, said once under the table
    that shows them."""
    shown = {cell.text for row in table.rows for cell in row.cells}
    if MISSING not in shown:
        return ()
    nought = "; số 0 là không phát sinh" if nil and "0" in shown else ""
    return (sentence("legend", f"Ghi chú: dấu «{MISSING}» là không có số liệu{nought}."),)


def beside_legend(told: Results | PlanPaper) -> tuple[Paragraph, ...]:
    """Said once under a table of sums by source, where a paper's totals stand in it."""
    if not told.has_told_sources:
        return ()
    adjusted = signed_money(told.adjusted, told.money_unit)
    without = f"; chưa tính các lần điều chỉnh ({adjusted})" if told.adjusted else ""
    if not without and (decisions := of_no_source(told.adjustments)):
        without = f"; chưa tính điều chỉnh theo {decisions}"
    return (sentence("beside", f"Ghi chú: kinh phí kế hoạch theo nguồn lấy {BESIDE}{without}."),)


def cell(figure: Figure | None, text: str) -> Cell:
    """A traceable cell; blank where the table asks nothing."""
    if figure is None:
        return Cell("")
    return Cell(text, figure.selector or None, figure.value, told_by=figure.told_by)


def count_cell(figure: Figure | None) -> Cell:
    return cell(figure, _about(figure) + digits(figure) if figure else "")


def money_cell(figure: Figure | None) -> Cell:
    return cell(figure, money_digits(figure) if figure else "")


def signed(value: int) -> str:
    """«+20.000.000», «-20.000.000» đồng: how much more or less."""
    return f"{'+' if value > 0 else '-' if value < 0 else ''}{format_vnd(abs(value))}"


def signed_money(value: int, unit: MoneyUnit) -> str:
    """«-20 triệu đồng» in a paper of triệu đồng, where that loses nothing; else đồng."""
    is_whole = value % unit.factor == 0
    return f"{signed(value // unit.factor)} {unit.word}" if is_whole else f"{signed(value)} đồng"


def share(part: Figure, whole: Figure) -> str:
    """«78,32%» of two given sums; blank where either is missing or the whole is nothing."""
    percent = _percent(part, whole)
    return "" if percent is None else percent_text(percent)


def _percent(part: Figure, whole: Figure) -> Decimal | None:
    return None if part.value is None or not whole.value else Decimal(100 * part.value) / whole.value


def share_words(part: Figure, whole: Figure) -> Run:
    """The share as words that lead to the two sums it is reckoned from."""
    return Run(share(part, whole), reckoned=share_code(part.selector, whole.selector))


def share_cell(part: Figure, whole: Figure, formula: Formula | None = None) -> Cell:
    """The share under a head that says «%», with two decimals in every row: «95,00» under «97,71»."""
    percent = _percent(part, whole)
    if percent is None:
        return Cell("", formula=formula)
    text = format_fixed(half_up(percent, 2), 2)
    return Cell(text, formula=formula, reckoned=share_code(part.selector, whole.selector))


def rate(key: str, part: Figure, whole: Figure) -> tuple[Paragraph, ...]:
    """A sentence apart from the sum, beside which a percentage would be read as a share of a greater whole. What was
    done stands first; with what is only expected it is said so."""
    percent, final = share_words(part, whole), final_part(part)
    if not percent.text:
        return ()
    if not part.estimate:
        return (sentence(key, "Kinh phí thực hiện đạt ", percent, " so với kế hoạch."),)
    done = ("đạt ", share_words(final, whole), " so với kế hoạch; ") if final.value else ()
    return (sentence(key, "Kinh phí thực hiện ", *done, "cả ước đạt ", percent, " so với kế hoạch."),)


def funds_title(unit: MoneyUnit) -> str:
    """«Kinh phí (triệu đồng)», over columns of money."""
    return f"Kinh phí ({unit.word})"


def counted(number: int) -> str:
    """«05», «12»: a count in prose."""
    return f"{number:02d}"


def is_given(figure: Figure) -> bool:
    return figure.state is State.GIVEN


def final_part(figure: Figure) -> Figure:
    """What is final in a figure that holds an estimate; the figure itself where it holds none."""
    if not figure.estimate or figure.value is None:
        return figure
    told = figure.rounded
    return Figure(
        value=figure.value - figure.estimate,
        state=figure.state,
        selector=_without_estimate(figure.selector) if figure.selector else "",
        scale=figure.scale,
        rounded=Rounded(told.value - told.estimate, told.scale) if told else None,
        until=figure.until,
    )


def _without_estimate(code: str) -> str:
    selector = Selector.decode(code)
    return replace(selector, roles=tuple(role for role in selector.roles if role is not Role.ESTIMATE)).encode()


def estimate_part(figure: Figure) -> Figure | None:
    """The ước in a figure, traceable by its own selector."""
    if not figure.estimate:
        return None
    told = figure.rounded
    rounded = Rounded(told.estimate, told.scale) if told else None
    code = figure.estimate_selector or figure.selector
    return Figure(figure.estimate, State.GIVEN, code, scale=figure.scale, rounded=rounded)


def _about(figure: Figure) -> str:
    return _QUALIFIERS.get(figure.qualifier or "", "")


def _traceable(text: str, figure: Figure) -> Run:
    """A figure without a selector (a paper written from a file of figures) stays plain."""
    return Run(text, selector=figure.selector or None, value=figure.value, told_by=figure.told_by)


def _number(value: int, scale: int) -> str:
    return counted(value) if not scale and 0 < value < 10 else format_scaled(value, scale)
