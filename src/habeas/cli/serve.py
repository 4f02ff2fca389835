"""`habeas serve`: the desk, in a browser on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from habeas.cli.opening import asking, find_settings
from habeas.cli.output import say

if TYPE_CHECKING:
    from habeas.workspace.settings import Settings


@click.command("serve")
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
@click.option("--case", metavar="NAME", help="The case to begin in.")
@click.option("--as", "actor", metavar="NAME", help="Who the printed link lets in.")
@click.option("--address", metavar="HOST:PORT", help="Where to listen; 127.0.0.1:8750 where not set.")
def serve_command(workspace: str | None, case: str | None, actor: str | None, address: str | None) -> None:
    """Open the desk and print a link that lets you in once; stop with Ctrl-C."""
    from habeas.web.serving import serve

    # Nothing here keeps the settings, as the passphrase may stand in them and an idle desk lets go of it.
    ask = asking(find_settings(workspace=workspace, actor=actor))
    serve(_settings(workspace, case, actor), address=address, ask_passphrase=ask, say=say)


def _settings(workspace: str | None, case: str | None, actor: str | None) -> Settings:
    found = find_settings(workspace=workspace, case=case, actor=actor)
    os.environ.pop("HABEAS_PASSPHRASE", None)
    return found
