"""`habeas record keys`: another passphrase, own keys, and recovery shares for the day on which all are lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import click

from habeas.cli.init import choose_passphrase
from habeas.cli.opening import ask_passphrase, asking, find_settings, with_workspace
from habeas.cli.output import say
from habeas.cli.record_own_keys import change_own_command, drop_shared_command, grant_command, revoke_command
from habeas.workspace import Workspace
from habeas.workspace.opening_keys import KeysState

PAPER = "Write or print each share on a paper of its own, give each to another person, and keep no copy on a machine."

OLD_ROWS = (
    "The server still keeps the rows that were, which the old keys open: let whoever owns the tables run VACUUM (FULL)."
)
"""What is said where the user of the database may not have its tables written anew."""

CAN_REWRITE_LOG = "The database lets its user change the log; habeas record rights ROLE says how to prevent that."


@click.group("keys")
def keys_group() -> None:
    """Change the passphrase, give people their own, make recovery shares, and open a workspace with them."""


for _command in (grant_command, change_own_command, revoke_command, drop_shared_command):
    keys_group.add_command(_command)


@keys_group.command("state")
@with_workspace
def state_command(workspace: Workspace) -> None:
    """Say what opens the workspace, since when, and where its record lies."""
    state = workspace.keys_state()
    click.echo(_ways_in(state))
    for one in state.holders:
        changed = "" if one.changed_at == one.given_at else f", changed on {one.changed_at:%Y-%m-%d}"
        click.echo(f"  {one.name} has an own key since {one.given_at:%Y-%m-%d}{changed} · {one.person}")
    if state.others:
        click.echo(f"  Own keys of people of other cases: {state.others}")
    if state.changed_at:
        click.echo(f"The passphrase was changed on {state.changed_at:%Y-%m-%d %H:%M} UTC.")
    if state.shared_at is None:
        lost = ": without a passphrase that opens it nobody can" if state.is_protected else ""
        click.echo(f"There are no recovery shares{lost}.")
    else:
        void = "; keys were rotated since, so they open nothing of today" if state.are_shares_void else ""
        click.echo(f"Recovery shares: {state.needed} of {state.total}, made on {state.shared_at:%Y-%m-%d}{void}.")
    click.echo(f"Keys were rotated on {state.rotated_at:%Y-%m-%d}." if state.rotated_at else "Keys were never rotated.")
    click.echo(f"The record lies in {state.place}.")
    if state.can_rewrite_log:
        click.echo(CAN_REWRITE_LOG)


@keys_group.command("passphrase")
@with_workspace
def passphrase_command(workspace: Workspace) -> None:
    """Let the workspace open with another passphrase. Backups of before still open with the old one."""
    workspace.change_passphrase(choose_passphrase(from_environment=False))
    say("Changed. Files of keys in older backups still open with the old passphrase, until they expire.")


@keys_group.command("shares")
@click.option("--needed", type=click.IntRange(2, 16), default=2, show_default=True, help="How many open the workspace.")
@click.option("--total", type=click.IntRange(2, 16), default=3, show_default=True, help="How many there are.")
@with_workspace
def shares_command(workspace: Workspace, needed: int, total: int) -> None:
    """Print recovery shares: any NEEDED of TOTAL open the workspace without its passphrase, fewer tell nothing.

    Each is 33 words with a checksum (SLIP-0039). Read each back from the paper with `habeas record keys check`.
    """
    for number, words in enumerate(workspace.share_keys(needed=needed, total=total), 1):
        click.echo(f"Share {number} of {total} ({needed} needed) · workspace {workspace.session.store.keyring.origin}")
        click.echo(_numbered(words))
    say(PAPER)


@keys_group.command("rotate")
@click.option("--workspace", "folder", metavar="DIR", help="The workspace folder.")
@click.option("--as", "actor", metavar="NAME", help="Who acts: an enrolled person.")
def rotate_command(folder: str | None, actor: str | None) -> None:
    """Replace every key but the one that signs: old key files open nothing of today any more.

    Close the desk first. The passphrase stays, and so do those that people have of their own. Recovery shares of before
    open nothing more; so make new ones, and a whole backup.
    """
    settings = find_settings(workspace=folder, actor=actor)
    ask = cache(lambda: settings["passphrase"] or asking(settings)())
    with Workspace.open_with(settings, ask_passphrase=ask) as workspace:
        is_clear = workspace.rotate_keys(_kept_passphrase(workspace, ask))
    if not is_clear:
        say(OLD_ROWS)
    say("Rotated. Make new recovery shares (habeas record keys shares) and a whole backup (habeas backup --whole).")


def _kept_passphrase(workspace: Workspace, ask: Callable[[], str]) -> str | None:
    """Return the passphrase of the workspace, which a rotation keeps; None where there is none.

    Whoever opened it by an own key is asked for that one too.
    """
    store = workspace.session.store
    if not workspace.is_protected() or store.is_dropped():
        return None
    return ask() if store.keyring.opened_by is None else ask_passphrase("Passphrase of the workspace, which stays")


@keys_group.command("check")
def check_command() -> None:
    """Read one share back from its paper, and say whether a word was misread. Nothing is opened or kept."""
    from habeas.record.recovery import read_share

    mark = read_share(_ask(1))
    say(f"No word is misread. This is share {mark.number} of a set of which {mark.needed} are needed.")


@keys_group.command("recover")
@click.option("--workspace", "folder", metavar="DIR", help="The workspace folder.")
@click.option("--as", "actor", metavar="NAME", help="Who acts: an enrolled person.")
def recover_command(folder: str | None, actor: str | None) -> None:
    """Open a workspace whose passphrase is lost with enough shares, and choose a new passphrase."""
    from habeas.record.recovery import combine_shares, read_share
    from habeas.store.opening import recover
    from habeas.workspace.opening_keys import note_passphrase_changed

    settings = find_settings(workspace=folder, actor=actor)
    shares = [_ask(1)]
    shares += [_ask(number) for number in range(2, read_share(shares[0]).needed + 1)]
    root = combine_shares(shares)
    chosen = choose_passphrase(from_environment=False)
    recover(Path(settings["workspace"]), root, chosen)
    os.environ.pop("HABEAS_PASSPHRASE", None)
    settings = find_settings(workspace=folder, actor=actor)
    with Workspace.open_with(settings, ask_passphrase=lambda: chosen, opener="") as workspace:
        note_passphrase_changed(workspace.session, by_shares=True)
    say("The workspace opens with the new passphrase.")


def _ways_in(state: KeysState) -> str:
    if not state.is_protected:
        return "No passphrase is asked for: the keys lie open."
    if state.is_dropped:
        return "Only own keys open it:"
    return "A passphrase opens it, and own keys:" if state.holders or state.others else "A passphrase opens it."


def _ask(number: int) -> str:
    words: str = click.prompt(f"Words of share {number}, in order", err=True, hide_input=False)
    return words


def _numbered(words: str) -> str:
    listed = [f"{place:2} {word:10}" for place, word in enumerate(words.split(), 1)]
    return "\n".join("  " + "  ".join(listed[begin : begin + 6]).rstrip() for begin in range(0, len(listed), 6)) + "\n"
