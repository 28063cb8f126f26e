"""Role, period and status of figures, as headings, labels and sentences give them."""

import re
from dataclasses import dataclass, replace

from ...terms.facts import Role, Status
from .periods import find_period, leading_period


@dataclass(frozen=True, slots=True)
class Context:
    """What the text above a sentence has said about the figures in it."""

    role: Role | None = None
    period: str | None = None
    status: Status | None = None
    adjustment: str | None = None


_ACTUAL_HEADING = re.compile(
    r"^(?:danh gia |tinh hinh (?:va )?)?(?:ve )?(?:ket qua|tinh hinh (?:thuc hien|trien khai)"
    r"|cong tac (?:da )?(?:trien khai|thuc hien)|da thuc hien|thuc hien (?:nam|6 thang|quy))"
)
_PLAN_HEADING = re.compile(
    r"^(?:ve )?(?:phuong huong|(?:noi dung )?ke hoach\b"
    r"|nhiem vu (?:ke hoach|trong tam|nam|6 thang|quy)"
    r"|tong kinh phi ke hoach"
    r"|du kien|du toan|muc tieu|chi tieu|noi dung (?:ke hoach|thuc hien nam)|dinh huong|xay dung du toan)"
)
_NOT_DONE = re.compile(
    r"^(?:cac )?(?:noi dung|nhiem vu|de an|hang muc)[^.;]{0,30} (?:khong|chua) (?:thuc hien|trien khai|hoan thanh)"
)
_OUT_OF_PLAN = re.compile(r"ngoai ke hoach|phat sinh ngoai|dot xuat ngoai")
_PROPOSED = re.compile(r"^(?:de xuat|kien nghi|dang ky nhu cau)")
_DECREASE = re.compile(r"^(?:cac )?(?:khoan|noi dung|nhiem vu|kinh phi|dieu chinh)?\s*(?:dieu chinh )?giam\b")
_INCREASE = re.compile(
    r"^(?:cac )?(?:khoan|noi dung|nhiem vu|kinh phi|dieu chinh)?\s*(?:dieu chinh )?(?:tang|bo sung)\b"
)


def under_heading(folded: str, above: Context, *, section: bool = False) -> Context:
    """The context under a heading. Its period counts only when the heading is about a period, not about a thing.

    The heading of a `section` may say its role anywhere: «Đánh giá kết quả …», «Mục tiêu, kế hoạch …».
    """
    if _NOT_DONE.match(folded):
        return Context(Role.ACTUAL, above.period, Status.NOT_DONE)
    if _OUT_OF_PLAN.search(folded):
        return Context(above.role or Role.ACTUAL, above.period, Status.OUT_OF_PLAN)
    if _PROPOSED.match(folded):
        return Context(Role.PLAN, above.period, Status.PROPOSED)
    role = heading_role(folded) or (section_role(folded) if section else None)
    period = leading_period(folded + " ") or (
        find_period(folded, year=_year(above.period), bare=False) if role else None
    )
    return Context(role or above.role, period or above.period, above.status, adjustment_of(folded) or above.adjustment)


_PERIOD_ONLY = re.compile(r"(?:trong )?(?:nam|6 thang|9 thang|quy|giai doan)\b[a-z ]{0,16}20\d\d(?:[ -]+20\d\d)?\s*:?")


def opens_section(folded: str) -> bool:
    """Whether words alone on a line head what follows: by a role or by nothing but a period."""
    return heading_role(folded) is not None or bool(_PERIOD_ONLY.fullmatch(folded))


def heading_role(folded: str) -> Role | None:
    if _ACTUAL_HEADING.match(folded):
        return Role.ACTUAL
    return Role.PLAN if _PLAN_HEADING.match(folded) else None


_TELLS_ACTUAL = re.compile(
    r"\bket qua\b|tinh hinh thuc hien|\bda (?:thuc hien|trien khai|hoan thanh|dat)|tong ket|so ket"
)
_TELLS_PLAN = re.compile(r"phuong huong|ke hoach|nhiem vu trong tam|muc tieu|du kien|thoi gian toi|nam toi")


def section_role(folded: str) -> Role | None:
    """Which of result and plan a section's heading names first."""
    actual, plan = _TELLS_ACTUAL.search(folded), _TELLS_PLAN.search(folded)
    if actual and (not plan or actual.start() < plan.start()):
        return Role.ACTUAL
    return Role.PLAN if plan else None


def adjustment_of(folded: str) -> str | None:
    if _DECREASE.match(folded):
        return "decrease"
    return "increase" if _INCREASE.match(folded) else None


