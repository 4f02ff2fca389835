"""The appeals ledger, reached from the workspace."""

from __future__ import annotations

from habeas.workspace.appeals import Ledger
from habeas.workspace.opened import Opened


class LedgerMethods(Opened):
    """What the workspace knows of appeals."""

    __slots__ = ()

    @property
    def ledger(self) -> Ledger:
        """What was asked of whom, what came back and what is due; see `habeas.workspace.appeals`."""
        return Ledger(session=self.session)
