"""How the fields of a unit's table are named."""

import re

from khuyencong.terms.results import LineResult, TargetResult


def field_name(what: str, line: LineResult, target: TargetResult | None = None) -> str:
    """By what is measured, not by where it stands: a plan that changed meanwhile puts no figure elsewhere."""
    return f"{what}-{line.line}" + (re.sub(r"\W+", "_", f"-{target.measure}") if target else "")
