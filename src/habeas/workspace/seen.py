"""What stands in a case with everyone who was judged the same seen as one, carried forward as the log grows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING

from habeas.facts.claim import Claim
from habeas.facts.cluster import Cluster, see_as_one
from habeas.facts.ids import PartyId
from habeas.facts.party import Party
from habeas.facts.statement import Origin, Statement
from habeas.record.judgement import identity_clusters

if TYPE_CHECKING:
    from habeas.store.queries.facts import CaseFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSeen:
    """The facts of a case seen through its clusters.

    `canonical` is the cluster of every party, `statements` those that stand by the place of their entry.
    """

    facts: CaseFacts
    clusters: Mapping[PartyId, Cluster]
    canonical: Mapping[PartyId, PartyId]
    statements: Mapping[int, Statement]


def see(facts: CaseFacts, before: CaseSeen | None = None) -> CaseSeen:
    """Return the facts of a case with everyone who was judged the same seen as one.

    Args:
        facts: What stands.
        before: What was returned for facts that these were carried on from: what did not change since is taken over.
    """
    if before is not None and _are_same_people(before.facts, facts):
        clusters, canonical = before.clusters, before.canonical
    else:
        clusters = _clusters(facts, {} if before is None else before.clusters)
        canonical = {member: party for party, cluster in clusters.items() for member in cluster.members}
    return CaseSeen(
        facts=facts, clusters=clusters, canonical=canonical, statements=_statements(facts, canonical, before)
    )


def _are_same_people(before: CaseFacts, after: CaseFacts) -> bool:
    return before.parties is after.parties and before.identities is after.identities


def _clusters(facts: CaseFacts, before: Mapping[PartyId, Cluster]) -> dict[PartyId, Cluster]:
    known = {party.id: party for party in facts.parties}
    order = {party: place for place, party in enumerate(known)}
    clusters = {}
    for members in identity_clusters(tuple(known), facts.identities.values()):
        ordered = tuple(sorted(members, key=order.__getitem__))
        cluster = before.get(ordered[0])
        if cluster is None or cluster.members != ordered:
            cluster = see_as_one(known[member] for member in ordered)
        clusters[cluster.party.id] = cluster
    return clusters


def _statements(
    facts: CaseFacts, canonical: Mapping[PartyId, PartyId], before: CaseSeen | None
) -> Mapping[int, Statement]:
    known = {} if before is None else before.facts.judgements
    if before is not None and known is facts.judgements and canonical is before.canonical:
        return before.statements
    joined = {member: party for member, party in canonical.items() if member != party}
    origins: dict[int, Origin] = {}
    moved = frozenset[PartyId]() if before is None else _moved(before.canonical, canonical)
    if before is not None and not moved:
        return _carried(before, facts, joined, origins)
    statements = {}
    for seq, judgement in facts.judgements.items():
        if judgement.statement is None:
            continue
        if before is not None and known.get(seq) is judgement and moved.isdisjoint(judgement.statement.parties()):
            statements[seq] = before.statements[seq]
        else:
            statements[seq] = _canonical(judgement.statement, joined, origins)
    return statements


def _carried(
    before: CaseSeen, facts: CaseFacts, joined: Mapping[PartyId, PartyId], origins: dict[int, Origin]
) -> Mapping[int, Statement]:
    """Return the statements where everybody stayed in their cluster: only those that came or went are looked at."""
    known, now = before.facts.judgements, facts.judgements
    statements = dict(before.statements)
    last = next(reversed(statements), -1)
    for seq in known.keys() - now.keys():
        statements.pop(seq, None)
    changed = list(compress(now, map(is_not, map(known.get, now), now.values())))
    for seq in changed:
        statements.pop(seq, None)
        said = now[seq].statement
        if said is not None:
            statements[seq] = _canonical(said, joined, origins)
    return statements if not changed or changed[0] > last else dict(sorted(statements.items()))


def _moved(before: Mapping[PartyId, PartyId], after: Mapping[PartyId, PartyId]) -> frozenset[PartyId]:
    """Return the parties that are in another cluster than before; who is new alone stands for nobody else."""
    if before is after:
        return frozenset()
    return frozenset(party for party in {**before, **after} if before.get(party, party) != after.get(party, party))


def _canonical(statement: Statement, joined: Mapping[PartyId, PartyId], origins: dict[int, Origin]) -> Statement:
    """Return the statement with every reference moved to the cluster it belongs to, and its origin counted there.

    Two statements of one and the same speaker go back to one origin, whoever printed them; where nobody speaks,
    the publisher is the origin.

    Args:
        statement: As it was judged.
        joined: The cluster of each party that is not its own.
        origins: What became of origins before, by the identity of the object: many statements share one.
    """
    claim = _moved_claim(statement.claim, joined) if joined else statement.claim
    place = statement.place and joined.get(statement.place, statement.place)
    origin = origins.get(id(statement.origin))
    if origin is None:
        origin = origins[id(statement.origin)] = _canonical_origin(statement.origin, joined)
    if claim is statement.claim and place == statement.place and origin is statement.origin:
        return statement
    return replace(statement, claim=claim, place=place, origin=origin)


def _moved_claim(claim: Claim, joined: Mapping[PartyId, PartyId]) -> Claim:
    def moved(reference: str) -> str:
        return joined.get(PartyId(reference), PartyId(reference))

    return claim.renamed(moved) if any(one in joined for one in claim.references()) else claim


def _canonical_origin(origin: Origin, joined: Mapping[PartyId, PartyId]) -> Origin:
    speaker = origin.speaker and joined.get(origin.speaker, origin.speaker)
    if speaker:
        key: str = speaker
    elif origin.speaker_name:
        key = f"name:{origin.speaker_name.casefold()}"
    else:
        key = f"publisher:{origin.publisher.casefold()}"
    return origin if key == origin.key and speaker == origin.speaker else replace(origin, speaker=speaker, key=key)


def parties_of(clusters: Mapping[PartyId, Cluster]) -> Mapping[PartyId, Party]:
    """Return every cluster seen as one party."""
    return {party: cluster.party for party, cluster in clusters.items()}
