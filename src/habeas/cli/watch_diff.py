"""`habeas watch diff`: what was learned, what was withdrawn, and what changed between two days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import click

from habeas.cli.days import DAY, day_of
from habeas.cli.opening import with_workspace
from habeas.cli.output import is_for_a_person, say, show_rows
from habeas.facts.changes import Change
from habeas.facts.ids import StatementId
from habeas.facts.plain import to_plain
from habeas.facts.when import Days
from habeas.facts.wording import claim_in_words
from habeas.workspace import Workspace

if TYPE_CHECKING:
    from habeas.workspace.case_state import Between, GroupState, HeldStatement, PersonState, TermState
    from habeas.workspace.comparing import CaseDiff

NOTHING_HELD = (
    "No statement stood in the record at the end of either day. To see what was true on these days by what is known "
    "now, add: --known-on, with the day of today"
)

Key = TypeVar("Key", bound=str)
Value = TypeVar("Value")


@click.command("diff")
@click.option("--from", "first", type=DAY, required=True, help="The earlier day.")
@click.option("--to", "last", type=DAY, help="The later day; today where not given.")
@click.option("--as-of", type=DAY, help="As true on this one day at both times, so that only what is known differs.")
@click.option("--known-on", type=DAY, help="As known on this one day at both times, so that only the days differ.")
@click.option("--about", default="", help="Only one person or group: a name, number or id.")
@click.option("--why", is_flag=True, help="Under each statement its words, and why it was withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change.")
@with_workspace
def diff_command(
    workspace: Workspace,
    *,
    first: datetime,
    last: datetime | None,
    as_of: datetime | None,
    known_on: datetime | None,
    about: str,
    why: bool,
    as_json: bool,
) -> None:
    """What was learned, withdrawn and changed between two days: each as true and as known at its end."""
    from habeas.workspace.comparing import moments

    if as_of and known_on:
        raise click.UsageError("--as-of and --known-on together leave nothing to differ.")
    before, after = moments(
        first.date(),
        day_of(last, workspace.today()),
        as_of=as_of.date() if as_of else None,
        known_on=known_on.date() if known_on else None,
    )
    found = workspace.diff(before, after, about=about)
    if as_json or not is_for_a_person():
        show_rows(_rows(found, why=why), as_json=True)
    else:
        for line in _lines(found, why=why):
            click.echo(line)
    if found.changes.is_empty:
        say(NOTHING_HELD if found.is_before_all else "Nothing changed.")


def _rows(found: CaseDiff, *, why: bool) -> Iterator[dict[str, object]]:
    changes = found.changes
    for what, listed in (
        ("statement", changes.statements),
        ("person", changes.persons),
        ("group", changes.groups),
        ("term", changes.terms),
    ):
        for one in listed:
            row: dict[str, object] = {
                "what": what,
                "number": found.numbers[one.key],
                "change": one.kind.value,
                "before": to_plain(one.before),
                "after": to_plain(one.after),
            }
            if what in {"person", "group"}:
                row["name"] = found.name(one.key)
            if what == "statement" and why:
                row |= {"words": found.quote(StatementId(one.key)), "reason": found.reasons.get(StatementId(one.key))}
            yield row


def _lines(found: CaseDiff, *, why: bool) -> Iterator[str]:
    """Yield the diff as lines, by what it is about."""
    for head, listed in (
        ("Learned", found.learned), ("Withdrawn", found.withdrawn), ("Seen otherwise", found.reseen),
    ):  # fmt: skip
        for place, statement in enumerate(listed):
            yield from () if place else (f"{head}:",)
            yield from _statement(statement, found, why=why)
    for person in found.changes.persons:
        yield f"{found.numbers[person.key]}  {found.name(person.key)}: {_step(person, found, _person)}"
    for group in found.changes.groups:
        yield f"{found.numbers[group.key]}  {found.name(group.key)}: {_step(group, found, _group)}"
    for term in found.changes.terms:
        yield f"{found.numbers[term.key]}  {_step(term, found, _term)}"


def _statement(one: Change[StatementId, HeldStatement], found: CaseDiff, *, why: bool) -> Iterator[str]:
    held = one.after or one.before
    assert held is not None, "a change has one side at least"
    grades = "" if one.before is None or one.after is None else f" · {one.before.grade} → {one.after.grade}"
    yield f"  {found.numbers[one.key]}  {claim_in_words(held.statement.claim, found.name)}{grades}"
    if why:
        yield f"            “{held.statement.anchor.quote}”"
        if found.reasons.get(one.key):
            yield f"            because: {found.reasons[one.key]}"


def _step(one: Change[Key, Value], found: CaseDiff, told: Callable[[Value, CaseDiff], str]) -> str:
    before, after = ("not on record" if side is None else told(side, found) for side in (one.before, one.after))
    return f"{before} → {after}"


def _person(state: PersonState, found: CaseDiff) -> str:
    place = f" at {found.name(state.place)}" if state.place else ""
    began = f", since {_days(state.since)}" if state.since else ""
    heard = f", last heard {_days(state.silent_since)} ({state.heard.value})" if state.silent_since else ""
    return f"{state.state}{place}{' (contested)' if state.is_contested else ''}{began}{heard}, code {state.code}"


def _days(days: Days) -> str:
    if days.first == days.last:
        return str(days.last)
    return f"{days.first or 'an unknown day'} to {days.last or 'an unknown day'}"


def _group(state: GroupState, found: CaseDiff) -> str:
    states = "".join(f", {name} {_between(bounds)}" for name, bounds in sorted(state.states.items()))
    return f"{_between(state.unaccounted)} unaccounted for of {_between(state.whole)}{states}"


def _term(state: TermState, found: CaseDiff) -> str:
    return state.state.value if state.ends is None else f"{state.state.value}, term ends {_days(state.ends)}"


def _between(bounds: Between | None) -> str:
    if bounds is None:
        return "an unknown number"
    if bounds.at_most is None:
        return f"{bounds.at_least} or more"
    return str(bounds.at_least) if bounds.at_least == bounds.at_most else f"{bounds.at_least} to {bounds.at_most}"
