"""What is said of a paper of ours before it is signed: whose it is to issue, and what it stands on."""

from datetime import date

import pytest

from khuyencong.terms.facts import Severity
from khuyencong.terms.known_documents import KnownDocument, KnownDocuments, Mark
from khuyencong.work.reporting import doubts

BASES = ("Căn cứ Thông tư số 1/2025/TT-BCT ngày 02 tháng 01 năm 2025;",)


def test_a_decision_approves_what_is_approved_only_in_place_of_the_one_issued_here() -> None:
    assert doubts.of_approval("", replaceable=False) == []
    (again,) = doubts.of_approval("95/KH-UBND", replaceable=False)
    (instead,) = doubts.of_approval("95/KH-UBND", replaceable=True)
    assert (again.rule, again.severity) == ("approved-already", Severity.ERROR)
    assert (instead.rule, instead.severity) == ("approved-already", Severity.WARNING)


def test_an_agency_adjusts_only_what_it_approved_and_reports_what_it_leads() -> None:
    (others,) = doubts.of_agency("Quyết định số 01/QĐ-UBND ngày 02/01/2025", {"SCT"})
    assert (others.rule, others.severity) == ("not-own-plan", Severity.WARNING)
    assert doubts.of_agency("Quyết định số 01/QĐ-SCT ngày 02/01/2025", {"SCT"}) == []
    (led,) = doubts.of_lead("Sở Công Thương", "Trung tâm Khuyến công")
    assert led.rule == "not-own-plan"
    assert doubts.of_lead("Sở Công Thương", "Sở Công Thương") == []


@pytest.mark.parametrize(
    ("mark", "plan", "told"),
    [
        (Mark.MEMORY, "", ["citation-unverified"]),
        (Mark.MEMORY, "Thông tư số 1/2025/TT-BCT ngày 02/01/2025", []),  # what approved the plan is known
        (Mark.TEXT, "", []),
    ],
)
def test_a_basis_that_nobody_verified_is_told(mark: Mark, plan: str, told: list[str]) -> None:
    circular = KnownDocument(
        "1/2025/TT-BCT", "2025-01-02", "Thông tư", "Thử", "Bộ Công Thương", date(2025, 2, 1), None, mark, "thử"
    )
    known = KnownDocuments.of([circular])
    assert [one.rule for one in doubts.of_bases(BASES, known, date(2025, 6, 1), plan)] == told


def test_a_decision_whose_adjustment_was_undone_may_not_go_out() -> None:
    told = doubts.of_undone(12, "Phê duyệt đã bị thu hồi")
    assert (told.rule, told.severity) == ("adjustment-undone", Severity.ERROR)
    assert "(hành vi số 12)" in told.message_vi
