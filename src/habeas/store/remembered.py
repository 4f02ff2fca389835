"""What was worked out from the whole log of a case, kept while the log stays as it is, and carried on when it grew.

A page about one person needs everything that the case holds, since any statement may name them. Opening all of it takes
seconds where a case is large; nearly every page is looked at between two entries, and one entry changes little of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

Value = TypeVar("Value")

KEPT = 5
"""How many answers are kept: what stands in one case, what that means by now, and as of a few days."""


class Remembered:
    """Answers by question, each with the newest entry of the log that it was worked out at.

    Several threads may ask at once; each works out what it does not find, and gets the answer to what it asked.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._changes = Lock()
        self._forgotten = 0
        self._answers: dict[Hashable, tuple[str | None, object]] = {}

    def answer(self, question: Hashable, work_out: Callable[[], Value], *, newest: str | None) -> Value:
        """Return what `work_out` returned for this question since the log last grew, else ask it.

        Args:
            question: What tells one answer from another; each question has answers of one type.
            work_out: Reads nothing but the log and the tables made from it, and returns what nobody changes.
            newest: The newest entry of the log, asked for before anything else is read.
        """
        return self.carry(question, lambda _: work_out(), newest=newest)

    def carry(self, question: Hashable, go_on: Callable[[Value | None], Value], *, newest: str | None) -> Value:
        """Return what `go_on` returned for this question since the log last grew, else ask it to go on from there.

        Args:
            question: As for `answer`.
            go_on: Is given what it returned before the log grew, None where nothing is kept of that.
            newest: As for `answer`.
        """
        with self._changes:
            forgotten = self._forgotten
            at, known = self._answers.get(question, ("", None))
            if at == newest:
                self._keep(question, newest, known)
                return known  # type: ignore[return-value]
        answer = go_on(known)  # type: ignore[arg-type]
        with self._changes:
            if self._forgotten == forgotten:
                self._keep(question, newest, answer)
        return answer

    def _keep(self, question: Hashable, newest: str | None, answer: object) -> None:
        """Keep an answer in the last place: what was asked for last goes last."""
        self._answers.pop(question, None)
        self._answers[question] = (newest, answer)
        while len(self._answers) > KEPT:
            del self._answers[next(iter(self._answers))]

    def forget(self) -> None:
        """Forget every answer, and those that are being worked out at this moment.

        Whoever changes what answers are made from forgets once it is changed, and where nobody knows whether it was.
        """
        with self._changes:
            self._forgotten += 1
            self._answers = {}
