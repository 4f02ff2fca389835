"""Which groups a person is said to be a member of; nothing else carries a group's claims to a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.facts.claim import TieClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Statement
from habeas.watch.evidence import is_asserted

MEMBER_OF = "member of"
"""The tie by which a person, or a smaller group, belongs to a group."""


def groups_of(
    party: PartyId, statements: Sequence[Statement], parties: Mapping[PartyId, Party]
) -> dict[PartyId, tuple[StatementId, ...]]:
    """Return the groups that `party` is said to belong to, each with the ties that say so.

    Follows ties from group to group. Units and organisations are left out: where a brigade is does not tell
    where one of its soldiers is.
    """
    ties: dict[PartyId, list[tuple[PartyId, StatementId]]] = {}
    for statement in sorted(statements, key=lambda one: one.id):
        claim = statement.claim
        if isinstance(claim, TieClaim) and claim.tie == MEMBER_OF and is_asserted(statement):
            ties.setdefault(PartyId(claim.from_party), []).append((PartyId(claim.to), statement.id))
    found: dict[PartyId, set[StatementId]] = {}
    waiting = [(party, frozenset[StatementId]())]
    while waiting:
        current, path = waiting.pop()
        for group, tie in ties.get(current, ()):
            known = parties.get(group)
            steps = path | {tie}
            if known is None or known.kind is not PartyKind.GROUP or group == party or steps <= found.get(group, set()):
                continue
            found.setdefault(group, set()).update(steps)
            waiting.append((group, steps))
    return {group: tuple(sorted(found[group])) for group in sorted(found)}


def members_of(
    group: PartyId, statements: Sequence[Statement], parties: Mapping[PartyId, Party]
) -> tuple[PartyId, ...]:
    """Return the persons who are said, by a tie of their own, to be members of `group`, sorted."""
    found = set()
    for statement in statements:
        claim = statement.claim
        if isinstance(claim, TieClaim) and claim.tie == MEMBER_OF and claim.to == group and is_asserted(statement):
            member = parties.get(PartyId(claim.from_party))
            if member is not None and member.kind is PartyKind.PERSON:
                found.add(member.id)
    return tuple(sorted(found))
