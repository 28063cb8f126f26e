"""Accounts by a list: pasted or from a file, shown row by row before any is made, handed over as one sheet of links.

The list travels with the page: nothing of it is kept before the button that makes the accounts.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from khuyencong.papers import UnreadablePaper
from khuyencong.papers.reading.apart.guard import read_text_guarded
from khuyencong.papers.writing.rows import Link, Value
from khuyencong.records.models import Membership, User
from khuyencong.records.scopes import accounts_for, administered_units
from khuyencong.records.units import within
from khuyencong.terms.vietnamese import fold
from khuyencong.work.found import in_words
from khuyencong.work.people import Listed, Wanted, is_invited, one_each, open_accounts, weigh
from khuyencong.work.permissions import Refused, require

from ..access import Request, counter, today
from ..address import id_of
from ..plans.exports import rows_file
from ..units.titles import in_tree, short_title, with_titles

COLUMNS = ("full_name", "username", "unit", "office", "email")
_HEADS = {
    "ho va ten": "full_name",
    "ho ten": "full_name",
    "ten dang nhap": "username",
    "don vi": "unit",
    "ma don vi": "unit",
    "vai tro": "office",
    "thu dien tu": "email",
    "email": "email",
}
_APART = re.compile(r"[\t|;]")
ALL = "tat-ca"
HEADS_WITHIN = 10  # lines: a title may stand over the heads
_LONGEST = 200_000  # letters


class ListForm(forms.Form):
    """Lines, or a file whose rows become the lines."""

    file = forms.FileField(
        label=gettext_lazy("Tệp danh sách (XLSX, CSV)"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    lines = forms.CharField(
        label=gettext_lazy("Danh sách, mỗi dòng một tài khoản"),
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "vi", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "họ và tên; tên đăng nhập; đơn vị; vai trò; thư điện tử. Dán từ Excel cũng được. Tên đăng nhập và vai trò "
            "để trống thì phần mềm đề xuất."
        ),
    )

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if (file := said.get("file")) is not None:
            try:
                said["lines"] = read_text_guarded(file.read(), file.name).content
            except UnreadablePaper as fault:
                self.add_error("file", in_words(str(fault)))
        elif not str(said.get("lines", "")).strip() and not self.errors:
            self.add_error("lines", _("Dán danh sách hoặc chọn tệp."))
        return said


@counter
def list_users(request: Request) -> HttpResponse:
    """Ask for the list, show what it becomes, and make the good rows once they were seen as they are; a unit that was
    likely meant is taken by a button."""
    require(request.user, "administer", None)
    units = list(in_tree(with_titles(administered_units(request.user, today()).filter(within(today())))))
    if request.method != "POST":
        lines = _written(one_each(units)) if request.GET.get("de_xuat") else ""
        return _page(request, ListForm(initial={"lines": lines}), proposed=bool(lines))
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    try:
        lines = form.cleaned_data["lines"]
        rows = weigh(wanted(lines), units)
        if taken := request.POST.get("lay", ""):
            lines = _written(_as_meant(wanted(lines), rows, taken))
            rows = weigh(wanted(lines), units)
        good = [row for row in rows if not row.wrong]
        if request.POST.get("viec") == "mo" and good and request.POST.get("seen") == seen(good):
            left = [(line, row) for line, row in zip(wanted(lines), rows, strict=True) if row.wrong]
            return _sheet(request, open_accounts(request.user, good), left)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form)
    if request.POST.get("viec") == "mo":
        form.add_error(None, _("Danh sách đã khác lúc xem trước: xem lại rồi mở."))
    shown, near = ListForm(initial={"lines": lines}), sum(bool(row.near) for row in rows)
    return _page(request, form, shown=shown, rows=rows, good=good, near=near, seen=seen(good))


@require_POST
@counter
def links_file(request: Request) -> HttpResponseBase:
    """The sheet just handed over, as a workbook: only links that still work, of the administrator's accounts."""
    require(request.user, "administer", None)
    told = dict(line.split(" ", 1) for line in request.POST.get("links", "").split("\n") if " " in line)
    accounts = accounts_for(request.user, today()).filter(pk__in=[pk for pk in map(id_of, told) if pk is not None])
    tokens = [(user, told.get(str(user.pk), "").strip()) for user in accounts.order_by("pk")]
    made = [(user, token) for user, token in tokens if is_invited(user, token)]
    if not made:
        return redirect("list_users")
    heads = [
        *(gettext_lazy("Họ và tên"), gettext_lazy("Đơn vị"), gettext_lazy("Vai trò")),
        *(gettext_lazy("Tên đăng nhập"), gettext_lazy("Đường dẫn vào")),
    ]
    return rows_file("xlsx", "duong-dan-vao", heads, _sheet_rows(request, made), gettext_lazy("Đường dẫn vào"))


