"""`extract` and `check`: what stands in papers, read without any database."""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...norms import check, check_between
from ...papers import UnreadablePaper
from ...papers.reading.apart.guard import read_paper_guarded
from ...terms.facts import Activity, Finding, PaperFacts, RegisterRow, Severity, Span, Status, Text
from ...terms.numbers import format_decimal, format_vnd
from .arguments import BAD_INPUT, Arguments, BadInput, bytes_of
from .facts_json import facts_json, finding_json

FOUND = 1
_ALARMS = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Read:
    """One file with everything read from it and found in it."""

    name: str
    sha256: str
    text: Text
    facts: PaperFacts
    findings: tuple[Finding, ...]


def run(command: str, arguments: Sequence[str]) -> int:
    """Read the files and print; a bad file costs one line on stderr and exit code 2, never a traceback."""
    parser = Arguments(prog=f"khuyencong {command}")
    parser.add_argument("files", nargs="+", metavar="TỆP")
    parser.add_argument("--json", action="store_true")
    if command == "extract":
        parser.add_argument("--text", action="store_true")
    try:
        options = parser.parse_args(arguments)
    except SystemExit as end:
        return BAD_INPUT if end.code else 0
    try:
        papers = _known_to_each_other([read_file(Path(name)) for name in options.files])
    except (UnreadablePaper, BadInput) as refused:
        print(refused, file=sys.stderr)
        return BAD_INPUT
    return _extract(papers, options) if command == "extract" else _check(papers, options)


def read_file(path: Path) -> Read:
    """A file's text, facts and findings. Raises UnreadablePaper or BadInput with a reason in Vietnamese."""
    data = bytes_of(path)
    read = read_paper_guarded(data, path.name, pictures=lambda done, of: None)
    findings = (*read.text.findings, *check(read.text, read.facts))
    return Read(path.name, hashlib.sha256(data).hexdigest(), read.text, read.facts, findings)


def _known_to_each_other(papers: list[Read]) -> list[Read]:
    """What one of the papers cites and another is, is no unknown document."""
    own = {paper.facts.head.number for paper in papers}
    return [replace(paper, findings=tuple(f for f in paper.findings if not _names(f, own))) for paper in papers]


def _names(finding: Finding, numbers: set[str | None]) -> bool:
    return finding.rule == "citation-unknown" and finding.found in numbers


def _extract(papers: list[Read], options: argparse.Namespace) -> int:
    if options.text:
        print("\n".join(paper.text.content for paper in papers))
    elif options.json:
        shaped = [_paper_json(paper) for paper in papers]
        print(json.dumps(shaped if len(shaped) > 1 else shaped[0], ensure_ascii=False, indent=1))
    else:
        for paper in papers:
            print("\n".join(_table(paper)))
    return 0


def _check(papers: list[Read], options: argparse.Namespace) -> int:
    between = check_between([(paper.name, paper.text, paper.facts) for paper in papers])
    if options.json:
        lists = {paper.name: [finding_json(f) for f in paper.findings] for paper in papers}
        rows: list[dict[str, Any]] = [{"file": name, "findings": found} for name, found in lists.items()]
        if between:
            standing = [{"paper": name} | finding_json(finding) for name, finding in between]
            rows.append({"file": None, "findings": standing})
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for paper in papers:
            for finding in paper.findings:
                print(f"{paper.name}:{_line(paper.text, finding.span)}: {_sentence(finding)}")
        texts = {paper.name: paper.text for paper in papers}
        for name, finding in between:
            print(f"{name}:{_line(texts[name], finding.span)}: giữa các văn bản: {_sentence(finding)}")
    found = [*(f for _, f in between), *(f for paper in papers for f in paper.findings)]
    alarms = [f for f in found if f.severity in _ALARMS]
    return FOUND if alarms else 0


def _paper_json(paper: Read) -> dict[str, Any]:
    file = {
        "name": paper.name,
        "sha256": paper.sha256,
        "media_type": paper.text.media_type,
        "pages": paper.text.pages,
        "characters": len(paper.text.content),
        "repairs": paper.text.repairs,
    }
    return facts_json(file, paper.facts, paper.findings)


def _table(paper: Read) -> list[str]:
    """The facts for reading: one line per activity, then totals and findings."""
    head = paper.facts.head
    lines = [f"{paper.name}: {head.kind_vi or ''} {head.number or '(chưa có số)'} – {head.title or ''}".strip()]
    lines += [_activity_line(a) for a in paper.facts.activities]
    lines += [f"  Tổng: {t.label}: {format_vnd(t.amount_vnd or 0)} đồng" for t in paper.facts.totals]
    lines += [f"  Danh mục: {_row_line(r)}" for r in paper.facts.register_rows]
    lines += [f"  Giao: {t.unit}: {t.text}" for t in paper.facts.tasks]
    lines += [f"  Phát hiện: {_sentence(f)}" for f in paper.findings]
    return lines


_ROLE_NAMES = {"plan": "kế hoạch", "actual": "thực hiện", "estimate": "ước", "advanced": "tạm ứng"}


def _activity_line(activity: Activity) -> str:
    money = f"{format_vnd(activity.amount.value)} đồng" if activity.amount else "–"
    counts = "; ".join(f"{format_decimal(q.value)} {q.unit}" for q in activity.quantities)
    where = " ".join(filter(None, (activity.path, activity.item)))
    role = "đề xuất" if activity.status is Status.PROPOSED else _ROLE_NAMES.get(activity.role or "", "")
    return f"  {where:10} {role:9} {activity.period or '':8} {money:>20}  {activity.title}" + (
        f" [{counts}]" if counts else ""
    )


def _row_line(row: RegisterRow) -> str:
    stars = f"{row.rating} sao" if row.rating else ""
    told = (row.name or "(thiếu tên)", row.holder, row.address, stars, row.decision)
    doubts = "; ".join(f"{problem.column}: {problem.message_vi}" for problem in row.problems)
    return f"dòng {row.row}: {' · '.join(filter(None, told))}" + (f" [{doubts}]" if doubts else "")


def _sentence(finding: Finding) -> str:
    expected = f" (đúng ra: {finding.expected})" if finding.expected else ""
    return f"{finding.severity} {finding.rule}: {finding.message_vi}{expected}"


def _line(text: Text, span: Span | None) -> int:
    return text.content.count("\n", 0, span.start) + 1 if span else 1
