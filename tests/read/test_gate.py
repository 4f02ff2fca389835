"""The gate: no exact words, no proposal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from habeas.facts.claim import RemarkClaim, WhereaboutsClaim
from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.facts.source import Attribution, Link, Style
from habeas.facts.span import Span
from habeas.facts.statement import Proposal, Where
from habeas.read import pass_gate

TEXT = "Orlov said that Petrov was held in Zarechensk. Donate now."
HELD = Span(start=11, end=45)
FURNITURE = Span(start=47, end=58)


def entity(entity_id: str, words: str) -> Entity:
    start = TEXT.index(words)
    return Entity(
        id=entity_id, kind=PartyKind.PERSON, name=words, mentions=(Span(start=start, end=start + len(words)),)
    )


def sound_reading() -> Reading:
    speech = Attribution(
        id="a1",
        source=Span(start=0, end=5),
        entity="e1",
        cue=Span(start=6, end=10),
        content=(HELD,),
        style=Style.INDIRECT,
        chain=(Link(who="e1", how="said"), Link(who="the town", how="told")),
    )
    proposal = Proposal(
        id="s1", span=HELD, quote=HELD.of(TEXT), attribution="a1", claim=WhereaboutsClaim(of=("e2",), state="held")
    )
    return Reading(
        language="en",
        published=None,
        reader="test/1",
        entities=(entity("e1", "Orlov"), entity("e2", "Petrov"), entity("e3", "Zarechensk")),
        attributions=(speech,),
        statements=(proposal,),
        furniture=(FURNITURE,),
    )


def test_sound_reading_passes_unchanged() -> None:
    assert pass_gate(TEXT, sound_reading()) == sound_reading()


def statements_after(**changes: object) -> tuple[Proposal, ...]:
    reading = sound_reading()
    changed = replace(reading.statements[0], **changes)  # type: ignore[arg-type]
    return pass_gate(TEXT, replace(reading, statements=(changed,))).statements


@pytest.mark.parametrize(
    "changes",
    [
        {"quote": "that Petrov was held in Zarechensk!"},
        {"quote": ""},
        {"span": Span(start=11, end=400), "quote": TEXT[11:]},
        {"span": FURNITURE, "quote": FURNITURE.of(TEXT)},
        {"attribution": "a9"},
        {"claim": WhereaboutsClaim(of=("e9",), state="held")},
        {"where": Where(entity="e9", span=HELD)},
        {"where": Where(entity="e3", span=Span(start=35, end=999))},
        {"confidence": 1.5},
    ],
)
def test_proposal_that_the_text_does_not_bear_out_is_dropped(changes: dict[str, object]) -> None:
    assert statements_after() == sound_reading().statements
    assert statements_after(**changes) == ()


def test_attribution_outside_the_text_takes_its_proposals_with_it() -> None:
    reading = sound_reading()
    broken = replace(reading.attributions[0], content=(Span(start=11, end=999),))
    passed = pass_gate(TEXT, replace(reading, attributions=(broken,)))
    assert (passed.attributions, passed.statements) == ((), ())


def test_attribution_to_nobody_known_is_dropped() -> None:
    reading = sound_reading()
    broken = replace(reading.attributions[0], entity="e9")
    assert pass_gate(TEXT, replace(reading, attributions=(broken,))).attributions == ()


def test_entity_without_words_in_the_text_is_dropped() -> None:
    reading = sound_reading()
    ghost = replace(reading.entities[2], mentions=(Span(start=100, end=105),))
    passed = pass_gate(TEXT, replace(reading, entities=(*reading.entities[:2], ghost)))
    assert [found.id for found in passed.entities] == ["e1", "e2"]


def test_id_is_used_once_and_proposals_stand_in_order() -> None:
    reading = sound_reading()
    first = Proposal(id="s2", span=Span(start=0, end=5), quote="Orlov", attribution=None, claim=RemarkClaim())
    again = replace(first, id="s1")
    passed = pass_gate(TEXT, replace(reading, statements=(*reading.statements, first, again)))
    assert [proposal.id for proposal in passed.statements] == ["s2", "s1"]
