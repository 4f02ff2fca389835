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
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from habeas.facts.claim import ContactClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.source import Medium, Style
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.watch.channels import ANYONE, channel_of, kin_of
from habeas.watch.evidence import (
    DayCount,
    Evidence,
    age,
    evidence_of,
    ids_of,
    in_order,
    reported_by,
    spoken_on,
)
from habeas.watch.index import Index

OWN_MEDIA = (Medium.INTERVIEW, Medium.VIDEO, Medium.AUDIO, Medium.LETTER)
"""Through these a person is heard themselves."""

OWN_STYLES = (Style.DIRECT, Style.MIXED)
"""Speech given in these ways is the person's own words."""


class ContactKind(StrEnum):
    """What a clock rests on."""

    EVIDENCED = "evidenced"
    CLAIMED = "claimed"
    OFFICIAL = "official"
    LOST = "lost"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One contact, or one official word: on a day of `days`, who heard it, how and through which channel.

    `heard_by` is a party's id, the publisher's name, or empty where the report does not say; `how` is a medium or
    what the claim said.
    """

    days: Days
    heard_by: str
    how: str
    channel: str
    statement: StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How long since the last word of one kind through one channel; channel `any` takes all of them together.

    `began` are the days on one of which that word fell, `heard` is the newest such word and what reset the clock.
    """

    channel: str
    kind: ContactKind
    began: Days
    days: DayCount
    heard: Heard


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
    evidenced: Heard | None
    claimed: Heard | None
    official: Heard | None
    rests_on: tuple[StatementId, ...]
    says_silent: tuple[StatementId, ...] = ()
    clocks: tuple[Clock, ...] = ()
    text: str = ""

    def clock(self, kind: ContactKind, channel: str = "any") -> Clock | None:
        """Return one clock, None where no word of its kind came through its channel."""
        return next((one for one in self.clocks if one.kind is kind and one.channel == channel), None)


class _Contact(NamedTuple):
    kind: ContactKind
    evidence: Evidence
    heard_by: str
    how: str
    channel: str

    @property
    def heard(self) -> Heard:
        return Heard(
            days=self.evidence.days,
            heard_by=self.heard_by,
            how=self.how,
            channel=self.channel,
            statement=self.evidence.statement.id,
        )


