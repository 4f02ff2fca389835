"""What is refused where own keys are given and taken away, and why."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus
from habeas.workspace.errors import WorkspaceError


@dataclass(eq=False, kw_only=True)
class OwnKeyThere(WorkspaceError):
    """A person is to be given an own key who has one."""

    actor: str
    code = "workspace.own-key-there"
    message = "{actor} has an own key already"
    during = "giving an own key"
    remedy = (
        "they change its passphrase with habeas record keys change-own; where it is lost: habeas record keys revoke"
    )


@dataclass(eq=False, kw_only=True)
class NoOwnKey(WorkspaceError):
    """The own key of a person is to be taken away who has none."""

    code = "workspace.no-own-key"
    message = "nobody of that name has an own key"
    during = "taking an own key away"
    remedy = "see who has one: habeas record keys state; that of a person of another case the owner takes away"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 404


@dataclass(eq=False, kw_only=True)
class NotOpenedByOwnKey(WorkspaceError):
    """What only an own key may do was asked for where the passphrase of the workspace opened it."""

    actor: str
    code = "workspace.not-opened-by-own-key"
    message = "the workspace was not opened by the own key of {actor}"
    during = "changing who can open the workspace"
    remedy = "open it with your own passphrase, your id named: --as {actor}"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class TooFewOwnKeys(WorkspaceError):
    """Too few people would be left who can open the workspace."""

    held: int
    needed: int
    code = "workspace.too-few-own-keys"
    message = "{held} of the enrolled people can open this workspace by an own key; without a passphrase {needed} must"
    during = "changing who can open the workspace"
    remedy = "give somebody else an own key first: habeas record keys grant NAME"


@dataclass(eq=False, kw_only=True)
class OwnPassphraseIsShared(WorkspaceError):
    """Somebody chose the passphrase of the workspace as their own, which everybody else knows."""

    code = "workspace.own-passphrase-is-shared"
    message = "this is the passphrase of the workspace, which others know"
    during = "choosing an own passphrase"
    remedy = "choose another one, which nobody else knows"
