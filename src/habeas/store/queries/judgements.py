"""Proposals and what people decided about them: now, and as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db.models import QuerySet

from habeas.facts.derivation import DerivationJudgement
from habeas.facts.ids import CaseId, EntryId, ExhibitId, PartyId, ProposalId
from habeas.facts.judgement import IdentityJudgement, Judgement, Verdict
from habeas.facts.statement import Proposal, Statement
from habeas.record.decisions import VERDICTS, StatementActs, derivation_of, identity_of, judgement_of
from habeas.record.kinds import DerivationJudged, IdentityJudged
from habeas.store.making_many import making_many
from habeas.store.models import CachedJudgement, CachedProposal, LogEntry
from habeas.store.plain_text import read_plain
from habeas.store.projections.restating import decisions_of
from habeas.store.queries.entries import EntryQueries
from habeas.store.queries.moments import position_at
from habeas.store.queries.values import Known, QueuedProposal
from habeas.store.standing import OVERTAKEN, PENDING, pair_of, stand

if TYPE_CHECKING:
    from habeas.store.access.append import LoggedAct

_AT_ONCE = 900


class JudgementQueries(EntryQueries):
    """Reads of proposals and judgements."""

    def proposals(
        self,
        case: CaseId,
        *,
        is_open: bool | None = None,
        verdict: Verdict | None = None,
        exhibit: ExhibitId | None = None,
    ) -> tuple[QueuedProposal, ...]:
        """Return the proposals of a case in the order in which they came and stand in the text.

        Args:
            case: The case.
            is_open: Only those that nobody has judged, or only those that somebody has.
            verdict: Only those with this verdict.
            exhibit: Only those of one text layer or one reading.
        """
        rows = _made_proposals(case).order_by("seq", "place")
        if is_open is not None:
            rows = rows.filter(state=PENDING) if is_open else rows.exclude(state=PENDING)
        if verdict is not None:
            rows = rows.filter(state=verdict.value)
        if exhibit is not None:
            rows = rows.filter(layer=exhibit) | rows.filter(reading=exhibit)
        return tuple(_queued(row) for row in rows)

    def proposal(self, case: CaseId, proposal: ProposalId) -> QueuedProposal | None:
        """Return one proposal of a case, None where there is none of that id."""
        row = _made_proposals(case).filter(id=proposal).first()
        return None if row is None else _queued(row)

    def judgements(
        self, case: CaseId, *, known_on: Known | None = None, only_standing: bool = True
    ) -> tuple[Judgement, ...]:
        """Return judgements about statements in the order of the log.

        Args:
            case: The case.
            known_on: As they stood at the end of this day in UTC, or after so many entries of the log, instead of now.
            only_standing: Leave out those that were undone, overtaken or superseded; else the whole history.

        Raises:
            DoesNotVerify: an entry is not what was sealed.
        """
        with making_many():
            return tuple(
                self._read(
                    case, decided(case, known_on, of_pairs=False, only_standing=only_standing)
                ).judgements.values()
            )

    def identities(
        self, case: CaseId, *, known_on: Known | None = None, only_standing: bool = True
    ) -> tuple[IdentityJudgement, ...]:
        """Return decisions about who is who in the order of the log; takes and raises what `judgements` does."""
        places = decided(case, known_on, of_pairs=True, only_standing=only_standing)
        return tuple(self._read(case, _of_kind(places, IdentityJudged.kind)).identities.values())

    def derivations(
        self, case: CaseId, *, known_on: Known | None = None, only_standing: bool = True
    ) -> tuple[DerivationJudgement, ...]:
        """Return decisions about which report was made from which; takes and raises what `judgements` does."""
        places = decided(case, known_on, of_pairs=True, only_standing=only_standing)
        return tuple(self._read(case, _of_kind(places, DerivationJudged.kind)).derivations.values())

    def identity_of(self, case: CaseId, left: PartyId, right: PartyId) -> IdentityJudgement | None:
        """Return the decision that stands over two parties, None where none does."""
        return next(iter(self._read(case, _standing(case, left, right)).identities.values()), None)

    def derivation_of(self, case: CaseId, report: ExhibitId, of: ExhibitId) -> DerivationJudgement | None:
        """Return the decision that stands over two reports, None where none does."""
        return next(iter(self._read(case, _standing(case, report, of)).derivations.values()), None)

    def judgements_of(self, case: CaseId, proposals: Iterable[ProposalId]) -> Mapping[ProposalId, Judgement]:
        """Return the judgement that stands over each of some proposals; one that is open is left out."""
        rows = CachedJudgement.objects.filter(case=case, proposal__in=tuple(proposals), holds=True).order_by("seq")
        read = self._read(case, tuple(rows.values_list("seq", flat=True)))
        return {one.proposal: one for one in read.judgements.values() if one.proposal is not None}

    def stands(self, case: CaseId, entry: EntryId) -> bool:
        """Return whether an entry is a decision that stands: about a statement, who is who, or two reports."""
        place = LogEntry.objects.filter(entry=entry).values_list("seq", flat=True).first()
        rows = CachedJudgement.objects.filter(case=case, seq=place, undone=None, stands=True)
        return place is not None and rows.exists()

    def _read(self, case: CaseId, places: Sequence[int]) -> Decided:
        """Return the decisions of a case at some places of the log; of what was erased there is none.

        What a row points at in another case is passed over, whatever the row says: verifying names it.
        """
        return read_decisions(one for one in self._log.acts_at(places) if one.header.case == case)

    def is_stated(self, case: CaseId, statement: str) -> bool:
        """Return whether a statement of that id stands in a case."""
        return CachedJudgement.objects.filter(case=case, statement=statement, stands=True).exists()

    def statements(self, case: CaseId, *, known_on: Known | None = None) -> tuple[Statement, ...]:
        """Return the statements that stand, or that stood at the end of a day in UTC."""
        judged = self.judgements(case, known_on=known_on)
        return tuple(judgement.statement for judgement in judged if judgement.statement is not None)


def _made_proposals(case: CaseId) -> QuerySet[CachedProposal]:
    """Return the proposals that readers still make, and those that somebody judged."""
    return CachedProposal.objects.filter(case=case).exclude(state=OVERTAKEN)


def _queued(row: CachedProposal) -> QueuedProposal:
    return QueuedProposal(
        id=ProposalId(row.id),
        case=CaseId(row.case),
        reading=ExhibitId(row.reading),
        layer=ExhibitId(row.layer),
        proposal=read_plain(Proposal, row.plain),
        verdict=None if row.state == PENDING else Verdict(row.state),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Decisions by the place of their entry in the log, in its order."""

    judgements: Mapping[int, Judgement]
    identities: Mapping[int, IdentityJudgement]
    derivations: Mapping[int, DerivationJudgement]


