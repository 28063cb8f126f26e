"""The command line: `khuyencong extract`, `check`, and the commands that work on the database."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

_PAPER_COMMANDS = ("extract", "check")
BAD_INPUT = 2
# Name, arguments, what it does: every command, in the order people meet them (a test compares with what runs).
COMMANDS = (
    ("extract", "TỆP… [--json] [--text]", "đọc văn bản, không cần cơ sở dữ liệu"),
    ("check", "TỆP… [--json]", "tìm sai sót trong từng văn bản và giữa các văn bản"),
    ("receive", "TỆP… --unit MÃ", "nhận văn bản vào hàng chờ duyệt"),
    ("report", "MẪU --year NĂM --out TỆP", "xuất báo cáo từ sổ số liệu; --list để xem các mẫu"),
    ("trace", "MẪU --year NĂM --cell HÀNG,CỘT", "các bút toán và câu gốc của một ô số liệu"),
    ("verify", "[--json]", "đếm lại mọi tổng, dò chuỗi lịch sử và kho tệp"),
    ("backup", "TỆP", "sao lưu cơ sở dữ liệu và kho văn bản vào một tệp"),
    ("restore", "TỆP", "khôi phục vào cơ sở dữ liệu trống"),
    ("units", "[--load TỈNH]", "xem mã đơn vị, hoặc nạp đơn vị và địa bàn của một tỉnh"),
    ("users", "[--add TÊN --office VAI --unit MÃ]", "xem hoặc thêm người dùng"),
    ("person", "TÊN [--export TỆP | --erase | --lock]", "xem, trích xuất, khóa hoặc xóa dữ liệu một người"),
    ("ready", "", "soát bản cài đặt: cấu hình, đồng hồ, chứng thư, ổ đĩa, nhật ký, và việc phải tự xem"),
    ("migrate", "", "tạo hoặc nâng cấp các bảng"),
    ("static", "", "dọn tệp giao diện ra chỗ máy chủ web đọc"),
    ("serve", "", "chạy máy chủ web trên HOST:PORT"),
    ("worker", "", "chạy các việc nền"),
    ("remind", "", "báo việc sắp hết hạn, gửi lại thư còn chờ, dọn tệp dở dang; chạy mỗi ngày một lần"),
    ("demo", "[--no-serve]", "chuẩn bị và chạy bản trình diễn"),
    ("generate", "--scale N [--entries M]", "sinh tỉnh thử vào một cơ sở dữ liệu riêng"),
    ("bench", "[TÊN] [--full] [--json]", "đo tốc độ và so với cam kết"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 findings or faults, 2 bad input or usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help"):
        print(usage())
        return 0 if arguments else BAD_INPUT
    name, rest = arguments[0], arguments[1:]
    try:
        code = _run(name, rest)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever reads what is printed has heard enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def usage() -> str:
    """Every command with one line of what it does."""
    rows = "\n".join(f"  {f'{name} {arguments}':46} {words}" for name, arguments, words in COMMANDS)
    return f"Cách dùng: khuyencong LỆNH …\n{rows}\nGõ «khuyencong LỆNH --help» để xem các lựa chọn của một lệnh."


def _run(name: str, rest: list[str]) -> int:
    if name in _PAPER_COMMANDS:
        from . import papers  # reading must start without Django

        return papers.run(name, rest)
    if name not in {known for known, _, _ in COMMANDS}:
        print(f"Không có lệnh «{name}». Gõ «khuyencong --help» để xem các lệnh.", file=sys.stderr)
        return BAD_INPUT
    code: int = import_module(f"{__name__}.database").run(name, rest)
    return code
