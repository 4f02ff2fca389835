"""What the group holds: the statements that stand, with everyone who was judged the same seen as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from habeas.facts.cluster import Cluster, see_as_one
from habeas.facts.exhibit import Exhibit
from habeas.facts.grade import Grade
from habeas.facts.ids import ExhibitId, PartyId, StatementId
from habeas.facts.judgement import IdentityJudgement, Judgement
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Statement
from habeas.record.judgement import identity_clusters
from habeas.store.queries import Known
from habeas.workspace.families import Family, count_as_one, families_of, report_of
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The standing statements of a case with canonical references, and what is needed to explain them."""

    statements: tuple[Statement, ...]
    parties: Mapping[PartyId, Party]
    clusters: Mapping[PartyId, Cluster]
    canonical: Mapping[PartyId, PartyId]
    judgements: Mapping[StatementId, Judgement]
    exhibits: Mapping[ExhibitId, Exhibit]
    families: tuple[Family, ...] = ()

    @property
    def subjects(self) -> frozenset[str]:
        """The persons and groups, whom statements are about."""
        return _subjects(self.clusters)

    @property
    def grades(self) -> Mapping[StatementId, Grade]:
        """The grade of every standing statement."""
        return {statement: judgement.grade for statement, judgement in self.judgements.items()}

    def statement(self, statement: StatementId) -> Statement | None:
        """Return a standing statement with canonical references, None where none of that id stands."""
        return next((one for one in self.statements if one.id == statement), None)

    def name(self, reference: str) -> str:
        """Return the name of a party, its id where the case does not know it."""
        party = self.parties.get(self.canonical.get(PartyId(reference), PartyId(reference)))
        return party.name if party else reference

    def report_of(self, statement: Statement) -> ExhibitId:
        """Return the original that a statement stands in."""
        return report_of(statement, self.exhibits)

    def about(self, party: PartyId) -> tuple[Statement, ...]:
        """Return the statements that name a party, as subject, speaker or place, oldest report first."""
        return tuple(statement for statement in self.statements if party in statement.parties())


def hold(session: Session, *, as_of: date | None = None, known_on: Known | None = None) -> Held:
    """Return what the case holds.

    Args:
        as_of: Leave out statements of reports published after this day; a report without a date stays in.
        known_on: What the log held at the end of this day in UTC, or after so many entries, instead of now.
    """
    queries = session.store.queries
    parties = queries.parties(session.case, known_on=known_on)
    clusters = _clusters(parties, queries.identities(session.case, known_on=known_on))
    canonical = {member: party for party, cluster in clusters.items() for member in cluster.members}
    judgements = {
        judgement.statement.id: judgement
        for judgement in queries.judgements(session.case, known_on=known_on)
        if judgement.statement is not None
        and (as_of is None or judgement.statement.published_on is None or judgement.statement.published_on <= as_of)
    }
    exhibits = {exhibit.id: exhibit for exhibit in queries.exhibits(session.case, known_on=known_on)}
    families = families_of(queries.derivations(session.case, known_on=known_on), exhibits)
    seen = [_canonical(judgement.statement, canonical) for judgement in judgements.values() if judgement.statement]
    statements = count_as_one(seen, families, exhibits, _subjects(clusters))
    return Held(
        statements=tuple(sorted(statements, key=_reading_order)),
        parties={party: cluster.party for party, cluster in clusters.items()},
        clusters=clusters,
        canonical=canonical,
        judgements=judgements,
        exhibits=exhibits,
        families=families,
    )


def _subjects(clusters: Mapping[PartyId, Cluster]) -> frozenset[str]:
    kinds = (PartyKind.PERSON, PartyKind.GROUP)
    return frozenset(party for party, cluster in clusters.items() if cluster.party.kind in kinds)


def _reading_order(statement: Statement) -> tuple[date, str, int, str]:
    return (
        statement.published_on or date.min,
        statement.anchor.exhibit,
        statement.anchor.span.start,
        statement.id,
    )


def _clusters(parties: tuple[Party, ...], identities: tuple[IdentityJudgement, ...]) -> dict[PartyId, Cluster]:
    known = {party.id: party for party in parties}
    order = {party.id: place for place, party in enumerate(parties)}
    clusters = {}
    for members in identity_clusters(tuple(known), identities):
        cluster = see_as_one(known[member] for member in sorted(members, key=order.__getitem__))
        clusters[cluster.party.id] = cluster
    return clusters


def _canonical(statement: Statement, canonical: Mapping[PartyId, PartyId]) -> Statement:
    """Return the statement with every reference moved to the cluster it belongs to, and its origin counted there.

    Two statements of one and the same speaker go back to one origin, whoever printed them; where nobody speaks,
    the publisher is the origin.
    """

    def moved(reference: str) -> str:
        return canonical.get(PartyId(reference), PartyId(reference))

    origin = statement.origin
    speaker = None if origin.speaker is None else PartyId(moved(origin.speaker))
    key = speaker or (f"name:{origin.speaker_name.casefold()}" if origin.speaker_name else "")
    return replace(
        statement,
        claim=statement.claim.renamed(moved),
        place=None if statement.place is None else PartyId(moved(statement.place)),
        origin=replace(origin, speaker=speaker, key=key or f"publisher:{origin.publisher.casefold()}"),
    )
