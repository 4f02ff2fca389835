"""One happening, one claim: of drafts that tell the same from the same words, the likeliest and most specific stays.

1. Drafts of one kind that say the same of the same verb, or of the same people in one sentence: the likeliest.
2. Of two acts, or two states of whereabouts, told by one verb: the more specific.
3. What an act says by itself is marked as implied: that those abducted are held, that those held incommunicado
   cannot be reached. With a place, a custody or another channel it says more than the act does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.source import Attribution
from habeas.facts.statement import Modality
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.scene import Clause

_SAID_BY_MORE: dict[str, frozenset[str]] = {
    "detention": frozenset(
        ("arbitrary detention", "incommunicado detention", "arrest", "abduction", "enforced disappearance")
    ),
    "arbitrary detention": frozenset(("enforced disappearance",)),
    "coercion": frozenset(("forced return", "confiscation", "abduction", "threat")),
    "ill-treatment": frozenset(("torture", "killing")),
    "torture": frozenset(("killing",)),
    "abduction": frozenset(("enforced disappearance",)),
    "resignation": frozenset(("refusal to serve",)),
}
"""For each act, those that say it too and say more."""

_STATES = (
    "dead", "sent back", "at the front", "returned", "with the unit", "released", "held", "transferred", "free",
    "silent", "unknown",
)  # fmt: skip
"""States of whereabouts, the more specific first."""

_HOLDING = frozenset(
    ("arrest", "detention", "arbitrary detention", "incommunicado detention", "abduction", "enforced disappearance")
)
_IMPLIED: dict[str, frozenset[str]] = {
    **dict.fromkeys(_HOLDING, frozenset(("held",))),
    "killing": frozenset(("dead",)),
    "forced return": frozenset(("sent back", "at the front", "transferred")),
    "release": frozenset(("released", "free")),
}
"""For each act, the states of whereabouts that it says by itself."""

_REACH = 20
"""How many tokens around a draft others are looked for that tell the same."""

_NEAR = 5
"""How many tokens apart two verbs joined by "and" may tell one happening: "detained and held incommunicado"."""


@dataclass(slots=True, kw_only=True)
class Told:
    """A draft with its sentence, the speech that holds it, and the mood in which it is told.

    `is_implied` tells that another claim from the same words says it too, by implication.
    """

    clause: Final[Clause]
    draft: Final[Draft]
    attribution: Final[Attribution | None]
    modality: Final[Modality]
    is_implied: Final[bool] = False


def likeliest(drafts: Iterable[tuple[Clause, Draft]]) -> Iterator[tuple[Clause, Draft]]:
    """Yield the likeliest of the drafts that say the same thing of the same verb or words."""
    best: dict[tuple[object, ...], tuple[Clause, Draft]] = {}
    for clause, draft in drafts:
        key = _sameness(clause, draft)
        known = best.get(key)
        if known is None or _rank(draft) > _rank(known[1]):
            best[key] = (clause, draft)
    yield from best.values()


def without_repetition(told: Iterable[Told]) -> Iterator[Told]:
    """Yield what is left when nothing is said twice with the same words."""
    by_sentence: dict[int, list[Told]] = {}
    for each in told:
        by_sentence.setdefault(each.clause.sentence.first, []).append(each)
    for together in by_sentence.values():
        together.sort(key=lambda each: each.draft.first)
        starts = [each.draft.first for each in together]
        for each in together:
            begin = bisect_left(starts, each.draft.first - _REACH)
            end = bisect_left(starts, each.draft.last + _REACH)
            fuller = [other for other in together[begin:end] if other is not each and _same_place(other, each)]
            if any(_tells_more(other.draft.claim, each.draft.claim, each.modality) for other in fuller):
                continue
            implied = any(_implies(other.draft.claim, each.draft.claim) for other in fuller)
            yield replace(each, is_implied=implied) if implied else each


def _rank(draft: Draft) -> tuple[float, int]:
    return round(draft.weight + 0.03 * len(draft.claim.references()[:2]), 3), draft.last - draft.first


def _sameness(clause: Clause, draft: Draft) -> tuple[object, ...]:
    claim = draft.claim
    verb = _verb(draft)
    match claim:
        case ActClaim():
            return "act", claim.act, clause.sentence.first, claim.victims or claim.perpetrators or verb
        case ContactClaim():
            return "contact", claim.state == "lost", claim.with_whom, clause.sentence.first, claim.of or verb
        case WhereaboutsClaim():
            return "whereabouts", claim.state, clause.sentence.first, claim.of or verb
        case ResponseClaim():
            return "response", claim.response, clause.sentence.first
        case TieClaim():
            return "tie", claim.tie, claim.from_party, claim.to
        case AppealClaim() if claim.number is not None:
            return "appeal", clause.sentence.first, claim.number, claim.to
        case _:
            return claim.kind, clause.sentence.first, draft.first


def _verb(draft: Draft) -> int:
    return draft.predicate.head if draft.predicate is not None else draft.first


def _same_place(one: Told, two: Told) -> bool:
    """Return whether two drafts rest on the same verb, on overlapping wordings, or on two verbs joined by "and"."""
    first, second = one.draft, two.draft
    if _verb(first) == _verb(second) or (first.first < second.last and second.first < first.last):
        return True
    near = 0 < abs(_verb(first) - _verb(second)) <= _NEAR
    return near and _parties(first.claim) == _parties(second.claim) != () and one.modality is two.modality


def _parties(claim: Claim) -> tuple[str, ...]:
    match claim:
        case ActClaim():
            return claim.victims
        case ContactClaim() | WhereaboutsClaim():
            return claim.of
        case _:
            return ()


def _tells_more(more: Claim, less: Claim, modality: Modality) -> bool:
    told = False
    match more, less:
        case ActClaim(), ActClaim():
            told = more.act in _SAID_BY_MORE.get(less.act, ()) and (not less.victims or more.victims == less.victims)
        case WhereaboutsClaim(), WhereaboutsClaim():
            same = not less.of or more.of == less.of
            told = same and _STATES.index(more.state) < _STATES.index(less.state) and _fits(more, less)
        case ActClaim(), WhereaboutsClaim():
            told = modality is not Modality.ACTUAL and less.state in _IMPLIED.get(more.act, ())
        case ResponseClaim(), ResponseClaim():
            told = more.response == "denied the event" and less.response == "refused"
        case ResponseClaim(), ContactClaim():
            told = more.response == "no answer" and less.state == "lost" and more.about is not None
        case ContactClaim(), ResponseClaim():
            told = less.response == "no answer" and more.state == "lost" and less.about is None
        case AppealClaim(), AppealClaim():
            told = more.asks is not None and less.number is None and not less.by and more != less
        case CountClaim(), CountClaim():
            told = more.number == less.number and more.of is not None and less.of is None
        case _:
            pass
    return told


def _implies(more: Claim, less: Claim) -> bool:
    match more, less:
        case ActClaim(), WhereaboutsClaim():
            said = less.state in _IMPLIED.get(more.act, ()) and (not less.of or less.of == more.victims)
            return said and less.place is None and less.custody is None
        case ActClaim(), ContactClaim():
            return more.act == "incommunicado detention" and less.with_whom == "anyone" and less.state == "denied"
        case ContactClaim(), WhereaboutsClaim():
            return more.state == "lost" and less.state == "silent"
        case _:
            return False


def _fits(more: WhereaboutsClaim, less: WhereaboutsClaim) -> bool:
    """Return whether the less specific of two states adds no place of its own."""
    return less.place is None or less.place == more.place or more.place is None
