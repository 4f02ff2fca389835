"""`habeas record stamp`: outside authorities of time say when a checkpoint was there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import put_out, say, show_rows, write_out
from habeas.facts.errors import ExitStatus, HabeasError
from habeas.store.durable import read_file
from habeas.workspace import Workspace

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
_GIVEN_UP = (
    "What is sent to {name} is a hash and a random number: no word of the record. Whoever runs it sees that a machine"
    " at your network address asks for a stamp, and when."
)


@click.group("stamp")
def stamp_group() -> None:
    """Have daily checkpoints stamped by outside authorities of time (RFC 3161): better by two than by one."""


@stamp_group.command("permit")
@click.argument("name")
@click.argument("address")
@click.option("--roots", type=FILE, required=True, help="Certificates that its stamps must lead to (PEM), got from it.")
@click.option("--reason", required=True, help="Why it is asked; it is kept in the log.")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask again.")
@with_workspace
def permit_command(workspace: Workspace, *, name: str, address: str, roots: Path, reason: str, is_sure: bool) -> None:
    """Put on record that hashes of checkpoints may be sent to the authority NAME at ADDRESS."""
    say(_GIVEN_UP.format(name=name))
    if not is_sure:
        click.confirm("Permit it?", abort=True, err=True)
    pem = read_file(roots).decode("utf-8", "replace")
    click.echo(workspace.stamps.permit(name, address, roots=pem, reason=reason).name)
    say("Nothing is sent by itself: habeas record stamp send asks for what waits.")


@stamp_group.command("forbid")
@click.argument("name")
@click.option("--reason", default="", help="Why; it is kept in the log.")
@with_workspace
def forbid_command(workspace: Workspace, name: str, reason: str) -> None:
    """Put on record that nothing is sent to the authority NAME any more; its stamps stay."""
    workspace.stamps.forbid(name, reason=reason)


@stamp_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def list_command(workspace: Workspace, as_json: bool) -> None:
    """List the authorities, what each stamped last, and what waits for it."""
    waiting = {one.authority.name: one.daily.day.isoformat() for one in workspace.stamps.queue()}
    show_rows(
        (
            {
                "authority": one.name,
                "state": "permitted" if one.is_permitted else "forbidden",
                "entries": one.size,
                "stamped": one.stamped_at.isoformat() if one.stamped_at else None,
                "waits": waiting.get(one.name),
                "address": one.address,
            }
            for one in workspace.stamps.everyone()
        ),
        as_json=as_json,
    )


@stamp_group.command("send")
@click.option("--dry-run", is_flag=True, help="Print what would be sent and where, and send nothing.")
@with_workspace
def send_command(workspace: Workspace, dry_run: bool) -> int:
    """Ask every permitted authority to stamp the newest daily checkpoint; what fails waits for the next time."""
    waiting = workspace.stamps.queue()
    if dry_run:
        show_rows(
            {"authority": one.authority.name, "address": one.authority.address, "sends": one.request().content.hex()}
            for one in waiting
        )
        return ExitStatus.DONE
    if not waiting:
        say("Nothing waits.")
    failed = False
    for outcome in workspace.stamps.ask():
        if isinstance(outcome, HabeasError):
            failed = True
            for line in outcome.lines():
                say(line)
        else:
            say(f"{outcome.name} saw the first {outcome.size} entries at {outcome.stamped_at:%Y-%m-%d %H:%M:%S} UTC.")
    return ExitStatus.REFUSED if failed else ExitStatus.DONE


@stamp_group.command("ask")
@click.argument("name")
@click.option("--out", type=FILE, help="The request; else standard output.")
@with_workspace
def ask_command(workspace: Workspace, name: str, out: Path | None) -> None:
    """Write the request for the authority NAME, to be carried to a machine that is online."""
    authority = workspace.stamps.find(name)
    for one in workspace.stamps.queue():
        if one.authority.name == authority.name:
            put_out(one.request().content, out)
            return
    say("Nothing waits.")


@stamp_group.command("keep")
@click.argument("name")
@click.argument("answer", type=FILE)
@with_workspace
def keep_command(workspace: Workspace, name: str, answer: Path) -> None:
    """Check the ANSWER that came back from the authority NAME, and put it into the log."""
    kept = workspace.stamps.keep(name, read_file(answer))
    say(f"{kept.name} saw the first {kept.size} entries at {kept.stamped_at:%Y-%m-%d %H:%M:%S} UTC.")


@stamp_group.command("export")
@click.argument("folder", type=FOLDER)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only stamps from this day on.")
@with_workspace
def export_command(workspace: Workspace, folder: Path, since: datetime | None) -> None:
    """Write the stamps to FOLDER: each a checkpoint and an answer, which `verify_stamp.py` or OpenSSL check.

    The program is written by: habeas record verifier --stamps
    """
    for one in workspace.stamps.everything():
        if since is None or one.stamped_at.date() >= since.date():
            name = f"{one.stamped_at:%Y-%m-%d}-{one.size}-{_as_file(one.name)}"
            write_out(folder / f"{name}.checkpoint", one.note)
            write_out(folder / f"{name}.tsr", one.response)


def _as_file(name: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in name)
