"""An invented case to test the desk with, and a reader of its two reports that never changes its mind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.facts.claim import Claim, ContactClaim, CountClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.facts.source import Attribution, Style
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.facts.when import on_day
from habeas.facts.why import Weighed, Why

REPORT = """Sister says conscript has not called

"Pavel Orlin is held in a cellar near Zarechensk," his sister, Anna Orlina, said on 13 October.

"He was not allowed to call us," she said. Sixty-one men refused to go.
"""

SECOND_REPORT = """Conscript is still missing

Pavel Orlin has not called since 3 October.
"""

PUBLISHED = date(2023, 10, 16)
HELD = "Pavel Orlin is held in a cellar near Zarechensk"
NOT_CALLED = "He was not allowed to call us"
COUNTED = "Sixty-one men refused to go"
SILENT = "Pavel Orlin has not called since 3 October"

_NAMES = {
    "e1": (PartyKind.PERSON, "Pavel Orlin"),
    "e2": (PartyKind.PERSON, "Anna Orlina"),
    "e3": (PartyKind.PLACE, "Zarechensk"),
    "e4": (PartyKind.GROUP, "men"),
}
_CLAIMS: dict[str, Claim] = {
    HELD: WhereaboutsClaim(of=("e1",), state="held", place="e3"),
    NOT_CALLED: ContactClaim(of=("e1",), with_whom="family", state="denied"),
    COUNTED: CountClaim(of="e4", number=Count(at_least=61, at_most=61, words="Sixty-one"), state="refused"),
    SILENT: ContactClaim(of=("e1",), with_whom="anyone", state="lost"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedReader:
    """Reads the invented reports and nothing else, so that these tests do not depend on how well texts are read."""

    language: str = "en"
    name: str = "fixed-en/1"

    def read(self, text: str, published: date | None) -> Reading:
        """Return the claims whose words the text holds."""
        entities = tuple(
            Entity(id=key, kind=kind, name=name, spellings=(name,), mentions=(_span(text, name),))
            for key, (kind, name) in _NAMES.items()
            if name in text
        )
        speech = tuple(
            Attribution(
                id="a1", source=_span(text, "Anna Orlina"), entity="e2", cue=None, content=(_span(text, HELD),),
                style=Style.DIRECT,
            )
            for _ in [HELD]
            if HELD in text
        )  # fmt: skip
        return Reading(
            language="en",
            published=published,
            reader=self.name,
            entities=entities,
            attributions=speech,
            statements=tuple(
                _proposal(place, text, words, claim)
                for place, (words, claim) in enumerate(_CLAIMS.items(), start=1)
                if words in text
            ),
        )


def _proposal(place: int, text: str, words: str, claim: Claim) -> Proposal:
    return Proposal(
        id=f"s{place}",
        span=_span(text, words),
        quote=words,
        attribution="a1" if words == HELD else None,
        claim=claim,
        when=on_day(date(2023, 10, 13)) if words == HELD else None,
        confidence=0.9,
        rule="fixed",
        why=Why(
            says=f"the text holds the words of <claim {place}>",
            cues=(_span(text, words.partition(" ")[0]),),
            frame="as it is",
            weighed=(Weighed(reason="it is invented", by=0.95), Weighed(reason="it is fixed", by=-0.05)),
        ),
    )  # fmt: skip


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))
