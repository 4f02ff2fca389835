"""What a database says when it cannot go on, turned into errors of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, OperationalError

from habeas.store.errors import AppendOnly, CannotWrite, DatabaseBusy, DatabaseDamaged, DatabaseUnreachable, DiskFull
from habeas.store.sqlcipher.base import BUSY_TIMEOUT_S


@contextmanager
def database_errors() -> Iterator[None]:
    """Turn a failure of the database into the error that explains it; a failure of ours passes unchanged."""
    try:
        yield
    except IntegrityError as error:
        if "append-only" in str(error):
            raise AppendOnly from error
        raise
    except DatabaseError as error:
        said = str(error)
        if "full" in said or "No space left" in said:
            raise DiskFull(file="the database") from error
        if "locked" in said or "busy" in said:
            raise DatabaseBusy(waited_s=BUSY_TIMEOUT_S) from error
        if "I/O" in said or "readonly" in said:
            raise CannotWrite(file="the database", reason=said) from error
        if "malformed" in said or "not a database" in said:
            raise DatabaseDamaged(reason=said) from error
        if isinstance(error, OperationalError):
            # The server's own words may name hosts and users: they go no further than the log of the cause.
            raise DatabaseUnreachable(reason="it does not answer as it should") from error
        raise
