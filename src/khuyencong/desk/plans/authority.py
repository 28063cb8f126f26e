"""Who speaks for a figure of a content: papers, or the records and lists kept of it."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khuyencong.records.models import Authority, Line, Measure, Statement
from khuyencong.terms.facts import Role
from khuyencong.work.ledger import change_authority

from ..access import Request, counter, needs
from ..asking import Question, ReasonForm, ask
from ..field_words import NamesOfThings
from ..words import ROLE_WORDS, naming
from .lines import line_of

_HINT = gettext_lazy(
    "Mỗi số liệu chỉ một bên quyết định: văn bản, báo cáo (phát biểu) hoặc danh sách, chứng từ (hồ sơ gốc). Số của bên "
    "kia được giữ để đối chiếu, không cộng vào. Đổi bên là một hành vi: số cũ được đảo, số của bên mới được ghi."
)


class AuthorityForm(ReasonForm):
    """Which figure, and who is to speak for it."""

    figure = forms.ChoiceField(label=gettext_lazy("Số liệu"), widget=NamesOfThings)
    side = forms.ChoiceField(label=gettext_lazy("Bên quyết định"), choices=Statement.Side.choices)
    field_order = ("figure", "side", "reason")

    def __init__(self, line: Line, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        sides = {(row.measure_id, row.role): row.get_side_display() for row in Authority.objects.filter(line=line)}
        usual = Statement.Side.STATEMENTS.label
        told = Statement.objects.filter(line=line).order_by("measure__name", "role").distinct()
        self.fields["figure"].choices = [  # type: ignore[attr-defined]
            (f"{measure}-{role}", f"{ROLE_WORDS[role]} · {name} ({sides.get((measure, role), usual)})")
            for measure, role, name in told.values_list("measure", "role", "measure__name")
        ]


@counter
def decide_authority(request: Request, plan: int, line: int) -> HttpResponse:
    """Let the other side speak for a figure of a line."""
    found = line_of(request, plan, line)
    needs(request, "authority", found.plan.unit)
    form = AuthorityForm(found, request.POST or None)
    back = reverse("line", args=[found.plan_id, found.pk])

    def change() -> str:
        said = form.cleaned_data
        measure, role = said["figure"].split("-")
        of = Measure.objects.get(pk=measure)
        change_authority(request.user, found, of, Role(role), said["side"], said["reason"])
        return back

    title = naming(_("Nguồn quyết định số liệu của mục «%(what)s»"), what=found)
    question = Question(title, _("Đổi nguồn quyết định"), back, str(_HINT))
    return ask(request, form, question, change, _("Đã đổi nguồn quyết định."))
