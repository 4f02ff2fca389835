"""Measure what the confidence of an English proposal is worth, and write the table that the reader uses.

    python -m scripts.calibrate_reading [--write src/habeas/read/languages/en/claims/data/calibration.tsv]

Reads the five reports that are kept for this (`tests/gold`, calibration): no rule was made by looking at them. Takes
each proposal's weight as it is before calibration, and joins neighbouring stretches of weight until the share of right
proposals never falls (Ayer and others, 1955). `PRIOR` proposals as good as their weight says are added to each stretch,
so that few ones decide little. A kind of claim that was right less often than these shares tell keeps that part of
them, with the same prior. The held reports are never read here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.gold.score import outcomes_of

from habeas.facts.statement import Proposal
from habeas.read.languages.en.claims.calibration import CALIBRATION, Knot, calibrated

FIRST = 0.56
"""The least weight that is calibrated: what lacks a party has at most 0.55 and is not shown by default."""
STEP = 0.05
PRIOR = 4


@dataclass(slots=True, kw_only=True)
class Stretch:
    """Neighbouring weights, with what is added: their sum, how many were right, of how many; `seen` adds nothing."""

    weights: float
    right: float
    of: float
    seen: int

    @property
    def share(self) -> float:
        """The share of right ones."""
        return self.right / self.of


def weight_of(proposal: Proposal) -> float:
    """Return the weight before calibration."""
    reasons = proposal.why.weighed if proposal.why else ()
    changed = sum(each.by for each in reasons if each.reason == CALIBRATION)
    return round(proposal.confidence - changed, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One proposal: its weight, its kind of claim, and whether it was right."""

    weight: float
    kind: str
    right: bool


def judged() -> list[Judged]:
    """Return the proposals of the calibration reports by weight; optional ones are left out."""
    found: list[Judged] = []
    for outcome in outcomes_of("calibration", "en", 0.0):
        demanded = {one.id for label, one in outcome.held if not label.is_optional}
        right = [one for one in outcome.reading.statements if one.id in demanded]
        found += [
            Judged(weight=weight_of(one), kind=one.claim.kind, right=one.id in demanded)
            for one in (*outcome.wrong, *right)
        ]
    return sorted((one for one in found if one.weight >= FIRST), key=lambda one: one.weight)


def kinds(proposals: list[Judged], knots: tuple[Knot, ...]) -> Iterator[str]:
    """Yield a line for each kind of claim that was right less often than the shares of its weights tell."""
    for kind in sorted({one.kind for one in proposals}):
        of_kind = [one for one in proposals if one.kind == kind]
        told = sum(calibrated(one.weight, knots) for one in of_kind)
        prior = PRIOR * told / len(of_kind)
        part = (sum(one.right for one in of_kind) + prior) / (told + prior)
        if round(part, 2) < 1:
            yield f"{kind}\t{part:.2f}\t{len(of_kind)}"


def stretches(proposals: list[Judged]) -> list[Stretch]:
    """Return stretches of weight whose shares never fall."""
    bins: dict[int, Stretch] = {}
    for each in proposals:
        one = bins.setdefault(int((each.weight - FIRST) / STEP), Stretch(weights=0.0, right=0.0, of=0.0, seen=0))
        one.weights += each.weight
        one.right += each.right
        one.of += 1
        one.seen += 1
    kept: list[Stretch] = []
    for _, one in sorted(bins.items()):
        mean = one.weights / one.of
        weights, of_right = one.weights + PRIOR * mean, one.right + PRIOR * mean
        kept.append(Stretch(weights=weights, right=of_right, of=one.of + PRIOR, seen=one.seen))
        while len(kept) > 1 and kept[-2].share >= kept[-1].share:
            last = kept.pop()
            kept[-1] = Stretch(
                weights=kept[-1].weights + last.weights, right=kept[-1].right + last.right,
                of=kept[-1].of + last.of, seen=kept[-1].seen + last.seen,
            )  # fmt: skip
    return kept


def main() -> int:
    """Print the table, or write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args()
    proposals = judged()
    found = stretches(proposals)
    knots = tuple(Knot(weight=one.weights / one.of, share=one.share) for one in found)
    lines = ["# weight\tshare of right proposals\tproposals; written by scripts/calibrate_reading.py"]
    lines += [f"{one.weights / one.of:.2f}\t{one.share:.2f}\t{one.seen}" for one in found]
    lines += ["# kind of claim\tthe part of that share that it keeps\tproposals", *kinds(proposals, knots)]
    text = "\n".join(lines) + "\n"
    if chosen.write:
        chosen.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
