"""Whose home is what: for each office its panels, in order. A new panel is told here and enters the table below."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from khuyencong.records.models import Membership, Office

from ..tasks import duties
from . import house, oversight, own, recognised, since, waiting, year
from .panels import Panel, Way

_PAPERS = Way(_("Mở văn bản"), "papers")
_PLANS = Way(_("Mở kế hoạch"), "plans")

TO_DO = Panel(
    "viec", _("Việc cần làm"), waiting.to_do, width="c8", way=_PAPERS,
    empty=_("Không có việc nào chờ anh/chị. Văn bản mới nhận ở «Văn bản» sẽ hiện ở đây khi đọc xong."),
)  # fmt: skip
TO_DECIDE = Panel(
    "viec", _("Chờ tôi ký, phê duyệt"), waiting.to_do, width="c8", way=Way(_("Mở báo cáo"), "reports"),
    empty=_("Không có văn bản nào chờ ký, kế hoạch nào chờ phê duyệt."),
)  # fmt: skip
SINCE = Panel(
    "vua-doi", _("Từ lần xem trước"), since.since, way=Way(_("Sổ số liệu"), "ledger"),
    empty=_("Không số liệu nào của kế hoạch đổi từ lần anh/chị đăng nhập trước; không đơn vị nào quá hạn việc giao."),
)  # fmt: skip
DRAFTS = Panel(
    "du-thao", _("Dự thảo của tôi"), waiting.my_drafts, width="c6", way=Way(_("Mở dự thảo"), "drafts"),
    empty=_("Chưa có dự thảo nào. Soạn tờ trình, công văn, giấy mời ở «Báo cáo»."),
)  # fmt: skip
DUE = Panel(
    "bao-cao", _("Báo cáo đến hạn"), duties.due, width="c6", way=Way(_("Việc giao đơn vị"), "tasks"),
    empty=_("Trong 60 ngày tới không có báo cáo nào đến hạn theo văn bản và chế độ đã ghi trong hệ thống."),
)  # fmt: skip
ASKED = Panel(
    "duoc-giao", _("Việc được giao"), duties.asked, width="c6", way=Way(_("Xem tất cả"), "tasks"),
    empty=_("Chưa có văn bản nào giao việc cho đơn vị. Nhận công văn giao việc ở «Văn bản»: việc và hạn hiện ở đây."),
)  # fmt: skip
YEAR = Panel("nam", _("Đã thực hiện"), year.in_short, width="c4 kpi", template="home/_year.html")
GROUPS = Panel(
    "nhom", _("Kế hoạch và thực hiện theo nhóm"), year.by_group, template="home/_compared.html", way=_PLANS,
    empty=_("Kế hoạch chưa có nhóm nội dung nào."),
)  # fmt: skip
SOURCES = Panel(
    "nguon", _("Theo nguồn kinh phí"), year.by_source, width="c6", template="home/_compared.html",
    empty=_("Sổ chưa có kinh phí nào ghi theo nguồn cho kế hoạch này."),
)  # fmt: skip
COURSE = Panel(
    "ky", _("Giải ngân theo thời gian"), year.over_time, width="c6", template="home/_compared.html",
    empty=_("Mới có số cả năm. Báo cáo quý, 6 tháng được ghi sổ thì tiến độ hiện ở đây."),
)  # fmt: skip
BEHIND = Panel(
    "cham", _("Chậm so với thời gian"), year.behind, width="c6",
    empty=_("Không có mục nào chi chậm hơn phần thời gian đã qua của năm."),
)  # fmt: skip
STILL = Panel(
    "dung", _("Mục chưa có báo cáo"), year.unmoved, width="c6", way=_PLANS,
    empty=_("Mục nào cũng đã có báo cáo."),
)  # fmt: skip
ALARMS = Panel(
    "canh-bao", _("Phát hiện chưa xử lý"), oversight.alarms, width="c6", way=_PAPERS,
    empty=_("Không còn phát hiện nào chờ xử lý."),
)  # fmt: skip
ISSUED = Panel(
    "phat-hanh", _("Vừa phát hành"), oversight.lately_issued, way=Way(_("Mở báo cáo"), "reports"),
    empty=_("Chưa có văn bản nào được phát hành."),
)  # fmt: skip
MOVED = Panel(
    "doi", _("Số liệu đổi sau khi ký"), oversight.moved, width="c6", way=Way(_("Mở báo cáo"), "reports"),
    empty=_("Không văn bản nào đã phát hành có số liệu thay đổi trong sổ."),
)  # fmt: skip
ENDED = Panel(
    "can-cu", _("Căn cứ hết hiệu lực còn được viện dẫn"), oversight.ended_bases, width="c6",
    way=Way(_("Căn cứ pháp lý"), "references"), empty=_("Không có căn cứ hết hiệu lực nào được viện dẫn."),
)  # fmt: skip
PROOF = Panel("doi-chieu", _("Đối chiếu sổ"), oversight.proof, width="c6", way=Way(_("Nhật ký"), "history"))
ACTS = Panel(
    "hanh-vi", _("Việc vừa làm"), oversight.last_acts, way=Way(_("Nhật ký"), "history"),
    empty=_("Chưa có hành vi nào được ghi."),
)  # fmt: skip
OWN_LINES = Panel(
    "muc", _("Nội dung đơn vị chủ trì"), own.own_lines, width="c6", way=_PLANS,
    empty=_("Chưa có mục kế hoạch nào ghi đơn vị này chủ trì. Sở giữ kế hoạch ghi đơn vị chủ trì ở trang kế hoạch."),
)  # fmt: skip
OWN_FIGURES = Panel(
    "so-lieu", _("Số liệu của đơn vị"), own.own_figures, width="c6", way=Way(_("Sổ số liệu"), "ledger"),
    empty=_("Chưa có số liệu nào ghi cho đơn vị hay địa bàn này. Gửi báo cáo kết quả ở «Văn bản»."),
)  # fmt: skip
OWN_PAPERS = Panel(
    "van-ban", _("Văn bản của đơn vị"), own.own_papers, way=Way(_("Gửi văn bản"), "papers"),
    empty=_("Đơn vị chưa gửi văn bản nào."),
)  # fmt: skip
ACCOUNTS = Panel(
    "tai-khoan", _("Tài khoản cần để ý"), house.accounts, width="c6", way=Way(_("Người dùng"), "users"),
    empty=_("Ai cũng đã tự đặt mật khẩu; trong 14 ngày tới không vai trò nào hết hạn."),
)  # fmt: skip
OUTBOX = Panel(
    "thu", _("Thư chưa gửi được"), house.outbox, width="c6", way=Way(_("Hộp thư đi"), "outbox"),
    empty=_("Không có thư nào đang chờ hay lỗi."),
)  # fmt: skip
HEALTH = Panel("may-chu", _("Máy chủ"), house.health)

OWN_PRODUCTS = Panel(
    "san-pham", _("Sản phẩm của cơ sở"), recognised.own_products, way=Way(_("Mở danh mục"), "registers"),
    empty=_("Chưa danh mục nào ghi tên này. Tên tài khoản phải là tên cơ sở trong quyết định công nhận: nhờ quản trị."),
)  # fmt: skip
SUPPORT = Panel(
    "ho-tro", _("Hỗ trợ đã nhận"), recognised.support,
    empty=_("Chưa nội dung nào của các kế hoạch ghi cơ sở này được hỗ trợ."),
)  # fmt: skip
RENEWALS = Panel(
    "danh-gia-lai", _("Đến hạn đánh giá lại"), recognised.renewals, way=Way(_("Mở danh mục"), "registers"),
    empty=_("Trong năm nay không giấy chứng nhận nào hết hạn."),
)  # fmt: skip
DECISIONS = Panel(
    "quyet-dinh", _("Quyết định công nhận"), recognised.decisions, way=Way(_("Đếm theo xã, phường"), "register_counts"),
    empty=_("Danh mục chưa có quyết định công nhận nào."),
)  # fmt: skip

_OWN = (ASKED, DUE, OWN_PAPERS, OWN_LINES, OWN_FIGURES)
HOMES: dict[str, tuple[Panel, ...]] = {
    Office.LEADER: (TO_DECIDE, YEAR, SINCE, GROUPS, BEHIND, ALARMS, SOURCES, COURSE, ISSUED),
    # What is owed stands before what is begun.
    Office.OFFICER: (TO_DO, YEAR, replace(DUE, width="c12"), STILL, DRAFTS, GROUPS),
    Office.CENTRE: (TO_DO, YEAR, ASKED, DUE, STILL, GROUPS),
    Office.COMMUNE: _OWN,
    Office.AGENCY: _OWN,
    Office.COUNCIL: (RENEWALS, DECISIONS),
    Office.APPLICANT: (OWN_PRODUCTS, SUPPORT),
    Office.INSPECTOR: (ALARMS, MOVED, ENDED, PROOF, ACTS),
    Office.ADMIN: (ACCOUNTS, OUTBOX, HEALTH),
}


def panels_of(offices: Iterable[Membership]) -> tuple[Panel, ...]:
    """The home of somebody with these offices: the panels of each, none twice."""
    listed = {panel.code: panel for office in offices for panel in HOMES.get(office.office, (TO_DO,))}
    return tuple(listed.values())