_LABEL = re.compile(
    r"^(?P<label>(?:theo |noi dung )?(?:ke hoach|kh)(?: (?:duoc )?(?:giao|duyet|phe duyet|de ra|dat ra|dau nam))?"
    r"|(?:ket qua |uoc )?(?:da )?thuc hien(?: duoc)?|ket qua(?: dat duoc| da dat duoc)?|th|uoc dat|du kien"
    r"|chi tieu(?: ke hoach)?(?: (?:duoc )?giao)?|muc tieu(?: de ra)?)"
    r"(?P<period>(?: nam)? 20\d\d| (?:[69] thang|quy|thang) [^:,.;]{1,14}20\d\d)?\s*:\s*"
)


def label(folded: str) -> tuple[Role, str | None] | None:
    """The role that a label such as «Kế hoạch:» gives its sentence, and the period where the label names one."""
    found = _LABEL.match(folded)
    if not found:
        return None
    words, period = found["label"], find_period(found["period"] or "")
    if words.startswith("uoc"):
        return Role.ESTIMATE, period
    is_plan = re.match(r"(?:theo |noi dung )?(?:ke hoach|kh\b)|du kien|chi tieu|muc tieu", words)
    return (Role.PLAN if is_plan else Role.ACTUAL), period


_FUTURE = re.compile(
    r"\bse\b|phan dau|du kien (?!kinh phi)|muc tieu (?:la|den)|trong thoi gian toi|tiep tuc trien khai|nam toi"
)
_FOILED = re.compile(
    r"\b(?:thi (?:moi|chi)|nhung (?:chi|chua|khong|moi)|song|phai (?:huy|hoan|dung))\b|khong (?:dien ra|to chuc)"
)
_PAST = re.compile(
    r"\bda (?!duoc (?:[^,.;]{0,40} )?(?:phe duyet|duyet|ban hanh|thong qua)|phe duyet|duyet|ban hanh"
    r"|giao|ky)|den (?:ngay|nay|het|thoi diem)\b[^.]{0,50}\bco \d"
    r"|cong nhan moi|ket qua[:,]|hoan thanh|nghiem thu|dat [\d,.]+ ?%|duoc cong nhan|luy ke|so voi cung ky"
)
_APPROVED = re.compile(r"phe duyet|(?<!% )(?<!so voi )(?:du toan|ke hoach)|bo tri|phan bo")
_ESTIMATE = re.compile(r"\buoc\b|du kien")
_DOCUMENT_ACTUAL = re.compile(
    r"ket qua|tong ket|so ket|bao cao (?:tinh hinh|cong tac)|da (?:ho tro|trien khai|thuc hien)"
    r"|dat duoc|hoan thanh|nhin lai"
)
_DOCUMENT_PLAN = re.compile(
    r"ke hoach|phe duyet|duyet|du toan|dieu chinh|phan bo|du kien|giao chi tieu|chuong trinh|\bse\b"
    r"|phan dau|bo tri"
)


def document_role(title: str, kind: str | None, opening: str) -> Role | None:
    """The role of figures in a paper by its title (folded), its kind, and for news by its first sentences."""
    if _DOCUMENT_ACTUAL.search(title):
        return Role.ACTUAL
    if kind == "plan" or _DOCUMENT_PLAN.search(title):
        return Role.PLAN
    if kind in ("assignment", "letter"):
        return None
    return _first_told(opening) or Role.ACTUAL


def _first_told(opening: str) -> Role | None:
    """Whether the opening of a paper speaks first of what was reached or of what shall be."""
    past, future = _PAST.search(opening), _FUTURE.search(opening) or _APPROVED.search(opening)
    if past and (not future or past.start() < future.start()):
        return Role.ACTUAL
    return Role.PLAN if future else None


def sentence_role(folded: str, above: Role | None) -> Role | None:
    """A sentence may speak of the future in a report, or of what was reached in a plan."""
    if _FUTURE.search(folded) and not _FOILED.search(folded):
        return Role.PLAN
    if _PAST.search(folded):
        return Role.ACTUAL
    return above


_SAME_PERIOD = re.compile(r"^(?:so voi )?cung ky(?: nam)? (?P<year>20\d\d)")


def in_sentence(folded: str, above: Context) -> Context:
    """A sentence among items may name a period of its own; what it tells of a later year is planned."""
    if same := _SAME_PERIOD.match(folded):
        return replace(above, role=Role.ACTUAL, period=same["year"] + (above.period or "")[4:])
    period = leading_period(folded, year=_year(above.period))
    if period is None or period == above.period:
        return above
    later = above.role is Role.ACTUAL and above.period is not None and period[:4] > last_year(above.period)
    return replace(above, period=period, role=Role.PLAN if later else above.role)


def last_year(period: str) -> str:
    years: list[str] = re.findall(r"\d{4}", period)
    return years[-1]


def money_role(role: Role | None, lead: str) -> Role | None:
    """«ước», «dự kiến» before a result's sum make it an estimate; a planned sum stays planned."""
    if role is Role.ACTUAL and _ESTIMATE.search(lead):
        return Role.ESTIMATE
    return role


def _year(period: str | None) -> str | None:
    return period[:4] if period else None
