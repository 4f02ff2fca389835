"""Counting what was found and what was right.

Recall of a kind: of the labels that are demanded, those that some proposal holds. Precision of a kind: of the
proposals at or above the threshold, those that hold some label; a proposal that holds only optional labels counts
neither way. The further shares are taken over the right proposals whose label says what is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt

from habeas.facts.claim import CLAIM_KINDS
from habeas.facts.reading import Reading
from habeas.facts.statement import Proposal
from tests.gold.labels import GoldReport, Label
from tests.gold.matching import has_right_medium, has_right_origin, has_right_place, has_right_when, holds

THRESHOLD = 0.6
"""Proposals of lower confidence are shown only on request, so they are not measured."""
ALL = "all"
ROWS = (*CLAIM_KINDS, ALL)
SHARES = ("origin", "medium", "when", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None

    def wilson(self, z: float = 1.96) -> tuple[float, float]:
        """Return the ends of the score interval; of nothing, everything is possible.

        Source:
            E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
        """
        if not self.of:
            return (0.0, 1.0)
        n, p = self.of, self.right / self.of
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One report against its labels: the pairs that agree, what was missed, and what is wrong."""

    report: GoldReport
    reading: Reading
    held: tuple[tuple[Label, Proposal], ...]
    missed: tuple[Label, ...]
    wrong: tuple[Proposal, ...]


@dataclass(slots=True, kw_only=True)
class Figures:
    """Counters over several reports, by kind of claim."""

    found: Counter[str] = field(default_factory=Counter)
    demanded: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    share_right: Counter[str] = field(default_factory=Counter)
    share_of: Counter[str] = field(default_factory=Counter)

    def recall(self, kind: str) -> Share:
        return Share(right=self.found[kind], of=self.demanded[kind])

    def precision(self, kind: str) -> Share:
        return Share(right=self.right[kind], of=self.proposed[kind])

    def share(self, name: str) -> Share:
        return Share(right=self.share_right[name], of=self.share_of[name])


def compare(reading: Reading, report: GoldReport, threshold: float = THRESHOLD) -> Outcome:
    """Hold those proposals of a reading that are sure enough against the labels of its report."""
    proposals = [proposal for proposal in reading.statements if proposal.confidence >= threshold]
    held = tuple((label, one) for one in proposals for label in report.labels if holds(one, label, reading, report))
    labels, right = [label for label, _ in held], [proposal.id for _, proposal in held]
    return Outcome(
        report=report,
        reading=reading,
        held=held,
        missed=tuple(label for label in report.labels if label not in labels and not label.is_optional),
        wrong=tuple(proposal for proposal in proposals if proposal.id not in right),
    )


def add_up(outcomes: Iterable[Outcome]) -> Figures:
    """Return the figures of several reports together."""
    figures = Figures()
    for outcome in outcomes:
        _count_labels(outcome, figures)
        _count_proposals(outcome, figures)
    return figures


def _count_labels(outcome: Outcome, figures: Figures) -> None:
    for label in outcome.report.labels:
        if not label.is_optional:
            _add(figures.demanded, label.kind)
            _add(figures.found, label.kind, label not in outcome.missed)


def _count_proposals(outcome: Outcome, figures: Figures) -> None:
    for proposal in outcome.wrong:
        _add(figures.proposed, proposal.claim.kind)
    for proposal in {proposal.id: proposal for _, proposal in outcome.held}.values():
        labels = [label for label, one in outcome.held if one.id == proposal.id]
        if any(not label.is_optional for label in labels):
            _add(figures.proposed, proposal.claim.kind)
            _add(figures.right, proposal.claim.kind)
        for name in SHARES:
            _count_share(name, proposal, _closest(labels, proposal), outcome, figures)


def _closest(labels: list[Label], proposal: Proposal) -> list[Label]:
    """Return the labels on the proposal's own words; all those of its sentence where there are none."""
    return [label for label in labels if label.span.overlaps(proposal.span)] or labels


def _count_share(name: str, proposal: Proposal, labels: list[Label], outcome: Outcome, figures: Figures) -> None:
    """Count a right field of a proposal once, by the label that it suits best."""
    answers = [_answer(name, proposal, label, outcome) for label in labels]
    told = [answer for answer in answers if answer is not None]
    if told:
        figures.share_of[name] += 1
        figures.share_right[name] += any(told)


def _answer(name: str, proposal: Proposal, label: Label, outcome: Outcome) -> bool | None:
    match name:
        case "origin":
            return has_right_origin(proposal, label, outcome.reading, outcome.report)
        case "medium":
            return has_right_medium(proposal, label, outcome.reading)
        case "when":
            return has_right_when(proposal, label)
    return has_right_place(proposal, label, outcome.reading)


def _add(counter: Counter[str], kind: str, counts: bool = True) -> None:
    counter[kind] += counts
    counter[ALL] += counts
