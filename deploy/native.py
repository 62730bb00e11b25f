"""`python -m deploy.native`: the compiled wheel, installed in a folder of its own under .venv (`make native`).

It stands beside the sources and never before them: what is to run compiled is given `PYTHONPATH=.venv/native`.
Whether it is up to date is told by a digest of all that goes into it, so that a checkout of other sources is noticed.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
FOLDER = Path(sys.prefix) / "native"
_STAMP = FOLDER / "digest"
_CANNOT = 3  # exit code


def absent() -> str | None:
    """Why nothing can be compiled on this machine, or None."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler}) here"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "the headers of this Python (Debian: python3-dev) are not here"
    return None


def fresh() -> bool:
    """Whether the folder holds the sources as they are."""
    return _STAMP.exists() and _STAMP.read_text("utf-8") == _digest()


def build() -> None:
    """Build and install, where it is not fresh. RuntimeError with the compiler's words where that fails."""
    if fresh():
        return
    digest = _digest()
    shutil.rmtree(FOLDER, ignore_errors=True)
    with TemporaryDirectory() as wheels:
        _run("-m", "hatchling", "build", "-t", "wheel", "-d", wheels)
        _run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index",
             "--target", str(FOLDER), *map(str, Path(wheels).glob("*.whl")))  # fmt: skip
    _STAMP.write_text(digest, "utf-8")


def _digest() -> str:
    """Of the sources, and of what compiles them."""
    told = hashlib.sha256(f"{sys.version} {version('mypy')}".encode())
    parts = (path for folder in ("services", "schemas") for path in (ROOT / folder).rglob("*"))
    for path in sorted({*parts, ROOT / "pyproject.toml", ROOT / "deploy/compile.py"}):
        if path.is_file() and path.suffix != ".md" and "__pycache__" not in path.parts:
            told.update(f"\n{path.relative_to(ROOT)} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


def _run(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, "HATCH_BUILD_HOOK_ENABLE_CUSTOM": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError((done.stdout + done.stderr)[-4000:])


def main() -> int:
    """Build, or say why not: 3 where this machine cannot."""
    if why := absent():
        print(
            f"Nothing is compiled: {why}. The sources run as they are, at about half the speed.",
            file=sys.stderr,
        )
        return _CANNOT
    if not fresh():
        print(f"Compiling into {FOLDER.relative_to(ROOT)}; this takes about two minutes.", flush=True)
        build()
    return 0


if __name__ == "__main__":
    sys.exit(main())
