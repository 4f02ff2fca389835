"""The day on which a report came out, as whoever hands it in states it."""

from __future__ import annotations

from datetime import date

from habeas.collect.errors import FutureDate


def check_published(published: date | None, *, today: date) -> date | None:
    """Return `published` as it is.

    Raises:
        FutureDate: it lies after `today`.
    """
    if published is not None and published > today:
        raise FutureDate(published=published, today=today)
    return published
