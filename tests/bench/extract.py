"""How fast and how well pages are read: pages and sentences a second on one core, linearity, and the scores.

    python tests/bench/extract.py [--only speed linear scores sentences pages]

Speed is CPU time of a process of its own, loading apart: cold has read nothing yet, warm has read these pages
before. The pages are made of those in ../shared, Turkish ones of 2,500 characters, English ones of 4,000. The sources
as they are and compiled (`make native`, where there is a compiler) take turns; the better of two runs counts.
Linearity is time for text of doubling length that a hostile page might hold; a factor near 2 is linear.
The scores are those of `dragoman read` on the annotated pages there, and on our own pages by the scorer there; those of
our own sentences need nothing but us.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from deploy import native
from services.clean.step import clean
from services.core.messages import Document, RawPage, decode
from services.extract.language.profile import load_profile
from services.extract.reading.sentences import read_sentences
from services.extract.step import STAGE, read
from services.stream.collector import look_seldom
from tests.extract import gold, items, own_pages
from tests.extract.hostile import HOSTILE
from tests.extract.pages import page

_LENGTHS = {"tr": 2_500, "en": 4_000}  # characters of a page
_ROUNDS = 2
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
_OWN_TABLE = ("event_f1", "main_event_recall", "slot_mean", "quote_right", "forbidden_events")


def corpus(language: str) -> Iterator[Document]:
    """The unlabelled pages, cleaned; in a language that has none, those to develop on."""
    if language == "tr":
        text = gzip.decompress((gold.SHARED / "corpus" / "tr.unlabelled.jsonl.gz").read_bytes())
    else:
        text = (gold.SHARED / "gold" / f"{language}.dev.pages.jsonl").read_bytes()
    for line in text.splitlines():
        document = clean(decode(RawPage, line))
        if isinstance(document, Document):
            yield document


def pages(language: str) -> list[Document]:
    """The corpus as pages of one length, cut between paragraphs, each with a title of its own."""
    made: list[Document] = []
    text = ""
    title: str | None = None
    for document in corpus(language):
        for paragraph in document.paragraphs:
            title = title or document.title
            text += ("\n\n" if text else "") + document.text[paragraph.start : paragraph.end]
            if len(text) >= _LENGTHS[language]:
                made.append(page(text, title, language=language))
                text, title = "", None
    return made


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def figures() -> dict[str, dict[str, float]]:
    """Of each language: its pages, their characters and sentences, and the seconds of loading, cold and warm."""
    made = {language: pages(language) for language in _LENGTHS}
    loading = cpu(STAGE.warm or dict)
    look_seldom()  # as page_process.py does once it is warm
    found = {}
    for language, documents in made.items():
        profile = load_profile(language)
        cold, warm = (cpu(partial(_read, documents)) for _ in range(2))
        hosts = [
            host for each in documents for host in read_sentences(each, profile, profile.fold(each.text))
        ]
        found[language] = {
            "pages": len(documents),
            "characters": sum(len(each.text) for each in documents),
            "sentences": sum(1 + sum(len(place.sentences) for place in host.quotes) for host in hosts),
            "loading": loading,
            "cold": cold,
            "warm": warm,
        }
    return found


def _read(documents: Sequence[Document]) -> None:
    for document in documents:
        read(document)


def speed() -> None:
    """Pages and sentences a second, cold and warm, of the sources and compiled."""
    builds = {"sources": ""}
    if why := native.absent():
        print(f"compiled: not measured, {why}")
    else:
        native.build()
        builds["compiled"] = str(native.FOLDER)
    best: dict[str, dict[str, dict[str, float]]] = {}
    for _ in range(_ROUNDS):
        for build, path in builds.items():
            measured = _elsewhere(path)
            for language, found in measured.items():
                known = best.setdefault(build, {}).setdefault(language, found)
                known.update({key: min(known[key], found[key]) for key in ("loading", "cold", "warm")})
    for language, length in _LENGTHS.items():
        for build, measured in best.items():
            found = measured[language]
            normal = found["characters"] / length  # pages of exactly that length
            print(
                f"{language} {build:<9}"
                + "".join(
                    f"  {name} {normal / found[name]:6.1f} pages/s {found['sentences'] / found[name]:6.0f} sentences/s"
                    f" ×{best['sources'][language][name] / found[name]:.2f}"
                    for name in ("cold", "warm")
                )
                + f"  ({found['pages']:.0f} pages of {length:,} characters, loaded in {found['loading']:.1f} s)"
            )


def _elsewhere(path: str) -> dict[str, dict[str, float]]:
    """The figures of a new process that finds modules in `path` before the sources."""
    done = subprocess.run(
        [sys.executable, __file__, "--only", "figures"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


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


def sentences() -> None:
    """The share of our own Turkish sentences that is read without a fault: rules are written from half of them."""
    print(f"{'':<12}{'looked at':>12}{'only scored':>12}{'traps':>8}{'false':>8}")
    for field in items.FIELDS:
        some = items.items(field)
        halves = [[item for item in some if item.held_back is held_back] for held_back in (False, True)]
        traps = sum(not item.expected for item in some)
        shares = "".join(f"{items.share(half):>12.3f}" for half in halves)
        print(f"{field:<12}{shares}{traps:>8}{items.false_alarms(some):>8}")


def our_pages() -> None:
    """The scores on our own Turkish pages: rules are written from half of them."""
    every = {field: own_pages.pages(field) for field in own_pages.FIELDS}
    every["together"] = [page for some in every.values() for page in some]
    print(f"{'':<12}{'':<14}" + "".join(f"{score.removesuffix('_recall'):>18}" for score in _OWN_TABLE))
    for field, some in every.items():
        for half, held_back in (("looked at", False), ("only scored", True)):
            found = own_pages.scores([page for page in some if own_pages.held_back(page) is held_back])
            print(f"{field:<12}{half:<14}" + "".join(f"{found[score]:>18}" for score in _OWN_TABLE))


def main() -> int:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", nargs="+", choices=(*PARTS, "figures"))
    wanted = parser.parse_args().only or PARTS
    if "figures" in wanted:  # of this process, for the one that measures
        print(json.dumps(figures()))
        return 0
    why = gold.absent()
    for name, part in PARTS.items():
        if name not in wanted:
            continue
        if why and part in (speed, scored, our_pages):
            print(f"{name}: {why}")
            continue
        part()
        print(flush=True)
    return 0


PARTS = {"speed": speed, "linear": linear, "scores": scored, "sentences": sentences, "pages": our_pages}

if __name__ == "__main__":
    sys.exit(main())
