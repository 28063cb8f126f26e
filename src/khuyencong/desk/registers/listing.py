"""A paper's list as a table to check: its columns mapped once, what is unclear told by row and column, rows taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from khuyencong.papers.reading.tables.register_heads import Holds
from khuyencong.papers.reading.tables.registers import RegisterTable
from khuyencong.records.models import Line, Paper
from khuyencong.records.scopes import plans_for
from khuyencong.work.library import (
    Listed,
    is_to_come,
    line_named,
    lines_for,
    list_at,
    place_rows,
    record_of,
    rows_listed,
    tables_as,
    take_corrected,
    take_rows,
)
from khuyencong.work.permissions import Refused, rights_of

from ..access import Request, counter, needs, today
from ..address import id_of
from ..asking import Question, ask
from ..library.views import paper_or_404
from .record_form import RecordForm

PER_PAGE = 100
SAMPLES = 3
_MAY_BE_EMPTY = (
    "holder",
    "address",
    "points",
    "rating",
    "trade",
    "decision",
    "decided_on",
    "valid_to",
    "period",
    "given",
    "support",
)
HOLDS_WORDS: dict[Holds, str | Promise] = {
    Holds.NOTHING: gettext_lazy("không lấy"),
    Holds.PRODUCT: gettext_lazy("tên sản phẩm"),
    Holds.ESTABLISHMENT: gettext_lazy("tên cơ sở"),
    Holds.HOLDER: gettext_lazy("chủ thể"),
    Holds.ADDRESS: gettext_lazy("địa chỉ"),
    Holds.RATING: gettext_lazy("hạng sao"),
    Holds.TRADE: gettext_lazy("ngành nghề"),
    Holds.DECISION: gettext_lazy("số quyết định"),
    Holds.POINTS: gettext_lazy("số điểm"),
    Holds.DECIDED_ON: gettext_lazy("ngày công nhận, ngày cấp"),
    Holds.VALID_TO: gettext_lazy("ngày hết hạn"),
    Holds.TIME: gettext_lazy("thời gian hỗ trợ"),
    Holds.GIVEN: gettext_lazy("được hỗ trợ gì"),
    Holds.SUPPORT: gettext_lazy("kinh phí hỗ trợ"),
}


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the list: its head, a few of its cells, and what it is read as."""

    name: str
    head: str
    samples: tuple[str, ...]
    holds: Holds


@counter
def listing(request: Request, paper: int, table: int) -> HttpResponse:
    """Check a list and take its rows; `cN` of the address says what column N holds, where a person mapped it."""
    found = paper_or_404(request, paper)
    if (listed := list_at(found, table)) is None:
        raise Http404
    said = request.POST if request.method == "POST" else request.GET
    mapped, problem = _mapped(listed, said), ""
    rows = rows_listed(found, mapped)
    contents = _Contents.asked(request, found, mapped, said, rows)
    if request.method == "POST":
        needs(request, "accept", found.unit)
        try:
            return _taken(request, found, mapped, contents.chosen)
        except Refused as refusal:
            problem = str(refusal)
    context = {
        "paper": found,
        "table": mapped,
        "read": tables_as(found).of(listed),
        "to_come": is_to_come(found, mapped),
        "columns": list(_columns(found, mapped)),
        "holds": HOLDS_WORDS.items(),
        "told": {name: any(getattr(one.row, name) for one in rows) for name in _MAY_BE_EMPTY},
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("trang")),
        "open": any(one.may_be_taken for one in rows),
        "clean": sum(one.is_clean for one in rows),
        "taken": sum(one.taken is not None for one in rows),
        "unclear": sum(bool(one.problems) for one in rows),
        "known": sum(one.known is not None for one in rows),
        "rights": rights_of(request.user, [found.unit]),
        "problem": problem,
        "contents": contents,
        "mapping": _mapping(mapped, contents.chosen),
    }
    return render(request, "registers/listing.html", context)


@counter
def listed_row(request: Request, paper: int, table: int, row: int) -> HttpResponse:
    """Take one row as the person sets it right."""
    found = paper_or_404(request, paper)
    needs(request, "accept", found.unit)
    if (listed := list_at(found, table)) is None:
        raise Http404
    mapped = _mapped(listed, request.GET)
    one = next((one for one in rows_listed(found, mapped) if one.row.row == row and one.taken is None), None)
    if one is None:
        raise Http404
    contents = _Contents.asked(request, found, mapped, request.GET, [one])
    form = RecordForm(record_of(one, found, mapped, line=contents.chosen), request.user, request.POST or None)
    back = f"{reverse('listing', args=[paper, table])}?{_mapping(mapped, contents.chosen)}"

    def take() -> str:
        take_corrected(request.user, found, mapped, row, form.said, form.cleaned_data["reason"])
        return f"{back}#d{row}"

    about = found.text[one.row.span.start : one.row.span.end]
    question = Question(_("Sửa dòng rồi nhận vào danh mục"), _("Nhận vào danh mục"), back, str(_ROW_HINT), about)
    return ask(request, form, question, take, _("Đã nhận dòng vào danh mục."))


