"""Whose kin "his brother" is where the text names more than one who could be meant: nobody's, rather than another's."""

from __future__ import annotations

import pytest

from habeas.read import read
from tests.read.en.names.texts import entities_of

TOLD_BEFORE = "Medic Stepan Orsk came on Tuesday. He said that he had waited, and that Stepan Orsk would wait.\n\n"


def ties_of(text: str) -> list[tuple[str, str, str]]:
    """Return who is whose what, by name."""
    entities = entities_of(text)
    return [(entities.get(tie.from_id).name, tie.tie, entities.get(tie.to_id).name) for tie in entities.ties]


@pytest.mark.parametrize(
    ("sentence", "tie"),
    [
        ("Pavel Drozd was released on 3 May, his mother said.", ("his mother", "mother of", "Pavel Drozd")),
        ("Police never detained Pavel Drozd, his wife says.", ("his wife", "wife of", "Pavel Drozd")),
        ("“Pavel Drozd is ill,” his sister told us.", ("his sister", "sister of", "Pavel Drozd")),
    ],
)
def test_kin_who_tells_is_the_kin_of_the_one_told_of(sentence: str, tie: tuple[str, str, str]) -> None:
    assert ties_of(TOLD_BEFORE + sentence) == [tie]


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Torv was arrested on 3 May. Colonel Arkady Brun refused to answer his mother.",
        "Ivan Torv came on Tuesday. Soldiers took Pavel Drozd away on 3 May. His brother told us of it.",
        "The commander Arkady Brun beat Pavel Drozd, his brother said.",
        "Ivan Torv spoke to us on Tuesday. According to his wife, Pavel Drozd was beaten.",
    ],
)
def test_kin_of_either_of_two_is_tied_to_neither(text: str) -> None:
    assert ties_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Torv spoke to us on Tuesday. According to his wife Nina, Pavel Drozd was beaten.",
        "Ivan Torv spoke to us on Tuesday. Police never detained Pavel Drozd, his father Oleg was told.",
        "Ivan Torv spoke to us on Tuesday. Soldiers took Pavel Drozd, his son Oleg was told.",
    ],
)
def test_name_beside_named_kin_is_not_the_kin(text: str) -> None:
    assert ties_of(text) == []


def test_kin_of_the_one_named_alone_is_still_tied() -> None:
    assert ties_of("Ivan Torv was arrested on 3 May. His brother told us.") == [
        ("His brother", "brother of", "Ivan Torv")
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to his wife, Ivan Orsk was beaten.", "his wife"),
        ("According to his mother Anna, Ivan Orsk was beaten.", "Anna"),
        ("Ivan Orsk vanished on 3 May. According to his mother Anna, he was beaten.", "Anna"),
        ("Ivan Orsk vanished on 3 May. According to his mother, he was beaten.", "his mother"),
    ],
)
def test_kin_who_leads_to_a_name_is_who_tells(text: str, source: str) -> None:
    reading = read(text, language="en")
    told = [each.entity for each in reading.attributions]
    assert [reading.entity(one).name if one else None for one in told] == [source]
