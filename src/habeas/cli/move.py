"""`habeas move`: the record from the encrypted file to a server, and back."""

from __future__ import annotations

import click

from habeas.cli.opening import ask_passphrase, asking, find_settings
from habeas.cli.output import say

LEFT = "The old database is still there, with the keys of everybody in the record. Destroy it once you are sure."


@click.command("move")
@click.option("--to", "target", required=True, help="postgresql://USER@HOST/NAME of an empty database, or: file")
@click.option(
    "--password", "asks", is_flag=True, help="Ask for the password of the server, and keep it in habeas.toml."
)
@click.option("--keep-old", is_flag=True, help="Leave the old database as it is.")
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
@click.option("--as", "actor", metavar="ID", help="Whose own passphrase opens it; that of the workspace without.")
def move_command(target: str, asks: bool, keep_old: bool, workspace: str | None, actor: str | None) -> None:
    """Move the record to a PostgreSQL server, or back to the encrypted file of the workspace.

    Everything is copied and checked before the workspace names its new database; a move that is stopped leaves the old
    one in charge. Exhibits and keys stay in the folder. Give the password by --password or in ~/.pgpass: what stands
    in --to can be read by others on this machine while the command runs.
    """
    from habeas.web.settings import web_settings
    from habeas.workspace.moving import FILE, move, shown

    settings = find_settings(workspace=workspace, actor=actor)
    password = ask_passphrase("Password of the server") if asks else ""
    moved = move(
        settings,
        target,
        ask_passphrase=asking(settings),
        password=password,
        keep_old=keep_old,
        extra_settings=web_settings(),
    )
    click.echo("data.db" if target == FILE else shown(target))
    say(f"Moved, and it holds: {moved.report.in_words()}.")
    if moved.is_old_left:
        say(LEFT)
