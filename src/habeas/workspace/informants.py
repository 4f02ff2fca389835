"""Whom one can ask about a statement: of those through whom it came, the nearest to the origin who can be called."""

from __future__ import annotations

from collections.abc import Callable, Collection

from habeas.facts.statement import Statement
from habeas.read import naming

_OUT_OF_REACH = ("held", "transferred", "silent", "dead")
_ID = "p-"


def is_unreachable(state: str) -> bool:
    """Return whether one who is in a state, one of those of whereabouts, cannot be asked anything."""
    return state in _OUT_OF_REACH


def informant_of(statement: Statement, name_of: Callable[[str], str], *, never: Collection[str]) -> str:
    """Return whom to ask about a statement: who said it, else the next of those who passed it on, else the publisher.

    Args:
        statement: What leaves a question open.
        name_of: The name of a party by its id; what was given where the case does not know it.
        never: The ids of those who cannot be asked: whom the question is about, and who is out of reach themselves.

    Returns:
        A name, empty where nobody can be asked.
    """
    origin = statement.origin
    heard = [(origin.speaker or "", origin.speaker_name), *((one.who, one.who) for one in origin.chain[1:])]
    for party, written in heard:
        found = name_of(party) if party else ""
        name = naming(found if found != party else written)
        if name and party not in never and not name.startswith(_ID):
            return name
    return origin.publisher
