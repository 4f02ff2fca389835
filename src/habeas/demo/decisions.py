"""What the invented reviewers decided, keyed by file, quote and kind of claim: `case/decisions.json`.

They are replayed through the same functions that a person uses. A decision that fits no proposal is an error, so that
the demo shows what the reader finds and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.demo.case_file import CASE_FOLDER
from habeas.demo.errors import DecisionMatchesNothing
from habeas.facts.consent import Audience, Purpose
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import ProposalId
from habeas.facts.judgement import Identity, Verdict
from habeas.facts.plain import from_plain
from habeas.facts.statement import Modality, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One reviewer's decision about every proposal of one kind in some words of one report.

    `number` picks among counts in the same words; `changes` are the corrected fields of the claim, `of` the group that
    a corrected count is of, as the report names it, `modality` a corrected one; `grade` is written as "B2".
    """

    file: str
    quote: str
    kind: str
    verdict: Verdict
    by: str
    grade: str = "F6"
    reason: str = ""
    number: int | None = None
    changes: Mapping[str, str] | None = None
    of: str | None = None
    modality: Modality | None = None

    def fits(self, proposal: Proposal) -> bool:
        """Return whether this decision is about the proposal, which stands in the decision's file."""
        count = getattr(proposal.claim, "number", None)
        right_number = self.number is None or (count is not None and count.at_least == self.number)
        same_words = self.quote in proposal.quote or proposal.quote in self.quote
        return proposal.claim.kind == self.kind and right_number and same_words

    def grade_given(self) -> Grade:
        """Return the grade on its two axes."""
        return _grade(self.grade)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody, or a group, as one report names it; or whom the accepted statement in some words of it is about."""

    file: str
    name: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDecision:
    """One reviewer's decision about one party and each of some others."""

    one: Named
    others: tuple[Named, ...]
    identity: Identity
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TieDecision:
    """A tie between two groups that a reviewer entered by hand, in the words of a report that bear it out."""

    file: str
    quote: str
    one: Named
    tie: str
    other: Named
    by: str
    reason: str
    grade: str = "F6"

    def grade_given(self) -> Grade:
        """Return the grade on its two axes."""
        return _grade(self.grade)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDecision:
    """A consent that a reviewer recorded from a letter of the case."""

    file: str
    person: str
    given_by: str
    purposes: tuple[Purpose, ...]
    audiences: tuple[Audience, ...]
    fields: tuple[str, ...]
    from_day: date
    until_day: date | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Everything that the reviewers decided, in the order in which they did."""

    proposals: tuple[Decision, ...]
    identities: tuple[IdentityDecision, ...]
    ties: tuple[TieDecision, ...]
    consents: tuple[ConsentDecision, ...]

    def about(self, file: str) -> tuple[Decision, ...]:
        """Return the decisions about one report, in their order."""
        return tuple(decision for decision in self.proposals if decision.file == file)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProposal:
    """A proposal in the queue, with the file that it was read from."""

    id: ProposalId
    file: str
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A decision, and a proposal that it is about."""

    decision: Decision
    proposal: ReadProposal


def _grade(written: str) -> Grade:
    return Grade(source=SourceGrade(written[0]), information=InformationGrade(written[1]))


def load_decisions() -> Decisions:
    """Return the reviewers' decisions.

    Raises:
        MalformedFact: `decisions.json` does not have its shape.
    """
    return from_plain(Decisions, json.loads((CASE_FOLDER / "decisions.json").read_text(encoding="utf-8")))


def choose(decisions: Sequence[Decision], queue: Sequence[ReadProposal]) -> tuple[Chosen, ...]:
    """Return for each decision the proposals that it is about; the first decision about a proposal counts.

    Raises:
        DecisionMatchesNothing: a decision fits no proposal that an earlier one has not taken.
    """
    chosen: dict[ProposalId, Chosen] = {}
    for number, decision in enumerate(decisions, start=1):
        in_file = (read for read in queue if read.file == decision.file and read.id not in chosen)
        fitting = [read for read in in_file if decision.fits(read.proposal)]
        if not fitting:
            raise DecisionMatchesNothing(number=number, file=decision.file, kind=decision.kind)
        chosen.update({read.id: Chosen(decision=decision, proposal=read) for read in fitting})
    return tuple(chosen.values())
