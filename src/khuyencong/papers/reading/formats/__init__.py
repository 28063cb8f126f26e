"""From the bytes of a file to repaired text: what the file really is decides who reads it."""

from ....terms.facts import Place, Text, UnreadablePaper
from ....terms.vietnamese import fold, repair
from .noise import without_noise
from .plain import plain_lines
from .refusal import media_type_of, refuse_secret, refuse_size

__all__ = ["read_text"]


def read_text(data: bytes, name: str) -> Text:
    """The paper as repaired text. Raises UnreadablePaper, with a reason in Vietnamese, for a file that is refused."""
    refuse_size(data, name)
    media_type = media_type_of(data, name)
    lines, places, pages = _read(data, name, media_type)
    kept = without_noise(lines)
    repaired = repair("\n".join(lines[i] for i in kept))
    if not repaired.text.strip():
        raise UnreadablePaper(
            f"{name}: không có chữ nào đọc được. Nếu là bản chụp, hãy gửi bản có lớp chữ (DOCX, PDF)."
        )
    refuse_secret(repaired.text, name)
    return Text(
        content=repaired.text,
        media_type=media_type,
        pages=pages,
        repairs=repaired.count,
        line_places=tuple(places[i] for i in kept) if places else (),
    )


def _read(data: bytes, name: str, media_type: str) -> tuple[list[str], list[Place], int | None]:
    """Lines of the file, where each stood, and the number of pages where the format has pages."""
    if media_type == "application/pdf":
        from .pdf import pdf_lines  # noqa: PLC0415 - slow library, needed for this format only

        return pdf_lines(data, name)
    if media_type.endswith("wordprocessingml.document"):
        from .docx import docx_lines  # noqa: PLC0415 - slow library, needed for this format only

        return *docx_lines(data, name), None
    return plain_lines(data, name, markdown=_may_be_markdown(name)), [], None


def _may_be_markdown(name: str) -> bool:
    return fold(name).rpartition(".")[2] in ("md", "txt", "markdown")
