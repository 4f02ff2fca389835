"""`habeas record daily` and `habeas record clock`: the checkpoint of every day, and the clock that tells the day."""

from __future__ import annotations

from datetime import date

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.workspace import Workspace
from habeas.workspace.checkpoints import DailyState, days_between


@click.command("daily")
@click.option(
    "--at", "hour", metavar="'HH:MM ZONE'", help="Sign at this hour from now on, such as '20:00 Europe/Kyiv'."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def daily_command(workspace: Workspace, hour: str | None, as_json: bool) -> None:
    """List the checkpoints that were signed day by day, or set the hour at which they are.

    One is signed every day, whether or not anything happened: at its hour while the desk is open, else when the
    workspace is next opened. Days that passed meanwhile are named; nothing can be signed for them any more.
    """
    if hour is not None:
        say(f"From now on at {workspace.checkpoints.set_hour(hour).to_text()}.")
    show_rows(
        (
            {
                "day": one.day.isoformat(),
                "made": one.made_at.isoformat(timespec="seconds"),
                "entries": one.size,
                "missed": span_in_words(one.missed_from, one.missed_to) or None,
            }
            for one in workspace.checkpoints.everything()
        ),
        as_json=as_json,
    )
    say_state(workspace.checkpoints.state())


@click.command("clock")
@click.option("--right", "is_right", is_flag=True, required=True, help="Say that the clock is right now.")
@click.option("--reason", required=True, help="How the wrong time came about; it is kept in the log.")
@with_workspace
def clock_command(workspace: Workspace, is_right: bool, reason: str) -> None:
    """Say that the clock is right though the newest entries carry a later time: it was wrong when they were made.

    Nothing is rewritten. From here on entries may be appended again, and days are counted from today.
    """
    workspace.checkpoints.correct_clock(reason=reason)
    say("Noted. Entries can be appended again.")


def say_state(state: DailyState) -> None:
    """Say when the newest daily checkpoint was signed, which days have none, and what stands in the way of the next."""
    newest = state.newest
    if newest is None:
        say(f"No daily checkpoint yet; the hour is {state.hour.to_text()}.")
    else:
        say(f"Daily checkpoint of {newest.day}, signed {newest.made_at:%Y-%m-%d %H:%M} UTC over {newest.size} entries.")
        if newest.missed_days:
            say(f"Missed before it: {span_in_words(newest.missed_from, newest.missed_to)}.")
    if state.owed is not None:
        say(f"The checkpoint of {state.owed.day} could not be written yet.")
    if state.unknown_hour:
        say(f"The zone of {state.unknown_hour}, the hour on record, is not known here: {state.hour.to_text()} is used.")
        say("Set one that it knows: habeas record daily --at 'HH:MM ZONE'")
    if state.is_clock_behind:
        say("The clock tells a time long before the newest entry: nothing is signed or appended until it is right.")


def span_in_words(first: date | None, last: date | None) -> str:
    """Return a span of days in words, empty where there is none."""
    if first is None or last is None:
        return ""
    return f"{first}" if first == last else f"{first} to {last}, {days_between(first, last)} days"
