"""A person's decisions on what was read: accept, set aside, mend, match with the plan."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST

from khuyencong.records.models import Act, Arrangement, Fact, Measure, Paper, Plan, Programme, Unit
from khuyencong.records.scopes import establishments_for, plans_for
from khuyencong.work.library import (
    Accepted,
    Duplicate,
    Taught,
    accept,
    accept_clean,
    alike,
    choose_plan,
    correct,
    match_item,
    name_new,
    name_unit,
    note_paper,
    paper_followed,
    read_as_printed,
    reject,
    settle_duplicate,
    settle_finding,
    undo,
)
from khuyencong.work.permissions import Refused
from khuyencong.work.recipients import name_recipient, new_recipient

from ..access import Request, counter, get_or_404, needs, today
from ..address import id_of
from ..asking import pressed
from .belongs import NEW
from .columns import in_words
from .forms import LineForm, MendForm
from .review import facts_of_page, review_page
from .views import paper_or_404


@require_POST
@counter
def decide(request: Request, paper: int) -> HttpResponse:
    """Accept or set aside facts: one, the chosen ones, a block of them, or all without findings."""
    found = paper_or_404(request, paper)
    needs(request, "accept", found.unit)
    verb, _sep, what = request.POST.get("viec", "").partition(":")
    one = id_of(what) if verb in _ONE else None
    chosen = _chosen(request) if one is None else [one]
    try:
        chosen = _decided(request, found, verb, what, chosen)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(found, chosen))


_ONE = ("nhan", "bo")
_BLOCKS = ("muc", "phan", "trang")


def _decided(request: Request, paper: Paper, verb: str, what: str, chosen: list[int]) -> list[int]:
    """Do what was asked; returns the facts the person goes on from."""
    seen, at = _seen(request), id_of(what)
    if verb == "hoan-tac" and at is not None:
        waiting = undo(request.user, paper, at)
        messages.success(request, _("Đã hoàn tác: %(count)s số chờ duyệt lại.") % {"count": len(waiting)})
        return waiting
    if verb == "sach":
        _say(request, accept_clean(request.user, paper, seen=seen))
    elif verb == "moi":
        block = None if at is None else _block(paper, "phan", at)
        act = name_new(request.user, paper, block, seen)
        messages.success(request, _("Đã ghi là mục mới; hành vi số %(number)s.") % {"number": act.number})
    elif verb in _BLOCKS and at is not None:
        _say(request, accept_clean(request.user, paper, _block(paper, verb, at), seen))
    elif not chosen:
        raise Refused(_("Chưa chọn số liệu nào."))
    elif verb == "nhan":
        _say(request, accept(request.user, paper, chosen, seen), len(chosen))
    elif verb == "bo":
        _set_aside(request, paper, chosen, seen)
    else:
        raise Refused(_("Không rõ việc cần làm."))
    return chosen


def _set_aside(request: Request, paper: Paper, chosen: list[int], seen: int | None) -> None:
    act = reject(request.user, paper, chosen, request.POST.get("ly_do", "").strip()[:200], seen)
    gone = len(act.changes["facts"]) if act else 0
    if act:
        messages.success(request, _("Đã bỏ; hành vi số %(number)s.") % {"number": act.number})
    if gone < len(chosen):
        messages.warning(request, _MISSED % {"count": len(chosen) - gone})


_MISSED = ngettext_lazy(
    "%(count)d số vừa được người khác duyệt hoặc sửa sau khi anh/chị mở trang: xin xem lại.",
    "%(count)d số vừa được người khác duyệt hoặc sửa sau khi anh/chị mở trang: xin xem lại.",
    "count",
)


def _seen(request: Request) -> int | None:
    """The last act when the person's page was made."""
    return id_of(request.POST.get("da_xem", ""))


def _block(paper: Paper, kind: str, number: int) -> set[int]:
    """The facts of an item, of a heading, or of a part of the list."""
    if kind == "trang":
        return facts_of_page(paper, number)
    first = get_or_404(paper.facts.all(), number)
    section = Q(group_title=first.group_title)
    block = section if kind == "phan" else Q(same_as=first.same_as, place=first.place)
    return set(paper.facts.filter(block).values_list("pk", flat=True))


