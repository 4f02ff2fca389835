"""`habeas collect`: files in, receipts out. A receipt is printed only once its exhibit is durable."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.cli.record_date import say_kept_another_day, say_undated
from habeas.facts.errors import ExitStatus, HabeasError
from habeas.workspace import Provenance, Receipt, Workspace

READ_AGAIN = "It was here without a day, and has this one now. Read its dates again: habeas read --new"


@click.command("collect")
@click.argument("files", nargs=-1, required=True, metavar="FILE…|DIR|-")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day on which the reports came out.")
@click.option("--publisher", help="Who published them, where the files do not say.")
@click.option("--language", help="Their language, as an ISO 639-1 code, where it should not be found out.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def collect_command(
    workspace: Workspace,
    *,
    files: tuple[str, ...],
    published: datetime | None,
    publisher: str | None,
    language: str | None,
    as_json: bool,
) -> int:
    """Seal FILES as exhibits and lay their text open; a bad file gets its error, the rest go on."""
    provenance = Provenance(
        published_on=published.date() if published else None, publisher=publisher, language=language
    )
    status = ExitStatus.DONE
    undated = list[str]()
    for answer in workspace.collect(files, stdin=sys.stdin.buffer, provenance=provenance):
        problem = answer if isinstance(answer, HabeasError) else answer.problem
        if isinstance(answer, Receipt):
            show_rows([_row(workspace, answer)], as_json=as_json)
            sys.stdout.flush()
            if answer.is_undated:
                undated.append(workspace.number_of(answer.exhibit))
            if answer.is_dated:
                say(READ_AGAIN)
                say_kept_another_day(workspace, answer.exhibit)
        if problem is not None:
            say("\n".join(problem.lines()))
            status = ExitStatus.REFUSED
    say_undated(undated)
    return status


def _row(workspace: Workspace, receipt: Receipt) -> dict[str, object]:
    return {
        "exhibit": workspace.number_of(receipt.exhibit),
        "file": receipt.name,
        "new": receipt.is_new,
        "text": receipt.text_layer is not None,
        "id": receipt.exhibit,
    }
