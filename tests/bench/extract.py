"""How fast and how well pages are read: pages and sentences a second on one core, linearity, and the scores.

    python tests/bench/extract.py [--only speed linear scores]

Speed is CPU time of this process, on pages of 2,500 characters made of the unlabelled corpus in ../shared,
loading apart: cold is a process that has read nothing yet, warm one that has read these pages before.
Linearity is time for text of doubling length that a hostile page might hold; a factor near 2 is linear.
The scores are those of `dragoman read` on the annotated pages there.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from services.clean.step import clean
from services.core.messages import Document, RawPage, decode
from services.extract.language import load_profile
from services.extract.reading import read_sentences
from services.extract.step import STAGE, read
from tests.extract import gold
from tests.extract.hostile import HOSTILE
from tests.extract.pages import page

_LENGTH = 2_500  # characters of a page
_HOSTILE = 10_000_000  # characters of the longest hostile page
_TABLE = (
    "event_f1",
    "event_precision",
    "event_recall",
    "main_event_recall",
    "slot_mean",
    "quote_right",
    "forbidden_events",
    "false_alarms_per_quiet_page",
)


def corpus() -> Iterator[Document]:
    """The unlabelled pages, cleaned."""
    with gzip.open(gold.SHARED / "corpus" / "tr.unlabelled.jsonl.gz", "rb") as lines:
        for line in lines:
            document = clean(decode(RawPage, line))
            if isinstance(document, Document):
                yield document


def pages() -> list[Document]:
    """The corpus as pages of one length, cut between paragraphs, each with a title of its own."""
    made: list[Document] = []
    text = ""
    title: str | None = None
    for document in corpus():
        for paragraph in document.paragraphs:
            title = title or document.title
            text += ("\n\n" if text else "") + document.text[paragraph.start : paragraph.end]
            if len(text) >= _LENGTH:
                made.append(page(text, title))
                text, title = "", None
    return made


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def speed() -> None:
    """Pages and sentences a second, cold and warm."""
    made = pages()
    profile = load_profile("tr")
    characters = sum(len(document.text) for document in made)
    sentences = sum(
        1 + sum(len(place.sentences) for place in host.quotes)
        for document in made
        for host in read_sentences(document, profile)
    )
    load_profile.cache_clear()
    loading = cpu(lambda: STAGE.warm() if STAGE.warm else None)
    print(
        f"{len(made)} pages of {characters / len(made):.0f} characters, {sentences} sentences,"
        f" loaded in {loading:.2f} s"
    )
    for name in ("cold", "warm"):
        seconds = cpu(lambda: [read(document) for document in made])
        normal = characters / _LENGTH  # pages of exactly 2,500 characters
        print(f"{name}  {normal / seconds:7.1f} pages/s  {sentences / seconds:7.0f} sentences/s")


def linear() -> None:
    """Seconds for hostile text of growing length."""
    read(page("Rusya, NATO’yu uyardı."))
    lengths = (100_000, 200_000, 400_000, _HOSTILE)
    print("hostile text       " + "".join(f"{length:>12,}" for length in lengths) + "   last doubling")
    for name, text in HOSTILE.items():
        times = [cpu(partial(read, page(text(length)))) for length in lengths]
        factor = times[2] / max(times[1], 1e-9)
        print(f"{name:<19}" + "".join(f"{seconds:>10.2f} s" for seconds in times) + f"   ×{factor:.1f}")


def scored() -> None:
    """The scores on the annotated pages."""
    names = ("seeds", "tr.dev", "quiet.dev")
    found = {name: gold.scores(name) for name in names}
    print(f"{'':<28}" + "".join(f"{name:>12}" for name in names))
    for score in _TABLE:
        cells = [found[name].get(score) for name in names]
        print(f"{score:<28}" + "".join(f"{'' if cell is None else cell:>12}" for cell in cells))


def main() -> int:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=("speed", "linear", "scores"))
    wanted = parser.parse_args().only or ("speed", "linear", "scores")
    why = gold.absent()
    for name, part in (("speed", speed), ("linear", linear), ("scores", scored)):
        if name not in wanted:
            continue
        if why and name != "linear":
            print(f"{name}: {why}")
            continue
        part()
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
