"""Forms and letters: filled, looked at before anything is sealed, handed out."""

from __future__ import annotations

from habeas.act import FilledForm
from habeas.workspace import acting
from habeas.workspace.acting import Drafted, DraftFile, DraftRequest
from habeas.workspace.opened import Opened


class DraftMethods(Opened):
    """Forms and letters: filled, looked at before anything is sealed, handed out."""

    __slots__ = ()

    def draft(self, request: DraftRequest) -> Drafted:
        """Fill a form for a person from accepted statements, and seal it in every format that was asked for."""
        return acting.draft(self.session, request)

    def preview(self, request: DraftRequest) -> FilledForm:
        """Return a filled form, and seal nothing."""
        return acting.fill(self.session, request)

    def hand_out_draft(self, drafted: Drafted) -> tuple[DraftFile, ...]:
        """Return the files of a draft for writing them outside the workspace; that they left it is logged first."""
        return acting.hand_out(self.session, drafted)
