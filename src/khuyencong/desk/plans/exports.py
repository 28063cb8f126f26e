"""The entries of a plan as a file: all of them, or those behind one figure; streamed, however many they are."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khuyencong.papers.writing.rows import Value, write_csv, write_xlsx
from khuyencong.records.models import Entry, Plan
from khuyencong.records.queries import plans_for, selected
from khuyencong.terms.selector import Selector

from ..access import Request, counter, get_or_404, today
from ..words import ROLE_WORDS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROWS_A_TIME = 2000
_COLUMNS = (
    *("act_number", "act__at", "line__number", "line__title", "measure__name", "measure__unit", "measure__scale"),
    *("role", "source__name", "unit__code", "area__name", "first", "last", "value", "value_high"),
    *("statement__fact__paper__number", "statement__fact__paper__title", "statement__reason", "reverses_id"),
    "plan__title",
)


@require_safe
@counter
def plan_entries(request: Request, plan: int) -> HttpResponseBase:
    """The ledger of a plan, or what stands behind the figure `s`, as CSV or XLSX."""
    chosen = get_or_404(plans_for(request.user, today()), plan)
    found = _asked(chosen, request.GET.get("s", ""))
    return rows_file(request.GET.get("dang", ""), f"but-toan-{chosen.year}-{chosen.pk}", head(), entry_rows(found))


def rows_file(
    kind: str, name: str, heads: Iterable[str | Promise], rows: Iterable[Sequence[Value]]
) -> HttpResponseBase:
    """Rows as a workbook («xlsx») or as CSV, in flat memory however many they are; in Vietnamese whoever asks, for a
    file is passed on and put together with others."""
    with translation.override("vi"):
        said = [str(head) for head in heads]
    rows = _in_vietnamese(rows)
    if kind == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        write_xlsx(said, rows, file)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
    answer = StreamingHttpResponse(write_csv(said, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.csv") or "attachment"
    return answer


def _in_vietnamese(rows: Iterable[Sequence[Value]]) -> Iterator[Sequence[Value]]:
    """The rows, each made in Vietnamese; between two of them the page's own language holds."""
    source = iter(rows)
    while True:
        with translation.override("vi"):
            row = next(source, None)
        if row is None:
            return
        yield row


def _asked(plan: Plan, code: str) -> QuerySet[Entry]:
    if not code:
        return Entry.objects.filter(plan=plan)
    try:
        return selected(Selector.decode(code)).filter(plan=plan)
    except ValueError as damaged:
        raise Http404 from damaged


def head() -> list[Promise]:
    """What stands above the columns of `entry_rows`."""
    return [
        *(_("Hành vi số"), _("Ghi lúc"), _("Mục"), _("Nội dung"), _("Chỉ tiêu"), _("Đơn vị tính"), _("Là số")),
        *(_("Nguồn kinh phí"), _("Đơn vị"), _("Địa bàn"), _("Từ ngày"), _("Đến ngày"), _("Giá trị"), _("Đến giá trị")),
        *(_("Số văn bản"), _("Văn bản, lý do"), _("Đảo bút toán"), _("Kế hoạch")),
    ]


def entry_rows(entries: QuerySet[Entry]) -> Iterator[Sequence[Value]]:
    """What a file says of each entry, oldest first."""
    told = entries.order_by("pk").values_list(*_COLUMNS)
    for act, at, number, title, measure, unit, scale, role, *rest in told.iterator(chunk_size=_ROWS_A_TIME):
        source, office, area, first, last, value, high, paper, paper_title, reason, reverses, plan = rest
        said = (act, timezone.localtime(at).date(), number, title, measure, unit, str(ROLE_WORDS[role]), source, office)
        amounts = (_scaled(value, scale), _scaled(high, scale) if high != value else None)
        yield *said, area, first, last, *amounts, paper, paper_title or reason, reverses, plan


def _scaled(value: int, scale: int) -> int | Decimal:
    return Decimal(value).scaleb(-scale) if scale else value
