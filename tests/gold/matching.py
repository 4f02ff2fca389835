"""Whether a proposal says what a label says, and where it falls short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)  # fmt: skip
from habeas.facts.edtf import parse_edtf
from habeas.facts.reading import Reading
from habeas.facts.statement import Proposal
from tests.gold.labels import GoldReport, Label, Pattern, Spellings
from tests.read.expectation import sentence_around


def holds(proposal: Proposal, label: Label, reading: Reading, report: GoldReport) -> bool:
    """Return whether the proposal stands in the label's sentence and says one of the things that will do."""
    return stands_near(proposal, label, report) and any(
        next(shortfalls(proposal, pattern, label, reading), None) is None for pattern in label.patterns
    )


def stands_near(proposal: Proposal, label: Label, report: GoldReport) -> bool:
    """Return whether the sentence of the proposal and the words of the label share a letter."""
    return sentence_around(proposal.span, report.text).overlaps(label.span)


def shortfalls(proposal: Proposal, pattern: Pattern, label: Label, reading: Reading) -> Iterator[str]:
    """Yield the name of each field in which the proposal is not what the pattern wants; nothing where it is."""
    claim = proposal.claim
    if claim.kind != pattern.kind:
        yield "kind"
        return
    if pattern.values and not set(pattern.values) & {value_of(claim), *BROADER.get(value_of(claim) or "", ())}:
        yield "value"
    if not _is_as_many(claim, pattern):
        yield "number"
    if proposal.polarity.value not in pattern.polarities:
        yield "polarity"
    if proposal.modality.value not in label.modalities:
        yield "modality"
    if pattern.channels and isinstance(claim, ContactClaim) and claim.with_whom not in pattern.channels:
        yield "with"
    if not _is_about(claim, pattern, reading):
        yield "whose"


BROADER = {
    "investigation opened": ("granted", "other"),
    "promised": ("granted", "other"),
    "acknowledged": ("granted", "other"),
    "forwarded": ("other", "refused"),
}
"""Responses that the contract leaves open, and what the labels call them."""


def value_of(claim: Claim) -> str | None:
    """Return the act, state, tie or response of a claim; a claim of another kind has none."""
    match claim:
        case ActClaim():
            return claim.act
        case ContactClaim() | WhereaboutsClaim():
            return claim.state
        case TieClaim():
            return claim.tie
        case ResponseClaim():
            return claim.response
    return None


def number_of(claim: Claim) -> tuple[int, int | None] | None:
    """Return the bounds of a claim's number."""
    number = claim.number if isinstance(claim, CountClaim | AppealClaim) else None
    return (number.at_least, number.at_most) if number else None


def _is_as_many(claim: Claim, pattern: Pattern) -> bool:
    number = number_of(claim)
    if not pattern.numbers or number is None:
        return not pattern.numbers
    holds_it = pattern.about is not None and number[0] <= pattern.about <= (number[1] or pattern.about)
    return number in pattern.numbers or holds_it


def subjects_of(claim: Claim) -> tuple[str, ...]:
    """Return the ids of those whom a claim is about, or of those who appeal and answer."""
    match claim:
        case CountClaim():
            return (claim.of,) if claim.of else ()
        case ActClaim():
            return claim.victims
        case ContactClaim() | WhereaboutsClaim():
            return claim.of
        case AppealClaim():
            return claim.by
        case ResponseClaim():
            return (claim.by,) if claim.by else ()
    return ()


def _is_about(claim: Claim, pattern: Pattern, reading: Reading) -> bool:
    """Return whether all whom the claim names are wanted, and it names somebody where anybody is."""
    if isinstance(claim, TieClaim):
        return is_called(pattern.source, claim.from_party, reading) and is_called(pattern.target, claim.to, reading)
    subjects = subjects_of(claim)
    if not pattern.whose:
        return True
    wanted = tuple(spelling for spellings in pattern.whose for spelling in spellings)
    return bool(subjects) and all(is_called(wanted, subject, reading) for subject in subjects)


def is_called(wanted: Spellings, entity_id: str, reading: Reading) -> bool:
    """Return whether an entity bears one of the names, in whole or as words of its names or of one of its roles."""
    entity = reading.entity(entity_id)
    names = _words(" ".join((entity.name, *entity.spellings)))
    return any(
        _stand_in(_words(spelling), names) or any(_stand_in(_words(spelling), _words(role)) for role in entity.roles)
        for spelling in wanted
    )


def has_right_origin(proposal: Proposal, label: Label, reading: Reading, report: GoldReport) -> bool:
    """Return whether the proposal credits whom the label credits, or nobody where the publisher speaks."""
    if proposal.attribution is None:
        return label.narrated
    speech = reading.attribution(proposal.attribution)
    if speech.entity is not None and is_called(label.origins, speech.entity, reading):
        return True
    words = _words(speech.source.of(report.text)) if speech.source else frozenset[str]()
    return any(_stand_in(_words(origin), words) for origin in label.origins)


def has_right_medium(proposal: Proposal, label: Label, reading: Reading) -> bool | None:
    """Return whether the medium is right; None where the label names none or the publisher speaks."""
    if not label.media or (label.narrated and proposal.attribution is None):
        return None
    return proposal.attribution is not None and reading.attribution(proposal.attribution).medium.value in label.media


def has_right_when(proposal: Proposal, label: Label) -> bool | None:
    """Return whether the first and last possible day are right; None where the label names no day."""
    if not label.whens:
        return None
    when = proposal.when
    wanted = [parse_edtf(edtf) for edtf in label.whens]
    return when is not None and any((when.earliest, when.latest) == (one.earliest, one.latest) for one in wanted)


def has_right_place(proposal: Proposal, label: Label, reading: Reading) -> bool | None:
    """Return whether the place is right; None where the label names none or the claim has no such field."""
    places = tuple(place for pattern in label.patterns if pattern.kind == "whereabouts" for place in pattern.place)
    if not places or not isinstance(proposal.claim, WhereaboutsClaim):
        return None
    return proposal.claim.place is not None and is_called(places, proposal.claim.place, reading)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _stand_in(wanted: frozenset[str], words: frozenset[str]) -> bool:
    """Return whether each wanted word is among the words, in whatever case a Slavic language declines it."""
    return wanted <= words or all(any(is_same_word(one, other) for other in words) for one in wanted)


def is_same_word(one: str, other: str) -> bool:
    """Return whether two words are one; Cyrillic ones may differ in up to three letters of their ends."""
    if one == other or not (one[0] >= "\u0400" and other[0] >= "\u0400"):
        return one == other
    alike = next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        len(min(one, other, key=len)),
    )
    return alike >= max(3, min(len(one), len(other)) - 2) and max(len(one), len(other)) - alike <= 3
