"""By which rule each figure was read stands in the JSON of a paper, and beside the figure where it is reviewed."""

import html

from django.test import Client
from django.urls import reverse

from khuyencong.desk.command_line.facts_json import facts_json
from khuyencong.desk.words import READ_BY
from tests.factories import Case
from tests.papers.reading.reading import facts_of

PAPER = (
    "BÁO CÁO\nKết quả khuyến công năm 2031\n\nI. KẾT QUẢ\n"
    "1. Lớp mộc: mở 2/3 lớp cho 50 - 60 học viên, kinh phí 90 triệu đồng (ngân sách tỉnh 60 triệu đồng, cơ sở đối ứng "
    "30 triệu đồng); doanh thu 2 tỷ đồng.\n"
    "2. Hội chợ: 05 cơ sở (gốm 3, mây tre 2), 40/45 triệu đồng, giao dịch 1 triệu USD.\n"
    "3. Bản tin: in 02 số, không phát sinh kinh phí.\n"
    "4. Máy sấy: 44/46 hộ dùng; hỗ trợ một trăm hai mươi triệu đồng.\n"
)


def test_each_figure_of_the_json_tells_its_rule_and_each_rule_has_words() -> None:
    told = facts_json({}, facts_of(PAPER), ())["activities"]
    rules = {quantity["rule"] for one in told for quantity in one["quantities"]}
    rules |= {one["amount_rule"] for one in told if one["amount_vnd"] is not None}
    rules |= {share["rule"] for one in told for share in one["shares"]}
    assert {"count", "range", "fraction", "kind", "revenue", "foreign", "money", "aside", "share"} <= rules
    assert rules <= READ_BY.keys()


def test_who_reviews_a_figure_sees_its_rule(case: Case, officer: Client) -> None:
    case.waiting.facts.filter(printed_value=50_000_000).update(rule="money")
    case.waiting.facts.filter(printed_value=2_700_000).update(rule="aside")
    page = html.unescape(officer.get(reverse("paper", args=[case.waiting.pk])).content.decode())
    assert f'title="{READ_BY["money"]}"' in page
    assert f'title="{READ_BY["aside"]}"' in page
