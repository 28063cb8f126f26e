"""Templates as pages carry them: written with indentation, read without it."""

import re

from django.template import Origin
from django.template.loaders import app_directories

_INDENTATION = re.compile(r"\n[ \t]+")


class Loader(app_directories.Loader):
    """Takes the indentation of a template away when it is loaded, once: a browser sees one space either way, and a page
    weighs a fifth less. Lines stay lines, so that a fault is still told by its number."""

    def get_contents(self, origin: Origin) -> str:
        return _INDENTATION.sub("\n", super().get_contents(origin))
