"""Applying entries to the tables, one after the other."""

from __future__ import annotations

from habeas.record.decisions import Outline
from habeas.record.kinds import Act
from habeas.store.projections.judgements import judge
from habeas.store.projections.place import Heading, OpenExhibit, Place
from habeas.store.projections.restating import Marked, linked_to, restate
from habeas.store.projections.rows import Rows, TakenNumber
from habeas.store.standing import Decision, entangled


class Projector:
    """Brings the tables up to date within one transaction of the caller."""

    def __init__(
        self, open_exhibit: OpenExhibit, taken: frozenset[TakenNumber] = frozenset(), *, from_nothing: bool = False
    ) -> None:
        """Take what applying needs.

        Args:
            open_exhibit: The way to the content of exhibits, where readings are.
            taken: The numbers of the erased.
            from_nothing: Whether the tables are empty, and every entry will be applied.
        """
        self._open_exhibit = open_exhibit
        self._rows = Rows(taken)
        self._from_nothing = from_nothing

    def apply(self, seq: int, header: Heading, act: Act) -> None:
        """Apply one entry, the one at `seq` of the log.

        Args:
            seq: Its place.
            header: What its header says.
            act: What was done.

        Raises:
            MalformedFact: the act or the exhibit that it speaks of does not have the shape that it must have.
            ExhibitMissing, ExhibitDamaged: the exhibit of a text layer or a reading does not open.
        """
        from habeas.store.projections import PROJECTIONS

        place = Place(seq=seq, header=header, rows=self._rows, open_exhibit=self._open_exhibit)
        PROJECTIONS[header.kind](act, place)

    def judge(self, seq: int, case: str, outline: Outline) -> None:
        """Apply a judgement about a statement, the entry at `seq` of the log, of which no more than this was read."""
        judge(self._rows, case, seq, outline)

    def flush(self) -> None:
        """Write what is still gathered, and work out anew which judgements stand."""
        self._rows.number_taken()
        judged = sorted(self._rows.judged.items())
        # What hangs together with new judgements is looked up before their rows are there: only the others are met.
        linked = {case: self._marked(case, decisions) for case, decisions in judged}
        self._rows.write()
        for case, marked in linked.items():
            restate(case, marked)
        self._rows.judged.clear()

    def _marked(self, case: str, decisions: list[Decision]) -> list[Marked]:
        if not self._from_nothing:
            return linked_to(case, decisions)
        return [Marked.new(one) for one in entangled(decisions)]
