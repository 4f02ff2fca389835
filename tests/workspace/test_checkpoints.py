"""The checkpoint of every day: at the first opening after its hour, with the days that were missed; and the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from habeas.record.daily import DEFAULT_HOUR
from habeas.record.errors import BadHour, ClockSetBack
from habeas.record.kinds import SettingChanged
from habeas.record.verify import covered
from habeas.store.errors import DiskFull
from habeas.workspace import Workspace
from habeas.workspace.checkpoints import HOUR
from habeas.workspace.errors import ReasonMissing, UnknownObject
from tests.workspace.conftest import Clock


@contextmanager
def again(workspace: Workspace, clock: Clock) -> Iterator[Workspace]:
    """Close a workspace and open it again, as the next morning does."""
    folder = workspace.session.store.folder.path
    workspace.close()
    with Workspace.open(folder, clock=clock) as opened:
        yield opened


def days(workspace: Workspace) -> list[date]:
    return [one.day for one in workspace.checkpoints.everything()]


def test_nothing_is_signed_before_the_first_hour_and_once_after_it(workspace: Workspace, clock: Clock) -> None:
    with again(workspace, clock) as opened:
        assert days(opened) == []
        clock.move(hours=9)
        assert opened.checkpoints.state().owed is not None
        made = opened.checkpoints.keep_up()
        assert made is not None
        assert (made.day, made.made_at, made.missed_days) == (date(2023, 10, 20), clock(), 0)
        assert opened.checkpoints.keep_up() is None
        assert days(opened) == [date(2023, 10, 20)]
        assert opened.verify().holds


def test_a_laptop_signs_at_the_first_opening_and_names_the_days_it_missed(workspace: Workspace, clock: Clock) -> None:
    size = workspace.session.store.queries.log_size()
    clock.move(days=5)
    with again(workspace, clock) as opened:
        (only,) = opened.checkpoints.everything()
        assert (only.day, only.size) == (date(2023, 10, 24), size)
        assert (only.missed_from, only.missed_to) == (date(2023, 10, 20), date(2023, 10, 23))
        assert opened.checkpoints.state().needs_attention
        assert covered(only.note, opened.vkey(), "the checkpoint")[0] == size
        assert "day 2023-10-24\n" in only.note
        clock.move(days=1)
        with again(opened, clock) as next_day:
            assert not next_day.checkpoints.state().needs_attention
            assert days(next_day) == [date(2023, 10, 24), date(2023, 10, 25)]
            assert next_day.rebuild() == next_day.session.store.queries.log_size()
            assert next_day.checkpoints.state().newest == replace(next_day.checkpoints.everything()[-1], note="")
            assert next_day.verify().holds


def test_a_clock_set_back_ten_years_signs_nothing_appends_nothing_and_loses_nothing(
    workspace: Workspace, clock: Clock
) -> None:
    clock.move(days=2)
    right = clock.now
    with again(workspace, clock) as opened:
        before = (days(opened), opened.session.store.queries.log_size())
        clock.now = right - timedelta(days=3652)
        with again(opened, clock) as back:
            assert back.checkpoints.state().is_clock_behind
            with pytest.raises(ClockSetBack):
                back.enrol("Ilse", role="reviewer")
            assert (days(back), back.session.store.queries.log_size()) == before
            assert back.verify().holds
            clock.now = right + timedelta(days=1)
            with again(back, clock) as mended:
                assert days(mended) == [date(2023, 10, 21), date(2023, 10, 22)]
                mended.enrol("Ilse", role="reviewer")


def test_a_clock_that_ran_ahead_is_put_right_by_a_person_with_a_reason(workspace: Workspace, clock: Clock) -> None:
    right = clock.now
    clock.move(days=3652)
    with again(workspace, clock) as ahead:
        assert days(ahead) == [date(2033, 10, 18)]
        clock.now = right
        with pytest.raises(ClockSetBack):
            ahead.enrol("Ilse", role="reviewer")
        with pytest.raises(ReasonMissing):
            ahead.checkpoints.correct_clock(reason=" ")
        ahead.checkpoints.correct_clock(reason="the battery was empty, and the laptop chose a year")
        clock.move(days=1)
        assert ahead.checkpoints.keep_up() is not None
        assert days(ahead) == [date(2033, 10, 18), date(2023, 10, 20)]
        assert ahead.verify().holds


def test_the_hour_is_a_setting_on_record(workspace: Workspace, clock: Clock) -> None:
    with pytest.raises(BadHour):
        workspace.checkpoints.set_hour("teatime")
    workspace.checkpoints.set_hour("16:30 Europe/Kyiv")
    assert workspace.log()[0].kind == "setting.changed"
    clock.move(minutes=89)
    assert workspace.checkpoints.keep_up() is None
    clock.move(minutes=1)
    made = workspace.checkpoints.keep_up()
    assert made is not None
    assert made.day == date(2023, 10, 20)


def test_a_zone_that_this_machine_does_not_know_keeps_nobody_out_and_is_said(
    workspace: Workspace, clock: Clock
) -> None:
    workspace.session.append_whole(SettingChanged(name=HOUR, value="16:30 Atlantis/Harbour"))
    clock.move(days=1)
    with again(workspace, clock) as opened:
        state = opened.checkpoints.state()
        assert (state.unknown_hour, state.hour.to_text()) == ("16:30 Atlantis/Harbour", DEFAULT_HOUR)
        assert state.needs_attention
        assert days(opened) == [date(2023, 10, 20)]
        opened.checkpoints.set_hour("16:30 Europe/Kyiv")
        assert not opened.checkpoints.state().needs_attention


def test_a_day_that_cannot_be_written_stays_owed_and_keeps_nobody_from_reading(
    workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.move(days=1)

    def full(*_: object, **__: object) -> None:
        raise DiskFull(file="the database")

    with monkeypatch.context() as patched:
        patched.setattr(type(workspace.session.store), "append", full)
        assert workspace.checkpoints.keep_up() is None
        assert workspace.checkpoints.state().owed is not None
        assert workspace.log()
    assert workspace.checkpoints.keep_up() is not None


def test_a_day_without_a_checkpoint_is_unknown(workspace: Workspace) -> None:
    with pytest.raises(UnknownObject):
        workspace.checkpoints.of(date(2020, 1, 1))
