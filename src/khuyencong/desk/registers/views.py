"""The register of products and establishments: found by words without marks, taken along as a file, taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.papers.writing.rows import Value
from khuyencong.records.models import Paper, RegisterRecord
from khuyencong.records.personal import without_people
from khuyencong.records.registers import holding
from khuyencong.records.scopes import papers_for, register_for
from khuyencong.work.library import withdraw_record
from khuyencong.work.permissions import Refused, may

from ..access import Request, counter, get_or_404, needs, today
from ..address import one_of
from ..asking import ReasonForm
from ..pages import page_of
from ..plans.exports import rows_file

_ROWS_A_TIME = 2000
STARS = ("5", "4", "3", "2", "1")


@dataclass(frozen=True, slots=True)
class Row:
    """A record as this person may see it: `seen` leads to its paper, `kept` may be taken back."""

    record: RegisterRecord
    name: str
    holder: str
    seen: bool
    kept: bool


@require_safe
@counter
def registers(request: Request) -> HttpResponse:
    """All that a person may see, by kind, stars and words."""
    page = page_of(request, _asked(request))
    papers = _papers_seen(request).filter(pk__in={record.paper_id for record in page})
    seen = set(papers.values_list("pk", flat=True))
    units = {record.paper.unit for record in page}
    kept = {unit.pk for unit in units if may(request.user, "accept", unit)}
    context = {
        "page": page,
        "rows": [_row(record, seen=record.paper_id in seen, kept=record.paper.unit_id in kept) for record in page],
        "q": request.GET.get("q", "")[:100],
        "kind": request.GET.get("loai", ""),
        "stars": request.GET.get("sao", ""),
        "kinds": RegisterRecord.Kind.choices,
        "all_stars": [(stars, _("%(stars)s sao") % {"stars": stars}) for stars in STARS],
        "any": register_for(request.user, today()).exists(),
    }
    return render(request, "registers/registers.html", context)


@require_safe
@counter
def registers_file(request: Request) -> HttpResponseBase:
    """What the page shows, whole, as CSV or XLSX; people's names only to those who may see the paper."""
    heads = [
        *(gettext_lazy("Loại"), gettext_lazy("Tên"), gettext_lazy("Chủ thể"), gettext_lazy("Địa chỉ")),
        *(gettext_lazy("Địa bàn"), gettext_lazy("Hạng sao"), gettext_lazy("Ngành nghề"), gettext_lazy("Quyết định")),
        *(gettext_lazy("Số văn bản"), gettext_lazy("Văn bản"), gettext_lazy("Dòng"), gettext_lazy("Hành vi số")),
    ]
    seen = set(_papers_seen(request).values_list("pk", flat=True))
    return rows_file(
        request.GET.get("dang", ""), "danh-muc", heads, _file_rows(_asked(request), seen), gettext_lazy("Danh mục")
    )


@counter
def withdraw(request: Request, record: int) -> HttpResponse:
    """Take a record back out, with a reason; its row may be taken anew."""
    found = get_or_404(register_for(request.user, today()).select_related("paper__unit__parent"), record)
    needs(request, "accept", found.paper.unit)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act = withdraw_record(request.user, found, form.said)
            messages.success(request, _("Đã rút; hành vi số %(number)s.") % {"number": act.number})
            return redirect("registers")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "registers/withdraw.html", {"record": found, "form": form})


def _asked(request: Request) -> QuerySet[RegisterRecord]:
    asked = holding(register_for(request.user, today()), request.GET.get("q", "")[:100])
    if kind := one_of(request.GET, "loai", RegisterRecord.Kind.values):
        asked = asked.filter(kind=kind)
    if stars := one_of(request.GET, "sao", STARS):
        asked = asked.filter(rating=int(stars))
    return asked.select_related("area__parent", "paper__unit__parent")


def _papers_seen(request: Request) -> QuerySet[Paper]:
    return papers_for(request.user, today())


def _row(record: RegisterRecord, *, seen: bool, kept: bool) -> Row:
    return Row(record, *_names(record, full=seen), seen, kept)


def _names(record: RegisterRecord, *, full: bool) -> tuple[str, str]:
    """Name and holder; a private person's shortened for those who may not see the paper it stands in."""
    if full:
        return record.name, record.holder
    return without_people(record.name), without_people(record.holder)


def _file_rows(records: QuerySet[RegisterRecord], seen: set[int]) -> Iterator[Sequence[Value]]:
    for record in records.iterator(chunk_size=_ROWS_A_TIME):
        full = record.paper_id in seen
        named = (record.get_kind_display(), *_names(record, full=full), record.address if full else "")
        told = (record.area.full_name if record.area else "", record.rating, record.trade, record.decision)
        yield *named, *told, record.paper.number, record.paper.title, record.row, record.act_number
