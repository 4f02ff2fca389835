"""A report as it is compared, and what is found of it: where it comes from, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Relation(StrEnum):
    """What a report is to the report that it is compared with.

    `QUOTES` stands on its own and only quotes or credits another; `INDEPENDENT` shares nothing that tells of copying.
    """

    ORIGINAL = "original"
    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    QUOTES = "quotes"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report to compare: what names it, its words, and what a manifest says of it."""

    file: str
    text: str
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """Where one report comes from.

    `group` counts from 1: reports of one group go back to one origin. `of` names the report that it was made from,
    None for an original, an independent one, and a copy whose original is not among the reports.
    """

    file: str
    group: int
    relation: Relation
    of: str | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What was found of some reports, in the order of their names; `count` says to how many origins they go back."""

    reports: tuple[Derived, ...]

    @property
    def count(self) -> int:
        """How many groups there are: origins, not outlets."""
        return len({one.group for one in self.reports})
