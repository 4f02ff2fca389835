"""What two names say for being one person's, in bits, for very many pairs of names at once.

1. Every part of the one name is looked up against every part of the other in the table of near parts; an initial fits
   each part that begins with its letter.
2. The strongest pair of parts is taken, then the strongest of those left, and so on: each part counts once.
3. Parts that are left on both sides in one role contradict each other; a part left on one side alone is merely missing.
4. That the given names clash, which is left on both sides, is told besides: twins share everything else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from habeas.match.pairing import first_letter
from habeas.match.parts import Part
from habeas.match.registry.keys import Stems
from habeas.match.registry.near import LEAST_BITS, NearParts
from habeas.match.registry.sparse import PairTable

MOST_PARTS = 6
"""Parts of a name that count."""
WEAKEST, STRONGEST = -40, 60
"""Bits of a pair of names lie between these."""
_NO_PART = -1
_UNLIKE = -100.0
_CROSSED = 2.0
"""What it costs that a part stands in the role of another."""
Numbers = NDArray[np.int64]
RolesLeft = Mapping["Role", NDArray[np.bool_]]


class Role(IntEnum):
    """What a part is in its name."""

    UNKNOWN = 0
    GIVEN = 1
    FAMILY = 2
    PATRONYMIC = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighed:
    """Whole bits for pairs of names, and whether their given names clash, shape (pairs,)."""

    bits: NDArray[np.int32]
    clash: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Bits that it costs, by role, that both names have a part in it and these are not near; that only one has one."""

    contradiction: Mapping[Role, float]
    missing: Mapping[Role, float]


