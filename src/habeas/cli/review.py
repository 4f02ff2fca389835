"""`habeas review`: one proposal after the other, at the keyboard."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say
from habeas.cli.review_correct import ask_changes
from habeas.facts.errors import HabeasError
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.ids import EntryId
from habeas.facts.wording import when_in_words
from habeas.workspace import ProposalView, Workspace

KEYS = "a accept · c correct · r reject · u unsure · z undo the last · w why it is proposed · s skip · q quit"


@click.command("review")
@click.option("--list", "only_list", is_flag=True, help="List what waits, one JSON object a line, and judge nothing.")
@click.option("--grade", default="F6", show_default=True, help="The grade given with a, such as B2.")
@click.option("--undo", metavar="STATEMENT", help="Take a judgement back, by the statement or the entry.")
@click.option("--reason", default="", help="With --undo: why, in a sentence.")
@with_workspace
def review_command(workspace: Workspace, only_list: bool, grade: str, undo: str | None, reason: str) -> None:
    """Accept, correct or reject what was read, one key each; every decision is yours and can be undone."""
    if undo is not None:
        _take_back(workspace, undo, reason)
        return
    waiting = (*workspace.proposals(), *workspace.unsure_of_others())
    if only_list or not sys.stdin.isatty():
        for view in waiting:
            click.echo(json.dumps(_row(view), ensure_ascii=False))
        return
    if not waiting:
        say("Nothing waits for a judgement. Read more: habeas read --new")
        return
    given = parse_grade(grade)
    say(f"{len(waiting)} proposals wait. {KEYS}")
    last = ""
    for place, view in enumerate(waiting, start=1):
        outcome = _ask(workspace, view, given, last, heading=f"{place} of {len(waiting)}")
        if outcome == "quit":
            return
        last = outcome or last


def _take_back(workspace: Workspace, given: str, reason: str) -> None:
    """Take a judgement back by an entry of its own, and say what that leaves."""
    entry = workspace.judgement_of(given)
    if not reason and sys.stdin.isatty():
        reason = click.prompt("Why", err=True)
    click.echo(workspace.undo(entry, reason=reason))
    say(f"The judgement {entry} is taken back. What it judged waits again: habeas review")


def parse_grade(text: str) -> Grade:
    """Return the grade that two characters such as `B2` stand for."""
    try:
        return Grade(source=SourceGrade(text[:1].upper()), information=InformationGrade(text[1:]))
    except ValueError as error:
        raise click.BadParameter("a grade is a letter A to F and a digit 1 to 6, such as B2") from error


def _row(view: ProposalView) -> dict[str, object]:
    return {
        "proposal": view.id,
        "kind": view.proposal.claim.kind,
        "claim": view.marked_gist,
        "polarity": view.proposal.polarity.value,
        "modality": view.proposal.modality.value,
        "words": view.proposal.quote,
        "when": when_in_words(view.proposal.when) if view.proposal.when else None,
        "place": view.place or None,
        "speaker": view.speaker or None,
        "passed_on": view.chain or None,
        "report": view.report,
        "published": view.published_on.isoformat() if view.published_on else None,
        "confidence": view.proposal.confidence,
        "unsure": view.judged_by or None,
    }


def _ask(workspace: Workspace, view: ProposalView, grade: Grade, last: str, *, heading: str) -> str:
    """Show one proposal and act on keys until it is decided; return the entry of the decision, "" or "quit"."""
    _show(view, heading)
    over = _unsure_by(view)
    while True:
        key = click.getchar()
        try:
            match key:
                case "a":
                    return workspace.accept(view.id, grade=grade, over=over).entry
                case "r":
                    why: str = click.prompt("Why", err=True)
                    return workspace.reject(view.id, reason=why, over=over).entry
                case "u":
                    reason: str = click.prompt("Why (Enter for none)", default="", show_default=False, err=True)
                    return workspace.leave_open(view.id, reason=reason, over=over).entry
                case "c":
                    return _correct(workspace, view, grade)
                case "z" if last:
                    workspace.undo(EntryId(last), reason=click.prompt("Why undo the last judgement", err=True))
                    last = ""
                    say("The judgement before this one is undone; its proposal waits for the next: habeas review")
                case "w":
                    say("\n".join(_why(view)))
                case "s":
                    return ""
                case "q":
                    return "quit"
                case _:
                    say(KEYS)
        except HabeasError as error:
            say("\n".join(error.lines()))


def _unsure_by(view: ProposalView) -> EntryId | None:
    """Return the entry by which somebody else was unsure of a proposal; judging it takes that back."""
    return None if view.judgement is None else view.judgement.entry


def _why(view: ProposalView) -> Iterator[str]:
    """Yield which rule and which words made a proposal, and what its confidence adds up from."""
    why = view.proposal.why
    if why is None:
        yield "  its reader does not say"
        return
    yield f"  {why.says}{f' ({view.proposal.rule})' if view.proposal.rule else ''}"
    if view.set_off_by:
        yield f"  set off by {' · '.join(f'“{words}”' for words in view.set_off_by)}"
    if why.frame:
        yield f"  {why.frame}"
    yield from (f"  {each.by:+.2f}  {each.reason}" for each in why.weighed)


def _correct(workspace: Workspace, view: ProposalView, grade: Grade) -> str:
    """Let the person change parts of the proposal, one after the other, then ask why."""
    changes = ask_changes(view)
    if not changes:
        say("Nothing was changed.")
        return ""
    reason: str = click.prompt("Why", err=True)
    over = _unsure_by(view)
    return workspace.correct(view.id, changes, reason=reason, grade=grade, over=over).entry


def _show(view: ProposalView, heading: str) -> None:
    proposal = view.proposal
    day = f", {view.published_on}" if view.published_on else ""
    click.echo("")
    click.echo(f"{view.report}{day}")
    marks = "".join(f" · {mark}" for mark in view.marks_said)
    click.echo(f"{heading} · {proposal.claim.kind} · {proposal.confidence:.0%}{marks}")
    if view.judgement is not None:
        click.echo(f"  {view.judged_by} was unsure{f': {view.judgement.reason}' if view.judgement.reason else ''}")
    click.echo(f"  {view.gist}")
    click.echo(f"  “{proposal.quote}”")
    said = view.speaker or "nobody named (the publisher's own words)"
    when = f" · {when_in_words(proposal.when)}" if proposal.when else ""
    click.echo(f"  {said}{' · ' + view.medium if view.medium else ''}{' · ' + view.chain if view.chain else ''}{when}")
