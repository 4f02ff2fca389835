"""Entries about erasing: what was destroyed, and what stands in its place for others."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import CaseId, LeaveId, PartyId
from habeas.record.kinds.act import Act, PersonalAct


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStruck(PersonalAct):
    """The words of an earlier entry, with an erased person struck out; its own parts can be read by nobody any more.

    `place` is where in the log the entry stands, counted from 0; `body` is the act that stands in the place of its
    own, of the same kind, in canonical JSON, and `body_version` the version of that kind.
    """

    kind = "entry.struck"
    place: int
    body: str
    body_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Act):
    """A person was erased: the keys and salts of their parts were destroyed, with the leave of a second person.

    `persons` are the ids that the person had, `entries` the places of the entries that nobody can read any more,
    `numbers` the short numbers that stay taken. `exhibits_gone` were wholly about the person, out of `exhibits_struck`
    the person was struck out.
    """

    kind = "person.erased"
    persons: tuple[PartyId, ...]
    leave: LeaveId
    entries: tuple[int, ...]
    numbers: tuple[str, ...]
    exhibits_gone: int
    exhibits_struck: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseErased(Act):
    """A whole case was erased: its key, and the keys of all parts of its entries before this one, were destroyed.

    `entries` are the places of entries of the workspace itself that spoke of the case.
    """

    kind = "case.erased"
    erased: CaseId
    leave: LeaveId
    entries: tuple[int, ...]
    exhibits_gone: int
