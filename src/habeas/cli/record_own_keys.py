"""`habeas record keys grant`, `change-own`, `revoke` and `drop-shared`: a passphrase of their own for each person."""

from __future__ import annotations

import click

from habeas.cli.init import choose_passphrase
from habeas.cli.opening import with_workspace
from habeas.cli.output import say
from habeas.workspace import Workspace

STILL_OPEN = (
    "A copy of the old file of keys still opens what has these keys. To shut that out: habeas record keys rotate.",
    "A backup from before opens with the old file too, until its file of keys expires.",
)


@click.command("grant")
@click.argument("name")
@with_workspace
def grant_command(workspace: Workspace, name: str) -> None:
    """Let NAME, an enrolled person, open the workspace by a passphrase of their own, which they type now."""
    found = workspace.find_to_grant(name)
    say(f"Let {found.name} type, with nobody looking:")
    person = workspace.grant_own_key(found.id, choose_passphrase(from_environment=False))
    click.echo(person.id)
    say(f"Given. {person.name} opens the workspace by naming themselves by this id, on every machine:")
    say(f"  export HABEAS_ACTOR={person.id}")


@click.command("change-own")
@with_workspace
def change_own_command(workspace: Workspace) -> None:
    """Choose another passphrase of your own; open the workspace with the one of now. Nobody else's is touched."""
    workspace.change_own_passphrase(choose_passphrase(from_environment=False))
    _say_done("Changed.")


@click.command("revoke")
@click.argument("name")
@with_workspace
def revoke_command(workspace: Workspace, name: str) -> None:
    """Take the own key of NAME away, by name or id. Only a rotation shuts out a copy that they may have."""
    holder = workspace.revoke_own_key(name)
    _say_done(f"Taken away from {holder.name}.")


@click.command("drop-shared")
@with_workspace
def drop_shared_command(workspace: Workspace) -> None:
    """Let the workspace open by own passphrases alone, once two people have one; open it with yours."""
    workspace.drop_passphrase()
    _say_done("Dropped: only own passphrases open the workspace now, and recovery shares, if they were made.")


def _say_done(done: str) -> None:
    for line in (done, *STILL_OPEN):
        say(line)
