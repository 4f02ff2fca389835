"""What was known on a day: the order of the log decides, its dates are what clocks said."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from habeas.record.daily import CLOCK_SLACK
from habeas.record.errors import ClockSetBack
from habeas.record.kinds import ClockCorrected, SettingChanged
from habeas.store.store import Store
from tests.store.world import NOON, world_of


def known_by_reading_all(store: Store, day: date) -> int:
    """Return how many entries had been made by the end of a day, from every date that the log has."""
    until = datetime.combine(day, time.max, UTC)
    early = [one.seq for one in store.queries.entries() if one.entry.header.at <= until]
    return max(early, default=-1) + 1


@pytest.mark.parametrize("seed", range(4))
def test_halving_finds_what_reading_all_finds(store: Store, seed: int) -> None:
    chance, world = random.Random(seed), world_of(store)
    at, newest = NOON, NOON
    for number in range(40):
        at = newest + chance.choice((-CLOCK_SLACK / 2, timedelta(), timedelta(hours=7), timedelta(days=2)))
        if chance.random() < 0.1:
            at = newest - timedelta(days=chance.randint(3, 30))
            with pytest.raises(ClockSetBack):
                world.append(SettingChanged(name="threshold", value=str(number)), at=at)
            store.append(
                (ClockCorrected(newest_at=newest, reason="it ran ahead"),), case=None, actor=world.actor, at=at
            )
            newest = at
        else:
            world.append(SettingChanged(name="threshold", value=str(number)), at=at)
            newest = max(at, newest)
    days = [(NOON + timedelta(days=offset)).date() for offset in range(-40, 90)]
    assert [store.queries.position_at(day) for day in days] == [known_by_reading_all(store, day) for day in days]
    assert store.queries.position_at(7) == 7


def test_a_clock_cannot_walk_back_little_by_little(store: Store) -> None:
    world, step = world_of(store), CLOCK_SLACK * 2 / 3
    world.append(SettingChanged(name="threshold", value="1"), at=NOON + 3 * step)
    world.append(SettingChanged(name="threshold", value="2"), at=NOON + 2 * step)
    with pytest.raises(ClockSetBack):
        world.append(SettingChanged(name="threshold", value="3"), at=NOON + step)
    assert store.queries.newest_at() == NOON + 3 * step
    corrected = ClockCorrected(newest_at=NOON + 3 * step, reason="it ran ahead")
    store.append((corrected,), case=None, actor=world.actor, at=NOON + step)
    assert store.queries.newest_at() == NOON + step
    world.append(SettingChanged(name="threshold", value="4"), at=NOON + step / 2)
    with pytest.raises(ClockSetBack):
        world.append(SettingChanged(name="threshold", value="5"), at=NOON - step)
