"""What the law says on a date, and checks of what papers say: pure functions over frozen values."""

from .checks import against_memory, check, check_between, over_their_wholes, told_again
from .checks.form import nameless

__all__ = ["against_memory", "check", "check_between", "nameless", "over_their_wholes", "told_again"]
