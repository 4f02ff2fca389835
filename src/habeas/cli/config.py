"""`habeas config`: every setting, its value, and where the value came from."""

from __future__ import annotations

import click

from habeas.cli.opening import find_settings
from habeas.cli.output import show_rows


@click.command("config")
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def config_command(workspace: str | None, as_json: bool) -> None:
    """Show every setting and where its value came from; secrets are masked."""
    settings = find_settings(workspace=workspace)
    show_rows(
        (
            {
                "setting": value.setting.name,
                "value": value.shown,
                "from": value.origin.value,
                "variable": value.setting.variable,
                "purpose": value.setting.purpose,
            }
            for value in settings.values
        ),
        as_json=as_json,
    )
