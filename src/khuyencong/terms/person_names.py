"""Names of people: what a word of a name looks like, and the surnames by which a name without a title is a person's."""

_CAPITALS = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1EFA)))))
CAPITALISED = rf"[{_CAPITALS}][^\W\d_]*"
SURNAME = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Lâm|Trương"
    r"|Cao|Tô|Hà|Lương|Đào|Phùng|Vương|Điểu|Tạ|Chu|Châu|Thái|Quách|Tăng|Kiều|Thạch|Lưu|Hứa|Triệu|Tống|Đàm|Nghiêm|Doãn|Khổng)"
)
