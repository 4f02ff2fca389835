"""Django, configured in code: one database, no settings module, nothing that is not used.

One process has one workspace open at a time. The first one configures Django; a later one in the same process
changes only the database and the secret.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import django
from django.conf import settings
from django.db import connections

from habeas.store.errors import MalformedSettings

STORE_APPS = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "habeas.store.app.StoreConfig",
)
"""The applications that the store itself needs; the desk adds its own."""

LANGUAGES = (("en", "English"), ("ru", "Русский"), ("uk", "Українська"))
"""The languages that the desk is made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseChoice:
    """Where the tables are: the encrypted file at `file`, or the server at `url` where that is given.

    `key` is the raw key of the file, 32 bytes, `text_key` the one that text on a
    server is sealed under; `secret` signs the desk's cookies. `is_new` lets the file be made.
    """

    file: Path
    key: bytes
    secret: bytes
    text_key: bytes = b""
    url: str = ""
    is_new: bool = False

    def to_settings(self) -> dict[str, object]:
        """Return the choice as Django's DATABASES has it.

        Raises:
            MalformedSettings: the address is not one of a PostgreSQL database.
        """
        return _postgresql(self) if self.url else _sqlcipher(self)


_prepared: dict[str, object] = {}


def prepare_django(extra_settings: Mapping[str, object]) -> None:
    """Remember what the desk adds, for a process in which somebody else may open a store before the desk does."""
    _prepared.update(extra_settings)


def configure_django(choice: DatabaseChoice, *, extra_settings: Mapping[str, object] | None = None) -> None:
    """Configure Django for one workspace; the settings beyond the database count only the first time.

    Args:
        choice: The database.
        extra_settings: What the desk adds; its `INSTALLED_APPS` come after the store's, the rest replaces.

    Raises:
        MalformedSettings: the address of the database cannot be understood.
        RuntimeError: Django was configured before without the applications that are asked for now.
    """
    database = choice.to_settings()
    extra = {**_prepared, **(extra_settings or {})}
    further_apps = extra.pop("INSTALLED_APPS", ())
    assert isinstance(further_apps, tuple | list), "applications are listed"
    if settings.configured:
        settings.SECRET_KEY = choice.secret.hex()
        if not set(further_apps) <= set(settings.INSTALLED_APPS):
            raise RuntimeError("call prepare_django before the first store is opened")
        _choose(database)
        return
    settings.configure(
        **{
            "SECRET_KEY": choice.secret.hex(),
            "DEBUG": False,
            "DATABASES": {"default": database},
            "INSTALLED_APPS": [*STORE_APPS, *further_apps],
            "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
            "USE_TZ": True,
            "TIME_ZONE": "UTC",
            "LANGUAGE_CODE": "en",
            "LANGUAGES": LANGUAGES,
            # Django's own logging would write addresses and SQL to standard error.
            "LOGGING_CONFIG": None,
            **extra,
        }
    )
    django.setup()


def forget_keys() -> None:
    """Let go of the database's key and of the cookies' secret; the next store that is opened brings its own."""
    if settings.configured:
        settings.SECRET_KEY = secrets.token_hex()
        _choose({"ENGINE": "django.db.backends.dummy"})


def _choose(database: dict[str, object]) -> None:
    """Let every thread use another database; the connections of all of them look into one and the same settings."""
    chosen = connections.configure_settings({"default": database})["default"]
    known = connections.settings["default"]
    known.clear()
    known.update(chosen)


def close_connection() -> None:
    """Close this thread's connection and forget it, so that the next use opens the database chosen then."""
    if settings.configured and hasattr(connections._connections, "default"):  # type: ignore[attr-defined]
        connections["default"].close()
        del connections["default"]


def _sqlcipher(choice: DatabaseChoice) -> dict[str, object]:
    mode = "rwc" if choice.is_new else "rw"
    return {
        "ENGINE": "habeas.store.sqlcipher",
        # An address, because only that can say "never make a new file"; as_uri escapes what a path may hold.
        "NAME": f"{choice.file.resolve().as_uri()}?mode={mode}",
        "OPTIONS": {"raw_key": choice.key, "transaction_mode": "IMMEDIATE"},
    }


def _postgresql(choice: DatabaseChoice) -> dict[str, object]:
    parts = urlsplit(choice.url)
    name = unquote(parts.path.lstrip("/"))
    port = _port_of(parts)
    if parts.scheme not in {"postgresql", "postgres"} or not name or port is None:
        raise MalformedSettings(file="habeas.toml", reason="database is not postgresql://USER@HOST/NAME")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "habeas.store.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # libpq takes the folder of a local socket as a host, which an address can carry only in its query.
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": port or options.pop("port", ""),
        "OPTIONS": {**options, "text_key": choice.text_key},
        # A pooler may give every transaction another session, and a cursor on the server would be left behind in one.
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def _port_of(parts: SplitResult) -> str | None:
    """Return the port as text, empty where there is none, None where it is not a number."""
    try:
        return str(parts.port or "")
    except ValueError:
        return None
