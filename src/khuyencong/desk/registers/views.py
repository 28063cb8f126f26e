"""The register of products and establishments: found by words without marks, taken along as a file, taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.papers.writing.rows import Value
from khuyencong.records.models import Paper, RegisterRecord
from khuyencong.records.personal import without_people
from khuyencong.records.registers import Certificate, by_commune, certified, holding_ever, standing_now, told_before
from khuyencong.records.scopes import papers_for, register_for
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.library import correct_record, withdraw_record
from khuyencong.work.permissions import may

from ..access import Request, counter, get_or_404, needs, today
from ..address import one_of
from ..asking import Done, Question, ReasonForm, ask, once_sent
from ..pages import page_of
from ..plans.exports import rows_file
from ..words import code_words
from .record_form import NOWHERE, STARS, RecordForm

_ROWS_A_TIME = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """A record as this person may see it: `seen` leads to its paper, `kept` may be taken back."""

    record: RegisterRecord
    name: str
    holder: str
    seen: bool
    kept: bool
    ended: bool
    before: tuple["Row", ...] = ()  # earlier recognitions of the product, the latest first


@require_safe
@counter
def registers(request: Request) -> HttpResponse:
    """All that a person may see, by kind, stars and words; a product once, with its recognitions in time order."""
    page = page_of(request, _asked(request))
    before = told_before(_with_papers(register_for(request.user, today())), page)
    told = [*page, *(record for records in before.values() for record in records)]
    papers = _papers_seen(request).filter(pk__in={record.paper_id for record in told})
    seen = set(papers.values_list("pk", flat=True))
    units = {record.paper.unit for record in told}
    kept = {unit.pk for unit in units if may(request.user, "accept", unit)}

    def row(record: RegisterRecord) -> Row:
        earlier = tuple(map(row, before.get(record.pk, ())))
        return _row(record, earlier, seen=record.paper_id in seen, kept=record.paper.unit_id in kept)

    context = {
        "page": page,
        "rows": list(map(row, page)),
        "q": request.GET.get("q", "")[:100],
        "kind": request.GET.get("loai", ""),
        "stars": request.GET.get("sao", ""),
        "kinds": RegisterRecord.Kind.choices,
        "all_stars": [(stars, _("%(stars)s sao") % {"stars": stars}) for stars in STARS],
        "terms": Certificate.choices,
        "term": request.GET.get("han", ""),
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
        *(gettext_lazy("Điểm"), gettext_lazy("Ngày quyết định"), gettext_lazy("Giấy chứng nhận đến hết ngày")),
        *(gettext_lazy("Được hỗ trợ"), gettext_lazy("Kinh phí hỗ trợ (đồng)"), gettext_lazy("Thời gian")),
        *(gettext_lazy("Dự kiến"), gettext_lazy("Nội dung kế hoạch"), gettext_lazy("Đã sửa")),
        gettext_lazy("Trước đó"),
        *(gettext_lazy("Số văn bản"), gettext_lazy("Văn bản"), gettext_lazy("Dòng"), gettext_lazy("Hành vi số")),
    ]
    seen = set(_papers_seen(request).values_list("pk", flat=True))
    rows = _file_rows(_asked(request), register_for(request.user, today()), seen)
    return rows_file(request.GET.get("dang", ""), "danh-muc", heads, rows, gettext_lazy("Danh mục"))


@counter
def withdraw(request: Request, record: int) -> HttpResponse:
    """Take a record back out, with a reason; its row may be taken anew."""
    found = get_or_404(register_for(request.user, today()).select_related("paper__unit__parent"), record)
    needs(request, "accept", found.paper.unit)
    form = ReasonForm(request.POST or None)

    def do() -> Done:
        act = withdraw_record(request.user, found, form.said)
        return _("Đã rút; hành vi số %(number)s.") % {"number": act.number}, "registers"

    return once_sent(request, form, do) or render(request, "registers/withdraw.html", {"record": found, "form": form})


@counter
def correct(request: Request, record: int) -> HttpResponse:
    """Mend what a record says, with a reason: also the place of one whose place nobody knew."""
    found = get_or_404(
        register_for(request.user, today()).select_related("paper__unit__parent", "area", "line__plan"), record
    )
    needs(request, "accept", found.paper.unit)
    form = RecordForm(found, request.user, request.POST or None)

    def mend() -> str:
        correct_record(request.user, found, form.said, form.cleaned_data["reason"])
        return reverse("registers")

    question = Question(_("Sửa dòng của danh mục"), _("Sửa"), reverse("registers"), _("Dòng cũ ở lại trong nhật ký."))
    return ask(request, form, question, mend, _("Đã sửa dòng của danh mục."))


@require_safe
@counter
def counts(request: Request) -> HttpResponseBase:
    """How many recognised products each commune has, by stars; as a file where `dang` asks for one."""
    listed = register_for(request.user, today())
    rows = by_commune(listed)
    shown = [stars for stars in (*map(int, STARS), 0) if any(row.stars.get(stars) for row in rows)]
    table = [(row, [row.stars.get(stars, 0) for stars in shown], sum(row.stars.values())) for row in rows]
    if kind := request.GET.get("dang", ""):
        heads: list[str | Promise] = [gettext_lazy("Địa bàn"), *map(_stars, shown), gettext_lazy("Cộng")]
        lines: Iterator[Sequence[Value]] = ((row.area or str(NOWHERE), *told, total) for row, told, total in table)
        return rows_file(kind, "san-pham-theo-xa", heads, lines, gettext_lazy("Theo xã, phường"))
    names, sums = list(map(_stars, shown)), [sum(told[i] for _row, told, _total in table) for i in range(len(shown))]
    totals = [*zip(names, sums, strict=True), (_("Cộng"), sum(sums))]
    cells = [(row, list(zip(names, told, strict=True)), total) for row, told, total in table]
    reported = sum(one.is_reported for one in standing_now(listed))
    context = {"table": cells, "stars": names, "totals": totals, "nowhere": NOWHERE, "reported": reported}
    if any(row.code for row in rows):
        context["drawn_map"] = f"desk/maps/{listed.values_list('province__code', flat=True)[0]}.geojson"
    return render(request, "registers/counts.html", context)


def _stars(stars: int) -> str:
    return _("%(stars)s sao") % {"stars": stars} if stars else _("không nêu sao")


def _asked(request: Request) -> QuerySet[RegisterRecord]:
    asked = holding_ever(register_for(request.user, today()), request.GET.get("q", "")[:100])
    if kind := one_of(request.GET, "loai", RegisterRecord.Kind.values):
        asked = asked.filter(kind=kind)
    if how := one_of(request.GET, "han", Certificate.values):
        asked = certified(asked, how, today())
    if stars := one_of(request.GET, "sao", STARS):
        asked = asked.filter(rating=int(stars))
    return _with_papers(asked)


def _with_papers(records: QuerySet[RegisterRecord]) -> QuerySet[RegisterRecord]:
    return records.select_related("area__parent", "paper__unit__parent", "line")


def _papers_seen(request: Request) -> QuerySet[Paper]:
    return papers_for(request.user, today())


def _row(record: RegisterRecord, before: tuple[Row, ...], *, seen: bool, kept: bool) -> Row:
    ended = record.valid_to is not None and record.valid_to < today()
    return Row(record, *_names(record, full=seen), seen, kept, ended, before)


def _names(record: RegisterRecord, *, full: bool) -> tuple[str, str]:
    """Name and holder; a private person's shortened for those who may not see the paper it stands in."""
    if full:
        return record.name, record.holder
    return without_people(record.name), without_people(record.holder)


