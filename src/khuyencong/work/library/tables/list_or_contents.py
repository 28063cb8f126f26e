"""What a table of a paper is: a list, whose rows may enter the register, or contents, whose figures may enter the
ledger. The reader says it by heads and title; a person may say the other, and the table is read again at once. What was
accepted or taken until then stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.papers.layout import Block, tables_of
from khuyencong.records.library import REVIEWED
from khuyencong.records.models import Act, Arrangement, Fact, Paper, PaperFinding, User
from khuyencong.records.references import known_documents
from khuyencong.terms.facts import Activity, PaperFacts, Span, Text

from ...acts import seal
from ...permissions import Refused
from ..meaning.columns import heads_told
from ..meaning.described import as_findings, purpose_told, year_of
from ..meaning.programmes import plan_of_its_year
from ..meaning.read_as import stands_in, tables_as
from ..meaning.told_twice import ask_again
from ..review.aside import set_facts_aside
from ..review.proposals import propose
from ..review.seen import changes_since
from ..review.under_review import close_when_done, locked

VERB = "read_table"
AS_LIST, AS_CONTENTS = "danh sách", "nội dung kế hoạch, kết quả"
LISTED = "bảng là danh sách"  # why figures are left and what was asked of them is answered
_HELD = (Paper.State.READ, *REVIEWED)  # what was returned teaches nothing


def read_table_as(user: User, paper: Paper, table: int, *, as_list: bool, seen: int) -> Act:
    """Read a table as a list or as contents, as the person says who saw the paper as it stood at an act."""
    with transaction.atomic():
        paper = locked(user, paper, "correct")
        block = tables_of(paper.text).get(table)
        if block is None or block.grid is None:
            raise Refused(_("Không thấy bảng này trong văn bản."))
        if changes_since(paper, seen, user):
            raise Refused(_("Văn bản vừa được người khác duyệt hoặc sửa: xin xem lại bảng này."))
        if tables_as(paper).is_list(block) is as_list:
            raise Refused(_("Bảng này đang được đọc như vậy."))
        paper.tables_as = {**(paper.tables_as or {}), str(table): as_list}
        if as_list and not tables_as(paper).is_list(block):
            raise Refused(_("Bảng này không có cột nào nêu tên để lập danh sách."))
        left = _waiting(paper, block) if as_list else _Waiting(_read_again(paper, block))
        what = AS_LIST if as_list else AS_CONTENTS
        told = {"table": table, "as_list": as_list, "facts": [fact.pk for fact in left.facts]}
        told |= {"arrangements": [one.pk for one in left.arrangements], "heads": heads_told(paper, block)}
        act = seal(paper.province, user, VERB, paper, f"Đọc 1 bảng của «{paper}» là {what}", told)
        if as_list:
            _leave(paper, block, left, user, act)
        paper.save(update_fields=["tables_as", "purpose", "year", "plan"])
        ask_again(paper)
        close_when_done(paper)
        return act


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What waits of a table."""

    facts: Sequence[Fact]
    arrangements: Sequence[Arrangement] = ()


def _rows(block: Block) -> dict[str, int]:
    return {"start__gte": block.span.start, "start__lt": block.span.end}


def _waiting(paper: Paper, block: Block) -> _Waiting:
    said = paper.arrangements.filter(**_rows(block), state=Arrangement.State.PENDING)
    return _Waiting(list(paper.facts.filter(**_rows(block), review=Fact.Review.PENDING)), list(said))


def _leave(paper: Paper, block: Block, left: _Waiting, user: User, act: Act) -> None:
    """Figures that wait in a list are none; what was asked about them is answered."""
    set_facts_aside(left.facts, user, LISTED, act)
    paper.findings.filter(**_rows(block), settled="").update(settled=LISTED)
    said = Arrangement.objects.filter(pk__in=[one.pk for one in left.arrangements])
    said.update(state=Arrangement.State.REJECTED)


