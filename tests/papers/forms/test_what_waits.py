"""What is not yet carried out or not yet paid is printed so that it is read back as such."""

from dataclasses import replace

from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.terms.document import Paragraph
from khuyencong.terms.facts import Role, Status
from khuyencong.terms.reasons import Reason
from khuyencong.terms.results import Figure, Outcome, State
from tests.papers.forms.samples import RESULTS, SHEET
from tests.papers.forms.test_round_trip import read_back

MISSING = Figure(None, State.MISSING, "")


def test_what_waits_and_what_is_owed_is_read_back_as_such() -> None:
    waiting, owed = Reason("mưa lớn, dời sang tháng 11"), Reason("chờ hồ sơ")
    ahead = Reason("Chưa tổ chức, dự kiến tháng 11/2031 theo kế hoạch")
    lines = [line for line in RESULTS.lines if not line.is_group]
    told = {
        lines[0].line: replace(lines[0], outcome=Outcome.LATER, money_actual=MISSING, targets=(), reasons=(waiting,)),
        lines[1].line: replace(lines[1], outcome=Outcome.UNPAID, money_actual=MISSING, reasons=(owed,)),
        lines[2].line: replace(lines[2], outcome=Outcome.LATER, money_actual=MISSING, targets=(), reasons=(ahead,)),
    }
    changed = replace(RESULTS, lines=tuple(told.get(line.line, line) for line in RESULTS.lines))
    document = ket_qua.build(changed, SHEET)
    listed = next(b for b in document.blocks if isinstance(b, Paragraph) and b.key == f"later-{lines[2].line}")
    assert listed.runs[0].text == f"- {lines[2].title}: chưa thực hiện ({ahead.clause})."
    facts = read_back(document, "docx")
    undone = {a.title: a.reason for a in facts.activities if a.status is Status.NOT_DONE}
    assert undone[lines[0].title] == waiting.text
    assert undone[lines[2].title] == ahead.clause
    spent = [
        a.amount and a.amount.value for a in facts.activities if a.title == lines[1].title and a.role is Role.ACTUAL
    ]
    assert spent
    assert not any(spent)
