"""What every method of the workspace works with: the session, the person who acts, the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.store.queries import EnrolledActor, OpenCase
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open workspace, in the name of one enrolled person, in one case."""

    session: Session
    actor: EnrolledActor
    case: OpenCase

    def today(self) -> date:
        """Return the present day in UTC."""
        return self.session.today()

    def id_of(self, given: str) -> str:
        """Return the id of what has a short number, what was given where nothing has it."""
        return self.session.store.queries.id_of_number(self.case.id, given) or given

    def note_view(self, what: str, seen: str) -> None:
        """Log that the person looked at something: once for each person, thing and hour."""
        self.session.store.log_view(
            case=self.case.id, actor=self.actor.id, what=what, seen=seen, at=self.session.clock()
        )
