"""`habeas act responsible`: for each act against a person, who did it, in which unit, under whose command then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from habeas.cli.days import DAY, day_of
from habeas.cli.opening import with_workspace
from habeas.cli.output import is_for_a_person, say, show_rows
from habeas.facts.wording import claim_in_words, when_in_words
from habeas.workspace import Workspace

if TYPE_CHECKING:
    from habeas.act.responsibility import Responsibility
    from habeas.facts.ids import StatementId
    from habeas.workspace.ledger_shown import Sheets


@click.command("responsible")
@click.option("--person", required=True, help="Whom it was done to: a name, number or id of a person or group.")
@click.option("--as-of", type=DAY, help="Leave out later reports; today where not given.")
@click.option("--why", is_flag=True, help="Under each line, the words it rests on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def responsible_command(workspace: Workspace, person: str, as_of: datetime | None, why: bool, as_json: bool) -> None:
    """Show for each act: the direct actor, the unit, its command at that time. Never more than statements say."""
    sheets = workspace.ledger.responsible(person, as_of=day_of(as_of, workspace.today()))
    if as_json or not is_for_a_person():
        show_rows((_row(one, sheets) for one in sheets.sheets), as_json=True)
        return
    if not sheets.sheets:
        say("No accepted statement tells of an act against them.")
    for one in sheets.sheets:
        for line in _lines(one, sheets, workspace, why=why):
            click.echo(line)


def _row(one: Responsibility, sheets: Sheets) -> dict[str, object]:
    held = sheets.held
    return {
        "statement": one.act.id,
        "act": claim_in_words(one.act.claim, held.name),
        "when": one.act.when.edtf if one.act.when else None,
        "denied": one.is_denied,
        "modality": one.modality.value,
        "direct": [held.name(party) for party in one.direct],
        "groups": [held.name(party) for party in one.groups],
        "units": [
            {
                "unit": held.name(unit.unit),
                "rests_on": list(unit.rests_on),
                "commands": [
                    {
                        "commander": held.name(then.command.commander),
                        "tie": then.command.tie,
                        "when": then.command.when.edtf if then.command.when else None,
                        "at_the_time": then.at.value,
                        "denied": then.command.is_denied,
                        "origin": then.command.origin_key,
                        "statement": then.command.statement,
                    }
                    for then in unit.commands
                ],
            }
            for unit in one.units
        ],
    }


def _lines(one: Responsibility, sheets: Sheets, workspace: Workspace, *, why: bool) -> Iterator[str]:
    held = sheets.held
    number = workspace.number_of(one.act.id)
    how = "".join(f"{word}: " for word in (("denied",) if one.is_denied else ()) + _doubt(one.modality.value))
    day = f" · {when_in_words(one.act.when)}" if one.act.when else " · no day"
    yield f"{number}  {how}{claim_in_words(one.act.claim, held.name)}{day}"
    yield from _words(sheets, one.act.id, why=why)
    if one.unnamed:
        yield "        nobody is named as the one who did it"
    for actor in one.direct:
        yield f"        direct actor, by this statement: {held.name(actor)}"
    for group in one.groups:
        yield f"        people, by this statement: “{held.name(group)}”; it does not say who they are"
    for unit in one.units:
        yield f"        unit: {held.name(unit.unit)}"
        for statement in unit.rests_on:
            yield from _words(sheets, statement, why=why)
        if not unit.commands:
            yield "          nobody has said who commanded it"
        for then in unit.commands:
            said = "denied that " if then.command.is_denied else ""
            days = when_in_words(then.command.when) if then.command.when else "no day"
            who = f"{said}{held.name(then.command.commander)}, {then.command.tie} it"
            yield f"          {who} ({days}): {then.at.value}"
            yield from _words(sheets, then.command.statement, why=why)


def _doubt(modality: str) -> tuple[str, ...]:
    return () if modality == "actual" else (modality,)


def _words(sheets: Sheets, statement: StatementId, *, why: bool) -> Iterator[str]:
    found = sheets.held.statement(statement) if why else None
    if found is not None:
        yield f"            “{found.anchor.quote}”"
