"""What is read on all pages at hand, and what becomes of it, one line of JSON each; which code did it, first.

    PYTHONPATH=.venv/native python tests/native/all_said.py >lines

The examples of all predicates, the golden pages and the samples; of the pages in ../shared, where they are, a part.
"""

from __future__ import annotations

import gzip
import sys
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from services.clean.step import clean
from services.core import messages, streams
from services.core.messages import Document, RawPage
from services.core.outcomes import Emit, Inbound
from services.enrich import identify, ledger
from services.extract import examples
from services.extract.language.profile import LANGUAGES, load_profile
from services.extract.roles import filling as roles
from services.extract.step import read
from services.intake import samples

_GOLDEN = Path(__file__).parents[1] / "golden" / "languages"
_SHARED = Path(__file__).parents[3] / "shared"
_SHARED_PAGES = 60  # of each file: the others say nothing new of the compiler


def documents() -> Iterator[Document]:
    """All pages, clean."""
    for language in LANGUAGES:
        for number, each in enumerate(load_profile(language).triggers.predicates.values()):
            yield examples.page(each.example, language=language, name=f"{language}-{number}")
    for file in sorted(_GOLDEN.glob("*.toml")):
        golden = tomllib.loads(file.read_text("utf-8"))
        for page in golden["page"]:
            yield examples.page(
                page["text"],
                language=golden["language"],
                title=page.get("title"),
                day=page["published"],
                name=page["id"],
            )
    for raw in _raw():
        found = clean(raw)
        if isinstance(found, Document) and found.language in LANGUAGES:
            yield found


def _raw() -> Iterator[RawPage]:
    yield from samples.pages()
    for file in sorted(_SHARED.glob("*/*pages.jsonl")) + sorted(_SHARED.glob("corpus/*.jsonl.gz")):
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
            for line in islice(lines, _SHARED_PAGES):
                yield messages.decode(RawPage, line)


def lines() -> Iterator[bytes]:
    """Each page's manifest, then the messages of each event, whose state is kept as a worker does."""
    states: dict[str, bytes | None] = {}
    queue: list[tuple[str, bytes]] = []
    for document in documents():
        key, value = document.page_id, messages.encode(read(document))
        yield value
        outcome, states[key] = ledger.step(
            Inbound(value, key.encode(), topic=streams.EXTRACTED_EVENTS), states.get(key)
        )
        if isinstance(outcome, Emit):
            queue += [
                (m.key, m.value or b"") for m in outcome.messages if m.stream == streams.RESOLVED_EVENTS
            ]
    while queue:
        now, queue = queue, []
        for key, value in now:
            outcome, states[key] = identify.step(
                Inbound(value, key.encode(), topic=streams.RESOLVED_EVENTS), states.get(key)
            )
            for message in outcome.messages if isinstance(outcome, Emit) else ():
                yield message.value or b""
                if message.stream == streams.RESOLVED_EVENTS:
                    queue.append((message.key, message.value or b""))


def main() -> None:
    """Write them."""
    print(roles.__file__, flush=True)
    for line in lines():
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
