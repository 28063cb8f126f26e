"""What the house knows of a paper being read: that it is another province's, came before, or tells the same events."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from django.db.models import Q, QuerySet

from khuyencong.records.library import OTHER_PROVINCE, REVIEWED
from khuyencong.records.models import Area, Fact, Paper, PaperFinding, PlanVersion
from khuyencong.records.units import AreaLevel
from khuyencong.terms.facts import Role, Severity
from khuyencong.terms.gazetteer import places_in
from khuyencong.terms.known_documents import carries_year, spelled
from khuyencong.terms.memory import ToldEvent
from khuyencong.terms.vietnamese import fold

DUPLICATE = "duplicate-paper"
_PLAN_NUMBER = re.compile(r"/KH-")
HERE = (Paper.State.READ, *REVIEWED, Paper.State.ISSUED)
LATEST = 12  # papers of the year whose events are compared


def same_paper(paper: Paper) -> Paper | None:
    """An earlier paper with the same bytes, or with the same number, day and agency."""
    others = Paper.objects.filter(province=paper.province_id).exclude(pk=paper.pk)
    others = others.exclude(state__in=[Paper.State.FAILED, Paper.State.RETURNED, Paper.State.MENDED])
    same = others.filter(Q(file=paper.file_id) | Q(pk__in=[p.pk for p in _same_number(paper, others)]))
    return same.select_related("unit").order_by("pk").first()


def _same_number(paper: Paper, others: QuerySet[Paper]) -> list[Paper]:
    """«195 /KH-UBND» is «195/KH-UBND»; an agency is written longer in one paper than in another."""
    if not (paper.number and paper.dated):
        return []
    of_day = others.filter(dated=paper.dated).exclude(number="").only("pk", "number", "issuer")
    own = fold(paper.issuer)
    return [
        other
        for other in of_day
        if spelled(other.number) == spelled(paper.number)
        and (not own or not other.issuer or own in fold(other.issuer) or fold(other.issuer) in own)
    ]


def other_province_finding(paper: Paper) -> list[PaperFinding]:
    """An agency of another province issued it; a province that has joined this one is no other."""
    named = [place for place in places_in(paper.issuer) if place.kind == "province"]
    own = Area.objects.filter(level=AreaLevel.PROVINCE, code=paper.province.code).values("path")
    joined = Area.objects.filter(level=AreaLevel.PROVINCE, present_path__in=own).values_list("code", flat=True)
    if not named or named[-1].code in {paper.province.code, *joined}:
        return []
    message = (
        f"{paper.issuer} thuộc tỉnh, thành phố khác: số liệu không khớp vào kế hoạch nào của tỉnh ta. "
        "Bỏ các số này; hoặc nếu đúng là số của tỉnh ta, chọn kế hoạch ở ô «Thuộc» rồi nhận."
    )
    error = Severity.ERROR
    return [PaperFinding(paper=paper, rule=OTHER_PROVINCE, severity=error, message=message, found=named[-1].name)]


def waits_as_strange(paper: Paper) -> bool:
    """Whether nobody has said yet what another province's paper is here for."""
    return any(finding.rule == OTHER_PROVINCE and not finding.settled for finding in paper.findings.all())


def duplicate_finding(paper: Paper) -> list[PaperFinding]:
    earlier = same_paper(paper)
    if earlier is None:
        return []
    same_bytes = earlier.file_id == paper.file_id
    words = "Tệp này giống hệt «{}» đã có" if same_bytes else "Cùng số, ngày và cơ quan với «{}» đã có"
    message = f"{words.format(earlier.name)}: chọn bỏ bản này, hoặc duyệt như bản thay thế."
    return [PaperFinding(paper=paper, rule=DUPLICATE, severity=Severity.WARNING, message=message, found=paper.number)]


def absent_plans(paper: Paper, cited: Collection[str]) -> list[str]:
    """The plans («734/KH-SCT») that a result paper cites and no paper of the province bears."""
    plans = {spelled(number) for number in cited if _PLAN_NUMBER.search(spelled(number))}
    if paper.purpose != Paper.Purpose.RESULT or not plans:
        return []
    held = Paper.objects.filter(province=paper.province_id).exclude(number="").values_list("number", flat=True)
    return sorted(plans - {spelled(number) for number in held})


def held_here(paper: Paper, cited: Mapping[str, str]) -> dict[str, int | None]:
    """Of the numbers cited, each with its day, those of documents this system has itself, with the paper: read or
    issued here, or of a plan that is or was in force. A number that comes again every year is known by its year."""
    versions = PlanVersion.objects.filter(plan__province=paper.province_id).exclude(state=PlanVersion.State.DRAFT)
    decided = versions.filter(decision_number__in=cited).order_by("pk")
    papers = Paper.objects.filter(province=paper.province_id, number__in=cited, state__in=HERE).exclude(pk=paper.pk)
    rows = chain(
        decided.values_list("decision_number", "decision_date", "paper"),
        papers.order_by("pk").values_list("number", "dated", "pk"),
    )
    held: dict[str, int | None] = {}
    for number, day, pk in rows:
        if not (asked := cited[number]) or carries_year(number) or asked[:4] == str(day or "")[:4]:
            held[number] = pk
    return held


def events_told(paper: Paper, year: int | None) -> Iterator[ToldEvent]:
    """The counted results that the latest papers of the year told, each with its sentence."""
    if year is None:
        return
    papers = Paper.objects.filter(
        province=paper.province_id, year=year, purpose=Paper.Purpose.RESULT, direction=Paper.Direction.RECEIVED
    ).exclude(pk=paper.pk)
    for other in papers.order_by("-pk")[:LATEST]:
        told = other.facts.filter(kind=Fact.Kind.QUANTITY, role=Role.ACTUAL).exclude(review=Fact.Review.REJECTED)
        for fact in told.select_related("measure"):
            scale = fact.measure.scale if fact.measure else 0
            if fact.value is not None and not scale:
                counts = frozenset({(fact.value, fold(fact.measure.unit if fact.measure else fact.unit_text))})
                yield ToldEvent(f"«{other}»", fact.title, _sentence(other.text, fact), counts)


def _sentence(text: str, fact: Fact) -> str:
    """The line the fact stands in, folded."""
    start = text.rfind("\n", 0, fact.start) + 1
    end = text.find("\n", fact.end)
    return fold(text[start : end if end >= 0 else len(text)])
