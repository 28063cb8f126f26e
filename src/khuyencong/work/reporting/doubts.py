"""What a careful officer would ask about a report before it is signed."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from khuyencong.norms import check, nameless
from khuyencong.papers import UnreadablePaper, find_citations, find_facts, read_text
from khuyencong.papers.writing import write_paper
from khuyencong.terms.blanks import Blank
from khuyencong.terms.document import Document, Paragraph
from khuyencong.terms.facts import Finding, Severity, Span
from khuyencong.terms.known_documents import KnownDocuments, Validity
from khuyencong.terms.numbers import format_scaled, format_vnd
from khuyencong.terms.plan_paper import PlanPaper
from khuyencong.terms.results import Figure, Outcome, Results, State
from khuyencong.terms.told import Moved

BLANK_LEFT = "blank-left"
_NAMED = 5  # units that a sentence has room for
QUOTED = 160  # letters of a sentence that a finding stands in


def of_results(told: Results) -> list[Finding]:
    """A total below its contents or unlike its sources, sums above plan nobody explained, contents not done without a
    cause, untold sums."""
    doubts = [*_of_returns(told), *of_sources(told), *of_unsourced(told), *of_total(told)]
    for line in told.over:
        if line.flagged and line.money_actual.value is not None and line.money_plan.value is not None:
            more = format_vnd(line.money_actual.value - line.money_plan.value)
            words = f"Mục {line.number} {line.title}: vượt kế hoạch {more} đồng, chưa nêu nguồn bù."
            doubts.append(Finding("over-plan-unexplained", Severity.WARNING, words))
    doubts += (*_of_undone(told), *_of_measures(told))
    for line in (*told.lines, *told.beside):
        if not line.is_group and line.money_actual.state is State.MISSING and line.is_to_be_done:
            words = f"Mục {line.number} {line.title}: chưa có số liệu kinh phí thực hiện."
            doubts.append(Finding("missing-value", Severity.INFO, words))
    return doubts


def of_total(told: Results) -> list[Finding]:
    """A plan whose contents come to more than its own total: a table of them would not add up."""
    if told.unparted >= 0:
        return []
    words = f"Kế hoạch: các nội dung cộng lại nhiều hơn tổng {format_vnd(-told.unparted)} đồng."
    return [Finding("sum-mismatch", Severity.WARNING, words)]


def _of_returns(told: Results) -> Iterator[Finding]:
    """Units that were due to report and told no figure: the report is made of the others' alone."""
    if told.returns and (missing := told.returns.missing):
        came, listed = told.returns.due - len(missing), ", ".join(missing[:_NAMED])
        more = f" và {len(missing) - _NAMED} đơn vị khác" if len(missing) > _NAMED else ""
        words = (
            f"Mới có {came}/{told.returns.due} đơn vị báo cáo theo {told.returns.asked_by}; chưa có số liệu của "
            f"{listed}{more}."
        )
        yield Finding("missing-value", Severity.WARNING if came else Severity.INFO, words)


def _count(figure: Figure | None) -> str:
    return format_scaled(figure.value or 0, figure.scale) if figure else format_vnd(0)


def _of_undone(told: Results) -> Iterator[Finding]:
    """Contents told of as not carried out that the ledger has figures of, and those not done, or not yet, without a
    cause."""
    for line in told.not_done:
        if reached := [t for t in line.targets if t.actual and t.actual.value]:
            counts = ", ".join(f"{_count(t.actual)} {t.noun}" for t in reached)
            words = f"Mục {line.number} {line.title}: không thực hiện, nhưng sổ đã ghi {counts}."
            yield Finding("sum-mismatch", Severity.WARNING, words)
    for line in (*told.not_done, *told.later):
        if not line.reasons and not told.causes:
            what = "không thực hiện" if line.outcome is Outcome.NOT_DONE else "chưa thực hiện"
            words = f"Mục {line.number} {line.title}: {what}, chưa nêu nguyên nhân."
            yield Finding("not-done-without-reason", Severity.WARNING, words)


def _of_measures(told: Results) -> Iterator[Finding]:
    """Contents planned by who comes and reported by how often they came, or the other way round."""
    for line in (*told.lines, *told.beside):
        for target in line.targets:
            if planned := line.planned_otherwise(target):
                words = f"Mục {line.number} {line.title}: kế hoạch tính bằng «{planned}», kết quả bằng «{target.noun}»."
                yield Finding("measure-mismatch", Severity.WARNING, words, found=target.noun, expected=planned)


