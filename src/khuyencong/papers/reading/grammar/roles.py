"""Role, period and status of figures, as headings, labels and sentences give them."""

import re
from dataclasses import replace
from functools import lru_cache

from ....terms.facts import Role, Status
from ....terms.values import value_class
from ....terms.vietnamese import UPPER, fold
from .periods import (
    comes_before,
    ends_year,
    find_period,
    is_within_year,
    leading_period,
    month_of_event,
    next_period,
    rest_of_year,
    year_of,
)
from .tense import COMING, tells_first


@value_class(frozen=True, slots=True)
class Context:
    """What the text above a sentence has said about the figures in it."""

    role: Role | None = None
    period: str | None = None
    status: Status | None = None
    adjustment: str | None = None
    loose: bool = False  # no title tells the period: a later one that follows is not therefore planned
    past: bool = False  # of a year before that of the plan: what was given out then has been spent
    behind: "Context | None" = None  # told before an earlier time was turned to, when what was set aside has been spent
    of_plan: bool = False  # the title of the paper says that it is a plan
    reached: str | None = None  # where a report tells a plan: the period of the results told beside it
    ahead: str | None = None  # the later period that a report's title names: «… và phương hướng quý II năm 2024»
    undone: bool = False  # a report's plan of a thing of which its sentence says that it was not done
    around: str | None = None  # the year of a report whose section of what comes next names no period

    @property
    def year(self) -> str | None:
        """The first of its period: it completes «6 tháng đầu năm»."""
        return self.period[:4] if self.period else self.around

    def of(self, role: Role | None, period: str | None) -> "Context":
        """The same, told of a role and a period; itself where it tells of them already."""
        if role is self.role and period == self.period:
            return self
        return _told_of(self, role, period)


@lru_cache(maxsize=256)  # the same few at every sentence of a paper
def _told_of(context: Context, role: Role | None, period: str | None) -> Context:
    return replace(context, role=role, period=period)


_POSTED = re.compile(r"\((?:tin|bao|dang|cap nhat)[^)]*\)\s*")  # the day of the news is none of its figures'
_ACTUAL_HEADING = re.compile(
    r"^(?:danh gia |tinh hinh (?:va )?)?(?:ve )?(?:ket qua(?! tham dinh)|tinh hinh (?:thuc hien|trien khai|su dung)"
    r"|cong tac (?:da )?(?:trien khai|thuc hien)|da thuc hien|thuc hien (?:nam|6 thang|quy)\b)"
)
# «Công tác trọng tâm đã thực hiện»
_DONE_HEADING = re.compile(
    r"^(?!.*\btiep tuc\b)(?:(?:mot so|cac|nhung) )*(?:noi dung|nhiem vu|cong tac|hoat dong|dinh huong|phuong huong)\b"
    r"[a-z ]{0,40} da (?:thuc hien|trien khai|hoan thanh|dat)(?: duoc)?"
    r"(?: (?:trong )?(?:nam|quy|(?:\d{1,2}|ba|sau|chin) thang|thang|ky)\b[^,;:]{0,30})?\W*$"
)
_ESTIMATE_HEADING = re.compile(r"^(?:ve )?uoc (?:(?:ket qua )?thuc hien|ket qua|dat)\b")
_PLAN_HEADING = re.compile(
    r"^(?:ve )?(?:phuong huong|(?:noi dung )?ke hoach\b"
    r"|(?:mot so )?(?:nhiem vu|cong tac)(?:,? (?:va )?giai phap)?(?: chu yeu)?"
    r" (?:ke hoach|trong tam|nam|(?:\d{1,2}|ba|sau|chin|cac|nhung) thang|quy|thang|thoi gian toi)\b"
    r"|tong kinh phi ke hoach|kinh phi (?:du kien|ke hoach)\b"
    r"|du kien|du toan|muc tieu|chi tieu|noi dung (?:ke hoach|thuc hien nam)|dinh huong|xay dung du toan)"
)
_CONTENTS = r"(?:noi dung|nhiem vu|de an|du an|hang muc|hoat dong|cong viec|mo hinh)"
_NOT_DONE = re.compile(
    r"^(?:(?:con|co|rieng) )?(?:\d+ )?(?:cac )?(?:noi dung|nhiem vu|de an|hang muc)[^.;]{0,30}"
    r" (?:khong|chua) (?:thuc hien|trien khai|hoan thanh)"
    # «Những nội dung chưa thực hiện được», «Đề án xin dừng thực hiện»: a heading, or a lead with its colon. Without
    # marks «dừng» is «dùng»: it is heard where it was asked for or is carried out.
    rf"|^(?:(?:con|co|rieng|danh muc|ve) )*(?:(?:mot so|nhung|cac|\d+) )?(?:{_CONTENTS}(?:, | va )?)+"
    r"(?: (?:con|da|phai|ke hoach|khuyen cong|trong nam|nam 20\d\d))*"
    r" (?:(?:khong|chua)(?: the)? (?:duoc )?(?:thuc hien|trien khai|to chuc|hoan thanh)"
    r"|(?:xin|de nghi|tam|bi|phai) (?:tam )?(?:dung|ngung|hoan|huy)(?: bo)?|(?:huy bo|dinh chi|dung thuc hien))"
    r"(?: (?:duoc|thuc hien|trien khai|to chuc|trong ky|(?:trong )?(?:nam|quy|6 thang)[a-z0-9 /]{0,20}))*"
    r"(?:,? (?:va )?(?:nguyen nhan|ly do)\b[a-z ]{0,30})?\s*(?::|$)"
)


