"""The chart: linted and rendered by Helm's own code for each set of values, every object held to its schema."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from deploy.verify import tools
from deploy.verify.tools import DEPLOY, ROOT, Missing, Wrong, run
from services.core.settings import variables

CHART = DEPLOY / "helm" / "dragoman"
SETS = sorted((DEPLOY / "helm" / "values").glob("*.yaml"))
# Schemas of the kinds that other projects define. Theirs, so not kept here.
CRDS = Path(os.environ.get("DRAGOMAN_CRDS", ROOT.parent / "shared" / "reference" / "crds"))
_CUSTOM = {"keda.sh", "kafka.strimzi.io", "monitoring.coreos.com"}
_RENDER = """
import json, sys
from helm_python.chart import Chart, lint
with Chart.load(sys.argv[1]) as chart:
    values = json.load(sys.stdin)
    print(json.dumps({"lint": lint(sys.argv[1], values=values),
                      "rendered": chart.render(values=values, name="dragoman", namespace="news")}, default=str))
"""


def helm(values: dict[str, Any]) -> dict[str, Any]:
    """What Helm says of the chart with these values, and what it renders; Wrong where it refuses them."""
    answer: dict[str, Any] = json.loads(run(tools.python(), "-c", _RENDER, CHART, stdin=json.dumps(values)))
    return answer


def objects(values: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects of the chart with these values."""
    rendered = helm(values)["rendered"]
    texts = rendered.values() if isinstance(rendered, dict) else [rendered]
    found = []
    for text in texts:
        if "apiVersion:" in text:
            found += [each for each in yaml.safe_load_all(text) if each]
    return found


def verify() -> Iterator[str]:
    """Each set of values, and values that have to be refused."""
    custom = custom_schemas()
    for path in SETS:
        values = yaml.safe_load(path.read_text("utf-8"))
        found = objects(values)
        kubernetes([each for each in found if not is_custom(each)])
        for each in found:
            if is_custom(each):
                hold(each, custom)
        agree(path.name, found)
        kinds = Counter(each["kind"] for each in found)
        yield f"{path.stem}: {len(found)} objects hold ({', '.join(f'{n} {k}' for k, n in sorted(kinds.items()))})"
    bite(custom)
    yield "an unknown field of a custom kind is refused"
    for values, why, told in (
        ({"kafka": {"bootstrapServers": "kafka:9092"}, "agent": {}}, "a misspelt key", "agent"),
        ({}, "no brokers", "bootstrapServers"),
        ({"kafka": {"bootstrapServers": "kafka"}}, "a broker without a port", "bootstrapServers"),
        ({"kafka": {"bootstrapServers": "k:1", "securityProtocol": "SASL_SSL"}}, "SASL without a secret",
         "credentialsSecret"),
        ({"kafka": {"bootstrapServers": "k:1", "securityProtocol": "SASL_SSL", "saslMechanism": "OAUTHBEARER",
                    "credentialsSecret": "s"}}, "tokens from nowhere", "tokenUrl"),
    ):  # fmt: skip
        try:
            helm(values)
        except Wrong as refused:
            if told not in str(refused):
                raise
            continue
        raise Wrong(f"the chart accepts {why}")
    yield "refused: a misspelt key, no brokers, a broker without a port, SASL without a secret, tokens from nowhere"


def bite(custom: dict[tuple[str, str], Any]) -> None:
    """That an object holds says something only if another would not."""
    for (version, kind), validator in custom.items():
        wrong = {"apiVersion": version, "kind": kind, "metadata": {"name": "x"}, "spec": {"unheardOf": 1}}
        if not any("unheardOf" in error.message for error in validator.iter_errors(wrong)):
            raise Wrong(f"the schema of {kind} takes fields that it does not know")


def is_custom(each: dict[str, Any]) -> bool:
    """Whether its kind is defined by another project."""
    return each["apiVersion"].partition("/")[0] in _CUSTOM


