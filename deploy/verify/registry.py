"""The schemas in a registry with Confluent's API: Apicurio's, in memory, filled by the commands in deploy/README.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from deploy.verify import tools
from deploy.verify.compose import free_port
from deploy.verify.tools import DEPLOY, ROOT, Missing, Wrong, run
from schemas import contracts
from services.stream.embedded import bound_to

_ARTIFACT = "io.apicurio:apicurio-registry-app:2.6.13.Final:tar.gz:all"


def verify() -> Iterator[str]:
    """Start it, register as written, and read every schema back."""
    for command in ("java", "mvn", "jq", "curl"):
        if shutil.which(command) is None:
            raise Missing(f"{command} is not installed")
    port = free_port()
    api = f"http://127.0.0.1:{port}/apis/ccompat/v7"
    parent = os.getpid()
    process = subprocess.Popen(
        ["java", "-Xmx512m", f"-Dquarkus.http.port={port}", "-Dquarkus.http.host=127.0.0.1", "-jar", str(jar())],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: bound_to(parent),  # noqa: PLW1509 - only calls prctl and setpgrp
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 120
        while answer(f"{api}/subjects") != "[]":
            if time.monotonic() > deadline or process.poll() is not None:
                raise Wrong("the registry did not start")
            time.sleep(0.5)
        run("sh", "-e", "-c", as_written(), env={"REGISTRY": api})
        for name in contracts.NAMES:
            kept = json.loads(answer(f"{api}/subjects/dragoman.{name}/versions/latest"))
            if json.loads(kept["schema"]) != contracts.opened(name):
                raise Wrong(f"the registry gives another schema of {name} back")
        yield f"Apicurio Registry took {len(contracts.NAMES)} schemas by the commands in README.md and gives them back"
    finally:
        process.kill()
        process.wait()


def jar() -> Path:
    """The registry's program, fetched once."""
    folder = tools.TOOLS / "registry"
    found = list(folder.glob("*-runner.jar"))
    if not found:
        run("mvn", "-q", "-B", "dependency:copy", f"-Dartifact={_ARTIFACT}", f"-DoutputDirectory={folder}")
        (archive,) = folder.glob("*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        archive.unlink()
        found = list(folder.glob("*-runner.jar"))
    return found[0]


def as_written() -> str:
    """The indented block in README.md that speaks of $REGISTRY."""
    text = DEPLOY.joinpath("README.md").read_text("utf-8")
    blocks = re.findall(r"(?:^ {4}.*\n)+", text, re.MULTILINE)
    (block,) = [each for each in blocks if "$REGISTRY" in each]
    return f"cd {ROOT}\n{block}"


def answer(url: str) -> str:
    """The body, or nothing while nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return str(response.read().decode())
    except OSError:
        return ""
