"""The annex of recognised products: read back as a list of products, and never as figures of the plan."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.papers import find_facts, read_text
from khuyencong.papers.forms.ket_qua import v2026_1 as ket_qua
from khuyencong.papers.writing import FORMATS, write_paper
from khuyencong.terms.results import Recognised
from tests.papers.forms.samples import RESULTS, SHEET
from tests.papers.forms.test_round_trip import alarms, read_back, said


@pytest.mark.parametrize("format", FORMATS)
def test_the_annex_of_recognised_products_is_read_back_as_a_list_and_as_no_figures(format: str) -> None:
    decision = ("558/QĐ-UBND", date(2021, 2, 9))
    products = (
        Recognised("Bưởi sấy dẻo", "HTX Thử Nghiệm", "xã Thử Một", 4, *decision),
        Recognised("Gốm men lam", "Hộ kinh doanh Mẫu", "phường Thử Hai", 3, *decision),
    )
    document = ket_qua.build(replace(RESULTS, recognised=products), SHEET)
    text = read_text(write_paper(document, format), f"van-ban.{format}")
    rows = find_facts(text).register_rows
    assert [(row.name, row.holder, row.address, row.rating) for row in rows] == [
        (one.name, one.holder, one.place, one.stars) for one in products
    ]
    assert [row.decision for row in rows] == ["558/QĐ-UBND ngày 09/02/2021", "558/QĐ-UBND"]
    assert "Danh sách gồm 02 sản phẩm: 01 sản phẩm 4 sao, 01 sản phẩm 3 sao." in " ".join(text.content.split())
    assert said(find_facts(text)) == said(read_back(ket_qua.build(RESULTS, SHEET), format))
    assert alarms(document, format) == []
