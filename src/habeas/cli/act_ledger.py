"""`habeas act file | received | remind | answer | strike`: what goes into the appeals ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypedDict, TypeVar, Unpack

import click

from habeas.cli.act_due import show_standing
from habeas.cli.days import DAY, WHEN
from habeas.cli.opening import with_workspace
from habeas.cli.output import say
from habeas.facts.appeal import AppealKind, Dispatch, Response
from habeas.facts.when import When
from habeas.workspace import Workspace, WrittenAppeal

Command = TypeVar("Command", bound=Callable[..., Any])

RESPONSES = click.Choice([one.value for one in Response if one is not Response.NO_ANSWER])


class AppealTexts(TypedDict):
    """What of an appeal the command line passes on as it is."""

    kind: AppealKind
    dispatch: Dispatch
    addressee: str
    rule: str
    law: str
    asks: str
    state: str
    office: str
    proof: str
    zone: str


class AnswerTexts(TypedDict):
    """What of an answer is plain text on the command line."""

    exhibit: str
    gist: str
    effect: str


def shows_standing(command: Command) -> Command:
    """Give a command the three options by which it also prints how the appeal stands now."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print how it stands, as a JSON object."),
        click.option("--why", is_flag=True, help="Print how it stands, and by which rule and calendar."),
        click.option("--as-of", type=DAY, help="Print how it stands on this day; today where not given."),
    ):
        command = option(command)
    return command


@click.command("file")
@click.option("--to", "addressee", required=True, help="The office it was sent to, as it is written to.")
@click.option("--for", "persons", multiple=True, required=True, help="For whom: a name, number or id; may be repeated.")
@click.option("--by", multiple=True, help="Who asked: a name, number or id; may be repeated.")
@click.option("--sent", type=WHEN, required=True, help="When it was sent: a day, or what is known of it (2022-07).")
@click.option("--received", type=WHEN, help="When it was received or registered, where that is known.")
@click.option(
    "--kind",
    callback=lambda _context, _option, value: AppealKind(value),
    type=click.Choice([one.value for one in AppealKind]),
    default=AppealKind.APPEAL.value,
    show_default=True,
    help="What kind of paper it was.",
)
@click.option(
    "--how",
    "dispatch",
    callback=lambda _context, _option, value: Dispatch(value),
    type=click.Choice([one.value for one in Dispatch]),
    default=Dispatch.OTHER.value,
    show_default=True,
    help="How it was sent.",
)
@click.option("--rule", default="", help="The rule of its term, such as ru-59fz; `habeas act rules` lists them.")
@click.option("--law", default="", help="The law that it relies on, as the paper has it.")
@click.option("--asks", default="", help="What it asks for.")
@click.option("--state", default="", help="The State concerned, as ISO code, such as RU.")
@click.option("--office", default="", help="The addressee among the parties of the record: a name, number or id.")
@click.option("--proof", default="", help="The exhibit that proves the sending: a number or id.")
@click.option("--zone", default="", help="The addressee's time zone, such as Asia/Chita.")
@click.option("--times", type=click.IntRange(1, 1000), default=1, help="Enter so many alike; each stays one.")
@shows_standing
@with_workspace
def file_command(
    workspace: Workspace, /, *, persons: tuple[str, ...], by: tuple[str, ...], sent: When, received: When | None,
    times: int, as_of: datetime | None, why: bool, as_json: bool, **texts: Unpack[AppealTexts],
) -> None:  # fmt: skip
    """Enter an appeal that was sent: by whom, for whom, to whom, on which law, with which proof."""
    written = WrittenAppeal(
        persons=persons,
        by=by,
        sent=sent,
        received=received,
        **texts,
    )
    for _ in range(times):
        number = workspace.number_of(workspace.ledger.file(written).appeal.id)
        if not as_json:
            click.echo(number)
        show_standing(workspace, number, as_of=as_of, why=why, as_json=as_json)
    say("Entered.")


@click.command("received")
@click.argument("appeal")
@click.option("--on", type=WHEN, required=True, help="The day, or what is known of it.")
@click.option("--proof", default="", help="The exhibit that shows it: a number or id.")
@with_workspace
def received_command(workspace: Workspace, appeal: str, on: When, proof: str) -> None:
    """Enter when the addressee received or registered APPEAL; its term starts on that day."""
    click.echo(workspace.ledger.receive(appeal, on, proof=proof))
    say("Entered.")


@click.command("remind")
@click.argument("appeal")
@click.option("--on", type=DAY, required=True, help="The day.")
@click.option("--proof", default="", help="The exhibit that shows it: a number or id.")
@with_workspace
def remind_command(workspace: Workspace, appeal: str, on: datetime, proof: str) -> None:
    """Enter that the addressee of APPEAL was reminded."""
    click.echo(workspace.ledger.remind(appeal, on.date(), proof=proof))
    say("Entered.")


@click.command("answer")
@click.argument("appeal")
@click.option("--response", type=RESPONSES, required=True, help="How it was answered.")
@click.option("--on", type=DAY, required=True, help="The day of the answer.")
@click.option("--exhibit", default="", help="The answer itself: the number or id of an exhibit.")
@click.option("--gist", default="", help="What it says, in a sentence.")
@click.option("--effect", default="", help="What came of it.")
@shows_standing
@with_workspace
def answer_command(
    workspace: Workspace, /, appeal: str, *, response: str, on: datetime,
    as_of: datetime | None, why: bool, as_json: bool, **texts: Unpack[AnswerTexts],
) -> None:  # fmt: skip
    """Enter an answer to APPEAL; statements of the record that it contradicts are shown beside it."""
    against = workspace.ledger.answer(appeal, Response(response), on.date(), **texts)
    say("Entered.")
    if against:
        say(f"It stands against {len(against)} accepted statements:")
    for statement in () if as_json else against:
        click.echo(f"{workspace.number_of(statement.id)}  “{statement.anchor.quote}”")
    show_standing(workspace, appeal, as_of=as_of, why=why, as_json=as_json)


@click.command("strike")
@click.argument("entry")
@click.option("--reason", required=True, help="Why it was a mistake; kept with it.")
@with_workspace
def strike_command(workspace: Workspace, entry: str, reason: str) -> None:
    """Strike out ENTRY: the number of an appeal, or the id of an entry about one. It stays in the log."""
    click.echo(workspace.ledger.strike(entry, reason=reason))
    say("Struck out.")
