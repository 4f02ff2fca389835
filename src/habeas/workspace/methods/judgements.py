"""What a person decides: about proposals, about who is who, and to take it back."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.facts.derivation import Derivation
from habeas.facts.grade import Grade
from habeas.facts.ids import EntryId, ExhibitId, PartyId, ProposalId
from habeas.facts.judgement import Identity
from habeas.workspace import (
    deriving,
    judging,
    matching,
)
from habeas.workspace.finding import find_judgement
from habeas.workspace.judging import Judged
from habeas.workspace.matching import Conflict
from habeas.workspace.opened import Opened


class JudgementMethods(Opened):
    """What a person decides: about proposals, about who is who, and to take it back."""

    __slots__ = ()

    def accept(
        self, proposal: ProposalId, *, grade: Grade = Grade(), reason: str = "", over: EntryId | None = None
    ) -> Judged:
        """Accept a proposal as it stands; `over` is the entry by which somebody else was unsure of it."""
        return judging.accept(self.session, proposal, grade=grade, reason=reason, over=over)

    def correct(
        self,
        proposal: ProposalId,
        changes: Mapping[str, object],
        *,
        reason: str,
        grade: Grade = Grade(),
        over: EntryId | None = None,
    ) -> Judged:
        """Put your own statement in the place of a proposal; see `habeas.workspace.judging.correct`."""
        return judging.correct(self.session, proposal, changes, reason=reason, grade=grade, over=over)

    def reject(self, proposal: ProposalId, *, reason: str, over: EntryId | None = None) -> Judged:
        """Reject a proposal; `over` as for `accept`."""
        return judging.reject(self.session, proposal, reason=reason, over=over)

    def leave_open(self, proposal: ProposalId, *, reason: str = "", over: EntryId | None = None) -> Judged:
        """Record that you looked and are unsure; `over` as for `accept`."""
        return judging.leave_open(self.session, proposal, reason=reason, over=over)

    def enter(self, written: judging.WrittenStatement, *, reason: str, grade: Grade = Grade()) -> Judged:
        """Enter a statement that you found in an exhibit yourself."""
        return judging.enter(self.session, written, reason=reason, grade=grade)

    def judge_identity(
        self, left: PartyId, right: PartyId, identity: Identity, *, reason: str = "", over: str | None = None
    ) -> EntryId:
        """Say whether two parties are the same; with `over`, only if that judgement, or none where empty, stands."""
        return matching.judge_identity(self.session, left, right, identity, reason=reason, over=over)

    def judge_derivation(
        self, report: ExhibitId, of: ExhibitId, derivation: Derivation, *, reason: str = "", over: str | None = None
    ) -> EntryId:
        """Say whether a report was made from another one, or is independent of it; `over` as for two parties."""
        return deriving.judge_derivation(self.session, report, of, derivation, reason=reason, over=over)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the clusters whose members a person also judged not the same."""
        return matching.find_conflicts(self.session)

    def judgement_of(self, given: str) -> EntryId:
        """Return the entry of the judgement that stands over a statement, given by number or id, or over a proposal.

        Raises:
            NothingToUndo: no judgement that stands is meant.
        """
        return find_judgement(self.session, given)

    def undo(self, entry: EntryId, *, reason: str) -> EntryId:
        """Take a judgement back."""
        return judging.undo(self.session, entry, reason=reason)
