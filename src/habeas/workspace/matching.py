"""The verb match: questions whether two parties are the same, and a person's answers to them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from habeas.facts.ids import EntryId, PartyId
from habeas.facts.judgement import Identity, IdentityJudgement
from habeas.facts.party import Party, PartyKind
from habeas.match import find_offers
from habeas.record.clusters import clusters_of
from habeas.record.kinds import IdentityJudged
from habeas.workspace.errors import PairJudgedMeanwhile, ReasonMissing, UnknownObject
from habeas.workspace.held import Held, hold
from habeas.workspace.serialised import serialised
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """May these two be the same? `score` in 0..1 orders the questions, `reasons` say why it is asked."""

    left: Party
    right: Party
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Parties that persons joined, step by step, though a person also said that two of them are not the same.

    Nothing chooses between the two; they stay one until a person takes one of these judgements back.
    """

    members: tuple[Party, ...]
    joined_by: tuple[IdentityJudgement, ...]
    parted_by: tuple[IdentityJudgement, ...]


def ask(session: Session, *, held: Held | None = None) -> tuple[Question, ...]:
    """Return the pairs of parties that a person should judge, the most useful question first.

    A question is the more useful, the likelier the two are the same and the more statements would come together: the
    score times the bits of how many statements the one with fewer has.
    """
    held = held or hold(session)
    judged = {
        frozenset(
            (held.canonical.get(identity.left, identity.left), held.canonical.get(identity.right, identity.right))
        )
        for identity in session.store.queries.identities(session.case)
    }
    statements = Counter(party for statement in held.statements for party in set(statement.parties()))
    questions = [
        Question(
            left=held.parties[offer.left], right=held.parties[offer.right], score=offer.score, reasons=offer.reasons
        )
        for offer in find_offers(tuple(held.parties.values()), judged)
    ]

    def usefulness(question: Question) -> float:
        fewer = min(statements[question.left.id], statements[question.right.id])
        return question.score * math.log2(2 + fewer)

    return tuple(sorted(questions, key=usefulness, reverse=True))


def find_conflicts(session: Session) -> tuple[Conflict, ...]:
    """Return the clusters inside which judgements contradict each other, in the order in which they were judged."""
    parties = {party.id: party for party in session.store.queries.parties(session.case)}
    return tuple(
        Conflict(
            members=tuple(parties[member] for member in cluster.members if member in parties),
            joined_by=cluster.joined_by,
            parted_by=cluster.parted_by,
        )
        for cluster in clusters_of(session.store.queries.identities(session.case))
        if cluster.parted_by
    )


def standing_identity(session: Session, left: PartyId, right: PartyId) -> IdentityJudgement | None:
    """Return the judgement that stands over two parties, None where none does."""
    return session.store.queries.identity_of(session.case, left, right)


def check_seen(seen: str | None, standing: EntryId | None) -> None:
    """Check that what a person saw is what stands.

    Args:
        seen: The entry that they saw, empty where they saw none; None where nothing is to be checked.
        standing: The entry that stands.

    Raises:
        PairJudgedMeanwhile: it is not.
    """
    if seen is not None and seen != (standing or ""):
        raise PairJudgedMeanwhile(standing=standing or "nothing")


@serialised
def judge_identity(
    session: Session,
    left: PartyId,
    right: PartyId,
    identity: Identity,
    *,
    reason: str = "",
    over: str | None = None,
) -> EntryId:
    """Record a person's answer; it can be undone, and then every statement is back where it was.

    Args:
        session: The session.
        left: One of the two.
        right: The other.
        identity: The answer.
        reason: Why.
        over: The entry of the judgement about the two that the person saw, empty where they saw none; where it is left
            out, the answer is recorded over whatever stands.

    Raises:
        PairJudgedMeanwhile: another judgement stands than the person saw.
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
    standing = standing_identity(session, left, right)
    check_seen(over, None if standing is None else standing.entry)
    about = tuple(party for party in (left, right) if known[party].kind is PartyKind.PERSON)
    (entry,) = session.append(IdentityJudged(left=left, right=right, identity=identity, reason=reason, about=about))
    return entry
