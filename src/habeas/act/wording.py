"""Claims, dates and origins in plain English words, for forms and letters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    Custody,
    RemarkClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.ids import PartyId
from habeas.facts.party import Party
from habeas.facts.source import Medium
from habeas.facts.statement import Modality, Origin, Polarity, Statement
from habeas.facts.when import Days, When

_CUSTODY = {Custody.ACKNOWLEDGED: ", which those who hold them acknowledge", Custody.DENIED: ", which is denied"}


def day_in_words(day: date) -> str:
    """Return a day as it stands in a letter, such as `5 July 2022`."""
    return f"{day.day} {day:%B %Y}"


def when_in_words(when: When | None) -> str:
    """Return what a date claims and no more; empty where there is none."""
    if when is None:
        return ""
    if when.some is None or when.every == when.some:
        days = when.every or when.some
        assert days is not None, "one bound is always there"
        if days.first == days.last and days.first is not None:
            return f"on {day_in_words(days.first)}"
        return _range(days, "throughout", "since", "until")
    return _range(when.some, "on a day", "on a day not before", "on a day not after")


def _range(days: Days, both: str, from_only: str, until_only: str) -> str:
    if days.first is not None and days.last is not None:
        return f"{both} from {day_in_words(days.first)} to {day_in_words(days.last)}"
    if days.first is not None:
        return f"{from_only} {day_in_words(days.first)}"
    return f"{until_only} {day_in_words(days.last)}" if days.last is not None else ""


def party_name(reference: str | None, parties: Mapping[PartyId, Party]) -> str:
    """Return a party's name, or its id where nobody knows it."""
    if reference is None:
        return "somebody not named"
    known = parties.get(PartyId(reference))
    return known.name if known is not None else reference


def claim_in_words(statement: Statement, parties: Mapping[PartyId, Party]) -> str:
    """Return one statement's claim as a phrase, with place, days and whether it was denied or only threatened."""
    phrase = _phrase(statement.claim, parties)
    carries_place = isinstance(statement.claim, WhereaboutsClaim) and statement.claim.place is not None
    if statement.place is not None and not carries_place:
        phrase += f", at {party_name(statement.place, parties)}"
    days = when_in_words(statement.when)
    phrase += f", {days}" if days else ""
    if statement.modality is not Modality.ACTUAL:
        phrase = f"{statement.modality.value}: {phrase}"
    return f"denied: {phrase}" if statement.polarity is Polarity.DENIED else phrase


def origin_in_words(origin: Origin, parties: Mapping[PartyId, Party]) -> str:
    """Return who said it, through what, and who carried it."""
    speaker = party_name(origin.speaker, parties) if origin.speaker else origin.speaker_name
    words = speaker or "nobody named"
    if origin.medium is not Medium.UNKNOWN:
        words += f" ({origin.medium.value})"
    relays = [party_name(link.who, parties) for link in origin.chain[1:]]
    words += "".join(f", passed on by {name}" for name in relays if name)
    return words + (f", in {origin.publisher}" if origin.publisher else "")


def _phrase(claim: Claim, parties: Mapping[PartyId, Party]) -> str:
    if isinstance(claim, ActClaim):
        by = f" by {_names(claim.perpetrators, parties)}" if claim.perpetrators else ""
        conditions = f" ({claim.conditions})" if claim.conditions else ""
        return f"{claim.act} of {_names(claim.victims, parties)}{by}{conditions}"
    if isinstance(claim, WhereaboutsClaim):
        place = f", {party_name(claim.place, parties)}" if claim.place else ""
        return f"{_names(claim.of, parties)}: {claim.state}{place}" + (_CUSTODY[claim.custody] if claim.custody else "")
    if isinstance(claim, ContactClaim):
        whom = {"family": "the family", "lawyer": "counsel"}.get(claim.with_whom, "anyone")
        return f"contact of {_names(claim.of, parties)} with {whom}: {claim.state}"
    if isinstance(claim, TieClaim):
        return f"{party_name(claim.from_party, parties)}, {claim.tie} {party_name(claim.to, parties)}"
    if isinstance(claim, AppealClaim):
        number = f" ({claim.number.words})" if claim.number else ""
        asks = f", asking for {claim.asks}" if claim.asks else ""
        to = f" to {party_name(claim.to, parties)}" if claim.to else ""
        return f"appeal{number} by {_names(claim.by, parties)}{to}{asks}"
    if isinstance(claim, ResponseClaim):
        to = f" to {_names(claim.to, parties)}" if claim.to else ""
        return f"answer of {party_name(claim.by, parties)}{to}: {claim.response}"
    if isinstance(claim, CountClaim):
        of = party_name(claim.of, parties) if claim.of else "people"
        return f"{claim.number.words} of {of}" + (f": {claim.state}" if claim.state else "")
    assert isinstance(claim, RemarkClaim), "there are eight kinds of claim"
    return "remark"


def _names(references: tuple[str, ...], parties: Mapping[PartyId, Party]) -> str:
    return ", ".join(party_name(reference, parties) for reference in references) or "somebody not named"
