"""A language's calendar: the words dates are made of and the rules that put them together.

The data stand in `services/lang/<language>/calendar.toml`, whose head explains every table; this
module checks them and turns them into two look-up structures: `words` (a folded word form to what
it may mean) and `trie` (what may follow what in an expression). Neither holds a pattern of the
regular-expression kind, so no page can make them slow.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from services.extract.intervals import OPERATIONS, UNITS, Fields, Spans

NUMERIC = ("num", "day", "year", "date")  # classes the engine itself gives to numbers
ORDERS = ("dmy", "mdy", "ymd")
_MOST_SEQUENCES = 20_000  # of one pattern; a longer one is a mistake, not a date

Symbol = tuple[str, Fields]


class CalendarError(ValueError):
    """A calendar that cannot be used; `str()` names the file, the entry and what to do."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What next to an expression shows that it is no date."""

    before_words: frozenset[str]
    before_endings: tuple[str, ...]
    before_except: frozenset[str]
    after_words: frozenset[str]
    after_run: tuple[str, ...]  # beginnings of nouns that make a name of the capitalised words behind


@dataclass(frozen=True, slots=True)
class Rule:
    """How expressions of one kind become days."""

    id: str
    op: str
    fixed: Fields
    guards: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """The end of a pattern. `slots` gives each word's field suffix; None where a word is context only."""

    rule: Rule
    rank: int
    slots: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word form: its symbols, and whether it counts only with a capital."""

    symbols: tuple[Symbol, ...]
    capital: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything a language knows of dates."""

    language: str
    folding: tuple[tuple[str, str], ...]
    words: Mapping[str, tuple[Entry, ...]]
    stems: Mapping[str, tuple[tuple[str, Fields, bool], ...]]  # stem → class, fields, needs a capital
    suffixes: Mapping[str, str]  # ending → case
    trie: dict[str, Any]
    orders: tuple[str, ...]
    joiners: frozenset[str]
    spans: Spans


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
        self.words: dict[str, list[Entry]] = {}
        self.stems: dict[str, list[tuple[str, Fields, bool]]] = {}
        self.suffixes: dict[str, str] = {}
        self.classes: set[str] = set(NUMERIC)
        self.trie: dict[str, Any] = {}

    def fail(self, entry: str, what: str) -> CalendarError:
        return CalendarError(f"{self.where}: {entry}: {what}")

    def table(self, name: str, *, required: bool = True) -> dict[str, Any]:
        value = self.data.get(name)
        if value is None and not required:
            return {}
        if not isinstance(value, dict):
            raise self.fail(f"[{name}]", "table is missing; see another language's calendar for its shape")
        return value

    def strings(self, entry: str, value: object) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.fail(entry, "must be a list of words in quotes")
        return value

    def build(self, language: str) -> Calendar:
        known = {"language", "suffixes", "classes", "macros", "guards", "rules", "spans"}
        for name in self.data:
            if name not in known:
                raise self.fail(f"[{name}]", f"is not a table of a calendar; known are {', '.join(sorted(known))}")
        head = self.table("language")
        if head.get("code") != language:
            raise self.fail("[language] code", f"must be {language!r}, the name of its folder")
        folding = tuple(head.get("folding", {}).items())
        for pair in folding:
            if not all(isinstance(c, str) and len(c) == 1 for c in pair):
                raise self.fail(f"[language.folding] {pair[0]}", "must give one character for one character")
        orders = tuple(self.strings("[language] numeric", head.get("numeric")))
        for order in orders:
            if order not in ORDERS:
                raise self.fail("[language] numeric", f"{order!r} is none of {', '.join(ORDERS)}")
        for case, endings in self.table("suffixes", required=False).items():
            for ending in self.strings(f"[suffixes] {case}", endings):
                if self.suffixes.setdefault(ending, case) != case:
                    raise self.fail(
                        f"[suffixes] {case}", f"{ending!r} already stands under {self.suffixes[ending]}; keep one"
                    )
        for name, spec in self.table("classes").items():
            self.add_class(name, spec)
        self.add_rules()
        return Calendar(
            language=language,
            folding=folding,
            words={form: tuple(entries) for form, entries in self.words.items()},
            stems={stem: tuple(found) for stem, found in self.stems.items()},
            suffixes=self.suffixes,
            trie=self.trie,
            orders=orders,
            joiners=frozenset(self.strings("[language] joiners", head.get("joiners", []))),
            spans=self.spans(),
        )

    def spans(self) -> Spans:
        data = self.table("spans")
        try:
            return Spans.of(data)
        except (KeyError, TypeError, ValueError) as error:
            raise self.fail("[spans]", str(error)) from None

    def add_class(self, name: str, spec: Any) -> None:
        entry = f"[classes.{name}]"
        if name in NUMERIC or not name.replace("-", "").isalpha():
            raise self.fail(entry, "must be named in letters, and not as a class of numbers")
        if not isinstance(spec, dict) or not isinstance(spec.get("words"), dict):
            raise self.fail(entry, "needs a table `words`")
        for key in spec:
            if key not in {"words", "field", "inflects", "capital", "weak", "except"}:
                raise self.fail(f"{entry} {key}", "is not known here")
        self.classes.add(name)
        banned = set(self.strings(f"{entry} except", spec.get("except", [])))
        weak = set(self.strings(f"{entry} weak", spec.get("weak", [])))
        for word, value in spec["words"].items():
            fields = self.fields(f"{entry} {word}", value, spec.get("field"))
            self.add_word(
                name, word, fields, spec.get("inflects", False), spec.get("capital", False), word in weak, banned
            )

    def fields(self, entry: str, value: Any, field: str | None) -> Fields:
        if isinstance(value, (int, str)) and not isinstance(value, bool) and field:
            value = {field: value}
        if not isinstance(value, dict) or not all(
            isinstance(v, (int, str)) and not isinstance(v, bool) for v in value.values()
        ):
            raise self.fail(entry, "must be a number or a word (with `field` in its class), or a table of such")
        if value.get("unit", "day") not in UNITS:
            raise self.fail(entry, f"unit must be one of {', '.join(UNITS)}")
        return value

    def add_word(
        self, cls: str, word: str, fields: Fields, inflects: bool, capital: bool, weak: bool, banned: set[str]
    ) -> None:
        if not weak:
            self.add_form(word, [(cls, fields), (f"{cls}.bare", fields)], capital)
        else:
            self.add_form(word, [(cls, fields)], capital)
        if not inflects:
            return
        self.stems.setdefault(word, []).append((cls, fields, capital))
        for ending, case in self.suffixes.items():
            form = word + ending
            if form not in banned:
                symbols = [(cls, fields)] if weak else [(cls, fields), (f"{cls}.{case}", fields)]
                self.add_form(form, symbols, capital)

    def add_form(self, form: str, symbols: list[Symbol], capital: bool) -> None:
        entries = self.words.setdefault(form, [])
        if not any(e.symbols == tuple(symbols) for e in entries):
            entries.append(Entry(tuple(symbols), capital))

    # --- rules --------------------------------------------------------------

    def add_rules(self) -> None:
        guards = {name: self.guard(name, spec) for name, spec in self.table("guards", required=False).items()}
        macros = self.table("macros", required=False)
        rules = self.data.get("rules")
        if not isinstance(rules, list) or not rules:
            raise self.fail("[[rules]]", "a calendar needs rules")
        seen: set[str] = set()
        for rank, spec in enumerate(rules):
            entry = f"[[rules]] {spec.get('id', f'number {rank + 1}')}"
            for key in spec:
                if key not in {"id", "op", "patterns", "set", "guards"}:
                    raise self.fail(f"{entry} {key}", "is not known here")
            if not isinstance(spec.get("id"), str) or spec["id"] in seen:
                raise self.fail(entry, "needs an id of its own")
            seen.add(spec["id"])
            if spec.get("op") not in OPERATIONS:
                raise self.fail(entry, f"op must be one of {', '.join(OPERATIONS)}")
            for name in spec.get("guards", []):
                if name not in guards:
                    raise self.fail(entry, f"there is no [guards.{name}]")
            rule = Rule(
                spec["id"],
                spec["op"],
                self.fields(f"{entry} set", spec.get("set", {}), None),
                tuple(guards[name] for name in spec.get("guards", [])),
            )
            for pattern in self.strings(f"{entry} patterns", spec.get("patterns")):
                self.add_pattern(entry, rule, rank, pattern, macros)

    def guard(self, name: str, spec: dict[str, Any]) -> Guard:
        entry = f"[guards.{name}]"
        for key in spec:
            if key not in Guard.__dataclass_fields__:
                raise self.fail(f"{entry} {key}", "is not known here")
        lists = {key: self.strings(f"{entry} {key}", spec.get(key, [])) for key in Guard.__dataclass_fields__}
        return Guard(
            frozenset(lists["before_words"]),
            tuple(lists["before_endings"]),
            frozenset(lists["before_except"]),
            frozenset(lists["after_words"]),
            tuple(lists["after_run"]),
        )

    def add_pattern(self, entry: str, rule: Rule, rank: int, pattern: str, macros: Mapping[str, Any]) -> None:
        count = 0
        for sequence in self.sequences(entry, pattern, macros, 0):
            count += 1
            if count > _MOST_SEQUENCES:
                raise self.fail(entry, f"{pattern!r} stands for too many sequences; split it")
            self.add_sequence(entry, rule, rank, pattern, sequence)

    def sequences(
        self, entry: str, pattern: str, macros: Mapping[str, Any], depth: int
    ) -> Iterator[tuple[str, ...]]:
        """Every sequence of elements that a pattern stands for, options and macros spelled out."""
        if depth > 4:
            raise self.fail(entry, f"macros in {pattern!r} stand in one another without end")
        choices: list[list[tuple[str, ...]]] = []
        for raw in pattern.split():
            element, optional = raw.removesuffix("?"), raw.endswith("?")
            if element.startswith("{"):
                name = element.strip("{}")
                if name not in macros:
                    raise self.fail(entry, f"there is no macro {name!r}")
                options = [
                    s
                    for p in self.strings(f"[macros] {name}", macros[name])
                    for s in self.sequences(f"[macros] {name}", p, macros, depth + 1)
                ]
            else:
                options = [(element,)]
            choices.append([*options, ()] if optional else options)
        for combination in product(*choices):
            yield tuple(e for part in combination for e in part)

    def add_sequence(
        self, entry: str, rule: Rule, rank: int, pattern: str, sequence: tuple[str, ...]
    ) -> None:
        begin = sequence.index("<") if "<" in sequence else -1
        end = sequence.index(">") if ">" in sequence else len(sequence)
        nodes = [self.trie]
        slots: list[str | None] = []
        for at, element in enumerate(sequence):
            if element in ("<", ">"):
                continue
            name, _, slot = element.partition(":")
            symbols = self.symbols(entry, name)
            slots.append(slot if begin < at < end else None)
            nodes = [node.setdefault(symbol, {}) for node in nodes for symbol in symbols]
        if not any(slot is not None for slot in slots):
            raise self.fail(entry, f"{pattern!r} matches nothing that is a date")
        leaf = Leaf(rule, rank, tuple(slots))
        for node in nodes:
            if "" not in node or node[""].rank > rank:
                node[""] = leaf

    def symbols(self, entry: str, name: str) -> list[str]:
        """The trie's keys for an element: a class, or words in single quotes parted by bars."""
        if not name.startswith("'"):
            cls, _, case = name.partition(".")
            if cls not in self.classes:
                raise self.fail(entry, f"there is no class {cls!r}")
            if case and case != "bare" and case not in self.suffixes.values():
                raise self.fail(entry, f"there is no case {case!r} in [suffixes]")
            return [name]
        out = []
        for word in name.strip("'").split("|"):
            symbol = f"={word}"
            self.add_word(symbol, word.removesuffix("~"), {}, word.endswith("~"), False, False, set())
            out.append(symbol)
        return out
