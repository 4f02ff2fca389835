"""One person's name, found in any text with its exact place; what is somebody else's stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


HIDDEN = (
    "P a v e l  O r l i n",
    "P A V E L   O R L I N",
    "o r l i n  p a v e l",
    "PavelOrlin",
    "p.a.v.e.l o.r.l.i.n",
    "Or\u00adlin",
    "Pavel Or\u200bl\u200bin",
    "О\u0301рли\u0301на",
    "П\u0300\u0301авел О\u0308рлин",
    "\uff2f\uff52\uff4c\uff49\uff4e",
)


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_spaced_letters_and_signs_without_a_shape_hide_nobody(hidden: str) -> None:
    struck = PAVEL.strike(f"They took {hidden} away.")
    assert struck.startswith("They took ")
    assert struck.endswith(" away.")
    assert set(struck.removeprefix("They took ").removesuffix(" away.")) <= {BAR, " "}


@given(st.lists(st.sampled_from(("", "\u200b", "\u00ad", "\u0301", "\u2060\u200d")), min_size=11, max_size=11))
def test_whatever_signs_stand_between_the_letters_none_is_left(marks: list[str]) -> None:
    hidden = "".join(map(str.__add__, "Pavel Orlin", marks))
    struck = PAVEL.strike(f"They took {hidden} away.")
    assert len(struck) == len(f"They took {hidden} away.")
    assert not set(struck[10:-6]) & set("PavelOrlin")


def test_letters_within_the_names_of_others_are_not_the_name() -> None:
    finder = NameFinder(("Anna Petrova",))
    kept = "Tatiana Petrovskaya wrote. Svetlana; Petrovka street. Rosanna Petrova-Vodkina-Lis left."
    assert "Tatiana" in finder.strike(kept)
    assert "Svetlana; Petrovka" in finder.strike(kept)
    assert finder.strike("mail annapetrova or petrovaanna").replace(BAR, "#") == "mail ########### or ###########"


@pytest.mark.parametrize(
    ("name", "text", "struck"),
    [
        ("Павел Ильич Орлин", "Марк Ильич и Орлин", "Марк Ильич и #####"),
        ("Орлин Павел Кузьминична", "Анна Кузьминична и Орлин", "Анна Кузьминична и #####"),
        ("Лукинич Павел", "Павел и Лукинич", "Павел и #######"),
        ("Лукинич Павел Петрович", "Павел и Петрович и Лукинич", "Павел и Петрович и #######"),
        ("Павел Петрович Лукинич", "Петрович и Лукинич", "Петрович и #######"),
    ],
)
def test_a_patronymic_alone_is_not_the_name(name: str, text: str, struck: str) -> None:
    assert NameFinder((name,)).strike(text).replace(BAR, "#") == struck
