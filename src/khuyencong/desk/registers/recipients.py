"""Who gets what: everybody that contents are given to, and of each the contents, their money and the sentences."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from khuyencong.papers.writing.rows import Value
from khuyencong.records.establishments import of_one
from khuyencong.records.given import contents_of, count_given, given_to, money_kept, with_contents
from khuyencong.records.models import (
    Act,
    Arrangement,
    Establishment,
    FundSource,
    Line,
    Measure,
    Paper,
    Plan,
    RegisterRecord,
    User,
)
from khuyencong.records.personal import without_people
from khuyencong.records.queries import ancestors
from khuyencong.records.registers import naming
from khuyencong.records.scopes import establishments_for, plans_for, register_for
from khuyencong.records.search import Found
from khuyencong.reports.given import Given, GivenInPlan, GivenMoney, given_in_plans, money_given
from khuyencong.terms.firm_names import LONGEST
from khuyencong.terms.vietnamese import fold_words
from khuyencong.work.permissions import may_in, require_in
from khuyencong.work.recipients import RIGHT, NewName, join, part, rename, renamings, tell_apart, told_apart
from khuyencong.work.reporting import sentence_around

from ..access import Request, counter, get_or_404, openable, today
from ..address import id_of
from ..asking import Question, ReasonForm, ask, pressed
from ..days import DayField
from ..pages import page_of
from ..plans.exports import rows_file
from ..words import naming as named_words


@dataclass(frozen=True, slots=True)
class Told:
    """What says that somebody gets a content: its sentence in three parts where the person may open the paper."""

    row: Arrangement
    before: str
    marked: str
    after: str
    may_open: bool


@dataclass(frozen=True, slots=True)
class Content:
    """One content somebody gets: its money, and what says so."""

    line: Line
    others: int
    money: tuple[GivenMoney, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody got: by plan what is theirs alone, then content by content."""

    contents: tuple[Content, ...]
    plans: tuple[tuple[Plan, GivenInPlan], ...]
    sources: dict[str, str]  # what a source is called, by its path
    named: bool  # whether the person may open a paper that says the whole name


@require_safe
@counter
def recipients(request: Request) -> HttpResponse:
    """All that contents are given to, found by words without marks; one line for all spellings of one."""
    asked = with_contents(establishments_for(request.user, today())).filter(same_as=None)
    words = request.GET.get("q", "")[:100]
    if held := fold_words(words).split():
        found = Found.objects.filter(name__matches=("recipient", held)).values("object")
        asked = asked.filter(Q(pk__in=found) | Q(spellings__in=found)).distinct()
    page = page_of(request, asked)
    plans = plans_for(request.user, today())
    counts = contents_of(page, plans)
    seen = _named(request, given_to([one.pk for one in page], plans))
    rows = [(one, one.name if one.pk in seen else without_people(one.name), counts.get(one.pk, 0)) for one in page]
    any_at_all = bool(rows) or establishments_for(request.user, today()).exists()
    return render(request, "registers/recipients.html", {"page": page, "rows": rows, "q": words, "any": any_at_all})


@require_safe
@counter
def recipient(request: Request, establishment: int) -> HttpResponse:
    """Everything that somebody gets, over the years."""
    found = get_or_404(establishments_for(request.user, today()).select_related("same_as", "province"), establishment)
    if found.same_as_id:
        return redirect("recipient", found.same_as_id)
    page = _page(request, found)
    may = bool(may_in(request.user, RIGHT, found.province))
    spelled = _spelled(found)
    names = {one.pk: one.name if page.named else without_people(one.name) for one in (found, *spelled)}
    context = {
        "one": found,
        "name": names[found.pk],
        "spellings": [(other, names[other.pk]) for other in spelled],
        "renamings": _renamings(names),
        "alike": _alike(request, found) if may else [],
        "listed": _listed(request, found) if page.named else [],
        "page": page,
        "may": may,
    }
    return render(request, "registers/recipient.html", context)


