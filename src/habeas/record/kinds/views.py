"""Entries about who looked at what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.record.kinds.act import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLogged(Act):
    """A person opened something; logged once for each person, thing and hour.

    `what` is the sort of thing ("person", "exhibit"), `seen` its id, `hour` the beginning of the hour in UTC.
    """

    kind = "view.logged"
    what: str
    seen: str
    hour: datetime