def heads_not_done(folded: str) -> bool:
    """Whether words head what was planned and not done."""
    return _NOT_DONE.match(folded) is not None


_OUT_OF_PLAN = re.compile(r"ngoai ke hoach|phat sinh ngoai|dot xuat ngoai")
_PROPOSED = re.compile(
    r"^(?:(?:mot so |nhung |cac )?(?:noi dung )?(?:de xuat|kien nghi)|dang ky nhu cau"
    r"|de nghi(?=\s*:|$|,? (?:va )?(?:de xuat|kien nghi)))"
)
_NEEDED = re.compile(r"^(?:cac )?nhu cau (?:ho tro|kinh phi|von|duoc ho tro|khuyen cong|dang ky)\b")  # in a report
_MOVES = r"^(?:cac )?(?:(?:khoan|noi dung|nhiem vu|kinh phi)(?: de nghi| xin)?|dieu chinh)?\s*(?:dieu chinh )?"
_DECREASE = re.compile(
    rf"{_MOVES}(?:cat )?giam\b"
    r"(?! (?:doc|sat|dinh)\b)"  # «giám đốc»
)
_INCREASE = re.compile(rf"{_MOVES}(?:tang|bo sung)\b")


def under_heading(folded: str, above: Context, *, section: bool = False) -> Context:
    """The context under a heading. Its period counts only when the heading is about a period, not about a thing.

    The heading of a `section` may say its role anywhere, «Đánh giá kết quả …», and close with its years.
    """
    folded = without_posted(folded)
    if heads_not_done(folded):
        return Context(Role.ACTUAL, above.period, Status.NOT_DONE)
    if _OUT_OF_PLAN.search(folded):
        return Context(above.role or Role.ACTUAL, above.period, Status.OUT_OF_PLAN)
    if _PROPOSED.match(folded) or (above.role is Role.ACTUAL and _NEEDED.match(folded)):
        return Context(Role.PLAN, find_period(folded, bare=False) or year_of(above.period), Status.PROPOSED)
    role = heading_role(folded) or (section_role(folded) if section else None)
    dated = bool(_PERIOD_ONLY.fullmatch(folded) or (section and _ENDS_WITH_YEARS.search(folded)))
    period = _period_headed(folded, above, told=role is not None or dated)
    if role is None and period and above.period:
        if above.role is Role.ACTUAL and dated and not above.loose and comes_before(above.period, period):
            role = Role.PLAN  # the months behind those of a report
        elif above.role is Role.PLAN and comes_before(period, above.period):
            return replace(above.of(Role.ACTUAL, period), past=True)
    if period is None and role is Role.ESTIMATE:
        period = above.year  # of a part of a year its whole is expected
    elif period is None and role is Role.PLAN and _comes_next(folded, above):
        return coming_next(folded, above)
    told = Context(role or above.role, period or above.period, above.status, adjustment_of(folded) or above.adjustment)
    if told.role is above.role is Role.ACTUAL and told.period != above.period and above.period:
        told = replace(told, behind=above.behind or above)  # «1. Trong năm 2022 …; năm 2023 …» of a report of 2023
    ahead = above.ahead if told.role is Role.ACTUAL else None
    return replace(told, ahead=ahead) if period else replace(told, ahead=ahead, loose=above.loose, around=above.around)


