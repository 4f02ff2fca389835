"""`habeas act due | rules`: how the appeals stand on a day, and by which rules."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from habeas.cli.days import DAY, day_of
from habeas.cli.opening import with_workspace
from habeas.cli.output import is_for_a_person, say, show_rows
from habeas.facts.appeal import Dispatch
from habeas.facts.errors import ExitStatus
from habeas.facts.wording import when_in_words
from habeas.workspace import Workspace

if TYPE_CHECKING:
    from habeas.act.ledger import Due
    from habeas.workspace.ledger_shown import AppealView, LedgerView, WindowView


@click.command("due")
@click.option("--only", default="", help="One appeal: its number or id.")
@click.option("--person", default="", help="Appeals for or by one person: a name, number or id.")
@click.option("--as-of", type=DAY, help="The day to compute for; today where not given.")
@click.option("--why", is_flag=True, help="Under each line, the rule, the calendar, and the words it contradicts.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def due_command(
    workspace: Workspace, *, only: str, person: str, as_of: datetime | None, why: bool, as_json: bool
) -> ExitStatus:
    """List the appeals, what is due first; since when there certainly is no answer, and by which rule."""
    day = day_of(as_of, workspace.today())
    seen = workspace.ledger.show(as_of=day, only=only, person=person)
    if as_json or not is_for_a_person():
        rows = (_row(one, workspace, why=why) for one in seen.appeals)
        show_rows((*rows, *(_window_row(one, why=why) for one in seen.windows)), as_json=True)
    else:
        for one in seen.appeals:
            _show(one, seen, workspace, day, why=why)
        for window in seen.windows:
            _show_window(window, seen, why=why)
    if not (seen.appeals or seen.windows or seen.agenda.stopped):
        say(f"Nothing is due: no appeal was sent by {day}, and no term runs within which we must act.")
    for error in seen.agenda.stopped:
        for line in error.lines():
            say(line)
    return ExitStatus.REFUSED if seen.agenda.stopped else ExitStatus.DONE


def show_standing(workspace: Workspace, number: str, *, as_of: datetime | None, why: bool, as_json: bool) -> None:
    """Print how one appeal stands, for a command that has just changed it; nothing where neither way was asked for."""
    if not (as_of or why or as_json):
        return
    day = day_of(as_of, workspace.today())
    seen = workspace.ledger.show(as_of=day, only=number)
    for one in seen.appeals:
        if as_json:
            show_rows((_row(one, workspace, why=why),), as_json=True)
        else:
            _show(one, seen, workspace, day, why=why)


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def rules_command(workspace: Workspace, as_json: bool) -> None:
    """List the rules that terms come from, the workspace's own included, and whether each text was read."""
    rules = workspace.ledger.rules().values()
    if is_for_a_person() and not as_json:
        # A rule is a sentence: in columns nobody can read it.
        for rule in rules:
            click.echo(f"{rule.id}  {rule.title}")
            click.echo(f"        {rule.in_words()}")
            if rule.note:
                click.echo(f"        {rule.note}")
        return
    show_rows(
        (
            {
                "rule": rule.id,
                "title": rule.title,
                "term": rule.in_words(),
                "checked": rule.checked_on.isoformat() if rule.checked_on else "no",
                "note": rule.note,
            }
            for rule in rules
        ),
        as_json=True,
    )


def _row(one: AppealView, workspace: Workspace, *, why: bool) -> dict[str, object]:
    appeal, due = one.line.appeal, one.due
    running = due.running
    row: dict[str, object] = {
        "number": one.number,
        "kind": appeal.kind.value,
        "to": appeal.addressee,
        "for": list(one.persons),
        "by": list(one.by),
        "sent": appeal.sent.edtf,
        "state": due.state.value,
        "ends_first": running.ends.first if running else None,
        "ends_last": running.ends.last if running else None,
        "over_at": running.over_at if running else None,
        "no_answer_since": due.no_answer_since,
        "late_days": due.late_days,
        "answers": [
            {
                "response": logged.answer.response.value,
                "on": logged.answer.on.isoformat(),
                "gist": logged.answer.gist,
                "against": [workspace.number_of(statement.id) for statement in against],
            }
            for logged, against in zip(one.line.answers, one.against, strict=True)
        ],
        "rule": due.rule.id if due.rule else None,
        "rule_checked": due.rule is not None and due.rule.checked_on is not None,
        "questions": list(due.questions),
    }
    return {**row, "why": due.rule.in_words() if due.rule else "no rule was named"} if why else row


