"""Which silences went over, or came back under, a case's thresholds since it was last looked.

1. A silence is over a threshold when it is certainly as long, may be over when only its longest bound is, else within.
2. A flip is a change of that standing from the one that was last put on record; nothing on record counts as within.
3. Of the dead, the free, and those whom nobody misses it is told only that a silence ended: a death flips nothing, and
   nothing is ever sent because of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from habeas.facts.errors import MalformedFact
from habeas.facts.ids import PartyId, StatementId
from habeas.watch.channels import ANY_CHANNEL
from habeas.watch.evidence import DayCount
from habeas.watch.silence import Silence
from habeas.watch.words import ContactKind


class Standing(StrEnum):
    """How a silence stands to a threshold."""

    WITHIN = "within"
    MAY_BE_OVER = "may be over"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """After how many days a silence matters to a case: all of it, or contact through one channel.

    Raises:
        MalformedFact: it is not at least one day.
    """

    days: int
    channel: str = ANY_CHANNEL

    def __post_init__(self) -> None:
        if self.days < 1:
            raise MalformedFact(what="threshold", reason=f"{self.days} days")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """What a standing is of: one person against one threshold."""

    party: PartyId
    threshold: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A change of standing, as of a day.

    `silent` is how long the silence is, None where nothing tells any more; `reset_by` the statement that set its
    clock. `on_day` is the day on which it certainly went over, None where that is not known or it came back.
    """

    watched: Watched
    before: Standing
    after: Standing
    as_of: date
    silent: DayCount | None
    reset_by: StatementId | None
    on_day: date | None = None


def standing(silence: Silence, threshold: Threshold) -> Standing:
    """Return how a silence stands to a threshold; of a channel nobody was ever heard through, nothing tells."""
    days = _silent(silence, threshold.channel).days
    if days is None:
        return Standing.WITHIN
    if days.at_least >= threshold.days:
        return Standing.OVER
    may_be = days.at_most is None or days.at_most >= threshold.days
    return Standing.MAY_BE_OVER if may_be else Standing.WITHIN


def flips(
    silences: Iterable[Silence],
    thresholds: Sequence[Threshold],
    known: Mapping[Watched, Standing],
    *,
    unsought: frozenset[PartyId] = frozenset(),
) -> tuple[Flip, ...]:
    """Return the changes of standing, by person, channel and days.

    Args:
        silences: Of the persons of a case, all as of one day.
        thresholds: What the case watches for.
        known: The standings that were last put on record.
        unsought: Persons whose silence tells nothing: the dead, the free, and those whom nobody misses. Of them it can
            only be told that it ended.
    """
    found = []
    for silence in silences:
        for threshold in thresholds:
            watched = Watched(party=silence.party, threshold=threshold)
            before, after = known.get(watched, Standing.WITHIN), standing(silence, threshold)
            if before is not after and (after is Standing.WITHIN or silence.party not in unsought):
                found.append(_flip(silence, watched, before, after))
    return tuple(sorted(found, key=_order))


def _flip(silence: Silence, watched: Watched, before: Standing, after: Standing) -> Flip:
    rests = _silent(silence, watched.threshold.channel)
    over_on = None
    if after is Standing.OVER and rests.days is not None:
        over_on = silence.as_of - timedelta(days=rests.days.at_least - watched.threshold.days)
    return Flip(
        watched=watched,
        before=before,
        after=after,
        as_of=silence.as_of,
        silent=rests.days,
        reset_by=rests.reset_by,
        on_day=over_on,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rests:
    days: DayCount | None
    reset_by: StatementId | None


def _silent(silence: Silence, channel: str) -> _Rests:
    """Return the length of a silence: as a whole, or through one channel, where evidence goes before claims."""
    if channel == ANY_CHANNEL:
        return _Rests(days=silence.days, reset_by=silence.reset_by)
    clock = silence.clock(ContactKind.EVIDENCED, channel) or silence.clock(ContactKind.CLAIMED, channel)
    return _Rests(days=clock.days, reset_by=clock.heard.statement) if clock else _Rests(days=None, reset_by=None)


def _order(one: Flip) -> tuple[str, str, int]:
    return (one.watched.party, one.watched.threshold.channel, one.watched.threshold.days)