def _say(request: Request, accepted: Accepted, wanted: int = 0) -> None:
    """What accepting came to, in words; what somebody else decided or mended meanwhile is told apart."""
    taken = sum(accepted.outcomes.values())
    if accepted.act is None:
        none = _("Chưa ghi số nào: các số đã chọn có phát hiện, hoặc vừa được người khác duyệt hay sửa.")
        messages.warning(request, none)
        return
    if taken < wanted:
        messages.warning(request, _MISSED % {"count": wanted - taken})
    told = ", ".join(f"{Fact.Review(code).label} {count}" for code, count in accepted.outcomes.items())
    words = _("Đã ghi sổ, hành vi số %(number)s: %(told)s.") % {"number": accepted.act.number, "told": told}
    messages.success(request, words)


@counter
def mend(request: Request, paper: int, fact: int) -> HttpResponse:
    """Correct a reading. The page comes back with everything that was typed when something is wrong."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    wrong = get_or_404(found.facts.select_related("measure", "paper", "line"), fact)
    form = MendForm(wrong, request.POST or None, _offered(request, found))
    looking = request.POST.get("viec") == "xem"
    if request.method == "POST" and form.is_valid() and not looking:
        try:
            return _mended(request, found, wrong, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {**review_page(request.user, found, request.GET, wrong.pk), "mending": wrong.pk, "form": form}
    return render(request, "library/review.html", context | (_alike(wrong, form) if looking else {}))


@require_POST
@counter
def alike_facts(request: Request, paper: int, fact: int) -> HttpResponse:
    """What the correction being typed would teach the rest of the paper; nothing is written."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    wrong = get_or_404(found.facts.select_related("measure", "paper", "line"), fact)
    form = MendForm(wrong, request.POST)
    form.is_valid()
    return render(request, "library/_alike.html", _alike(wrong, form))


def _alike(wrong: Fact, form: MendForm) -> dict[str, object]:
    said = form.cleaned_data
    taught = alike(wrong, form.correction()) if {"value", "measure", "period", "reason"} <= set(said) else []
    changes = [Taught(other, lesson.readings(), 0) for other, lesson in taught]
    told = {"changes": list(in_words(changes[:12])), "count": len(changes), "chosen": said.get("alike")}
    return {"alike": told}


def _mended(request: Request, paper: Paper, fact: Fact, form: MendForm) -> HttpResponse:
    said = form.cleaned_data
    correct(request.user, fact, form.correction(), form.said, said["alike"], _seen(request))
    if request.POST.get("viec") == "sua-nhan":
        _say(request, accept(request.user, paper, [fact.pk]))
    else:
        messages.success(request, _("Đã sửa; số in trong văn bản vẫn được giữ bên cạnh."))
    return redirect(_back(paper, [fact.pk]))


def _offered(request: Request, paper: Paper) -> dict[str, str]:
    """What the page offered to put in: a number a check expects, or the measure of the plan."""
    said = {"value": request.GET.get("gia_tri", "")[:40], "measure": _measure(request, paper)}
    return {name: value for name, value in said.items() if value}


def _measure(request: Request, paper: Paper) -> str:
    words = request.GET.get("chi_tieu", "")[:160]
    measure = Measure.objects.filter(province=paper.province_id, name=words).first() if words else None
    return str(measure.pk) if measure else ""


