"""`habeas reader`: who reads the reports of a case, and which models outside this machine may."""

from __future__ import annotations

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.workspace import Workspace

_GIVEN_UP = (
    "Every report of this case may then be sent to {address}: names, places and words of people in danger. Whoever runs"
    " it, and whoever can order them to, may keep and read them. What was sent cannot be called back."
)


@click.group("reader")
def reader_group() -> None:
    """Show who reads, and permit or forbid a model that is not on this machine."""


@reader_group.command("show")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def show_command(workspace: Workspace, as_json: bool) -> None:
    """Show which reader the settings name, whether it may read this case, and every permission that holds."""
    chosen, refusal = workspace.reader, workspace.reader_refusal()
    row: dict[str, object] = {
        "what": "reader",
        "address": str(chosen.address) if chosen else "",
        "model": chosen.model if chosen else "rules",
        "state": refusal.code if refusal else "reads",
        "reason": "", "by": "", "at": "",
    }  # fmt: skip
    permits = (
        {
            "what": "permission", "address": one.address, "model": one.model, "state": "holds", "reason": one.reason,
            "by": one.by, "at": one.at.isoformat(timespec="seconds"),
        }
        for one in workspace.reader_permits()
    )  # fmt: skip
    show_rows((row, *permits), as_json=as_json)


@reader_group.command("permit")
@click.option("--address", required=True, metavar="URL", help="Where the model is; https only.")
@click.option("--model", required=True, metavar="NAME", help="The name under which its server has it.")
@click.option("--reason", required=True, help="Why it is worth it for this case, and what was weighed; it is logged.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@with_workspace
def permit_command(workspace: Workspace, address: str, model: str, reason: str, yes: bool) -> None:
    """Let reports of one case be sent to a model that is not on this machine; the permission is an entry of the log."""
    say(_GIVEN_UP.format(address=address))
    if not yes:
        click.confirm("Permit it", abort=True, err=True)
    click.echo(workspace.permit_reader(address, model, reason=reason))


@reader_group.command("forbid")
@click.option("--address", required=True, metavar="URL", help="The address of the permission.")
@click.option("--model", required=True, metavar="NAME", help="Its model.")
@click.option("--reason", default="", help="Why; it is logged.")
@with_workspace
def forbid_command(workspace: Workspace, address: str, model: str, reason: str) -> None:
    """Take a permission back; what was sent stays sent."""
    click.echo(workspace.forbid_reader(address, model, reason=reason))