def _period_headed(folded: str, above: Context, *, told: bool) -> str | None:
    """The period a heading opens with, or names where it is `told` of a role or a period."""
    undated = _DAY.sub("", folded)
    if opens := month_of_event(undated, above.period) or leading_period(undated + " "):
        return opens
    return (find_period(undated, year=above.year, bare=False) or next_period(undated, above.period)) if told else None


# «II. PHƯƠNG HƯỚNG, NHIỆM VỤ» of a report: never of the time reported, unless it is what had been given out for it
_COMES_NEXT = re.compile(
    r"^(?!.*\b(?:duoc|da) (?:giao|duyet|phe duyet|bo tri)\b)"
    r"(?:(?:(?:mot so|cac|muc tieu|chi tieu|noi dung)(?:,| va)? )*nhiem vu\b(?! ke hoach)"
    r"|.*(?:phuong huong|dinh huong|\bcong tac\b.*trong tam|(?:thoi gian|nam) toi\b|thang (?:con lai|cuoi nam)))"
)
_PLAN_ALONE = re.compile(r"(?:noi dung )?ke hoach(?: (?:cong tac|hoat dong|thuc hien|trien khai))*\W*")
_REST_OF_YEAR = re.compile(r"\b(?:cac|nhung) thang (?:con lai|cuoi nam)|(?:thoi gian )?con lai cua nam")


def _comes_next(folded: str, above: Context) -> bool:
    """Whether a heading of plans is of the time behind a report's; «Kế hoạch» alone, where the title names such one."""
    if above.role is not Role.ACTUAL:
        return False
    return bool(_COMES_NEXT.search(folded) or (above.ahead and _PLAN_ALONE.fullmatch(folded)))


def coming_next(folded: str, above: Context) -> Context:
    """A report's section of what comes next, where its heading names no period: that which the title names, or none."""
    period = above.ahead or (rest_of_year(above.period) if _REST_OF_YEAR.search(folded) else None)
    goes_on = is_within_year(above.period) and not ends_year(above.period)
    return Context(
        Role.PLAN,
        period,
        above.status,
        adjustment_of(folded) or above.adjustment,
        loose=above.loose,
        around=above.year if goes_on else None,
    )


def without_posted(folded: str) -> str:
    """A heading without the day on which its news was posted."""
    return _POSTED.sub("", folded).strip()


_DAY = re.compile(r"\bngay \d{1,2}(?:[/.-]| thang )\d{1,2}(?:[/.-]| nam )20\d\d\b")  # of a paper that is named
_PERIOD_ONLY = re.compile(
    r"(?:ve |trong )?(?:dot \d,? )?(?:nam|(?:\d{1,2}|ba|sau|chin) thang|quy|giai doan)\b[a-z ]{0,16}"
    r"20\d\d(?:[ -]+20\d\d)?\s*:?"
)
# «Khuyến công quốc gia năm 2017», «Huyện Ba Tri, giai đoạn 2016 - 2020», but not «… chuyển tiếp từ năm 2022», nor the
# years by which a programme or a paper is called: «Đề án thuộc Chương trình khuyến công quốc gia giai đoạn 2021 - 2025»
_ENDS_WITH_YEARS = re.compile(
    r"^(?!.*\b(?:chuyen (?:tiep|nguon)|ket du|con lai|chuong trinh|ke hoach|nghi quyet|quyet dinh)\b)"
    r".*(?<!\btu)(?<!\bden)(?<!\bsau)(?<!\btruoc)(?<!\bvoi)[ ,](?:nam 20\d\d"
    r"|giai doan 20\d\d ?[-–] ?20\d\d|quy (?:iv|i{1,3}|[1-4])/20\d\d)\s*:?$"
)


