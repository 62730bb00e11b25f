"""How well and how fast pages are cleaned, beside trafilatura on the same pages in one run.

    make bench-clean
    python tests/bench/clean.py --half first     (the half of the set that rules were made on)

The HTML set and its scorer lie in ../shared; where they are absent only our own pages are measured.
The callables are for the scorer's own command line too: `--fn tests.bench.clean:ours`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from trafilatura import bare_extraction  # noqa: E402

from services.clean.step import clean, warm  # noqa: E402
from services.core.messages import Document, RawPage  # noqa: E402
from tests.golden.clean.dumps import FETCHED, dumps  # noqa: E402
from tests.golden.clean.sites import sites  # noqa: E402

SHARED = ROOT.parent / "shared"
Result = dict[str, Any]
Extractor = Callable[[str, str | None], Result]


def ours(html: str, url: str | None) -> Result:
    """The clean step."""
    found = clean(
        RawPage(
            url=url or "urn:bench", fetched_at="2030-01-01T00:00:00Z", content_type="text/html", body=html
        )
    )
    if not isinstance(found, Document):
        return {"text": "", "title": None, "date": None}
    date = found.published.at[:10] if found.published else None
    return {"text": found.text, "title": found.title, "date": date, "language": found.language}


def default(html: str, url: str | None) -> Result:
    """trafilatura as it comes, with metadata."""
    return _theirs(html, url)


def precise(html: str, url: str | None) -> Result:
    """trafilatura's best on this set."""
    return _theirs(html, url, favor_precision=True)


def _theirs(html: str, url: str | None, **options: Any) -> Result:
    found: Any = bare_extraction(html, url=url, include_comments=False, with_metadata=True, **options)
    return (
        {"text": found.text, "title": found.title, "date": found.date}
        if found
        else {"text": "", "title": None, "date": None}
    )


EXTRACTORS: dict[str, Extractor] = {"ours": ours, "trafilatura": default, "trafilatura precise": precise}


