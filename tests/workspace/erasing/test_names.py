"""One person's name, found in any text with its exact place; what is somebody else's stays."""

from __future__ import annotations

import pytest

from habeas.facts.struck import BAR
from habeas.workspace.erasing.names import NameFinder

PAVEL = NameFinder(("Pavel Orlin", "Orlin", "Павел Орлин"), others=("Anna Orlina", "Pavel Dubov"))


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Pavel Orlin is held.", "########### is held."),
        ("PAVEL  ORLIN", "############"),
        ("Orlin's cell", "####### cell"),
        ("They took Орлина Павла away", "They took ############ away"),
        ("pavel orlin, in a chat", "###########, in a chat"),
        ("P. Orlin wrote", "######## wrote"),
        ("of Павла\nОрлина", "of #####\n######"),
        ("Орлину сказали", "###### сказали"),
        ("Orlyn, Pavel", "############"),
        ("Anna Orlina, his sister", "Anna Orlina, his sister"),
        ("Анне Орлиной звонил Орлин", "Анне Орлиной звонил #####"),
        ("Pavel Dubov and Pavel Orlin", "Pavel Dubov and ###########"),
        ("Pavel said", "Pavel said"),
        ("nothing", "nothing"),
    ],
)
def test_a_name_is_struck_in_any_form_and_nothing_else_is(text: str, struck: str) -> None:
    assert PAVEL.strike(text).replace(BAR, "#") == struck


def test_what_is_struck_is_as_long_as_it_was() -> None:
    text = "Of Pavel Orlin, «Орлину» and P. Orlin nothing is left.\n"
    assert len(PAVEL.strike(text)) == len(text)
    assert not PAVEL.is_in(PAVEL.strike(text))


def test_a_name_that_holds_the_whole_name_is_no_excuse() -> None:
    finder = NameFinder(("Pavel Orlin",), others=("the mother of Pavel Orlin",))
    assert finder.strike("the mother of Pavel Orlin").replace(BAR, "#") == "the mother of ###########"


def test_an_ordinary_word_is_found_only_as_the_name_is_written() -> None:
    finder = NameFinder(("May Hope", "May"))
    assert finder.strike("May may stay with May Hope").replace(BAR, "#") == "### may stay with ########"


def test_nobody_is_found_nowhere() -> None:
    assert NameFinder(()).spans("Pavel Orlin") == ()
