"""A language's calendar: the words dates are made of and the rules that put them together.

The data stand in `services/lang/<language>/calendar.toml`, whose head explains every table. A
pattern there is a regular expression over folded text in which `{month}` stands for the words of
the class `month` (captured as the field `month`; `{month:month2}` as `month2`) or for a macro.
This module checks the data and compiles each pattern with RE2, over the bytes of the language's
single-byte charset: offsets in bytes are offsets in code points, and a page takes linear time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import re2

from services.extract.dates.intervals import Fields, Value
from services.extract.dates.operations import OPERATIONS
from services.lang.tables import LanguageError

FLAGS = ("since", "until", "attributive")  # groups a pattern may use to say more than which days
NUMERIC = {
    "day": r"[12]\d|3[01]|0?[1-9]",
    "year": r"(?:1[89]|20)\d\d",
    "decade": r"(?:1[89]|20)?\d0",
    "digits": r"\d{1,2}",
}
ORDERS = ("dmy", "mdy", "ymd")
_REFERENCE = re.compile(r"\{([a-z_][^:{}]*)(?::([a-z_0-9]+))?\}")
_GROUP = re.compile(r"\(\?P<([a-z_0-9]+)(?:/([a-z_]+))?>")
_PLAIN = (("–", "-"), ("—", "-"), ("‑", "-"), ("\xa0", " "), ("\u202f", " "), ("\t", " "))


class CalendarError(LanguageError):
    """A calendar that cannot be used; `str()` names the file, the entry and what to do."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What next to an expression shows that it is no date. All folded."""

    before: frozenset[str] = frozenset()  # words
    before_endings: tuple[str, ...] = ()
    before_except: frozenset[str] = frozenset()
    after: tuple[str, ...] = ()  # how the next word begins
    names: tuple[str, ...] = ()  # how a noun begins that makes a name of the capitals between


@dataclass(frozen=True, slots=True)
class Capture:
    """A group of a pattern: the field or flag it gives, and the values of its words."""

    group: int
    field: str
    values: Mapping[bytes, Fields | Value]


