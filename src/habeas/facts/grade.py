"""The two axes on which a named person grades a statement; each is judged on its own.

Source:
    The NATO grading known as the Admiralty system: reliability of the source A–F, credibility of the
    information 1–6.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceGrade(StrEnum):
    """How far the source may be relied on."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class InformationGrade(StrEnum):
    """How far the information itself is borne out."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grade on each axis; a first contact is F6."""

    source: SourceGrade = SourceGrade.CANNOT_BE_JUDGED
    information: InformationGrade = InformationGrade.CANNOT_BE_JUDGED

    def __str__(self) -> str:
        """Return the pair as it is written, such as `B2`."""
        return f"{self.source.value}{self.information.value}"


INDEPENDENT_ORIGINS_FOR_CONFIRMED = 2
"""How many independent origins the information grade 1 needs."""
