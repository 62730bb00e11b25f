"""`dragoman run` and `dragoman up`: the whole path as a user starts it, and nothing left when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from urllib.request import urlopen

from services.core import messages
from services.intake import samples
from tests.cli.processes import COMMAND, environment, left_running, run, wait_until


def test_the_samples_pass_through(tmp_path: Path) -> None:
    """Events are printed, each agent's pages are counted, and the exit code is 0."""
    done = run("run", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pages = len(samples.pages())
    assert f"Pages published: {pages}." in done.stdout
    assert "CONSULT" in done.stdout
    rows = {words[0]: words[1:] for line in done.stdout.splitlines() if (words := line.split())}
    assert rows["clean"][0] == str(pages)
    assert rows["extract"][0] == rows["clean"][2]
    assert rows["enrich"][0] == rows["extract"][2]
    assert (
        done.stdout.count("confidence") == int(done.stdout.splitlines()[-1].removesuffix(".").split()[-1]) > 0
    )


def test_pages_of_the_caller(tmp_path: Path) -> None:
    """A file instead of the samples; what is no page is named; a dead letter is no failure of the run."""
    page = messages.RawPage(
        url="https://example.org/x", fetched_at="2026-03-12T09:00:00Z", body_base64="no base64"
    )
    file = tmp_path / "pages.jsonl"
    file.write_bytes(messages.encode(page) + b"\nnonsense\n")
    done = run("run", str(file), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "pages.jsonl:2 is no page" in done.stderr
    assert "1 (undecodable 1)" in done.stdout
    assert "Pages in: 1; events out: 0." in done.stdout


def test_no_page_is_one_sentence(tmp_path: Path) -> None:
    """Nothing to do is told, and is a failure."""
    done = run("run", str(tmp_path / "no.jsonl"), cwd=tmp_path)
    assert done.returncode == 1
    assert "There is no page in the files given" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_agent_that_ends_is_one_sentence(tmp_path: Path) -> None:
    """The run ends too, says which agent, why, and where its log is."""
    done = run("run", cwd=tmp_path, DRAGOMAN_HTTP_HOST="192.0.2.1")
    assert done.returncode == 1
    told = done.stderr.splitlines()[-1]
    assert told.startswith("Agent ")
    assert "DRAGOMAN_HTTP_HOST" in told
    assert "Traceback" not in done.stderr


def test_up_serves_until_it_is_stopped(tmp_path: Path) -> None:
    """The broker's address is printed, a page sent there becomes an outcome, and Ctrl-C ends all of it."""
    marked = environment()
    log = tmp_path / "up.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*COMMAND, "up"], cwd=tmp_path, env=marked, stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        assert wait_until(lambda: b"Ctrl-C" in log.read_bytes(), 60), log.read_text()
        (line,) = [line for line in log.read_text().splitlines() if "export KAFKA_BOOTSTRAP_SERVERS=" in line]
        address = line.split("=")[1]
        file = tmp_path / "page.html"
        file.write_text("<html></html>", "utf-8")
        where = {"KAFKA_BOOTSTRAP_SERVERS": address, "KAFKA_FETCH_WAIT_MS": "20"}
        sent = run("publish", str(file), cwd=tmp_path, **where)
        assert sent.returncode == 0, sent.stderr
        seen = run("outcomes", "--from-beginning", "--count", "1", cwd=tmp_path, **where)
        assert seen.stdout.startswith("clean   skipped")
        assert wait_until(lambda: b"The web page is at" in log.read_bytes(), 60), log.read_text()
        (line,) = [line for line in log.read_text().splitlines() if line.startswith("The web page is at")]
        with urlopen(line.split()[-1], timeout=20) as answer:  # noqa: S310 - the loopback's
            assert b"<title>Dragoman</title>" in answer.read()
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(60) == 0
        assert wait_until(lambda: not left_running(marked), 20), left_running(marked)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def test_nothing_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    """`kill -9` of the command takes broker, agents and their page processes with it."""
    marked = environment()
    with (tmp_path / "out").open("wb") as stream:
        process = subprocess.Popen(
            [*COMMAND, "up"], cwd=tmp_path, env=marked, stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        assert wait_until(lambda: len(left_running(marked)) >= 5, 60)
    finally:
        process.kill()
        process.wait()
    assert wait_until(lambda: not left_running(marked), 20), left_running(marked)
