"""What a word can be: the quick way through the dictionary answers as pymorphy3 itself does."""

from __future__ import annotations

from functools import cache
from typing import Any

import pymorphy3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from habeas.read.languages.slavic.automaton import WordAutomaton, quicken
from habeas.read.languages.slavic.morphology import Form, dictionary
from habeas.read.languages.slavic.names.network import load_network
from habeas.read.languages.slavic.names.threads import single_thread

WORDS = {
    "ru": "мать елка ёлка ежа еще все всё мыла стали сообщил сообщила солдат солдата его им по-русски бригады "
    "вежливее полуторка аэропорт кабинета берет бригадного жульбань недозвонился з я а оон егэ",
    "uk": "мати ганок ґанок гудзик їхня солдата повідомив по-перше пів'яблука бригади жульбань є й зсу",
}


@cache
def plain(language: str) -> Any:  # noqa: ANN401 - the package is untyped
    """Return the analyzer as the package makes it."""
    return pymorphy3.MorphAnalyzer(lang=language)


def expected(language: str, word: str) -> list[tuple[str, str, float, bool]]:
    """Return what pymorphy3 says of a word: lemma, part, chance, and whether it is known; doubles as it has them.

    Its Ukrainian dictionary has infinitives among the verbs; here they are a part of their own.
    """
    return [
        (
            parse.normal_form,
            "INFN" if "infn" in str(parse.tag) else str(parse.tag.POS or "UNKN"),
            float(parse.score),
            bool(parse.is_known),
        )
        for parse in plain(language).parse(word)
    ]


def told(forms: tuple[Form, ...]) -> list[tuple[str, str, float, bool]]:
    """Return the same of our readings, which stand there once each."""
    return [(form.lemma, form.part, form.chance, form.is_known) for form in forms]


@pytest.mark.parametrize(("language", "word"), [(name, word) for name, text in WORDS.items() for word in text.split()])
def test_forms_are_what_the_package_says(language: str, word: str) -> None:
    ours = told(dictionary(language).forms(word))
    theirs = expected(language, word)
    assert ours[0] == theirs[0]
    assert set(ours) <= set(theirs)
    assert {each[:2] for each in ours} == {each[:2] for each in theirs}


@given(st.text(alphabet="абвгдежзиклмнопрстуёь", min_size=2, max_size=12))
def test_forms_of_any_letters_are_what_the_package_says(word: str) -> None:
    ours = told(dictionary("ru").forms(word))
    assert ours[0] == expected("ru", word)[0]
    assert set(ours) <= set(expected("ru", word))


@pytest.mark.parametrize("others", [[("ё".encode(), "ё")], ("ё".encode(), "ё")], ids=["dawg2-python", "dawg-python"])
def test_letters_that_stand_for_others_are_read_as_either_package_gives_them(others: object) -> None:
    analyzer = pymorphy3.MorphAnalyzer(lang="ru")
    quicken(analyzer)
    analyzer.char_substitutes = {"е".encode(): others}
    words = WordAutomaton(analyzer)
    assert {each.spelling for each in words.entries("елка")} == {"ёлка"}
    assert {each.spelling for each in words.entries("мать")} == {"мать"}


def test_word_without_its_dots_is_read_with_them_too() -> None:
    assert {form.lemma for form in dictionary("ru").forms("елка")} == {"ёлка"}
    assert {form.lemma for form in dictionary("uk").forms("ганок")} == {"ганок", "ґанок"}


def test_single_thread_holds_within_and_not_after() -> None:
    load_network()
    before = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
    with single_thread():
        inside = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
    after = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
    assert before
    assert set(inside) == {1}
    assert after == before
