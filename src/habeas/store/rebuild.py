"""Making every cached table again from the log alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import models, transaction

from habeas.record.kinds import EntryStruck, PersonErased
from habeas.record.tree import edge_of
from habeas.store.access.append import JudgedInLog
from habeas.store.access.database_errors import database_errors
from habeas.store.access.edge import find_newest, save_edge
from habeas.store.access.stored import BATCH
from habeas.store.inserting import insert
from habeas.store.making_many import making_many
from habeas.store.models import CACHED, CachedStruck
from habeas.store.plain_sql import change, fetch, is_server
from habeas.store.projections import OpenExhibit, Projector
from habeas.store.projections.rows import TakenNumber

if TYPE_CHECKING:
    from habeas.store.access.append import Log


_INDEXES = """SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cached_judgement'
    AND sql IS NOT NULL AND name <> 'cached_judgement_by_proposal'"""

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=repr)
"""Writes a row; bytes that somebody put where text belongs are no text, and no row of ours either."""


def rebuild_tables(log: Log, open_exhibit: OpenExhibit) -> int:
    """Wipe the cached tables and make them again, all in one transaction; return the number of entries applied.

    Raises:
        DoesNotVerify: an entry is not what was sealed; the tables stay as they are.
        ExhibitMissing, ExhibitDamaged: a text layer or a reading does not open; the tables stay as they are.
    """
    with database_errors(), transaction.atomic(), making_many():
        for model in CACHED:
            model._default_manager.all().delete()
        projector = Projector(open_exhibit, look_ahead(log), from_nothing=True)
        leaves: list[bytes] = []
        with _indexed_at_the_end():
            for one in log.judged_or_said():
                if isinstance(one, JudgedInLog):
                    projector.judge(one.seq, one.case, one.outline)
                elif one.act is not None:
                    projector.apply(one.seq, one.header, one.act)
                leaves.append(one.leaf_hash)
            projector.flush()
        save_edge(edge_of(leaves), find_newest())
    return len(leaves)


@contextmanager
def _indexed_at_the_end() -> Iterator[None]:
    """Let the encrypted file make the indexes of judgements once all rows are there: in order, and each page once.

    Ids come in no order, so a long log would touch most pages of an index with every batch. Only by its proposal is a
    judgement looked up meanwhile. On a server, whoever may change rows may not change tables.
    """
    indexes = [] if is_server() else fetch(_INDEXES)
    for name, _ in indexes:
        change(f"DROP INDEX {name}", [])
    yield
    for _, made in indexes:
        change(str(made), [])


def look_ahead(log: Log) -> frozenset[TakenNumber]:
    """Note where the words of struck entries stand, for they come earlier; return the numbers that stay taken.

    Raises:
        DoesNotVerify: an entry is not what was sealed.
    """
    struck = {}
    for one in log.acts(kind=EntryStruck.kind):
        if isinstance(one.act, EntryStruck):
            struck[one.act.place] = one.seq
    insert(CachedStruck, ({"place": place, "by": by} for place, by in struck.items()))
    return frozenset(
        TakenNumber(case=one.header.case, prefix=number.partition("-")[0], number=int(number.partition("-")[2]))
        for one in log.acts(kind=PersonErased.kind)
        if isinstance(one.act, PersonErased) and one.header.case is not None
        for number in one.act.numbers
    )


def fingerprints() -> Mapping[str, str]:
    """Return a hash over all rows of every cached table, by the table's name; equal rows, equal hash."""
    return {model._meta.db_table: _fingerprint(model) for model in CACHED}


def would_rebuild_to(log: Log, open_exhibit: OpenExhibit) -> Mapping[str, str]:
    """Return the fingerprints that the tables would have after a rebuild, and leave the tables as they are.

    Raises:
        DoesNotVerify, ExhibitMissing, ExhibitDamaged: as for `rebuild_tables`.
    """
    with database_errors(), transaction.atomic():
        rebuild_tables(log, open_exhibit)
        rebuilt = fingerprints()
        transaction.set_rollback(True)
    return rebuilt


def rows_of(model: type[models.Model]) -> Iterator[str]:
    """Yield every row of a table as JSON, page by page in the order of its key, which each database has its own of."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows, last = model._default_manager.order_by("pk").values_list("pk", *names), None
    while page := list(rows.filter(pk__gt=last)[:BATCH] if last is not None else rows[:BATCH]):
        for _, *values in page:
            yield _ENCODER.encode(dict(zip(names, values, strict=True)))
        if len(page) < BATCH:
            return
        last = page[-1][0]


def _fingerprint(model: type[models.Model]) -> str:
    """Return a hash over the rows of a table in whatever order the database has them."""
    hashed = sha256()
    for one in sorted(sha256(row.encode()).digest() for row in rows_of(model)):
        hashed.update(one)
    return hashed.hexdigest()
