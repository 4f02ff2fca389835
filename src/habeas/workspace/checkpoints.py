"""The checkpoint of every day: signed at its hour or at the first opening afterwards, kept in the log itself."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from habeas.record.checkpoint import sign_checkpoint
from habeas.record.daily import DEFAULT_HOUR, DailyHour, OwedDay, is_set_back, owed, parse_hour
from habeas.record.errors import BadHour
from habeas.record.kinds import CheckpointMade, ClockCorrected, SettingChanged
from habeas.store.errors import StoreError
from habeas.store.kept_settings import COUNTED_SINCE, DAILY
from habeas.workspace.errors import ReasonMissing, UnknownObject
from habeas.workspace.session import Session

HOUR = "checkpoint:hour"
"""The name of the setting that holds the hour; changing it is an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyCheckpoint:
    """The checkpoint of one day: when it was made, how many entries it covers, the days missed before it."""

    day: date
    made_at: datetime
    size: int
    missed_from: date | None = None
    missed_to: date | None = None
    note: str = ""

    @property
    def missed_days(self) -> int:
        """How many days before it have no checkpoint."""
        return days_between(self.missed_from, self.missed_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyState:
    """How a workspace stands with its daily checkpoints.

    `owed` is a day whose hour has passed without one: it could not be written. `is_clock_behind` says that the clock
    tells a time long before the newest entry of the log; then nothing is owed, and nothing can be appended.
    `unknown_hour` is the hour on record where this machine does not know its zone: `hour` stands in for it.
    """

    hour: DailyHour
    newest: DailyCheckpoint | None = None
    owed: OwedDay | None = None
    is_clock_behind: bool = False
    unknown_hour: str = ""

    @property
    def needs_attention(self) -> bool:
        """Whether days were missed, one is owed, the clock cannot be right, or the hour is not known here."""
        has_missed = self.newest is not None and self.newest.missed_days > 0
        return has_missed or self.owed is not None or self.is_clock_behind or bool(self.unknown_hour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoints:
    """The daily checkpoints of a workspace's log."""

    session: Session

    def state(self) -> DailyState:
        """Return how the workspace stands with them, as of the clock of the session."""
        queries, now = self.session.store.queries, self.session.clock()
        written, newest_at = queries.settings(), queries.newest_at()
        hour = _known_hour(written.get(HOUR, DEFAULT_HOUR))
        newest = _newest(written.get(DAILY))
        since = written.get(COUNTED_SINCE)
        begun = datetime.fromisoformat(since) if since else queries.begun_at() or now
        is_behind = newest_at is not None and is_set_back(now, newest_at)
        used = hour or parse_hour(DEFAULT_HOUR)
        return DailyState(
            hour=used,
            newest=newest,
            owed=None if is_behind else owed(used, last=newest.day if newest else None, since=begun, now=now),
            is_clock_behind=is_behind,
            unknown_hour="" if hour else written[HOUR],
        )

    def keep_up(self) -> DailyCheckpoint | None:
        """Sign and log the checkpoint that is owed, and return it; None where none is, or it cannot be written now.

        What cannot be written (the disk is full, another program writes) stays owed, and `state` says so: that must
        keep nobody from reading.
        """
        if self.state().owed is None:
            return None
        with suppress(StoreError), self.session.store.writing():
            day = self.state().owed  # again, now that nobody else can sign it meanwhile
            if day is not None:
                self.session.append_whole(self._signed(day))
                return self.state().newest
        return None

    def _signed(self, owed_day: OwedDay) -> CheckpointMade:
        keyring, edge = self.session.store.keyring, self.session.store.edge()
        signed_day = (f"day {owed_day.day.isoformat()}",)
        note = sign_checkpoint(keyring.origin, edge.size, edge.root(), keyring.signing_key(), extensions=signed_day)
        return CheckpointMade(
            day=owed_day.day,
            size=edge.size,
            note=note.decode(),
            missed_from=owed_day.missed_from,
            missed_to=owed_day.missed_to,
        )

    def set_hour(self, text: str) -> DailyHour:
        """Put the hour on record, and return it.

        Raises:
            BadHour: it is no hour of the day in a known zone.
        """
        hour = parse_hour(text)
        self.session.append_whole(SettingChanged(name=HOUR, value=hour.to_text()))
        return hour

    def correct_clock(self, *, reason: str) -> None:
        """Put on record that the clock is right and the newest entries carry a time that was not; days count anew.

        Raises:
            ReasonMissing: nobody says how that came.
        """
        if not reason.strip():
            raise ReasonMissing(act="correcting the clock")
        newest = self.session.store.queries.newest_at() or self.session.clock()
        self.session.append_whole(ClockCorrected(newest_at=newest, reason=reason.strip()))

    def everything(self) -> tuple[DailyCheckpoint, ...]:
        """Return the daily checkpoints, the oldest first."""
        return tuple(
            DailyCheckpoint(
                day=one.entry.act.day,
                made_at=one.entry.header.at,
                size=one.entry.act.size,
                missed_from=one.entry.act.missed_from,
                missed_to=one.entry.act.missed_to,
                note=one.entry.act.note,
            )
            for one in self.session.store.queries.entries(kind=CheckpointMade.kind)
            if isinstance(one.entry.act, CheckpointMade)
        )

    def of(self, day: date) -> DailyCheckpoint:
        """Return the checkpoint of a day.

        Raises:
            UnknownObject: none was signed for it.
        """
        for one in self.everything():
            if one.day == day:
                return one
        raise UnknownObject(what="daily checkpoint", given=day.isoformat())


def days_between(first: date | None, last: date | None) -> int:
    """Return how many days lie from the first to the last, both counted; 0 where there are none."""
    return 0 if first is None or last is None else (last - first).days + 1


def _known_hour(text: str) -> DailyHour | None:
    """Return the hour on record; None where this machine does not know its zone, so that it must be set anew."""
    try:
        return parse_hour(text)
    except BadHour:
        return None


def _newest(written: str | None) -> DailyCheckpoint | None:
    if written is None:
        return None
    row = json.loads(written)
    return DailyCheckpoint(
        day=date.fromisoformat(row["day"]),
        made_at=datetime.fromisoformat(row["at"]),
        size=row["size"],
        missed_from=_day(row["missed_from"]),
        missed_to=_day(row["missed_to"]),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
