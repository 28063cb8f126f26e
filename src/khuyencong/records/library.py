"""The library: stored files, papers received and issued, what was read in them, notes."""

from typing import NamedTuple, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.facts import Part, Severity

from .ledger import APPROX, ROLES, STATES
from .plans import Line
from .search import FoldedField
from .units import Unit


class StoredFile(models.Model):
    """Bytes under their digest, never altered; the file itself lies in the store.

    Bytes that may not stay here at all (a secret paper) are `removed` with the reason; the digest tells them again.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    removed = models.CharField("lý do gỡ", max_length=200, default="", blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="file_not_empty")]


def heavy(of: str = "") -> tuple[str, str]:
    """What of a paper no list shows, its text and where its lines stand: to be left in the database with `defer`. `of`
    leads to the paper («paper__»)."""
    return f"{of}text", f"{of}places"


class Paper(models.Model):
    """An official paper, received or issued."""

    class Direction(models.TextChoices):
        RECEIVED = "received", _("văn bản nhận")
        ISSUED = "issued", _("văn bản phát hành")

    class State(models.TextChoices):
        RECEIVED = "received", _("chờ đọc")
        READING = "reading", _("đang đọc")
        READ = "read", _("chờ duyệt")
        ACCEPTED = "accepted", _("đã ghi sổ")
        UNTAKEN = "untaken", _("đã xem, không nhận số nào")  # every figure of it was rejected
        COPY = "copy", _("bỏ, bản trùng")  # set aside as one that came before
        NOTED = "noted", _("đã xem")  # it tells no figure, so nothing of it went into the ledger
        FAILED = "failed", _("không đọc được")
        RETURNED = "returned", _("bị trả lại")  # by the agency it was sent to, with the reason in `answer`
        MENDED = "mended", _("đã thay bằng bản sửa")  # its unit sent another before anything was taken
        ISSUED = "issued", _("đã phát hành")

    class Purpose(models.TextChoices):
        PLAN = "plan", _("kế hoạch")
        RESULT = "result", _("kết quả thực hiện")
        OTHER = "other", _("văn bản khác")

    province = models.ForeignKey("records.Province", models.PROTECT, related_name="papers")
    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="papers", verbose_name="đơn vị giữ")
    sender = models.ForeignKey(  # who sent it to `unit` here at the counter; None: `unit` received it itself
        "records.Unit", models.PROTECT, null=True, related_name="sent_papers", verbose_name="đơn vị gửi"
    )
    told_by = models.ForeignKey(  # of whose territory its figures tell, where it is another than the sender's
        "records.Unit", models.PROTECT, null=True, related_name="+", verbose_name="đơn vị của số liệu"
    )
    answer = models.TextField("lý do trả lại", default="", blank=True)
    mends = models.ForeignKey(  # the table it was sent over, and why
        "self", models.PROTECT, null=True, related_name="mended_by", verbose_name="sửa văn bản"
    )
    mend_reason = models.CharField("lý do sửa", max_length=500, default="", blank=True)
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.RECEIVED)
    state = models.CharField(max_length=8, choices=State, default=State.RECEIVED)
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.OTHER)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="papers")
    name = models.CharField("tên tệp", max_length=200)
    received_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField("nhận lúc")
    progress = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)
    text = models.TextField(blank=True)  # repaired text; offsets of facts refer to it
    repairs = models.PositiveIntegerField(default=0)
    places = models.JSONField(null=True)  # for each line of the text: page, row, column, and its area on the page
    pages = models.PositiveIntegerField(null=True)
    kind = models.CharField("tên loại", max_length=60, blank=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated = models.CharField("ngày văn bản", max_length=10, blank=True)  # partial dates as 2019-08
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    title = models.CharField("trích yếu", max_length=400, blank=True)
    signer = models.CharField("người ký", max_length=100, blank=True)
    plan = models.ForeignKey("records.Plan", models.PROTECT, null=True, related_name="papers")
    programme = models.ForeignKey("records.Programme", models.PROTECT, null=True, related_name="+")  # as a person says
    year = models.PositiveSmallIntegerField(null=True)
    tables_as = models.JSONField(null=True)  # of tables, by where they begin, whether a person said that they are lists
    tables_read = models.JSONField(null=True)  # of those that may be either, what they were read as, and why

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                "unit", "file", condition=Q(direction="received", sender=None), name="paper_received_once"
            ),
            models.UniqueConstraint("sender", "file", condition=Q(sender__isnull=False), name="paper_sent_once"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="paper_progress"),
        ]

    def __str__(self) -> str:
        return self.title[:1].upper() + self.title[1:] or self.name  # «Về việc điều chỉnh …» left its title small

    @property
    def teller(self) -> Unit | None:
        """The unit below of whose own territory the figures tell: its sender, or who else is said to tell them."""
        return self.told_by or self.sender


class PartOfSum(NamedTuple):
    """A part of a content's sum that is no content: what it was laid out for, who got it, or of what kind."""

    label: str  # the paper's words
    value: int  # đồng
    start: int  # where the sum stands in the paper
    end: int

    @classmethod
    def of(cls, part: Part) -> Self:
        return cls(part.label[:300], part.amount.value, part.amount.span.start, part.amount.span.end)


