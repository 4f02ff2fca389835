"""Moving the record between the encrypted file and a server, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from habeas.store.moving.move import Moved, move_store
from habeas.workspace.errors import DatabaseNamedElsewhere, PasswordWithoutUser
from habeas.workspace.settings import SettingOrigin, Settings

FILE = "file"
"""What names the encrypted file of the workspace as the place to move to."""


def move(
    settings: Settings,
    target: str,
    *,
    ask_passphrase: Callable[[], str],
    password: str = "",
    keep_old: bool = False,
    extra_settings: Mapping[str, object] | None = None,
) -> Moved:
    """Move the record of the workspace that the settings name; see `habeas.store.moving.move`.

    Args:
        settings: The settings of the workspace, which nothing in this process has open.
        target: A `postgresql://` address, or "file" for the encrypted file.
        ask_passphrase: Asks for the passphrase, if there is one and it is not set.
        password: What the address of the server is to carry as its password.
        keep_old: Leave the old database as it is.
        extra_settings: What the desk adds.

    Raises:
        DatabaseNamedElsewhere: the database is not named by `habeas.toml`, which is all that a move can change.
        PasswordWithoutUser: there is a password, and nobody whose it could be.
        HabeasError: the record is where it was, as `move_store` says.
    """
    database = next(one for one in settings.values if one.setting.name == "database")
    if database.origin not in {SettingOrigin.FILE, SettingOrigin.DEFAULT}:
        raise DatabaseNamedElsewhere(origin=database.setting.variable)
    address = with_password(target, password)
    return move_store(
        Path(settings["workspace"]),
        "" if address == FILE else address,
        passphrase=settings["passphrase"] or ask_passphrase,
        opener=settings["actor"],
        keep_old=keep_old,
        extra_settings=extra_settings,
    )


def with_password(address: str, password: str) -> str:
    """Return the address of a server with a password in it; without one, as it is.

    Raises:
        PasswordWithoutUser: the address names no user.
    """
    if not password:
        return address
    parts = urlsplit(address)
    if not parts.username:
        raise PasswordWithoutUser
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{parts.username}:{quote(password, safe='')}@{host}"))


def shown(address: str) -> str:
    """Return the address of a server as it may be shown: without its password, and without its options."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    user = f"{parts.username}@" if parts.username else ""
    return urlunsplit((parts.scheme, f"{user}{host}", parts.path, "", ""))
