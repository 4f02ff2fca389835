"""Which pairs of parties to ask a person about, the most useful question first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind, Sex
from habeas.match.spelling import Likeness, compare_spellings, fold_spelling

OFFER_THRESHOLD = 0.7
"""Likeness from which a pair is worth a question."""

_COMPARABLE = (PartyKind.PERSON, PartyKind.PLACE, PartyKind.UNIT, PartyKind.ORGANIZATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One question: may these two be the same? `score` in 0..1, `reasons` say why it is asked."""

    left: PartyId
    right: PartyId
    score: float
    reasons: tuple[str, ...]


def find_offers(parties: Sequence[Party], judged: Collection[frozenset[PartyId]]) -> tuple[Offer, ...]:
    """Return the pairs of parties that a person should look at, best first.

    Only parties of one kind are compared; groups never are, since two groups of one name may be two groups.
    Pairs in `judged` were decided by a person and are not asked again.

    Args:
        parties: All parties of a case, one for each cluster.
        judged: Pairs that have a standing judgement, whichever it is.
    """
    offers = []
    for left, right in _candidate_pairs(parties):
        if frozenset((left.id, right.id)) in judged or _ruled_out(left, right):
            continue
        likeness = _best_likeness(left, right)
        if likeness.score >= OFFER_THRESHOLD:
            offers.append(Offer(left=left.id, right=right.id, score=likeness.score, reasons=likeness.reasons))
    return tuple(sorted(offers, key=lambda offer: (-offer.score, offer.left, offer.right)))


def _candidate_pairs(parties: Sequence[Party]) -> list[tuple[Party, Party]]:
    """Return pairs that share the first two letters of some name part, so that not everyone is compared with all."""
    blocks: dict[tuple[PartyKind, str], list[int]] = defaultdict(list)
    for place, party in enumerate(parties):
        if party.kind in _COMPARABLE:
            starts = {part[:2] for name in (party.name, *party.spellings) for part in fold_spelling(name)}
            for start in starts:
                blocks[party.kind, start].append(place)
    pairs = {(one, other) for block in blocks.values() for i, one in enumerate(block) for other in block[i + 1 :]}
    return [(parties[one], parties[other]) for one, other in sorted(pairs)]


def _ruled_out(left: Party, right: Party) -> bool:
    sexes = {left.sex, right.sex} - {Sex.UNKNOWN}
    if len(sexes) == 2:
        return True
    return left.kind is PartyKind.UNIT and _numbers(left) != _numbers(right)


def _numbers(party: Party) -> set[str]:
    return {"".join(filter(str.isdigit, part)) for part in fold_spelling(party.name) if any(map(str.isdigit, part))}


def _best_likeness(left: Party, right: Party) -> Likeness:
    pairs = ((one, other) for one in (left.name, *left.spellings) for other in (right.name, *right.spellings))
    best = max((compare_spellings(one, other) for one, other in pairs), key=lambda likeness: likeness.score)
    full = compare_spellings(left.name, right.name)
    return full if full.score >= best.score else best
