"""Vietnamese words for the codes that pages show."""

from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from khuyencong.reports.course import Course, Part
from khuyencong.reports.versions import Fate
from khuyencong.terms.exchange import LACK_WORDS
from khuyencong.terms.facts import Role
from khuyencong.terms.known_documents import ChangeKind, Validity
from khuyencong.terms.ledger import BEGINNING
from khuyencong.terms.money import MoneyUnit
from khuyencong.terms.periods import Period, Window, calendar_period, day_in_figures


def naming(words: str, **names: object) -> SafeString:
    """Words of the page around names of the record: these stay Vietnamese, and are marked so on another's page."""
    mark = "{}" if get_language() == "vi" else '<span lang="vi">{}</span>'
    told = {key: format_html(mark, name) for key, name in names.items()}
    return mark_safe(escape(words) % told)  # noqa: S308 - both escaped


def frequency_words(told: str) -> str:
    """How often a paper asks for something, as its reader put it: «hằng quý, 6 tháng»."""
    return ", ".join(str(FREQUENCY_WORDS.get(one, one)) for one in told.split(", "))


def official(told: object) -> SafeString:
    """Words of the record alone, marked likewise."""
    return naming("%(told)s", told=told)


_PERIODS = {
    "": _("năm %(year)s"),
    "H1": _("6 tháng đầu năm %(year)s"),
    "H2": _("6 tháng cuối năm %(year)s"),
    "M01-M09": _("9 tháng đầu năm %(year)s"),
}
_PARTS = {"Q": _("quý %(parts)s năm %(year)s"), "M": _("tháng %(parts)s năm %(year)s"), "-": _("giai đoạn %(code)s")}


def period_words(period: Period) -> str:
    """A period as pages say it; papers are Vietnamese and have `Period.in_words`."""
    year, rest = period.code[:4], period.code[4:]
    words = _PERIODS.get(rest) or _PARTS[rest[0]]
    return words % {"year": year, "code": period.code, "parts": period.in_words().split()[1]}


def code_words(code: str) -> str:
    """The period of a code in words; what is no code of a period stays as it is."""
    try:
        return period_words(Period.parse(code))
    except ValueError:
        return code


def part_words(told: Course, part: Part) -> str:
    """A part of a year's course; the year says where its sum stops, lest nine months be taken for it."""
    if part.period.is_year and told.until:
        return gettext("%(year)s (mới có %(part)s)") % {
            "year": period_words(part.period),
            "part": period_words(told.until),
        }
    return period_words(part.period)


def window_words(window: Window) -> str:
    """The window's name when it is a calendar one, the day of a level, else its days."""
    days = {"first": day_in_figures(window.first), "last": day_in_figures(window.last)}
    if window.first == BEGINNING:
        return gettext("đến hết ngày %(last)s") % days
    if period := calendar_period(window):
        return period_words(period)
    return gettext("từ %(first)s đến %(last)s") % days


