"""What an inspector looks at first: open alarms, figures moved after signing, ended bases, the proof, the last acts."""

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from khuyencong.records.library import heavy
from khuyencong.records.models import Act, Issue, Province, Reference
from khuyencong.records.references import being
from khuyencong.records.scopes import issues_for, papers_for, provinces_of, references_for
from khuyencong.terms.known_documents import ENDED
from khuyencong.terms.periods import moment_in_figures
from khuyencong.work.reporting import moved_figures
from khuyencong.work.verification import at_a_glance

from ..asker import Asker
from ..history import acts_for
from ..library.views import counted, open_findings
from ..panel_rows import Row
from ..recorded import recorded
from ..words import VERB_WORDS, official

MOST = 6


def alarms(asker: Asker) -> list[Row]:
    """Papers with findings that nobody has settled, most findings first."""
    open_ones = asker.papers.filter(Exists(open_findings().filter(paper=OuterRef("pk"))))
    papers = counted(open_ones).order_by("-doubts", "-pk")[:MOST]
    return [
        Row(
            str(paper.doubts),  # type: ignore[attr-defined]
            str(paper),
            reverse("paper", args=[paper.pk]),
            _("phát hiện chưa xử lý"),
            "bad",
            official(paper.issuer),
        )
        for paper in papers
    ]


def lately_issued(asker: Asker) -> list[Row]:
    """The papers that left the house last."""
    issued = issues_for(asker.user, asker.day).filter(state=Issue.State.ISSUED)
    last = issued.select_related("paper").defer("document", *heavy("paper__")).order_by("-pk")[:MOST]
    return [
        Row(issue.paper.number, issue.paper.title, reverse("issue", args=[issue.pk]), _("đã phát hành"), "ok")
        for issue in last
    ]


def moved(asker: Asker) -> list[Row]:
    """Papers that left the house and whose figures the ledger has moved since; the paper itself stays as it was."""
    standing = issues_for(asker.user, asker.day).filter(state=Issue.State.ISSUED)
    issues = list(standing.select_related("paper").defer("document", *heavy("paper__")).order_by("-pk")[:20])
    later = moved_figures(issues)
    return [
        Row(
            str(len(later[issue.pk])),
            f"{issue.paper.number} {issue.paper.title}".strip(),
            reverse("issue", args=[issue.pk]),
            _("số trong văn bản đã đổi"),
            "wait",
            _("số liệu trong văn bản đến hành vi số %(act)s") % {"act": issue.as_of},
        )
        for issue in issues
        if later[issue.pk]
    ][:MOST]


def ended_bases(asker: Asker) -> list[Row]:
    """Documents that have ended and that papers here cite, most cited first."""
    cited = Count("citations", filter=Q(citations__paper__in=papers_for(asker.user, asker.day)))
    ended = being(references_for(asker.user, asker.day), asker.day, *ENDED).annotate(times=cited)
    return [_ended(reference) for reference in ended.filter(times__gt=0).order_by("-times", "number")[:MOST]]


def _ended(reference: Reference) -> Row:
    times = _("%(count)s chỗ viện dẫn") % {"count": reference.times}  # type: ignore[attr-defined]
    return Row(times, str(reference), reverse("reference", args=[reference.pk]), _("hết hiệu lực"), "bad")


def proof(asker: Asker) -> list[Row]:
    """Whether the ledger is guarded and the history ends where its head says; the whole recount runs on the server."""
    provinces = Province.objects.filter(pk__in=provinces_of(asker.user, asker.day))
    faults = at_a_glance(provinces)
    history = reverse("history")
    rows = [Row("!", fault.message, history, _("không khớp"), "bad", fault.where) for fault in faults]
    if rows:
        return rows
    words = _("Sổ còn khóa chống sửa, xóa; lịch sử nối đúng tới hành vi cuối.")
    whole = _("Cộng lại toàn bộ: nên chạy mỗi đêm cùng sao lưu; kết quả ở trang «Kiểm tra toàn bộ sổ».")
    return [Row("✓", words, history, _("khớp"), "ok", whole, official=False)]


def last_acts(asker: Asker) -> list[Row]:
    """What was done last, by whom."""
    return list(_acts(acts_for(asker.user)))


def _acts(acts: QuerySet[Act]) -> Iterator[Row]:
    for act in acts.select_related("actor").order_by("-at", "-number")[:MOST]:
        who, at = official(act.actor) if act.actor else _("hệ thống"), timezone.localtime(act.at)
        words = VERB_WORDS.get(act.verb, act.verb)
        yield Row(
            _("số %(number)s") % {"number": act.number},
            recorded(act.summary),
            reverse("history"),
            words,
            "",
            format_html("{} · {}", who, moment_in_figures(at)),
            official=False,
        )
