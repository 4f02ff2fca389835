"""`habeas act`: forms, filled only from accepted statements."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.workspace import Workspace


@click.group("act")
def act_group() -> None:
    """Draft forms from accepted statements."""


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
    out.mkdir(parents=True, exist_ok=True)
    for exhibit, content in zip(drafted.exhibits, (drafted.pdf, drafted.text.encode()), strict=True):
        path = out / exhibit.name
        path.write_bytes(content)
        click.echo(str(path))
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
