"""Who speaks for an office: a unit, or somebody whose role says so."""

from __future__ import annotations

from habeas.facts.party import Party, PartyKind
from habeas.facts.reading import Entity

_OFFICIAL_WORDS = frozenset(
    "commander colonel major captain general prosecutor ombudsman ombudswoman minister ministry governor investigator "
    "spokesman spokeswoman spokesperson official commissar judge".split()
)


def is_official(speaker: Party | Entity) -> bool:
    """Return whether somebody speaks for an office or a unit, by their roles."""
    words = {word.strip(",.").casefold() for role in speaker.roles for word in role.split()}
    return speaker.kind is PartyKind.UNIT or bool(words & _OFFICIAL_WORDS)