class Fact(models.Model):
    """One figure or sentence read in a paper, and what a person made of it.

    `printed_*` is what stands in the paper and never changes; `value` … `source` is the reading that will be, or was,
    posted. Rows of one `activity` belong to one item in one role.
    """

    class Kind(models.TextChoices):
        AMOUNT = "amount", _("kinh phí")
        QUANTITY = "quantity", _("số lượng")
        TOTAL = "total", _("tổng")
        NOTE = "note", _("diễn biến")

    class Place(models.TextChoices):
        ITEM = "item", _("nội dung của kế hoạch")
        ROOT = "root", _("toàn kế hoạch")
        OUTSIDE = "outside", _("ngoài kế hoạch")

    class Review(models.TextChoices):
        PENDING = "pending", _("chờ duyệt")
        POSTED = "posted", _("đã ghi")
        CONFIRMS = "confirms", _("trùng số đã có")
        CORRECTS = "corrects", _("thay số đã có")
        HELD = "held", _("chờ quyết định")
        COMPARED = "compared", _("chỉ đối chiếu")
        REJECTED = "rejected", _("đã bỏ")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="facts")
    position = models.PositiveIntegerField()
    activity = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    path = models.CharField("số mục", max_length=20, blank=True)
    title = models.CharField("nội dung", max_length=300, blank=True)
    group_title = models.CharField(max_length=300, blank=True)
    new_title = models.CharField("tên mới", max_length=300, default="", blank=True)  # by a decision that renames it
    status = models.CharField(max_length=12, blank=True)
    place = models.CharField(max_length=8, choices=Place, default=Place.ITEM)
    same_as = models.PositiveIntegerField(default=0)  # first activity of the paper that speaks of the same line
    note_kind = models.CharField(max_length=8, blank=True)  # of Note.Kind, for notes
    reason = models.TextField("lý do, diễn biến", blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60, blank=True)
    printed = models.CharField("như in", max_length=300, blank=True)
    printed_value = models.BigIntegerField(null=True)
    printed_high = models.BigIntegerField(null=True)
    before = models.BigIntegerField(null=True)  # what an adjusting paper says it was until then
    parts = models.JSONField(null=True)  # what the paper says the content's sum is made of; in no sum of ours
    price = models.BigIntegerField(null=True)  # of one of what is counted, where the paper tells one beside the sum
    value = models.BigIntegerField(null=True)
    value_high = models.BigIntegerField(null=True)
    state = models.CharField(max_length=8, choices=STATES)
    qualifier = models.CharField(max_length=6, choices=APPROX, blank=True)
    unit_text = models.CharField("đơn vị tính", max_length=160, blank=True)
    role = models.CharField("vai trò số liệu", max_length=12, choices=ROLES, blank=True)
    period = models.CharField("kỳ", max_length=12, blank=True)
    line = models.ForeignKey("records.Line", models.PROTECT, null=True, related_name="facts")
    line_certainty = models.PositiveSmallIntegerField(default=0)  # of the proposed match, per cent
    measure = models.ForeignKey("records.Measure", models.PROTECT, null=True, related_name="facts")
    source = models.ForeignKey("records.FundSource", models.PROTECT, null=True, related_name="facts")
    area = models.ForeignKey("records.Area", models.PROTECT, null=True, related_name="facts", verbose_name="địa bàn")
    review = models.CharField("duyệt", max_length=8, choices=Review, default=Review.PENDING)
    correction = models.TextField("lý do sửa", blank=True)
    reviewed_by = models.ForeignKey("records.User", models.PROTECT, null=True, related_name="+")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="facts")
    likely: Line | None = None  # of a fact without a line, unsaved: the content a person is asked about first

    class Meta:
        ordering = ["paper_id", "position"]
        constraints = [
            models.UniqueConstraint("paper", "position", name="fact_position_once"),
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="fact_span"),
        ]

    @property
    def made_of(self) -> tuple[PartOfSum, ...]:
        return tuple(PartOfSum(*part) for part in self.parts or ())


