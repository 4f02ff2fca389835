"""What a projection is given beside the act: where in the log it stands, and where rows are gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from habeas.facts.errors import MalformedFact
from habeas.facts.ids import ActorId, CaseId, EntryId
from habeas.record.entries import Header, instant_text
from habeas.record.kinds import Act
from habeas.record.raw_entries import RawEntry
from habeas.store.models import CachedSearch
from habeas.store.plain_text import fold
from habeas.store.projections.rows import Rows
from habeas.store.standing import Decision, pair_of

OpenExhibit = Callable[[str, str], Iterator[bytes]]
"""Yields the content of the exhibit at an address, given its key in base64."""

PIECE_LETTERS = 60_000
"""How long a piece of text is that is searched as one."""

OVERLAP_LETTERS = 300
"""How many letters two neighbouring pieces share, so that words across their border are found."""


class Heading(NamedTuple):
    """What a header says of an entry apart from its parts."""

    id: EntryId
    kind: str
    case: CaseId | None
    actor: ActorId
    at: datetime

    @classmethod
    def under(cls, header: Header) -> Heading:
        """Return what a header says."""
        return cls(header.id, header.kind, header.case, header.actor, header.at)

    @classmethod
    def of(cls, raw: RawEntry) -> Heading:
        """Return what the header of a stored entry says.

        Whether it hashes to its leaf is not looked at here: `habeas.record.rechecking` finds that out, and for a page,
        which opens an entry and checks no more, nobody does.
        """
        case = None if raw.case is None else CaseId(raw.case)
        return cls(EntryId(raw.entry), raw.kind, case, ActorId(raw.actor), datetime.fromisoformat(raw.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry's place in the log, and the means to make rows from it."""

    seq: int
    header: Heading
    rows: Rows
    open_exhibit: OpenExhibit

    @property
    def case(self) -> CaseId:
        """The case of the entry.

        Raises:
            MalformedFact: the entry belongs to no case, which an act of its kind must.
        """
        if self.header.case is None:
            raise MalformedFact(what="entry", reason=f"{self.header.kind} belongs to a case")
        return self.header.case

    @property
    def entry(self) -> EntryId:
        """The id of the entry."""
        return self.header.id

    @property
    def actor(self) -> ActorId:
        """Who acted."""
        return self.header.actor

    @property
    def at(self) -> datetime:
        """When, in UTC."""
        return self.header.at

    def instant(self) -> str:
        """Return when, as text that sorts by time."""
        return instant_text(self.header.at)

    def judge_pair(self, first: str, second: str) -> None:
        """Let one decision stand over two parties or two reports, whichever way round they were named."""
        self.rows.judge(self.case, Decision(self.seq, pair=pair_of(first, second)))

    def make_searchable(self, kind: str, target: str, *texts: str) -> None:
        """Let `target` be found by any of these texts."""
        for text in dict.fromkeys(fold(text) for text in texts if text.strip()):
            for start in range(0, max(1, len(text) - OVERLAP_LETTERS), PIECE_LETTERS):
                self.rows.add(
                    CachedSearch,
                    seq=self.seq,
                    place=self.rows.next_place(self.seq),
                    case=self.case,
                    kind=kind,
                    target=target,
                    folded=text[start : start + PIECE_LETTERS + OVERLAP_LETTERS],
                )


Projection = Callable[[Act, Place], None]
"""Brings the tables up to date with one act."""


def nothing(act: Act, place: Place) -> None:
    """An act that no table repeats: it is read from the log where it is asked for."""
