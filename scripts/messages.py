"""The interface's strings in other languages: gather them from code and templates, and compile the catalogues.

usage: .venv/bin/python -m scripts.messages gather|compile

`gather` brings src/khuyencong/locale/en/LC_MESSAGES/django.po up to date and names what is not translated yet;
`compile` makes the .mo files that Django reads, which are built and not committed.
"""

import io
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from khuyencong.papers.numbering import COLUMNS
from khuyencong.terms.exchange import LACK_WORDS
from scripts import told as sayings

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src/khuyencong"
LOCALE = PACKAGE / "locale"
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # the history of the file says when it changed
Found = tuple[str, int, str | tuple[str, ...], str | None]


def main(deed: str) -> int:
    if deed == "gather":
        sayings.TABLE.write_text(sayings.table(), encoding="utf-8")
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        catalogue = read(file)
        if deed == "gather":
            gather(catalogue, file)
        else:
            compile_to(catalogue, file.with_suffix(".mo"))
    return 0


def read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale=file.parts[-3])


def gather(catalogue: Catalog, file: Path) -> None:
    """Strings of today with the translations that were there; what is gone is forgotten, nothing is guessed."""
    catalogue.update(strings(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.creation_date = catalogue.revision_date = NO_DAY
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=120, sort_output=True, omit_header=False)
    left = untranslated(catalogue)
    print(f"{file.relative_to(ROOT)}: {len(catalogue)} strings, {len(left)} without a translation")
    print("\n".join(f"  {word!r}" for word in left))


def untranslated(catalogue: Catalog) -> list[str]:
    return [str(message.id) for message in catalogue if message.id and not all_of(message.string)]


def all_of(told: str | tuple[str, ...]) -> bool:
    return all(told) if isinstance(told, tuple) else bool(told)


def strings() -> Catalog:
    """Every string of the interface, with the files it stands in."""
    catalogue = Catalog()
    for place, _, told, context in found():
        catalogue.add(told, locations=[(place, None)], context=context)  # lines would change with every edit
    return catalogue


def found() -> Iterator[Found]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield from found_in(file, file.read_text(encoding="utf-8"))
    for file in sorted(PACKAGE.rglob("templates/**/*.*")):
        marked = templatize(file.read_text(encoding="utf-8"), origin=str(file))
        yield from found_in(file, "\n".join(line.lstrip() for line in marked.splitlines()))
    yield from found_in_forms()
    for words, places in sayings.told().items():
        yield from ((place, 0, words, "told") for place in places)
    yield from (("terms/exchange", 0, words, "paper") for words in LACK_WORDS.values())
    yield from (("papers/numbering", 0, words, "paper") for words, _ in COLUMNS)


def found_in_forms() -> Iterator[Found]:
    """What the forms of papers ask for: they know no gettext, the counter translates their words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.config.settings")
    django.setup()
    from khuyencong.work.reporting import CATALOGUE  # noqa: PLC0415  its rooms need Django ready

    for form in CATALOGUE.values():
        yield from (("papers/forms", 0, told, "paper") for told in (form.title, form.kind_vi))
        for blank in form.blanks:
            for told in (blank.label, blank.help, *(words for _, words in blank.choices)):
                if told:
                    yield "papers/forms", 0, told, "paper"


def found_in(file: Path, code: str) -> Iterator[Found]:
    place = file.relative_to(PACKAGE).as_posix()
    for line, told, _, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
        yield place, line, told, context


def compile_to(catalogue: Catalog, target: Path) -> None:
    with target.open("wb") as stream:
        write_mo(stream, catalogue)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
