"""Which build a bench measures."""

from __future__ import annotations

import os
import sys

import pytest

from deploy import native
from tests.bench import build


def test_the_sources_are_what_tests_run() -> None:
    """Nothing of a compiled build comes before them unless it is asked for."""
    assert build.running() == build.SOURCES


def test_a_bench_begins_anew_on_the_compiled_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its own arguments, and with the compiled modules before the sources, which a safe path leaves out."""
    begun: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(native, "absent", lambda: None)
    monkeypatch.setattr(native, "fresh", lambda: True)
    monkeypatch.setattr(sys, "argv", ["bench", "--only", "loop"])
    monkeypatch.setattr(
        os, "execve", lambda _, arguments, environment: begun.append((arguments, environment))
    )
    build.run_compiled("tests.bench")
    ((arguments, environment),) = begun
    assert arguments[1:] == ["-m", "tests.bench", "--only", "loop"]
    assert environment["PYTHONPATH"].split(os.pathsep) == [str(native.FOLDER), str(native.ROOT)]
    assert environment["PYTHONSAFEPATH"] == "1"


def test_where_nothing_can_be_compiled_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the sources are measured."""
    monkeypatch.setattr(native, "absent", lambda: "there is no C compiler (cc) here")
    build.run_compiled("tests.bench")
    assert "The sources are measured, there is no C compiler (cc) here" in capsys.readouterr().err
