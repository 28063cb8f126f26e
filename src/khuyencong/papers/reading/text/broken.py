"""Whether the lines of a text are those of a page, broken where its width ended, or whole paragraphs."""

import re
from collections.abc import Iterable

LEAST_AMID, AMID_SHARE = 4, 0.15  # lines that go on with the one above, of all
_LETTERED = re.compile(r"[a-zđ]\s?[).]")


def are_broken(lines: Iterable[str]) -> bool:
    """Many begin amid a sentence, in small letters and without the letter of an item; hardly a paragraph does."""
    told = [words for line in lines if (words := line.lstrip())]
    amid = sum(words[0].islower() and not _LETTERED.match(words) for words in told)
    return amid >= max(LEAST_AMID, AMID_SHARE * len(told))
