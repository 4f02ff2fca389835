"""`habeas act`: forms, filled only from accepted statements."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from habeas.cli.act_due import due_command, rules_command
from habeas.cli.act_ledger import (
    answer_command,
    file_command,
    received_command,
    remind_command,
    strike_command,
)
from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows, write_out
from habeas.workspace import Workspace


@click.group("act")
def act_group() -> None:
    """Ask and be answered: forms, appeals, terms."""


for _command in (
    file_command, received_command, remind_command, answer_command, strike_command, due_command, rules_command,
):  # fmt: skip
    act_group.add_command(_command)


@act_group.command("draft")
@click.argument("form")
@click.option("--person", required=True, help="A name, number or id.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day that the form speaks of; today where not given."
)
@click.option(
    "--author", default="", help="Who submits it, as they wish to be named; confidential in the UN procedures."
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Where the files go.")
@click.option("--dry-run", is_flag=True, help="Print the form and its questions; seal and write nothing.")
@with_workspace
def draft_command(
    workspace: Workspace, *, form: str, person: str, as_of: datetime | None, author: str, out: Path, dry_run: bool
) -> None:
    """Fill FORM (such as wgeid) for a person, as PDF and text: boxes footnoted, gaps as questions for the family."""
    day = as_of.date() if as_of else workspace.today()
    if dry_run:
        click.echo(workspace.preview(form, person, as_of=day, author=author))
        return
    drafted = workspace.act(form, person, as_of=day, author=author)
    for exhibit, content in zip(drafted.exhibits, (drafted.pdf, drafted.text.encode()), strict=True):
        write_out(out / exhibit.name, content)
    for question in drafted.form.questions:
        say(f"ask the family: {question}")


@act_group.command("forms")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def forms_command(as_json: bool) -> None:
    """List the forms there are, and whether each was checked against its official text."""
    from habeas.act import form_names, load_form

    forms = [load_form(name) for name in form_names()]
    show_rows(
        (
            {
                "form": form.id,
                "title": form.title,
                "addressee": form.addressee,
                "checked": form.checked_on.isoformat() if form.checked_on else "no",
            }
            for form in forms
        ),
        as_json=as_json,
    )
