"""Tokens by client credentials: asked for in time, seldom, and without the secret in anything that is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from faust.auth import OAuthCredentials

from services.core import settings as core_settings
from services.core.settings import Settings, SettingsError, load
from services.stream import tokens
from services.stream.security import connection, faust_credentials
from services.stream.tokens import ClientCredentials, TokenError
from tests.kafka.tokens import Authority

CANARY = "c4n4ry: +&=/ü"  # what has to be encoded, too


class Clock:
    """What `time.monotonic()` says."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    for name in core_settings.variables().values():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(ClientCredentials, "_known", {})
    made = Clock()
    monkeypatch.setattr(tokens, "time", made)
    return made


@pytest.fixture
def authority() -> Iterator[Authority]:
    with Authority("clean", CANARY, seconds=100) as made:
        yield made


def by(url: str, **more: object) -> Settings:
    """Settings for that endpoint."""
    given = {"sasl_token_url": url, "sasl_client_id": "clean", "sasl_client_secret": CANARY}
    return load(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", **{**given, **more})


async def test_one_token_serves_all_until_most_of_its_time_is_over(
    authority: Authority, clock: Clock
) -> None:
    settings = by(authority.url, sasl_scope="kafka")
    provider = connection(settings)["sasl_oauth_token_provider"]
    assert isinstance(provider, ClientCredentials)
    first = await provider.token()
    credentials = faust_credentials(settings)
    assert isinstance(credentials, OAuthCredentials)
    assert await ClientCredentials(settings).token() == first
    assert authority.asked == [{"grant_type": ["client_credentials"], "scope": ["kafka"]}]
    clock.now += 79
    assert await provider.token() == first
    clock.now += 2
    await provider.token()
    assert len(authority.asked) == 2
    provider.forget()  # the broker would not have it
    await provider.token()
    assert len(authority.asked) == 3


async def test_an_authority_that_is_away_costs_nothing_while_the_old_token_is_good(
    authority: Authority, clock: Clock
) -> None:
    provider = ClientCredentials(by(authority.url))
    first = await provider.token()
    authority.stop()
    clock.now += 99
    assert await provider.token() == first
    clock.now += 2
    with pytest.raises(TokenError, match="does not answer") as raised:
        await provider.token()
    assert not raised.value.refused


async def test_a_secret_in_a_file_is_read_when_it_is_needed(authority: Authority, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("wrong\n")
    settings = by(authority.url, sasl_client_secret=None, sasl_client_secret_file=str(file))
    provider = ClientCredentials(settings)
    with pytest.raises(TokenError) as raised:
        await provider.token()
    assert raised.value.refused
    file.write_text(CANARY + "\n")
    assert await provider.token() == authority.given[0]
    provider.forget()
    file.unlink()
    with pytest.raises(TokenError, match=r"KAFKA_SASL_CLIENT_SECRET_FILE names .* cannot be read"):
        await provider.token()
    with pytest.raises(SettingsError, match="KAFKA_SASL_CLIENT_SECRET_FILE"):
        connection(settings)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((401, b'{"error":"invalid_client","error_description":"c4n4ry"}', {}), "status 401, invalid_client"),
        ((400, b'{"error":"\\u001b[2J"}', {}), r"no token \(status 400\)"),
        ((503, b"<html>", {}), r"status 503\)"),
        ((200, b"no json", {}), "with no token"),
        ((200, b'{"access_token":"a\\u0001host=b"}', {}), "with no token"),
        ((200, b'{"access_token":5}', {}), "with no token"),
        ((200, b"[" + b"9," * 100_000 + b"9]", {}), "with no token"),
        ((307, b"", {"Location": "http://127.0.0.1:1/elsewhere"}), "status 307"),
    ],
)
async def test_what_is_no_token_is_told_in_a_sentence(
    authority: Authority, answer: tuple[int, bytes, dict[str, str]], said: str
) -> None:
    """Nothing of it gets into the login, and the secret into nothing that is said."""
    authority.answer = answer
    with pytest.raises(TokenError, match=said) as raised:
        await ClientCredentials(by(authority.url)).token()
    assert "c4n4ry" not in str(raised.value)
    assert "\x1b" not in str(raised.value)
    assert len(authority.asked) == 1


@pytest.mark.parametrize("seconds", [None, "60", -1, 1e300])
async def test_a_token_of_unknown_time_is_used_once(authority: Authority, seconds: object) -> None:
    said = tokens.orjson.dumps({"access_token": "abc", "expires_in": seconds})
    authority.answer = (200, said, {})
    provider = ClientCredentials(by(authority.url))
    assert [await provider.token(), await provider.token()] == ["abc", "abc"]
    assert len(authority.asked) == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"sasl_token_file": "t"}, "KAFKA_SASL_TOKEN_FILE or KAFKA_SASL_TOKEN_URL, one of them"),
        ({"sasl_client_secret": None}, "needs KAFKA_SASL_CLIENT_ID and KAFKA_SASL_CLIENT_SECRET"),
        ({"sasl_client_id": None}, "needs KAFKA_SASL_CLIENT_ID"),
        ({"sasl_client_secret_file": "f"}, "are both given"),
        ({"sasl_token_url": "http://example.org/token"}, "give it as https"),
        ({"sasl_token_url": "https://me:c4n4ry@example.org/token"}, "KAFKA_SASL_TOKEN_URL"),
    ],
)
def test_half_a_way_to_tokens_stops_the_start(more: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=said) as raised:
        by(str(more.pop("sasl_token_url", "https://example.org/token")), **more)
    assert "c4n4ry" not in str(raised.value)


def test_authorities_that_cannot_be_read_stop_the_start() -> None:
    with pytest.raises(SettingsError, match="KAFKA_SASL_TOKEN_CAFILE names /none"):
        connection(by("https://example.org/token", sasl_token_cafile="/none"))
