"""What must not stand in a committed file."""

from __future__ import annotations

import re
from pathlib import Path

from services.core import settings

ROOT = Path(__file__).parents[2]
# Written so that this file does not hold what it forbids.
MACHINE = re.compile(
    r"(?<![\w./~-])/(?:" + "|".join(("work", "home", "root", "tmp", "Users", "opt/build")) + r")/"
)
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(host))
        for host in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("repo1", "maven", "org"),
            ("repo", "maven", "apache", "org"),
            ("proxy", "golang", "org"),
            ("rubygems", "org"),
        )
    )
)
OPTIONS = re.compile(r"^--(?:index-url|extra-index-url|find-links|trusted-host)", re.MULTILINE)


def offending(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    return found


def test_no_path_of_a_machine(committed: list[Path]) -> None:
    """The project knows no folder of the machine it was written on."""
    assert offending(MACHINE, committed) == []


def test_no_host_of_a_registry(committed: list[Path]) -> None:
    """Packages come from wherever the user's own client is told to look."""
    assert offending(REGISTRIES, committed) == []
    assert not OPTIONS.search(ROOT.joinpath("requirements.lock").read_text("utf-8"))


def test_links_lead_somewhere(committed: list[Path]) -> None:
    """Every file that a page links to or names by its path, and every target of make, is there."""
    targets = set(re.findall(r"^([a-z][a-z-]*):", ROOT.joinpath("Makefile").read_text("utf-8"), re.MULTILINE))
    wrong = []
    for page in (path for path in committed if path.suffix == ".md"):
        text = page.read_text("utf-8")
        name = page.relative_to(ROOT)
        links = [page.parent / link for link in re.findall(r"\]\((?!http)([^)#\s]+)", text)]
        named = [ROOT / path for path in re.findall(r"`((?:services|schemas|tests|deploy)/[\w./-]+)`", text)]
        wrong += [f"{name} names {path}" for path in (*links, *named) if not path.exists()]
        made = re.findall(r"(?:`|^ {4})make ([a-z][a-z-]*)", text, re.MULTILINE)
        wrong += [f"{name}: make {target}" for target in made if target not in targets]
    assert wrong == []


def test_every_locked_package_has_hashes() -> None:
    """Nothing is installed that was not locked byte by byte."""
    entries = re.split(
        r"^(?=[a-z0-9])", ROOT.joinpath("requirements.lock").read_text("utf-8"), flags=re.MULTILINE
    )
    without = [entry.split()[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry]
    assert without == []


def test_settings_page_is_fresh() -> None:
    """`make generated` writes it."""
    assert ROOT.joinpath("services/core/SETTINGS.md").read_text("utf-8") == settings.markdown()


def test_the_patterns_find_what_they_forbid() -> None:
    """Each rule can fail."""
    assert MACHINE.search("cd /" + "work/main")
    assert REGISTRIES.search("https://" + "pypi" + ".org/simple")
    assert not MACHINE.search("schemas/" + "work/x")
