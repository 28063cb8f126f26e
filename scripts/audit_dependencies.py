"""Ask public databases about known vulnerabilities of every locked package, and say of which nobody could be asked.

Python: OSV through `uv audit`; where that is out of reach, the package index itself, once it has proven that it tells
vulnerabilities at all (mirrors often leave them out). JavaScript: `npm audit`, believed that it knows of nothing only
where it tells of a package known to be vulnerable. What came of it is printed and kept in `var/audit.txt`, the outcome
of the whole on its first line. Nothing known and nobody asked are different answers: only the former is called audited.

usage: .venv/bin/python scripts/audit_dependencies.py
"""

import hashlib
import json
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PYTHON_LOCK, NPM_LOCK, REPORT = ROOT / "uv.lock", ROOT / "package-lock.json", ROOT / "var" / "audit.txt"
OSV = ["uv", "audit", "--frozen", "--preview-features", "audit-command"]
NOTHING, SOME = 0, 1  # what it returns where it could ask
NPM = ["npm", "audit", "--package-lock-only", "--json"]
NPM_BAD = {"name": "known-bad", "lockfileVersion": 3, "packages": {"node_modules/lodash": {"version": "4.17.0"}}}
INDEX = "https://pypi.org/pypi/{}/{}/json"
KNOWN_BAD = ("jinja2", "2.4.1")  # an index that knows nothing against this one tells no vulnerabilities
Fetch = Callable[[str], Any]  # address → decoded JSON, or None when there is no answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What one database said of one lock: `asked` False when it could not be asked, whatever it printed."""

    asked: bool
    found: bool
    words: str


def main() -> int:
    """0 nothing known, or nobody to ask; 1 vulnerabilities, each named."""
    answers = {PYTHON_LOCK: python(run(OSV), locked_python(), fetched), NPM_LOCK: npm(run(NPM), told_of_a_bad_one)}
    told = "\n".join(f"{lock.name} {digest(lock)}: {answer.words}" for lock, answer in answers.items())
    words = f"{outcome(answers)}\n{told}"
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}\n{words}\n", encoding="utf-8")
    print(f"{words}\naudit: kept in {REPORT.relative_to(ROOT)}")
    return int(any(told.found for told in answers.values()))


def outcome(answers: Mapping[Path, Answer]) -> str:
    """What a reader of one line learns: nothing is called audited of which anybody could not be asked."""
    found = [lock.name for lock, answer in answers.items() if answer.found]
    silent = [lock.name for lock, answer in answers.items() if not answer.asked]
    told = [f"VULNERABLE: {', '.join(found)}"] if found else []
    told += [f"NOT AUDITED: {', '.join(silent)}"] if silent else []
    return "; ".join(told) or "AUDITED: nothing known"


def python(osv: tuple[int, str], packages: list[tuple[str, str]], fetch: Fetch) -> Answer:
    """OSV's answer, else the index's."""
    returned, said = osv
    if returned in (NOTHING, SOME):
        return Answer(asked=True, found=returned == SOME, words=said.strip())
    return by_index(packages, fetch, said.strip().partition("\n")[0])


def by_index(packages: list[tuple[str, str]], fetch: Fetch, why: str) -> Answer:
    """Each package's own page of the index, unless the index keeps silent about a package known to be vulnerable."""
    if not vulnerabilities(fetch(INDEX.format(*KNOWN_BAD))):
        return not_audited(len(packages), f"no answer of OSV ({why}), and the package index tells no vulnerabilities")
    pages = {package: fetch(INDEX.format(*package)) for package in packages}
    unasked = [" ".join(package) for package, page in pages.items() if page is None]
    known = [f"{' '.join(package)}: {one}" for package, page in pages.items() for one in vulnerabilities(page)]
    lines = [f"{len(packages) - len(unasked)} packages asked at the index, {len(known)} vulnerabilities", *known]
    if unasked:
        lines.append(f"NOT AUDITED, the index does not know: {', '.join(unasked)}")
    return Answer(asked=not unasked, found=bool(known), words="\n".join(lines))


def npm(audit: tuple[int, str], knows: Callable[[], bool]) -> Answer:
    """npm's report counts what it found; without the counts it could not ask, and a registry that tells of nothing
    must know of something."""
    said = audit[1]
    packages = len(json.loads(NPM_LOCK.read_text(encoding="utf-8"))["packages"]) - 1
    try:
        counts = json.loads(said)["metadata"]["vulnerabilities"]
    except (ValueError, KeyError, TypeError):
        return not_audited(packages, "the npm registry does not answer audits")
    found = counts["total"] > 0
    if not found and not knows():
        return not_audited(packages, "the npm registry tells no vulnerabilities")
    told = json.dumps(json.loads(said)["vulnerabilities"], indent=1) if found else ""
    return Answer(asked=True, found=found, words=f"{packages} packages asked, {counts['total']} vulnerabilities{told}")


def told_of_a_bad_one() -> bool:
    """Whether the registry tells of a package that everybody knows to be vulnerable."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "package.json").write_text('{"dependencies": {"lodash": "4.17.0"}}', encoding="utf-8")
        (Path(folder) / "package-lock.json").write_text(json.dumps(NPM_BAD), encoding="utf-8")
        return npm(run(NPM, Path(folder)), lambda: False).found


def not_audited(packages: int, why: str) -> Answer:
    return Answer(asked=False, found=False, words=f"NOT AUDITED ({packages} packages): {why}")


def vulnerabilities(page: Any) -> list[str]:
    """Identifiers an index page names; those withdrawn later do not count."""
    told = (page or {}).get("vulnerabilities") or []
    return [one["id"] for one in told if not one.get("withdrawn")]


def locked_python() -> list[tuple[str, str]]:
    packages = tomllib.loads(PYTHON_LOCK.read_text(encoding="utf-8"))["package"]
    return [(each["name"], each["version"]) for each in packages if "registry" in each["source"]]


def fetched(address: str) -> Any:
    try:
        with urllib.request.urlopen(address, timeout=15) as answer:
            return json.load(answer)
    except (OSError, ValueError):
        return None


def run(command: list[str], folder: Path = ROOT) -> tuple[int, str]:
    """Exit code and all that was said; a program that is not there could not ask either."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    except FileNotFoundError:
        return 2, f"{command[0]} is not installed"
    return done.returncode, done.stdout if command is NPM else done.stdout + done.stderr


def digest(file: Path) -> str:
    """Which lock was asked about."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
