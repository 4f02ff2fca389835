"""What queries answer with, beside the values of `habeas.facts`; nothing here loads a database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from habeas.facts.consent import Consent
from habeas.facts.ids import ActorId, CaseId, ExhibitId, PartyId, ProposalId
from habeas.facts.judgement import Verdict
from habeas.facts.statement import Proposal
from habeas.record.entries import Entry
from habeas.record.kinds import ReleaseProposed

Known = date | int
"""When something was known: the end of a day in UTC, or how many entries the log had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case of the workspace."""

    id: CaseId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledActor:
    """An enrolment: a person in a role; `case` is None where it is for every case."""

    id: ActorId
    name: str
    role: str
    case: CaseId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceRecord:
    """What the first entry says of the workspace; `alone` means that it was declared for one person."""

    id: str
    name: str
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One time that the bytes of an exhibit were received."""

    exhibit: ExhibitId
    name: str
    channel: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPlace:
    """The case of a thing, and the place in the log of the entry that brought it."""

    case: CaseId
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedProposal:
    """A proposal in a case: the reading and text layer that it is of, and the verdict that stands, None while open.

    The entities and attributions that it points at are in the reading.
    """

    id: ProposalId
    case: CaseId
    reading: ExhibitId
    layer: ExhibitId
    proposal: Proposal
    verdict: Verdict | None

    @property
    def is_open(self) -> bool:
        """Whether nobody has judged it, or every judgement was undone."""
        return self.verdict is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentState:
    """A consent, and when it was withdrawn, None while it holds."""

    consent: Consent
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form that was filled for a person and sealed."""

    form: str
    person: PartyId
    exhibit: ExhibitId
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEntry:
    """An opened entry and its place in the log, counted from 0."""

    seq: int
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found: what kind of thing, its id, and the words around, without letter case.

    `kind` is "party", "statement", "exhibit" (its name or title) or "text" (its words; `target` is the original).
    """

    kind: str
    target: str
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecord:
    """A release: what was proposed, by whom, who approved it, and when it left the house, None while it has not."""

    proposed: ReleaseProposed
    proposed_by: ActorId
    proposed_at: datetime
    approved_by: tuple[ActorId, ...]
    published_at: datetime | None
