"""Articles of a decision follow one another."""

import pytest

from .test_true_sums import rules

DECISION = "UBND TỈNH X\nSố: 9/QĐ-SCT\nQUYẾT ĐỊNH\nVề việc hỗ trợ khuyến công năm 2020\n"


@pytest.mark.parametrize(
    ("articles", "told"),
    [
        ("Điều 1. Hỗ trợ.\nĐiều 2. Hiệu lực.\nĐiều 4. Thi hành.\n", "numbering-gap"),
        ("Điều 1. Hỗ trợ.\nĐiều 2. Hiệu lực.\nĐiều 2. Thi hành.\n", "numbering-repeat"),
    ],
)
def test_an_article_left_out_or_told_twice(articles: str, told: str) -> None:
    assert told in rules(DECISION + articles)


@pytest.mark.parametrize(
    "articles",
    [
        "Điều 1. Hỗ trợ.\nĐiều 2. Hiệu lực.\nĐiều 3. Thi hành.\n",
        "Điều 1. Hỗ trợ.\nĐiều 2. Ban hành quy chế.\nQUY CHẾ\nĐiều 1. Phạm vi.\nĐiều 2. Đối tượng.\n",
        "Điều 1. Theo quy định tại\nĐiều 5. Nghị định.\nĐiều 2. Hiệu lực.\nĐiều 3. Thi hành.\n",  # a line goes on
        "Điều 7. Hỗ trợ máy móc.\nĐiều 9. Hỗ trợ đào tạo.\n",  # quoted from another paper
    ],
)
def test_articles_in_their_order(articles: str) -> None:
    assert not rules(DECISION + articles) & {"numbering-gap", "numbering-repeat"}
