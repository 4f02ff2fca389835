"""What was worked out from the whole log of a case, kept while the log stays as it is.

A page about one person needs everything that the case holds, since any statement may name them. Opening all of it takes
seconds where a case is large, and nearly every page is looked at between two entries.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Value = TypeVar("Value")

KEPT = 4
"""How many answers are kept: of one case by now, and as of a few days."""


class Remembered:
    """Answers by question, all of them forgotten as soon as the log has another newest entry."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._at: str | None = None
        self._answers: dict[Hashable, object] = {}

    def answer(self, question: Hashable, work_out: Callable[[], Value], *, newest: str | None) -> Value:
        """Return what `work_out` returned for this question since the log last grew, else ask it.

        Args:
            newest: The newest entry of the log, asked for before anything else is read.
            question: What tells one answer from another; each question has answers of one type.
            work_out: Reads nothing but the log and the tables made from it, and returns what nobody changes.
        """
        if newest != self._at:
            self._answers.clear()
            self._at = newest
        if question not in self._answers:
            self._answers[question] = work_out()
            while len(self._answers) > KEPT:
                del self._answers[next(iter(self._answers))]
        return self._answers[question]  # type: ignore[return-value]

    def forget(self) -> None:
        """Forget every answer."""
        self._answers.clear()
