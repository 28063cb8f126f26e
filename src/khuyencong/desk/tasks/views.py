"""Tasks: what one's unit has to do, what one's agency gave, one task with who has done it, and giving one."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from khuyencong.records.agencies import issuer_of
from khuyencong.records.library import heavy
from khuyencong.records.models import AskedTask, GivenTask, Paper, Plan, TaskShare, Unit
from khuyencong.records.plan_order import told_first
from khuyencong.records.queries import ancestors
from khuyencong.records.scopes import offices_of, papers_for, plans_for
from khuyencong.records.tasks import shares_done, tasks_for
from khuyencong.records.units import UnitType
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.vietnamese import fold
from khuyencong.work.permissions import Refused, may
from khuyencong.work.report_duties import who_reports
from khuyencong.work.tasks import finish_task, give_task, led_by, require_giver, withdraw_task
from khuyencong.work.urging import UrgedBefore, urge, urged_on

from ..access import Request, counter, get_or_404, needs, openable, today
from ..asker import Asker
from ..asking import Done, Question, ReasonForm, ask, once_sent
from ..days import DayField
from ..pages import page_of
from ..units.titles import full_title, in_tree, unsure, with_titles
from ..words import naming
from . import duties
from .given import given_by_papers, of_year, who_has_done

REMINDER = "don-doc"
_PAPERS = 40  # of the unit's last papers that may be the answer
_DONE = 20  # of what the unit did last


@require_safe
@counter
def tasks(request: Request) -> HttpResponse:
    """What the person's units have to do, the most urgent first, and what their agency gave to others."""
    asker = Asker(request.user, today(), request.GET)
    givers = _givers(request)
    all_givers = [*givers, *_givers_of_own(request)]
    given = with_counts(tasks_for(request.user, asker.day)).filter(unit__in=all_givers)
    by_papers = of_year(given_by_papers(asker, givers), asker.day.year) if givers else AskedTask.objects.none()
    context = {
        "asked": duties.asked_of(asker),
        "done": done_before(asker.units),
        "by_papers": who_has_done(asker, by_papers, givers) if givers else (),
        "gives": bool(all_givers),
        "page": page_of(request, given.order_by("-due", "-pk")),
        "today": asker.day,
    }
    return render(request, "tasks/tasks.html", context)


def done_before(units: Collection[Unit]) -> QuerySet[TaskShare]:
    """What these units said last that they did."""
    return shares_done(units).select_related("given", "asked", "paper").defer(*heavy("paper__"))[:_DONE]


def with_counts(rows: QuerySet[GivenTask]) -> QuerySet[GivenTask]:
    """How many units have each task, and how many of them have done it."""
    done = Count("shares", filter=~Q(shares__done_on=None))
    return rows.select_related("unit").annotate(all=Count("shares"), done=done)


@counter
def task(request: Request, assigned: int) -> HttpResponse:
    """Who has done it and who has not; and where the person's own unit has a part, saying that it is done."""
    found = get_or_404(tasks_for(request.user, today()).select_related("unit", "plan__unit"), assigned)
    shares = list(with_titles(found.shares.select_related("unit", "paper"), "unit__"))
    mine = _units(request)
    own = [share for share in shares if any(share.unit.path.startswith(unit.path) for unit in mine)]
    still = next((share for share in own if share.done_on is None and may(request.user, "receive", share.unit)), None)
    form = FinishForm(request, request.POST or None) if still else None
    if still and form and (done := _finished(request, form, found, still.unit)):
        return done
    gives = found.unit in (*_givers(request), *_givers_of_own(request))
    shown = shares if gives else own
    papers = openable(request.user, (share.paper_id for share in shown))
    writes = found.plan is not None and may(request.user, "edit_report", found.plan.unit)
    context = {**_shared(found, shown, gives), "form": form, "openable": papers, "writes": writes}
    return render(request, "tasks/task.html", context)


@require_POST
@counter
def urge_task(request: Request, assigned: int) -> HttpResponse:
    """Remind those that have not done it, here and by mail."""
    found = get_or_404(tasks_for(request.user, today()).select_related("unit"), assigned)
    require_giver(request.user, found.unit)
    if request.POST.get("viec") == "nhac":
        late = [share.unit for share in found.shares.filter(done_on=None).select_related("unit")]
        remind_now(request, found, found.text, found.due, late)
    return redirect("task", found.pk)


