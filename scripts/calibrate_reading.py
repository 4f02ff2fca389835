"""Measure what the confidence of an English proposal is worth, and write the table that the reader uses.

    python -m scripts.calibrate_reading [--write src/habeas/read/languages/en/claims/data/calibration.tsv]

Reads the five reports that are kept for this (`tests/gold`, calibration): no rule was made by looking at them. Takes
each proposal's weight as it is before calibration, and joins neighbouring stretches of weight until the share of right
proposals never falls (Ayer and others, 1955). `PRIOR` proposals as good as their weight says are added to each stretch,
so that few ones decide little. The held reports are never read here.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.gold.score import outcomes_of

from habeas.facts.statement import Proposal
from habeas.read.languages.en.claims.calibration import CALIBRATION

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


def judged() -> list[tuple[float, bool]]:
    """Return weight and rightness of each proposal of the calibration reports; optional ones are left out."""
    found: list[tuple[float, bool]] = []
    for outcome in outcomes_of("calibration", "en", 0.0):
        demanded = {one.id for label, one in outcome.held if not label.is_optional}
        found += [(weight_of(one), False) for one in outcome.wrong]
        found += [(weight_of(one), True) for one in outcome.reading.statements if one.id in demanded]
    return sorted(pair for pair in found if pair[0] >= FIRST)


def stretches(pairs: list[tuple[float, bool]]) -> list[Stretch]:
    """Return stretches of weight whose shares never fall."""
    bins: dict[int, Stretch] = {}
    for weight, right in pairs:
        one = bins.setdefault(int((weight - FIRST) / STEP), Stretch(weights=0.0, right=0.0, of=0.0, seen=0))
        one.weights += weight
        one.right += right
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
    lines = ["# weight\tshare of right proposals\tproposals; written by scripts/calibrate_reading.py"]
    lines += [f"{one.weights / one.of:.2f}\t{one.share:.2f}\t{one.seen}" for one in stretches(judged())]
    text = "\n".join(lines) + "\n"
    if chosen.write:
        chosen.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
