"""How every client of ours reaches the broker: addresses, TLS and login, from the settings alone."""

from __future__ import annotations

import ssl
from typing import Any

from aiokafka.conn import create_conn
from aiokafka.errors import (
    AuthenticationFailedError,
    KafkaConnectionError,
    KafkaError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)
from aiokafka.helpers import create_ssl_context
from aiokafka.protocol.metadata import MetadataRequest
from faust import SASLCredentials, SSLCredentials
from faust.auth import OAuthCredentials
from faust.types.auth import CredentialsT

from services.core.settings import Settings, SettingsError
from services.stream import tokens
from services.stream.secrets import secret


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """The TLS context, or None where the protocol has no TLS."""
    if not settings.security_protocol.endswith("SSL"):
        return None
    try:
        context: ssl.SSLContext = create_ssl_context(
            cafile=settings.ssl_cafile,
            certfile=settings.ssl_certfile,
            keyfile=settings.ssl_keyfile,
            password=secret(
                settings.ssl_key_password, settings.ssl_key_password_file, "ssl_key_password_file"
            ),
        )
    except OSError as error:  # ssl.SSLError is one
        raise SettingsError(
            f"Settings: the certificates cannot be loaded ({error}); correct KAFKA_SSL_CAFILE, "
            "KAFKA_SSL_CERTFILE, KAFKA_SSL_KEYFILE or KAFKA_SSL_KEY_PASSWORD."
        ) from None
    context.check_hostname = settings.ssl_check_hostname
    return context


def connection(settings: Settings) -> dict[str, Any]:
    """What aiokafka's clients are told."""
    options: dict[str, Any] = {
        "bootstrap_servers": settings.bootstrap_servers,
        "request_timeout_ms": int(settings.request_seconds * 1000),
    }
    return options | _login(settings)


def _login(settings: Settings) -> dict[str, Any]:
    options: dict[str, Any] = {
        "security_protocol": settings.security_protocol,
        "ssl_context": ssl_context(settings),
    }
    if not settings.security_protocol.startswith("SASL"):
        return options
    options["sasl_mechanism"] = settings.sasl_mechanism
    if (provider := tokens.provider(settings)) is not None:
        return options | {"sasl_oauth_token_provider": provider}
    return options | {
        "sasl_plain_username": settings.sasl_username,
        "sasl_plain_password": _password(settings),
    }


def faust_credentials(settings: Settings) -> CredentialsT | None:
    """The same for Faust."""
    context = ssl_context(settings)
    if settings.security_protocol.startswith("SASL"):
        if (provider := tokens.provider(settings)) is not None:
            return OAuthCredentials(oauth_cb=provider, ssl_context=context)
        return SASLCredentials(
            username=settings.sasl_username,
            password=_password(settings),
            ssl_context=context,
            mechanism=settings.sasl_mechanism,
        )
    return SSLCredentials(context) if context is not None else None


async def refusal(settings: Settings) -> str:
    """Why the broker does not let us in, where waiting will not help; "" where it may be only away.

    aiokafka's clients log that and say no more than that they could not bootstrap, so ask once ourselves.
    """
    host, _, port = settings.bootstrap_servers.split(",")[0].rpartition(":")
    at = f"The broker at {host}:{port}"
    try:
        made = await create_conn(
            host, int(port), request_timeout_ms=int(settings.request_seconds * 1000), **_login(settings)
        )
    except (AuthenticationFailedError, SaslAuthenticationFailed):
        return _no_login(at, settings)
    except tokens.TokenError as error:
        return str(error) if error.refused else ""
    except UnsupportedSaslMechanismError:
        return f"{at} knows no login by {settings.sasl_mechanism}; correct KAFKA_SASL_MECHANISM."
    except ssl.SSLCertVerificationError as error:
        return (
            f"{at} shows a certificate that is not trusted here ({error.verify_message}); correct "
            "KAFKA_SSL_CAFILE, or the name in KAFKA_BOOTSTRAP_SERVERS."
        )
    except ssl.SSLError as error:
        return _no_tls(at, error.reason or str(error))
    except (KafkaConnectionError, ConnectionResetError) as error:
        cause = error.__cause__ or error.__context__
        if isinstance(cause, ssl.SSLError):
            return _no_tls(at, cause.reason or str(cause))
        return ""
    except (KafkaError, OSError, TimeoutError):
        return ""
    try:
        # A refused token looks like a taken one to aiokafka; the broker then answers as if it were empty.
        answer = await made.send(MetadataRequest([]))
        if settings.sasl_mechanism == "OAUTHBEARER" and not answer.brokers:
            return _no_login(at, settings)
    except (KafkaError, OSError, TimeoutError):
        return ""
    finally:
        made.close()
    return ""


def _no_login(at: str, settings: Settings) -> str:
    provider = tokens.provider(settings)
    if isinstance(provider, tokens.ClientCredentials):
        provider.forget()
        return (
            f"{at} refuses the login by OAUTHBEARER with a token of {settings.sasl_token_url}; correct "
            "KAFKA_SASL_TOKEN_URL and KAFKA_SASL_SCOPE, or whom the broker trusts."
        )
    if provider is not None:
        return f"{at} refuses the login by OAUTHBEARER; correct the token in KAFKA_SASL_TOKEN_FILE."
    return (
        f"{at} refuses the login of {settings.sasl_username!r} by {settings.sasl_mechanism}; correct "
        "KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD."
    )


def _no_tls(at: str, why: str) -> str:
    return (
        f"{at} ends the TLS handshake ({why}); it may want a certificate of ours (KAFKA_SSL_CERTFILE, "
        "KAFKA_SSL_KEYFILE) that its authority signed, or speak another KAFKA_SECURITY_PROTOCOL there."
    )


def _password(settings: Settings) -> str | None:
    return secret(settings.sasl_password, settings.sasl_password_file, "sasl_password_file")
