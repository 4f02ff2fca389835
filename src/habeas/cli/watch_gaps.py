"""`habeas watch gaps`: what conflicts, what is missing, and what would settle most."""

from __future__ import annotations

from datetime import datetime

import click

from habeas.cli.days import DAY, day_of
from habeas.cli.opening import with_workspace
from habeas.cli.output import is_for_a_person, say, show_rows
from habeas.workspace import CaseWatch, GapView, Workspace
from habeas.workspace.asking import calls


@click.command("gaps")
@click.option("--as-of", type=DAY, help="The day to compute for; today where not given.")
@click.option("--why", is_flag=True, help="Under each question, the words that leave it open.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def gaps_command(workspace: Workspace, as_of: datetime | None, why: bool, as_json: bool) -> None:
    """What is open in the case, as questions; first what would change most, in people."""
    seen = workspace.watch(as_of=day_of(as_of, workspace.today()))
    gaps = workspace.gaps(seen=seen)
    if not gaps:
        say("Nothing is open. Only what was accepted is asked about: habeas review.")
    if as_json or not is_for_a_person():
        show_rows((_row(one, seen, why=why) for one in gaps), as_json=True)
        return
    for call in calls(gaps)[:1]:
        click.echo(f"One call would settle most: {call.in_words}")
    for one in gaps:
        asked = f"  (ask {', '.join(one.ask)})" if one.ask else ""
        click.echo(f"{one.change:>6}  {one.question}{asked}")
        for statement in one.gap.rests_on if why else ():
            click.echo(f"            “{seen.quote(statement)}”")


def _row(one: GapView, seen: CaseWatch, *, why: bool) -> dict[str, object]:
    row: dict[str, object] = {
        "kind": one.gap.kind.value,
        "question": one.question,
        "state": one.gap.state or None,
        "about": [number for number, _ in one.about],
        "ask": list(one.ask),
        "would_change": one.gap.would_change,
        "rests_on": list(one.gap.rests_on),
    }
    return {**row, "why": {each: seen.quote(each) for each in one.gap.rests_on}} if why else row
