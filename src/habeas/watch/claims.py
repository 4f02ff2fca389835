"""What the statements of a case tell of where people are, as columns of numbers.

The loop runs for every statement of a case, so that it looks at as little as it can: what few statements have, such as
a place, is kept for those alone and put into its column at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.facts.claim import ActClaim, ContactClaim, WhereaboutsClaim
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.watch.arrays import Flags, Numbering, Numbers, Owned, Table, flags, marked, numbers, scattered
from habeas.watch.evidence import is_asserted, is_claimed
from habeas.watch.told import STATES_OF_ACTS, Told, told_by

# Looking a member up in its class takes longer than what is done with it here.
_ACTUAL, _AFFIRMED = Modality.ACTUAL, Polarity.AFFIRMED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GivenClaims(Table):
    """What statements tell, and how it is said.

    `kind` is the number of what is told, `place` that of where it was so. `is_claimed` marks what is said or denied
    rather than threatened or planned, `is_asserted` what is said to be so, `is_other` what tells nothing of where
    anybody is.
    """

    kind: Numbers
    place: Numbers
    is_claimed: Flags
    is_asserted: Flags
    is_other: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claims(GivenClaims):
    """What statements tell with what that says of their subjects: columns of `Told`, with words by their numbers."""

    state: Numbers
    channel: Numbers
    contact: Numbers
    is_onset: Flags
    is_of_place: Flags
    is_acknowledged: Flags
    is_custody: Flags
    is_reached: Flags
    is_lost: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClaimsRead:
    """What some statements tell, and of whom: of everybody the number of the name, and the place of the statement."""

    claims: GivenClaims
    told: Owned


def read_claims(statements: Sequence[Statement], number_of: Numbering, kinds: dict[Told, int]) -> ClaimsRead:
    """Return what some statements tell of where people are; words and kinds that are new get their numbers."""
    known = dict[object, int]()
    told, told_in, kind = list[int](), list[int](), list[int]()
    placed, place, unusual = list[int](), list[int](), list[int]()
    others = list[int]()
    for at, one in enumerate(statements):
        claim = one.claim
        where: str | None = one.place
        meaning: object
        if isinstance(claim, WhereaboutsClaim):
            meaning, subjects = (claim.state, claim.custody), claim.of
            where = claim.place or where
        elif isinstance(claim, ContactClaim):
            meaning, subjects, where = (claim.with_whom, claim.state, None), claim.of, None
        elif isinstance(claim, ActClaim):
            meaning, subjects = claim.act, claim.victims
            # Where somebody was taken is not where they are held: words that say so are read as whereabouts too.
            where = None if STATES_OF_ACTS.get(claim.act) == "held" else where
        else:
            others.append(at)
            continue
        number = known.get(meaning)
        if number is None:
            number = known[meaning] = kinds.setdefault(told_by(claim), len(kinds))
        if number == 0 and isinstance(claim, ActClaim):
            # A threat or a search says nothing of where anybody is.
            continue
        for party in subjects:
            told.append(number_of[party])
            told_in.append(at)
            kind.append(number)
        if where:
            placed.append(at)
            place.append(number_of[where])
        if one.modality is not _ACTUAL or one.polarity is not _AFFIRMED:
            unusual.append(at)
    count = len(statements)
    claims = GivenClaims(
        kind=scattered(told_in, kind, count),
        place=scattered(placed, place, count),
        is_claimed=~marked([at for at in unusual if not is_claimed(statements[at])], count),
        is_asserted=~marked([at for at in unusual if not is_asserted(statements[at])], count),
        is_other=marked(others, count),
    )
    return ClaimsRead(claims=claims, told=Owned(owner=numbers(told), row=numbers(told_in)))


def claims_of(given: GivenClaims, kinds: Iterable[Told], number_of: Numbering) -> Claims:
    """Return what some claims say of their subjects, in their order; `kinds` are all kinds in that of their numbers."""
    told, kind = list(kinds), given.kind
    return Claims(
        kind=kind,
        place=given.place,
        is_claimed=given.is_claimed,
        is_asserted=given.is_asserted,
        is_other=given.is_other,
        state=numbers([number_of[one.state] for one in told])[kind],
        channel=numbers([number_of[one.channel] for one in told])[kind],
        contact=numbers([number_of[one.contact] for one in told])[kind],
        is_onset=flags([one.is_onset for one in told])[kind],
        is_of_place=flags([one.is_of_place for one in told])[kind],
        is_acknowledged=flags([one.custody == "acknowledged" for one in told])[kind],
        is_custody=flags([bool(one.custody) for one in told])[kind],
        is_reached=flags([one.reached is True for one in told])[kind],
        is_lost=flags([one.reached is False for one in told])[kind],
    )
