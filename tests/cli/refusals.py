"""What a command refused, as its user sees it: blocks of four lines on standard error."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNDATED = re.compile(r"x-\d{4}(, x-\d{4})*: no publication day")

LABELS = ("while", "kept", "do")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One block of four lines."""

    code: str
    message: str
    kept: str


def refusals(said: str) -> list[Refusal]:
    """Return the blocks of four lines; anything else on standard error fails the test that looks at it.

    That a report has no day is told in a line of its own: it refuses nothing.
    """
    lines = [line for line in said.splitlines() if not _UNDATED.match(line)]
    assert len(lines) % 4 == 0, said
    found = []
    for start in range(0, len(lines), 4):
        first, *others = lines[start : start + 4]
        code, _, message = first.partition(": ")
        assert tuple(line[:9].split()[0] for line in others) == LABELS, said
        assert all(line[9:].strip() for line in others), said
        found.append(Refusal(code=code, message=message, kept=others[1][9:]))
    return found


def codes(said: str) -> list[str]:
    """Return the codes of what was refused, in order."""
    return [refusal.code for refusal in refusals(said)]