def of_sources(told: Results) -> list[Finding]:
    """The plan's totals by source, as papers told them beside the ledger, against the plan's own sum before it was
    adjusted. Where one source alone was told, the rest may be of others."""
    planned = [plan for _, plan, _ in told.sources if plan.value is not None]
    whole, added = (told.money_plan.value or 0) - told.adjusted, sum(plan.value or 0 for plan in planned)
    if told.money_plan.value is None or added == whole or not told.has_told_sources:
        return []
    if added < whole and len(planned) == 1:
        return []
    more = f"{'nhiều' if added > whole else 'ít'} hơn {format_vnd(abs(added - whole))} đồng"
    words = (
        f"Kinh phí kế hoạch theo nguồn, ghi theo văn bản, cộng được {format_vnd(added)} đồng: {more} so với tổng kế "
        f"hoạch {format_vnd(whole)} đồng{' trước khi điều chỉnh' if told.adjusted else ''}."
    )
    return [Finding("sum-mismatch", Severity.WARNING, words, found=format_vnd(added), expected=format_vnd(whole))]


def of_unsourced(told: Results) -> list[Finding]:
    """Money planned or reached of which no source was told, beside money of which one was: the sources come to less. Or
    to more: they say two things."""
    plans, reached = [plan for _, plan, _ in told.sources], [actual for *_, actual in told.sources]
    of_plan = [] if told.has_told_sources else _of_unsourced("kế hoạch", told.money_plan, plans)
    return [*of_plan, *_of_unsourced("thực hiện", told.money_actual, reached)]


def _of_unsourced(what: str, total: Figure, by_source: Sequence[Figure]) -> Iterator[Finding]:
    whole, added = total.value or 0, sum(figure.value or 0 for figure in by_source)
    if not added or added == whole:
        return
    if added > whole:
        words = (
            f"Kinh phí {what}: các nguồn cộng lại vượt tổng {format_vnd(added - whole)} đồng "
            f"({format_vnd(added)} so với {format_vnd(whole)} đồng)."
        )
        yield Finding("sum-mismatch", Severity.WARNING, words, found=format_vnd(added), expected=format_vnd(whole))
        return
    words = (
        f"Kinh phí {what} {format_vnd(whole)} đồng, các nguồn đã nêu cộng được {format_vnd(added)} đồng: "
        f"{format_vnd(whole - added)} đồng chưa nêu nguồn."
    )
    yield Finding("missing-value", Severity.INFO, words, found=format_vnd(added), expected=format_vnd(whole))


def of_nothing(plan: PlanPaper) -> list[Finding]:
    """A plan of nothing nobody can carry out, ask for or approve."""
    words = "Kế hoạch chưa có nội dung nào: ghi nội dung ở trang kế hoạch trước."
    return [] if plan.items else [Finding("missing-value", Severity.ERROR, words)]


def of_plan(plan: PlanPaper) -> list[Finding]:
    """A plan of nothing, or contents whose money nobody has handed in."""
    return of_nothing(plan) or [
        Finding("missing-value", Severity.INFO, f"Mục {item.number} {item.title}: chưa có số liệu kinh phí kế hoạch.")
        for item in plan.items
        if item.money is None
    ]


def of_moves(moved: Sequence[Moved]) -> list[Finding]:
    """A decision that adjusts a plan of which nothing was adjusted has nothing to decide."""
    words = "Sổ chưa có lần điều chỉnh nào của kế hoạch này: ghi ở trang «Điều chỉnh» trước."
    return [] if moved else [Finding("missing-value", Severity.ERROR, words)]


def of_agency(decision: str, own: Container[str]) -> list[Finding]:
    """A decision that adjusts what another agency had approved than the one whose `own` symbols these are."""
    number = decision.partition(" số ")[2].partition(" ")[0]
    if not number or number.rpartition("-")[2] in own:
        return []
    words = (
        f"Kế hoạch do cơ quan khác ban hành ({number}): cơ quan ấy quyết định điều chỉnh, trừ khi đã giao quyền. Chọn "
        "cơ quan ban hành là cơ quan cấp trên trực tiếp để soạn dự thảo trình ký."
    )
    return [Finding("not-own-plan", Severity.WARNING, words)]


def of_lead(lead: str, own: str) -> list[Finding]:
    """A report on a plan that another agency leads than the one it will go out under; equal names: nothing to say."""
    words = f"Kế hoạch do {lead} chủ trì, báo cáo đứng tên {own}: xem có phải do {lead} ban hành không."
    return [Finding("not-own-plan", Severity.WARNING, words)] if lead != own else []


NO_LEAD = Finding(
    "missing-value", Severity.INFO, "Chưa ghi đơn vị chủ trì cả kế hoạch: văn bản và bản in không nêu đơn vị nào."
)


