"""A small province for tests: a committee, a department with a division and a centre, another department, and people.

`tell` puts a paper with given facts into review as if it had been read, so that a story needs no reader.
"""

import itertools
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from khuyencong.papers import find_facts, read_text
from khuyencong.records.models import Fact, Membership, Office, Paper, Plan, Programme, Province, Unit, UnitTitle, User
from khuyencong.records.queries import last_act
from khuyencong.terms.facts import Activity, Amount, Finding, PaperFacts, PaperHead, Quantity, Role, Span, Text, Total
from khuyencong.work.library import Accepted, accept
from khuyencong.work.library.read import keep
from khuyencong.work.library.store import store_bytes
from khuyencong.work.plans import Decision, approve, prepare_province

_counter = itertools.count(1)


@dataclass
class World:
    province: Province
    committee: Unit
    department: Unit
    division: Unit
    centre: Unit
    stranger_unit: Unit
    officer: User
    colleague: User
    centre_officer: User
    leader: User
    inspector: User
    stranger: User

    @property
    def programme(self) -> Programme:
        return Programme.objects.get(province=self.province, code="khuyen-cong")


def make_world() -> World:
    province = Province.objects.create(code="75", slug="dong-nai")
    prepare_province(province)
    committee = _unit(
        province, None, "UBND", "province_committee", "UBND", "UBND tỉnh Đồng Nai", until=date(2026, 4, 29)
    )
    UnitTitle.objects.create(
        unit=committee,
        title="UBND thành phố Đồng Nai",
        short_title="UBND thành phố Đồng Nai",
        place_name="Đồng Nai",
        valid_from=date(2026, 4, 30),
        certainty="verified",
        source="NQ 30/2026/QH16",
    )
    department = _unit(province, committee, "SCT", "department", "SCT", "Sở Công Thương")
    division = _unit(province, department, "SCT-CN", "division", "CN", "Phòng Quản lý Công nghiệp")
    centre = _unit(province, department, "TTKC", "centre", "TTKC", "Trung tâm Khuyến công")
    other = _unit(province, committee, "SKHCN", "department", "SKHCN", "Sở Khoa học và Công nghệ")
    return World(
        province,
        committee,
        department,
        division,
        centre,
        other,
        officer=person("chuyenvien", division, Office.OFFICER),
        colleague=person("dongnghiep", division, Office.OFFICER),
        centre_officer=person("trungtam", centre, Office.CENTRE),
        leader=person("lanhdao", department, Office.LEADER),
        inspector=person("thanhtra", committee, Office.INSPECTOR),
        stranger=person("nguoila", other, Office.AGENCY),
    )


def _unit(
    province: Province, parent: Unit | None, code: str, kind: str, symbol: str, title: str, until: date | None = None
) -> Unit:
    unit = Unit.objects.create(
        province=province, code=code, type=kind, symbol=symbol, parent=parent, certainty="verified", source="thử"
    )
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save()
    UnitTitle.objects.create(
        unit=unit,
        title=title,
        short_title=title,
        place_name="Đồng Nai",
        valid_to=until,
        certainty="verified",
        source="thử",
    )
    return unit


def person(name: str, unit: Unit, office: Office) -> User:
    user = User.objects.create(username=name, full_name=name.title())
    Membership.objects.create(user=user, unit=unit, office=office)
    return user


def paper_row(world: World, content: str, plan: Plan | None = None, sender: Unit | None = None) -> Paper:
    """A received paper that waits for its reading."""
    data = f"{content}\n{next(_counter)}".encode()
    return Paper.objects.create(
        province=world.province,
        unit=world.department,
        sender=sender,
        file=store_bytes(data, "text/plain"),
        name="bao-cao.txt",
        received_by=world.officer,
        received_at=timezone.now(),
        plan=plan,
    )


def tell(
    world: World,
    *activities: Activity,
    title: str = "Kết quả khuyến công 2023",
    findings: tuple[Finding, ...] = (),
    totals: tuple[Total, ...] = (),
) -> Paper:
    """A paper in review that says these activities; spans point into a text made of their titles."""
    content = (
        "\n".join(f"{a.path} {a.title}: số liệu {a.amount.value if a.amount else ''}" for a in activities) or "trống"
    )
    paper = paper_row(world, content)
    keep(
        paper,
        Text(content, "text/plain"),
        PaperFacts(PaperHead(title=title), activities=activities, totals=totals),
        findings,
    )
    return Paper.objects.get(pk=paper.pk)


