"""A province at work, for the counter's tests: a plan with results, a paper under review, an issued report.

Everything is made by the real verbs, out of the small province of tests.world.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone

from khuyencong.records.models import (
    Area,
    Arrangement,
    AskedTask,
    BookNumber,
    Draft,
    Establishment,
    Fact,
    GivenTask,
    Issue,
    Line,
    Office,
    Paper,
    Plan,
    Province,
    Reference,
    ReferenceChange,
    RegisterRecord,
    SigningDelegation,
    SigningPost,
    SigningRequest,
    Statement,
    Unit,
    User,
)
from khuyencong.terms.facts import Activity, Finding, Role, Severity, Span, Status
from khuyencong.terms.periods import Period
from khuyencong.work.delegation import delegate
from khuyencong.work.ledger import enter_by_hand
from khuyencong.work.library import IssueOrder, accept_clean, issue, tables_listed, take_rows
from khuyencong.work.numbering import Wanted, reserve
from khuyencong.work.plans import money_of, prepare_province
from khuyencong.work.recipients import add_recipient
from khuyencong.work.reporting import begin_draft
from khuyencong.work.seeds.references import load_references
from khuyencong.work.signing import ForSignature, appoint, sign, submit
from khuyencong.work.tasks import give_task
from tests.papers.reading.formats.pdf_files import pdf_file
from tests.world import World, item, list_paper, make_world, pdf_paper, person, table_paper, tell

YEAR = Period.parse("2023")


@dataclass
class Case:
    """One of everything that an address may name."""

    world: World
    plan: Plan
    accepted: Paper
    waiting: Paper
    people: dict[str, User]

    def unit_of(self, role: str) -> Unit:
        return self.people[role].memberships.get().unit

    @cached_property
    def issue(self) -> Issue:
        """Issued when first asked for: writing DOCX and PDF takes its time."""
        order = IssueOrder(self.plan, YEAR, signed_on=date(2024, 1, 5), signer_name="Trần Thị Ký")
        return issue(self.world.officer, order)

    @cached_property
    def arrangement(self) -> Arrangement:
        """A lead that the waiting paper names, and nobody knows."""
        return Arrangement.objects.create(kind="lead", words="Phòng chuyên ngành", paper=self.waiting)

    @cached_property
    def task(self) -> AskedTask:
        """What the plan's paper asks of every commune each quarter."""
        return AskedTask.objects.create(
            paper=self.plan.versions.get().paper, unit="Các đơn vị", frequency="hằng quý", start=0, end=4,
            text="UBND các xã, phường báo cáo kết quả về Sở Công Thương",
        )  # fmt: skip

    @cached_property
    def assigned(self) -> GivenTask:
        """What the department asks of a commune by hand."""
        unit, due = self.people["commune"].memberships.get().unit, timezone.localdate() + timedelta(days=9)
        return give_task(self.world.officer, self.world.department, "Gửi danh sách sản phẩm", due, [unit])

    @cached_property
    def kept_number(self) -> BookNumber:
        wanted = Wanted(self.world.department, "BC", "BC-SCT", date(2024, 1, 5))
        return reserve(self.world.officer, wanted, "chờ ký")[0]

    @cached_property
    def tabled(self) -> Paper:
        """A paper under review that tells its figures in a table."""
        return table_paper(self.world)

    @cached_property
    def record(self) -> RegisterRecord:
        """A product of a list that was taken into the register; two more rows of the list wait."""
        paper = list_paper(self.world)
        take_rows(self.world.officer, paper, tables_listed(paper)[0], {2})
        return paper.register.get()

    @cached_property
    def given(self) -> Arrangement:
        """Somebody who gets the content, by an officer's word."""
        add_recipient(self.world.officer, self.line, "Công ty TNHH Gỗ Thử", "Quyết định 12")
        return Arrangement.objects.get(line=self.line, kind="recipient")

    @property
    def one_given(self) -> Establishment:
        return Establishment.objects.get(pk=self.given.establishment_id)

    @cached_property
    def draft(self) -> Draft:
        """An invitation that an officer has begun to write."""
        return begin_draft(self.world.officer, self.plan, "giay-moi", YEAR)

    @cached_property
    def signing_request(self) -> SigningRequest:
        """Laid before the head and signed; from here on the agency has somebody recorded who signs."""
        head = SigningPost(
            unit=self.world.department,
            rank="head",
            title="Giám đốc",
            name="Lê Thử",
            user=self.world.leader,
            basis="QĐ 7",
        )
        appoint(self.world.leader, head)
        row = submit(self.world.officer, ForSignature(self.plan, YEAR, head))
        sign(self.world.leader, row, timezone.localdate())
        return SigningRequest.objects.get(pk=row.pk)

    @cached_property
    def delegation(self) -> SigningDelegation:
        leave = SigningDelegation(
            ground="leave", grantor=self.signing_request.post, valid_from=date(2024, 2, 1), valid_to=date(2024, 2, 9),
            basis="giấy nghỉ phép",
        )  # fmt: skip
        delegate(self.world.leader, leave)
        return leave

    @cached_property
    def paged(self) -> Paper:
        """A paper under review whose file has pages to look at."""
        return pdf_paper(self.world, pdf_file(([(72, 700, "Ket qua: 5.000.000")], [])))

    @cached_property
    def held(self) -> Statement:
        """A figure told for the whole group and half the year: it crosses what its items told for the year."""
        half = Period.parse("2023H1").window
        said = Statement(
            province=self.world.province, plan=self.plan, line=self.line.parent, measure=money_of(self.world.province),
            role=Role.ACTUAL, first=half.first, last=half.last, state="given", value=800_000_000, reason="theo sổ chi",
        )  # fmt: skip
        enter_by_hand(self.world.officer, said)
        return said

    @cached_property
    def change(self) -> ReferenceChange:
        """What a later document did to an earlier one, out of the shipped library."""
        load_references(self.world.province)
        return ReferenceChange.objects.filter(old__province=self.world.province)[0]

    @cached_property
    def area(self) -> Area:
        """A commune of the province."""
        top = Area.objects.create(code=self.world.province.code, level="province", name="Đồng Nai", type="Tỉnh")
        top.path = top.present_path = f"/{top.pk}/"
        top.save(update_fields=["path", "present_path"])
        commune = Area.objects.create(code="26000", level="commune", name="Suối Nhỏ", type="Xã", parent=top)
        commune.path = commune.present_path = f"{top.path}{commune.pk}/"
        commune.save(update_fields=["path", "present_path"])
        return commune

    @property
    def reference(self) -> Reference:
        return self.change.old

    @property
    def line(self) -> Line:
        return Line.objects.get(plan=self.plan, title="Hội chợ trong nước")

    @property
    def fact(self) -> Fact:
        return self.waiting.facts.filter(kind=Fact.Kind.AMOUNT).order_by("position")[0]

    @property
    def statement(self) -> Statement:
        return Statement.objects.filter(line=self.line, role=Role.ACTUAL).order_by("pk")[0]


