"""The alert rules with their unit tests, Alertmanager's configuration, and the dashboard's expressions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from deploy.verify import tools
from deploy.verify.tools import DEPLOY, Wrong, run

RULES = DEPLOY / "helm" / "dragoman" / "files" / "dragoman.rules.yaml"
TESTS = DEPLOY / "prometheus" / "dragoman.test.yaml"
ALERTMANAGER = DEPLOY / "alertmanager" / "alertmanager.yml"
DASHBOARD = DEPLOY / "helm" / "dragoman" / "files" / "dashboard.json"
_PARSE = "import promql_parser, sys\nfor line in sys.stdin: promql_parser.parse(line)"


def alerts() -> list[dict[str, Any]]:
    """All alerts."""
    groups = yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"] if "alert" in rule]


def expressions(rate_interval: str = "5m") -> list[tuple[str, str]]:
    """Title of the panel, and expression with its variables filled in, of all that the dashboard asks for."""
    dashboard = json.loads(DASHBOARD.read_text("utf-8"))
    asked = [
        (panel["title"], target["expr"])
        for panel in dashboard["panels"]
        for target in panel.get("targets", [])
    ]
    filled = {"$__rate_interval": rate_interval, "$job": ".*"}
    return [
        (title, re.sub(r"\$\w+", lambda found: filled[found.group()], expression))
        for title, expression in asked
    ]


def verify() -> Iterator[str]:
    """promtool, amtool and a parser of PromQL."""
    tools.debian(["promtool", "amtool"])
    run("promtool", "check", "rules", RULES)
    run("promtool", "test", "rules", TESTS.name, cwd=TESTS.parent)
    tested = yaml.safe_load(TESTS.read_text("utf-8"))["tests"]
    yield f"promtool: {len(alerts())} alerts hold in {len(tested)} cases"
    run("amtool", "check-config", ALERTMANAGER)
    for severity, receiver in (("critical", "now"), ("warning", "morning")):
        went = run(
            "amtool", "config", "routes", "test", f"--config.file={ALERTMANAGER}", f"severity={severity}"
        )
        if went.strip() != receiver:
            raise Wrong(f"{severity} goes to {went.strip()}, not to {receiver}")
    yield "amtool: critical goes to now, warning to morning"
    asked = expressions()
    run(tools.python(), "-c", _PARSE, stdin="".join(f"{expression}\n" for _, expression in asked))
    yield f"dashboard: {len(asked)} expressions are PromQL"
