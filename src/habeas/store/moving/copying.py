"""Every row out of one database into a spool, and out of the spool into another one, compared at the end."""

from __future__ import annotations

from typing import BinaryIO

from django.db import transaction

from habeas.store.access.database_errors import database_errors
from habeas.store.access.edge import look_at_edge
from habeas.store.backup.pack import open_members, seal_members
from habeas.store.backup.rows import Inserting, replace_accounts, set_sequences
from habeas.store.moving.errors import MovedOtherwise, TargetInUse
from habeas.store.moving.stock import Counting, Stock, everything, take_stock
from habeas.store.plain_sql import is_server
from habeas.store.store import Store
from habeas.store.verification.report import Report


def send(spool: BinaryIO, key: bytes) -> Stock:
    """Write every row of the open database into a spool, sealed under a key, and return what it holds."""
    counting = Counting()
    with database_errors():
        spool.writelines(seal_members(counting.passing(everything(look_at_edge().size)), key))
        spool.flush()
        return counting.stock()


def receive(store: Store, spool: BinaryIO, key: bytes, sent: Stock) -> Report:
    """Fill the open database from a spool where it is empty, and return what was verified.

    On a server everything is one transaction with its checks: it holds all of it or nothing.

    Raises:
        TargetInUse: it holds entries already, and not just those that were sent.
        MovedOtherwise: what arrived is not what was sent.
    """
    held = store.queries.log_size()
    if held:
        with database_errors():
            if sent.differs_in(take_stock()) is not None:
                raise TargetInUse(entries=held)
        return _verified(store)
    with database_errors(), transaction.atomic():
        _fill(spool, key, sent.entries)
        store.rebuild()
        different = sent.differs_in(take_stock())
        if different is not None:
            raise MovedOtherwise(where=different, reason="its rows are others")
        report = _verified(store) if is_server() else None
    return report or _verified(store)


def _fill(spool: BinaryIO, key: bytes, entries: int) -> None:
    accounts: list[bytes] = []
    rows = Inserting()
    spool.seek(0)
    for member in open_members(spool, key, name="the spool"):
        content = b"".join(member.content)
        if member.name.startswith("accounts/"):
            accounts.append(content)
        else:
            rows.insert(member.name, content, entries=entries)
    replace_accounts(accounts)
    set_sequences()


def _verified(store: Store) -> Report:
    report = store.verify()
    if not report.holds:
        raise MovedOtherwise(where=report.findings[0].where, reason=report.findings[0].reason)
    return report
