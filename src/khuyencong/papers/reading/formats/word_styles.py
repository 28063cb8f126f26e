"""Styles of a Word file, as far as reading needs them: the font words are drawn in, and the numbering of a style."""

from collections.abc import Iterator
from typing import Any

from .word_package import W, attribute, said

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
        self._switches: dict[tuple[str | None, str], bool | None] = {}

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
        return self.own_font(style_id or self._default) or self._default_font

    def own_font(self, style_id: str | None) -> str:
        """The font a style names; empty where it names none."""
        if style_id not in self._fonts:
            fonts = (font_of(style.find(W + "rPr")) for style in self.chain(style_id))
            self._fonts[style_id] = next(filter(None, fonts), "")
        return self._fonts[style_id]

    def says(self, style_id: str | None, switch: str) -> bool | None:
        """Whether a style sets a switch of the letters on or off; None where it says nothing of it."""
        if (style_id, switch) not in self._switches:
            told = (said(style.find(W + "rPr"), switch) for style in self.chain(style_id))
            self._switches[style_id, switch] = next((one for one in told if one is not None), None)
        return self._switches[style_id, switch]

    def numbering(self, style_id: str | None) -> tuple[str, Any] | None:
        """The style that numbers its paragraphs, and its `w:numPr`."""
        for style in self.chain(style_id):
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return style.get(W + "styleId", ""), found
        return None


class Drawn:
    """How a run is drawn: by what it says itself, by its own style, by that of its paragraph."""

    def __init__(self, styles: Styles, properties: Any, paragraph_style: str | None) -> None:
        self._styles, self._properties = styles, properties
        self._own_style, self._paragraph_style = attribute(properties, "rStyle"), paragraph_style

    @property
    def font(self) -> str:
        named = font_of(self._properties) or self._styles.own_font(self._own_style)
        return named or self._styles.font(self._paragraph_style)

    def is_on(self, switch: str) -> bool:
        """Whether a switch such as `w:vanish` is set, by the nearest that says anything of it."""
        by_style = (self._styles.says(style, switch) for style in (self._own_style, self._paragraph_style))
        return bool(next((told for told in (said(self._properties, switch), *by_style) if told is not None), False))


def font_of(run_properties: Any) -> str:
    """The font that run properties name themselves."""
    fonts = run_properties.find(W + "rFonts") if run_properties is not None else None
    return "" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")


def _is_default_paragraph(style: Any) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")
