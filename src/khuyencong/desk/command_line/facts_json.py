"""The facts of a paper as the JSON of khuyencong.facts/1."""

from typing import Any

from ...terms.facts import (
    SCHEMA,
    Activity,
    Arrangement,
    Citation,
    Finding,
    PaperFacts,
    PaperHead,
    Quantity,
    RegisterRow,
    Role,
    Share,
    Span,
    Task,
    Total,
)


def facts_json(file: dict[str, Any], facts: PaperFacts, findings: tuple[Finding, ...]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "file": file,
        "document": _head(facts.head),
        "citations": [_citation(c) for c in facts.citations],
        "activities": [_activity(a) for a in facts.activities],
        "tasks": [_task(t) for t in facts.tasks],
        "totals": [_total(t) for t in facts.totals],
        "findings": [finding_json(f) for f in findings],
        "register_rows": [_register_row(r) for r in facts.register_rows],
        "arrangements": [_arrangement(a) for a in facts.arrangements],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message_vi": finding.message_vi,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "found": finding.found,
        "expected": finding.expected,
    }


def _head(head: PaperHead) -> dict[str, Any]:
    names = ("kind", "kind_vi", "number", "date", "place", "issuer", "title", "signer")
    return {**{name: getattr(head, name) for name in names}, "recipients": list(head.recipients)}


def _citation(c: Citation) -> dict[str, Any]:
    return {"kind_vi": c.kind_vi, "number": c.number, "date": c.date, "issuer": c.issuer, **_place(c.span)}


def _task(t: Task) -> dict[str, Any]:
    return {"unit": t.unit, "text": t.text, "deadline": t.deadline, "frequency": t.frequency, **_place(t.span)}


def _total(total: Total) -> dict[str, Any]:
    names = ("label", "amount_vnd", "percent", "role", "period", "fund_source", "of_group")
    return {**{name: getattr(total, name) for name in names}, **_place(total.span)}


def _activity(activity: Activity) -> dict[str, Any]:
    amount = activity.amount
    names = ("path", "title", "group_title", "role", "period", "status", "adjustment", "fund_source", "reason")
    return {
        **{name: getattr(activity, name) for name in names},
        "role": Role.ACTUAL
        if activity.role is Role.ADVANCED
        else activity.role,  # the schema knows no stage of payment
        "item": activity.item or None,
        "quantities": [_quantity(q) for q in activity.quantities],
        "amount_vnd": amount.value if amount else None,
        "amount_approx": amount.approx if amount else None,
        "amount_rule": amount.rule if amount else None,
        "amount_before_vnd": activity.before.value if activity.before else None,
        "of_whole": activity.of_whole,
        "amount_start": amount.span.start if amount else None,
        "amount_end": amount.span.end if amount else None,
        "unit_price_vnd": activity.unit_price.value if activity.unit_price else None,
        "shares": [_share(share) for share in activity.shares],
        "parts": [{"label": p.label, "amount_vnd": p.amount.value, **_place(p.amount.span)} for p in activity.parts],
        "organisations": list(activity.organisations),
        "places": list(activity.places),
        "arrangements": [_arrangement(a) for a in activity.arrangements],
        **_place(activity.span),
    }


def _share(share: Share) -> dict[str, Any]:
    told = share.amount
    return {"fund_source": share.fund_source, "amount_vnd": told.value, "rule": told.rule, **_place(told.span)}


def _arrangement(one: Arrangement) -> dict[str, Any]:
    return {"kind": one.kind, "words": one.words, "period": one.period, **_place(one.span)}


def _register_row(row: RegisterRow) -> dict[str, Any]:
    names = ("kind", "name", "rating", "table", "row")
    words = ("number", "holder", "address", "trade", "decision", "decided_on", "valid_to", "period", "given")
    told = {name: getattr(row, name) or None for name in words} | {"support": row.support}
    problems = [{"column": problem.column, "message_vi": problem.message_vi} for problem in row.problems]
    told["points"] = None if row.points is None else row.points / 100
    return {**{name: getattr(row, name) for name in names}, **told, "problems": problems, **_place(row.span)}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    names = ("value", "value_max", "approx", "unit")
    return {
        **{name: getattr(quantity, name) for name in names},
        "note": quantity.note or None,
        "rule": quantity.rule,
        **_place(quantity.span),
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
