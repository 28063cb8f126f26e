"""Take back a signed file: what left the house and came back edited from Word is compared figure by figure.

A file that looks like another paper is taken only by who says so; one taken wrongly is set aside, and kept.
"""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from khuyencong.papers import UnreadablePaper
from khuyencong.papers.comparison import Difference, differences, lines_in_common, same_words
from khuyencong.papers.reading.apart.guard import ReadPaper, read_paper_guarded, read_text_guarded
from khuyencong.records.models import Act, Issue, ReturnedFile, StoredFile, User
from khuyencong.records.notifications import NotificationKind
from khuyencong.records.store import read_bytes
from khuyencong.terms.facts import Text
from khuyencong.terms.media_types import DOCX

from ...acts import seal
from ...found import in_words
from ...notifications import Event, notify
from ...permissions import Refused, require
from ..infected import refuse_infected
from ..store import store_bytes

LIMIT_SCANNED_PAGES = 10  # a person waits while they are read


LINES_IN_COMMON = 50  # of a hundred: fewer come back of another paper than of this one badly scanned


class AnotherPaper(Refused):
    """The file looks like another paper: `doubts` say why. A person may say that it is this one."""

    def __init__(self, doubts: tuple[str, ...]) -> None:
        super().__init__(_("Tệp này có vẻ là văn bản khác."))
        self.doubts = doubts


@dataclass(frozen=True, slots=True)
class _Compared:
    figures: tuple[Difference, ...]
    words: tuple[Difference, ...] | None  # None where the kind of file does not let them be compared
    of_annexes: bool  # whether it is the annexes' own file that came back
    common: int  # lines in a hundred


def take_back(user: User, issue: Issue, name: str, data: bytes, sure: bool = False) -> ReturnedFile:
    """Keep the returned file beside the snapshot, with every line that differs. The snapshot never changes.
    Raises AnotherPaper where it looks like one, unless the person is `sure`."""
    require(user, "take_back", issue.plan.unit)
    refuse_infected(name, data)
    try:
        returned = _returned(data, name)
        compared = _compared(issue, returned.text)
    except UnreadablePaper as refusal:
        raise Refused(in_words(str(refusal))) from refusal
    doubts = _doubts(issue, returned, compared)
    if doubts and not sure:
        raise AnotherPaper(doubts)
    differences = [asdict(d) for d in (*compared.figures, *(compared.words or ()))]
    with transaction.atomic():
        _check_open(issue)
        file = store_bytes(data, returned.text.media_type)
        _refuse_twice(issue, file)
        row = ReturnedFile.objects.create(
            issue=issue,
            file=file,
            name=name[:200],
            of_annexes=compared.of_annexes,
            returned_at=timezone.now(),
            returned_by=user,
            differences=differences,
        )
        words = f"Nhận lại văn bản đã ký số {issue.paper.number}: {len(compared.figures)} chỗ khác số liệu đã phát hành"
        if compared.words is not None:
            words += f", {len(compared.words)} chỗ khác lời văn"
        notify(Event(NotificationKind.RETURNED, f"returned:{row.pk}", words, issue), "take_back", issue.plan.unit, user)
        told = {"differences": len(differences), "doubts": list(doubts)}
        row.act = seal(issue.paper.province, user, "take_back", issue.paper, words, told)
        row.save(update_fields=["act"])
    return row


def set_aside(user: User, returned: ReturnedFile, reason: str) -> Act:
    """Say that a file taken back is another paper. The row, its bytes and what was compared stay."""
    with transaction.atomic():
        issue = Issue.objects.select_for_update().get(pk=returned.issue_id)
        require(user, "take_back", issue.plan.unit)
        if not reason.strip():
            raise Refused(_("Gỡ bản nhận lại phải nêu lý do."))
        current = ReturnedFile.objects.get(pk=returned.pk)
        if current.set_aside_at_act is not None:
            raise Refused(_("Bản nhận lại này đã được gỡ."))
        words = f"Gỡ bản nhận lại «{current.name}» của văn bản số {issue.paper.number}: {reason.strip()}"
        told = {"returned": current.pk, "reason": reason.strip()}
        act = seal(issue.paper.province, user, "set_aside", issue.paper, words, told)
        current.set_aside_at_act = act.number
        current.save(update_fields=["set_aside_at_act"])
        return act


def _check_open(issue: Issue) -> None:
    """A paper that was recalled takes no more files. The issue stays locked."""
    if Issue.objects.select_for_update().get(pk=issue.pk).state == Issue.State.RECALLED:
        raise Refused(_("Văn bản đã thu hồi: hồ sơ được giữ nguyên, không nhận thêm tệp."))


def _refuse_twice(issue: Issue, file: StoredFile) -> None:
    if issue.returns.filter(file=file, set_aside_at_act=None).exists():
        raise Refused(_("Tệp này đã được nhận lại."))


def _compared(issue: Issue, returned: Text) -> _Compared:
    """How the file differs from what was sent, be it the paper or the annexes' own file."""
    sent = [(read_text_guarded(read_bytes(issue.docx), f"{issue.pk}.docx"), False)]
    if issue.annex_docx is not None:
        sent.append((read_text_guarded(read_bytes(issue.annex_docx), f"{issue.pk}-phu-luc.docx"), True))
    by_paragraph = returned.media_type == DOCX
    compared = [
        _Compared(
            *differences(text, returned, in_words=by_paragraph),
            of_annexes,
            lines_in_common(text, returned),
        )
        for text, of_annexes in sent
    ]
    return min(compared, key=lambda one: (len(one.figures), -one.common))


def _doubts(issue: Issue, returned: ReadPaper, compared: _Compared) -> tuple[str, ...]:
    """Why the file seems to be another paper: by its number, its title, or for few of its lines were sent."""
    paper, head = issue.paper, returned.facts.head
    told = {"sent": paper.number, "came": head.number}
    doubts = []
    if (head.number and not same_words(paper.number, head.number)) or _other_digits(paper.number, head.number or ""):
        doubts.append(_("Số ghi trên tệp là %(came)s, văn bản đã phát hành số %(sent)s.") % told)
    if head.title and not compared.of_annexes and not same_words(paper.title, head.title):
        doubts.append(_("Trích yếu trên tệp là «%(title)s».") % {"title": head.title[:200]})
    if compared.common < LINES_IN_COMMON:
        doubts.append(_("Chỉ %(common)s %% số dòng đã phát hành có trong tệp.") % {"common": compared.common})
    return tuple(doubts)


def _other_digits(sent: str, came: str) -> bool:
    """«12/BC-SCT» and «21/BC-SCT»; a number written by hand and not read says nothing."""
    one, other = sent.partition("/")[0].strip(), came.partition("/")[0].strip()
    return one.isdigit() and other.isdigit() and int(one) != int(other)


def _returned(data: bytes, name: str) -> ReadPaper:
    """What came back, often a scan of the signed paper."""
    read = read_paper_guarded(data, name)
    if read.text.unread > LIMIT_SCANNED_PAGES:
        raise Refused(
            _("%(name)s: trên %(pages)s trang ảnh chụp. Hãy gửi bản Word hoặc PDF có lớp chữ.")
            % {"name": name, "pages": LIMIT_SCANNED_PAGES}
        )
    return read_paper_guarded(data, name, pictures=lambda done, of: None) if read.text.unread else read
