"""Pages from WARC files, as web archives and Common Crawl's news crawl hand them out: plain, gzip or zstd.

A broken record costs itself: reading goes on at the next one that can be found in the file.
"""

from __future__ import annotations

import base64
import mmap
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from services.core.messages import RawPage

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
_KINDS = ("text/html", "application/xhtml+xml", "text/plain")
_HEAD_BYTES = 64 * 1024  # of the HTTP headers in a record
# With what a record begins, by the file's suffix: a record of its own is compressed by itself.
_BEGINNINGS = {".warc": b"WARC/1.", ".gz": b"\x1f\x8b\x08", ".zst": b"\x28\xb5\x2f\xfd"}


class WarcError(RuntimeError):
    """WARC files cannot be read here; `str()` is one sentence."""


def is_warc(name: str) -> bool:
    """Whether a file's name says that it is one."""
    return name.lower().endswith(SUFFIXES)


def read(path: Path, most_bytes: int) -> Iterator[RawPage | str]:
    """The pages of a file that were answered with 200 and are text; a string says where a record is broken.

    Pages of more than `most_bytes` are passed over. OSError when the file cannot be opened.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError:
        raise WarcError("WARC files need FastWARC: `pip install dragoman[warc]`.") from None
    beginning = _BEGINNINGS[path.suffix.lower()]
    at, told = 0, False
    with path.open("rb") as stream:
        if path.stat().st_size == 0:
            return
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            while at >= 0:
                stream.seek(at)
                try:
                    for record in ArchiveIterator(
                        stream, record_types=WarcRecordType.response, parse_http=False
                    ):
                        at = record.stream_pos
                        page = _page(record, most_bytes)
                        told = False
                        if page is not None:
                            yield page
                    at = -1
                except (OSError, ValueError, EOFError) as error:
                    if not told:  # the search for the next record may come upon the same break again
                        yield f"{path} at byte {at} or behind: {error}"
                    told = True
                    at = whole.find(beginning, at + 1)


def _page(record: Any, most_bytes: int) -> RawPage | None:
    if record.content_length > most_bytes + _HEAD_BYTES or not record.is_http:
        return None
    said = record.content_length
    record.freeze()  # takes it into memory, as far as it goes
    if record.content_length < said:
        raise EOFError("the record is cut off")
    record.parse_http(auto_decode="all")
    url, answer = record.headers.get("WARC-Target-URI"), record.http_headers
    if not url or answer is None or answer.status_code != 200:
        return None
    content_type = answer.get("Content-Type") or ""
    if content_type.partition(";")[0].strip().lower() not in _KINDS:
        return None
    body = record.reader.read(most_bytes + 1)
    if not body or len(body) > most_bytes:
        return None
    return RawPage(
        url=url.strip("<> "),
        fetched_at=_moment(record),
        content_type=content_type,
        body_base64=base64.b64encode(body).decode("ascii"),
        http_status=200,
    )


def _moment(record: Any) -> str:
    moment: datetime | None = None
    with suppress(ValueError, TypeError):
        moment = record.record_date
    moment = moment or datetime.fromtimestamp(0, UTC)
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
