"""The invented case as values: `case/case.toml` and the reports beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from habeas.facts.plain import from_plain

CASE_FOLDER = Path(str(files("habeas.demo"))) / "case"
"""Where the reports are; `collect` takes them from there like any other files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """A person whom the demo enrols; it enrols two, because publishing waits for a second one."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoReport:
    """One invented report: a file of the case, its day and who published or sent it."""

    file: str
    published: date
    publisher: str

    @property
    def path(self) -> Path:
        """Where the report is."""
        return CASE_FOLDER / self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCase:
    """The whole invented case; `as_of` is the day on which its findings are drawn up, `organisation` who does."""

    title: str
    organisation: str
    as_of: date
    reviewers: tuple[Reviewer, ...]
    reports: tuple[DemoReport, ...]


def load_case() -> DemoCase:
    """Return the invented case.

    Raises:
        MalformedFact: `case.toml` does not say what it must.
    """
    settings = tomllib.loads((CASE_FOLDER / "case.toml").read_text(encoding="utf-8"))
    return from_plain(DemoCase, settings)
