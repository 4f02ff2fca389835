"""Which entity a stretch of text stands for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from tests.read.en.names.texts import entities_of, names_of


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The mother of one of the soldiers, Anna Petrova, wept.",
            "The mother of one of the soldiers, Anna Petrova",
            "Anna Petrova",
        ),
        (
            "Bair Dorzhiev, co-founder of the Selenga Foundation, agreed.",
            "Bair Dorzhiev, co-founder of the Selenga Foundation",
            "Bair Dorzhiev",
        ),
        ("Lawyers for the Selenga Foundation agreed.", "Lawyers for the Selenga Foundation", "Lawyers"),
        ("Anna Petrova left. Her son was ill.", "Her son", "Her son"),
        ("Sources in the Ministry of Defence agreed.", "Sources in the Ministry of Defence", "Ministry of Defence"),
    ],
)
def test_the_syntactic_head_wins(text: str, words: str, name: str) -> None:
    entities = entities_of(text)
    found = entities.at(span_of(text, words))

    assert found is not None
    assert entities.get(found).name == name


def test_stretch_without_entity_stands_for_none() -> None:
    text = "It rained. Anna Petrova left."

    assert entities_of(text).at(span_of(text, "It rained")) is None


def test_within_gives_each_entity_once_in_text_order() -> None:
    text = "Anna Petrova met Ivan Otieno; Petrova wept."
    entities = entities_of(text)

    assert [entities.get(found).name for found in entities.within(Span(start=0, end=len(text)))] == [
        "Anna Petrova",
        "Ivan Otieno",
    ]


def test_unknown_id_is_refused() -> None:
    with pytest.raises(KeyError):
        entities_of("Anna Petrova left.").get("e99")


PIECES = "Anna Petrova said that his mother and the soldiers , of in 37th Brigade ’s “ ” . FSB (NSU) he Kyiv al-X ’"
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_every_span_lies_in_the_text_and_ids_count_up(words: list[str]) -> None:
    text = " ".join(words)
    entities = entities_of(text)

    assert [entity.id for entity in entities.entities] == [f"e{n}" for n in range(1, len(entities.entities) + 1)]
    for entity in entities.entities:
        assert all(span.end <= len(text) for span in (*entity.mentions, *entity.references))
        assert entity.mentions or entity.references
        assert entity.of is None or entities.get(entity.of) is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A town of the gazetteer: a name alone does not tell that it is a place.
        ("In Kharkiv Ivan Orsk was arrested.", ["Ivan Orsk"]),
        ("In Kharkiv Ivan Orsk said that he was well.", ["Ivan Orsk"]),
        ("Dear Ivan Orsk was beaten by the guards.", ["Ivan Orsk"]),
        ("Comrades Ivan Orsk and Pavel Drozd were arrested.", ["Ivan Orsk", "Pavel Drozd"]),
    ],
)
def test_town_and_greeting_are_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert names_of(text, PartyKind.PERSON) == names
