"""Every setting, read from the environment: the only place where a variable's name stands.

`SETTINGS.md` beside this file lists them (`dragoman settings --markdown` writes it); a wrong value
stops the start with one sentence.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, TypedDict
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Port = Annotated[int, Field(ge=0, le=65535)]
Seconds = Annotated[float, Field(gt=0, le=86400)]
Count = Annotated[int, Field(ge=1, le=10_000)]
Bytes = Annotated[int, Field(ge=1024)]

MEBIBYTE = 1024 * 1024


class SettingsError(ValueError):
    """A setting that cannot be used; `str()` is one sentence that says which, why and what to do."""


class _Env(TypedDict):
    validation_alias: AliasChoices
    description: str


def _env(name: str, description: str) -> _Env:
    """What a field needs to be read from `name` and listed with its description."""
    return {"validation_alias": AliasChoices(name), "description": description}


class Settings(BaseSettings):
    """What a process of Dragoman can be told from outside. Sizes in bytes, times in seconds."""

    model_config = SettingsConfigDict(
        extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    # --- the broker
    bootstrap_servers: str = Field(
        "127.0.0.1:9092",
        pattern=r"^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$",
        **_env("KAFKA_BOOTSTRAP_SERVERS", "Brokers to begin with, `host:port`, parted by commas."),
    )
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", **_env("KAFKA_SECURITY_PROTOCOL", "How to speak to the broker.")
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER"] = Field(
        "PLAIN", **_env("KAFKA_SASL_MECHANISM", "How to log in, where the protocol is SASL_*.")
    )
    sasl_username: str | None = Field(None, **_env("KAFKA_SASL_USERNAME", "Name to log in with."))
    sasl_password: SecretStr | None = Field(None, **_env("KAFKA_SASL_PASSWORD", "Password to log in with."))
    sasl_password_file: str | None = Field(
        None, **_env("KAFKA_SASL_PASSWORD_FILE", "File that holds that password; read at each login.")
    )
    sasl_token_file: str | None = Field(
        None,
        **_env(
            "KAFKA_SASL_TOKEN_FILE", "File of the token to log in with by OAUTHBEARER; read at each login."
        ),
    )
    sasl_token_url: str | None = Field(
        None,
        pattern=r"^https?://[^\s@]+$",
        **_env(
            "KAFKA_SASL_TOKEN_URL",
            "Where OAUTHBEARER gets its tokens instead, by client credentials; https, but on the loopback.",
        ),
    )
    sasl_client_id: str | None = Field(None, **_env("KAFKA_SASL_CLIENT_ID", "Who we are there."))
    sasl_client_secret: SecretStr | None = Field(
        None, **_env("KAFKA_SASL_CLIENT_SECRET", "How we prove it there.")
    )
    sasl_client_secret_file: str | None = Field(
        None,
        **_env(
            "KAFKA_SASL_CLIENT_SECRET_FILE",
            "File that holds that secret; read whenever a token is asked for.",
        ),
    )
    sasl_scope: str | None = Field(
        None, **_env("KAFKA_SASL_SCOPE", "For what we ask there, where the authority wants to know.")
    )
    sasl_token_cafile: str | None = Field(
        None,
        **_env("KAFKA_SASL_TOKEN_CAFILE", "File of the authorities to trust there (PEM); else the system's."),
    )
    ssl_cafile: str | None = Field(
        None, **_env("KAFKA_SSL_CAFILE", "File of the authorities to trust (PEM); else the system's.")
    )
    ssl_certfile: str | None = Field(None, **_env("KAFKA_SSL_CERTFILE", "Our own certificate (PEM)."))
    ssl_keyfile: str | None = Field(None, **_env("KAFKA_SSL_KEYFILE", "The key of our certificate (PEM)."))
    ssl_key_password: SecretStr | None = Field(
        None, **_env("KAFKA_SSL_KEY_PASSWORD", "Password of that key.")
    )
    ssl_key_password_file: str | None = Field(
        None, **_env("KAFKA_SSL_KEY_PASSWORD_FILE", "File that holds that password.")
    )
    ssl_check_hostname: bool = Field(
        True, **_env("KAFKA_SSL_CHECK_HOSTNAME", "Whether the broker's certificate must name its host.")
    )
    request_seconds: Seconds = Field(
        30.0, **_env("KAFKA_REQUEST_SECONDS", "How long the broker may take to answer a request.")
    )
    session_seconds: Seconds = Field(
        10.0, **_env("KAFKA_SESSION_SECONDS", "After which silence the broker hands our partitions on.")
    )
    fetch_wait_milliseconds: int = Field(
        500,
        ge=1,
        le=30_000,
        **_env("KAFKA_FETCH_WAIT_MS", "How long the broker may wait for new messages. 20 for Tansu."),
    )
    connect_seconds: Seconds = Field(
        60.0, **_env("KAFKA_CONNECT_SECONDS", "How long to wait at the start for the broker and the topics.")
    )

    # --- topics
    topic_prefix: str = Field(
        "",
        pattern=r"^[A-Za-z0-9._-]{0,100}$",
        **_env("DRAGOMAN_TOPIC_PREFIX", "Put before every topic and group name, such as `staging.`."),
    )
    topic_replicas: int = Field(
        1, ge=1, le=9, **_env("DRAGOMAN_TOPIC_REPLICAS", "Replicas of the topics that `topics create` makes.")
    )
    topic_partitions: int | None = Field(
        None,
        ge=1,
        le=10_000,
        **_env(
            "DRAGOMAN_TOPIC_PARTITIONS", "Partitions of every topic, in place of what schemas/topics says."
        ),
    )

    # --- limits
    processes: Count = Field(
        default_factory=lambda: min(4, os.cpu_count() or 1),
        **_env("DRAGOMAN_PROCESSES", "Processes in which an agent's pages are worked on."),
    )
    in_flight: Count = Field(
        64,
        **_env(
            "DRAGOMAN_IN_FLIGHT",
            "Messages an agent may have taken and not yet finished; fewer where they are large, so that they "
            "never hold more than 32 of DRAGOMAN_MAX_INPUT_BYTES.",
        ),
    )
    step_seconds: Seconds = Field(
        20.0, **_env("DRAGOMAN_STEP_SECONDS", "How long the work on one page may take before it is ended.")
    )
    warm_seconds: Seconds = Field(
        120.0, **_env("DRAGOMAN_WARM_SECONDS", "How long a process may take to load its data.")
    )
    step_memory_bytes: int = Field(
        2048 * MEBIBYTE,
        ge=256 * MEBIBYTE,
        **_env(
            "DRAGOMAN_STEP_MEMORY_BYTES",
            "Address space that a process which works on pages may take beside what its data need; one that keeps "
            "half of it between pages is replaced.",
        ),
    )
    max_input_bytes: Bytes = Field(
        8 * MEBIBYTE, **_env("DRAGOMAN_MAX_INPUT_BYTES", "A larger message is a dead letter.")
    )
    max_header_bytes: Bytes = Field(
        65_536,
        **_env("DRAGOMAN_MAX_HEADER_BYTES", "A message with a longer key and headers is a dead letter."),
    )
    max_outputs: Count = Field(
        5000, **_env("DRAGOMAN_MAX_OUTPUTS", "A message that gives more messages than that is a dead letter.")
    )
    max_request_bytes: Bytes = Field(
        10 * MEBIBYTE,
        **_env("DRAGOMAN_MAX_REQUEST_BYTES", "Largest message to send or fetch; above the largest input."),
    )
    commit_seconds: Seconds = Field(
        1.0, **_env("DRAGOMAN_COMMIT_SECONDS", "How often finished offsets are committed.")
    )
    drain_seconds: Seconds = Field(
        60.0, **_env("DRAGOMAN_DRAIN_SECONDS", "How long SIGTERM waits for the pages at work.")
    )
    handover_seconds: Seconds = Field(
        3.0, **_env("DRAGOMAN_HANDOVER_SECONDS", "How long a rebalance waits for the pages at work.")
    )

    dead_share: float = Field(
        0.5,
        gt=0,
        le=1,
        **_env(
            "DRAGOMAN_DEAD_SHARE", "Share of dead letters above which an agent stands still; 1 lets all pass."
        ),
    )
    dead_window: Count = Field(
        100, **_env("DRAGOMAN_DEAD_WINDOW", "Number of last messages of which that share is taken.")
    )
    crashes: Count = Field(
        3,
        **_env(
            "DRAGOMAN_CRASHES", "Crashes of a worker with a message alone at work that make it a dead letter."
        ),
    )
    stall_seconds: Seconds = Field(
        180.0,
        **_env(
            "DRAGOMAN_STALL_SECONDS",
            "How long work may wait without any progress before the worker ends itself.",
        ),
    )

    # --- memory
    window_days: int = Field(
        35,
        ge=1,
        le=3660,
        **_env("DRAGOMAN_WINDOW_DAYS", "How long after its last report an event still takes new ones in."),
    )
    block_cache_mib: int = Field(
        20,
        ge=0,
        le=4096,
        **_env(
            "DRAGOMAN_BLOCK_CACHE_MIB",
            "MiB of blocks' states that a page process of enrich keeps decoded, in some three times the memory.",
        ),
    )

    # --- for those who bring pages and those who use events
    intake_token: SecretStr | None = Field(
        None, **_env("DRAGOMAN_INTAKE_TOKEN", "What a request to `dragoman intake http` must bring along.")
    )
    webhook_secret: SecretStr | None = Field(
        None,
        **_env("DRAGOMAN_WEBHOOK_SECRET", "With what `dragoman watch` signs what it posts (HMAC, SHA-256)."),
    )
    database_url: SecretStr | None = Field(
        None,
        **_env(
            "DRAGOMAN_DATABASE_URL",
            "Database of `dragoman sink postgres`: postgresql://user:password@host/name.",
        ),
    )

    # --- being watched
    http_host: str = Field(
        "127.0.0.1",
        **_env("DRAGOMAN_HTTP_HOST", "Address of /metrics, /healthz and /readyz; `0.0.0.0` in a container."),
    )
    http_port: Port = Field(0, **_env("DRAGOMAN_HTTP_PORT", "Port of those; 0 takes a free one and logs it."))
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", **_env("LOG_LEVEL", "Least level that is logged.")
    )
    log_format: Literal["auto", "json", "console"] = Field(
        "auto", **_env("LOG_FORMAT", "`auto` is JSON unless a terminal reads it.")
    )

    otlp_endpoint: str | None = Field(
        None,
        pattern=r"^https?://\S+$",
        **_env(
            "OTEL_EXPORTER_OTLP_ENDPOINT", "Collector of traces (OTLP over HTTP); none is sent without it."
        ),
    )
    trace_ratio: float = Field(
        1.0, ge=0, le=1, **_env("OTEL_TRACES_SAMPLER_ARG", "Share of the traces that is sent there.")
    )
    build_revision: str = Field(
        "unknown",
        pattern=r"^[A-Za-z0-9._-]{1,64}$",
        **_env("DRAGOMAN_BUILD_REVISION", "Commit that the image was built from; stands in the metrics."),
    )

    @model_validator(mode="after")
    def _agree(self) -> Settings:
        """Settings that only make sense together."""
        if self.max_request_bytes <= self.max_input_bytes:
            raise ValueError("DRAGOMAN_MAX_REQUEST_BYTES must be larger than DRAGOMAN_MAX_INPUT_BYTES")
        if self.session_seconds > self.request_seconds:
            raise ValueError("KAFKA_SESSION_SECONDS must not be larger than KAFKA_REQUEST_SECONDS")
        if self.stall_seconds <= 2 * self.step_seconds:
            raise ValueError("DRAGOMAN_STALL_SECONDS must be more than twice DRAGOMAN_STEP_SECONDS")
        if self.security_protocol.startswith("SASL"):
            protocol = f"KAFKA_SECURITY_PROTOCOL {self.security_protocol}"
            if self.sasl_mechanism == "OAUTHBEARER":
                self._tokens(protocol)
            elif not (self.sasl_username and (self.sasl_password or self.sasl_password_file)):
                raise ValueError(
                    f"{protocol} needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD or KAFKA_SASL_PASSWORD_FILE"
                )
        for secret, file, name in (
            (self.sasl_password, self.sasl_password_file, "KAFKA_SASL_PASSWORD"),
            (self.sasl_client_secret, self.sasl_client_secret_file, "KAFKA_SASL_CLIENT_SECRET"),
            (self.ssl_key_password, self.ssl_key_password_file, "KAFKA_SSL_KEY_PASSWORD"),
        ):
            if secret and file:
                raise ValueError(f"{name} and {name}_FILE are both given; unset one")
        return self

    def _tokens(self, protocol: str) -> None:
        """Where OAUTHBEARER has its tokens from: one place, and all that it needs."""
        if bool(self.sasl_token_file) == bool(self.sasl_token_url):
            raise ValueError(
                f"{protocol} with OAUTHBEARER needs KAFKA_SASL_TOKEN_FILE or KAFKA_SASL_TOKEN_URL, one of them"
            )
        if self.sasl_token_url is None:
            return
        if not (self.sasl_client_id and (self.sasl_client_secret or self.sasl_client_secret_file)):
            raise ValueError(
                "KAFKA_SASL_TOKEN_URL needs KAFKA_SASL_CLIENT_ID and KAFKA_SASL_CLIENT_SECRET or "
                "KAFKA_SASL_CLIENT_SECRET_FILE"
            )
        url = urlsplit(self.sasl_token_url)
        if url.scheme == "http" and url.hostname not in ("127.0.0.1", "::1", "localhost"):
            raise ValueError("KAFKA_SASL_TOKEN_URL would get our secret unencrypted; give it as https")

    def topic(self, stream: str) -> str:
        """The topic of a stream on this broker."""
        return self.topic_prefix + stream

    def group(self, agent: str) -> str:
        """The consumer group of an agent on this broker."""
        return f"{self.topic_prefix}dragoman-{agent}"


def load(**changed: object) -> Settings:
    """The settings of this process, or SettingsError. `changed` goes before the environment."""
    try:
        return Settings(**changed)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = _variable(str(first["loc"][0])) if first["loc"] else ""
        said = first["msg"].removeprefix("Value error, ")
        # The value of a secret must not get into a log.
        secret = any(word in name for word in ("PASSWORD", "SECRET", "TOKEN"))
        value = "" if secret or not name else f" is {str(first['input'])[:80]!r}, but"
        what = f"{name}{value} {said[0].lower()}{said[1:]}" if name else said
        raise SettingsError(f"Settings: {what}. Correct it, or unset it for the default.") from None


def _variable(field: str) -> str:
    return variables().get(field, field)


@cache
def variables() -> Mapping[str, str]:
    """The environment variable of each field."""
    found = {}
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        found[name] = str(alias.choices[0]) if isinstance(alias, AliasChoices) else name.upper()
    return found


def environment(settings: Settings) -> dict[str, str]:
    """The variables that make a child process load the same settings. Holds secrets."""
    found = {}
    for field, name in variables().items():
        value = getattr(settings, field)
        if isinstance(value, SecretStr):
            value = value.get_secret_value()
        if value is not None:
            found[name] = str(value)
    return found


def listing() -> list[tuple[str, str, str]]:
    """Each variable with its default and what it is, in the order in which they stand above."""
    rows = []
    for field, name in variables().items():
        info = Settings.model_fields[field]
        default = "up to 4, one per core" if info.default_factory else info.default
        rows.append((name, "" if default is None else str(default), info.description or ""))
    return rows


def markdown() -> str:
    """The page SETTINGS.md."""
    lines = [
        "# Settings",
        "",
        "All are environment variables. Times in seconds, sizes in bytes.",
        "This page is written by `dragoman settings --markdown`; a test fails when it is out of date.",
        "",
        "| variable | default | what it is |",
        "|---|---|---|",
    ]
    for name, default, what in listing():
        lines.append(f"| `{name}` | {f'`{default}`' if default else ''} | {what} |")
    return "\n".join(lines) + "\n"
