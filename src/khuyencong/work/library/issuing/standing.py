"""Papers in force that tell a form and a period already: whoever issues another says what becomes of them.

Invitations and letters are written as often as they are needed; only forms that tell the ledger's figures are asked.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from khuyencong.records.library import heavy
from khuyencong.records.models import Issue, Plan
from khuyencong.terms.periods import Period, day_in_figures

from ...permissions import Refused
from ...reporting import form_named


def standing_issues(plan: Plan, form: str, period: Period) -> Sequence[Issue]:
    """Issued papers of a plan that say the same form and period, neither recalled nor replaced; newest first."""
    if form_named(form).is_composed:
        return ()
    rows = plan.issues.filter(form__startswith=f"{form}/", period=period.code, state=Issue.State.ISSUED)
    return list(rows.select_related("paper").defer("document", *heavy("paper__")))


def require_a_word_about(
    standing: Sequence[Issue], replaces: Issue | None, supplements: Issue | None, beside: str
) -> None:
    """Raise Refused unless each of them is replaced, supplemented, or knowingly left to stand beside the new one."""
    left = [one for one in standing if replaces is None or one.pk != replaces.pk]
    if supplements is not None and supplements.pk not in {one.pk for one in left}:
        raise Refused(_("Chỉ bổ sung cho văn bản cùng mẫu, cùng kỳ đang có hiệu lực."))
    if left and supplements is None and not beside.strip():
        numbers = ", ".join(_number_and_day(one) for one in left)
        raise Refused(
            _(
                "Văn bản số %(numbers)s cùng mẫu, cùng kỳ đang có hiệu lực: "
                "chọn thay thế, bổ sung, hoặc ghi vì sao phát hành thêm."
            )
            % {"numbers": numbers}
        )


def _number_and_day(issue: Issue) -> str:
    return _("%(number)s ngày %(day)s") % {"number": issue.paper.number, "day": day_in_figures(issue.signed_on)}
