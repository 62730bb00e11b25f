"""`dragoman profile check`: what a language lacks."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from services.cli.main import app
from services.extract.checking import check
from services.extract.language.profile import LANGUAGES

RUNNER = CliRunner()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_has_a_problem(language: str) -> None:
    """What is here can be read."""
    findings = check(language)
    assert [f.text for f in findings if f.kind == "problem"] == []
    assert any(f.kind == "fine" and "predicates" in f.text for f in findings)


def test_what_is_missing_is_named() -> None:
    """A folder that is not there lacks every file, and the command fails."""
    done = RUNNER.invoke(app, ["profile", "check", "xx"])
    assert done.exit_code == 1
    assert "services/lang/xx/profile.toml is missing" in done.stdout


def test_what_is_no_code_is_refused() -> None:
    """A path is no language."""
    done = RUNNER.invoke(app, ["profile", "check", "../en"])
    assert done.exit_code == 2
