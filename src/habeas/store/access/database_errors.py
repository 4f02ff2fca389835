"""What a database says when it cannot go on, turned into errors of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, OperationalError

from habeas.store.errors import AppendOnly, DatabaseUnreachable, DiskFull
from habeas.store.postgresql.errors import DatabaseRefused
from habeas.store.sqlcipher.explaining import explain

_REFUSED = (
    "password authentication failed", "no password supplied", "no pg_hba.conf entry", "is not permitted to log in",
    "authentication failed", "permission denied", "must be owner of",
)  # fmt: skip
"""What a server says to a user whom it does not let in, or does not let do something."""


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
        if "No space left" in said:
            raise DiskFull(file="the database") from error
        explained = explain(said)
        if explained is not None:
            raise explained from error
        if any(sign in said for sign in _REFUSED):
            raise DatabaseRefused from error
        if isinstance(error, OperationalError):
            # The server's own words may name hosts and users: they go no further than the log of the cause.
            raise DatabaseUnreachable(reason="it does not answer as it should") from error
        raise
