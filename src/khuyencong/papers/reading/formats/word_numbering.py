"""Numbers and bullets before paragraphs, counted as Word counts them: they stand nowhere in a Word file's text.

A list is an `abstractNum` of levels; a `num` is a use of it. All uses of one list count on together, unless a use says
where to begin again. A level begins again after a higher one, unless it says otherwise. Word has no Vietnamese row of
letters: «đ)» is typed by hand, or is the fixed text of a level, and is then told as it stands.
"""

import re
from dataclasses import dataclass
from typing import Any

from .symbols import with_symbols_shown
from .word_package import W, attribute, is_on, whole
from .word_styles import Styles

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
LARGEST_ROMAN = 5000


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    form: str
    text: str
    suffix: str
    restart: int | None  # begins again after a level above this one; 0 = never
    decimal_only: bool
    symbol: bool
    style: str


@dataclass(frozen=True, slots=True)
class Use:
    """A `num`: its list, and at which levels it begins anew."""

    list_id: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering:
    """Counts along the paragraphs of a file; ask once for each paragraph, in order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(root)
        self._uses = {} if root is None else {n.get(W + "numId"): _use(n) for n in root.findall(W + "num")}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph_properties: Any) -> str:
        """What Word shows before this paragraph, with its blank; empty for a paragraph without number."""
        use_id, depth = self._place(paragraph_properties)
        use = self._uses.get(use_id)
        level = self._level(use, depth)
        if use is None or level is None or (level.form == "none" and not level.text):
            return ""
        self._count(use_id or "", use, depth, level)
        words = self._bullet(level, depth) if level.form == "bullet" else self._number(use, level)
        return words + ("" if level.suffix == "nothing" or not words else " ")

    def _level(self, use: Use | None, depth: int) -> Level | None:
        if use is None:
            return None
        return use.levels.get(depth) or self._lists.get(use.list_id, {}).get(depth)

    def _place(self, properties: Any) -> tuple[str | None, int]:
        """The use and the level: told by the paragraph, else by its style."""
        own = properties.find(W + "numPr") if properties is not None else None
        style_id = attribute(properties, "pStyle")
        from_style = self._styles.numbering(style_id)
        number = attribute(own, "numId") if own is not None else None
        depth = attribute(own, "ilvl") if own is not None else None
        if number is None and from_style is not None:
            number = attribute(from_style[1], "numId")
            depth = depth or attribute(from_style[1], "ilvl") or self._level_of_style(number, from_style[0])
        return number, min(max(whole(depth, 0), 0), LEVELS - 1)

    def _level_of_style(self, number: str | None, style_id: str) -> str | None:
        use = self._uses.get(number)
        levels = self._lists.get(use.list_id, {}) if use else {}
        return next((str(depth) for depth, level in levels.items() if level.style == style_id), None)

    def _count(self, use_id: str, use: Use, depth: int, level: Level) -> None:
        counters = self._counters.setdefault(use.list_id, [None] * LEVELS)
        now = counters[depth]
        if depth in use.starts and (use_id, depth) not in self._begun:
            self._begun.add((use_id, depth))
            counters[depth] = use.starts[depth]
        else:
            counters[depth] = level.start if now is None else now + 1
        for deeper in range(depth + 1, LEVELS):
            known = self._lists.get(use.list_id, {}).get(deeper)
            if known is None or known.restart is None or depth < known.restart:
                counters[deeper] = None

    def _number(self, use: Use, level: Level) -> str:
        counters = self._counters[use.list_id]
        levels = self._lists.get(use.list_id, {})

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            meant = use.levels.get(at) or levels.get(at)
            value = counters[at]
            if value is None:  # no paragraph of that level stood before: Word shows where it would begin
                value = use.starts.get(at, meant.start if meant else 1)
            return formatted(value, "decimal" if level.decimal_only or meant is None else meant.form)

        return _PLACEHOLDER.sub(shown, level.text)

    def _bullet(self, level: Level, depth: int) -> str:
        """A sign of a font of signs is told by its depth, for «•» within «•» would stand beside it."""
        text = with_symbols_shown(level.text)
        if text in ("+", "-") or (text == level.text and not level.symbol):
            return "○" if text == "o" else text
        return "○" if depth else "•"


def formatted(value: int, form: str) -> str:
    """A counter in the form a level asks for."""
    if form in ("lowerRoman", "upperRoman") and 0 < value < LARGEST_ROMAN:
        return _roman(value).upper() if form == "upperRoman" else _roman(value)
    if form in ("lowerLetter", "upperLetter") and 0 < value <= 26 * 30:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{value:02}"
    return "" if form == "none" else str(value)


def _roman(value: int) -> str:
    words = ""
    for worth, letters in _ROMAN:
        words += letters * (value // worth)
        value %= worth
    return words


def _lists(root: Any) -> dict[str, dict[int, Level]]:
    """Levels by list; a list that only points to a style's list has that one's levels."""
    found = {} if root is None else {a.get(W + "abstractNumId"): a for a in root.findall(W + "abstractNum")}
    by_style = {link: a for a in found.values() if (link := attribute(a, "styleLink"))}
    return {list_id: _levels(by_style.get(attribute(a, "numStyleLink") or "", a)) for list_id, a in found.items()}


def _levels(abstract: Any) -> dict[int, Level]:
    return {whole(level.get(W + "ilvl"), 0): _level(level) for level in abstract.findall(W + "lvl")}


def _level(level: Any) -> Level:
    fonts = level.find(f"{W}rPr/{W}rFonts")
    font = str(fonts.get(W + "ascii", "")).lower() if fonts is not None else ""
    restart = attribute(level, "lvlRestart")
    return Level(
        start=whole(attribute(level, "start"), 0),
        form=attribute(level, "numFmt") or "decimal",
        text=attribute(level, "lvlText") or "",
        suffix=attribute(level, "suff") or "tab",
        restart=None if restart is None else whole(restart, 0),
        decimal_only=is_on(level, "isLgl"),
        symbol=font.startswith(_SYMBOL_FONTS),
        style=attribute(level, "pStyle") or "",
    )


def _use(number: Any) -> Use:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in number.findall(W + "lvlOverride"):
        depth = min(whole(override.get(W + "ilvl"), 0), LEVELS - 1)
        own = override.find(W + "lvl")
        if own is not None:
            levels[depth] = _level(own)
        start = attribute(override, "startOverride")
        if start is not None:
            starts[depth] = whole(start, 1)
    return Use(attribute(number, "abstractNumId") or "", starts, levels)
