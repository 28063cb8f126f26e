"""One made-up paper of each kind that has a layout or an order of its own."""

from dataclasses import replace
from datetime import date

from khuyencong.terms.document import Cell, Column, Document, Paragraph, Row, Run, TableBlock
from khuyencong.terms.signing import Mark, signature

BASE = Document(
    kind_vi="Thông báo",
    title="Kết quả xét chọn cơ sở tham gia hội chợ",
    agency="Sở Công Thương",
    parent_agency="Ủy ban nhân dân tỉnh Phú Giang",
    number="15/TB-SCT",
    place="Phú Giang",
    signed_on=date(2031, 3, 5),
    blocks=(Paragraph((Run("Có 12 cơ sở được chọn."),)),),
    signature=signature("Giám đốc", "Lê Thử Nghiệm", Mark.DEPUTY, "Phó Giám đốc"),
    recipients=("Các cơ sở được chọn", "Lưu: VT, CN"),
    written_on=date(2031, 3, 5),
)
NOTICE = BASE
LETTER = replace(
    BASE,
    kind_vi="Công văn",
    title="cử cán bộ dự lớp tập huấn",
    number="41/SCT-CN",
    addressees=("UBND huyện Thử Nghiệm", "UBND huyện Thí Điểm"),
)
SUBMISSION = replace(
    BASE,
    kind_vi="Tờ trình",
    title="Phê duyệt danh mục đề án",
    number="07/TTr-SCT",
    addressees=("Ủy ban nhân dân tỉnh",),
)
DECISION = replace(
    BASE,
    kind_vi="Quyết định",
    title="Về việc thành lập hội đồng xét chọn",
    number="99/QĐ-SCT",
    decided_by="Giám đốc Sở Công Thương",
    bases=("Căn cứ Luật Thử nghiệm", "Theo đề nghị của Trưởng phòng Quản lý Công nghiệp"),
    blocks=(
        Paragraph((Run("Điều 1. ", bold=True), Run("Thành lập hội đồng gồm 07 người."))),
        Paragraph((Run("Điều 2. ", bold=True), Run("Quyết định này có hiệu lực kể từ ngày ký."))),
    ),
    recipients=("Như Điều 1", "Lưu: VT"),
)
INVITATION = replace(
    BASE, kind_vi="Giấy mời", title="Họp hội đồng xét chọn", number="21/GM-SCT", addressees=("Các thành viên hội đồng",)
)
MINUTES = replace(
    BASE,
    kind_vi="Biên bản",
    title="Họp hội đồng xét chọn",
    number="02/BB-SCT",
    signature=signature("Chủ tọa", "Lê Thử Nghiệm"),
    second_signature=signature("Thư ký", "Trần Thị Thí Điểm"),
)
ROSTER = replace(
    BASE,
    kind_vi="Danh sách",
    title="Cơ sở tham gia hội chợ",
    number="03/DS-SCT",
    blocks=(TableBlock((Column("TT", 10, "center"), Column("Cơ sở", 90)), (Row((Cell("1"), Cell("Cơ sở Đan Lát"))),)),),
)
KINDS = {
    "thông báo": NOTICE,
    "công văn": LETTER,
    "tờ trình": SUBMISSION,
    "quyết định": DECISION,
    "giấy mời": INVITATION,
    "biên bản": MINUTES,
    "danh sách": ROSTER,
}
