"""`habeas record`: show, verify, rebuild, export and prove."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from habeas.cli.days import DAY
from habeas.cli.opening import asking, find_settings, with_workspace
from habeas.cli.output import put_out, say, show_rows, write_out
from habeas.cli.record_daily import clock_command, daily_command, say_state
from habeas.cli.record_date import date_command
from habeas.cli.record_erase import erase_command
from habeas.cli.record_keys import CAN_REWRITE_LOG, keys_group
from habeas.cli.record_leave import leave_group
from habeas.cli.record_stamp import stamp_group
from habeas.cli.record_witness import witness_group
from habeas.facts.errors import ExitStatus
from habeas.facts.wording import when_in_words
from habeas.workspace import PartyView, StatementView, Workspace

_PLAIN = ("affirmed", "actual")


@click.group("record")
def record_group() -> None:
    """Show, verify, rebuild and export the record."""


@record_group.command("show")
@click.argument("name", required=False)
@click.option("--as-of", type=DAY, help="Leave out reports published after this day.")
@click.option("--known-on", type=DAY, help="What the record held at the end of this day.")
@click.option("--log", "show_log", is_flag=True, help="The entries of the log instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def show_command(
    workspace: Workspace,
    *,
    name: str | None,
    as_of: datetime | None,
    known_on: datetime | None,
    show_log: bool,
    as_json: bool,
) -> None:
    """Show a person or a group, every statement with its words; without NAME list everyone."""
    if show_log:
        show_rows(
            (
                {
                    "at": line.at.isoformat(),
                    "who": line.actor,
                    "what": line.kind,
                    "about": line.summary,
                    "entry": line.entry,
                }
                for line in workspace.log()
            ),
            as_json=as_json,
        )
        return
    day = as_of.date() if as_of else workspace.today()
    if name is None:
        show_rows(
            (
                {"number": number, "kind": party.kind.value, "name": party.name}
                for number, party in workspace.parties(as_of=day)
            ),
            as_json=as_json,
        )
        return
    view = workspace.record(name, as_of=day, known_on=known_on.date() if known_on else None)
    if as_json or not sys.stdout.isatty():
        show_rows((_row(one) for one in view.statements), as_json=as_json)
    else:
        _show_party(view)


def _row(one: StatementView) -> dict[str, object]:
    return {
        "statement": one.number,
        "kind": one.statement.claim.kind,
        "claim": one.gist,
        "words": one.statement.anchor.quote,
        "speaker": one.speaker or None,
        "passed_on": one.chain or None,
        "when": one.statement.when.edtf if one.statement.when else None,
        "polarity": one.statement.polarity.value,
        "modality": one.statement.modality.value,
        "report": one.report,
        "published": one.statement.published_on,
        "grade": str(one.judgement.grade),
        "judged_by": one.judged_by,
        "id": one.statement.id,
    }


def _show_party(view: PartyView) -> None:
    click.echo(f"{view.party.name} · {view.number} · {view.party.kind.value}")
    if view.party.roles:
        click.echo(f"  {'; '.join(view.party.roles)}")
    place = f" → {view.place_name}" if view.place_name else ""
    click.echo(f"  {view.whereabouts.state}{place}")
    if view.silence:
        click.echo(f"  no contact {view.silence.text}")
    for one in view.statements:
        click.echo("")
        click.echo(f"  {one.number}  {one.gist}{_marks(one)}")
        click.echo(f"    “{one.statement.anchor.quote}”")
        said = one.speaker or "the publisher's own words"
        when = f" · {when_in_words(one.statement.when)}" if one.statement.when else ""
        click.echo(f"    {said}{' · ' + one.chain if one.chain else ''}{when} · {one.report} · {one.judgement.grade}")


def _marks(one: StatementView) -> str:
    """Return what must never be left out: that something was denied, or did not happen yet."""
    marks = [mark for mark in (one.statement.polarity.value, one.statement.modality.value) if mark not in _PLAIN]
    return "".join(f" · {mark}" for mark in marks)


@record_group.command("verify")
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A checkpoint that was kept outside: the log must begin with what it covers. May be given again.",
)
@click.option("--as", "actor", metavar="ID", help="Whose own passphrase opens it; that of the workspace without.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
def verify_command(workspace: str | None, against: tuple[Path, ...], actor: str | None, as_json: bool) -> int:
    """Check everything that is stored; name the first entry, table, file or key that does not hold."""
    from habeas.store.durable import read_file
    from habeas.store.verification import verify_folder

    settings = find_settings(workspace=workspace, actor=actor)
    report = verify_folder(
        Path(settings["workspace"]),
        settings["passphrase"] or asking(settings),
        opener=settings["actor"],
        database=settings["database"] or None,
        against=[read_file(path) for path in against],
    )
    if report.holds:
        say(f"It holds: {report.in_words()}; the signed checkpoint covers {report.signed_size} entries.")
        if report.unlogged_files:
            say(f"Sealed files that no entry names: {report.unlogged_files}. Interruptions left them; nothing is lost.")
            say("habeas record rebuild sweeps them away.")
        if report.has_traces:
            say("Traces of an erasure are left in files: close what else uses the workspace, and run this again.")
        if report.can_rewrite_log:
            say(CAN_REWRITE_LOG)
        return ExitStatus.DONE
    show_rows(({"where": one.where, "reason": one.reason} for one in report.findings), as_json=as_json)
    say("The record does not verify.")
    return ExitStatus.DOES_NOT_VERIFY


@record_group.command("checkpoint")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The checkpoint; else standard output.")
@click.option("--of", "day", type=DAY, help="The one that was signed for this day, in the place of the newest.")
@with_workspace
def checkpoint_command(workspace: Workspace, out: Path | None, day: datetime | None) -> None:
    """Write the newest signed checkpoint, to be kept outside, and say the public key that it is signed with."""
    note = workspace.checkpoints.of(day.date()).note if day else workspace.checkpoint()
    put_out(note.encode(), out)
    say(f"Signed with {workspace.vkey()}")
    say_state(workspace.checkpoints.state())


@record_group.command("rights")
@click.argument("role")
@click.option("--workspace", metavar="DIR", help="The workspace folder.")
def rights_command(role: str, workspace: str | None) -> None:
    """Print the SQL that lets ROLE, a user of the server, read and add to the log, but never change it.

    Whoever owns the tables runs it: habeas record rights habeas | psql casefiles. Then let habeas.toml name ROLE.
    """
    from habeas.web.settings import web_settings

    settings = find_settings(workspace=workspace)
    with Workspace.open_with(settings, ask_passphrase=asking(settings), extra_settings=web_settings()) as opened:
        for statement in opened.rights(role):
            click.echo(statement)


@record_group.command("rebuild")
@with_workspace
def rebuild_command(workspace: Workspace) -> None:
    """Make every cached table again from the log; the result is identical.

    Files that interrupted sealings left in the vault more than an hour ago, and that no entry names, are removed.
    """
    entries = workspace.rebuild()
    say(f"Rebuilt from {entries} entries.")


@record_group.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@with_workspace
def export_command(workspace: Workspace, folder: Path) -> None:
    """Write everything that the case holds to FOLDER, opened: JSON Lines, one file a kind of entry.

    A second person must have given leave: habeas record leave ask export --for PURPOSE.
    """
    for path in workspace.export(folder):
        click.echo(str(path))
    say("This folder is not encrypted. Keep it as you would keep the people in it.")


@record_group.command("prove")
@click.argument("what")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The proof file; else standard output.")
@with_workspace
def prove_command(workspace: Workspace, what: str, out: Path | None) -> None:
    """Write the proof that WHAT, a statement, an exhibit or an entry, stands in the log.

    `python verify.py PROOF` checks it without habeas. The proof of an exhibit shows the key of its sealed file.
    """
    put_out(workspace.prove(what), out)


@record_group.command("continues")
@click.argument("checkpoint", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The proof file; else standard output.")
@with_workspace
def continues_command(workspace: Workspace, checkpoint: Path, out: Path | None) -> None:
    """Write the proof that the log of today continues a CHECKPOINT that somebody kept: nothing of it was changed."""
    from habeas.store.durable import read_file

    put_out(workspace.prove_continuation(read_file(checkpoint)), out)


@record_group.command("verifier")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--stamps", is_flag=True, help="The one that checks time stamps, in the place of that for proofs.")
def verifier_command(out: Path | None, stamps: bool) -> None:
    """Write the stand-alone verifier to OUT (verify.py): one file that needs only Python and `cryptography`."""
    from importlib.resources import files

    name = "verify_stamp.py" if stamps else "verify.py"
    write_out(out or Path(name), files("habeas.record").joinpath(name).read_bytes())


record_group.add_command(date_command)
record_group.add_command(witness_group)
record_group.add_command(daily_command)
record_group.add_command(stamp_group)
record_group.add_command(clock_command)
record_group.add_command(keys_group)
record_group.add_command(leave_group)
record_group.add_command(erase_command)
