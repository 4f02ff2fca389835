"""Through whom a person was heard: family, lawyer, humanitarian or human-rights body, or anyone."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.facts.ids import PartyId
from habeas.facts.party import Party
from habeas.watch.index import Index

ANYONE = "anyone"
"""The channel of a contact of which nothing tells through whom it was."""

_FAMILY_WORDS = frozenset(
    "mother father wife husband son daughter sister brother parent partner spouse fiancée fiancé grandmother "
    "grandfather uncle aunt cousin relative widow".split()
)
_LAWYER_WORDS = frozenset("lawyer counsel attorney advocate".split())
_BODIES = (
    ("human-rights body", ("human rights", "human-rights", "ombudsman", "ombudswoman", "working group on")),
    ("humanitarian body", ("red cross", "icrc", "red crescent", "humanitarian")),
)
"""What the name or a role of somebody says of the body that they belong to; the first that fits counts."""


def kin_of(party: PartyId, index: Index) -> dict[PartyId, str]:
    """Return the relatives and lawyers of a person, as ties say it in either direction, with the channel of each."""
    found: dict[PartyId, str] = {}
    for tie in index.kin.get(party, ()):
        words = set(tie.tie.split())
        if tie.to in index.parties and words & (_FAMILY_WORDS | _LAWYER_WORDS):
            found[tie.to] = "lawyer" if words & _LAWYER_WORDS else "family"
    return found


def channel_of(heard_by: str, kin: Mapping[PartyId, str], parties: Mapping[PartyId, Party]) -> str:
    """Return the channel of one who heard a person: by a tie to them, else by their name and roles."""
    listener = PartyId(heard_by)
    if listener in kin:
        return kin[listener]
    known = parties.get(listener)
    if known is None:
        return ANYONE
    described = " ".join((known.name, *known.roles)).casefold()
    return next((channel for channel, words in _BODIES if any(word in described for word in words)), ANYONE)
