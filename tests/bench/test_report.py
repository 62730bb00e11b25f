"""The page of results holds together with any part missing, and says what changed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import orjson

from tests.bench import plot, report

RESULTS = orjson.loads(Path(__file__).with_name("results.json").read_bytes())


def test_any_part_may_be_missing(tmp_path: Path) -> None:
    """Each part alone gives a page with one line for each goal, and plots that are XML."""
    for part, found in RESULTS.items():
        report.write(tmp_path, {part: found})
        page = (tmp_path / "RESULTS.md").read_text("utf-8")
        assert all(goal[0] in page for goal in report.GOALS)
        for picture in tmp_path.glob("*.svg"):
            ET.fromstring(picture.read_text("utf-8"))  # noqa: S314 - written a moment ago


def test_dead_letters_are_told(tmp_path: Path) -> None:
    """A run that buries messages is no good run, however fast."""
    figures = RESULTS["backlog"]["figures"] | {
        "outcomes": {"clean emitted": 9, "identify dead step-failed": 2}
    }
    report.write(tmp_path, {"backlog": RESULTS["backlog"] | {"figures": figures}})
    assert "2 × identify dead step-failed." in (tmp_path / "RESULTS.md").read_text("utf-8")
    report.write(
        tmp_path, {"backlog": RESULTS["backlog"] | {"figures": figures | {"outcomes": {"clean emitted": 9}}}}
    )
    assert "Dead letters" not in (tmp_path / "RESULTS.md").read_text("utf-8")


def test_a_change_is_told() -> None:
    """Only the figure that moved has a line."""
    before = {"loop": {"figures": {"agent_us": 300, "with_page_processes_us": 400}}}
    after = {"loop": {"figures": {"agent_us": 250, "with_page_processes_us": 400}}}
    told = report.differences(before, after)
    assert "300 → 250" in told
    assert len(told.splitlines()) == 2
    assert report.differences(after, after) == "As the results before."


def test_points_lie_within_the_plot() -> None:
    """The lowest is at the left, the highest value below the top."""
    drawn = plot.lines("Title <1>", "pages", {"a": [(1, 5.0), (1000, 7.5)]}, logarithmic=True)
    circles = [each for each in ET.fromstring(drawn) if each.tag.endswith("circle")]  # noqa: S314
    (x1, y1), (x2, y2) = ((float(c.attrib["cx"]), float(c.attrib["cy"])) for c in circles)
    assert 0 < x1 < x2 < 560
    assert 0 < y2 < y1 < 300
