"""What history and notifications keep in Vietnamese, said again in the reader's language.

Acts are sealed in the words of the day, and notifications written, whoever reads them later. A sentence is found again
here; what it names is of the record and stays Vietnamese, on pages marked as such, but for `%(said)s`, which holds
words of the interface: an office, a period, a kind of paper. A verb that writes a new sentence adds it here: a test
compares.
"""

import re
from functools import cache
from itertools import chain

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_noop as _

from .found import Piece, found

SENTENCES = (
    _("Nhận văn bản «%(paper)s»"),
    _("Nhận văn bản «%(paper)s» do %(unit)s gửi %(to)s"),
    _("Đọc văn bản «%(paper)s»: %(count)s số liệu, %(found)s phát hiện"),
    _("Không đọc được «%(paper)s»: %(said)s"),
    _("Gửi văn bản «%(paper)s» tới %(to)s"),
    _("Trả lại văn bản «%(paper)s»: %(reason)s"),
    _("Sửa số liệu đã gửi ở «%(paper)s»: %(reason)s"),
    _("Đề nghị đính chính số liệu đã nhận ở «%(paper)s»: %(reason)s"),
    _("%(unit)s: sửa số liệu đã gửi ở «%(paper)s»: %(reason)s"),
    _("%(unit)s: đề nghị đính chính số liệu đã nhận ở «%(paper)s»: %(reason)s"),
    _("Ghi số liệu của «%(paper)s» cho cả kế hoạch"),
    _("Ghi số liệu của «%(paper)s» cho %(unit)s"),
    _("Ghi sổ từ «%(paper)s»: %(said)s"),
    _("Ghi sổ từ «%(paper)s»: %(said)s; rút %(count)s số của nguồn văn bản không nêu nữa"),
    _("Bỏ %(count)s số liệu của «%(paper)s»"),
    _("Hoàn tác hành vi %(act)s: %(count)s số của «%(paper)s» chờ duyệt lại"),
    _("Sửa số liệu đọc được «%(title)s» của «%(paper)s»"),
    _("Chọn lại mục kế hoạch cho «%(title)s» của «%(paper)s»"),
    _("%(count)s mục của «%(paper)s» là mục mới"),
    _("Ghi %(count)s số kế hoạch của «%(paper)s» cho %(area)s"),
    _("Chọn kế hoạch cho «%(paper)s»: lập mới"),
    _("Chọn kế hoạch cho «%(paper)s»: %(plan)s"),
    _("Đọc %(count)s cột của «%(paper)s» như đã sửa ở «%(like)s»"),
    _("Đọc lại %(count)s số của «%(paper)s» như máy đã đọc, không theo văn bản trước"),
    _("Sửa cách đọc %(count)s cột của «%(paper)s»"),
    _("Đọc 1 bảng của «%(paper)s» là danh sách"),
    _("Đọc 1 bảng của «%(paper)s» là nội dung kế hoạch, kết quả"),
    _("Xem xong văn bản không có số liệu «%(paper)s»"),
    _("Đã xem phát hiện của «%(paper)s»: %(said)s"),
    _("Văn bản trùng «%(paper)s»: %(said)s"),
    _("bỏ, là bản trùng"),
    _("bỏ, trùng với «%(paper)s»"),
    _("duyệt như bản thay thế"),
    _("duyệt như văn bản khác"),
    _("Nhận %(count)s dòng danh mục từ «%(paper)s»"),
    _("Rút 1 dòng danh mục của «%(paper)s»"),
    _("Sửa 1 dòng danh mục của «%(paper)s»"),
    _("Ghi nội dung của %(count)s dòng danh mục từ «%(paper)s»"),
    _("Gỡ khỏi kho tệp «%(paper)s»: có dấu mật"),
    _("Đơn vị thụ hưởng trong «%(paper)s»: không áp dụng"),
    _("Đơn vị thụ hưởng trong «%(paper)s»: %(unit)s"),
    _("«%(words)s» trong «%(paper)s»: không áp dụng"),
    _("«%(words)s» trong «%(paper)s»: %(unit)s"),
    _("Ghi tay: %(line)s"),
    _("Rút số liệu: %(line)s"),
    _("Đổi nguồn có thẩm quyền: %(line)s"),
    _("Quyết định số liệu chồng lấn: %(line)s"),
    _("Sửa %(line)s"),
    _("Mở lại %(line)s: %(reason)s"),
    _("Rút diễn biến «%(said)s»: %(line)s"),
    _("Nêu lại diễn biến «%(said)s»: %(line)s"),
    _("Điều chỉnh %(plan)s theo %(basis)s: %(said_changes)s"),
    _("bổ sung %(lines)s"),
    _("tăng %(lines)s"),
    _("giảm %(lines)s"),
    _("thôi thực hiện %(lines)s"),
    _("Hoàn tác điều chỉnh %(plan)s theo %(basis)s (hành vi %(act)s)"),
    _("Phê duyệt %(plan)s, bản %(number)s, theo %(basis)s"),
    _("Thu hồi phê duyệt %(plan)s, bản %(number)s, theo %(basis)s"),
    _("Ghi một đơn vị thụ hưởng của «%(line)s»"),
    _("Gỡ một đơn vị thụ hưởng của «%(line)s»"),
    _("Ghi hai tên là một đơn vị thụ hưởng"),
    _("Tách một tên thành đơn vị thụ hưởng riêng"),
    _("Ghi việc đổi tên của một đơn vị thụ hưởng"),
    _("Ghi các tên gần giống là những đơn vị khác nhau"),
    _("Thêm chỉ tiêu «%(measure)s» (%(unit)s): %(said)s"),
    _("Đổi cách cộng của chỉ tiêu «%(measure)s» (%(unit)s): %(said)s"),
    _("Gộp chỉ tiêu «%(measure)s» vào «%(into)s»"),
    _("Tách chỉ tiêu «%(measure)s» khỏi «%(into)s»"),
    _("Rút để ghi lại %(count)s số của «%(plan)s» theo chỉ tiêu «%(into)s»"),
    _("Ghi %(count)s số của «%(plan)s» theo chỉ tiêu «%(into)s»"),
    _("Thêm nguồn kinh phí «%(source)s»"),
    _("Thêm tên gọi «%(name)s» của nguồn kinh phí «%(source)s»"),
    _("Sửa câu «%(sentence)s»"),
    _("Bỏ phần sửa của câu «%(sentence)s»"),
    _("Nhận số mới vào câu «%(sentence)s»"),
    _("Giữ câu «%(sentence)s» với số cũ"),
    _("%(said)s của báo cáo %(said_when)s: %(plan)s"),
    _("Soạn %(said)s: %(title)s"),
    _("Lưu dự thảo: %(title)s"),
    _("Bỏ dự thảo: %(title)s"),
    _("Phát hành %(said)s số %(number)s: %(title)s"),
    _("Thu hồi văn bản số %(number)s theo %(basis)s: %(reason)s"),
    _("Nhận lại văn bản đã ký số %(number)s: %(count)s chỗ khác số liệu đã phát hành"),
    _("Nhận lại văn bản đã ký số %(number)s: %(count)s chỗ khác số liệu đã phát hành, %(others)s chỗ khác lời văn"),
    _("Gỡ bản nhận lại «%(paper)s» của văn bản số %(number)s: %(reason)s"),
    _("Văn bản số %(number)s: %(said)s (%(who)s)"),
    _("Đặt mẫu giấy của đơn vị %(unit)s"),
    _("Ghi chức vụ %(post)s (%(said)s) của %(unit)s, theo %(basis)s"),
    _("Kết thúc chức vụ %(post)s của %(unit)s ngày %(day)s, theo %(basis)s"),
    _("Trình %(post)s ký %(said)s: %(title)s"),
    _("%(post)s ký %(said)s: %(title)s"),
    _("%(post)s ký thay (%(absent)s vắng) %(said)s: %(title)s; %(said_ground)s: %(handed)s, theo %(basis)s"),
    _("%(post)s ký thay %(absent)s khi vắng: %(title)s"),
    _("%(post)s trả lại %(said)s: %(title)s"),
    _("Trả lại %(said)s: %(title)s"),
    _("Rút %(said)s: %(title)s"),
    _("%(said)s: %(post)s từ %(day)s, theo %(basis)s"),
    _("%(said)s: %(post)s từ %(day)s đến %(last)s, theo %(basis)s"),
    _("%(said)s: %(post)s cho %(whom)s từ %(day)s, theo %(basis)s"),
    _("%(said)s: %(post)s cho %(whom)s từ %(day)s đến %(last)s, theo %(basis)s"),
    _("Kết thúc %(said)s: %(post)s từ %(day)s đến %(last)s"),
    _("Bỏ %(said)s: %(post)s từ %(day)s: %(reason)s"),
    _("Bỏ %(said)s: %(post)s từ %(day)s đến %(last)s: %(reason)s"),
    _("Giữ số %(number)s (%(symbol)s): %(reason)s"),
    _("Giữ các số từ %(number)s đến %(last)s (%(symbol)s): %(reason)s"),
    _("Hủy số %(number)s: %(reason)s"),
    _("Gạch số %(number)s (%(symbol)s) ghi nhầm: %(reason)s"),
    _("Gạch các số từ %(number)s đến %(last)s (%(symbol)s) ghi nhầm: %(reason)s"),
    _("Đánh số văn bản %(body)s từ năm %(year)s: mọi loại chung một dãy, theo %(basis)s"),
    _("Đánh số văn bản %(body)s từ năm %(year)s: mỗi loại một dãy, theo %(basis)s"),
    _("Nạp %(count)s văn bản kèm theo vào thư viện căn cứ"),
    _("Thêm %(reference)s vào thư viện căn cứ: %(title)s"),
    _("Cập nhật %(reference)s trong thư viện căn cứ: %(title)s"),
    _("Gỡ quan hệ: %(said)s"),
    _("%(new)s sửa đổi, bổ sung %(old)s"),
    _("%(new)s thay thế, bãi bỏ %(old)s"),
    _("%(new)s hợp nhất %(old)s"),
    _("Nạp %(areas)s đơn vị hành chính và %(count)s đơn vị từ dữ liệu kèm theo"),
    _("Lập đơn vị %(code)s: %(title)s"),
    _("Đổi tên %(former)s thành %(title)s từ %(day)s"),
    _("%(unit)s kết thúc hoạt động sau ngày %(day)s"),
    _("%(unit)s kế thừa %(said)s %(former)s từ %(day)s"),
    _("Mã định danh của %(unit)s: %(code)s"),
    _("Tạo tài khoản số %(number)s: %(said)s, %(unit)s"),
    _("Giao vai trò cho tài khoản số %(number)s: %(said)s, %(unit)s"),
    _("Kết thúc vai trò của tài khoản số %(number)s: %(said)s, %(unit)s"),
    _("Chuyển vai trò của tài khoản số %(number)s theo sáp nhập: %(said)s"),
    _("Khóa tài khoản số %(number)s: %(reason)s"),
    _("Mở lại tài khoản số %(number)s: %(reason)s"),
    _("Kết thúc mọi phiên của tài khoản số %(number)s"),
    _("Tự kết thúc %(count)s phiên khác của tài khoản số %(number)s"),
    _("Cấp đường dẫn vào một lần cho %(count)s tài khoản mở theo danh sách"),
    _("Cấp đường dẫn vào một lần cho tài khoản số %(number)s"),
    _("Đặt lại mật khẩu của tài khoản số %(number)s"),
    _("Tự chọn mật khẩu của tài khoản số %(number)s"),
    _("Gỡ xác thực hai bước của tài khoản số %(number)s: %(reason)s"),
    _("Trích xuất dữ liệu cá nhân của tài khoản số %(number)s"),
    _("Xóa dữ liệu cá nhân của tài khoản số %(number)s: %(reason)s"),
    _("Giao %(count)s đơn vị: «%(task)s», hạn %(day)s"),
    _("%(unit)s báo đã xong: «%(task)s»"),
    _("Rút việc đã giao «%(task)s»: %(reason)s"),
    _("Văn bản «%(paper)s» đã đọc xong: %(count)s số liệu chờ duyệt"),
    _("Văn bản «%(paper)s» đã đọc xong: %(count)s số liệu chờ duyệt, %(found)s phát hiện cần xem"),
    _("Văn bản «%(paper)s» đã đọc xong: không thấy số liệu nào"),
    _("Văn bản «%(paper)s» đã đọc xong: không thấy số liệu nào, %(found)s phát hiện cần xem"),
    _("Văn bản vừa gửi ghi cơ quan ban hành «%(issuer)s», không phải đơn vị: xem có gửi nhầm tệp không"),
    _("%(unit)s gửi «%(paper)s»"),
    _("%(unit)s trả lại văn bản, lý do: %(reason)s: «%(paper)s»"),
    _("%(unit)s đã duyệt xong, nhận %(count)s số, bỏ %(left)s số: «%(paper)s»"),
    _("%(unit)s đã xem: «%(paper)s»"),
    _("%(plan)s: bản %(number)s chờ phê duyệt"),
    _("%(count)s số liệu chồng lấn với số đã ghi, chờ quyết định; đầu tiên: «%(line)s»"),
    _("Số liệu dưới câu anh/chị đã sửa trong báo cáo của «%(plan)s» vừa thay đổi"),
    _("Vai trò %(said)s, %(unit)s của tài khoản số %(number)s hết ngày %(day)s"),
    _("Căn cứ %(reference)s hết hiệu lực sau ngày %(day)s"),
    _("%(unit)s giao: «%(task)s», hạn %(day)s"),
    _("Quá hạn %(days)s ngày (hạn %(day)s): %(unit)s giao «%(task)s»"),
    _("Quá hạn %(days)s ngày (hạn %(day)s): %(unit)s nhắc «%(task)s»"),
    _("Còn %(days)s ngày (hạn %(day)s): %(unit)s nhắc «%(task)s»"),
    _("Nhắc %(count)s đơn vị: «%(task)s», hạn %(day)s"),
    _("Báo cáo %(said_what)s, %(said_when)s: hạn gửi %(day)s (%(basis)s)"),
    _(
        "Báo cáo %(said_what)s, %(said_when)s: chốt số liệu ngày %(day)s theo %(act)s, ngày gửi không được ghi "
        "(%(basis)s)"
    ),
    _("«%(paper)s» yêu cầu %(unit)s báo cáo %(said_when)s: hạn gửi %(day)s"),
    _(
        "«%(paper)s» yêu cầu %(unit)s báo cáo %(said_when)s: chốt số liệu ngày %(day)s theo %(act)s, ngày "
        "gửi không được ghi"
    ),
    _("Người đứng đầu."),
    _("Được giao quyền người đứng đầu."),
    _("Đang được giao phụ trách."),
    _("Cấp phó ký thay."),
    _("Chưa được giao ký thừa lệnh hoặc ủy quyền."),
    _("Ngày %(day)s không giữ chức vụ này (%(said)s)."),
    _("Nghỉ, đi công tác %(said)s (%(basis)s)."),
    _("Nghỉ, đi công tác %(said)s, giao %(whom)s phụ trách (%(basis)s)."),
    _("Ký thừa lệnh %(said)s (%(basis)s)."),
    _("Ký theo ủy quyền %(said)s (%(basis)s)."),
    _("Chỉ được giao ký: %(kinds)s."),
    _("Ngày %(day)s ngoài thời hạn được giao ký (%(said)s)."),
    _("từ %(day)s"),
    _("đến %(day)s"),
    _("từ %(day)s đến %(last)s"),
    _("không thời hạn"),
    # periods inside them
    _("năm %(year)s"),
    _("6 tháng đầu năm %(year)s"),
    _("6 tháng cuối năm %(year)s"),
    _("9 tháng đầu năm %(year)s"),
    _("quý %(parts)s năm %(year)s"),
    _("tháng %(parts)s năm %(year)s"),
    _("giai đoạn %(code)s"),
)


