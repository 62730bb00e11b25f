"""Who may import whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
AGENTS = ("clean", "extract", "enrich")
KAFKA = ("faust", "aiokafka", "mode", "kafka", "confluent_kafka")

# What each package may import of the others.
ALLOWED = {
    "schemas": set(),
    "services.core": {"schemas"},
    "services.lang": {"services.core"},
    "services.world": {"services.core", "services.lang", "schemas"},
    "services.clean": {"services.core", "services.lang", "services.world"},
    "services.extract": {"services.core", "services.lang", "services.world"},
    "services.enrich": {"services.core", "services.lang", "services.world"},
    "services.stream": {"services.core", "schemas"},
    "services.intake": {"services.core", "services.stream", "schemas"},
    "services.client": {"services.core", "services.stream", "schemas"},
    "services.sinks": {"services.core", "services.stream", "services.client"},
    # The reading glass runs the three steps one after the other, as `dragoman read` does.
    "services.view": {
        "services.core",
        "services.stream",
        "services.client",
        "services.intake",
        "services.clean",
        "services.extract",
        "services.enrich",
    },
}


def without_kafka() -> list[str]:
    """Modules that must work where no Kafka client is installed."""
    found = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for package in ("core", "lang", "world")
        for path in sorted(ROOT.joinpath("services", package).rglob("*.py"))
    ]
    found += [
        f"services.{agent}.step" for agent in AGENTS if (ROOT / "services" / agent / "step.py").exists()
    ]
    return [name.removesuffix(".__init__") for name in found]


def test_core_data_and_steps_import_without_kafka() -> None:
    """core, lang, world and every step.py load with faust and aiokafka out of reach."""
    modules = without_kafka()
    assert len(modules) > 10
    blocked = "".join(f"sys.modules[{name!r}] = None\n" for name in KAFKA)
    program = f"import sys, importlib\n{blocked}for name in {modules!r}:\n    importlib.import_module(name)\n"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_block_bites() -> None:
    """The test above can fail: with the same block, the stream does not load."""
    program = "import sys\nsys.modules['aiokafka'] = None\nimport services.stream.producer\n"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "ModuleNotFoundError" in done.stderr


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_what_is_beneath_it(sources: list[Any], package: str) -> None:
    """Agents never import one another; core knows nobody; the stream calls nobody."""
    wrong = []
    for source in sources:
        if source.package != package:
            continue
        for line, name in source.imports():
            if name.startswith(("services.", "schemas")):
                other = ".".join(name.split(".")[:2]) if name.startswith("services.") else "schemas"
                if other != package and other not in ALLOWED[package]:
                    wrong.append(f"{source.name}:{line} imports {name}")
    assert wrong == []


def test_only_the_stream_knows_kafka(sources: list[Any]) -> None:
    """No Kafka client is imported outside services/stream."""
    wrong = [
        f"{source.name}:{line} imports {name}"
        for source in sources
        if source.package != "services.stream"
        for line, name in source.imports()
        if name.split(".")[0] in KAFKA
    ]
    assert wrong == []
