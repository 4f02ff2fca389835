"""`habeas act draft` and `habeas act forms`: what is asked, on whose form, in which language."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from habeas.act import Form, form_names, load_form, parse_form, render_text
from habeas.act.errors import FormFileUnreadable
from habeas.act.phrasebook import LANGUAGES, phrasebook
from habeas.cli.act_draft_shown import show_draft
from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows, write_out
from habeas.workspace import DraftRequest, Workspace

LANGUAGE = click.Choice(LANGUAGES)


@click.command("draft")
@click.argument("form")
@click.option("--person", required=True, help="A name, number or id.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day that the form speaks of; today where not given."
)
@click.option(
    "--author", default="", help="Who submits it, as they wish to be named; confidential in the UN procedures."
)
@click.option("--language", type=LANGUAGE, help="One that the addressee takes; the form's first one where not given.")
@click.option("--docx", is_flag=True, help="Write it as DOCX too, to edit by hand.")
@click.option(
    "--questions",
    is_flag=False,
    flag_value="",
    metavar="[LANGUAGE]",
    help="Write what to ask the family on a sheet of its own, in their language; in the form's where none is given.",
)
@click.option(
    "--draft", "marked", is_flag=True, help="Write it without consent, marked as not authorised on every page."
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Where the files go.")
@click.option("--dry-run", is_flag=True, help="Print the form and its questions; seal and write nothing.")
@click.option("--why", is_flag=True, help="Print each line with the words or papers that it rests on.")
@click.option("--json", "as_json", is_flag=True, help="Print the filled form as one JSON object.")
@with_workspace
def draft_command(
    workspace: Workspace,
    /,
    *,
    form: str,
    person: str,
    as_of: datetime | None,
    author: str,
    language: str | None,
    questions: str | None,
    out: Path,
    **flags: bool,
) -> None:
    """Fill FORM for a person, as PDF and text: boxes footnoted, gaps as questions for the family.

    FORM is a name from `habeas act forms`, or a TOML file of your own. Without a consent on record that covers it,
    nothing is written unless --draft is given.
    """
    chosen = _form(form)
    spoken = chosen.language(language)
    family = phrasebook(questions or spoken).language
    request = DraftRequest(
        form=chosen,
        person=person,
        as_of=as_of.date() if as_of else workspace.today(),
        author=author,
        language=spoken,
        docx=flags["docx"],
        questions_in="" if questions is None else family,
        to_send=not (flags["marked"] or flags["dry_run"]),
    )
    told = {name: flags[name] for name in ("why", "as_json")}
    if flags["dry_run"]:
        filled = workspace.preview(request)
        if not any(told.values()):
            click.echo(render_text(filled))
        show_draft(filled, (), **told)
        return
    drafted = workspace.draft(request)
    files = [(out / file.exhibit.name, file.content) for file in workspace.hand_out_draft(drafted)]
    for path, content in files:
        write_out(path, content, tells=not flags["as_json"])
    show_draft(drafted.form, tuple(str(path) for path, _ in files), **told)
    for gap in drafted.form.gaps:
        say(f"ask the family: {gap.into(family)}")


@click.command("forms")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def forms_command(as_json: bool) -> None:
    """List the forms there are, their languages, and when each was compared with its official text."""
    forms = [load_form(name) for name in form_names()]
    show_rows(
        (
            {
                "form": form.id,
                "languages": ", ".join(form.languages),
                "title": form.title.into("en"),
                "addressee": form.addressee.into("en"),
                "checked": form.read_on.isoformat() if form.read_on else "no",
            }
            for form in forms
        ),
        as_json=as_json,
    )


def _form(given: str) -> Form:
    """Return the form of a name, or the one that a TOML file describes.

    Raises:
        FormFileUnreadable: the file cannot be read.
    """
    if not given.endswith(".toml"):
        return load_form(given)
    path = Path(given)
    try:
        return parse_form(path.stem, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FormFileUnreadable(file=given, reason=type(error).__name__) from error
