"""Ask the public database of vulnerabilities about every locked package; without a network say so and pass.

usage: .venv/bin/python scripts/audit_dependencies.py
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AUDIT = ["uv", "audit", "--frozen", "--preview-features", "audit-command"]
OUT_OF_REACH = ("Request failed", "client error", "dns error", "timed out", "error sending request")


def main() -> int:
    """0 nothing known, or nobody to ask; 1 vulnerabilities, each named."""
    asked = subprocess.run(AUDIT, cwd=ROOT, capture_output=True, text=True)
    code, words = judged(asked.returncode, asked.stdout + asked.stderr)
    print(words)
    return code


def judged(returned: int, said: str) -> tuple[int, str]:
    """What the answer means: an unreachable database is no finding, and no proof either."""
    if returned and any(sign in said for sign in OUT_OF_REACH):
        return 0, "audit: the database of vulnerabilities is out of reach; nothing was audited"
    return (1 if returned else 0), said.strip()


if __name__ == "__main__":
    sys.exit(main())
