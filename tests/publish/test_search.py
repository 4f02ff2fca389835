"""Finding secrets in plain text."""

import pytest

from habeas.facts.party import PartyKind
from habeas.publish import Secret
from habeas.publish.search import Searcher
from habeas.publish.seen import visible
from tests.steps import steps

ANNA = Secret(id="p-anna", kind=PartyKind.PERSON, spellings=("Anna Petrova", "Петрова Анна Олеговна"))
UNIT = Secret(id="p-unit", kind=PartyKind.UNIT, spellings=("901st Motor Rifle Brigade",))
PLACE = Secret(id="p-place", kind=PartyKind.PLACE, spellings=("Zarechensk", "Заречинск"))
POST = Secret(id="p-post", kind=PartyKind.ORGANIZATION, spellings=("The Morning Reed",))
SISTER = Secret(id="p-sister", kind=PartyKind.PERSON, spellings=("sister of a conscript",))
SECRETS = (ANNA, UNIT, PLACE, POST, SISTER)


def found(text: str, *allowed: str) -> list[str]:
    return sorted({hit.secret for hit in Searcher(SECRETS, allowed).find(visible(text))})


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("Petrova came", ["p-anna"]),
        ("A. Petrova came", ["p-anna"]),
        ("PETROVA, A. O.", ["p-anna"]),
        ("сказала Петровой", ["p-anna"]),
        ("with Анной", ["p-anna"]),
        ("Олеговной", ["p-anna"]),
        ("Pe\u00adtro\u200bva", ["p-anna"]),
        ("Ｐｅｔｒｏｖａ", ["p-anna"]),
        ("P e t r o v a   A n n a", ["p-anna"]),
        ("A n n a P e t r o v a", ["p-anna"]),
        ("by p e t r o v a herself", ["p-anna"]),
        ("Z a r e c h e n s k", ["p-place"]),
        ("А.н.н.а П.е.т.р.о.в.а", ["p-anna"]),
        ("annapetrova", ["p-anna"]),
        ("AnnaPetrova.jpg", ["p-anna"]),
        ("petrova_anna_2022.pdf", ["p-anna"]),
        ("the 901st", ["p-unit"]),
        ("901-я бригада", ["p-unit"]),
        ("the 901 motor rifle brigade", ["p-unit"]),
        ("near Zarechensk's gate", ["p-place"]),
        ("под Заречинском", ["p-place"]),
        ("said the Morning Reed", ["p-post"]),
        ("themorningreed.example", ["p-post"]),
    ],
)
def test_find_sees_through_spelling_case_and_order(text: str, secrets: list[str]) -> None:
    assert found(text) == secrets


@pytest.mark.parametrize(
    "text",
    [
        "901 people were counted", "petroleum", "in the morning by the reed bed", "his sister said so",
        "a conscript fled",
        "motor, rifle and brigade", "",
    ],
)  # fmt: skip
def test_find_passes_ordinary_words(text: str) -> None:
    assert found(text) == []


def test_find_excuses_only_what_lies_within_an_allowed_phrase() -> None:
    phrase = "Petrova Street Library"
    assert found("the Petrova Street Library", phrase) == []
    assert found("Petrova at the Petrova Street Library", phrase) == ["p-anna"]
    assert found("Petrova Street", phrase) == ["p-anna"]


def test_find_says_where() -> None:
    text = "On Monday Petrova came"
    hits = Searcher((ANNA,)).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == ["Petrova"]


def test_find_takes_steps_in_proportion_to_the_text() -> None:
    searcher, words = Searcher(SECRETS), "Some ordinary words of a very long report. " * 500
    assert steps(lambda: searcher.find(words * 2)) < 2.4 * steps(lambda: searcher.find(words))


def test_find_comes_to_the_end_of_one_endless_word() -> None:
    assert Searcher(SECRETS).find("a" * 200_000) == ()
