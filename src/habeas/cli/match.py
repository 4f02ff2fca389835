"""`habeas match`: may these two be the same? Only a person answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from habeas.cli.match_copies import copies_command
from habeas.cli.match_dedupe import dedupe_command
from habeas.cli.match_lookup import lookup_command, why_command
from habeas.cli.match_origins import judge_report_command, origins_command
from habeas.cli.match_private import private_group
from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.facts.ids import EntryId, PartyId
from habeas.facts.judgement import Identity

if TYPE_CHECKING:
    from habeas.workspace import Workspace


@click.group("match")
def match_group() -> None:
    """Judge whether two are the same; a judgement can always be undone."""


match_group.add_command(dedupe_command)
match_group.add_command(lookup_command)
match_group.add_command(why_command)
match_group.add_command(copies_command)
match_group.add_command(private_group)
match_group.add_command(origins_command)
match_group.add_command(judge_report_command)


@match_group.command("questions")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def questions_command(workspace: Workspace, as_json: bool) -> None:
    """List the pairs that may be the same, the most useful question first, and why each is asked."""
    show_rows(
        (
            {
                "left": workspace.number_of(one.left.id),
                "left name": one.left.name,
                "right": workspace.number_of(one.right.id),
                "right name": one.right.name,
                "score": one.score,
                "why": "; ".join(one.reasons),
            }
            for one in workspace.match()
        ),
        as_json=as_json,
        if_none="No pair is asked about: none that is alike waits for an answer.",
    )


@match_group.command("find")
@click.argument("text")
@click.option("--exact", is_flag=True, help="Only names that are written so, letter by letter.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def find_command(workspace: Workspace, text: str, exact: bool, as_json: bool) -> None:
    """Find TEXT in the case: a name in any script and spelling, and the words of reports."""
    found = workspace.search(text, exact=exact)
    rows = [
        {"found": party.kind.value, "number": workspace.number_of(party.id), "words": party.name}
        for party in found.parties
    ]
    rows += [
        {"found": "report", "number": workspace.number_of(passage.layer), "words": passage.excerpt}
        for passage in found.passages
    ]
    show_rows(rows, as_json=as_json, if_none="Not found: no name and no report of this case has it.")


@match_group.command("conflicts")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def conflicts_command(workspace: Workspace, as_json: bool) -> None:
    """List judgements that contradict each other: joined through others, and yet judged not the same.

    `habeas match undo ENTRY` takes one of them back.
    """
    show_rows(
        (
            {
                "cluster": ", ".join(workspace.number_of(party.id) for party in conflict.members),
                "entry": judgement.entry,
                "left": workspace.number_of(judgement.left),
                "right": workspace.number_of(judgement.right),
                "judged": judgement.identity.value,
                "reason": judgement.reason,
            }
            for conflict in workspace.conflicts()
            for judgement in (*conflict.joined_by, *conflict.parted_by)
        ),
        as_json=as_json,
        if_none="No judgements contradict each other.",
    )


@match_group.command("judge")
@click.argument("left")
@click.argument("right")
@click.argument("answer", type=click.Choice([identity.value for identity in Identity]))
@click.option("--reason", default="", help="Why, in a sentence; it is kept with the judgement.")
@with_workspace
def judge_command(workspace: Workspace, left: str, right: str, answer: str, reason: str) -> None:
    """Record that LEFT and RIGHT, given by number, are the same, not the same, or that you are unsure."""
    pair = [PartyId(workspace.id_of(given)) for given in (left, right)]
    entry = workspace.judge_identity(pair[0], pair[1], Identity(answer), reason=reason)
    click.echo(entry)
    say("Recorded.")


@match_group.command("undo")
@click.argument("entry")
@click.option("--reason", required=True, help="Why, in a sentence.")
@with_workspace
def undo_command(workspace: Workspace, entry: str, reason: str) -> None:
    """Take back the judgement of ENTRY: what it joined is parted, what it judged is open again."""
    click.echo(workspace.undo(EntryId(entry), reason=reason))
    say("Taken back.")
