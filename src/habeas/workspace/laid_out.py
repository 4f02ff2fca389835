"""The statements of a case in reading order, by party and by what they claim, changed where they changed.

Everything here is copied before it is changed: who holds what was laid out before keeps it as it was.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Statement
from habeas.watch.evidence import origin_key
from habeas.workspace.families import Claimed, claimed

_FEW = 200
"""Up to how many changes each is put into its place; above, everything is sorted."""

_Statements = tuple[Statement, ...]
_Counts = Mapping[Claimed, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """Statements in reading order, oldest report first, by id, by party, and those that name nobody by what they claim.

    `removed` and `added` are what changed since they were laid out before; one that is in both is seen otherwise now.
    """

    statements: _Statements
    by_id: Mapping[StatementId, Statement]
    by_party: Mapping[PartyId, _Statements]
    of_nobody: Mapping[Claimed, Mapping[StatementId, str]]
    subjects: AbstractSet[str]
    removed: _Statements
    added: _Statements
    _counted: dict[str, tuple[_Statements, _Counts]] = field(default_factory=dict, repr=False, compare=False)

    def origins(self, statement: Statement) -> int:
        """Return how many origins claim what a statement of this layout claims (`habeas.workspace.families.claimed`).

        Whoever claims the same names the same, so it is counted where it is asked for, among what names one of them.
        """
        claim = claimed(statement, self.subjects)
        if not claim.about:
            return len(set(self.of_nobody[claim].values()))
        party = min(claim.about, key=lambda one: len(self.by_party[PartyId(one)]))
        naming = self.by_party[PartyId(party)]
        counted = self._counted.get(party)
        if counted is None or counted[0] is not naming:
            counted = self._counted[party] = (naming, _count(naming, self.subjects))
        return counted[1][claim]


def _count(statements: Sequence[Statement], subjects: AbstractSet[str]) -> _Counts:
    keys: dict[Claimed, set[str]] = {}
    for one in statements:
        keys.setdefault(claimed(one, subjects), set()).add(origin_key(one))
    return {claim: len(found) for claim, found in keys.items()}


NOTHING = LaidOut(statements=(), by_id={}, by_party={}, of_nobody={}, subjects=frozenset(), removed=(), added=())
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
    removed = tuple(one for one in before.by_id.values() if by_id.get(one.id) is not one or one.id in about_reseen)
    added = sorted(
        [one for one in by_id.values() if before.by_id.get(one.id) is not one or one.id in about_reseen],
        key=_reading_order,
    )
    return LaidOut(
        statements=_in_order(before.statements, removed, added),
        by_id=by_id,
        by_party=_by_party(before.by_party, removed, added),
        of_nobody=_of_nobody(before, removed, added),
        subjects=subjects,
        removed=removed,
        added=tuple(added),
        _counted=before._counted if before.subjects == subjects else {},
    )


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


def _of_nobody(
    before: LaidOut, removed: Sequence[Statement], added: Sequence[Statement]
) -> Mapping[Claimed, Mapping[StatementId, str]]:
    changed = dict(before.of_nobody)
    own: dict[Claimed, dict[StatementId, str]] = {}

    def to_change(statement: Statement) -> dict[StatementId, str]:
        claim = claimed(statement, ())
        if claim not in own:
            own[claim] = dict(changed.get(claim, {}))
            changed[claim] = own[claim]
        return own[claim]

    for one in removed:
        if not one.claim.references():
            del to_change(one)[one.id]
    for one in added:
        if not one.claim.references():
            to_change(one)[one.id] = origin_key(one)
    return {claim: keys for claim, keys in changed.items() if keys}
