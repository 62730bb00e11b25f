"""Events and their pages for the page to show: the sample pages, read by the three steps."""

from __future__ import annotations

from services.clean.step import clean
from services.core import streams
from services.core.messages import Document, encode
from services.core.settings import Settings
from services.enrich.merged import merge
from services.extract.step import read
from services.intake import samples
from services.stream.producer import producer


async def tell(settings: Settings, *values: tuple[str, str, bytes | None]) -> None:
    """Put values on streams: stream, key, value."""
    async with producer(settings) as client:
        for stream, key, value in values:
            await client.send_and_wait(settings.topic(stream), value, key=key.encode())


async def tell_samples(settings: Settings) -> int:
    """Put the clean pages and the events of the samples on their topics; how many events."""
    cleaned = [clean(page) for page in samples.pages()]
    documents = [each for each in cleaned if isinstance(each, Document)]
    events = merge(read(document) for document in documents)
    await tell(
        settings,
        *((streams.CLEAN_PAGES, each.page_id, encode(each)) for each in documents),
        *((streams.DIPLOMATIC_EVENTS, each.event_id, encode(each)) for each in events),
    )
    return len(events)