class AskedTask(models.Model):
    """What a received paper asks of a unit, in the paper's words: shown beside its figures, posted nowhere."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="tasks")
    unit = models.CharField("đơn vị, như in", max_length=200)
    text = models.TextField("việc")
    folded = FoldedField("đơn vị và việc, bỏ dấu", of=("unit", "text"))
    deadline = models.CharField("thời hạn, như in", max_length=120, blank=True)
    frequency = models.CharField("kỳ báo cáo", max_length=60, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["paper_id", "start", "id"]
        constraints = [models.CheckConstraint(condition=Q(start__lte=F("end")), name="asked_task_span")]

    @property
    def deed(self) -> str:
        """What is to be done, without the deadline that ends its words and is told apart."""
        return (self.deadline and self.text.removesuffix(self.deadline).rstrip(" ,;(")) or self.text


REVIEWED = (Paper.State.ACCEPTED, Paper.State.UNTAKEN, Paper.State.COPY, Paper.State.NOTED)
STILL_ASKED = (Fact.Review.PENDING, Fact.Review.HELD)  # nobody has said yet what stands of these


class PaperFindingQuerySet(models.QuerySet["PaperFinding"]):
    def open(self) -> Self:
        """What nobody has settled. A figure that was decided has had its answer: it is asked about no more."""
        waiting = Q(fact=None) | Q(fact__review__in=STILL_ASKED)
        return self.filter(waiting, settled="")


OTHER_PROVINCE = "other-province"  # the rule of a paper that names another province


class PaperFinding(models.Model):
    """What a check found in a paper; `fact` where it concerns one figure."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="findings")
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="findings")
    rule = models.CharField(max_length=40)
    severity = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Severity])
    message = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    found = models.CharField(max_length=300, blank=True)
    expected = models.CharField(max_length=300, blank=True)
    settled = models.CharField("đã xử lý", max_length=200, blank=True)
    sets_aside = models.BooleanField(default=False)  # settled so that nothing of the paper is taken

    objects = PaperFindingQuerySet.as_manager()

    class Meta:
        ordering = ["paper_id", "start", "id"]


class Note(models.Model):
    """A result without a figure, or why a line was not done: one sentence on a line and window, with its origin."""

    class Kind(models.TextChoices):
        NOT_DONE = "not_done", _("không thực hiện")
        LATER = "later", _("chưa thực hiện")
        UNPAID = "unpaid", _("đã thực hiện, chưa thanh toán")
        CAUSE = "cause", _("nguyên nhân")
        NO_COST = "no_cost", _("không phát sinh kinh phí")
        OVER = "over", _("giải trình vượt kế hoạch")
        RESULT = "result", _("diễn biến")

    line = models.ForeignKey("records.Line", models.PROTECT, related_name="notes")
    first = models.DateField()
    last = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.TextField()
    new_title = models.CharField(
        "tên mới", max_length=300, default="", blank=True
    )  # what the line is called from it on
    old_title = models.CharField("tên trước", max_length=300, default="", blank=True)  # and until then
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="notes")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="notes")
    act_number = models.BigIntegerField()
    withdrawn_at_act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]


