"""See that the tests find a browser and PostgreSQL; as root, install what is missing by apt.

Tesseract is wanted too, but without it only the tests of scanned papers are left out.
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


def has_vietnamese_ocr() -> bool:
    program = shutil.which("tesseract")
    listed = program and subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout
    return "vie" in (listed or "").split()


NEEDED = (("chromium", has_chromium), ("postgresql", has_postgresql))
WANTED = (("tesseract-ocr-vie", has_vietnamese_ocr),)


def main() -> int:
    missing = [package for package, is_there in NEEDED if not is_there()]
    may_install = os.geteuid() == 0 and shutil.which("apt-get")
    if may_install and (wanted := [package for package, is_there in WANTED if not is_there()]):
        install([*wanted, "tesseract-ocr"])
    if not missing:
        return 0
    if not may_install:
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
