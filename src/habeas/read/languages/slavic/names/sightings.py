"""One place where a text names somebody or something, before it is known who that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.facts.party import PartyKind


@dataclass(slots=True, kw_only=True)
class Sighting:
    """Tokens `first` to `last` (end exclusive) name something of a kind; the name itself begins at `name`.

    `is_inner`: it stands within the name of a body, where the language's readers do not count it as a name of its own.
    Between `first` and `name` stand words that belong to the mention and not to the name: "город" in "город Заречье".
    """

    first: Final[int]
    name: Final[int]
    last: Final[int]
    sentence: Final[int]
    kind: Final[PartyKind]
    is_inner: Final[bool] = False
