"""What verifying found."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import HabeasError
from habeas.store.errors import RecordDoesNotVerify


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that does not hold: the file, entry or table, and in which way it does not."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was checked and what was found, in the order of checking; without findings, the record holds.

    `signed_size` is how many entries the signed checkpoint covers. `unlogged_files` lie in the vault without an
    entry: left by an interrupted sealing, they are no damage, and a rebuild sweeps them away. `has_traces` says that
    what an erasure left in files could not be cleared yet, `can_rewrite_log` that the database would let its user
    change the log, were it not for triggers.
    """

    findings: tuple[Finding, ...]
    entries: int = 0
    parts: int = 0
    exhibits: int = 0
    tables: int = 0
    keys: int = 0
    signed_size: int = 0
    unlogged_files: int = 0
    has_traces: bool = False
    can_rewrite_log: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def in_words(self) -> str:
        """Return how much was checked, such as "14 entries in 15 parts, 6 exhibits, 21 tables, 4 keys"."""
        counted = f"{self.entries} entries in {self.parts} parts, {self.exhibits} exhibits"
        return f"{counted}, {self.tables} tables, {self.keys} keys"

    def require(self) -> None:
        """Raise the first finding.

        Raises:
            RecordDoesNotVerify: something was found.
        """
        if self.findings:
            first = self.findings[0]
            raise RecordDoesNotVerify(where=first.where, reason=first.reason, others=len(self.findings) - 1)


def finding_of(where: str, error: HabeasError) -> Finding:
    """Return an error as a finding."""
    return Finding(where=where, reason=str(error))
