"""How far two passes of labelling agree: python -m tests.gold.agreement.

A label of one pass is met when a label of the other, in the same sentence, has a pattern that fits one of its own.
What is optional is not demanded, but may meet.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.gold.figures import Share
from tests.gold.labels import GOLD, GoldReport, Label, Pattern, Spellings, load_report
from tests.read.expectation import sentence_around


def passes() -> list[tuple[GoldReport, GoldReport]]:
    """Return the reports that were labelled twice, each as the first and as the second pass has it."""
    names = sorted(path.parent.name for path in GOLD.glob("*/second.*"))
    return [(load_report(name), load_report(name, "second")) for name in names]


def meet(one: Label, other: Label, text: str) -> bool:
    """Return whether two labels note the same thing."""
    return sentence_around(one.span, text).overlaps(other.span) and any(
        _fit(left, right) for left in one.patterns for right in other.patterns
    )


def _fit(one: Pattern, other: Pattern) -> bool:
    pairs = ((one.values, other.values), (one.source, other.source), (one.target, other.target))
    whose = tuple(spelling for names in one.whose for spelling in names)
    others = tuple(spelling for names in other.whose for spelling in names)
    return (
        one.kind == other.kind
        and bool(set(one.polarities) & set(other.polarities))
        and (not one.numbers or not other.numbers or bool(set(one.numbers) & set(other.numbers)))
        and all(_share(left, right) for left, right in (*pairs, (whose, others)))
    )


def _share(one: Spellings, other: Spellings) -> bool:
    """Return whether two lists have a word in common; an empty one asks for nothing."""
    words = [{word for spelling in spellings for word in spelling.casefold().split()} for spellings in (one, other)]
    return not one or not other or bool(words[0] & words[1])


def met(wanted: GoldReport, offered: GoldReport) -> Counter[str]:
    """Count the demanded labels, those that the other pass meets, meets by the first pattern, and credits alike."""
    counted: Counter[str] = Counter()
    for label in (one for one in wanted.labels if not one.is_optional):
        partners = [other for other in offered.labels if meet(label, other, wanted.text)]
        counted["demanded"] += 1
        counted["met"] += bool(partners)
        counted["first pattern"] += any(_fit(label.patterns[0], other.patterns[0]) for other in partners)
        counted["credited alike"] += any(_same_origin(label, other) for other in partners)
    return counted


def kappa() -> float:
    """Return Cohen's kappa of the kinds that the two passes give to the labels that meet, each by its first pattern."""
    pairs = Counter(
        (label.kind, next(other.kind for other in partners))
        for one, second in passes()
        for label in one.labels
        if not label.is_optional and (partners := [other for other in second.labels if meet(label, other, one.text)])
    )
    total = pairs.total()
    left, right = Counter[str](), Counter[str]()
    for (first, other), times in pairs.items():
        left[first] += times
        right[other] += times
    alike = sum(times for (first, other), times in pairs.items() if first == other) / total
    chance = sum(left[kind] * right[kind] for kind in left) / total**2
    return (alike - chance) / (1 - chance)


def _same_origin(one: Label, other: Label) -> bool:
    return (one.narrated and other.narrated) or (
        bool(one.origins) and bool(other.origins) and _share(one.origins, other.origins)
    )


def main() -> int:
    """Print the agreement both ways."""
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for one, other in passes():
        first += met(one, other)
        second += met(other, one)
    for name, counted in (("first pass met by the second", first), ("second pass met by the first", second)):
        share = Share(right=counted["met"], of=counted["demanded"])
        sys.stdout.write(f"{name}: {share.right}/{share.of} = {share.value or 0:.1%}\n")
        for what in ("first pattern", "credited alike"):
            alike = Share(right=counted[what], of=counted["met"])
            sys.stdout.write(f"  {what} {alike.right}/{alike.of} = {alike.value or 0:.1%}\n")
    sys.stdout.write(f"kappa of the kinds of labels that meet: {kappa():.2f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
