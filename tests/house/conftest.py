"""The project's files, parsed once for all rules of the house."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Source:
    """A Python file of the project. `name` is its path from the project's root."""

    name: str
    text: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """`services.clean` for a file anywhere in services/clean; `schemas` for one in schemas."""
        parts = Path(self.name).parts
        return ".".join(parts[:2]) if parts[0] == "services" and len(parts) > 2 else parts[0]

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of each import, also of those inside functions."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name}:{node.lineno}: relative import"
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def strings(self) -> Iterator[tuple[int, str]]:
        """Line and value of each string that is no docstring; the fixed parts of f-strings too."""
        docstrings = {
            id(node.value)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield node.lineno, node.value


@pytest.fixture(scope="session")
def sources() -> list[Source]:
    """All Python files of services/ and schemas/."""
    found = []
    for folder in ("services", "schemas"):
        for path in sorted(ROOT.joinpath(folder).rglob("*.py")):
            if "examples" in path.parts:
                continue  # written for people outside the house, who have a Kafka client and none of our code
            text = path.read_text("utf-8")
            found.append(Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return found


@pytest.fixture(scope="session")
def committed() -> list[Path]:
    """All text files under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: which files are committed is not known")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8192]]