def silence(party: PartyId, index: Index) -> Silence:
    """Return how long `party` has been silent on the day of the index.

    The answer is the same for every order of the statements, and a later day without new evidence adds exactly its
    days.
    """
    as_of = index.as_of
    words = _words(party, index)
    evidenced = [one for one in words if one.kind is ContactKind.EVIDENCED]
    claimed = [one for one in words if one.kind is ContactKind.CLAIMED]
    official = [one for one in words if one.kind is ContactKind.OFFICIAL]
    lost = _losses(party, index)
    kind, start = _start(evidenced, claimed, lost)
    began = None if not start else _last_of(start)
    days = None if began is None or began.last is None else age(began.first, began.last, as_of)
    return Silence(
        party=party,
        as_of=as_of,
        kind=kind,
        began=began,
        days=days,
        reset_by=max(start, key=in_order).statement.id if start else None,
        evidenced=evidenced[-1].heard if evidenced else None,
        claimed=claimed[-1].heard if claimed else None,
        official=official[-1].heard if official else None,
        rests_on=ids_of(one.statement for one in start),
        says_silent=ids_of(one.statement for one in lost),
        clocks=_clocks(words, as_of),
        text=silence_in_words(days, as_of),
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


def _start(
    evidenced: Sequence[_Contact], claimed: Sequence[_Contact], lost: Sequence[Evidence]
) -> tuple[ContactKind, list[Evidence]]:
    """Choose what starts the clock: evidence before claims, and a later loss of contact before both."""
    known = evidenced or claimed
    kind = (evidenced or claimed)[0].kind if known else ContactKind.NONE
    contact = [one.evidence for one in known]
    onsets = [one for one in lost if _tells_onset(one)]
    if onsets:
        newest = max(onsets, key=in_order)
        if not contact or (newest.first is not None and newest.first > _last(contact)):
            return ContactKind.LOST, [newest]
    if not contact and lost:
        # All that is known is that there was silence by then: it began on that day or any day before.
        earliest = min(lost, key=lambda one: (one.so_by, one.statement.id))
        return ContactKind.LOST, [Evidence(statement=earliest.statement, first=None, last=earliest.so_by)]
    return kind, contact


def _last_of(contacts: Sequence[Evidence]) -> Days:
    firsts = [one.first for one in contacts if one.first is not None]
    return Days(first=max(firsts, default=None), last=_last(contacts))


def _last(contacts: Sequence[Evidence]) -> date:
    return max(one.last for one in contacts)


def _tells_onset(one: Evidence) -> bool:
    """Return whether a loss of contact has a day of its own; without one it only says that there is silence."""
    claim = one.statement.claim
    return one.statement.when is not None and not (isinstance(claim, ContactClaim) and claim.state == "denied")


def _order(one: _Contact) -> tuple[date, date, str]:
    return in_order(one.evidence)


def _words(party: PartyId, index: Index) -> list[_Contact]:
    """Return every contact and official word about a person, from the oldest to the newest."""
    kin = kin_of(party, index)
    own = [_own_speech(one, kin, index) for one in index.by.get(party, ())]
    told = [_told(one, kin, index) for one in index.timeline(party).in_contact if one.statement.origin.speaker != party]
    official = [_official(one, index) for one in index.official.get(party, ()) if one.origin.speaker != party]
    return sorted((one for one in (*own, *told, *official) if one is not None), key=_order)


def _losses(party: PartyId, index: Index) -> list[Evidence]:
    """Return who says that the person, or a group of theirs, cannot be reached, by the day since when it is so."""
    lost = [one for subject in (party, *index.groups_of(party)) for one in index.timeline(subject).losses]
    # "Unreachable since March" began in March, however long it has been so.
    found = {one.statement.id: Evidence(one.statement, one.first, one.so_by) for one in lost}
    return [found[one] for one in sorted(found)]


def _clocks(words: Sequence[_Contact], as_of: date) -> tuple[Clock, ...]:
    """Return a clock for each kind of word, over all channels and for each by itself."""
    together: dict[tuple[bool, str, str], list[_Contact]] = {}
    for one in words:
        together.setdefault((False, "any", one.kind), []).append(one)
        if one.channel != ANYONE:
            together.setdefault((True, one.channel, one.kind), []).append(one)
    return tuple(_clock(key[1], together[key], as_of) for key in sorted(together))


def _clock(channel: str, words: Sequence[_Contact], as_of: date) -> Clock:
    began = _last_of([one.evidence for one in words])
    assert began.last is not None, "evidence always has a last day"
    newest = words[-1]
    return Clock(
        channel=channel, kind=newest.kind, began=began, days=age(began.first, began.last, as_of), heard=newest.heard
    )


def _own_speech(one: Statement, kin: Mapping[PartyId, str], index: Index) -> _Contact | None:
    origin = one.origin
    evidence = _spoken(one, index.as_of)
    if evidence is None:
        return None
    own = origin.medium in OWN_MEDIA or origin.style in OWN_STYLES
    heard_by = origin.chain[1].who if len(origin.chain) > 1 else origin.publisher
    how = origin.medium.value if origin.medium is not Medium.UNKNOWN else "own words"
    kind = ContactKind.EVIDENCED if own else ContactKind.CLAIMED
    return _Contact(kind, evidence, heard_by, how, channel_of(heard_by, kin, index.parties))


def _told(one: Evidence, kin: Mapping[PartyId, str], index: Index) -> _Contact:
    """Return a contact that somebody tells of; first hand only where a relative or lawyer speaks for themselves."""
    claim, origin = one.statement.claim, one.statement.origin
    assert isinstance(claim, ContactClaim), "only claims of contact say that somebody was reached"
    first_hand = origin.speaker in kin and len(origin.chain) <= 1
    kind = ContactKind.EVIDENCED if first_hand else ContactKind.CLAIMED
    heard_by = origin.speaker or origin.publisher
    channel = claim.with_whom if claim.with_whom != ANYONE else channel_of(heard_by, kin, index.parties)
    return _Contact(kind, one, heard_by, claim.state, channel)


def _spoken(one: Statement, as_of: date) -> Evidence | None:
    """Return the saying itself as evidence: the person spoke on a day that the report gives, or by the report's day."""
    said = spoken_on(one)
    latest = reported_by(one)
    first = said.first if said else None
    if latest is None or (latest > as_of and (first is None or first > as_of)) or (first and first > latest):
        return None
    return Evidence(one, first, min(latest, as_of))


def _official(one: Statement, index: Index) -> _Contact | None:
    evidence = evidence_of(one, index.as_of)
    if evidence is None:
        return None
    channel = one.claim.with_whom if isinstance(one.claim, ContactClaim) else ANYONE
    return _Contact(ContactKind.OFFICIAL, evidence, one.origin.speaker or one.origin.publisher, one.claim.kind, channel)
