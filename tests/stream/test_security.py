"""How clients are told to log in; what a broker says to it is tried in tests/kafka."""

from __future__ import annotations

from pathlib import Path

import pytest
from faust import SASLCredentials
from faust.auth import OAuthCredentials
from typer.testing import CliRunner

from services.cli.main import app
from services.core import settings
from services.core.settings import Settings, SettingsError, environment, load
from services.stream.security import connection, faust_credentials
from services.stream.tokens import TokenFile

CANARY = "c4n4ry-0f-a-p4ssw0rd"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.variables().values():
        monkeypatch.delenv(name, raising=False)


def by_password(**more: object) -> Settings:
    return load(
        security_protocol="SASL_PLAINTEXT", sasl_mechanism="SCRAM-SHA-512", sasl_username="clean", **more
    )


def test_a_password_in_a_file_is_read_when_it_is_needed(tmp_path: Path) -> None:
    """Whoever changes the file changes the next login; the newline of an editor is none of it."""
    file = tmp_path / "password"
    file.write_text("first\n")
    found = by_password(sasl_password_file=str(file))
    assert connection(found)["sasl_plain_password"] == "first"
    file.write_text("second")
    assert connection(found)["sasl_plain_password"] == "second"
    credentials = faust_credentials(found)
    assert isinstance(credentials, SASLCredentials)
    assert credentials.password == "second"
    file.unlink()
    with pytest.raises(SettingsError, match=r"KAFKA_SASL_PASSWORD_FILE names .* cannot be read"):
        connection(found)


async def test_a_token_is_read_at_each_login(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("one\n")
    found = load(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", sasl_token_file=str(file))
    provider = connection(found)["sasl_oauth_token_provider"]
    assert isinstance(provider, TokenFile)
    assert await provider.token() == "one"
    file.write_text("two")
    assert await provider.token() == "two"
    assert isinstance(faust_credentials(found), OAuthCredentials)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sasl_mechanism": "OAUTHBEARER", "security_protocol": "SASL_SSL"}, "needs KAFKA_SASL_TOKEN_FILE"),
        ({"security_protocol": "SASL_SSL", "sasl_username": "a"}, "KAFKA_SASL_PASSWORD_FILE"),
        ({"sasl_password": CANARY, "sasl_password_file": "f"}, "are both given"),
        ({"ssl_key_password": CANARY, "ssl_key_password_file": "f"}, "are both given"),
    ],
)
def test_half_a_login_is_one_sentence_without_the_secret(given: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load(**given)
    assert said in str(raised.value)
    assert CANARY not in str(raised.value)


@pytest.mark.parametrize(
    "arguments", [["settings"], ["--help"], ["worker", "--help"], ["topics", "acls", "clean"]]
)
def test_no_command_shows_a_secret(arguments: list[str]) -> None:
    found = by_password(sasl_password=CANARY, ssl_key_password=CANARY, sasl_client_secret=CANARY)
    result = CliRunner().invoke(app, arguments, env=environment(found))
    assert result.exit_code == 0
    assert CANARY not in result.output
    assert CANARY not in repr(found)
