"""`habeas watch`: where everyone is, how long silent, how many are unaccounted for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import click

from habeas.cli.days import DAY, day_of
from habeas.cli.opening import with_workspace
from habeas.cli.output import is_for_a_person, say, show_rows
from habeas.cli.watch_diff import diff_command
from habeas.cli.watch_flips import flips_command
from habeas.cli.watch_gaps import gaps_command
from habeas.cli.watch_person import person_row, person_why
from habeas.cli.watch_tally import tally_command
from habeas.facts.ids import StatementId
from habeas.facts.wording import count_in_words
from habeas.watch import CountLine
from habeas.workspace import CaseWatch, GroupWatch, Workspace


@click.command("watch")
@click.option("--as-of", type=DAY, help="The day to compute for; today where not given.")
@click.option("--known-on", type=DAY, help="What the record held at the end of this day; now where not given.")
@click.option("--why", is_flag=True, help="Under each line, the words it rests on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def everyone_command(
    workspace: Workspace, *, as_of: datetime | None, known_on: datetime | None, why: bool, as_json: bool
) -> None:
    """Whereabouts, silence and tallies as of a day, with the statements under each."""
    seen = workspace.watch(
        as_of=day_of(as_of, workspace.today()), known_on=known_on.date() if known_on is not None else None
    )
    if not seen.persons and not seen.groups:
        say(f"Nobody is on record by {seen.as_of}. Only what was accepted counts: habeas review.")
    if as_json or not is_for_a_person():
        persons = (person_row(one, seen, why=why) for one in seen.persons)
        show_rows((*persons, *(_group_row(one, seen, why=why) for one in seen.groups)), as_json=True)
        return
    _show(seen, why=why)


def _group_row(one: GroupWatch, seen: CaseWatch, *, why: bool) -> dict[str, object]:
    gap = one.tally.unaccounted
    row: dict[str, object] = {
        "number": one.number,
        "name": one.party.name,
        "state": one.whereabouts.state,
        "unaccounted_at_least": gap.at_least if gap else None,
        "unaccounted_at_most": gap.at_most if gap else None,
        "conflicts": len(one.tally.conflicts),
        "lines": [
            {
                "count": count_in_words(line.count),
                "state": line.state,
                "origins": len(line.origins),
                "rests_on": list(line.statements),
            }
            for line in one.tally.lines
        ],
    }
    told = (statement for line in one.tally.lines for statement in line.statements)
    return {**row, "why": {statement: seen.quote(statement) for statement in told}} if why else row


def _show(seen: CaseWatch, *, why: bool) -> None:
    for person in seen.persons:
        place = f" → {seen.held.name(person.whereabouts.place)}" if person.whereabouts.place else ""
        contested = "  (contested)" if person.whereabouts.is_contested else ""
        silent = f" · no contact {person.silence.text}" if person.silence.days and person.is_out_of_reach else ""
        click.echo(f"{person.number}  {person.party.name}: {person.whereabouts.state}{place}{contested}{silent}")
        if why:
            for told in person_why(person, seen):
                click.echo(f"            {told}")
    for group, lines in lines_once(seen.groups):
        gap = group.tally.unaccounted
        known = f"unaccounted for: {count_in_words(gap)}" if gap else "nobody counted the whole"
        click.echo(f"{group.number}  {group.party.name}: {known}")
        for line in lines:
            said = line.state or line.about or "counted"
            origins = f"{len(line.origins)} origin{'s' if len(line.origins) != 1 else ''}"
            click.echo(f"          {count_in_words(line.count):>14}  {said} · {origins}")
            if why:
                _show_words(seen, line.statements)
    many = seen.clash_count
    if many:
        click.echo(f"{many} contradiction{'s stand' if many > 1 else ' stands'} side by side; see habeas watch gaps.")


def lines_once(groups: Sequence[GroupWatch]) -> tuple[tuple[GroupWatch, tuple[CountLine, ...]], ...]:
    """Return the groups with the counts to show under each: every count under one group only.

    A count stands with a group whose whole is counted before one whose is not, then with the one that holds most
    counts. A group of which nothing is left is not listed: it is part of another, and adds nothing.
    """
    shown: dict[str, str] = {}
    for group in sorted(groups, key=lambda one: (one.tally.unaccounted is None, -len(one.tally.lines), one.party.id)):
        for line in group.tally.lines:
            shown.setdefault(line.label, group.party.id)
    found = (
        (group, tuple(line for line in group.tally.lines if shown[line.label] == group.party.id)) for group in groups
    )
    return tuple((group, lines) for group, lines in found if lines or not group.tally.lines)


def _show_words(seen: CaseWatch, statements: Iterable[StatementId]) -> None:
    for statement in dict.fromkeys(statements):
        click.echo(f"            “{seen.quote(statement)}”")


@click.pass_context
def _without_subcommand(context: click.Context, /, **given: object) -> None:
    if context.invoked_subcommand is None:
        context.invoke(everyone_command, **given)
    elif any(value for value in given.values()):
        raise click.UsageError(f"Put the options after {context.invoked_subcommand}.")


watch_group = click.Group(
    "watch",
    callback=_without_subcommand,
    commands=[tally_command, gaps_command, flips_command, diff_command],
    help=everyone_command.help,
    invoke_without_command=True,
    params=everyone_command.params,
)
"""The verb: without a subcommand it shows everyone."""
