"""What can go wrong with a backup, each with its own code."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus
from habeas.store.errors import StoreError


@dataclass(eq=False, kw_only=True)
class BackupDamaged(StoreError):
    """A backup file is not what was written."""

    file: str
    reason: str
    code = "store.backup-damaged"
    message = "the backup {file} cannot be used: {reason}"
    during = "reading a backup"
    kept = "nothing was restored"
    remedy = "take another copy of {file}, or an older backup"
    exit_status = ExitStatus.DOES_NOT_VERIFY


@dataclass(eq=False, kw_only=True)
class BackupIncomplete(StoreError):
    """A backup continues another one that is not beside it."""

    file: str
    missing: str
    code = "store.backup-incomplete"
    message = "the backup {file} continues {missing}, which is not there"
    during = "reading a backup"
    kept = "nothing was restored"
    remedy = "put the file of {missing} into the same folder, or take an older backup"
    exit_status = ExitStatus.DOES_NOT_VERIFY


@dataclass(eq=False, kw_only=True)
class NoBackup(StoreError):
    """There is no backup where one was looked for."""

    folder: str
    content: str
    code = "store.no-backup"
    message = "{folder} holds no backup (file of type .{content})"
    during = "looking for a backup"
    remedy = "name the folder or the file that `habeas backup` wrote"
    http_status = 404


@dataclass(eq=False, kw_only=True)
class BackupOfAnother(StoreError):
    """The two files of a backup are of different workspaces."""

    record: str
    keys: str
    code = "store.backup-of-another"
    message = "{record} and {keys} are of different workspaces"
    during = "reading a backup"
    kept = "nothing was restored"
    remedy = "take both files from the backups of one workspace"


@dataclass(eq=False, kw_only=True)
class RestoredOtherwise(StoreError):
    """What was restored is not what was backed up."""

    where: str
    reason: str
    code = "store.restored-otherwise"
    message = "what was restored does not verify: {where}: {reason}"
    during = "checking what was restored"
    kept = "nothing was restored"
    remedy = "take an older backup, and keep this one for whoever looks into it"
    exit_status = ExitStatus.DOES_NOT_VERIFY
