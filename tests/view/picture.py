"""Take the README's picture of the page again: `python -m tests.view.picture` (needs `make extras` and Chromium)."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from services.core.settings import load
from services.stream import topics
from services.stream.embedded import EmbeddedBroker
from tests.view.browsing import browser
from tests.view.serving import viewing
from tests.view.story import tell_samples

PICTURE = Path(__file__).parents[2] / "services/view/view.png"


def main() -> None:
    """An event of the sample pages, with its sentences marked."""
    with EmbeddedBroker() as embedded, tempfile.TemporaryDirectory() as folder:
        settings = load(bootstrap_servers=embedded.bootstrap, fetch_wait_milliseconds=20)
        topics.create(settings)
        asyncio.run(tell_samples(settings))
        with viewing(settings, Path(folder)) as address, browser() as chromium:
            page = chromium.new_page(locale="en-GB", viewport={"width": 1120, "height": 860})
            page.goto(address)
            page.locator("ol.events h2 a", has_text="Fidan").first.click()
            page.wait_for_selector("article mark.clause")
            page.evaluate("document.activeElement.blur()")
            page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
