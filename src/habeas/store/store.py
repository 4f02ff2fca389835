"""The store as the workspace uses it: one object over the log, the tables, the exhibits and the keys.

Django is loaded when a store is opened, not when this module is imported.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Self

from habeas.facts.errors import HabeasError
from habeas.facts.ids import ActorId, CaseId, EntryId, ExhibitId
from habeas.record.checkpoint import Checkpoint, parse_and_verify
from habeas.record.key_file import KeyKind
from habeas.record.kinds import Act, ExhibitSealed
from habeas.store.checkpoint_file import CheckpointFile, read_notes
from habeas.store.durable import writing
from habeas.store.errors import AlreadyOpen, DatabaseMissing, Unknown
from habeas.store.keyring import Keyring, is_wrapped, root_way
from habeas.store.remembered import Remembered
from habeas.store.vault import Sealed, Vault
from habeas.store.workspace_folder import WorkspaceFolder
from habeas.store.writer_lock import WriterLock

if TYPE_CHECKING:
    from habeas.record.tree import Edge
    from habeas.store.erasing import Erasure
    from habeas.store.verification.report import Report

Passphrase = str | Callable[[], str] | None
"""A passphrase, or the way to ask for it, which is gone only where the keys are wrapped by one."""


class Store:
    """One open workspace. One process has one at a time; close it before another is opened."""

    _open_one: ClassVar[Store | None] = None

    def __init__(
        self,
        folder: WorkspaceFolder,
        keyring: Keyring,
        *,
        database: str,
        is_new: bool = False,
        extra_settings: Mapping[str, object] | None = None,
        lock: WriterLock | None = None,
    ) -> None:
        """Open the database; `habeas.store.opening` finds the folder and the keys.

        Args:
            folder: Where the workspace lies.
            keyring: Its opened keys.
            database: The address of a server, or nothing for the encrypted file.
            is_new: Whether the database is to be made.
            extra_settings: What the desk adds to Django's settings.
            lock: What whoever writes holds; one of its own where none is given.

        Raises:
            AlreadyOpen: this process has another workspace open.
            DatabaseMissing: its file is not there.
            WrongKey: the database does not open with the workspace's key.
            DatabaseUnreachable: it does not open at all.
            NewerWorkspace: a later version of Habeas has changed the tables.
            DatabaseInUse: the database holds another workspace.
            DatabaseNotEmpty: it holds tables of another program.
        """
        if Store._open_one is not None:
            raise AlreadyOpen
        if not database and not is_new and not folder.database.is_file():
            raise DatabaseMissing(file=folder.database.name)
        from habeas.store.setup import DatabaseChoice, configure_django

        if is_new and not database:
            _make_private(folder.database)
        choice = DatabaseChoice(
            file=folder.database,
            key=keyring.database_key(),
            secret=keyring.secret_for_cookies(),
            text_key=keyring.text_key(),
            url=database,
            is_new=is_new,
        )
        configure_django(choice, extra_settings=extra_settings)
        Store._open_one = self
        self._lock = lock or WriterLock(folder.lock)
        self._checkpoint = CheckpointFile(folder.checkpoint)
        self.remembered = Remembered()
        try:
            self._assemble(folder, keyring, is_new=is_new)
        except BaseException:
            self.close()
            raise

    def _assemble(self, folder: WorkspaceFolder, keyring: Keyring, *, is_new: bool) -> None:
        from habeas.store.access import Log
        from habeas.store.queries.everything import Queries
        from habeas.store.schema import check_owner, migrate

        self.folder = folder
        self.keyring = keyring
        self.vault = Vault(folder.exhibits)
        migrate()
        check_owner(keyring.origin, is_new=is_new)
        self.log = Log(self._checkpoint, keyring, self.vault, self._lock)
        self.queries = Queries(self.log)

    def __enter__(self) -> Self:
        """Return the open store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Close the database, its write-ahead log brought into the file and emptied."""
        if Store._open_one is not self:
            return
        from habeas.store.setup import close_connection

        Store._open_one = None
        self._checkpoint.close()
        close_connection()
        self.remembered.forget()

    def writing(self) -> AbstractContextManager[None]:
        """Hold the workspace for writing, so that what is looked up is still so when it is appended to.

        Raises:
            DatabaseBusy: another program held it for too long.
        """
        return self._lock.held()

    def append(self, acts: Sequence[Act], *, case: CaseId | None, actor: ActorId, at: datetime) -> tuple[EntryId, ...]:
        """Append acts in one step, all or none, and return their entries once they are durable.

        Raises:
            DiskFull: there is no room; nothing was appended.
            DatabaseBusy: another program held the workspace for too long; nothing was appended.
            SealedMeanwhile: the file of an exhibit was replaced by another program; nothing was appended.
            CheckpointNotWritten: the entries are in the log, only the checkpoint is not renewed.
        """
        return self.log.append(acts, case=case, actor=actor, at=at)

    def open_case(self, title: str, *, actor: ActorId, at: datetime) -> CaseId:
        """Make the keys of a new case, then log it."""
        from habeas.store.access.openings import open_case

        with self.writing():
            return open_case(self.log, self.keyring, title, actor=actor, at=at)

    def log_view(self, *, case: CaseId | None, actor: ActorId, what: str, seen: str, at: datetime) -> bool:
        """Log that a person looked at something, once for each person, thing and hour; return whether it was new."""
        from habeas.store.access.openings import log_view

        with self.writing():
            return log_view(self.log, case=case, actor=actor, what=what, seen=seen, at=at)

    def seal(self, stream: BinaryIO, *, case: CaseId, derived: ExhibitId | None = None) -> Sealed:
        """Seal bytes into the vault and return once they are durable; the entry that logs them comes next.

        Of what is received the address comes from the content alone: `is_new` is False where the case has these
        very bytes already, and then a receipt is logged, not a sealing. What is made from it has an address of its
        own whatever its bytes are, since a text layer may equal its original and two drafts may be alike.

        Args:
            stream: The bytes.
            case: Whose exhibit it is.
            derived: The exhibit that the bytes will be, where they were made and not received.

        Raises:
            DiskFull, CannotWrite: nothing is left behind.
            OSError: the stream itself cannot be read.
        """

        @contextmanager
        def admit(address: str) -> Iterator[bool]:
            with self.writing():
                yield not self.queries.is_address_known(case, address)

        address_key = self.keyring.case_keys(case).address
        if derived is not None:
            address_key = hmac.digest(address_key, derived.encode(), "sha256")
        return self.vault.seal(stream, address_key, admit=admit)

    def open_exhibit(self, exhibit: ExhibitId) -> Iterator[bytes]:
        """Yield the content of an exhibit in chunks, each verified before it is yielded.

        Raises:
            Unknown: there is no such exhibit, or it was erased.
            ExhibitMissing, ExhibitDamaged: its file is not what was sealed.
        """
        place = self.queries.place_of_exhibit(exhibit)
        act = self.log.at(place.seq).act
        if not isinstance(act, ExhibitSealed):
            raise Unknown(what="exhibit", id=exhibit)
        return self.vault.open(act.address, act.file_key)

    def erase(self, erasure: Erasure, *, actor: ActorId, at: datetime) -> None:
        """Destroy what an erasure names, for good; `clear_traces` does the rest. See `habeas.store.erasing`.

        Raises:
            DiskFull, DatabaseBusy, DoesNotVerify, ExhibitMissing, ExhibitDamaged: nothing was erased.
        """
        from habeas.store.erasing import erase

        erase(self, erasure, actor=actor, at=at)

    def clear_traces(self) -> None:
        """Clear what an erasure left outside the tables, if one did.

        Raises:
            TracesLeft, CannotWrite, CheckpointNotWritten, DatabaseBusy: something is left; it is tried again when the
                workspace is opened next.
        """
        from habeas.store.erasing import clear_traces

        clear_traces(self)

    def rebuild(self) -> int:
        """Make every cached table again from the log, and return how many entries were applied.

        What interrupted sealings left in the vault is swept away then: only tables that were just made tell for certain
        which files no entry names. Where the log lacks what was signed, as an older database does that was put back,
        nothing is swept: the missing entries may name those files.

        Raises:
            DoesNotVerify: an entry is not what was sealed; the tables stay as they are.
            ExhibitMissing, ExhibitDamaged: a text layer or a reading does not open; the tables stay as they are.
        """
        from habeas.store.access.openings import known_addresses
        from habeas.store.rebuild import rebuild_tables

        with self.writing():
            try:
                applied = rebuild_tables(self.log, self.vault.open)
            finally:
                self.remembered.forget()
            if self._has_all_that_was_signed():
                self.vault.sweep_orphans(known_addresses())
            return applied

    def _has_all_that_was_signed(self) -> bool:
        """Return whether the log begins with what the checkpoint was signed over; without a checkpoint nobody knows."""
        from habeas.record.tree import edge_of

        try:
            signed = self.signed_checkpoint()
        except HabeasError:
            return False
        edge = self.edge()
        if signed.size == edge.size:
            return signed.root == edge.root()
        leaves = self.leaf_hashes()
        return signed.size <= len(leaves) and edge_of(leaves[: signed.size]).root() == signed.root

    def signed_checkpoint(self) -> Checkpoint:
        """Return the newest signed checkpoint, once the signature of this log's key holds.

        Raises:
            CannotRead, KeyFileDoesNotVerify: the checkpoint or the key cannot be read.
            CheckpointDoesNotVerify: it is not what was signed.
        """
        return parse_and_verify(self.checkpoint_note(), self.keyring.vkey(), self.keyring.origin)

    def checkpoint_note(self) -> bytes:
        """Return the newest checkpoint as it lies in the folder, its signature unchecked.

        Raises:
            CannotRead: it is not there, or the system refused.
            CheckpointDoesNotVerify: its file has not the form that it must have.
        """
        return read_notes(self.folder.checkpoint).newest

    def verify(self, *, against: Sequence[bytes] = ()) -> Report:
        """Check everything that is stored against everything that was promised; see `habeas.store.verification`.

        Args:
            against: Signed checkpoints of this log that were kept outside.
        """
        from habeas.store.verification.whole import verify_store

        return verify_store(self, against=against)

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write everything in clear as JSON Lines, one file for each kind of entry, and return the files.

        Raises:
            FolderNotEmpty: the folder already holds something.
            DoesNotVerify: an entry is not what was sealed.
            DiskFull, CannotWrite: the export is not complete.
        """
        from habeas.store.export import export_log

        return export_log(self.queries.entries(), folder)

    def prove(self, proven: str) -> bytes:
        """Return a proof that a statement, an exhibit or an entry is in the log; `verify.py` checks it alone.

        Raises:
            Unknown: no entry brought such a thing.
        """
        from habeas.store.proving import prove

        return prove(self, proven)

    def root_at(self, size: int) -> str:
        """Return the root over the first `size` entries, in hexadecimal; over fewer where the log has fewer."""
        from habeas.record.tree import edge_of

        return edge_of(self.leaf_hashes()[:size]).root().hex()

    def is_protected(self) -> bool:
        """Return whether a passphrase is needed to open the workspace."""
        return is_wrapped(self.folder.keys)

    def is_dropped(self) -> bool:
        """Return whether the workspace has no passphrase of its own any more: only own keys of people open it."""
        return root_way(self.folder.keys) is KeyKind.DROPPED_ROOT

    def edge(self) -> Edge:
        """Return the edge of the tree over the log as it stands."""
        from habeas.store.access.edge import look_at_edge

        return look_at_edge()

    def leaf_hashes(self) -> tuple[bytes, ...]:
        """Return the hash of every entry, in the order of the log."""
        from habeas.store.access.stored import leaf_hashes

        return leaf_hashes()


def _make_private(file: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives the same rights to the files beside it."""
    with writing(file.name):
        file.touch(mode=0o600, exist_ok=False)