def opens_section(folded: str) -> bool:
    """Whether words alone on a line head what follows: by a role or by nothing but a period."""
    return heading_role(folded) is not None or bool(_PERIOD_ONLY.fullmatch(folded))


def heading_role(folded: str) -> Role | None:
    if _ACTUAL_HEADING.match(folded) or _DONE_HEADING.match(folded):
        return Role.ACTUAL
    if _ESTIMATE_HEADING.match(folded):
        return Role.ESTIMATE
    return Role.PLAN if _PLAN_HEADING.match(folded) else None


_TELLS_ACTUAL = re.compile(
    r"\bket qua\b(?! tham dinh)|tinh hinh thuc hien|\bda (?:lam|thuc hien|trien khai|hoan thanh|dat)|tong ket|so ket"
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
    r"^(?P<label>"
    r"(?:theo |noi dung )?(?:ke hoach|kh|du toan)(?: (?:duoc )?(?:giao|duyet|phe duyet|de ra|dat ra|dau nam))?"
    r"|chi tieu(?: ke hoach)?(?: (?:duoc )?giao)?|muc tieu(?: de ra)?|du kien"
    r"|kinh phi (?:duoc |da duoc )?(?:giao|duyet|phe duyet|ke hoach)"
    r"|(?:ket qua |uoc |luy ke |tinh hinh )?(?:da )?(?:thuc hien|giai ngan|quyet toan|thuc chi)(?: duoc)?(?: den nay)?"
    r"|(?:ket qua|luy ke)(?: da)?(?: dat duoc| den nay)?|th|uoc dat"
    r"|kinh phi da (?:su dung|chi|giai ngan|quyet toan))"
    r"(?P<period>(?: nam)? 20\d\d| (?:[69] thang|quy|thang) [^:,.;]{1,14}20\d\d"
    r"| (?:[69] thang(?: (?:dau|cuoi) nam)?|quy (?:iv|i{1,3}|[1-4])|(?:ca )?nam(?=\s*:)))?"
    r"(?:\s*:\s*|(?<=kh|th)\s(?=\d))"
)


def label(folded: str, year: str | None = None) -> tuple[Role, str | None] | None:
    """The role that a label such as «Kế hoạch:» gives its sentence, and the period where the label names one.

    `year` completes «Thực hiện 9 tháng:», «Ước thực hiện cả năm:».
    """
    found = _LABEL.match(folded)
    if not found:
        return None
    words, said = found["label"], found["period"]
    period = _period_of_label(said, year) if said else None
    if words.startswith("uoc"):
        return Role.ESTIMATE, period
    return (Role.PLAN if _LABEL_OF_PLAN.match(words) else Role.ACTUAL), period


def _period_of_label(said: str, year: str | None) -> str | None:
    if said in (" nam", " ca nam"):
        return year
    return find_period(_MONTHS.sub(r"\1 thang dau nam", said), year=year)


