"""The command line as a whole: help that teaches, quickly; failures in one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from services.cli.main import app
from services.core import settings
from tests.cli.processes import run

RUNNER = CliRunner()
COMMANDS = [
    ["read"], ["run"], ["up"], ["publish"], ["events"], ["outcomes"], ["worker"], ["settings"], ["view"],
    ["sink"], ["sink", "sqlite"], ["sink", "postgres"], ["sink", "parquet"], ["sink", "revisions"],
    ["export"], ["fixtures"], ["watch"], ["flag"], ["flags"], ["crawl"], ["intake"], ["intake", "http"],
    ["topics"], ["topics", "create"], ["topics", "list"], ["profile"], ["profile", "check"],
    ["explain"], ["shadow"], ["forget"], ["dlq"], ["dlq", "list"], ["dlq", "show"], ["dlq", "replay"], ["dlq", "drop"],
]  # fmt: skip


def test_every_command_is_known_here() -> None:
    """A new command gets its help looked at."""
    assert set(typer.main.get_command(app).commands) == {command[0] for command in COMMANDS}  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help(command: list[str]) -> None:
    """Each command says what it does."""
    done = RUNNER.invoke(app, [*command, "--help"])
    assert done.exit_code == 0
    assert "Usage" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        "read",
        "run",
        "publish",
        "events",
        "outcomes",
        "worker",
        "view",
        "export",
        "fixtures",
        "watch",
        "flag",
        "crawl",
    ],
)
def test_help_has_an_example(command: str) -> None:
    """And shows how."""
    assert f"dragoman {command}" in RUNNER.invoke(app, [command, "--help"]).stdout.replace(
        "Usage: dragoman", ""
    )


def test_help_is_quick() -> None:
    """Nothing heavy is loaded before a command needs it."""
    heavy = [
        "faust",
        "aiokafka",
        "trafilatura",
        "pydantic_settings",
        "structlog",
        "services.extract",
        "services.stream",
    ]
    program = (
        "import sys\nfrom services.cli.main import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print(*[name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""


def test_settings_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, with what is set here, and no password."""
    monkeypatch.setenv("KAFKA_SASL_PASSWORD", "hunter2-example")
    monkeypatch.setenv("DRAGOMAN_TOPIC_PREFIX", "staging.")
    monkeypatch.setenv("COLUMNS", "200")
    shown = RUNNER.invoke(app, ["settings"]).stdout
    assert all(name in shown for name in settings.variables().values())
    assert "staging." in shown
    assert "hunter2-example" not in shown


def test_settings_page() -> None:
    """The page that is in the project."""
    assert RUNNER.invoke(app, ["settings", "--markdown"]).stdout == settings.markdown()


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"KAFKA_BOOTSTRAP_SERVERS": "kafka"}, 2, "KAFKA_BOOTSTRAP_SERVERS is 'kafka'"),
        (
            {"KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1", "KAFKA_CONNECT_SECONDS": "0.1"},
            1,
            "No broker answers at 127.0.0.1:1",
        ),
    ],
)
@pytest.mark.parametrize(
    "command", [["topics", "create"], ["publish", __file__], ["events"], ["worker", "clean"]]
)
def test_a_failure_is_one_sentence(
    tmp_path: Path, command: list[str], changed: dict[str, str], code: int, said: str
) -> None:
    """A wrong setting, or no broker: what, where, what to do; never a traceback."""
    done = run(*command, cwd=tmp_path, **changed)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    """`dragoman read … | head -1` ends quietly."""
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text("x" * 500, "utf-8")
    program = f"'{sys.executable}' -m services.cli.main read *.txt | head -1"
    done = subprocess.run(["sh", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
