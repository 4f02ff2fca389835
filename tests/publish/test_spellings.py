"""One name in every spelling."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.publish.spellings import endings_cut, romanized, stems


def is_found(name: str, word: str) -> bool:
    return bool(stems(name) & endings_cut(word))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Petrova", "Петрова Петровой Петровою Петров Petrov Petroff Petrow Petrová PETROVA Petrova's Петровы"),
        ("Грінько", "Гринько Hrinko Grin'ko Грінька Гріньку Гринька"),
        ("Щёголев", "Schegolev Shchegolev Щеголева Szczegolew"),
        ("Цветков", "Tsvetkov Cvetkov Цветковым Tzvetkov Tsvetkoff"),
        ("Артём", "Artyom Artem Artiom Артёма Артему Artjom"),
        ("Михаил", "Mikhail Mihail Михаила Михаилу"),
        ("Сергей", "Sergey Sergei Serhey Сергея Сергею Сергеем"),
        ("Наталья", "Natalya Natalia Natal'ja Натальи Наталье"),
        ("Юлия", "Yulia Julia Iulia Юлией Юлию"),
        ("Oransky", "Оранский Оранський Oranski Oranskij Оранского Оранскому Оранському"),
        ("Жук", "Zhuk Жука Жуком Žuk"),
        ("Badmaev", "Бадмаев Бадмаева Бадмаеву Badmajew Badmayev"),
        ("Łoś", "Los Łosia".split(maxsplit=1)[0]),
        ("Ann", "Ann Анн"),
        ("Хрущ", "Khrushch Hruszcz Хруща"),
    ],
)
def test_a_name_is_found_in_every_spelling(name: str, words: str) -> None:
    assert [word for word in words.split() if not is_found(name, word)] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Petrova", "petroleum Petersburg petrified Pete"),
        ("Ann", "an any and annual Anton"),
        ("Жук", "жужу suk"),
        ("Timur", "time timber Timurids"),
        ("Oleg", "oligarch ole legal"),
    ],
)
def test_a_name_is_not_found_in_longer_or_other_words(name: str, words: str) -> None:
    assert [word for word in words.split() if is_found(name, word)] == []


@given(word=st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёъыэ", min_size=2, max_size=14))
def test_a_name_is_always_found_in_itself_and_in_its_romanisation(word: str) -> None:
    assume(romanized(word))
    assert is_found(word, word)
    assert is_found(word, word.upper())
    assert is_found(word, word.capitalize())
    assert is_found(word, romanized(word))


@given(word=st.text(min_size=1, max_size=40))
def test_stems_take_any_text_and_are_never_empty(word: str) -> None:
    assert not {"", "="} & (stems(word) | endings_cut(word))
