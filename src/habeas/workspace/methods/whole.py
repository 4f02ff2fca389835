"""The record as a whole: verified, rebuilt, exported, proven, backed up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from habeas.facts.ids import ExhibitId
from habeas.record.proof import make_continuation
from habeas.store.backup.places import KEYS_KEPT_DAYS, BackupPlaces
from habeas.store.queries import EnrolledActor
from habeas.store.verification import Report
from habeas.workspace import backing_up, handing_out, opening_keys, own_keys
from habeas.workspace.backing_up import BackupState
from habeas.workspace.checkpoints import Checkpoints
from habeas.workspace.errors import UnknownObject
from habeas.workspace.opened import Opened
from habeas.workspace.opening_keys import KeysState
from habeas.workspace.own_keys import OwnKeyHolder
from habeas.workspace.stamping import Stamps
from habeas.workspace.witnessing import Witnesses

if TYPE_CHECKING:
    from habeas.store.backup.making import BackupFiles


class WholeMethods(Opened):
    """The record as a whole: verified, rebuilt, exported, proven, backed up."""

    __slots__ = ()

    def verify(self) -> Report:
        """Check everything that is stored."""
        return self.session.store.verify()

    def rebuild(self) -> int:
        """Make every cached table again from the log; return how many entries were applied."""
        return self.session.store.rebuild()

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write everything in clear to a folder; the export is logged first."""
        return handing_out.export(self.session, folder)

    def prove(self, proven: str) -> bytes:
        """Return the proof that a statement, an exhibit or an entry, given by number or id, stands in the log.

        The proof of an exhibit shows the key of its sealed file: give it only to whom you give the exhibit.

        Raises:
            UnknownObject: the case has no such thing.
        """
        target = self.id_of(proven)
        queries, case = self.session.store.queries, self.case.id
        is_exhibit = bool(queries.exhibits_of(case, [ExhibitId(target)]))
        if not (is_exhibit or queries.is_stated(case, target) or queries.has_entry(case, target)):
            raise UnknownObject(what="statement, exhibit or entry", given=proven)
        return self.session.store.prove(target)

    def prove_continuation(self, older: bytes) -> bytes:
        """Return the proof that the log of today continues a checkpoint that somebody kept.

        Raises:
            CheckpointDoesNotVerify: it is not one of this log.
        """
        store = self.session.store
        return make_continuation(
            older=older, newer=self.checkpoint().encode(), leaf_hashes=store.leaf_hashes(), vkey=self.vkey()
        )

    def checkpoint(self) -> str:
        """Return the newest signed checkpoint of the log."""
        return self.session.store.checkpoint_note().decode()

    def back_up(
        self, folder: Path, *, keys: Path | None = None, is_whole: bool = False, keys_kept_days: int = KEYS_KEPT_DAYS
    ) -> BackupFiles:
        """Write a backup: a file of the record into `folder`, and one of keys into `keys`, or beside it.

        Args:
            folder: Where the record goes; a backup of this workspace that lies there is continued.
            keys: Where the keys go; better not to the same place.
            is_whole: Hold everything, also what earlier backups there hold.
            keys_kept_days: After how many days the file of keys is to be destroyed.
        """
        places = BackupPlaces(record=folder, keys=keys or folder)
        return backing_up.back_up(self.session, places, is_whole=is_whole, keys_kept_days=keys_kept_days)

    def backup_state(self) -> BackupState:
        """Return how the workspace stands with its backups."""
        return backing_up.backup_state(self.session)

    def rights(self, role: str) -> tuple[str, ...]:
        """Return the statements of SQL that let a user of the server add to the log, and never change it."""
        from habeas.store.postgresql.rights import grants

        return tuple(grants(role))

    def vkey(self) -> str:
        """Return the public key of the log, as text to hand out: whoever checks a proof needs it from elsewhere."""
        return self.session.store.keyring.vkey()

    @property
    def witnesses(self) -> Witnesses:
        """The outside witnesses of the log; see `habeas.workspace.witnessing`."""
        return Witnesses(session=self.session)

    @property
    def checkpoints(self) -> Checkpoints:
        """The checkpoint that is signed every day; see `habeas.workspace.checkpoints`."""
        return Checkpoints(session=self.session)

    @property
    def stamps(self) -> Stamps:
        """The time stamps over daily checkpoints; see `habeas.workspace.stamping`."""
        return Stamps(session=self.session)

    def share_keys(self, *, needed: int, total: int) -> tuple[str, ...]:
        """Return recovery shares of the root key as words: any `needed` of them open the workspace. It is logged.

        Raises:
            SharesDoNotFit: the numbers are not possible.
        """
        return opening_keys.share(self.session, needed=needed, total=total)

    def is_protected(self) -> bool:
        """Return whether a passphrase is needed to open the workspace."""
        return self.session.store.is_protected()

    def keys_state(self) -> KeysState:
        """Return what opens the workspace, since when, and where its record lies."""
        return opening_keys.keys_state(self.session)

    def change_passphrase(self, passphrase: str, *, present: str | None = None) -> None:
        """Let the workspace open with another passphrase from now on. It is logged.

        Args:
            passphrase: The new one.
            present: The one that opens it now, tried first where it is given.
        """
        opening_keys.change_passphrase(self.session, passphrase, present=present)

    def grant_own_key(self, person: str, passphrase: str) -> EnrolledActor:
        """Let an enrolled person, given by name or id, open the workspace by a passphrase of their own. It is logged.

        Raises:
            OwnKeyThere: they can already.
        """
        return own_keys.grant(self.session, person, passphrase)

    def find_to_grant(self, person: str) -> EnrolledActor:
        """Return the person who is to be given an own key, before anybody chooses a passphrase for it."""
        return own_keys.find_to_grant(self.session, person)

    def change_own_passphrase(self, passphrase: str) -> None:
        """Let the own key of the person who acts, which opened the workspace, open by another passphrase. It is logged.

        Raises:
            NotOpenedByOwnKey: something else opened it.
        """
        own_keys.change_own(self.session, passphrase)

    def revoke_own_key(self, person: str) -> OwnKeyHolder:
        """Take the own key of a person, given by name or id, away. It is logged; copies of it end with a rotation.

        Raises:
            NoOwnKey: they have none.
            TooFewOwnKeys: nobody could open the workspace any more.
        """
        return own_keys.revoke(self.session, person)

    def drop_passphrase(self) -> None:
        """Let the workspace open by own keys of people alone. It is logged.

        Raises:
            NotOpenedByOwnKey: the passphrase opened it.
            TooFewOwnKeys: fewer than two people have an own key.
        """
        own_keys.drop_passphrase(self.session)

    def rotate_keys(self, passphrase: str | None) -> bool:
        """Replace every key but the one that signs. The workspace is closed then, and opens with the same passphrase.

        Return whether nothing is left that the old keys open; a server may keep old rows until its owner clears them.

        Args:
            passphrase: The one that the workspace has, not that of a person; None where it has none.
        """
        return opening_keys.rotate(self.session, passphrase)
