"""What pages and commands show: values put together from the record, with names in the place of ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from habeas.facts.claim import Claim
from habeas.facts.derivation import Derivation
from habeas.facts.exhibit import Exhibit
from habeas.facts.grade import INDEPENDENT_ORIGINS_FOR_CONFIRMED, InformationGrade
from habeas.facts.ids import EntryId, ExhibitId, PartyId, ProposalId, StatementId
from habeas.facts.judgement import Judgement, Verdict
from habeas.facts.party import Party
from habeas.facts.reading import Entity
from habeas.facts.source import Attribution, Link
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity, Proposal, Statement
from habeas.store.queries import ReleaseRecord
from habeas.watch import Contradiction, Silence, Tally, Whereabouts
from habeas.workspace.held import Held
from habeas.workspace.missed import has_ended
from habeas.workspace.tally_shown import TallyView


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedProposal:
    """The words of one proposal in a report: their span, and whether nobody has judged it."""

    id: ProposalId
    span: Span
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """One proposal as a reviewer sees it: what it claims in words, who says it, through what, and its judgement.

    `speaker` is the name of a party, else the words that the report has for the source; empty where the publisher
    itself speaks. `entities` are all that its reading names: whoever a correction may point at; `said`
    is how the report gives the speech; `set_off_by` are the words that its rule was set off by; `layer` is the text.
    """

    id: ProposalId
    report: str
    published_on: date | None
    proposal: Proposal
    gist: str
    speaker: str
    medium: str
    chain: str
    place: str
    verdict: Verdict | None
    judgement: Judgement | None
    judged_by: str
    entities: tuple[Entity, ...] = ()
    said: Attribution | None = None
    set_off_by: tuple[str, ...] = ()
    layer: ExhibitId | None = None

    @property
    def claim(self) -> Claim:
        """What it claims, pointing at entities of its reading."""
        return self.proposal.claim

    @property
    def links(self) -> tuple[Link, ...]:
        """Who passed it on, the origin first."""
        return self.said.chain if self.said else ()

    def name_of(self, reference: str) -> str:
        """Return the name of an entity of its reading, what was given where it has none."""
        return next((one.name for one in self.entities if one.id == reference), reference)

    @property
    def marks_said(self) -> tuple[str, ...]:
        """What sets it apart from a plain claim: that it is denied, or only alleged, threatened or possible."""
        said = (self.proposal.polarity.value, self.proposal.modality.value)
        return tuple(mark for mark in said if mark not in (Polarity.AFFIRMED, Modality.ACTUAL))

    @property
    def marked_gist(self) -> str:
        """What it claims in words, saying first whether it is denied, or only alleged or possible."""
        return f"{', '.join(self.marks_said)}: {self.gist}" if self.marks_said else self.gist

    @property
    def keeps_another_day(self) -> bool:
        """Whether it was accepted when its report had another day, or none, so that its statement keeps that."""
        statement = None if self.judgement is None else self.judgement.statement
        return statement is not None and statement.published_on != self.published_on

    @property
    def is_open(self) -> bool:
        """Whether nobody has judged it."""
        return self.verdict is None


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedReport:
    """What a person decided about a report and another one, with their names."""

    report: str
    of: str
    derivation: Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report with everything that was proposed from it; `original` is what the text was taken from."""

    layer: Exhibit
    original: Exhibit
    text: str
    proposals: tuple[ProposalView, ...]
    derived: tuple[DerivedReport, ...] = ()

    @property
    def marks(self) -> tuple[MarkedProposal, ...]:
        """The words to mark."""
        return tuple(
            MarkedProposal(id=view.id, span=view.proposal.span, is_open=view.is_open) for view in self.proposals
        )

    @property
    def open_count(self) -> int:
        """How many proposals nobody has judged."""
        return sum(view.is_open for view in self.proposals)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitView:
    """One exhibit in the inbox: its text layer where there is one, else the code of what stood in the way.

    `published_on` is the day that somebody gave, else the one that the report states of itself in its hidden part.
    """

    number: str
    original: Exhibit
    layer: ExhibitId | None
    published_on: date | None
    problem: str
    is_read: bool
    open_proposals: int
    judged_proposals: int
    receipts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One standing statement with its judgement, down to the words; `origins` counts who says so of the same.

    `names` are those of the parties that it points at, by id.
    """

    number: str
    statement: Statement
    gist: str
    speaker: str
    chain: str
    report: str
    judgement: Judgement
    judged_by: str
    names: Mapping[str, str] = field(default_factory=dict)
    origins: int = 1

    @property
    def claim(self) -> Claim:
        """What it claims, pointing at parties."""
        return self.statement.claim

    @property
    def links(self) -> tuple[Link, ...]:
        """Who passed it on, the origin first."""
        return self.statement.origin.chain

    def name_of(self, reference: str) -> str:
        """Return the name of a party that it points at, what was given where it is none."""
        return self.names.get(reference, reference)

    @property
    def is_overgraded(self) -> bool:
        """Whether it is graded as confirmed without the independent origins that this needs."""
        is_confirmed = self.judgement.grade.information is InformationGrade.CONFIRMED
        return is_confirmed and self.origins < INDEPENDENT_ORIGINS_FOR_CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWatch:
    """Where a person is and how long silent; whether anybody misses them tells `habeas.workspace.missed`."""

    number: str
    party: Party
    whereabouts: Whereabouts
    silence: Silence
    is_missed: bool

    @property
    def is_out_of_reach(self) -> bool:
        """Whether they are missed, and not said to be free or dead uncontested: then a silence is to be asked about."""
        return self.is_missed and not has_ended(self.whereabouts)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWatch:
    """How many of a group are where, and who is unaccounted for."""

    number: str
    party: Party
    whereabouts: Whereabouts
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWatch:
    """What the accepted statements of a case mean on a day; the longest silence and the largest gap come first.

    People who are said to be free or dead come last.

    `held` has the statements themselves, so that every figure can show the words it rests on.
    """

    as_of: date
    persons: tuple[PersonWatch, ...]
    groups: tuple[GroupWatch, ...]
    contradictions: tuple[Contradiction, ...]
    held: Held

    @property
    def count_clashes(self) -> tuple[tuple[StatementId, ...], ...]:
        """The counts of groups that cannot all be true, each set of statements once; no pair of `contradictions`."""
        told = {frozenset((one.left, one.right)) for one in self.contradictions}
        sets = (
            tuple(sorted({one for side in conflict.sides for one in side}))
            for group in self.groups
            for conflict in group.tally.conflicts
        )
        return tuple(one for one in dict.fromkeys(sets) if frozenset(one) not in told)

    @property
    def clash_count(self) -> int:
        """How many sets of statements cannot all be true."""
        return len(self.contradictions) + len(self.count_clashes)

    def quote(self, statement: StatementId) -> str:
        """Return the exact words of a statement."""
        found = self.held.statement(statement)
        return found.anchor.quote if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A judgement that made two parties one, with the name that each has by itself."""

    entry: EntryId
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOrigin:
    """Reports that people hold to be made from one another, by name, the first one first."""

    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """Everything about one party: its members, the statements that stand, and what they mean on a day.

    `undecided` are the proposals from readings that name it which nobody accepted; `joins` the judgements that
    made several parties one. `silence` is None of those whom nobody misses. `counted` is the tally of a group
    with its words and its picture. `reports` is how many reports the statements stand in, `origins` to how many they go
    back; `one_origin` says which of them count as one.
    """

    number: str
    party: Party
    members: tuple[PartyId, ...]
    statements: tuple[StatementView, ...]
    undecided: tuple[ProposalView, ...]
    whereabouts: Whereabouts
    place_name: str
    silence: Silence | None
    tally: Tally | None
    joins: tuple[Join, ...]
    counted: TallyView | None = None
    reports: int = 0
    origins: int = 0
    one_origin: tuple[OneOrigin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One entry of the log as the record page lists it."""

    position: int
    entry: EntryId
    kind: str
    actor: str
    at: datetime
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """A release, how far it came, and who may act on it."""

    number: str
    record: ReleaseRecord
    person: str
    proposed_by: str
    approved_by: tuple[str, ...]
    files: tuple[Exhibit, ...]
