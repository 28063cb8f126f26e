"""Accounts for administrators: the list, one person, opening one, and giving and ending offices."""

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessLog
from django import forms
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from khuyencong.records.models import Act, Membership, Office, Unit, User
from khuyencong.records.people import ERASED_PREFIX
from khuyencong.records.scopes import accounts_for, administered_units
from khuyencong.records.units import LATEST_FIRST
from khuyencong.work.people import create_user, end_office, give_office
from khuyencong.work.permissions import require

from ..access import Request, counter, get_or_404, today
from ..address import one_of
from ..asking import Question, ask
from ..days import DayField
from ..pages import matching, page_of
from ..units.titles import UnitChoice, with_titles
from ..words import naming
from .deeds import deeds_for

STATES = {"mo": gettext_lazy("đang mở"), "khoa": gettext_lazy("đã khóa"), "cho": gettext_lazy("chưa tự đặt mật khẩu")}
SIGN_INS = 20


@require_safe
@counter
def users(request: Request) -> HttpResponse:
    """Accounts of the administrator's units; by words without marks, by office and by state."""
    _must_administer(request)
    words = request.GET.get("q", "")[:100]
    office, state = one_of(request.GET, "vai_tro", Office.values), one_of(request.GET, "tinh_trang", dict(STATES))
    found = _in_state(accounts_for(request.user, today()).exclude(username__startswith=ERASED_PREFIX), state)
    if office:
        found = found.filter(pk__in=Membership.objects.filter(office=office).values("user"))
    if words:
        found = found.filter(pk__in=[user.pk for user in matching(found, words, _words)])
    offices = with_titles(Membership.objects.select_related("unit").order_by(LATEST_FIRST, "pk"), "unit__")
    second_step = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    rows = found.annotate(second_step=Exists(second_step)).prefetch_related(Prefetch("memberships", offices, "offices"))
    context = {
        "page": page_of(request, rows.order_by("full_name", "username")),
        "q": words,
        "office": office,
        "state": state,
        "offices": Office.choices,
        "states": STATES,
        "today": today(),
    }
    return render(request, "people/users.html", context)


@require_safe
@counter
def person(request: Request, person: int) -> HttpResponse:
    """One account: its offices, what may be done with it, who signed in by it, and its history."""
    found = person_or_404(request, person)
    offices = with_titles(found.memberships.select_related("unit").order_by(LATEST_FIRST, "pk"), "unit__")
    second_step = Authenticator.objects.filter(user=found, type=Authenticator.Type.TOTP).first()
    context = {
        "person": found,
        "offices": list(offices),
        "today": today(),
        "deeds": deeds_for(request.user, found, second_step=second_step is not None),
        "second_step": second_step,
        "sign_ins": AccessLog.objects.filter(username__iexact=found.username).order_by("-attempt_time")[:SIGN_INS],
        "failures": AccessAttempt.objects.filter(username__iexact=found.username).order_by("-attempt_time")[:5],
        "acts": Act.objects.filter(Q(subject_kind="user", subject_id=found.pk) | Q(actor=found))
        .select_related("actor")
        .order_by("-province", "-number")[:30],
    }
    return render(request, "people/person.html", context)


class OfficeForm(forms.Form):
    """An office in one of the units the administrator looks after."""

    office = forms.ChoiceField(
        label=gettext_lazy("Vai trò"), choices=[("", gettext_lazy("chọn vai trò")), *Office.choices]
    )
    unit = UnitChoice(label=gettext_lazy("Đơn vị"), queryset=Unit.objects.none())
    first = DayField(label=gettext_lazy("Từ ngày"), required=False, help_text=gettext_lazy("để trống là từ hôm nay"))
    last = DayField(
        label=gettext_lazy("Đến hết ngày"), required=False, help_text=gettext_lazy("để trống nếu chưa định")
    )

    def __init__(self, units: QuerySet[Unit], data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["unit"].queryset = with_titles(units.on(today()))  # type: ignore[attr-defined]


class AccountForm(OfficeForm):
    """A new account with its first office."""

    username = forms.CharField(label=gettext_lazy("Tên đăng nhập"), max_length=150)
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=100)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử công vụ"), required=False, help_text=gettext_lazy("để nhận thông báo")
    )
    field_order = ("username", "full_name", "email", "office", "unit")


@counter
def add_user(request: Request) -> HttpResponse:
    """Open an account; how the person gets in is handed over on the next page."""
    _must_administer(request)
    form = AccountForm(administered_units(request.user, today()), request.POST or None)
    form.fields.pop("first"), form.fields.pop("last")

    def add() -> str:
        said = form.cleaned_data
        made = create_user(
            request.user, said["username"], said["full_name"], None, said["office"], said["unit"], said["email"]
        )
        return reverse("person_deed", args=[made.pk, "moi"])

    question = Question(_("Mở tài khoản"), _("Mở tài khoản"), reverse("users"))
    return ask(request, form, question, add, _("Đã mở tài khoản; bước cuối: cấp đường dẫn vào."))


@counter
def give(request: Request, person: int) -> HttpResponse:
    """Give one more office."""
    found = person_or_404(request, person)
    form = OfficeForm(administered_units(request.user, today()), request.POST or None)

    def give_it() -> str:
        said = form.cleaned_data
        give_office(request.user, found, said["office"], said["unit"], said["first"], said["last"])
        return reverse("person", args=[found.pk])

    question = Question(
        naming(_("Giao vai trò cho %(who)s"), who=found), _("Giao vai trò"), reverse("person", args=[person])
    )
    return ask(request, form, question, give_it, _("Đã giao vai trò."))


class LastDayForm(forms.Form):
    last_day = DayField(label=gettext_lazy("Giữ đến hết ngày"), required=True)


@counter
def end(request: Request, membership: int) -> HttpResponse:
    """End an office with a day."""
    _must_administer(request)
    units = administered_units(request.user, today())
    held = get_or_404(Membership.objects.filter(unit__in=units).select_related("user", "unit"), membership)
    require(request.user, "administer", held.unit)
    form = LastDayForm(request.POST or None, initial={"last_day": today()})
    address = reverse("person", args=[held.user_id])

    def end_it() -> str:
        end_office(request.user, held, form.cleaned_data["last_day"])
        return address

    words = _("Kết thúc vai trò %(office)s của %(who)s") % {"office": held.get_office_display(), "who": "%(who)s"}
    title = naming(words, who=held.user)
    hint = _("Việc đã làm trong vai trò này vẫn giữ nguyên.")
    return ask(request, form, Question(title, _("Kết thúc vai trò"), address, hint), end_it, _("Đã kết thúc vai trò."))


def person_or_404(request: Request, pk: int) -> User:
    """The account, for an administrator of one of its units."""
    _must_administer(request)
    return get_or_404(accounts_for(request.user, today()), pk)


def _must_administer(request: Request) -> None:
    require(request.user, "administer", None)


def _in_state(accounts: QuerySet[User], state: str) -> QuerySet[User]:
    own = Q(must_choose_password=False) & ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    chosen = {"mo": Q(is_active=True), "khoa": Q(is_active=False), "cho": ~own}
    return accounts.filter(chosen[state]) if state in chosen else accounts


def _words(user: User) -> str:
    return f"{user.username} {user.full_name}"
