"""`habeas act calendar | digest`: what is due, for a calendar program or as an e-mail."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from habeas.cli.days import DAY, day_of
from habeas.cli.opening import find_settings, with_workspace
from habeas.cli.output import say, show_rows, write_out
from habeas.workspace import Workspace


@click.command("calendar")
@click.option("--as-of", type=DAY, help="The day to compute for; today where not given.")
@click.option("--names/--no-names", default=None, help="Name people and addressees; else what digest_names says.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it here instead of printing it.")
@click.option("--why", is_flag=True, help="Say by which rule each date was counted, on standard error.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as one JSON object a line.")
@with_workspace
def calendar_command(
    workspace: Workspace, *, as_of: datetime | None, names: bool | None, out: Path | None, why: bool, as_json: bool
) -> None:
    """Print what is due as an iCalendar text, to subscribe to or to import; without names unless allowed."""
    from habeas.workspace.telling import tell_calendar

    settings = find_settings(workspace=str(workspace.session.store.folder.path))
    with_names = settings["digest_names"] == "yes" if names is None else names
    told = tell_calendar(
        workspace.session,
        as_of=day_of(as_of, workspace.today()),
        with_names=with_names,
        organisation=settings["publisher"],
    )
    if as_json:
        show_rows((entry.as_row(why=why) for entry in told.entries), as_json=True)
    elif out is None:
        click.echo(told.text, nl=False)
    else:
        write_out(out, told.text.encode())
    for entry in told.entries if why else ():
        say(f"{entry.number}: {entry.due.rule.in_words() if entry.due.rule else 'no rule was named'}")
    for error in told.seen.agenda.stopped:
        say(str(error))


@click.command("digest")
@click.option("--as-of", type=DAY, help="The day to compute for; today where not given.")
@click.option("--names/--no-names", default=None, help="Name people and addressees; else what digest_names says.")
@click.option("--send/--dry-run", "sends", default=False, help="Send it by the group's mail server; else print it.")
@with_workspace
def digest_command(workspace: Workspace, as_of: datetime | None, names: bool | None, sends: bool) -> None:
    """Print what is due as the text of an e-mail, and with --send send it by the group's own server."""
    from habeas.act.channels.smtp import MailServer
    from habeas.workspace.telling import send_digest, tell_digest

    settings = find_settings(workspace=str(workspace.session.store.folder.path))
    server = MailServer.from_settings(settings.__getitem__) if sends else None
    with_names = settings["digest_names"] == "yes" if names is None else names
    day = day_of(as_of, workspace.today())
    told = tell_digest(workspace.session, as_of=day, with_names=with_names)
    click.echo(told.text, nl=False)
    for error in told.seen.agenda.stopped:
        say(str(error))
    if server is None:
        say("Nothing was sent; --send sends it.")
        return
    send_digest(workspace.session, told, server, as_of=day, with_names=with_names)
    say(f"Sent to {len(server.recipients)}.")