def _show(one: AppealView, seen: LedgerView, workspace: Workspace, day: date, *, why: bool) -> None:
    appeal, due = one.line.appeal, one.due
    click.echo(f"{one.number}  {due_in_words(due, day)} · {appeal.addressee} · for {one.for_whom}")
    for logged, against in zip(one.line.answers, one.against, strict=True):
        gist = f" · {logged.answer.gist}" if logged.answer.gist else ""
        click.echo(f"        answered on {logged.answer.on}: {logged.answer.response.value}{gist}  [{logged.entry}]")
        for statement in against:
            number = workspace.number_of(statement.id)
            click.echo(f"          against {number}  “{seen.held_quote(statement.id)}”")
    for question in due.questions:
        click.echo(f"        ? {question}")
    if why:
        _show_why(one, seen)


def _show_why(one: AppealView, seen: LedgerView) -> None:
    appeal, due = one.line.appeal, one.due
    way = "" if appeal.dispatch is Dispatch.OTHER else f" by {appeal.dispatch.value}"
    click.echo(f"        sent {when_in_words(appeal.sent)}{way}, proof: {appeal.proof or 'none'}")
    if one.line.received is not None:
        click.echo(f"        received {when_in_words(one.line.received)}")
    if due.rule is None:
        click.echo("        no rule was named, so no term is counted")
        return
    click.echo(f"        {due.rule.id}: {due.rule.in_words()}")
    if due.rule.note:
        click.echo(f"        {due.rule.note}")
    calendar = seen.calendars[due.rule.calendar]
    if due.rule.counts_working_days:
        read = f"read on {calendar.checked_on}" if calendar.checked_on else "not checked"
        click.echo(f"        calendar {calendar.id}, to {calendar.last_day}, {read}; {calendar.note}")
    if due.running is not None and due.running.over_at is not None:
        click.echo(f"        over at {due.running.over_at:%Y-%m-%d %H:%M} UTC")


def _window_row(one: WindowView, *, why: bool) -> dict[str, object]:
    window = one.window
    row: dict[str, object] = {
        "number": one.number,
        "kind": "window",
        "for": [one.person],
        "state": window.state.value,
        "ends_first": window.ends.first,
        "ends_last": window.ends.last,
        "rule": window.rule.id,
        "rule_checked": window.rule.checked_on is not None,
        "rests_on": list(window.rests_on),
    }
    return {**row, "why": window.rule.in_words()} if why else row


def _show_window(one: WindowView, seen: LedgerView, *, why: bool) -> None:
    window = one.window
    first, last = window.ends.first or "an unknown day", window.ends.last or "an unknown day"
    until = f"until {first}" if first == last else f"until a day from {first} to {last}"
    click.echo(f"{one.number}  {window.state.value} {until} · {window.rule.addressee} · for {one.person}")
    if why:
        click.echo(f"        {window.rule.id}: {window.rule.in_words()}")
        for statement in window.rests_on:
            click.echo(f"        “{seen.held_quote(statement)}”")


def due_in_words(due: Due, day: date) -> str:
    """Return how an appeal stands in a few words, such as `waiting until 2022-09-01 (12 days)`."""
    if due.no_answer_since is not None and due.answer is None and due.state.value == "no answer":
        return f"no answer since {due.no_answer_since}"
    if due.answer is not None and due.state.value == "answered":
        late = f", {due.late_days} days late" if due.late_days else ""
        return f"answered on {due.answer.on}{late}"
    if due.running is None:
        return due.state.value
    ends = due.running.ends
    first, last = ends.first, ends.last
    if first == last and first is not None:
        left = (first - day).days
        return f"{due.state.value} until {first} ({left} days)" if left >= 0 else f"{due.state.value} since {first}"
    return f"{due.state.value}, ends from {first or 'an unknown day'} to {last or 'an unknown day'}"
