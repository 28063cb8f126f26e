"""Write the bill of materials: every package of uv.lock and package-lock.json that the product runs with, as CycloneDX.

usage: .venv/bin/python scripts/make_sbom.py var/sbom.json
"""

import base64
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
UV = shutil.which("uv") or str(ROOT / "var/uv/bin/uv")  # `make` brings its own where the machine has none
EXPORT = [UV, "export", "--format", "cyclonedx1.5", "--no-dev", "--frozen", "--quiet"]


def main(target: Path) -> None:
    """Two writes of the same locks are equal: the moment and the random number of the export are left out."""
    bill = json.loads(subprocess.run(EXPORT, cwd=ROOT, capture_output=True, check=True).stdout)
    del bill["serialNumber"], bill["metadata"]["timestamp"]
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    parts = {place.removeprefix("node_modules/"): told for place, told in lock["packages"].items() if place}
    bill["components"] += [npm_component(name, told) for name, told in parts.items()]
    bill["dependencies"] += [{"ref": ref(parts, name), "dependsOn": needs(parts, told)} for name, told in parts.items()]
    product = next(one for one in bill["dependencies"] if one["ref"] == bill["metadata"]["component"]["bom-ref"])
    product["dependsOn"] += needs(parts, lock["packages"][""])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{target}: {len(bill['components'])} packages")


def ref(parts: dict[str, Any], name: str) -> str:
    return f"npm-{name}@{parts[name]['version']}"


def needs(parts: dict[str, Any], told: dict[str, Any]) -> list[str]:
    """What a package of npm's lock stands on."""
    named = {**told.get("dependencies", {}), **told.get("devDependencies", {})}
    return sorted(ref(parts, name) for name in named if name in parts)


def npm_component(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """One package of npm's lock, with its licence and the digest it was proven by."""
    algorithm, _, digest = told["integrity"].partition("-")
    return {
        "type": "library",
        "bom-ref": ref({name: told}, name),
        "name": name,
        "version": told["version"],
        "purl": f"pkg:npm/{name.replace('@', '%40')}@{told['version']}",
        "licenses": [{"expression": told["license"]}],
        "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