def make_case() -> Case:
    world = make_world()
    planned, reached = year_of_work()
    accept_clean(world.officer, tell(world, *planned, title="Kế hoạch khuyến công 2023"))
    accepted = tell(world, *reached, title="Kết quả khuyến công 2023")
    accept_clean(world.officer, accepted)
    plan = Plan.objects.get()
    waiting = waiting_paper(world)
    return Case(world, plan, accepted, waiting, people_of(world))


def make_whole_case() -> Case:
    """A case whose every thing is there, as if each had been asked for."""
    case = make_case()
    for name, thing in vars(Case).items():
        if isinstance(thing, cached_property):
            getattr(case, name)
    return case


def year_of_work() -> tuple[list[Activity], list[Activity]]:
    """What was planned, and items that ended in every way an item can: done, over, by estimate, for nothing, not."""
    market, upkeep = {"group_title": "1. Thị trường"}, {"group_title": "2. Quản lý"}
    planned = [
        item("1.1", "Hội chợ trong nước", Role.PLAN, 450_000_000, (3, "hội chợ"), **market),
        item("1.2", "Bình chọn sản phẩm", Role.PLAN, 300_000_000, (20, "sản phẩm"), **market),
        item("1.3", "Đoàn giao thương", Role.PLAN, None, (1, "đoàn"), **market),
        item("2.1", "Mạng lưới cộng tác viên", Role.PLAN, 900_000_000, (65, "người"), **upkeep),
        item("2.2", "Máy móc tiên tiến", Role.PLAN, 700_000_000, (9, "cơ sở"), **upkeep),
    ]
    why = {"status": Status.NOT_DONE, "reason": "không có hồ sơ đủ điều kiện"}
    reached = [
        item("1.1", "Hội chợ trong nước", Role.ACTUAL, 440_000_000, (3, "hội chợ"), **market),
        item("1.2", "Bình chọn sản phẩm", Role.ACTUAL, 390_000_000, (32, "sản phẩm"), **market),
        item("2.1", "Mạng lưới cộng tác viên", Role.ESTIMATE, 527_000_000, **upkeep),
        item("2.2", "Máy móc tiên tiến", Role.ACTUAL, 0, **upkeep, **why),
        item("", "Dự án điểm của Bộ", Role.ACTUAL, 6_000_000, status=Status.OUT_OF_PLAN),
    ]
    return planned, reached


