"""When something was known: by a day, or by how long the log was."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.db.models import Max

from habeas.record.daily import CLOCK_SLACK
from habeas.record.kinds import ClockCorrected
from habeas.store.models import LogEntry
from habeas.store.queries.values import Known


def position_at(known: Known) -> int:
    """Return how many entries the log had then; what stands at that place or after it was not known yet.

    An entry was known on a day when it, or one that came after it, is dated on that day or before: the order of the
    log is what happened, its dates are what clocks said.

    1. Between two corrections of the clock, instants go back by less than the slack that a clock is given. So halving
       finds a place after which everything is later, in twenty looks for a long log.
    2. From there backwards, the first entry that is dated early enough is at most that slack away.
    3. Where there is none, it is looked for before the correction: a clock that ran ahead was set right there.
    """
    if isinstance(known, int):
        return known
    until = datetime.combine(known, time.max, UTC)
    highest: int | None = LogEntry.objects.aggregate(highest=Max("seq"))["highest"]
    end = 0 if highest is None else highest + 1
    corrected = LogEntry.objects.filter(kind=ClockCorrected.kind).order_by("-seq").values_list("seq", flat=True)
    for begin in (*corrected, 0):
        place = _first_later(begin, end, _written(until + CLOCK_SLACK))
        rows = LogEntry.objects.filter(seq__gte=begin, seq__lt=place, at__lte=_written(until)).order_by("-seq")
        found = rows.values_list("seq", flat=True).first()
        if found is not None:
            return int(found) + 1
        end = begin
    return 0


def _first_later(first: int, last: int, until: str) -> int:
    """Return a place between two others after which every entry is later than an instant by more than the slack."""
    while first < last:
        middle = (first + last) // 2
        at = LogEntry.objects.values_list("at", flat=True).get(seq=middle)
        first, last = (middle + 1, last) if at <= until else (first, middle)
    return first


def _written(instant: datetime) -> str:
    return instant.isoformat(timespec="microseconds")