def of_letter(symbol: str) -> list[Finding]:
    """A letter whose number will name nobody who drafted it."""
    words = f"Số công văn «…/{symbol}» chưa có ký hiệu đơn vị soạn thảo hoặc lĩnh vực (Nghị định 30/2020/NĐ-CP)."
    return [] if "-" in symbol else [Finding("form", Severity.WARNING, words)]


def of_undone(number: int, what: str) -> Finding:
    """A decision to adjust that act `number` took the ground from: the ledger no longer holds what it says."""
    words = (
        f"{what} (hành vi số {number}): sổ không còn như quyết định viết. "
        "Rút hồ sơ trình ký nếu đã trình, rồi lập lại quyết định theo số nay đứng trong sổ."
    )
    return Finding("adjustment-undone", Severity.ERROR, words)


def of_approval(standing: str, replaceable: bool) -> list[Finding]:
    """A decision that approves what is approved already: the ledger would go on naming the earlier one. One issued here
    is `replaceable`: its number says when the new one takes its place."""
    if not standing:
        return []
    if replaceable:
        words = f"Kế hoạch đã được phê duyệt theo {standing}: chỉ phát hành được khi thay thế chính văn bản ấy."
        return [Finding("approved-already", Severity.WARNING, words)]
    words = (
        f"Kế hoạch đã được phê duyệt theo {standing}: không phê duyệt lần nữa. Thay đổi thì ghi ở trang «Điều chỉnh» "
        "rồi lập quyết định điều chỉnh; phê duyệt nhầm thì thu hồi phê duyệt trước."
    )
    return [Finding("approved-already", Severity.ERROR, words)]


def of_bases(bases: Iterable[str], known: KnownDocuments, day: date, plan: str) -> Iterator[Finding]:
    """What a paper of that day stands on though it has ended, or nobody knows whether it still holds. What approved
    its `plan` is known to stand here."""
    for citation in find_citations("\n".join(bases)):
        document = known.find(citation.number, citation.date or "")
        if document is None or f" {citation.number} " in plan:
            continue
        if document.has_ended(day):
            instead = f"; thay bằng {', '.join(new)}" if (new := document.successors(day)) else ""
            words = f"Căn cứ {citation.number} đã hết hiệu lực{instead}."
            yield Finding("citation-ended", Severity.WARNING, words)
        elif document.on(day) is Validity.UNVERIFIED:
            words = f"Căn cứ {citation.number}: chưa kiểm chứng hiệu lực, hãy đối chiếu trước khi ký."
            yield Finding("citation-unverified", Severity.INFO, words)


def of_citing(document: Document) -> Iterator[Finding]:
    """Documents that the paper cites for the first time without the agency that issued them: nobody told it here."""
    paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
    text = "\n".join((*document.bases, *("".join(run.text for run in block.runs) for block in paragraphs)))
    first = {citation.number: citation for citation in reversed(find_citations(text))}
    for citation in nameless(text, first.values()):
        words = f"{citation.number} viện dẫn lần đầu chưa ghi cơ quan ban hành (Nghị định 30/2020/NĐ-CP)."
        yield Finding("form", Severity.INFO, words, found=citation.number)


def of_blanks(left: Iterable[Blank]) -> list[Finding]:
    """What is still to be filled in."""
    return [Finding(BLANK_LEFT, Severity.WARNING, f"Chưa điền «{blank.label}».", found=blank.label) for blank in left]


def of_words(document: Document, known: KnownDocuments, told: Iterable[Finding]) -> Iterable[Finding]:
    """What the checks of received papers find in the words of one of ours, but for the rules `told` of already. They
    may misread what an officer wrote, so they warn and hinder nothing."""
    try:
        text = read_text(write_paper(document, "html"), "du-thao.html")
    except UnreadablePaper:
        return ()  # nothing was written yet that could be read
    rules = {finding.rule for finding in told}
    doubts: dict[str, Finding] = {}  # by what they say: two parts of one sum say the same
    for found in check(text, find_facts(text), known):
        if found.severity is not Severity.INFO and found.rule not in rules:
            right = f" (đúng ra: {found.expected})" if found.expected else ""
            where = f": «{_sentence(text.content, found.span)}»" if found.span else ""
            words = f"{found.message_vi}{right}{where}."
            doubts[words] = replace(found, severity=Severity.WARNING, message_vi=words)
    return doubts.values()


def _sentence(content: str, span: Span) -> str:
    """The line around a place, cut where it is long."""
    start, end = content.rfind("\n", 0, span.start) + 1, content.find("\n", span.end)
    line = content[start : end if end >= 0 else len(content)].rstrip(" ./")
    if len(line) <= QUOTED:
        return line.strip()
    first = max(0, span.start - start - QUOTED // 3)
    before, after = "… " if first else "", " …" if first + QUOTED < len(line) else ""
    return f"{before}{line[first : first + QUOTED].strip()}{after}"
