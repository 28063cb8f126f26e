"""Documents → official papers: the layout of NĐ 30/2020 in DOCX, PDF and HTML, and tables in XLSX."""

from collections.abc import Callable

from khuyencong.terms.document import Document

from .printed import Printed, annexes_alone, on_pages, printed, without_annexes
from .web import html_fragment, html_page

__all__ = ["FORMATS", "UnknownFormat", "write_annexes", "write_html", "write_paper"]


class UnknownFormat(ValueError):
    """A format no writer knows; the message names those that exist."""


def write_paper(document: Document, format: str, template: bytes | None = None) -> bytes:
    """The paper's bytes as docx, pdf, xlsx or html; writing the same document again gives the same bytes.

    `template` is the office's own Word file, for DOCX; it was checked when it was taken in (see `check_template`).
    Annexes that are to be a file of their own are left to `write_annexes`.
    """
    whole = printed(document)
    return _written(without_annexes(whole) if document.has_annex_file else whole, format, template)


def write_annexes(document: Document, format: str, template: bytes | None = None) -> bytes:
    """The annexes as a file of their own, each page as in the whole paper."""
    return _written(annexes_alone(printed(document)), format, template)


def _written(paper: Printed, format: str, template: bytes | None) -> bytes:
    if template and format == "docx":
        return _docx(on_pages(paper), template)
    writer = _WRITERS.get(format)
    if writer is None:
        raise UnknownFormat(f"Không ghi được định dạng «{format}»; chọn một trong: {', '.join(FORMATS)}.")
    return writer(paper if format == "html" else on_pages(paper))


def write_html(document: Document, traceable: bool = False) -> str:
    """The paper as a fragment of a page; `traceable` makes each figure a button that names its selector."""
    return html_fragment(printed(document), traceable)


def _docx(paper: Printed, template: bytes | None = None) -> bytes:
    from .word import docx_bytes  # noqa: PLC0415 - python-docx loads slowly, and readers of papers share this door

    return docx_bytes(paper, template)


def _pdf(paper: Printed) -> bytes:
    from .pdf import pdf_bytes  # noqa: PLC0415 - so does typst

    return pdf_bytes(paper)


def _xlsx(paper: Printed) -> bytes:
    from .workbook import xlsx_bytes  # noqa: PLC0415 - and XlsxWriter

    return xlsx_bytes(paper)


_WRITERS: dict[str, Callable[[Printed], bytes]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx, "html": html_page}
FORMATS = tuple(_WRITERS)
