"""`habeas enrol`: let another person judge, approve and sign."""

from __future__ import annotations

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say
from habeas.workspace import Workspace
from habeas.workspace.roles import ENROLLED_AS


@click.command("enrol")
@click.argument("name")
@click.option("--role", type=click.Choice(ENROLLED_AS), default="case worker", show_default=True, help="In which role.")
@click.option("--password", is_flag=True, help="Set a password for the desk; it is asked for unseen.")
@with_workspace
def enrol_command(workspace: Workspace, name: str, role: str, password: bool) -> None:
    """Enrol NAME in the case, or in another role: from then on what the role includes counts when they do it."""
    actor = workspace.enrol(name, role=role)
    if password:
        from habeas.web.accounts import make_account

        chosen: str = click.prompt("Password for the desk", hide_input=True, confirmation_prompt=True, err=True)
        make_account(actor.id, password=chosen)
    click.echo(actor.id)
    say(f"Enrolled {name} as {role}.")
