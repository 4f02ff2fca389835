"""Names that the text itself puts right: one word, one kind; a name that comes back; where the name of a body ends."""

from __future__ import annotations

import pytest

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.names.echoes import with_echoes
from habeas.read.languages.slavic.names.model import BEGIN, INSIDE
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.names.spotting import persons_apart
from habeas.read.languages.slavic.names.tidying import tidy
from habeas.read.languages.slavic.names.voting import vote
from habeas.read.languages.slavic.wordlists import load_wordlists
from tests.read.slavic.parsing import document_of


def sighting(first: int, last: int, kind: PartyKind) -> Sighting:
    """Return what stands at these tokens of the first sentence."""
    return Sighting(first=first, name=first, last=last, sentence=0, kind=kind)


def test_word_follows_the_kind_of_its_other_places() -> None:
    document = document_of("В Лугани ждут, из Лугани едут, Лугань молчит.", "ru")
    places = [sighting(at, at + 1, PartyKind.PLACE) for at in (1, 5)]
    person = sighting(8, 9, PartyKind.PERSON)
    assert [each.kind for each in vote(document, [*places, person])] == [PartyKind.PLACE] * 3
    assert vote(document, [places[0], person]) == [places[0], person]


def test_longer_name_of_a_body_comes_back_with_a_capital() -> None:
    document = document_of("Луговой союз молчит, о Луговом союзе пишут, это луговой союз.", "ru")
    (_, again) = with_echoes(document, [sighting(0, 2, PartyKind.ORGANIZATION)])
    assert (again.first, again.last, again.kind) == (5, 7, PartyKind.ORGANIZATION)


@pytest.mark.parametrize(
    ("text", "seen", "told"),
    [
        ("Театр имени Анны Луниной ждёт.", [(0, 2, "organization"), (2, 4, "person")], (0, 4)),
        ("Лугосвязь, расположенная в Заречье, ждёт.", [(0, 5, "organization")], (0, 1)),
        ("Хотя Дума ждёт.", [(0, 2, "organization")], (1, 2)),
        ("Американские власти ждут.", [], (0, 2)),
        ("Компания «Алтек» ждёт.", [], (0, 4)),
    ],
)
def test_body_begins_and_ends_where_its_words_do(
    text: str, seen: list[tuple[int, int, str]], told: tuple[int, int]
) -> None:
    document = document_of(text, "ru")
    sightings = [sighting(first, last, PartyKind(kind)) for first, last, kind in seen]
    found = [each for each in tidy(document, sightings, load_wordlists("ru")) if each.kind is PartyKind.ORGANIZATION]
    assert [(each.first, each.last) for each in found] == [told]


@pytest.mark.parametrize(
    ("begins", "given", "told"),
    [
        ([1, 0, 1, 0], [1, 0, 1, 0], [BEGIN, INSIDE, BEGIN, INSIDE]),
        ([1, 0, 1, 0], [1, 1, 0, 0], [BEGIN, INSIDE, INSIDE, INSIDE]),
        ([1, 1, 0, 0], [0, 1, 1, 0], [BEGIN, INSIDE, INSIDE, INSIDE]),
        ([1, 1, 1, 0], [0, 0, 0, 0], [BEGIN, BEGIN, BEGIN, INSIDE]),
    ],
)
def test_person_whom_the_network_sees_begin_is_told_apart(begins: list[int], given: list[int], told: list[int]) -> None:
    found = persons_apart([BEGIN, INSIDE, INSIDE, INSIDE], list(map(bool, begins)), list(map(bool, given)))
    assert found == told
