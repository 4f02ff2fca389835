"""Where a person was brought is not where they were taken: one sentence can tell of both, and name one place.

"They took him from home to the police station at Kamianyi" is read as a detention at Kamianyi and as a transfer to it.
The second is so. The first may be, so that the place is asked for and not written into the box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.facts.claim import ActClaim, WhereaboutsClaim
from habeas.facts.ids import ExhibitId
from habeas.facts.statement import Statement

_BROUGHT = ("transferred", "sent back")


def without_places_of_arrival(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements in their order; acts lose a place that the same words give as where the victims came to.

    "Detained in Lomovka", which is read as an act and as being held there, keeps its place.
    """
    arrivals: dict[ExhibitId, list[Statement]] = {}
    for one in statements:
        if isinstance(one.claim, WhereaboutsClaim) and one.claim.state in _BROUGHT:
            arrivals.setdefault(one.anchor.exhibit, []).append(one)
    return tuple(
        replace(one, place=None)
        if one.place and any(_brings(two, one) for two in arrivals.get(one.anchor.exhibit, ()))
        else one
        for one in statements
    )


def _brings(arrival: Statement, act: Statement) -> bool:
    came, done = arrival.claim, act.claim
    if not (isinstance(came, WhereaboutsClaim) and isinstance(done, ActClaim)):
        return False
    is_one_place = (came.place or arrival.place) == act.place
    is_of_them = not set(came.of).isdisjoint(done.victims)
    return is_one_place and is_of_them and arrival.anchor.span.overlaps(act.anchor.span)
