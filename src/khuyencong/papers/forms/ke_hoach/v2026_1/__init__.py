"""Form `ke-hoach`, version 2026-1: a plan's contents with targets, its funding by source and the funding annex."""

from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.document import Block, Document, Heading, Paragraph
from khuyencong.terms.plan_paper import PlanGroup, PlanItem, PlanPaper
from khuyencong.terms.sheet import Sheet

from ...figures import Words, count, money, sentence
from ...plan_annex import annex, is_alone, item_funds, lowered, target_of
from ...plan_funding import funding
from ...typed import numbered, section

FORM = "ke-hoach/2026-1"


def build(plan: PlanPaper, sheet: Sheet, answers: Answers = NONE) -> Document:
    """The plan in this office's frame; what it is for, how it is reached and by whom is its officer's to say."""
    blocks: tuple[Block, ...] = (
        sentence("opening", f"{sheet.agency} ban hành Kế hoạch {lowered(plan.title)} với các nội dung như sau:"),
        *numbered(
            section(answers, "aims", "Mục đích, yêu cầu"),
            (f"Nội dung kế hoạch năm {plan.year}", tuple(block for group in plan.groups for block in _group(group))),
            section(answers, "solutions", "Giải pháp thực hiện"),
            ("Kinh phí thực hiện", _funding(plan)),
            ("Tổ chức thực hiện", _duties(plan, sheet, answers)),
        ),
        annex(plan),
    )
    return sheet.paper("Kế hoạch", plan.title, blocks, FORM, lowered(plan.title))


def _group(group: PlanGroup) -> tuple[Block, ...]:
    """A group's heading and its contents; one whose only content bears its title is that content."""
    heading = Heading(2, group.number, group.title)
    if is_alone(group):
        return (heading, _targets(group.items[0], group.number))
    contents = ((Heading(3, item.number, item.title), _targets(item, group.number)) for item in group.items)
    return (heading, *(block for content in contents for block in content))


def _targets(item: PlanItem, group: str) -> Paragraph:
    """«Chỉ tiêu: 300 lượt học viên, kinh phí 230.000.000 đồng.» A sum that is not given is not spoken of."""
    funds = item_funds(item)
    parts: list[tuple[Words, ...]] = [(item.text.strip().rstrip(".;"),)] if item.text else []
    parts += [count(target_of(target), target.unit) for target in item.targets]
    parts += [("kinh phí ", *money(funds))] if funds.value is not None else []
    words = [word for number, part in enumerate(parts) for word in ((", ",) if number else ()) + part]
    told = words or ["theo yêu cầu nhiệm vụ"]
    return sentence(f"item-{group}-{item.number}", "Chỉ tiêu: ", *told, ".")


def _funding(plan: PlanPaper) -> tuple[Block, ...]:
    note = sentence("annex", "(Chi tiết kinh phí theo Phụ lục kèm theo).")
    return (*funding(plan), note) if plan.total is not None else funding(plan)


def _duties(plan: PlanPaper, sheet: Sheet, answers: Answers) -> tuple[Block, ...]:
    usual = (
        "Các cơ quan, đơn vị được giao nhiệm vụ chủ động triển khai các nội dung của Kế hoạch này, định kỳ báo cáo "
        f"kết quả thực hiện và những khó khăn, vướng mắc về {sheet.agency} để tổng hợp, theo dõi."
    )
    told = answers.lines("duties") or plan.duties or (usual,)
    return tuple(sentence(f"duty-{number}", text) for number, text in enumerate(told, start=1))
