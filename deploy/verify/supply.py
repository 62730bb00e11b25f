"""What the image carries: a CycloneDX bill of materials, and the licence of each package."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deploy.verify import tools
from deploy.verify.tools import DEPLOY, ROOT, WORK, Wrong, run

SBOM = WORK / "sbom.cdx.json"
LICENCES = WORK / "licences.md"
# Words of licences that would bind what we ship with them. LGPL and MPL bind only changes to the library itself.
_REFUSED = ("AFFERO", "AGPL", "GENERAL PUBLIC", "GPL")
_WEAK = ("LESSER", "LGPL")


def environment() -> Path:
    """The packages of the image in an environment of their own, from the same lock."""
    folder = WORK / "carried"
    lock = DEPLOY / "image" / "run.lock"
    stamp = folder / "installed"
    if not stamp.exists() or stamp.read_text("utf-8") != lock.read_text("utf-8"):
        shutil.rmtree(folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", "--without-pip", folder)
        run(tools.tool("pip"), "--python", folder / "bin" / "python", "install", "--quiet",
            "--disable-pip-version-check", "--only-binary", ":all:", "--require-hashes", "-r", lock)  # fmt: skip
        stamp.write_text(lock.read_text("utf-8"), "utf-8")
    return folder / "bin" / "python"


def verify() -> Iterator[str]:
    """Write both under .dragoman/deploy, and refuse a licence that we cannot ship."""
    python = environment()
    run(tools.tool("cyclonedx-py"), "environment", "--pyproject", ROOT / "pyproject.toml", "--output-format", "JSON",
        "--output-reproducible", "--output-file", SBOM, python)  # fmt: skip
    components: list[dict[str, Any]] = json.loads(SBOM.read_text("utf-8"))["components"]
    yield f"{len(components)} packages in {SBOM.relative_to(ROOT)} (CycloneDX)"
    options = ("--python", python, "--from", "mixed", "--with-urls", "--order", "license")
    listed: list[dict[str, str]] = json.loads(run(tools.tool("pip-licenses"), *options, "--format", "json"))
    LICENCES.write_text(run(tools.tool("pip-licenses"), *options, "--format", "markdown"), "utf-8")
    refused = [
        f"{each['Name']} {each['Version']}: {each['License']}" for each in listed if binding(each["License"])
    ]
    if refused:
        raise Wrong("licences that we cannot ship:\n" + "\n".join(refused))
    unknown = [each["Name"] for each in listed if each["License"].upper() in ("", "UNKNOWN")]
    if unknown:
        raise Wrong(f"no licence is known of {', '.join(unknown)}")
    most = ", ".join(
        f"{count} {name}" for name, count in Counter(each["License"] for each in listed).most_common(4)
    )
    yield f"licences of {len(listed)} packages in {LICENCES.relative_to(ROOT)}: {most}, …; none that binds"


def binding(licence: str) -> bool:
    """Whether one of the licences a package can be had under is not among those we ship."""
    said = licence.upper()
    if any(word in said for word in _WEAK):
        return False
    # "MIT OR GPL" is MIT for who chooses so.
    alternatives = said.replace(" OR ", "|").split("|")
    return all(any(word in each for word in _REFUSED) for each in alternatives)
