"""One way to show what came of an input: lines for a program, for a person, or for a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.cli.reading.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How readings are shown.

    `look` is json, origin, inline, why or html; `why` are the ids that are explained; `width` counts columns.
    """

    look: str
    show_all: bool
    why: tuple[str, ...]
    width: int

    @property
    def tells_errors(self) -> bool:
        """Whether an error has a place in what is shown, so that it need not be said beside it."""
        return self.look == "json"

    def lines(self, outcome: Outcome, *, number: int) -> Iterator[str]:
        """Yield the lines of one outcome.

        Args:
            outcome: What came of one input.
            number: Which input it is, counted from 0.

        Raises:
            NotInReading: an explanation was asked of what the reading does not hold.
        """
        if self.look == "json":
            from habeas.cli.reading.plain import json_line

            yield json_line(outcome, explained=self.why)
        elif self.look == "html":
            yield from self._for_a_browser(outcome, number)
        elif outcome.reading is not None:
            if number:
                yield ""
            yield from self._for_a_person(outcome)

    def foot(self) -> Iterator[str]:
        """Yield what stands behind the last outcome."""
        if self.look == "html":
            from habeas.cli.reading.page import page_foot

            yield page_foot()

    def _for_a_browser(self, outcome: Outcome, number: int) -> Iterator[str]:
        from habeas.cli.reading.page import error_lines, page_head, report_lines

        if number == 0:
            yield from page_head(outcome.file)
        if outcome.reading is None:
            yield from error_lines(outcome)
        else:
            yield from report_lines(outcome, number=number, show_all=self.show_all)

    def _for_a_person(self, outcome: Outcome) -> Iterator[str]:
        from habeas.cli.reading.by_origin import lines_by_origin
        from habeas.cli.reading.inline import lines_inline
        from habeas.cli.reading.why import lines_why

        if self.look == "why":
            return lines_why(outcome, self.why, width=self.width)
        lines = lines_inline if self.look == "inline" else lines_by_origin
        return lines(outcome, width=self.width, show_all=self.show_all)
