"""Which language a text is in."""

from __future__ import annotations

import pytest

from habeas.read import UNDETERMINED, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The men were taken from the barracks, she said, and nobody has seen them since.", "en"),
        ("THE MEN WERE TAKEN FROM THE BARRACKS AND NOBODY HAS SEEN THEM", "en"),
        ("She said no.", "en"),
        ("Мужчин увезли из казармы, сказала она, и с тех пор их никто не видел.", "ru"),
        ("Чоловіків вивезли з казарми, сказала вона, і відтоді їх ніхто не бачив.", "uk"),
        ("Ива\u200bн Лу\u00adнин пропал в Буря\u0301тии.", "ru"),
        ("Яго ніхто не бачыў з трэцяга кастрычніка, і ніхто не адказваў на лісты.", "be"),
        (
            "Алесь Кавальоў не виходить на зв'язок. " * 2
            + "Чоловіків вивезли з казарми, і відтоді їх ніхто не бачив. " * 8,
            "uk",
        ),
        ("В поле", UNDETERMINED),
        ("Ivan Lunin propal v marte, mat govorit, chto yego uvezli iz kazarmy.", UNDETERMINED),
        ("Die Männer wurden aus der Kaserne geholt, und niemand hat sie seither gesehen.", UNDETERMINED),
        ("Les hommes ont été emmenés de la caserne et personne ne les a revus depuis.", UNDETERMINED),
        ("男たちは兵舎から連れ去られた。", UNDETERMINED),
        ("12 34 56", UNDETERMINED),
    ],
)
def test_language_is_told_by_letters_and_frequent_words(text: str, language: str) -> None:
    assert detect_language(text) == language
