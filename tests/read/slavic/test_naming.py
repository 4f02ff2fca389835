"""What an entity is called: the nominative where endings leave no doubt, the words of the text where they do not."""

from __future__ import annotations

import pytest

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.morphology import dictionary
from habeas.read.languages.slavic.names.cases import decline, nominative_words
from habeas.read.languages.slavic.names.grouping import nominative_body, nominative_group
from habeas.read.languages.slavic.names.placing import regular_place
from habeas.read.languages.slavic.wordlists import load_wordlists
from tests.read.slavic.parsing import document_of, entities_of


@pytest.mark.parametrize(
    ("language", "phrase", "head", "name"),
    [
        ("ru", "трёх мужчин", "мужчина", "мужчины"),
        ("ru", "двух местных жителей", "житель", "местные жители"),
        ("ru", "солдатам", "солдат", "солдаты"),
        ("ru", "12 солдат", "солдат", None),
        ("uk", "місцевим жителям", "житель", "місцеві жителі"),
        ("uk", "п'ятьох військових", "військовий", "військові"),
    ],
)
def test_group_is_called_in_the_nominative(language: str, phrase: str, head: str, name: str | None) -> None:
    tokens = document_of(f"Об этом знают {phrase}", language).tokens[3:]
    assert nominative_group(tokens, head, dictionary(language)) == name


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("ru", "Тихо в Плетнёвке", "Плетнёвка"),
        ("ru", "Уехали из Плетнёвки", "Плетнёвка"),
        ("ru", "Это Плетнёвки", None),
        ("ru", "Тихо в Лугани", None),
        ("uk", "Тихо у Плетнівці", "Плетнівка"),
        ("uk", "Вивезли до Плетнівки", "Плетнівка"),
        ("uk", "Вивезли до Плетнинська", "Плетнинськ"),
    ],
)
def test_town_is_called_in_the_nominative_where_its_ending_is_sure(
    language: str, sentence: str, name: str | None
) -> None:
    *_, before, town = document_of(sentence, language).tokens
    assert regular_place(town, before) == name


def test_family_name_that_no_dictionary_has_is_declined_with_the_given_name() -> None:
    tokens = document_of("Забрали Ольгу Кравчину").tokens[1:]
    assert nominative_words(tokens, decline(tokens), dictionary("ru")) == ("Ольга", "Кравчина")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Забрали Дениса Горелова.", ["Денис Горелов"]),
        ("Горелова рассказала, что было.", ["Горелова"]),
        ("У рядового Горелова забрали телефон.", ["Горелов"]),
        ("Арестовали Веру Сомову. Сомова вину не признаёт.", ["Вера Сомова"]),
        ("Жалобы получила прокуратура 3 мая.", ["прокуратура"]),
        ("Жалобы получил Заречный суд 4 раза.", ["Заречный суд"]),
    ],
)
def test_name_is_what_grammar_leaves_no_doubt_of(text: str, names: list[str]) -> None:
    kinds = (PartyKind.PERSON, PartyKind.ORGANIZATION)
    assert [each.name for each in entities_of(text).entities if each.kind in kinds] == names


def test_group_keeps_the_words_of_the_text_among_its_spellings() -> None:
    (group,) = [each for each in entities_of("Солдатам угрожали.").entities if each.kind is PartyKind.GROUP]
    assert (group.name, group.spellings) == ("Солдаты", ("Солдатам",))


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("прокуратуру", "прокуратура"),
        ("Верховного суда", "Верховный суд"),
        ("Народному комитету солдатских матерей", "Народный комитет"),
        ("прокуратуры", None),
        ("Лугань", None),
    ],
)
def test_body_is_called_in_the_nominative_where_its_type_is_sure(phrase: str, name: str | None) -> None:
    tokens = document_of(f"Об этом знают {phrase}").tokens[3:]
    assert nominative_body(tokens, load_wordlists("ru").words("organization_heads"), dictionary("ru")) == name
