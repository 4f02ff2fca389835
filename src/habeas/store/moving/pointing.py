"""Writing into `habeas.toml` which database is in charge; every other line stays as its user wrote it."""

from __future__ import annotations

import re
import tomllib

from habeas.store.durable import read_file, write_durably
from habeas.store.moving.errors import SettingNotRewritten
from habeas.store.workspace_folder import WorkspaceFolder, quoted

_HEADER = re.compile(r"^\s*\[settings\]\s*(#.*)?$")
_LINE = re.compile(r"^\s*database\s*=")


def rewritten(folder: WorkspaceFolder, database: str) -> bytes:
    """Return the settings file of a workspace with another database in it.

    Args:
        folder: The workspace.
        database: The address of a server, or nothing for the encrypted file.

    Raises:
        CannotRead, MalformedSettings, NewerWorkspace: the settings file cannot be used.
        SettingNotRewritten: the database is named in a form that is not rewritten.
    """
    wanted = {key: value for key, value in folder.check_format().items() if key != "settings"}
    settings = dict(_table(folder.check_format().get("settings", {})))
    settings.pop("database", None)
    lines = [line for line in read_file(folder.settings).decode().split("\n") if not _LINE.match(line)]
    if database:
        settings["database"] = database
        place = next((place for place, line in enumerate(lines, 1) if _HEADER.match(line)), None)
        if place is None:
            place = len(lines)
            lines[-1:] = ["[settings]", ""]
        lines.insert(place, f"database = {quoted(database)}")
    content = "\n".join(lines)
    if not _says(content, {**wanted, "settings": settings}):
        raise SettingNotRewritten
    return content.encode()


def point_at(folder: WorkspaceFolder, database: str) -> None:
    """Put another database in charge, in one step: whoever reads the file sees the old one or the new one.

    Raises:
        CannotRead, MalformedSettings, NewerWorkspace, SettingNotRewritten: as for `rewritten`; nothing changed.
        DiskFull, CannotWrite: nothing changed.
    """
    write_durably(folder.settings, rewritten(folder, database))


def _says(content: str, wanted: dict[str, object]) -> bool:
    try:
        written = tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return False
    return {**written, "settings": written.get("settings", {})} == wanted


def _table(written: object) -> dict[str, object]:
    return written if isinstance(written, dict) else {}
