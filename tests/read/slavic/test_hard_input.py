"""Texts as they really come: a reading or a clear refusal, and never a word that is not there."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.facts.party import PartyKind
from habeas.facts.reading import Reading
from habeas.read import READERS, read

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
HARD = {
    "capitals": "ИВАН ПЕТРОВИЧ ЛУНИН ПРОПАЛ В БУРЯТИИ. МАТЬ ЕГО ЖДЁТ.",
    "no punctuation": "иван лунин пропал в марте мать галина торбеева ждёт и никто не отвечает " * 60,
    "invisible": "Ива\u200bн Лу\u00adнин\u202e пропал\u2069 в Буря\u0301тии.",
    "look-alikes": "Ивaн Лунин пpопал в Буpятии.",
    "mixed": "Ivan Lunin пропал. His mother Галина Торбеева чекає на нього в Києві. They said nothing.",
    "transliterated": "Ivan Lunin propal v marte, mat govorit, chto yego uvezli iz kazarmy.",
    "marks only": "«»„“”\"''—–-…!?() №%",
    "broken marks": "«Нас увезли, — сказал Иван Лунин. „И били. Мы «молчали.",
    "banner": "Подпишитесь на наш канал в Telegram и поддержите независимую редакцию.",
    "numbers": "1 000 000 12.05.2022 №15 +7 999 000-00-00 50%",
    "one letter": "Я",
    "initials": "А. Б. В. Г. Д. Е. Ж. З.",
    "long word": "Лунин" * 4000,
}


def spans_hold(reading: Reading, text: str) -> bool:
    spans = [span for entity in reading.entities for span in (*entity.mentions, *entity.references)]
    spellings = [each for entity in reading.entities for each in entity.spellings]
    seen = UNSEEN.sub("", text)
    words = " ".join(text.split()) + "\n" + " ".join(seen.split())
    return all(0 <= span.start < span.end <= len(text) for span in spans) and all(each in words for each in spellings)


@pytest.mark.parametrize("language", ["ru", "uk"])
@pytest.mark.parametrize("name", sorted(HARD))
def test_hard_text_is_read_without_inventing(name: str, language: str) -> None:
    assert spans_hold(read(HARD[name], language=language), HARD[name])


@given(st.text(alphabet="АБИван Лунинмат.,«»„“—-()\n\u200b\u0301\u202e19aZ№ їґ'", max_size=160))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_without_inventing(text: str) -> None:
    if UNSEEN.sub("", text).strip():
        assert spans_hold(read(text, language="ru"), text)


def test_name_in_capitals_is_still_a_person() -> None:
    persons = [each for each in read(HARD["capitals"]).entities if each.kind is PartyKind.PERSON and each.mentions]
    assert [each.spellings for each in persons] == [("ИВАН ПЕТРОВИЧ ЛУНИН",)]


def test_invisible_letters_do_not_hide_a_name() -> None:
    persons = [each for each in read(HARD["invisible"]).entities if each.kind is PartyKind.PERSON]
    assert [each.spellings for each in persons] == [("Иван Лунин",)]


def test_banner_alone_gives_no_entity() -> None:
    reading = read(HARD["banner"])
    assert (reading.entities, len(reading.furniture)) == ((), 1)


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_same_text_gives_the_same_reading(language: str) -> None:
    text = HARD["mixed"]
    assert read(text, language=language) == read(text, language=language)
    assert READERS[language]().language == language