@dataclass(frozen=True, slots=True)
class Rule:
    """How expressions of one kind become days."""

    id: str
    op: str
    fixed: Fields
    anaphoric: bool
    guard: Guard
    pattern: Any
    captures: tuple[Capture, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything a language knows of dates. `index.Match` gives the rules that may match."""

    language: str
    charset: str
    rules: tuple[Rule, ...]
    index: Any
    capital: frozenset[bytes]  # words that are dates only with a capital

    def encode(self, folded: str) -> bytes:
        """Folded text as bytes, one for each code point."""
        for mark, plain in _PLAIN:  # replace() takes a tenth of the time of translate()
            folded = folded.replace(mark, plain)
        return folded.encode(self.charset, "replace")


@lru_cache
def load_calendar(language: str) -> Calendar:
    """The calendar of a language (ISO 639-1), checked, or CalendarError."""
    where = f"services/lang/{language}/calendar.toml"
    source = files("services.lang").joinpath(language, "calendar.toml")
    if not source.is_file():
        raise CalendarError(f"{where}: no such file; a language that reads dates needs it")
    return read_calendar(source.read_text(encoding="utf-8"), where, language)


def read_calendar(toml: str, where: str, language: str) -> Calendar:
    """The calendar that `toml` describes; `where` is named in errors."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise CalendarError(f"{where}: not TOML: {error}") from None
    return _Builder(where, data).build(language)


class _Builder:
    """Checks the tables one after the other; every error names the one it was found in."""

    def __init__(self, where: str, data: dict[str, Any]) -> None:
        self.where = where
        self.data = data
        self.charset = "ascii"
        self.words: dict[str, dict[str, Fields | Value]] = {}
        self.macros: dict[str, str] = {}
        self.guards: dict[str, Guard] = {}

    def fail(self, entry: str, what: str) -> CalendarError:
        return CalendarError(f"{self.where}: {entry}: {what}")

    def table(self, name: str) -> dict[str, Any]:
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self.fail(f"[{name}]", "must be a table; see another language's calendar for its shape")
        return value

    def strings(self, entry: str, value: object) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.fail(entry, "must be a list of words in quotes")
        return value

    def build(self, language: str) -> Calendar:
        for name in self.data:
            if name not in ("language", "words", "macros", "guards", "rules"):
                raise self.fail(f"[{name}]", "is not a table of a calendar")
        head = self.table("language")
        if head.get("code") != language:
            raise self.fail("[language] code", f"must be {language!r}, the name of its folder")
        self.charset = str(head.get("charset"))
        try:
            letters = bytes(b for b in range(256) if bytes([b]).decode(self.charset, "replace").isalnum())
        except LookupError:
            raise self.fail(
                "[language] charset", f"{self.charset!r} is no charset that Python knows"
            ) from None
        orders = tuple(self.strings("[language] numeric", head.get("numeric")))
        for order in orders:
            if order not in ORDERS:
                raise self.fail("[language] numeric", f"{order!r} is none of {', '.join(ORDERS)}")
        self.read_words()
        self.macros = {k: str(v) for k, v in self.table("macros").items()}
        for name, spec in self.table("guards").items():
            self.guards[name] = self.guard(name, spec)
        rules, index = self.rules(letters, orders)
        capital = frozenset(
            w.encode(self.charset) for w in self.strings("[language] capital", head.get("capital", []))
        )
        return Calendar(language, self.charset, rules, index, capital)

    def read_words(self) -> None:
        for cls, table in self.table("words").items():
            entry = f"[words.{cls}]"
            if cls in NUMERIC or not isinstance(table, dict) or not table:
                raise self.fail(entry, f"must be a table of words, named otherwise than {', '.join(NUMERIC)}")
            out: dict[str, Fields | Value] = {}
            for word, value in table.items():
                if isinstance(value, dict):
                    value = {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}  # noqa: PLW2901
                elif not isinstance(value, (int, str)) or isinstance(value, bool):
                    raise self.fail(f"{entry} {word}", "must be a number, a word, or a table of fields")
                out[word] = value
            self.words[cls] = out

    def guard(self, name: str, spec: Any) -> Guard:
        entry = f"[guards.{name}]"
        lists: dict[str, list[str]] = {}
        for key in Guard.__dataclass_fields__:
            lists[key] = self.strings(f"{entry} {key}", spec.get(key, []))
        for key in spec:
            if key not in lists:
                raise self.fail(f"{entry} {key}", "is not known here")
        return Guard(
            frozenset(lists["before"]),
            tuple(lists["before_endings"]),
            frozenset(lists["before_except"]),
            tuple(lists["after"]),
            tuple(lists["names"]),
        )

    def rules(self, letters: bytes, orders: tuple[str, ...]) -> tuple[tuple[Rule, ...], Any]:
        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.log_errors = False
        options.longest_match = True
        options.max_mem = 256 << 20  # a limit, not a need: a set that meets it finds nothing
        index = re2.Set.SearchSet(options)
        word = b"".join(b"\\x%02x" % b for b in letters)
        out: list[Rule] = []
        known = self.data.get("rules")
        if not isinstance(known, list) or not known:
            raise self.fail("[[rules]]", "a calendar needs rules")
        for number, spec in enumerate(known):
            entry = f"[[rules]] {spec.get('id', f'number {number + 1}')}"
            for key in spec:
                if key not in ("id", "op", "patterns", "set", "guard", "anaphoric"):
                    raise self.fail(f"{entry} {key}", "is not known here")
            if spec.get("op") not in OPERATIONS:
                raise self.fail(entry, f"op must be one of {', '.join(OPERATIONS)}")
            if "guard" in spec and spec["guard"] not in self.guards:
                raise self.fail(entry, f"there is no [guards.{spec['guard']}]")
            fixed = dict(spec.get("set", {}))
            if spec["op"] == "numeric":
                fixed.setdefault("orders", orders)
            fixed = {k: tuple(v) if isinstance(v, list) else v for k, v in fixed.items()}
            for pattern in self.strings(f"{entry} patterns", spec.get("patterns")):
                written = self.expand(entry, pattern, 0).replace(" ", "(?:[ \\n] ?)")
                names = _GROUP.findall(written)
                body = _GROUP.sub("(", written).encode(self.charset)
                whole = b"(?:^|[^" + word + b"])(" + body + b")(?:[^" + word + b"]|$)"
                try:
                    re2.compile(body, options)  # for the sake of a short message
                    compiled = re2.compile(whole, options)
                    index.Add(whole)
                except re2.error as error:
                    raise self.fail(entry, f"{pattern!r}: {error.args[0].decode(self.charset)}") from None
                guard = self.guards.get(spec.get("guard", ""), Guard())
                for name, cls in names:
                    if not cls and name not in FLAGS:
                        raise self.fail(entry, f"the group {name!r} is none of {', '.join(FLAGS)}")
                # group 1 is the whole expression
                captures = tuple(
                    Capture(at, name, self.values(cls)) for at, (name, cls) in enumerate(names, 2)
                )
                if compiled.groups != len(names) + 1:
                    raise self.fail(entry, f"{pattern!r}: write (?:…) for a group without a name")
                out.append(
                    Rule(
                        spec["id"], spec["op"], fixed, bool(spec.get("anaphoric")), guard, compiled, captures
                    )
                )
        index.Compile()
        return tuple(out), index

    def values(self, cls: str) -> dict[bytes, Fields | Value]:
        return {w.encode(self.charset): v for w, v in self.words.get(cls, {}).items()}

    def expand(self, entry: str, pattern: str, depth: int) -> str:
        """The pattern with its classes and macros written out; a class as the group `field/class`."""
        if depth > 6:
            raise self.fail(entry, f"macros in {pattern!r} stand in one another without end")

        def written_out(found: re.Match[str]) -> str:
            name, slot = found.group(1), found.group(2) or found.group(1)
            if name in self.macros:
                return "(?:" + self.expand(entry, self.macros[name], depth + 1) + ")"
            if name in NUMERIC:
                options = NUMERIC[name]
            elif name in self.words:
                options = "|".join(
                    re.escape(w).replace("\\ ", " ") for w in sorted(self.words[name], key=len, reverse=True)
                )
                if name == "number":
                    options += r"|\d{1,3}"
            else:
                raise self.fail(entry, f"{{{name}}} is neither a class of words nor a macro")
            return f"(?P<{slot}/{name}>{options})"

        return _REFERENCE.sub(written_out, pattern)
