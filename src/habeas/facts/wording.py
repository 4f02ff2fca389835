"""A claim in a few words, for lists and tables; the words of the source stand beside it, never instead of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
from habeas.facts.count import Count
from habeas.facts.when import When

NameOf = Callable[[str], str]
"""Gives the name of an entity or a party by its id."""


def claim_in_words(claim: Claim, name_of: NameOf) -> str:
    """Return what a claim says, in English, with names in the place of ids."""
    match claim:
        case CountClaim():
            return _count(claim, name_of)
        case ActClaim():
            return _act(claim, name_of)
        case ContactClaim():
            return f"{_names(claim.of, name_of)}: {claim.state}, {claim.with_whom}"
        case WhereaboutsClaim():
            return _whereabouts(claim, name_of)
        case TieClaim():
            return f"{name_of(claim.from_party)} · {claim.tie} {name_of(claim.to)}"
        case AppealClaim():
            return _appeal(claim, name_of)
        case ResponseClaim():
            return _response(claim, name_of)
        case _:
            return "said, of no other kind"


def count_in_words(count: Count) -> str:
    """Return the bounds of a count: `61`, `8–10`, `at least 234`, `up to 300`."""
    if count.at_most is None:
        return f"at least {count.at_least}"
    if count.is_exact:
        return str(count.at_least)
    return f"up to {count.at_most}" if count.at_least <= 1 else f"{count.at_least}–{count.at_most}"


def when_in_words(when: When) -> str:
    """Return the words of a date with its bounds: `earlier this month (2023-07-01 to 2023-07-20)`."""
    bounds = when.edtf.strip("[]").replace("..", " to ").replace("/", " to ") if when.edtf else ""
    return f"{when.words} ({bounds})" if when.words else bounds


def _count(claim: CountClaim, name_of: NameOf) -> str:
    is_part = claim.of is not None and claim.of == claim.part_of
    who = name_of(claim.of) if claim.of and not is_part else claim.about or ""
    parts = [count_in_words(claim.number), who]
    if claim.measure and claim.measure.value != "total":
        parts.append(f"({claim.measure.value})")
    words = " ".join(part for part in parts if part)
    if claim.part_of:
        words += f" of {name_of(claim.part_of)}"
    return f"{words}: {claim.state}" if claim.state else words


def _act(claim: ActClaim, name_of: NameOf) -> str:
    words = claim.act
    if claim.victims:
        words += f" → {_names(claim.victims, name_of)}"
    if claim.perpetrators:
        words += f" · by {_names(claim.perpetrators, name_of)}"
    return f"{words} · {claim.conditions}" if claim.conditions else words


def _whereabouts(claim: WhereaboutsClaim, name_of: NameOf) -> str:
    words = f"{_names(claim.of, name_of)}: {claim.state}"
    if claim.place:
        words += f" → {name_of(claim.place)}"
    return f"{words} · custody {claim.custody.value}" if claim.custody else words


def _appeal(claim: AppealClaim, name_of: NameOf) -> str:
    words = _names(claim.by, name_of)
    words += f" → {name_of(claim.to)}" if claim.to else ""
    words += f", {count_in_words(claim.number)}" if claim.number else ""
    return f"{words}: {claim.asks}" if claim.asks else words


def _response(claim: ResponseClaim, name_of: NameOf) -> str:
    words = f"{name_of(claim.by) if claim.by else 'someone'}: {claim.response}"
    words += f" → {_names(claim.to, name_of)}" if claim.to else ""
    return f"{words} · {claim.about}" if claim.about else words


def _names(references: Iterable[str], name_of: NameOf) -> str:
    return ", ".join(name_of(reference) for reference in references) or "someone"
