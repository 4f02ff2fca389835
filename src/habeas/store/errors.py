"""What can go wrong in the store, each with its own code."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


class StoreError(HabeasError):
    """Any refusal or failure of the store."""

    code = "store.error"


@dataclass(eq=False, kw_only=True)
class WrongKey(StoreError):
    """The database does not open with this key."""

    file: str
    code = "store.wrong-key"
    message = "{file} does not open with this workspace's key: it is damaged, or belongs to another workspace"
    during = "opening the database"
    remedy = "put back {file} and keys/ from one and the same backup"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500


@dataclass(eq=False, kw_only=True)
class DatabaseUnreachable(StoreError):
    """The database cannot be opened at all."""

    reason: str
    code = "store.database-unreachable"
    message = "the database cannot be opened: {reason}"
    during = "opening the database"
    remedy = "check that the file or the server is there, then try again"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class DatabaseMissing(StoreError):
    """The encrypted file of a workspace is not there."""

    file: str
    code = "store.database-missing"
    message = "{file} is not there"
    during = "opening the database"
    remedy = "put {file} back from the newest backup, then run: habeas record verify"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500


@dataclass(eq=False, kw_only=True)
class DatabaseDamaged(StoreError):
    """The database was opened, but a part of it cannot be read."""

    reason: str
    code = "store.database-damaged"
    message = "the database is damaged: {reason}"
    during = "reading the database"
    remedy = "run: habeas record verify; then put back the newest backup that verifies"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500


@dataclass(eq=False, kw_only=True)
class DatabaseBusy(StoreError):
    """Another program held the workspace for longer than we wait."""

    waited_s: int
    code = "store.busy"
    message = "another program has been writing to this workspace for more than {waited_s} seconds"
    during = "waiting to write"
    remedy = "wait until it has finished, then try again"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class TracesLeft(StoreError):
    """The keys of what was erased are destroyed, and traces of it are left that could not be cleared now."""

    reason: str
    code = "store.traces-left"
    message = "the keys are destroyed, but traces are left in files: {reason}"
    during = "clearing the traces of what was erased"
    kept = "the erasure; it cannot be undone"
    remedy = "close the desk and every other program that uses the workspace, then run: habeas record verify"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class DiskFull(StoreError):
    """There is no room left for what was to be written."""

    file: str
    code = "store.disk-full"
    message = "the disk is full: {file} could not be written"
    during = "writing {file}"
    kept = "nothing changed; what had been written of it was removed"
    remedy = "make room on the disk, then try again"
    http_status = 507


@dataclass(eq=False, kw_only=True)
class CannotWrite(StoreError):
    """The system refused to write a file."""

    file: str
    reason: str
    code = "store.cannot-write"
    message = "{file} cannot be written: {reason}"
    during = "writing {file}"
    kept = "nothing changed; what had been written of it was removed"
    remedy = "check the disk and who may write there, then try again"
    http_status = 500


@dataclass(eq=False, kw_only=True)
class CannotRead(StoreError):
    """The system refused to read a file."""

    file: str
    reason: str
    code = "store.cannot-read"
    message = "{file} cannot be read: {reason}"
    during = "reading {file}"
    remedy = "check the disk and who may read there, then try again"
    http_status = 500


@dataclass(eq=False, kw_only=True)
class CheckpointNotWritten(StoreError):
    """Entries are in the log, but the signed checkpoint file could not be renewed."""

    reason: str
    code = "store.checkpoint-not-written"
    message = "the signed checkpoint could not be written: {reason}"
    during = "signing the log"
    kept = "the entries are in the log and stay there"
    remedy = "make room on the disk; the next entry writes the checkpoint anew"
    http_status = 507


@dataclass(eq=False, kw_only=True)
class NotAWorkspace(StoreError):
    """A folder holds no workspace, and none of the folders above it does."""

    folder: str
    code = "store.not-a-workspace"
    message = "{folder} is not a workspace, and no folder above it is"
    during = "looking for the workspace"
    remedy = "make one with: habeas init FOLDER; or name one with --workspace or HABEAS_WORKSPACE"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 404


@dataclass(eq=False, kw_only=True)
class FolderNotEmpty(StoreError):
    """A workspace is to be made in a folder that already holds something."""

    folder: str
    code = "store.folder-not-empty"
    message = "{folder} already holds something"
    during = "making a workspace"
    remedy = "name a folder that is empty or not there yet"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class NewerWorkspace(StoreError):
    """The workspace was written by a later version of Habeas."""

    found: int
    supported: int
    code = "store.newer-workspace"
    message = "this workspace has format {found}; this version of Habeas reads up to {supported}"
    during = "opening the workspace"
    remedy = "install the newest Habeas, then try again"


@dataclass(eq=False, kw_only=True)
class MalformedSettings(StoreError):
    """The settings file of a workspace cannot be understood."""

    file: str
    reason: str
    code = "store.malformed-settings"
    message = "{file} cannot be understood: {reason}"
    during = "opening the workspace"
    remedy = "correct {file}, or put it back from a backup"
    exit_status = ExitStatus.WRONG_USAGE


@dataclass(eq=False, kw_only=True)
class AlreadyOpen(StoreError):
    """One process has one workspace open at a time, and this one has another."""

    code = "store.already-open"
    message = "this program already has another workspace open"
    during = "opening the workspace"
    remedy = "close the other workspace first"


@dataclass(eq=False, kw_only=True)
class Unknown(StoreError):
    """Nothing in the record has this id or number."""

    what: str
    id: str
    code = "store.unknown"
    message = "there is no {what} {id} here"
    during = "looking up {id}"
    remedy = "check the number, or search for it"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 404


@dataclass(eq=False, kw_only=True)
class ExhibitDamaged(StoreError):
    """A sealed exhibit does not open: bytes were changed, cut off or added."""

    file: str
    code = "store.exhibit-damaged"
    message = "the sealed exhibit {file} is damaged or was changed"
    during = "opening an exhibit"
    remedy = "put {file} back from a backup, then run: habeas record verify"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500


@dataclass(eq=False, kw_only=True)
class ExhibitMissing(StoreError):
    """The file of a sealed exhibit is not there."""

    file: str
    code = "store.exhibit-missing"
    message = "the sealed exhibit {file} is not there"
    during = "opening an exhibit"
    remedy = "put {file} back from a backup, then run: habeas record verify"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500


@dataclass(eq=False, kw_only=True)
class AppendOnly(StoreError):
    """Something tried to change or remove what the log already holds."""

    code = "store.append-only"
    message = "entries of the log are never changed or removed"
    during = "writing to the log"
    remedy = "report this with the code above"
    http_status = 500


@dataclass(eq=False, kw_only=True)
class SealedMeanwhile(StoreError):
    """Two programs sealed the same bytes at the same time, and the other one's file is there now."""

    exhibit: str
    code = "store.sealed-meanwhile"
    message = "another program sealed the same bytes as {exhibit} at the same moment"
    during = "writing to the log"
    remedy = "collect the file again"