def _file_rows(
    records: QuerySet[RegisterRecord], listed: QuerySet[RegisterRecord], seen: set[int]
) -> Iterator[Sequence[Value]]:
    behind = listed.exclude(pk__in=standing_now(listed).values("pk"))
    now = standing_now(listed).filter(same__in=behind.values("same")) if behind.exists() else ()
    before = told_before(behind, now)
    for record in records.iterator(chunk_size=_ROWS_A_TIME):
        full = record.paper_id in seen
        named = (record.get_kind_display(), *_names(record, full=full), record.address if full else "")
        told = (record.area.full_name if record.area else "", record.rating, record.trade, record.decision)
        term = (record.in_points, _day(record.decided_on), _day(record.valid_to))
        given = (record.given, record.support, code_words(record.period))
        marks = (_("dự kiến") if record.to_come else "", str(record.line or ""), record.correction)
        earlier = "; ".join(map(_in_short, before.get(record.pk, ())))
        from_paper = (record.paper.number, record.paper.title, record.row, record.act_number)
        yield *named, *told, *term, *given, *marks, earlier, *from_paper


def _in_short(record: RegisterRecord) -> str:
    """«3 sao, 12/QĐ-UBND, 24/07/2023» of an earlier recognition."""
    stars = _stars(record.rating) if record.rating else ""
    day = _day(record.decided_on) or code_words(record.period)
    return ", ".join(filter(None, (stars, record.decision or _("chưa có quyết định"), day)))


def _day(day: date | None) -> str:
    return day_in_figures(day) if day else ""
