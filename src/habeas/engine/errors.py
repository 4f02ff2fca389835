"""What can go wrong while one function runs over many inputs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Self

from habeas.facts.errors import HabeasError


@dataclass(eq=False, kw_only=True)
class InputFailed(HabeasError):
    """The program failed over one input. The fault's own words are not kept, since they may hold words of a report."""

    place: int
    kind: str
    where: str
    code = "engine.input-failed"
    message = "input {place}, counted from 0, made the program fail: {kind} at {where}"
    during = "working through many inputs"
    kept = "the other inputs were worked on"
    remedy = "report it with the line above, and leave this input out meanwhile"
    http_status = 500

    @classmethod
    def of(cls, error: Exception, place: int) -> Self:
        """Return the error for an exception: its type, and the last place of the program that it passed."""
        last = extract_tb(error.__traceback__)[-1]
        return cls(place=place, kind=type(error).__name__, where=f"{Path(last.filename).stem}:{last.lineno}")


@dataclass(eq=False, kw_only=True)
class ProcessDied(HabeasError):
    """The process that worked on an input ended without an answer, most often for want of memory."""

    place: int
    code = "engine.process-died"
    message = "the process that worked on input {place}, counted from 0, ended without an answer"
    during = "working through many inputs"
    kept = "the other inputs were worked on"
    remedy = "look at this input alone; with fewer --jobs each process has more memory"
    http_status = 500
