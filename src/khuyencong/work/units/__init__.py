"""Units and areas: the verbs. What an administrator changes here is left alone by shipped data (`work/seeds`)."""

from .change import Naming, add_unit, end_unit, give_identifier, rename_unit, standing, succeed
from .merger import left_behind
