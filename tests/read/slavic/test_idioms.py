"""Verbs of deeds that mean something else beside some words, and those to whom a deed was done beside its doers."""

from __future__ import annotations

import pytest

from tests.read.slavic.test_denials import told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Ивана Лунина задержала пробка."),
        ("uk", "Івана Луніна вбила хвороба."),
        ("ru", "Ивана Лунина забрала скорая."),
        ("ru", "Ивана Лунина забрали в армию."),
        ("ru", "Сына забрала мать."),
        ("uk", "Івана Луніна кинула дружина."),
        ("ru", "Ивана Лунина посадили за стол."),
        ("ru", "Ивана Лунина держат за дурака."),
        ("uk", "Івана Луніна тримають у невіданні."),
        ("ru", "Иван Лунин провёл урок в колонии."),
        ("uk", "Арешт майна Івана Луніна знято."),
    ],
)
def test_verb_that_means_something_else_tells_of_no_deed(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Ивана Лунина забрали военные в масках.", "act detention Лунин"),
        ("ru", "Ивана Лунина забрали из школы люди в масках.", "act detention Лунин"),
        ("uk", "Івана Луніна забрали в лікарні.", "act detention Лунін"),
        ("uk", "Івана Луніна кинули в підвал.", "act detention Лунін"),
        ("uk", "Івана Луніна катували струмом.", "act torture Лунін"),
        ("ru", "Иван Лунин провёл три дня в подвале.", "whereabouts held Лунин"),
        ("ru", "Иван Лунин, чей брат арестован, молчит.", "act arrest брат"),
        ("ru", "Арест учителя Ивана Лунина возмутил всех.", "act arrest Лунин"),
    ],
)
def test_deed_is_told_of_whom_it_was_done_to(language: str, text: str, wanted: str) -> None:
    assert told(language, text) == [f"-: {wanted}"]
