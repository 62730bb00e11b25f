"""Sites and agencies by name: `publishers.toml`, loaded and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from services.clean.folding import key

_WHERE = "services/clean/publishers.toml"
# `ANKARA (AA)`, `(DHA)`, `ANKARA, (İHA) -`, `MOSKOVA/AFP`
_BRACKETED = re.compile(r"\(([^()]{2,40})\)")


class PublishersError(ValueError):
    """The file cannot be used; `str()` names the entry and what to do."""


@dataclass(frozen=True)
class Publishers:
    """`hosts`: host, or host and first path step, → name. `sites`, `agencies`: key → name."""

    hosts: Mapping[str, str]
    sites: Mapping[str, str]
    agencies: Mapping[str, str]

    def of(self, url: str | None) -> str | None:
        """Who publishes at `url`, by the longest part of its host that is known."""
        if not url:
            return None
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return None
        step = parts.path.strip("/").partition("/")[0].lower()
        while "." in host:
            found = self.hosts.get(f"{host}/{step}") or self.hosts.get(host)
            if found:
                return found
            host = host.partition(".")[2]
        return None

    def agency(self, text: str) -> str | None:
        """The agency that `text`, a credit, names: the whole of it, or a part between commas."""
        whole = self.agencies.get(key(text))
        if whole:
            return whole
        for part in re.split(r"[,/&+|–—-]|\bve\b|\band\b", text):
            found = self.agencies.get(key(part))
            if found:
                return found
        return None

    def bracketed(self, text: str) -> str | None:
        """The agency in brackets in the first or last words of a paragraph."""
        for stretch in (text[:60], text[-60:]):
            for inner in _BRACKETED.findall(stretch):
                found = self.agency(inner)
                if found:
                    return found
        return None


@cache
def publishers() -> Publishers:
    """The file, loaded once a process; PublishersError where it is wrong."""
    return check(tomllib.loads((files("services.clean") / "publishers.toml").read_text("utf-8")))


def check(data: dict[str, dict[str, list[str]]]) -> Publishers:
    """`data` compiled, or PublishersError."""
    hosts: dict[str, str] = {}
    agencies: dict[str, str] = {}
    for name, known in [*data.get("sites", {}).items(), *data.get("institutions", {}).items()]:
        for host in known:
            if "." not in host or host.startswith(("www.", "http")) or host != host.lower():
                raise PublishersError(
                    f"{_WHERE}: [sites] {name!r}: {host!r} must be a bare host in lower case."
                )
            if host in hosts:
                raise PublishersError(
                    f"{_WHERE}: [sites] {host!r} belongs to {hosts[host]!r} and {name!r}; keep one."
                )
            hosts[host] = name
    for name, known in data.get("agencies", {}).items():
        for alias in known:
            folded = key(alias)
            if not folded:
                raise PublishersError(f"{_WHERE}: [agencies] {name!r} has an alias without letters.")
            if agencies.get(folded, name) != name:
                raise PublishersError(
                    f"{_WHERE}: [agencies] {alias!r} names {agencies[folded]!r} and {name!r}."
                )
            agencies[folded] = name
    if not hosts or not agencies:
        raise PublishersError(f"{_WHERE}: [sites] and [agencies] must not be empty.")
    return Publishers(hosts, {key(name): name for name in data["sites"]}, agencies)
