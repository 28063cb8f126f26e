"""Which ledger entries make a figure: a selector names them, and its code travels in pages and papers."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode

from .facts import Role
from .periods import Window


@dataclass(frozen=True, slots=True)
class Selector:
    """Entries of a line's subtree, of one measure and some roles, that lie inside a window.

    `source`, `unit`, `area` are tree paths («/» = all); `act` is the last act that counts (None = all, «as of»).
    """

    line: int
    measure: int
    roles: tuple[Role, ...]
    window: Window
    source: str = "/"
    unit: str = "/"
    area: str = "/"
    act: int | None = None

    def encode(self) -> str:
        parts: dict[str, str | int] = {
            "l": self.line,
            "m": self.measure,
            "r": "+".join(self.roles),
            "f": self.window.first.isoformat(),
            "t": self.window.last.isoformat(),
        }
        for key, value in (("s", self.source), ("u", self.unit), ("a", self.area)):
            if value != "/":
                parts[key] = value
        if self.act is not None:
            parts["n"] = self.act
        return urlencode(parts, safe="/+")

    @classmethod
    def decode(cls, code: str) -> "Selector":
        """The selector of `encode`; ValueError when the code is damaged."""
        parts = dict(parse_qsl(code.replace("+", "%2B"), strict_parsing=True))
        try:
            return cls(
                line=int(parts["l"]),
                measure=int(parts["m"]),
                roles=tuple(Role(r) for r in parts["r"].split("+")),
                window=Window(date.fromisoformat(parts["f"]), date.fromisoformat(parts["t"])),
                source=parts.get("s", "/"),
                unit=parts.get("u", "/"),
                area=parts.get("a", "/"),
                act=int(parts["n"]) if "n" in parts else None,
            )
        except KeyError as missing:
            raise ValueError(f"selector without {missing}") from missing
