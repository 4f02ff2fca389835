"""`habeas watch flips`: silences that crossed a threshold of the case, put on record."""

from __future__ import annotations

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.workspace import Workspace


@click.command("flips")
@click.option("--set", "written", default="", help="Thresholds in days for this case first: `30, family:14`.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def flips_command(workspace: Workspace, written: str, as_json: bool) -> None:
    """Put on record which silences went over, or came back under, a threshold today. Nobody is told."""
    from habeas.workspace.flipping import note_flips, set_thresholds, thresholds

    if written:
        set_thresholds(workspace.session, written)
    if not thresholds(workspace.session):
        say("This case has no thresholds; set them with --set, such as --set 30.")
    show_rows(
        (
            {
                "person": one.number,
                "name": one.name,
                "channel": one.flip.channel,
                "threshold_days": one.flip.threshold_days,
                "before": one.flip.before,
                "after": one.flip.after,
                "certainly_over_on": one.flip.on_day,
                "reset_by": one.flip.reset_by,
            }
            for one in note_flips(workspace.session)
        ),
        as_json=as_json,
    )
