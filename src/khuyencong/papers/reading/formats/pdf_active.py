"""What a PDF carries beside its pages: programs, which are refused like macros, and files, of which only papers stay.

pdfium shows neither the actions of pages and fields nor objects packed together, so a copy is written in which every
object stands by itself and every name is spelled out; what an action does is then two names side by side.
"""

import re
from collections.abc import Iterator
from ctypes import sizeof
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

from ....terms.facts import Finding, Severity, UnreadablePaper
from ....terms.vietnamese import fold

_RUNS = re.compile(rb"/S\s*/(?:JavaScript|Launch)\b|/Subtype\s*/FileAttachment\b")
_PAPERS = frozenset(("pdf", "docx", "xlsx", "xml", "p7s", "txt", "csv", "png", "jpg", "jpeg", "tif", "tiff"))
_LONGEST_NAME = 512  # letters


def refuse_programs(whole: bytes, name: str) -> None:
    """JavaScript and the starting of programs are to a PDF what macros are to Word; so are files pinned to a page."""
    if _RUNS.search(whole):
        raise UnreadablePaper(
            f"{name}: PDF chứa mã lệnh (JavaScript, lệnh mở chương trình) hoặc tệp gắn vào trang. "
            "Hãy in lại ra PDF rồi gửi lại."
        )


def spelled_out(document: pypdfium2.PdfDocument, name: str) -> bytes:
    """The whole file; what cannot be looked through is refused, not let pass."""
    whole = BytesIO()
    try:
        document.save(whole, flags=pdfium.FPDF_REMOVE_SECURITY)
    except PdfiumError as fault:
        raise UnreadablePaper(f"{name}: PDF hỏng, không xem được bên trong. Hãy in lại ra PDF rồi gửi lại.") from fault
    return whole.getvalue()


def attached(document: pypdfium2.PdfDocument, name: str) -> Iterator[Finding]:
    """Files within the file: papers are told to the reviewer, anything that might run is refused."""
    names = [_attached_name(document, i) for i in range(pdfium.FPDFDoc_GetAttachmentCount(document.raw))]
    strange = [told for told in names if fold(told).rpartition(".")[2] not in _PAPERS]
    if strange:
        held = strange[0][:80]
        raise UnreadablePaper(f"{name}: trong PDF có tệp «{held}», không an toàn. Hãy bỏ tệp ấy rồi gửi lại.")
    if names:
        listed = ", ".join(f"«{told[:80]}»" for told in names[:5]) + (" …" if len(names) > 5 else "")
        words = f"Trong PDF có {len(names)} tệp kèm ({listed}), không đọc được ở đây: hãy tách ra và gửi riêng"
        yield Finding("attached-files", Severity.WARNING, words, found=str(len(names)))


def _attached_name(document: pypdfium2.PdfDocument, number: int) -> str:
    attachment = pdfium.FPDFDoc_GetAttachment(document.raw, number)
    words = (pdfium.FPDF_WCHAR * _LONGEST_NAME)()
    size = pdfium.FPDFAttachment_GetName(attachment, words, sizeof(words))
    return bytes(words)[:size].decode("utf-16-le", errors="replace").rstrip("\0")
