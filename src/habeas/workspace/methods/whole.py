"""The record as a whole: verified, rebuilt, exported, proven, backed up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from habeas.facts.ids import StatementId
from habeas.store.backup.places import KEYS_KEPT_DAYS, BackupPlaces
from habeas.store.verification import Report
from habeas.workspace import backing_up, handing_out
from habeas.workspace.backing_up import BackupState
from habeas.workspace.errors import UnknownObject
from habeas.workspace.opened import Opened

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

    def prove(self, statement: str) -> bytes:
        """Return the proof that a statement, given by number or id, stands in the log.

        Raises:
            UnknownObject: the case has no such statement.
        """
        target = self.id_of(statement)
        if target not in {one.id for one in self.session.store.queries.statements(self.case.id)}:
            raise UnknownObject(what="statement", given=statement)
        return self.session.store.prove(StatementId(target))

    def checkpoint(self) -> str:
        """Return the newest signed checkpoint of the log."""
        return self.session.store.folder.checkpoint.read_text(encoding="utf-8")

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