def table_paper(world: World, rows: int = 3, plan: Plan | None = None, sender: Unit | None = None) -> Paper:
    """A paper in review with a table of so many rows, read by the reader itself."""
    lines = [
        f"{n} | Máy móc cho hộ số {n} | cơ sở | {n + 1} | {n} | {100 + n} | {90 + n} | {50 + n}"
        for n in range(1, rows + 1)
    ]
    return read_as(world, TABLE_HEAD + "\n".join(lines) + "\n", plan, sender)


def last_seen(paper: Paper) -> int:
    """The act number that a page made now would carry."""
    return last_act(paper.province)


def read_as(world: World, content: str, plan: Plan | None = None, sender: Unit | None = None) -> Paper:
    """A paper in review as the reader reads its text."""
    paper = paper_row(world, content, plan, sender)
    text = Text(content, "text/plain")
    keep(paper, text, find_facts(text), ())
    return Paper.objects.get(pk=paper.pk)


def list_paper(world: World, *rows: str) -> Paper:
    """A paper in review that is a list of products, read by the reader itself."""
    return read_as(world, LIST_HEAD + "\n".join(rows or LIST_ROWS) + "\n")


def pdf_paper(world: World, data: bytes) -> Paper:
    """A PDF in review, read by the reader itself."""
    paper = paper_row(world, "")
    paper.file, paper.name = store_bytes(data, "application/pdf"), "bao-cao.pdf"
    text = read_text(data, "bao-cao.pdf")
    keep(paper, text, find_facts(text), ())
    return Paper.objects.get(pk=paper.pk)


TABLE_HEAD = """BÁO CÁO
Kết quả khuyến công năm 2025

I. KẾT QUẢ
Đơn vị tính: triệu đồng

STT | Nội dung | ĐVT | Kế hoạch 2025 | Thực hiện 2025 | Kinh phí kế hoạch | Kinh phí thực hiện | Ghi chú
"""


LIST_HEAD = """DANH SÁCH
Sản phẩm OCOP được công nhận năm 2024

TT | Tên sản phẩm | Chủ thể | Địa chỉ | Hạng sao | Số quyết định
"""
LIST_ROWS = (
    "1 | Bưởi sấy dẻo | HTX Thử Nghiệm |  | 4 sao | 12/QĐ-UBND",
    "2 | Gốm men lam | Hộ kinh doanh Trần Thị Mẫu |  | 5 sao | 12/QĐ-UBND",
    "3 | Trà lá bưởi | HTX Thử Nghiệm |  | A | 12/QĐ-UBND",
)


def item(
    path: str,
    title: str,
    role: Role = Role.ACTUAL,
    money: int | None = None,
    *quantities: tuple[int, str],
    period: str = "2023",
    **more: object,
) -> Activity:
    """An activity with money (đồng) and (value, unit) quantities."""
    span = Span(0, 4)
    return Activity(
        path,
        "",
        title,
        span,
        role,
        period,
        quantities=tuple(Quantity(value, unit, span) for value, unit in quantities),
        amount=None if money is None else Amount(money, span),
        **more,  # type: ignore[arg-type]
    )


def approved_plan(world: World, content: str) -> Plan:
    """A plan of 2026 as the reader reads its text, approved."""
    paper = read_as(world, content)
    accept_all(world.officer, paper)
    plan = Paper.objects.get(pk=paper.pk).plan
    assert plan is not None
    approve(world.leader, plan.versions.get(), Decision("3/KH-SCT", date(2026, 1, 2)))
    return plan


def pending(paper: Paper) -> list[int]:
    return list(paper.facts.filter(review=Fact.Review.PENDING).values_list("pk", flat=True))


def accept_all(user: User, paper: Paper) -> Accepted:
    """Accept whatever waits, also what checks or the ledger speak against: somebody looked at each."""
    return accept(user, paper, pending(paper))
