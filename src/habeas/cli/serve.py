"""`habeas serve`: the desk, in a browser on this machine."""

from __future__ import annotations

import os

import click

from habeas.cli.opening import ask_passphrase, find_settings
from habeas.cli.output import say


@click.command("serve")
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
@click.option("--case", metavar="NAME", help="The case to begin in.")
@click.option("--as", "actor", metavar="NAME", help="Who the printed link lets in.")
@click.option("--address", metavar="HOST:PORT", help="Where to listen; 127.0.0.1:8750 where not set.")
def serve_command(workspace: str | None, case: str | None, actor: str | None, address: str | None) -> None:
    """Open the desk and print a link that lets you in once; stop with Ctrl-C."""
    from habeas.web.serving import serve

    settings = find_settings(workspace=workspace, case=case, actor=actor)
    os.environ.pop("HABEAS_PASSPHRASE", None)
    serve(settings, address=address or settings["address"], ask_passphrase=ask_passphrase, say=say)
