"""Units and areas: the verbs. Shipped data are loaded; what an administrator changes here is left alone by them."""

from .change import Naming, add_unit, end_unit, give_identifier, rename_unit, standing, succeed
from .load import Loaded, load_units
from .merger import left_behind
