"""What can be looked at: people, exhibits, proposals, parties, the log."""

from __future__ import annotations

from datetime import date

from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId, PartyId, ProposalId
from habeas.facts.party import Party
from habeas.store.queries import EnrolledActor, OpenCase
from habeas.workspace import (
    deriving,
    handing_out,
    people,
    showing,
)
from habeas.workspace.deriving import OriginsView
from habeas.workspace.handing_out import HandedOut
from habeas.workspace.held import hold
from habeas.workspace.logbook import read_log
from habeas.workspace.opened import Opened
from habeas.workspace.searching import Found, search
from habeas.workspace.views import (
    ExhibitView,
    LogLine,
    ProposalView,
    ReportView,
)


class LookingMethods(Opened):
    """What can be looked at: people, exhibits, proposals, parties, the log."""

    __slots__ = ()

    def actors(self) -> tuple[EnrolledActor, ...]:
        """Return the enrolled people."""
        return self.session.store.queries.actors()

    def cases(self) -> tuple[OpenCase, ...]:
        """Return the cases in which the person who acts is enrolled."""
        return people.cases_of(self.session.store, self.actor.id)

    def enrol(self, name: str, *, role: str = "case worker") -> EnrolledActor:
        """Enrol a person in the case."""
        return people.enrol(self.session, name, role=role)

    def drafts(self, person: PartyId) -> tuple[Exhibit, ...]:
        """Return the drafts made for a person, newest first."""
        return showing.show_drafts(self.session, person)

    def exhibits(self) -> tuple[ExhibitView, ...]:
        """Return what was received, newest first."""
        return showing.show_exhibits(self.session)

    def origins(self) -> OriginsView:
        """Return how many origins the reports of the case have, and which may be made from one another."""
        return deriving.show_origins(self.session)

    def report(self, layer: ExhibitId) -> ReportView:
        """Return a report with everything that was proposed from it."""
        view = showing.show_report(self.session, layer)
        self.note_view("exhibit", layer)
        return view

    def exhibit_id(self, given: str) -> ExhibitId:
        """Return the id of the exhibit that has a number or an id.

        Raises:
            UnknownObject: the case has no such exhibit.
        """
        return showing.find_exhibit(self.session, ExhibitId(self.id_of(given))).id

    def original(self, exhibit: ExhibitId) -> HandedOut:
        """Return the bytes of an exhibit, unsealed and verified; handing them out is logged.

        Raises:
            LeaveNeeded: it is an original, and nobody else has given leave.
        """
        return handing_out.unseal(self.session, exhibit)

    def proposal(self, proposal: ProposalId) -> ProposalView:
        """Return one proposal, judged or not."""
        return showing.show_proposal(self.session, proposal)

    def proposals(self, *, is_open: bool | None = True) -> tuple[ProposalView, ...]:
        """Return the proposals of the case, those that wait unless asked otherwise."""
        return showing.show_queue(self.session, is_open=is_open)

    def unsure_of_others(self) -> tuple[ProposalView, ...]:
        """Return the proposals that somebody else was unsure about; take that back to judge one."""
        return showing.show_unsure_of_others(self.session)

    def open_proposals(self) -> int:
        """Return how many proposals nobody has judged."""
        return len(self.session.store.queries.proposals(self.case.id, is_open=True))

    def next_report(self) -> ExhibitId | None:
        """Return the oldest text layer with an open proposal, None where nothing waits."""
        waiting = self.session.store.queries.proposals(self.case.id, is_open=True)
        return waiting[0].layer if waiting else None

    def parties(self, *, as_of: date | None = None) -> tuple[tuple[str, Party], ...]:
        """Return the short number and the party of everyone and everything that the case holds."""
        held = hold(self.session, as_of=as_of)
        numbers = self.session.store.queries.numbers_of(held.parties)
        return tuple((numbers[party], held.parties[party]) for party in held.parties)

    def number_of(self, target: str) -> str:
        """Return the short number of anything that has one."""
        return self.session.store.queries.number_of(target)

    def search(self, text: str, *, exact: bool = False) -> Found:
        """Search names in any script, or letter by letter if `exact`, and the words of reports."""
        return search(self.session, text, exact=exact)

    def log(self, *, skip: int = 0, limit: int | None = None) -> tuple[LogLine, ...]:
        """Return entries of the log, newest first."""
        return read_log(self.session, skip=skip, limit=limit)
