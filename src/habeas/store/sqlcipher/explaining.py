"""What SQLite says when it cannot go on, as errors of the store."""

from __future__ import annotations

from habeas.store.errors import CannotWrite, DatabaseBusy, DatabaseDamaged, DiskFull, StoreError

BUSY_TIMEOUT_S = 30
"""How long a writer waits for another one."""


def explain(said: str) -> StoreError | None:
    """Return the error that a message of SQLite stands for, None where it is about the statement, not the file."""
    if "malformed" in said or "not a database" in said:
        return DatabaseDamaged(reason=f"data.db: {said}")
    if "Could not decode to UTF-8" in said:
        return DatabaseDamaged(reason="data.db: a cell holds bytes where text belongs, or text that is none")
    if "database or disk is full" in said:
        return DiskFull(file="the database")
    if "disk I/O error" in said or "readonly database" in said or "locking protocol" in said:
        return CannotWrite(file="the database", reason=said)
    if "is locked" in said:
        return DatabaseBusy(waited_s=BUSY_TIMEOUT_S)
    return None