@require_safe
@counter
def recipient_file(request: Request, establishment: int) -> HttpResponseBase:
    """The same as CSV or XLSX: a row for each content with all its money, and one for each source that is told."""
    found = get_or_404(establishments_for(request.user, today()), establishment)
    heads = [
        *(gettext_lazy("Năm"), gettext_lazy("Kế hoạch"), gettext_lazy("Nội dung"), gettext_lazy("Đơn vị thụ hưởng")),
        *(gettext_lazy("Nguồn kinh phí"), gettext_lazy("Kế hoạch (đồng)"), gettext_lazy("Thực hiện (đồng)")),
        *(gettext_lazy("Số đơn vị khác cùng thụ hưởng"), gettext_lazy("Văn bản")),
    ]
    rows = _file_rows(_page(request, found))
    kind = request.GET.get("dang", "")
    return rows_file(kind, f"don-vi-thu-huong-{found.root}", heads, rows, gettext_lazy("Đơn vị thụ hưởng"))


class RenamingForm(ReasonForm):
    """What it is called now, since when, and by which document."""

    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=LONGEST)
    day = DayField(label=gettext_lazy("Từ ngày"), help_text=gettext_lazy("ví dụ 4/6/2024"))
    reason = forms.CharField(
        label=gettext_lazy("Văn bản ghi việc đổi tên"),
        max_length=200,
        help_text=gettext_lazy("loại, số, ngày, cơ quan"),
    )
    field_order = ("name", "day", "reason")


@counter
def change_name(request: Request, establishment: int) -> HttpResponse:
    """A change of name, by a document; the names of before stay."""
    visible = establishments_for(request.user, today()).select_related("province", "same_as")
    found = get_or_404(visible, establishment)
    require_in(request.user, RIGHT, found.province)
    form = RenamingForm(request.POST or None)
    name = found.name if _page(request, found).named else without_people(found.name)
    question = Question(
        named_words(_("Đổi tên «%(name)s»"), name=name),
        _("Ghi đổi tên"),
        reverse("recipient", args=[found.root]),
        _("Văn bản cũ giữ tên cũ; tìm bằng tên cũ hay tên mới đều ra đơn vị này."),
    )

    def do() -> str:
        said = form.cleaned_data
        act = rename(request.user, found, NewName(said["name"], said["day"], said["reason"]))
        return reverse("recipient", args=[act.subject_id])

    return ask(request, form, question, do, _("Đã ghi đổi tên."))


def _renamings(names: Mapping[int, str]) -> list[tuple[str, str, date, str]]:
    """Each change of its name: the former, the new one, from which day, by which document."""
    told = (act.changes for act in renamings(names))
    return [
        (names.get(said["former"], ""), names.get(said["as"], ""), date.fromisoformat(said["day"]), said["document"])
        for said in told
    ]


@require_POST
@counter
def say_same(request: Request, establishment: int) -> HttpResponse:
    """Say that another name is this one's too, that it is somebody else's, or that a spelling stands apart again."""
    visible = establishments_for(request.user, today()).select_related("province", "same_as")
    found = get_or_404(visible, establishment)
    require_in(request.user, RIGHT, found.province)
    other = get_or_404(visible.filter(province=found.province_id), id_of(request.POST.get("ten", "")) or 0)
    if (verb := _SAYS.get(request.POST.get("la", ""))) is None:
        messages.error(request, _("Không rõ việc cần làm."))
        return redirect("recipient", found.root)
    said = _("Đã ghi; hành vi số %(number)s.")
    return pressed(request, lambda: verb(request.user, found, other), said, "recipient", found.root)


_SAYS: dict[str, Callable[[User, Establishment, Establishment], Act]] = {
    "mot": lambda user, one, other: join(user, other, one),
    "khac": lambda user, one, other: tell_apart(user, one, [other]),
    "rieng": lambda user, _one, other: part(user, other),
}


