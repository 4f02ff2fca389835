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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.channels import ANY_CHANNEL, ANYONE, kin_of
from habeas.watch.evidence import DayCount, age, days_between, each_once
from habeas.watch.index import Index
from habeas.watch.rows import (
    CONTACT,
    CUSTODY,
    FIRST,
    ID,
    IS_ASSERTED,
    IS_DATED,
    IS_OF_PLACE,
    REACHED,
    SO_BY,
    START,
    STATEMENT,
    TOLD_ON,
    Row,
    ids_of,
    row_of,
)
from habeas.watch.words import (
    ContactKind,
    Word,
    WordRow,
    is_evidenced,
    is_first_hand,
    official_word,
    own_word,
    told_word,
    word_of,
)


class Clock(NamedTuple):
    """How long since the last word of one kind through one channel; channel `any` takes all of them together.

    `began` are the days on one of which that word fell, `newest` is the newest such word. A tuple, as a case has
    several for everyone.
    """

    channel: str
    kind: ContactKind
    began: Days
    days: DayCount
    newest: WordRow

    @property
    def heard(self) -> Word:
        """The newest such word, and what reset the clock."""
        return word_of(self.kind, self.newest)


class Start(NamedTuple):
    """What the silence is counted from: on one of which days it began, and by which statements."""

    kind: ContactKind
    began: Days
    rests_on: tuple[StatementId, ...]
    reset_by: StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """How long a person has been silent, as of a day.

    `start` is what the silence is counted from, None where nothing in the record tells. `says_silent` are the
    statements that say that the person cannot be reached. `clocks` come by channel, `any` first.
    """

    party: PartyId
    as_of: date
    start: Start | None
    says_silent: tuple[StatementId, ...] = ()
    clocks: tuple[Clock, ...] = ()

    @property
    def kind(self) -> ContactKind:
        """What the length of the silence rests on."""
        return self.start.kind if self.start else _NONE

    @property
    def began(self) -> Days | None:
        """The days on one of which the last contact took place."""
        return self.start.began if self.start else None

    @property
    def days(self) -> DayCount | None:
        """How many days have passed since then."""
        began = self.began
        return age(began.first, began.last, self.as_of) if began and began.last else None

    @property
    def reset_by(self) -> StatementId | None:
        """The statement that set the clock."""
        return self.start.reset_by if self.start else None

    @property
    def rests_on(self) -> tuple[StatementId, ...]:
        """All statements that tell of that kind of contact, or the one that tells of its loss."""
        return self.start.rests_on if self.start else ()

    @property
    def evidenced(self) -> Word | None:
        """The last contact that is evidenced."""
        return self._newest(_EVIDENCED)

    @property
    def claimed(self) -> Word | None:
        """The last contact that is only claimed."""
        return self._newest(_CLAIMED)

    @property
    def official(self) -> Word | None:
        """The last word of those who hold the person, or of an office."""
        return self._newest(_OFFICIAL)

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


_EVIDENCED, _CLAIMED, _OFFICIAL, _LOST, _NONE = ContactKind


def silence(party: PartyId, index: Index) -> Silence:
    """Return how long `party` has been silent on the day of the index.

    The answer is the same for every order of the statements, and a later day without new evidence adds exactly its
    days.
    """
    as_of, told = index.as_of, index.timeline(party).rows
    words = _words(party, told, index)
    lost = [one for one in told if one[REACHED] is False and one[IS_ASSERTED]]
    for group in index.groups_of(party):
        lost += [one for one in index.timeline(group).rows if one[REACHED] is False and one[IS_ASSERTED]]
    over_all = {kind: _clock(ANY_CHANNEL, kind, said, as_of) for kind, said in words.items()}
    return Silence(
        party=party,
        as_of=as_of,
        start=_start(over_all.get(_EVIDENCED) or over_all.get(_CLAIMED), words, lost),
        says_silent=ids_of(lost),
        clocks=(*over_all.values(), *_clocks_by_channel(words, as_of)),
    )


def silence_in_words(days: DayCount | None, as_of: date) -> str:
    """Return the length of a silence as it stands in a letter, such as `for 31 days, as of 20 August 2022`."""
    day = _day_in_words(as_of)
    if days is None:
        return f"for an unknown number of days: nothing in the record tells of a last contact, as of {day}"
    return f"for {days}, as of {day}"


