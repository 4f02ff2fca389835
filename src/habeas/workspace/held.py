"""What the group holds: the statements that stand, with everyone who was judged the same seen as one.

A large case has a hundred thousand statements, and one entry changes a few of them. So what a case holds is carried on
from what it held before: what stands (`habeas.store.queries.facts`), how it is seen (`habeas.workspace.seen`), and how
it is laid out, here. Each step takes over what did not change, and worked out from nothing comes to the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from habeas.facts.cluster import Cluster
from habeas.facts.exhibit import Exhibit
from habeas.facts.grade import Grade
from habeas.facts.ids import ExhibitId, PartyId, StatementId
from habeas.facts.judgement import Judgement
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Statement
from habeas.store.making_many import making_many
from habeas.store.queries import Known
from habeas.watch import Index, change_index, index_statements
from habeas.workspace.families import Family, claimed, count_as_one, families_of, report_of
from habeas.workspace.laid_out import NOTHING, LaidOut, lay_out
from habeas.workspace.seen import CaseSeen, parties_of, see
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
    _laid_out: LaidOut = field(repr=False, compare=False)
    _indexes: dict[date, Index] = field(default_factory=dict, repr=False, compare=False)

    @property
    def grades(self) -> Mapping[StatementId, Grade]:
        """The grade of every standing statement."""
        return {statement: judgement.grade for statement, judgement in self.judgements.items()}

    def statement(self, statement: StatementId) -> Statement | None:
        """Return a standing statement with canonical references, None where none of that id stands."""
        return self._laid_out.by_id.get(statement)

    def name(self, reference: str) -> str:
        """Return the name of a party, its id where the case does not know it."""
        party = self.parties.get(self.canonical.get(PartyId(reference), PartyId(reference)))
        return party.name if party else reference

    def report_of(self, statement: Statement) -> ExhibitId:
        """Return the original that a statement stands in."""
        return report_of(statement, self.exhibits)

    def about(self, party: PartyId) -> tuple[Statement, ...]:
        """Return the statements that name a party, as subject, speaker or place, oldest report first."""
        return self._laid_out.by_party.get(party, ())

    def origins_of(self, statement: Statement) -> int:
        """Return how many origins say what a standing statement says, of the same people or groups."""
        return self._laid_out.origins(claimed(statement, self.subjects))

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
        session: The session.
        as_of: Leave out statements of reports published after this day; a report without a date stays in.
        known_on: What the log held at the end of this day in UTC, or after so many entries, instead of now.
    """
    queries, remembered, case = session.store.queries, session.store.remembered, session.case
    newest = queries.newest_but_views()

    def seen(before: CaseSeen | None) -> CaseSeen:
        facts = queries.facts(case, known_on=known_on, before=None if before is None else before.facts)
        return see(facts, before)

    def held(before: Held | None) -> Held:
        if known_on is not None:
            return _hold(seen(None), as_of, None)
        return _hold(remembered.carry(("seen", case), seen, newest=newest), as_of, before)

    with making_many():
        return remembered.carry(("held", case, as_of, known_on), held, newest=newest)


def _hold(seen: CaseSeen, as_of: date | None, before: Held | None) -> Held:
    facts = seen.facts
    within = {
        seq: statement
        for seq, statement in seen.statements.items()
        if as_of is None or statement.published_on is None or statement.published_on <= as_of
    }
    families = families_of(facts.derivations.values(), facts.exhibits)
    subjects = _subjects(seen.clusters)
    counted = count_as_one(tuple(within.values()), families, facts.exhibits, subjects)
    parties = parties_of(seen.clusters)
    known = NOTHING if before is None else before._laid_out
    laid_out = lay_out(
        counted, subjects, known, reseen=frozenset() if before is None else _reseen(before.clusters, seen.clusters)
    )
    return Held(
        statements=laid_out.statements,
        parties=parties,
        clusters=seen.clusters,
        canonical=seen.canonical,
        judgements={statement.id: facts.judgements[seq] for seq, statement in within.items()},
        exhibits=facts.exhibits,
        families=families,
        subjects=subjects,
        _laid_out=laid_out,
        _indexes={} if before is None else _indexes(before, parties, laid_out),
    )


def _indexes(before: Held, parties: Mapping[PartyId, Party], laid_out: LaidOut) -> dict[date, Index]:
    return {
        day: change_index(index, parties, removed=laid_out.removed, added=laid_out.added)
        for day, index in before._indexes.items()
    }


def _reseen(before: Mapping[PartyId, Cluster], after: Mapping[PartyId, Cluster]) -> frozenset[PartyId]:
    """Return the parties that are seen otherwise than before."""
    if before is after:
        return frozenset()
    return frozenset(party for party in {**before, **after} if before.get(party) is not after.get(party))


def _subjects(clusters: Mapping[PartyId, Cluster]) -> frozenset[str]:
    kinds = (PartyKind.PERSON, PartyKind.GROUP)
    return frozenset(party for party, cluster in clusters.items() if cluster.party.kind in kinds)
