"""`habeas record erase`: what erasing a person or a case would destroy; with a second person's leave, doing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from habeas.cli.errors import ErasureIncomplete
from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId
from habeas.workspace import Workspace
from habeas.workspace.erasing.cases import CasePlan
from habeas.workspace.erasing.planning import ErasurePlan, Undoing

NAMESAKES = "judged by nobody to be the same person; but reports that name them lose the name too, and releases go"
HEADERS_STAY = "of every entry: that it was made, when, by whom and of what kind; without a word of it"

Row = dict[str, object]


@click.command("erase")
@click.option("--person", metavar="NAME", help="The person, by name, number or id.")
@click.option("--whole-case", is_flag=True, help="The case that --case names, with everything in it.")
@click.option("--also-name", multiple=True, help="Another spelling of the name. May be given again.")
@click.option("--also-exhibit", multiple=True, help="Another exhibit that goes, such as a picture. May be given again.")
@click.option("--ask", is_flag=True, help="Ask another enrolled person for leave to do just this.")
@click.option("--for", "purpose", default="", help="With --ask: what for, in a sentence; it is kept in the log.")
@click.option("--now", is_flag=True, help="Do it, once leave was given. It cannot be undone.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def erase_command(
    workspace: Workspace,
    *,
    person: str | None,
    whole_case: bool,
    also_name: tuple[str, ...],
    also_exhibit: tuple[str, ...],
    ask: bool,
    purpose: str,
    now: bool,
    as_json: bool,
) -> None:
    """Show what erasing a person, or a whole case, would destroy and what would stay; nothing is changed by that.

    Then ask for leave with --ask. The second person runs the same command, looks at the same list and gives leave with
    `habeas record leave give`. With --now, and the same options as before, it is done.
    """
    if (person is None) == (not whole_case) or (ask and now):
        raise ErasureIncomplete
    exhibits = tuple(workspace.exhibit_id(one) for one in also_exhibit)
    if now:
        plan = _erase(workspace, person, also_name, exhibits)
        show_rows(_rows(workspace, plan), as_json=as_json)
        say("Erased. The record still verifies: habeas record verify")
        return
    plan = _plan(workspace, person, also_name, exhibits)
    show_rows(_rows(workspace, plan), as_json=as_json)
    if not ask:
        say("Nothing is changed. To ask a second person for leave to do this: add --ask --for PURPOSE")
        return
    leave = workspace.ask_to_erase(plan, purpose=purpose)
    click.echo(leave.id)
    say(f"It waits for another person, who looks at this list first: habeas record leave give {leave.id} --as NAME")


def _plan(
    workspace: Workspace, person: str | None, names: tuple[str, ...], exhibits: tuple[ExhibitId, ...]
) -> ErasurePlan | CasePlan:
    if person is None:
        return workspace.plan_case_erasure()
    return workspace.plan_erasure(person, also_names=names, also_exhibits=exhibits)


def _erase(
    workspace: Workspace, person: str | None, names: tuple[str, ...], exhibits: tuple[ExhibitId, ...]
) -> ErasurePlan | CasePlan:
    if person is None:
        return workspace.erase_case()
    return workspace.erase_person(person, also_names=names, also_exhibits=exhibits)


def _rows(workspace: Workspace, plan: ErasurePlan | CasePlan) -> Iterator[Row]:
    """Yield what goes, what is struck, what stays and what could undo it, one row each."""
    if isinstance(plan, CasePlan):
        yield _row("goes", f"{len(plan.entries) + len(plan.opened)} entries", f"keys and salts of {plan.parts} parts")
        yield _row("goes", f"{plan.exhibits} exhibits", "originals, texts, readings, drafts, releases")
        yield _row("goes", f"{plan.persons} persons, {plan.statements} statements", "and the key of the case")
        yield _row("stays", "headers", HEADERS_STAY)
    else:
        yield from _rows_of_person(workspace, plan)
    yield from _undoings(plan.undoings)


def _rows_of_person(workspace: Workspace, plan: ErasurePlan) -> Iterator[Row]:
    kinds = ", ".join(f"{count} {kind}" for kind, count in plan.kinds().items())
    yield _row("goes", f"{len(plan.gone)} entries", kinds)
    yield _row("goes", f"keys and salts of {plan.parts} parts", "nobody can open these again")
    yield from (_row("goes", workspace.number_of(one.id), _words(one)) for one in plan.exhibits_gone)
    yield _row("struck", "the name", "; ".join(plan.spellings))
    yield _row("struck", f"{len(plan.struck)} entries", "they speak of others too; the person is taken out of them")
    for copy in plan.exhibits_struck:
        is_text = copy.exhibit.media_type.startswith("text/plain")
        becomes = "" if is_text or copy.media_type == copy.exhibit.media_type else " → plain text"
        yield _row("struck", workspace.number_of(copy.exhibit.id), _words(copy.exhibit) + becomes)
    yield from (
        _row("look at", workspace.number_of(one.id), f"{_words(one)}: no program can search it; --also-exhibit")
        for one in plan.unsearched
    )
    if plan.namesakes:
        yield _row("stays", f"{plan.namesakes} of the same name", NAMESAKES)
    yield _row("stays", f"{plan.statements_kept} statements, {plan.persons_kept} persons", "of others")
    yield _row("stays", "headers", HEADERS_STAY)


def _words(exhibit: Exhibit) -> str:
    return f"{exhibit.role.value}, {exhibit.name}, {exhibit.media_type.partition(';')[0]}"


def _undoings(undoings: Iterable[Undoing]) -> Iterator[Row]:
    for one in undoings:
        until = f"made on {one.made_on}; destroy its file of keys, at the latest on {one.keys_expire_on}"
        yield _row("could undo it", one.backup, until)


def _row(becomes: str, what: str, detail: str) -> Row:
    return {"becomes": becomes, "what": what, "detail": detail}
