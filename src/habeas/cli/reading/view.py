"""One way to show what came of an input: lines for a program, or for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.cli.reading.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How readings are shown.

    `look` is json, origin, inline or why; `why` are the ids that are explained; `width` counts columns.
    """

    look: str
    show_all: bool
    why: tuple[str, ...]
    width: int

    def lines(self, outcome: Outcome, *, is_first: bool) -> Iterator[str]:
        """Yield the lines of one outcome; an error has a line in JSON only.

        Raises:
            NotInReading: an explanation was asked of what the reading does not hold.
        """
        if self.look == "json":
            from habeas.cli.reading.plain import json_line

            yield json_line(outcome, explained=self.why)
        elif outcome.reading is not None:
            if not is_first:
                yield ""
            yield from self._for_a_person(outcome)

    def _for_a_person(self, outcome: Outcome) -> Iterator[str]:
        from habeas.cli.reading.by_origin import lines_by_origin
        from habeas.cli.reading.inline import lines_inline
        from habeas.cli.reading.why import lines_why

        if self.look == "why":
            return lines_why(outcome, self.why, width=self.width)
        lines = lines_inline if self.look == "inline" else lines_by_origin
        return lines(outcome, width=self.width, show_all=self.show_all)
