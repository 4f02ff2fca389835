"""What the group holds: the statements that stand, with everyone who was judged the same seen as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
from habeas.watch import Index, index_statements
from habeas.watch.evidence import origin_key
from habeas.workspace.families import Family, claimed, count_as_one, families_of, report_of
from habeas.workspace.session import Session

INDEXED_DAYS = 4
"""For how many days the layout of the statements is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The standing statements of a case with canonical references, and what is needed to explain them.

    `subjects` are the persons and groups, whom statements are about.
    """

    statements: tuple[Statement, ...]
    parties: Mapping[PartyId, Party]
    clusters: Mapping[PartyId, Cluster]
    canonical: Mapping[PartyId, PartyId]
    judgements: Mapping[StatementId, Judgement]
    exhibits: Mapping[ExhibitId, Exhibit]
    families: tuple[Family, ...]
    subjects: frozenset[str]
    _by_party: Mapping[PartyId, tuple[Statement, ...]] = field(repr=False, compare=False)
    _agreeing: Mapping[object, frozenset[str]] = field(repr=False, compare=False)
    _indexes: dict[date, Index] = field(default_factory=dict, repr=False, compare=False)

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
        return self._by_party.get(party, ())

    def origins_of(self, statement: Statement) -> int:
        """Return how many origins say what a standing statement says, of the same people or groups."""
        return len(self._agreeing[claimed(statement, self.subjects)])

    def index(self, as_of: date) -> Index:
        """Return the statements laid out for all questions of one day; of a few days each is laid out once."""
        index = self._indexes.get(as_of)
        if index is None:
            index = index_statements(self.statements, self.parties, as_of)
            if len(self._indexes) >= INDEXED_DAYS:
                self._indexes.clear()
            self._indexes[as_of] = index
        return index


def hold(session: Session, *, as_of: date | None = None, known_on: Known | None = None) -> Held:
    """Return what the case holds.

    Args:
        as_of: Leave out statements of reports published after this day; a report without a date stays in.
        known_on: What the log held at the end of this day in UTC, or after so many entries, instead of now.
    """
    store = session.store
    return store.remembered.answer(
        ("held", session.case, as_of, known_on),
        lambda: _hold(session, as_of, known_on),
        newest=store.queries.newest_but_views(),
    )


def _hold(session: Session, as_of: date | None, known_on: Known | None) -> Held:
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
    subjects = _subjects(clusters)
    statements = tuple(sorted(count_as_one(seen, families, exhibits, subjects), key=_reading_order))
    by_party: dict[PartyId, list[Statement]] = {}
    agreeing: dict[object, set[str]] = {}
    for one in statements:
        for party in one.parties():
            by_party.setdefault(party, []).append(one)
        agreeing.setdefault(claimed(one, subjects), set()).add(origin_key(one))
    return Held(
        statements=statements,
        parties={party: cluster.party for party, cluster in clusters.items()},
        clusters=clusters,
        canonical=canonical,
        judgements=judgements,
        exhibits=exhibits,
        families=families,
        subjects=subjects,
        _by_party={party: tuple(found) for party, found in by_party.items()},
        _agreeing={said: frozenset(found) for said, found in agreeing.items()},
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
