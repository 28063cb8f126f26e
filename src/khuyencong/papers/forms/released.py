"""Which form folders have issued papers, and the digest that proves that they have not changed since.

A folder enters with its first issued paper and never changes again: the next wording is a new folder beside it. The
files that stand beside the folders are written with by every form and are part of every digest; no folder uses another.
"""

from hashlib import sha256
from pathlib import Path

FORMS = Path(__file__).parent
_NO_WORDS = ("__init__.py", "released.py", "edited.py")  # beside the forms, but nothing of theirs is printed by them
RELEASED: dict[str, str] = {}  # folder under forms («ket_qua/v2026_1») → digest; empty while no version is released


def digest(forms: Path, name: str) -> str:
    """SHA-256 over the names and content of a form's Python files and of those that every form is written with."""
    files = sorted((forms / name).rglob("*.py")) + sorted(set(forms.glob("*.py")) - {forms / own for own in _NO_WORDS})
    whole = sha256()
    for path in files:
        whole.update(path.relative_to(forms).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def altered(forms: Path, released: dict[str, str]) -> tuple[str, ...]:
    """Released folders that no longer are what they were."""
    return tuple(name for name, known in released.items() if digest(forms, name) != known)
