"""Claims, dates and origins in plain words of one language, for forms and letters.

Names stand as the record spells them, never declined: where the record has a spelling in the script of the form,
that one is used. What the record has in other words than the form's language stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from habeas.act.phrasebook import Phrasebook, phrasebook
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
from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind
from habeas.facts.source import Medium
from habeas.facts.statement import Modality, Origin, Polarity, Statement
from habeas.facts.when import Days, When

Parties = Mapping[PartyId, Party]
NamesOf = Callable[[Iterable[str]], str]
NameOf = Callable[[str | None], str]


def day_in_words(day: date, language: str = "en") -> str:
    """Return a day as it stands in a letter, such as `5 July 2022`."""
    book = phrasebook(language)
    return book.say("when.day", day=str(day.day), month=book.months[day.month - 1], year=str(day.year))


def when_in_words(when: When | None, language: str = "en") -> str:
    """Return what a date claims and no more; empty where there is none."""
    if when is None:
        return ""
    if when.some is None or when.every == when.some:
        days = when.every or when.some
        assert days is not None, "one bound is always there"
        if days.first == days.last and days.first is not None:
            return phrasebook(language).say("when.on", first=day_in_words(days.first, language))
        return _range(days, "throughout", "since", "until", language)
    return _range(when.some, "between", "not_before", "not_after", language)


def _range(days: Days, both: str, from_only: str, until_only: str, language: str) -> str:
    if days.first is None and days.last is None:
        return ""
    name = both if days.first and days.last else from_only if days.first else until_only
    first = day_in_words(days.first, language) if days.first else ""
    last = day_in_words(days.last, language) if days.last else ""
    return phrasebook(language).say(f"when.{name}", first=first, last=last)


def silence_in_words(at_least: int, at_most: int | None, as_of: date, language: str = "en") -> str:
    """Return how long nobody has heard from a person, in a sentence that names the day it was counted on.

    Args:
        at_least: Whole days that the silence has certainly lasted.
        at_most: Whole days that it can have lasted, None where nothing bounds it.
        as_of: The day up to which it was counted.
        language: One of `LANGUAGES`.
    """
    book = phrasebook(language)
    shape = "at_least" if at_most is None else "exactly" if at_most == at_least else "between"
    counted = at_least if at_most is None else at_most
    days = book.counted("silence.days" if shape == "exactly" else f"silence.days_{shape}", counted)
    return book.say(
        f"silence.{shape}", least=str(at_least), most=str(at_most), days=days, day=day_in_words(as_of, language)
    )


def party_name(reference: str | None, parties: Parties, language: str = "en") -> str:
    """Return a party's name in the spelling that the language reads best, or its id where nobody knows it."""
    book = phrasebook(language)
    if reference is None:
        return book.say("claims.unnamed")
    known = parties.get(PartyId(reference))
    if known is None:
        return reference
    name = book.spelling(known.name, known.spellings)
    return book.quoted(name) if known.kind is PartyKind.GROUP else name


def claim_in_words(statement: Statement, parties: Parties, language: str = "en") -> str:
    """Return one statement's claim as a phrase, with place, days and whether it was denied or only threatened."""
    book = phrasebook(language)
    phrase = _phrase(statement.claim, parties, book)
    if statement.place is not None and not _needs_no_place(statement.claim):
        phrase = book.say("claims.at_place", claim=phrase, place=party_name(statement.place, parties, language))
    days = when_in_words(statement.when, language)
    if days:
        phrase = book.say("claims.at_time", claim=phrase, days=days)
    if statement.modality is not Modality.ACTUAL:
        modality = book.word("modality", statement.modality.value)
        phrase = book.say("claims.modal", modality=modality, claim=phrase)
    return book.say("claims.denied", claim=phrase) if statement.polarity is Polarity.DENIED else phrase


def _needs_no_place(claim: Claim) -> bool:
    """Return whether a claim has its place in itself, or none: an appeal's is only the town of the office."""
    if isinstance(claim, WhereaboutsClaim):
        return claim.place is not None
    return isinstance(claim, AppealClaim | ResponseClaim)


def origin_in_words(origin: Origin, parties: Parties, language: str = "en") -> str:
    """Return who said it, through what, and who carried it."""
    book = phrasebook(language)
    speaker = party_name(origin.speaker, parties, language) if origin.speaker else origin.speaker_name
    relays = [party_name(link.who, parties, language) for link in origin.chain[1:]]
    return book.say(
        "origin.all",
        speaker=speaker or book.say("origin.unnamed"),
        medium="" if origin.medium is Medium.UNKNOWN else book.word("media", origin.medium.value),
        relays="".join(book.say("origin.relay", name=name) for name in relays if name),
        publisher=origin.publisher,
    )


def _phrase(claim: Claim, parties: Parties, book: Phrasebook) -> str:
    """Return the claim alone, by the template of its kind."""

    def names(references: Iterable[str]) -> str:
        found = ", ".join(party_name(one, parties, book.language) for one in references)
        return found or book.say("claims.unnamed")

    def named(reference: str | None) -> str:
        return party_name(reference, parties, book.language) if reference else ""

    if isinstance(claim, ActClaim):
        fields = {
            "act": book.word("acts", claim.act),
            "victims": names(claim.victims),
            "perpetrators": names(claim.perpetrators) if claim.perpetrators else "",
            "conditions": book.quoted(claim.conditions or ""),
        }
    elif isinstance(claim, WhereaboutsClaim):
        custody = book.word("custody", claim.custody.value) if claim.custody else ""
        state = book.word("states", claim.state)
        fields = {"of": names(claim.of), "state": state, "place": named(claim.place), "custody": custody}
    elif isinstance(claim, ContactClaim):
        channel = book.word("channels", claim.with_whom)
        fields = {"of": names(claim.of), "with_whom": channel, "state": book.word("contact", claim.state)}
    elif isinstance(claim, TieClaim):
        tie = book.word("ties", claim.tie)
        fields = {"from_party": named(claim.from_party), "tie": tie, "to": named(claim.to)}
    else:
        fields = _less_common_fields(claim, names, named, book)
    return book.say(f"claims.{claim.kind}", **fields)


def _less_common_fields(
    claim: CountClaim | AppealClaim | ResponseClaim | RemarkClaim,
    names: NamesOf,
    named: NameOf,
    book: Phrasebook,
) -> dict[str, str]:
    if isinstance(claim, AppealClaim):
        number = book.quoted(claim.number.words) if claim.number else ""
        asks = book.quoted(claim.asks or "")
        return {"number": number, "by": names(claim.by), "to": named(claim.to), "asks": asks}
    if isinstance(claim, ResponseClaim):
        by = named(claim.by) or book.say("claims.unnamed")
        to = names(claim.to) if claim.to else ""
        return {"by": by, "to": to, "response": book.word("responses", claim.response)}
    if isinstance(claim, CountClaim):
        of = named(claim.of) or book.say("claims.people")
        state = book.word("states", claim.state) if claim.state else ""
        return {"number": book.quoted(claim.number.words), "of": of, "state": state}
    return {}
