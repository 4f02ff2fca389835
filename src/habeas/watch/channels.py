"""Through whom a person was heard: family, lawyer, humanitarian or human-rights body, or anyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One tie of a party: to whom, in which words, and the statement that says so."""

    to: PartyId
    tie: str
    statement: StatementId


ANY_CHANNEL = "any"
"""All channels taken together."""

ANYONE = "anyone"
"""The channel of a contact of which nothing tells through whom it was."""

_FAMILY_WORDS = frozenset(
    "mother father wife husband son daughter sister brother parent partner spouse fiancée fiancé grandmother "
    "grandfather uncle aunt cousin relative widow".split()
)
_LAWYER_WORDS = frozenset("lawyer counsel attorney advocate".split())
_BODIES = (
    ("human-rights body", re.compile("human[ -]rights|ombuds(?:wo)?man|working group on")),
    ("humanitarian body", re.compile("red cross|icrc|red crescent|humanitarian")),
)
"""What the name or a role of somebody says of the body that they belong to; the first that fits counts."""


def kin_of(ties: Iterable[Tie], parties: Mapping[PartyId, Party]) -> dict[PartyId, str]:
    """Return the relatives and lawyers of a person, as ties say it in either direction, with the channel of each."""
    found: dict[PartyId, str] = {}
    for tie in ties:
        words = set(tie.tie.split())
        if tie.to in parties and words & (_FAMILY_WORDS | _LAWYER_WORDS):
            found[tie.to] = "lawyer" if words & _LAWYER_WORDS else "family"
    return found


def body_of(heard_by: str, parties: Mapping[PartyId, Party]) -> str:
    """Return the channel of one who heard a person, by the name and roles of who they are."""
    known = parties.get(PartyId(heard_by))
    if known is None:
        return ANYONE
    described = " ".join((known.name, *known.roles)).casefold()
    return next((channel for channel, words in _BODIES if words.search(described)), ANYONE)