def remind_now(request: Request, of: GivenTask | AskedTask, what: str, due: date, late: Collection[Unit]) -> None:
    """Remind these units, and tell the person so; or who did it today already."""
    try:
        urge(request.user, of, what, due, late)
        messages.success(request, _("Đã nhắc %(n)s đơn vị.") % {"n": len(late)})
    except UrgedBefore as before:
        messages.warning(request, str(before))


def _shared(found: GivenTask, shares: list[TaskShare], gives: bool) -> dict[str, Any]:
    late = sorted((share for share in shares if share.done_on is None), key=lambda share: fold(full_title(share.unit)))
    return {
        "task": found,
        "late": late,
        "done": [share for share in shares if share.done_on],
        "gives": gives,
        "urged": urged_on(today(), found, found.due) if late and gives else None,
        "overdue": found.due < today(),
        "period": str(found.plan.year) if found.plan else "",
        "reminder": REMINDER,
        "addressees": "\n".join(full_title(share.unit) for share in late),
        "owing": owing(found.text, found.due),
    }


def owing(what: str, due: date) -> str:
    """What the letter of reminder asks of all its addressees, as a row of its blank."""
    return f"{what.replace('|', '/')} | {day_in_figures(due)}"


@counter
def asked_task(request: Request, task: int) -> HttpResponse:
    """What a paper asks of the person's unit, in the sentence it stands in, also where the paper lies elsewhere."""
    asker = Asker(request.user, today(), request.GET)
    own = asker.asked.filter(pk=task).first()
    named = own is not None and own.to_us  # type: ignore[attr-defined] # who has it to do says so here, though it gave it
    given = given_by_papers(asker, _givers(request)).filter(pk=task) if request.method == "GET" and not named else ()
    for one in given:
        return _given_by_paper(request, asker, one)
    found = get_or_404(asker.asked, task)
    if not found.to_us and not duties.is_own(asker, who_reports(found)):  # type: ignore[attr-defined]
        raise Http404
    unit = next((unit for unit in asker.units if may(request.user, "receive", unit)), None)
    done = TaskShare.objects.filter(asked=found, unit__in=asker.units).select_related("unit", "paper").first()
    form = FinishForm(request, request.POST or None) if unit and done is None and not found.frequency else None
    if unit and form and (finished := _finished(request, form, found, unit)):
        return finished
    openables = openable(request.user, [done.paper_id] if done else ())
    context = {**_sentence(found), "task": found, "done": done, "form": form, "openable": openables}
    return render(request, "tasks/asked.html", context)


def _given_by_paper(request: Request, asker: Asker, task: AskedTask) -> HttpResponse:
    """What the agency's own paper asks, for those who gave it: who has done it, by what, and who has not."""
    (given,) = who_has_done(asker, [task])
    openables = openable(request.user, (one.paper for one in given.sent))
    context = {**_sentence(task), "task": task, "given": given, "openable": openables}
    return render(request, "tasks/asked.html", context)


def _sentence(task: AskedTask) -> dict[str, str]:
    """The line of the paper around the task's words."""
    text = Paper.objects.values_list("text", flat=True).get(pk=task.paper_id)
    first, last = text.rfind("\n", 0, task.start) + 1, text.find("\n", task.end)
    after = text[task.end : last if last >= 0 else len(text)]
    return {"before": text[first : task.start], "told": text[task.start : task.end], "after": after}


class FinishForm(forms.Form):
    """What came of it: a word, a paper that the unit sent, or both."""

    word = forms.CharField(label=gettext_lazy("Kết quả"), max_length=500, required=False)
    paper = forms.ModelChoiceField(
        label=gettext_lazy("Văn bản đã gửi"), queryset=Paper.objects.none(), required=False,
        empty_label=gettext_lazy("không kèm văn bản"),
    )  # fmt: skip

    def __init__(self, request: Request, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        mine = Q(pk__in=())
        for unit in _units(request):
            mine |= Q(unit__path__startswith=unit.path) | Q(sender__path__startswith=unit.path)
        own = papers_for(request.user, today()).filter(mine, direction=Paper.Direction.RECEIVED)
        last = own.order_by("-pk").values_list("pk", flat=True)[:_PAPERS]
        papers = Paper.objects.filter(pk__in=list(last)).defer("text", "places").order_by("-pk")
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined]


def _finished(request: Request, form: FinishForm, found: GivenTask | AskedTask, unit: Unit) -> HttpResponse | None:
    def do() -> Done:
        finish_task(request.user, found, unit, form.cleaned_data["word"], form.cleaned_data["paper"])
        return _("Đã báo xong."), "tasks"

    return once_sent(request, form, do)