_ROW_HINT = gettext_lazy("Dòng in trong văn bản ở dưới vẫn là nguồn gốc; chỗ nào sửa thì dòng danh mục ghi «đã sửa».")


@dataclass(frozen=True, slots=True)
class _Contents:
    """The contents that may give what a list tells, the one chosen, and whether it is but proposed."""

    lines: tuple[Line, ...] = ()
    chosen: Line | None = None
    is_proposed: bool = False

    @classmethod
    def asked(
        cls, request: Request, paper: Paper, table: RegisterTable, said: QueryDict, rows: Sequence[Listed]
    ) -> "_Contents":
        """Only a list that tells what somebody is given is asked about; where its rows name their own contents, none is
        proposed for all."""
        if not {Holds.SUPPORT, Holds.GIVEN} & set(table.columns):
            return cls()
        seen = set(plans_for(request.user, today()).values_list("pk", flat=True))
        lines = tuple(line for line in lines_for(paper, table) if line.plan_id in seen)
        chosen = said.get("noi_dung")
        if chosen is None:
            meant = None if any(one.line for one in rows) else line_named(paper, table, list(lines))
            return cls(lines, meant, is_proposed=meant is not None)
        return cls(lines, next((line for line in lines if line.pk == id_of(chosen)), None))


def _mapping(table: RegisterTable, line: Line | None) -> str:
    told = {f"c{i}": holds.value for i, holds in enumerate(table.columns)}
    return urlencode(told | {"noi_dung": line.pk if line else ""})


def _mapped(table: RegisterTable, said: QueryDict) -> RegisterTable:
    """The table as the person mapped it; as its heads say where they did not. One column at least names the rows."""
    known = {holds.value: holds for holds in Holds}
    columns = [known.get(said.get(f"c{i}", "?"), holds) for i, holds in enumerate(table.columns)]
    names = {Holds.PRODUCT, Holds.ESTABLISHMENT} & set(columns)
    return table.read_as(columns) if names else table


def _columns(paper: Paper, table: RegisterTable) -> Iterator[MappedColumn]:
    for i, (head, holds) in enumerate(zip(table.heads, table.columns, strict=True)):
        cells = (row[i] for row in table.grid.rows[table.first :])
        told = (" ".join(paper.text[cell.start : cell.end].split()) for cell in cells)
        samples = tuple(dict.fromkeys(word for word in told if word))[:SAMPLES]
        yield MappedColumn(f"c{i}", head, samples, holds)


def _taken(request: Request, paper: Paper, table: RegisterTable, line: Line | None) -> HttpResponse:
    if request.POST.get("viec") == "noi-dung":
        return _placed(request, paper, table, line)
    chosen = {row for said in request.POST.getlist("dong") if (row := id_of(said)) is not None}
    if request.POST.get("viec") == "chon" and not chosen:
        raise Refused(_("Chưa chọn dòng nào."))
    act = take_rows(request.user, paper, table, chosen if request.POST.get("viec") == "chon" else None, line)
    if act is None:
        messages.warning(request, _("Chưa nhận dòng nào: các dòng đã chọn vừa được nhận, thiếu tên hoặc cần xem lại."))
    else:
        count = len(act.changes["rows"])
        words = ngettext(
            "Đã nhận %(count)d dòng vào danh mục; hành vi số %(number)s.",
            "Đã nhận %(count)d dòng vào danh mục; hành vi số %(number)s.",
            count,
        )
        messages.success(request, words % {"count": count, "number": act.number})
    return redirect(f"{reverse('listing', args=[paper.pk, table.start])}?{_mapping(table, line)}")


def _placed(request: Request, paper: Paper, table: RegisterTable, line: Line | None) -> HttpResponse:
    """Say of the rows that were taken which content gives what they tell."""
    act = place_rows(request.user, paper, table.start, line)
    if act is None:
        messages.warning(request, _("Các dòng đã nhận đang ghi đúng nội dung này."))
    else:
        told = {"count": len(act.changes["rows"]), "number": act.number}
        messages.success(request, _("Đã ghi nội dung cho %(count)d dòng; hành vi số %(number)s.") % told)
    return redirect(f"{reverse('listing', args=[paper.pk, table.start])}?{_mapping(table, line)}")
