"""When something was known: by a day, or by how long the log was."""

from __future__ import annotations

from django.db.models import Max

from habeas.store.models import LogEntry
from habeas.store.queries.values import Known


def position_at(known: Known) -> int:
    """Return how many entries the log had then; what stands at that place or after it was not known yet.

    The instants of the log never go back, so the place is found by halving: a long log costs twenty looks.
    """
    if isinstance(known, int):
        return known
    until = f"{known.isoformat()}T23:59:59.999999+00:00"
    highest = LogEntry.objects.aggregate(highest=Max("seq"))["highest"]
    first, last = 0, 0 if highest is None else highest + 1
    while first < last:
        middle = (first + last) // 2
        at = LogEntry.objects.values_list("at", flat=True).get(seq=middle)
        first, last = (middle + 1, last) if at <= until else (first, middle)
    return first
