"""Entries about the workspace itself: its cases, its people, its settings."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import ActorId, CaseId
from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceOpened(Act):
    """The workspace began; `alone` says that it was declared for one person, with what that gives up."""

    kind = "workspace.opened"
    workspace: str
    name: str
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened(Act):
    """A case was opened; everything else in the log belongs to one case or to the workspace."""

    kind = "case.opened"
    case: CaseId
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEnrolled(Act):
    """A person was enrolled who may judge, approve and sign from now on, in one role."""

    kind = "actor.enrolled"
    actor: ActorId
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged(Act):
    """A setting that changes what the record means took a new value."""

    kind = "setting.changed"
    name: str
    value: str
