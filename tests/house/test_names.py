"""A name that others rely on stands in one file."""

from __future__ import annotations

import ast
from typing import Any

from services.core import headers, settings, streams

TOPICS = {value for name, value in vars(streams).items() if name.isupper() and isinstance(value, str)}
TOPICS |= set(streams.DEAD_LETTERS.values())
# `url` and `content-type` are words that mean other things too; these mean nothing else.
HEADERS = {value for name, value in vars(headers).items() if name.isupper() and isinstance(value, str)}
HEADERS -= {headers.URL_HEADER, headers.CONTENT_TYPE_HEADER, headers.FETCHED_AT_HEADER}


def test_topics_are_named_in_streams_alone(sources: list[Any]) -> None:
    """No other module holds the name of a topic."""
    wrong = [
        f"{source.name}:{line}: {value!r}"
        for source in sources
        if source.name != "services/core/streams.py"
        for line, value in source.strings()
        if any(topic in value for topic in TOPICS)
    ]
    assert wrong == []


def test_metrics_are_named_in_metrics_alone(sources: list[Any]) -> None:
    """No other module holds the name of a metric or makes one."""
    wrong = []
    for source in sources:
        if source.name == "services/core/metrics.py":
            continue
        wrong += [f"{source.name}:{line}: {v!r}" for line, v in source.strings() if v.startswith("dragoman_")]
        wrong += [
            f"{source.name}:{line} imports {name}"
            for line, name in source.imports()
            if name.startswith("prometheus_client.")
            and name.split(".")[1] in ("Counter", "Gauge", "Histogram", "Summary")
        ]
    assert wrong == []


def test_environment_variables_are_named_in_settings_alone(sources: list[Any]) -> None:
    """No other module names a variable (a sentence may tell the user to correct one) or reads one."""
    names = set(settings.variables().values())
    wrong = []
    for source in sources:
        if source.name == "services/core/settings.py":
            continue
        wrong += [f"{source.name}:{line}: {value!r}" for line, value in source.strings() if value in names]
        wrong += [
            f"{source.name}:{node.lineno} reads the environment"
            for node in reads_of_the_environment(source.tree)
        ]
    assert wrong == []


def reads_of_the_environment(tree: ast.Module) -> list[ast.expr]:
    """`os.getenv(…)`, `os.environ[…]`, `os.environ.get(…)`: not `os.environ` as a whole, for a child."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript | ast.Attribute)
        and (
            getattr(node, "attr", "") == "getenv"
            or (isinstance(node.value, ast.Attribute) and node.value.attr == "environ")
        )
    ]


def test_headers_are_named_in_headers_alone(sources: list[Any]) -> None:
    """No other module holds the name of a Kafka header."""
    wrong = [
        f"{source.name}:{line}: {value!r}"
        for source in sources
        if source.name != "services/core/headers.py"
        for line, value in source.strings()
        if value in HEADERS or headers.ERROR_PREFIX in value
    ]
    assert wrong == []


def test_the_rules_can_be_broken() -> None:
    """What reads the environment is seen as such."""
    for line in ("os.getenv('A')", "os.environ['A']", "os.environ.get('A')"):
        assert reads_of_the_environment(ast.parse(line)), line
    assert not reads_of_the_environment(ast.parse("env = os.environ | other"))