def _spelled(one: Establishment) -> list[Establishment]:
    return list(of_one(one).exclude(pk=one.pk))


def _alike(request: Request, one: Establishment) -> list[Establishment]:
    """Those that may be the same, and nobody said of them that they are or are not."""
    cores = of_one(one).values("core")
    like = establishments_for(request.user, today()).filter(province=one.province_id, core__in=cores)
    others = {other.root: other for other in like.exclude(pk__in=of_one(one).values("pk")).select_related("same_as")}
    roots = {pk: root or pk for pk, root in _of_all([one.pk, *others]).values_list("pk", "same_as")}
    apart = {frozenset(roots.get(pk, pk) for pk in pair) for pair in told_apart(roots)}
    return [other.same_as or other for root, other in others.items() if frozenset((one.pk, root)) not in apart]


def _of_all(roots: Sequence[int]) -> QuerySet[Establishment]:
    return Establishment.objects.filter(Q(pk__in=roots) | Q(same_as__in=roots))


def _listed(request: Request, one: Establishment) -> list[RegisterRecord]:
    """Rows of official lists that name them: as an establishment, or as the holder of a product."""
    return naming(register_for(request.user, today()), list(of_one(one).values_list("name", flat=True)))


def _page(request: Request, one: Establishment) -> Page:
    plans = plans_for(request.user, today())
    rows = list(given_to([one.root], plans))
    lines = {row.line_id: row.line for row in rows if row.line_id and row.line}
    counts = count_given(lines)
    open_to = openable(request.user, (row.paper_id for row in rows))
    texts = dict(Paper.objects.filter(pk__in=open_to).values_list("pk", "text"))  # each once, whatever it says
    contents = [
        Given(pk, line.plan_id, line.plan.year, counts.get(pk, 1) - 1, tuple(ancestors(line.path)[:-1]))
        for pk, line in lines.items()
    ]
    told = money_kept(lines)
    sources = dict(FundSource.objects.filter(province=one.province_id).values_list("path", "name"))
    money = Measure.objects.get(province=one.province_id, is_money=True).pk
    by_line = {pk: tuple(group) for pk, group in groupby(rows, key=lambda row: row.line_id)}
    shown = (
        Content(
            lines[given.line],
            given.others,
            money_given([given], told, [*sources], money),
            tuple(_told(row, texts.get(row.paper_id or 0)) for row in by_line[given.line]),
        )
        for given in contents
    )
    of_plans = {line.plan_id: line.plan for line in lines.values()}
    summed = ((of_plans[one.plan], one) for one in given_in_plans(contents, told, [*sources], money))
    return Page(tuple(shown), tuple(summed), sources, any(row.paper_id in open_to or not row.paper_id for row in rows))


def _told(row: Arrangement, text: str | None) -> Told:
    """`text` is the paper's; None: the person may not open it."""
    sentence = ("", "", "") if text is None else sentence_around(text, row.start, row.end)
    return Told(row, *sentence, text is not None)


def _named(request: Request, rows: QuerySet[Arrangement]) -> set[int]:
    """Those whose whole name a paper says that the person may open."""
    named = rows.order_by().values_list("establishment__same_as", "establishment", "paper").distinct()
    papers = {(same or one, paper) for same, one, paper in named}
    open_to = openable(request.user, (paper for _, paper in papers))
    return {one for one, paper in papers if paper is None or paper in open_to}


def _file_rows(page: Page) -> Iterator[Sequence[Value]]:
    for content in page.contents:
        line, told = content.line, content.told
        name = told[0].row.words if page.named else without_people(told[0].row.words)
        papers = "; ".join(dict.fromkeys(one.row.paper.number or str(one.row.paper) for one in told if one.row.paper))
        for money in content.money:
            source = page.sources.get(money.source, _("Mọi nguồn"))
            of_it = (source, money.planned.value, money.reached.value, content.others or None, papers)
            yield (line.plan.year, line.plan.title, str(line), name, *of_it)
