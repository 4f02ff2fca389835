"""`habeas match origins` and `judge-report`: which reports of the case were made from one another; a person answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.facts.derivation import Derivation
from habeas.facts.ids import ExhibitId

if TYPE_CHECKING:
    from habeas.workspace import Workspace


@click.command("origins")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def origins_command(workspace: Workspace, as_json: bool) -> None:
    """List the reports that are held to be one origin, and those that may be and were not judged yet."""
    view = workspace.origins()
    rows: list[dict[str, object]] = [
        {
            "report": workspace.number_of(one.report), "of": workspace.number_of(one.of),
            "judged": one.derivation.value, "looks like": "", "why": one.reason, "entry": one.entry,
        }
        for one in (*(judged for family in view.families for judged in family.judged), *view.apart)
    ]  # fmt: skip
    rows += [
        {
            "report": workspace.number_of(one.report.id), "of": workspace.number_of(one.of.id), "judged": "",
            "looks like": one.proposed.value, "why": "; ".join(one.why), "entry": "",
        }
        for one in view.questions
    ]  # fmt: skip
    show_rows(rows, as_json=as_json)
    say(f"{_counted(view.reports, 'report')}, {_counted(view.origins, 'origin')}.")


@click.command("judge-report")
@click.argument("report")
@click.argument("of")
@click.argument("answer", type=click.Choice([derivation.value for derivation in Derivation]))
@click.option("--reason", default="", help="Why, in a sentence; it is kept with the judgement.")
@with_workspace
def judge_report_command(workspace: Workspace, report: str, of: str, answer: str, reason: str) -> None:
    """Record that REPORT was made from the report OF, both given by number, or that it is independent of it."""
    pair = [ExhibitId(workspace.id_of(given)) for given in (report, of)]
    click.echo(workspace.judge_derivation(pair[0], pair[1], Derivation(answer), reason=reason))
    say("Recorded.")


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' if number != 1 else ''}"
