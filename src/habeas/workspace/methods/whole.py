"""The record as a whole: verified, rebuilt, exported, proven."""

from __future__ import annotations

from pathlib import Path

from habeas.facts.ids import StatementId
from habeas.store.verification import Report
from habeas.workspace import (
    handing_out,
)
from habeas.workspace.errors import UnknownObject
from habeas.workspace.opened import Opened


class WholeMethods(Opened):
    """The record as a whole: verified, rebuilt, exported, proven."""

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
