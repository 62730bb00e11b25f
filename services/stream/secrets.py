"""Secrets that come by the environment or by a file."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from services.core.settings import SettingsError, variables


def secret(value: SecretStr | None, file: str | None, field: str) -> str | None:
    """The secret, from the file where there is one; `field` names the file's setting. SettingsError as in `content`."""
    if file:
        return content(file, field)
    return value.get_secret_value() if value else None


def content(file: str, field: str) -> str:
    """The secret in a file as it stands there now, without the newline that editors put behind it; SettingsError
    where it cannot be read."""
    try:
        return Path(file).read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingsError(
            f"Settings: {variables()[field]} names {file}, which cannot be read ({why}); correct it."
        ) from None
