"""How much of a claim is somebody's own: all of it, a part, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    RemarkClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)

IsTheirs = Callable[[str], bool]
"""Whether a reference is to the person who is to be erased."""


class Share(StrEnum):
    """How much of something is the person's own."""

    NONE = "none"
    PART = "part"
    WHOLE = "whole"


def share_of(claim: Claim, is_theirs: IsTheirs, *, speaks: bool) -> Share:
    """Return how much of a claim is about a person, or, of a mere remark, whether it is theirs.

    What several are the subject of is shared; a tie is whole, because it says nothing of the other one but the tie.

    Args:
        claim: The claim.
        is_theirs: Tells a reference to the person.
        speaks: Whether it is the person who says it.
    """
    if isinstance(claim, RemarkClaim):
        return Share.WHOLE if speaks else Share.NONE
    subjects = _subjects(claim)
    theirs = [one for one in subjects if is_theirs(one)]
    if theirs and (isinstance(claim, TieClaim) or len(theirs) == len(subjects)):
        return Share.WHOLE
    if theirs or speaks or any(is_theirs(one) for one in claim.references()):
        return Share.PART
    return Share.NONE


def _subjects(claim: Claim) -> tuple[str, ...]:
    """Return whom a claim is about, without those who only act, answer or are the place of it."""
    if isinstance(claim, ContactClaim | WhereaboutsClaim):
        return claim.of
    if isinstance(claim, ActClaim):
        return claim.victims or claim.perpetrators
    if isinstance(claim, TieClaim):
        return (claim.from_party, claim.to)
    if isinstance(claim, AppealClaim):
        return claim.by
    if isinstance(claim, ResponseClaim):
        return claim.to
    if isinstance(claim, CountClaim):
        return () if claim.of is None else (claim.of,)
    return ()
