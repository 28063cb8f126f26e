"""A list that goes with a report carries out nothing that is planned in it."""

from khuyencong.norms import check_between
from khuyencong.papers import find_facts
from khuyencong.terms.facts import Text

PLAN = """TRUNG TÂM KHUYẾN CÔNG
Số: 88/{sign}-TTKC
Thử, ngày 20 tháng 6 năm 2025
{kind}
{title} khuyến công năm 2025

1. Hỗ trợ 02 cơ sở ứng dụng máy móc, thiết bị: 560.000.000 đồng.
2. Mở 02 lớp dạy nghề cho lao động nông thôn: 120.000.000 đồng.
"""
LIST = """BẢNG KÊ
Kết quả hỗ trợ cơ sở khuyến công năm 2025
(Kèm theo {cited} số 88/{sign}-TTKC ngày 20/6/2025 của Trung tâm Khuyến công)
STT | Nội dung | Kinh phí thực hiện (đồng)
1 | Máy cắt laser của cơ sở An | 280.000.000
2 | Máy sấy lạnh của cơ sở Bình | 280.000.000
"""


def _rules(sign: str, kind: str, title: str) -> set[str]:
    cited = kind.capitalize()
    papers = (PLAN.format(sign=sign, kind=kind, title=title), LIST.format(cited=cited, sign=sign))
    texts = [(f"{i}.txt", Text(words, "text/plain")) for i, words in enumerate(papers)]
    return {finding.rule for _, finding in check_between([(name, text, find_facts(text)) for name, text in texts])}


def test_what_a_list_of_a_report_names_is_not_missing_from_a_plan() -> None:
    assert "content-new" not in _rules("BC", "BÁO CÁO", "Kết quả thực hiện")
    assert "content-new" in _rules("KH", "KẾ HOẠCH", "Thực hiện")
