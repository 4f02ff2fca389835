"""Known names, looked up by a written one in any script: the order of parts is free, a patronymic may be missing.

1. Each part of the written name says something for some known parts, in bits (see `evidence`).
2. The names that hold those parts are gathered; the rarest part's names are walked whole, and where a further part
   is borne by very many names, only the names found so far are asked for it.
3. For the best of them, the parts are assigned one to one. An initial counts as much as its letter is rare; a part
   without a counterpart counts against the name, a patronymic hardly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.match.evidence import Evidence, weigh
from habeas.match.index import NO_NAMES, NameIndex, grow
from habeas.match.pairing import Initials, KnownPart, Weighed, pair_parts, read_traits
from habeas.match.parts import Part, split_name
from habeas.match.vocabulary import QUICKLY, THOROUGHLY, Vocabulary

_LONG_WALK = 10_000
"""Names beyond which a further part is only asked of the names already found."""
_ASKED = 10_000
"""So many of these are asked, those with the most evidence so far."""
_PAIRED = 40
_OUT_OF_REACH = 16.0
"""Bits by which a name's parts may say less than the best one's and still be paired: two initials make up for that."""
_REMEMBERED = 50_000
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A known name, by its place in the list; the evidence for it in bits, and as a probability.

    `score`, 0 to 1: how probable it is, if one of the known names is meant and all are as likely before.
    """

    place: int
    bits: float
    score: float


class KnownNames:
    """A list of names to look up in. Lines without letters are never found."""

    def __init__(self, spellings: Iterable[str] = (), *, index: NameIndex = NO_NAMES) -> None:
        """Index the spellings, behind the names that `index` holds already."""
        self.index = grow(index, spellings) if spellings else index
        self.count = self.index.count
        self.vocabulary = Vocabulary.opened(self.index.words)
        borne = np.diff(self.index.bearer_starts)
        self._frequencies = borne / max(self.count, 1)
        self._initials = Initials.of(self.index.traits, borne)
        self._sums = np.zeros(self.count, np.float32)
        self._seen = np.zeros(self.count, np.int32)
        self._remembered: dict[tuple[Part, float], Evidence] = {}

    def look_up(self, spelling: str, count: int) -> tuple[Hit, ...]:
        """Return the names that a written one may be, likeliest first, `count` at most."""
        written = list(dict.fromkeys(split_name(spelling)))
        least_share = QUICKLY if len(written) > 1 else THOROUGHLY
        weighed = [Weighed(part=part, evidence=self._evidence(part, least_share)) for part in written]
        speaking = [one.evidence.speaking_for() for one in weighed]
        places = self._gather([one for one in speaking if len(one.parts)], max(count, _PAIRED))
        found = [(place, pair_parts(weighed, self._known_parts(place), self._initials)) for place in places]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return tuple(Hit(place=place, bits=bits, score=self._score(bits)) for place, bits in found[:count])

    def parts_of(self, place: int) -> Sequence[Part]:
        """Return the distinct parts of a known name."""
        return [self.vocabulary.parts[number] for number in self._members_of(place)]

    def _known_parts(self, place: int) -> dict[int, KnownPart]:
        numbers = self._members_of(place)
        return dict(zip(numbers, map(read_traits, self.index.traits[numbers].tolist()), strict=True))

    def _members_of(self, place: int) -> list[int]:
        starts = self.index.name_starts
        members: list[int] = self.index.members[starts[place] : starts[place + 1]].tolist()
        return members

    def _score(self, bits: float) -> float:
        odds = bits - float(np.log2(self.count))
        return float(1.0 / (1.0 + 2.0 ** -np.clip(odds, -60.0, 60.0)))

    def _evidence(self, part: Part, least_share: float) -> Evidence:
        held = self._remembered.get((part, least_share))
        if held is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            nothing = Evidence(parts=np.zeros(0, np.int64), bits=np.zeros(0), by_number={})
            held = nothing if part.is_initial else weigh(part, self.vocabulary, self._frequencies, least_share)
            self._remembered[part, least_share] = held
        return held

    def _gather(self, evidence: Sequence[Evidence], count: int) -> list[int]:
        """Return the names with the most evidence, part by part, rarest part first; in no order."""
        walks = sorted((self._bearer_count(one), number) for number, one in enumerate(evidence))
        places = np.zeros(0, np.int32)
        for length, number in walks:
            if len(places) and length > _LONG_WALK:
                places = self._foremost(places, _ASKED)
                self._ask(places, evidence[number])
            else:
                places = np.concatenate([places, self._walk(evidence[number])])
        if not len(places):
            return []
        places = self._foremost(places, count)
        sums = self._sums[places]
        self._sums[places] = 0.0
        chosen: list[int] = places[sums > sums.max() - _OUT_OF_REACH].tolist()
        return chosen

    def _foremost(self, places: NDArray[np.int32], count: int) -> NDArray[np.int32]:
        """Return those of the found names that have the most evidence so far; forget the rest."""
        if len(places) <= count:
            return places
        order = np.argpartition(-self._sums[places], count)
        self._sums[places[order[count:]]] = 0.0
        return places[order[:count]]

    def _bearer_count(self, evidence: Evidence) -> int:
        return int((self.index.bearer_starts[evidence.parts + 1] - self.index.bearer_starts[evidence.parts]).sum())

    def _walk(self, evidence: Evidence) -> NDArray[np.int32]:
        """Add a part's evidence to every name that bears one of its known parts; return those not found before."""
        starts, ends = self.index.bearer_starts[evidence.parts], self.index.bearer_starts[evidence.parts + 1]
        places = np.concatenate([self.index.bearers[start:end] for start, end in zip(starts, ends, strict=True)])
        bits = np.repeat(evidence.bits, ends - starts).astype(np.float32)
        order = np.arange(len(places), dtype=np.int32)
        self._seen[places] = order
        strongest = self._seen[places] == order  # a name that bears several keeps the last, and so the strongest
        places, bits = places[strongest], bits[strongest]
        new: NDArray[np.int32] = places[self._sums[places] == 0.0]
        self._sums[places] += bits
        return new

    def _ask(self, places: NDArray[np.int32], evidence: Evidence) -> None:
        """Add a part's evidence to the names already found."""
        by_part = np.zeros(len(self.vocabulary.parts), np.float32)
        by_part[evidence.parts] = evidence.bits
        starts = self.index.name_starts[places]
        lengths = self.index.name_starts[places + 1] - starts
        begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        every = np.repeat(starts - begins, lengths) + np.arange(int(lengths.sum()))
        self._sums[places] += np.maximum.reduceat(by_part[self.index.members[every]], begins)
