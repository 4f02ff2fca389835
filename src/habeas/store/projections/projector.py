"""Applying entries to the tables, one after the other."""

from __future__ import annotations

from habeas.record.entries import Header
from habeas.record.kinds import Act
from habeas.store.projections.place import OpenExhibit, Place
from habeas.store.projections.restating import restate
from habeas.store.projections.rows import Rows, TakenNumber


class Projector:
    """Brings the tables up to date within one transaction of the caller."""

    def __init__(self, open_exhibit: OpenExhibit, taken: frozenset[TakenNumber] = frozenset()) -> None:
        """Take the way to the content of exhibits, where readings are, and the numbers of the erased."""
        self._open_exhibit = open_exhibit
        self._rows = Rows(taken)

    def apply(self, seq: int, header: Header, act: Act) -> None:
        """Apply one entry, the one at `seq` of the log.

        Raises:
            MalformedFact: the act or the exhibit that it speaks of does not have the shape that it must have.
            ExhibitMissing, ExhibitDamaged: the exhibit of a text layer or a reading does not open.
        """
        from habeas.store.projections import PROJECTIONS

        place = Place(seq=seq, header=header, rows=self._rows, open_exhibit=self._open_exhibit)
        PROJECTIONS[header.kind](act, place)

    def flush(self) -> None:
        """Write what is still gathered, and work out anew which judgements stand."""
        self._rows.number_taken()
        self._rows.write()
        for case, judged in sorted(self._rows.judged.items()):
            restate(case, judged)
        self._rows.judged.clear()
