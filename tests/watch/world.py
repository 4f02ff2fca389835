"""Invented people and statements for the tests of the stages that follow the record."""

from __future__ import annotations

from datetime import date

from habeas.facts.anchor import Anchor
from habeas.facts.claim import Claim
from habeas.facts.ids import ExhibitId, PartyId, StatementId, digest
from habeas.facts.party import Party, PartyKind
from habeas.facts.source import Link, Medium, Style
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Origin, Polarity, Statement
from habeas.facts.when import When

TIMUR = PartyId("p-timur")
MOTHER = PartyId("p-mother")
GROUP = PartyId("p-refusers")
EIGHT = PartyId("p-eight")
TEN = PartyId("p-ten")
BRIGADE = PartyId("p-brigade")
COMMANDER = PartyId("p-commander")
ZARECHENSK = PartyId("p-zarechensk")
BRUSKOVO = PartyId("p-bruskovo")

PARTIES: dict[PartyId, Party] = {
    party.id: party
    for party in (
        Party(id=TIMUR, kind=PartyKind.PERSON, name="Timur Badmaev", spellings=("Timur Badmaev", "Тимур Бадмаев")),
        Party(id=MOTHER, kind=PartyKind.PERSON, name="Darima Badmaeva", roles=("mother of a soldier",)),
        Party(id=GROUP, kind=PartyKind.GROUP, name="refusers"),
        Party(id=EIGHT, kind=PartyKind.GROUP, name="group of eight", part_of=GROUP),
        Party(id=TEN, kind=PartyKind.GROUP, name="group of ten", part_of=GROUP),
        Party(id=BRIGADE, kind=PartyKind.UNIT, name="901st Brigade"),
        Party(id=COMMANDER, kind=PartyKind.PERSON, name="Oleg Sobinov", roles=("Lieutenant Colonel", "commander")),
        Party(id=ZARECHENSK, kind=PartyKind.PLACE, name="Zarechensk"),
        Party(id=BRUSKOVO, kind=PartyKind.PLACE, name="Bruskovo"),
    )
}


def said(
    number: int,
    claim: Claim,
    *,
    when: When | None = None,
    published: date | None = date(2022, 7, 20),
    speaker: PartyId | None = None,
    style: Style | None = None,
    medium: Medium = Medium.UNKNOWN,
    said_on: str | None = None,
    chain: tuple[Link, ...] = (),
    key: str = "",
    place: PartyId | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ACTUAL,
    quote: str = "invented words",
    publisher: str = "The Invented Gazette",
) -> Statement:
    """Return a statement with everything that a test does not care about filled in."""
    anchor = Anchor(exhibit=ExhibitId("x-1"), layer_sha256=digest(b""), span=Span(start=0, end=len(quote)), quote=quote)
    speaker_name = PARTIES[speaker].name if speaker in PARTIES else ""
    origin = Origin(
        speaker=speaker, speaker_name=speaker_name, chain=chain, publisher=publisher,
        medium=medium, style=style, said_edtf=said_on, key=key,
    )  # fmt: skip
    return Statement(
        id=StatementId(f"s-{number:03}"), claim=claim, anchor=anchor, origin=origin, published_on=published,
        when=when, place=place, polarity=polarity, modality=modality,
    )  # fmt: skip