def waiting_paper(world: World, number: int = 1) -> Paper:
    """A paper under review: two clean figures, and one that a check speaks against."""
    span = Span(0, 4)
    clean = item(f"3.{number}", f"Tập huấn quản lý đợt {number}", Role.ACTUAL, 50_000_000, (40, "học viên"))
    doubtful = item(f"4.{number}", f"Trang thông tin số {number}", Role.ACTUAL, 2_700_000)
    finding = Finding("unit-slip", Severity.WARNING, "Có thể thiếu ba số 0.", None, "2.700.000", "2.700.000.000")
    paper = tell(world, clean, doubtful, title=f"Báo cáo bổ sung số {number}")
    fact = paper.facts.get(printed_value=2_700_000)
    paper.findings.create(
        fact=fact, rule=finding.rule, severity=finding.severity, message=finding.message_vi, start=span.start,
        end=span.end, found="2.700.000", expected="2.700.000.000",
    )  # fmt: skip
    return paper


def people_of(world: World) -> dict[str, User]:
    """Who comes to the counter, by what they are to the department's papers."""
    return {
        "officer": world.officer,
        "centre": world.centre_officer,
        "leader": world.leader,
        "inspector": world.inspector,
        "agency": world.stranger,
        "commune": person("xa", unit_of(world.province, world.committee, "XA", "commune_committee"), Office.COMMUNE),
        "foreigner": foreigner(),
        "admin": person("quantri", world.committee, Office.ADMIN),
        "nobody": User.objects.create(username="chuagiaoviec"),
    }


def foreigner() -> User:
    """An officer of another province: everything here is strange to them."""
    province = Province.objects.create(code="79", slug="noi-khac")
    prepare_province(province)
    return person("tinhkhac", unit_of(province, None, "SCT", "department"), Office.OFFICER)


def unit_of(province: Province, parent: Unit | None, code: str, kind: str) -> Unit:
    unit = Unit.objects.create(
        province=province, code=code, type=kind, symbol=code, parent=parent, certainty="verified", source="thử"
    )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


def received_at_work(world: World) -> Paper:
    """A paper whose reading has come half way."""
    paper = tell(world, title="Đang đọc")
    Paper.objects.filter(pk=paper.pk).update(state=Paper.State.READING, progress=40, received_at=timezone.now())
    return Paper.objects.get(pk=paper.pk)