class Issue(models.Model):
    """An issued paper's snapshot: the document value, the act it stands at, and the bytes that left the house."""

    class NumberedBy(models.TextChoices):
        HERE = "here", _("cấp số tại đây")
        OFFICE = "office", _("số của hệ thống văn phòng điện tử")

    class State(models.TextChoices):
        ISSUED = "issued", _("đã phát hành")
        RECALLED = "recalled", _("đã thu hồi")
        REPLACED = "replaced", _("đã được thay thế")

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="issue")
    form = models.CharField("mẫu", max_length=40)
    plan = models.ForeignKey("records.Plan", models.PROTECT, related_name="issues")
    period = models.CharField("kỳ", max_length=12)
    as_of = models.BigIntegerField("số liệu đến hành vi số")
    document = models.JSONField()
    docx = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    annex_docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")  # where it is its own file
    annex_pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    numbered_by = models.CharField(max_length=6, choices=NumberedBy)
    signed_on = models.DateField("ngày ký")
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.ISSUED)
    state_reason = models.TextField("lý do thu hồi", blank=True)
    state_basis = models.CharField("văn bản thu hồi", max_length=120, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    supplements = models.ForeignKey("self", models.PROTECT, null=True, related_name="supplemented_by")
    beside_reason = models.TextField("lý do phát hành thêm", blank=True)  # another tells the same, and stands
    copies = models.PositiveSmallIntegerField("số lượng bản", null=True)
    pages = models.PositiveSmallIntegerField("số trang", null=True)
    kept_by = models.CharField("đơn vị, người nhận bản lưu", max_length=160, blank=True)
    sent_on = models.DateField("ngày chuyển", null=True)
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="issues")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["issued", "recalled", "replaced"]), name="issue_state_known"),
            models.CheckConstraint(condition=~Q(state="recalled") | ~Q(state_reason=""), name="recalled_with_reason"),
            models.CheckConstraint(condition=~Q(replaces=F("id")), name="issue_replaces_another"),
            models.CheckConstraint(condition=~Q(supplements=F("id")), name="issue_supplements_another"),
        ]


class ReportEdit(models.Model):
    """A generated sentence as a person rewrote it: kept for later previews of the same form, plan and period.

    `figures` is what stood under the sentence when it was last looked at: selector (without its act) → value. `links`
    are the places of figures in the words: start, end, selector, value when it was written. An edit is never changed;
    a later one, or taking it back, withdraws it.
    """

    plan = models.ForeignKey("records.Plan", models.PROTECT, related_name="report_edits")
    form = models.CharField("mẫu", max_length=40)
    period = models.CharField("kỳ", max_length=12)
    key = models.CharField("câu", max_length=60)
    text = models.TextField("câu đã sửa")
    figures = models.JSONField(default=dict)
    links = models.JSONField(default=list)
    reason = models.TextField("lý do", blank=True)
    made_by = models.ForeignKey("records.User", models.PROTECT, related_name="+")
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="report_edits")
    act_number = models.BigIntegerField(default=0)
    withdrawn_at_act = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="edited_sentence_says_something"),
            models.UniqueConstraint(
                "plan", "form", "period", "key", condition=Q(withdrawn_at_act__isnull=True), name="one_edit_in_force"
            ),
        ]


class ReturnedFile(models.Model):
    """A signed file that came back, and where it differs from the snapshot: its figures, then its words."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="returns")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    of_annexes = models.BooleanField(default=False)  # it is the annexes' own file that came back
    name = models.CharField(max_length=200)
    returned_at = models.DateTimeField()
    returned_by = models.ForeignKey("records.User", models.PROTECT, related_name="+")
    differences = models.JSONField(default=list)
    act = models.ForeignKey("records.Act", models.PROTECT, null=True, related_name="returns")
    set_aside_at_act = models.BigIntegerField(null=True)  # it was another paper: kept, and no longer shown as this one

    @property
    def of_figures(self) -> int:
        """How many of the differences are of figures; the others are of words alone."""
        return sum(difference["kind"] in ("changed", "missing", "added") for difference in self.differences)

    @property
    def of_words(self) -> int:
        return len(self.differences) - self.of_figures
