"""Sources that no word names, and writers of letters that one does."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.reading import Reading
from habeas.read import is_pronoun, read


def reading_of(language: str, text: str) -> Reading:
    return read(text, published=date(2026, 7, 20), language=language)


def sources(reading: Reading) -> list[str | None]:
    """Return the names of those who speak, None for whom nobody names."""
    return [reading.entity(one.entity).name if one.entity else None for one in reading.attributions]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He said that the men were beaten."),
        ("en", "We say that the men were beaten."),
        ("ru", "Я сказала, что он в подвале."),
        ("ru", "Он сказал, что людей избили."),
        ("uk", "Вона сказала, що людей побили."),
    ],
)
def test_pronoun_that_stands_for_nobody_told_is_in_no_chain(language: str, text: str) -> None:
    reading = reading_of(language, text)
    assert sources(reading) == [None]
    assert [one.chain for one in reading.attributions] == [()]
    assert [is_pronoun(one.source.of(text)) for one in reading.attributions if one.source] == [True]


def test_pronoun_that_stands_for_somebody_gives_way_to_the_name() -> None:
    reading = reading_of("en", "Anna Torv came on Monday. She said that the men were beaten.")
    assert sources(reading) == ["Anna Torv"]
    assert [len(one.chain) for one in reading.attributions] == [1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("He", True), ("я", True), ("Вона,", True), ("“They”", True), ("her mother", False), ("Анна", False), ("", False)],
)
def test_only_a_pronoun_alone_names_nobody(words: str, *, expected: bool) -> None:
    assert is_pronoun(words) is expected


@pytest.mark.parametrize(
    "text",
    [
        "My name is Anna Torv. I say that my son was beaten.",
        "I, Anna Torv, write this. I say that my son was beaten.",
        "My son was taken on 3 May. I say that he was beaten.\n\nYours, Anna Torv",
        "My son Ivan was taken on 3 May. I say that he was beaten.\n\nAnna Torv",
    ],
)
def test_i_of_a_letter_is_whoever_signs_it_or_names_herself(text: str) -> None:
    assert sources(reading_of("en", text)) == ["Anna Torv"]


def test_name_at_the_foot_of_what_nobody_tells_as_i_signs_nothing() -> None:
    reading = reading_of("en", "The road was closed. “I say that he was beaten,” a man told us.\n\nAnna Torv")
    assert "Anna Torv" not in sources(reading)


def test_name_under_a_search_for_a_son_without_a_name_can_be_his() -> None:
    text = "Help me find my son. I have not slept since 3 May. I was beaten by the guards when I asked.\n\nIvan Torv"
    reading = reading_of("en", text)
    names = {one.id: one.name for one in reading.entities}
    pointed = {names[each] for one in reading.statements for each in one.claim.references()}
    assert "Ivan Torv" in names.values()
    assert "Ivan Torv" not in pointed


def test_writer_who_may_not_visit_is_not_the_prisoner() -> None:
    text = "My name is Anna Torv. I have been allowed neither to visit nor to telephone Ivan Torv."
    reading = reading_of("en", text)
    names = {one.id: one.name for one in reading.entities}
    kept = [names[each] for one in reading.statements for each in getattr(one.claim, "of", ())]
    assert "Anna Torv" not in kept


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Меня зовут Елена Коваль. Я говорю, что сына забрали. Я не знаю, где он.", "Елена Коваль"),
        ("uk", "Мене звати Олена Коваль. Я кажу, що сина забрали. Я не знаю, де він.", "Олена Коваль"),
    ],
)
def test_whoever_tells_her_name_is_the_author(language: str, text: str, name: str) -> None:
    assert set(sources(reading_of(language, text))) == {name}
