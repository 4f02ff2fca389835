"""Entries about leave for what one person may not do alone: writing the record out in clear, unsealing an original."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import ExhibitId, LeaveId
from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveAsked(Act):
    """A person asked for leave; `what` is `export`, the id of the original that is to be unsealed, or what is erased.

    `also_names` and `also_exhibits` were added by hand to the list of what is erased: with them another sees the same.
    """

    kind = "leave.asked"
    leave: LeaveId
    what: str
    purpose: str
    also_names: tuple[str, ...] = ()
    also_exhibits: tuple[ExhibitId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveGiven(Act):
    """Another person gave it; alone, after a day, the same one, who must say a reason."""

    kind = "leave.given"
    leave: LeaveId
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveUsed(Act):
    """A leave was used; it is good for once."""

    kind = "leave.used"
    leave: LeaveId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveReturned(Act):
    """A leave is good again: what it was used for failed, and its files were removed."""

    kind = "leave.returned"
    leave: LeaveId
