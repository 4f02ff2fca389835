"""Who reads the reports of the case, and which models elsewhere may."""

from __future__ import annotations

from habeas.facts.errors import HabeasError
from habeas.facts.ids import EntryId
from habeas.workspace import readers
from habeas.workspace.opened import Opened
from habeas.workspace.readers import ChosenModel, ReaderPermit


class ReaderMethods(Opened):
    """Who reads the reports of the case, and which models elsewhere may."""

    __slots__ = ()

    @property
    def reader(self) -> ChosenModel | None:
        """The model that reads, None where the rules do."""
        return self.session.reader

    def reader_refusal(self) -> HabeasError | None:
        """Return why the chosen model may not read in this case, None where it may or the rules read."""
        return readers.refusal_of(self.session)

    def reader_permits(self) -> tuple[ReaderPermit, ...]:
        """Return the permissions of the case to send its reports to a model elsewhere."""
        return readers.permits(self.session)

    def permit_reader(self, address: str, model: str, *, reason: str) -> EntryId:
        """Put on record that reports of the case may be sent to a model elsewhere, and why."""
        return readers.permit_reader(self.session, address, model, reason=reason)

    def forbid_reader(self, address: str, model: str, *, reason: str = "") -> EntryId:
        """Put on record that such a permission holds no more."""
        return readers.forbid_reader(self.session, address, model, reason=reason)
