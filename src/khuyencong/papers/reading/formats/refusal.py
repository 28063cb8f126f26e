"""Files that are refused, each with what is wrong and how to mend it."""

import re
import zipfile
from io import BytesIO

from ....terms.facts import UnreadablePaper
from ....terms.vietnamese import fold

LIMIT_BYTES = 50 * 1024 * 1024
UNPACKED_LIMIT_BYTES = 400 * 1024 * 1024
RATIO_LIMIT = 200  # a zip member this many times its packed size is a bomb, not a paper
SMALL_MEMBER_BYTES = 1024 * 1024

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT_TYPES = {"txt": "text/plain", "md": "text/markdown", "markdown": "text/markdown"}
_MACRO_ENDINGS = ("docm", "dotm", "xlsm")
_SECRET = re.compile(r"^\s*(?:(?:độ mật|dấu mật)\s*:\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT)\s*$", re.MULTILINE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_size(data: bytes, name: str) -> None:
    if not data:
        raise UnreadablePaper(f"{name}: tệp rỗng. Hãy kiểm tra lại tệp rồi gửi lại.")
    if len(data) > LIMIT_BYTES:
        raise UnreadablePaper(f"{name}: tệp lớn hơn 50 MB. Hãy tách văn bản hoặc nén ảnh trong tệp rồi gửi lại.")


def media_type_of(data: bytes, name: str) -> str:
    """What the bytes are, when the name says the same; else refused."""
    ending = fold(name).rpartition(".")[2]
    if ending in _MACRO_ENDINGS:
        raise _macro(name)
    if data.startswith(_OLE):
        raise UnreadablePaper(
            f"{name}: tệp Word đời cũ hoặc có mật khẩu. Hãy bỏ mật khẩu và lưu lại dạng DOCX rồi gửi lại."
        )
    if data.startswith(b"%PDF-"):
        return _as_named(name, ending, "pdf", "application/pdf")
    if data.startswith(b"PK\x03\x04"):
        _refuse_archive(data, name)
        return _as_named(name, ending, "docx", DOCX)
    if ending in _TEXT_TYPES:
        return _TEXT_TYPES[ending]
    if ending in ("pdf", "docx"):
        raise UnreadablePaper(f"{name}: nội dung không phải {ending.upper()}. Hãy mở và lưu lại đúng định dạng.")
    raise UnreadablePaper(f"{name}: chưa đọc được định dạng này. Hãy gửi DOCX, PDF có lớp chữ, MD hoặc TXT.")


def refuse_secret(text: str, name: str) -> None:
    """A paper stamped with a secrecy mark may not be kept here (the stamp stands alone on a line near the head)."""
    if found := _SECRET.search(text[:3000]):
        raise UnreadablePaper(
            f"{name}: văn bản đóng dấu {found[1]}. Hệ thống không nhận văn bản mật; hãy xử lý theo đường văn bản mật."
        )


def _as_named(name: str, ending: str, expected: str, media_type: str) -> str:
    if ending != expected:
        raise UnreadablePaper(
            f"{name}: nội dung là {expected.upper()} nhưng tên tệp ghi «.{ending}». Hãy đổi tên đúng loại rồi gửi lại."
        )
    return media_type


def _refuse_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise UnreadablePaper(f"{name}: tệp hỏng, không mở được. Hãy lưu lại từ Word rồi gửi lại.") from fault
    if any(member.flag_bits & 1 for member in members):
        raise UnreadablePaper(f"{name}: tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    if any(fold(member.filename).endswith("vbaproject.bin") for member in members):
        raise _macro(name)
    if sum(member.file_size for member in members) > UNPACKED_LIMIT_BYTES or any(map(_is_bomb, members)):
        raise UnreadablePaper(f"{name}: tệp nén bung ra quá lớn, không an toàn. Hãy lưu lại từ Word rồi gửi lại.")


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SMALL_MEMBER_BYTES and member.file_size > RATIO_LIMIT * max(member.compress_size, 1)


def _macro(name: str) -> UnreadablePaper:
    return UnreadablePaper(f"{name}: tệp có macro. Hãy lưu lại dạng DOCX không có macro rồi gửi lại.")