def _read_again(paper: Paper, block: Block) -> list[Fact]:
    """The figures of a table that is no list wait: those that were set aside as a list's, else what is read anew."""
    told = list(paper.facts.filter(**_rows(block)).select_related("act"))
    again = [f for f in told if f.review == Fact.Review.REJECTED and f.act and f.act.verb == VERB]
    if told:
        _wait_again(paper, block, again)
        return again
    if not (anew := _read_anew(paper, block)):
        raise Refused(_("Không đọc được nội dung hay số liệu nào trong bảng này."))
    return anew


def _wait_again(paper: Paper, block: Block, again: Sequence[Fact]) -> None:
    said = [pk for act in {fact.act for fact in again if fact.act} for pk in act.changes["arrangements"]]
    left = Arrangement.objects.filter(pk__in=said, state=Arrangement.State.REJECTED)
    left.update(state=Arrangement.State.PENDING)
    paper.findings.filter(**_rows(block), settled=LISTED).update(settled="")
    for fact in again:
        fact.review, fact.reviewed_by, fact.act, fact.correction = Fact.Review.PENDING, None, None, ""
    Fact.objects.bulk_update(again, ["review", "reviewed_by", "act", "correction"])


def _read_anew(paper: Paper, block: Block) -> list[Fact]:
    """What a table tells as contents that was never read so."""
    text = Text(paper.text, paper.file.media_type)
    read = find_facts(text, tables_as(paper).for_reader())
    facts = _of_table(read, block.span)
    if not (facts.activities or facts.totals):
        return []
    if paper.purpose == Paper.Purpose.OTHER:
        paper.purpose = purpose_told({activity.role for activity in facts.activities})
    paper.year = paper.year or year_of(facts)
    paper.plan = paper.plan or plan_of_its_year(paper)
    rows, arrangements, doubts = propose(paper, facts)
    rows = _behind(paper, [row for row in rows if stands_in(block.span, row.start)])
    Fact.objects.bulk_create(rows)
    Arrangement.objects.bulk_create(one for one in arrangements if stands_in(block.span, one.start))
    findings = check(text, read, known_documents(paper.province))
    told = as_findings(paper, rows, [f for f in findings if f.span and stands_in(block.span, f.span.start)])
    known = {(finding.fact, finding.rule) for finding in told}
    more = (one for one in doubts if one.fact in rows and (one.fact, one.rule) not in known)
    PaperFinding.objects.bulk_create([*told, *more])
    return rows


def _of_table(read: PaperFacts, table: Span) -> PaperFacts:
    """What of a paper's facts a table tells."""

    def tells(activity: Activity) -> bool:
        spans = [activity.span, *(quantity.span for quantity in activity.quantities)]
        spans += [activity.amount.span] if activity.amount else []
        return any(stands_in(table, span.start) for span in spans)

    contents = tuple(activity for activity in read.activities if tells(activity))
    totals = tuple(total for total in read.totals if stands_in(table, total.span.start))
    return replace(read, activities=contents, totals=totals)


def _behind(paper: Paper, rows: list[Fact]) -> list[Fact]:
    """New facts numbered behind those that the paper has."""
    told = paper.facts.aggregate(Max("position"), Max("activity"), Max("same_as"))
    first, of = (told["position__max"] or 0) + 1, max(told["activity__max"] or 0, told["same_as__max"] or 0) + 1
    for position, row in enumerate(rows, first):
        row.position, row.activity, row.same_as = position, row.activity + of, row.same_as + of
    return rows


def read_before(paper: Paper) -> dict[str, tuple[bool, Paper]]:
    """By the words of their heads, how tables of the latest papers of its kind and issuer were said to be read, and in
    which paper."""
    own = {"unit": paper.unit_id, "sender": paper.sender_id, "issuer": paper.issuer, "kind": paper.kind}
    alike = Paper.objects.filter(**own, state__in=_HELD).exclude(pk=paper.pk)
    made = Act.objects.filter(province=paper.province_id, verb=VERB, subject_kind="paper")
    acts = list(made.filter(subject_id__in=alike.values("pk")).order_by("number"))
    papers = alike.only("pk", "title", "name").in_bulk([act.subject_id for act in acts]) if acts else {}
    told = ((act.changes["heads"], act.changes["as_list"], papers.get(act.subject_id or 0)) for act in acts)
    return {heads: (as_list, like) for heads, as_list, like in told if like}
