"""Settings come from the environment, and a wrong one ends in a sentence that helps."""

from __future__ import annotations

import pytest

from services.core import settings
from services.core.settings import Settings, SettingsError, environment, load


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the caller's reaches these tests."""
    for name in settings.variables().values():
        monkeypatch.delenv(name, raising=False)


def test_defaults_are_usable() -> None:
    """A machine with nothing set gets a broker on the loopback."""
    assert load().bootstrap_servers == "127.0.0.1:9092"


def test_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable reaches its field, with its type."""
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2")
    monkeypatch.setenv("DRAGOMAN_STEP_SECONDS", "2.5")
    found = load()
    assert (found.bootstrap_servers, found.step_seconds) == ("a:1,b:2", 2.5)


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compose files pass empty strings on."""
    monkeypatch.setenv("DRAGOMAN_STEP_SECONDS", "")
    assert load().step_seconds == Settings.model_fields["step_seconds"].default


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("KAFKA_BOOTSTRAP_SERVERS", "kafka", "KAFKA_BOOTSTRAP_SERVERS is 'kafka', but"),
        ("KAFKA_SECURITY_PROTOCOL", "TLS", "KAFKA_SECURITY_PROTOCOL is 'TLS', but"),
        ("DRAGOMAN_STEP_SECONDS", "soon", "DRAGOMAN_STEP_SECONDS is 'soon', but"),
        ("DRAGOMAN_STEP_SECONDS", "0", "DRAGOMAN_STEP_SECONDS is '0', but"),
        ("DRAGOMAN_HTTP_PORT", "70000", "DRAGOMAN_HTTP_PORT is '70000', but"),
        ("DRAGOMAN_TOPIC_PREFIX", "a b", "DRAGOMAN_TOPIC_PREFIX is 'a b', but"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL is 'LOUD', but"),
        ("DRAGOMAN_MAX_INPUT_BYTES", "99999999", "DRAGOMAN_MAX_REQUEST_BYTES must be larger"),
        ("KAFKA_SESSION_SECONDS", "31", "KAFKA_SESSION_SECONDS must not be larger"),
        ("KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD"),
    ],
)
def test_wrong_value_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    """It names the variable, the value and what to do, on one line."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load()
    sentence = str(raised.value)
    assert said in sentence
    assert sentence.endswith("Correct it, or unset it for the default.")
    assert "\n" not in sentence


def test_a_secret_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the representation nor the page of settings shows a password."""
    monkeypatch.setenv("KAFKA_SASL_PASSWORD", "hunter2-example")
    assert "hunter2-example" not in repr(load())
    assert "hunter2-example" not in settings.markdown()


def test_environment_makes_the_same_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child process loads what its parent has, secrets too."""
    wanted = load(
        bootstrap_servers="a:1",
        security_protocol="SASL_SSL",
        sasl_username="u",
        sasl_password="p",
        topic_prefix="x.",
    )
    for name, value in environment(wanted).items():
        monkeypatch.setenv(name, value)
    assert load() == wanted


def test_prefix_stands_before_topics_and_groups() -> None:
    """Two installations share a broker."""
    found = load(topic_prefix="staging.")
    assert found.topic("t") == "staging.t"
    assert found.group("clean") == "staging.dragoman-clean"


def test_every_setting_is_listed_with_a_description() -> None:
    """The page of settings is complete."""
    rows = settings.listing()
    assert len(rows) == len(Settings.model_fields)
    assert all(name.isupper() and what.endswith(".") for name, _, what in rows)
