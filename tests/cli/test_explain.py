"""`dragoman explain`: a page or a sentence, marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.cli.main import app

_SENTENCE = "Rusya, NATO’yu uyardı."


def test_a_sentence_is_explained() -> None:
    """Who is who, and by which rule, without a file."""
    done = CliRunner().invoke(app, ["explain", "--sentence", _SENTENCE])
    assert done.exit_code == 0
    assert "Rusya[ru], NATO’yu[nato] uyardı[THREATEN.warn]." in done.stdout
    assert "⇒ THREATEN Russia → NATO" in done.stdout
    assert "\x1b" not in done.stdout  # no terminal, no colours


def test_a_page_is_explained(tmp_path: Path) -> None:
    """The way that `dragoman read` goes: cleaned, then read."""
    sentences = [
        "Rusya Dışişleri Bakanlığı, NATO’nun kararını kınadı.",
        "Bakanlıktan yapılan açıklamada, kararın bölgedeki gerginliği artıracağı belirtildi.",
        "Açıklamada, Rusya’nın kendi güvenliği için gereken adımları atacağı da ifade edildi.",
    ]
    page = tmp_path / "page.html"
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    page.write_text(
        '<html lang="tr"><head><title>Rusya NATO’yu kınadı</title></head>'
        f"<body><article>{body}</article></body></html>",
        encoding="utf-8",
    )
    done = CliRunner().invoke(app, ["explain", "--url", "https://example.org/page", str(page)])
    assert done.exit_code == 0
    assert "kınadı[ACCUSE.condemn]" in done.stdout
    assert "events: 1" in done.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Give a FILE or --sentence TEXT"),
        (["--sentence", _SENTENCE, "page.html"], "Give a FILE or --sentence TEXT"),
        (["--sentence", _SENTENCE, "--language", "xx"], "There is no profile of 'xx'"),
        (["--sentence", _SENTENCE, "--day", "yesterday"], "is no date"),
    ],
)
def test_what_is_asked_wrongly_is_said(args: list[str], said: str) -> None:
    """One sentence on standard error, and the exit code of a wrong call."""
    done = CliRunner().invoke(app, ["explain", *args])
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_sentence_alone_is_read_as_read_reads_it() -> None:
    """`--alone` shows what `dragoman read --sentence` sees: what happens within one state counts."""
    sentence = "Police in Kenya arrested twenty protesters."
    args = ["explain", "--language", "en", "--sentence", sentence]
    assert "COERCE" not in CliRunner().invoke(app, args).stdout.split("events:")[1]
    assert "COERCE" in CliRunner().invoke(app, [*args, "--alone"]).stdout.split("events:")[1]