_LABEL_OF_PLAN = re.compile(
    r"(?:theo |noi dung )?(?:ke hoach|kh\b|du toan)|du kien|chi tieu|muc tieu|kinh phi (?!da (?!duoc))"
)
_MONTHS = re.compile(r"\b([69]) thang(?! (?:dau|cuoi))(?: nam)?")
_ESTIMATE = re.compile(r"\buoc\b|thuc hien du kien")
_BUDGET = re.compile(r"(?:kinh phi|du toan|tong (?:chi|muc)) du kien|du kien kinh phi|\bdu toan\b[^.;,]{0,40}$")
# «Kinh phí được giao: 7.500 triệu đồng»: what was given out or approved is not therefore spent
_GIVEN_SUM = re.compile(
    r"\b(?<!theo )(?<!tren )(?:kinh phi|von|ngan sach|du toan|nguon luc)(?! da (?:chi|giai ngan|su dung|thuc hien))"
    r"(?: (?:khuyen cong|thuc hien|nam 20\d\d|nha nuoc|tinh|da))* (?:duoc (?:[a-z]+ ){0,3})?"
    r"(?:giao|duyet|phe duyet|phan bo)(?: (?:dau nam|nam 20\d\d|nam|la|cho|ca nam|ban dau|tu dau nam))*\s*:?\s*$"
)
# «Tổng kinh phí kế hoạch: 2.690 triệu đồng», «Kế hoạch vốn: …»; but «đạt 90% kế hoạch vốn», «thực hiện kế hoạch vốn»
_PLANNED_SUM = re.compile(
    r"(?<!voi )(?<!% )(?<!vuot )(?<!dat )(?<!hien )(?<!thanh )"
    r"\b(?:(?:kinh phi|von|du toan) (?:theo )?ke hoach|ke hoach (?:von|kinh phi|du toan))(?: khuyen cong)?"
    r"(?: (?:nam 20\d\d|nam|ca nam|la|duoc giao|dau nam))*\s*:?\s*$"
)
_DOCUMENT_ACTUAL = re.compile(
    r"^nghiem thu\b|\b\d+ nam (?:thuc hien|trien khai)|\bsau (?:hon |gan )?(?:\d+|hai|ba|bon|nam|muoi) nam\b"
    r"|(?:vuot|dat|hoan thanh|xong)[^,.;]{0,20} (?:ke hoach|chi tieu|muc tieu)"
    r"|vuot du kien|giai ngan|quyet toan|ket qua(?! (?:phe duyet|xet duyet|phan bo)\b)|tong ket|so ket"
    r"|bao cao (?:tinh hinh|cong tac)|^tong hop bao cao\b|tinh hinh (?:thuc hien|trien khai|hoat dong)"
    r"|(?:cong tac|hoat dong)\b[^,.;:]{0,60} (?:[69]|sau|chin) thang(?: dau)? nam\b"
    r"|da (?:ho tro|trien khai|thuc hien)|dat duoc|hoan thanh|nhin lai|(?:giua|nua) (?:chang duong|nhiem ky|giai doan)"
    r"|(?<!nang cao )\bhieu qua\b(?! (?:cong tac|hoat dong))"
)
# «Kết quả … ước năm 2026», but not «… 9 tháng và ước cả năm 2026», of which each part says its own
_DOCUMENT_ESTIMATE = re.compile(
    r"^(?!.*\b(?:thang|quy)\b|.*20\d\d.*20\d\d).*\buoc (?:(?:ca|thuc hien|dat|ket qua) )*nam 20\d\d\W*$"
)
# «Chương trình OCOP 9 tháng năm 2020»: nobody plans the first months of a year
_MONTHS_OVER = re.compile(r"\b(?:\d{1,2}|ba|sau|chin) thang(?: dau)?(?: nam)? 20\d\d\b")
_DOCUMENT_PLAN = re.compile(
    r"ke hoach|tham dinh|phe duyet|duyet|du toan|dieu chinh|phan (?:bo|khai)\b|du kien|phan dau|bo tri"
    r"|giao (?:chi tieu|kinh phi|von|nhiem vu)|(?:^|: )danh muc (?:cac )?(?:de an|du an|nhiem vu|de tai)"
)
# a decision «Về việc hỗ trợ kinh phí khuyến công năm 2026 cho …»
_GRANTS = re.compile(r"(?:v/v |ve viec |viec )?(?:cap|ho tro|chi|trich|bo sung|chuyen|dieu chuyen|dieu hoa)\b")
# minutes of what was done or seen
_ON_THE_SPOT = re.compile(r"nghiem thu|kiem tra|giam sat|ban giao|thanh ly|lam viec")
_DOCUMENT_AHEAD = re.compile(
    r"(?:ve )?(?:viec )?(?:thuyet minh )?(?:ke hoach|phuong huong|nhiem vu|du kien|nhu cau|de xuat|du toan"
    r"|ket qua (?:phe duyet|phan bo))"
)
_ANSWERS = re.compile(r"báo cáo[^.;]{0,60} như sau", re.IGNORECASE)  # a letter that reports, not one that asks for it
_ASKS = re.compile(
    r"(?<!việc )(?<!V/v )(?<!theo )(?<!thực hiện )(?<!căn cứ )\b(?:đề nghị|yêu cầu)\b(?! của)[^.;:]{0,120}"
    r"(?::\s*(?:(?:\d{1,2}[.)]|[-–+])\s*)?[^.;:]{0,140})?(?<!tổng hợp, )(?<!tổng hợp )\bbáo cáo\b",
    re.IGNORECASE,
)
# «Thực hiện Công văn … yêu cầu báo cáo, UBND xã Suối Mơ báo cáo kết quả như sau»: who is asked answers; «…, UBND xã
# Suối Mơ báo cáo:» too
_ANSWERS_ITSELF = re.compile(
    rf"[,.]\s+[{UPPER}](?:(?!đề nghị|yêu cầu|\bgiao )[^.;:,]){{2,80}}?\bbáo cáo\b"
    r"(?:[^.;]{0,120} như sau|[^.;:,]{0,60}:)"
)
_WILL = re.compile(r"\bsẽ\b", re.IGNORECASE)
_DOCUMENT_PROGRAMME = re.compile(
    r"chuong trinh|^(?:de an|du an) (?:phat trien|thuc hien|trien khai|chuong trinh|moi xa|ocop|khuyen cong|xay dung)\b"
)


