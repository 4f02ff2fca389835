"""`habeas record date`: on which day a report came out, said after it was collected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from habeas.cli.days import DAY
from habeas.cli.opening import with_workspace
from habeas.cli.output import say
from habeas.workspace import Workspace


@click.command("date")
@click.argument("report")
@click.option("--published", type=DAY, required=True, help="The day on which it came out.")
@with_workspace
def date_command(workspace: Workspace, report: str, published: datetime) -> None:
    """Put on record on which day REPORT, a number or an id, came out; the newest such entry counts.

    What waits for a judgement is read again by: habeas read --new. Statements that were accepted before keep what they
    had; take them back and accept them again where the day matters.
    """
    if workspace.date_report(report, published.date()):
        say("Recorded. Read its dates again: habeas read --new")
    else:
        say("That day is on record already.")
    say_kept_another_day(workspace, report)


def say_undated(numbers: Sequence[str]) -> None:
    """Say once which reports have no day, what that costs, and how to give them one; nothing where all have."""
    if not numbers:
        return
    one, each = ("", "it") if len(numbers) == 1 else (f" ({len(numbers)} reports)", "each")
    say(
        f"{', '.join(numbers)}: no publication day{one}: dates in words such as 'yesterday' cannot be read. "
        f"Say {each} by: habeas record date {numbers[0]} --published YYYY-MM-DD"
    )


def say_kept_another_day(workspace: Workspace, report: str) -> None:
    """Say which accepted statements of a report do not have its day: tallies that need the day miss them."""
    kept = workspace.kept_another_day(report)
    if kept:
        counted = "1 accepted statement does not" if len(kept) == 1 else f"{len(kept)} accepted statements do not"
        say(
            f"{counted} have this day: {', '.join(kept)}. Take each back, then accept it again: "
            "habeas review --undo STATEMENT"
        )