def wanted(text: str) -> list[Wanted]:
    """The rows that the lines say; a line of heads tells which column is which, and what stands over it is no row."""
    lines = [_APART.split(line) for line in text.splitlines() if line.strip(" \t;|-:")]
    columns: Sequence[str] = COLUMNS
    for i, cells in enumerate(lines[:HEADS_WITHIN]):
        if any(fold(cell.strip()) in _HEADS for cell in cells):
            columns, lines = [_HEADS.get(fold(cell.strip()), "") for cell in cells], lines[i + 1 :]
            break
    return [_row(dict(zip(columns, map(str.strip, cells), strict=False))) for cells in lines]


def _row(said: dict[str, str]) -> Wanted:
    return Wanted(**{"full_name": "", **{name: words for name, words in said.items() if name}})


def _written(rows: Sequence[Wanted]) -> str:
    told = ((row.full_name, row.username, row.unit, row.office, row.email) for row in rows)
    return "\n".join("; ".join(cells).rstrip("; ") for cells in told)


def _as_meant(rows: Sequence[Wanted], weighed: Sequence[Listed], taken: str) -> list[Wanted]:
    """The rows with the unit that was likely meant in the one named by its number, or in all."""
    told = zip(rows, weighed, strict=True)
    return [
        replace(row, unit=one.near) if one.near and taken in (ALL, str(number)) else row
        for number, (row, one) in enumerate(told, 1)
    ]


def seen(rows: Sequence[Listed]) -> str:
    """What the person saw of the rows that are to be made: whoever presses the button makes these and no others."""
    told = [(r.full_name, r.username, r.email, r.office, r.unit.code if r.unit else "") for r in rows]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _page(request: Request, form: ListForm, **more: object) -> HttpResponse:
    return render(request, "people/listed.html", {"form": form, "shown": form, **more})


def _sheet(request: Request, made: Sequence[tuple[User, str]], left: Sequence[tuple[Wanted, Listed]]) -> HttpResponse:
    """The links, here once, and the rows that are still to be mended."""
    rows = [
        {"user": user, "unit": unit, "office": office, "link": link}
        for (user, _token), (_name, unit, office, _username, link) in zip(made, _sheet_rows(request, made), strict=True)
    ]
    return render(
        request,
        "people/links.html",
        {
            "rows": rows,
            "given": "\n".join(f"{user.pk} {token}" for user, token in made),
            "left": [row for _line, row in left],
            "again": ListForm(initial={"lines": _written([line for line, _row in left])}),
        },
    )


def _sheet_rows(request: Request, made: Sequence[tuple[User, str]]) -> Iterator[Sequence[Value]]:
    offices = Membership.objects.filter(user__in=[user.pk for user, _token in made]).select_related("unit")
    held = {office.user_id: office for office in with_titles(offices, "unit__")}
    for user, token in made:
        link = request.build_absolute_uri(reverse("invitation", args=[user.pk, token]))
        office = held[user.pk]
        yield str(user), short_title(office.unit), str(office.get_office_display()), user.username, Link(link)
