"""`habeas watch tally`: how many of one group, between which bounds, by which words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from habeas.cli.days import DAY, day_of
from habeas.cli.opening import with_workspace
from habeas.cli.output import is_for_a_person, say, show_rows, write_out
from habeas.facts.ids import StatementId
from habeas.facts.wording import count_in_words
from habeas.workspace import TallyView, Workspace


@click.command("tally")
@click.argument("group")
@click.option("--as-of", type=DAY, help="The day to compute for; today where not given.")
@click.option("--why", is_flag=True, help="Under each count and each bound, the words it rests on.")
@click.option("--svg", type=click.Path(path_type=Path), metavar="FILE", help="Also write the counts over time as SVG.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@with_workspace
def tally_command(
    workspace: Workspace, group: str, as_of: datetime | None, why: bool, svg: Path | None, as_json: bool
) -> None:
    """How many of GROUP are where and unaccounted for: bounds, never a sum of what may overlap."""
    view = workspace.tally(group, as_of=day_of(as_of, workspace.today()))
    if as_json or not is_for_a_person():
        show_rows([_row(view, why=why)], as_json=True)
    else:
        _show(view, why=why)
    if svg is not None:
        _draw(view, svg)


def _draw(view: TallyView, path: Path) -> None:
    svg = view.svg
    if not svg:
        say("Nobody counted this group; there is nothing to draw.")
        return
    write_out(path, svg.encode())


def _row(view: TallyView, *, why: bool) -> dict[str, object]:
    tally = view.tally
    row: dict[str, object] = {
        "number": view.number,
        "name": view.party.name,
        "as_of": view.as_of,
        "answers": [
            {
                "answer": one.text,
                "bounds": [{"bound": bound.text, "rests_on": list(bound.statements)} for bound in one.bounds],
                "states": list(one.states),
                "flows": list(one.flows),
                "without": list(one.without),
                "exact": one.is_exact,
            }
            for one in view.answers
        ],
        "named": view.named,
        "lines": [
            {
                "count": count_in_words(line.count),
                "state": line.state,
                "origins": len(line.origins),
                "rests_on": list(line.statements),
            }
            for line in tally.lines
        ],
        "conflicts": [[list(side) for side in one.sides] for one in tally.conflicts],
        "more_conflicts": tally.has_more_conflicts,
        "unused": list(tally.unused),
        "circles": [list(one) for one in view.circles],
    }
    return {**row, "why": {one: view.quote(StatementId(one)) for one in view.numbers}} if why else row


def _show(view: TallyView, *, why: bool) -> None:
    click.echo(f"{view.number}  {view.party.name}, as of {view.as_of.isoformat()}")
    _show_answers(view, why=why)
    click.echo(view.named)
    for line in view.tally.lines:
        origins = f"{len(line.origins)} origin{'s' if len(line.origins) != 1 else ''}"
        click.echo(f"  {count_in_words(line.count):>14}  {line.state or line.about or 'counted'} · {origins}")
        if why:
            _show_words(view, line.statements)
    _show_conflicts(view)


def _show_answers(view: TallyView, *, why: bool) -> None:
    if not view.answers:
        click.echo("nobody counted the whole")
    for one in view.answers:
        without = f" (without {_numbers(view, one.without)})" if one.without else ""
        click.echo(f"{one.text}{without}{'' if one.is_exact else ' (may be narrower)'}")
        for state in (*one.states, *one.flows):
            click.echo(f"  {state}")
        for bound in one.bounds if why else ():
            click.echo(f"  {bound.text}, because of {_numbers(view, bound.statements) or 'no count'}")
            _show_words(view, bound.statements)


def _show_conflicts(view: TallyView) -> None:
    tally = view.tally
    for conflict in tally.conflicts:
        click.echo(f"cannot all be true: {' | '.join(_numbers(view, side) for side in conflict.sides)}")
        for side in conflict.sides:
            _show_words(view, side)
    if tally.has_more_conflicts:
        click.echo("and more that cannot all be true")
    for circle in view.circles:
        click.echo(f"said to lie inside one another: {', '.join(circle)}")
    if tally.unused:
        click.echo(f"left out of the arithmetic: {_numbers(view, tally.unused)}")


def _numbers(view: TallyView, statements: Iterable[StatementId]) -> str:
    return ", ".join(sorted(view.numbers.get(one, one) for one in statements))


def _show_words(view: TallyView, statements: Iterable[StatementId]) -> None:
    for one in statements:
        click.echo(f"            {view.numbers.get(one, one)} {view.gist(one)} “{view.quote(one)}”")