def scorer() -> Any:
    """The scorer beside the set, as a module."""
    spec = importlib.util.spec_from_file_location("shared_bench", SHARED / "bench/clean/bench.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def second_half(name: str) -> bool:
    """Which half of the set a page belongs to: by a hash of its id, so for ever."""
    return hashlib.sha256(name.encode()).digest()[-1] % 2 == 1


def set_pages(half: str) -> Iterator[dict[str, Any]]:
    """The pages of the HTML set."""
    with gzip.open(SHARED / "bench/clean/zyte.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if half == "all" or second_half(row["id"]) == (half == "second"):
                yield row


def measure(pages: list[tuple[str, str, str | None, str]], bench: Any) -> dict[str, dict[str, Any]]:
    """`pages`: id, HTML, address, gold text. All extractors see one page before the next page comes."""
    found: dict[str, dict[str, Any]] = {name: {"P": [], "R": [], "f1": [], "cpu": 0.0} for name in EXTRACTORS}
    for _, html, url, gold in pages:
        for name, extract in EXTRACTORS.items():
            begun = time.process_time()
            text = extract(html, url)["text"] or ""
            found[name]["cpu"] += time.process_time() - begun
            hit, extra, missing = bench.shingle(gold, text)
            found[name]["P"].append(bench.prec(hit, extra, missing) if hit + extra else 0.0)
            found[name]["R"].append(bench.rec(hit, extra, missing))
            found[name]["f1"].append(_f1_of(hit, extra, missing))
    return found


def _f1_of(hit: float, extra: float, missing: float) -> float:
    return 2 * hit / (2 * hit + extra + missing) if hit + extra + missing else 1.0


def f1(precision: list[float], recall: list[float]) -> float:
    """The scorer's: of the means."""
    p, r = statistics.mean(precision), statistics.mean(recall)
    return 2 * p * r / (p + r) if p + r else 0.0


def bootstrap(one: dict[str, Any], other: dict[str, Any], draws: int = 4000) -> tuple[float, float, float]:
    """The difference in F1 (the scorer's, of the means) and the bounds that hold 95 % of paired draws."""
    rng = random.Random(20260101)
    size = len(one["P"])
    gaps = []
    for _ in range(draws):
        chosen = [rng.randrange(size) for _ in range(size)]
        gaps.append(
            f1([one["P"][i] for i in chosen], [one["R"][i] for i in chosen])
            - f1([other["P"][i] for i in chosen], [other["R"][i] for i in chosen])
        )
    gaps.sort()
    return (
        f1(one["P"], one["R"]) - f1(other["P"], other["R"]),
        gaps[int(0.025 * draws)],
        gaps[int(0.975 * draws)],
    )


def report(title: str, found: dict[str, dict[str, Any]]) -> None:
    """A table, and whether the differences are real."""
    count = len(found["ours"]["P"])
    base = found["trafilatura"]["cpu"]
    print(f"\n{title}: {count} pages")
    print(f"  {'':22}{'P':>8}{'R':>8}{'F1':>8}{'CPU ms':>9}{'× default':>11}")
    for name, row in found.items():
        p, r = statistics.mean(row["P"]), statistics.mean(row["R"])
        cpu = 1000 * row["cpu"] / count
        print(f"  {name:22}{p:8.4f}{r:8.4f}{f1(row['P'], row['R']):8.4f}{cpu:9.1f}{row['cpu'] / base:11.2f}")
    for name in list(EXTRACTORS)[1:]:
        gap, low, high = bootstrap(found["ours"], found[name])
        print(
            f"  ours - {name}: {gap:+.4f}, 95 % of paired bootstrap draws between {low:+.4f} and {high:+.4f}"
        )


def our_sites(bench: Any) -> None:
    """The Turkish golden sites: text, day, title, agency."""
    pages = [
        (site.name, _text(site.body, site.content_type), site.url, "\n".join(site.gold.paragraphs))
        for site in sites()
    ]
    report("Turkish golden sites (as text)", measure(pages, bench))
    right = {"day": 0, "title": 0, "agency": 0}
    for site in sites():
        found = clean(RawPage(url=site.url, fetched_at=FETCHED, content_type=site.content_type), site.body)
        if isinstance(found, Document):
            right["day"] += (found.published.at[:10] if found.published else None) == site.gold.day
            right["title"] += found.title == site.gold.title
            right["agency"] += found.agency == site.gold.agency
    print(
        "  from the bytes: " + ", ".join(f"{name} {hits / len(sites()):.3f}" for name, hits in right.items())
    )


def _text(body: bytes, content_type: str | None) -> str:
    from services.clean.decoding import decode

    return decode(body, content_type)


def plain_speed() -> None:
    """Plain-text pages a second of one core's time."""
    bodies = [dump.body for dump in dumps()]
    named = "golden dumps"
    corpus = SHARED / "corpus/tr.unlabelled.jsonl.gz"
    if corpus.exists():
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            bodies += [json.loads(line)["body"] for line in lines]
        named += " and unlabelled pages"
    raws = [
        RawPage(url="urn:bench", fetched_at=FETCHED, content_type="text/plain", body=body) for body in bodies
    ]
    best = 0.0
    for _ in range(5):
        begun = time.process_time()
        for raw in raws:
            clean(raw)
        best = max(best, len(raws) / (time.process_time() - begun))
    size = statistics.mean(len(body) for body in bodies)
    print(f"\nPlain text ({named}): {best:.0f} pages a second and core, {size:.0f} characters each")


def main() -> int:
    """Print all of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("all", "first", "second"), default="all", help="of the HTML set")
    half = parser.parse_args().half
    warm()
    if (SHARED / "bench/clean/bench.py").exists():
        bench = scorer()
        pages = [(row["id"], row["html"], row["url"], row["gold"]["text"]) for row in set_pages(half)]
        for extract in EXTRACTORS.values():
            extract(pages[0][1], pages[0][2])
        report(f"HTML set, {half}", measure(pages, bench))
        our_sites(bench)
    else:
        print("Skipped the HTML set and the scores: ../shared/bench is absent.")
    plain_speed()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
