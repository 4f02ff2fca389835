"""How long nobody has heard from a person: last evidenced contact, last claimed one, last official word.

1. Evidence that the person was in contact is their own direct speech, a recording, a letter or an interview, or the
   word of a relative or lawyer who says that they were in contact themselves. Anybody else's word is claimed contact.
2. Each contact took place on one day of an interval. The last of them all took place on one day from the
   latest first day to the latest last day: that is all that vague dates allow.
3. "Became unreachable on …" tells when silence began; where it is later than all contact, the clock starts there.
4. Days of silence are counted from that interval to the day of the index.
5. The same is counted for each channel by itself, and for each of three kinds of word: evidenced, claimed, official.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.channels import ANY_CHANNEL
from habeas.watch.clocks import Clock
from habeas.watch.evidence import DayCount, day_in_words, range_of
from habeas.watch.index import Index
from habeas.watch.starts import START_KINDS
from habeas.watch.words import ContactKind, Word


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Silence:
    """How long a person has been silent, as of a day.

    `kind` is what its length rests on, `began` the days on one of which the last contact took place, and `reset_by`
    the statement that tells so; both are None where nothing in the record tells. Who heard what, and what else says so,
    is put together when somebody asks.
    """

    party: PartyId
    as_of: date
    kind: ContactKind
    began: Days | None
    reset_by: StatementId | None
    _index: Index = field(repr=False)

    @property
    def days(self) -> DayCount | None:
        """How many days have passed since then."""
        if self.began is None or self.began.last is None:
            return None
        first, last = self.began.first, self.began.last
        return DayCount(
            at_least=(self.as_of - last).days, at_most=None if first is None else (self.as_of - first).days
        )  # fmt: skip

    @property
    def rests_on(self) -> tuple[StatementId, ...]:
        """All statements that tell of that kind of contact, or the one that tells of its loss."""
        if self.kind is ContactKind.LOST and self.reset_by is not None:
            return (self.reset_by,)
        return self._index.columns.ids_of(self._index.starts.heard.of(self._index.number(self.party)))

    @property
    def says_silent(self) -> tuple[StatementId, ...]:
        """The statements that say that the person, or a group of theirs, cannot be reached."""
        return self._index.columns.ids_of(self._index.starts.lost.of(self._index.number(self.party)))

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """How long since the last word of each kind through each channel: by channel, `any` first."""
        return self._index.clocks.of(self._index.number(self.party), self._index)

    @property
    def evidenced(self) -> Word | None:
        """The last contact that is evidenced."""
        return self._newest(ContactKind.EVIDENCED)

    @property
    def claimed(self) -> Word | None:
        """The last contact that is only claimed."""
        return self._newest(ContactKind.CLAIMED)

    @property
    def official(self) -> Word | None:
        """The last word of those who hold the person, or of an office."""
        return self._newest(ContactKind.OFFICIAL)

    @property
    def text(self) -> str:
        """How long, as it stands in a letter: put into words when it is asked for, so that it is never stale."""
        return silence_in_words(self.days, self.as_of)

    def clock(self, kind: ContactKind, channel: str = ANY_CHANNEL) -> Clock | None:
        """Return one clock, None where no word of its kind came through its channel."""
        return next((one for one in self.clocks if one.kind is kind and one.channel == channel), None)

    def _newest(self, kind: ContactKind) -> Word | None:
        clock = self.clock(kind)
        return clock.heard if clock else None

    def __eq__(self, other: object) -> bool:
        """Return whether another says the same."""
        return isinstance(other, Silence) and self._told() == other._told()

    def __hash__(self) -> int:
        """Return the hash of what it says."""
        return hash(self._told())

    def _told(self) -> tuple[object, ...]:
        return (
            self.party, self.as_of, self.kind, self.began, self.reset_by, self.rests_on, self.says_silent, self.clocks,
        )  # fmt: skip


def silence(party: PartyId, index: Index) -> Silence:
    """Return how long `party` has been silent on the day of the index.

    The answer is the same for every order of the statements, and a later day without new evidence adds exactly its
    days.
    """
    number, starts = index.number(party), index.starts
    first, last, row = int(starts.first[number]), int(starts.last[number]), int(starts.row[number])
    return Silence(
        party=party,
        as_of=index.as_of,
        kind=START_KINDS[starts.kind[number]],
        began=range_of(first, last) if last else None,
        reset_by=index.columns.statement(row).id if row >= 0 else None,
        _index=index,
    )


def silence_in_words(days: DayCount | None, as_of: date) -> str:
    """Return the length of a silence as it stands in a letter, such as `for 31 days, as of 20 August 2022`."""
    day = day_in_words(as_of)
    if days is None:
        return f"for an unknown number of days: nothing in the record tells of a last contact, as of {day}"
    return f"for {days}, as of {day}"
