"""Which pairs of parties to ask a person about, the likeliest first.

1. Names of one kind that begin alike, in any script, or belong together as given names are compared by learned
   evidence; a part in common says the less, the more of the parties bear it.
2. Units that have a number are compared by it, by size and by arms; places also by the names that they have borne.
3. What the parties themselves rule out (a man and a woman, a region and a town) is not asked.

A group is never compared: two groups of one name may be two groups. An offer orders the questions and decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind, Sex

LEAST_SCORE = 0.2
"""How probable it must be that two are the same, all names being as likely before, to be worth a question."""
LEAST_UNIT_BITS = 9.0
_RENAMED = 0.6
_EXPLAINED = {PartyKind.PLACE: "place", PartyKind.UNIT: "unit"}
_LOOKED_UP = (PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.PLACE, PartyKind.UNIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One question: may these two be the same? `score` in 0..1, `reasons` say why it is asked."""

    left: PartyId
    right: PartyId
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likely:
    """Two spellings of two parties that may be one, and how probable that is."""

    spellings: tuple[str, str]
    score: float


def find_offers(parties: Sequence[Party], judged: Collection[frozenset[PartyId]]) -> tuple[Offer, ...]:
    """Return the pairs of parties that a person should look at, likeliest first.

    Pairs in `judged` were decided by a person and are not asked again.

    Args:
        parties: All parties of a case, one for each cluster.
        judged: Pairs that have a standing judgement, whichever it is.
    """
    return tuple(offer for offer in _all_offers(tuple(parties)) if frozenset((offer.left, offer.right)) not in judged)


@lru_cache(maxsize=8)
def _all_offers(parties: tuple[Party, ...]) -> tuple[Offer, ...]:
    likely: dict[tuple[int, int], _Likely] = {}
    for kind in _LOOKED_UP:
        places = [place for place, party in enumerate(parties) if party.kind is kind]
        for pair, found in _pairs_of_kind(kind, parties, places):
            if pair not in likely or found.score > likely[pair].score:
                likely[pair] = found
    offers = [_offer(parties[left], parties[right], found) for (left, right), found in likely.items()]
    return tuple(sorted(offers, key=lambda offer: (-offer.score, offer.left, offer.right)))


def _pairs_of_kind(
    kind: PartyKind, parties: Sequence[Party], places: Sequence[int]
) -> Iterator[tuple[tuple[int, int], _Likely]]:
    if len(places) < 2:
        return
    if kind is PartyKind.UNIT:
        yield from _numbered_units(parties, places)
    if kind is PartyKind.PLACE:
        yield from _renamed_places(parties, places)
    yield from _alike_names(parties, places)


def _alike_names(parties: Sequence[Party], places: Sequence[int]) -> Iterator[tuple[tuple[int, int], _Likely]]:
    """Yield the pairs whose names speak for each other."""
    from habeas.match.likeness import Commonness

    spelled = {place: tuple(dict.fromkeys((parties[place].name, *parties[place].spellings))) for place in places}
    commonness = Commonness(tuple(spelled.values()))
    for one, other in commonness.pairs_to_compare():
        left, right = places[one], places[other]
        if _rules_out(parties[left], parties[right]):
            continue
        score, spellings = max(
            (commonness.score(first, second), (first, second)) for first in spelled[left] for second in spelled[right]
        )
        if score >= LEAST_SCORE:
            yield (left, right), _Likely(spellings=spellings, score=score)


def _rules_out(left: Party, right: Party) -> bool:
    from habeas.match.places import differ_in_type, read_place
    from habeas.match.units import is_numbered, read_unit

    if len({left.sex, right.sex} - {Sex.UNKNOWN}) == 2:
        return True
    if left.kind is PartyKind.UNIT:
        return any(is_numbered(read_unit(party.name)) for party in (left, right))
    return left.kind is PartyKind.PLACE and differ_in_type(read_place(left.name), read_place(right.name))


def _numbered_units(parties: Sequence[Party], places: Sequence[int]) -> Iterator[tuple[tuple[int, int], _Likely]]:
    from habeas.match.units import compare_units, is_numbered, read_unit

    units = [(place, read_unit(parties[place].name)) for place in places]
    for (one, left), (other, right) in combinations([each for each in units if is_numbered(each[1])], 2):
        bits = sum(found.bits for found in compare_units(left, right))
        if bits >= LEAST_UNIT_BITS:
            yield (one, other), _Likely(spellings=(parties[one].name, parties[other].name), score=_score(bits))


def _score(bits: float) -> float:
    """Return a probability for the bits of two numbered units: the least that is asked about is a toss-up."""
    return float(1.0 / (1.0 + 2.0 ** (LEAST_UNIT_BITS - bits)))


def _renamed_places(parties: Sequence[Party], places: Sequence[int]) -> Iterator[tuple[tuple[int, int], _Likely]]:
    from habeas.match.places import are_renamings, differ_in_type, read_place

    read = [(place, read_place(parties[place].name)) for place in places]
    for (one, left), (other, right) in combinations(read, 2):
        if are_renamings(left, right) and not differ_in_type(left, right):
            yield (one, other), _Likely(spellings=(parties[one].name, parties[other].name), score=_RENAMED)


def _offer(left: Party, right: Party, found: _Likely) -> Offer:
    from habeas.match.explain import Kind, explain

    explained = explain(*found.spellings, Kind(_EXPLAINED.get(left.kind, "person")))
    reasons = [
        f"{part.left} = {part.right}" + (f" ({part.why})" if part.why else "")
        for part in explained.parts
        if part.left and part.right and part.bits > 0.0
    ]
    reasons += [
        f"{part.left or part.right}: on one side only" for part in explained.parts if not part.left or not part.right
    ]
    return Offer(left=left.id, right=right.id, score=round(found.score, 3), reasons=(*reasons, *explained.notes))
