"""How a command finds its workspace, its case and the person who acts."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

from habeas.record.errors import PassphraseNeeded

if TYPE_CHECKING:
    from habeas.workspace import Workspace
    from habeas.workspace.settings import Settings

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def find_settings(*, workspace: str | None = None, case: str | None = None, actor: str | None = None) -> Settings:
    """Return the settings for a command: options, environment, then the file of the workspace.

    Raises:
        NotAWorkspace: no folder was named and none upward is a workspace.
        NewerWorkspace: a later version of Habeas wrote it; it may have settings that this one does not know.
        CannotRead, MalformedSettings, SettingsDamaged: its `habeas.toml` cannot be used.
    """
    from habeas.store.workspace_folder import find_workspace
    from habeas.workspace.settings import settle

    options = {"workspace": workspace, "case": case, "actor": actor}
    named = settle(folder=None, environment=os.environ, options=options)["workspace"]
    found = find_workspace(Path(named) if named else None)
    found.check_format()
    return settle(folder=found.path, environment=os.environ, options=options)


def ask_passphrase(text: str = "Passphrase", *, twice: bool = False) -> str:
    """Ask for the passphrase at the keyboard, unseen.

    Raises:
        PassphraseNeeded: there is no keyboard, and standard input ended.
    """
    try:
        answer: str = click.prompt(text, hide_input=True, confirmation_prompt=twice, err=True)
    except click.Abort as left:
        if isinstance(left.__context__, EOFError):
            raise PassphraseNeeded from left
        raise
    return answer


def asking(settings: Settings) -> Callable[[], str]:
    """Return what asks for the passphrase: the own one of whoever acts, where they named themselves by an id for it."""
    from habeas.store.own_key_files import own_key_of
    from habeas.store.workspace_folder import WorkspaceFolder

    keys = WorkspaceFolder(path=Path(settings["workspace"])).keys
    person = own_key_of(keys, settings["actor"])
    return ask_passphrase if person is None else partial(ask_passphrase, f"Own passphrase of {person}")


def with_workspace(
    command: Callable[Concatenate[Workspace, Parameters], Result],
) -> Callable[Parameters, Result]:
    """Give a command the open workspace as its first argument, and the three options that choose it."""

    @click.option("--workspace", metavar="DIR", help="The workspace folder.")
    @click.option("--case", metavar="NAME", help="The case to work in.")
    @click.option("--as", "actor", metavar="NAME", help="Who acts: an enrolled person.")
    @wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        chosen = {name: kwargs.pop(name) for name in ("workspace", "case", "actor")}
        texts = {name: None if value is None else str(value) for name, value in chosen.items()}
        from habeas.workspace import Workspace

        settings = find_settings(**texts)
        with Workspace.open_with(settings, ask_passphrase=asking(settings)) as opened:
            return command(opened, *args, **kwargs)

    return run
