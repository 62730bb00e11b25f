"""`dragoman read`: a line of JSON for each page, whatever the page is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from services.cli import pages
from services.cli.main import app
from services.core import messages
from services.core.outcomes import Inbound, Outcome
from services.intake import samples

RUNNER = CliRunner()


@pytest.fixture
def sample_lines(tmp_path: Path) -> Path:
    """The sample pages as JSON Lines."""
    file = tmp_path / "samples.jsonl"
    file.write_bytes(b"".join(messages.encode(page) + b"\n" for page in samples.pages()))
    return file


def read(*arguments: str | Path, stdin: bytes | None = None) -> list[dict[str, Any]]:
    done = RUNNER.invoke(app, ["read", *map(str, arguments)], input=stdin)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_samples(sample_lines: Path) -> None:
    """Each page gives one line, in order, with its URL as it came in."""
    lines = read("--raw-pages", sample_lines)
    assert [line["document"]["url"] for line in lines] == [page.url for page in samples.pages()]
    for line in lines:
        assert list(line) == ["document", "events", "quotes"]
        if line["document"].get("outcome"):
            assert line["document"]["reason"]
            assert (line["events"], line["quotes"]) == ([], [])
    assert sum(bool(line["events"]) for line in lines) >= 3


def test_the_same_page_gives_the_same_bytes(sample_lines: Path) -> None:
    """No clock and no order of a set gets into a line."""
    first = RUNNER.invoke(app, ["read", str(sample_lines)]).stdout
    assert RUNNER.invoke(app, ["read", str(sample_lines)]).stdout == first


def test_offsets_point_at_the_words(sample_lines: Path) -> None:
    """What an event and a quote show stands in the text where they say."""
    shown = 0
    for line in read(sample_lines):
        document = line["document"]
        for told in [*line["quotes"], *(each for event in line["events"] for each in event["evidence"])]:
            source = document["title"] if told["in_title"] else document["text"]
            assert source[told["start"] : told["end"]] == told["text"]
            shown += 1
    assert shown >= 3


def test_a_quote_names_its_speaker(sample_lines: Path) -> None:
    """Each quote has the keys that the scorer and consumers read."""
    quotes = [quote for line in read(sample_lines) for quote in line["quotes"]]
    assert quotes
    for quote in quotes:
        assert {"text", "speaker", "addressee", "start", "end"} <= set(quote)
        assert quote["speaker"] is None or quote["speaker"]["name"]


def test_a_page_about_sport_gives_no_event(sample_lines: Path) -> None:
    """Nothing of a match, nor of the headlines around it, is diplomacy."""
    (sport,) = [line for line in read(sample_lines) if "/spor/" in line["document"]["url"]]
    assert sport["events"] == []


def test_a_bare_file_with_its_url_and_time(tmp_path: Path) -> None:
    """What a file cannot know is told by options."""
    file = tmp_path / "page.txt"
    file.write_text("Kısa.", "utf-8")
    (line,) = read("--url", "https://example.org/x", "--fetched-at", "2026-03-12T09:00:00Z", file)
    assert line["document"]["url"] == "https://example.org/x"


def test_standard_input() -> None:
    """`-` is a page."""
    (line,) = read("--url", "https://example.org/x", "-", stdin=b"<html></html>")
    assert line["document"] | {"reason": "?", "detail": "?"} == {
        "url": "https://example.org/x", "outcome": "skipped", "reason": "?", "detail": "?",
    }  # fmt: skip


def test_a_line_that_is_no_page_is_told_in_its_place(tmp_path: Path) -> None:
    """One bad line costs only itself."""
    file = tmp_path / "pages.jsonl"
    file.write_text('nonsense\n{"url": "https://example.org/x"}\n', "utf-8")
    lines = read(file)
    assert [line["document"]["reason"] for line in lines] == ["not-json", "invalid-message"]
    assert {line["document"]["outcome"] for line in lines} == {"dead"}


def failing(message: Inbound) -> Outcome:
    raise ZeroDivisionError(f"on {len(message.value or b'')} bytes")


@pytest.mark.parametrize("step", ["clean", "extract"])
def test_a_step_that_fails_gives_a_line(
    monkeypatch: pytest.MonkeyPatch, sample_lines: Path, step: str
) -> None:
    """Dead, with its reason, and no traceback."""
    module = getattr(pages, step)
    monkeypatch.setattr(module, "STAGE", replace(module.STAGE, step=failing))
    dead = [line["document"] for line in read(sample_lines) if line["document"].get("outcome") == "dead"]
    assert dead
    assert all(document["reason"] == "step-failed" for document in dead)
    assert all(document["detail"].startswith("ZeroDivisionError: on ") for document in dead)


def test_enrich_that_fails_gives_a_line(monkeypatch: pytest.MonkeyPatch, sample_lines: Path) -> None:
    """The last step's failure keeps the document."""

    def fail(*_: object) -> None:
        raise LookupError("no such state")

    monkeypatch.setattr(pages.enrich, "enrich", fail)
    dead = [line["document"] for line in read(sample_lines) if line["document"].get("outcome") == "dead"]
    assert dead
    assert all(document["text"] and document["detail"] == "LookupError: no such state" for document in dead)


