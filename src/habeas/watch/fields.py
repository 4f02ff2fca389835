"""What is read off the statements of a case, once: numbers, which for words and ids are those of a `Numbering`.

These loops run for every statement of a case, so that each looks at as little as it can: what few statements have, such
as a place or a chain of hearsay, is kept for those alone and put into its column at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from habeas.facts.claim import ActClaim, ContactClaim, WhereaboutsClaim
from habeas.facts.ids import PartyId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.watch.arrays import Flags, Numbering, Numbers, Owned, marked, numbers, scattered
from habeas.watch.evidence import is_asserted, is_claimed, origin_key
from habeas.watch.told import Told, told_by
from habeas.watch.words import hearer_of, is_own_words

# Looking a member up in its class takes longer than what is done with it here.
_ACTUAL, _AFFIRMED = Modality.ACTUAL, Polarity.AFFIRMED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClaimFields:
    """What statements tell of where people are; columns of shape (statements,), in the order in which they were given.

    `kind` is the number of what is told, `place` where it was so. `is_claimed` marks what is said or denied
    rather than threatened or planned, `is_asserted` what is said to be so. `told` has a pair for everybody of whom a
    statement tells: the number of the name, and the place of the statement. `is_other` marks those that tell nothing of
    where anybody is.
    """

    kind: Numbers
    place: Numbers
    is_claimed: Flags
    is_asserted: Flags
    is_other: Flags
    told: Owned


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OriginFields:
    """Who says statements; columns of shape (statements,), in the order in which they were given.

    `key` is the key under which the origin is counted, `teller` the speaker or else the publisher, `hearer` who heard
    the speaker say it. `is_first_hand` marks what nobody passed on, `is_own_words` the words of the speaker.
    """

    key: Numbers
    speaker: Numbers
    teller: Numbers
    hearer: Numbers
    is_first_hand: Flags
    is_own_words: Flags


def read_claims(statements: Sequence[Statement], number_of: Numbering, kinds: dict[Told, int]) -> ClaimFields:
    """Return what some statements tell of where people are; words and kinds that are new get their numbers."""
    known = dict[object, int]()
    told, told_in, kind = list[int](), list[int](), list[int]()
    placed, place, unusual = list[int](), list[int](), list[int]()
    others = list[int]()
    for at, one in enumerate(statements):
        claim, where = one.claim, one.place
        meaning: object
        if isinstance(claim, WhereaboutsClaim):
            meaning, subjects = (claim.state, claim.custody), claim.of
            where = PartyId(claim.place) if claim.place else where
        elif isinstance(claim, ContactClaim):
            meaning, subjects, where = (claim.with_whom, claim.state, None), claim.of, None
        elif isinstance(claim, ActClaim):
            meaning, subjects = claim.act, claim.victims
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
    return ClaimFields(
        kind=scattered(told_in, kind, count),
        place=scattered(placed, place, count),
        is_claimed=~marked([at for at in unusual if not is_claimed(statements[at])], count),
        is_asserted=~marked([at for at in unusual if not is_asserted(statements[at])], count),
        told=Owned(owner=numbers(told), row=numbers(told_in)),
        is_other=marked(others, count),
    )


def read_origins(statements: Sequence[Statement], number_of: Numbering, key_of: Numbering) -> OriginFields:
    """Return who says some statements; words, and keys of origins, that are new get their numbers."""
    key, publisher = list[int](), list[int]()
    spoken, speaker, own = list[int](), list[int](), list[int]()
    passed_on, hearer = list[int](), list[int]()
    for at, one in enumerate(statements):
        origin = one.origin
        key.append(key_of[origin.key or origin_key(one)])
        publisher.append(number_of[origin.publisher])
        if origin.speaker:
            spoken.append(at)
            speaker.append(number_of[origin.speaker])
            if is_own_words(origin):
                own.append(at)
        if len(origin.chain) > 1:
            passed_on.append(at)
            hearer.append(number_of[hearer_of(origin)])
    count, speakers = len(statements), scattered(spoken, speaker, len(statements))
    hearers = numbers(publisher)
    hearers[passed_on] = hearer
    return OriginFields(
        key=numbers(key),
        speaker=speakers,
        teller=np.where(speakers > 0, speakers, numbers(publisher)),
        hearer=hearers,
        is_first_hand=~marked(passed_on, count),
        is_own_words=marked(own, count),
    )
