"""See that the tests find a browser and PostgreSQL; as root, install what is missing by apt.

The tests start and stop their own server, so PostgreSQL's programs are enough and no service has to run.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def has_chromium() -> bool:
    return bool(shutil.which("chromium") or shutil.which("chromium-browser"))


def has_postgresql() -> bool:
    return bool(shutil.which("initdb") or shutil.which("pg_config") or list(Path("/usr/lib/postgresql").glob("*/bin")))


NEEDED = (("chromium", has_chromium), ("postgresql", has_postgresql))


def main() -> int:
    missing = [package for package, is_there in NEEDED if not is_there()]
    if not missing:
        return 0
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"The tests need {' and '.join(missing)}. Install: sudo apt-get install {' '.join(missing)}")
    install(missing)
    still = [package for package, is_there in NEEDED if not is_there()]
    return sys.exit(f"apt did not bring {' and '.join(still)}: install it by hand.") if still else 0


def install(packages: list[str]) -> None:
    print(f"installing {' and '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]):
        arguments = command + (packages if "install" in command else [])
        subprocess.run(arguments, env=quiet, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    sys.exit(main())
