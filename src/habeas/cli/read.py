"""`habeas read`: reports in, who said what about whom out. Without --new it touches no workspace."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.cluster_options import on_a_cluster
from habeas.cli.output import is_for_a_person, say, show_rows
from habeas.facts.errors import ExitStatus

if TYPE_CHECKING:
    from habeas.cli.reading.request import Request

_WIDEST = 140


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
@on_a_cluster("Read on this machine, or on a Spark cluster: the lines are the same.")
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
@click.option("--html", "look", flag_value="html", help="Make one page for a browser, without scripts; see --out.")
@click.option("--text", "look", flag_value="text", help="Print only the text that positions point into.")
@click.option(
    "--why",
    multiple=True,
    metavar="ID",
    help="Say which rule and which words made s12 (or a3: who speaks); `all` for everything.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to a file, in JSON or with --html. An interrupted run goes on where it was: give the same command.",
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
    from habeas.cli.reading.request import Request

    request = Request(**asked)  # type: ignore[arg-type]
    if only_new:
        if request.files:
            raise click.UsageError("--new reads what was collected; name no files with it.")
        return read_new(workspace=workspace, case=case, actor=actor, as_json=look == "json")
    if not request.files:
        raise click.UsageError("Name at least one file or folder, or - for standard input.")
    from habeas.collect import check_published

    check_published(request.published_on, today=date.today())  # noqa: DTZ011 - the user's own calendar is meant
    return read_files(
        request, look=look or _usual_look(request, why=bool(why), show_all=show_all), show_all=show_all, why=why
    )


def _usual_look(request: Request, *, why: bool, show_all: bool) -> str:
    """Return how a reading is shown where nobody said: as JSON unless a person looks on."""
    if why:
        return "why"
    return "origin" if request.out is None and (show_all or is_for_a_person()) else "json"


def read_files(request: Request, *, look: str, show_all: bool, why: tuple[str, ...]) -> int:
    """Read what was asked for and put it where it is to go; return the exit status."""
    from habeas.cli.reading.showing import print_texts, show, write_page
    from habeas.cli.reading.view import View

    view = View(look=look, show_all=show_all, why=why, width=min(shutil.get_terminal_size().columns, _WIDEST))
    if request.out is None:
        return print_texts(request) if look == "text" else show(request, view)
    if look == "html":
        return write_page(request, view, request.out)
    if look != "json" or why:
        raise click.UsageError("--out writes JSON, or a page with --html.")
    from habeas.cli.reading.corpus import write_corpus

    return write_corpus(request, request.out)


def read_new(*, workspace: str | None, case: str | None, actor: str | None, as_json: bool) -> int:
    """Read what the workspace has collected and not read yet; return the exit status."""
    from habeas.cli.opening import asking, find_settings
    from habeas.cli.record_date import say_undated
    from habeas.workspace import Workspace

    status = ExitStatus.DONE
    settings = find_settings(workspace=workspace, case=case, actor=actor)
    with Workspace.open_with(settings, ask_passphrase=asking(settings)) as opened:
        is_any = False
        undated = list[str]()
        for report in opened.read():
            is_any = True
            row = {
                "exhibit": opened.number_of(report.exhibit), "file": report.name, "language": report.language,
                "proposals": report.proposals,
            }  # fmt: skip
            show_rows([row], as_json=as_json)
            if report.is_undated:
                undated.append(opened.number_of(report.exhibit))
            if report.problem is not None:
                say("\n".join(report.problem.lines()))
                status = ExitStatus.REFUSED
        say_undated(undated)
        if not is_any:
            say("Nothing new: everything that was collected has been read.")
    return status
