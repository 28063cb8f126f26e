"""A period's report made of some units' figures only says from whom figures are missing, of those that were due."""

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.writing import write_paper
from khuyencong.records.models import AskedTask, Paper, Plan, Unit, UnitTitle
from khuyencong.terms.document import Annex, TableBlock
from khuyencong.terms.facts import Role, Severity
from khuyencong.terms.periods import Period
from khuyencong.work.reporting import preview
from khuyencong.work.reporting.preview import Preview
from tests.factories import unit_of
from tests.papers.forms.test_ket_qua import texts
from tests.world import World, accept_all, item, tell

pytestmark = pytest.mark.django_db
NAMES = ("An Viễn", "An", "Bàu Hàm", "Cẩm Mỹ", "Gia Kiệm", "Phú Lý", "Tân An")
ASKS = "UBND các xã, phường báo cáo kết quả về Sở Công Thương"


@pytest.fixture
def plan(world: World) -> Plan:
    accept_all(
        world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 900_000), title="Kế hoạch khuyến công năm 2023")
    )
    return Plan.objects.get()


@pytest.fixture
def communes(world: World) -> list[Unit]:
    return [commune(world, f"X{at}", f"UBND xã {name}") for at, name in enumerate(NAMES)]


def commune(world: World, code: str, name: str) -> Unit:
    unit = unit_of(world.province, world.committee, code, "commune_committee")
    UnitTitle.objects.create(unit=unit, title=name, short_title=name, place_name="", certainty="verified", source="thử")
    return unit


def asked(plan: Plan, text: str = ASKS, who: str = "Các đơn vị") -> AskedTask:
    paper = plan.versions.get().paper
    return AskedTask.objects.create(paper=paper, unit=who, frequency="hằng quý", text=text, start=0, end=4)


def shown(world: World, plan: Plan, period: str = "2023Q4", form: str = "ket-qua", as_of: int | None = None) -> Preview:
    return preview(world.officer, plan, Period.parse(period), as_of, form=form)


def told_by(world: World, plan: Plan, unit: Unit | None = None, issuer: str = "", period: str = "2023Q4") -> None:
    """A unit's paper with a figure of the period, sent here at the counter or come on paper."""
    paper = tell(world, item("1", "Hội chợ", Role.ACTUAL, 1_000 + Paper.objects.count(), period=period))
    Paper.objects.filter(pk=paper.pk).update(issuer=issuer, sender=unit)
    accept_all(world.officer, Paper.objects.get(pk=paper.pk))


def test_who_was_due_and_told_no_figure_is_said_first_listed_and_seen_before_signing(
    world: World, plan: Plan, communes: list[Unit]
) -> None:
    assert shown(world, plan).results.returns is None  # nobody asked them
    asked(plan)
    told_by(world, plan, communes[0])  # sent here at the counter
    told_by(world, plan, issuer="ỦY BAN NHÂN DÂN XÃ AN")  # on paper, and not «xã Tân An»
    told_by(world, plan, communes[2], period="2023Q3")  # another period's
    for form in ("ket-qua", "so-sanh"):
        report = shown(world, plan, form=form)
        assert texts(report.document)["returns"] == (
            "Mới có 02/07 đơn vị báo cáo quý IV năm 2023 theo «Kế hoạch khuyến công năm 2023»; chưa có số liệu của "
            "UBND xã Bàu Hàm, UBND xã Cẩm Mỹ, UBND xã Gia Kiệm, UBND xã Phú Lý, UBND xã Tân An."
        )
        doubt = report.findings[0]
        assert (doubt.rule, doubt.severity) == ("missing-value", Severity.WARNING)
        assert "Mới có 2/7 đơn vị" in doubt.message_vi
    facts = find_facts(read_text(write_paper(shown(world, plan).document, "docx"), "bc.docx"))
    assert {a.title for a in facts.activities} == {"Hội chợ"}
    assert "returns" not in texts(shown(world, plan, "2023M05").document)  # no report ends with it


def test_more_than_a_sentence_has_room_for_are_listed_behind_the_report(
    world: World, plan: Plan, communes: list[Unit]
) -> None:
    asked(plan)
    assert "returns" not in texts(shown(world, plan).document)  # who reports tells for all; it is only said to them
    assert "Mới có 0/7" in shown(world, plan).findings[0].message_vi
    told_by(world, plan, communes[0])
    now = shown(world, plan)
    assert "chưa có số liệu của 06 đơn vị (danh sách kèm theo)." in texts(now.document)["returns"]
    *_, annex = (block for block in now.document.blocks if isinstance(block, Annex))
    (table,) = (block for block in annex.blocks if isinstance(block, TableBlock))
    assert [row.cells[1].text for row in table.rows] == [f"UBND xã {name}" for name in NAMES[1:]]
    for unit in communes[1:]:
        told_by(world, plan, unit)
    assert "returns" not in texts(shown(world, plan).document)
    assert "returns" in texts(shown(world, plan, as_of=now.results.as_of).document)  # the report of then stays


def test_who_is_named_was_due_and_not_another_whose_name_begins_alike(
    world: World, plan: Plan, communes: list[Unit]
) -> None:
    asked(plan, "UBND xã An Viễn báo cáo kết quả", "UBND xã An Viễn")
    returns = shown(world, plan).results.returns
    assert returns is not None
    assert (returns.due, returns.missing) == (1, ("UBND xã An Viễn",))
