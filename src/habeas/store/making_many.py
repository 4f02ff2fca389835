"""Making a great many values at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

MANY = 50_000
"""How many values must have been made and kept for Python to be spared looking through them as if they were young."""

LOOKED_THROUGH_EVERY = 8
"""At every which time of so many values all that is held is looked through, so that no garbage stays for good."""

_times = count(1)


@contextmanager
def making_many() -> Iterator[None]:
    """Let a great many values be made without looking for garbage on the way: they hold no cycles.

    Python looks through all that is held again and again while it grows, for a third of the time that reading takes.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if gc.get_count()[0] > MANY:
                _count_as_old()
            gc.enable()


def _count_as_old() -> None:
    """Let Python take for old what was just made: else it looks through all of it twice, on somebody's next pages.

    Freezing moves everything out of the generations, and unfreezing moves it into the oldest. What that one holds is
    looked through whenever it has grown by a quarter, as ever. But both begin the counting anew that leads there, so it
    is done here from time to time.
    """
    if next(_times) % LOOKED_THROUGH_EVERY:
        gc.freeze()
        gc.unfreeze()
    else:
        gc.collect()
