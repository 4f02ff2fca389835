"""Bringing the rows of judgements up to date with what stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from habeas.store.models import CachedJudgement, CachedProposal
from habeas.store.plain_sql import fetch
from habeas.store.standing import DECIDING, PENDING, Decision, stand

Member = TypeVar("Member")

_LINKED = f'SELECT "case", holds, stands, {", ".join(DECIDING)} FROM cached_judgement'  # noqa: S608 - names of our own

_AT_ONCE = 400
"""How many decisions are looked up, or rows changed, by one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A decision with what its row says of it: whether it holds, and whether it stands."""

    decision: Decision
    holds: bool = True
    stands: bool = True

    @classmethod
    def new(cls, decision: Decision) -> Marked:
        """Return a new decision as its row is inserted: it holds, and stands unless it undoes another one."""
        return cls(decision=decision, stands=decision.undone is None)


def decisions_of(case: str, *, before: int | None = None) -> list[Decision]:
    """Return the decisions of a case in the order of the log, those before a place where one is given."""
    rows = CachedJudgement.objects.filter(case=case).order_by("seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return [Decision(**row) for row in rows.values(*DECIDING)]


def restate(case: str, marked: Iterable[Marked]) -> None:
    """Bring `holds`, `stands` and the states of proposals up to date after new judgements.

    Only what hangs together with them is worked out anew, so that the hundred thousandth judgement of a case takes no
    longer than the first.

    Args:
        case: The case.
        marked: Its new decisions, whose rows are there now, and every one that hangs together with them.
    """
    ordered = sorted(marked, key=lambda one: one.decision.seq)
    if len(ordered) == 1 and ordered[0].decision.undone is None and ordered[0].decision.proposal is None:
        return  # It is new, nothing hangs together with it, and its row says so already.
    result = stand([one.decision for one in ordered])
    for column, wanted, there in (
        ("holds", result.holding, {one.decision.seq for one in ordered if one.holds}),
        ("stands", result.standing, {one.decision.seq for one in ordered if one.stands}),
    ):
        for value, changed in ((False, there - wanted), (True, wanted - there)):
            for some in _in_pieces(sorted(changed)):
                CachedJudgement.objects.filter(case=case, seq__in=some).update(**{column: value})
    _restate_proposals(case, result.states)


def _restate_proposals(case: str, states: Mapping[str, str]) -> None:
    for some in _in_pieces(sorted(states)):
        rows = CachedProposal.objects.filter(case=case)
        known = dict(rows.filter(id__in=some).exclude(state=PENDING).values_list("id", "state"))
        changed: dict[str, list[str]] = {}
        for proposal in some:
            if known.get(proposal, PENDING) != states[proposal]:
                changed.setdefault(states[proposal], []).append(proposal)
        for state, identifiers in changed.items():
            rows.filter(id__in=identifiers).update(state=state)


def linked_to(case: str, judged: Sequence[Decision]) -> list[Marked]:
    """Return some new decisions and those in the table that hang together with them.

    Two hang together that are about one proposal, one pair or one statement, or of which one undoes the other or takes
    its place. `stand` works out nothing by any other link. What undoes a new one comes after it, and so is
    among the new ones.
    """
    found = {one.seq: Marked.new(one) for one in judged}
    new, fresh = frozenset(one.seq for one in judged), judged
    while fresh:
        met = [one for some in _in_pieces(fresh) for one in _neighbours(case, some, new)]
        linked = {one.decision.seq: one for one in met if one.decision.seq not in found}
        found.update(linked)
        fresh = [one.decision for one in linked.values()]
    return list(found.values())


def _neighbours(case: str, some: Sequence[Decision], new: AbstractSet[int]) -> Iterator[Marked]:
    """Yield the decisions of a case that one link leads to from some; nothing undoes one of `new`.

    Each link is asked for by itself within the query: of one condition over all of them SQLite would rather read the
    whole case than go by six indexes.
    """
    statements = {one for each in some for one in (each.statement, each.supersedes) if one}
    links: dict[str, AbstractSet[str] | AbstractSet[int]] = {
        "proposal": {one.proposal for one in some if one.proposal},
        "pair": {one.pair for one in some if one.pair},
        "statement": statements,
        "supersedes": statements,
        "undone": {one.seq for one in some} - new,
        "seq": {one.undone for one in some if one.undone is not None},
    }
    asked: list[str] = []
    values: list[int | str] = []
    for column, wanted in links.items():
        if wanted:
            asked.append(f"{_LINKED} WHERE {column} IN ({', '.join(['%s'] * len(wanted))})")
            values.extend(sorted(wanted))
    for of_case, holds, stands, *found in fetch(" UNION ALL ".join(asked), values) if asked else ():
        if of_case == case:
            yield Marked(decision=Decision._make(found), holds=bool(holds), stands=bool(stands))


def _in_pieces(members: Sequence[Member]) -> Iterator[Sequence[Member]]:
    return (members[begin : begin + _AT_ONCE] for begin in range(0, len(members), _AT_ONCE))
