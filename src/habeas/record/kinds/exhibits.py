"""Entries about exhibits: what was sealed, what came again, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId, Sha256
from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitSealed(Act):
    """Bytes were received and sealed, or made from another exhibit and sealed.

    `address` is where the sealed file lies, `sealed_sha256` its hash, `file_key` the key that opens it, in
    base64. The key stands nowhere else, so the exhibit can be read only by who can open this entry.
    """

    kind = "exhibit.sealed"
    exhibit: Exhibit
    address: str
    sealed_sha256: Sha256
    file_key: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitReceived(Act):
    """The very bytes of a sealed exhibit were received again: a second receipt, not a second exhibit."""

    kind = "exhibit.received"
    exhibit: ExhibitId
    name: str
    channel: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitDated(Act):
    """A person said on which day a report came out, after it was sealed; the newest such statement counts.

    `exhibit` is the original. Its texts have that day too, and are read again: dates in words count from it.
    """

    kind = "exhibit.dated"
    exhibit: ExhibitId
    published_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitUnreadable(Act):
    """No text could be taken from a sealed exhibit; `code` is that of the error which says why."""

    kind = "exhibit.unreadable"
    exhibit: ExhibitId
    code: str