def recorded(told: str) -> list[Piece]:
    """A sentence of history or of a notification, a refusal or a remark, for who reads it now."""
    if get_language() == settings.LANGUAGE_CODE:
        return [Piece(told)]
    again = found(told)
    if again and not any(piece.of_record for piece in again):
        return again  # all of it is known: a sentence of history would take words of it for names
    return _said_again(told) or again or [Piece(told, of_record=True)]


def _said_again(told: str) -> list[Piece]:
    for pattern, sentence in _patterns():
        if again := pattern.fullmatch(told):
            begin, *parts = _PLACE.split(gettext(sentence))
            names = (_named(name, again[name]) for name in parts[::2])
            behind = ([Piece(words)] for words in parts[1::2])
            return [Piece(begin), *chain.from_iterable(chain.from_iterable(zip(names, behind, strict=True)))]
    return []


def _named(name: str, words: str) -> list[Piece]:
    if not _SPOKEN.search(words):
        return [Piece(words)]
    return _of_the_interface(words) if name.startswith("said") else [Piece(words, of_record=True)]


def _of_the_interface(words: str) -> list[Piece]:
    """Words of the interface inside a sentence: another sentence, a label, or labels with their counts."""
    parts = [_said_again(part) for part in words.split("; ")]
    if all(parts):
        return [piece for part in parts for piece in (Piece("; "), *part)][1:]
    if again := _label(words) or found(words):
        return again
    pieces: list[Piece] = []
    for label, count in _COUNTED.findall(words):
        between = [Piece(", ")] if pieces else []
        pieces += [*between, *(_label(label) or [Piece(label, of_record=True)]), Piece(count)]
    return pieces


