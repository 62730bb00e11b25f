"""A Scrapy pipeline that hands each page to `dragoman intake http`: ITEM_PIPELINES = {"scrapy_pipeline.Dragoman": 900}.

Your spider yields {"url": response.url, "body": response.text, "content_type": "text/html"}; settings
DRAGOMAN_URL (http://127.0.0.1:8641/pages) and DRAGOMAN_TOKEN say where to.
"""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.request import Request, urlopen


class Dragoman:
    """A page is on Kafka when its item leaves here; anything but 202 raises, and Scrapy logs the item."""

    def open_spider(self, spider: Any) -> None:
        self.url = spider.settings.get("DRAGOMAN_URL", "http://127.0.0.1:8641/pages")
        self.token = spider.settings.get("DRAGOMAN_TOKEN", "")

    def process_item(self, item: Any, spider: Any) -> Any:
        page = {"fetched_at": datetime.now(UTC).isoformat(timespec="seconds"), **item}
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        urlopen(Request(self.url, json.dumps(page).encode(), headers), timeout=60).close()  # noqa: S310
        return item
