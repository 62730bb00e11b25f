"""Tokens for a login by OAUTHBEARER: from a file, or from an authority by client credentials (RFC 6749, 4.4).

One token serves all connections of this process until most of its time is over: then the next login asks for another,
while the old one would still do if the authority does not answer.
"""

from __future__ import annotations

import base64
import re
import ssl
import time
from dataclasses import dataclass
from urllib.parse import quote_plus

import aiohttp
import orjson
from aiokafka.abc import AbstractTokenProvider
from aiokafka.errors import KafkaConnectionError

from services.core import log
from services.core.settings import Settings, SettingsError
from services.stream.secrets import content, secret

_MOST_BYTES = 65_536  # of an answer
_ASK_SECONDS = 10.0
_SPENT_SHARE = 0.8  # of its time, after which a token is renewed
_BEARER = re.compile(r"[A-Za-z0-9._~+/-]+=*")  # RFC 6750; anything else could add to the login's message
_ERROR = re.compile(r"[a-z_]{1,40}")  # RFC 6749, 5.2
_log = log.get(__name__)


class TokenError(KafkaConnectionError):  # type: ignore[misc]
    """No token can be had. A KafkaError, so that aiokafka's clients take it for a login that failed and try again.
    `refused`: the authority says that it will give us none."""

    def __init__(self, why: str, *, refused: bool = False) -> None:
        super().__init__(why)
        self.refused = refused


class TokenFile(AbstractTokenProvider):  # type: ignore[misc]
    """The token in a file, read anew at each login: whoever writes the file keeps it fresh."""

    def __init__(self, file: str) -> None:
        self._file = file

    async def token(self) -> str:
        """The token as it stands there now."""
        return content(self._file, "sasl_token_file")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    renew_at: float
    ends_at: float


class ClientCredentials(AbstractTokenProvider):  # type: ignore[misc]
    """Tokens that the authority at KAFKA_SASL_TOKEN_URL gives for our client id and secret."""

    # Shared by all clients of the process, in whichever thread they run.
    _known: dict[tuple[str, str, str], _Token] = {}  # noqa: RUF012

    def __init__(self, settings: Settings) -> None:
        assert settings.sasl_token_url and settings.sasl_client_id  # noqa: S101, PT018 - as the settings see to
        self._settings = settings
        self._url, self._client = settings.sasl_token_url, settings.sasl_client_id
        self._name = (self._url, self._client, settings.sasl_scope or "")
        self._secret()  # a file that is missing is to be told at the start
        self._tls: ssl.SSLContext | bool = True
        if settings.sasl_token_cafile:
            try:
                self._tls = ssl.create_default_context(cafile=settings.sasl_token_cafile)
            except OSError as error:
                raise SettingsError(
                    f"Settings: KAFKA_SASL_TOKEN_CAFILE names {settings.sasl_token_cafile}, which cannot be used "
                    f"({error}); correct it."
                ) from None

    async def token(self) -> str:
        """A token that is good for a login now, or TokenError."""
        known, now = self._known.get(self._name), time.monotonic()
        if known is not None and now < known.renew_at:
            return known.text
        try:
            text, seconds = await self._ask()
        except TokenError as error:
            if known is None or now >= known.ends_at or error.refused:
                raise
            _log.warning("token-not-renewed", why=str(error), left_seconds=round(known.ends_at - now, 1))
            return known.text
        self._known[self._name] = _Token(text, now + _SPENT_SHARE * seconds, now + seconds)
        return text

    def forget(self) -> None:
        """Use the token that is known no more: the broker does not take it."""
        self._known.pop(self._name, None)

    def _secret(self) -> str:
        settings = self._settings
        found = secret(
            settings.sasl_client_secret, settings.sasl_client_secret_file, "sasl_client_secret_file"
        )
        return found or ""

    async def _ask(self) -> tuple[str, float]:
        """A new token, and for how many seconds it is good (0: the authority does not say)."""
        settings = self._settings
        try:
            key = self._secret()
        except SettingsError as error:
            raise TokenError(str(error)) from None
        # RFC 6749, 2.3.1: both are encoded as in a form before they become user and password.
        login = base64.b64encode(f"{quote_plus(self._client)}:{quote_plus(key)}".encode()).decode()
        form = {"grant_type": "client_credentials"}
        if settings.sasl_scope:
            form["scope"] = settings.sasl_scope
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ASK_SECONDS)) as session,
                # Not where a redirection points: what is sent is a secret.
                session.post(
                    self._url, data=form, ssl=self._tls, allow_redirects=False,
                    headers={"Accept": "application/json", "Authorization": f"Basic {login}"},
                ) as answer,
            ):  # fmt: skip
                status, body = answer.status, b""
                async for part in answer.content.iter_chunked(_MOST_BYTES):
                    body += part
                    if len(body) > _MOST_BYTES:
                        raise TokenError(f"The token endpoint {self._url} answers, but with no token.")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise TokenError(
                f"The token endpoint {self._url} does not answer ({type(error).__name__})."
            ) from None
        return self._read(status, body)

    def _read(self, status: int, body: bytes) -> tuple[str, float]:
        try:
            said = orjson.loads(body)
        except orjson.JSONDecodeError:
            said = None
        if not isinstance(said, dict):
            said = {}
        if status != 200:
            code = str(said.get("error", ""))
            why = f"status {status}" + (f", {code}" if _ERROR.fullmatch(code) else "")
            raise TokenError(
                f"The token endpoint {self._url} gives client {self._client!r} no token ({why}); correct "
                "KAFKA_SASL_CLIENT_ID, KAFKA_SASL_CLIENT_SECRET or KAFKA_SASL_SCOPE.",
                refused=status in (400, 401, 403),
            )
        text, seconds = said.get("access_token"), said.get("expires_in", 0)
        if not isinstance(text, str) or not _BEARER.fullmatch(text):
            raise TokenError(f"The token endpoint {self._url} answers, but with no token.")
        return text, float(seconds) if isinstance(seconds, (int, float)) and 0 < seconds < 1e9 else 0.0


def provider(settings: Settings) -> TokenFile | ClientCredentials | None:
    """Where tokens come from, or None where the login is another."""
    if not settings.security_protocol.startswith("SASL") or settings.sasl_mechanism != "OAUTHBEARER":
        return None
    if settings.sasl_token_url:
        return ClientCredentials(settings)
    assert settings.sasl_token_file  # noqa: S101 - as the settings see to
    return TokenFile(settings.sasl_token_file)
