"""Who is who: the clusters that standing judgements of identity make, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity, IdentityJudgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Parties held to be one and the same, joined directly or through others.

    `joined_by` are the judgements that join them; `parted_by` those that say that two members are not the same,
    which stays a contradiction to be shown until a person resolves it.
    """

    members: tuple[PartyId, ...]
    joined_by: tuple[IdentityJudgement, ...]
    parted_by: tuple[IdentityJudgement, ...]


def clusters_of(identities: Iterable[IdentityJudgement]) -> tuple[Cluster, ...]:
    """Return the clusters of two or more parties, in the order in which their first members were judged.

    Args:
        identities: The standing judgement about each pair, as `fold_judgements` returns them; one for each pair.
    """
    standing = tuple(identities)
    leaders: dict[PartyId, PartyId] = {}
    for judgement in standing:
        if judgement.identity is Identity.SAME and judgement.left != judgement.right:
            left, right = (_leader(leaders, party) for party in (judgement.left, judgement.right))
            leaders[right] = left
    members: dict[PartyId, list[PartyId]] = {}
    for party in leaders:
        members.setdefault(_leader(leaders, party), []).append(party)
    inside: dict[PartyId, list[IdentityJudgement]] = {leader: [] for leader in members}
    for judgement in standing:
        if judgement.left in leaders and judgement.right in leaders:
            leader = _leader(leaders, judgement.left)
            if leader == _leader(leaders, judgement.right):
                inside[leader].append(judgement)
    return tuple(_cluster(group, inside[leader]) for leader, group in members.items())


def _leader(leaders: dict[PartyId, PartyId], party: PartyId) -> PartyId:
    """Return the party that stands for the cluster of `party`, shortening the way to it."""
    leaders.setdefault(party, party)
    while leaders[party] != party:
        leaders[party] = leaders[leaders[party]]
        party = leaders[party]
    return party


def _cluster(members: list[PartyId], inside: list[IdentityJudgement]) -> Cluster:
    return Cluster(
        members=tuple(members),
        joined_by=tuple(one for one in inside if one.identity is Identity.SAME),
        parted_by=tuple(one for one in inside if one.identity is Identity.NOT_SAME),
    )
