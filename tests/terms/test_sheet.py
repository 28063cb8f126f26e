"""The frame an office gives to a report's content."""

from dataclasses import fields
from datetime import date

from khuyencong.terms.document import Paragraph, Run, Signature
from khuyencong.terms.sheet import Sheet

SHEET = Sheet(
    agency="Sở Thử Nghiệm",
    parent_agency="Ủy ban nhân dân tỉnh Phú Giang",
    place="Phú Giang",
    number="03/BC-STN",
    symbol="BC-STN",
    signed_on=date(2031, 5, 6),
    signature=Signature(("Giám đốc",), "Lê Thử"),
    recipients=("Lưu: VT",),
    bases=("Căn cứ nhiệm vụ",),
    addressees=("Sở Bạn",),
    written_on=date(2031, 5, 6),
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
    drafted_by="PCN",
    address="Số 1, đường Thử Nghiệm",
)


def test_the_paper_takes_every_field_of_the_frame() -> None:
    blocks = (Paragraph((Run("Đã xong."),)),)
    paper = SHEET.paper("Báo cáo", "Kết quả", blocks, "mau/1", "việc đã xong")
    for name in (field.name for field in fields(Sheet)):
        assert getattr(paper, name) == getattr(SHEET, name)
        assert getattr(paper, name), f"the sample leaves {name} empty and proves nothing"
    assert (paper.kind_vi, paper.title, paper.blocks) == ("Báo cáo", "Kết quả", blocks)
    assert (paper.form, paper.about) == ("mau/1", "việc đã xong")
    assert not paper.is_draft


def test_the_copy_that_stays_is_named_last_whether_or_not_somebody_typed_it() -> None:
    assert SHEET.sent_to(("UBND tỉnh", "Sở Tài chính")).recipients == ("UBND tỉnh", "Sở Tài chính", "Lưu: VT")
    assert SHEET.sent_to(("UBND tỉnh", "Lưu: VT, CN")).recipients == ("UBND tỉnh", "Lưu: VT, CN")
    assert SHEET.sent_to(()).recipients == ("Lưu: VT",)
