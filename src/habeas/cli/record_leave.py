"""`habeas record leave`: what one person may not do alone waits for another."""

from __future__ import annotations

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.facts.ids import LeaveId
from habeas.workspace import Workspace
from habeas.workspace.leaves import EXPORT


@click.group("leave")
def leave_group() -> None:
    """Ask for and give leave to export the record, or to unseal an original."""


@leave_group.command("ask")
@click.argument("what", metavar="export|EXHIBIT")
@click.option("--for", "purpose", required=True, help="What for, in a sentence; it is kept in the log.")
@with_workspace
def ask_command(workspace: Workspace, what: str, purpose: str) -> None:
    """Ask for leave to `export`, or to unseal the original EXHIBIT; another enrolled person gives it."""
    target = what if what == EXPORT else workspace.exhibit_id(what)
    leave = workspace.leaves.ask(target, purpose=purpose)
    click.echo(leave.id)
    say(f"It waits for another person: habeas record leave give {leave.id} --as NAME")


@leave_group.command("give")
@click.argument("leave")
@click.option("--reason", default="", help="Alone, after a day: why nobody else can.")
@with_workspace
def give_command(workspace: Workspace, leave: str, reason: str) -> None:
    """Give the LEAVE that somebody else asked for: it is good for a week, and for once."""
    given = workspace.leaves.give(LeaveId(leave), reason=reason)
    say(f"Given: {given.what}, for {given.purpose}.")


@leave_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def list_command(workspace: Workspace, as_json: bool) -> None:
    """List what was asked for, by whom, and what became of it."""
    names, now = workspace.actor_names(), workspace.session.clock()
    show_rows(
        (
            {
                "leave": one.id,
                "what": one.what,
                "also": "; ".join((*one.also_names, *map(workspace.number_of, one.also_exhibits))) or None,
                "for": one.purpose,
                "asked_by": names.get(one.asked_by, one.asked_by),
                "given_by": names.get(one.given_by, one.given_by) if one.given_by else None,
                "state": "used" if one.is_used else "good" if one.is_good(now) else "over" if one.given_at else "waits",
            }
            for one in workspace.leaves.everything()
        ),
        as_json=as_json,
    )
