"""What each rule of findings says, for readers whom a finding's Vietnamese message does not reach.

The sentence here holds for whatever the rule finds. The message behind it is said again where it is a usual one, else
quoted in Vietnamese.
"""

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from khuyencong.terms.facts import Finding
from khuyencong.work.reporting import BLANK_LEFT

from .recorded import found
from .words import official


def told_in_sentence(rule: str, message: str) -> SafeString:
    """The message as it is; for who reads another language, behind the sentence of its rule."""
    sentence = RULE_SENTENCES.get(rule) or _WORDING_SENTENCES.get(rule)
    if sentence is None or get_language() == "vi":
        return official(message)
    return format_html("{} {}", sentence, found(message) or official(message))


def hinted(rule: str, message: str) -> str:
    """The same where only plain words can stand, which cannot say that some of them are Vietnamese."""
    return message if get_language() == "vi" else str(RULE_SENTENCES.get(rule, message))


def told_finding(finding: Finding) -> SafeString:
    """A finding about a paper of ours; what is still to be filled in bears the name that its field has on the page."""
    if finding.rule == BLANK_LEFT and finding.found:
        return format_html("{}", gettext("Chưa điền «%(blank)s».") % {"blank": pgettext("paper", finding.found)})
    return told_in_sentence(finding.rule, finding.message_vi)


RULE_SENTENCES: dict[str, str | Promise] = {
    "unit-slip": _("Số tiền lệch khoảng một nghìn lần so với các số cùng loại."),
    "bad-grouping": _("Dấu chấm, dấu phẩy trong số không phân đúng nhóm ba chữ số."),
    "sum-mismatch": _("Các phần cộng lại không bằng tổng, hoặc các tổng không khớp nhau."),
    "column-unread": _("Có cột ghi là tiền hoặc số lượng mà không đọc được số nào."),
    "percent-mismatch": _("Tỷ lệ in ra không bằng phần chia cho tổng."),
    "count-mismatch": _("Số đếm được không khớp với tổng trong cùng câu."),
    "stars-mismatch": _("Hạng sao của sản phẩm không phải hạng mà điểm của nó đạt."),
    "words-mismatch": _("Số tiền bằng chữ khác số tiền bằng số."),
    "numbering-gap": _("Thứ tự đánh số bị nhảy."),
    "numbering-repeat": _("Một số thứ tự được dùng hai lần."),
    "missing-value": _("Chỗ lẽ ra có số liệu thì không có; thiếu không phải là 0."),
    "citation-unknown": _("Văn bản được viện dẫn chưa có trong danh mục văn bản đã biết."),
    "citation-date": _("Ngày của văn bản viện dẫn mâu thuẫn với điều đã biết về văn bản ấy."),
    "no-such-day": _("Một ngày ghi trong văn bản không có trong lịch."),
    "citation-form": _("Số, ký hiệu của văn bản viện dẫn viết không đúng cách."),
    "citation-ended": _("Văn bản làm căn cứ không còn hiệu lực vào ngày của văn bản này."),
    "citation-unverified": _("Chưa ai kiểm chứng hiệu lực của văn bản làm căn cứ."),
    "citation-amended": _("Văn bản làm căn cứ đã được sửa đổi mà văn bản sửa đổi không được viện dẫn."),
    "over-plan-unexplained": _("Số thực hiện vượt kế hoạch mà không nêu nguyên nhân."),
    "not-done-without-reason": _("Nội dung không thực hiện mà không nêu lý do."),
    "blank-left": _("Còn chỗ chưa điền."),
    "approved-already": _("Nội dung này đã được phê duyệt."),
    "not-own-plan": _("Thẩm quyền ban hành cần xem lại."),
    "adjustment-undone": _("Điều chỉnh hoặc phê duyệt mà văn bản dựa vào đã bị rút khỏi sổ."),
    "measure-mismatch": _("Kế hoạch tính theo chỉ tiêu này, kết quả lại tính theo chỉ tiêu khác."),
    "overlap": _("Hai số liệu có thời gian chồng lên nhau nên không cộng được."),
    "total-by-source": _("Kế hoạch chỉ có tổng theo từng nguồn, chưa có tổng chung."),
    "unknown-source": _("Có nguồn kinh phí chưa có trong danh mục nguồn của tỉnh."),
    "content-closed": _("Nội dung đã đóng từ một bản kế hoạch trước."),
    "content-new": _("Nội dung không có trong kế hoạch."),
    "only-proposed": _("Văn bản mới đề xuất, kiến nghị điều này, chưa ai duyệt."),
    "look-first": _("Số có hình dạng lạ: đối chiếu với câu trong văn bản rồi nhận từng số."),
    "part-of-plan": _("Tổng của một văn bản không phải kế hoạch, không thay tổng của cả kế hoạch."),
    "asked-of-unit": _("Số của một việc giao cho một đơn vị, không phải số của cả kế hoạch."),
    "cross-paper-conflict": _("Hai văn bản, hoặc văn bản và sổ số liệu, nói khác nhau về một điều."),
    "place-conflict": _("Địa bàn của số liệu khác với sổ số liệu."),
    "repeated-event": _("Một sự kiện có thể được kể hai lần."),
    "damaged-text": _("Có chữ, ô hoặc hình bị hỏng, bị ẩn, hoặc không đọc được đầy đủ."),
    "form": _("Thể thức khác với quy định."),
    "edited-sentence-moved": _("Số liệu dưới một câu đã sửa tay nay đã đổi."),
    "edited-sentence-kept": _("Một câu đã sửa tay được giữ với số cũ."),
    "edited-sentence-figure": _("Câu sửa tay có số gõ tay, không lấy từ sổ số liệu."),
    "duplicate-paper": _("Văn bản này có thể đã được nhận từ trước."),
    "other-province": _("Văn bản do cơ quan của tỉnh khác ban hành."),
    "plan-absent": _("Chưa có kế hoạch mà văn bản viện dẫn."),
    "issuer-not-sender": _("Cơ quan ban hành trên văn bản khác đơn vị gửi."),
    "ocr": _("Chữ được đoán từ ảnh, cần đối chiếu từng số với bản gốc."),
    "lost-letters": _("Tệp đã mất chữ tiếng Việt nên không đọc chắc được."),
    "attached-files": _("Tệp PDF có các tệp kèm bên trong, chưa được đọc cùng."),
}
_WORDING_SENTENCES: dict[str, str | Promise] = {  # of what is suggested on an officer's words
    "citing-first": _("Văn bản viện dẫn lần đầu phải ghi đầy đủ."),
    "citing-later": _("Văn bản viện dẫn từ lần thứ hai chỉ ghi loại và số, ký hiệu."),
    "capitals": _("Viết hoa, viết thường theo Phụ lục II Nghị định 30/2020/NĐ-CP."),
}
