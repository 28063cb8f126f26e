"""What an officer of the made-up province typed into each composed form."""

from dataclasses import replace
from types import ModuleType

from khuyencong.papers.forms.bien_ban import v2026_1 as bien_ban
from khuyencong.papers.forms.cong_van import v2026_1 as cong_van
from khuyencong.papers.forms.danh_sach import v2026_1 as danh_sach
from khuyencong.papers.forms.dieu_chinh import v2026_1 as dieu_chinh
from khuyencong.papers.forms.don_doc import v2026_1 as don_doc
from khuyencong.papers.forms.frame import framed, with_annex
from khuyencong.papers.forms.giay_moi import v2026_1 as giay_moi
from khuyencong.papers.forms.quyet_dinh import v2026_1 as quyet_dinh
from khuyencong.papers.forms.thong_bao import v2026_1 as thong_bao
from khuyencong.papers.forms.to_trinh import v2026_1 as to_trinh
from khuyencong.terms.blanks import NONE, Answers
from khuyencong.terms.document import Document
from khuyencong.terms.results import Figure, State
from khuyencong.terms.sheet import Sheet
from khuyencong.terms.told import Fate, Moved, Told
from tests.papers.forms.samples import PLAN, RESULTS, SHEET, planned

NOTHING = Figure(None, State.MISSING, "")
MOVED = (
    Moved("1", "Dạy đan lát", planned(12, 90_000_000), planned(12, 60_000_000), planned(12, -30_000_000), Fate.CHANGED),
    Moved("2", "Lò sấy ngói", planned(20, 50_000_000), planned(20, 0), planned(20, -50_000_000), Fate.GONE),
    Moved("3", "Lò nung mới", NOTHING, planned(21, 80_000_000), planned(21, 80_000_000), Fate.ADDED),
)
DECISION = "Quyết định số 31/QĐ-UBND ngày 02 tháng 01 năm 2031 của Ủy ban nhân dân tỉnh Phú Giang"
TOLD = Told(PLAN, RESULTS, DECISION, MOVED, "Hộ dân đã nghỉ làm")
FORMS: tuple[ModuleType, ...] = (
    to_trinh, quyet_dinh, dieu_chinh, thong_bao, don_doc, cong_van, giay_moi, bien_ban, danh_sach,
)  # fmt: skip
TYPED = {
    to_trinh: {},
    quyet_dinh: {
        "bases": "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công",
        "proposal": "Trưởng phòng Quản lý Công nghiệp",
    },
    dieu_chinh: {
        "bases": "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công",
        "proposal": "Trưởng phòng Quản lý Công nghiệp",
    },
    thong_bao: {},
    don_doc: {"addressees": "Trung tâm Khuyến công Phú Giang\nỦy ban nhân dân xã Tân Thử", "until": "2031-12-15"},
    cong_van: {
        "addressees": "Ủy ban nhân dân xã Tân Thử",
        "body": "Sở Công Thương đề nghị quý cơ quan cử cán bộ dự lớp tập huấn.\nDanh sách gửi trước ngày 15/3/2031.",
        "figures": "yes",
    },
    giay_moi: {
        "addressees": "Trung tâm Khuyến công Phú Giang\nỦy ban nhân dân xã Tân Thử",
        "time": "08 giờ 00, ngày 12 tháng 12 năm 2031",
        "place": "Phòng họp số 2, trụ sở Sở Công Thương",
        "chair": "Phó Giám đốc phụ trách khuyến công",
    },
    bien_ban: {
        "began": "08 giờ 00, ngày 12 tháng 12 năm 2031",
        "place": "Phòng họp số 2, trụ sở Sở Công Thương",
        "present": "Trung tâm Khuyến công Phú Giang\nỦy ban nhân dân xã Tân Thử",
        "chair": "Lê Thử Nghiệm",
        "secretary": "Trần Thị Thí Điểm",
        "discussed": "Các đơn vị thống nhất với số liệu đã báo cáo.",
        "concluded": "Trung tâm hoàn thành các nội dung còn lại trong tháng 12.",
        "ended": "11 giờ 00 cùng ngày",
        "figures": "yes",
    },
    danh_sach: {},
}  # fmt: skip


def answers_of(form: ModuleType, told: Told = TOLD, sheet: Sheet = SHEET) -> Answers:
    return Answers(TYPED[form]).over(form.usual(told, sheet))


def composed(form: ModuleType, told: Told = TOLD, sheet: Sheet = SHEET, answers: Answers = NONE) -> Document:
    symbol = f"{form.SYMBOL}-SCT" if form.SYMBOL else "SCT-CN"
    sheet = replace(sheet, number=f"07/{symbol}" if sheet.number else "", symbol=symbol)
    full = answers if answers.values else answers_of(form, told, sheet)
    return with_annex(form.build(told, full, framed(sheet, full)), full)
