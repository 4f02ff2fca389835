"""Entries about who may read the reports of a case, where that is not this machine."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPermitted(Act):
    """Reports of the case may be sent to a model that is not on this machine, for a reason that a person gave."""

    kind = "reader.permitted"
    address: str
    model: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderForbidden(Act):
    """The permission for an address and a model holds no more; what was sent before stays sent."""

    kind = "reader.forbidden"
    address: str
    model: str
    reason: str
