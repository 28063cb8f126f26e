"""Totals by fund source that an adjusting paper overtakes: it tells their contents from what to what, and not them."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, Sum

from khuyencong.records.models import Entry, Paper, Plan, Statement
from khuyencong.records.queries import ancestors
from khuyencong.terms.facts import Role

from ...neighbours import cell_of


def overtaken_by(figures: Sequence[Statement], paper: Paper, plan: Plan) -> list[Statement]:
    """The planned totals of single sources that were just what their contents told, and end when the paper's figures of
    these are taken in: from then on the contents alone tell them. One that held more stands on, for a person's look."""
    own = [s for s in figures if s.source_id and s.role == Role.PLAN and s.measure.is_money and s.value is not None]
    if not own:
        return []
    above = {line for s in own for line in ancestors(s.line.path)[:-1]}
    totals = Statement.objects.filter(
        Exists(paper.facts.filter(before__isnull=False)),
        plan=plan,
        line__in=above,
        source__isnull=False,
        role=Role.PLAN,
        measure__is_money=True,
        standing=Statement.Standing.STANDS,
    ).exclude(fact__paper=paper)
    standing = totals.select_related("line", "measure", "unit", "area", "source").order_by("pk")
    retold = {cell_of(s) for s in own}
    return [t for t in standing if cell_of(t) not in retold and _holds_a_changed_one(t, own) and not _left_over(t)]


def _holds_a_changed_one(total: Statement, told: Iterable[Statement]) -> bool:
    cell = cell_of(total)
    return any(cell.contains(cell_of(s)) for s in told)


def _left_over(total: Statement) -> int:
    """What a total holds beside its contents: what stands at its own cell."""
    cell = ("line_id", "measure_id", "role", "source_id", "unit_id", "area_id", "first", "last")
    entries = Entry.objects.filter(plan=total.plan_id, **{name: getattr(total, name) for name in cell})
    return entries.aggregate(left=Sum("value"))["left"] or 0
