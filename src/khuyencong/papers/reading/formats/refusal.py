"""Files that are refused, each with what is wrong and how to mend it."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO

from ....terms.facts import SecretPaper, UnreadablePaper
from ....terms.media_types import CSV, DOCX, HTML, PDF, XLSX
from ....terms.vietnamese import fold

LIMIT_BYTES = 50 * 1024 * 1024
LIMIT_CHARACTERS = 6_000_000  # two thousand pages
LONGEST_LINE = 150_000  # fifty pages without an end: no paragraph and no row, and rules look far within a line
UNPACKED_LIMIT_BYTES = 400 * 1024 * 1024
LARGEST_PICTURE = 60_000_000  # dots: a photograph of sixty megapixels
RATIO_LIMIT = 200  # a zip member this many times its packed size is a bomb, not a paper
SMALL_MEMBER_BYTES = 1024 * 1024

PICTURES = {
    "png": "image/png",
    **dict.fromkeys(("jpg", "jpeg", "jfif"), "image/jpeg"),
    **dict.fromkeys(("tif", "tiff"), "image/tiff"),
}
_SIGNS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_ENDINGS = {
    "txt": "text/plain",
    "md": "text/markdown",
    "markdown": "text/markdown",
    "html": HTML,
    "htm": HTML,
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "csv": CSV,
    **PICTURES,
}
READABLE_ENDINGS = tuple(f".{ending}" for ending in _ENDINGS)
_READ_AS_TEXT = frozenset(("text/plain", "text/markdown", HTML, CSV))
_MACRO_ENDINGS = ("docm", "dotm", "xlsm", "xltm", "xlsb", "xlam")
_WORD, _EXCEL = (
    f"Hãy mở bằng {program}, chọn Lưu thành (Save As), loại {kind}, rồi gửi lại."
    for program, kind in (("Word", "Word Document (.docx)"), ("Excel", "Excel Workbook (.xlsx)"))
)
_ADVICE = {
    "doc": f"Word đời cũ (.doc). {_WORD}",
    "xls": f"Excel đời cũ (.xls), có thể chứa macro. {_EXCEL}",
    "ods": "bảng tính OpenDocument chưa đọc được. Hãy lưu lại dạng XLSX rồi gửi lại.",
    "odt": "văn bản OpenDocument chưa đọc được. Hãy lưu lại dạng DOCX rồi gửi lại.",
    "rtf": "tệp RTF chưa đọc được. Hãy lưu lại dạng DOCX rồi gửi lại.",
    "wps": f"tệp riêng của WPS Office chưa đọc được. {_WORD}",
    "et": f"tệp riêng của WPS Office chưa đọc được. {_EXCEL}",
    **dict.fromkeys(
        ("ppt", "pptx", "odp"),
        "bài trình chiếu chưa đọc được. Hãy gửi văn bản có số liệu ấy, hoặc lưu bài thành PDF rồi gửi lại.",
    ),
    **dict.fromkeys(
        ("eml", "msg"),
        "thư điện tử chưa đọc được. Hãy tải từng tệp đính kèm về rồi gửi; lời thư cần đọc thì chép vào tệp .txt.",
    ),
    "heic": "ảnh HEIC của điện thoại chưa đọc được. Hãy lưu lại dạng JPG rồi gửi lại.",
    **dict.fromkeys(("webp", "gif", "bmp"), "loại ảnh này chưa đọc được. Hãy lưu lại dạng JPG hoặc PNG rồi gửi lại."),
    **dict.fromkeys(("zip", "rar", "7z"), "tệp nén. Hãy giải nén rồi gửi từng văn bản trong đó."),
}
_LOCKED = "tệp Office có mật khẩu. Hãy bỏ mật khẩu, lưu lại dạng DOCX hoặc XLSX rồi gửi lại."
_OLD = "tệp Office có mật khẩu hoặc của đời cũ. Hãy bỏ mật khẩu, lưu lại dạng DOCX hoặc XLSX rồi gửi lại."
_HELD = tuple(  # streams of the container that old Office files, locked ones and mails are kept in
    (name.encode("utf-16-le"), told)
    for name, told in (
        ("EncryptedPackage", _LOCKED),
        ("WordDocument", _ADVICE["doc"]),
        ("Workbook", _ADVICE["xls"]),
        ("PowerPoint Document", _ADVICE["ppt"]),
        ("__substg1.0", _ADVICE["msg"]),
    )
)
_STAMPS = {"mat": "MẬT", "toi mat": "TỐI MẬT", "tuyet mat": "TUYỆT MẬT"}
_STAMP_PLACE = 3000  # characters: the stamp stands near the head
_SAYS_SECRET = re.compile(r"^(?:độ|dấu) mật\s*:?\s*", re.IGNORECASE)
_FRAME = re.compile(r"[^\w\s:]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse_size(data: bytes, name: str) -> None:
    if not data:
        raise UnreadablePaper(f"{name}: tệp rỗng. Hãy kiểm tra lại tệp rồi gửi lại.")
    if len(data) > LIMIT_BYTES:
        raise UnreadablePaper(f"{name}: tệp lớn hơn 50 MB. Hãy tách văn bản hoặc nén ảnh trong tệp rồi gửi lại.")


def refuse_long(characters: int, name: str) -> None:
    """Asked by each reader as soon as it can count, so that nobody waits for what is refused in the end."""
    if characters > LIMIT_CHARACTERS:
        raise UnreadablePaper(
            f"{name}: văn bản dài hơn 2.000 trang (6 triệu chữ cái). Hãy tách thành nhiều tệp rồi gửi lại."
        )


def refuse_length(lines: Sequence[int], name: str) -> None:
    """A text with lines of such lengths, when it is more than anyone would have written."""
    refuse_long(sum(lines), name)
    if max(lines, default=0) > LONGEST_LINE:
        raise UnreadablePaper(
            f"{name}: có đoạn dài hơn 50 trang không xuống dòng, không phải văn bản. Hãy mở tệp, ngắt đoạn rồi gửi lại."
        )


def media_type_of(data: bytes, name: str) -> str:
    """What the bytes are, when the name says the same; else refused."""
    ending = fold(name).rpartition(".")[2]
    if ending in _MACRO_ENDINGS:
        raise _macro(name)
    if data.startswith(_OLE):
        told = next((told for stream, told in _HELD if stream in data), _ADVICE.get(ending, _OLD))
        raise UnreadablePaper(f"{name}: {told}")
    found = _sign_of(data, name)
    if ending in _ADVICE and found not in (DOCX, XLSX):
        raise UnreadablePaper(f"{name}: {_ADVICE[ending]}")
    named = _ENDINGS.get(ending)
    if found is not None:
        return _as_named(name, ending, found)
    if named in _READ_AS_TEXT and named is not None:
        return named
    if named is not None:
        raise UnreadablePaper(f"{name}: nội dung không phải {ending.upper()}. Hãy mở và lưu lại đúng định dạng.")
    raise UnreadablePaper(
        f"{name}: chưa đọc được định dạng này. Hãy gửi DOCX, XLSX, PDF, HTML, MD, TXT, CSV hoặc ảnh PNG, JPG, TIFF."
    )


def _sign_of(data: bytes, name: str) -> str | None:
    """What the first bytes say; None for text, which has no sign."""
    if data.startswith(b"PK\x03\x04"):
        return _package(_members(data, name), name)
    return next((media_type for sign, media_type in _SIGNS if data.startswith(sign)), None)


def _package(members: Sequence[zipfile.ZipInfo], name: str) -> str:
    """Which kind of file a zip package is; one that holds no Word text and no workbook is refused."""
    parts = {member.filename for member in members}
    folders = {part.partition("/")[0] for part in parts if "/" in part}
    if "xl" in folders:
        return XLSX
    if "ppt" in folders:
        raise UnreadablePaper(f"{name}: {_ADVICE['pptx']}")
    if "mimetype" in parts:
        raise UnreadablePaper(f"{name}: tệp OpenDocument chưa đọc được. Hãy lưu lại dạng DOCX, XLSX rồi gửi lại.")
    if "_rels" not in folders and "word" not in folders:
        raise UnreadablePaper(f"{name}: {_ADVICE['zip']}")
    return DOCX


def refuse_secret(text: str, name: str, *, guessed: bool = False) -> None:
    """A paper stamped with a secrecy mark may not be kept here (the stamp stands alone on a line near the head)."""
    lines = text[:_STAMP_PLACE].split("\n")
    if found := next((stamp for line in lines if (stamp := _stamp(line, guessed=guessed))), None):
        raise SecretPaper(
            f"{name}: văn bản đóng dấu {found}. Hệ thống không nhận văn bản mật; hãy xử lý theo đường văn bản mật."
        )


def _stamp(line: str, *, guessed: bool) -> str | None:
    """The stamp a line is. Of words guessed from a picture a mark may be wrong or missing («TOI MAT»)."""
    words = " ".join(_FRAME.sub(" ", line).split())
    degree = _SAYS_SECRET.sub("", words)
    stamp = _STAMPS.get(fold(degree))
    if stamp is None or (degree == words and not words.isupper()):
        return None
    return stamp if guessed or degree.upper() == stamp else None


def _as_named(name: str, ending: str, found: str) -> str:
    if _ENDINGS.get(ending) != found:
        kind = next(known for known, media_type in _ENDINGS.items() if media_type == found)
        raise UnreadablePaper(
            f"{name}: nội dung là {kind.upper()} nhưng tên tệp ghi «.{ending}». Hãy đổi đuôi thành .{kind} rồi gửi lại."
        )
    return found


def _members(data: bytes, name: str) -> list[zipfile.ZipInfo]:
    """What a zip package holds; refused when it is locked, has macros, or unpacks to more than is safe."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise UnreadablePaper(f"{name}: tệp hỏng, không mở được. Hãy lưu lại từ Word, Excel rồi gửi lại.") from fault
    if any(member.flag_bits & 1 for member in members):
        raise UnreadablePaper(f"{name}: tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    if any(fold(member.filename).endswith("vbaproject.bin") for member in members):
        raise _macro(name)
    if sum(member.file_size for member in members) > UNPACKED_LIMIT_BYTES or any(map(_is_bomb, members)):
        raise UnreadablePaper(
            f"{name}: tệp nén bung ra quá lớn, không an toàn. Hãy lưu lại từ Word, Excel rồi gửi lại."
        )
    return members


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SMALL_MEMBER_BYTES and member.file_size > RATIO_LIMIT * max(member.compress_size, 1)


def _macro(name: str) -> UnreadablePaper:
    return UnreadablePaper(f"{name}: tệp có macro. Hãy lưu lại dạng DOCX, XLSX không có macro rồi gửi lại.")
