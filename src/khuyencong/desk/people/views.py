"""Signing in to a demonstration by choosing a role, and the door of an invitation."""

import ipaddress
from typing import cast

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Membership, User
from khuyencong.work.people import accept_invitation, is_invited
from khuyencong.work.permissions import Refused

DEMO_PREFIX = "demo-"


def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Choose a role; only in a demonstration, and only from this very machine."""
    if not (settings.DEMO and _is_loopback(request)):
        raise Http404
    people = User.objects.filter(username__startswith=DEMO_PREFIX, is_active=True).order_by("pk")
    if request.method == "POST":
        person = people.filter(username=request.POST.get("vai", "")).first()
        if person is None:
            raise Http404
        login(request, person, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("home")
    offices = Membership.objects.filter(user__in=people).select_related("user", "unit").order_by("user_id", "pk")
    return render(request, "people/demo_sign_in.html", {"offices": offices})


class ChosenPasswordForm(forms.Form):
    """A password of the person's own, typed twice."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu của anh/chị"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        help_text=gettext_lazy("ít nhất 12 ký tự; một câu dễ nhớ tốt hơn một chuỗi khó gõ"),
    )
    again = forms.CharField(
        label=gettext_lazy("Nhập lại"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )

    def clean_again(self) -> str:
        if self.cleaned_data.get("password") != self.cleaned_data["again"]:
            raise forms.ValidationError(_("Hai lần nhập phải giống nhau."))
        return str(self.cleaned_data["again"])


def invitation(request: HttpRequest, person: int, token: str) -> HttpResponse:
    """The link an administrator handed over: choose a password, once, and be signed in with it."""
    invited = User.objects.filter(pk=person).first()
    if invited is None or not is_invited(invited, token):
        return render(request, "people/invitation_over.html", status=404)
    form = ChosenPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept_invitation(invited, token, form.cleaned_data["password"])
            return _signed_in(request, invited.username, form.cleaned_data["password"])
        except Refused as refusal:
            form.add_error("password", str(refusal))
    return render(request, "people/invitation.html", {"form": form, "person": invited})


def _signed_in(request: HttpRequest, name: str, password: str) -> HttpResponse:
    """Through the same door as everybody, with its second step; where that does not open, the page of the door."""
    door = LoginForm({"login": name, "password": password}, request=request)
    if not request.user.is_authenticated and door.is_valid():
        messages.success(request, _("Đã đặt mật khẩu."))
        return cast(HttpResponse, door.login(request))
    messages.success(request, _("Đã đặt mật khẩu: hãy đăng nhập."))
    return redirect("account_login")


def _is_loopback(request: HttpRequest) -> bool:
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