@dataclass(eq=False, kw_only=True)
class RecordDoesNotVerify(StoreError):
    """Something that is stored is not what was promised; `where` names the first entry, table or file."""

    where: str
    reason: str
    others: int
    code = "store.does-not-verify"
    message = "{where} does not hold: {reason} (and {others} more findings)"
    during = "verifying the record"
    kept = "nothing changed; what was found is left as it is"
    remedy = "keep this copy as evidence, then put back the newest backup that verifies"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500


@dataclass(eq=False, kw_only=True)
class DatabaseInUse(StoreError):
    """The database holds the log of another workspace."""

    code = "store.database-in-use"
    message = "this database holds another workspace"
    during = "opening the database"
    remedy = "name an empty database, or put back keys/ and habeas.toml of the workspace that it holds"


@dataclass(eq=False, kw_only=True)
class SharesTooOld(StoreError):
    """Recovery shares open the keys that were, and a rotation that was stopped has given the database new ones."""

    code = "store.shares-too-old"
    message = "these shares open the keys of before a rotation that was stopped; the database has its new keys already"
    during = "opening the workspace with recovery shares"
    remedy = "look for the passphrase once more, or restore the newest backup: its keys open with what was in use then"


@dataclass(eq=False, kw_only=True)
class KeysReplaced(StoreError):
    """The keys of the workspace were rotated, or a rotation of them was stopped, since this program opened it."""

    code = "store.keys-replaced"
    message = "the keys of this workspace were rotated since this program opened it"
    during = "writing to the record"
    kept = "nothing was written; the record is as it was"
    remedy = "start this program again"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class OwnKeyTakenAway(StoreError):
    """An own key opened the workspace that the log says was taken away: its file was put back."""

    actor: str
    code = "store.own-key-taken-away"
    message = "the own key of {actor} was taken away; its file was put back into the folder"
    during = "opening the workspace"
    kept = "the file is removed again; the record is as it was"
    remedy = "whoever has a copy of the file can still open this folder: rotate its keys: habeas record keys rotate"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class NotAWitness(StoreError):
    """A folder is not that of a witness."""

    folder: str
    code = "store.not-a-witness"
    message = "{folder} is not the folder of a witness"
    during = "opening a witness"
    remedy = "make one with: habeas record witness new {folder} --name NAME"
    http_status = 404


@dataclass(eq=False, kw_only=True)
class WitnessFolderDamaged(StoreError):
    """A file of a witness is not what it wrote."""

    file: str
    code = "store.witness-folder-damaged"
    message = "{file} of the witness cannot be used: it is damaged"
    during = "opening a witness"
    remedy = "put it back from a copy; a witness that forgot what it saw can be shown less"
    exit_status = ExitStatus.DOES_NOT_VERIFY


@dataclass(eq=False, kw_only=True)
class LogHasAnotherKey(StoreError):
    """A witness is given a second key for a log that it watches."""

    log: str
    code = "store.log-has-another-key"
    message = "the log {log} is watched by another key already"
    during = "giving a witness a log to watch"
    remedy = "ask its keepers why the key changed; a new key is a new log"
