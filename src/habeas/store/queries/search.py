"""Searching names, quotations and the text of exhibits."""

from __future__ import annotations

from habeas.facts.ids import CaseId
from habeas.store.models import CachedSearch
from habeas.store.plain_text import fold
from habeas.store.queries.values import Hit

SHOWN_AROUND = 60
"""How many letters before and after the find a hit shows."""


class SearchQueries:
    """Searching."""

    def search(self, case: CaseId, text: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return what holds all the given words as one string, or, where nothing does, each of them somewhere.

        Letter case, ё and е, and the width of spaces make no difference. One thing is one hit.
        """
        wanted = fold(text)
        if not wanted:
            return ()
        return _hits(case, (wanted,), limit) or _hits(case, tuple(wanted.split()), limit)


def _hits(case: CaseId, words: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    rows = CachedSearch.objects.filter(case=case).order_by("kind", "seq", "place")
    for word in words:
        rows = rows.filter(folded__contains=word)
    found: dict[tuple[str, str], Hit] = {}
    for row in rows.iterator():
        if len(found) == limit:
            break
        hit = Hit(kind=row.kind, target=row.target, excerpt=_excerpt(row.folded, words[0]))
        found.setdefault((row.kind, row.target), hit)
    return tuple(found.values())


def _excerpt(folded: str, word: str) -> str:
    start = folded.find(word)
    first, end = max(0, start - SHOWN_AROUND), start + len(word) + SHOWN_AROUND
    before, after = "…" if first else "", "…" if end < len(folded) else ""
    return f"{before}{folded[first:end]}{after}"
