"""The entries of a plan as a file: all of them, or those behind one figure; streamed, however many they are."""

import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Substr
from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khuyencong.papers.writing.rows import Link, Summed, Value, write_csv, write_xlsx
from khuyencong.records.models import Entry, Plan
from khuyencong.records.queries import selected
from khuyencong.records.scopes import plans_for
from khuyencong.terms.media_types import XLSX
from khuyencong.terms.selector import Selector
from khuyencong.work.reporting import SENTENCE_AROUND, sentence_around

from ..access import Request, counter, get_or_404, openable, today
from ..words import ROLE_WORDS

_ROWS_A_TIME = 2000
SHEET = _("Bút toán")
_COLUMNS = (
    *("act_number", "act__at", "line__number", "line__title", "measure__name", "measure__unit", "measure__scale"),
    *("role", "source__name", "unit__code", "area__name", "first", "last", "value", "value_high"),
    *("statement__fact__paper__number", "statement__fact__paper__title", "statement__reason", "reverses_id"),
    *("plan__title", "act__actor__full_name", "act__actor__username"),
    *("plan_id", "line_id", "statement__fact__paper_id", "statement__fact_id", "before", "said", "after"),
)
_SUMMED = Summed(13, alike=(5, 6, 7))  # the value, where measure, unit and role are the same all the way down
_FACT, _TEXT = "statement__fact__", "statement__fact__paper__text"
_BEFORE = Greatest(F(f"{_FACT}start") - SENTENCE_AROUND - 1, 0)
# The words of the paper around each figure, asked for in the list's own question: a paper may be long, rows are many.
_WORDS = {
    "before": Substr(_TEXT, _BEFORE + 1, F(f"{_FACT}start") - _BEFORE),
    "said": Substr(_TEXT, F(f"{_FACT}start") + 1, F(f"{_FACT}end") - F(f"{_FACT}start")),
    "after": Substr(_TEXT, F(f"{_FACT}end") + 1, SENTENCE_AROUND + 1),
}


@require_safe
@counter
def plan_entries(request: Request, plan: int) -> HttpResponseBase:
    """The ledger of a plan, or what stands behind the figure `s`, as CSV or XLSX."""
    chosen = get_or_404(plans_for(request.user, today()), plan)
    found = _asked(chosen, request.GET.get("s", ""))
    return entries_file(request, request.GET.get("dang", ""), f"but-toan-{chosen.year}-{chosen.pk}", found)


def entries_file(request: Request, kind: str, name: str, found: QuerySet[Entry]) -> HttpResponseBase:
    """Entries with their origins; what cannot be added bears no sum, and no way leads to a paper that stays closed."""
    papers = found.order_by().values_list("statement__fact__paper", flat=True).distinct()
    rows = entry_rows(found, request.build_absolute_uri("/"), openable(request.user, papers))
    return rows_file(kind, name, head(), rows, SHEET, _SUMMED)


def rows_file(
    kind: str,
    name: str,
    heads: Iterable[str | Promise],
    rows: Iterable[Sequence[Value]],
    sheet: str | Promise,
    summed: Summed | None = None,
) -> HttpResponseBase:
    """Rows as a workbook («xlsx») or as CSV, in flat memory however many they are; in Vietnamese whoever asks, for a
    file is passed on and put together with others."""
    with translation.override("vi"):
        said, tab = [str(head) for head in heads], str(sheet)
    rows = _in_vietnamese(rows)
    if kind == "xlsx":
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        write_xlsx(said, rows, file, tab, summed)
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
        *(_("Hành vi số"), _("Ghi lúc"), _("Người ghi"), _("Mục"), _("Nội dung"), _("Chỉ tiêu"), _("Đơn vị tính")),
        *(_("Là số"), _("Nguồn kinh phí"), _("Đơn vị"), _("Địa bàn"), _("Từ ngày"), _("Đến ngày")),
        *(_("Giá trị"), _("Đến giá trị"), _("Số văn bản"), _("Văn bản, lý do"), _("Câu trong văn bản")),
        *(_("Đảo bút toán"), _("Kế hoạch"), _("Đường dẫn")),
    ]


def entry_rows(entries: QuerySet[Entry], site: str, opens: Container[int]) -> Iterator[Sequence[Value]]:
    """What a file says of each entry, oldest first; its last column leads to the sentence on `site`, or to the content
    where a person wrote the figure down or the reader may not open the paper."""
    told = entries.order_by("pk").annotate(**_WORDS).values_list(*_COLUMNS)
    for act, at, number, title, measure, unit, scale, role, *rest in told.iterator(chunk_size=_ROWS_A_TIME):
        source, office, area, first, last, value, high, paper, paper_title, reason, reverses, plan, *origin = rest
        name, account, *place, before, words, after = origin
        who, when = name or account, timezone.localtime(at).replace(tzinfo=None, microsecond=0)
        said = (act, when, who, number, title, measure, unit, str(ROLE_WORDS[role]), source, office, area, first, last)
        amounts = (_scaled(value, scale), _scaled(high, scale) if high != value else None)
        sentence = _sentence(before, words, after)
        yield *said, *amounts, paper, paper_title or reason, sentence, reverses, plan, Link(site + _way(opens, *place))


def _way(opens: Container[int], plan: int, line: int, paper: int | None, fact: int | None) -> str:
    """Where an entry's origin stands: written out, for the resolver would be asked for each of many rows."""
    return f"van-ban/{paper}/?so={fact}#f{fact}" if paper in opens else f"ke-hoach/{plan}/muc/{line}/"


def _sentence(before: str | None, words: str | None, after: str | None) -> str:
    """The words of the paper in their line, as the trace of a figure shows them; "" where a person wrote it down."""
    if words is None:
        return ""
    start = len(before or "")
    return "".join(sentence_around(f"{before}{words}{after}", start, start + len(words))).strip()


def _scaled(value: int, scale: int) -> int | Decimal:
    return Decimal(value).scaleb(-scale) if scale else value
