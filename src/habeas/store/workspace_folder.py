"""The folder that is a workspace: what lies where, and how it is found. Nothing here loads a database."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from habeas.store.durable import read_file, write_durably
from habeas.store.errors import FolderNotEmpty, MalformedSettings, NewerWorkspace, NotAWorkspace

FORMAT = 1
"""The format of the folder that this version writes, and the highest that it reads."""

SETTINGS_FILE = "habeas.toml"
"""The file that makes a folder a workspace; it is written last when one is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceFolder:
    """The paths of one workspace; `database_in` is another folder for the encrypted file while it grows."""

    path: Path
    database_in: Path | None = None

    @property
    def settings(self) -> Path:
        """The settings, in TOML: `format`, `workspace_id`, and a table `settings` that belongs to the user."""
        return self.path / SETTINGS_FILE

    @property
    def database(self) -> Path:
        """The encrypted database; not there where PostgreSQL is used."""
        return (self.database_in or self.path) / "data.db"

    @property
    def exhibits(self) -> Path:
        """The folder of sealed exhibits."""
        return self.path / "exhibits"

    @property
    def keys(self) -> Path:
        """The folder of wrapped keys."""
        return self.path / "keys"

    @property
    def keys_following(self) -> Path:
        """The keys that are to follow, complete; there only while keys are rotated."""
        return self.path / "keys.next"

    @property
    def keys_left(self) -> Path:
        """The keys that were, until they are destroyed; there only while keys are rotated."""
        return self.path / "keys.old"

    @property
    def checkpoint(self) -> Path:
        """The newest signed checkpoint of the log."""
        return self.path / "checkpoint"

    @property
    def erasing(self) -> Path:
        """What an erasure that was stopped has still to clear; there only until it is cleared."""
        return self.path / "erasing"

    @property
    def lock(self) -> Path:
        """The file that whoever writes holds locked; it is always empty."""
        return self.path / "lock"

    def check_format(self) -> Mapping[str, object]:
        """Return what the settings file holds.

        Raises:
            MalformedSettings: it is not TOML, or does not say its format.
            NewerWorkspace: a later version of Habeas wrote it.
        """
        try:
            written = tomllib.loads(read_file(self.settings).decode())
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise MalformedSettings(file=SETTINGS_FILE, reason=type(error).__name__) from error
        found = written.get("format")
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            raise MalformedSettings(file=SETTINGS_FILE, reason="no format")
        if found > FORMAT:
            raise NewerWorkspace(found=found, supported=FORMAT)
        return written

    def written_database(self) -> str:
        """Return the address of the database that the settings file names, nothing for the encrypted file.

        Raises:
            CannotRead, MalformedSettings, NewerWorkspace: the settings file cannot be used.
        """
        table = self.check_format().get("settings")
        written = table.get("database", "") if isinstance(table, Mapping) else ""
        if not isinstance(written, str):
            raise MalformedSettings(file=SETTINGS_FILE, reason="database is not text")
        return written


def find_workspace(folder: Path | None) -> WorkspaceFolder:
    """Return the workspace at `folder`, or else the nearest one upward from the current folder.

    Raises:
        NotAWorkspace: there is none.
    """
    if folder is not None:
        if _is_workspace(folder):
            return WorkspaceFolder(path=folder.resolve())
        raise NotAWorkspace(folder=str(folder))
    here = Path.cwd()
    for candidate in (here, *here.parents):
        if _is_workspace(candidate):
            return WorkspaceFolder(path=candidate)
    raise NotAWorkspace(folder=str(here))


def _is_workspace(folder: Path) -> bool:
    """Return whether a folder is a workspace; one that the system does not let us look into is none of ours."""
    try:
        return (folder / SETTINGS_FILE).is_file()
    except OSError:
        return False


def check_vacant(path: Path) -> None:
    """Check that a workspace may be made at `path`.

    Raises:
        FolderNotEmpty: something is there already.
    """
    if path.is_symlink() or (path.exists() and (not path.is_dir() or any(path.iterdir()))):
        raise FolderNotEmpty(folder=str(path))


def write_settings(folder: WorkspaceFolder, *, workspace_id: str, settings: Mapping[str, str]) -> None:
    """Write the settings file of a workspace; settings without a value are left out."""
    lines = [f"format = {FORMAT}", f'workspace_id = "{workspace_id}"', "", "[settings]"]
    lines += [f"{name} = {quoted(value)}" for name, value in settings.items() if value]
    write_durably(folder.settings, "\n".join([*lines, ""]).encode())


def quoted(value: str) -> str:
    """Return text as a basic string of TOML: what may not stand in one is written by its number."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in escaped) + '"'
