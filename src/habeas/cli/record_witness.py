"""`habeas record witness`: outsiders countersign the log, so that its history cannot be rewritten unseen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import put_out, say, show_rows
from habeas.store.durable import read_file
from habeas.workspace import Workspace

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("witness")
def witness_group() -> None:
    """Be a witness of somebody's log, or have yours witnessed.

    A witness holds no word of the record. It signs that it saw a log at a size, and never signs another history.
    """


@witness_group.command("new")
@click.argument("folder", type=FOLDER)
@click.option("--name", required=True, help="Who the witness is, without spaces, such as lamp.example/witness.")
def new_command(folder: Path, name: str) -> None:
    """As a witness: make FOLDER with a key of your own, and print the public key to hand out."""
    from habeas.store.witness_folder import WitnessFolder

    click.echo(WitnessFolder.create(folder, name).cosigner.to_text())
    say("Keep this folder: a witness that forgets what it saw can be shown less.")


@witness_group.command("trust")
@click.argument("folder", type=FOLDER)
@click.argument("vkey")
def trust_command(folder: Path, vkey: str) -> None:
    """As a witness: watch the log whose public key VKEY you got from its keepers, by another way than the requests."""
    from habeas.store.witness_folder import WitnessFolder

    click.echo(WitnessFolder(folder).trust(vkey))


@witness_group.command("cosign")
@click.argument("folder", type=FOLDER)
@click.argument("request", type=FILE)
@click.option("--out", type=FILE, help="The cosigned checkpoint; else standard output.")
def cosign_command(folder: Path, request: Path, out: Path | None) -> None:
    """As a witness: check a REQUEST against what you saw before, and only then sign its checkpoint."""
    from habeas.record.witnessing import parse_request
    from habeas.store.witness_folder import WitnessFolder

    put_out(WitnessFolder(folder).cosign(parse_request(read_file(request)), at=datetime.now(UTC)), out)


@witness_group.command("serve")
@click.argument("folder", type=FOLDER)
@click.option("--address", default="127.0.0.1:8760", show_default=True, help="Where to listen.")
def serve_command(folder: Path, address: str) -> None:
    """As a witness: answer requests over HTTP at /add-checkpoint, until Ctrl-C."""
    from habeas.cli.witness_server import serve_witness
    from habeas.store.witness_folder import WitnessFolder

    serve_witness(WitnessFolder(folder), address=address, say=say)


@witness_group.command("add")
@click.argument("vkey")
@with_workspace
def add_command(workspace: Workspace, vkey: str) -> None:
    """Choose a witness by the public key VKEY that it gave you, and print the public key of your log for it."""
    workspace.witnesses.enrol(vkey)
    click.echo(workspace.vkey())
    say("Give this key of your log to the witness, by another way than the requests.")


@witness_group.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def list_command(workspace: Workspace, as_json: bool) -> None:
    """List the witnesses, and how much of the log each has cosigned, when."""
    show_rows(
        (
            {
                "witness": one.name,
                "entries": one.size,
                "cosigned": one.cosigned_at.isoformat() if one.cosigned_at else None,
                "key": one.vkey,
            }
            for one in workspace.witnesses.everyone()
        ),
        as_json=as_json,
    )


@witness_group.command("ask")
@click.argument("name")
@click.option("--from", "old_size", type=click.IntRange(0), help="How many entries the witness says it has cosigned.")
@click.option("--out", type=FILE, help="The request; else standard output.")
@with_workspace
def ask_command(workspace: Workspace, name: str, old_size: int | None, out: Path | None) -> None:
    """Write the request for the witness NAME: the newest checkpoint, and the proof that it continues the last one."""
    witness = workspace.witnesses.find(name)
    put_out(workspace.witnesses.request_for(witness, old_size=old_size).to_bytes(), out)


@witness_group.command("keep")
@click.argument("name")
@click.argument("cosigned", type=FILE)
@with_workspace
def keep_command(workspace: Workspace, name: str, cosigned: Path) -> None:
    """Check the COSIGNED checkpoint that came back from the witness NAME, and put it into the log."""
    kept = workspace.witnesses.keep(workspace.witnesses.find(name), read_file(cosigned))
    say(f"{kept.name} has cosigned the first {kept.size} entries.")


@witness_group.command("send")
@click.argument("name")
@click.argument("address")
@click.option("--dry-run", is_flag=True, help="Print what would be sent, and send nothing.")
@with_workspace
def send_command(workspace: Workspace, name: str, address: str, dry_run: bool) -> None:
    """Send the request to the witness NAME at ADDRESS (http://…), and put what it cosigned into the log."""
    witness = workspace.witnesses.find(name)
    if dry_run:
        put_out(workspace.witnesses.request_for(witness).to_bytes(), None)
        return
    kept = workspace.witnesses.ask(witness, address)
    say(f"{kept.name} has cosigned the first {kept.size} entries.")