def document_role(
    title: str, kind: str | None, opening: str, *, early: bool = False, late: bool = False
) -> Role | None:
    """The role of figures in a paper by its title, its kind, and for news by its first sentences, as printed.

    `early`: the paper is older than half of the year it tells of, so that it speaks of what shall be;
    `late`: that year was over.
    """
    asks = kind in ("assignment", "letter") and _asks_for_reports(opening)
    if (said := titled_role(title, kind)) and not (asks and said is Role.ACTUAL):
        return said
    if kind in ("assignment", "letter"):
        answers = _ANSWERS.search(opening) or _ANSWERS_ITSELF.search(opening)
        return Role.ACTUAL if answers and not asks else None
    if early or late:
        return Role.PLAN if early else Role.ACTUAL
    if _MONTHS_OVER.match(fold(opening).strip()):
        return Role.ACTUAL
    told = tells_first(opening)
    if told is None:
        return Role.PLAN if _DOCUMENT_PROGRAMME.search(fold(title)) else Role.ACTUAL
    return Role.PLAN if told is COMING else Role.ACTUAL


def _asks_for_reports(opening: str) -> bool:
    """Whether a letter about results asks others for them and tells none itself."""
    return bool(_ASKS.search(opening)) and not _ANSWERS_ITSELF.search(opening)


def titled_role(title: str, kind: str | None) -> Role | None:
    """Which of result and plan a title or the kind of paper says; None where neither does."""
    folded = fold(title)
    if _DOCUMENT_ESTIMATE.search(folded):
        return Role.ESTIMATE
    if _DOCUMENT_ACTUAL.search(folded) or (kind == "report" and not _DOCUMENT_AHEAD.match(folded)):
        return Role.ACTUAL
    if kind in ("plan", "proposal") or _DOCUMENT_PLAN.search(folded) or _WILL.search(title):
        return Role.PLAN
    if kind == "decision" and _GRANTS.match(folded):
        return Role.PLAN
    if kind == "minutes" and not _ON_THE_SPOT.search(folded):
        return Role.PLAN
    return Role.ACTUAL if _MONTHS_OVER.search(folded) else None


# «Đã thẩm định 12 đề án, tổng kinh phí đề nghị hỗ trợ 2.800 triệu đồng»
_ASKED_SUM = re.compile(
    r"\b(?:kinh phi|von|muc|so tien) de nghi (?:duoc )?(?:ho tro|cap|bo tri)(?: (?:la|khoang))*\s*:?\s*$"
)


def is_asked(lead: str) -> bool:
    """Whether the words before a sum call it what somebody asks for, and nobody has given."""
    return _ASKED_SUM.search(lead) is not None


def money_role(role: Role | None, lead: str, *, done: bool = False) -> Role | None:
    """Before a result's sum «ước», «thực hiện dự kiến» make it an estimate, «kinh phí dự kiến», «dự toán» a plan.

    `done`: its thing was completed, so that the money approved for it was spent.
    """
    if role is not Role.ACTUAL:
        return role
    if _ESTIMATE.search(lead):
        return Role.ESTIMATE
    if not done and (_GIVEN_SUM.search(lead) or _PLANNED_SUM.search(lead) or is_asked(lead)):
        return Role.PLAN
    return Role.PLAN if _BUDGET.search(lead) else role
