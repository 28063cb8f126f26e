"""The units in which such papers count, as one longest-first pattern over folded text."""

import re

from ...terms.vietnamese import fold

# A head noun, and after the bar what may follow it and still belongs to the unit.
_HEADS = """
lượt | khách tham quan, khách hàng, khách, người, học viên, cơ sở, doanh nghiệp, đơn vị, phát sóng, cán bộ, hộ, truy cập, xem, đại biểu, hợp tác xã, tổ chức, chuyên gia, thành viên, sản phẩm
người | lao động, dân
học viên |
đại biểu |
cán bộ | khuyến công, quản lý
cộng tác viên | khuyến công
cá nhân |
các nhân |
tập thể |
nghệ nhân | ưu tú, nhân dân
thợ giỏi |
thành viên |
lao động | nông thôn
hộ | kinh doanh, dân, gia đình, sản xuất, nông dân
hội viên |
chuyên gia |
giảng viên |
khách | hàng, tham quan, mời
tổ trưởng |
nông dân |
thanh niên |
phụ nữ |
cơ sở | cnnt, công nghiệp nông thôn, sản xuất kinh doanh, sản xuất, công nghiệp, tiểu thủ công nghiệp, dạy nghề, kinh doanh
doanh nghiệp | cnnt, nhỏ và vừa, khởi nghiệp
dn |
dnnvv |
hợp tác xã |
htx |
tổ hợp tác |
chủ thể | ocop
đơn vị | tham gia
công ty |
tổ | công nghệ số cộng đồng, hợp tác, chuyên gia
hiệp hội |
hội | ngành nghề
tổ chức |
địa phương |
huyện |
xã |
phường |
thị trấn |
thị xã |
thành phố |
tỉnh | thành phố, thành
quốc gia |
làng nghề |
siêu thị |
cửa hàng |
chợ |
trung tâm |
nhà máy |
nhà cung cấp |
nhà phân phối |
nhà nhập khẩu |
nhà mua hàng |
lớp | tập huấn, đào tạo, học, truyền nghề
khóa | tập huấn, đào tạo, học
khoá | tập huấn, đào tạo, học
cuộc | hội chợ, hội nghị, hội thảo, họp, thi, khảo sát, kiểm tra, tọa đàm
đợt | hội chợ, tuyên truyền, khảo sát, kiểm tra, bán hàng
lần |
hội nghị | kết nối cung cầu, kết nối, giao thương
hội thảo |
hội chợ | triển lãm, thương mại
hội chợ, triển lãm |
hội thi |
phiên chợ | hàng việt
phiên |
đoàn | công tác, khảo sát, giao thương, xúc tiến thương mại, tham quan
chuyến | khảo sát, hàng, công tác, bán hàng
tọa đàm |
đề án | khuyến công, điểm, nhóm
chương trình | tuyên truyền, truyền hình
dự án |
nhiệm vụ |
nội dung |
hoạt động |
đề tài |
mô hình | trình diễn kỹ thuật, trình diễn, sản xuất sạch hơn
hạng mục |
chuyên đề | khuyến công
phóng sự |
bản tin | khuyến công
bản |
tin bài |
tin |
bài viết |
bài báo |
bài |
chuyên mục |
chuyên trang |
buổi |
kỳ | phát sóng
số | báo, tạp chí, bản tin
sự kiện |
điểm | giới thiệu và bán sản phẩm, giới thiệu, bán hàng, bán, trưng bày, cầu, du lịch
gian hàng | chung, riêng, tiêu chuẩn
gian | hàng
phòng trưng bày |
showroom |
website |
trang thông tin |
trang | web
sản phẩm | ocop, cnnt, công nghiệp nông thôn
bộ sản phẩm |
mặt hàng |
nhóm | sản phẩm, hàng
loại | sản phẩm, hình
chủng loại | sản phẩm
mẫu mã |
mẫu | sản phẩm, bao bì, nhãn
nhãn hiệu | hàng hóa, tập thể
thương hiệu |
bao bì |
giấy chứng nhận |
bằng khen |
giấy khen |
danh hiệu |
huy chương |
giải thưởng |
giải | nhất, nhì, ba
hồ sơ |
hợp đồng |
biên bản | ghi nhớ, thỏa thuận, hợp tác
bản ghi nhớ |
thỏa thuận |
văn bản |
đơn hàng |
giao dịch |
quyển |
cuốn | bản tin, brochure, catalogue, sách, sổ tay, tài liệu, kỷ yếu, tạp chí
tờ | rơi, gấp, bướm
ấn phẩm |
brochure |
catalogue |
tài liệu |
bộ | tài liệu, hồ sơ, tiêu chí, sản phẩm, máy
chiếc |
cái |
máy | móc
máy móc, thiết bị |
thiết bị |
dây chuyền | sản xuất, thiết bị
hệ thống |
công trình |
cụm công nghiệp |
ccn |
khu công nghiệp |
khu | trưng bày
trạm |
kg |
tấn |
lít |
ha |
hecta |
m2 |
km |
kwh |
mw |
ngày |
tuần |
giờ |
phút |
video clip |
video |
clip |
phim | tư liệu, phóng sự
chuỗi | liên kết, cung ứng
vùng | nguyên liệu
tiêu chí |
tài khoản |
phiếu | khảo sát, điều tra
pano |
băng rôn |
áp phích |
quầy | hàng
xe |
hệ thống siêu thị |
ngành nghề |
nghề |
ý kiến |
lĩnh vực |
tiểu thương |
hộ kinh doanh cá thể |
"""


def _words(printed: str) -> str:
    return re.escape(fold(printed.strip())).replace(r"\ ", r"\s+")


def _head_pattern(line: str) -> str:
    head, _, tails = line.partition(" |")
    followers = sorted((_words(t) for t in tails.split(",") if t.strip()), key=len, reverse=True)
    return _words(head) + (rf"(?:\s+(?:{'|'.join(followers)}))?" if followers else "")


_LINES = [line for line in _HEADS.splitlines() if line.strip()]
UNIT = "(?:" + "|".join(sorted(map(_head_pattern, _LINES), key=lambda p: (-len(p.split("(?:")[0]), -len(p)))) + r")\b"
