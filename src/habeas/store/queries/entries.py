"""The log as it is read by people: entries opened, in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from habeas.facts.ids import CaseId
from habeas.record.kinds import ViewLogged
from habeas.store.access.edge import newest_at
from habeas.store.access.stored import BATCH, as_stored, raw_pages_at, stored_entries
from habeas.store.models import LogEntry
from habeas.store.plain_sql import fetch
from habeas.store.queries.moments import position_at
from habeas.store.queries.values import Known, LoggedEntry

_NEWEST = 'SELECT seq FROM log_entry WHERE "case" = %s OR "case" IS NULL ORDER BY seq DESC LIMIT %s OFFSET %s'
_OF_CASE = 'SELECT seq FROM log_entry WHERE entry = %s AND ("case" = %s OR "case" IS NULL)'

if TYPE_CHECKING:
    from habeas.store.access.append import Log


class EntryQueries:
    """Reads of the log itself."""

    def __init__(self, log: Log) -> None:
        """Take the log, which opens its entries: only who has the keys can."""
        self._log = log

    def entries(self, case: CaseId | None = None, *, after: int = -1, kind: str | None = None) -> Iterator[LoggedEntry]:
        """Yield opened entries in the order of the log.

        Args:
            case: Only the entries of one case.
            after: Begin behind this place.
            kind: Only entries of one kind.

        Raises:
            DoesNotVerify: an entry is not what was sealed.
        """
        for stored in stored_entries(after=after, case=case, kind=kind):
            yield LoggedEntry(seq=stored.seq, entry=self._log.open(stored))

    def entries_for(self, case: CaseId) -> Iterator[LoggedEntry]:
        """Yield the opened entries of a case and of the workspace itself in the order of the log; no other is opened.

        Raises:
            DoesNotVerify: an entry is not what was sealed.
        """
        for stored in stored_entries():
            if stored.case in {None, case}:
                yield LoggedEntry(seq=stored.seq, entry=self._log.open(stored))

    def newest_entries(self, case: CaseId, *, skip: int = 0, limit: int | None = None) -> Iterator[LoggedEntry]:
        """Yield the opened entries of a case and of the workspace itself, the newest first; no other is opened.

        Args:
            case: The case.
            skip: How many of the newest to leave out.
            limit: How many at most.

        Raises:
            DoesNotVerify: an entry is not what was sealed.
        """
        rows = fetch(_NEWEST, (case, self.log_size() if limit is None else limit, skip))
        places = [int(str(seq)) for (seq,) in reversed(rows)]
        while places:
            some = places[-BATCH:]
            del places[-BATCH:]
            for raw in reversed([raw for page in raw_pages_at(some) for raw in page]):
                yield LoggedEntry(seq=raw.seq, entry=self._log.open(as_stored(raw)))

    def has_entry(self, case: CaseId, entry: str) -> bool:
        """Return whether an entry of that id is of a case, or of the workspace itself."""
        return bool(fetch(_OF_CASE, (entry, case)))

    def begun_at(self) -> datetime | None:
        """Return when the first entry was made, None where there is none yet."""
        written = LogEntry.objects.filter(seq=0).values_list("at", flat=True).first()
        return None if written is None else datetime.fromisoformat(written)

    def newest_at(self) -> datetime | None:
        """Return the latest time that the log has since the clock was last put right; see `newest_at` of the log."""
        return newest_at()

    def position_at(self, known: Known) -> int:
        """Return how many entries the log had at a time; see `habeas.store.queries.moments`."""
        return position_at(known)

    def newest_but_views(self) -> str | None:
        """Return the id of the newest entry that is more than a look at something, None where there is none yet."""
        entries = LogEntry.objects.exclude(kind=ViewLogged.kind).order_by("-seq")
        return entries.values_list("entry", flat=True).first()

    def log_size(self) -> int:
        """Return how many entries the log has."""
        return LogEntry.objects.count()