def kubernetes(found: list[dict[str, Any]]) -> None:
    """Kubernetes' own kinds, unknown fields refused."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "objects.yaml"
        file.write_text(yaml.safe_dump_all(found), "utf-8")
        run(tools.tool("kubernetes-validate"), "--strict", "--quiet", file)


def custom_schemas() -> dict[tuple[str, str], Any]:
    """A validator for each kind in the folder of CRDs, by apiVersion and kind."""
    if not CRDS.is_dir():
        raise Missing(
            f"no schemas of the custom kinds in {CRDS}; set DRAGOMAN_CRDS to a folder with their CRDs"
        )
    found = {}
    for path in sorted(CRDS.glob("*.yaml")):
        for crd in yaml.safe_load_all(path.read_text("utf-8")):
            spec = crd["spec"]
            for version in spec["versions"]:
                key = (f"{spec['group']}/{version['name']}", spec["names"]["kind"])
                schema = closed(version["schema"]["openAPIV3Schema"])
                schema["properties"]["metadata"] = {"type": "object"}
                found[key] = jsonschema_rs.validator_for(schema)
    return found


def closed(schema: Any) -> Any:
    """Kubernetes drops fields it does not know, and what they should have done is not done: refuse them."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if made.get("x-kubernetes-int-or-string"):
        made.pop("type", None)
        made["type"] = ["integer", "string"]
        made.pop("anyOf", None)
    known = isinstance(made.get("properties"), dict) and made.get("type") == "object"
    if known and "additionalProperties" not in made and not made.get("x-kubernetes-preserve-unknown-fields"):
        made["additionalProperties"] = False
    return made


def hold(each: dict[str, Any], custom: dict[tuple[str, str], Any]) -> None:
    """An object of a custom kind to its schema."""
    validator = custom.get((each["apiVersion"], each["kind"]))
    if validator is None:
        raise Wrong(f"no schema for {each['apiVersion']} {each['kind']} in {CRDS}")
    for error in validator.iter_errors(each):
        where = "/".join(str(part) for part in error.instance_path)
        raise Wrong(f"{each['kind']} {each['metadata']['name']}: {where}: {error.message}")


def agree(name: str, found: list[dict[str, Any]]) -> None:
    """What no schema knows: settings exist, secrets and maps that are named are there, scaling is bounded."""
    by_kind: dict[str, dict[str, dict[str, Any]]] = {}
    for each in found:
        by_kind.setdefault(each["kind"], {})[each["metadata"]["name"]] = each
    known = set(variables().values())
    maps = by_kind["ConfigMap"]
    for deployment in by_kind["Deployment"].values():
        pod = deployment["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        told = {entry["name"] for entry in container["env"]}
        for source in container["envFrom"]:
            told |= set(maps[source["configMapRef"]["name"]]["data"])
        if unknown := told - known:
            raise Wrong(f"{name}: no setting is called {', '.join(sorted(unknown))}")
        drain = float(maps["dragoman"]["data"]["DRAGOMAN_DRAIN_SECONDS"])
        if pod["terminationGracePeriodSeconds"] <= drain:
            raise Wrong(f"{name}: {deployment['metadata']['name']} is killed while it drains")
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        selected = [
            budget for budget in by_kind.get("PodDisruptionBudget", {}).values()
            if budget["spec"]["selector"]["matchLabels"].items() <= labels.items()
        ]  # fmt: skip
        if by_kind.get("PodDisruptionBudget") and len(selected) != 1:
            raise Wrong(f"{name}: {len(selected)} disruption budgets select {deployment['metadata']['name']}")
    for scaled in by_kind.get("ScaledObject", {}).values():
        if scaled["spec"]["scaleTargetRef"]["name"] not in by_kind["Deployment"]:
            raise Wrong(f"{name}: {scaled['metadata']['name']} scales what does not exist")
        for trigger in scaled["spec"]["triggers"]:
            reference = trigger.get("authenticationRef")
            if reference and reference["name"] not in by_kind.get("TriggerAuthentication", {}):
                raise Wrong(
                    f"{name}: {scaled['metadata']['name']} refers to {reference['name']}, which is not there"
                )