@lru_cache(maxsize=64)
def _day_in_words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


_Words = Mapping[ContactKind, Sequence[WordRow]]
"""Every contact and official word about a person by its kind, as those are sorted, each in no order."""


def _start(contact: Clock | None, words: _Words, lost: list[Row]) -> Start | None:
    """Choose what starts the clock: evidence before claims, and a later loss of contact before both."""
    onsets = [one for one in lost if _tells_onset(one)]
    if onsets:
        newest = max(onsets, key=_by_onset) if len(onsets) > 1 else onsets[0]
        first, last_contact = newest[FIRST], contact.began.last if contact else None
        if last_contact is None or (first is not None and first > last_contact):
            return Start(_LOST, days_between(first, newest[SO_BY]), (newest[ID],), newest[ID])
    if contact is not None:
        ids = each_once([one[2] for one in words[contact.kind]])
        return Start(contact.kind, contact.began, ids, contact.newest[2])
    if lost:
        # All that is known is that there was silence by then: it began on that day or any day before.
        by, statement = min((one[SO_BY], one[ID]) for one in lost)
        return Start(_LOST, days_between(None, by), (statement,), statement)
    return None


def _tells_onset(one: Row) -> bool:
    """Return whether a loss of contact has a day of its own; without one it only says that there is silence."""
    return one[IS_DATED] and (one[IS_OF_PLACE] or one[CONTACT] != "denied")


def _by_onset(one: Row) -> tuple[date, date, date, StatementId]:
    """Sort by the day by which contact was lost: "unreachable since March" began in March, however long it is so."""
    return one[SO_BY], one[START], one[TOLD_ON], one[ID]


def _words(party: PartyId, told: Sequence[Row], index: Index) -> _Words:
    parties, as_of = index.parties, index.as_of
    ties = index.kin.get(party)
    kin = kin_of(ties, parties) if ties else {}
    claimed: list[WordRow] = []
    evidenced: list[WordRow] = []
    for said in index.speech.get(party, ()):
        word = own_word(said, parties, as_of)
        if word is not None:
            (evidenced if is_evidenced(said) else claimed).append(word)
    if kin:
        claimed, evidenced = _heard_by_kin(claimed, kin), _heard_by_kin(evidenced, kin)
    for one in told:
        if one[REACHED] and one[IS_ASSERTED] and one[STATEMENT].origin.speaker != party:
            (evidenced if is_first_hand(one, kin) else claimed).append(told_word(one, kin, parties))
    # The kinds come as they are sorted.
    by_kind = ((_CLAIMED, claimed), (_EVIDENCED, evidenced), (_OFFICIAL, _official_words(party, told, index)))
    return {kind: words for kind, words in by_kind if words}


def _official_words(party: PartyId, told: Sequence[Row], index: Index) -> list[WordRow]:
    official = index.official.get(party)
    if not official:
        return []
    known = {one[ID]: one for one in told if one[CUSTODY]}
    rows = [known.get(one.id) or row_of(one, index.as_of) for one in official if one.origin.speaker != party]
    return [official_word(row) for row in rows if row is not None]


def _heard_by_kin(words: Sequence[WordRow], kin: Mapping[PartyId, str]) -> list[WordRow]:
    return [
        (last, start, statement, kin.get(PartyId(heard_by), channel), heard_by, how, first)
        for last, start, statement, channel, heard_by, how, first in words
    ]


def _clocks_by_channel(words: _Words, as_of: date) -> list[Clock]:
    """Return a clock for each kind of word through each channel, by channel."""
    found: dict[tuple[str, ContactKind], list[WordRow]] = {}
    for kind, said in words.items():
        for one in said:
            if one[3] != ANYONE:
                found.setdefault((one[3], kind), []).append(one)
    return [_clock(*key, found[key], as_of) for key in sorted(found)]


def _clock(channel: str, kind: ContactKind, words: Sequence[WordRow], as_of: date) -> Clock:
    """Return a clock over some words: the last of them fell between the latest first day and the latest last one."""
    newest = max(words) if len(words) > 1 else words[0]
    last, first = newest[0], newest[6]
    if len(words) > 1:
        first = max([one[6] for one in words if one[6] is not None], default=None)
    return Clock(channel, kind, days_between(first, last), age(first, last, as_of), newest)