class GiveForm(forms.Form):
    """A task, its last day, and who has it."""

    text = forms.CharField(label=gettext_lazy("Việc"), max_length=500)
    due = DayField(label=gettext_lazy("Hạn"), required=True)
    plan = forms.ModelChoiceField(
        label=gettext_lazy("Thuộc kế hoạch"), queryset=Plan.objects.none(), required=False,
        empty_label=gettext_lazy("không thuộc kế hoạch nào"),
        help_text=gettext_lazy("để soạn công văn đôn đốc theo kế hoạch ấy"),
    )  # fmt: skip
    everyone = forms.BooleanField(label=gettext_lazy("Mọi xã, phường"), required=False)
    units = forms.ModelMultipleChoiceField(label=gettext_lazy("Đơn vị"), queryset=Unit.objects.none(), required=False)

    def __init__(self, request: Request, giver: Unit, data: object = None, *, of_own: bool = False) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        if of_own:
            del self.fields["everyone"], self.fields["plan"]
            self.fields["line"] = forms.ModelChoiceField(
                label=_("Nội dung đơn vị chủ trì"), queryset=led_by(giver), empty_label=_("chọn nội dung")
            )
        standing = Unit.objects.on(today()).filter(province=giver.province).exclude(pk=giver.pk)
        standing = standing.exclude(pk__in=ancestors(giver.path)) if of_own else standing
        self.listed = with_titles(standing.exclude(type=UnitType.DIVISION).select_related("province"))
        self.fields["units"].queryset = self.listed  # type: ignore[attr-defined]
        if not of_own:
            self.fields["plan"].queryset = told_first(plans_for(request.user, today()))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen = {unit.pk: unit for unit in said.get("units") or ()}
        if said.get("everyone"):
            chosen |= {unit.pk: unit for unit in self.listed if unit.type == UnitType.COMMUNE_COMMITTEE}
        if not chosen:
            self.add_error("units", _("Chọn ít nhất một đơn vị, hoặc «Mọi xã, phường»."))
        return {**said, "units": list(chosen.values())}


@counter
def give(request: Request) -> HttpResponse:
    """Give a task to one unit, several, or every commune."""
    givers = [*_givers(request), *_givers_of_own(request)]
    if not givers:
        needs(request, "give_own_task", None)
        raise Refused(_("Chưa kế hoạch nào ghi đơn vị chủ trì nội dung: đơn vị giao việc thuộc nội dung mình chủ trì."))
    giver, of_own = givers[0], not may(request.user, "give_task", givers[0])
    form = GiveForm(request, giver, request.POST or None, of_own=of_own)

    def do() -> Done:
        said = form.cleaned_data
        what = (said["text"], said["due"], said["units"])
        made = give_task(request.user, giver, *what, plan=said.get("plan"), line=said.get("line"))
        return _("Đã giao việc cho %(n)s đơn vị.") % {"n": len(said["units"])}, "task", made.pk

    if done := once_sent(request, form, do):
        return done
    chosen = set(request.POST.getlist("units"))
    rows = [
        (str(unit.pk), f"{full_title(unit)}{unsure(unit)}", str(unit.pk) in chosen) for unit in in_tree(form.listed)
    ]
    return render(request, "tasks/give.html", {"form": form, "rows": rows, "giver": giver})


@counter
def withdraw(request: Request, assigned: int) -> HttpResponse:
    """Ask for it no longer, with the reason."""
    found = get_or_404(tasks_for(request.user, today()).select_related("unit"), assigned)
    require_giver(request.user, found.unit)
    form = ReasonForm(request.POST or None)

    def do() -> str:
        withdraw_task(request.user, found, form.said)
        return reverse("tasks")

    words = naming("%(task)s", task=found.text)
    question = Question(_("Rút việc đã giao"), _("Rút việc"), reverse("task", args=[found.pk]), words)
    return ask(request, form, question, do, _("Đã rút việc."))


def _units(request: Request) -> list[Unit]:
    return Asker(request.user, today(), request.GET).units


def _givers(request: Request) -> list[Unit]:
    """The agencies for which the person may give tasks."""
    offices: Iterable[Any] = offices_of(request.user, today())
    return list({u.pk: u for o in offices if may(request.user, "give_task", u := issuer_of(o.unit))}.values())


def _givers_of_own(request: Request) -> list[Unit]:
    """The units of the person that lead contents, and give tasks for these alone."""
    given = {unit.pk for unit in _givers(request)}
    units = {office.unit_id: office.unit for office in offices_of(request.user, today())}
    own = (unit for unit in units.values() if unit.pk not in given and may(request.user, "give_own_task", unit))
    return [unit for unit in own if led_by(unit).exists()]
