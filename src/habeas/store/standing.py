"""Which judgements hold and which stand, worked out from rows without opening a single statement.

The rule is that of `habeas.record.judgement.fold_judgements`; a test holds the two equal on random histories.

1. Going backwards, an undoing that is not itself undone undoes what it points at.
2. Of the judgements about one proposal that hold, the last is effective; a statement without a proposal is
   effective while it holds. Of the decisions about one pair of parties that hold, the last stands.
3. An effective correction takes the place of the statement that it supersedes, and of what that one superseded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

PENDING = "pending"
"""Of a proposal that nobody has judged, or whose judgements were undone."""

NOWHERE = -1
"""The place that is undone by an undoing of what is not in the log."""

OVERTAKEN = "overtaken"
"""Of a proposal that nobody ever judged and that its reader does not make any more, told another day of its report."""


def pair_of(first: str, second: str) -> str:
    """Return how a pair of ids is written, whichever of them is named first."""
    return " ".join(sorted((first, second)))


class Decision(NamedTuple):
    """What of a row decides whether it stands; `undone` is the place of the entry that it undoes."""

    seq: int
    verdict: str | None = None
    proposal: str | None = None
    statement: str | None = None
    supersedes: str | None = None
    undone: int | None = None
    pair: str | None = None


DECIDING = Decision._fields
"""The columns that decide what stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The places of the decisions that hold and of those that stand, and the state of every judged proposal."""

    holding: frozenset[int]
    standing: frozenset[int]
    states: Mapping[str, str]


def stand(decisions: Sequence[Decision]) -> Standing:
    """Return what stands after `decisions`, which are in the order of the log."""
    undone = _undone(decisions)
    valid = [one for one in decisions if one.seq not in undone]
    last_of_proposal = {one.proposal: one for one in valid if one.proposal is not None}
    last_of_pair = {one.pair: one for one in valid if one.pair is not None}
    effective = [
        one
        for one in valid
        if one.verdict is not None and (one.proposal is None or last_of_proposal[one.proposal] is one)
    ]
    superseded = _superseded(effective, valid)
    standing = {one.seq for one in effective if one.statement is None or one.statement not in superseded}
    standing |= {one.seq for one in last_of_pair.values()}
    return Standing(
        holding=frozenset(one.seq for one in valid),
        standing=frozenset(standing),
        states={
            proposal: last_of_proposal[proposal].verdict or PENDING if proposal in last_of_proposal else PENDING
            for proposal in {one.proposal for one in decisions if one.proposal is not None}
        },
    )


def entangled(decisions: Sequence[Decision]) -> list[Decision]:
    """Return those of all decisions of a case that hang together with another one: every other one simply stands."""
    superseded = {one.supersedes for one in decisions if one.supersedes is not None}
    undone = {one.undone for one in decisions if one.undone is not None}
    return [
        one
        for one in decisions
        if one.proposal is not None
        or one.pair is not None
        or one.undone is not None
        or one.supersedes is not None
        or one.statement in superseded
        or one.seq in undone
    ]


def _undone(decisions: Sequence[Decision]) -> frozenset[int]:
    """Return the places of decisions that are undone; one that does not come before its undoing never is."""
    places, undone = {one.seq for one in decisions}, set[int]()
    for one in reversed([one for one in decisions if one.undone is not None]):
        if one.undone is not None and one.seq not in undone and one.undone in places and one.undone < one.seq:
            undone.add(one.undone)
    return frozenset(undone)


def _superseded(effective: Sequence[Decision], valid: Sequence[Decision]) -> frozenset[str]:
    predecessors = {one.statement: one.supersedes for one in valid if one.supersedes is not None}
    superseded: set[str] = set()
    for one in effective:
        earlier = predecessors.get(one.statement)
        while earlier is not None and earlier not in superseded:
            superseded.add(earlier)
            earlier = predecessors.get(earlier)
    return frozenset(superseded)