@require_POST
@counter
def match_line(request: Request, paper: int, activity: int) -> HttpResponse:
    """Say which item of the plan an activity speaks of; every pending fact of the same item goes along."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    form = LineForm(found, request.POST)
    told = found.facts.filter(activity=activity).first()
    if told is None or not form.is_valid():
        messages.error(request, _("Mục được chọn không thuộc kế hoạch của văn bản này."))
        return redirect(_back(found, []))
    try:
        match_item(request.user, told, form.cleaned_data["line"], _seen(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_back(found, [told.pk]))
    messages.success(request, _("Đã chọn lại mục kế hoạch."))
    return redirect(_back(found, [told.pk]))


@require_POST
@counter
def choose(request: Request, paper: int) -> HttpResponse:
    """Say which plan the paper speaks of."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    try:
        choose_plan(request.user, found, *_plan(request, found))
        messages.success(request, _("Đã chọn kế hoạch; các mục được khớp lại."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_back(found, []))


@counter
def as_mended(request: Request, paper: int) -> HttpResponse:
    """Lead to the earlier paper after which columns were read; take that reading back."""
    found = paper_or_404(request, paper)
    if request.method != "POST":
        return redirect("paper", (paper_followed(found) or found).pk)
    needs(request, "correct", found.unit)
    said = _("Các cột đọc lại như máy đã đọc; hành vi số %(number)s.")
    return pressed(request, lambda: read_as_printed(request.user, found), said, _back(found, []))


@require_POST
@counter
def name_unit_meant(request: Request, paper: int, arrangement: int) -> HttpResponse:
    """Say which unit printed words mean, or that they mean none."""
    found = paper_or_404(request, paper)
    needs(request, "correct", found.unit)
    row = get_or_404(found.arrangements.all(), arrangement)
    chosen = request.POST.get("don_vi", "")

    def name() -> Act:
        if row.kind == Arrangement.Kind.RECIPIENT and chosen != "0":
            return _name_recipient(request, found, row, chosen)
        return name_unit(request.user, found, row, _unit(found, chosen))

    back = f"{reverse('paper', args=[found.pk])}#phan-cong"
    return pressed(request, name, _("Đã ghi; hành vi số %(number)s."), back)


def _name_recipient(request: Request, paper: Paper, row: Arrangement, chosen: str) -> Act:
    """The printed name is one that is known, or «khac»: somebody else than those it is like."""
    if chosen == "khac":
        return new_recipient(request.user, row)
    if (meant := id_of(chosen)) is None:
        raise Refused(_("Chọn một đơn vị, hoặc «đơn vị khác»."))
    known = establishments_for(request.user, today()).filter(province=paper.province_id)
    return name_recipient(request.user, row, get_or_404(known, meant))


def _unit(paper: Paper, chosen: str) -> Unit | None:
    if chosen == "0":
        return None
    if (unit := id_of(chosen)) is None:
        raise Refused(_("Chọn đơn vị, hoặc «không áp dụng»."))
    return get_or_404(Unit.objects.filter(province=paper.province_id), unit)


@require_POST
@counter
def settle_copy(request: Request, paper: int) -> HttpResponse:
    """Say what a paper is that came before: the same, its replacement, another one."""
    found = paper_or_404(request, paper)
    needs(request, "accept", found.unit)

    def settle() -> Act:
        if (said := request.POST.get("la", "")) not in set(Duplicate):
            raise Refused(_("Chọn một trong ba cách."))
        return settle_duplicate(request.user, found, Duplicate(said))

    return pressed(request, settle, _("Đã quyết định; hành vi số %(number)s."), "paper", found.pk)


def _plan(request: Request, paper: Paper) -> tuple[Plan | None, Programme | None]:
    """The plan chosen, or the programme of a new one."""
    said = request.POST.get("ke_hoach", "")
    if said.startswith(NEW):
        return None, get_or_404(
            Programme.objects.filter(province=paper.province_id), id_of(said.removeprefix(NEW)) or 0
        )
    plan = id_of(said)
    return None if plan is None else get_or_404(plans_for(request.user, today()), plan), None


def _chosen(request: Request) -> list[int]:
    return [fact for code in request.POST.getlist("so_lieu") if (fact := id_of(code)) is not None]


def _back(paper: Paper, facts: Iterable[int]) -> str:
    """To the next fact that waits behind those decided; the page shows the part of the list it stands in."""
    last = next(iter(facts), None)
    address = reverse("paper", args=[paper.pk])
    if last is None:
        return f"{address}#so-lieu"
    waiting = paper.facts.filter(review=Fact.Review.PENDING)
    place = paper.facts.filter(pk=last).values_list("position", flat=True).first() or 0
    following = waiting.filter(position__gte=place).order_by("position").first()
    return f"{address}?so={following.pk if following else last}#f{last}"


@require_POST
@counter
def settle_found(request: Request, paper: int, finding: int) -> HttpResponse:
    """What a check found in the paper as a whole was looked at and stays."""
    found = paper_or_404(request, paper)
    needs(request, "accept", found.unit)
    one, said = get_or_404(found.findings.all(), finding), _("Đã ghi là xem xong; hành vi số %(number)s.")
    return pressed(request, lambda: settle_finding(request.user, one), said, "paper", found.pk)


@require_POST
@counter
def note(request: Request, paper: int) -> HttpResponse:
    """Say that a paper without figures was looked at."""
    found = paper_or_404(request, paper)
    needs(request, "accept", found.unit)
    said = _("Đã ghi là xem xong; hành vi số %(number)s.")
    return pressed(request, lambda: note_paper(request.user, found), said, "paper", found.pk)
