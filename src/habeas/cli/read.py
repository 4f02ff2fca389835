"""`habeas read`: reports in, who said what about whom out. Without --new it touches no workspace."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.output import is_for_a_person, say, show_rows
from habeas.facts.errors import ExitStatus, HabeasError

if TYPE_CHECKING:
    from habeas.cli.reading.inputs import Input
    from habeas.read import ReaderOf

_WIDEST = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user asked to have read."""

    files: tuple[str, ...]
    published: datetime | None
    language: str | None
    manifest: Path | None
    jobs: int
    reader: str
    address: str | None
    model: str | None

    @property
    def published_on(self) -> date | None:
        """The day on which the reports came out."""
        return self.published.date() if self.published else None


@click.command("read")
@click.argument("files", nargs=-1, metavar="FILE…|DIR|-")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day on which the reports came out.")
@click.option("--language", help="Their language, as an ISO 639-1 code, where it should not be found out.")
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV with the columns file, published, language; file is relative to the folder given.",
)
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to read with.")
@click.option(
    "--reader",
    type=click.Choice(["rules", "openai"]),
    default="rules",
    show_default=True,
    help="Read by Habeas's own rules, or ask a model behind an OpenAI-compatible address on this machine.",
)
@click.option("--address", metavar="URL", help="With --reader openai: where the model is, http://127.0.0.1:8080/v1.")
@click.option("--model", metavar="NAME", help="With --reader openai: the name under which the server has the model.")
@click.option("--json", "look", flag_value="json", help="One JSON object a line; so too when output is captured.")
@click.option("--inline", "look", flag_value="inline", help="Show the report with its claims under the words.")
@click.option("--text", "look", flag_value="text", help="Print only the text that positions point into.")
@click.option(
    "--why",
    multiple=True,
    metavar="ID",
    help="Say which rule and which words made s12 (or a3: who speaks); `all` for everything.",
)
@click.option("--all", "show_all", is_flag=True, help="Show doubtful claims and remarks too.")
@click.option("--new", "only_new", is_flag=True, help="Read what was collected into the workspace and not read yet.")
@click.option("--workspace", metavar="DIR", help="With --new: the workspace folder.")
@click.option("--case", metavar="NAME", help="With --new: the case to work in.")
@click.option("--as", "actor", metavar="NAME", help="With --new: who acts, an enrolled person.")
def read_command(
    *,
    look: str | None,
    why: tuple[str, ...],
    show_all: bool,
    only_new: bool,
    workspace: str | None,
    case: str | None,
    actor: str | None,
    **asked: object,
) -> int:
    """Read FILES: who said what about whom, in which words.

    Nothing is stored and nothing leaves this machine. A file that cannot be read gets its error; the rest go on.
    """
    request = Request(**asked)  # type: ignore[arg-type]
    if only_new:
        if request.files:
            raise click.UsageError("--new reads what was collected; name no files with it.")
        return read_new(workspace=workspace, case=case, actor=actor, as_json=look == "json")
    if not request.files:
        raise click.UsageError("Name at least one file or folder, or - for standard input.")
    from habeas.collect import check_published

    check_published(request.published_on, today=date.today())  # noqa: DTZ011 - the user's own calendar is meant
    if look == "text":
        return print_texts(request)
    if look is None:
        look = "why" if why else "origin" if show_all or is_for_a_person() else "json"
    return show(request, look=look, show_all=show_all, why=why)


def show(request: Request, *, look: str, show_all: bool, why: tuple[str, ...]) -> int:
    """Read what was asked for and print it; return the exit status."""
    from habeas.cli.reading.outcome import Work, outcomes_of
    from habeas.cli.reading.view import View

    view = View(look=look, show_all=show_all, why=why, width=min(shutil.get_terminal_size().columns, _WIDEST))
    status = ExitStatus.DONE
    work = Work(today=date.today(), readers=_readers(request))  # noqa: DTZ011 - the user's own calendar is meant
    for number, outcome in enumerate(outcomes_of(_inputs(request), work, jobs=request.jobs)):
        error = outcome.error
        try:
            for line in view.lines(outcome, is_first=number == 0):
                click.echo(line)
        except HabeasError as refused:
            error = refused
        if error is not None:
            status = ExitStatus.REFUSED
            if look != "json":
                say("\n".join(error.lines()))
    return status


def print_texts(request: Request) -> int:
    """Print the text layer of each input, to the letter; return the exit status."""
    from habeas.cli.reading.outcome import text_layer

    status = ExitStatus.DONE
    for each in _inputs(request):
        try:
            sys.stdout.buffer.write(text_layer(each.source).text.encode())
        except HabeasError as error:
            say("\n".join(error.lines()))
            status = ExitStatus.REFUSED
    sys.stdout.buffer.flush()
    return status


def read_new(*, workspace: str | None, case: str | None, actor: str | None, as_json: bool) -> int:
    """Read what the workspace has collected and not read yet; return the exit status."""
    from habeas.cli.opening import ask_passphrase, find_settings
    from habeas.workspace import Workspace

    status = ExitStatus.DONE
    settings = find_settings(workspace=workspace, case=case, actor=actor)
    with Workspace.open_with(settings, ask_passphrase=ask_passphrase) as opened:
        for report in opened.read():
            row = {
                "exhibit": opened.number_of(report.exhibit), "file": report.name, "language": report.language,
                "proposals": report.proposals,
            }  # fmt: skip
            show_rows([row], as_json=as_json)
            if report.problem is not None:
                say("\n".join(report.problem.lines()))
                status = ExitStatus.REFUSED
    return status


def _readers(request: Request) -> ReaderOf | None:
    """Return the readers that ask a model, None where the rules read."""
    if request.reader == "rules":
        if request.address or request.model:
            raise click.UsageError("--address and --model go with --reader openai.")
        return None
    if not request.address or not request.model:
        raise click.UsageError("--reader openai needs --address and --model.")
    from habeas.read.channels.openai import ModelReaders
    from habeas.read.model import parse_address

    return ModelReaders(address=parse_address(request.address), model=request.model)


def _inputs(request: Request) -> Iterator[Input]:
    from habeas.cli.reading.inputs import inputs_of, load_manifest

    manifest = load_manifest(request.manifest) if request.manifest else {}
    return inputs_of(
        request.files, stdin=sys.stdin.buffer, manifest=manifest, published=request.published_on,
        language=request.language,
    )  # fmt: skip
