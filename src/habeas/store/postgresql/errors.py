"""What a database server refuses, each with its own code."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus
from habeas.store.errors import StoreError


@dataclass(eq=False, kw_only=True)
class DatabaseRefused(StoreError):
    """The database server refuses the user, the password, or what was to be done."""

    code = "store.database-refused"
    message = "the database server refuses the user, the password, or what was to be done"
    during = "using the database"
    remedy = "check user, password and rights of the database that habeas.toml or --to names"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class DatabaseNotEmpty(StoreError):
    """The database holds tables of another program."""

    code = "store.database-not-empty"
    message = "this database holds tables of another program"
    during = "opening the database"
    remedy = "make an empty database and name that"


@dataclass(eq=False, kw_only=True)
class SealedTextDamaged(StoreError):
    """A sealed column on a server does not open: it was changed there, or sealed under another key."""

    column: str
    code = "store.sealed-text-damaged"
    message = "a value in {column} is not what was sealed there"
    during = "reading the database"
    remedy = "if keys were rotated meanwhile, start again; else run: habeas record rebuild, then: habeas record verify"
    exit_status = ExitStatus.DOES_NOT_VERIFY
    http_status = 500
