"""Which claims stand in which stretch of a text, found in one pass however long the text is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.facts.span import Span
from habeas.facts.statement import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a text and the claims that share a sign with it, in text order."""

    span: Span
    proposals: tuple[Proposal, ...]


def stretches_of(spans: Iterable[Span], proposals: Sequence[Proposal]) -> Iterator[Stretch]:
    """Yield each span with the claims that stand in it.

    Args:
        spans: In text order, none overlapping another.
        proposals: In any order.
    """
    waiting = iter(sorted(proposals, key=lambda one: (one.span, one.id)))
    following = next(waiting, None)
    active: list[Proposal] = []
    for span in spans:
        while following is not None and following.span.start < span.end:
            active.append(following)
            following = next(waiting, None)
        active = [one for one in active if one.span.end > span.start]
        yield Stretch(span=span, proposals=tuple(active))
