"""Coverage-guided fuzzing of the clean step, in a bounded run. Needs atheris, which no test needs.

    python tests/clean/fuzz.py tests/clean/corpus -max_total_time=120 -rss_limit_mb=2048

The first byte chooses how the page comes (HTML, text, JSON, with or without a declared character set), the
rest is its body. Anything but a Document or a Skip is a find; libFuzzer writes it to a file, which belongs
into tests/clean/corpus once it is understood: every file there is read by a test.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

CONTENT_TYPES = (
    "text/html",
    "text/plain",
    None,
    "text/html; charset=iso-8859-9",
    "application/xhtml+xml",
    "text/plain; charset=utf-8",
)


def read(data: bytes) -> object:
    """One input as a page, cleaned and held to what every document must be."""
    import orjson

    from services.clean.step import clean
    from services.core.messages import Document, RawPage
    from services.core.outcomes import Skip

    content_type = CONTENT_TYPES[data[0] % len(CONTENT_TYPES)] if data else None
    raw = RawPage(url="https://example.org/a", fetched_at="2026-03-10T08:00:00Z", content_type=content_type)
    found = clean(raw, data[1:])
    if isinstance(found, Document):
        parts = [found.text[part.start : part.end] for part in found.paragraphs]
        if "\n\n".join(parts) != found.text or not all(parts):
            raise AssertionError("the paragraphs are not the text")
        orjson.dumps(found)
    elif not isinstance(found, Skip):
        raise TypeError(f"neither a document nor a skip: {found!r}")
    return found


def main() -> None:
    """Run libFuzzer with the arguments given."""
    import atheris

    with atheris.instrument_imports(include=["services.clean"]):
        from services.clean import step

    step.warm()
    atheris.Setup(sys.argv, lambda data: read(data) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
