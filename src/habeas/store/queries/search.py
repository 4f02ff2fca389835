"""Searching names, quotations and the text of exhibits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import NamedTuple, TypeVar

from django.db.models import Model, QuerySet

from habeas.facts.ids import CaseId
from habeas.store.access.stored import BATCH
from habeas.store.models import CachedJudgement, CachedSearch
from habeas.store.plain_sql import is_server
from habeas.store.plain_text import fold
from habeas.store.queries.values import Hit

Row = TypeVar("Row", bound=Model)

STATEMENT = "statement"
"""The kind of a hit in what a statement quotes."""

SHOWN_AROUND = 60
"""How many letters before and after the find a hit shows."""


class SearchQueries:
    """Searching."""

    def search(self, case: CaseId, text: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return what holds all the given words as one string, or, where nothing does, each of them somewhere.

        Letter case, ё and е, and the width of spaces make no difference. One thing is one hit. On a server, where the
        text is sealed, every searchable text of the case is opened here and looked through; nothing of it is kept.
        """
        wanted = fold(text)
        if not wanted:
            return ()
        find = _opened if is_server() else _found
        words = tuple(wanted.split())
        return _hits(find(case, (wanted,)), wanted, limit) or _hits(find(case, words), words[0], limit)


class _Text(NamedTuple):
    """A text that can be searched, of what kind of thing, and of which one."""

    kind: str
    target: str
    folded: str


def _found(case: CaseId, words: tuple[str, ...]) -> Iterator[_Text]:
    """Yield the texts that hold every word, found by the database, kind by kind, each kind in the order of the log."""
    kept = CachedSearch.objects.filter(case=case).order_by("kind", "seq", "place")
    quoted = CachedJudgement.objects.filter(case=case, statement__isnull=False).order_by("seq")
    for word in words:
        kept, quoted = kept.filter(folded__contains=word), quoted.filter(folded__contains=word)
    yield from starmap(_Text, kept.filter(kind__lt=STATEMENT).values_list(*_Text._fields).iterator())
    yield from (_Text(STATEMENT, *row) for row in quoted.values_list("statement", "folded").iterator())
    yield from starmap(_Text, kept.filter(kind__gt=STATEMENT).values_list(*_Text._fields).iterator())


def _opened(case: CaseId, words: tuple[str, ...]) -> Iterator[_Text]:
    """Yield the texts that hold every word, found by opening each: page by page, so that little is held at a time."""
    kept = [
        (row.kind, row.seq, row.place, _Text(row.kind, row.target, row.folded))
        for row in _paged(CachedSearch.objects.filter(case=case))
        if all(word in row.folded for word in words)
    ]
    quoted = [
        (STATEMENT, row.seq, 0, _Text(STATEMENT, row.statement, row.folded))
        for row in _paged(CachedJudgement.objects.filter(case=case, statement__isnull=False))
        if row.folded is not None and row.statement is not None and all(word in row.folded for word in words)
    ]
    yield from (text for *_, text in sorted([*kept, *quoted]))


def _paged(rows: QuerySet[Row]) -> Iterator[Row]:
    ordered = rows.order_by("pk")
    page = list(ordered[:BATCH])
    while page:
        yield from page
        page = list(ordered.filter(pk__gt=page[-1].pk)[:BATCH])


def _hits(texts: Iterable[_Text], word: str, limit: int) -> tuple[Hit, ...]:
    found: dict[tuple[str, str], Hit] = {}
    for kind, target, folded in texts:
        if len(found) == limit:
            break
        found.setdefault((kind, target), Hit(kind=kind, target=target, excerpt=_excerpt(folded, word)))
    return tuple(found.values())


def _excerpt(folded: str, word: str) -> str:
    start = folded.find(word)
    first, end = max(0, start - SHOWN_AROUND), start + len(word) + SHOWN_AROUND
    before, after = "…" if first else "", "…" if end < len(folded) else ""
    return f"{before}{folded[first:end]}{after}"
