"""What findings tell in Vietnamese, said again in the reader's language.

A finding is kept and handed on in Vietnamese, for it quotes a Vietnamese paper; these are the usual ones. What is not
here is told by the sentence of its rule and quoted as it is.
"""

from django.utils.translation import gettext_noop as _

FINDINGS = (
    _("Kế hoạch: các nội dung cộng lại nhiều hơn tổng %(more)s đồng."),
    _("Mục %(item)s: vượt kế hoạch %(more)s đồng, chưa nêu nguồn bù."),
    _("Mục %(item)s: chưa có số liệu kinh phí thực hiện."),
    _("Mục %(item)s: chưa có số liệu kinh phí kế hoạch."),
    _("Mới có %(came)s đơn vị báo cáo theo %(act)s; chưa có số liệu của %(units)s."),
    _("Mục %(item)s: không thực hiện, nhưng sổ đã ghi %(counts)s."),
    _("Mục %(item)s: không thực hiện, chưa nêu nguyên nhân."),
    _("Mục %(item)s: chưa thực hiện, chưa nêu nguyên nhân."),
    _("Mục %(item)s: kế hoạch tính bằng «%(planned)s», kết quả bằng «%(reached)s»."),
    _(
        "Kinh phí kế hoạch theo nguồn, ghi theo văn bản, cộng được %(added)s đồng: nhiều hơn %(more)s đồng so "
        "với tổng kế hoạch %(whole)s đồng."
    ),
    _(
        "Kinh phí kế hoạch theo nguồn, ghi theo văn bản, cộng được %(added)s đồng: ít hơn %(less)s đồng so với "
        "tổng kế hoạch %(whole)s đồng."
    ),
    _(
        "Kinh phí kế hoạch theo nguồn, ghi theo văn bản, cộng được %(added)s đồng: nhiều hơn %(more)s đồng so "
        "với tổng kế hoạch %(whole)s đồng trước khi điều chỉnh."
    ),
    _(
        "Kinh phí kế hoạch theo nguồn, ghi theo văn bản, cộng được %(added)s đồng: ít hơn %(less)s đồng so với "
        "tổng kế hoạch %(whole)s đồng trước khi điều chỉnh."
    ),
    _("Kinh phí kế hoạch: các nguồn cộng lại vượt tổng %(more)s đồng (%(added)s so với %(whole)s đồng)."),
    _("Kinh phí thực hiện: các nguồn cộng lại vượt tổng %(more)s đồng (%(added)s so với %(whole)s đồng)."),
    _("Kinh phí kế hoạch %(whole)s đồng, các nguồn đã nêu cộng được %(added)s đồng: %(left)s đồng chưa nêu nguồn."),
    _("Kinh phí thực hiện %(whole)s đồng, các nguồn đã nêu cộng được %(added)s đồng: %(left)s đồng chưa nêu nguồn."),
    _("Sổ chưa có lần điều chỉnh nào của kế hoạch này: ghi ở trang «Điều chỉnh» trước."),
    _(
        "Kế hoạch do cơ quan khác ban hành (%(number)s): cơ quan ấy quyết định điều chỉnh, trừ khi đã giao "
        "quyền. Chọn cơ quan ban hành là cơ quan cấp trên trực tiếp để soạn dự thảo trình ký."
    ),
    _("Kế hoạch do %(lead)s chủ trì, báo cáo đứng tên %(own)s: xem có phải do %(again)s ban hành không."),
    _("Số công văn «%(number)s» chưa có ký hiệu đơn vị soạn thảo hoặc lĩnh vực (Nghị định 30/2020/NĐ-CP)."),
    _("Kế hoạch đã được phê duyệt theo %(act)s: chỉ phát hành được khi thay thế chính văn bản ấy."),
    _(
        "Kế hoạch đã được phê duyệt theo %(act)s: không phê duyệt lần nữa. Thay đổi thì ghi ở trang «Điều chỉnh» "
        "rồi lập quyết định điều chỉnh; phê duyệt nhầm thì thu hồi phê duyệt trước."
    ),
    _("Căn cứ %(number)s đã hết hiệu lực."),
    _("Căn cứ %(number)s đã hết hiệu lực; thay bằng %(new)s."),
    _("Căn cứ %(number)s: chưa kiểm chứng hiệu lực, hãy đối chiếu trước khi ký."),
    _("Kế hoạch do đơn vị gửi nêu, có thể chỉ của địa bàn ấy: xem rồi nhận, hoặc chọn địa bàn"),
    _("Số của một địa bàn, mà chỉ tiêu này không chia theo địa bàn: nhận là ghi cho cả kế hoạch"),
    _("Đầu và tên văn bản ghi một địa bàn: chọn ở đầu trang số liệu là của đơn vị nào"),
    _("Nội dung này đã đóng cùng bản %(number)s của kế hoạch: mở lại, hoặc chọn nội dung khác"),
    _("Kế hoạch đã phê duyệt không có nội dung này: chọn nội dung ở «Đổi mục», hoặc nói rõ là mục mới"),
    _("Văn bản mới đề xuất, chưa được duyệt: hãy bỏ, chỉ nhận khi đã có quyết định"),
    _("Số của việc giao cho %(unit)s, không phải của cả kế hoạch: bỏ, nếu kế hoạch không ghi như vậy"),
    _("Thực hiện vượt kế hoạch %(more)s đồng mà không nêu lý do"),
    _("Không thực hiện mà không nêu lý do"),
    _("Kế hoạch tính bằng «%(planned)s», kết quả tính bằng «%(reached)s»"),
    _("Chưa có %(number)s trong thư viện văn bản"),
    _("%(number)s đã được sửa đổi, bổ sung bởi %(new)s"),
    _("%(number)s đã được sửa đổi, bổ sung bởi %(new)s; chưa kiểm chứng hiệu lực"),
    _("1 văn bản viện dẫn lần đầu không ghi ngày ban hành: %(numbers)s"),
    _("%(count)s văn bản viện dẫn lần đầu không ghi ngày ban hành: %(numbers)s"),
    _("Không thấy mục «Nơi nhận»"),
    _("Không thấy dấu kết thúc nội dung «./.» (đúng ra: ./.)"),
    _("Số %(number)s có thể viết nhầm năm"),
    _("%(number)s mang ngày sau ngày của văn bản này"),
    _("%(number)s được ghi hai ngày khác nhau"),
    _("Ngày của %(number)s không có trong lịch"),
    _("Ngày của %(number)s không đúng"),
    _("Ký hiệu văn bản viết chưa đúng"),
    _("Các khoản cộng lại được %(added)s đồng, khác số tổng ghi trong văn bản"),
    _("Các nguồn của dòng này cộng lại được %(added)s đồng, khác số của dòng"),
    _("Số mục %(number)s lặp lại"),
    _("Số mục nhảy đến %(number)s"),
)
