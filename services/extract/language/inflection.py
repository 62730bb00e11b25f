"""The forms of verbs in a language that inflects them by few endings, each stem's listed beforehand.

The data are `verbs.toml` (stems, and those that go their own way) and `[inflection]` in `morphology.toml`: pairs of
what is cut off a stem and what is put on; `+` doubles its last letter. What a rule makes too much of is no
word, and stands on no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from services.extract.language.morphology import VerbForm

# base: "meet"; third: "meets"; past, participle: "met"; gerund: "meeting"
FORMS = ("base", "third", "past", "participle", "gerund")


def inflect(
    stems: Iterable[str], rules: Mapping[str, Any], irregular: Mapping[str, Any]
) -> dict[str, tuple[tuple[str, VerbForm], ...]]:
    """Every form of every stem → (stem, form), the plainest first; empty where the language has no such rules."""
    out: dict[str, list[tuple[str, VerbForm]]] = {}
    if not rules:
        return {}

    def put(word: str, stem: str, name: str) -> None:
        entry = (stem, VerbForm(name))
        known = out.setdefault(word, [])
        if entry not in known:
            known.append(entry)

    for stem in sorted(set(stems)):
        own = irregular.get(stem, {})
        put(stem, stem, "base")
        for name in FORMS[1:]:
            given = own.get(name, own.get("past") if name == "participle" else None)
            if given is not None:
                for word in [given] if isinstance(given, str) else given:
                    put(word, stem, name)
                continue
            for cut, ending in rules.get(name, rules.get("past", ())):
                if cut == "+":
                    if len(stem) > 2 and stem[-1] not in "aeiouwxy" and stem[-2] in "aeiou":
                        put(stem + stem[-1] + ending, stem, name)
                elif stem.endswith(cut):
                    put(stem[: len(stem) - len(cut)] + ending, stem, name)
    return {word: tuple(entries) for word, entries in out.items()}
