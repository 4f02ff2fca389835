"""What the command line itself refuses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Self

from habeas.facts.errors import HabeasError


@dataclass(eq=False, kw_only=True)
class Unexpected(HabeasError):
    """A fault of the program. Its own words are not printed, since they may hold words of a report."""

    kind: str
    place: str
    code = "cli.unexpected"
    message = "Habeas failed: {kind} at {place}"
    during = "running the command"
    kept = "everything that a receipt was printed for"
    remedy = "report it with the line above; HABEAS_TRACEBACK=1 prints where it came from, and words of your files"
    http_status = 500

    @classmethod
    def of(cls, error: Exception) -> Self:
        """Return the four lines for any exception: its type, and the last place of ours that it passed."""
        frames = [frame for frame in extract_tb(error.__traceback__) if "habeas" in Path(frame.filename).parts]
        last = frames[-1] if frames else None
        place = f"{Path(last.filename).stem}:{last.lineno}" if last else "an unknown place"
        return cls(kind=type(error).__name__, place=place)