ROLE_WORDS: dict[str, str | Promise] = {
    Role.PLAN: _("kế hoạch"),
    Role.ADJUSTMENT: _("điều chỉnh"),
    Role.ACTUAL: _("thực hiện"),
    Role.ESTIMATE: _("ước thực hiện"),
    Role.COMMITTED: _("cam kết"),
    Role.ADVANCED: _("tạm ứng"),
    Role.PAID: _("thanh toán"),
    Role.SETTLED: _("quyết toán"),
    Role.RETURNED: _("hoàn trả"),
}
# by which rule a figure was read
READ_BY: dict[str, str | Promise] = {
    "money": _("số tiền trong câu"),
    "total": _("tổng số tiền trong câu"),
    "table": _("ô của bảng"),
    "share": _("phần một nguồn chi trả"),
    "aside": _("số đứng bên cạnh để so sánh"),
    "words": _("số viết bằng chữ"),
    "nothing-spent": _("câu nói không chi tiền"),
    "not-done": _("câu nói không thực hiện"),
    "part": _("phần của số tiền khác trong mục"),
    "count": _("số đứng trước đơn vị"),
    "range": _("khoảng, hai đầu"),
    "fraction": _("phần trong tổng số"),
    "whole": _("tổng số của phần đứng trước"),
    "kind": _("số của từng loại trong ngoặc"),
    "revenue": _("doanh thu, giá trị hợp đồng"),
    "foreign": _("tiền nước ngoài"),
}
RULE_WORDS: dict[str, str | Promise] = {
    "unit-slip": _("lệch đơn vị"),
    "bad-grouping": _("sai dấu phân nhóm"),
    "sum-mismatch": _("cộng không khớp"),
    "column-unread": _("cột số liệu chưa đọc"),
    "percent-mismatch": _("tỷ lệ không khớp"),
    "count-mismatch": _("đếm không khớp"),
    "stars-mismatch": _("sao không khớp điểm"),
    "words-mismatch": _("số và chữ khác nhau"),
    "numbering-gap": _("đánh số nhảy"),
    "numbering-repeat": _("đánh số trùng"),
    "missing-value": _("thiếu số liệu"),
    "citation-unknown": _("viện dẫn chưa biết"),
    "citation-date": _("ngày viện dẫn"),
    "no-such-day": _("ngày không có thật"),
    "citation-form": _("cách viện dẫn"),
    "citation-ended": _("căn cứ hết hiệu lực"),
    "citation-unverified": _("chưa kiểm chứng hiệu lực"),
    "citation-amended": _("căn cứ đã sửa đổi"),
    "over-plan-unexplained": _("vượt chưa giải trình"),
    "not-done-without-reason": _("không làm, thiếu lý do"),
    "blank-left": _("chưa điền"),
    "approved-already": _("đã phê duyệt"),
    "adjustment-undone": _("điều chỉnh không còn trong sổ"),
    "not-own-plan": _("thẩm quyền ban hành"),
    "measure-mismatch": _("khác chỉ tiêu"),
    "overlap": _("chồng lấn"),
    "total-by-source": _("chỉ có tổng theo nguồn"),
    "unknown-source": _("nguồn chưa có"),
    "content-closed": _("mục đã đóng"),
    "content-new": _("mục chưa có"),
    "only-proposed": _("mới đề xuất"),
    "part-of-plan": _("một phần của kế hoạch"),
    "look-first": _("cần xem"),
    "asked-of-unit": _("việc của một đơn vị"),
    "cross-paper-conflict": _("nêu khác nhau"),
    "place-conflict": _("khác địa bàn"),
    "repeated-event": _("sự kiện lặp"),
    "damaged-text": _("chữ hỏng"),
    "form": _("thể thức"),
    "edited-sentence-moved": _("số dưới câu đã đổi"),
    "edited-sentence-kept": _("câu giữ số cũ"),
    "edited-sentence-figure": _("số gõ tay"),
    "duplicate-paper": _("văn bản trùng"),
    "other-province": _("tỉnh khác"),
    "plan-absent": _("thiếu kế hoạch"),
    "issuer-not-sender": _("khác đơn vị gửi"),
    "ocr": _("chữ đoán từ ảnh"),
    "lost-letters": _("mất chữ"),
    "attached-files": _("tệp kèm trong PDF"),
}
FREQUENCY_WORDS: dict[str, str | Promise] = {
    "hằng tháng": _("hằng tháng"),
    "hằng quý": _("hằng quý"),
    "6 tháng": pgettext_lazy("how often", "6 tháng"),
    "hằng năm": _("hằng năm"),
    "định kỳ": _("định kỳ"),
}
SCALE_WORDS: dict[int, str | Promise] = {
    1: _("đồng"),
    1_000: _("nghìn đồng"),
    1_000_000: _("triệu đồng"),
    1_000_000_000: _("tỷ đồng"),
}
MONEY_WORDS: dict[MoneyUnit, str | Promise] = {
    MoneyUnit.DONG: _("đồng"),
    MoneyUnit.THOUSAND: _("nghìn đồng"),
    MoneyUnit.MILLION: _("triệu đồng"),
    MoneyUnit.WHOLE_THOUSAND: _("nghìn đồng, không lấy số lẻ"),
    MoneyUnit.WHOLE_MILLION: _("triệu đồng, không lấy số lẻ"),
}
FATE_WORDS: dict[str, str | Promise] = {
    Fate.ADDED: _("bổ sung"),
    Fate.GONE: _("thôi thực hiện"),
    Fate.CHANGED: _("thay đổi"),
    Fate.SAME: _("không đổi"),
}
FATE_TONES = {Fate.ADDED: "ok", Fate.GONE: "bad", Fate.CHANGED: "wait", Fate.SAME: ""}
VALIDITY_WORDS: dict[str, str | Promise] = {
    Validity.IN_FORCE: _("còn hiệu lực"),
    Validity.AMENDED: _("còn hiệu lực, được sửa đổi"),
    Validity.NOT_YET: _("chưa có hiệu lực"),
    Validity.REPLACED: _("bị thay thế"),
    Validity.EXPIRED: _("hết hiệu lực"),
    Validity.UNVERIFIED: _("chưa kiểm chứng hiệu lực"),
}
UNDERGONE_WORDS: dict[str, str | Promise] = {  # what a later document did, told of the earlier one
    ChangeKind.AMENDS: _("được sửa đổi, bổ sung bởi"),
    ChangeKind.REPLACES: _("bị thay thế, bãi bỏ bởi"),
    ChangeKind.CONSOLIDATES: _("được hợp nhất trong"),
}
VALIDITY_TONES = {
    "in_force": "ok",
    "amended": "info",
    "not_yet": "wait",
    "unverified": "wait",
    "replaced": "bad",
    "expired": "bad",
}
PACKAGE_LACKS = {lack: pgettext_lazy("paper", words) for lack, words in LACK_WORDS.items()}
SEVERITY_TONES = {"error": "bad", "warning": "wait", "info": "info"}
PAPER_TONES = {
    "failed": "bad",
    "returned": "bad",
    "read": "wait",
    "accepted": "ok",
    "untaken": "",
    "mended": "",
    "copy": "",
    "noted": "ok",
    "issued": "ok",
}
DIFFERENCE_WORDS: dict[str, str | Promise] = {
    "changed": _("số bị đổi"),
    "missing": _("mất số"),
    "added": _("thêm số"),
    "reworded": _("lời văn bị đổi"),
    "left_out": _("mất câu"),
    "put_in": _("thêm câu"),
}
VERB_WORDS: dict[str, str | Promise] = {
    "receive": _("nhận văn bản"),
    "read": _("đọc văn bản"),
    "send_paper": _("gửi văn bản"),
    "return_paper": _("trả lại văn bản"),
    "mend_table": _("sửa số liệu đã gửi"),
    "say_whose": _("ghi đơn vị của số liệu"),
    "accept": _("ghi sổ"),
    "reject": _("bỏ số liệu"),
    "undo": _("hoàn tác duyệt"),
    "correct": _("sửa số liệu đọc"),
    "teach": _("sửa cách đọc cột"),
    "read_table": _("chọn cách đọc bảng"),
    "note_paper": _("xem văn bản không có số liệu"),
    "settle_finding": _("xem phát hiện"),
    "give_task": _("giao việc"),
    "urge": _("nhắc việc"),
    "finish_task": _("báo xong việc"),
    "withdraw_task": _("rút việc đã giao"),
    "list": _("nhận dòng danh mục"),
    "unlist": _("rút dòng danh mục"),
    "correct_listed": _("sửa dòng danh mục"),
    "settle_duplicate": _("quyết định văn bản trùng"),
    "choose_plan": _("chọn kế hoạch"),
    "name_unit": _("ghi đơn vị được nêu"),
    "enter": _("ghi tay"),
    "reverse": _("rút số liệu"),
    "withdraw_note": _("rút diễn biến"),
    "tell_note_again": _("nêu lại diễn biến"),
    "settle_overlap": _("quyết định số chồng lấn"),
    "edit_sentence": _("sửa câu của báo cáo"),
    "reset_sentence": _("bỏ phần sửa câu"),
    "set_stationery": _("đặt mẫu giấy"),
    "begin_draft": _("soạn văn bản"),
    "save_draft": _("lưu dự thảo"),
    "put_draft_aside": _("bỏ dự thảo"),
    "refresh_sentence": _("nhận số mới vào câu"),
    "keep_sentence": _("giữ câu với số cũ"),
    "authority": _("đổi nguồn có thẩm quyền"),
    "add_measure": _("thêm chỉ tiêu"),
    "change_kind": _("đổi cách cộng"),
    "merge_measures": _("gộp chỉ tiêu"),
    "merge_figures": _("ghi số theo chỉ tiêu gộp"),
    "part_figures": _("ghi số theo chỉ tiêu đã tách"),
    "part_measure": _("tách chỉ tiêu"),
    "add_source": _("thêm nguồn kinh phí"),
    "name_source": _("thêm tên gọi của nguồn"),
    "edit_item": _("sửa nội dung kế hoạch"),
    "reopen_line": _("mở lại mục"),
    "approve": _("phê duyệt"),
    "take_back_approval": _("thu hồi phê duyệt"),
    "adjust": _("điều chỉnh kinh phí"),
    "undo_adjustment": _("hoàn tác điều chỉnh"),
    "issue": _("phát hành"),
    "submit": _("trình ký"),
    "sign": _("ký duyệt"),
    "send_back": _("trả lại văn bản trình ký"),
    "withdraw_request": _("rút văn bản trình ký"),
    "appoint": _("ghi chức vụ"),
    "end_post": _("kết thúc chức vụ"),
    "delegate": _("giao ký, nghỉ phép"),
    "end_delegation": _("kết thúc giao ký"),
    "call_off": _("bỏ việc nghỉ, việc giao ký"),
    "take_status": _("nhận trạng thái liên thông"),
    "recall": _("thu hồi văn bản"),
    "reserve_number": _("giữ số"),
    "cancel_number": _("hủy số"),
    "strike_number": _("gạch số ghi nhầm"),
    "number_rule": _("quy định đánh số"),
    "take_back": _("nhận lại bản ký"),
    "set_aside": _("gỡ bản nhận lại"),
    "remove_secret": _("gỡ tệp mật"),
    "load_units": _("nạp đơn vị"),
    "add_unit": _("lập đơn vị"),
    "same_recipient": _("ghi hai tên là một đơn vị thụ hưởng"),
    "part_recipient": _("tách một tên thành đơn vị thụ hưởng riêng"),
    "rename_recipient": _("ghi việc đổi tên của một đơn vị thụ hưởng"),
    "unlike_recipients": _("ghi các tên gần giống là những đơn vị khác nhau"),
    "add_recipient": _("ghi đơn vị thụ hưởng"),
    "drop_recipient": _("gỡ đơn vị thụ hưởng"),
    "rename_unit": _("đổi tên đơn vị"),
    "end_unit": _("kết thúc đơn vị"),
    "succeed_unit": _("kế thừa đơn vị"),
    "carry_office": _("chuyển vai trò"),
    "give_identifier": _("ghi mã định danh"),
    "load_references": _("nạp thư viện căn cứ"),
    "describe_reference": _("cập nhật căn cứ"),
    "link_references": _("nối hai căn cứ"),
    "unlink_references": _("gỡ nối hai căn cứ"),
    "create_user": _("tạo tài khoản"),
    "give_office": _("giao vai trò"),
    "end_office": _("kết thúc vai trò"),
    "give_password": _("đặt lại mật khẩu"),
    "invite": _("cấp đường dẫn vào"),
    "choose_password": _("tự chọn mật khẩu"),
    "reset_second_step": _("gỡ xác thực hai bước"),
    "lock_account": _("khóa tài khoản"),
    "open_account": _("mở lại tài khoản"),
    "end_sessions": _("kết thúc các phiên"),
    "export_person": _("trích xuất dữ liệu cá nhân"),
    "erase_person": _("xóa dữ liệu cá nhân"),
}
