"""What the group holds: the judgements in the log, folded in its order.

What sources say is never touched by this. A judgement stands over a proposal until another about the same
proposal comes after it or until it is undone; undoing an undoing brings it back. An identity stands over a pair
of parties in the same way, and parties that are the same as one another make a cluster, never a merged party.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from habeas.facts.derivation import DerivationJudgement
from habeas.facts.ids import EntryId, PartyId, ProposalId, StatementId
from habeas.facts.judgement import IdentityJudgement, Judgement
from habeas.facts.statement import Proposal, Statement
from habeas.record.clusters import clusters_of
from habeas.record.decisions import StatementActs, derivation_of, identity_of, judgement_of
from habeas.record.entries import Entry
from habeas.record.kinds import DerivationJudged, IdentityJudged, JudgementUndone, StatementCorrected

_Pair = TypeVar("_Pair", IdentityJudgement, DerivationJudgement)

UndoableActs = StatementActs | IdentityJudged | DerivationJudged | JudgementUndone
"""The acts that `judgement.undone` can point at; it has no effect on any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What is held after some entries of the log, and the whole history under it.

    `history` has every judgement about statements in the order of the log, those undone included; `standing`
    the one that holds for each proposal; `held` the statements that stand, by id; `superseded` those in whose
    place a correction stands; `identities` the standing decision about each pair of parties, `derivations` that
    about each two reports.
    """

    history: tuple[Judgement, ...]
    undone: frozenset[EntryId]
    standing: Mapping[ProposalId, Judgement]
    held: Mapping[StatementId, Judgement]
    superseded: frozenset[StatementId]
    identities: tuple[IdentityJudgement, ...]
    derivations: tuple[DerivationJudgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAndHeld:
    """One proposal in both layers: what the source says, and what we hold of it, if anything yet."""

    proposal: ProposalId
    said: Proposal
    judgement: Judgement | None

    @property
    def held(self) -> Statement | None:
        """The statement that stands because of this proposal."""
        return None if self.judgement is None else self.judgement.statement


def fold_judgements(entries: Iterable[Entry]) -> Holding:
    """Return what is held after `entries`, which are those of one case in the order of the log.

    To know what was held on a day, pass the entries up to that day. Entries that were erased, and acts that
    judge nothing, are passed over.
    """
    ordered = [entry for entry in entries if isinstance(entry.act, UndoableActs)]
    undone = undone_entries(ordered)
    judged = [
        _Judged(judgement=judgement_of(entry.header, entry.act), act=entry.act)
        for entry in ordered
        if isinstance(entry.act, StatementActs)
    ]
    valid = [one for one in judged if one.judgement.entry not in undone]
    standing = {one.judgement.proposal: one for one in valid if one.judgement.proposal is not None}
    effective = [one for one in valid if one.judgement.proposal is None or standing[one.judgement.proposal] is one]
    superseded = _superseded(effective, valid)
    held = {one.judgement.statement.id: one.judgement for one in effective if one.judgement.statement is not None}
    return Holding(
        history=tuple(one.judgement for one in judged),
        undone=undone,
        standing={proposal: one.judgement for proposal, one in standing.items()},
        held={statement: judgement for statement, judgement in held.items() if statement not in superseded},
        superseded=superseded,
        identities=_last_of_pairs(
            (frozenset((entry.act.left, entry.act.right)), identity_of(entry.header, entry.act))
            for entry in ordered
            if isinstance(entry.act, IdentityJudged) and entry.header.id not in undone
        ),
        derivations=_last_of_pairs(
            (frozenset((entry.act.report, entry.act.of)), derivation_of(entry.header, entry.act))
            for entry in ordered
            if isinstance(entry.act, DerivationJudged) and entry.header.id not in undone
        ),
    )


def undone_entries(entries: Sequence[Entry]) -> frozenset[EntryId]:
    """Return the ids of the judgements, and of the undoings, that do not hold.

    An undoing comes after what it undoes, so going backwards each one is already known to hold or not.
    """
    places = {entry.header.id: place for place, entry in enumerate(entries) if isinstance(entry.act, UndoableActs)}
    undone: set[EntryId] = set()
    for place, entry in reversed(list(enumerate(entries))):
        act = entry.act
        if isinstance(act, JudgementUndone) and entry.header.id not in undone and places.get(act.undone, place) < place:
            undone.add(act.undone)
    return frozenset(undone)


def in_two_layers(said: Mapping[ProposalId, Proposal], holding: Holding) -> tuple[SaidAndHeld, ...]:
    """Return every proposal with the judgement that stands over it, in the order given."""
    return tuple(
        SaidAndHeld(proposal=proposal, said=words, judgement=holding.standing.get(proposal))
        for proposal, words in said.items()
    )


def identity_clusters(
    parties: Sequence[PartyId], identities: Iterable[IdentityJudgement]
) -> tuple[tuple[PartyId, ...], ...]:
    """Return `parties` in groups of those held to be one and the same; who is nobody else's equal stands alone.

    Groups, and the members of each, are in the order of `parties`; a party that is not among them is left out
    of its group, and still joins the others.
    """
    joined = {member: cluster.members for cluster in clusters_of(identities) for member in cluster.members}
    places = {party: place for place, party in enumerate(parties)}
    groups: dict[PartyId, tuple[PartyId, ...]] = {}
    for party in places:
        members = sorted((one for one in joined.get(party, (party,)) if one in places), key=places.__getitem__)
        groups.setdefault(members[0], tuple(members))
    return tuple(groups.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    judgement: Judgement
    act: StatementActs


def _superseded(effective: Sequence[_Judged], valid: Sequence[_Judged]) -> frozenset[StatementId]:
    """Return the statements in whose place a standing correction stands, through any number of corrections."""
    predecessors = {
        one.act.statement.id: one.act.supersedes
        for one in valid
        if isinstance(one.act, StatementCorrected) and one.act.supersedes is not None
    }
    superseded: set[StatementId] = set()
    for one in effective:
        earlier = predecessors.get(one.act.statement.id) if isinstance(one.act, StatementCorrected) else None
        while earlier is not None and earlier not in superseded:
            superseded.add(earlier)
            earlier = predecessors.get(earlier)
    return frozenset(superseded)


def _last_of_pairs(judged: Iterable[tuple[frozenset[str], _Pair]]) -> tuple[_Pair, ...]:
    """Return what was judged last of each pair, in the order in which it was."""
    standing: dict[frozenset[str], _Pair] = {}
    for pair, judgement in judged:
        standing.pop(pair, None)
        standing[pair] = judgement
    return tuple(standing.values())
