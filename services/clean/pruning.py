"""Parts of a page that are no article, taken out before the engine reads it.

trafilatura knows the class names of the English-speaking web. What it does not know: Turkish ones,
lists of other pages that only their heading tells, and elements that a style hides.
"""

from __future__ import annotations

import re
from typing import Any

from services.clean import tree
from services.clean.folding import key
from services.clean.furniture import furniture

_NAME_PART = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_NAMED = (
    "div",
    "section",
    "ul",
    "ol",
    "li",
    "p",
    "span",
    "table",
    "figure",
    "aside",
    "dl",
    "header",
    "h2",
    "h3",
    "h4",
    "h5",
    "a",
)
_NEVER = ("aside", "nav", "footer", "figcaption", "form", "menu")
_RAIL_HEADS = ("h2", "h3", "h4", "h5", "h6", "div", "span", "strong", "p", "b", "header", "a", "dt", "legend")
_LITTLE = 0.22  # an element with a larger part of the page's running text is never taken out
_LONG_LINK = 30  # characters of a link that is a headline
_MOST = 3000
_MOST_RAILS = 60
_LINKED = 0.45  # an element of which so much is links is a list


def prune(root: Any, masses: dict[Any, float]) -> None:
    """Take furniture out of the tree in place. `masses`: of `tree.masses`."""
    whole = masses.get(root, 0.0) or 1.0

    def light(element: Any) -> bool:
        return masses.get(element, 0.0) <= _LITTLE * whole

    gone: list[Any] = [element for element in root.iter(*_NEVER) if light(element)]
    holders = {holder for mark in root.iter("h1") for holder in mark.iterancestors()}
    names = furniture().markup
    seen: dict[str, bool] = {}
    for element in root.iter(*_NAMED):
        attributes = element.attrib
        if not attributes or (element.tag == "a" and element.getparent().tag in ("p", "li", "td")):
            continue
        label = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        if label not in seen:
            seen[label] = _is_named(label, names)
        if (seen[label] or _is_hidden(attributes)) and light(element) and element not in holders:
            gone.append(element)
    if len(gone) > _MOST:
        return  # no page has so much furniture; to take it out one by one would take for ever
    for element in gone:
        tree.drop(element)
    _rails(root, light)
    _linked(root, light)


def _linked(root: Any, light: Any) -> None:
    """Take out lists and paragraphs that are links and nothing else: signs to other pages."""
    for element in list(root.iter("ul", "ol", "p", "h3", "h4", "h5", "h6")):
        if element.find(".//a") is None or not light(element):
            continue
        said = tree.text_of(element)
        floor = _LONG_LINK if element.tag == "p" else 2 * _LONG_LINK
        if len(said) >= floor and tree.link_share(element, len(said)) > 0.93:
            tree.drop(element)


def _is_named(label: str, names: frozenset[str]) -> bool:
    for whole in label.split():
        bare = "".join(c for c in whole.lower() if c.isalpha())
        if bare in names or any(part.lower() in names for part in _NAME_PART.findall(whole)):
            return True
    return False


def _is_hidden(attributes: Any) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and _HIDDEN.search(style[:300]) is not None


def _rails(root: Any, light: Any) -> None:
    """Take out lists of other pages: what a rail's heading stands over, as far as it is mostly links."""
    data = furniture()
    rails = 0
    for head in list(root.iter(*_RAIL_HEADS)):
        if len(head) > 3 or any(child.tag in tree.CONTAINERS for child in head):
            continue
        said = tree.text_of(head)
        if not 3 <= len(said) <= 60 or head.getparent() is None:
            continue
        folded = key(said)
        if folded not in data.rails and data.labels.get(folded) != "related":
            continue
        rails += 1
        if rails > _MOST_RAILS:
            return
        box, inner = head.getparent(), head
        while box is not None and len(tree.text_of(box)) <= len(said) + 3:
            box, inner = box.getparent(), box
        if box is None:
            continue
        size = len(tree.text_of(box))
        if (
            box.tag not in ("body", "html", "main", "article")
            and light(box)
            and tree.link_share(box, size) >= _LINKED
        ):
            tree.drop(box)
            continue
        _drop_following(inner, light)


def _drop_following(head: Any, light: Any) -> None:
    """A rail without a box of its own: its heading and the siblings behind it, while they are links."""
    follower = head.getnext()
    while follower is not None:
        size = len(tree.text_of(follower)) if isinstance(follower.tag, str) else 0
        if size and (tree.link_share(follower, size) < _LINKED or not light(follower)):
            break
        following = follower.getnext()
        tree.drop(follower)
        follower = following
    tree.drop(head)
