"""Searching names, quotations and the text of exhibits."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.facts.ids import CaseId
from habeas.store.access.stored import BATCH
from habeas.store.models import CachedSearch
from habeas.store.plain_sql import is_server
from habeas.store.plain_text import fold
from habeas.store.queries.values import Hit

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


def _found(case: CaseId, words: tuple[str, ...]) -> Iterable[CachedSearch]:
    """Return the rows that hold every word, found by the database."""
    rows = CachedSearch.objects.filter(case=case).order_by("kind", "seq", "place")
    for word in words:
        rows = rows.filter(folded__contains=word)
    return rows.iterator()


def _opened(case: CaseId, words: tuple[str, ...]) -> Iterable[CachedSearch]:
    """Return the rows that hold every word, found by opening each: page by page, so that little is held at a time."""
    rows, last = CachedSearch.objects.filter(case=case).order_by("pk"), None
    matching: list[CachedSearch] = []
    while page := list(rows.filter(pk__gt=last)[:BATCH] if last is not None else rows[:BATCH]):
        matching += [row for row in page if all(word in row.folded for word in words)]
        last = page[-1].pk
    return sorted(matching, key=lambda row: (row.kind, row.seq, row.place))


def _hits(rows: Iterable[CachedSearch], word: str, limit: int) -> tuple[Hit, ...]:
    found: dict[tuple[str, str], Hit] = {}
    for row in rows:
        if len(found) == limit:
            break
        hit = Hit(kind=row.kind, target=row.target, excerpt=_excerpt(row.folded, word))
        found.setdefault((row.kind, row.target), hit)
    return tuple(found.values())


def _excerpt(folded: str, word: str) -> str:
    start = folded.find(word)
    first, end = max(0, start - SHOWN_AROUND), start + len(word) + SHOWN_AROUND
    before, after = "…" if first else "", "…" if end < len(folded) else ""
    return f"{before}{folded[first:end]}{after}"
