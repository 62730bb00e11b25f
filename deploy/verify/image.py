"""The image: built by buildah from a Debian base, and each agent of it run as its own user with pages."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deploy.verify.carrying import USER, carry
from deploy.verify.containers import BUILDAH, TAG, buildah, container
from deploy.verify.tools import DEPLOY, ROOT, WORK, Missing, Wrong, debian, run, tool

LARGEST_MEGABYTES = 230  # of our own layers; what is in them is told in deploy/README.md
_BASE = "docker.io/library/"  # what buildah completes a short name to
_RUNS = "python3.11,python3.11-venv,ca-certificates"
_BUILDS = "python3.11-dev,gcc,libc6-dev"
_COMPILED = "import services.extract.roles.filling as roles; print(roles.__file__)"


def verify() -> Iterator[str]:
    """Lint, build, inspect, run."""
    run(tool("hadolint"), "--failure-threshold", "warning", DEPLOY / "Dockerfile")
    yield "hadolint: no warning"
    if os.geteuid() != 0:
        raise Missing("building an image needs root")
    debian(["buildah", "mmdebstrap"])
    began = time.monotonic()
    build()
    yield f"built in {time.monotonic() - began:.0f} s from {base_name()} (a stand-in made of Debian bookworm)"
    yield from inspect()
    yield from carry()


def base_name(argument: str = "PYTHON_IMAGE") -> str:
    """The base image, or that of the build stage, as the Dockerfile pins it."""
    for line in (DEPLOY / "Dockerfile").read_text("utf-8").splitlines():
        if line.startswith(f"ARG {argument}="):
            return line.partition("=")[2]
    raise Wrong(f"deploy/Dockerfile has no line ARG {argument}=…")


def stand_in(name: str, packages: str) -> None:
    """A base image made of Debian bookworm packages, under the name of the real one."""
    if _BASE + name in buildah("images", "--format", "{{.Name}}:{{.Tag}}").split():
        return
    base = WORK / f"{name.partition(':')[2]}.tar"
    if not base.exists():
        run("mmdebstrap", "--quiet", "--variant=minbase", f"--include={packages}", "bookworm", base)
    made = buildah("from", "scratch").strip()
    buildah("add", "--quiet", made, base, "/")
    # The real base has its Python here.
    link = ("ln", "-s", "/usr/bin/python3.11", "/usr/local/bin/python")
    buildah("run", "--isolation", "chroot", made, "--", *link)
    buildah("commit", "--quiet", "--rm", made, _BASE + name)


def build() -> None:
    """The image under TAG. Wheels come from a folder, so that the build itself needs no network."""
    wheels = WORK / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    locks = [DEPLOY / "image" / name for name in ("run.lock", "build.lock")]
    from_locks = [part for lock in locks for part in ("-r", str(lock))]
    run(ROOT / ".venv/bin/pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:",
        "--require-hashes", "--dest", wheels, *from_locks)  # fmt: skip
    stand_in(base_name(), _RUNS)
    stand_in(base_name("BUILD_IMAGE"), f"{_RUNS},{_BUILDS}")
    buildah("bud", "--isolation", "chroot", "--pull=never", "--format", "docker", "--layers",
            "--file", DEPLOY / "Dockerfile", "--volume", f"{wheels}:/wheels:ro",
            "--build-arg", "PIP_NO_INDEX=1", "--build-arg", "PIP_FIND_LINKS=/wheels",
            "--build-arg", "REVISION=verify", "--tag", TAG, ROOT)  # fmt: skip


def inspect() -> Iterator[str]:
    """What an operator relies on stands in the image's configuration."""
    image: dict[str, Any] = json.loads(buildah("inspect", "--type", "image", TAG))["Docker"]["config"]
    labels = image["Labels"]
    expected = {
        "User": f"{USER}:{USER}",
        "Entrypoint": ["dragoman"],
        "StopSignal": "SIGTERM",
        "Volumes": {"/scratch": {}},
    }
    for key, value in expected.items():
        if image.get(key) != value:
            raise Wrong(f"the image's {key} is {image.get(key)!r}, not {value!r}")
    for label in ("title", "version", "revision", "licenses"):
        if not labels.get(f"org.opencontainers.image.{label}"):
            raise Wrong(f"the image has no label org.opencontainers.image.{label}")
    if not image["Healthcheck"]["Test"]:
        raise Wrong("the image has no health check")
    with container() as (name, mount):
        left = [path for path in ("pip", "gcc", "cc", "make", "ld") if found(mount, path)]
        if left:
            raise Wrong(f"build tools are left in the image: {', '.join(left)}")
        imports = ("python", "-c", _COMPILED)
        compiled = run(*BUILDAH, "run", "--isolation", "chroot", name, "--", *imports).strip()
        if not compiled.endswith(".so"):
            raise Wrong(f"the image reads with {compiled}, which is not compiled")
        ours = sum(
            path.lstat().st_size for path in mount.joinpath("app").rglob("*") if not path.is_symlink()
        ) / 1e6  # fmt: skip
        shipped = run(*BUILDAH, "run", "--isolation", "chroot", name, "--", "dragoman", "--version").strip()
    if ours > LARGEST_MEGABYTES:
        raise Wrong(f"our layers hold {ours:.0f} MB, more than {LARGEST_MEGABYTES}")
    yield f"{shipped}: user {image['User']}, no build tools, compiled, {ours:.0f} MB over its base"


def found(mount: Path, command: str) -> bool:
    """Whether a command is in the image."""
    return any(
        mount.joinpath(folder, command).exists() for folder in ("app/bin", "usr/local/bin", "usr/bin", "bin")
    )
