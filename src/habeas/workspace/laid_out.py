"""The statements of a case in reading order, by party and by what they claim, changed where they changed.

Everything here is copied before it is changed: who holds what was laid out before keeps it as it was.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import compress
from operator import is_not

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Statement
from habeas.watch.evidence import origin_key
from habeas.workspace.families import claimed

_FEW = 200
"""Up to how many changes each is put into its place; above, everything is sorted."""

_Claims = Mapping[object, Mapping[StatementId, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """Statements in reading order, oldest report first, by id, by party, and the keys of origins by what is claimed.

    `removed` and `added` are what changed since they were laid out before; one that is in both is seen otherwise now.
    """

    statements: tuple[Statement, ...]
    by_id: Mapping[StatementId, Statement]
    by_party: Mapping[PartyId, tuple[Statement, ...]]
    agreeing: _Claims
    subjects: AbstractSet[str]
    removed: tuple[Statement, ...]
    added: tuple[Statement, ...]
    _counts: dict[object, int] = field(default_factory=dict, repr=False, compare=False)

    def origins(self, claim: object) -> int:
        """Return how many origins claim the same (`habeas.workspace.families.claimed`)."""
        count = self._counts.get(claim)
        if count is None:
            count = self._counts[claim] = len(set(self.agreeing[claim].values()))
        return count


NOTHING = LaidOut(statements=(), by_id={}, by_party={}, agreeing={}, subjects=frozenset(), removed=(), added=())
"""No statement at all."""


def lay_out(
    statements: Sequence[Statement],
    subjects: AbstractSet[str],
    before: LaidOut = NOTHING,
    *,
    reseen: AbstractSet[PartyId] = frozenset(),
) -> LaidOut:
    """Return statements laid out; what is in `before` already is taken over as it lies there.

    All that is new is put into reading order once, and stays in it wherever it goes.

    Args:
        statements: In any order, each id once; one that did not change is the same object as before.
        subjects: The ids of the persons and groups of the case.
        before: How they were laid out before.
        reseen: The parties that are seen otherwise since.
    """
    by_id = {one.id: one for one in statements}
    about_reseen = {one.id for party in reseen for one in before.by_party.get(party, ())}
    removed = _changed(before.by_id, by_id, about_reseen)
    added = sorted(_changed(by_id, before.by_id, about_reseen), key=_reading_order)
    return LaidOut(
        statements=_in_order(before.statements, removed, added),
        by_id=by_id,
        by_party=_by_party(before.by_party, removed, added),
        agreeing=_agreeing(before, subjects, removed, added),
        subjects=subjects,
        removed=removed,
        added=tuple(added),
    )


def _changed(
    of: Mapping[StatementId, Statement], against: Mapping[StatementId, Statement], also: AbstractSet[StatementId]
) -> tuple[Statement, ...]:
    """Return the statements that are not the same objects in both, and those that are named besides."""
    differ = compress(of.values(), map(is_not, map(against.get, of), of.values()))
    if not also:
        return tuple(differ)
    different = {one.id for one in differ}
    return tuple(one for one in of.values() if one.id in different or one.id in also)


def _reading_order(statement: Statement) -> tuple[date, str, int, str]:
    return (
        statement.published_on or date.min,
        statement.anchor.exhibit,
        statement.anchor.span.start,
        statement.id,
    )


def _in_order(
    before: tuple[Statement, ...], removed: Sequence[Statement], added: Sequence[Statement]
) -> tuple[Statement, ...]:
    if len(removed) + len(added) > _FEW:
        without = {one.id for one in removed}
        kept = [one for one in before if one.id not in without]
        return tuple(sorted([*kept, *added], key=_reading_order))
    ordered = list(before)
    for one in removed:
        del ordered[bisect_left(ordered, _reading_order(one), key=_reading_order)]
    for one in added:
        insort(ordered, one, key=_reading_order)
    return tuple(ordered)


def _by_party(
    before: Mapping[PartyId, tuple[Statement, ...]], removed: Sequence[Statement], added: Sequence[Statement]
) -> Mapping[PartyId, tuple[Statement, ...]]:
    gone: dict[PartyId, set[str]] = {}
    come: dict[PartyId, list[Statement]] = {}
    for one in removed:
        for party in one.parties():
            gone.setdefault(party, set()).add(one.id)
    for one in added:
        for party in one.parties():
            come.setdefault(party, []).append(one)
    changed = dict(before)
    for party in {**gone, **come}:
        without = gone.get(party, ())
        left = [one for one in changed.pop(party, ()) if one.id not in without]
        new = come.get(party, [])
        if left or new:
            changed[party] = tuple(sorted([*left, *new], key=_reading_order) if left else new)
    return changed


def _agreeing(
    before: LaidOut, subjects: AbstractSet[str], removed: Sequence[Statement], added: Sequence[Statement]
) -> _Claims:
    changed: dict[object, Mapping[StatementId, str]] = dict(before.agreeing)
    own: dict[object, dict[StatementId, str]] = {}

    def to_change(claim: object) -> dict[StatementId, str]:
        if claim not in own:
            own[claim] = dict(changed.get(claim, {}))
            changed[claim] = own[claim]
        return own[claim]

    for one in removed:
        claim = claimed(one, before.subjects)
        to_change(claim).pop(one.id)
        if not own[claim]:
            del own[claim], changed[claim]
    for one in added:
        to_change(claimed(one, subjects))[one.id] = origin_key(one)
    return changed
