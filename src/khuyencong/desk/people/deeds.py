"""What an administrator does to one account: each deed asks once, says what follows, and is one act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import User
from khuyencong.records.scopes import accounts_for
from khuyencong.work import people
from khuyencong.work.permissions import require
from khuyencong.work.personal import erase_person

from ..access import Request, counter, get_or_404, today
from ..asking import Question, ReasonForm, ask
from ..words import naming

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed under its word in addresses; `do` gets the administrator, the account and the reason."""

    code: str
    words: Words
    hint: Words
    do: Callable[[User, User, str], object]
    needs_reason: bool = True
    needs_name: bool = False  # of the account, typed: it cannot be undone
    secret: bool = False  # hands something over that is shown once


DEEDS = {
    deed.code: deed
    for deed in (
        Deed(
            "moi",
            gettext_lazy("Cấp đường dẫn vào"),
            gettext_lazy("Đường dẫn dùng một lần, trong ba ngày; mật khẩu và phiên đang có sẽ hết."),
            lambda actor, user, _reason: people.invite(actor, user),
            needs_reason=False,
            secret=True,
        ),
        Deed(
            "mat-khau",
            gettext_lazy("Cấp mật khẩu tạm"),
            gettext_lazy("Mật khẩu ngẫu nhiên; người nhận phải đổi ngay khi vào. Mọi phiên đang có sẽ hết."),
            lambda actor, user, _reason: people.first_password(actor, user),
            needs_reason=False,
            secret=True,
        ),
        Deed(
            "dang-xuat",
            gettext_lazy("Kết thúc mọi phiên"),
            gettext_lazy("Người này phải đăng nhập lại ở mọi máy."),
            lambda actor, user, _reason: people.end_sessions(actor, user),
            needs_reason=False,
        ),
        Deed(
            "xac-thuc",
            gettext_lazy("Gỡ xác thực hai bước"),
            gettext_lazy(
                "Chỉ khi đã gặp và nhận ra đúng người. Vai trò phải xác thực hai bước thì bật lại ngay khi vào."
            ),
            people.reset_second_step,
        ),
        Deed(
            "khoa",
            gettext_lazy("Khóa tài khoản"),
            gettext_lazy("Không ai vào được bằng tài khoản này; việc đã làm vẫn giữ nguyên."),
            people.lock_account,
        ),
        Deed("mo", gettext_lazy("Mở lại tài khoản"), gettext_lazy("Người này vào lại được."), people.open_account),
        Deed(
            "xoa-du-lieu",
            gettext_lazy("Xóa dữ liệu cá nhân"),
            gettext_lazy(
                "Không hoàn lại được. Mất họ tên, tên đăng nhập, thư điện tử, mật khẩu, xác thực hai bước, các lần "
                "vào và thông báo; vai trò kết thúc. Việc đã làm và văn bản đã ký vẫn giữ, ghi theo số tài khoản."
            ),
            erase_person,
            needs_name=True,
        ),
    )
}


def deeds_for(actor: User, user: User, *, second_step: bool) -> list[Deed]:
    """The deeds that make sense for an account as it stands; none on one's own."""
    if actor.pk == user.pk or user.is_erased:
        return []
    hidden = {"mo"} if user.is_active else {"khoa"}
    if not second_step:
        hidden.add("xac-thuc")
    return [deed for deed in DEEDS.values() if deed.code not in hidden]


@counter
def person_deed(request: Request, person: int, deed: str) -> HttpResponse:
    """Ask, then do; what is handed over is shown on this page and nowhere else."""
    require(request.user, "administer", None)
    found = get_or_404(accounts_for(request.user, today()), person)
    chosen = DEEDS.get(deed)
    if chosen is None:
        raise Http404
    form = _form(chosen, found, request.POST or None)
    if chosen.secret and request.method == "POST":
        return _handed(request, found, chosen)
    address = reverse("person", args=[found.pk])

    def do() -> str:
        chosen.do(request.user, found, form.cleaned_data["reason"] if chosen.needs_reason else "")
        return address

    title = naming(f"{chosen.words}: %(who)s", who=found)
    return ask(request, form, Question(title, str(chosen.words), address, str(chosen.hint)), do, _("Đã làm xong."))


class NamedForm(ReasonForm):
    """The name of the account, typed once more, before what cannot be undone."""

    name = forms.CharField(label=gettext_lazy("Gõ lại tên đăng nhập"), max_length=150)

    def __init__(self, user: User, data: Any = None) -> None:
        super().__init__(data)
        self.fields["name"].help_text = user.username
        self.username = user.username

    def clean_name(self) -> str:
        if self.cleaned_data["name"].strip() != self.username:
            raise forms.ValidationError(_("Tên đăng nhập không khớp."))
        return self.username


def _form(deed: Deed, user: User, data: Any) -> forms.Form:
    if deed.needs_name:
        return NamedForm(user, data)
    return ReasonForm(data) if deed.needs_reason else forms.Form(data)


def _handed(request: Request, person: User, deed: Deed) -> HttpResponse:
    given = str(deed.do(request.user, person, ""))
    link = deed.code == "moi"
    if link:
        given = request.build_absolute_uri(reverse("invitation", args=[person.pk, given]))
    return render(request, "people/handed.html", {"person": person, "given": given, "link": link})
