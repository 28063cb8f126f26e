"""Take back a signed file: what left the house and came back edited from Word is compared figure by figure."""

from dataclasses import asdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers import UnreadablePaper
from khuyencong.papers.comparison import Difference, differing_figures
from khuyencong.papers.reading.apart.guard import read_text_guarded
from khuyencong.records.models import Issue, ReturnedFile, StoredFile, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.store import read_bytes
from khuyencong.terms.facts import Text

from ..acts import seal
from ..notifications import Event, notify
from ..permissions import Refused, require
from .infected import refuse_infected
from .store import store_bytes

LIMIT_SCANNED_PAGES = 10  # a person waits while they are read


def take_back(user: User, issue: Issue, name: str, data: bytes) -> ReturnedFile:
    """Keep the returned file beside the snapshot, with every line whose figures differ. The snapshot never changes."""
    require(user, "take_back", issue.plan.unit)
    refuse_infected(name, data)
    try:
        returned = _returned(data, name)
        found, of_annexes = _compared(issue, returned)
    except UnreadablePaper as refusal:
        raise Refused(str(refusal)) from refusal
    differences = [asdict(d) for d in found]
    with transaction.atomic():
        _check_open(issue)
        file = store_bytes(data, returned.media_type)
        _refuse_twice(issue, file)
        row = ReturnedFile.objects.create(
            issue=issue,
            file=file,
            name=name[:200],
            of_annexes=of_annexes,
            returned_at=timezone.now(),
            returned_by=user,
            differences=differences,
        )
        words = f"Nhận lại văn bản đã ký số {issue.paper.number}: {len(differences)} chỗ khác số liệu đã phát hành"
        notify(Event(NotificationKind.RETURNED, f"returned:{row.pk}", words, issue), "take_back", issue.plan.unit, user)
        row.act = seal(issue.paper.province, user, "take_back", issue.paper, words, {"differences": len(differences)})
        row.save(update_fields=["act"])
    return row


def _check_open(issue: Issue) -> None:
    """A paper that was recalled takes no more files. The issue stays locked."""
    if Issue.objects.select_for_update().get(pk=issue.pk).state == Issue.State.RECALLED:
        raise Refused(_("Văn bản đã thu hồi: hồ sơ được giữ nguyên, không nhận thêm tệp."))


def _refuse_twice(issue: Issue, file: StoredFile) -> None:
    if issue.returns.filter(file=file).exists():
        raise Refused(_("Tệp này đã được nhận lại."))


def _compared(issue: Issue, returned: Text) -> tuple[tuple[Difference, ...], bool]:
    """How the file differs from what was sent, and whether it is the annexes' own file that came back."""
    sent = [(read_text_guarded(read_bytes(issue.docx), f"{issue.pk}.docx"), False)]
    if issue.annex_docx is not None:
        sent.append((read_text_guarded(read_bytes(issue.annex_docx), f"{issue.pk}-phu-luc.docx"), True))
    compared = [(differing_figures(text, returned), of_annexes) for text, of_annexes in sent]
    return min(compared, key=lambda one: len(one[0]))


def _returned(data: bytes, name: str) -> Text:
    """What came back, often a scan of the signed paper."""
    text = read_text_guarded(data, name)
    if text.unread > LIMIT_SCANNED_PAGES:
        raise Refused(
            _("%(name)s: trên %(pages)s trang ảnh chụp. Hãy gửi bản Word hoặc PDF có lớp chữ.")
            % {"name": name, "pages": LIMIT_SCANNED_PAGES}
        )
    return read_text_guarded(data, name, pictures=lambda done, of: None) if text.unread else text
