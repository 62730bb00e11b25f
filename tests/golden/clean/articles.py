"""The articles of `articles.toml`, and how each shell needs them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "articles.toml"
_MONTHS = {
    language: names.split()
    for language, names in (
        ("tr", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
        ("en", "January February March April May June July August September October November December"),
    )
}


@dataclass(frozen=True)
class Written:
    """An article. `text` holds paragraphs and headings in order, headings in `headings` too."""

    name: str
    language: str
    title: str
    lead: str
    at: datetime
    agency: str | None
    author: str | None
    text: tuple[str, ...]
    headings: frozenset[str]

    @property
    def paragraphs(self) -> list[str]:
        """All there is to keep, in order."""
        return [self.lead, *self.text]

    @property
    def day(self) -> str:
        """ISO."""
        return self.at.date().isoformat()

    @property
    def month(self) -> str:
        """Its name in the article's language."""
        return _MONTHS[self.language][self.at.month - 1]

    @property
    def slug(self) -> str:
        """As in an address."""
        plain = self.title.lower().translate(str.maketrans("çğıöşüâ", "cgiosua"))
        return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())

    def when(self, form: str) -> str:
        """The time of publication by a `strftime` form in which {month} is the month's name."""
        return self.at.strftime(form).replace("{month}", self.month)


@cache
def articles() -> dict[str, Written]:
    """By name."""
    made = {}
    for name, entry in tomllib.loads(_FILE.read_text("utf-8")).items():
        text = tuple(paragraph.removeprefix("## ") for paragraph in entry["text"])
        headings = frozenset(
            plain
            for raw, plain in zip(entry["text"], text, strict=True)
            if raw.startswith("## ")
            or (len(plain) < 60 and plain[-1] not in ".!?:" and not plain.startswith("- "))
        )
        made[name] = Written(
            name, entry["language"], entry["title"], entry["lead"], datetime.fromisoformat(entry["date"]),
            entry.get("agency"), entry.get("author"), text, headings,
        )  # fmt: skip
    return made


def of(language: str) -> list[Written]:
    """The articles in a language, in the file's order."""
    return [article for article in articles().values() if article.language == language]