def read_decisions(acts: Iterable[LoggedAct]) -> Decided:
    """Return the decisions that some entries are; an entry that decides nothing is passed over."""
    judgements: dict[int, Judgement] = {}
    identities: dict[int, IdentityJudgement] = {}
    derivations: dict[int, DerivationJudgement] = {}
    for seq, _, header, act in acts:
        if type(act) in VERDICTS:
            judgements[seq] = judgement_of(header, cast("StatementActs", act))
        elif isinstance(act, IdentityJudged):
            identities[seq] = identity_of(header, act)
        elif isinstance(act, DerivationJudged):
            derivations[seq] = derivation_of(header, act)
    return Decided(judgements=judgements, identities=identities, derivations=derivations)


def decided(
    case: CaseId, known_on: Known | None = None, *, of_pairs: bool | None = None, only_standing: bool = True
) -> Sequence[int]:
    """Return the places of the decisions of a case, in the order of the log.

    Args:
        case: The case.
        known_on: As they stood then, instead of now.
        of_pairs: Only those about two parties or two reports, or only those about statements.
        only_standing: Leave out those that do not stand.
    """
    rows = CachedJudgement.objects.filter(case=case, undone=None)
    # A pair is never empty: asking for more than nothing lets the database go by its index, which holds no other rows.
    if of_pairs is not None:
        rows = rows.filter(pair__gt="") if of_pairs else rows.filter(pair=None)
    before = None if known_on is None else position_at(known_on)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    elif only_standing:
        rows = rows.filter(stands=True)
    places: Iterable[int] = rows.values_list("seq", flat=True)
    if before is not None and only_standing:
        stood = stand(decisions_of(case, before=before)).standing
        places = (place for place in places if place in stood)
    return sorted(places)


def _of_kind(places: Sequence[int], kind: str) -> list[int]:
    """Return those of some places whose entries are of a kind."""
    found: list[int] = []
    for start in range(0, len(places), _AT_ONCE):
        rows = LogEntry.objects.filter(seq__in=places[start : start + _AT_ONCE], kind=kind)
        found += rows.order_by("seq").values_list("seq", flat=True)
    return found


def _standing(case: CaseId, first: str, second: str) -> Sequence[int]:
    rows = CachedJudgement.objects.filter(case=case, pair=pair_of(first, second), undone=None, stands=True)
    return sorted(rows.values_list("seq", flat=True))
