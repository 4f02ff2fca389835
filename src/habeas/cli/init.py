"""`habeas init`: make a workspace."""

from __future__ import annotations

import getpass
import os
import shlex
from pathlib import Path

import click

from habeas.cli.opening import ask_passphrase
from habeas.cli.output import say
from habeas.record.stretching import SHORTEST_PASSPHRASE

UNPROTECTED = "No passphrase: whoever holds this folder can read everything in it. Use this for invented cases only."

TOO_SHORT = f"At least {SHORTEST_PASSPHRASE} characters: several words are easy to remember and hard to guess."


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="", help="What the workspace is called; the folder's name where not given.")
@click.option("--as", "actor", default="", help="Your name as it will stand in the record.")
@click.option("--no-passphrase", is_flag=True, help="Do not protect the keys. For demonstrations only.")
@click.option("--alone", is_flag=True, help="Declare the workspace for one person: release then waits a day.")
@click.option("--database", default="", help="postgresql://… in the place of the encrypted file.")
def init_command(folder: Path, name: str, actor: str, no_passphrase: bool, alone: bool, database: str) -> None:
    """Make a workspace at FOLDER: one folder, encrypted, with the case “main”."""
    passphrase = None if no_passphrase else choose_passphrase()
    if no_passphrase:
        say(UNPROTECTED)
    from habeas.workspace import Workspace

    who = actor or os.environ.get("HABEAS_ACTOR") or getpass.getuser()
    with Workspace.create(
        folder, name=name or folder.resolve().name, actor=who, passphrase=passphrase, alone=alone, database=database
    ):
        click.echo(str(folder))
    say(f"Made. You are enrolled as {who}. So that the commands find it:")
    say(f"  export HABEAS_WORKSPACE={shlex.quote(str(folder.resolve()))} HABEAS_ACTOR={shlex.quote(who)}")
    say("Next: habeas collect --published YYYY-MM-DD FILE…, habeas read --new, habeas review, habeas serve.")


def choose_passphrase(*, from_environment: bool = True) -> str:
    """Return a new passphrase: from the environment, or asked for twice; short ones are refused at the keyboard."""
    given = os.environ.get("HABEAS_PASSPHRASE") if from_environment else None
    if given:
        return given
    while True:
        answer = ask_passphrase("Choose a passphrase", twice=True)
        if len(answer) >= SHORTEST_PASSPHRASE:
            return answer
        say(TOO_SHORT)
