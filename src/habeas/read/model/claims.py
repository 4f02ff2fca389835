"""From what a model said to a claim: every word of it from our vocabulary, or from the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from habeas.facts.claim import (
    ACTS,
    WHEREABOUTS_STATES,
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
from habeas.facts.count import Count
from habeas.facts.party import PartyKind
from habeas.read.model.answer import Said
from habeas.read.model.cast import Cast
from habeas.read.model.schema import CONTACT_STATES, CONTACT_WITH, COUNT_STATES, RESPONSES, TIES

_PEOPLE = (PartyKind.PERSON, PartyKind.GROUP, PartyKind.UNIT)
_ACTORS = (*_PEOPLE, PartyKind.ORGANIZATION)
_DIGITS = re.compile(r"\d+")
_GAP_IN_NUMBER = re.compile(r"(?<=\d)[\s,.\u00a0\u202f](?=\d{3}(?!\d))")


def claim_of(said: Said, cast: Cast, passage: str) -> Claim | None:
    """Return the claim that a model made, None where what its kind needs is not there.

    Args:
        said: What the model said.
        cast: Whom the text names.
        passage: The quotation; words such as a number must stand in it.
    """
    return _MAKERS[said.kind](said, cast, passage)


def _count(said: Said, cast: Cast, passage: str) -> Claim | None:
    number = _number(said, passage)
    if number is None:
        return None
    of = cast.ids_of(said.of, *_PEOPLE)
    state = _chosen(said, "state", COUNT_STATES)
    return CountClaim(of=of[0] if of else None, number=number, state=state)


def _act(said: Said, cast: Cast, passage: str) -> Claim | None:
    act = _chosen(said, "act", ACTS)
    victims, doers = cast.ids_of(said.of, *_PEOPLE), cast.ids_of(said.by, *_ACTORS)
    if act is None or not (victims or doers):
        return None
    return ActClaim(act=act, victims=victims, perpetrators=tuple(one for one in doers if one not in victims))


def _contact(said: Said, cast: Cast, passage: str) -> Claim | None:
    of, state = cast.ids_of(said.of, *_PEOPLE), _chosen(said, "state", CONTACT_STATES)
    if not of or state is None:
        return None
    return ContactClaim(of=of, with_whom=_chosen(said, "with", CONTACT_WITH) or "anyone", state=state)


def _whereabouts(said: Said, cast: Cast, passage: str) -> Claim | None:
    of, state = cast.ids_of(said.of, *_PEOPLE), _chosen(said, "state", WHEREABOUTS_STATES)
    if not of or state is None:
        return None
    return WhereaboutsClaim(of=of, state=state, place=cast.id_of(said.words.get("place", ""), PartyKind.PLACE))


def _tie(said: Said, cast: Cast, passage: str) -> Claim | None:
    tie, holders = _chosen(said, "tie", TIES), cast.ids_of(said.by, *_ACTORS)
    to = cast.id_of(said.words.get("to", ""), *_ACTORS)
    if tie is None or not holders or to is None or holders[0] == to:
        return None
    return TieClaim(tie=tie, from_party=holders[0], to=to)


def _appeal(said: Said, cast: Cast, passage: str) -> Claim | None:
    by, to = cast.ids_of(said.by, *_ACTORS), cast.id_of(said.words.get("to", ""), *_ACTORS)
    number = _number(said, passage)
    asks = said.words.get("asks", "").strip()
    if not by and number is None:
        return None
    return AppealClaim(by=by, to=to, asks=asks if asks and asks in passage else None, number=number)


def _response(said: Said, cast: Cast, passage: str) -> Claim | None:
    by, response = cast.ids_of(said.by, *_ACTORS), _chosen(said, "response", RESPONSES)
    if not by or response is None:
        return None
    return ResponseClaim(by=by[0], response=response, to=cast.ids_of(said.of, *_ACTORS))


def _remark(said: Said, cast: Cast, passage: str) -> Claim | None:
    return RemarkClaim()


_MAKERS: Mapping[str, Callable[[Said, Cast, str], Claim | None]] = {
    "count": _count, "act": _act, "contact": _contact, "whereabouts": _whereabouts, "tie": _tie, "appeal": _appeal,
    "response": _response, "remark": _remark,
}  # fmt: skip


def _chosen(said: Said, field: str, words: tuple[str, ...]) -> str | None:
    word = said.words.get(field, "")
    return word if word in words else None


def _number(said: Said, passage: str) -> Count | None:
    """Return the number that a model gave, None where its words are not in the quotation or figures contradict it.

    Figures in the words must be one of the bounds; a number written out is taken as the model reads it, and a person
    sees both.
    """
    words = said.words.get("number_words", "").strip()
    least, most = said.at_least, said.at_most
    if not words or words not in passage or least is None or (most is not None and most < least):
        return None
    figures = {int(digits) for digits in _DIGITS.findall(_GAP_IN_NUMBER.sub("", words)) if len(digits) < 10}
    if figures and not {least, most} & figures:
        return None
    return Count(at_least=least, at_most=most, words=words)