_SPOKEN = re.compile(r"[^\W\d_IVX]")  # more than digits and the Roman number of a quarter
_COUNTED = re.compile(r"([^\d,]+?)((?: \d+)?)(?:, |$)")


def _label(words: str) -> list[Piece]:
    begin, rest = words[:1], words[1:]
    title, small = begin.upper() + rest, begin.lower() + rest
    for known, said in ((title, pgettext("paper", title)), (words, gettext(words)), (small, gettext(small))):
        if said != known:
            return [Piece((said[:1].lower() if begin.islower() else said[:1].upper()) + said[1:])]
    return []


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The longest first, and late what begins with a name: it would take the words of another sentence for one."""
    return [(_pattern(one), one) for one in sorted(SENTENCES, key=_own_words, reverse=True)]


def _own_words(sentence: str) -> int:
    return len(_PLACE.sub("", sentence)) - (10 if sentence.startswith("%") else 0)


_PLACE = re.compile(r"%\((\w+)\)s")


def _pattern(sentence: str) -> re.Pattern[str]:
    """Each name ends where the words behind it first stand, the last one where the sentence does: none is tried at more
    length (`(?>`), which would leave the others less."""
    begin, *parts = _PLACE.split(sentence)
    told = [f"(?P<{name}>.+?){re.escape(behind)}" for name, behind in zip(parts[::2], parts[1::2], strict=True)]
    return re.compile(re.escape(begin) + "".join(f"(?>{one})" for one in told[:-1]) + "".join(told[-1:]), re.DOTALL)
