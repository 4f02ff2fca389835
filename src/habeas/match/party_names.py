"""The names of a case's parties, looked up in any script.

The index lives in memory only and is made from the parties when they change: a workspace holds thousands of names at
most, and no file beside the encrypted one ever holds a word of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.facts.ids import PartyId
from habeas.facts.party import Party
from habeas.match.exact import holds_exactly
from habeas.match.names import KnownNames

_HITS = 60
_BEHIND_THE_BEST = 5.0
"""Bits by which a party may fall behind the likeliest one and still be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyHit:
    """A party that may be meant, the spelling of it that fits best, and how probable it is (see `Hit.score`)."""

    party: PartyId
    spelling: str
    bits: float
    score: float


class PartyNames:
    """The spellings of some parties, each known by its owner."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._spelled = [
            (party.id, spelling) for party in parties for spelling in dict.fromkeys((party.name, *party.spellings))
        ]
        self._names = KnownNames([spelling for _, spelling in self._spelled])

    def hits(self, written: str) -> tuple[PartyHit, ...]:
        """Return the parties that the written name speaks for, likeliest first, each once."""
        found: dict[PartyId, PartyHit] = {}
        for hit in self._names.look_up(written, _HITS):
            party, spelling = self._spelled[hit.place]
            if hit.bits > 0.0 and party not in found:
                found[party] = PartyHit(party=party, spelling=spelling, bits=hit.bits, score=hit.score)
        return tuple(found.values())

    def search(self, written: str, *, exact: bool = False) -> tuple[PartyId, ...]:
        """Return the parties that may be meant, likeliest first; with `exact`, those written so, as they come."""
        if exact:
            owners = (party for party, spelling in self._spelled if holds_exactly(spelling, written))
            return tuple(dict.fromkeys(owners))
        hits = self.hits(written)
        return tuple(hit.party for hit in hits if hit.bits > hits[0].bits - _BEHIND_THE_BEST)


@lru_cache(maxsize=8)
def names_of(parties: tuple[Party, ...]) -> PartyNames:
    """Return the names of some parties, made once for as long as the parties stay the same."""
    return PartyNames(parties)
