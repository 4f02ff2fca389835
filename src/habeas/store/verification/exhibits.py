"""Verifying the exhibits' files against the entries that sealed them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from habeas.facts.errors import HabeasError
from habeas.record.kinds import ExhibitSealed
from habeas.store.vault import Vault
from habeas.store.verification.report import Finding, finding_of


def check_exhibits(vault: Vault, sealed: Iterable[ExhibitSealed]) -> tuple[Finding, ...]:
    """Return what is wrong with exhibits: missing, changed, not opening, or opening to something else."""
    return tuple(finding for act in sealed for finding in _check(vault, act))


def _check(vault: Vault, act: ExhibitSealed) -> Iterator[Finding]:
    where = f"exhibits/{act.address[:2]}/{act.address}"
    content, size_bytes = sha256(), 0
    try:
        if vault.sealed_sha256(act.address) != act.sealed_sha256:
            yield Finding(where=where, reason=f"the file of {act.exhibit.id} is not, byte for byte, what was sealed")
            return
        for chunk in vault.open(act.address, act.file_key):
            content.update(chunk)
            size_bytes += len(chunk)
    except HabeasError as error:
        yield finding_of(where, error)
        return
    if (content.hexdigest(), size_bytes) != (act.exhibit.sha256, act.exhibit.size_bytes):
        yield Finding(where=where, reason=f"{act.exhibit.id} does not open to what was received")
