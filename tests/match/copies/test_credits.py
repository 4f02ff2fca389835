from __future__ import annotations

import pytest

from habeas.match.copies.credits import credited_in, name_keys


@pytest.mark.parametrize(
    ("text", "language", "outlet"),
    [
        ("Twelve men are missing, as reported by Cable and Crane.", "en", "Cable and Crane"),
        ("The Dolinsk Courier reports that twelve men are missing.", "en", "Dolinsk Courier"),
        ("Об этом сообщила сестра в интервью «Голос предгорья».", "ru", "Голос предгорья"),
        ("Пропали двенадцать человек, пишет газета «Волжская набережная».", "ru", "Волжская набережная"),
        ("Про це йдеться в матеріалі з посиланням на видання «Поромник».", "uk", "Поромник"),
    ],
)
def test_credited_outlet_is_found(text: str, language: str, outlet: str) -> None:
    assert any(name_keys(outlet, language) <= credited for credited in credited_in(text, language))


def test_text_that_credits_nobody_credits_nobody() -> None:
    assert credited_in("Twelve men are missing from the barracks.", "en") == ()


def test_outlet_in_another_script_has_the_same_keys() -> None:
    assert name_keys("Волжская набережная", "ru") == name_keys("Volzhskaya Naberezhnaya", "en")