def test_a_file_that_is_not_there(tmp_path: Path, sample_lines: Path) -> None:
    """It is named on standard error, the others are read, and the exit code tells."""
    done = RUNNER.invoke(app, ["read", str(tmp_path / "no.html"), str(sample_lines)])
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == len(samples.pages())
    assert "no.html cannot be read" in done.stderr.replace("\n", "")


def test_a_page_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    """Control and direction characters of a page come out escaped, and the line still says the same."""
    url = "https://example.org/\x1b]0;owned\x07\u202e\x9b"
    file = tmp_path / "page.json"
    file.write_text(json.dumps({"url": url, "fetched_at": "2026-03-12T09:00:00Z", "body": "x"}), "utf-8")
    done = RUNNER.invoke(app, ["read", str(file)])
    assert done.stdout.isprintable() or done.stdout[:-1].isprintable()
    assert json.loads(done.stdout)["document"]["url"] == url


def test_sentences(tmp_path: Path) -> None:
    """With --sentence each line is a page of its own, in the language that it is in."""
    file = tmp_path / "sentences.txt"
    file.write_text(
        "Egypt condemned the Israeli strike on Doha.\n\nMısır, İsrail’in Doha saldırısını kınadı.\n",
        encoding="utf-8",
    )
    lines = read("--sentence", "--fetched-at", "2025-09-12T08:00:00Z", file)
    assert [line["document"]["language"] for line in lines] == ["en", "tr"]
    for line in lines:
        told = {
            (e["event_type"], e["actors"][0]["country"], e["recipients"][0]["country"])
            for e in line["events"]
        }
        assert ("ACCUSE", "EG", "IL") in told


@pytest.mark.parametrize("how", ["gone", "no profile", "not to be had"])
@pytest.mark.parametrize("late", [False, True])
def test_a_page_that_is_skipped_now_withdraws_what_it_told(tmp_path: Path, how: str, late: bool) -> None:
    """Whatever came first; but a server in trouble withdraws nothing."""
    first = max(samples.pages(), key=lambda page: len(pages.line_of(page)["events"]))
    later = replace(first, fetched_at="2099-01-01T00:00:00Z")
    match how:
        case "gone":
            after = replace(later, http_status=410)
        case "no profile":
            words = (
                "Ministri i Jashtëm priti sot homologun e tij në kryeqytet dhe biseduan për marrëdhëniet. "
                * 8
            )
            page = f"<html lang='sq'><title>Takim</title><article><p>{words}</p></article></html>"
            after = replace(later, body=page, body_base64=None, content_type="text/html", http_status=200)
        case _:
            after = replace(later, http_status=503)
    file = tmp_path / "versions.jsonl"
    versions = [after, first] if late else [first, after]
    file.write_bytes(b"".join(messages.encode(page) + b"\n" for page in versions))
    assert bool(read("--merged", "--raw-pages", file)) == (how == "not to be had")