NAME_COSTS = Costs(
    contradiction={Role.UNKNOWN: 10.0, Role.GIVEN: 14.0, Role.FAMILY: 9.0, Role.PATRONYMIC: 10.0},
    missing={Role.UNKNOWN: 1.0, Role.GIVEN: 1.0, Role.FAMILY: 2.0, Role.PATRONYMIC: 0.5},
)
"""Brothers and sisters differ in nothing but the given name, hence what its contradiction costs."""
PLACE_COSTS = Costs(contradiction={Role.UNKNOWN: 6.0}, missing={Role.UNKNOWN: 0.5})
UNIT_COSTS = Costs(contradiction={Role.GIVEN: 12.0}, missing={})
"""The number of a unit must agree; its words are not even of one tongue."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """Distinct names as rows of part numbers and of roles, −1 where there is no part; shape (names, MOST_PARTS)."""

    parts: NDArray[np.int32]
    roles: NDArray[np.int8]

    @classmethod
    def of(cls, names: Sequence[Sequence[tuple[int, Role]]]) -> Names:
        """Return names given as (part, role) pairs."""
        parts = np.full((len(names), MOST_PARTS), _NO_PART, np.int32)
        roles = np.zeros((len(names), MOST_PARTS), np.int8)
        for row, name in enumerate(names):
            for place, (part, role) in enumerate(name[:MOST_PARTS]):
                parts[row, place], roles[row, place] = part, role
        return cls(parts=parts, roles=roles)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Letters:
    """First letters of parts, by part.

    `masks` has a bit for each letter that a part may begin with; `bits` says what it is worth that an initial fits.
    """

    masks: NDArray[np.int64]
    is_initial: NDArray[np.bool_]
    bits: NDArray[np.float32]

    @classmethod
    def of(cls, parts: Sequence[Part], counts: Numbers) -> Letters:
        """Count the first letters; an everyday form begins with the letters of its full forms too."""
        first = [first_letter(part) for part in parts]
        kinds = {letter: number % 62 for number, letter in enumerate(sorted(set(first)))}
        own = np.array([kinds[letter] for letter in first], np.int64)
        shares = np.bincount(own, counts, 62) / max(int(counts.sum()), 1)
        masks = np.int64(1) << own
        stems = Stems(parts)
        for number in range(len(parts)):
            for full in stems.full_of(number):
                masks[number] |= np.int64(1) << np.int64(kinds.get(full[0], own[number]))
        bits = -np.log2(np.maximum(shares, 1e-6))[own]
        is_initial = np.array([part.is_initial for part in parts], np.bool_)
        return cls(masks=masks, is_initial=is_initial, bits=np.round(bits, 2).astype(np.float32))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weighing:
    """Everything that weighing pairs of names takes; it can be pickled and sent to where the pairs are."""

    names: Names
    near: PairTable
    letters: Letters
    costs: Costs

    @classmethod
    def of(cls, names: Names, near: NearParts, letters: Letters, costs: Costs) -> Weighing:
        """Make the weighing of a registry's names, places or units."""
        table = PairTable.of(near.part.astype(np.int64), near.neighbour.astype(np.int64), near.bits)
        return cls(names=names, near=table, letters=letters, costs=costs)

    def weigh(self, left: Numbers, right: Numbers) -> Weighed:
        """Return what is said for pairs of names, given by number; nothing where one, below 0, is not told."""
        told = np.flatnonzero((left >= 0) & (right >= 0))
        found = Weighed(bits=np.zeros(len(left), np.int32), clash=np.zeros(len(left), np.bool_))
        if len(told):
            weighed = self._weigh_told(left[told], right[told])
            found.bits[told], found.clash[told] = weighed.bits, weighed.clash
        return found

    def _weigh_told(self, left: Numbers, right: Numbers) -> Weighed:
        paired = self.pair(left, right)
        one, other = self.names.parts[left] >= 0, self.names.parts[right] >= 0
        total = paired.bits.copy()
        rows = np.arange(len(left))
        for step in range(paired.left.shape[1]):
            taken = paired.left[:, step] >= 0
            one[rows[taken], paired.left[taken, step]] = False
            other[rows[taken], paired.right[taken, step]] = False
        ours, theirs = _roles_left(self.names.roles[left], one), _roles_left(self.names.roles[right], other)
        total -= self._cost_of_rest(ours, theirs)
        bits = np.clip(np.rint(total), WEAKEST, STRONGEST).astype(np.int32)
        clash = self._has_given_left(left, ours) & self._has_given_left(right, theirs)
        return Weighed(bits=bits, clash=clash)

    def _has_given_left(self, names: Numbers, left: RolesLeft) -> NDArray[np.bool_]:
        """Return which names have a given name left, or, where it is not known which part that is, one that may be."""
        has_given = (self.names.roles[names] == Role.GIVEN).any(axis=1)
        found: NDArray[np.bool_] = left[Role.GIVEN] | (~has_given & left[Role.UNKNOWN])
        return found

    def pair(self, left: Numbers, right: Numbers) -> Paired:
        """Return which parts of pairs of names stand for each other."""
        one, other = self.names.parts[left].astype(np.int64), self.names.parts[right].astype(np.int64)
        wide, high = (int((side >= 0).sum(axis=1).max(initial=0)) for side in (one, other))
        between = self._between(
            one[:, :wide], other[:, :high], self.names.roles[left][:, :wide], self.names.roles[right][:, :high]
        )
        steps = min(wide, high)
        bits = np.zeros(len(left), np.float64)
        lefts, rights = (np.full((len(left), steps), _NO_PART) for _ in range(2))
        going = np.arange(len(left))
        for step in range(steps):
            flat = between.reshape(len(going), -1)
            best = flat.argmax(axis=1)
            worth = flat[np.arange(len(going)), best]
            near = np.flatnonzero(worth >= LEAST_BITS)
            if not len(near):
                break
            going, between, place, against = going[near], between[near], best[near] // high, best[near] % high
            bits[going] += worth[near]
            lefts[going, step], rights[going, step] = place, against
            rows = np.arange(len(going))
            between[rows, place, :] = _UNLIKE
            between[rows, :, against] = _UNLIKE
        return Paired(left=lefts, right=rights, bits=bits)

    def _between(
        self, one: Numbers, other: Numbers, roles: NDArray[np.int8], other_roles: NDArray[np.int8]
    ) -> NDArray[np.float32]:
        """Return the bits between all parts of pairs of names, shape (pairs, parts, other parts)."""
        between = np.full((len(one), one.shape[1], other.shape[1]), _UNLIKE, np.float32)
        pair, place, against = np.nonzero((one[:, :, None] >= 0) & (other[:, None, :] >= 0))
        left, right = one[pair, place], other[pair, against]
        bits = self.near.look_up(left, right, _UNLIKE)
        initial = self.letters.is_initial[left] | self.letters.is_initial[right]
        fits = (self.letters.masks[left] & self.letters.masks[right]) != 0
        worth = np.minimum(self.letters.bits[left], self.letters.bits[right])
        bits = np.where(initial, np.where(fits, worth, _UNLIKE), bits)
        role, against_role = roles[pair, place], other_roles[pair, against]
        crossed = (role != against_role) & (role > 0) & (against_role > 0)
        between[pair, place, against] = bits - _CROSSED * crossed
        return between

    def _cost_of_rest(self, ours: RolesLeft, theirs: RolesLeft) -> NDArray[np.float64]:
        cost = np.zeros(len(ours[Role.UNKNOWN]))
        for role in Role:
            one, other = ours[role], theirs[role]
            both, single = self.costs.contradiction.get(role, 0.0), self.costs.missing.get(role, 0.0)
            cost += np.where(one & other, both, np.where(one | other, single, 0.0))
        return cost


def _roles_left(roles: NDArray[np.int8], rest: NDArray[np.bool_]) -> RolesLeft:
    """Return for each role which names have a part in it that stands for none of the other, shape (names,) each."""
    return {role: (rest & (roles == role)).any(axis=1) for role in Role}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paired:
    """Places of parts that stand for each other, strongest first, −1 for none, shape (pairs, steps).

    `bits`: their sum, shape (pairs,).
    """

    left: Numbers
    right: Numbers
    bits: NDArray[np.float64]
