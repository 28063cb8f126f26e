"""Refuse to build a release with a library that should have been mended by now: asked by `make package`.

It reads what the last `make audit` kept in `var/audit.txt` of these very locks. Each vulnerability it names stands in
`docs/vulnerabilities.toml` with the day it was seen, how grave it is and why it is not mended yet, and is within the
times of `docs/security.md` («Updates»). Where nobody could be asked, that is said and the release is built.

usage: .venv/bin/python -m scripts.overdue
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from scripts.audit_dependencies import NPM_LOCK, PYTHON_LOCK, REPORT, ROOT, digest

WRITTEN_DOWN = ROOT / "docs" / "vulnerabilities.toml"
DAYS = {"exploited": 3, "high": 7, "other": 30}
NUMBER = re.compile(r"\b(?:GHSA(?:-\w{4}){3}|PYSEC-\d+(?:-\d+)?|CVE-\d+-\d+)\b")


def main() -> int:
    report = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    if not is_of_these_locks(report):
        print("release: NOT AUDITED: «make audit» has not asked about these locks yet")
        return 0
    known = tomllib.loads(WRITTEN_DOWN.read_text(encoding="utf-8")).get("known", [])
    faults = list(overdue(report, known, datetime.now(UTC).date()))
    print("\n".join(f"release: {fault}" for fault in faults) or f"release: {report.splitlines()[1]}, nothing overdue")
    return int(bool(faults))


def is_of_these_locks(report: str) -> bool:
    return all(f"{lock.name} {digest(lock)}:" in report for lock in (PYTHON_LOCK, NPM_LOCK))


def overdue(report: str, known: list[Mapping[str, Any]], today: date) -> Iterator[str]:
    """What the audit named and nobody wrote down, or what was to be mended before today; one line of it may give one
    vulnerability several numbers."""
    written = {one["id"]: one for one in known}
    for numbers in filter(None, map(NUMBER.findall, report.splitlines())):
        one = next((written[number] for number in numbers if number in written), None)
        if one is None:
            yield f"{numbers[0]} is not in {WRITTEN_DOWN.name}: mend it, or write down why not"
        elif (last := one["seen"] + timedelta(DAYS[one["kind"]])) < today:
            yield f"{one['id']} ({one['package']}) was to be mended by {last}"


if __name__ == "__main__":
    sys.exit(main())
