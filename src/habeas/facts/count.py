"""How many: at least, at most, and the words that said so."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import MalformedFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people or things as a source gave it.

    `at_most` is None where the words set no upper bound ("dozens", "at least 234").

    Raises:
        MalformedFact: the bounds are negative or crossed.
    """

    at_least: int
    at_most: int | None
    words: str

    def __post_init__(self) -> None:
        if self.at_least < 0 or (self.at_most is not None and self.at_most < self.at_least):
            raise MalformedFact(what="count", reason=f"at least {self.at_least}, at most {self.at_most}")

    @property
    def is_exact(self) -> bool:
        """Whether the two bounds are one number."""
        return self.at_least == self.at_most

    def agrees_with(self, other: Count) -> bool:
        """Return whether some number satisfies both counts."""
        highest = min((c.at_most for c in (self, other) if c.at_most is not None), default=None)
        return highest is None or max(self.at_least, other.at_least) <= highest


def add_disjoint(counts: tuple[Count, ...]) -> Count:
    """Return the count of a union whose parts are known not to overlap.

    The caller answers for "known not to overlap": counts whose overlap is unknown must never be added.
    """
    highs = [count.at_most for count in counts]
    total = None if any(high is None for high in highs) else sum(high for high in highs if high is not None)
    words = " + ".join(count.words for count in counts)
    return Count(at_least=sum(count.at_least for count in counts), at_most=total, words=words)


def subtract_part(whole: Count, part: Count) -> Count:
    """Return what is left of `whole` once `part`, wholly inside it, is taken away.

    Raises:
        MalformedFact: the part is certainly larger than the whole.
    """
    if whole.at_most is not None and part.at_least > whole.at_most:
        raise MalformedFact(what="count", reason=f"a part of {part.at_least} in a whole of at most {whole.at_most}")
    least = 0 if part.at_most is None else max(0, whole.at_least - part.at_most)
    most = None if whole.at_most is None else whole.at_most - part.at_least
    return Count(at_least=least, at_most=most, words=f"{whole.words} less {part.words}")
