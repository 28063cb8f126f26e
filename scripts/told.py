"""Sentences that rooms without gettext say in Vietnamese: gathered from their code, each with its places for names.

Findings, refusals of readers and remarks are kept as they were said, and said again in the reader's language by
`work/found.py`. Nobody lists them: `make messages` writes them to `locale/told.txt` and into the catalogues, and the
tests demand that none is missing or untranslated. What shipped data say of the law goes the same way.
"""

import ast
import csv
import re
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml

from khuyencong.terms.fund_sources import KNOWN_SOURCES

PACKAGE = Path(__file__).resolve().parents[1] / "src/khuyencong"
TABLE = PACKAGE / "locale/told.txt"
PLACES = (  # where such sentences are made
    "norms/checks/*.py",
    "norms/wording.py",
    "papers/edxml.py",
    "papers/forms/edited.py",
    "papers/reading/apart/*.py",
    "papers/reading/formats/*.py",
    "papers/reading/tables/registers.py",
    "papers/writing/template.py",
    "records/snapshots.py",
    "terms/periods.py",
    "work/library/review/correct.py",
    "work/library/review/doubts.py",
    "work/library/review/duplicates.py",
    "work/library/review/look_first.py",
    "work/library/meaning/earlier.py",
    "work/library/meaning/ended_sources.py",
    "work/library/receiving/mending.py",
    "work/library/review/proposals.py",
    "work/library/read.py",
    "work/library/tables/registers.py",
    "work/library/meaning/same_decision.py",
    "work/library/secret.py",
    "work/library/review/sending.py",
    "work/library/meaning/sources.py",
    "work/library/tables/taught_before.py",
    "work/library/meaning/told_twice.py",
    "work/library/meaning/two_words.py",
    "work/numbers_outside.py",
    "work/reporting/decided.py",
    "work/reporting/doubts.py",
    "work/verification.py",
)
DATA = {  # of shipped data, what a page shows of these fields; an official title stays what it is
    "seed/norms.yaml": ("content", "conditions", "per", "source", "remark"),
    "seed/report_duties.yaml": ("what", "source", "remark"),
    "seed/units.yaml": ("source",),
    "terms/known_documents/documents.tsv": ("source", "remark"),
    "terms/known_documents/changes.tsv": ("source",),
}
LISTS = ("source", "remark")  # of several remarks, parted by semicolons
PLAIN = ("ghi tay",)  # said without any mark by which Vietnamese is known
READ_FOR = frozenset(  # words that readers look for or print, said to nobody
    (
        *("bộ luật", "pháp lệnh", "quy định", "sửa đổi", "hướng dẫn", "ban hành", "phê duyệt", "hợp nhất", "bãi bỏ"),
        *("{{nội dung}}", "Nơi nhận", "Lưu: VT", "Độc lập - Tự do - Hạnh phúc", "Nguyên nhân", "khuyến công"),
        *(
            "tổng cộng",
            "%(a)s số %(b)s",
            "về %(a)s",
            "%(a)s %(b)s của %(c)s",
            "Trong biểu đồ, sơ đồ %(a)s:",
            "cột đọc như đã sửa ở",
        ),
    )
)
VIETNAMESE = re.compile(r"[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
_PATTERN = re.compile(r"[\\|\^$\[\]]|\(\?")
_HOLE = "\0"
_GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "pgettext_lazy"}


def told() -> dict[str, list[str]]:
    """Each sentence with the files that say it."""
    said: dict[str, list[str]] = {}
    sealed = set(map(_shape, _strings(PACKAGE.joinpath("work/recorded.py").read_text(encoding="utf-8"))))
    bases = (("terms/fund_sources.py", source.basis) for source in KNOWN_SOURCES)
    for place, words in chain(_said_in_code(), _said_in_data(), bases):
        known = _shape(words) in sealed and place != "terms/periods.py"  # a finding has periods in it too
        if words not in READ_FOR and not known and place not in said.setdefault(words, []):
            said[words].append(place)
    return said


def _strings(code: str) -> Iterator[str]:
    return (str(node.value) for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))


def _shape(words: str) -> str:
    """A sentence whatever its places are called: what history and notifications say is known to `work/recorded.py`."""
    return re.sub(r"%\(\w+\)s", _HOLE, words)


def _said_in_code() -> Iterator[tuple[str, str]]:
    for file in sorted(file for place in PLACES for file in PACKAGE.glob(place)):
        for words in said_in(file.read_text(encoding="utf-8")):
            yield file.relative_to(PACKAGE).as_posix(), words


def _said_in_data() -> Iterator[tuple[str, str]]:
    for place, fields in DATA.items():
        text = PACKAGE.joinpath(place).read_text(encoding="utf-8")
        for field, words in _fields(yaml.safe_load(text) if place.endswith(".yaml") else _rows(text)):
            if field in fields and VIETNAMESE.search(words) and "://" not in words:
                parts = words.split("; ") if field in LISTS else [words]
                yield from ((place, part.replace("%", "%%")) for part in parts if VIETNAMESE.search(part))


def _rows(text: str) -> list[dict[str, str]]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t"))


def _fields(data: Any) -> Iterator[tuple[str, str]]:
    """Every field that holds words, at any depth."""
    for name, held in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(held, dict | list):
            yield from _fields(held)
        elif isinstance(held, str):
            yield str(name), held


def table() -> str:
    """What `work/found.py` looks into."""
    return "".join(f"{words}\n" for words in sorted(told()))


def said_in(code: str) -> Iterator[str]:
    tree = ast.parse(code)
    left_out = set(_left_out(tree))
    for node in ast.walk(tree):
        if node not in left_out:
            yield from filter(None, map(_sentence, _variants(node)))


def _left_out(tree: ast.AST) -> Iterator[ast.AST]:
    """Explanations of the code, what gettext has already, and the parts of a sentence that stand in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _GETTEXT:
            yield from ast.walk(node)
        elif isinstance(node, ast.JoinedStr):
            for part in node.values:
                yield from _shown(part)


def _shown(part: ast.expr) -> Iterator[ast.AST]:
    if isinstance(part, ast.Constant):
        yield part
    elif isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp):
        yield from (branch for branch in _branches(part.value) if isinstance(branch, ast.Constant))


def _branches(choice: ast.expr) -> list[ast.expr]:
    if isinstance(choice, ast.IfExp):
        return [*_branches(choice.body), *_branches(choice.orelse)]
    return [choice]


def _variants(node: ast.AST) -> Iterator[str]:
    """The words of a string; of one that chooses between words, all it may say."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.replace("{}", _HOLE)
    elif isinstance(node, ast.JoinedStr):
        yield from map("".join, product(*(_said(part) for part in node.values)))


def _said(part: ast.expr) -> list[str]:
    shown = _branches(part.value) if isinstance(part, ast.FormattedValue) else [part]
    return [str(one.value) if isinstance(one, ast.Constant) else _HOLE for one in shown]


def _sentence(words: str) -> str:
    """The words with names of places for what changes; «» for what is none: one word, a pattern, words in capitals."""
    bare = words.replace(_HOLE, "")
    spoken = VIETNAMESE.search(bare) or "«" in bare or words in PLAIN
    if not spoken or " " not in words.strip() or _PATTERN.search(bare) or bare.upper() == bare:
        return ""
    begin, *rest = re.split(f"{_HOLE}+", words.replace("%", "%%"))
    return begin + "".join(f"%({name})s{behind}" for name, behind in zip(ascii_lowercase, rest, strict=False))
