"""The verb match: questions whether two parties are the same, and a person's answers to them."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.ids import EntryId, PartyId
from habeas.facts.judgement import Identity
from habeas.facts.party import Party, PartyKind
from habeas.match import find_offers
from habeas.record.kinds import IdentityJudged
from habeas.workspace.errors import ReasonMissing, UnknownObject
from habeas.workspace.held import Held, hold
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """May these two be the same? `score` in 0..1 orders the questions, `reasons` say why it is asked."""

    left: Party
    right: Party
    score: float
    reasons: tuple[str, ...]


def ask(session: Session, *, held: Held | None = None) -> tuple[Question, ...]:
    """Return the pairs of parties that a person should judge, the likeliest first."""
    held = held or hold(session)
    judged = {
        frozenset(
            (held.canonical.get(identity.left, identity.left), held.canonical.get(identity.right, identity.right))
        )
        for identity in session.store.queries.identities(session.case)
    }
    return tuple(
        Question(
            left=held.parties[offer.left], right=held.parties[offer.right], score=offer.score, reasons=offer.reasons
        )
        for offer in find_offers(tuple(held.parties.values()), judged)
    )


def judge_identity(session: Session, left: PartyId, right: PartyId, identity: Identity, *, reason: str = "") -> EntryId:
    """Record a person's answer; it can be undone, and then every statement is back where it was.

    Raises:
        UnknownObject: one of the two is not a party of the case, or both are one.
        ReasonMissing: two parties of different kinds are said to be the same without a reason.
    """
    known = {party.id: party for party in session.store.queries.parties(session.case)}
    for given in (left, right):
        if given not in known:
            raise UnknownObject(what="party", given=given)
    if left == right:
        raise UnknownObject(what="second party", given=right)
    if identity is Identity.SAME and known[left].kind is not known[right].kind and not reason.strip():
        raise ReasonMissing(act="joining two of different kinds")
    about = tuple(party for party in (left, right) if known[party].kind is PartyKind.PERSON)
    (entry,) = session.append(IdentityJudged(left=left, right=right, identity=identity, reason=reason, about=about))
    return entry
