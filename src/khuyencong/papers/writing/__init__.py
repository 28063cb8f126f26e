"""Documents → official papers: the layout of NĐ 30/2020 in DOCX, PDF and HTML."""

from khuyencong.terms.document import Document

from .pdf import MissingFonts, pdf_bytes
from .printed import printed
from .web import html_fragment, html_page
from .word import docx_bytes

__all__ = ["FORMATS", "MissingFonts", "UnknownFormat", "write_html", "write_paper"]

_WRITERS = {"docx": docx_bytes, "pdf": pdf_bytes, "html": html_page}
FORMATS = tuple(_WRITERS)


class UnknownFormat(ValueError):
    """A format no writer knows; the message names those that exist."""


def write_paper(document: Document, format: str) -> bytes:
    """The paper's bytes as docx, pdf or html; writing the same document again gives the same bytes."""
    writer = _WRITERS.get(format)
    if writer is None:
        raise UnknownFormat(f"Không ghi được định dạng «{format}»; chọn một trong: {', '.join(FORMATS)}.")
    return writer(printed(document))


def write_html(document: Document, traceable: bool = False) -> str:
    """The paper as a fragment of a page; `traceable` makes each figure a button that names its selector."""
    return html_fragment(printed(document), traceable)
