"""`habeas backup`, `restore` and `drill`: two files that hold a whole workspace, and the way back."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import click

from habeas.cli.opening import ask_passphrase, asking, find_settings
from habeas.cli.output import say
from habeas.store.backup.places import KEYS_KEPT_DAYS
from habeas.store.backup.restoring import RestoreFrom, opens_otherwise, restore_backup
from habeas.store.workspace_folder import WorkspaceFolder
from habeas.workspace.settings import Settings

FOLDER = click.Path(path_type=Path, file_okay=False)
PLACE = click.Path(path_type=Path)

SETTLED = "The keys are newer than this record: who opens it by own keys is as of the keys, and its log says so."

OF_THAT_DAY = "Passphrase of the day of the backup"

TOGETHER = "The keys lie beside the record: whoever takes both needs only the passphrase. --keys-to keeps them apart."


@click.command("backup")
@click.argument("folder", type=FOLDER)
@click.option("--keys-to", type=FOLDER, help="Another folder for the file of keys; better on another medium.")
@click.option("--whole", is_flag=True, help="Hold everything, also what earlier backups in FOLDER hold.")
@click.option(
    "--keep-keys", metavar="DAYS", type=click.IntRange(1, 3650), default=KEYS_KEPT_DAYS, show_default=True,
    help="After how many days the file of keys is to be destroyed.",
)  # fmt: skip
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
@click.option("--as", "actor", metavar="NAME", help="Who acts: an enrolled person.")
def backup_command(
    folder: Path, keys_to: Path | None, *, whole: bool, keep_keys: int, workspace: str | None, actor: str | None
) -> None:
    """Write two encrypted files: the record into FOLDER, and the keys beside it or into another folder.

    A backup that lies in FOLDER already is continued: only what is new since then is written. Keys are written
    whole each time, and old files of keys are removed from their folder once they have expired.
    """
    from habeas.web.settings import web_settings
    from habeas.workspace import Workspace

    settings = find_settings(workspace=workspace, actor=actor)
    with Workspace.open_with(settings, ask_passphrase=asking(settings), extra_settings=web_settings()) as opened:
        files = opened.back_up(folder, keys=keys_to, is_whole=whole, keys_kept_days=keep_keys)
    click.echo(str(files.record))
    click.echo(str(files.keys))
    since = f" {files.header.first + 1} to" if files.header.base else ""
    say(f"Backed up: entries{since} {files.header.entries}, {files.size_bytes:,} bytes.")
    say(f"Destroy the file of keys after {files.keys_expire_on}: it can undo an erasure.")
    for path in files.expired:
        say(f"Removed, expired: {path}")
    if keys_to is None:
        say(TOGETHER)


@click.command("restore")
@click.argument("record", type=PLACE)
@click.argument("into", type=FOLDER)
@click.option("--keys", type=PLACE, help="The file of keys or its folder; where not given, beside the record.")
@click.option("--database", default="", help="postgresql://… of an empty database, in the place of the encrypted file.")
@click.option("--as", "actor", metavar="ID", help="Whose own passphrase opens it; that of the workspace without.")
def restore_command(record: Path, into: Path, keys: Path | None, database: str, actor: str | None) -> None:
    """Make the workspace again at INTO, from the backup RECORD: a file, or a folder whose newest backup is taken.

    Everything is checked before INTO gets its name. What was erased since, and whose keys are gone, stays erased.
    """
    from habeas.web.settings import web_settings

    restored = restore_backup(
        _source(record, keys),
        into,
        passphrase=os.environ.get("HABEAS_PASSPHRASE") or ask_passphrase,
        opener=actor or os.environ.get("HABEAS_ACTOR", ""),
        database=database,
        extra_settings=web_settings(),
    )
    click.echo(str(into))
    say(f"Restored as of {restored.backup.at:%Y-%m-%d %H:%M} UTC, and it holds: {restored.report.in_words()}.")
    if restored.settled:
        say(SETTLED)


@click.command("drill")
@click.argument("record", type=PLACE)
@click.option("--keys", type=PLACE, help="The file of keys or its folder; where not given, beside the record.")
@click.option("--scratch", type=FOLDER, help="Where to restore to for a moment; beside the backup where not given.")
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
@click.option("--as", "actor", metavar="NAME", help="Who acts: an enrolled person.")
def drill_command(
    record: Path, keys: Path | None, scratch: Path | None, workspace: str | None, actor: str | None
) -> None:
    """Restore a backup to a scratch place, check all of it, remove it, and log how it went."""
    from habeas.web.settings import web_settings
    from habeas.workspace import Workspace
    from habeas.workspace.backing_up import drill

    settings = find_settings(workspace=workspace, actor=actor)
    ask, source = _asked_once(settings), _source(record, keys)
    extra = web_settings()
    restored = drill(
        partial(Workspace.open_with, settings, ask_passphrase=ask, extra_settings=extra),
        source,
        passphrase=_asked_of_backup(settings, source, ask),
        opener=settings["actor"],
        scratch=scratch,
        extra_settings=extra,
    )
    say(f"The backup of {restored.backup.at:%Y-%m-%d %H:%M} UTC restores, and it holds: {restored.report.in_words()}.")


def _source(record: Path, keys: Path | None) -> RestoreFrom:
    beside = record if record.is_dir() else record.parent
    return RestoreFrom(record=record, keys=keys or beside)


def _asked_once(settings: Settings) -> Callable[[], str]:
    """Return what gives the passphrase, asked for at most once though it is needed twice."""
    return cache(lambda: settings["passphrase"] or asking(settings)())


def _asked_of_backup(settings: Settings, source: RestoreFrom, ask: Callable[[], str]) -> Callable[[], str]:
    """Return what gives the passphrase of a backup: that of today, asked for apart where another one opened it then."""

    def answer() -> str:
        folder = WorkspaceFolder(path=Path(settings["workspace"]))
        return ask_passphrase(OF_THAT_DAY) if opens_otherwise(source.keys, folder, settings["actor"]) else ask()

    return answer
