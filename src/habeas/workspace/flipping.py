"""Silences that went over a threshold of the case: computed for today, and each put on record once as an entry.

Nobody is told by this. Whoever looks finds the entry; a death has no silence and never makes one.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.claim import CONTACT_CHANNELS
from habeas.facts.errors import MalformedFact
from habeas.facts.ids import EntryId, PartyId
from habeas.record.kinds import SettingChanged, SilenceFlipped
from habeas.watch import Standing, Threshold, Watched, flips
from habeas.watch.channels import ANY_CHANNEL
from habeas.workspace.held import Held, hold
from habeas.workspace.session import Session
from habeas.workspace.watching import watch

SETTING = "silence_thresholds"
"""The setting of a case, an entry in the log, that holds its thresholds; the id of the case follows after a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flipped:
    """A silence that was put on record as having crossed a threshold; `name` is that of the person."""

    entry: EntryId
    number: str
    name: str
    flip: SilenceFlipped


def parse_thresholds(text: str) -> tuple[Threshold, ...]:
    """Return the thresholds that a text such as `30, family:14` names: days, and a channel where not all of them.

    Raises:
        MalformedFact: it is none, a number is no number of days, or a channel is unknown.
    """
    found = tuple(_threshold(part.strip()) for part in text.split(",") if part.strip())
    if not found:
        raise MalformedFact(what="threshold", reason="empty")
    return found


def thresholds(session: Session) -> tuple[Threshold, ...]:
    """Return the thresholds of the case, none where nobody has set any."""
    written = session.store.queries.settings().get(_setting_of(session), "")
    return parse_thresholds(written) if written else ()


def set_thresholds(session: Session, text: str) -> tuple[Threshold, ...]:
    """Put the thresholds of the case on record, and return them; raises what `parse_thresholds` raises."""
    found = parse_thresholds(text)
    session.append(SettingChanged(name=_setting_of(session), value=text))
    return found


def note_flips(session: Session) -> tuple[Flipped, ...]:
    """Put on record every silence that stands otherwise to a threshold today than the record last said; return them."""
    watched_for = thresholds(session)
    if not watched_for:
        return ()
    with session.store.writing():
        held = hold(session, as_of=session.today())
        found = _flips(session, held, watched_for)
        entries = session.append(*found) if found else ()
    numbers = session.store.queries.numbers_of(one.person for one in found)
    return tuple(
        Flipped(entry=entry, number=numbers[one.person], name=held.name(one.person), flip=one)
        for entry, one in zip(entries, found, strict=True)
    )


def _flips(session: Session, held: Held, watched_for: tuple[Threshold, ...]) -> tuple[SilenceFlipped, ...]:
    watched = watch(session, as_of=session.today(), held=held).persons
    unsought = frozenset(one.party.id for one in watched if not one.is_out_of_reach)
    return tuple(
        SilenceFlipped(
            person=one.watched.party,
            channel=one.watched.threshold.channel,
            threshold_days=one.watched.threshold.days,
            before=one.before.value,
            after=one.after.value,
            as_of=one.as_of,
            on_day=one.on_day,
            reset_by=one.reset_by,
            about=(one.watched.party,),
        )
        for one in flips((one.silence for one in watched), watched_for, _known(session, held), unsought=unsought)
    )


def _known(session: Session, held: Held) -> dict[Watched, Standing]:
    """Return the standing that was last put on record, for everyone as they are seen today."""
    return {
        Watched(
            party=held.canonical.get(PartyId(one.person), one.person),
            threshold=Threshold(days=one.threshold_days, channel=one.channel),
        ): Standing(one.after)
        for one in session.store.queries.flips(session.case)
    }


def _threshold(text: str) -> Threshold:
    channel, _, days = text.rpartition(":")
    if not days.strip().isdecimal() or (channel and channel not in CONTACT_CHANNELS):
        raise MalformedFact(what="threshold", reason="write days, or a channel and days, such as 30 or family:14")
    return Threshold(days=int(days), channel=channel or ANY_CHANNEL)


def _setting_of(session: Session) -> str:
    return f"{SETTING}:{session.case}"
