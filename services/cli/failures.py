"""The failures that a user can do something about, told from those that are ours."""

from __future__ import annotations

import errno
import sys

# Only a module that was loaded can have raised its error, and loading them all would make --help slow.
_EXPECTED = (
    ("services.core.settings", "SettingsError"),
    ("services.core.topology", "TopologyError"),
    ("services.lang.tables", "LanguageError"),
    ("services.world.tables", "WorldError"),
    ("services.stream.topics", "TopicsError"),
    ("services.stream.producer", "PublishError"),
    ("services.stream.embedded", "EmbeddedBrokerError"),
    ("services.cli.demo", "RunError"),
    ("services.sinks.sql", "SqlSinkError"),
    ("services.sinks.watchlists", "WatchlistError"),
    ("services.intake.http", "IntakeError"),
    ("services.intake.warc", "WarcError"),
)


def sentence(error: Exception) -> str | None:
    """What to tell the user of a failure, or None when it is a fault of ours."""
    for module, name in _EXPECTED:
        kind = getattr(sys.modules.get(module), name, None)
        if kind is not None and isinstance(error, kind):
            return str(error)
    if _is_full(error):
        where = getattr(error, "filename", None)
        return (
            f"No space is left on the disk{f' of {where}' if where else ''} ({error}): make some, and start again. "
            "What was kept stands; the rest comes again."
        )
    kafka = getattr(sys.modules.get("aiokafka.errors"), "KafkaError", None)
    if kafka is not None and isinstance(error, kafka):
        what = f"{type(error).__name__}: {error}"
        return f"The broker did not do as asked ({what}); see that it runs, and try again."
    return None


def _is_full(error: Exception) -> bool:
    """Whether a disk, or a share of it, is used up."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return getattr(error, "sqlite_errorname", "") == "SQLITE_FULL"
