"""Budget annexes, tables of plan against result and lists, in the forms in which offices write them: every cell."""

from pathlib import Path

import pytest
import yaml

from khuyencong.norms import check
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Activity, Severity, Text
from khuyencong.terms.numbers import format_decimal
from tests.papers.reading.reading import facts_of

ANNEXES = yaml.safe_load(Path(__file__).with_name("annexes.yaml").read_text("utf-8"))


def told(activity: Activity) -> str:
    money = f"{format_decimal(activity.amount.value)} đồng" if activity.amount else "-"
    counts = "; ".join(f"{format_decimal(q.value)} {q.unit}" for q in activity.quantities) or "-"
    parts = (activity.title, activity.role, activity.period, money, counts, activity.fund_source or "-")
    return " | ".join(str(part) for part in parts)


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex["what"])
def test_every_cell_is_told_as_what_it_is(annex: dict[str, object]) -> None:
    facts = facts_of(str(annex["text"]))
    assert [told(activity) for activity in facts.activities] == annex["tells"]
    assert [total.amount_vnd for total in facts.totals] == annex["totals"]


@pytest.mark.parametrize("annex", ANNEXES, ids=lambda annex: annex["what"])
def test_true_tables_raise_no_alarm(annex: dict[str, object]) -> None:
    text = Text(str(annex["text"]), "text/plain")
    assert [f for f in check(text, find_facts(text)) if f.severity is not Severity.INFO] == []
