"""`make fuzz`: atheris leads damage to where it makes a reader do something new. Usage: NAME [libFuzzer's options].

Each input is read or refused within libFuzzer's bounds of time and memory; anything else stops the run and leaves the
input behind as a file.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["khuyencong.papers", "khuyencong.terms"]):
    from khuyencong.papers import UnreadablePaper, find_facts, read_text
    from khuyencong.papers.reading.formats import Pictures, csv_rows, docx, html, legacy, pdf, picture_page, xlsx

from tests.fuzz.damage import in_part
from tests.fuzz.seeds import pictures, seeds

READERS = (csv_rows, docx, html, legacy, pdf, xlsx)  # imported while atheris watches
LARGEST = 200_000


def read(data: bytes, name: str) -> None:
    try:
        find_facts(read_text(data, name, Pictures(read=False)))
    except UnreadablePaper:
        return


def look(data: bytes) -> None:
    """A picture as far as before its letters are recognised, which another program does."""
    try:
        stored = picture_page.opened(data)
    except picture_page.TooLarge:
        return
    if stored:
        picture_page.set_right(stored)


def mutated(data: bytes, largest: int, seed: int) -> bytes:
    """Every other time one part of a package, which libFuzzer cannot see through its compression."""
    if seed % 2:
        return bytes(atheris.Mutate(data, largest))
    return in_part(data, seed // 2, lambda part: bytes(atheris.Mutate(part, len(part) + 200)))[:largest]


def main() -> None:
    name = sys.argv.pop(1)
    folder = Path("var/fuzz") / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seed").write_bytes((seeds() | pictures())[name])
    options = [f"-max_len={LARGEST}", "-timeout=20", "-rss_limit_mb=1536", f"-artifact_prefix={folder.parent}/{name}-"]
    arguments = [sys.argv[0], *options, *sys.argv[1:], str(folder)]
    atheris.Setup(
        arguments, lambda data: look(data) if name in pictures() else read(data, name), custom_mutator=mutated
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
