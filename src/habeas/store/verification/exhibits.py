"""Verifying the exhibits' files against the entries that sealed them."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.facts.errors import HabeasError
from habeas.record.kinds import ExhibitSealed
from habeas.store.errors import ExhibitDamaged
from habeas.store.vault import Vault
from habeas.store.verification.report import Finding, finding_of


def check_exhibits(vault: Vault, sealed: Iterable[ExhibitSealed]) -> tuple[Finding, ...]:
    """Return what is wrong with exhibits: missing, changed, not opening, or opening to something else.

    A file is read once. What opens to the bytes that were received is, byte for byte, what was sealed
    (`habeas.store.sealed_file.measure_opened`); the hash of the sealed bytes is taken only of one that does not, to
    tell a changed file from a wrong entry. So one thing is not noticed: an entry whose `sealed_sha256` never was the
    hash of its file, while the file opens to what the entry names otherwise. Hashing both takes more than half as long
    again.
    """
    return tuple(finding for act in sealed if (finding := _check(vault, act)) is not None)


def _check(vault: Vault, act: ExhibitSealed) -> Finding | None:
    where = f"exhibits/{act.address[:2]}/{act.address}"
    try:
        try:
            opened = vault.measure(act.address, act.file_key)
        except ExhibitDamaged as error:
            return _changed(vault, act, where) or finding_of(where, error)
        if (opened.sha256, opened.size_bytes) != (act.exhibit.sha256, act.exhibit.size_bytes):
            reason = f"{act.exhibit.id} does not open to what was received"
            return _changed(vault, act, where) or Finding(where=where, reason=reason)
    except HabeasError as error:
        return finding_of(where, error)
    return None


def _changed(vault: Vault, act: ExhibitSealed, where: str) -> Finding | None:
    if vault.sealed_sha256(act.address) == act.sealed_sha256:
        return None
    return Finding(where=where, reason=f"the file of {act.exhibit.id} is not, byte for byte, what was sealed")
