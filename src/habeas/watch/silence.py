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

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.when import Days
from habeas.watch.channels import ANY_CHANNEL, ANYONE, kin_of
from habeas.watch.evidence import DayCount, Evidence, age, days_between, evidence_of
from habeas.watch.index import Index
from habeas.watch.words import ContactKind, Word, official_word, own_word, told_word


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How long since the last word of one kind through one channel; channel `any` takes all of them together.

    `began` are the days on one of which that word fell, `heard` is the newest such word and what reset the clock.
    """

    channel: str
    kind: ContactKind
    began: Days
    days: DayCount
    heard: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """How long a person has been silent, as of a day.

    `began` are the days on one of which the last contact took place, `days` how many have passed since; both are None
    where nothing in the record tells. `kind` says what that rests on, `reset_by` which statement set the clock.
    `says_silent` are the statements that say that the person cannot be reached. `clocks` come by channel, `any` first.
    """

    party: PartyId
    as_of: date
    kind: ContactKind
    began: Days | None
    days: DayCount | None
    reset_by: StatementId | None
    evidenced: Word | None
    claimed: Word | None
    official: Word | None
    rests_on: tuple[StatementId, ...]
    says_silent: tuple[StatementId, ...] = ()
    clocks: tuple[Clock, ...] = ()

    @property
    def text(self) -> str:
        """How long, as it stands in a letter: put into words when it is asked for, so that it is never stale."""
        return silence_in_words(self.days, self.as_of)

    def clock(self, kind: ContactKind, channel: str = "any") -> Clock | None:
        """Return one clock, None where no word of its kind came through its channel."""
        return next((one for one in self.clocks if one.kind is kind and one.channel == channel), None)


class _Start(NamedTuple):
    """What the clock starts from: on one of which days, and by which statements."""

    kind: ContactKind
    began: Days
    rests_on: tuple[StatementId, ...]
    reset_by: StatementId


_EVIDENCED, _CLAIMED, _OFFICIAL, _LOST, _NONE = ContactKind


def silence(party: PartyId, index: Index) -> Silence:
    """Return how long `party` has been silent on the day of the index.

    The answer is the same for every order of the statements, and a later day without new evidence adds exactly its
    days.
    """
    as_of = index.as_of
    words = _words(party, index)
    lost = _losses(party, index)
    clocks = _clocks(words, as_of)
    over_all = {one.kind: one for one in clocks if one.channel == ANY_CHANNEL}
    evidenced, claimed, official = map(over_all.get, (_EVIDENCED, _CLAIMED, _OFFICIAL))
    start = _start(evidenced or claimed, words, lost)
    return Silence(
        party=party,
        as_of=as_of,
        kind=start.kind if start else _NONE,
        began=start.began if start else None,
        days=age(start.began.first, start.began.last, as_of) if start and start.began.last else None,
        reset_by=start.reset_by if start else None,
        evidenced=evidenced.heard if evidenced else None,
        claimed=claimed.heard if claimed else None,
        official=official.heard if official else None,
        rests_on=start.rests_on if start else (),
        says_silent=tuple(one.id for one in lost),
        clocks=clocks,
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


def _start(contact: Clock | None, words: Sequence[Word], lost: Sequence[Evidence]) -> _Start | None:
    """Choose what starts the clock: evidence before claims, and a later loss of contact before both."""
    newest = max(filter(_tells_onset, lost), default=None)
    if newest is not None:
        last_contact = contact.began.last if contact else None
        if last_contact is None or (newest.first is not None and newest.first > last_contact):
            return _Start(_LOST, days_between(newest.first, newest.last), (newest.id,), newest.id)
    if contact is not None:
        kind = contact.kind
        ids = tuple(sorted({one.statement for one in words if one.kind is kind}))
        return _Start(kind, contact.began, ids, contact.heard.statement)
    if lost:
        # All that is known is that there was silence by then: it began on that day or any day before.
        earliest = min(lost, key=lambda one: (one.last, one.id))
        return _Start(_LOST, days_between(None, earliest.last), (earliest.id,), earliest.id)
    return None


def _tells_onset(one: Evidence) -> bool:
    """Return whether a loss of contact has a day of its own; without one it only says that there is silence."""
    return one.statement.when is not None and (one.told.is_of_place or one.told.contact != "denied")


def _words(party: PartyId, index: Index) -> list[Word]:
    """Return every contact and official word about a person, in no order."""
    ties = index.kin.get(party)
    kin = kin_of(ties, index.parties) if ties else {}
    timeline = index.timeline(party)
    words = [one for said in index.speech.get(party, ()) if (one := own_word(said, index.parties, index.as_of))]
    if kin:
        words = [one._replace(channel=kin.get(PartyId(one.heard_by), one.channel)) for one in words]
    words += [
        told_word(one, kin, index.parties) for one in timeline.in_contact if one.statement.origin.speaker != party
    ]
    official = index.official.get(party)
    if official:
        known = {one.id: one for one in timeline.custody}
        words += [
            official_word(evidence)
            for one in official
            if one.origin.speaker != party and (evidence := known.get(one.id) or evidence_of(one, index.as_of))
        ]
    return words


def _losses(party: PartyId, index: Index) -> list[Evidence]:
    """Return who says that the person, or a group of theirs, cannot be reached, by the day since when it is so."""
    groups = index.groups_of(party)
    lost = index.timeline(party).losses
    found = {one.id: one for one in lost}
    for group in groups:
        found.update((one.id, one) for one in index.timeline(group).losses)
    return [found[one] for one in sorted(found)]


def _clocks(words: Sequence[Word], as_of: date) -> tuple[Clock, ...]:
    """Return a clock for each kind of word, over all channels first, then for each channel by itself."""
    by_channel: dict[tuple[str, ContactKind], _Reset] = {}
    over_all: dict[tuple[str, ContactKind], _Reset] = {}
    for one in words:
        _take(by_channel, (one.channel, one.kind), (one, one.first))
    for (_, kind), reset in by_channel.items():
        _take(over_all, (ANY_CHANNEL, kind), reset)
    return tuple(
        _clock(channel, found[channel, kind], as_of)
        for found in (over_all, by_channel)
        for channel, kind in sorted(found)
        if channel != ANYONE
    )


_Reset = tuple[Word, date | None]
"""The newest of some words, and the latest of their first days: both bound the day of the last one."""


def _take(found: dict[tuple[str, ContactKind], _Reset], key: tuple[str, ContactKind], reset: _Reset) -> None:
    known = found.get(key)
    if known is not None:
        (newest, first), (word, start) = known, reset
        reset = (
            max(newest, word),
            start if first is None or (start is not None and start > first) else first,
        )
    found[key] = reset


def _clock(channel: str, reset: _Reset, as_of: date) -> Clock:
    newest, first = reset
    return Clock(
        channel=channel,
        kind=newest.kind,
        began=days_between(first, newest.last),
        days=age(first, newest.last, as_of),
        heard=newest,
    )
