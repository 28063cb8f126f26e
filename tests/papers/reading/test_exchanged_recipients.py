"""A decision that gives a content to somebody else: the content goes on under its name, with its money."""

import pytest

from khuyencong.terms.facts import Status
from tests.papers.reading.reading import facts_of
from tests.papers.reading.test_adjusting import MILLION, contents, told
from tests.papers.reading.test_adjustments import HEAD

EXCHANGED = """\
Thay Công ty TNHH Mẫu bằng HTX Thử là đơn vị thụ hưởng đề án “Lò sấy ngói”, kinh phí 50 triệu đồng.
Thay thế Công ty TNHH Mẫu bằng HTX Thử là đơn vị thụ hưởng của đề án Lò sấy ngói (50 triệu đồng).
Thay đơn vị thụ hưởng đề án Lò sấy ngói từ Công ty TNHH Mẫu sang HTX Thử, kinh phí 50 triệu đồng giữ nguyên.
Thay đơn vị thụ hưởng Công ty TNHH Mẫu bằng HTX Thử đối với đề án Lò sấy ngói, kinh phí 50 triệu đồng.
Thay đổi đơn vị thụ hưởng đề án Lò sấy ngói: HTX Thử thay cho Công ty TNHH Mẫu, kinh phí 50 triệu đồng.
Đề án Lò sấy ngói: thay đơn vị thụ hưởng Công ty TNHH Mẫu bằng HTX Thử, kinh phí 50 triệu đồng.
Đề án Lò sấy ngói: thay Công ty TNHH Mẫu bằng HTX Thử, kinh phí giữ nguyên 50 triệu đồng.
Đề án Lò sấy ngói: đơn vị thụ hưởng điều chỉnh từ Công ty TNHH Mẫu sang HTX Thử, kinh phí 50 triệu đồng.
Chuyển chủ đầu tư đề án Lò sấy ngói từ Công ty TNHH Mẫu sang HTX Thử, kinh phí 50 triệu đồng.
Điều chỉnh đơn vị thụ hưởng của đề án Lò sấy ngói là HTX Thử, kinh phí 50 triệu đồng.
Giao HTX Thử thực hiện đề án Lò sấy ngói thay cho Công ty TNHH Mẫu, kinh phí 50 triệu đồng.
HTX Thử thay Công ty TNHH Mẫu thực hiện đề án Lò sấy ngói, kinh phí 50 triệu đồng."""


@pytest.mark.parametrize("sentence", EXCHANGED.splitlines())
def test_a_content_that_somebody_else_gets_keeps_its_name_and_its_money(sentence: str) -> None:
    assert told(sentence) == [("Lò sấy ngói", None, 50, 50)]
    (given,) = contents(sentence)
    assert given.status is None
    assert "HTX Thử" in (given.reason or "")


def test_one_content_in_place_of_another_is_no_exchange_of_who_gets_it() -> None:
    sentence = "Thay đề án Lò sấy của Công ty Mẫu bằng đề án Lò gốm của HTX Thử, kinh phí 50 triệu đồng."
    assert [(a.title, a.status) for a in contents(sentence)] == [
        ("Lò sấy của Công ty Mẫu", Status.NOT_DONE),
        ("Lò gốm của HTX Thử", None),
    ]


def test_bullets_under_a_content_say_who_gets_it_and_what_it_keeps() -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh một số nội dung như sau:\n1. Đề án Lò sấy ngói:\n"
        "- Thay Công ty TNHH Mẫu bằng HTX Thử là đơn vị thụ hưởng;\n- Kinh phí giữ nguyên: 50 triệu đồng.\n"
        "2. Đề án Máy ép:\n- Thay đổi đơn vị thụ hưởng từ Công ty TNHH Mẫu sang HTX Thử.\n"
    )
    assert [(a.title, a.amount and a.amount.value, a.before and a.before.value) for a in facts.activities] == [
        ("Lò sấy ngói", 50 * MILLION, 50 * MILLION),
        ("Máy ép", None, None),
    ]
    assert facts.totals == ()


def test_a_kept_sum_that_is_no_number_leaves_the_paper_readable() -> None:
    facts = facts_of(
        f"{HEAD}Điều 1. Điều chỉnh như sau:\n1. Đề án Lò sấy ngói:\n"
        "- Thay Công ty TNHH Mẫu bằng HTX Thử;\n- Kinh phí giữ nguyên: 5.0.0.0 triệu đồng.\n"
    )
    assert [(a.title, a.amount) for a in facts.activities] == [("Lò sấy ngói", None)]
