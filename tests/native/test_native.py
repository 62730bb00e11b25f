"""Compiled, the agents say what they say otherwise: the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import pytest

from deploy import native

_SAYING = Path(__file__).with_name("all_said.py")


def said(path: str) -> list[bytes]:
    """All lines of a process that finds modules in `path` before the sources."""
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, str(_SAYING)], env=environment, capture_output=True, check=False)
    assert not done.returncode, done.stderr.decode()[-2000:]
    return done.stdout.splitlines()


def test_compiled_and_as_they_are_the_agents_say_the_same() -> None:
    """Of all examples, golden and sample pages, read and made into events."""
    if why := native.absent():
        pytest.skip(f"nothing can be compiled: {why}")
    if not native.fresh():
        pytest.skip("these sources are not compiled: `make native` does it, in some minutes")
    (modules, *lines), (compiled, *found) = said(""), said(str(native.FOLDER))
    assert modules.endswith(b".py")
    assert compiled.endswith(b".so")
    assert len(lines) > 1_000
    for line, other in zip_longest(lines, found):
        assert line == other


def test_a_change_of_a_source_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And of the data beside it, which the compiled wheel holds too; what Python leaves there is none."""
    (tmp_path / "deploy").mkdir()
    for folder in ("services", "schemas"):
        (tmp_path / folder / "__pycache__").mkdir(parents=True)
    for name in ("pyproject.toml", "deploy/compile.py", "services/one.py", "services/words.toml"):
        (tmp_path / name).write_text("before")
    monkeypatch.setattr(native, "ROOT", tmp_path)
    monkeypatch.setattr(native, "_STAMP", tmp_path / "stamp")
    assert not native.fresh()
    (tmp_path / "stamp").write_text(native._digest())
    (tmp_path / "services" / "__pycache__" / "one.pyc").write_text("")
    assert native.fresh()
    for name in ("services/one.py", "services/words.toml"):
        (tmp_path / name).write_text("after")
        assert not native.fresh()
        (tmp_path / name).write_text("before")
        assert native.fresh()
