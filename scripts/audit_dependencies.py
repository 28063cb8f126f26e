"""Ask the public database of vulnerabilities about every locked package; without a network say so and pass.

What came of it is printed and kept in `var/audit.txt`, so that a run leaves a report even when nobody could be asked.

usage: .venv/bin/python scripts/audit_dependencies.py
"""

import hashlib
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK, REPORT = ROOT / "uv.lock", ROOT / "var" / "audit.txt"
AUDIT = ["uv", "audit", "--frozen", "--preview-features", "audit-command"]
OUT_OF_REACH = ("Request failed", "client error", "dns error", "timed out", "error sending request")


def main() -> int:
    """0 nothing known, or nobody to ask; 1 vulnerabilities, each named."""
    asked = subprocess.run(AUDIT, cwd=ROOT, capture_output=True, text=True)
    code, words = judged(asked.returncode, asked.stdout + asked.stderr)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ} uv.lock {digest(LOCK)}\n{words}\n", encoding="utf-8")
    print(f"{words}\naudit: kept in {REPORT.relative_to(ROOT)}")
    return code


def digest(file: Path) -> str:
    """Which lock was asked about."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def judged(returned: int, said: str) -> tuple[int, str]:
    """What the answer means: an unreachable database is no finding, and no proof either."""
    if returned and any(sign in said for sign in OUT_OF_REACH):
        return 0, "audit: the database of vulnerabilities is out of reach; nothing was audited"
    return (1 if returned else 0), said.strip()


if __name__ == "__main__":
    sys.exit(main())
