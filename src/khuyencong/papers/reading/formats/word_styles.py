"""Styles of a Word file, as far as reading needs them: the font words are drawn in, and the numbering of a style."""

from collections.abc import Iterator
from typing import Any

from .word_package import W, attribute

DEEPEST_STYLE = 20  # styles based on one another in a ring end here


class Styles:
    """Looks up what a style says itself or has from the styles it is based on."""

    def __init__(self, root: Any) -> None:
        found = root.findall(W + "style") if root is not None else []
        self._by_id = {style.get(W + "styleId"): style for style in found}
        self._default = next((s.get(W + "styleId") for s in found if _is_default_paragraph(s)), None)
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._default_font = font_of(defaults)
        self._fonts: dict[str | None, str] = {}

    def chain(self, style_id: str | None) -> Iterator[Any]:
        """The style and those it is based on, nearest first."""
        for _ in range(DEEPEST_STYLE):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = attribute(style, "basedOn")

    def font(self, style_id: str | None) -> str:
        """The font of a paragraph in this style; None is the default style."""
        if style_id not in self._fonts:
            fonts = (font_of(style.find(W + "rPr")) for style in self.chain(style_id or self._default))
            self._fonts[style_id] = next(filter(None, fonts), self._default_font)
        return self._fonts[style_id]

    def numbering(self, style_id: str | None) -> tuple[str, Any] | None:
        """The style that numbers its paragraphs, and its `w:numPr`."""
        for style in self.chain(style_id):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return style.get(W + "styleId", ""), found
        return None


def font_of(run_properties: Any) -> str:
    """The font that run properties name themselves."""
    fonts = run_properties.find(W + "rFonts") if run_properties is not None else None
    return "" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")


def _is_default_paragraph(style: Any) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")
