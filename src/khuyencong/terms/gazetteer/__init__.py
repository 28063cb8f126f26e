"""Names of places and agencies found in a sentence, from lists shipped with the package; no database.

Names are compared without regard to case and to where the tone mark sits (Biên Hòa = Biên Hoà = BIÊN HOÀ).
"""

from .agencies import Named, agencies_in, named_in
from .places import council_of, is_of_a_name, places_in
from .words import Mention

__all__ = ["Mention", "Named", "agencies_in", "council_of", "is_of_a_name", "named_in", "places_in"]
